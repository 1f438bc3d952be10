package workspace

import (
	"context"
	"errors"
	"testing"
	"time"

	"clew/app/session"
	"clew/graphmodel/layout"
)

func find(t *testing.T, name string) Arrangement {
	t.Helper()
	for _, a := range Arrangements() {
		if a.Name == name {
			return a
		}
	}
	t.Fatalf("no arrangement %s", name)
	return Arrangement{}
}

func TestArrangementsWarnBySize(t *testing.T) {
	for _, c := range []struct {
		name  string
		nodes int
		slow  bool
	}{{"dot", 1500, false}, {"dot", 1501, true}, {"circo", 151, true}, {"sfdp", 5000, false}, {"grid", 1 << 20, false}} {
		if got := find(t, c.name).Slow(c.nodes); got != c.slow {
			t.Errorf("%s with %d nodes: slow %v", c.name, c.nodes, got)
		}
	}
	if first := Arrangements()[0]; first.Graphviz {
		t.Errorf("%s is offered first", first.Name)
	}
}

func TestChosenLayoutCanBeTakenBack(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	before := b.s.Positions()
	pinned := b.s.Snapshot().Entities[1].ID
	b.SetPinned("Pin", true, pinned)
	arranged := 0
	b.Arranged.Listen(func(bool) { arranged++ })
	if err := b.ArrangeAs(find(t, "grid")); err != nil {
		t.Fatal(err)
	}
	b.settle(t)
	moved := 0
	for id, p := range b.s.Positions() {
		if p != before[id] {
			moved++
		}
	}
	if moved == 0 || arranged != 1 || b.s.Positions()[pinned] != before[pinned] {
		t.Errorf("%d of %d nodes moved, arranged %d times, pinned one at %v", moved, len(before), arranged, b.s.Positions()[pinned])
	}
	if what, ok := b.CanUndo(); !ok || what != "Arrange: Grid" {
		t.Errorf("undo %q", what)
	}
	b.Undo()
	b.settle(t)
	for id, p := range b.s.Positions() {
		if p != before[id] {
			t.Errorf("%s is at %v, was at %v", id, p, before[id])
		}
	}
}

func TestCanceledLayoutMovesNothing(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	before := b.s.Positions()
	slow := Arrangement{Title: "Slow", run: func(ctx context.Context, g layout.Graph, _ layout.Options) ([]layout.Point, error) {
		<-ctx.Done()
		return make([]layout.Point, g.N), nil // stubborn
	}}
	if err := b.ArrangeAs(slow); err != nil {
		t.Fatal(err)
	}
	b.s.Cancel(LayoutJob)
	b.settle(t)
	for id, p := range b.s.Positions() {
		if p != before[id] {
			t.Errorf("%s moved", id)
		}
	}
	if what, _ := b.CanUndo(); what == "Arrange: Slow" {
		t.Error("a canceled layout can be undone")
	}
}

func TestLayoutsThatNeedWhatIsNotThere(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	if err := b.ArrangeAs(Arrangement{Needs: layout.NeedsPlaces}); !errors.Is(err, layout.ErrNoPlaces) {
		t.Errorf("without places: %v", err)
	}
	if err := b.ArrangeAs(Arrangement{Needs: layout.NeedsTimes}); !errors.Is(err, layout.ErrNoTimes) {
		t.Errorf("without times: %v", err)
	}
}

func TestLiveLayoutFollowsWhatIsDragged(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	before := b.s.Positions()
	snap := b.s.Snapshot()
	// A node with neighbors, and one of these.
	held, near := "", ""
	for i, e := range snap.Entities {
		if arcs := snap.ArcsOf(i); len(arcs) > 0 {
			held, near = e.ID, snap.Entities[arcs[0].Node].ID
			break
		}
	}
	if held == "" {
		t.Fatal("the sample has no links")
	}
	shapes := 0
	b.Shaped.Listen(func(Shape) { shapes++ })
	if b.Steered() {
		t.Error("a layout is steered before one runs")
	}
	if err := b.ArrangeAs(find(t, "live")); err != nil {
		t.Fatal(err)
	}
	to := layout.Point{X: before[held].X + 2000, Y: before[held].Y}
	for k := range 20 {
		b.Hold(session.Positions{held: {X: before[held].X + float64(k+1)*100, Y: to.Y}})
		b.q.Drain()
		time.Sleep(liveInterval)
	}
	if !b.Steered() {
		t.Fatal("the layout has ended while a node was held")
	}
	b.LetGo([]string{held}, true)
	b.settle(t)
	now := b.s.Positions()
	if now[held] != to || !b.s.Pinned(held) {
		t.Errorf("the dragged node is at %v, not %v; pinned %v", now[held], to, b.s.Pinned(held))
	}
	if gone := now[near].X - before[near].X; gone < 200 {
		t.Errorf("its neighbor followed by %.0f of 2000", gone)
	}
	if shapes < 10 {
		t.Errorf("only %d states were shown", shapes)
	}
	if what, ok := b.CanUndo(); !ok || what != "Arrange: Live" {
		t.Errorf("undo %q", what)
	}
	b.Undo()
	b.settle(t)
	for id, p := range b.s.Positions() {
		if p != before[id] || b.s.Pinned(id) {
			t.Errorf("%s is at %v, was at %v; pinned %v", id, p, before[id], b.s.Pinned(id))
		}
	}
}

func TestLiveLayoutComesToRestAndCanBeCanceled(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	before := b.s.Positions()
	if err := b.ArrangeAs(find(t, "live")); err != nil {
		t.Fatal(err)
	}
	b.Hold(session.Positions{b.s.Snapshot().Entities[0].ID: {X: 500, Y: 500}})
	b.s.Cancel(LayoutJob)
	b.settle(t)
	for id, p := range b.s.Positions() {
		if p != before[id] {
			t.Errorf("%s is at %v after a cancel, was at %v", id, p, before[id])
		}
	}
	b.Hold(session.Positions{b.s.Snapshot().Entities[0].ID: {}}) // nothing runs
	if err := b.ArrangeAs(find(t, "live")); err != nil {
		t.Fatal(err)
	}
	b.settle(t) // ends by itself
}

func TestDragTakesALayoutOverThatRuns(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	id := b.s.Snapshot().Entities[0].ID
	to := layout.Point{X: 3000, Y: -200}
	if err := b.ArrangeAs(find(t, "force")); err != nil {
		t.Fatal(err)
	}
	b.Hold(session.Positions{id: {X: 1}})
	b.LetGo([]string{id}, false)
	b.Hold(session.Positions{id: to})
	b.LetGo([]string{id}, true)
	b.settle(t)
	// Also when the layout has come to its end before it saw the drag.
	if got := b.s.Positions()[id]; !b.s.Pinned(id) || got != to {
		t.Errorf("dragged to %v, it is at %v, pinned %v", to, got, b.s.Pinned(id))
	}
	if what, ok := b.CanUndo(); !ok || what != "Arrange: Forces" {
		t.Errorf("undo %q", what)
	}
}
