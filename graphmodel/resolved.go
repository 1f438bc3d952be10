package graphmodel

import (
	"cmp"
	"maps"
	"slices"
)

// Replaced is a part of a graph as the articles alone give it, where a person's
// decisions have put something else in its place: Part is nil where the articles
// give nothing under this id.
type Replaced[T any] struct {
	ID   string
	Part *T
}

func replacedID[T any](r *Replaced[T]) string { return r.ID }

// Undecided is what a change does to the parts that decisions have replaced. An
// edit without After says that what the graph has is again what the articles give.
type Undecided struct {
	Entities []Edit[Replaced[Entity]]
	Links    []Edit[Replaced[Link]]
}

// Empty reports whether nothing changes.
func (u Undecided) Empty() bool { return len(u.Entities)+len(u.Links) == 0 }

// Resolved is a graph as the articles alone give it, before a person's
// decisions: what graphmodel/resolve works on when articles come or go. It is a
// view of a snapshot with what the decisions have replaced, so that it takes as
// much as they do. It is immutable and safe for concurrent use.
type Resolved struct {
	snap     *Snapshot
	entities overlay[Entity]
	links    overlay[Link]
	ends     map[string][]string // ids of links of the overlay by the ids of their ends
}

// Resolved returns the graph as it is without decisions.
func (s *Snapshot) Resolved() *Resolved { return newResolved(s, s.replacedEntities, s.replacedLinks) }

// Replaced returns the edits that tell a graph without decisions what they have
// replaced.
func (s *Snapshot) Replaced() Undecided { return replacedIn(s, &Snapshot{}) }

func newResolved(s *Snapshot, entities overlay[Entity], links overlay[Link]) *Resolved {
	r := &Resolved{snap: s, entities: entities, links: links, ends: map[string][]string{}}
	for id, l := range links.all() {
		if l != nil {
			r.ends[l.From] = append(r.ends[l.From], id)
			if l.To != l.From {
				r.ends[l.To] = append(r.ends[l.To], id)
			}
		}
	}
	return r
}

// Snapshot returns the decided graph.
func (r *Resolved) Snapshot() *Snapshot { return r.snap }

// Entity returns the entity with this id, or nil.
func (r *Resolved) Entity(id string) *Entity {
	if e, ok := r.entities.get(id); ok {
		return e
	}
	return r.snap.Entity(id)
}

// Link returns the link with this id, or nil.
func (r *Resolved) Link(id string) *Link {
	if l, ok := r.links.get(id); ok {
		return l
	}
	return r.snap.Link(id)
}

// LinksAt returns the links at an entity, in no particular order.
func (r *Resolved) LinksAt(id string) []*Link {
	var out []*Link
	if i, ok := r.snap.EntityIndex(id); ok {
		for _, a := range r.snap.ArcsOf(i) {
			l := r.snap.Links.At(int(a.Link))
			if _, other := r.links.get(l.ID); !other {
				out = append(out, l)
			}
		}
	}
	for _, k := range r.ends[id] {
		l, _ := r.links.get(k)
		out = append(out, l)
	}
	return out
}

// Entities returns all entities, sorted by id.
func (r *Resolved) Entities() []*Entity {
	more := slices.Sorted(maps.Keys(r.entities.merged()))
	if len(more) == 0 {
		return r.snap.Entities
	}
	all := make([]*Entity, 0, len(r.snap.Entities)+len(more))
	add := func() {
		if e, _ := r.entities.get(more[0]); e != nil {
			all = append(all, e)
		}
		more = more[1:]
	}
	for _, e := range r.snap.Entities {
		for len(more) > 0 && more[0] < e.ID {
			add()
		}
		if len(more) > 0 && more[0] == e.ID {
			add()
			continue
		}
		all = append(all, e)
	}
	for len(more) > 0 {
		add()
	}
	return all
}

// with returns the undecided graph after edits of it; the decided one stays.
func (r *Resolved) with(c Change) *Resolved {
	entities, links := r.entities, r.links
	if len(c.Entities) > 0 {
		over := make(map[string]*Entity, len(c.Entities))
		for _, e := range c.Entities {
			over[e.key(entityID)] = e.After
		}
		entities = overlay[Entity]{base: entities.merged(), over: over}
	}
	if len(c.Links) > 0 {
		over := make(map[string]*Link, len(c.Links))
		for _, e := range c.Links {
			over[e.key(linkID)] = e.After
		}
		links = overlay[Link]{base: links.merged(), over: over}
	}
	return newResolved(r.snap, entities, links)
}

