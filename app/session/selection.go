package session

import (
	"slices"

	"clew/graphmodel"
)

// Selection is what the person works on. Both lists are in the order in which
// things were chosen; the last is the one chosen last. It is not modified once
// it was handed out.
type Selection struct {
	Entities []string // entity ids, and ids of groups that the canvas shows
	Links    []string // link ids, and ids of bundles that the canvas shows
	// Path says that the entities are a way, in its order: each is linked with
	// the next.
	Path bool
}

// Empty reports whether nothing is selected.
func (s Selection) Empty() bool { return len(s.Entities) == 0 && len(s.Links) == 0 }

// Equal reports whether both hold the same in the same order.
func (s Selection) Equal(o Selection) bool {
	return slices.Equal(s.Entities, o.Entities) && slices.Equal(s.Links, o.Links) && s.Path == o.Path
}

// HasEntity reports whether the entity is selected.
func (s Selection) HasEntity(id string) bool { return slices.Contains(s.Entities, id) }

// HasLink reports whether the link is selected.
func (s Selection) HasLink(id string) bool { return slices.Contains(s.Links, id) }

// existing returns the part of a selection that the snapshot, or the overview,
// still shows.
func (s *Session) existing(sel Selection) Selection {
	snap := s.Snapshot()
	same := func(id string) string { return id }
	out := Selection{
		Entities: keep(sel.Entities, func(id string) bool {
			e := snap.Entity(id)
			return e != nil && e.Status != graphmodel.Hidden || s.Group(id) != nil
		}, same),
		Links: keep(sel.Links, func(id string) bool {
			l := snap.Link(id)
			return l != nil && l.Status != graphmodel.Hidden || s.Bundle(id) != nil
		}, same),
	}
	// A way with a gap is none.
	out.Path = sel.Path && len(out.Entities) == len(sel.Entities) && len(out.Links) == len(sel.Links)
	return out
}

// keep returns what some ids become, without those that are not ok and those
// that came before.
func keep(ids []string, ok func(string) bool, become func(string) string) []string {
	var out []string
	seen := make(map[string]bool, len(ids))
	for _, id := range ids {
		if !ok(id) {
			continue
		}
		if id = become(id); !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// Selection returns what is selected.
func (s *Session) Selection() Selection { return s.selection }

// Select replaces the selection. Unknown and repeated ids are dropped.
func (s *Session) Select(sel Selection) {
	sel = s.existing(sel)
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
		sel.Entities = slices.DeleteFunc(slices.Clone(s.selection.Entities), func(other string) bool { return other == id })
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
