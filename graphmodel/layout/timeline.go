package layout

import (
	"cmp"
	"math"
	"slices"
)

// TimeScale is how a time layout turns moments into x: x = (time−Origin)·PerUnit.
// A program needs it to draw the axis.
type TimeScale struct{ Origin, PerUnit float64 }

// X is where a moment lies.
func (s TimeScale) X(time float64) float64 { return (time - s.Origin) * s.PerUnit }

// TimeScaleOf is the scale that the layout "time" uses for g. Without two
// different times, PerUnit is 1.
func TimeScaleOf(g Graph, o Options) TimeScale {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, t := range g.Times {
		if dated(t) {
			lo, hi = min(lo, t), max(hi, t)
		}
	}
	switch {
	case math.IsInf(lo, 1):
		return TimeScale{PerUnit: 1}
	case !(hi-lo > 0) || math.IsInf(hi-lo, 1):
		return TimeScale{Origin: lo, PerUnit: 1}
	}
	// The page that the boxes fill to a third, in the wished aspect.
	area := 0.0
	for i := range g.N {
		b := g.box(i)
		area += (b.Left + b.Right + gridGap) * (b.Up + b.Down + gridGap)
	}
	width := max(math.Sqrt(3*area*aspectOf(o)), 20*baseLength)
	return TimeScale{Origin: (lo + hi) / 2, PerUnit: width / (hi - lo)}
}

func dated(t float64) bool { return !math.IsNaN(t) && !math.IsInf(t, 0) }

// timeline places nodes by their moment, from left to right, each in the lane
// nearest to those of its neighbors in which its box is free. Nodes without a
// moment stand below, under those that they are linked with.
func timeline(t *task, g Graph) ([]Point, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	if len(g.Times) == 0 {
		g.Times = slices.Repeat([]float64{math.NaN()}, g.N)
	}
	scale := TimeScaleOf(g, t.o)
	var order, rest []int
	for i, moment := range g.Times {
		if dated(moment) {
			order = append(order, i)
		} else {
			rest = append(rest, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.Times[a], g.Times[b]), cmp.Compare(g.group(a), g.group(b)))
	})
	p := make([]Point, g.N)
	l := newLanes(g, order)
	adj := adjacencyOf(g)
	for k, i := range order {
		if k%256 == 0 {
			if err := t.pause(float64(k) / float64(g.N)); err != nil {
				return nil, err
			}
		}
		p[i] = Point{scale.X(g.Times[i]), l.place(g, adj, i, scale.X(g.Times[i]))}
	}
	placeCompanions(g, adj, p, order, rest, aspectOf(t.o))
	keepPinned(g, p)
	return p, t.ctx.Err()
}

// lanes are rows of equal height, numbered …, -1, 0, 1, …
type lanes struct {
	height, up float64
	used       map[int]float64 // up to which x a lane is full
	lane       []int           // of each placed node
	placed     []bool
}

func newLanes(g Graph, order []int) *lanes {
	l := &lanes{used: map[int]float64{}, lane: make([]int, g.N), placed: make([]bool, g.N)}
	down := 0.0
	for _, i := range order {
		b := g.box(i)
		l.up, down = max(l.up, b.Up), max(down, b.Down)
	}
	l.height = l.up + down + gridGap/2
	return l
}

// place takes the free lane nearest to the mean of the neighbors' and returns
// its y.
func (l *lanes) place(g Graph, adj adjacency, i int, x float64) float64 {
	b := g.box(i)
	sum, n := 0, 0
	for _, j := range adj.of(i) {
		if l.placed[j] {
			sum, n = sum+l.lane[j], n+1
		}
	}
	wish := 0
	if n > 0 {
		wish = int(math.Round(float64(sum) / float64(n)))
	}
	for step := 0; ; step++ {
		for _, lane := range [2]int{wish + step, wish - step} {
			if end, busy := l.used[lane]; busy && end > x-b.Left {
				continue
			}
			l.used[lane] = x + b.Right + gridGap/2
			l.lane[i], l.placed[i] = lane, true
			return float64(lane) * l.height
		}
	}
}

// placeBelow puts the nodes of rest into rows under the others.
func placeBelow(g Graph, p []Point, others, rest []int, aspect float64) {
	if len(rest) == 0 {
		return
	}
	fillRows(g, rest, p, 3*aspect)
	if len(others) == 0 {
		center(g, p)
		return
	}
	above, below := bounds(g, p, others), bounds(g, p, rest)
	dx := (above.left+above.right)/2 - (below.left+below.right)/2
	dy := above.bottom + packGap - below.top
	for _, i := range rest {
		p[i].X += dx
		p[i].Y += dy
	}
}
