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

// line adds a line that lies within the picture.
func (s *sheet) line(p, q point, w, cw int, unit, clr uint32) {
	const one = 1 << 16
	dx, dy := q.x-p.x, q.y-p.y
	s.color(p, q, cw, unit, clr)
	if abs(dx) >= abs(dy) {
		if dx < 0 {
			p, q = q, p
		}
		if x0, x1 := int(p.x+0.5), int(q.x+0.5); x0 < x1 {
			m := dy / dx
			y := int((p.y + m*(float32(x0)+0.5-p.x) - 0.5) * one)
			s.shallow(x0, x1, y, int(m*one), w, unit)
		}
		return
	}
	if dy < 0 {
		p, q = q, p
	}
	if y0, y1 := int(p.y+0.5), int(q.y+0.5); y0 < y1 {
		m := dx / dy
		x := int((p.x + m*(float32(y0)+0.5-p.y) - 0.5) * one)
		s.steep(y0, y1, x, int(m*one), w, unit)
	}
}

// shallow adds a line that takes a pixel a column from x0 up to x1; y, in parts of
// 65536, is where it starts and step what it moves on by.
func (s *sheet) shallow(x0, x1, y, step, w int, unit uint32) {
	// One length for both, so that an index is checked once.
	upper, lower := s.cover[:len(s.cover)-w], s.cover[w:]
	lower = lower[:len(upper)]
	bottom := len(upper) / w << 16
	if last := y + step*(x1-x0-1); uint(y) < uint(bottom) && uint(last) < uint(bottom) {
		for x := x0; x < x1; x++ {
			at := uint(y>>16*w + x)
			if at >= uint(len(upper)) {
				return
			}
			low := uint32(y>>8&0xFF) * unit >> 8
			upper[at] += unit - low
			lower[at] += low
			y += step
		}
		return
	}
	y = min(max(y, 0), bottom)
	for x := x0; x < x1; x++ {
		at := uint(y>>16*w + x)
		if at >= uint(len(upper)) {
			return
		}
		low := uint32(y>>8&0xFF) * unit >> 8
		upper[at] += unit - low
		lower[at] += low
		y = max(y+step, 0)
	}
}

// steep is shallow for a line that takes a pixel a row from y0 up to y1.
func (s *sheet) steep(y0, y1, x, step, w int, unit uint32) {
	left, right := s.cover[:len(s.cover)-1], s.cover[1:]
	right = right[:len(left)]
	edge := (w - 1) << 16
	if last := x + step*(y1-y0-1); uint(x) < uint(edge) && uint(last) < uint(edge) {
		for row := y0 * w; row < y1*w; row += w {
			at := uint(row + x>>16)
			if at >= uint(len(left)) {
				return
			}
			low := uint32(x>>8&0xFF) * unit >> 8
			left[at] += unit - low
			right[at] += low
			x += step
		}
		return
	}
	for row := y0 * w; row < y1*w; row += w {
		at := uint(row + min(max(x>>16, 0), w-2))
		if at >= uint(len(left)) {
			return
		}
		low := uint32(x>>8&0xFF) * unit >> 8
		left[at] += unit - low
		right[at] += low
		x += step
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
