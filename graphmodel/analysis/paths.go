package analysis

import (
	"context"
	"math"
)

// Path is a way from its first node to its last along edges, without a node
// twice.
type Path struct {
	Nodes []int32
	// Length is the number of edges, or the sum of their lengths where weights
	// count.
	Length float64
}

// Finder finds shortest paths. It keeps its memory between searches, so that a
// search costs no more than the nodes that it looks at. It may be used by one
// goroutine at a time.
type Finder struct {
	g     *Graph
	epoch int32
	sides [2]side

	// What a path may not use: nodes, and neighbors of its start right after it.
	barred     []int32 // epoch in which a node is barred
	barredNext []int32
	bars       int32

	heaps [2]distanceHeap // of weighted searches
}

// side is the search from one end.
type side struct {
	seen     []int32   // epoch in which a node was reached
	previous []int32   // the node it was reached from
	distance []float64 // of weighted searches
	settled  []int32   // epoch in which it is final; of weighted searches
	queue    []int32
}

// NewFinder returns a finder for the graph.
func NewFinder(g *Graph) *Finder {
	n := g.N()
	f := &Finder{g: g, barred: make([]int32, n)}
	for i := range f.sides {
		f.sides[i] = side{seen: make([]int32, n), previous: make([]int32, n)}
	}
	return f
}

// begin starts a new search: what earlier ones have left counts no more.
func (f *Finder) begin() {
	if f.epoch == math.MaxInt32 {
		f.epoch = 0
		for i := range f.sides {
			clear(f.sides[i].seen)
			clear(f.sides[i].settled)
		}
	}
	f.epoch++
	for i := range f.sides {
		f.sides[i].queue = f.sides[i].queue[:0]
	}
}

// Shortest returns a path with the fewest edges, or false when there is none
// or one of the nodes does not exist. The search goes from both ends, one
// level at a time on the side that has fewer edges to look at (Pohl, 1971).
func (f *Finder) Shortest(from, to int32) (Path, bool) { return f.within(from, to, math.MaxInt32) }

// within is Shortest for paths of at most so many edges.
func (f *Finder) within(from, to int32, limit int) (Path, bool) {
	if !f.g.has(from) || !f.g.has(to) || limit < 0 {
		return Path{}, false
	}
	if from == to {
		return Path{Nodes: []int32{from}}, true
	}
	f.begin()
	levels := [2]int{} // where the last level begins in each queue
	for i, v := range [2]int32{from, to} {
		f.sides[i].seen[v], f.sides[i].previous[v] = f.epoch, -1
		f.sides[i].queue = append(f.sides[i].queue, v)
	}
	for depth := 0; depth < limit; depth++ {
		i := f.cheaper(levels)
		start := levels[i]
		levels[i] = len(f.sides[i].queue)
		if start == levels[i] {
			return Path{}, false
		}
		if a, b, ok := f.expand(i, start, from); ok {
			if i == 1 {
				a, b = b, a
			}
			return f.joined(a, b), true
		}
	}
	return Path{}, false
}

// cheaper returns the side whose last level has fewer edges.
func (f *Finder) cheaper(levels [2]int) int {
	var work [2]int
	for i := range f.sides {
		for _, v := range f.sides[i].queue[levels[i]:] {
			work[i] += 1 + f.g.Degree(v)
		}
	}
	if work[1] < work[0] {
		return 1
	}
	return 0
}

// expand goes one level further on a side. When it meets the other side it
// returns the edge over which it does, from this side to the other.
func (f *Finder) expand(i, start int, origin int32) (a, b int32, met bool) {
	s, other := &f.sides[i], f.sides[1-i].seen
	for _, v := range s.queue[start:] {
		for _, w := range f.g.Neighbors(v) {
			if s.seen[w] == f.epoch || f.closed(v, w, origin) {
				continue
			}
			if other[w] == f.epoch {
				return v, w, true
			}
			s.seen[w], s.previous[w] = f.epoch, v
			s.queue = append(s.queue, w)
		}
	}
	return 0, 0, false
}

