package layout

import (
	"math"
	"math/rand/v2"
)

const (
	// fullStress is the size up to which the stress layout looks at all pairs.
	fullStress = 3000
	longPivots = 50  // for stretched graphs: their shape is simple
	manyPivots = 200 // for others
	// sparseRounds and sparsePrecision are the annealing schedule: rounds, and
	// the last step for the heaviest pair.
	sparseRounds    = 20
	sparsePrecision = 0.1
)

// pivotDistances holds the number of edges from a few pivots to all nodes.
type pivotTable struct {
	pivot []int32
	dist  [][]int32 // of each pivot
	far   int32     // the largest
}

// pivotTableOf chooses each second pivot farthest from those before it, so that
// all ends are seen, and the others at random, so that the middle is.
func pivotTableOf(t *task, c *csr, k int, rng *rand.Rand) (pivotTable, error) {
	k = min(k, c.n)
	var table pivotTable
	nearest, queue := make([]int32, c.n), make([]int32, c.n)
	for i := range nearest {
		nearest[i] = math.MaxInt32
	}
	next := int32(rng.IntN(c.n))
	for j := range k {
		if err := t.pause(0.5 * float64(j) / float64(k)); err != nil {
			return table, err
		}
		dist := make([]int32, c.n)
		c.breadthFirst(next, dist, queue)
		table.pivot, table.dist = append(table.pivot, next), append(table.dist, dist)
		far := 0
		for i, d := range dist {
			nearest[i] = min(nearest[i], d)
			if nearest[i] > nearest[far] {
				far = i
			}
			table.far = max(table.far, d)
		}
		next = int32(far)
		for tries := 0; j%2 == 1 && tries < 64; tries++ {
			if r := int32(rng.IntN(c.n)); nearest[r] > 0 {
				next = r
				break
			}
		}
	}
	return table, nil
}

// start is the PivotMDS picture (see pivotMDS), in the unit of one edge.
func (p *pivotTable) start(n int, rng *rand.Rand) []vec {
	k := len(p.pivot)
	c := make([]float64, n*k)
	for j, row := range p.dist {
		for i, d := range row {
			c[i*k+j] = float64(d) * float64(d)
		}
	}
	doubleCenter(c, n, k)
	m := gram(c, n, k)
	first := powerIteration(m, k, nil, rng)
	second := powerIteration(m, k, first, rng)
	pos := make([]vec, n)
	for i := range pos {
		var x, y float64
		for j, v := range c[i*k : i*k+k] {
			x += float64(v * first[j])
			y += float64(v * second[j])
		}
		pos[i] = vec{float32(x), float32(y)}
	}
	p.fit(pos)
	for i := range pos {
		// Nodes with equal distances fall on one point.
		pos[i].x += (rng.Float32() - 0.5) * 0.2
		pos[i].y += (rng.Float32() - 0.5) * 0.2
	}
	return pos
}

// fit scales the drawing so that the distances to the pivots are as right as
// scaling can make them.
func (p *pivotTable) fit(pos []vec) {
	var sum, squares float64
	for j, row := range p.dist {
		at := pos[p.pivot[j]]
		for i, d := range row {
			if d > 0 {
				dx, dy := float64(pos[i].x-at.x), float64(pos[i].y-at.y)
				r := math.Sqrt(float64(dx*dx)+float64(dy*dy)) / float64(d)
				sum += r
				squares += r * r
			}
		}
	}
	if !(squares > 0) {
		return
	}
	f := float32(sum / squares)
	for i := range pos {
		pos[i].x *= f
		pos[i].y *= f
	}
}

