package layout

// csr is an undirected graph in compressed sparse rows: the neighbors of node i
// are node[first[i]:first[i+1]], in rising order, and weight holds how strongly
// each is joined. Every edge stands in two rows; there are no loops.
type csr struct {
	n      int
	first  []int32
	node   []int32
	weight []float32
}

// csrOf expects a normalized graph. Its edges are sorted, so that filling the
// rows in their order sorts the rows.
func csrOf(g Graph) *csr {
	c := &csr{n: g.N, first: make([]int32, g.N+1), node: make([]int32, 2*len(g.Edges)), weight: make([]float32, 2*len(g.Edges))}
	for i := range g.Edges {
		c.first[g.Edges[i].A+1]++
		c.first[g.Edges[i].B+1]++
	}
	for i := range g.N {
		c.first[i+1] += c.first[i]
	}
	next := make([]int32, g.N)
	copy(next, c.first)
	for i := range g.Edges {
		e := &g.Edges[i]
		a, b := next[e.A], next[e.B]
		c.node[a], c.weight[a] = e.B, e.Weight
		c.node[b], c.weight[b] = e.A, e.Weight
		next[e.A]++
		next[e.B]++
	}
	return c
}

func (c *csr) degree(i int32) int32 { return c.first[i+1] - c.first[i] }

// row returns the neighbors of i and their weights.
func (c *csr) row(i int32) ([]int32, []float32) {
	lo, hi := c.first[i], c.first[i+1]
	return c.node[lo:hi], c.weight[lo:hi:hi]
}

// breadthFirst fills dist with the number of edges from source to each node, -1
// where there is no way, and returns the nodes in the order of their distance.
// queue is scratch space of n values.
func (c *csr) breadthFirst(source int32, dist, queue []int32) []int32 {
	for i := range dist {
		dist[i] = -1
	}
	dist[source] = 0
	queue = append(queue[:0], source)
	for head := 0; head < len(queue); head++ {
		i := queue[head]
		d := dist[i] + 1
		for _, j := range c.node[c.first[i]:c.first[i+1]] {
			if dist[j] < 0 {
				dist[j] = d
				queue = append(queue, j)
			}
		}
	}
	return queue
}
