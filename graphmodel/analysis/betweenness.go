package analysis

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// Centrality is how far each node lies between others.
type Centrality struct {
	// Value is, for each node, the probability that a shortest path between two
	// different nodes, drawn by lot, passes through it; paths end at a node, but
	// do not pass through it. Pairs that are not connected count as not passing.
	Value []float64
	// Samples is the number of paths that the values were estimated from; 0 when
	// they are exact.
	Samples int
	// Error bounds the difference between a value and the exact one: with the
	// probability Confidence no value of the graph is off by more. 0 when exact.
	Error, Confidence float64
}

// ExactLimit is the number of nodes up to which Betweenness is exact.
const ExactLimit = 10_000

// Betweenness is BetweennessExact for graphs of up to ExactLimit nodes and
// BetweennessSampled with an error of a hundredth above.
func Betweenness(ctx context.Context, g *Graph, o Options) (Centrality, error) {
	if g.N() <= ExactLimit {
		return BetweennessExact(ctx, g, o)
	}
	return BetweennessSampled(ctx, g, Accuracy{}, o)
}

// BetweennessExact is the algorithm of Brandes, “A faster algorithm for
// betweenness centrality” (2001). Trees that hang on the rest of the graph are
// counted out beforehand (Sarıyüce et al., “Shattering and compressing networks
// for betweenness centrality”, 2013). Weights are not looked at.
func BetweennessExact(ctx context.Context, g *Graph, o Options) (Centrality, error) {
	n := g.N()
	c := Centrality{Value: make([]float64, n)}
	if n < 3 {
		return c, ctx.Err()
	}
	core := foldTrees(g, c.Value)
	if err := core.addPairs(ctx, c.Value, o); err != nil {
		return Centrality{}, err
	}
	for v := range c.Value {
		c.Value[v] /= float64(n) * float64(n-1)
	}
	o.report(1)
	return c, nil
}

// core is what is left of a graph without the trees that hang on it, in an
// order that puts near nodes beside each other.
type core struct {
	original []int32   // the node of the graph
	mass     []float64 // how many nodes each stands for: itself and its trees
	offsets  []int32
	targets  []int32
}

// foldTrees takes nodes with one neighbor away until there are none, and adds
// to value the ordered pairs of nodes whose paths pass through a node because
// at least one of them is in its trees.
func foldTrees(g *Graph, value []float64) *core {
	n := g.N()
	parts := FindComponents(g)
	mass, degree := make([]float64, n), g.Degrees()
	var leaves []int32
	for v := range n {
		mass[v] = 1
		if degree[v] == 1 {
			leaves = append(leaves, int32(v))
		}
	}
	for len(leaves) > 0 {
		leaf := leaves[len(leaves)-1]
		leaves = leaves[:len(leaves)-1]
		if degree[leaf] != 1 {
			continue // its only neighbor went first
		}
		degree[leaf] = 0
		all := float64(parts.Sizes[parts.Of[leaf]])
		value[leaf] += 2 * (mass[leaf] - 1) * (all - mass[leaf])
		for _, w := range g.Neighbors(leaf) {
			if degree[w] > 0 {
				value[w] += 2 * mass[leaf] * (mass[w] - 1)
				mass[w] += mass[leaf]
				mass[leaf] = 0
				if degree[w]--; degree[w] == 1 {
					leaves = append(leaves, w)
				}
				break
			}
		}
	}
	for v := range n {
		if mass[v] > 0 {
			all := float64(parts.Sizes[parts.Of[v]])
			value[v] += 2 * (mass[v] - 1) * (all - mass[v])
		}
	}
	return newCore(g, mass, degree)
}

// newCore keeps the nodes that have edges left, in the order of a search in
// breadth from the one with most.
func newCore(g *Graph, mass []float64, degree []int32) *core {
	var starts []int32
	for v, d := range degree {
		if d > 0 {
			starts = append(starts, int32(v))
		}
	}
	slices.SortStableFunc(starts, func(a, b int32) int { return cmp.Compare(degree[b], degree[a]) })
	c := &core{offsets: []int32{0}}
	place := make([]int32, g.N())
	for i := range place {
		place[i] = -1
	}
	put := func(v int32) {
		if degree[v] > 0 && place[v] < 0 {
			place[v] = int32(len(c.original))
			c.original = append(c.original, v)
			c.mass = append(c.mass, mass[v])
		}
	}
	for _, v := range starts {
		at := len(c.original)
		for put(v); at < len(c.original); at++ {
			for _, w := range g.Neighbors(c.original[at]) {
				put(w)
			}
		}
	}
	for _, v := range c.original {
		for _, w := range g.Neighbors(v) {
			if place[w] >= 0 {
				c.targets = append(c.targets, place[w])
			}
		}
		c.offsets = append(c.offsets, int32(len(c.targets)))
	}
	return c
}

