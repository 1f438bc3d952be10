package scene

import (
	"math"
	"slices"
)

// spacingOf is the usual distance of a node from its nearest neighbor: the
// median of up to 400 nodes taken evenly. It is 0 when it cannot be told.
func spacingOf(nodes []Node) float64 {
	if len(nodes) < 3 {
		return 0
	}
	s := Scene{Nodes: nodes}
	area := s.centers()
	w, h := area.X1-area.X0, area.Y1-area.Y0
	if !(w+h > 0) || math.IsInf(w*h, 0) {
		return 0
	}
	cell := max(math.Sqrt(w*h/float64(len(nodes))), (w+h)/500)
	g := newCellGrid(area, cell, len(nodes))
	for i := range nodes {
		g.addPoint(nodes[i].X, nodes[i].Y, i)
	}
	step := max(len(nodes)/400, 1)
	var nearest []float64
	for i := 0; i < len(nodes); i += step {
		if d := nearestTo(nodes, &g, i); d < math.Inf(1) {
			nearest = append(nearest, d)
		}
	}
	if len(nearest) == 0 {
		return 0
	}
	slices.Sort(nearest)
	return nearest[len(nearest)/2]
}

// nearestTo looks for the nearest neighbor in ever wider surroundings.
func nearestTo(nodes []Node, g *cellGrid, i int) float64 {
	n := &nodes[i]
	best := math.Inf(1)
	for reach := g.cell; reach <= 16*g.cell; reach *= 2 {
		for _, k := range g.query(Rect{n.X - reach, n.Y - reach, n.X + reach, n.Y + reach}) {
			if int(k) != i {
				best = min(best, math.Hypot(nodes[k].X-n.X, nodes[k].Y-n.Y))
			}
		}
		if best <= reach {
			break
		}
	}
	return best
}
