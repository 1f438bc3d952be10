package layout

import (
	"cmp"
	"math"
	"slices"
)

// gridGap is the free room between neighbors in the layouts that place nodes on
// fixed spots, in layout units.
const gridGap = 16

// grid puts the nodes into rows, those with most links first. Column widths and
// row heights follow the boxes.
func grid(t *task, g Graph) ([]Point, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	order := byDegree(g)
	if len(g.Groups) != 0 {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.Groups[a], g.Groups[b]) })
	}
	p := make([]Point, g.N)
	fillRows(g, order, p, aspectOf(t.o))
	center(g, p)
	keepPinned(g, p)
	return p, t.ctx.Err()
}

// fillRows places the nodes, in their order, in rows of as many columns as give
// the drawing the wished aspect.
func fillRows(g Graph, order []int, p []Point, aspect float64) {
	columns := bestColumns(g, order, aspect)
	widths := make([]float64, columns)
	for k, i := range order {
		b := g.box(i)
		widths[k%columns] = max(widths[k%columns], b.Left+b.Right)
	}
	y := 0.0
	for from := 0; from < len(order); from += columns {
		row := order[from:min(from+columns, len(order))]
		up, down := 0.0, 0.0
		for _, i := range row {
			up, down = max(up, g.box(i).Up), max(down, g.box(i).Down)
		}
		x := 0.0
		for k, i := range row {
			b := g.box(i)
			p[i] = Point{x + widths[k]/2 + (b.Left-b.Right)/2, y + up}
			x += widths[k] + gridGap
		}
		y += up + down + gridGap
	}
}

// bestColumns is the number of columns that brings width / height nearest to
// the aspect, for boxes of average size.
func bestColumns(g Graph, order []int, aspect float64) int {
	w, h := 0.0, 0.0
	for _, i := range order {
		b := g.box(i)
		w += (b.Left + b.Right + gridGap) / float64(len(order))
		h += (b.Up + b.Down + gridGap) / float64(len(order))
	}
	if w == 0 || h == 0 {
		return 1
	}
	return max(1, min(len(order), int(math.Round(math.Sqrt(float64(len(order))*aspect*h/w)))))
}

// byDegree orders the nodes by falling number of links, then by number.
func byDegree(g Graph) []int {
	degree := make([]int, g.N)
	for _, e := range g.Edges {
		degree[e.A]++
		degree[e.B]++
	}
	order := make([]int, g.N)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(degree[b], degree[a]) })
	return order
}

// keepPinned puts pinned nodes where they were.
func keepPinned(g Graph, p []Point) {
	if len(g.Start) == 0 {
		return
	}
	for i := range p {
		if s := g.Start[i]; g.pinned(i) && !math.IsNaN(s.X) && !math.IsNaN(s.Y) {
			p[i] = s
		}
	}
}
