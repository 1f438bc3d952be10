package layout

import (
	"cmp"
	"fmt"
	"slices"
)

// normalize checks g, drops self-loops and merges parallel edges, so that the
// result depends neither on their order nor on their direction.
func normalize(g Graph) (Graph, error) {
	if len(g.Boxes) != 0 && len(g.Boxes) != g.N {
		return g, fmt.Errorf("layout: %d boxes for %d nodes", len(g.Boxes), g.N)
	}
	if len(g.Start) != 0 && len(g.Start) != g.N {
		return g, fmt.Errorf("layout: %d start positions for %d nodes", len(g.Start), g.N)
	}
	if len(g.Pinned) != 0 && len(g.Pinned) != g.N {
		return g, fmt.Errorf("layout: %d pin marks for %d nodes", len(g.Pinned), g.N)
	}
	edges := make([]Edge, 0, len(g.Edges))
	for _, e := range g.Edges {
		if e.A < 0 || e.B < 0 || int(e.A) >= g.N || int(e.B) >= g.N {
			return g, fmt.Errorf("layout: edge %d–%d outside 0…%d", e.A, e.B, g.N-1)
		}
		if e.A == e.B {
			continue
		}
		if e.A > e.B {
			e.A, e.B = e.B, e.A
		}
		if e.Weight <= 0 {
			e.Weight = 1
		}
		edges = append(edges, e)
	}
	slices.SortFunc(edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.Weight, b.Weight))
	})
	merged := edges[:0]
	for _, e := range edges {
		if n := len(merged); n > 0 && merged[n-1].A == e.A && merged[n-1].B == e.B {
			merged[n-1].Weight += e.Weight
			continue
		}
		merged = append(merged, e)
	}
	g.Edges = merged
	return g, nil
}

func (g Graph) box(i int) Box {
	if len(g.Boxes) == 0 {
		return Box{}
	}
	return g.Boxes[i]
}

func (g Graph) pinned(i int) bool { return len(g.Pinned) != 0 && g.Pinned[i] }

// components returns the connected components, largest first, then by lowest
// node; nodes ascend within a component.
func components(g Graph) [][]int {
	parent := make([]int, g.N)
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, e := range g.Edges {
		a, b := find(int(e.A)), find(int(e.B))
		parent[max(a, b)] = min(a, b)
	}
	byRoot := make(map[int]int)
	var parts [][]int
	for i := range g.N {
		r := find(i)
		k, ok := byRoot[r]
		if !ok {
			k = len(parts)
			byRoot[r] = k
			parts = append(parts, nil)
		}
		parts[k] = append(parts[k], i)
	}
	slices.SortStableFunc(parts, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return parts
}

// induced is the subgraph of the given nodes, renumbered in their order,
// without earlier positions.
func (g Graph) induced(nodes []int) Graph {
	if len(nodes) == g.N {
		return Graph{N: g.N, Edges: g.Edges, Boxes: g.Boxes}
	}
	index := make(map[int32]int32, len(nodes))
	for k, i := range nodes {
		index[int32(i)] = int32(k)
	}
	sub := Graph{N: len(nodes)}
	for _, e := range g.Edges {
		a, okA := index[e.A]
		b, okB := index[e.B]
		if okA && okB {
			sub.Edges = append(sub.Edges, Edge{a, b, e.Weight})
		}
	}
	if len(g.Boxes) != 0 {
		for _, i := range nodes {
			sub.Boxes = append(sub.Boxes, g.Boxes[i])
		}
	}
	return sub
}

// adjacency in compressed sparse rows.
type adjacency struct {
	offsets []int32
	node    []int32
	edge    []int32
}

func adjacencyOf(g Graph) adjacency {
	a := adjacency{offsets: make([]int32, g.N+1), node: make([]int32, 2*len(g.Edges)), edge: make([]int32, 2*len(g.Edges))}
	for _, e := range g.Edges {
		a.offsets[e.A+1]++
		a.offsets[e.B+1]++
	}
	for i := range g.N {
		a.offsets[i+1] += a.offsets[i]
	}
	next := slices.Clone(a.offsets)
	for k, e := range g.Edges {
		a.node[next[e.A]], a.edge[next[e.A]] = e.B, int32(k)
		next[e.A]++
		a.node[next[e.B]], a.edge[next[e.B]] = e.A, int32(k)
		next[e.B]++
	}
	return a
}

func (a adjacency) of(i int) []int32          { return a.node[a.offsets[i]:a.offsets[i+1]] }
func (a adjacency) degree(i int) int          { return int(a.offsets[i+1] - a.offsets[i]) }
func (a adjacency) arcs(i int) (int32, int32) { return a.offsets[i], a.offsets[i+1] }
