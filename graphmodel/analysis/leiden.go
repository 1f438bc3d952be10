package analysis

import (
	"context"
	"math/rand/v2"
	"slices"
)

// level is a graph of the Leiden algorithm: the nodes of the graph, or parts
// of communities with what joins them. Weight inside of a part is no edge, but
// counts in its strength.
type level struct {
	offsets  []int32
	targets  []int32
	weights  []float32 // nil when all are 1
	strength []float64
}

func (l *level) n() int { return len(l.offsets) - 1 }

// leiden is the state of the algorithm. The arrays are scratch memory for the
// largest level.
type leiden struct {
	ctx        context.Context
	random     *rand.Rand
	resolution float64
	scale      float64 // resolution / 2m: how much strength counts against weight

	total  []float64 // strength of each community
	size   []int32   // nodes of each community
	weight []float64 // from the node looked at to each community
	near   []int32   // the communities with such a weight
	queue  []int32   // a ring
	queued []bool
	order  []int32
	start  []int32 // where the nodes of each community begin in order
	outer  []float64
	spare  [2]level // memory of aggregated levels, used in turn
	steps  int
}

// base prepares the graph as the first level.
func (l *leiden) base(g *Graph) *level {
	n := g.N()
	lv := &level{offsets: g.Offsets, targets: g.Targets, weights: g.Weights, strength: g.Strengths()}
	sum := 0.0
	for _, s := range lv.strength {
		sum += s
	}
	if sum > 0 {
		l.scale = l.resolution / sum
	}
	l.total, l.size, l.weight = make([]float64, n), make([]int32, n), make([]float64, n)
	l.outer = make([]float64, n)
	l.queue, l.queued = make([]int32, n), make([]bool, n)
	l.order, l.start = make([]int32, n), make([]int32, n+1)
	l.near = make([]int32, 0, 64)
	return lv
}

// round improves the communities of the nodes, through all levels. It reports
// whether a node has moved.
func (l *leiden) round(base *level, of []int32, report func(float64)) (bool, error) {
	lv, community := base, of
	var parts []int32 // the node of lv that each node of the graph is in
	anyMoved := false
	for depth := 0; ; depth++ {
		moved, err := l.move(lv, community)
		if err != nil {
			return false, err
		}
		anyMoved = anyMoved || moved
		report(1 - 1/float64(depth+2))
		for v, p := range parts {
			of[v] = community[p]
		}
		part, count := l.refine(lv, community)
		if count == lv.n() {
			return anyMoved, nil
		}
		next := l.aggregate(lv, part, count)
		above := make([]int32, count)
		for v, p := range part {
			above[p] = community[v]
		}
		community = l.compacted(above)
		if parts == nil {
			parts = part
		} else {
			for v, p := range parts {
				parts[v] = part[p]
			}
		}
		lv = next
	}
}

// compacted renumbers communities in the order in which they come, so that
// their numbers are below the number of nodes.
func (l *leiden) compacted(of []int32) []int32 {
	number := l.queue
	for i := range number {
		number[i] = -1
	}
	count := int32(0)
	for v, c := range of {
		if number[c] < 0 {
			number[c] = count
			count++
		}
		of[v] = number[c]
	}
	return of
}

// tally fills total and size for a division of the level.
func (l *leiden) tally(lv *level, community []int32) {
	n := lv.n()
	clear(l.total[:n])
	clear(l.size[:n])
	for v, c := range community {
		l.total[c] += lv.strength[v]
		l.size[c]++
	}
}

