package graphmodel

import (
	"fmt"
	"maps"
	"slices"
)

// draft collects edits on top of a snapshot.
type draft struct {
	base     *Snapshot
	entities map[string]*Entity // nil for deleted
	links    map[string]*Link
}

func newDraft(base *Snapshot) *draft {
	return &draft{base: base, entities: map[string]*Entity{}, links: map[string]*Link{}}
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

// decide carries one decision out.
func (d *draft) decide(one Decision) error {
	switch one.Kind {
	case AddEntity:
		return d.addEntity(one)
	case AddLink:
		return d.addLink(one)
	case RenameEntity, RetypeEntity, SetEntityStatus, DeleteEntity:
		return d.decideEntity(one)
	case RetypeLink, SetLinkStatus, DeleteLink:
		return d.decideLink(one)
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
	if d.link(one.Target) != nil || d.entity(one.Link.From) == nil || d.entity(one.Link.To) == nil {
		return fmt.Errorf("link %s: %w", one.Target, ErrConflict)
	}
	d.links[one.Target] = one.Link
	return nil
}

func (d *draft) decideEntity(one Decision) error {
	e := d.entity(one.Target)
	if e == nil {
		return fmt.Errorf("entity %s: %w", one.Target, ErrConflict)
	}
	if one.Kind == DeleteEntity {
		d.deleteEntity(e.ID)
		return nil
	}
	changed := *e
	switch one.Kind {
	case RenameEntity:
		if Fold(one.Value) == "" {
			return fmt.Errorf("an empty name: %w", ErrInvalid)
		}
		changed.Name = one.Value
		changed.Aliases = renamedAliases(e, one.Value)
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

// renamedAliases keeps the old name among the aliases.
func renamedAliases(e *Entity, name string) []string {
	aliases := slices.Clone(e.Aliases)
	if !slices.Contains(aliases, e.Name) {
		aliases = append(aliases, e.Name)
	}
	aliases = slices.DeleteFunc(aliases, func(a string) bool { return a == name })
	slices.Sort(aliases)
	return aliases
}

func (s Status) valid() bool { return s == Suggested || s == Accepted || s == Hidden }

// deleteEntity deletes an entity with its links.
func (d *draft) deleteEntity(id string) {
	if i, ok := d.base.EntityIndex(id); ok {
		for _, a := range d.base.ArcsOf(i) {
			d.links[d.base.Links[a.Link].ID] = nil
		}
	}
	for key, l := range d.links {
		if l != nil && (l.From == id || l.To == id) {
			d.links[key] = nil
		}
	}
	d.entities[id] = nil
}

func (d *draft) decideLink(one Decision) error {
	l := d.link(one.Target)
	if l == nil {
		return fmt.Errorf("link %s: %w", one.Target, ErrConflict)
	}
	if one.Kind == DeleteLink {
		d.links[l.ID] = nil
		return nil
	}
	changed := *l
	switch one.Kind {
	case RetypeLink:
		changed.Type = LinkType(one.Value)
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
