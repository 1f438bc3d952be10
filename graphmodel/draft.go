package graphmodel

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// draft collects edits on top of a snapshot.
type draft struct {
	base     ground
	entities map[string]*Entity // nil for deleted
	links    map[string]*Link
	// ends lists the links that the draft has put at an entity, some of which
	// may have gone again.
	ends map[string][]string

	places places          // of base, in the articles of within; made when first needed
	within map[string]bool // articles of anchors
	// later are articles of the decisions that are to come.
	later  map[string]bool
	moved  map[Anchor]string // the entity that a mention was moved to by a split
	became map[string]string // the entity that one was merged into
	// former names were given by decisions that no longer hold: a graph that is
	// built anew does not know them.
	former map[string]string
}

// ground is what a draft is made on.
type ground interface {
	Entity(id string) *Entity
	Link(id string) *Link
	// LinksAt returns the links at an entity, in no particular order.
	LinksAt(id string) []*Link
	// all returns all entities, sorted by id.
	all() []*Entity
}

func (s *Snapshot) all() []*Entity { return s.Entities }

func (r *Resolved) all() []*Entity { return r.Entities() }

// LinksAt returns the links at an entity, in no particular order.
func (s *Snapshot) LinksAt(id string) []*Link {
	i, ok := s.EntityIndex(id)
	if !ok {
		return nil
	}
	var out []*Link
	for _, a := range s.ArcsOf(i) {
		out = append(out, s.Links.At(int(a.Link)))
	}
	return out
}

func newDraft(base ground) *draft {
	return &draft{
		base: base, entities: map[string]*Entity{}, links: map[string]*Link{}, ends: map[string][]string{},
		moved: map[Anchor]string{}, became: map[string]string{}, former: map[string]string{},
	}
}

func (d *draft) entity(id string) *Entity {
	if e, ok := d.entities[id]; ok {
		return e
	}
	return d.base.Entity(id)
}

func (d *draft) link(id string) *Link {
	if l, ok := d.links[id]; ok {
		return l
	}
	return d.base.Link(id)
}

func (d *draft) setLink(l *Link) {
	d.links[l.ID] = l
	d.ends[l.From] = append(d.ends[l.From], l.ID)
	d.ends[l.To] = append(d.ends[l.To], l.ID)
}

// linksOf returns the links at an entity, sorted by id.
func (d *draft) linksOf(id string) []*Link {
	var ids []string
	for _, l := range d.base.LinksAt(id) {
		ids = append(ids, l.ID)
	}
	ids = append(ids, d.ends[id]...)
	slices.Sort(ids)
	var out []*Link
	for _, k := range slices.Compact(ids) {
		if l := d.link(k); l != nil && (l.From == id || l.To == id) {
			out = append(out, l)
		}
	}
	return out
}

// locate returns the id of the entity at an anchor as things stand in the
// draft, or "".
func (d *draft) locate(a Anchor) string {
	if a.Article == "" {
		return d.follow(a.Entity)
	}
	if !d.within[a.Article] {
		d.note(a)
		d.places = newPlaces(d.present(), d.within)
	}
	for _, x := range d.places.at(a) {
		id, ok := d.moved[Anchor{Article: a.Article, Span: x.span}]
		if !ok {
			id = x.entity
		}
		if id = d.follow(id); id != "" {
			return id
		}
	}
	return ""
}

// note lets the articles of an anchor and of all decisions that are to come be
// looked through.
func (d *draft) note(a Anchor) {
	if d.within == nil {
		d.within = map[string]bool{}
	}
	d.within[a.Article] = true
	maps.Copy(d.within, d.later)
}

// present returns the entities of the base and those that were added by hand.
func (d *draft) present() []*Entity {
	all := slices.Clone(d.base.all())
	for _, id := range slices.Sorted(maps.Keys(d.entities)) {
		if e := d.entities[id]; e != nil && d.base.Entity(id) == nil {
			all = append(all, e)
		}
	}
	return all
}

