package session

import (
	"slices"

	"clew/graphmodel"
)

// Selection is what the person works on. Both lists are in the order in which
// things were chosen; the last is the one chosen last. It is not modified once
// it was handed out.
type Selection struct {
	Entities []string // entity ids
	Links    []string // link ids
}

// Empty reports whether nothing is selected.
func (s Selection) Empty() bool { return len(s.Entities) == 0 && len(s.Links) == 0 }

// Equal reports whether both hold the same in the same order.
func (s Selection) Equal(o Selection) bool {
	return slices.Equal(s.Entities, o.Entities) && slices.Equal(s.Links, o.Links)
}

// HasEntity reports whether the entity is selected.
func (s Selection) HasEntity(id string) bool { return slices.Contains(s.Entities, id) }

// HasLink reports whether the link is selected.
func (s Selection) HasLink(id string) bool { return slices.Contains(s.Links, id) }

// in returns the part of the selection that the snapshot still shows.
func (s Selection) in(snap *graphmodel.Snapshot) Selection {
	return Selection{
		Entities: keep(s.Entities, func(id string) bool {
			e := snap.Entity(id)
			return e != nil && e.Status != graphmodel.Hidden
		}),
		Links: keep(s.Links, func(id string) bool {
			l := snap.Link(id)
			return l != nil && l.Status != graphmodel.Hidden
		}),
	}
}

func keep(ids []string, ok func(string) bool) []string {
	var out []string
	for _, id := range ids {
		if ok(id) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// Selection returns what is selected.
func (s *Session) Selection() Selection { return s.selection }

// Select replaces the selection. Unknown and repeated ids are dropped.
func (s *Session) Select(sel Selection) {
	sel = sel.in(s.Snapshot())
	if sel.Equal(s.selection) {
		return
	}
	s.setSelection(sel)
}

// SelectEntities selects these entities and nothing else.
func (s *Session) SelectEntities(ids ...string) { s.Select(Selection{Entities: ids}) }

// SelectLinks selects these links and nothing else.
func (s *Session) SelectLinks(ids ...string) { s.Select(Selection{Links: ids}) }

// ToggleEntity adds the entity to the selection or takes it out.
func (s *Session) ToggleEntity(id string) {
	sel := Selection{Links: s.selection.Links}
	if s.selection.HasEntity(id) {
		sel.Entities = keep(s.selection.Entities, func(other string) bool { return other != id })
	} else {
		sel.Entities = append(slices.Clone(s.selection.Entities), id)
	}
	s.Select(sel)
}

// ClearSelection selects nothing.
func (s *Session) ClearSelection() { s.Select(Selection{}) }

func (s *Session) setSelection(sel Selection) {
	s.selection = sel
	s.SelectionChanged.Emit(sel)
}
