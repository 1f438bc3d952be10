package layout

// attempts is how many drawings of a component of n nodes are tried: small
// graphs are cheap to draw, and the best of several is visibly better than the
// first.
func attempts(n int) int {
	switch {
	case n <= 3:
		return 1
	case n <= 120:
		return 12
	case n <= 300:
		return 5
	default:
		return 1
	}
}

// cost judges a drawing; less is better. A crossing costs 1, a link that runs
// through the box of a node costs 2, and what the drawing is larger than its
// boxes costs a little, so that labels stay legible when everything is shown.
func cost(g Graph, p []Point, aspect float64) float64 {
	total := 0.0
	for k, e := range g.Edges {
		for _, f := range g.Edges[k+1:] {
			if e.A != f.A && e.A != f.B && e.B != f.A && e.B != f.B && cross(p[e.A], p[e.B], p[f.A], p[f.B]) {
				total++
			}
		}
		for i := range p {
			if int32(i) != e.A && int32(i) != e.B && hits(p[e.A], p[e.B], g.box(i), p[i]) {
				total += 2
			}
		}
	}
	b := bounds(g, p, nil)
	boxes := 1.0
	for i := range p {
		f := g.box(i)
		boxes += (f.Left + f.Right) * (f.Up + f.Down)
	}
	side := max((b.right-b.left)/aspect, b.bottom-b.top) // the page that holds it
	return total + 0.15*float64(g.N)*side*side*aspect/(boxes*10)
}

// cross reports whether the open segments ab and cd cross.
func cross(a, b, c, d Point) bool {
	return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0)
}

func turn(a, b, c Point) float64 { return (b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X) }

// hits reports whether segment ab runs through the box f around q (Liang,
// Barsky: "A New Concept and Method for Line Clipping", ACM TOG 1984).
func hits(a, b Point, f Box, q Point) bool {
	t0, t1 := 0.0, 1.0
	dx, dy := b.X-a.X, b.Y-a.Y
	for _, side := range [4][2]float64{
		{-dx, a.X - (q.X - f.Left)},
		{dx, q.X + f.Right - a.X},
		{-dy, a.Y - (q.Y - f.Up)},
		{dy, q.Y + f.Down - a.Y},
	} {
		switch {
		case side[0] == 0:
			if side[1] < 0 {
				return false
			}
		case side[0] < 0:
			t0 = max(t0, side[1]/side[0])
		default:
			t1 = min(t1, side[1]/side[0])
		}
	}
	return t0 < t1
}
