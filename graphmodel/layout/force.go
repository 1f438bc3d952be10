package layout

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// forceModel says how much work goes into a force-directed drawing. It starts
// on coarse versions of the graph with the spring-electrical model, which
// unfolds it, and ends with ForceAtlas2, which shows groups.
type forceModel struct {
	coarse, spring, atlas int  // rounds: on each coarse graph, on the graph, at the end
	straight              bool // see straighten
}

const (
	coarsestRounds = 300
	// Strengths of the two models. Their ratio to the attraction sets only the
	// size of the drawing, which is scaled afterwards.
	springRepulsion = 0.2
	atlasRepulsion  = 10
	atlasGravity    = 0.05
	// largeForce is the size from which fewer rounds are spent: their number
	// costs more there and changes less.
	smallForce = 2_000
	largeForce = 20_000
	hugeForce  = 60_000
)

// atlasModel suits most graphs: groups stand apart.
func atlasModel(n int) forceModel {
	switch {
	case n <= largeForce:
		return forceModel{coarse: 50, spring: 30, atlas: 60}
	case n <= hugeForce:
		return forceModel{coarse: 40, spring: 20, atlas: 40}
	}
	return forceModel{coarse: 30, spring: 10, atlas: 30}
}

// springModel draws distances truer and spreads nodes more evenly. The one or two
// rounds of the other model at its end sharpen neighborhoods at no cost.
func springModel(n int) forceModel {
	m := forceModel{coarse: 30, spring: 30, atlas: 2, straight: true}
	if n <= largeForce {
		m.coarse = 50
	}
	if n <= smallForce {
		m.atlas = 1
	}
	return m
}

func forceDirected(t *task, g Graph) ([]Point, error) { return byComponent(t, g, force) }

func springs(t *task, g Graph) ([]Point, error) {
	return byComponent(t, g, func(t *task, g Graph, seed uint64) ([]Point, error) {
		return forceWith(t, g, seed, springModel(g.N))
	})
}

// force arranges a connected graph.
func force(t *task, g Graph, seed uint64) ([]Point, error) {
	return forceWith(t, g, seed, atlasModel(g.N))
}

func forceWith(t *task, g Graph, seed uint64, m forceModel) ([]Point, error) {
	c := csrOf(g)
	rng := rand.New(rand.NewPCG(seed, 0xf04ce))
	if stretched(c) {
		var pos []vec
		err := t.within(0, 0.8, func() (err error) {
			pos, err = sparseStress(t, c, longPivots, rng)
			return err
		})
		if err == nil {
			err = t.within(0.8, 1, func() error { return loosen(t, c, pos) })
		}
		if err != nil {
			return nil, err
		}
		return sized(g, pos), nil
	}
	pos, err := multilevel(t, g, c, m, rng)
	if err == nil && m.straight {
		t.picture = func() []Point { return sized(g, pos) }
		err = t.within(multilevelShare, straightShare, func() error { return straighten(t, c, pos, rng) })
	}
	if err != nil {
		return nil, err
	}
	s := newForceSim(c, atlasMass(c), pos, t.o.threads())
	s.stretch, s.repulse, s.gravity = 1, atlasRepulsion, atlasGravity
	s.settleSize()
	t.picture = func() []Point { return sized(g, pos) }
	for k := range m.atlas {
		if err := t.pause(multilevelShare + (1-multilevelShare)*float64(k)/float64(m.atlas)); err != nil {
			return nil, err
		}
		s.atlasRound()
	}
	return sized(g, pos), nil
}

// sized turns positions of the engine into those of a drawing.
func sized(g Graph, pos []vec) []Point {
	p := make([]Point, len(pos))
	for i, q := range pos {
		p[i] = Point{float64(q.x), float64(q.y)}
	}
	toLength(p, g)
	return p
}

// stretched tells graphs such as paths, grids and street networks, which are
// much longer than wide: repulsion would crumple them. Two breadth-first
// searches give a bound of the diameter from below.
func stretched(c *csr) bool {
	dist, queue := make([]int32, c.n), make([]int32, c.n)
	order := c.breadthFirst(0, dist, queue)
	end := order[len(order)-1]
	order = c.breadthFirst(end, dist, queue)
	return int(dist[order[len(order)-1]]) > 4*bits.Len(uint(c.n))
}

// loosenRounds and loosenStep are how long, and how far in edges a round, nodes
// are moved apart that stress puts on one place, such as leaves of one node.
const (
	loosenRounds = 20
	loosenStep   = 0.1
)

// loosen improves neighborhoods after sparseStress with a few rounds of springs.
func loosen(t *task, c *csr, pos []vec) error {
	return springRounds(t, c, pos, loosenRounds)
}

// springRounds improves a drawing with a few gentle rounds of springs.
func springRounds(t *task, c *csr, pos []vec, rounds int) error {
	s := newForceSim(c, uniform(c.n), pos, t.o.threads())
	s.stretch, s.repulse = 2, springRepulsion
	s.settleSize()
	s.step = loosenStep * s.meanEdge()
	for k := range rounds {
		if err := t.pause(float64(k) / float64(rounds)); err != nil {
			return err
		}
		s.springRound()
	}
	return nil
}

func atlasMass(c *csr) []float32 {
	mass := make([]float32, c.n)
	for i := range mass {
		mass[i] = 1 + float32(c.degree(int32(i)))
	}
	return mass
}

// multilevelShare and straightShare are about how much of the time has gone by
// after the start and, where it takes place, after straightening.
const (
	multilevelShare = 0.5
	straightShare   = 0.9
)

