package analysis

import (
	"context"
	"math"
	"math/bits"
	"math/rand/v2"
	"sync/atomic"
)

// Accuracy is how close sampled values have to be.
type Accuracy struct {
	Error      float64 // of each value; 0 for 0.01
	Confidence float64 // that none is off by more; 0 for 0.9
}

func (a Accuracy) orDefault() Accuracy {
	if a.Error <= 0 || a.Error > 1 {
		a.Error = 0.01
	}
	if a.Confidence <= 0 || a.Confidence >= 1 {
		a.Confidence = 0.9
	}
	return a
}

// BetweennessSampled estimates betweenness from shortest paths between pairs
// of nodes drawn by lot: Riondato and Kornaropoulos, “Fast approximation of
// betweenness centrality through sampling” (2016). With the probability that is
// asked for no value is off by more than the error when there are at least
//
//	0.5 / error² · (⌊log₂(d-2)⌋ + 1 + ln(1 / (1-confidence)))
//
// samples, where d is the most nodes that a shortest path has. Paths are drawn
// from both ends at once, as Borassi and Natale do in “KADABRA is an adaptive
// algorithm for betweenness via random sampling” (2016).
func BetweennessSampled(ctx context.Context, g *Graph, a Accuracy, o Options) (Centrality, error) {
	n := g.N()
	a = a.orDefault()
	samples := sampleSize(longestPath(g), a)
	c := Centrality{Value: make([]float64, n), Samples: samples, Error: a.Error, Confidence: a.Confidence}
	if n < 3 {
		return Centrality{Value: c.Value}, ctx.Err()
	}
	parts := FindComponents(g)
	passes := make([]atomic.Int64, n)
	chunks := (samples + sampleChunk - 1) / sampleChunk
	samplers := make([]*sampler, max(1, min(o.threads(), chunks)))
	err := inChunks(ctx, o.threads(), chunks, func(worker, chunk int) {
		if samplers[worker] == nil {
			samplers[worker] = newSampler(g)
		}
		// Whole numbers: the sum is the same in any order.
		r := rand.New(rand.NewPCG(o.Seed, uint64(chunk)))
		from, to := chunkOf(samples, chunks, chunk)
		for range to - from {
			s, t := int32(r.IntN(n)), int32(r.IntN(n-1))
			if t >= s {
				t++
			}
			if parts.Connected(s, t) {
				samplers[worker].draw(s, t, r, passes)
			}
		}
	}, func(done int) { o.report(float64(done) / float64(chunks)) })
	if err != nil {
		return Centrality{}, err
	}
	for v := range c.Value {
		c.Value[v] = float64(passes[v].Load()) / float64(samples)
	}
	return c, nil
}

// sampleChunk is how many samples one generator of random numbers draws.
const sampleChunk = 256

func sampleSize(longest int, a Accuracy) int {
	log := 0
	if longest > 3 {
		log = bits.Len(uint(longest-2)) - 1
	}
	return int(math.Ceil(0.5 / (a.Error * a.Error) * (float64(log) + 1 + math.Log(1/(1-a.Confidence)))))
}

// longestPath bounds the number of nodes of a shortest path: in each component
// at most twice as many edges as from a node in its middle to the farthest.
func longestPath(g *Graph) int {
	d := &sweeper{g: g, distance: make([]int32, g.N())}
	for v := range d.distance {
		d.distance[v] = -1
	}
	most := int32(0)
	for v := range int32(g.N()) {
		if d.distance[v] < 0 {
			most = max(most, d.bound(v))
		}
	}
	return int(most) + 1
}

// sweeper searches in breadth.
type sweeper struct {
	g        *Graph
	distance []int32
	order    []int32
}

// bound returns a bound for the diameter of the component of v. A node in the
// middle of a long path is the one from where all are near.
func (d *sweeper) bound(v int32) int32 {
	d.search(v)
	least := 2 * d.distance[d.order[len(d.order)-1]]
	d.again(d.order[len(d.order)-1])
	end := d.order[len(d.order)-1]
	least = min(least, 2*d.distance[end])
	middle := end
	for half := d.distance[end] / 2; d.distance[middle] > half; {
		for _, w := range d.g.Neighbors(middle) {
			if d.distance[w] == d.distance[middle]-1 {
				middle = w
				break
			}
		}
	}
	d.again(middle)
	return min(least, 2*d.distance[d.order[len(d.order)-1]])
}

