package workspace

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// liveInterval is the time between two steps of a layout that goes on while a
// person drags: a frame of the window.
const liveInterval = 16 * time.Millisecond

// live is the arrangement that starts from the present picture: forces that go
// on until the picture is at rest and nothing is held.
var live = Arrangement{Name: "live", Title: "Live", Description: "forces that go on while you drag nodes", live: true}

// steering is what a person does to a layout that runs.
type steering struct {
	dragged map[string]bool // true: stays where it was dragged to; of the session's goroutine

	mu   sync.Mutex // guards what the worker reads
	wish map[string]layout.Point
	free map[string]bool
	held map[string]bool
}

func newSteering() *steering {
	return &steering{
		dragged: map[string]bool{}, wish: map[string]layout.Point{}, free: map[string]bool{}, held: map[string]bool{},
	}
}

// Steered reports whether a layout runs that nodes can be dragged through.
func (w *Workspace) Steered() bool { return w.steering != nil && w.session.Busy(LayoutJob) }

// Hold takes nodes to places while a layout runs; the others follow. It may be
// called for each move of the pointer.
func (w *Workspace) Hold(to session.Positions) {
	if !w.Steered() {
		return
	}
	s := w.steering
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, p := range to {
		s.wish[id], s.held[id] = p, true
		delete(s.free, id)
	}
}

// LetGo ends what Hold began. Pinned nodes stay where they are, also when the
// layout has come to its end; the others move on.
func (w *Workspace) LetGo(ids []string, pin bool) {
	if !w.Steered() {
		return
	}
	s := w.steering
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids {
		delete(s.held, id)
		s.dragged[id] = pin || w.session.Pinned(id)
		s.free[id] = !s.dragged[id]
	}
}

// touched reports whether the person has taken part.
func (s *steering) touched() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.wish)+len(s.held) > 0
}

// unseen is where a node was dragged to when the layout had come to its end.
func (s *steering) unseen(id string) (layout.Point, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.wish[id]
	return p, ok
}

// tell hands to a layout what the person did since the last step, and reports
// whether something is held.
func (s *steering) tell(l *layout.Live, snap *graphmodel.Snapshot) (holding bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, p := range s.wish {
		if i, ok := snap.EntityIndex(id); ok {
			l.Hold(i, p)
		}
	}
	for id, free := range s.free {
		if i, ok := snap.EntityIndex(id); ok && free {
			l.Release(i)
		}
	}
	clear(s.wish)
	clear(s.free)
	return len(s.held) > 0
}

// goOn runs forces from the places that a layout has reached, in steps of a
// frame, until nothing moves and nothing is held.
func (t *arranging) goOn(ctx context.Context, from []layout.Point) ([]layout.Point, error) {
	g := t.g
	g.Start = from
	l, err := layout.NewLive(g, layout.Options{Seed: layoutSeed})
	if err != nil {
		return nil, err
	}
	l.Loosen()
	tick := time.NewTicker(liveInterval)
	defer tick.Stop()
	for {
		holding := t.steer.tell(l, t.snap)
		moving := l.Step()
		places := l.Positions(nil)
		if !moving && !holding {
			return places, nil
		}
		t.show(places)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
	}
}

// shower returns what shows the state of a layout from its own goroutine. While
// the window is busy with one state, later ones are left out.
func (w *Workspace) shower(ctx context.Context, snap *graphmodel.Snapshot) func([]layout.Point) {
	var busy atomic.Bool
	return func(at []layout.Point) {
		if len(at) != len(snap.Entities) || !busy.CompareAndSwap(false, true) {
			return
		}
		w.session.Do(func() {
			busy.Store(false)
			if ctx.Err() == nil {
				w.Shaped.Emit(Shape{snap, at})
			}
		})
	}
}

// present are the places of the nodes of a snapshot, as far as they have any.
func (w *Workspace) present(snap *graphmodel.Snapshot) []layout.Point {
	at := make([]layout.Point, len(snap.Entities))
	for i, e := range snap.Entities {
		p, ok := w.session.Positions()[e.ID]
		if !ok {
			p = layout.Point{X: math.NaN(), Y: math.NaN()}
		}
		at[i] = p
	}
	return at
}