// follow returns what an entity has become by merges, or "" where it is not
// there.
func (d *draft) follow(id string) string {
	for range len(d.became) + 1 {
		next, ok := d.became[id]
		if !ok {
			break
		}
		id = next
	}
	if d.entity(id) == nil {
		return ""
	}
	return id
}

// target returns the id of the entity that a decision is about.
func (d *draft) target(one *Decision) string {
	id := d.follow(one.Target)
	if len(one.At) != 1 || id != "" && holds(d.entity(id), one.At[0]) {
		return id
	}
	return cmp.Or(d.locate(one.At[0]), id)
}

// member returns the id of the entity at the i-th anchor of a decision, or "".
func (d *draft) member(one *Decision, i int) string {
	if i < len(one.ids) {
		if id := d.follow(one.ids[i]); id != "" && holds(d.entity(id), one.At[i]) {
			return id
		}
	}
	return d.locate(one.At[i])
}

// targetLink returns the link that a decision is about, or nil: the one with its
// id, else the one of the same type and words between the same two entities.
func (d *draft) targetLink(one *Decision) *Link {
	if l := d.link(one.Target); l != nil {
		return l
	}
	if one.Link == nil || len(one.At) != 2 {
		return nil
	}
	from, to := d.locate(one.At[0]), d.locate(one.At[1])
	if from == "" || to == "" {
		return nil
	}
	like := between(one.Link, from, to)
	for _, l := range d.linksOf(from) {
		if sameRelation(l, like) {
			return l
		}
	}
	return nil
}

// between returns l between other ends, with the id that belongs to them.
func between(l *Link, from, to string) *Link {
	next := *l
	if l.Type.Undirected() && from > to {
		from, to = to, from
	}
	if from != l.From || to != l.To {
		next.From, next.To = from, to
		next.ID = LinkID(from, to, l.Type, l.Label)
	}
	return &next
}

// sameRelation reports whether two links say the same of the same two.
func sameRelation(a, b *Link) bool {
	ends := a.From == b.From && a.To == b.To || a.Type.Mutual() && a.From == b.To && a.To == b.From
	return ends && a.Type == b.Type && Fold(a.Label) == Fold(b.Label)
}

// decide carries one decision out.
func (d *draft) decide(one Decision) error {
	switch one.Kind {
	case AddEntity:
		return d.addEntity(one)
	case AddLink:
		return d.addLink(one)
	case RenameEntity, RetypeEntity, SetEntityStatus, DeleteEntity, NoteEntity:
		return d.decideEntity(one)
	case RetypeLink, SetLinkStatus, DeleteLink, NoteLink:
		return d.decideLink(one)
	case AddEvidence:
		return d.addEvidence(one)
	case NoteArticle:
		return nil // the graph knows articles, but nothing about them
	case MergeEntities:
		return d.merge(one)
	case SplitEntity:
		return d.split(one)
	case KeepApart:
		return nil // graphmodel/resolve sees to it
	}
	return fmt.Errorf("decision of kind %q: %w", one.Kind, ErrInvalid)
}

func (d *draft) addEntity(one Decision) error {
	if one.Entity == nil || one.Entity.ID != one.Target || one.Entity.Name == "" || !one.Entity.Kind.Valid() {
		return fmt.Errorf("entity %q: %w", one.Target, ErrInvalid)
	}
	if d.entity(one.Target) != nil {
		return fmt.Errorf("entity %s is there already: %w", one.Target, ErrConflict)
	}
	d.entities[one.Target] = one.Entity
	return nil
}

func (d *draft) addLink(one Decision) error {
	if one.Link == nil || one.Link.ID != one.Target {
		return fmt.Errorf("link %q: %w", one.Target, ErrInvalid)
	}
	if err := checkLink(one.Link); err != nil {
		return err
	}
	l := one.Link
	if len(one.At) == 2 {
		from, to := d.locate(one.At[0]), d.locate(one.At[1])
		if from != "" && from == to && l.From != l.To {
			return fmt.Errorf("link %s: its ends have become one: %w", one.Target, ErrConflict)
		}
		if from != "" && to != "" {
			moved := between(l, from, to)
			moved.ID = l.ID // a decision about it names it so
			l = moved
		}
	}
	if d.link(l.ID) != nil || d.entity(l.From) == nil || d.entity(l.To) == nil {
		return fmt.Errorf("link %s: %w", one.Target, ErrConflict)
	}
	d.setLink(l)
	return nil
}

