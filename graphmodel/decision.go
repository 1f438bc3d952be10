package graphmodel

import (
	"fmt"
	"slices"
)

// DecisionKind says what a person settled.
type DecisionKind string

// The decisions. Target is an entity id for the first group, a link id for the
// second; Value is the new name, kind, status or type.
const (
	RenameEntity    DecisionKind = "rename_entity"
	RetypeEntity    DecisionKind = "retype_entity"
	SetEntityStatus DecisionKind = "entity_status"
	AddEntity       DecisionKind = "add_entity"
	DeleteEntity    DecisionKind = "delete_entity"

	RetypeLink    DecisionKind = "retype_link"
	SetLinkStatus DecisionKind = "link_status"
	AddLink       DecisionKind = "add_link"
	DeleteLink    DecisionKind = "delete_link"
)

// Decision is what a person settled about one entity or link. It outranks
// every extractor: it is stored with the project and done again after each
// import (see Redecide).
type Decision struct {
	Kind   DecisionKind `json:"kind"`
	Target string       `json:"target"`
	Value  string       `json:"value,omitempty"`
	Entity *Entity      `json:"entity,omitempty"` // of AddEntity
	Link   *Link        `json:"link,omitempty"`   // of AddLink
}

// PersonExtractor is the Evidence.Extractor of what a person added.
const PersonExtractor = "person"

// Key names what the decision is about: a later decision with the same key
// takes the place of the earlier one.
func (d *Decision) Key() string {
	kind := d.Kind
	switch kind {
	case AddEntity, DeleteEntity:
		kind = "entity"
	case AddLink, DeleteLink:
		kind = "link"
	}
	return d.Target + "\x00" + string(kind)
}

func (d *Decision) equal(o *Decision) bool {
	return o != nil && d.Kind == o.Kind && d.Target == o.Target && d.Value == o.Value &&
		equalOrNil(d.Entity, o.Entity, sameEntity) && equalOrNil(d.Link, o.Link, sameLink)
}

func equalOrNil[T any](a, b *T, same func(a, b *T) bool) bool {
	return a == b || a != nil && b != nil && same(a, b)
}

// Decide returns the change that carries out decisions on the graph's present
// state and remembers them.
func (g *Graph) Decide(label string, decisions ...Decision) (Change, error) {
	d := newDraft(g.Snapshot())
	kept := map[string]Edit[Decision]{}
	var order []string
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, one := range decisions {
		if err := d.decide(one); err != nil {
			return Change{}, fmt.Errorf("%s: %w", label, err)
		}
		key := one.Key()
		if _, ok := kept[key]; !ok {
			order = append(order, key)
		}
		kept[key] = Edit[Decision]{Before: g.decisions[key], After: &one}
	}
	c := d.change()
	c.Label = label
	slices.Sort(order)
	for _, key := range order {
		c.Decisions = append(c.Decisions, kept[key])
	}
	return c, nil
}

// Redecide carries out earlier decisions on freshly resolved entities and
// links. Decisions whose target is not there are skipped: they wait for an
// import that brings it back.
func Redecide(decisions []Decision, entities []*Entity, links []*Link) ([]*Entity, []*Link) {
	s := NewSnapshot(0, nil, entities, links)
	d := newDraft(s)
	for _, pass := range [][]DecisionKind{
		{AddEntity},
		{AddLink},
		{RenameEntity, RetypeEntity, SetEntityStatus, RetypeLink, SetLinkStatus},
		{DeleteLink, DeleteEntity},
	} {
		for _, one := range decisions {
			if slices.Contains(pass, one.Kind) {
				// What no longer fits waits.
				_ = d.decide(one)
			}
		}
	}
	next, err := s.patch(d.change())
	if err != nil {
		return s.Entities, s.Links
	}
	return next.Entities, next.Links
}
