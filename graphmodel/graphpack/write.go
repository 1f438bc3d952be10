// Package graphpack packs the entities and links of a graph into few bytes and
// reads them back with few allocations, so that a project file can keep the
// graph that follows from its articles.
//
// A Pack has a head with the ids and the strings that come more than once, and
// parts that can be unpacked at the same time. Numbers are varints; entities,
// articles and repeated strings are named by their place in the head. Each
// piece is compressed and carries a checksum (Zstandard).
package graphpack

import (
	"encoding/binary"
	"math"

	"clew/graphmodel"
)

// Version is the version of the format. A reader refuses any other one.
const Version = 1

// How many entities, and links, one part holds.
const (
	entitiesAPart = 4096
	linksAPart    = 16384
)

// Pack is a packed graph, or what a change has put into one and taken out.
type Pack struct {
	Head     []byte
	Entities [][]byte
	Links    [][]byte
}

// Encode packs entities and links, in their order.
func Encode(entities []*graphmodel.Entity, links []*graphmodel.Link) Pack {
	h := newHead()
	for _, e := range entities {
		h.entities.place(e.ID)
	}
	var p Pack
	for len(entities) > 0 {
		n := min(entitiesAPart, len(entities))
		p.Entities = append(p.Entities, compress(h.packEntities(entities[:n])))
		entities = entities[n:]
	}
	for len(links) > 0 {
		n := min(linksAPart, len(links))
		p.Links = append(p.Links, compress(h.packLinks(links[:n])))
		links = links[n:]
	}
	p.Head = compress(h.bytes(nil, nil))
	return p
}

// EncodeChange packs what a change puts into a graph and takes out of it, as
// one piece. Only the sides after it are kept.
func EncodeChange(c graphmodel.Change) []byte {
	h := newHead()
	var entities []*graphmodel.Entity
	var links []*graphmodel.Link
	var goneEntities, goneLinks []string
	for _, e := range c.Entities {
		if e.After != nil {
			h.entities.place(e.After.ID)
			entities = append(entities, e.After)
		} else {
			goneEntities = append(goneEntities, e.Before.ID)
		}
	}
	for _, e := range c.Links {
		if e.After != nil {
			links = append(links, e.After)
		} else {
			goneLinks = append(goneLinks, e.Before.ID)
		}
	}
	var w writer
	first, second := h.packEntities(entities), h.packLinks(links)
	w.text(string(h.bytes(goneEntities, goneLinks)))
	w.text(string(first))
	w.text(string(second))
	return compress(w.b)
}

// writer collects numbers and texts.
type writer struct{ b []byte }

func (w *writer) number(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

func (w *writer) signed(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

func (w *writer) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

func (w *writer) float(f float64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(f))
}

func (w *writer) texts(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.text(s)
	}
}

// names gives strings numbers, in the order in which they come.
type names struct {
	at   map[string]int
	list []string
}

func (n *names) place(s string) int {
	i, ok := n.at[s]
	if !ok {
		i = len(n.list)
		n.at[s] = i
		n.list = append(n.list, s)
	}
	return i
}

// head collects what the parts refer to.
type head struct{ articles, entities, strings names }

func newHead() *head {
	h := &head{names{at: map[string]int{}}, names{at: map[string]int{}}, names{at: map[string]int{}}}
	h.strings.place("")
	return h
}

func (h *head) bytes(goneEntities, goneLinks []string) []byte {
	var w writer
	w.number(Version)
	for _, list := range [][]string{h.articles.list, h.entities.list, h.strings.list, goneEntities, goneLinks} {
		w.texts(list)
	}
	return w.b
}

// The marks of an entity.
const (
	hasCoord = 1 << iota
	byHand
	hasWhen
	hasMore // origin, attributes or a note
)

func (h *head) packEntities(entities []*graphmodel.Entity) []byte {
	var w writer
	w.number(len(entities))
	mentions := 0
	for _, e := range entities {
		mentions += len(e.Mentions)
	}
	w.number(mentions)
	for _, e := range entities {
		h.packEntity(&w, e)
	}
	return w.b
}

