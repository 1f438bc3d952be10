package scene

// cellGrid finds the things near a place: a uniform grid of square cells over
// an area. Things outside are kept in the cells at the rim.
type cellGrid struct {
	x0, y0, cell float64
	cols, rows   int
	cells        [][]int32
	found        []int32 // the last answer, reused
	seen         []uint32
	round        uint32
}

// newCellGrid covers area with cells of the given size; expect limits the
// number of cells to what that many things are worth.
func newCellGrid(area Rect, cell float64, expect int) cellGrid {
	g := cellGrid{x0: area.X0, y0: area.Y0, cell: cell}
	limit := min(max(4*expect, 256), 1<<16)
	for {
		g.cols = int((area.X1-area.X0)/g.cell) + 1
		g.rows = int((area.Y1-area.Y0)/g.cell) + 1
		if g.cols > 0 && g.rows > 0 && g.cols <= limit && g.cols*g.rows <= limit {
			break
		}
		if g.cell *= 1.5; g.cell > 1e12 || g.cell != g.cell {
			g.cols, g.rows = 1, 1
			break
		}
	}
	g.cells = make([][]int32, g.cols*g.rows)
	return g
}

func (g *cellGrid) span(r Rect) (c0, r0, c1, r1 int) {
	clampTo := func(v float64, n int) int {
		if !(v > 0) {
			return 0
		}
		if v >= float64(n) {
			return n - 1
		}
		return int(v)
	}
	return clampTo((r.X0-g.x0)/g.cell, g.cols), clampTo((r.Y0-g.y0)/g.cell, g.rows),
		clampTo((r.X1-g.x0)/g.cell, g.cols), clampTo((r.Y1-g.y0)/g.cell, g.rows)
}

// add puts the thing with number id into every cell that r touches.
func (g *cellGrid) add(r Rect, id int) {
	c0, r0, c1, r1 := g.span(r)
	for y := r0; y <= r1; y++ {
		for x := c0; x <= c1; x++ {
			g.cells[y*g.cols+x] = append(g.cells[y*g.cols+x], int32(id))
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
	if len(g.cells) == 0 {
		return nil
	}
	g.round++
	c0, r0, c1, r1 := g.span(r)
	for y := r0; y <= r1; y++ {
		for x := c0; x <= c1; x++ {
			for _, id := range g.cells[y*g.cols+x] {
				if g.seen[id] != g.round {
					g.seen[id] = g.round
					g.found = append(g.found, id)
				}
			}
		}
	}
	return g.found
}
