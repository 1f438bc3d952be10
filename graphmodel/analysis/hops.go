package analysis

import (
	"cmp"
	"slices"
)

// Hop is a node and how many edges it is away.
type Hop struct {
	Node  int32
	Depth int32
}

// Neighborhood returns the nodes within k edges of the seeds, which come first
// with depth 0: sorted by depth, then by node. Seeds that are no nodes and
// repeated ones are left out.
func Neighborhood(g *Graph, seeds []int32, k int) []Hop {
	seen := make([]bool, g.N())
	var hops []Hop
	add := func(v, depth int32) {
		if !seen[v] {
			seen[v] = true
			hops = append(hops, Hop{v, depth})
		}
	}
	for _, v := range seeds {
		if g.has(v) {
			add(v, 0)
		}
	}
	byNode := func(a, b Hop) int { return int(a.Node - b.Node) }
	slices.SortFunc(hops, byNode)
	for depth, from := int32(1), 0; int(depth) <= k && from < len(hops); depth++ {
		level := hops[from:]
		from = len(hops)
		for _, h := range level {
			for _, w := range g.Neighbors(h.Node) {
				add(w, depth)
			}
		}
		slices.SortFunc(hops[from:], byNode)
	}
	return hops
}

// Highest returns the nodes with the highest values above 0, the highest
// first; of equals, the lower node.
func Highest(values []float64, limit int) []int32 {
	var order []int32
	for v, x := range values {
		if x > 0 {
			order = append(order, int32(v))
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(values[b], values[a]), cmp.Compare(a, b)) })
	return order[:min(limit, len(order))]
}