// move is the fast local moving phase: nodes go to the neighboring community
// where modularity gains most, or become one of their own, and whoever has a
// neighbor that went elsewhere is looked at again.
func (l *leiden) move(lv *level, community []int32) (bool, error) {
	n := lv.n()
	l.tally(lv, community)
	var empty []int32
	for c := n - 1; c >= 0; c-- {
		if l.size[c] == 0 {
			empty = append(empty, int32(c))
		}
	}
	l.shuffle(n)
	copy(l.queue, l.order[:n])
	for v := range n {
		l.queued[v] = true
	}
	anyMoved := false
	head, waiting := 0, n
	for waiting > 0 {
		v := l.queue[head]
		if head++; head == n {
			head = 0
		}
		waiting--
		l.queued[v] = false
		if l.steps++; l.steps%checkEvery == 0 && l.ctx.Err() != nil {
			return false, l.ctx.Err()
		}
		from := community[v]
		to := l.best(lv, community, v, empty)
		if to == from {
			continue
		}
		anyMoved = true
		empty = l.rehome(lv, community, v, to, empty)
		for _, w := range lv.targets[lv.offsets[v]:lv.offsets[v+1]] {
			if !l.queued[w] && community[w] != to {
				l.queued[w] = true
				tail := head + waiting
				if tail >= n {
					tail -= n
				}
				l.queue[tail] = w
				waiting++
			}
		}
	}
	return anyMoved, nil
}

// rehome puts v into another community, and returns the empty ones after that.
func (l *leiden) rehome(lv *level, community []int32, v, to int32, empty []int32) []int32 {
	from := community[v]
	if l.size[to] == 0 {
		empty = empty[:len(empty)-1] // best offers the last
	}
	l.total[from] -= lv.strength[v]
	l.total[to] += lv.strength[v]
	l.size[to]++
	if l.size[from]--; l.size[from] == 0 {
		l.total[from] = 0
		empty = append(empty, from)
	}
	community[v] = to
	return empty
}

// best returns the community where v belongs. Where v stays when nothing is
// better by more than rounding; of equals, the one that was seen first.
func (l *leiden) best(lv *level, community []int32, v int32, empty []int32) int32 {
	l.weigh(lv, community, v)
	own, k := community[v], lv.strength[v]
	pull := float64(l.scale * k)
	best := own
	highest := l.weight[own] - float64(pull*(l.total[own]-k)) + tiny
	for _, c := range l.near {
		if gain := l.weight[c] - float64(pull*l.total[c]); gain > highest && c != own {
			best, highest = c, gain
		}
	}
	if highest < 0 && l.size[own] > 1 && len(empty) > 0 {
		best = empty[len(empty)-1]
	}
	l.forget()
	return best
}

// tiny keeps rounding from moving nodes in circles.
const tiny = 1e-9

// weigh sums the weights from v to each community.
func (l *leiden) weigh(lv *level, community []int32, v int32) {
	row := lv.targets[lv.offsets[v]:lv.offsets[v+1]]
	near := l.near
	if lv.weights == nil {
		for _, w := range row {
			c := community[w]
			if l.weight[c] == 0 {
				near = append(near, c)
			}
			l.weight[c]++
		}
	} else {
		weights := lv.weights[lv.offsets[v]:lv.offsets[v+1]]
		for i, w := range row {
			c := community[w]
			if l.weight[c] == 0 {
				near = append(near, c)
			}
			l.weight[c] += float64(weights[i])
		}
	}
	l.near = near
}

func (l *leiden) forget() {
	for _, c := range l.near {
		l.weight[c] = 0
	}
	l.near = l.near[:0]
}

// shuffle puts the numbers below n into order by lot.
func (l *leiden) shuffle(n int) {
	for i := range n {
		l.order[i] = int32(i)
	}
	for i := n - 1; i > 0; i-- {
		j := l.random.IntN(i + 1)
		l.order[i], l.order[j] = l.order[j], l.order[i]
	}
}

// refine divides each community into parts that are well connected with it
// and in themselves: single nodes join a part of their community when that
// gains most, and only while they are alone. It returns the part of each node
// and how many there are.
func (l *leiden) refine(lv *level, community []int32) ([]int32, int) {
	n := lv.n()
	l.tally(lv, community)
	around := append([]float64(nil), l.total[:n]...) // strength of the communities
	part := make([]int32, n)
	for v := range part {
		part[v] = int32(v)
		l.total[v], l.size[v] = lv.strength[v], 1
		l.outer[v] = l.weightWithin(lv, community, int32(v))
	}
	l.shuffle(n)
	for _, v := range l.order[:n] {
		if part[v] == v && l.size[v] == 1 {
			l.join(lv, community, part, v, around[community[v]])
		}
	}
	number := make([]int32, n)
	count := 0
	for v := range part {
		if p := part[v]; int(p) == v {
			number[v] = int32(count)
			count++
		}
	}
	for v, p := range part {
		part[v] = number[p]
	}
	return part, count
}

