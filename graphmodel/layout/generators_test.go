package layout

import "math/rand/v2"

// latticeGraph is a square of side×side nodes, each joined to the next ones.
func latticeGraph(side int) Graph {
	g := Graph{N: side * side}
	for i := range int32(g.N) {
		if i%int32(side) != int32(side-1) {
			g.Edges = append(g.Edges, Edge{A: i, B: i + 1})
		}
		if int(i)+side < g.N {
			g.Edges = append(g.Edges, Edge{A: i, B: i + int32(side)})
		}
	}
	return g
}

// binaryTree has its root at node 0.
func binaryTree(n int) Graph {
	g := Graph{N: n}
	for i := 1; i < n; i++ {
		g.Edges = append(g.Edges, Edge{A: int32((i - 1) / 2), B: int32(i)})
	}
	return g
}

// preferential is a graph of Barabási and Albert: each new node brings m edges
// to old ones, which are chosen by their degree.
func preferential(n, m int, seed uint64) Graph {
	rng := rand.New(rand.NewPCG(seed, 17))
	g := Graph{N: n}
	var ends []int32
	for i := m; i < n; i++ {
		for k := range m {
			to := int32(k)
			if len(ends) > 0 {
				to = ends[rng.IntN(len(ends))]
			}
			g.Edges = append(g.Edges, Edge{A: int32(i), B: to})
			ends = append(ends, int32(i), to)
		}
	}
	return g
}

// planted is a graph of blocks of 200 nodes with about five edges a node inside
// and one to other blocks.
func planted(n int, seed uint64) Graph {
	const block = 200
	rng := rand.New(rand.NewPCG(seed, 19))
	g := Graph{N: n}
	for i := range n {
		for range 5 {
			if rng.IntN(2) == 0 {
				g.Edges = append(g.Edges, Edge{A: int32(i), B: int32(min(n-1, i/block*block+rng.IntN(block)))})
			}
		}
		if rng.IntN(2) == 0 || i%block == 0 {
			g.Edges = append(g.Edges, Edge{A: int32(i), B: int32(rng.IntN(n))})
		}
		if i%block > 0 {
			g.Edges = append(g.Edges, Edge{A: int32(i), B: int32(i - 1 - rng.IntN(i%block))})
		}
	}
	return g
}
