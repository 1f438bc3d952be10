package analysis

import (
	"math"
	"slices"
)

// Strongest returns a path with the least sum of 1/weight over its edges: the
// stronger two nodes are tied, the nearer they are (Newman, “Scientific
// collaboration networks II”, 2001). Without weights it is as short as that
// of Shortest. The search is Dijkstra's from both ends (Pohl, 1971): it stops
// when no path through what is left can be shorter.
func (f *Finder) Strongest(from, to int32) (Path, bool) {
	if !f.g.has(from) || !f.g.has(to) {
		return Path{}, false
	}
	if from == to {
		return Path{Nodes: []int32{from}}, true
	}
	f.beginWeighted(from, to)
	best, a, b := math.Inf(1), int32(-1), int32(-1)
	for f.heaps[0].least()+f.heaps[1].least() < best {
		i := 0
		if len(f.heaps[1]) < len(f.heaps[0]) {
			i = 1
		}
		e := f.heaps[i].pop()
		if f.sides[i].settled[e.node] == f.epoch {
			continue
		}
		f.sides[i].settled[e.node] = f.epoch
		if w, length := f.relax(i, e, from, best); length < best {
			best, a, b = length, e.node, w
			if i == 1 {
				a, b = b, a
			}
		}
	}
	if math.IsInf(best, 1) {
		return Path{}, false
	}
	p := f.joined(a, b)
	p.Length = f.g.length(p.Nodes)
	return p, true
}

func (f *Finder) beginWeighted(from, to int32) {
	f.begin()
	for i, v := range [2]int32{from, to} {
		s := &f.sides[i]
		if s.distance == nil {
			s.distance, s.settled = make([]float64, f.g.N()), make([]int32, f.g.N())
		}
		s.seen[v], s.previous[v], s.distance[v] = f.epoch, -1, 0
		f.heaps[i] = append(f.heaps[i][:0], reached{node: v})
	}
}

// relax looks at the edges of a node that has become final on a side. It
// returns the neighbor through which the shortest path to the other end that
// is known so far goes, with its length; best when there is no shorter one.
func (f *Finder) relax(i int, e reached, origin int32, best float64) (over int32, length float64) {
	g, s, other := f.g, &f.sides[i], &f.sides[1-i]
	over, length = -1, best
	for k := g.Offsets[e.node]; k < g.Offsets[e.node+1]; k++ {
		w := g.Targets[k]
		if f.closed(e.node, w, origin) {
			continue
		}
		d := e.distance + g.lengthOf(k)
		if s.seen[w] != f.epoch || d < s.distance[w] {
			s.seen[w], s.previous[w], s.distance[w] = f.epoch, e.node, d
			f.heaps[i].push(reached{d, w})
		}
		if other.seen[w] == f.epoch && d+other.distance[w] < length {
			over, length = w, d+other.distance[w]
		}
	}
	return over, length
}

// lengthOf is the length of an arc.
func (g *Graph) lengthOf(arc int32) float64 {
	if g.Weights == nil {
		return 1
	}
	return 1 / float64(g.Weights[arc])
}

// length is that of a path.
func (g *Graph) length(nodes []int32) float64 {
	sum := 0.0
	for i := 1; i < len(nodes); i++ {
		k, _ := slices.BinarySearch(g.Neighbors(nodes[i-1]), nodes[i])
		sum += g.lengthOf(g.Offsets[nodes[i-1]] + int32(k))
	}
	return sum
}

// reached is a node with its distance from where a search started.
type reached struct {
	distance float64
	node     int32
}

func (a reached) before(b reached) bool {
	return a.distance < b.distance || a.distance == b.distance && a.node < b.node
}

// distanceHeap is a binary heap, the nearest first; of equals, the lower node.
type distanceHeap []reached

func (h distanceHeap) least() float64 {
	if len(h) == 0 {
		return math.Inf(1)
	}
	return h[0].distance
}

func (h *distanceHeap) push(e reached) {
	*h = append(*h, e)
	a := *h
	i := len(a) - 1
	for i > 0 {
		up := (i - 1) / 2
		if !e.before(a[up]) {
			break
		}
		a[i] = a[up]
		i = up
	}
	a[i] = e
}

func (h *distanceHeap) pop() reached {
	a := *h
	top, last := a[0], a[len(a)-1]
	a = a[:len(a)-1]
	*h = a
	if len(a) == 0 {
		return top
	}
	i := 0
	for {
		child := 2*i + 1
		if child >= len(a) {
			break
		}
		if child+1 < len(a) && a[child+1].before(a[child]) {
			child++
		}
		if !a[child].before(last) {
			break
		}
		a[i] = a[child]
		i = child
	}
	a[i] = last
	return top
}