// closed reports whether the path may not go from v to w or back, when it
// starts at origin.
func (f *Finder) closed(v, w, origin int32) bool {
	if f.bars == 0 {
		return false
	}
	if f.barred[w] == f.bars {
		return true
	}
	if w == origin {
		v, w = w, v
	}
	if v == origin {
		for _, b := range f.barredNext {
			if b == w {
				return true
			}
		}
	}
	return false
}

// joined is the path whose first part ends at a and whose second begins at b.
func (f *Finder) joined(a, b int32) Path {
	n := 0
	for v := a; v >= 0; v = f.sides[0].previous[v] {
		n++
	}
	half := n
	for v := b; v >= 0; v = f.sides[1].previous[v] {
		n++
	}
	nodes := make([]int32, n)
	for v, i := a, half-1; v >= 0; v = f.sides[0].previous[v] {
		nodes[i] = v
		i--
	}
	for v, i := b, half; v >= 0; v = f.sides[1].previous[v] {
		nodes[i] = v
		i++
	}
	return Path{Nodes: nodes, Length: float64(n - 1)}
}

// ShortestPath is Shortest of a new finder.
func ShortestPath(g *Graph, from, to int32) (Path, bool) { return NewFinder(g).Shortest(from, to) }

// PathLimits bound a search for many paths.
type PathLimits struct {
	Edges int // of a path, at most
	Count int // of paths, at most
}

// AllPaths returns the simple paths between two nodes with up to limits.Edges
// edges, the shorter ones first; of equals, in the order of their nodes. It
// reports whether these are all: false when there are more than limits.Count.
//
// It goes forward from the start and only to nodes from where the rest of the
// way can still be done.
func AllPaths(ctx context.Context, g *Graph, from, to int32, limits PathLimits) (paths []Path, all bool, err error) {
	if !g.has(from) || !g.has(to) || from == to || limits.Edges < 1 {
		return nil, true, ctx.Err()
	}
	w := &walker{ctx: ctx, g: g, to: to, limits: limits, away: distancesTo(g, to, limits.Edges)}
	w.onPath = make([]bool, g.N())
	shortest := w.away[from]
	if shortest < 0 {
		return nil, true, ctx.Err()
	}
	for edges := int(shortest); edges <= limits.Edges && !w.full; edges++ {
		w.walk(from, int32(edges))
		if w.err != nil {
			return nil, false, w.err
		}
	}
	return w.paths, !w.full, nil
}

// distancesTo returns how many edges each node is away from to; -1 for those
// beyond the limit.
func distancesTo(g *Graph, to int32, limit int) []int32 {
	away := make([]int32, g.N())
	for v := range away {
		away[v] = -1
	}
	away[to] = 0
	for queue := []int32{to}; len(queue) > 0; queue = queue[1:] {
		v := queue[0]
		if int(away[v]) == limit {
			break
		}
		for _, w := range g.Neighbors(v) {
			if away[w] < 0 {
				away[w] = away[v] + 1
				queue = append(queue, w)
			}
		}
	}
	return away
}

// walker lists the paths of a given number of edges.
type walker struct {
	ctx    context.Context
	g      *Graph
	to     int32
	limits PathLimits
	away   []int32
	onPath []bool
	nodes  []int32
	paths  []Path
	steps  int
	full   bool
	err    error
}

// walk goes on from v with so many edges left. Its depth is bounded by the
// number of edges of a path.
func (w *walker) walk(v, left int32) {
	w.nodes, w.onPath[v] = append(w.nodes, v), true
	defer func() { w.nodes, w.onPath[v] = w.nodes[:len(w.nodes)-1], false }()
	if v == w.to {
		if left == 0 {
			w.keep()
		}
		return
	}
	for _, next := range w.g.Neighbors(v) {
		if w.full || w.err != nil {
			return
		}
		if w.steps++; w.steps%checkEvery == 0 {
			w.err = w.ctx.Err()
		}
		if d := w.away[next]; d >= 0 && d < left && !w.onPath[next] {
			w.walk(next, left-1)
		}
	}
}

func (w *walker) keep() {
	if len(w.paths) >= w.limits.Count {
		w.full = true
		return
	}
	w.paths = append(w.paths, Path{Nodes: append([]int32(nil), w.nodes...), Length: float64(len(w.nodes) - 1)})
}
