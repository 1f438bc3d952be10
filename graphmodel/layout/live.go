package layout

import (
	"math"
	"slices"
	"sync"
)

// Live keeps a drawing moving while a person drags nodes: the others follow
// their links and make room. The drawing that it starts from is at rest, however
// it was made; only what the person does, and Loosen, sets it in motion.
//
// One goroutine calls Step; all other methods may be called from any other at
// the same time and return at once.
type Live struct {
	sim  *forceSim
	rest []vec // the force on each node at rest, which is left out; nil when loose
	heat float32

	mu     sync.Mutex
	wish   map[int]heldNode
	loosen bool
	shown  []Point
}

type heldNode struct {
	at   Point
	free bool
}

const (
	liveCooling = 0.97
	liveCold    = 0.02
	// liveReach bounds how far a node goes in one step, in lengths of a link.
	liveReach = 0.5
)

// NewLive starts from g.Start. Nodes without a position, such as new ones, begin
// beside their neighbors. Pinned nodes stay until they are held.
func NewLive(g Graph, o Options) (*Live, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	p := startOf(g, o.Seed)
	l := &Live{wish: map[int]heldNode{}, shown: p}
	l.sim = warmSim(g, p, o.threads())
	if g.N > 0 {
		l.sim.forces(func(int32, vec) (float64, float64) { return 0, 0 })
	}
	l.rest = slices.Clone(l.sim.force)
	for i := range g.N {
		l.sim.mobility[i] = 1
		if g.pinned(i) {
			l.sim.mobility[i] = 0
		}
		if len(g.Start) == 0 || !usable(g.Start[i]) {
			l.rest[i], l.heat = vec{}, 1
		}
	}
	return l, nil
}

// Hold puts node i at p, now and until it is released: call it for each move of
// the pointer.
func (l *Live) Hold(i int, p Point) { l.tell(i, heldNode{at: p}) }

// Release lets node i move again. A node that shall stay pinned is just not
// released.
func (l *Live) Release(i int) { l.tell(i, heldNode{free: true}) }

func (l *Live) tell(i int, h heldNode) {
	if i < 0 || i >= l.sim.g.n || !h.free && !usable(h.at) {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if h.free {
		if now, ok := l.wish[i]; ok {
			h.at = now.at // a move that has not been seen yet
		} else {
			h.at = l.shown[i]
		}
	}
	l.wish[i] = h
}

// Loosen lets all nodes that are not held look for better places.
func (l *Live) Loosen() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.loosen = true
}

// Step moves the drawing on by one round and reports whether it still moves.
func (l *Live) Step() (moving bool) {
	if l.sim.g.n == 0 {
		return false
	}
	l.takeWishes()
	if l.heat < liveCold {
		return false
	}
	s := l.sim
	s.forces(func(int32, vec) (float64, float64) { return 0, 0 })
	reach := liveReach * baseLength * l.heat
	for i := range s.pos {
		f := s.force[i]
		if l.rest != nil {
			f.x -= l.rest[i].x
			f.y -= l.rest[i].y
		}
		// The links of a node are springs side by side: dividing by their strength
		// gives the way to its place of rest.
		q := l.heat * s.mobility[i] / (2 * s.stiffness[i])
		dx, dy := f.x*q, f.y*q
		if d := sqrt32(float32(dx*dx) + float32(dy*dy)); d > reach {
			dx, dy = dx*reach/d, dy*reach/d
		}
		s.pos[i].x += dx
		s.pos[i].y += dy
	}
	l.heat *= liveCooling
	l.publish()
	return l.heat >= liveCold
}

func (l *Live) takeWishes() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.loosen {
		l.rest, l.heat, l.loosen = nil, 1, false
	}
	for i, w := range l.wish {
		l.sim.pos[i] = vec{float32(w.at.X), float32(w.at.Y)}
		l.sim.mobility[i] = 0
		if w.free {
			l.sim.mobility[i] = 1
		}
		l.heat = 1
		l.shown[i] = w.at
	}
	clear(l.wish)
}

func (l *Live) publish() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, p := range l.sim.pos {
		if l.sim.mobility[i] > 0 {
			l.shown[i] = Point{float64(p.x), float64(p.y)}
		}
	}
}

// Positions copies the positions into dst, which is grown as needed.
func (l *Live) Positions(dst []Point) []Point {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append(dst[:0], l.shown...)
}

// farthest bounds coordinates: beyond it single precision cannot square them.
const farthest = 1e15

// usable tells whether a position can be computed with.
func usable(p Point) bool { return math.Abs(p.X) < farthest && math.Abs(p.Y) < farthest }

// startOf is g.Start with the nodes that have no usable position placed beside
// their neighbors, or, where there are none, around the drawing's middle.
func startOf(g Graph, seed uint64) []Point {
	known := make([]bool, g.N)
	p := make([]Point, g.N)
	var sum Point
	n := 0.0
	for i := range p {
		if len(g.Start) != 0 && usable(g.Start[i]) {
			p[i], known[i] = g.Start[i], true
			sum, n = Point{sum.X + p[i].X, sum.Y + p[i].Y}, n+1
		}
	}
	placed := placeNear(g, p, known, seed)
	golden := math.Pi * (3 - math.Sqrt(5))
	for i := range p {
		if !placed[i] {
			sin, cos := math.Sincos(golden * float64(i))
			r := baseLength * math.Sqrt(float64(i+1))
			p[i] = Point{sum.X/max(n, 1) + r*cos, sum.Y/max(n, 1) + r*sin}
		}
	}
	return p
}

// warmSim is a simulation in layout units whose forces balance, as a whole, at
// the size that the drawing has.
func warmSim(g Graph, p []Point, threads int) *forceSim {
	c := csrOf(g)
	pos := make([]vec, g.N)
	for i, q := range p {
		pos[i] = vec{float32(q.X), float32(q.Y)}
	}
	s := newForceSim(c, atlasMass(c), pos, threads)
	s.stretch = 1
	s.mobility, s.stiffness = make([]float32, g.N), make([]float32, g.N)
	var pull, total, squares float64
	for i := range int32(g.N) {
		nodes, weights := c.row(i)
		s.stiffness[i] = 0.1
		for k, j := range nodes {
			dx, dy := float64(pos[i].x-pos[j].x), float64(pos[i].y-pos[j].y)
			pull += float64(weights[k]) * (float64(dx*dx) + float64(dy*dy)) / 2
			s.stiffness[i] += weights[k]
		}
		m := float64(s.mass[i])
		total += m
		squares += m * m
	}
	if pairs := (total*total - squares) / 2; pairs > 0 {
		s.repulse = float32(pull / pairs)
	}
	return s
}
