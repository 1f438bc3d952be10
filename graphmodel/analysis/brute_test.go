package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// This file has the plainest way to every answer, for small graphs.

// smallGraphs calls check with many random graphs: sparse and dense, trees,
// several components, isolated nodes, parallel edges and self-loops.
func smallGraphs(t *testing.T, weighted bool, check func(t *testing.T, g *Graph, r *rand.Rand)) {
	t.Helper()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		n := 1 + r.IntN(11)
		var ends [][2]int32
		var weights []float32
		for range r.IntN(2*n + 1) {
			ends = append(ends, [2]int32{int32(r.IntN(n)), int32(r.IntN(n))})
			weights = append(weights, float32(1+r.IntN(8))/4)
		}
		if !weighted {
			weights = nil
		}
		g, err := New(n, ends, weights)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(fmt.Sprint(seed), func(t *testing.T) { check(t, g, r) })
	}
}

// matrix returns the weights between all pairs; 0 for no edge.
func matrix(g *Graph) [][]float64 {
	m := make([][]float64, g.N())
	for v := range m {
		m[v] = make([]float64, g.N())
		for k := g.Offsets[v]; k < g.Offsets[v+1]; k++ {
			m[v][g.Targets[k]] = 1
			if g.Weights != nil {
				m[v][g.Targets[k]] = float64(g.Weights[k])
			}
		}
	}
	return m
}

// distances is the algorithm of Floyd and Warshall; lengths are 1 or 1/weight.
func distances(g *Graph, weighted bool) [][]float64 {
	d := matrix(g)
	for a := range d {
		for b := range d {
			switch {
			case a == b:
				d[a][b] = 0
			case d[a][b] == 0:
				d[a][b] = math.Inf(1)
			case weighted:
				d[a][b] = 1 / d[a][b]
			default:
				d[a][b] = 1
			}
		}
	}
	for k := range d {
		for a := range d {
			for b := range d {
				d[a][b] = min(d[a][b], d[a][k]+d[k][b])
			}
		}
	}
	return d
}

// simplePaths lists all simple paths between two nodes, by length, then nodes.
func simplePaths(g *Graph, from, to int32, weighted bool) []Path {
	var all []Path
	var walk func(nodes []int32)
	walk = func(nodes []int32) {
		v := nodes[len(nodes)-1]
		if v == to {
			p := Path{Nodes: slices.Clone(nodes), Length: float64(len(nodes) - 1)}
			if weighted {
				p.Length = g.length(nodes)
			}
			all = append(all, p)
			return
		}
		for _, w := range g.Neighbors(v) {
			if !slices.Contains(nodes, w) {
				walk(append(nodes, w))
			}
		}
	}
	walk([]int32{from})
	slices.SortFunc(all, func(a, b Path) int {
		if a.Length != b.Length {
			if a.Length < b.Length {
				return -1
			}
			return 1
		}
		return slices.Compare(a.Nodes, b.Nodes)
	})
	return all
}

// shortestPaths lists those of all simple paths that have the fewest edges.
func shortestPaths(g *Graph, from, to int32) []Path {
	all := simplePaths(g, from, to, false)
	for i, p := range all {
		if p.Length > all[0].Length {
			return all[:i]
		}
	}
	return all
}

// betweenness counts, for all ordered pairs, the share of shortest paths that
// pass through each node.
func betweenness(g *Graph) []float64 {
	n := g.N()
	value := make([]float64, n)
	for s := range int32(n) {
		for t := range int32(n) {
			if s == t {
				continue
			}
			paths := shortestPaths(g, s, t)
			for _, p := range paths {
				for _, v := range p.Nodes[1 : len(p.Nodes)-1] {
					value[v] += 1 / float64(len(paths)) / float64(n*(n-1))
				}
			}
		}
	}
	return value
}

// componentOf returns the lowest node that each node is connected with when
// one node, if any, is taken away.
func componentOf(g *Graph, without int32) []int32 {
	of := make([]int32, g.N())
	for v := range of {
		of[v] = int32(v)
	}
	for range g.N() {
		for v := range int32(g.N()) {
			for _, w := range g.Neighbors(v) {
				if v != without && w != without {
					of[v] = min(of[v], of[w])
				}
			}
		}
	}
	return of
}

// isPath tells what is wrong with a path, or "".
func isPath(g *Graph, p Path, from, to int32) string {
	seen := map[int32]bool{}
	for i, v := range p.Nodes {
		if seen[v] {
			return fmt.Sprintf("%d comes twice", v)
		}
		seen[v] = true
		if i > 0 && !slices.Contains(g.Neighbors(p.Nodes[i-1]), v) {
			return fmt.Sprintf("no edge from %d to %d", p.Nodes[i-1], v)
		}
	}
	if len(p.Nodes) == 0 || p.Nodes[0] != from || p.Nodes[len(p.Nodes)-1] != to {
		return fmt.Sprintf("it does not lead from %d to %d", from, to)
	}
	return ""
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a)) }