func (h *head) packEntity(w *writer, e *graphmodel.Entity) {
	w.number(h.entities.place(e.ID))
	marks := 0
	for bit, set := range map[int]bool{
		hasCoord: e.HasCoord || e.Lat != 0 || e.Lon != 0, byHand: e.ByHand, hasWhen: e.When != graphmodel.Interval{},
		hasMore: e.Origin != "" || e.Note != "" || len(e.Attributes) > 0,
	} {
		if set {
			marks |= bit
		}
	}
	w.number(marks)
	for _, s := range []string{string(e.Kind), string(e.Status), e.Country, string(e.Type), string(e.Stance)} {
		w.number(h.strings.place(s))
	}
	w.text(e.Name)
	w.text(e.Key)
	w.text(e.Speaker)
	w.texts(e.Aliases)
	if marks&hasCoord != 0 {
		w.float(e.Lat)
		w.float(e.Lon)
		w.number(flag(e.HasCoord))
	}
	if marks&hasWhen != 0 {
		h.packTime(w, e.When)
	}
	if marks&hasMore != 0 {
		w.text(e.Origin)
		w.text(e.Note)
		packAttributes(w, e.Attributes)
	}
	w.number(len(e.Mentions))
	article, end := 0, 0
	for _, m := range e.Mentions {
		a := h.articles.place(m.Article)
		w.signed(a - article)
		if a != article {
			end = 0
		}
		w.signed(m.Span.Start - end)
		w.signed(m.Span.Len())
		w.number(h.strings.place(string(m.Form)))
		article, end = a, m.Span.End
	}
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (h *head) packTime(w *writer, t graphmodel.Interval) {
	for _, d := range []graphmodel.Date{t.Start, t.End} {
		w.signed(d.Year)
		w.signed(int(d.Month))
		w.signed(d.Day)
	}
	w.number(h.strings.place(string(t.Precision)))
}

func packAttributes(w *writer, list []graphmodel.Attribute) {
	w.number(len(list))
	for _, a := range list {
		w.text(a.Key)
		w.text(a.Value)
	}
}

// confidenceSteps is how exactly most confidences are stated: such a one is
// kept as a whole number.
const confidenceSteps = 1e4

// The marks of a link.
const (
	linkByHand = 1 << iota
	linkFloat  // the confidence is no whole number of steps
	linkMore   // a note or attributes
)

// packLinks keeps the ids apart: they are noise, which would spoil the
// compression of the rest.
func (h *head) packLinks(links []*graphmodel.Link) []byte {
	var ids, w writer
	evidence := 0
	for _, l := range links {
		ids.text(l.ID)
		evidence += len(l.Evidence)
	}
	w.number(len(links))
	w.number(evidence)
	for _, l := range links {
		h.packLink(&w, l)
	}
	var all writer
	all.text(string(ids.b))
	all.b = append(all.b, w.b...)
	return all.b
}

func (h *head) packLink(w *writer, l *graphmodel.Link) {
	steps := math.Round(l.Confidence * confidenceSteps)
	marks := flag(l.ByHand) * linkByHand
	if steps < 0 || steps/confidenceSteps != l.Confidence {
		marks |= linkFloat
	}
	if l.Note != "" || len(l.Attributes) > 0 {
		marks |= linkMore
	}
	w.number(marks)
	w.number(h.entities.place(l.From))
	w.number(h.entities.place(l.To))
	for _, s := range []string{string(l.Type), l.Label, string(l.Status)} {
		w.number(h.strings.place(s))
	}
	if marks&linkFloat != 0 {
		w.float(l.Confidence)
	} else {
		w.number(int(steps))
	}
	if marks&linkMore != 0 {
		w.text(l.Note)
		packAttributes(w, l.Attributes)
	}
	w.number(len(l.Evidence))
	for _, e := range l.Evidence {
		w.number(h.articles.place(e.Article))
		w.signed(e.Span.Start)
		w.signed(e.Span.Len())
		w.number(h.strings.place(e.Extractor))
		w.number(h.strings.place(string(e.Stance)))
	}
}
