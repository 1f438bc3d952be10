package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func run(t *testing.T, name string, g Graph, o Options) []Point {
	t.Helper()
	l, ok := ByName(name)
	if !ok {
		t.Fatalf("no layout %q", name)
	}
	p, err := l.Run(t.Context(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	checkPositions(t, name, g, p)
	return p
}

func randomDAG(n int, seed uint64) Graph {
	rng := rand.New(rand.NewPCG(seed, 23))
	g := Graph{N: n}
	for i := 1; i < n; i++ {
		for range 1 + rng.IntN(2) {
			g.Edges = append(g.Edges, Edge{A: int32(rng.IntN(i)), B: int32(i)})
		}
	}
	return g
}

func TestLayersLeadDownwards(t *testing.T) {
	for _, g := range []Graph{withLabels(randomDAG(200, 1), 1), withLabels(binaryTree(63), 2), path(9)} {
		down := run(t, "layered", g, Options{})
		right := run(t, "layered", g, Options{Sideways: true})
		for _, e := range g.Edges {
			if down[e.B].Y <= down[e.A].Y {
				t.Fatalf("%d–%d leads up: %v, %v", e.A, e.B, down[e.A], down[e.B])
			}
			if right[e.B].X <= right[e.A].X {
				t.Fatalf("%d–%d leads left", e.A, e.B)
			}
		}
		for _, p := range [][]Point{down, right} {
			if n := overlaps(g, p); n > 0 {
				t.Errorf("%d nodes: %d pairs overlap", g.N, n)
			}
		}
	}
}

func TestLayersOfATreeDoNotCross(t *testing.T) {
	g := binaryTree(127)
	p := run(t, "layered", g, Options{})
	if q, _ := Measure(g, p, 1); q.Crossings > 0 {
		t.Errorf("%.4f of the edges cross", q.Crossings)
	}
	for i := range 31 { // parents stand in the middle above their children
		if middle := (p[2*i+1].X + p[2*i+2].X) / 2; math.Abs(p[i].X-middle) > baseLength {
			t.Errorf("node %d at %.1f, the middle of its children is %.1f", i, p[i].X, middle)
		}
	}
}

func TestLayersBreakFewArcsOfACycle(t *testing.T) {
	g := path(12)
	g.Edges = append(g.Edges, Edge{A: 11, B: 0}, Edge{A: 5, B: 5}, Edge{A: 3, B: 4})
	p := run(t, "layered", g, Options{})
	up := 0
	for _, e := range g.Edges {
		if e.A != e.B && p[e.B].Y < p[e.A].Y {
			up++
		}
	}
	if up != 1 {
		t.Errorf("%d arcs lead up", up)
	}
}

func TestRingsShowDistances(t *testing.T) {
	g := withLabels(planted(150, 3), 1)
	g.Boxes = nil
	p := run(t, "radial", g, Options{Roots: []int32{7}})
	norm, _ := normalize(g)
	c := csrOf(norm)
	dist := make([]int32, g.N)
	c.breadthFirst(7, dist, make([]int32, g.N))
	radius := map[int32]float64{}
	for i := range p {
		r := math.Hypot(p[i].X-p[7].X, p[i].Y-p[7].Y)
		if want, seen := radius[dist[i]]; seen && math.Abs(r-want) > 1e-6 {
			t.Fatalf("node %d of ring %d is %.2f away, others %.2f", i, dist[i], r, want)
		}
		radius[dist[i]] = r
	}
	for d := int32(1); radius[d] > 0; d++ {
		if radius[d] < radius[d-1]+ringGap-1e-6 {
			t.Errorf("ring %d at %.1f, ring %d at %.1f", d, radius[d], d-1, radius[d-1])
		}
	}
	labeled := withLabels(planted(150, 3), 1)
	if n := overlaps(labeled, run(t, "radial", labeled, Options{})); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
}

func TestCircleKeepsGroupsTogether(t *testing.T) {
	g := everything(3)
	p := run(t, "circular", g, Options{})
	order := make([]int, g.N)
	for i := range order {
		order[i] = i
	}
	changes := 0
	byAngle(order, p)
	for k, i := range order {
		if g.Groups[i] != g.Groups[order[(k+1)%len(order)]] {
			changes++
		}
	}
	if changes != 3 {
		t.Errorf("three groups lie in %d pieces", changes)
	}
}

func byAngle(order []int, p []Point) {
	angle := func(i int) float64 { return math.Atan2(p[i].Y, p[i].X) }
	for a := range order {
		for b := a; b > 0 && angle(order[b]) < angle(order[b-1]); b-- {
			order[b], order[b-1] = order[b-1], order[b]
		}
	}
}

func TestTimelineFollowsTheDates(t *testing.T) {
	g := everything(4)
	g.Times[5], g.Times[6] = math.NaN(), math.Inf(1)
	p := run(t, "time", g, Options{})
	scale := TimeScaleOf(g, Options{})
	lowest := math.Inf(-1)
	for i := range p {
		if i == 5 || i == 6 {
			continue
		}
		lowest = max(lowest, p[i].Y)
		if p[i].X != scale.X(g.Times[i]) {
			t.Fatalf("node %d is at %v, its time at %v", i, p[i].X, scale.X(g.Times[i]))
		}
	}
	if p[5].Y <= lowest || p[6].Y <= lowest {
		t.Error("undated nodes stand among dated ones")
	}
	if n := overlaps(g, p); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
	same := Graph{N: 3, Times: []float64{2, 2, 2}}
	run(t, "time", same, Options{})
	run(t, "time", Graph{N: 3}, Options{})
}

// TestCompanionsStandUnderTheirEvents has people without dates: each belongs
// under the events that it took part in, and on a map between their places.
func TestCompanionsStandUnderTheirEvents(t *testing.T) {
	nan := math.NaN()
	g := Graph{
		N: 7, Times: []float64{0, 10, 100, nan, nan, nan, nan},
		Edges: []Edge{{A: 3, B: 0, Weight: 1}, {A: 3, B: 1, Weight: 1}, {A: 4, B: 2, Weight: 1}, {A: 5, B: 4, Weight: 1}},
	}
	g = withLabels(g, 5)
	for _, lon := range []float64{0, 2, 30, nan, nan, nan, nan} {
		g.Places = append(g.Places, LonLat{lon, 50})
	}
	for _, name := range []string{"time", "place"} {
		p := run(t, name, g, Options{})
		if n := overlaps(g, p); n > 0 {
			t.Errorf("%s: %d pairs overlap", name, n)
		}
		width := p[2].X - p[0].X
		if d := math.Abs(p[3].X - (p[0].X+p[1].X)/2); d > width/4 {
			t.Errorf("%s: node 3 is %.0f of %.0f from its events", name, d, width)
		}
		for _, i := range []int{4, 5} {
			if d := math.Abs(p[i].X - p[2].X); d > width/4 {
				t.Errorf("%s: node %d is %.0f of %.0f from its event", name, i, d, width)
			}
		}
		if b := bounds(g, p, []int{0, 1, 2, 3, 4, 5}); p[6].Y <= b.bottom {
			t.Errorf("%s: a node without links stands among the others", name)
		}
	}
}

// TestMapHasRoomForAll has many people who belong between few places.
func TestMapHasRoomForAll(t *testing.T) {
	g := Graph{N: 80}
	for i := range g.N {
		at := LonLat{math.NaN(), math.NaN()}
		if i < 20 {
			at = LonLat{float64(i % 5), 50 + float64(i/5)}
		} else {
			g.Edges = append(g.Edges, Edge{A: int32(i), B: int32(i % 20), Weight: 1}, Edge{A: int32(i), B: int32((i + 7) % 20), Weight: 1})
		}
		g.Places = append(g.Places, at)
	}
	g = withLabels(g, 4)
	if n := overlaps(g, run(t, "place", g, Options{})); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
}

func TestProjection(t *testing.T) {
	world := Projection{Parallel: math.NaN()}
	for _, c := range []struct {
		at   LonLat
		want Point
	}{
		// Of the definition: the equator is 2·2.7066 long, the pole lies at 1.3173.
		{LonLat{0, 0}, Point{0, 0}},
		{LonLat{180, 0}, Point{-2.7066299, 0}},
		{LonLat{-180, 0}, Point{-2.7066299, 0}},
		{LonLat{90, 0}, Point{1.3533150, 0}},
		{LonLat{0, 90}, Point{0, -1.3173628}},
		{LonLat{0, -90}, Point{0, 1.3173628}},
	} {
		got := world.Project(c.at)
		if math.Hypot(got.X-c.want.X, got.Y-c.want.Y) > 1e-5 {
			t.Errorf("%v: got %v, want %v", c.at, got, c.want)
		}
	}
	// Areas are kept: a cell of one degree is as large as on the sphere.
	for _, lat := range []float64{0, 30, 60, 80} {
		a, b, d := world.Project(LonLat{40, lat}), world.Project(LonLat{40.01, lat}), world.Project(LonLat{40, lat + 0.01})
		area := math.Abs((b.X-a.X)*(d.Y-a.Y) - (b.Y-a.Y)*(d.X-a.X))
		want := math.Pow(0.01*math.Pi/180, 2) * math.Cos((lat+0.005)*math.Pi/180)
		if math.Abs(area/want-1) > 0.002 {
			t.Errorf("at %g° the area is %.4f of the true one", lat, area/want)
		}
	}
	if p := world.Project(LonLat{math.NaN(), 3}); !math.IsNaN(p.X) {
		t.Error("an unknown place has a point")
	}
}

func TestMapsOfRegions(t *testing.T) {
	berlin, london := LonLat{13.4, 52.5}, LonLat{-0.1, 51.5}
	p := ProjectionFor([]LonLat{berlin, london, {math.NaN(), math.NaN()}})
	b, l := p.Project(berlin), p.Project(london)
	if km := 6371 * math.Hypot(b.X-l.X, b.Y-l.Y); math.Abs(km-932) > 12 {
		t.Errorf("Berlin and London are %.0f km apart", km)
	}
	if b.X < l.X || b.Y > l.Y {
		t.Error("Berlin must lie to the right of London and above")
	}
	fiji, samoa := LonLat{178.4, -18.1}, LonLat{-171.8, -13.8}
	p = ProjectionFor([]LonLat{fiji, samoa})
	f, s := p.Project(fiji), p.Project(samoa)
	if km := 6371 * math.Hypot(f.X-s.X, f.Y-s.Y); km > 1300 || f.X > s.X {
		t.Errorf("across the date line: %v, %v", f, s)
	}
}

func TestMapSpreadsNodesOfOnePlace(t *testing.T) {
	g := withLabels(Graph{N: 60}, 3)
	for i := range g.N {
		at := LonLat{float64(i%3) * 10, 50}
		if i%10 == 9 {
			at = LonLat{math.NaN(), math.NaN()}
		}
		g.Places = append(g.Places, at)
	}
	p := run(t, "place", g, Options{})
	if n := overlaps(g, p); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
	scale := PlaceScaleOf(g)
	for i := range p {
		if i%10 == 9 {
			continue
		}
		if d := math.Hypot(p[i].X-scale.At(g.Places[i]).X, p[i].Y-scale.At(g.Places[i]).Y); d > 500 {
			t.Errorf("node %d stands %.0f from its place", i, d)
		}
	}
}

func TestGridIsFreeOfOverlaps(t *testing.T) {
	g := withLabels(clusters(5, 20, 1), 2)
	p := run(t, "grid", g, Options{})
	if n := overlaps(g, p); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
	b := bounds(g, p, nil)
	if a := (b.right - b.left) / (b.bottom - b.top); a < 1 || a > 2.2 {
		t.Errorf("the aspect is %.2f", a)
	}
}

func BenchmarkArrangements(b *testing.B) {
	for _, name := range []string{"layered", "radial", "circular", "grid", "stress"} {
		for _, n := range []int{300, 1000, 3000} {
			g := withLabels(randomDAG(n, 1), 1)
			l, _ := ByName(name)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := l.Run(b.Context(), g, Options{Seed: 1}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