// multilevel draws the coarsest graph of a hierarchy and refines level by level
// (Walshaw: "A Multilevel Algorithm for Force-Directed Graph Drawing", GD
// 2000).
func multilevel(t *task, g Graph, c *csr, m forceModel, rng *rand.Rand) ([]vec, error) {
	levels, err := coarsenAll(t, c, rng)
	if err != nil {
		return nil, err
	}
	work, done := 0.0, 0.0
	for k, l := range levels {
		work += float64(startsOf(k, levels) * m.rounds(k, len(levels)) * l.g.n)
	}
	refine := func(k int, coarse []vec) ([]vec, error) {
		l := &levels[k]
		at := spreadOut(l, coarse, rng)
		t.picture = func() []Point { return sized(g, unfold(levels[:k], at)) }
		s := newForceSim(l.g, l.mass, at, t.o.threads())
		s.stretch, s.repulse = 2, springRepulsion
		s.settleSize()
		s.step = 0.3 * s.meanEdge()
		for range m.rounds(k, len(levels)) {
			if err := t.pause(multilevelShare * done / work); err != nil {
				return nil, err
			}
			s.springRound()
			done += float64(l.g.n)
		}
		return at, nil
	}
	var at []vec
	k := len(levels) - 1
	for ; k >= 0 && startsOf(k, levels) > 1; k-- {
	}
	if at, err = bestStart(levels, k+1, refine); err != nil {
		return nil, err
	}
	for ; k >= 0; k-- {
		if at, err = refine(k, at); err != nil {
			return nil, err
		}
		levels[k] = level{parent: levels[k].parent} // frees the memory for the larger levels
	}
	return at, nil
}

const (
	// startedAnew is the size up to which the coarsest startLevels of a hierarchy are
	// drawn starts times: the whole shape comes from there, and chance with it. Above
	// it, more levels even out what chance does.
	startedAnew = 3_000
	startLevels = 2
	startNodes  = 500 // of such a level at most
	starts      = 3
)

// startsOf is how often a level is drawn.
func startsOf(k int, levels []level) int {
	if levels[0].g.n > startedAnew || k < len(levels)-startLevels || k == 0 || levels[k].g.n > startNodes {
		return 1
	}
	return starts
}

// bestStart draws the levels from the coarsest to the given one, several times, and
// returns the drawing with the least stress; none where there are no such levels.
func bestStart(levels []level, last int, refine func(k int, coarse []vec) ([]vec, error)) (best []vec, err error) {
	least := math.Inf(1)
	for range starts {
		var at []vec
		for k := len(levels) - 1; k >= last; k-- {
			if at, err = refine(k, at); err != nil {
				return nil, err
			}
		}
		if at == nil {
			return nil, nil
		}
		if s := shapeStress(&levels[last], at); s < least {
			least, best = s, at
		}
	}
	return best, nil
}

// shapeStress is how far a drawing of a coarse graph is from having all distances right,
// relative to the best that scaling can make of it: 0 to 1. Each node counts for those it
// stands for.
func shapeStress(l *level, pos []vec) float64 {
	c := l.g
	dist, queue := make([]int32, c.n), make([]int32, c.n)
	var sum, squares, weight float64
	for i := range c.n {
		c.breadthFirst(int32(i), dist, queue)
		for j, d := range dist {
			if d <= 0 {
				continue
			}
			dx, dy := float64(pos[i].x-pos[j].x), float64(pos[i].y-pos[j].y)
			r := math.Sqrt(float64(dx*dx)+float64(dy*dy)) / float64(d)
			w := float64(l.mass[i]) * float64(l.mass[j])
			sum += float64(w * r)
			squares += float64(float64(w*r) * r)
			weight += w
		}
	}
	if !(squares > 0) {
		return 1
	}
	return 1 - sum*sum/(squares*weight)
}

// unfold gives each node of the finest graph the place of the node that stands
// for it, a little beside it.
func unfold(finer []level, at []vec) []vec {
	for k := len(finer) - 1; k >= 0; k-- {
		next := make([]vec, finer[k].g.n)
		for i := range next {
			next[i] = at[finer[k].parent[i]]
			sin, cos := math.Sincos(float64(i) * 2.4) // the golden angle spreads siblings
			next[i].x += 0.3 * float32(cos)
			next[i].y += 0.3 * float32(sin)
		}
		at = next
	}
	return at
}

func (m forceModel) rounds(level, levels int) int {
	switch level {
	case 0:
		return m.spring
	case levels - 1:
		return coarsestRounds
	}
	return m.coarse
}

// spreadOut places the nodes of a level around those that stand for them.
func spreadOut(l *level, coarse []vec, rng *rand.Rand) []vec {
	pos := make([]vec, l.g.n)
	size := float32(0.3)
	if coarse == nil {
		size = float32(math.Sqrt(float64(l.g.n)))
	}
	for i := range pos {
		pos[i] = vec{(rng.Float32() - 0.5) * size, (rng.Float32() - 0.5) * size}
		if coarse != nil {
			c := coarse[l.parent[i]]
			pos[i].x += c.x
			pos[i].y += c.y
		}
	}
	return pos
}

// toLength scales the drawing so that its median link has the length that the
// links of g wish for on average: forces alone fix the shape, not the size.
func toLength(p []Point, g Graph) {
	degree := make([]int32, g.N)
	for i := range g.Edges {
		degree[g.Edges[i].A]++
		degree[g.Edges[i].B]++
	}
	have := make([]float64, len(g.Edges))
	want := 0.0
	for k, e := range g.Edges {
		dx, dy := p[e.A].X-p[e.B].X, p[e.A].Y-p[e.B].Y
		have[k] = math.Sqrt(float64(dx*dx) + float64(dy*dy))
		want += wishedLength(g, e, int(degree[e.A]+degree[e.B]-1)) / float64(len(have))
	}
	slices.Sort(have)
	median := have[len(have)/2]
	if median < 1e-9 {
		return
	}
	scale(p, want/median)
}
