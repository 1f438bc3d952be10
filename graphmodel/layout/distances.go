package layout

import (
	"math"
	"math/rand/v2"
)

type distanceItem struct {
	node int32
	dist float64
}

// distanceHeap is a binary min-heap; container/heap would box every item.
type distanceHeap []distanceItem

func (h *distanceHeap) push(it distanceItem) {
	*h = append(*h, it)
	a := *h
	for i := len(a) - 1; i > 0; {
		parent := (i - 1) / 2
		if a[parent].dist <= a[i].dist {
			return
		}
		a[parent], a[i] = a[i], a[parent]
		i = parent
	}
}

func (h *distanceHeap) pop() distanceItem {
	a := *h
	top := a[0]
	last := len(a) - 1
	a[0] = a[last]
	a = a[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && a[child+1].dist < a[child].dist {
			child++
		}
		if a[i].dist <= a[child].dist {
			break
		}
		a[i], a[child] = a[child], a[i]
		i = child
	}
	*h = a
	return top
}

// shortestPaths fills dist with the weighted distances from source (Dijkstra);
// unreachable nodes get +Inf. It returns the emptied queue for reuse.
func shortestPaths(adj adjacency, lengths []float64, source int, dist []float64, queue distanceHeap) distanceHeap {
	for i := range dist {
		dist[i] = math.Inf(1)
	}
	dist[source] = 0
	queue = queue[:0]
	queue.push(distanceItem{int32(source), 0})
	for len(queue) > 0 {
		it := queue.pop()
		if it.dist > dist[it.node] {
			continue
		}
		lo, hi := adj.arcs(int(it.node))
		for k := lo; k < hi; k++ {
			n := adj.node[k]
			if d := it.dist + lengths[adj.edge[k]]; d < dist[n] {
				dist[n] = d
				queue.push(distanceItem{n, d})
			}
		}
	}
	return queue
}

const pivots = 50

// pivotMDS gives a first picture from the distances to a few pivots (Brandes,
// Pich: "Eigensolver Methods for Progressive Multidimensional Scaling of Large
// Data", GD 2006): the two leading eigenvectors of the doubly centered squared
// distances.
func pivotMDS(g Graph, lengths []float64, rng *rand.Rand) []Point {
	k := min(pivots, g.N)
	c := pivotDistances(g, lengths, k)
	doubleCenter(c, g.N, k)
	m := gram(c, g.N, k)
	first := powerIteration(m, k, nil, rng)
	second := powerIteration(m, k, first, rng)
	p := make([]Point, g.N)
	for i := range p {
		var x, y float64
		for j := range k {
			x += c[i*k+j] * first[j]
			y += c[i*k+j] * second[j]
		}
		p[i] = Point{x, y}
	}
	rescale(p, g, lengths, rng)
	return p
}

// pivotDistances returns the n×k squared distances to k pivots, each the node
// farthest from those before it.
func pivotDistances(g Graph, lengths []float64, k int) []float64 {
	adj := adjacencyOf(g)
	c := make([]float64, g.N*k)
	nearest := make([]float64, g.N)
	for i := range nearest {
		nearest[i] = math.Inf(1)
	}
	dist := make([]float64, g.N)
	var queue distanceHeap
	pivot := 0
	for j := range k {
		queue = shortestPaths(adj, lengths, pivot, dist, queue)
		far := 0
		for i, d := range dist {
			if math.IsInf(d, 1) {
				d = 0
			}
			c[i*k+j] = d * d
			nearest[i] = min(nearest[i], d)
			if nearest[i] > nearest[far] {
				far = i
			}
		}
		pivot = far
	}
	return c
}

func doubleCenter(c []float64, n, k int) {
	rows, cols, all := make([]float64, n), make([]float64, k), 0.0
	for i := range n {
		for j := range k {
			v := c[i*k+j]
			rows[i] += v / float64(k)
			cols[j] += v / float64(n)
			all += v / float64(n*k)
		}
	}
	for i := range n {
		for j := range k {
			c[i*k+j] = -0.5 * (c[i*k+j] - rows[i] - cols[j] + all)
		}
	}
}

func gram(c []float64, n, k int) []float64 {
	m := make([]float64, k*k)
	for i := range n {
		row := c[i*k : i*k+k]
		for a, va := range row {
			for b, vb := range row {
				m[a*k+b] += va * vb
			}
		}
	}
	return m
}

// powerIteration finds the leading eigenvector of the k×k matrix m that is
// orthogonal to other (nil for none).
func powerIteration(m []float64, k int, other []float64, rng *rand.Rand) []float64 {
	v, next := make([]float64, k), make([]float64, k)
	for i := range v {
		v[i] = rng.Float64() - 0.5
	}
	for range 100 {
		orthonormalize(v, other)
		for a := range k {
			next[a] = 0
			for b := range k {
				next[a] += m[a*k+b] * v[b]
			}
		}
		v, next = next, v
	}
	orthonormalize(v, other)
	return v
}

func orthonormalize(v, other []float64) {
	if other != nil {
		dot := 0.0
		for i := range v {
			dot += v[i] * other[i]
		}
		for i := range v {
			v[i] -= dot * other[i]
		}
	}
	norm := 0.0
	for _, x := range v {
		norm += x * x
	}
	if norm = math.Sqrt(norm); norm < 1e-12 {
		return
	}
	for i := range v {
		v[i] /= norm
	}
}

// rescale brings the mean edge to its wished length and shakes the nodes a
// little, since equal distances (the leaves of a star) fall on one point.
func rescale(p []Point, g Graph, lengths []float64, rng *rand.Rand) {
	var have, want float64
	for k, e := range g.Edges {
		have += math.Hypot(p[e.A].X-p[e.B].X, p[e.A].Y-p[e.B].Y)
		want += lengths[k]
	}
	f := 1.0
	if have > 1e-9 {
		f = want / have
	}
	for i := range p {
		p[i].X = p[i].X*f + (rng.Float64()-0.5)*baseLength*0.2
		p[i].Y = p[i].Y*f + (rng.Float64()-0.5)*baseLength*0.2
	}
}
