// Package inspector shows what is known about the selection: names, roles,
// links and events, and below each the sentences that say so.
package inspector

import (
	"cmp"
	"slices"
	"strings"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// itemType says how an item is drawn.
type itemType uint8

const (
	titleItem   itemType = iota // the name of what is inspected
	factItem                    // a quiet line of running text
	sectionItem                 // the title of a group
	linkItem                    // an entity at the other end of a link
	quoteItem                   // a sentence of an article
	moreItem                    // unfolds what was left out
	articleItem                 // an article with a count
	gapItem                     // empty space
	noteItem                    // what the person has written about it; empty: nothing yet
)

// item is one row of the inspector.
type item struct {
	typ    itemType
	kind   graphmodel.Kind
	title  string
	before string // quiet words before the title: "envoy of"
	after  string // quiet words after it
	tags   []tag
	note   string // at the right edge: a confidence, a count
	key    string // of a more item: what it unfolds

	entity  string          // selected by a click
	link    string          // selected by a click
	noteOf  string          // id of what a note is about
	article string          // opened by a click
	span    graphmodel.Span // of the article: the evidence
	text    string          // of a quote: the sentence
	start   int             // where text begins in the article
}

// tag is a small mark: "planned".
type tag struct {
	text string
	tone controls.Tone
}

// shownQuotes is how many sentences stand below a link before "more".
const shownQuotes = 2

// builder collects the items for one selection.
type builder struct {
	snap     *graphmodel.Snapshot
	rank     *session.Ranking
	unfolded map[string]bool
	items    []item
	known    *graphmodel.Witnesses // nil until they are needed
}

// build lists the items for a selection.
func build(snap *graphmodel.Snapshot, rank *session.Ranking, sel session.Selection, unfolded map[string]bool) []item {
	b := &builder{snap: snap, rank: rank, unfolded: unfolded}
	switch {
	case len(sel.Entities) == 1 && len(sel.Links) == 0:
		b.entity(sel.Entities[0])
	case len(sel.Entities) == 0 && len(sel.Links) == 1:
		b.link(snap.Link(sel.Links[0]))
	case len(sel.Entities)+len(sel.Links) > 1:
		b.several(sel)
	default:
		b.project()
	}
	return b.items
}

func (b *builder) add(i item) { b.items = append(b.items, i) }

func (b *builder) section(title, note string) {
	b.add(item{typ: sectionItem, title: title, note: note})
}

// fact adds a line of running text, if there is any.
func (b *builder) fact(text string) {
	if text != "" {
		b.add(item{typ: factItem, title: text})
	}
}

func stanceTags(s graphmodel.Stance) []tag {
	text := wording.Stance(s)
	if text == "" {
		return nil
	}
	tone := controls.Warning
	switch s {
	case graphmodel.Denied:
		tone = controls.Danger
	case graphmodel.Attributed:
		tone = controls.Quiet
	}
	return []tag{{text, tone}}
}

// entity lists one entity.
func (b *builder) entity(id string) {
	e := b.snap.Entity(id)
	i, ok := b.snap.EntityIndex(id)
	if !ok {
		b.project()
		return
	}
	label := wording.Kind(e.Kind)
	if e.Kind == graphmodel.Event {
		label = wording.EventType(e.Type)
	}
	b.add(item{typ: titleItem, kind: e.Kind, title: e.Name, before: label, tags: append(stanceTags(e.Stance), byHand(e.ByHand)...)})
	if len(e.Aliases) > 0 {
		b.fact("Also " + strings.Join(e.Aliases, ", "))
	}
	if e.Kind == graphmodel.Event {
		b.fact(b.eventFacts(e))
	}
	b.fact(mentionCount(e))
	b.fact(wording.Corroboration(b.witnesses().Entity(e)))
	b.imported(e.Origin, e.Attributes)
	b.add(item{typ: noteItem, title: e.Note, noteOf: e.ID})
	b.links(i)
	b.articles(e)
}

func (b *builder) witnesses() *graphmodel.Witnesses {
	if b.known == nil {
		b.known = b.snap.Witnesses()
	}
	return b.known
}

// imported tells which file something was imported from, and what that says of it.
func (b *builder) imported(file string, attributes []graphmodel.Attribute) {
	if file != "" {
		b.fact("Added from the file " + file)
	}
	for _, a := range attributes {
		b.fact(a.Key + ": " + a.Value)
	}
}

// eventFacts is the line with an event's date and who says so.
func (b *builder) eventFacts(e *graphmodel.Entity) string {
	var parts []string
	if when := scene.FormatInterval(e.When); when != "" {
		parts = append(parts, when)
	}
	if speaker := b.snap.Entity(e.Speaker); speaker != nil {
		parts = append(parts, "according to "+controls.Isolate(speaker.Name))
	}
	return strings.Join(parts, ", ")
}

func mentionCount(e *graphmodel.Entity) string {
	if len(e.Mentions) == 0 {
		return ""
	}
	articles := 1
	for i := 1; i < len(e.Mentions); i++ {
		if e.Mentions[i].Article != e.Mentions[i-1].Article {
			articles++
		}
	}
	return "Mentioned " + times(len(e.Mentions)) + " in " + wording.Count(articles, "article", "articles")
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return wording.Number(n) + " times"
}

// arcGroup is the links of one type on one side.
type arcGroup struct {
	typ  graphmodel.LinkType
	side wording.Side
	arcs []graphmodel.Arc
}

// groups sorts the arcs of an entity by type, statements first; within a type
// what the entity itself holds comes before what others hold of it.
func (b *builder) groups(i int) []arcGroup {
	var groups []arcGroup
	for _, t := range graphmodel.LinkTypes {
		for _, side := range []wording.Side{wording.Outward, wording.Inward, wording.EitherWay} {
			g := arcGroup{typ: t, side: side}
			for _, a := range b.snap.ArcsOf(i) {
				l := b.snap.Links.At(int(a.Link))
				if l.Type != t || l.Status == graphmodel.Hidden {
					continue
				}
				if sideOf(a, l) == side {
					g.arcs = append(g.arcs, a)
				}
			}
			if len(g.arcs) > 0 {
				b.sortArcs(g)
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// sideOf says how a link looks from the entity that an arc starts at. Who is the
// brother of whom is told by the label alone.
func sideOf(a graphmodel.Arc, l *graphmodel.Link) wording.Side {
	switch {
	case l.Type != graphmodel.Family && !l.Points():
		return wording.EitherWay
	case a.Out:
		return wording.Outward
	}
	return wording.Inward
}

// sortArcs puts events in the order of time and all else by weight.
func (b *builder) sortArcs(g arcGroup) {
	slices.SortStableFunc(g.arcs, func(x, y graphmodel.Arc) int {
		ex, ey := b.snap.Entities[x.Node], b.snap.Entities[y.Node]
		if g.typ.OfEvent() && g.side == wording.Inward {
			if c := ex.When.Start.Compare(ey.When.Start); c != 0 {
				return c
			}
		}
		return cmp.Or(
			cmp.Compare(b.rank.Weight[y.Node], b.rank.Weight[x.Node]),
			cmp.Compare(graphmodel.Fold(ex.Name), graphmodel.Fold(ey.Name)),
			cmp.Compare(x.Link, y.Link),
		)
	})
}

// shownArcs is how many links of one group are shown before "more".
const shownArcs = 12

func (b *builder) links(i int) {
	for _, g := range b.groups(i) {
		note := ""
		if len(g.arcs) > 1 {
			note = wording.Number(len(g.arcs))
		}
		b.section(wording.Group(g.typ, g.side), note)
		key := string(g.typ)
		switch g.side {
		case wording.Outward:
			key += " out"
		case wording.EitherWay:
			key += " either way"
		}
		limit := shownArcs
		if g.typ == graphmodel.CoMentioned {
			limit = 5
		}
		arcs := g.arcs
		if !b.unfolded[key] && len(arcs) > limit+1 {
			arcs = arcs[:limit]
		}
		for _, a := range arcs {
			b.arc(a, g.side, g.typ != graphmodel.CoMentioned || b.unfolded[key])
		}
		rest := len(g.arcs) - len(arcs)
		switch {
		case g.typ == graphmodel.CoMentioned && !b.unfolded[key]:
			b.add(item{typ: moreItem, title: "Show all with their sentences", key: key})
		case rest > 0:
			b.add(item{typ: moreItem, title: "Show " + wording.Number(rest) + " more", key: key})
		}
	}
}

// arc adds the other end of a link and, when quoted, the sentences that prove
// it.
func (b *builder) arc(a graphmodel.Arc, side wording.Side, quoted bool) {
	l := b.snap.Links.At(int(a.Link))
	e := b.snap.Entities[a.Node]
	it := item{typ: linkItem, kind: e.Kind, title: e.Name, entity: e.ID, link: l.ID, note: wording.Confidence(l.Confidence)}
	switch {
	case l.Type == graphmodel.Role && side != wording.Inward:
		it.before = l.Label
	case l.Type == graphmodel.Role:
		it.after = strings.TrimSuffix(l.Label, " of")
	case e.Kind == graphmodel.Event:
		it.after = b.eventLine(e)
	case !l.Type.OfEvent():
		it.after = l.Label
	}
	it.tags = b.linkTags(l, e)
	b.add(it)
	if quoted {
		b.evidence(l)
	}
}

// byHand marks what a person has added.
func byHand(is bool) []tag {
	if !is {
		return nil
	}
	return []tag{{"added by hand", controls.Accent}}
}

// linkTags marks what is not told as a fact: the link's own stance, or the
// stance of the event at its other end.
func (b *builder) linkTags(l *graphmodel.Link, other *graphmodel.Entity) []tag {
	if l.ByHand {
		return byHand(true)
	}
	if other != nil && other.Kind == graphmodel.Event {
		return stanceTags(other.Stance)
	}
	return stanceTags(stanceOf(l))
}

// stanceOf is the stance that all evidence of a link shares; asserted when
// they differ.
func stanceOf(l *graphmodel.Link) graphmodel.Stance {
	if len(l.Evidence) == 0 {
		return graphmodel.Asserted
	}
	first := l.Evidence[0].Stance
	for _, e := range l.Evidence[1:] {
		if e.Stance != first {
			return graphmodel.Asserted
		}
	}
	return first
}

// eventLine is an event's date and place.
func (b *builder) eventLine(e *graphmodel.Entity) string {
	var parts []string
	if when := scene.FormatInterval(e.When); when != "" {
		parts = append(parts, when)
	}
	if i, ok := b.snap.EntityIndex(e.ID); ok {
		for _, a := range b.snap.ArcsOf(i) {
			if a.Out && b.snap.Links.At(int(a.Link)).Type == graphmodel.AtPlace {
				parts = append(parts, b.snap.Entities[a.Node].Name)
				break
			}
		}
	}
	return strings.Join(parts, ", ")
}

// evidence adds the sentences of a link.
func (b *builder) evidence(l *graphmodel.Link) {
	key := "evidence " + l.ID
	shown := 0
	var last item
	for n, ev := range l.Evidence {
		q, ok := b.quote(ev.Article, ev.Span)
		if !ok || q.article == last.article && q.start == last.start {
			continue
		}
		if shown == shownQuotes && !b.unfolded[key] && len(l.Evidence)-n > 1 {
			b.add(item{typ: moreItem, title: "Show " + wording.Number(len(l.Evidence)-n) + " more sentences", key: key})
			return
		}
		if wording.Stance(ev.Stance) != "" {
			q.tags = stanceTags(ev.Stance)
		}
		b.add(q)
		last = q
		shown++
	}
}

// quote returns the sentence around a span of an article.
func (b *builder) quote(article string, span graphmodel.Span) (item, bool) {
	a := b.snap.Article(article)
	if a == nil || span.In(a.Text) == "" {
		return item{}, false
	}
	around := session.SentenceAround(a.Text, span)
	return item{
		typ: quoteItem, article: article, span: span, text: around.In(a.Text), start: around.Start,
		note: source(a),
	}, true
}

// source is the line under a quote: who published it, and when.
func source(a *graphmodel.Article) string {
	if line := wording.Status(a); line != "" {
		return line
	}
	return wording.Title(a)
}

// articles lists where an entity is mentioned.
func (b *builder) articles(e *graphmodel.Entity) {
	if len(e.Mentions) == 0 {
		return
	}
	b.section("Mentioned in", "")
	for from := 0; from < len(e.Mentions); {
		to := from
		for to < len(e.Mentions) && e.Mentions[to].Article == e.Mentions[from].Article {
			to++
		}
		if a := b.snap.Article(e.Mentions[from].Article); a != nil {
			b.add(item{
				typ: articleItem, title: wording.Title(a), after: wording.Byline(a), note: wording.Number(to - from),
				article: a.ID, span: e.Mentions[from].Span,
			})
		}
		from = to
	}
}
