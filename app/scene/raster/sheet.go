package raster

// sheet is what one worker sums up.
type sheet struct {
	cover []uint32 // coverage of each pixel, in inkUnit
	cells []cell
	clean bool
}

// cell is the sum of the colors of links, weighted with their coverage: two sums to a
// number, the first in the upper half, since adding them is what takes the time.
type cell struct{ redGreen, blueWeight uint64 }

func (c *cell) add(d *cell) {
	c.redGreen += d.redGreen
	c.blueWeight += d.blueWeight
}

func (c *cell) weight() uint32 { return uint32(c.blueWeight) }

// newCell is the color of a pixel, so many times.
func newCell(clr, weight uint32) cell {
	red, green, blue := clr&0xFF, clr>>8&0xFF, clr>>16&0xFF
	if alphaShift == 0 {
		red, green, blue = clr>>24, clr>>16&0xFF, clr>>8&0xFF
	}
	return cell{uint64(red*weight)<<32 | uint64(green*weight), uint64(blue*weight)<<32 | uint64(weight)}
}

// open makes a sheet of the right size that is empty: developing clears it.
func (s *sheet) open(pixels, cells int) {
	if len(s.cover) != pixels || len(s.cells) != cells || !s.clean {
		s.cover, s.cells = resize(s.cover, pixels), resize(s.cells, cells)
		clear(s.cover)
		clear(s.cells)
	}
	s.clean = false
}

// line adds a line that lies within the picture: a pixel a column, or where it is steep,
// a pixel a row.
func (s *sheet) line(p, q point, w, cw int, unit, clr uint32) {
	dx, dy := q.x-p.x, q.y-p.y
	s.color(p, q, cw, unit, clr)
	if abs(dx) >= abs(dy) {
		if dx < 0 {
			p, q = q, p
		}
		x := int(p.x + 0.5)
		m := dy / dx
		s.walk(walk{x, int(q.x+0.5) - x, 1, w, len(s.cover)/w - 1}, p.y+m*(float32(x)+0.5-p.x)-0.5, m, unit)
		return
	}
	if dy < 0 {
		p, q = q, p
	}
	y := int(p.y + 0.5)
	m := dx / dy
	s.walk(walk{y * w, int(q.y+0.5) - y, w, 1, w - 1}, p.x+m*(float32(y)+0.5-p.y)-0.5, m, unit)
}

// walk is the way along a line, as indexes of pixels.
type walk struct {
	from, steps   int
	along, across int // from one pixel to the next
	room          int // pixels across, but for the last one
}

// walk adds to two pixels at each step, which share what the line covers: it starts at a
// place across, and moves on by slope.
func (s *sheet) walk(k walk, at, slope float32, unit uint32) {
	const one = 1 << 16
	if k.steps <= 0 || k.room < 1 {
		return
	}
	v, step, end := int(at*one), int(slope*one), k.from+k.steps*k.along
	// One length for both, so that an index is checked once.
	near, far := s.cover[:len(s.cover)-k.across], s.cover[k.across:]
	far = far[:len(near)]
	if last, room := v+step*(k.steps-1), uint(k.room)<<16; uint(v) < room && uint(last) < room {
		for base := k.from; base < end; base += k.along {
			i := uint(base + v>>16*k.across)
			if i >= uint(len(near)) {
				return
			}
			low := uint32(v>>8&0xFF) * unit >> 8
			near[i] += unit - low
			far[i] += low
			v += step
		}
		return
	}
	for base := k.from; base < end; base += k.along {
		i := uint(base + min(max(v>>16, 0), k.room-1)*k.across)
		if i >= uint(len(near)) {
			return
		}
		low := uint32(v>>8&0xFF) * unit >> 8
		near[i] += unit - low
		far[i] += low
		v += step
	}
}

// color adds the color of a line to the cells along it.
func (s *sheet) color(p, q point, cw int, unit, clr uint32) {
	dx, dy := q.x-p.x, q.y-p.y
	length := max(abs(dx), abs(dy))
	n := int(length/cellSize) + 1
	weight := uint32(float32(unit)*length/float32(n))/colorShare | 1
	c := newCell(clr, weight)
	const one = 1 << 16
	k := float32(one) / cellSize / float32(n)
	stepX, stepY := int(dx*k), int(dy*k)
	x, y := int(p.x*(one/cellSize))+stepX/2, int(p.y*(one/cellSize))+stepY/2
	for ; n > 0; n-- {
		if at := y>>16*cw + x>>16; uint(at) < uint(len(s.cells)) {
			s.cells[at].add(&c)
		}
		x += stepX
		y += stepY
	}
}
