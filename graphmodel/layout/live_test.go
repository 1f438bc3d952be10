package layout

import (
	"math"
	"slices"
	"sync"
	"testing"
)

func drawn(t *testing.T, g Graph) Graph {
	t.Helper()
	p, err := Default(t.Context(), g, Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	g.Start = p
	return g
}

func TestLiveRestsUntilSomebodyDrags(t *testing.T) {
	for _, g := range []Graph{withLabels(clusters(4, 15, 7), 1), planted(3000, 1)} {
		g = drawn(t, g)
		l, err := NewLive(g, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if l.Step() || !slices.Equal(l.Positions(nil), g.Start) {
			t.Error("a drawing moves by itself")
		}
		b := bounds(Graph{N: g.N}, g.Start, nil)
		width := b.right - b.left
		// Node 0 is dragged over a fifth of the picture.
		to := Point{g.Start[0].X + width/5, g.Start[0].Y}
		for k := range 20 {
			l.Hold(0, Point{g.Start[0].X + (to.X-g.Start[0].X)*float64(k+1)/20, to.Y})
			l.Step()
		}
		for k := 0; l.Step(); k++ {
			if k > 1000 {
				t.Fatal("it never comes to rest")
			}
		}
		now := l.Positions(nil)
		checkPositions(t, "live", g, now)
		if now[0] != to {
			t.Errorf("the held node is at %v, not %v", now[0], to)
		}
		near, far := 0.0, []float64(nil)
		neighbor := map[int32]bool{}
		for _, e := range g.Edges {
			if e.A == 0 || e.B == 0 {
				neighbor[e.A+e.B] = true
			}
		}
		for i := 1; i < g.N; i++ {
			d := math.Hypot(now[i].X-g.Start[i].X, now[i].Y-g.Start[i].Y)
			if neighbor[int32(i)] {
				near = max(near, now[i].X-g.Start[i].X)
			} else {
				far = append(far, d)
			}
		}
		slices.Sort(far)
		if near < width/100 {
			t.Errorf("the neighbors follow by %.1f of %.0f only", near, width/5)
		}
		if m := far[len(far)/2]; m > width*0.05 {
			t.Errorf("the others move by %.1f, the picture is %.0f wide", m, width)
		}
	}
}

func TestLiveTakesCallsFromOtherGoroutines(t *testing.T) {
	g := drawn(t, clusters(4, 15, 7))
	g.Pinned = make([]bool, g.N)
	g.Pinned[9] = true
	l, err := NewLive(g, Options{Threads: 2})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for range 200 {
			l.Step()
		}
	})
	wg.Go(func() {
		var p []Point
		for k := range 200 {
			l.Hold(k%8, Point{float64(k), 5})
			p = l.Positions(p)
			l.Release(k % 8)
			if k == 100 {
				l.Loosen()
			}
		}
	})
	wg.Wait()
	l.Hold(-1, Point{})
	l.Hold(g.N, Point{})
	l.Hold(2, Point{math.NaN(), 0})
	for l.Step() {
	}
	p := l.Positions(nil)
	checkPositions(t, "live", g, p)
	if p[9] != g.Start[9] {
		t.Error("a pinned node moved")
	}
	empty, err := NewLive(Graph{}, Options{})
	if err != nil || empty.Step() {
		t.Error("an empty graph moves")
	}
}

// The bar of the project: adding a twentieth of the nodes moves the median old
// node by less than 3 % of the picture's width.
func TestAddingNodesKeepsThePicture(t *testing.T) {
	for _, n := range []int{400, 3000} {
		for _, boxes := range []bool{false, true} {
			full := planted(n, 4)
			if boxes {
				full = withLabels(full, 2)
			}
			old := Graph{N: n - n/20}
			for _, e := range full.Edges {
				if int(e.A) < old.N && int(e.B) < old.N {
					old.Edges = append(old.Edges, e)
				}
			}
			if boxes {
				old.Boxes = full.Boxes[:old.N]
			}
			before, err := Default(t.Context(), old, Options{Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			full.Start = slices.Repeat([]Point{{math.NaN(), math.NaN()}}, n)
			copy(full.Start, before)
			after, err := Default(t.Context(), full, Options{Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			var moved []float64
			for i := range before {
				moved = append(moved, math.Hypot(after[i].X-before[i].X, after[i].Y-before[i].Y))
			}
			slices.Sort(moved)
			b := bounds(old, before, nil)
			share := moved[len(moved)/2] / (b.right - b.left)
			t.Logf("%d nodes, boxes %v: %.2f %%", n, boxes, 100*share)
			if share > 0.03 {
				t.Errorf("%d nodes, boxes %v: old nodes move by %.1f %% of the width", n, boxes, 100*share)
			}
			if boxes && overlaps(full, after) > 0 {
				t.Errorf("%d nodes: boxes overlap", n)
			}
		}
	}
}

func BenchmarkLiveStep(b *testing.B) {
	g := planted(10_000, 1)
	p, err := Default(b.Context(), g, Options{Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	g.Start = p
	l, err := NewLive(g, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		l.Hold(0, Point{1, 2})
		l.Step()
	}
}
