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
	if len(g.Groups) != 0 && len(g.Groups) != g.N || len(g.Times) != 0 && len(g.Times) != g.N || len(g.Places) != 0 && len(g.Places) != g.N {
		return g, fmt.Errorf("layout: %d groups, %d times and %d places for %d nodes", len(g.Groups), len(g.Times), len(g.Places), g.N)
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
		if !(e.Weight > 0) {
			e.Weight = 1
		}
		e.Weight = min(e.Weight, heaviestEdge)
		edges = append(edges, e)
	}
	g.Edges = mergeParallel(sortEdges(edges, g.N))
	return g, nil
}

// heaviestEdge keeps sums of weights finite.
const heaviestEdge = 1e6

// sortEdges sorts by A, then B, by counting: a comparison sort would take longer
// than some layouts.
func sortEdges(edges []Edge, n int) []Edge {
	other := make([]Edge, len(edges))
	next := make([]int32, n+1)
	byEnd := func(from, to []Edge, end func(*Edge) int32) {
		clear(next)
		for i := range from {
			next[end(&from[i])+1]++
		}
		for i := range n {
			next[i+1] += next[i]
		}
		for i := range from {
			at := end(&from[i])
			to[next[at]] = from[i]
			next[at]++
		}
	}
	byEnd(edges, other, func(e *Edge) int32 { return e.B })
	byEnd(other, edges, func(e *Edge) int32 { return e.A })
	return edges
}

// mergeParallel adds the weights of edges with the same ends, lightest first, so
// that the sum does not depend on their order.
func mergeParallel(edges []Edge) []Edge {
	merged := edges[:0]
	for from := 0; from < len(edges); {
		to := from + 1
		for to < len(edges) && edges[to].A == edges[from].A && edges[to].B == edges[from].B {
			to++
		}
		e := edges[from]
		if to > from+1 {
			slices.SortFunc(edges[from:to], func(a, b Edge) int { return cmp.Compare(a.Weight, b.Weight) })
			e.Weight = 0
			for _, p := range edges[from:to] {
				e.Weight += p.Weight
			}
		}
		merged = append(merged, e)
		from = to
	}
	return merged
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
	parent := make([]int32, g.N)
	for i := range parent {
		parent[i] = int32(i)
	}
	find := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, e := range g.Edges {
		a, b := find(e.A), find(e.B)
		parent[max(a, b)] = min(a, b)
	}
	// The root of a component is its lowest node, which comes first.
	part, size := make([]int32, g.N), []int32(nil)
	for i := range int32(g.N) {
		if r := find(i); r == i {
			part[i] = int32(len(size))
			size = append(size, 1)
		} else {
			part[i] = part[r]
			size[part[i]]++
		}
	}
	parts := make([][]int, len(size))
	for k, n := range size {
		parts[k] = make([]int, 0, n)
	}
	for i, k := range part {
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
	return newSplitter(g).part(nodes)
}

// splitter cuts many small subgraphs out of a graph, each in the time that its
// own size needs.
type splitter struct {
	g     Graph
	csr   *csr
	index []int32 // of a node in its subgraph
}

func newSplitter(g Graph) *splitter {
	return &splitter{g: g, csr: csrOf(g), index: make([]int32, g.N)}
}

// part is the subgraph of the given nodes, which must be whole components, or
// all of a graph whose other nodes have no edges to them.
func (s *splitter) part(nodes []int) Graph {
	sub := Graph{N: len(nodes)}
	for k, i := range nodes {
		s.index[i] = int32(k)
	}
	for k, i := range nodes {
		neighbors, weights := s.csr.row(int32(i))
		for e, j := range neighbors {
			// Nodes are not sorted where components are joined, so the lower index
			// in the subgraph, not in the graph, lists the edge.
			if l := s.index[j]; int32(k) < l {
				sub.Edges = append(sub.Edges, Edge{int32(k), l, weights[e]})
			}
		}
	}
	sub.Edges = sortEdges(sub.Edges, sub.N)
	if len(s.g.Boxes) != 0 {
		for _, i := range nodes {
			sub.Boxes = append(sub.Boxes, s.g.Boxes[i])
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
