package inspector

import (
	"clew/app/controls"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
	"clew/graphmodel/overview"
)

// buildSession lists the items for what is selected in a session, which may be
// a group, a bundle or a way.
func buildSession(s *session.Session, unfolded map[string]bool) []item {
	sel := s.Selection()
	b := &builder{snap: s.Snapshot(), rank: s.Ranking(), unfolded: unfolded}
	one := len(sel.Entities) + len(sel.Links)
	switch {
	case one == 1 && len(sel.Entities) == 1 && s.Group(sel.Entities[0]) != nil:
		b.group(s.Group(sel.Entities[0]))
	case one == 1 && len(sel.Links) == 1 && s.Bundle(sel.Links[0]) != nil:
		b.bundle(s.Bundle(sel.Links[0]))
	case sel.Path && len(sel.Entities) > 1:
		b.way(sel)
	default:
		return build(s.Snapshot(), s.Ranking(), sel, unfolded)
	}
	return b.items
}

// shownMembers is how many members of a group are listed before "more".
const shownMembers = 15

// group lists who is in a group.
func (b *builder) group(g *overview.Group) {
	title := g.Name()
	if g.Rest {
		title = "Others"
	}
	b.add(item{typ: titleItem, title: title, before: "Group"})
	var parts []string
	for _, k := range graphmodel.Kinds {
		if n := g.Count(k); n > 0 {
			parts = append(parts, wording.Count(n, lower(wording.Kind(k)), lower(wording.Kinds(k))))
		}
	}
	b.fact(sentence(parts))
	if g.Rest {
		b.fact("They belong to no large group.")
	}
	b.fact("Double-click the group, or press Enter, to open it.")
	b.section("In it", wording.Number(len(g.Members)))
	key, most := "members "+g.ID, shownMembers
	if b.unfolded[key] {
		most = 400
	}
	for _, e := range g.Members[:min(most, len(g.Members))] {
		b.add(b.entityItem(e))
	}
	if rest := len(g.Members) - most; rest > 0 && !b.unfolded[key] {
		b.add(item{typ: moreItem, title: "Show more of the other " + wording.Number(rest), key: key})
	}
}

func lower(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}

// sentence joins parts: "3 people, 2 places and 1 event."
func sentence(parts []string) string {
	text := ""
	for i, p := range parts {
		switch {
		case i == 0:
			text = p
		case i == len(parts)-1:
			text += " and " + p
		default:
			text += ", " + p
		}
	}
	if text == "" {
		return ""
	}
	return text + "."
}

// bundle lists the links that one line of the overview stands for.
func (b *builder) bundle(links []*graphmodel.Link) {
	b.add(item{typ: titleItem, title: wording.Count(len(links), "link", "links"), before: "Between"})
	at := map[int32]bool{}
	const most = 60
	for _, l := range links[:min(len(links), most)] {
		if i, ok := b.linkIndex(l.ID); ok {
			at[i] = true
		}
	}
	b.between(at)
}

func (b *builder) linkIndex(id string) (int32, bool) {
	e := b.snap.Link(id)
	if e == nil {
		return 0, false
	}
	i, ok := b.snap.EntityIndex(e.From)
	if !ok {
		return 0, false
	}
	for _, a := range b.snap.ArcsOf(i) {
		if b.snap.Links.At(int(a.Link)) == e {
			return a.Link, true
		}
	}
	return 0, false
}

// way lists a way from one entity to another, with the sentences that lead
// from each to the next.
func (b *builder) way(sel session.Selection) {
	first, last := b.snap.Entity(sel.Entities[0]), b.snap.Entity(sel.Entities[len(sel.Entities)-1])
	if first == nil || last == nil {
		b.several(sel)
		return
	}
	steps := len(sel.Entities) - 1
	b.add(item{typ: titleItem, title: controls.Isolate(first.Name) + " – " + controls.Isolate(last.Name), before: "Path"})
	if steps == 1 {
		b.fact("They are linked directly.")
	} else {
		b.fact("Connected in " + wording.Number(steps) + " steps. Show Path again looks for another way.")
	}
	b.section("From", "")
	b.add(b.entityItem(first))
	for i := 1; i < len(sel.Entities); i++ {
		from, to := b.snap.Entity(sel.Entities[i-1]), b.snap.Entity(sel.Entities[i])
		if from == nil || to == nil {
			continue
		}
		title := "Then"
		if i == steps {
			title = "To"
		}
		b.section(title, "")
		b.add(b.entityItem(to))
		for _, id := range sel.Links {
			if l := b.snap.Link(id); l != nil && joins(l, from.ID, to.ID) {
				b.step(l)
			}
		}
	}
}

func joins(l *graphmodel.Link, a, b string) bool {
	return l.From == a && l.To == b || l.From == b && l.To == a
}

// step says what a link of a way is, and which sentences say so.
func (b *builder) step(l *graphmodel.Link) {
	from, to := b.snap.Entity(l.From), b.snap.Entity(l.To)
	label := l.Label
	if l.Type.OfEvent() || label == "" {
		label = wording.Took(l.Type)
		if label == "" {
			label = lower(wording.LinkType(l.Type))
		}
		if l.Type.OfEvent() {
			from, to = to, from
			if l.Type != graphmodel.Follows && l.Type != graphmodel.PartOfEvent {
				b.fact(controls.Isolate(from.Name) + ": " + label)
				b.evidence(l)
				return
			}
		}
	}
	b.fact(controls.Isolate(from.Name) + ", " + label + " " + controls.Isolate(to.Name))
	b.evidence(l)
}
