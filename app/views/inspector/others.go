package inspector

import (
	"cmp"
	"slices"
	"strings"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// link lists one link: its ends, its type, and every sentence that proves it.
func (b *builder) link(l *graphmodel.Link) {
	if l == nil {
		b.project()
		return
	}
	title := l.Label
	if title == "" {
		title = wording.LinkType(l.Type)
	}
	b.add(item{typ: titleItem, title: title, before: wording.LinkType(l.Type), tags: append(stanceTags(stanceOf(l)), byHand(l.ByHand)...)})
	if !l.ByHand {
		b.fact(wording.Confidence(l.Confidence) + " sure, " + wording.Count(len(l.Evidence), "sentence", "sentences"))
	}
	b.fact(wording.Corroboration(b.witnesses().Link(l)))
	b.imported(fileOf(l), l.Attributes)
	b.add(item{typ: noteItem, title: l.Note, noteOf: l.ID})
	b.section("Between", "")
	for _, id := range []string{l.From, l.To} {
		if e := b.snap.Entity(id); e != nil {
			b.add(b.entityItem(e))
		}
	}
	b.section("The article says", "")
	if !slices.ContainsFunc(l.Evidence, func(e graphmodel.Evidence) bool { return e.Article != "" }) {
		b.fact("No sentence yet. Select one in an article and choose “Add as Evidence to”.")
	}
	b.unfolded["evidence "+l.ID] = true
	b.evidence(l)
}

// fileOf returns the name of the file that a link was imported from, or "".
func fileOf(l *graphmodel.Link) string {
	for _, e := range l.Evidence {
		if name, ok := strings.CutPrefix(e.Extractor, graphmodel.FileExtractor); ok && e.Article == "" {
			return name
		}
	}
	return ""
}

// entityItem is a row that stands for an entity.
func (b *builder) entityItem(e *graphmodel.Entity) item {
	it := item{typ: linkItem, kind: e.Kind, title: e.Name, entity: e.ID}
	if e.Kind == graphmodel.Event {
		it.after = b.eventDetails(e)
		it.tags = stanceTags(e.Stance)
		return it
	}
	if i, ok := b.snap.EntityIndex(e.ID); ok {
		it.after = b.firstRole(i)
	}
	return it
}

// firstRole is the strongest role of an entity: "envoy of Omar Haddad".
func (b *builder) firstRole(i int) string {
	var best *graphmodel.Link
	for _, a := range b.snap.ArcsOf(i) {
		l := b.snap.Links.At(int(a.Link))
		if a.Out && l.Type == graphmodel.Role && l.Status != graphmodel.Hidden && (best == nil || l.Confidence > best.Confidence) {
			best = l
		}
	}
	if best == nil {
		return ""
	}
	return best.Label + " " + controls.Isolate(b.snap.Entity(best.To).Name)
}

// several lists what connects the selected entities.
func (b *builder) several(sel session.Selection) {
	chosen := map[int32]bool{}
	for _, id := range sel.Entities {
		if i, ok := b.snap.EntityIndex(id); ok {
			chosen[int32(i)] = true
		}
	}
	links := map[int32]bool{}
	for i, l := range b.snap.Links.All() {
		ends := b.snap.LinkEnds.At(i)
		if sel.HasLink(l.ID) || l.Status != graphmodel.Hidden && l.Type != graphmodel.CoMentioned && chosen[ends[0]] && chosen[ends[1]] {
			links[int32(i)] = true
		}
	}
	n := len(sel.Entities) + len(sel.Links)
	b.add(item{typ: titleItem, title: wording.Count(n, "selected", "selected"), before: "Selection"})
	for _, id := range sel.Entities {
		if e := b.snap.Entity(id); e != nil {
			b.add(b.entityItem(e))
		}
	}
	b.between(links)
	if len(chosen) > 1 {
		b.shared(chosen)
	}
}

// between lists the links that run inside the selection.
func (b *builder) between(links map[int32]bool) {
	if len(links) == 0 {
		b.section("Links between them", "")
		b.fact("No article links them directly.")
		return
	}
	b.section("Links between them", wording.Number(len(links)))
	order := make([]int32, 0, len(links))
	for i := range links {
		order = append(order, i)
	}
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(
			cmp.Compare(b.snap.Links.At(int(y)).Confidence, b.snap.Links.At(int(x)).Confidence), cmp.Compare(x, y),
		)
	})
	for _, i := range order {
		l := b.snap.Links.At(int(i))
		ends := b.snap.LinkEnds.At(int(i))
		from, to := b.snap.Entities[ends[0]], b.snap.Entities[ends[1]]
		label := l.Label
		if label == "" || l.Type.OfEvent() {
			label = wording.Took(l.Type)
		}
		it := item{
			typ: linkItem, kind: from.Kind, title: from.Name, after: label + "  " + controls.Isolate(to.Name), link: l.ID,
			note: wording.Confidence(l.Confidence), tags: b.linkTags(l, from),
		}
		if l.Type.OfEvent() && l.Type != graphmodel.Follows && l.Type != graphmodel.PartOfEvent {
			it.kind, it.title, it.after = to.Kind, to.Name, label+"  "+controls.Isolate(from.Name)
		}
		b.add(it)
		b.evidence(l)
	}
}

