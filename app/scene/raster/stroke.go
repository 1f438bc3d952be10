package raster

import "math"

// point is a position in pixels.
type point struct{ x, y float32 }

// stroke is a polyline of constant width with round ends.
type stroke struct {
	first, n       int32 // its points in Renderer.points
	half           float32
	alpha          float32 // below 1 for lines thinner than a pixel
	ink            uint32
	frame          frame   // of a stroke of one piece
	x0, y0, x1, y1 float32 // what it covers
}

// newStroke makes a stroke of the points that were appended since first.
func (r *Renderer) newStroke(first int, width float32, ink uint32) {
	s := stroke{first: int32(first), n: int32(len(r.points) - first), half: width / 2, alpha: 1, ink: ink}
	if s.n < 2 {
		r.points = r.points[:first]
		return
	}
	if width < 1 {
		s.half, s.alpha = 0.5, width
	}
	reach := s.half + 1
	p := r.points[first]
	s.x0, s.y0, s.x1, s.y1 = p.x, p.y, p.x, p.y
	for _, p := range r.points[first+1:] {
		s.x0, s.x1 = min(s.x0, p.x), max(s.x1, p.x)
		s.y0, s.y1 = min(s.y0, p.y), max(s.y1, p.y)
	}
	s.x0, s.y0, s.x1, s.y1 = s.x0-reach, s.y0-reach, s.x1+reach, s.y1+reach
	if s.x1 < 0 || s.y1 < 0 || s.x0 > float32(r.w) || s.y0 > float32(r.h) {
		r.points = r.points[:first]
		return
	}
	if s.n == 2 {
		s.frame = newFrame(r.points[first], r.points[first+1])
	}
	r.strokes = append(r.strokes, s)
}

// stroke draws the rows of one band. Within a stroke the coverage of its
// pieces is not added but the largest counts, so joints do not show.
func (b *band) stroke(s *stroke) {
	top, bottom := max(b.y0, int(s.y0)), min(b.y1, int(s.y1)+1)
	if s.n == 2 {
		b.line(s, top, bottom)
		return
	}
	pts := b.r.points[s.first : s.first+s.n]
	for y := top; y < bottom; y++ {
		yc := float32(y) + 0.5
		lo, hi := b.r.w, 0
		for i := 1; i < len(pts); i++ {
			x0, x1 := b.coverRow(pts[i-1], pts[i], s.half, yc)
			lo, hi = min(lo, x0), max(hi, x1)
		}
		b.flush(s, y, lo, hi)
	}
}

// rowSpan is the range of pixels of the row yc that a piece may touch.
func (b *band) rowSpan(p, q point, reach, yc float32) (int, int) {
	if max(p.y, q.y) < yc-reach || min(p.y, q.y) > yc+reach {
		return 0, 0
	}
	xa, xb := p.x, q.x
	if dy := q.y - p.y; dy > 1e-3 || dy < -1e-3 {
		t0, t1 := (yc-reach-p.y)/dy, (yc+reach-p.y)/dy
		if t0 > t1 {
			t0, t1 = t1, t0
		}
		t0, t1 = max(t0, 0), min(t1, 1)
		if t0 > t1 {
			return 0, 0
		}
		xa, xb = p.x+t0*(q.x-p.x), p.x+t1*(q.x-p.x)
	}
	if xa > xb {
		xa, xb = xb, xa
	}
	w := float32(b.r.w)
	return int(min(max(xa-reach, 0), w)), int(min(max(xb+reach+1, 0), w))
}

// frame is a piece in a form for fast distances.
type frame struct {
	x, y, dx, dy, length float32 // start, unit direction, length
}

func newFrame(p, q point) frame {
	dx, dy := q.x-p.x, q.y-p.y
	l := float32(math.Sqrt(float64(dx*dx + dy*dy)))
	if l < 1e-4 {
		return frame{p.x, p.y, 1, 0, 0}
	}
	return frame{p.x, p.y, dx / l, dy / l, l}
}

// distance from the piece.
func (f *frame) distance(x, y float32) float32 {
	x, y = x-f.x, y-f.y
	along, off := x*f.dx+y*f.dy, x*f.dy-y*f.dx
	switch {
	case along < 0:
		return float32(math.Sqrt(float64(x*x + y*y)))
	case along > f.length:
		along -= f.length
		return float32(math.Sqrt(float64(along*along + off*off)))
	case off < 0:
		return -off
	default:
		return off
	}
}

