package layout

import (
	"cmp"
	"context"
	"math"
	"slices"
)

const (
	overlapGap    = 6 // layout units kept free between two boxes
	overlapRounds = 600
	// overlapPatience is how many rounds of pushes are tried before the drawing
	// grows a little more.
	overlapPatience = 60
	// sweepLimit is the size up to which overlaps are found by a sweep instead of
	// a grid.
	sweepLimit = 300
	// fullest is the largest share of the page that boxes may fill before they
	// are pushed apart.
	fullest = 0.4
)

// RemoveOverlaps moves p, in place, until no two boxes of g overlap, and keeps
// the shape of the drawing: growth first, which changes no angle, and then
// pushes along the shorter way, spread over many rounds, with a little more
// growth whenever they do not get done. Pinned nodes stay, and nothing grows
// then. Two overlapping pinned nodes stay overlapping.
func RemoveOverlaps(ctx context.Context, g Graph, p []Point) error {
	if len(g.Boxes) == 0 || g.N < 2 {
		return nil
	}
	spreadCoincident(g, p)
	free := len(g.Pinned) == 0
	if free {
		makeRoom(g, p)
		grow(g, p)
	}
	return pushApart(ctx, g, p, free)
}

// pushApart moves p until no two boxes overlap. free allows the drawing to grow
// when that does not get done.
func pushApart(ctx context.Context, g Graph, p []Point, free bool) error {
	if len(g.Boxes) == 0 || g.N < 2 {
		return nil
	}
	if g.N > sweepLimit {
		return separateMany(ctx, g, p, free)
	}
	order := make([]int, g.N)
	for i := range order {
		order[i] = i
	}
	for round := range overlapRounds {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !separate(g, p, order) {
			return nil
		}
		if free && round%overlapPatience == overlapPatience-1 {
			scale(p, 1.06)
		}
	}
	return nil
}

// makeRoom scales a drawing that is smaller than its boxes need: pushes alone
// would squeeze it out upwards and downwards, since labels are wide.
func makeRoom(g Graph, p []Point) {
	b := bounds(g, p, nil)
	boxes := 0.0
	for i := range p {
		f := g.box(i)
		boxes += (f.Left + f.Right + overlapGap) * (f.Up + f.Down + overlapGap)
	}
	if share := boxes / ((b.right - b.left) * (b.bottom - b.top)); share > fullest {
		scale(p, math.Sqrt(share/fullest))
	}
}

func scale(p []Point, f float64) {
	for i := range p {
		p[i].X *= f
		p[i].Y *= f
	}
}

// grow scales the drawing by the factor, at most 1.3, that makes room for many
// of the boxes.
func grow(g Graph, p []Point) {
	if g.N > stressLimit {
		growMany(g, p)
		return
	}
	var factors []float64
	for i := range p {
		for j := i + 1; j < len(p); j++ {
			factors = appendFactor(factors, g, p, i, j)
		}
	}
	growBy(p, factors)
}

// appendFactor adds the factor that would part i and j, if they overlap.
func appendFactor(factors []float64, g Graph, p []Point, i, j int) []float64 {
	ox, oy, dx, dy := overlapOf(g, p, i, j)
	if ox <= 0 || oy <= 0 {
		return factors
	}
	fx, fy := math.Inf(1), math.Inf(1)
	if math.Abs(dx) > 1 {
		fx = 1 + ox/math.Abs(dx)
	}
	if math.Abs(dy) > 1 {
		fy = 1 + oy/math.Abs(dy)
	}
	return append(factors, min(fx, fy))
}

func growBy(p []Point, factors []float64) {
	if len(factors) == 0 {
		return
	}
	slices.Sort(factors)
	scale(p, min(1.3, factors[len(factors)*2/5]))
}

// overlapOf returns how far the boxes of i and j reach into each other on both
// axes (negative when apart) and the vector from j's box center to i's.
func overlapOf(g Graph, p []Point, i, j int) (ox, oy, dx, dy float64) {
	a, b := g.box(i), g.box(j)
	ax, ay := p[i].X+(a.Right-a.Left)/2, p[i].Y+(a.Down-a.Up)/2
	bx, by := p[j].X+(b.Right-b.Left)/2, p[j].Y+(b.Down-b.Up)/2
	dx, dy = ax-bx, ay-by
	ox = (a.Left+a.Right+b.Left+b.Right)/2 + overlapGap - math.Abs(dx)
	oy = (a.Up+a.Down+b.Up+b.Down)/2 + overlapGap - math.Abs(dy)
	return ox, oy, dx, dy
}

// separate pushes each overlapping pair apart once, found by a sweep over x.
// It reports whether there was one.
func separate(g Graph, p []Point, order []int) bool {
	left := func(i int) float64 { return p[i].X - g.box(i).Left }
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(left(i), left(j)), cmp.Compare(i, j)) })
	found := false
	for a, i := range order {
		// Nodes move during the sweep; the small slack keeps pairs in sight.
		reach := p[i].X + g.box(i).Right + 4*overlapGap
		for _, j := range order[a+1:] {
			if left(j) > reach {
				break
			}
			if push(g, p, min(i, j), max(i, j)) {
				found = true
			}
		}
	}
	return found
}

// push moves i and j half of the way apart, plus a trifle, along the axis
// where less is missing.
func push(g Graph, p []Point, i, j int) bool {
	ox, oy, dx, dy := overlapOf(g, p, i, j)
	if ox <= 1e-9 || oy <= 1e-9 {
		return false
	}
	fi, fj := 0.5, 0.5
	switch {
	case g.pinned(i) && g.pinned(j):
		return false
	case g.pinned(i):
		fi, fj = 0, 1
	case g.pinned(j):
		fi, fj = 1, 0
	}
	const more = 1.02
	if ox < oy {
		s := math.Copysign(ox*more, dx)
		p[i].X += s * fi
		p[j].X -= s * fj
		return true
	}
	if dy == 0 && j > i {
		dy = -1 // one of two at the same height goes up, the same one each time
	}
	s := math.Copysign(oy*more, dy)
	p[i].Y += s * fi
	p[j].Y -= s * fj
	return true
}
