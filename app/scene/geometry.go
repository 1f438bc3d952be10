package scene

import "math"

// Everything in this file is in scaled coordinates: world coordinates times
// the camera's scale, without its position. A pan leaves them as they are, so
// that what is computed once serves every frame of a pan.

// NodeScale is the factor on node sizes at a camera scale: nodes grow and
// shrink more slowly than distances, so that a far view keeps them visible and
// a close one shows more room between them. Where nodes stand close they
// shrink sooner, so that they do not run together.
func (s *Scene) NodeScale(scale float64) float64 {
	if scale >= 1 {
		return math.Pow(scale, 0.55)
	}
	k := math.Pow(scale, 0.6)
	if s.spacing > 0 {
		k = min(k, max(crowding*s.spacing*scale, scale))
	}
	return k
}

// crowding limits a usual node of radius 18 to a third of the distance to its
// nearest neighbor.
const crowding = 0.32 / 18

// LabelScale is the factor on font sizes at a camera scale. Text stays
// readable in a far view and does not shout in a close one.
// It changes in steps of three percent, so that a zoom uses most drawn labels
// again.
func LabelScale(scale float64) float64 {
	const step = 0.03
	k := math.Exp(step * math.Round(0.3*math.Log(scale)/step))
	if scale < 1 {
		return max(k, 0.85)
	}
	return k
}

// Curve is a link as drawn: a quadratic Bézier curve between the outlines of
// its ends. A straight link has its control point in the middle.
type Curve struct {
	X0, Y0, CX, CY, X1, Y1 float64
	Straight               bool
}

// At returns the point at t, 0…1.
func (c *Curve) At(t float64) (x, y float64) {
	u := 1 - t
	return u*u*c.X0 + 2*u*t*c.CX + t*t*c.X1, u*u*c.Y0 + 2*u*t*c.CY + t*t*c.Y1
}

// Tangent returns the direction at t; its length means nothing.
func (c *Curve) Tangent(t float64) (dx, dy float64) {
	u := 1 - t
	return u*(c.CX-c.X0) + t*(c.X1-c.CX), u*(c.CY-c.Y0) + t*(c.Y1-c.CY)
}

// part is the piece of the curve between t0 and t1.
func (c *Curve) part(t0, t1 float64) Curve {
	x0, y0 := c.At(t0)
	x1, y1 := c.At(t1)
	// The control point of a piece is the blossom of (t0, t1).
	m := func(a, b, d float64) float64 {
		return (1-t0)*(1-t1)*a + (t0*(1-t1)+t1*(1-t0))*b + t0*t1*d
	}
	return Curve{x0, y0, m(c.X0, c.CX, c.X1), m(c.Y0, c.CY, c.Y1), x1, y1, c.Straight}
}

// LinkGap is the space between a link and the outlines of its ends, in pixels.
const LinkGap = 2.5

// ArrowSize is the length and half the width of an arrow head for a line of a
// given width at a camera scale, in pixels.
func ArrowSize(width, scale float64) (length, half float64) {
	k := min(max(math.Sqrt(scale), 0.5), 1.2)
	return 5*k + 2*width, 2.2*k + 1.1*width
}

// LinkCurve returns the curve of Links[i] at a camera scale; ok is false when
// nothing of it is left between its ends.
func (s *Scene) LinkCurve(i int, scale float64) (c Curve, ok bool) {
	return s.LinkCurveAt(i, scale, s.NodeScale(scale))
}

// LinkCurveAt is LinkCurve for callers that know NodeScale(scale).
func (s *Scene) LinkCurveAt(i int, scale, ns float64) (c Curve, ok bool) {
	l := &s.Links[i]
	a, b := &s.Nodes[l.From], &s.Nodes[l.To]
	c = Curve{X0: a.X * scale, Y0: a.Y * scale, X1: b.X * scale, Y1: b.Y * scale, Straight: l.Bend == 0}
	dx, dy := c.X1-c.X0, c.Y1-c.Y0
	length := math.Hypot(dx, dy)
	ra, rb := a.Radius*ns, b.Radius*ns
	if length < 0.6*(ra+rb)+1 {
		return c, false
	}
	c.CX, c.CY = (c.X0+c.X1)/2-dy*l.Bend, (c.Y0+c.Y1)/2+dx*l.Bend
	gap := min(LinkGap, max(ra, rb)/3)
	t0 := leave(&c, a.Shape, ra, gap, false, length)
	t1 := leave(&c, b.Shape, rb, gap, true, length)
	if t0 >= t1 {
		return c, false
	}
	return c.part(t0, t1), true
}

// leave finds where a curve is gap away from the outline of the node at its
// start, or at its end when back is set.
func leave(c *Curve, shape Shape, r, gap float64, back bool, length float64) float64 {
	if r < 4 { // too small for its shape to be seen
		t := min((r+gap)/length, 0.5)
		if back {
			return 1 - t
		}
		return t
	}
	ox, oy := c.X0, c.Y0
	if back {
		ox, oy = c.X1, c.Y1
	}
	if c.Straight {
		return leaveStraight(c, shape, r, gap, back, length)
	}
	lo, hi := 0.0, 0.75
	for range 14 {
		mid := (lo + hi) / 2
		t := mid
		if back {
			t = 1 - mid
		}
		x, y := c.At(t)
		if Distance(shape, x-ox, y-oy, r) < gap {
			lo = mid
		} else {
			hi = mid
		}
	}
	if back {
		return 1 - hi
	}
	return hi
}

// leaveStraight walks from outside towards the middle of the node: the
// distance from the outline says how far it may go at once.
func leaveStraight(c *Curve, shape Shape, r, gap float64, back bool, length float64) float64 {
	dx, dy := (c.X1-c.X0)/length, (c.Y1-c.Y0)/length
	if back {
		dx, dy = -dx, -dy
	}
	at := min(r+gap, 0.75*length)
	if shape != Circle {
		for at = min(1.3*r+gap, 0.75*length); at > 0; {
			d := Distance(shape, dx*at, dy*at, r) - gap
			if d < 0.05 {
				break
			}
			at -= d
		}
	}
	if back {
		return 1 - at/length
	}
	return at / length
}

// ArrowBase shortens a curve so that its line ends inside the arrow head, and
// returns the head's tip and direction (a unit vector).
func (c *Curve) ArrowBase(width, scale float64) (line Curve, tipX, tipY, dirX, dirY float64) {
	length, _ := ArrowSize(width, scale)
	dx, dy := c.Tangent(1)
	d := math.Hypot(dx, dy)
	if d == 0 {
		return *c, c.X1, c.Y1, 1, 0
	}
	chord := math.Hypot(c.X1-c.X0, c.Y1-c.Y0)
	cut := min(0.8*length/max(chord, 1), 0.9)
	return c.part(0, 1-cut), c.X1, c.Y1, dx / d, dy / d
}
