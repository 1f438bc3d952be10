package analysis

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"clew/graphmodel"
)

func TestNewMergesAndSorts(t *testing.T) {
	g, err := New(4, [][2]int32{{2, 0}, {0, 1}, {1, 1}, {0, 2}}, []float32{1, 2, 9, 0.5})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(g.Offsets, []int32{0, 2, 3, 4, 4}) || !slices.Equal(g.Targets, []int32{1, 2, 0, 0}) ||
		!slices.Equal(g.Weights, []float32{2, 1.5, 2, 1.5}) {
		t.Errorf("got %+v", g)
	}
	if g.N() != 4 || g.Edges() != 2 || g.Degree(0) != 2 || !slices.Equal(g.Strengths(), []float64{3.5, 2, 1.5, 0}) {
		t.Errorf("%d nodes, %d edges, degrees %v, strengths %v", g.N(), g.Edges(), g.Degrees(), g.Strengths())
	}
}

func TestNewRefuses(t *testing.T) {
	for _, c := range []struct {
		n       int
		ends    [][2]int32
		weights []float32
	}{
		{2, [][2]int32{{0, 2}}, nil},
		{2, [][2]int32{{-1, 0}}, nil},
		{-1, nil, nil},
		{2, [][2]int32{{0, 1}}, []float32{0}},
		{2, [][2]int32{{0, 1}}, []float32{float32(math.NaN())}},
		{2, [][2]int32{{0, 1}}, []float32{float32(math.Inf(1))}},
		{2, [][2]int32{{0, 1}}, []float32{1, 1}},
	} {
		if g, err := New(c.n, c.ends, c.weights); !errors.Is(err, ErrInvalid) {
			t.Errorf("%v: %v, %v", c, g, err)
		}
	}
}

