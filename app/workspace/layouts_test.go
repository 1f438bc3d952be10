package workspace

import (
	"context"
	"errors"
	"testing"

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