// weightWithin is the weight from v to the rest of its community.
func (l *leiden) weightWithin(lv *level, community []int32, v int32) float64 {
	sum := 0.0
	for k := lv.offsets[v]; k < lv.offsets[v+1]; k++ {
		if community[lv.targets[k]] != community[v] {
			continue
		}
		if lv.weights == nil {
			sum++
		} else {
			sum += float64(lv.weights[k])
		}
	}
	return sum
}

// join puts a single node into the part of its community where modularity
// gains most, if the node and the part are well connected with the rest of the
// community: outer is the weight to the rest, total the strength.
func (l *leiden) join(lv *level, community, part []int32, v int32, around float64) {
	k := lv.strength[v]
	if l.outer[v] < float64(l.scale*k*(around-k)) {
		return
	}
	own := community[v]
	row := lv.targets[lv.offsets[v]:lv.offsets[v+1]]
	for i, w := range row {
		if community[w] != own {
			continue
		}
		p := part[w]
		if l.weight[p] == 0 {
			l.near = append(l.near, p)
		}
		if lv.weights == nil {
			l.weight[p]++
		} else {
			l.weight[p] += float64(lv.weights[int(lv.offsets[v])+i])
		}
	}
	best, highest := v, 0.0
	for _, p := range l.near {
		if l.outer[p] < float64(l.scale*l.total[p]*(around-l.total[p])) {
			continue
		}
		if gain := l.weight[p] - float64(l.scale*k*l.total[p]); gain > highest {
			best, highest = p, gain
		}
	}
	if best != v {
		l.outer[best] += l.outer[v] - 2*l.weight[best]
		l.total[best] += k
		l.size[best]++
		part[v] = best
	}
	l.forget()
}

// aggregate builds the graph whose nodes are the parts, in the memory of the
// level before the given one.
func (l *leiden) aggregate(lv *level, part []int32, count int) *level {
	start, members := l.start[:count+1], l.order
	clear(start)
	for _, p := range part {
		start[p+1]++
	}
	for p := range count {
		start[p+1] += start[p]
	}
	next := l.queue[:count]
	copy(next, start)
	for v, p := range part {
		members[next[p]] = int32(v)
		next[p]++
	}
	out := &l.spare[0]
	if out == lv {
		out = &l.spare[1]
	}
	out.targets = slices.Grow(out.targets[:0], len(lv.targets)/2)
	out.weights = slices.Grow(out.weights[:0], len(lv.targets)/2)
	out.offsets = append(out.offsets[:0], make([]int32, count+1)...)
	out.strength = append(out.strength[:0], make([]float64, count)...)
	for p := range int32(count) {
		for _, v := range members[start[p]:start[p+1]] {
			out.strength[p] += lv.strength[v]
			l.weigh(lv, part, v)
		}
		for _, q := range l.near {
			if q != p {
				out.targets = append(out.targets, q)
				out.weights = append(out.weights, float32(l.weight[q]))
			}
		}
		out.offsets[p+1] = int32(len(out.targets))
		l.forget()
	}
	return out
}

// split makes each connected part of a community one of its own: nothing joins
// them, so modularity can only gain. communities are below the number of nodes.
func (l *leiden) split(g *Graph, of []int32) {
	n := g.N()
	parent := l.order
	for v := range parent {
		parent[v] = int32(v)
	}
	for v := range int32(n) {
		for _, w := range g.Neighbors(v) {
			if w < v && of[w] == of[v] {
				join(parent, v, w)
			}
		}
	}
	flatten(parent)
	copy(of, parent)
}