func TestOfSnapshot(t *testing.T) {
	entities := []*graphmodel.Entity{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	links := []*graphmodel.Link{
		{ID: "1", From: "a", To: "b", Type: graphmodel.Role},
		{ID: "2", From: "b", To: "a", Type: graphmodel.Owns},
		{ID: "3", From: "b", To: "c", Type: graphmodel.CoMentioned},
	}
	s := graphmodel.NewSnapshot(1, nil, entities, links)
	if g := OfSnapshot(s, nil); g.Edges() != 2 || !slices.Equal(g.Weights, []float32{2, 2, 1, 1}) {
		t.Errorf("got %+v", g)
	}
	strong := OfSnapshot(s, func(i int) bool { return s.Links.At(i).Type != graphmodel.CoMentioned })
	if strong.N() != 3 || strong.Edges() != 1 {
		t.Errorf("without co-mentions: %+v", strong)
	}
}

func TestComponents(t *testing.T) {
	smallGraphs(t, false, func(t *testing.T, g *Graph, _ *rand.Rand) {
		want, c := componentOf(g, -1), FindComponents(g)
		sizes := make([]int32, c.Count())
		for v, i := range c.Of {
			sizes[i]++
			for w := range c.Of {
				if c.Connected(int32(v), int32(w)) != (want[v] == want[w]) {
					t.Fatalf("%d and %d: %v, want %v", v, w, c.Of, want)
				}
			}
		}
		if !slices.Equal(sizes, c.Sizes) || !slices.IsSortedFunc(sizes, func(a, b int32) int { return int(b - a) }) {
			t.Fatalf("sizes %v, counted %v", c.Sizes, sizes)
		}
	})
}

func TestCutNodes(t *testing.T) {
	smallGraphs(t, false, func(t *testing.T, g *Graph, _ *rand.Rand) {
		got, err := CutNodes(context.Background(), g)
		if err != nil {
			t.Fatal(err)
		}
		found := map[int32]CutNode{}
		for _, c := range got {
			found[c.Node] = c
		}
		whole := componentOf(g, -1)
		for v := range int32(g.N()) {
			sizes, of := map[int32]int32{}, componentOf(g, v)
			all, largest := int32(0), int32(0)
			for w := range of {
				if whole[w] == whole[v] && int32(w) != v {
					sizes[of[w]]++
					all++
					largest = max(largest, sizes[of[w]])
				}
			}
			want := CutNode{v, int32(len(sizes)), all - largest}
			if c, ok := found[v]; ok != (len(sizes) > 1) || ok && c != want {
				t.Fatalf("node %d: %v (%v), want %v", v, c, ok, want)
			}
		}
	})
}

// TestDeepGraph goes through a path that would overflow a recursive search.
func TestDeepGraph(t *testing.T) {
	const n = 200_000
	var ends [][2]int32
	for v := range int32(n - 1) {
		ends = append(ends, [2]int32{v, v + 1})
	}
	g, err := New(n, ends, nil)
	if err != nil {
		t.Fatal(err)
	}
	cuts, err := CutNodes(context.Background(), g)
	if err != nil || len(cuts) != n-2 || cuts[0].Lost != (n-2)/2 {
		t.Errorf("%d cut nodes, first %v, %v", len(cuts), cuts[0], err)
	}
	if p, ok := ShortestPath(g, 0, n-1); !ok || p.Length != n-1 {
		t.Errorf("path of %v edges, %v", p.Length, ok)
	}
	if got := longestPath(g); got < n || got > n+2 {
		t.Errorf("longest path has %d nodes, want %d", got, n)
	}
}

func TestPageRank(t *testing.T) {
	smallGraphs(t, true, func(t *testing.T, g *Graph, _ *rand.Rand) {
		got, err := PageRank(context.Background(), g, Options{})
		if err != nil {
			t.Fatal(err)
		}
		// The usual iteration, on the matrix.
		m, s, n := matrix(g), g.Strengths(), float64(g.N())
		rank := slices.Repeat([]float64{1 / n}, g.N())
		for range 300 {
			next := make([]float64, g.N())
			for a := range m {
				for b := range m {
					if s[a] == 0 {
						next[b] += damping * rank[a] / n
					} else {
						next[b] += damping * rank[a] * m[a][b] / s[a]
					}
				}
				next[a] += (1 - damping) / n
			}
			rank = next
		}
		off := 0.0
		for v := range rank {
			off += math.Abs(rank[v] - got[v])
		}
		if off > 1e-5 {
			t.Fatalf("off by %v: %v, want %v", off, got, rank)
		}
	})
}

func TestBetweennessExact(t *testing.T) {
	smallGraphs(t, false, func(t *testing.T, g *Graph, _ *rand.Rand) {
		got, err := BetweennessExact(context.Background(), g, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := betweenness(g)
		for v := range want {
			if !near(got.Value[v], want[v]) {
				t.Fatalf("node %d: %v, want %v", v, got.Value, want)
			}
		}
	})
}

func TestBetweennessSampledIsWithinItsError(t *testing.T) {
	for name, ends := range map[string][][2]int32{
		"scale-free": attached(600, 2, 3), "groups": planted(600, 60, 5, 1, 3), "tree": attached(600, 1, 3),
	} {
		g, err := New(600, ends, nil)
		if err != nil {
			t.Fatal(err)
		}
		exact, err := BetweennessExact(context.Background(), g, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := BetweennessSampled(context.Background(), g, Accuracy{Error: 0.02}, Options{Seed: 1})
		if err != nil || got.Error != 0.02 || got.Confidence != 0.9 || got.Samples < 2000 {
			t.Fatalf("%s: %+v, %v", name, got, err)
		}
		sum, sumExact := 0.0, 0.0
		for v := range exact.Value {
			sum, sumExact = sum+got.Value[v], sumExact+exact.Value[v]
			if off := math.Abs(exact.Value[v] - got.Value[v]); off > got.Error {
				t.Errorf("%s: node %d is off by %v", name, v, off)
			}
		}
		// The sum is the mean number of inner nodes of a path.
		if math.Abs(sum-sumExact) > 0.05*sumExact {
			t.Errorf("%s: values sum to %v, want %v", name, sum, sumExact)
		}
	}
}

func TestSampleSize(t *testing.T) {
	for _, c := range []struct {
		longest    int
		accuracy   Accuracy
		want       int
		confidence float64
	}{{10, Accuracy{0.01, 0.9}, 31513, 0.9}, {2, Accuracy{0.1, 0.5}, 85, 0.5}} {
		if got := sampleSize(c.longest, c.accuracy); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

// everything is one result of each analysis of a graph.
type everything struct {
	rank, exact, sampled []float64
	communities          Communities
	cuts                 []CutNode
	components           []int32
}

func analyze(t *testing.T, g *Graph, threads int) everything {
	t.Helper()
	ctx, o := context.Background(), Options{Seed: 9, Threads: threads}
	var e everything
	var errs [5]error
	var c Centrality
	e.rank, errs[0] = PageRank(ctx, g, o)
	c, errs[1] = BetweennessExact(ctx, g, o)
	e.exact = c.Value
	c, errs[2] = BetweennessSampled(ctx, g, Accuracy{Error: 0.05}, o)
	e.sampled = c.Value
	e.communities, errs[3] = FindCommunities(ctx, g, CommunityOptions{Options: o})
	e.cuts, errs[4] = CutNodes(ctx, g)
	e.components = FindComponents(g).Of
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestSameResultForAnyNumberOfProcessors(t *testing.T) {
	g, err := New(2500, append(attached(1500, 2, 4), planted(2500, 100, 3, 0.5, 4)...), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := analyze(t, g, 1)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(5))
	for _, threads := range []int{0, 2, 8} {
		got := analyze(t, g, threads)
		switch {
		case !slices.Equal(got.rank, want.rank):
			t.Errorf("%d threads: other ranks", threads)
		case !slices.Equal(got.exact, want.exact):
			t.Errorf("%d threads: other betweenness", threads)
		case !slices.Equal(got.sampled, want.sampled):
			t.Errorf("%d threads: other sampled betweenness", threads)
		case !slices.Equal(got.communities.Of, want.communities.Of) || got.communities.Modularity != want.communities.Modularity:
			t.Errorf("%d threads: other communities", threads)
		case !slices.Equal(got.cuts, want.cuts) || !slices.Equal(got.components, want.components):
			t.Errorf("%d threads: other parts", threads)
		}
	}
}

func TestCancel(t *testing.T) {
	g, err := New(20_000, attached(20_000, 3, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, run := range map[string]func(context.Context, Options) error{
		"PageRank":  func(ctx context.Context, o Options) error { _, err := PageRank(ctx, g, o); return err },
		"exact":     func(ctx context.Context, o Options) error { _, err := BetweennessExact(ctx, g, o); return err },
		"sampled":   func(ctx context.Context, o Options) error { _, err := Betweenness(ctx, g, o); return err },
		"cut nodes": func(ctx context.Context, _ Options) error { _, err := CutNodes(ctx, g); return err },
		"communities": func(ctx context.Context, o Options) error {
			_, err := FindCommunities(ctx, g, CommunityOptions{Options: o})
			return err
		},
		"all paths": func(ctx context.Context, _ Options) error {
			_, _, err := AllPaths(ctx, g, 19_999, 19_998, PathLimits{Edges: 12, Count: 1 << 40})
			return err
		},
		"k shortest": func(ctx context.Context, _ Options) error {
			_, err := KShortest(ctx, g, 19_999, 19_998, PathQuery{Count: 1 << 30})
			return err
		},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		last := 0.0
		o := Options{Progress: func(f float64) {
			if f < last || f > 1 {
				t.Errorf("%s: progress %v after %v", name, f, last)
			}
			last = f
			if f > 0 {
				cancel()
			}
		}}
		if name == "cut nodes" || name == "all paths" || name == "k shortest" {
			cancel()
		}
		if err := run(ctx, o); name != "PageRank" && !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
	}
}

func TestProgressEndsAtOne(t *testing.T) {
	g, err := New(500, attached(500, 3, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	last := 0.0
	o := Options{Progress: func(f float64) { last = f }}
	if _, err := FindCommunities(context.Background(), g, CommunityOptions{Options: o}); err != nil || last != 1 {
		t.Errorf("communities end at %v, %v", last, err)
	}
	last = 0
	if _, err := Betweenness(context.Background(), g, o); err != nil || last != 1 {
		t.Errorf("betweenness ends at %v, %v", last, err)
	}
}
