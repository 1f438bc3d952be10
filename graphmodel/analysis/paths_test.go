package analysis

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// allPairs calls check with all ordered pairs of different nodes.
func allPairs(g *Graph, check func(a, b int32)) {
	for a := range int32(g.N()) {
		for b := range int32(g.N()) {
			if a != b {
				check(a, b)
			}
		}
	}
}

func TestShortestPath(t *testing.T) {
	smallGraphs(t, false, func(t *testing.T, g *Graph, _ *rand.Rand) {
		want, f := distances(g, false), NewFinder(g)
		allPairs(g, func(a, b int32) {
			p, ok := f.Shortest(a, b)
			if ok != !math.IsInf(want[a][b], 1) {
				t.Fatalf("%d to %d: found %v, distance %v", a, b, ok, want[a][b])
			}
			if !ok {
				return
			}
			if wrong := isPath(g, p, a, b); wrong != "" || p.Length != want[a][b] || len(p.Nodes) != int(p.Length)+1 {
				t.Fatalf("%d to %d: %v (%s), want %v edges", a, b, p, wrong, want[a][b])
			}
		})
	})
}

func TestStrongestPath(t *testing.T) {
	smallGraphs(t, true, func(t *testing.T, g *Graph, _ *rand.Rand) {
		want, f := distances(g, true), NewFinder(g)
		allPairs(g, func(a, b int32) {
			p, ok := f.Strongest(a, b)
			if ok != !math.IsInf(want[a][b], 1) {
				t.Fatalf("%d to %d: found %v, distance %v", a, b, ok, want[a][b])
			}
			if wrong := isPath(g, p, a, b); ok && (wrong != "" || !near(p.Length, want[a][b])) {
				t.Fatalf("%d to %d: %v (%s), want %v", a, b, p, wrong, want[a][b])
			}
		})
	})
}

func TestPathsOfLargeGraphs(t *testing.T) {
	g, err := New(3000, attached(3000, 3, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	f, r := NewFinder(g), rand.New(rand.NewPCG(1, 1))
	for range 200 {
		a, b := int32(r.IntN(3000)), int32(r.IntN(3000))
		short, ok := f.Shortest(a, b)
		strong, okStrong := f.Strongest(a, b)
		away := distancesTo(g, b, 3000)[a]
		if !ok || !okStrong || short.Length != float64(away) || strong.Length != short.Length {
			t.Fatalf("%d to %d: %v and %v, want %d edges", a, b, short, strong, away)
		}
	}
}

func TestNoPath(t *testing.T) {
	g, err := New(4, [][2]int32{{0, 1}, {2, 3}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := NewFinder(g)
	for _, c := range [][2]int32{{0, 2}, {-1, 0}, {0, 4}} {
		if p, ok := f.Shortest(c[0], c[1]); ok {
			t.Errorf("%v: found %v", c, p)
		}
		if p, ok := f.Strongest(c[0], c[1]); ok {
			t.Errorf("%v: found %v", c, p)
		}
		if p, err := KShortest(context.Background(), g, c[0], c[1], PathQuery{Count: 3}); err != nil || len(p) > 0 {
			t.Errorf("%v: found %v, %v", c, p, err)
		}
		if p, all, err := AllPaths(context.Background(), g, c[0], c[1], PathLimits{Edges: 3, Count: 3}); err != nil || !all || len(p) > 0 {
			t.Errorf("%v: found %v, %v", c, p, err)
		}
	}
	for _, find := range []func(a, b int32) (Path, bool){f.Shortest, f.Strongest} {
		if p, ok := find(1, 1); !ok || !slices.Equal(p.Nodes, []int32{1}) || p.Length != 0 {
			t.Errorf("to itself: %v, %v", p, ok)
		}
	}
}

func TestKShortest(t *testing.T) {
	for _, weighted := range []bool{false, true} {
		smallGraphs(t, weighted, func(t *testing.T, g *Graph, r *rand.Rand) {
			a, b := int32(r.IntN(g.N())), int32(r.IntN(g.N()))
			if a == b {
				return
			}
			all := simplePaths(g, a, b, weighted)
			got, err := KShortest(context.Background(), g, a, b, PathQuery{Count: 12, Weighted: weighted})
			if err != nil || len(got) != min(12, len(all)) {
				t.Fatalf("%d paths, %v; there are %d", len(got), err, len(all))
			}
			for i, p := range got {
				if wrong := isPath(g, p, a, b); wrong != "" || !near(p.Length, all[i].Length) {
					t.Fatalf("path %d is %v (%s), want length %v", i, p, wrong, all[i].Length)
				}
				for _, q := range got[:i] {
					if slices.Equal(p.Nodes, q.Nodes) {
						t.Fatalf("%v comes twice", p)
					}
				}
			}
		})
	}
}

func TestKShortestWithinEdges(t *testing.T) {
	g, err := New(5, [][2]int32{{0, 1}, {1, 4}, {0, 2}, {2, 3}, {3, 4}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for edges, want := range map[int]int{0: 2, 1: 0, 2: 1, 3: 2} {
		got, err := KShortest(context.Background(), g, 0, 4, PathQuery{Count: 5, Edges: edges})
		if err != nil || len(got) != want {
			t.Errorf("up to %d edges: %v, %v; want %d paths", edges, got, err, want)
		}
	}
}

func TestAllPaths(t *testing.T) {
	smallGraphs(t, false, func(t *testing.T, g *Graph, r *rand.Rand) {
		a, b := int32(r.IntN(g.N())), int32(r.IntN(g.N()))
		if a == b {
			return
		}
		limits := PathLimits{Edges: 1 + r.IntN(6), Count: 1 + r.IntN(20)}
		want := slices.DeleteFunc(simplePaths(g, a, b, false), func(p Path) bool { return p.Length > float64(limits.Edges) })
		got, all, err := AllPaths(context.Background(), g, a, b, limits)
		if err != nil || all != (len(want) <= limits.Count) {
			t.Fatalf("all: %v, %v; there are %d, limit %d", all, err, len(want), limits.Count)
		}
		want = want[:min(len(want), limits.Count)]
		if !slices.EqualFunc(got, want, func(a, b Path) bool { return slices.Equal(a.Nodes, b.Nodes) && a.Length == b.Length }) {
			t.Fatalf("got %v\nwant %v", got, want)
		}
	})
}

func TestNeighborhood(t *testing.T) {
	smallGraphs(t, false, func(t *testing.T, g *Graph, r *rand.Rand) {
		seeds := []int32{int32(r.IntN(g.N())), int32(r.IntN(g.N())), -1, int32(g.N())}
		k, d := r.IntN(4), distances(g, false)
		var want []Hop
		for depth := range k + 1 {
			for v := range int32(g.N()) {
				if min(d[seeds[0]][v], d[seeds[1]][v]) == float64(depth) {
					want = append(want, Hop{v, int32(depth)})
				}
			}
		}
		if got := Neighborhood(g, seeds, k); !slices.Equal(got, want) {
			t.Fatalf("within %d of %v: %v, want %v", k, seeds[:2], got, want)
		}
	})
}