func (d *draft) decideEntity(one Decision) error {
	e := d.entity(d.target(&one))
	if e == nil {
		return fmt.Errorf("entity %s: %w", one.Target, ErrConflict)
	}
	if one.Kind == DeleteEntity {
		d.deleteEntity(e.ID)
		return nil
	}
	changed := *e
	switch one.Kind {
	case NoteEntity:
		changed.Note = one.Value
	case RenameEntity:
		if Fold(one.Value) == "" {
			return fmt.Errorf("an empty name: %w", ErrInvalid)
		}
		changed.Name = one.Value
		changed.Aliases = renamedAliases(e, one.Value, d.former[e.ID])
	case RetypeEntity:
		if changed.Kind = Kind(one.Value); !changed.Kind.Valid() {
			return fmt.Errorf("kind %q: %w", one.Value, ErrInvalid)
		}
	case SetEntityStatus:
		if changed.Status = Status(one.Value); !changed.Status.valid() {
			return fmt.Errorf("status %q: %w", one.Value, ErrInvalid)
		}
	}
	d.entities[e.ID] = &changed
	return nil
}

// renamedAliases keeps the old name among the aliases, unless it is the former
// one.
func renamedAliases(e *Entity, name, former string) []string {
	aliases := slices.Clone(e.Aliases)
	if e.Name != former && !slices.Contains(aliases, e.Name) {
		aliases = append(aliases, e.Name)
	}
	aliases = slices.DeleteFunc(aliases, func(a string) bool { return a == name })
	slices.Sort(aliases)
	return aliases
}

func (s Status) valid() bool { return s == Suggested || s == Accepted || s == Hidden }

// deleteEntity deletes an entity with its links.
func (d *draft) deleteEntity(id string) {
	for _, l := range d.linksOf(id) {
		d.links[l.ID] = nil
	}
	d.entities[id] = nil
}

func (d *draft) decideLink(one Decision) error {
	l := d.targetLink(&one)
	if l == nil {
		return fmt.Errorf("link %s: %w", one.Target, ErrConflict)
	}
	if one.Kind == DeleteLink {
		d.links[l.ID] = nil
		return nil
	}
	changed := *l
	switch one.Kind {
	case NoteLink:
		changed.Note = one.Value
	case RetypeLink:
		if changed.Type == LinkType(one.Value) {
			break
		}
		changed.Type = LinkType(one.Value)
		switch changed.Type {
		case Role, MemberOf, Owns: // say nothing without a direction
			changed.Attributes = slices.DeleteFunc(slices.Clone(changed.Attributes), func(a Attribute) bool { return a == NoDirection })
		}
		if changed.Type.Undirected() && changed.From > changed.To {
			changed.From, changed.To = changed.To, changed.From
		}
		if err := checkLink(&changed); err != nil {
			return err
		}
	case SetLinkStatus:
		if changed.Status = Status(one.Value); !changed.Status.valid() {
			return fmt.Errorf("status %q: %w", one.Value, ErrInvalid)
		}
	}
	d.links[l.ID] = &changed
	return nil
}

// change returns the difference between the draft and its base.
func (d *draft) change() Change {
	d.respeak()
	return Change{
		Entities: edits(d.entities, d.base.Entity, sameEntity),
		Links:    edits(d.links, d.base.Link, sameLink),
	}
}

func edits[T any](after map[string]*T, before func(id string) *T, same func(a, b *T) bool) []Edit[T] {
	var r []Edit[T]
	for _, id := range slices.Sorted(maps.Keys(after)) {
		b, a := before(id), after[id]
		if a == b || a != nil && b != nil && same(a, b) {
			continue
		}
		r = append(r, Edit[T]{Before: b, After: a})
	}
	return r
}