// pairChunks bounds how many parts the sources are split into, and pairChunk
// is how many a part has at least.
const (
	pairChunks = 256
	pairChunk  = 16
)

// addPairs adds what the paths between the nodes of the core pass through.
// The parts are added in their order, whichever is done first.
func (c *core) addPairs(ctx context.Context, value []float64, o Options) error {
	n := len(c.original)
	chunks := min(pairChunks, (n+pairChunk-1)/pairChunk)
	workers := make([]*pairWorker, max(1, min(o.threads(), chunks)))
	sum := &orderedSum{into: make([]float64, n), waiting: map[int][]float64{}}
	err := inChunks(ctx, o.threads(), chunks, func(worker, chunk int) {
		if workers[worker] == nil {
			workers[worker] = newPairWorker(c)
		}
		part := sum.buffer()
		from, to := chunkOf(n, chunks, chunk)
		for source := from; source < to && ctx.Err() == nil; source++ {
			workers[worker].from(int32(source), part)
		}
		sum.add(chunk, part)
	}, func(done int) { o.report(float64(done) / float64(chunks)) })
	if err != nil {
		return err
	}
	for i, v := range c.original {
		value[v] += sum.into[i]
	}
	return nil
}

// orderedSum adds vectors in the order of their numbers.
type orderedSum struct {
	mu      sync.Mutex
	into    []float64
	next    int
	waiting map[int][]float64
	spare   [][]float64
}

// buffer returns a vector of zeros.
func (s *orderedSum) buffer() []float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.spare); n > 0 {
		b := s.spare[n-1]
		s.spare = s.spare[:n-1]
		clear(b)
		return b
	}
	return make([]float64, len(s.into))
}

func (s *orderedSum) add(number int, part []float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting[number] = part
	for {
		part, ok := s.waiting[s.next]
		if !ok {
			return
		}
		for i, v := range part {
			s.into[i] += v
		}
		delete(s.waiting, s.next)
		s.spare = append(s.spare, part)
		s.next++
	}
}

// pairWorker does the search from one source.
type pairWorker struct {
	c        *core
	distance []int32
	paths    []float64 // how many shortest paths lead to a node
	share    []float64 // (mass + dependency) / paths
	order    []int32   // nodes by distance
	after    []int32   // the neighbors one further away, of the nodes in order
	ends     []int32   // where those of each end
}

func newPairWorker(c *core) *pairWorker {
	n := len(c.original)
	return &pairWorker{
		c: c, distance: make([]int32, n), paths: make([]float64, n), share: make([]float64, n),
		order: make([]int32, 0, n), after: make([]int32, len(c.targets)), ends: make([]int32, n),
	}
}

// from adds the dependencies of a source to sum.
func (p *pairWorker) from(source int32, sum []float64) {
	p.forward(source)
	c := p.c
	for i := len(p.order) - 1; i > 0; i-- {
		v := p.order[i]
		dependency := 0.0
		for _, w := range p.after[p.ends[i-1]:p.ends[i]] {
			dependency += p.share[w]
		}
		dependency *= p.paths[v]
		p.share[v] = (c.mass[v] + dependency) / p.paths[v]
		sum[v] += float64(c.mass[source] * dependency)
	}
}

// forward counts the shortest paths from the source and notes which edges they
// use, so that the way back looks at no others.
func (p *pairWorker) forward(source int32) {
	c := p.c
	for i := range p.distance {
		p.distance[i] = -1
	}
	clear(p.paths)
	p.distance[source], p.paths[source] = 0, 1
	order, end := append(p.order[:0], source), 0
	for i := 0; i < len(order); i++ {
		v := order[i]
		further := p.distance[v] + 1
		start := end
		for _, w := range c.targets[c.offsets[v]:c.offsets[v+1]] {
			d := p.distance[w]
			if d < 0 {
				d = further
				p.distance[w] = d
				order = append(order, w)
			}
			p.after[end] = w
			if d == further {
				end++
			}
		}
		many := p.paths[v]
		for _, w := range p.after[start:end] {
			p.paths[w] += many
		}
		p.ends[i] = int32(end)
	}
	p.order = order
}
