package scene_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel/layout"
)

// arranged is the world in a layout, as the program shows it.
func arranged(t *testing.T, name string) (*scene.Scene, layout.Graph, []layout.Point) {
	t.Helper()
	snap := scenetest.World()
	s := scene.Build(snap, nil, scene.Options{})
	g := s.LayoutGraph(nil)
	scene.Describe(&g, snap.Entities)
	way, ok := layout.ByName(name)
	if !ok {
		t.Fatalf("no layout %s", name)
	}
	at, err := way.Run(context.Background(), g, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s.WithPositions(at), g, at
}

func TestBackdropIsThatOfTheLayout(t *testing.T) {
	for name, want := range map[string][2]bool{
		"time": {true, false}, "place": {false, true}, "automatic": {}, "force": {}, "circular": {}, "grid": {}, "layered": {},
	} {
		if s, _, _ := arranged(t, name); s.Axis != nil != want[0] || s.Ground != nil != want[1] {
			t.Errorf("%s: axis %v, map %v, want %v", name, s.Axis != nil, s.Ground != nil, want)
		}
	}
}

// TestBackdropSurvivesDragging moves two nodes away: the axis and the map stay
// where they are.
func TestBackdropSurvivesDragging(t *testing.T) {
	s, g, at := arranged(t, "time")
	scale := layout.TimeScaleOf(g, layout.Options{})
	at[len(at)-1].X += 400
	at[len(at)-2].X -= 900
	if s = s.WithPositions(at); s.Axis == nil {
		t.Fatal("the axis is gone")
	}
	for _, d := range g.Times {
		if got, want := s.Axis.PerDay*d+s.Axis.At0, scale.X(d); !math.IsNaN(d) && math.Abs(got-want) > 0.01 {
			t.Errorf("day %v is at %v, want %v", d, got, want)
		}
	}
	s, _, at = arranged(t, "place")
	before := s.Ground.Land[0][0]
	at[0].X += 600
	if s = s.WithPositions(at); s.Ground == nil {
		t.Fatal("the map is gone")
	}
	if after := s.Ground.Land[0][0]; math.Hypot(after.X-before.X, after.Y-before.Y) > 60 {
		t.Errorf("the map moved from %v to %v", before, after)
	}
}

func TestTicks(t *testing.T) {
	v := scene.Size{W: 800, H: 400}
	for _, c := range []struct {
		perDay float64
		first  string // of day 20000, 4 October 2024, at the left
		least  int
	}{
		{100, "4 Oct 2024", 9},
		{12, "7 Oct 2024", 10}, // a Monday
		{4, "Nov 2024", 6},
		{1, "Jan 2025", 8},
		{0.3, "2025", 8},
		{0.02, "2040", 5},
	} {
		a := scene.TimeAxis{PerDay: c.perDay, At0: -20000 * c.perDay}
		cam := scene.Camera{X: 400, Scale: 1}
		ticks := a.Ticks(cam, v, nil)
		if len(ticks) < c.least || ticks[0].Label != c.first {
			t.Errorf("%v: %v", c.perDay, ticks)
		}
		for i := 1; i < len(ticks); i++ {
			if gap := ticks[i].X - ticks[i-1].X; gap < 70 || gap > 520 {
				t.Errorf("%v: %v and %v are %v apart", c.perDay, ticks[i-1].Label, ticks[i].Label, gap)
			}
		}
	}
}

func TestClipping(t *testing.T) {
	r := scene.Rect{X1: 10, Y1: 10}
	square := []layout.Point{{X: -5, Y: -5}, {X: 15, Y: -5}, {X: 15, Y: 15}, {X: -5, Y: 15}}
	area := 0.0
	cut := scene.ClipRing(square, r)
	for i := range cut {
		p, q := cut[i], cut[(i+1)%len(cut)]
		area += (p.X*q.Y - q.X*p.Y) / 2
		if p.X < 0 || p.X > 10 || p.Y < 0 || p.Y > 10 {
			t.Errorf("%v is outside", p)
		}
	}
	if math.Abs(area-100) > 1e-9 {
		t.Errorf("the area is %v", area)
	}
	parts := 0
	scene.ClipLine([]layout.Point{{X: -5, Y: 5}, {X: 5, Y: 5}, {X: 15, Y: 5}, {X: 5, Y: 6}, {X: 20, Y: 20}}, r, func(p []layout.Point) { parts += len(p) })
	if parts != 6 {
		t.Errorf("%d points, want two parts of three", parts)
	}
}

// withStrangers adds nodes that nothing locates, in a row below all others.
func withStrangers(s *scene.Scene, at []layout.Point) (*scene.Scene, []layout.Point) {
	low, out := math.Inf(-1), *s
	for _, p := range at {
		low = max(low, p.Y)
	}
	out.Nodes, at = slices.Clone(s.Nodes), slices.Clone(at)
	for i, name := range []string{"Anna Fischer", "Fourth meeting", "Northwind"} {
		n := s.Nodes[0]
		n.ID, n.Label, n.Lines, n.Folded, n.Brief = name, name, []string{name}, nil, ""
		out.Nodes, at = append(out.Nodes, n), append(at, layout.Point{X: at[0].X + 130*float64(i), Y: low + 90})
	}
	return out.WithPositions(at), at
}

func TestNodesWithoutAPlaceStandApart(t *testing.T) {
	s, _, at := arranged(t, "place")
	if s.Apart != nil {
		t.Error("something stands apart though all is linked with places")
	}
	known := len(s.Nodes)
	s, _ = withStrangers(s, at)
	if s.Apart == nil {
		t.Fatal("nothing stands apart")
	}
	for _, scale := range []float64{0.3, 1, 4} {
		box, x, y := s.Apart.Box(s, scale)
		if !box.Contains(x, y) {
			t.Errorf("the title starts at %v, %v, outside of %+v", x, y, box)
		}
		for i := range s.Nodes {
			if in := box.Contains(s.Nodes[i].X*scale, s.Nodes[i].Y*scale); i >= known && !in || i < known && in && scale >= 1 {
				t.Errorf("at %v, %s stands apart: %v", scale, s.Nodes[i].Label, in)
			}
		}
	}
	s, _, at = arranged(t, "force")
	if s, _ = withStrangers(s, at); s.Apart != nil {
		t.Error("nodes stand apart from a map that is not there")
	}
}
