package scene

import "clew/graphmodel/layout"

// ClipRing cuts a closed ring to a rectangle (Sutherland and Hodgman, 1974).
// Pieces that the rectangle separates stay joined along its edge.
func ClipRing(ring []layout.Point, r Rect) []layout.Point {
	return new(Clipper).Ring(ring, r)
}

// Clipper cuts again and again and reuses its memory.
type Clipper struct{ a, b []layout.Point }

// Ring is ClipRing. The result is valid until the next call.
func (c *Clipper) Ring(ring []layout.Point, r Rect) []layout.Point {
	in := ring
	for side := range 4 {
		out := c.a[:0]
		if side%2 == 1 {
			out = c.b[:0]
		}
		for i := range in {
			p, q := in[(i+len(in)-1)%len(in)], in[i]
			u, v := depth(p, r, side), depth(q, r, side)
			if (u < 0) != (v < 0) {
				t := u / (u - v)
				out = append(out, layout.Point{X: p.X + float64(t*(q.X-p.X)), Y: p.Y + float64(t*(q.Y-p.Y))})
			}
			if v >= 0 {
				out = append(out, q)
			}
		}
		if side%2 == 1 {
			c.b = out
		} else {
			c.a = out
		}
		in = out
	}
	return in
}

// depth is how far a point lies within one side of a rectangle.
func depth(p layout.Point, r Rect, side int) float64 {
	switch side {
	case 0:
		return p.X - r.X0
	case 1:
		return r.X1 - p.X
	case 2:
		return p.Y - r.Y0
	default:
		return r.Y1 - p.Y
	}
}

// ClipLine calls f with the parts of a line whose points lie within a
// rectangle, each with one point beyond at its ends.
func ClipLine(line []layout.Point, r Rect, f func(part []layout.Point)) {
	from := -1
	for i, p := range line {
		inside := r.Contains(p.X, p.Y)
		switch {
		case inside && from < 0:
			from = max(i-1, 0)
		case !inside && from >= 0:
			f(line[from : i+1])
			from = -1
		}
	}
	if from >= 0 && from < len(line)-1 {
		f(line[from:])
	}
}
