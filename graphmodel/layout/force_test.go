package layout

import (
	"context"
	"fmt"
	"math"
	"testing"
	"time"
)

// The ceilings of these drawings are what other programs of the kind reach, or a
// little above what this one does.
func TestForceDrawsLargeGraphsWell(t *testing.T) {
	for _, c := range []struct {
		name      string
		g         Graph
		stress    float64
		neighbors float64
		crossings float64
	}{
		{"path", path(10_000), 0.01, 0.95, 0.0001},
		{"grid", latticeGraph(100), 0.02, 0.9, 0.0001},
		{"tree", binaryTree(10_000), 0.20, 0.4, 0.001},
		{"star", star(5000), 0.20, 0, 0},
		{"planted", planted(4000, 1), 0.20, 0.025, 0.012},
		{"preferential", preferential(5000, 3, 1), 0.20, 0.002, 0.06},
	} {
		l, _ := ByName("force")
		p, err := l.Run(t.Context(), c.g, Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		q, err := Measure(c.g, p, 1)
		if err != nil {
			t.Fatal(err)
		}
		if q.Stress > c.stress || q.Neighborhood < c.neighbors || q.Crossings > c.crossings {
			t.Errorf("%s: %+v, want %g, %g, %g", c.name, q, c.stress, c.neighbors, c.crossings)
		}
	}
}

// Stress and neighborhoods pull in different directions; each of the two models
// must keep its side.
func TestSpringsAreTruerToDistances(t *testing.T) {
	g := planted(4000, 2)
	var q [2]Quality
	for k, name := range []string{"force", "springs"} {
		l, _ := ByName(name)
		p, err := l.Run(t.Context(), g, Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		q[k], _ = Measure(g, p, 1)
	}
	if q[1].Stress >= q[0].Stress || q[1].Neighborhood >= q[0].Neighborhood {
		t.Errorf("forces %+v, springs %+v", q[0], q[1])
	}
}

func TestForceSurvivesOddGraphs(t *testing.T) {
	twins := Graph{N: 3000} // all leaves of two hubs are equal
	for i := 2; i < twins.N; i++ {
		twins.Edges = append(twins.Edges, Edge{A: 0, B: int32(i)}, Edge{A: 1, B: int32(i)})
	}
	heavy := path(2000)
	for i := range heavy.Edges {
		heavy.Edges[i].Weight = float32(math.Pow(10, float64(i%60)-30))
	}
	heavy.Edges[3].Weight = float32(math.NaN())
	heavy.Edges[4].Weight = float32(math.Inf(1))
	complete := Graph{N: 150}
	for i := range int32(150) {
		for j := range i {
			complete.Edges = append(complete.Edges, Edge{A: i, B: j})
		}
	}
	pairs := Graph{N: 6000}
	for i := int32(0); i < 6000; i += 2 {
		pairs.Edges = append(pairs.Edges, Edge{A: i, B: i + 1})
	}
	for name, g := range map[string]Graph{"twins": twins, "heavy": heavy, "complete": complete, "pairs": pairs} {
		for _, layout := range []string{"force", "springs"} {
			l, _ := ByName(layout)
			p, err := l.Run(t.Context(), g, Options{Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			checkPositions(t, layout+", "+name, g, p)
		}
	}
}

func TestForceShowsAPictureEarly(t *testing.T) {
	l, _ := ByName("force")
	g := planted(5000, 3)
	s := l.Start(g, Options{Seed: 1})
	defer s.Close()
	for {
		done, err := s.Step(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if done {
			t.Fatal("no picture before the end")
		}
		if s.Progress() < 0.2 {
			continue
		}
		p := s.Positions()
		checkPositions(t, "early", g, p)
		q, err := Measure(g, p, 1)
		if err != nil {
			t.Fatal(err)
		}
		if q.Stress > 0.25 {
			t.Errorf("after a fifth of the work the stress is %.3f", q.Stress)
		}
		return
	}
}

func TestMeasureKnowsGoodFromBad(t *testing.T) {
	g := latticeGraph(30)
	exact, mixed := make([]Point, g.N), make([]Point, g.N)
	for i := range g.N {
		exact[i] = Point{float64(i % 30), float64(i / 30)}
		mixed[i*7%g.N] = exact[i]
	}
	good, err := Measure(g, exact, 1)
	if err != nil {
		t.Fatal(err)
	}
	bad, _ := Measure(g, mixed, 1)
	if good.Crossings != 0 || good.Neighborhood < 0.95 || good.Stress > 0.05 {
		t.Errorf("good: %+v", good)
	}
	if bad.Crossings < 0.05 || bad.Neighborhood > 0.2 || bad.Stress < 0.15 {
		t.Errorf("bad: %+v", bad)
	}
	if q, _ := Measure(path(50), exact[:50], 1); q.Stress > 1e-9 && exact[49].Y == 0 {
		t.Errorf("a straight path has stress %g", q.Stress)
	}
	if _, err := Measure(Graph{N: 1, Edges: []Edge{{A: 0, B: 9}}}, exact[:1], 1); err == nil {
		t.Error("an edge outside of the graph is measured")
	}
}

func TestShapeStressTellsStraightFromBent(t *testing.T) {
	c := csrOf(path(12))
	l := &level{g: c, mass: uniform(c.n)}
	straight, bent, spot := make([]vec, 12), make([]vec, 12), make([]vec, 12)
	for i := range straight {
		straight[i] = vec{3 * float32(i), 1}
		bent[i] = vec{float32(min(i, 11-i)), float32(i / 6)}
	}
	if s := shapeStress(l, straight); s > 1e-6 {
		t.Errorf("a straight path of another size has stress %g", s)
	}
	if s := shapeStress(l, bent); s < 0.1 {
		t.Errorf("a bent path has stress %g", s)
	}
	if s := shapeStress(l, spot); s != 1 {
		t.Errorf("a path in one place has stress %g", s)
	}
}

var benchGraphs = []struct {
	name string
	g    func() Graph
}{
	{"planted1k", func() Graph { return planted(1000, 42) }},
	{"planted10k", func() Graph { return planted(10_000, 42) }},
	{"preferential10k", func() Graph { return preferential(10_000, 3, 42) }},
	{"planted100k", func() Graph { return planted(100_000, 42) }},
	{"path10k", func() Graph { return path(10_000) }},
	{"grid10k", func() Graph { return latticeGraph(100) }},
	{"tree10k", func() Graph { return binaryTree(10_000) }},
}

func BenchmarkLayout(b *testing.B) {
	for _, name := range []string{"force", "springs"} {
		l, _ := ByName(name)
		for _, c := range benchGraphs {
			g := c.g()
			b.Run(fmt.Sprintf("%s/%s", name, c.name), func(b *testing.B) {
				b.ReportAllocs()
				var p []Point
				for b.Loop() {
					var err error
					if p, err = l.Run(context.Background(), g, Options{Seed: 1}); err != nil {
						b.Fatal(err)
					}
				}
				q, err := Measure(g, p, 1)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(q.Stress, "stress")
				b.ReportMetric(q.Neighborhood, "neighborhood")
				b.ReportMetric(100*q.Crossings, "crossings%")
			})
		}
	}
}

// BenchmarkFirstPicture is the time until a drawing can be shown that has its
// final shape, if not its detail: the first on all nodes.
func BenchmarkFirstPicture(b *testing.B) {
	g := planted(100_000, 42)
	l, _ := ByName("force")
	var total time.Duration
	for b.Loop() {
		start := time.Now()
		s := l.Start(g, Options{Seed: 1})
		for s.Positions() == nil || s.Progress() < 0.2 {
			if _, err := s.Step(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
		total += time.Since(start)
		s.Close()
	}
	b.ReportMetric(float64(total.Milliseconds())/float64(b.N), "ms/picture")
}
