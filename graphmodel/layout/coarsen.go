package layout

import "math/rand/v2"

// level is a graph of a multilevel hierarchy. Each node stands for several of
// the finer graph, and weighs as much as they do.
type level struct {
	g      *csr
	mass   []float32
	parent []int32 // the node of the next coarser level; nil on the coarsest
}

const (
	coarsest    = 60 // nodes below which nothing is gained by coarsening
	groupSize   = 4  // nodes that are joined at most, beside leaves
	leastShrink = 0.9
)

// coarsenAll builds the hierarchy, finest first.
func coarsenAll(t *task, g *csr, rng *rand.Rand) ([]level, error) {
	levels := []level{{g: g, mass: uniform(g.n)}}
	for {
		if err := t.ctx.Err(); err != nil {
			return nil, err
		}
		fine := &levels[len(levels)-1]
		if fine.g.n <= coarsest {
			return levels, nil
		}
		parent, n := match(fine, rng)
		if float64(n) > leastShrink*float64(fine.g.n) {
			return levels, nil
		}
		fine.parent = parent
		levels = append(levels, contract(fine, n))
	}
}

// uniform gives each node the mass 1.
func uniform(n int) []float32 {
	mass := make([]float32, n)
	for i := range mass {
		mass[i] = 1
	}
	return mass
}

// match joins leaves with their hub and other nodes in small groups, along
// their heaviest edge to a light node. It returns the group of each node.
func match(l *level, rng *rand.Rand) (group []int32, n int) {
	g := l.g
	group = make([]int32, g.n)
	for i := range group {
		group[i] = -1
	}
	size := make([]int32, 0, g.n/2)
	fresh := func(i int32) {
		group[i] = int32(len(size))
		size = append(size, 1)
	}
	for _, i := range visitingOrder(g, rng) {
		if group[i] >= 0 {
			continue
		}
		limit := int32(groupSize)
		if g.degree(i) == 1 {
			limit = int32(g.n)
		}
		best := bestPartner(l, i, group, size, limit)
		switch {
		case best < 0:
			fresh(i)
			continue
		case group[best] < 0:
			fresh(best)
		}
		group[i] = group[best]
		size[group[i]]++
	}
	return group, len(size)
}

func bestPartner(l *level, i int32, group, size []int32, limit int32) int32 {
	best, score := int32(-1), float32(-1)
	nodes, weights := l.g.row(i)
	for k, j := range nodes {
		if group[j] >= 0 && size[group[j]] >= limit {
			continue
		}
		if s := weights[k] / l.mass[j]; s > score {
			best, score = j, s
		}
	}
	return best
}

// visitingOrder is random, but with nodes of few links first, so that they join
// what they hang on.
func visitingOrder(g *csr, rng *rand.Rand) []int32 {
	class := func(i int32) int {
		switch d := g.degree(i); {
		case d <= 1:
			return 0
		case d <= 3:
			return 1
		case d <= 10:
			return 2
		}
		return 3
	}
	shuffled := make([]int32, g.n)
	for i := range shuffled {
		shuffled[i] = int32(i)
	}
	for i := len(shuffled) - 1; i > 0; i-- {
		j := int(uint64(rng.Uint32()) * uint64(i+1) >> 32)
		shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
	}
	var at [5]int
	for _, i := range shuffled {
		at[class(i)+1]++
	}
	for k := range 4 {
		at[k+1] += at[k]
	}
	order := make([]int32, g.n)
	for _, i := range shuffled {
		k := class(i)
		order[at[k]] = i
		at[k]++
	}
	return order
}

// contract makes the coarser graph: masses and weights add up.
func contract(l *level, n int) level {
	g := l.g
	first := make([]int32, n+1)
	for _, p := range l.parent {
		first[p+1]++
	}
	for k := range n {
		first[k+1] += first[k]
	}
	members, next := make([]int32, g.n), make([]int32, n)
	copy(next, first)
	for i, p := range l.parent {
		members[next[p]] = int32(i)
		next[p]++
	}
	c := level{g: &csr{n: n, first: make([]int32, n+1)}, mass: make([]float32, n)}
	c.g.node = make([]int32, 0, len(g.node)/2)
	c.g.weight = make([]float32, 0, len(g.node)/2)
	slot := make([]int32, n) // 1 + where the row of the group has the neighbor
	for k := range int32(n) {
		start := int32(len(c.g.node))
		for _, i := range members[first[k]:first[k+1]] {
			c.mass[k] += l.mass[i]
			nodes, weights := g.row(i)
			for e, j := range nodes {
				p := l.parent[j]
				switch {
				case p == k:
				case slot[p] > start:
					c.g.weight[slot[p]-1] += weights[e]
				default:
					c.g.node = append(c.g.node, p)
					c.g.weight = append(c.g.weight, weights[e])
					slot[p] = int32(len(c.g.node))
				}
			}
		}
		c.g.first[k+1] = int32(len(c.g.node))
	}
	return c
}
