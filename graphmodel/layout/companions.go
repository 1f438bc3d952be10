package layout

import (
	"cmp"
	"math"
	"slices"
)

// companionRounds is how many links away from a node that has a place of its own
// another one can be and still find a place beside it.
const companionRounds = 8

// followNeighbors puts each node that is not fixed in the middle of its
// neighbors, and of theirs after companionRounds. It returns which nodes have a
// place then: the fixed ones and those that are linked with one of them.
func followNeighbors(adj adjacency, p []Point, fixed []bool) []bool {
	has := slices.Clone(fixed)
	next, got := slices.Clone(p), slices.Clone(has)
	for range companionRounds {
		for i := range p {
			if fixed[i] {
				continue
			}
			if at, ok := amidNeighbors(adj, i, p, has); ok {
				next[i], got[i] = at, true
			}
		}
		copy(p, next)
		copy(has, got)
	}
	return has
}

// laneCost is how far to the right, in heights of a lane, a companion goes
// rather than down by one.
const laneCost = 1.5

// placeCompanions puts nodes without a moment, such as the people of dated
// events, into lanes under the others, as near as possible to the middle of
// those that they are linked with. What is linked with none comes below.
func placeCompanions(g Graph, adj adjacency, p []Point, dated, rest []int, aspect float64) {
	if len(dated) == 0 {
		placeBelow(g, p, dated, rest, aspect)
		return
	}
	fixed := make([]bool, g.N)
	for _, i := range dated {
		fixed[i] = true
	}
	has := followNeighbors(adj, p, fixed)
	var company, alone []int
	for _, i := range rest {
		if has[i] {
			company = append(company, i)
		} else {
			alone = append(alone, i)
		}
	}
	slices.SortStableFunc(company, func(a, b int) int { return cmp.Compare(p[a].X, p[b].X) })
	up, down := 0.0, 0.0
	for _, i := range company {
		b := g.box(i)
		up, down = max(up, b.Up), max(down, b.Down)
	}
	height := up + down + gridGap/2
	top := bounds(g, p, dated).bottom + packGap + up
	var used []float64 // up to which x a lane is full
	for _, i := range company {
		b, wish := g.box(i), p[i].X
		best, lowest, at := len(used), float64(len(used))*height*laneCost, wish
		for lane, end := range used {
			x := max(wish, end+b.Left)
			if c := x - wish + float64(lane)*height*laneCost; c < lowest {
				best, lowest, at = lane, c, x
			}
		}
		if best == len(used) {
			used = append(used, 0)
		}
		used[best] = at + b.Right + gridGap/2
		p[i] = Point{at, top + float64(best)*height}
	}
	placeBelow(g, p, slices.Concat(dated, company), alone, aspect)
}

const (
	// escapeLimit is the size up to which nodes that pushes leave on others are
	// moved to a free place, and escapeTries how many places are looked at.
	escapeLimit = 2000
	escapeTries = 400
)

// escape moves nodes that still lie on another, shut in by pinned ones, to the
// nearest free place on a spiral around them.
func escape(g Graph, p []Point) {
	if g.N > escapeLimit || len(g.Boxes) == 0 {
		return
	}
	taken := func(i int) bool {
		for j := range p {
			if j == i {
				continue
			}
			if ox, oy, _, _ := overlapOf(g, p, i, j); ox > 1e-9 && oy > 1e-9 {
				return true
			}
		}
		return false
	}
	golden := math.Pi * (3 - math.Sqrt(5))
	for i := range p {
		if g.pinned(i) || !taken(i) {
			continue
		}
		from, b := p[i], g.box(i)
		step := (b.Left + b.Right + b.Up + b.Down) / 4
		for k := 1; k <= escapeTries; k++ {
			sin, cos := math.Sincos(golden * float64(k))
			r := step * math.Sqrt(float64(k)/math.Pi)
			p[i] = Point{from.X + float64(r*cos), from.Y + float64(r*sin)}
			if !taken(i) {
				break
			}
			if k == escapeTries {
				p[i] = from
			}
		}
	}
}