// shared lists who is linked to all of the selection, or to at least two.
func (b *builder) shared(chosen map[int32]bool) {
	reach := map[int32]map[int32]bool{}
	for c := range chosen {
		for _, a := range b.snap.ArcsOf(int(c)) {
			l := b.snap.Links.At(int(a.Link))
			if chosen[a.Node] || l.Type == graphmodel.CoMentioned || l.Status == graphmodel.Hidden {
				continue
			}
			if reach[a.Node] == nil {
				reach[a.Node] = map[int32]bool{}
			}
			reach[a.Node][c] = true
		}
	}
	var common []int32
	for n, from := range reach {
		if len(from) > 1 {
			common = append(common, n)
		}
	}
	if len(common) == 0 {
		return
	}
	slices.SortFunc(common, func(x, y int32) int {
		return cmp.Or(
			cmp.Compare(len(reach[y]), len(reach[x])), cmp.Compare(b.rank.Weight[y], b.rank.Weight[x]), cmp.Compare(x, y),
		)
	})
	b.section("What they share", wording.Number(len(common)))
	for _, n := range common[:min(len(common), shownArcs)] {
		it := b.entityItem(b.snap.Entities[n])
		if e := b.snap.Entities[n]; e.Kind == graphmodel.Event {
			it.after = b.eventLine(e) // who took part is what was asked
		}
		if len(chosen) > 2 {
			it.note = wording.Number(len(reach[n])) + " of " + wording.Number(len(chosen))
		}
		b.add(it)
	}
}

// project lists what to begin with when nothing is selected.
func (b *builder) project() {
	if len(b.snap.Articles) == 0 && len(b.snap.Entities) == 0 {
		b.add(item{typ: titleItem, title: "Nothing read yet", before: "Project"})
		b.fact("Drop a news page on the window, paste one, or import files. What Clew reads in it appears here.")
		return
	}
	b.add(item{typ: titleItem, title: "Overview", before: "Project"})
	b.fact(b.counts())
	b.mostConnected(7)
	b.mainEvents(5)
	b.section("Hints", "")
	b.fact("Click a node to see what the articles say about it. Click a link to read its sentence.")
	b.fact("Select two with Ctrl to see what connects them. Hold Shift and drag over the background to select many.")
}

func (b *builder) counts() string {
	per := map[graphmodel.Kind]int{}
	for _, e := range b.snap.Entities {
		if e.Status != graphmodel.Hidden {
			per[e.Kind]++
		}
	}
	text := wording.Count(len(b.snap.Articles), "article", "articles") + ": " +
		wording.Count(per[graphmodel.Person], "person", "people") + ", " +
		wording.Count(per[graphmodel.Organization], "organization", "organizations") + ", " +
		wording.Count(per[graphmodel.Place], "place", "places") + " and " +
		wording.Count(per[graphmodel.Event], "event", "events")
	return text + "."
}

// mostConnected lists the people, organizations and places with the most links.
func (b *builder) mostConnected(most int) {
	var order []int32 // the first ones of all
	for _, i := range b.rank.Order {
		links := b.rank.Links[i]
		if e := b.snap.Entities[i]; e.Status == graphmodel.Hidden || e.Kind == graphmodel.Event || links == 0 {
			continue
		}
		if len(order) == most && links <= b.rank.Links[order[most-1]] {
			continue
		}
		at := len(order)
		for at > 0 && links > b.rank.Links[order[at-1]] {
			at--
		}
		order = slices.Insert(order, at, i)
		order = order[:min(most, len(order))]
	}
	if len(order) > 0 {
		b.section("Most connected", "")
	}
	for _, i := range order {
		it := b.entityItem(b.snap.Entities[i])
		it.note = wording.Count(b.rank.Links[i], "link", "links")
		b.add(it)
	}
}
