// Package session is one open project as the views see it: the current
// snapshot and where its nodes lie, what is selected, hovered, filtered and
// read, and the jobs that run. It knows no user interface toolkit.
//
// All methods are called, and all signals arrive, on the goroutine behind the
// gate that New was given; Snapshot alone may be called from anywhere. Work
// that takes longer than a frame runs in a job.
package session

import (
	"maps"
	"sync/atomic"

	"clew/app/gate"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/overview"
	"clew/graphmodel/subscription"
)

// Positions are the places of entities on the canvas, by entity id, in world
// coordinates. A Positions value is never modified once it was handed out.
type Positions map[string]layout.Point

// Session is the state that the views of one window share.
type Session struct {
	do       gate.Do
	snapshot atomic.Pointer[graphmodel.Snapshot]

	positions Positions
	pinned    map[string]bool
	selection Selection
	hover     string
	filter    Filter
	reading   Reading
	message   Message
	visible   *Visible
	budget    int
	overview  *overview.View
	rank      *Ranking
	counts    *Counts
	annotated annotations
	feeds     []subscription.Feed
	notes     map[string]string
	jobs      jobs

	// SnapshotChanged comes with every new revision, after selection, hover
	// and reading were freed from what is gone.
	SnapshotChanged Signal[*graphmodel.Snapshot]
	// PositionsChanged comes when nodes were placed or moved.
	PositionsChanged Signal[Positions]
	// SelectionChanged comes with the new selection.
	SelectionChanged Signal[Selection]
	// HoverChanged comes with the id of the entity under the pointer, or "".
	HoverChanged Signal[string]
	// FilterChanged comes when kinds, link types or articles are switched.
	FilterChanged Signal[Filter]
	// OverviewChanged comes when the canvas shows other groups, or none.
	OverviewChanged Signal[*overview.View]
	// ReadingChanged comes when the reader should open something.
	ReadingChanged Signal[Reading]
	// FeedsChanged comes when the project follows other feeds, or knows more of
	// their items.
	FeedsChanged Signal[[]subscription.Feed]
	// JobsChanged comes with the running jobs when one starts, advances or ends.
	JobsChanged Signal[[]Job]
	// MessageChanged comes with the latest message for the status bar.
	MessageChanged Signal[Message]
}

// New returns the session of an empty project.
func New(do gate.Do) *Session {
	s := &Session{do: do, filter: DefaultFilter(), budget: DefaultBudget, positions: Positions{}, pinned: map[string]bool{}}
	s.snapshot.Store(graphmodel.NewSnapshot(0, nil, nil, nil))
	return s
}

// Do runs f on the goroutine of the session.
func (s *Session) Do(f func()) { s.do(f) }

// Snapshot returns the current state of the graph. It is never nil and may be
// called from every goroutine.
func (s *Session) Snapshot() *graphmodel.Snapshot { return s.snapshot.Load() }

// SetSnapshot publishes a new revision of the same project.
func (s *Session) SetSnapshot(snap *graphmodel.Snapshot) {
	s.follow(s.Snapshot(), snap)
	s.snapshot.Store(snap)
	selection := s.existing(s.selection)
	s.SnapshotChanged.Emit(snap)
	if !selection.Equal(s.selection) {
		s.setSelection(selection)
	}
	if s.hover != "" && snap.Entity(s.hover) == nil && s.Group(s.hover) == nil {
		s.Hover("")
	}
	if s.reading.Article != "" && snap.Article(s.reading.Article) == nil {
		s.setReading(Reading{})
	}
}

// follow brings what is known of a snapshot up to date with the next one, or forgets
// it: to rank and filter a hundred thousand entities takes far longer than a frame.
func (s *Session) follow(before, snap *graphmodel.Snapshot) {
	visible, rank, counts := s.visible, s.rank, s.counts
	s.visible, s.rank, s.counts = nil, nil, nil
	if visible == nil && rank == nil && counts == nil {
		return
	}
	c, ok := snap.Since(before)
	if !ok {
		return
	}
	if visible != nil {
		s.visible = visible.after(s.filter, before, snap, c)
	}
	if rank != nil {
		s.rank = rank.after(before, snap, c)
	}
	if counts != nil {
		s.counts = counts.after(before, snap, c)
	}
}

// Reset puts another project in place: nothing is selected, filtered or read,
// and running jobs are canceled.
func (s *Session) Reset(snap *graphmodel.Snapshot, positions Positions) {
	s.CancelAll()
	s.snapshot.Store(snap)
	s.visible, s.rank, s.counts = nil, nil, nil
	s.positions = orEmpty(positions)
	s.pinned = map[string]bool{}
	s.selection, s.hover, s.reading, s.filter = Selection{}, "", Reading{}, DefaultFilter()
	s.overview = nil
	s.SetFeeds(nil)
	s.OverviewChanged.Emit(nil)
	s.FilterChanged.Emit(s.filter)
	s.SnapshotChanged.Emit(snap)
	s.PositionsChanged.Emit(s.positions)
	s.SelectionChanged.Emit(s.selection)
	s.HoverChanged.Emit("")
	s.ReadingChanged.Emit(s.reading)
}

// ArticleNote returns what the person has noted about an article, or "".
func (s *Session) ArticleNote(id string) string { return s.notes[id] }

// SetArticleNotes changes the notes about articles, by id. It comes before
// SetSnapshot or Reset, which tell the views.
func (s *Session) SetArticleNotes(notes map[string]string) { s.notes = notes }

// Positions returns where the entities lie.
func (s *Session) Positions() Positions { return s.positions }

// SetPositions replaces all positions, as a layout does.
func (s *Session) SetPositions(p Positions) {
	s.positions = orEmpty(p)
	s.PositionsChanged.Emit(s.positions)
}

// Move places some entities anew, as dragging does, and pins them.
func (s *Session) Move(moved Positions) {
	all := maps.Clone(s.positions)
	maps.Copy(all, moved)
	s.positions = all
	for id := range moved {
		s.pinned[id] = true
	}
	s.PositionsChanged.Emit(all)
}

// Pinned reports whether a person placed the entity.
func (s *Session) Pinned(id string) bool { return s.pinned[id] }

// PinnedCount is how many entities a person has placed.
func (s *Session) PinnedCount() int { return len(s.pinned) }

// Pin keeps entities where they are when the graph is arranged.
func (s *Session) Pin(ids ...string) {
	for _, id := range ids {
		s.pinned[id] = true
	}
}

// Unpin lets layouts move these entities again.
func (s *Session) Unpin(ids ...string) {
	for _, id := range ids {
		delete(s.pinned, id)
	}
}

// UnpinAll lets layouts move all entities again.
func (s *Session) UnpinAll() { s.pinned = map[string]bool{} }

// Hovered returns the id of the entity under the pointer, or "".
func (s *Session) Hovered() string { return s.hover }

// Hover says which entity is under the pointer; "" for none.
func (s *Session) Hover(id string) {
	if id == s.hover {
		return
	}
	s.hover = id
	s.HoverChanged.Emit(id)
}

func orEmpty(p Positions) Positions {
	if p == nil {
		return Positions{}
	}
	return p
}
