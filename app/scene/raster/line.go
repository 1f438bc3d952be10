package raster

import "math"

// point is a position in pixels.
type point struct{ x, y float32 }

// thinWidth is the width, in pixels, up to which the ends of a line need no
// shape.
const thinWidth = 2.6

// clip cuts the line from p to q to the rectangle between lo and hi; ok is
// false when nothing is left.
func clip(p, q, lo, hi point) (a, b point, ok bool) {
	dx, dy := q.x-p.x, q.y-p.y
	t0, t1 := float32(0), float32(1)
	if p.x < lo.x || p.x > hi.x || q.x < lo.x || q.x > hi.x {
		if dx == 0 {
			return p, q, false
		}
		u, v := (lo.x-p.x)/dx, (hi.x-p.x)/dx
		t0, t1 = max(t0, min(u, v)), min(t1, max(u, v))
	}
	if p.y < lo.y || p.y > hi.y || q.y < lo.y || q.y > hi.y {
		if dy == 0 {
			return p, q, false
		}
		u, v := (lo.y-p.y)/dy, (hi.y-p.y)/dy
		t0, t1 = max(t0, min(u, v)), min(t1, max(u, v))
	}
	if !(t0 < t1) {
		return p, q, false
	}
	a, b = p, q
	if t0 > 0 {
		a = point{p.x + float32(t0*dx), p.y + float32(t0*dy)}
	}
	if t1 < 1 {
		b = point{p.x + float32(t1*dx), p.y + float32(t1*dy)}
	}
	return a, b, true
}

// thin draws the rows of a thin line in one band. Each column of a flat line,
// or row of a steep one, is covered exactly as far as the line reaches; the
// ends are cut off at whole pixels.
func (b *band) thin(p, q point, width float32, ink uint32) {
	w := b.r.w
	dx, dy := q.x-p.x, q.y-p.y
	alpha := float32(256)
	if width < 1 {
		width, alpha = 1, 256*width
	}
	lo, hi := point{-4, float32(b.y0) - width - 1}, point{float32(w) + 4, float32(b.y1) + width + 1}
	c, d, ok := clip(p, q, lo, hi)
	if !ok {
		return
	}
	if abs(dx) >= abs(dy) {
		if c.x > d.x {
			c, d = d, c
		}
		if dx == 0 { // a point
			return
		}
		m := float64(dy) / float64(dx)
		x0, x1 := max(int(c.x+0.5), 0), min(int(d.x+0.5), w)
		h := float64(width) * math.Sqrt(1+float64(m*m))
		// Reckoned from the line's own start: every band sees the same line.
		y := float64(p.y) + float64(m*(float64(x0)+0.5-float64(p.x))) - h/2
		b.flat(x0, x1, fixed16(y), fixed16(m), fixed16(h), ink, uint32(alpha+0.5))
		return
	}
	if c.y > d.y {
		c, d = d, c
	}
	m := float64(dx) / float64(dy)
	y0, y1 := max(int(c.y+0.5), b.y0), min(int(d.y+0.5), b.y1)
	h := float64(width) * math.Sqrt(1+float64(m*m))
	x := float64(p.x) + float64(m*(float64(y0)+0.5-float64(p.y))) - h/2
	b.steep(y0, y1, fixed16(x), fixed16(m), fixed16(h), ink, uint32(alpha+0.5))
}

// fixed16 is a number with 16 bits behind the point.
func fixed16(v float64) int { return int(math.Floor(v * 65536)) }

// flat draws the columns x0 to x1 of a line that starts at y, is h high and
// rises by m a column.
func (b *band) flat(x0, x1, y, m, h int, ink, alpha uint32) {
	w := b.r.w
	for x := x0; x < x1; x++ {
		end := y + h
		i, j := y>>16, end>>16
		if i >= b.y0 && j < b.y1 {
			at := i*w + x
			blend(&b.px[at], ink, uint32(0x10000-y&0xFFFF)*alpha>>16)
			for i++; i < j; i++ {
				at += w
				blend(&b.px[at], ink, alpha)
			}
			if part := uint32(end & 0xFFFF); part != 0 {
				blend(&b.px[at+w], ink, part*alpha>>16)
			}
		} else if i < b.y1 && j >= b.y0 {
			b.column(x, y, end, ink, alpha)
		}
		y += m
	}
}

// column draws a column of a line that leaves the band.
func (b *band) column(x, y, end int, ink, alpha uint32) {
	for i := max(y>>16, b.y0); i <= min(end>>16, b.y1-1); i++ {
		part := min(end, (i+1)<<16) - max(y, i<<16)
		blend(&b.px[i*b.r.w+x], ink, uint32(part)*alpha>>16)
	}
}

