package scene

import "math"

// linkGrid finds the links near a point. It is a stack of uniform grids, each
// with cells four times as wide as the one below; a link lies in the finest
// grid in which it touches few cells. So long links do not fill the fine cells,
// short ones do not crowd the coarse, and the memory for each is bounded.
type linkGrid struct {
	levels [linkLevels]linkLevel
	curves []Curve // of bent links, by number in bent
	bent   []int32 // number of the curve of each link, or -1; nil when all are straight
	ends   []linkEnds
	x0, y0 float64 // what the coordinates are relative to
	half   float64 // half the width of the widest link, in pixels
}

// linkEnds are the ends of a link, together so that one read finds them all.
type linkEnds struct{ ax, ay, bx, by float32 }

const (
	linkLevels = 4
	// linkCells is the number of cells that a link may touch, about.
	linkCells = 32
	finest    = 256 // cells a side of the finest grid
)

// linkLevel is a grid in compressed rows: the links of cell c are
// refs[starts[c]:starts[c+1]].
type linkLevel struct {
	cell       float64
	cols, rows int
	starts     []int32
	refs       []int32
}

// newLinkGrid indexes the links of a scene over the area of its nodes.
func newLinkGrid(s *Scene, area Rect) linkGrid {
	n := len(s.Links)
	g := linkGrid{x0: area.X0, y0: area.Y0, ends: make([]linkEnds, n)}
	span := max(area.X1-area.X0, area.Y1-area.Y0, 1)
	side := min(max(int(2*math.Sqrt(float64(n))), 8), finest)
	cell := span / float64(side)
	for k := range g.levels {
		l := &g.levels[k]
		l.cell = cell
		l.cols = min(max(int((area.X1-area.X0)/cell)+1, 1), finest+1)
		l.rows = min(max(int((area.Y1-area.Y0)/cell)+1, 1), finest+1)
		l.starts = make([]int32, l.cols*l.rows+1)
		cell *= 2
	}
	level := make([]uint8, n)
	for i := range s.Links {
		c := s.rawCurve(i)
		g.half = max(g.half, s.Links[i].Width/2)
		g.ends[i] = linkEnds{float32(c.X0 - g.x0), float32(c.Y0 - g.y0), float32(c.X1 - g.x0), float32(c.Y1 - g.y0)}
		if !c.Straight {
			if g.bent == nil {
				g.bent = make([]int32, n)
				for k := range g.bent {
					g.bent[k] = -1
				}
			}
			g.bent[i] = int32(len(g.curves))
			g.curves = append(g.curves, c)
		}
		length := (math.Abs(c.X1-c.X0) + math.Abs(c.Y1-c.Y0)) * (1 + math.Abs(s.Links[i].Bend))
		for level[i] < linkLevels-1 && length > linkCells*g.levels[level[i]].cell {
			level[i]++
		}
	}
	g.fill(level)
	return g
}

// fill puts each link into the cells of its level that it touches: a first
// pass counts, a second one writes.
func (g *linkGrid) fill(level []uint8) {
	for _, counting := range [...]bool{true, false} {
		for i, k := range level {
			l := &g.levels[k]
			if g.bent == nil || g.bent[i] < 0 {
				e := &g.ends[i]
				l.put(int32(i), float64(e.ax), float64(e.ay), float64(e.bx), float64(e.by), counting)
				continue
			}
			const pieces = 6
			c := g.curve(i)
			px, py := c.X0, c.Y0
			for k := 1; k <= pieces; k++ {
				qx, qy := c.At(float64(k) / pieces)
				l.put(int32(i), px, py, qx, qy, counting)
				px, py = qx, qy
			}
		}
		for k := range g.levels {
			g.levels[k].turn(counting)
		}
	}
}

// turn ends a pass: counts become the starts of the cells, and what writing
// has moved moves back.
func (l *linkLevel) turn(counting bool) {
	if counting {
		for c := 1; c < len(l.starts); c++ {
			l.starts[c] += l.starts[c-1]
		}
		l.refs = make([]int32, l.starts[len(l.starts)-1])
		return
	}
	copy(l.starts[1:], l.starts)
	l.starts[0] = 0
}

