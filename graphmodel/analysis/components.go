package analysis

import (
	"cmp"
	"slices"
)

// Components are the connected parts of a graph, numbered from the largest to
// the smallest; of equals, the one with the lowest node comes first.
type Components struct {
	Of    []int32 // the component of each node
	Sizes []int32 // nodes of each component
}

// FindComponents returns the connected parts. It joins trees of nodes by their
// edges, the higher root under the lower, first two edges of each node, and
// then those of the nodes outside of what has become the largest tree, since
// in most graphs it holds nearly everything: Sutton, Ben-Nun and Barak,
// “Optimizing parallel graph connectivity computation via subgraph sampling”
// (IPDPS 2018), on one processor.
func FindComponents(g *Graph) Components {
	n := g.N()
	parent := make([]int32, n)
	for v := range parent {
		parent[v] = int32(v)
	}
	const sampled = 2
	for v := range int32(n) {
		row := g.Neighbors(v)
		for _, w := range row[:min(sampled, len(row))] {
			join(parent, v, w)
		}
	}
	flatten(parent)
	large := mostFrequent(parent)
	for v := range int32(n) {
		if parent[v] == large {
			continue
		}
		if row := g.Neighbors(v); len(row) > sampled {
			for _, w := range row[sampled:] {
				join(parent, v, w)
			}
		}
	}
	flatten(parent)
	return numbered(parent)
}

// join puts the trees of a and b together.
func join(parent []int32, a, b int32) {
	a, b = root(parent, a), root(parent, b)
	switch {
	case a < b:
		parent[b] = a
	case b < a:
		parent[a] = b
	}
}

// root halves the path that it walks.
func root(parent []int32, v int32) int32 {
	for parent[v] != v {
		parent[v] = parent[parent[v]]
		v = parent[v]
	}
	return v
}

// flatten puts each node directly under its root. Roots are lower than what is
// under them, so one pass upwards does.
func flatten(parent []int32) {
	for v := range parent {
		parent[v] = parent[parent[v]]
	}
}

// mostFrequent returns a root that is frequent among nodes at regular places.
func mostFrequent(parent []int32) int32 {
	const samples = 1024
	step := max(1, len(parent)/samples)
	counts := map[int32]int{}
	best := int32(-1)
	for v := 0; v < len(parent); v += step {
		r := parent[v]
		counts[r]++
		if best < 0 || counts[r] > counts[best] {
			best = r
		}
	}
	return best
}

// numbered turns roots into components in their order.
func numbered(parent []int32) Components {
	size := make([]int32, len(parent))
	var roots []int32
	for v, r := range parent {
		if int(r) == v {
			roots = append(roots, r)
		}
		size[r]++
	}
	slices.SortFunc(roots, func(a, b int32) int { return cmp.Or(cmp.Compare(size[b], size[a]), cmp.Compare(a, b)) })
	c := Components{Of: make([]int32, len(parent)), Sizes: make([]int32, len(roots))}
	for i, r := range roots {
		c.Sizes[i] = size[r]
		size[r] = int32(i)
	}
	for v, r := range parent {
		c.Of[v] = size[r]
	}
	return c
}

// Count is the number of components.
func (c Components) Count() int { return len(c.Sizes) }

// Connected reports whether a and b are in the same component.
func (c Components) Connected(a, b int32) bool { return c.Of[a] == c.Of[b] }
