package scene

// cellGrid finds the things near a place: a uniform grid of square cells over
// an area. Things outside are kept in the cells at the rim. It can be used
// again without new memory.
type cellGrid struct {
	x0, y0, cell float64
	cols, rows   int
	heads        []int32 // of each cell: the last entry, counted from 1
	entries      []gridEntry
	found        []int32 // the last answer, reused
	seen         []uint32
	round        uint32
}

// gridEntry is a thing in a cell, and the entry of the cell before it.
type gridEntry struct{ id, next int32 }

// newCellGrid covers area with cells of the given size; expect limits the
// number of cells to what that many things are worth.
func newCellGrid(area Rect, cell float64, expect int) cellGrid {
	var g cellGrid
	g.reset(area, cell, expect)
	return g
}

// reset empties the grid and covers another area.
func (g *cellGrid) reset(area Rect, cell float64, expect int) {
	g.x0, g.y0, g.cell = area.X0, area.Y0, cell
	limit := min(max(4*expect, 256), 1<<16)
	for {
		g.cols = int((area.X1-area.X0)/g.cell) + 1
		g.rows = int((area.Y1-area.Y0)/g.cell) + 1
		if g.cols > 0 && g.rows > 0 && g.cols <= limit && g.rows <= limit && g.cols*g.rows <= limit {
			break
		}
		if g.cell *= 1.5; g.cell > 1e12 || g.cell != g.cell {
			g.cols, g.rows = 1, 1
			break
		}
	}
	if cap(g.heads) < g.cols*g.rows {
		g.heads = make([]int32, g.cols*g.rows)
	}
	g.heads = g.heads[:g.cols*g.rows]
	clear(g.heads)
	g.entries = g.entries[:0]
}

func (g *cellGrid) span(r Rect) (c0, r0, c1, r1 int) {
	return gridCell((r.X0-g.x0)/g.cell, g.cols), gridCell((r.Y0-g.y0)/g.cell, g.rows),
		gridCell((r.X1-g.x0)/g.cell, g.cols), gridCell((r.Y1-g.y0)/g.cell, g.rows)
}

// gridCell is the number of the cell at v of n.
func gridCell(v float64, n int) int {
	if !(v > 0) {
		return 0
	}
	if v >= float64(n) {
		return n - 1
	}
	return int(v)
}

// add puts the thing with number id into every cell that r touches.
func (g *cellGrid) add(r Rect, id int) {
	c0, r0, c1, r1 := g.span(r)
	for y := r0; y <= r1; y++ {
		for x := c0; x <= c1; x++ {
			g.entries = append(g.entries, gridEntry{int32(id), g.heads[y*g.cols+x]})
			g.heads[y*g.cols+x] = int32(len(g.entries))
		}
	}
	for len(g.seen) <= id {
		g.seen = append(g.seen, 0)
	}
}

func (g *cellGrid) addPoint(x, y float64, id int) { g.add(Rect{x, y, x, y}, id) }

// query returns the numbers of the things in the cells that r touches, each
// once, in an order that depends on nothing but what was added. The result is
// valid until the next query.
func (g *cellGrid) query(r Rect) []int32 {
	g.found = g.found[:0]
	if len(g.heads) == 0 {
		return nil
	}
	g.round++
	c0, r0, c1, r1 := g.span(r)
	for y := r0; y <= r1; y++ {
		for x := c0; x <= c1; x++ {
			for e := g.heads[y*g.cols+x]; e > 0; {
				entry := &g.entries[e-1]
				if g.seen[entry.id] != g.round {
					g.seen[entry.id] = g.round
					g.found = append(g.found, entry.id)
				}
				e = entry.next
			}
		}
	}
	return g.found
}
