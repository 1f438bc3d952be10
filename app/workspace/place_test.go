package workspace

import (
	"testing"

	"clew/app/session"
	"clew/graphmodel/layout"
)

func TestPlacesCanBeTakenBack(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	id := b.s.Snapshot().Entities[0].ID
	start := b.s.Positions()[id]
	one, two := layout.Point{X: 100, Y: 200}, layout.Point{X: -50, Y: 7}
	b.Place("Move one", session.Positions{id: one}, id)
	b.settle(t)
	b.Place("Move two", session.Positions{id: two})
	b.settle(t)
	if b.s.Positions()[id] != two || !b.s.Pinned(id) {
		t.Errorf("at %v, pinned %v", b.s.Positions()[id], b.s.Pinned(id))
	}
	revision := b.s.Snapshot().Revision
	for _, want := range []struct {
		undo   bool
		at     layout.Point
		pinned bool
	}{{true, one, true}, {true, start, false}, {false, one, true}, {false, two, true}} {
		if want.undo {
			b.Undo()
		} else {
			b.Redo()
		}
		b.settle(t)
		if at := b.s.Positions()[id]; at != want.at || b.s.Pinned(id) != want.pinned {
			t.Errorf("undo %v: at %v, pinned %v, want %+v", want.undo, at, b.s.Pinned(id), want)
		}
	}
	if b.s.Snapshot().Revision != revision {
		t.Error("moving a node changes what is known")
	}
}

func TestPlacesAndKnowledgeAreTakenBackInTurn(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	id := b.s.Snapshot().Entities[0].ID
	b.Place("Move", session.Positions{id: {X: 1, Y: 2}})
	b.read(t, second)
	b.Place("Move", session.Positions{id: {X: 3, Y: 4}})
	for range 2 {
		b.Undo()
		b.settle(t)
	}
	if len(b.s.Snapshot().Articles) != 1 || b.s.Positions()[id] != (layout.Point{X: 1, Y: 2}) {
		t.Errorf("%d articles, node at %v", len(b.s.Snapshot().Articles), b.s.Positions()[id])
	}
}

func TestPinningCanBeTakenBack(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	id := b.s.Snapshot().Entities[0].ID
	at := b.s.Positions()[id]
	b.SetPinned("Pin", true, id)
	if !b.s.Pinned(id) || b.s.Positions()[id] != at {
		t.Errorf("pinned %v at %v", b.s.Pinned(id), b.s.Positions()[id])
	}
	b.Undo()
	if b.s.Pinned(id) {
		t.Error("undo does not unpin")
	}
	b.Redo()
	b.SetPinned("Unpin", false, id)
	if b.s.Pinned(id) {
		t.Error("the node stays pinned")
	}
	b.settle(t)
}
