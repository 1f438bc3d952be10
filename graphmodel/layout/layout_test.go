package layout

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

func star(n int) Graph {
	g := Graph{N: n}
	for i := 1; i < n; i++ {
		g.Edges = append(g.Edges, Edge{A: 0, B: int32(i)})
	}
	return g
}

func path(n int) Graph {
	g := Graph{N: n}
	for i := 1; i < n; i++ {
		g.Edges = append(g.Edges, Edge{A: int32(i - 1), B: int32(i)})
	}
	return g
}

// clusters is a graph of k dense groups of m nodes with a few bridges.
func clusters(k, m int, seed uint64) Graph {
	rng := rand.New(rand.NewPCG(seed, 1))
	g := Graph{N: k * m}
	for c := range k {
		for i := range m {
			for range 3 {
				g.Edges = append(g.Edges, Edge{A: int32(c*m + i), B: int32(c*m + rng.IntN(m))})
			}
		}
		g.Edges = append(g.Edges, Edge{A: int32(c * m), B: int32((c + 1) % k * m)})
	}
	return g
}

func withLabels(g Graph, seed uint64) Graph {
	rng := rand.New(rand.NewPCG(seed, 2))
	for range g.N {
		half := 20 + rng.Float64()*60
		g.Boxes = append(g.Boxes, Box{Left: half, Right: half, Up: 12, Down: 26})
	}
	return g
}

var cases = map[string]Graph{
	"empty":           {},
	"one":             {N: 1},
	"no edges":        {N: 40},
	"star":            star(60),
	"path":            path(80),
	"clusters":        clusters(4, 15, 7),
	"loops, parallel": {N: 3, Edges: []Edge{{A: 0, B: 0}, {A: 0, B: 1}, {A: 1, B: 0}, {A: 2, B: 1, Weight: 5}}},
	"large":           clusters(20, 80, 3),
	"many components": {N: 3000, Edges: []Edge{{A: 0, B: 1}, {A: 5, B: 7}}},
}

func TestDefaultLeavesNoOverlap(t *testing.T) {
	for name, g := range cases {
		t.Run(name, func(t *testing.T) {
			g := withLabels(g, 11)
			p, err := Default(context.Background(), g, Options{Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			if len(p) != g.N {
				t.Fatalf("%d positions for %d nodes", len(p), g.N)
			}
			for i := range p {
				if math.IsNaN(p[i].X+p[i].Y) || math.IsInf(p[i].X+p[i].Y, 0) {
					t.Fatalf("node %d at %v", i, p[i])
				}
			}
			if n := overlaps(g, p); n != 0 {
				t.Errorf("%d pairs of boxes overlap", n)
			}
		})
	}
}

func overlaps(g Graph, p []Point) int {
	n := 0
	for i := range p {
		for j := i + 1; j < len(p); j++ {
			ox, oy, _, _ := overlapOf(g, p, i, j)
			if ox > overlapGap+0.01 && oy > overlapGap+0.01 {
				n++
			}
		}
	}
	return n
}

func TestLayoutsDoNotDependOnThreadsOrEdgeOrder(t *testing.T) {
	graphs := []Graph{everything(7), clusters(20, 80, 3), latticeGraph(40), preferential(3100, 3, 1)}
	for _, l := range All() {
		for _, g := range graphs {
			if l.Name == "stress" && g.N > stressLimit && g.N <= fullStress {
				continue // slow, and computed by one goroutine
			}
			var first []Point
			for _, threads := range []int{1, 2, 8} {
				old := runtime.GOMAXPROCS(threads)
				shuffled := g
				shuffled.Edges = slices.Clone(g.Edges)
				if threads > 1 {
					slices.Reverse(shuffled.Edges)
				}
				p, err := l.Run(context.Background(), shuffled, Options{Seed: 5, Threads: threads})
				runtime.GOMAXPROCS(old)
				if err != nil {
					t.Fatal(err)
				}
				if first == nil {
					first = p
				} else if !slices.Equal(first, p) {
					t.Errorf("%s, %d nodes: %d threads give another drawing", l.Name, g.N, threads)
				}
			}
		}
	}
}

func TestWarmStartKeepsTheOldPicture(t *testing.T) {
	old := withLabels(clusters(3, 12, 9), 4)
	before, err := Default(context.Background(), old, Options{Seed: 2})
	if err != nil {
		t.Fatal(err)
	}
	grown := Graph{N: old.N + 5, Edges: slices.Clone(old.Edges)}
	for i := range 3 {
		grown.Edges = append(grown.Edges, Edge{A: int32(i * 12), B: int32(old.N + i)})
	}
	grown = withLabels(grown, 4)
	grown.Start = append(slices.Clone(before), slices.Repeat([]Point{{math.NaN(), math.NaN()}}, 5)...)
	grown.Pinned = make([]bool, grown.N)
	grown.Pinned[7] = true
	after, err := Default(context.Background(), grown, Options{Seed: 2})
	if err != nil {
		t.Fatal(err)
	}
	if after[7] != before[7] {
		t.Errorf("the pinned node moved from %v to %v", before[7], after[7])
	}
	var moved float64
	for i := range before {
		moved += math.Hypot(after[i].X-before[i].X, after[i].Y-before[i].Y)
	}
	if mean := moved / float64(len(before)); mean > 2*baseLength {
		t.Errorf("old nodes moved by %.0f on average", mean)
	}
	if n := overlaps(grown, after); n != 0 {
		t.Errorf("%d pairs of boxes overlap", n)
	}
}

func TestStressDrawsAPathStretched(t *testing.T) {
	p, err := Default(context.Background(), path(30), Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	ends := math.Hypot(p[0].X-p[29].X, p[0].Y-p[29].Y)
	var length float64
	for i := 1; i < 30; i++ {
		length += math.Hypot(p[i].X-p[i-1].X, p[i].Y-p[i-1].Y)
	}
	if ends < 0.9*length {
		t.Errorf("the ends are %.0f apart over a length of %.0f", ends, length)
	}
}

func TestForceKeepsGroupsTogether(t *testing.T) {
	const k, m = 20, 80
	g := clusters(k, m, 3)
	p, err := Default(context.Background(), g, Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	inside, across := 0.0, 0.0
	nInside, nAcross := 0, 0
	for i := range p {
		for j := i + 1; j < len(p); j += 7 {
			d := math.Hypot(p[i].X-p[j].X, p[i].Y-p[j].Y)
			if i/m == j/m {
				inside, nInside = inside+d, nInside+1
			} else {
				across, nAcross = across+d, nAcross+1
			}
		}
	}
	if ratio := (inside / float64(nInside)) / (across / float64(nAcross)); ratio > 0.5 {
		t.Errorf("mean distance inside a group is %.2f of that across groups", ratio)
	}
}

func TestDefaultStopsWhenCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, g := range []Graph{path(100), clusters(20, 80, 3)} {
		if _, err := Default(ctx, g, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%d nodes: err = %v", g.N, err)
		}
	}
}

func TestDefaultRejectsWrongInput(t *testing.T) {
	for name, g := range map[string]Graph{
		"edge outside": {N: 2, Edges: []Edge{{A: 0, B: 2}}},
		"negative":     {N: 2, Edges: []Edge{{A: -1, B: 1}}},
		"boxes":        {N: 2, Boxes: make([]Box, 1)},
		"start":        {N: 2, Start: make([]Point, 3)},
		"pins":         {N: 2, Pinned: make([]bool, 3)},
	} {
		if _, err := Default(context.Background(), g, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