// weights returns, for each pivot and distance, how much a node at that distance
// heeds it: 1/d² for each of the nodes around the pivot that it stands for,
// which are those nearer to it than half the way (Ortmann, Klimenta, Brandes:
// "A Sparse Stress Model", JGAA 2017).
func (p *pivotTable) weights(n int) [][]float32 {
	count := make([][]float32, len(p.pivot))
	for j := range count {
		count[j] = make([]float32, p.far+1)
	}
	for i := range n {
		best := 0
		for j, row := range p.dist {
			if row[i] < p.dist[best][i] {
				best = j
			}
		}
		count[best][p.dist[best][i]]++
	}
	w := make([][]float32, len(p.pivot))
	for j, c := range count {
		for d := 1; d < len(c); d++ {
			c[d] += c[d-1]
		}
		w[j] = make([]float32, p.far+1)
		for d := 1; d < len(c); d++ {
			w[j][d] = c[d/2] / (float32(d) * float32(d))
		}
	}
	return w
}

// sparseStress arranges a connected graph by gradient descent on the stress of
// the edges and of the pairs with a pivot (Zheng, Pawar, Goodman: "Graph Drawing
// by Stochastic Gradient Descent", IEEE TVCG 2019). Nodes see the pivots where
// they were at the beginning of a round, so that they can be moved at once.
func sparseStress(t *task, c *csr, pivots int, rng *rand.Rand) ([]vec, error) {
	table, err := pivotTableOf(t, c, pivots, rng)
	if err != nil {
		return nil, err
	}
	pos := table.start(c.n, rng)
	weights := table.weights(c.n)
	lightest, heaviest := float32(math.MaxFloat32), float32(1)
	for _, row := range weights {
		for _, w := range row {
			if w > 0 {
				lightest, heaviest = min(lightest, w), max(heaviest, w)
			}
		}
	}
	step := 1 / float64(lightest)
	decay := math.Pow(sparsePrecision/float64(heaviest)/step, 1/float64(sparseRounds-1))
	order := rng.Perm(len(table.pivot))
	edges := edgeOrder(c, rng)
	at := make([]vec, len(table.pivot))
	for round := range sparseRounds {
		if err := t.pause(0.5 + 0.5*float64(round)/sparseRounds); err != nil {
			return nil, err
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		table.pull(t, pos, at, order, weights, float32(step))
		pullEdges(pos, edges, float32(min(1, step)))
		step *= decay
	}
	return pos, nil
}

// pull moves all nodes to where the pivots want them, one pivot after the other.
// Into at it notes where the pivots are before, so that nodes do not wait for
// each other.
func (p *pivotTable) pull(t *task, pos, at []vec, order []int, weights [][]float32, step float32) {
	for j, i := range p.pivot {
		at[j] = pos[i]
	}
	inChunks(t.o.threads(), len(pos), 1024, func(_, _, lo, hi int) {
		for _, j := range order {
			pullToPivot(pos[lo:hi], at[j], p.dist[j][lo:hi], weights[j], step)
		}
	})
}

func pullToPivot(pos []vec, at vec, dist []int32, weights []float32, step float32) {
	for i, d := range dist {
		if d <= 1 {
			continue
		}
		mu := min(1, step*weights[d])
		dx, dy := pos[i].x-at.x, pos[i].y-at.y
		have := sqrt32(float32(dx*dx)+float32(dy*dy)) + 1e-6
		r := mu * (have - float32(d)) / (2 * have)
		pos[i].x -= float32(r * dx)
		pos[i].y -= float32(r * dy)
	}
}

func edgeOrder(c *csr, rng *rand.Rand) [][2]int32 {
	edges := make([][2]int32, 0, len(c.node)/2)
	for i := range int32(c.n) {
		for _, j := range c.node[c.first[i]:c.first[i+1]] {
			if i < j {
				edges = append(edges, [2]int32{i, j})
			}
		}
	}
	rng.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
	return edges
}

func pullEdges(pos []vec, edges [][2]int32, mu float32) {
	for _, e := range edges {
		a, b := &pos[e[0]], &pos[e[1]]
		dx, dy := a.x-b.x, a.y-b.y
		have := sqrt32(float32(dx*dx)+float32(dy*dy)) + 1e-6
		r := mu * (have - 1) / (2 * have)
		a.x -= float32(r * dx)
		a.y -= float32(r * dy)
		b.x += float32(r * dx)
		b.y += float32(r * dy)
	}
}
