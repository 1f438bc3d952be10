package session

import (
	"cmp"
	"slices"

	"clew/graphmodel"
)

// after returns what a filter lets through of the snapshot that came of before by a
// change, given what it let through of that; nil where that is better worked out
// anew.
func (v *Visible) after(f Filter, before, snap *graphmodel.Snapshot, c graphmodel.Changed) *Visible {
	moved := func(e graphmodel.Edit[graphmodel.Link]) bool {
		return e.Before == nil || e.After == nil || e.Before.From != e.After.From || e.Before.To != e.After.To
	}
	if len(c.Entities)+len(c.Links) > fewChanges || f.Sources > 1 || len(f.Around) > 0 || slices.ContainsFunc(c.Links, moved) {
		return nil
	}
	r := refilter{filter: f, snap: snap, near: map[int32]bool{}}
	for _, i := range c.Entities {
		if !f.alike(before.Entities[i], snap.Entities[i]) {
			r.open(v)
			r.entity(i)
		}
	}
	for _, e := range c.Links {
		r.open(v)
		at, _ := snap.Links.Search(func(l *graphmodel.Link) int { return cmp.Compare(l.ID, e.After.ID) })
		r.link(int32(at))
	}
	if r.next == nil {
		return v // nothing that the filter asks for
	}
	for i := range r.near {
		r.settle(i)
	}
	return r.next
}

// alike reports whether the filter makes no difference between two states of an
// entity.
func (f Filter) alike(was, is *graphmodel.Entity) bool {
	return was.Kind == is.Kind && f.lets(was) == f.lets(is)
}

// refilter brings what is visible up to date.
type refilter struct {
	filter Filter
	snap   *graphmodel.Snapshot
	next   *Visible
	near   map[int32]bool // entities whose links are others, or are shown otherwise
	arcs   []graphmodel.Arc
}

func (r *refilter) open(v *Visible) {
	if r.next == nil {
		r.next = &Visible{Entity: slices.Clone(v.Entity), Link: slices.Clone(v.Link), Entities: v.Entities, Links: v.Links}
	}
}

// entity looks at the links of an entity again.
func (r *refilter) entity(i int32) {
	r.near[i] = true
	r.arcs = r.snap.AppendArcs(r.arcs[:0], int(i))
	for _, a := range r.arcs {
		r.link(a.Link)
	}
}

// link looks at a link again.
func (r *refilter) link(k int32) {
	l, ends := r.snap.Links.At(int(k)), r.snap.LinkEnds.At(int(k))
	r.near[ends[0]], r.near[ends[1]] = true, true
	shown := !r.filter.doubts(l) && r.filter.letsLink(l) && r.filter.lets(r.snap.Entities[ends[0]]) && r.filter.lets(r.snap.Entities[ends[1]])
	r.next.Links += number(shown) - number(r.next.Link[k])
	r.next.Link[k] = shown
}

// settle decides whether an entity is shown, from its links.
func (r *refilter) settle(i int32) {
	e := r.snap.Entities[i]
	linked, doubted := false, false
	r.arcs = r.snap.AppendArcs(r.arcs[:0], int(i))
	for _, a := range r.arcs {
		linked = linked || r.next.Link[a.Link]
		doubted = doubted || a.Out && e.Kind == graphmodel.Event && r.filter.doubts(r.snap.Links.At(int(a.Link)))
	}
	shown := r.filter.lets(e) && (linked || !r.filter.HideUnlinked && !doubted)
	r.next.Entities += number(shown) - number(r.next.Entity[i])
	r.next.Entity[i] = shown
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
