package graphpack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"clew/graphmodel"
)

// ErrFormat is returned for bytes that are no pack, are damaged, or are of
// another version of the format.
var ErrFormat = errors.New("the stored graph cannot be read")

// Content is an unpacked graph. The strings share memory with each other.
type Content struct {
	Entities []*graphmodel.Entity
	Links    []*graphmodel.Link
	// Ends holds the places of the ends of each link in the list of all entities
	// of the pack, those that are only named by a change behind those it holds.
	Ends [][2]int32
	// Gone are the ids of what a change takes out.
	GoneEntities, GoneLinks []string
}

// DecodeChange unpacks what EncodeChange has packed.
func DecodeChange(packed []byte) (Content, error) {
	raw, err := decompress(packed)
	if err != nil {
		return Content{}, err
	}
	r := &reader{s: raw}
	first, entities, links := r.text(), r.text(), r.text()
	if r.bad {
		return Content{}, ErrFormat
	}
	var out Content
	h, err := readHead(first, &out)
	if err != nil {
		return Content{}, err
	}
	if err := h.entitiesOf(entities, &out); err != nil {
		return Content{}, err
	}
	return out, h.linksOf(links, &out)
}

// reader reads what a writer has written. After a mistake it gives zeros.
type reader struct {
	s   string
	at  int
	bad bool
}

func (r *reader) number() int {
	// Most numbers are short.
	if r.at < len(r.s) && r.s[r.at] < 0x80 {
		r.at++
		return int(r.s[r.at-1])
	}
	var x uint64
	for shift := uint(0); r.at < len(r.s) && shift < 64; shift += 7 {
		b := r.s[r.at]
		r.at++
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if x > math.MaxInt32 {
				break
			}
			return int(x)
		}
	}
	r.bad = true
	return 0
}

func (r *reader) signed() int {
	var x uint64
	for shift := uint(0); r.at < len(r.s) && shift < 64; shift += 7 {
		b := r.s[r.at]
		r.at++
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return int(int64(x>>1) ^ -int64(x&1))
		}
	}
	r.bad = true
	return 0
}

func (r *reader) text() string {
	n := r.number()
	if n > len(r.s)-r.at {
		r.bad = true
		return ""
	}
	r.at += n
	return r.s[r.at-n : r.at]
}

func (r *reader) float() float64 {
	if len(r.s)-r.at < 8 {
		r.bad = true
		return 0
	}
	r.at += 8
	return math.Float64frombits(binary.LittleEndian.Uint64([]byte(r.s[r.at-8 : r.at])))
}

// count reads a number of things, each of at least one byte.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.s)-r.at {
		r.bad = true
		return 0
	}
	return n
}

func (r *reader) texts() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

// tables are what the parts refer to.
type tables struct{ articles, entities, strings []string }

func readHead(raw string, into *Content) (*tables, error) {
	r := &reader{s: raw}
	if v := r.number(); v != Version {
		return nil, fmt.Errorf("%w: version %d", ErrFormat, v)
	}
	t := &tables{articles: r.texts(), entities: r.texts(), strings: r.texts()}
	into.GoneEntities, into.GoneLinks = r.texts(), r.texts()
	if r.bad {
		return nil, ErrFormat
	}
	return t, nil
}

// of returns an entry of a table.
func (r *reader) of(table []string) string {
	i := r.number()
	if i >= len(table) {
		r.bad = true
		return ""
	}
	return table[i]
}

func (t *tables) entitiesOf(s string, into *Content) error {
	r := &reader{s: s}
	all := make([]graphmodel.Entity, r.count())
	mentions := make([]graphmodel.Mention, r.count())
	into.Entities = make([]*graphmodel.Entity, len(all))
	for i := range all {
		mentions = t.entity(r, &all[i], mentions)
		into.Entities[i] = &all[i]
	}
	if r.bad || r.at != len(s) {
		return ErrFormat
	}
	return nil
}

