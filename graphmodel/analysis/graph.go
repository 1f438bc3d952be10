// Package analysis answers questions about the shape of a graph: how two
// entities are connected, what is near, what is central, which groups there
// are and what holds them together.
//
// Everything works on Graph, an immutable undirected graph in compressed
// sparse rows, and knows nothing of entities but their index. What takes long
// takes a context and reports progress, and gives the same result for the
// same input and seed, whatever the number of processors: sums of floating
// point numbers are formed in fixed chunks and in a fixed order.
package analysis

import (
	"errors"
	"fmt"

	"clew/graphmodel"
)

// Graph is an undirected graph without self-loops and parallel edges, in
// compressed sparse rows: the neighbors of node v are
// Targets[Offsets[v]:Offsets[v+1]], in ascending order. Each edge appears at
// both of its ends, so Targets is twice as long as there are edges.
//
// A Graph is not modified once it is built and safe for concurrent use.
type Graph struct {
	Offsets []int32 // one more than there are nodes
	Targets []int32
	// Weights holds the strength of each arc, aligned with Targets; nil when all
	// are 1. Strengths are positive and the same in both directions.
	Weights []float32
}

// ErrInvalid is returned for edges that are not between the nodes of the
// graph, or that have no positive finite weight.
var ErrInvalid = errors.New("not an edge of the graph")

// New builds the graph of n nodes with these edges. Parallel edges become one
// with the sum of their weights; self-loops are left out. weights is aligned
// with ends, or nil when each edge counts 1.
func New(n int, ends [][2]int32, weights []float32) (*Graph, error) {
	if n < 0 || n > maxNodes || len(ends) > maxEdges || weights != nil && len(weights) != len(ends) {
		return nil, fmt.Errorf("%d nodes, %d edges, %d weights: %w", n, len(ends), len(weights), ErrInvalid)
	}
	for i, e := range ends {
		if e[0] < 0 || e[1] < 0 || int(e[0]) >= n || int(e[1]) >= n {
			return nil, fmt.Errorf("edge %d joins %d and %d of %d nodes: %w", i, e[0], e[1], n, ErrInvalid)
		}
		if weights != nil && !(weights[i] > 0 && weights[i] <= maxWeight) {
			return nil, fmt.Errorf("edge %d weighs %v: %w", i, weights[i], ErrInvalid)
		}
	}
	return build(n, ends, weights), nil
}

const (
	maxNodes  = 1 << 30
	maxEdges  = 1 << 29 // twice as many arcs have to fit an int32
	maxWeight = 1e30
)

// OfSnapshot builds the graph of the entities of a snapshot: node i is
// Entities[i]. keep says which links count, by their index; nil for all. The
// weight of an edge is how many links join its ends.
func OfSnapshot(s *graphmodel.Snapshot, keep func(link int) bool) *Graph {
	if keep == nil {
		return build(len(s.Entities), s.LinkEnds.Flat(), nil)
	}
	ends := make([][2]int32, 0, s.LinkEnds.Len())
	for i, e := range s.LinkEnds.All() {
		if keep(i) {
			ends = append(ends, e)
		}
	}
	return build(len(s.Entities), ends, nil)
}

// build sorts the arcs without comparing anything: a first pass lays them down
// at their source in the order of the edges, a second one transposes them,
// which sorts them by neighbor.
func build(n int, ends [][2]int32, weights []float32) *Graph {
	offsets := make([]int32, n+1)
	for _, e := range ends {
		if e[0] != e[1] {
			offsets[e[0]+1]++
			offsets[e[1]+1]++
		}
	}
	for v := range n {
		offsets[v+1] += offsets[v]
	}
	next := make([]int32, n)
	copy(next, offsets)
	arcs := offsets[n]
	rows := make([]int32, 2*arcs)
	unsorted, sorted := rows[:arcs:arcs], rows[arcs:]
	var unsortedWeights, sortedWeights []float32
	if weights != nil {
		unsortedWeights, sortedWeights = make([]float32, arcs), make([]float32, arcs)
	}
	for i, e := range ends {
		if e[0] == e[1] {
			continue
		}
		a, b := next[e[0]], next[e[1]]
		unsorted[a], unsorted[b] = e[1], e[0]
		next[e[0]]++
		next[e[1]]++
		if weights != nil {
			unsortedWeights[a], unsortedWeights[b] = weights[i], weights[i]
		}
	}
	copy(next, offsets)
	for v := range n {
		for a := offsets[v]; a < offsets[v+1]; a++ {
			to := unsorted[a]
			sorted[next[to]] = int32(v)
			if weights != nil {
				sortedWeights[next[to]] = unsortedWeights[a]
			}
			next[to]++
		}
	}
	return merged(offsets, sorted, sortedWeights)
}

// merged makes one arc of parallel ones. It reuses the arrays.
func merged(offsets, targets []int32, weights []float32) *Graph {
	g := &Graph{Offsets: offsets, Targets: targets, Weights: weights}
	if !g.hasParallels() {
		g.Targets = append(make([]int32, 0, len(targets)), targets...) // frees the unsorted half
		return g
	}
	if weights == nil {
		weights = make([]float32, len(targets))
		for i := range weights {
			weights[i] = 1
		}
	}
	out, from := int32(0), int32(0)
	for v := range len(offsets) - 1 {
		to := offsets[v+1]
		for a := from; a < to; a++ {
			if a > from && targets[a] == targets[a-1] {
				weights[out-1] += weights[a]
				continue
			}
			targets[out], weights[out] = targets[a], weights[a]
			out++
		}
		from = to
		offsets[v+1] = out
	}
	g.Targets = append(make([]int32, 0, out), targets[:out]...)
	g.Weights = append(make([]float32, 0, out), weights[:out]...)
	return g
}

func (g *Graph) hasParallels() bool {
	for v := range g.N() {
		row := g.Neighbors(int32(v))
		for i := 1; i < len(row); i++ {
			if row[i] == row[i-1] {
				return true
			}
		}
	}
	return false
}

// N is the number of nodes.
func (g *Graph) N() int { return len(g.Offsets) - 1 }

// Edges is the number of edges.
func (g *Graph) Edges() int { return len(g.Targets) / 2 }

// Neighbors returns the nodes next to v, in ascending order. The slice must
// not be modified.
func (g *Graph) Neighbors(v int32) []int32 { return g.Targets[g.Offsets[v]:g.Offsets[v+1]] }

// Degree is the number of neighbors of v.
func (g *Graph) Degree(v int32) int { return int(g.Offsets[v+1] - g.Offsets[v]) }

// Degrees returns the number of neighbors of each node.
func (g *Graph) Degrees() []int32 {
	d := make([]int32, g.N())
	for v := range d {
		d[v] = g.Offsets[v+1] - g.Offsets[v]
	}
	return d
}

// Strengths returns the sum of the weights at each node: its degree where all
// weights are 1.
func (g *Graph) Strengths() []float64 {
	s := make([]float64, g.N())
	for v := range s {
		s[v] = g.strength(int32(v))
	}
	return s
}

func (g *Graph) strength(v int32) float64 {
	if g.Weights == nil {
		return float64(g.Degree(v))
	}
	sum := 0.0
	for _, w := range g.Weights[g.Offsets[v]:g.Offsets[v+1]] {
		sum += float64(w)
	}
	return sum
}

func (g *Graph) has(v int32) bool { return v >= 0 && int(v) < g.N() }