func (d *sweeper) again(v int32) {
	for _, w := range d.order {
		d.distance[w] = -1
	}
	d.search(v)
}

func (d *sweeper) search(v int32) {
	d.distance[v] = 0
	d.order = append(d.order[:0], v)
	for i := 0; i < len(d.order); i++ {
		for _, w := range d.g.Neighbors(d.order[i]) {
			if d.distance[w] < 0 {
				d.distance[w] = d.distance[d.order[i]] + 1
				d.order = append(d.order, w)
			}
		}
	}
}

// sampler draws one of the shortest paths between two nodes.
type sampler struct {
	g     *Graph
	epoch int32
	sides [2]countingSide
}

// countingSide is the search from one end.
type countingSide struct {
	seen     []int32 // epoch in which a node was reached
	distance []int32
	paths    []float64 // shortest paths from this end to the node
	queue    []int32
	level    int // where the last level begins
}

func newSampler(g *Graph) *sampler {
	n := g.N()
	s := &sampler{g: g}
	for i := range s.sides {
		s.sides[i] = countingSide{seen: make([]int32, n), distance: make([]int32, n), paths: make([]float64, n)}
	}
	return s
}

// draw counts the inner nodes of a path between two nodes of one component.
func (s *sampler) draw(from, to int32, r *rand.Rand, passes []atomic.Int64) {
	if s.epoch++; s.epoch < 0 {
		s.epoch = 1
		clear(s.sides[0].seen)
		clear(s.sides[1].seen)
	}
	for i, v := range [2]int32{from, to} {
		c := &s.sides[i]
		c.seen[v], c.distance[v], c.paths[v] = s.epoch, 0, 1
		c.queue, c.level = append(c.queue[:0], v), 0
	}
	for {
		i := 0
		if s.work(1) < s.work(0) {
			i = 1
		}
		start := len(s.sides[i].queue)
		s.expand(i)
		if meeting := s.sides[i].queue[start:]; s.met(meeting, 1-i) {
			v := s.choose(meeting, r)
			s.walk(v, 0, r, passes)
			s.walk(v, 1, r, passes)
			if v != from && v != to {
				passes[v].Add(1)
			}
			return
		} else if len(meeting) == 0 {
			return // not connected
		}
	}
}

func (s *sampler) work(i int) int {
	work := 0
	for _, v := range s.sides[i].queue[s.sides[i].level:] {
		work += s.g.Degree(v)
	}
	return work
}

// expand goes one whole level further on a side.
func (s *sampler) expand(i int) {
	c := &s.sides[i]
	level := c.queue[c.level:]
	c.level = len(c.queue)
	for _, v := range level {
		for _, w := range s.g.Neighbors(v) {
			if c.seen[w] != s.epoch {
				c.seen[w], c.distance[w], c.paths[w] = s.epoch, c.distance[v]+1, 0
				c.queue = append(c.queue, w)
			}
			if c.distance[w] == c.distance[v]+1 {
				c.paths[w] += c.paths[v]
			}
		}
	}
}

// met reports whether the other side knows one of the nodes.
func (s *sampler) met(nodes []int32, other int) bool {
	for _, v := range nodes {
		if s.sides[other].seen[v] == s.epoch {
			return true
		}
	}
	return false
}

// choose draws one of the nodes where the sides meet, in proportion to the
// paths that pass there: each shortest path has exactly one of them.
func (s *sampler) choose(nodes []int32, r *rand.Rand) int32 {
	total := 0.0
	chosen := nodes[0]
	for _, v := range nodes {
		if s.sides[0].seen[v] == s.epoch && s.sides[1].seen[v] == s.epoch {
			many := s.sides[0].paths[v] * s.sides[1].paths[v]
			if total += many; r.Float64()*total < many {
				chosen = v
			}
		}
	}
	return chosen
}

// walk goes back from v to the end of a side, and counts what lies between.
func (s *sampler) walk(v int32, side int, r *rand.Rand, passes []atomic.Int64) {
	c := &s.sides[side]
	for c.distance[v] > 1 {
		total := 0.0
		var chosen int32
		for _, w := range s.g.Neighbors(v) {
			if c.seen[w] == s.epoch && c.distance[w] == c.distance[v]-1 {
				if total += c.paths[w]; r.Float64()*total < c.paths[w] {
					chosen = w
				}
			}
		}
		passes[chosen].Add(1)
		v = chosen
	}
}