// Follow returns the change of a graph that follows when edits change its
// undecided form and the decisions are carried out anew. It gives what
// Redecide gives, and costs what the edits and the decisions cost.
func (r *Resolved) Follow(edited Change, decisions []Decision) Change {
	next := r.with(edited)
	d := newDraft(next)
	d.redecide(decisions)
	d.respeak()
	out := Change{Label: edited.Label, Articles: edited.Articles}
	out.Entities, out.Undecided.Entities = followed(r.entities, next.entities, d.entities, r.snap.Entity, next.Entity, entityID, sameEntity)
	out.Links, out.Undecided.Links = followed(r.links, next.links, d.links, r.snap.Link, next.Link, linkID, sameLink)
	return out
}

// followed compares what was decided and undecided with what is now. old and now
// are the overlays before and after, decided what decisions have put over now.
func followed[T any](old, now overlay[T], decided map[string]*T, before, undecided func(string) *T, id func(*T) string, same func(a, b *T) bool) ([]Edit[T], []Edit[Replaced[T]]) {
	ids := map[string]bool{}
	for k := range now.all() {
		ids[k] = true
	}
	for k := range decided {
		ids[k] = true
	}
	var edits []Edit[T]
	var replaced []Edit[Replaced[T]]
	for _, k := range slices.Sorted(maps.Keys(ids)) {
		raw := undecided(k)
		is, settled := decided[k]
		if !settled || is == raw || is != nil && raw != nil && same(is, raw) {
			is, settled = raw, false
		}
		if was := before(k); was != is && (was == nil || is == nil || !same(was, is)) {
			edits = append(edits, Edit[T]{Before: was, After: is})
		}
		var e Edit[Replaced[T]]
		if part, there := old.get(k); there {
			e.Before = &Replaced[T]{k, part}
		}
		if settled {
			e.After = &Replaced[T]{k, raw}
		}
		if !sameReplaced(e, same) {
			replaced = append(replaced, e)
		}
	}
	return edits, replaced
}

func sameReplaced[T any](e Edit[Replaced[T]], same func(a, b *T) bool) bool {
	if e.Before == nil || e.After == nil {
		return e.Before == e.After
	}
	return equalOrNil(e.Before.Part, e.After.Part, same)
}

// undecide adds to a change, which decisions alone make of a snapshot, what it
// does to the parts that they have replaced.
func (s *Snapshot) undecide(c *Change) {
	c.Undecided.Entities = undecided(c.Entities, s.replacedEntities, entityID, sameEntity)
	c.Undecided.Links = undecided(c.Links, s.replacedLinks, linkID, sameLink)
}

func undecided[T any](edits []Edit[T], old overlay[T], id func(*T) string, same func(a, b *T) bool) []Edit[Replaced[T]] {
	var out []Edit[Replaced[T]]
	for _, e := range edits {
		key, raw := e.key(id), e.Before
		var r Edit[Replaced[T]]
		if part, there := old.get(key); there {
			raw, r.Before = part, &Replaced[T]{key, part}
		}
		if !equalOrNil(e.After, raw, same) {
			r.After = &Replaced[T]{key, raw}
		}
		if !sameReplaced(r, same) {
			out = append(out, r)
		}
	}
	return out
}

// replacedBy returns what decisions have replaced in a snapshot, as edits that put
// it there; the snapshot itself need not know.
func replacedBy(c Change, s *Snapshot) Undecided {
	return Undecided{
		Entities: replacing(s.replacedEntities, c.Entities, entityID, sameEntity),
		Links:    replacing(s.replacedLinks, c.Links, linkID, sameLink),
	}
}

// replacedIn is replacedBy for a snapshot that knows what its decisions have replaced.
func replacedIn(next, s *Snapshot) Undecided {
	return Undecided{
		Entities: overlaid(s.replacedEntities, next.replacedEntities, sameEntity),
		Links:    overlaid(s.replacedLinks, next.replacedLinks, sameLink),
	}
}

// replacing turns old replaced parts into those that edits of a fresh graph leave.
func replacing[T any](old overlay[T], decided []Edit[T], id func(*T) string, same func(a, b *T) bool) []Edit[Replaced[T]] {
	now := make(map[string]*T, len(decided))
	for _, e := range decided {
		now[e.key(id)] = e.Before
	}
	return overlaid(old, overlay[T]{base: now}, same)
}

// overlaid returns the edits that turn one overlay into another, sorted by id.
func overlaid[T any](old, now overlay[T], same func(a, b *T) bool) []Edit[Replaced[T]] {
	var out []Edit[Replaced[T]]
	for k, part := range old.all() {
		if _, stays := now.get(k); !stays {
			out = append(out, Edit[Replaced[T]]{Before: &Replaced[T]{k, part}})
		}
	}
	for k, part := range now.all() {
		e := Edit[Replaced[T]]{After: &Replaced[T]{k, part}}
		if before, there := old.get(k); there {
			e.Before = &Replaced[T]{k, before}
		}
		if !sameReplaced(e, same) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b Edit[Replaced[T]]) int { return cmp.Compare(a.key(replacedID[T]), b.key(replacedID[T])) })
	return out
}
