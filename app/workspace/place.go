package workspace

import (
	"maps"
	"slices"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// Place puts entities somewhere else, as a drag or a chosen layout does, so
// that it can be taken back. Those in pin keep their places from now on, when
// the graph is arranged.
func (w *Workspace) Place(label string, to session.Positions, pin ...string) {
	if w.ReadOnly() {
		// The picture may be moved; nobody keeps it.
		all := maps.Clone(w.session.Positions())
		maps.Copy(all, to)
		w.session.SetPositions(all)
		return
	}
	w.remember(to)
	pinned := make(map[string]bool, len(pin))
	for _, id := range pin {
		pinned[id] = true
	}
	placements := make([]graphmodel.Placement, 0, len(to))
	for _, id := range slices.Sorted(maps.Keys(to)) {
		p := to[id]
		placements = append(placements, graphmodel.Placement{
			Entity: id, Position: graphmodel.Position{X: p.X, Y: p.Y, Pinned: pinned[id] || w.session.Pinned(id)},
		})
	}
	change, around := w.graph.Move(label, placements), w.placesAround(to)
	if change.Empty() && maps.Equal(around[0], around[1]) {
		return
	}
	if err := w.commit(change, aside{places: around}); err != nil {
		w.session.Tell(session.Failure, "Not moved: "+err.Error())
		w.session.SetPositions(w.session.Positions())
		return
	}
	w.showPlaces(change, around[1])
	w.dirty = w.dirty || !w.sample
	w.Changed.Emit(w)
	w.record()
}

// PlaceGroups puts groups of the overview, and what makes room for them,
// somewhere else. They are no part of the knowledge: it is no step of the
// history.
func (w *Workspace) PlaceGroups(to session.Positions) {
	if len(to) == 0 {
		return
	}
	all := maps.Clone(w.session.Positions())
	maps.Copy(all, to)
	w.nudged(w.session.Positions(), all)
	w.session.SetPositions(all)
	w.amend()
}

// placesAround tells from where entities go when they are put somewhere. The
// graph knows only where they were placed last; a layout may have moved them
// since.
func (w *Workspace) placesAround(to session.Positions) [2]session.Positions {
	from, all := session.Positions{}, session.Positions{}
	for id, p := range to {
		if at, ok := w.session.Positions()[id]; ok {
			from[id], all[id] = at, p
		}
	}
	return [2]session.Positions{from, all}
}

// SetPinned pins entities where they are, or lets layouts move them again.
func (w *Workspace) SetPinned(label string, on bool, ids ...string) {
	if w.refused() {
		return
	}
	at := session.Positions{}
	for _, id := range ids {
		if p, ok := w.session.Positions()[id]; ok {
			at[id] = p
		}
	}
	w.remember(at)
	var pin []string
	if on {
		pin = ids
	} else {
		w.session.Unpin(ids...)
	}
	w.Place(label, at, pin...)
}

// remember notes where entities are that were never placed before: that is
// where an undo brings them back.
func (w *Workspace) remember(of session.Positions) {
	known := w.graph.Positions()
	var first []graphmodel.Placement
	for _, id := range slices.Sorted(maps.Keys(of)) {
		at, ok := w.session.Positions()[id]
		if _, noted := known[id]; ok && !noted {
			first = append(first, graphmodel.Placement{
				Entity: id, Position: graphmodel.Position{X: at.X, Y: at.Y, Pinned: w.session.Pinned(id)},
			})
		}
	}
	// Nothing in the history speaks of these yet, so this cannot conflict.
	_, _ = w.graph.Apply(w.graph.Move("", first))
}

// showPlaces shows what a change says about positions, and others.
func (w *Workspace) showPlaces(c graphmodel.Change, others session.Positions) {
	all := maps.Clone(w.session.Positions())
	w.takePlaces(c, all)
	maps.Copy(all, others)
	w.session.SetPositions(all)
}

// takePlaces takes over into all what a change says about positions, and pins.
func (w *Workspace) takePlaces(c graphmodel.Change, all session.Positions) {
	for _, e := range c.Positions {
		p := e.After
		if p == nil { // it had no place before
			delete(all, e.Before.Entity)
			w.session.Unpin(e.Before.Entity)
			continue
		}
		all[p.Entity] = layout.Point{X: p.X, Y: p.Y}
		if p.Pinned {
			w.session.Pin(p.Entity)
		} else {
			w.session.Unpin(p.Entity)
		}
	}
}