// line draws the rows of a stroke of a single piece. Along a row both the
// distance from the line and the way along it change evenly, and from row to
// row so do the ends of what is to be drawn.
func (b *band) line(s *stroke, top, bottom int) {
	const flat = 1e-4
	f := &s.frame
	edge := s.half + 0.5
	yr := float32(top) + 0.5 - f.y
	// The middle of the line and the ends of its length on the row.
	width := float32(b.r.w)
	middle, middleStep, reach := width/2, float32(0), width
	if f.dy > flat || f.dy < -flat {
		middleStep = f.dx / f.dy
		middle, reach = f.x+yr*middleStep, max(edge/f.dy, -edge/f.dy)
	}
	start, end, endStep := float32(0), width, float32(0)
	if f.dx > flat || f.dx < -flat {
		endStep = -f.dy / f.dx
		start, end = f.x+yr*endStep-edge/f.dx, f.x+yr*endStep+(f.length+edge)/f.dx
		if start > end {
			start, end = end, start
		}
	}
	alpha := 256 * s.alpha
	for y := top; y < bottom; y++ {
		x0 := int(max(middle-reach, start, 0))
		x1 := int(min(middle+reach, end, width-1)) + 1
		if x0 < x1 {
			xr := float32(x0) + 0.5 - f.x
			b.linePixels(s, b.px[y*b.r.w+x0:y*b.r.w+x1], xr*f.dx+yr*f.dy, xr*f.dy-yr*f.dx, edge, alpha)
		}
		yr++
		middle += middleStep
		start += endStep
		end += endStep
	}
}

// linePixels draws a run of pixels of which the first lies along and off a
// line.
func (b *band) linePixels(s *stroke, row []uint32, along, off, edge, alpha float32) {
	f := &s.frame
	for i := range row {
		d := off
		if d < 0 {
			d = -d
		}
		if past := max(-along, along-f.length); past > 0 {
			d = float32(math.Sqrt(float64(past*past + off*off)))
		}
		if c := edge - d; c > 0 {
			blend(&row[i], s.ink, uint32(min(c, 1)*alpha+0.5))
		}
		along += f.dx
		off += f.dy
	}
}

// coverRow notes the coverage of one piece in the band's scratch row.
func (b *band) coverRow(p, q point, half, yc float32) (int, int) {
	x0, x1 := b.rowSpan(p, q, half+0.5, yc)
	if x0 >= x1 {
		return b.r.w, 0
	}
	f := newFrame(p, q)
	for x := x0; x < x1; x++ {
		if c := half + 0.5 - f.distance(float32(x)+0.5, yc); c > b.row[x] {
			b.row[x] = c
		}
	}
	return x0, x1
}

// flush blends the scratch row and clears it.
func (b *band) flush(s *stroke, y, lo, hi int) {
	if lo >= hi {
		return
	}
	row := b.px[y*b.r.w : (y+1)*b.r.w]
	for x := lo; x < hi; x++ {
		if c := b.row[x]; c > 0 {
			cover(&row[x], s.ink, min(c, 1)*s.alpha)
			b.row[x] = 0
		}
	}
}

// triangle is an arrow head.
type triangle struct {
	a, b, c        point
	ink            uint32
	x0, y0, x1, y1 float32
}

func (r *Renderer) newTriangle(a, b, c point, ink uint32) {
	t := triangle{a: a, b: b, c: c, ink: ink}
	t.x0, t.x1 = min(a.x, b.x, c.x)-1, max(a.x, b.x, c.x)+1
	t.y0, t.y1 = min(a.y, b.y, c.y)-1, max(a.y, b.y, c.y)+1
	if t.x1 < 0 || t.y1 < 0 || t.x0 > float32(r.w) || t.y0 > float32(r.h) {
		return
	}
	r.heads = append(r.heads, t)
}

// triangle draws the rows of one band. The corners are rounded a little, which
// is what makes small heads look clean.
func (b *band) triangle(t *triangle) {
	edges := [3]frame{newFrame(t.a, t.b), newFrame(t.b, t.c), newFrame(t.c, t.a)}
	// The sign of the area says on which side of the edges the inside lies.
	sign := float32(1)
	if (t.b.x-t.a.x)*(t.c.y-t.a.y)-(t.b.y-t.a.y)*(t.c.x-t.a.x) < 0 {
		sign = -1
	}
	for y := max(b.y0, int(t.y0)); y < min(b.y1, int(t.y1)+1); y++ {
		yc := float32(y) + 0.5
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		for x := max(0, int(t.x0)); x < min(b.r.w, int(t.x1)+1); x++ {
			xc := float32(x) + 0.5
			d := float32(-1e9)
			for i := range edges {
				f := &edges[i]
				d = max(d, sign*((xc-f.x)*f.dy-(yc-f.y)*f.dx))
			}
			if d > 0 { // outside: the corners are round
				d = min(edges[0].distance(xc, yc), edges[1].distance(xc, yc), edges[2].distance(xc, yc))
			}
			if c := 0.9 - d; c > 0 {
				cover(&row[x], t.ink, min(c, 1))
			}
		}
	}
}