// steep draws the rows y0 to y1 of a line that starts at x, is h wide and
// moves by m a row.
func (b *band) steep(y0, y1, x, m, h int, ink, alpha uint32) {
	w := b.r.w
	for y := y0; y < y1; y++ {
		end := x + h
		i, j := x>>16, end>>16
		row := b.px[y*w : y*w+w]
		if i >= 0 && j < w {
			blend(&row[i], ink, uint32(0x10000-x&0xFFFF)*alpha>>16)
			for i++; i < j; i++ {
				blend(&row[i], ink, alpha)
			}
			blend(&row[j], ink, uint32(end&0xFFFF)*alpha>>16)
		} else {
			for i = max(i, 0); i <= min(j, w-1); i++ {
				part := min(end, (i+1)<<16) - max(x, i<<16)
				blend(&row[i], ink, uint32(part)*alpha>>16)
			}
		}
		x += m
	}
}

// frame is a piece in a form for fast distances.
type frame struct {
	x, y, dx, dy, length float32 // start, unit direction, length
}

func newFrame(p, q point) frame {
	dx, dy := q.x-p.x, q.y-p.y
	l := sqrt(float32(dx*dx) + float32(dy*dy))
	if l < 1e-4 {
		return frame{p.x, p.y, 1, 0, 0}
	}
	return frame{p.x, p.y, dx / l, dy / l, l}
}

// thick draws the rows of a piece with round ends in one band.
func (b *band) thick(p, q point, half float32, ink uint32) {
	const flat = 1e-4
	f := newFrame(p, q)
	edge := half + 0.5
	top, bottom := max(b.y0, int(min(p.y, q.y)-edge)), min(b.y1, int(max(p.y, q.y)+edge)+1)
	width := float32(b.r.w)
	for y := top; y < bottom; y++ {
		yr := float32(y) + 0.5 - f.y
		// The columns that are near the line and within its length.
		from, to := float32(0), width
		if f.dy > flat || f.dy < -flat {
			middle, reach := f.x+yr*f.dx/f.dy, abs(edge/f.dy)
			from, to = max(from, middle-reach), min(to, middle+reach+1)
		}
		if f.dx > flat || f.dx < -flat {
			start, end := f.x-(yr*f.dy+edge)/f.dx, f.x-(yr*f.dy-f.length-edge)/f.dx
			from, to = max(from, min(start, end)), min(to, max(start, end)+1)
		}
		x0, x1 := int(from), int(to)
		if x0 >= x1 {
			continue
		}
		xr := float32(x0) + 0.5 - f.x
		b.thickRow(b.px[y*b.r.w+x0:y*b.r.w+x1], &f, xr*f.dx+yr*f.dy, xr*f.dy-yr*f.dx, edge, ink)
	}
}

// thickRow draws a run of pixels of which the first lies along and off a line.
func (b *band) thickRow(row []uint32, f *frame, along, off, edge float32, ink uint32) {
	for i := range row {
		d := abs(off)
		if past := max(-along, along-f.length); past > 0 {
			d = sqrt(float32(past*past) + float32(off*off))
		}
		if c := edge - d; c > 0 {
			cover(&row[i], ink, min(c, 1))
		}
		along += f.dx
		off += f.dy
	}
}

// triangle draws the rows of an arrow head in one band.
func (b *band) triangle(s *slot) {
	dx, dy := s.tip.x-s.tail.x, s.tip.y-s.tail.y
	length := sqrt(float32(dx*dx) + float32(dy*dy))
	if length < 1e-3 {
		return
	}
	ux, uy := dx/length, dy/length
	slant := sqrt(float32(length*length) + float32(s.headHalf*s.headHalf))
	// Distance from a side: off the axis and towards the tip.
	ca, cs := length/slant, s.headHalf/slant
	// The corners of the base lie to both sides of its middle.
	sideX, sideY := abs(uy*s.headHalf), abs(ux*s.headHalf)
	y0, y1 := max(b.y0, int(min(s.tip.y, s.tail.y-sideY)-1)), min(b.y1, int(max(s.tip.y, s.tail.y+sideY)+2))
	x0, x1 := max(0, int(min(s.tip.x, s.tail.x-sideX)-1)), min(b.r.w, int(max(s.tip.x, s.tail.x+sideX)+2))
	for y := y0; y < y1; y++ {
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		yr := float32(y) + 0.5 - s.tip.y
		for x := x0; x < x1; x++ {
			xr := float32(x) + 0.5 - s.tip.x
			back, off := -(xr*ux + yr*uy), abs(xr*uy-yr*ux)
			d := max(float32(off*ca)-float32(back*cs), back-length)
			if c := 0.75 - d; c > 0 {
				cover(&row[x], s.ink, min(c, 1))
			}
		}
	}
}