// entity reads one entity, whose mentions are taken from room.
func (t *tables) entity(r *reader, e *graphmodel.Entity, room []graphmodel.Mention) []graphmodel.Mention {
	e.ID = r.of(t.entities)
	marks := r.number()
	e.Kind, e.Status = graphmodel.Kind(r.of(t.strings)), graphmodel.Status(r.of(t.strings))
	e.Country, e.Type = r.of(t.strings), graphmodel.EventType(r.of(t.strings))
	e.Stance = graphmodel.Stance(r.of(t.strings))
	e.Name, e.Key, e.Speaker, e.Aliases = r.text(), r.text(), r.text(), r.texts()
	e.ByHand = marks&byHand != 0
	if marks&hasCoord != 0 {
		e.Lat, e.Lon, e.HasCoord = r.float(), r.float(), r.number() == 1
	}
	if marks&hasWhen != 0 {
		e.When = t.time(r)
	}
	if marks&hasMore != 0 {
		e.Origin, e.Note, e.Attributes = r.text(), r.text(), r.attributes()
	}
	n := r.number()
	if n > len(room) {
		r.bad = true
		return room
	}
	if n == 0 {
		return room
	}
	e.Mentions = room[:n:n]
	article, end := 0, 0
	for i := range e.Mentions {
		step := r.signed()
		if step != 0 {
			end = 0
		}
		if article += step; article < 0 || article >= len(t.articles) {
			r.bad = true
			return room
		}
		start := end + r.signed()
		end = start + r.signed()
		e.Mentions[i] = graphmodel.Mention{
			Article: t.articles[article], Span: graphmodel.Span{Start: start, End: end}, Form: graphmodel.MentionForm(r.of(t.strings)),
		}
	}
	return room[n:]
}

func (t *tables) time(r *reader) graphmodel.Interval {
	date := func() graphmodel.Date {
		return graphmodel.Date{Year: r.signed(), Month: time.Month(r.signed()), Day: r.signed()}
	}
	return graphmodel.Interval{Start: date(), End: date(), Precision: graphmodel.Precision(r.of(t.strings))}
}

func (r *reader) attributes() []graphmodel.Attribute {
	n := r.count()
	if n == 0 {
		return nil
	}
	list := make([]graphmodel.Attribute, n)
	for i := range list {
		list[i] = graphmodel.Attribute{Key: r.text(), Value: r.text()}
	}
	return list
}

// linksOf reads links, of which nothing shares memory with s.
func (t *tables) linksOf(s string, into *Content) error {
	r := &reader{s: s}
	// What stays is cloned: the numbers are many times as much, and go.
	ids := &reader{s: strings.Clone(r.text())}
	all := make([]graphmodel.Link, r.count())
	evidence := make([]graphmodel.Evidence, r.count())
	into.Links, into.Ends = make([]*graphmodel.Link, len(all)), make([][2]int32, len(all))
	for i := range all {
		all[i].ID = ids.text()
		evidence = t.link(r, &all[i], &into.Ends[i], evidence)
		into.Links[i] = &all[i]
	}
	if r.bad || ids.bad || r.at != len(s) {
		return ErrFormat
	}
	return nil
}

// link reads one link, whose evidence is taken from room.
func (t *tables) link(r *reader, l *graphmodel.Link, ends *[2]int32, room []graphmodel.Evidence) []graphmodel.Evidence {
	marks := r.number()
	from, to := r.number(), r.number()
	if from >= len(t.entities) || to >= len(t.entities) {
		r.bad = true
		return room
	}
	l.From, l.To, *ends = t.entities[from], t.entities[to], [2]int32{int32(from), int32(to)}
	l.Type, l.Label, l.Status = graphmodel.LinkType(r.of(t.strings)), r.of(t.strings), graphmodel.Status(r.of(t.strings))
	l.ByHand = marks&linkByHand != 0
	if marks&linkFloat != 0 {
		l.Confidence = r.float()
	} else {
		l.Confidence = float64(r.number()) / confidenceSteps
	}
	if marks&linkMore != 0 {
		l.Note, l.Attributes = strings.Clone(r.text()), r.attributes()
		for i, a := range l.Attributes {
			l.Attributes[i] = graphmodel.Attribute{Key: strings.Clone(a.Key), Value: strings.Clone(a.Value)}
		}
	}
	n := r.number()
	if n > len(room) {
		r.bad = true
		return room
	}
	if n == 0 {
		return room
	}
	l.Evidence = room[:n:n]
	for i := range l.Evidence {
		e := &l.Evidence[i]
		e.Article = r.of(t.articles)
		start := r.signed()
		e.Span = graphmodel.Span{Start: start, End: start + r.signed()}
		e.Extractor, e.Stance = r.of(t.strings), graphmodel.Stance(r.of(t.strings))
	}
	return room[n:]
}
