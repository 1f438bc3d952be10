package session

import (
	"clew/graphmodel"
	"clew/graphmodel/overview"
)

// DefaultBudget is up to how many entities the canvas shows one by one.
const DefaultBudget = 400

// Budget is up to how many visible entities the canvas shows one by one; above
// it shows groups. 0 means that there is no limit.
func (s *Session) Budget() int { return s.budget }

// SetBudget changes the budget. The workspace has to be told with Shown.
func (s *Session) SetBudget(n int) { s.budget = max(n, 0) }

// Crowded reports whether more is visible than the budget allows.
func (s *Session) Crowded() bool { return s.budget > 0 && s.Visible().Entities > s.budget }

// Overview returns the groups that the canvas shows, or nil when it shows the
// entities one by one.
func (s *Session) Overview() *overview.View { return s.overview }

// SetOverview says what the canvas shows instead of what is visible; nil for
// just that. Selected groups and bundles that are gone are no longer selected.
func (s *Session) SetOverview(v *overview.View) {
	if v == s.overview {
		return
	}
	s.overview = v
	s.OverviewChanged.Emit(v)
	if sel := s.existing(s.selection); !sel.Equal(s.selection) {
		s.setSelection(sel)
	}
}

// Shown returns what the canvas shows: the groups of the overview, or what is
// visible. While an overview is still to come it is empty.
func (s *Session) Shown() *graphmodel.Snapshot {
	switch {
	case s.overview != nil:
		return s.overview.Snapshot
	case s.Crowded():
		return graphmodel.NewSnapshot(s.Snapshot().Revision, nil, nil, nil)
	default:
		return s.VisibleSnapshot()
	}
}

// OnCanvas returns the ids of the nodes that show some entities, each once:
// themselves, or the groups in which they lie. Groups show themselves.
func (s *Session) OnCanvas(ids []string) []string {
	if s.overview == nil {
		return ids
	}
	return keep(ids, func(string) bool { return true }, func(id string) string {
		if holder, ok := s.overview.Holder(id); ok {
			return holder
		}
		return id
	})
}

// Group returns the group with this id that the canvas shows, or nil.
func (s *Session) Group(id string) *overview.Group {
	if s.overview == nil {
		return nil
	}
	return s.overview.Groups[id]
}

// Bundle returns the links that a link of the canvas stands for, or nil when it
// is one of the graph.
func (s *Session) Bundle(id string) []*graphmodel.Link {
	if s.overview == nil {
		return nil
	}
	return s.overview.Bundles[id]
}