// put counts or writes a piece of link i in the cells that it touches, a row
// of cells at a time.
func (l *linkLevel) put(i int32, ax, ay, bx, by float64, counting bool) {
	if ay > by {
		ax, ay, bx, by = bx, by, ax, ay
	}
	first, last := gridCell(ay/l.cell, l.rows), gridCell(by/l.cell, l.rows)
	slope := 0.0
	if by > ay {
		slope = (bx - ax) / (by - ay)
	}
	for v := first; v <= last; v++ {
		// Where the piece enters and leaves the row.
		x0, x1 := ax, bx
		if v > first {
			x0 = ax + float64(slope*(float64(v)*l.cell-ay))
		}
		if v < last {
			x1 = ax + float64(slope*(float64(v+1)*l.cell-ay))
		}
		for u := gridCell(min(x0, x1)/l.cell, l.cols); u <= gridCell(max(x0, x1)/l.cell, l.cols); u++ {
			c := v*l.cols + u
			if counting {
				l.starts[c+1]++
			} else {
				l.refs[l.starts[c]] = i
				l.starts[c]++
			}
		}
	}
}

// curve is a link relative to the corner of the area.
func (g *linkGrid) curve(i int) Curve {
	if g.bent != nil && g.bent[i] >= 0 {
		c := g.curves[g.bent[i]]
		return Curve{c.X0 - g.x0, c.Y0 - g.y0, c.CX - g.x0, c.CY - g.y0, c.X1 - g.x0, c.Y1 - g.y0, false}
	}
	e := &g.ends[i]
	ax, ay, bx, by := float64(e.ax), float64(e.ay), float64(e.bx), float64(e.by)
	return Curve{ax, ay, (ax + bx) / 2, (ay + by) / 2, bx, by, true}
}

// nearest returns the link nearest to a point, where half of a link's width
// counts as no distance; -1 when none is nearer than reach. Of links that are
// equally near the one with the lowest index is taken.
func (g *linkGrid) nearest(s *Scene, x, y, reach, scale float64) int {
	// Where links are dense one is very near, and looking no further spares
	// thousands of others.
	for _, part := range [...]float64{0.06, 0.3, 1} {
		if i := g.within(s, x-g.x0, y-g.y0, part*reach, scale); i >= 0 {
			return i
		}
	}
	return -1
}

// within is nearest for a point relative to the corner of the area.
func (g *linkGrid) within(s *Scene, x, y, reach, scale float64) int {
	best, bestDist := -1, reach
	r := reach + g.half/scale
	limit := r * r
	for k := range g.levels {
		l := &g.levels[k]
		for v := gridCell((y-r)/l.cell, l.rows); v <= gridCell((y+r)/l.cell, l.rows); v++ {
			for u := gridCell((x-r)/l.cell, l.cols); u <= gridCell((x+r)/l.cell, l.cols); u++ {
				c := v*l.cols + u
				for _, i := range l.refs[l.starts[c]:l.starts[c+1]] {
					d := g.distance2(int(i), x, y)
					if d > limit {
						continue
					}
					d = math.Sqrt(d) - s.Links[i].Width/2/scale
					if d < bestDist || d == bestDist && best >= 0 && int(i) < best {
						best, bestDist = int(i), d
						near := bestDist + g.half/scale
						limit = near * near
					}
				}
			}
		}
	}
	return best
}

// distance2 is the squared distance of a point from a link.
func (g *linkGrid) distance2(i int, x, y float64) float64 {
	if g.bent != nil && g.bent[i] >= 0 {
		c := g.curve(i)
		d := c.distance(x, y)
		return d * d
	}
	e := &g.ends[i]
	ax, ay := float64(e.ax), float64(e.ay)
	ex, ey := float64(e.bx)-ax, float64(e.by)-ay
	px, py := x-ax, y-ay
	t := 0.0
	if d := ex*ex + ey*ey; d > 0 {
		t = min(max((px*ex+py*ey)/d, 0), 1)
	}
	px, py = px-t*ex, py-t*ey
	return px*px + py*py
}
