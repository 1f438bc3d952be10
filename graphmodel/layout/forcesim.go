package layout

import "math"

// forceSim moves the nodes of one graph by repulsion of all and attraction
// along edges, in rounds.
type forceSim struct {
	g       *csr
	mass    []float32 // how strongly a node repels
	pos     []vec
	threads int
	// stretch is the exponent of the attraction: 1 grows with the length of an
	// edge as in ForceAtlas2, 2 with its square as in Fruchterman–Reingold.
	stretch int
	// repulse scales the repulsion, gravity the pull towards the origin.
	repulse, gravity float32
	// mobility is how far each node follows its forces, 0…1; nil is 1.
	// stiffness is the sum of the weights of its edges; only warmSim sets it.
	mobility, stiffness []float32

	tree       *quadtree
	repulsion  repulsion
	field      []vec // repulsion in the order of the curve
	force, old []vec
	sums       [][2]float64 // of each task

	speed, efficiency float64 // ForceAtlas2
	step, energy      float64 // Fruchterman–Reingold
	calm              int
}

const leafBodies = 12

func newForceSim(g *csr, mass []float32, pos []vec, threads int) *forceSim {
	s := &forceSim{
		g: g, mass: mass, pos: pos, threads: threads, tree: newQuadtree(g.n, leafBodies),
		field: make([]vec, g.n), force: make([]vec, g.n), speed: 1, efficiency: 1, energy: math.Inf(1),
	}
	s.repulsion = repulsion{tree: s.tree, out: s.field, theta: repulsionTheta, workers: make([]repulsionScratch, threads)}
	return s
}

// forces computes the force on each node and returns the sums of what measure
// gives for them, in an order that does not depend on the number of threads.
func (s *forceSim) forces(measure func(i int32, f vec) (float64, float64)) (a, b float64) {
	s.tree.build(s.pos, s.mass)
	s.repulsion.prepare()
	n := len(s.repulsion.tasks)
	if cap(s.sums) < n {
		s.sums = make([][2]float64, n)
	}
	s.sums = s.sums[:n]
	inChunks(s.threads, n, 1, func(worker, task, _, _ int) {
		s.repulsion.run(worker, task)
		c := &s.tree.cells[s.repulsion.tasks[task].cell]
		var a, b float64
		for k := c.lo; k < c.hi; k++ {
			i := s.tree.order[k]
			f := s.attract(i, s.field[k])
			s.force[i] = f
			x, y := measure(i, f)
			a += x
			b += y
		}
		s.sums[task] = [2]float64{a, b}
	})
	for _, v := range s.sums {
		a += v[0]
		b += v[1]
	}
	return a, b
}

// attract turns the repulsion on node i into the whole force.
func (s *forceSim) attract(i int32, f vec) vec {
	p := s.pos[i]
	m := s.mass[i] * s.repulse
	fx, fy := m*f.x, m*f.y
	nodes, weights := s.g.row(i)
	if s.stretch == 1 {
		for k, j := range nodes {
			w, q := weights[k], s.pos[j]
			fx += float32(w * (q.x - p.x))
			fy += float32(w * (q.y - p.y))
		}
	} else {
		for k, j := range nodes {
			q := s.pos[j]
			dx, dy := q.x-p.x, q.y-p.y
			w := weights[k] * sqrt32(float32(dx*dx)+float32(dy*dy))
			fx += float32(w * dx)
			fy += float32(w * dy)
		}
	}
	g := s.gravity * s.mass[i]
	return vec{fx - float32(g*p.x), fy - float32(g*p.y)}
}

// settleSize scales the drawing to the size at which attraction and repulsion
// balance as a whole (the virial theorem): Σ w·d^(k+1) = repulse·Σ mᵢmⱼ.
// What follows has then to find the shape only.
func (s *forceSim) settleSize() {
	s.toOrigin()
	var pull, total, squares float64
	for i := range int32(s.g.n) {
		p := s.pos[i]
		m := float64(s.mass[i])
		total += m
		squares += m * m
		nodes, weights := s.g.row(i)
		for k, j := range nodes {
			dx, dy := float64(p.x-s.pos[j].x), float64(p.y-s.pos[j].y)
			e := dx*dx + dy*dy
			if s.stretch == 2 {
				e *= math.Sqrt(e)
			}
			pull += float64(weights[k]) * e / 2
		}
		if s.stretch == 1 {
			pull += float64(s.gravity) * m * float64(float32(p.x*p.x)+float32(p.y*p.y))
		}
	}
	want := float64(s.repulse) * (total*total - squares) / 2
	if !(pull > 0) || !(want > 0) {
		return
	}
	f := float32(math.Sqrt(want / pull))
	if s.stretch == 2 {
		f = float32(math.Cbrt(want / pull))
	}
	for i := range s.pos {
		s.pos[i].x *= f
		s.pos[i].y *= f
	}
}

func (s *forceSim) toOrigin() {
	var x, y float64
	for _, p := range s.pos {
		x += float64(p.x)
		y += float64(p.y)
	}
	cx, cy := float32(x/float64(len(s.pos))), float32(y/float64(len(s.pos)))
	for i := range s.pos {
		s.pos[i].x -= cx
		s.pos[i].y -= cy
	}
}

// atlasRound is one round of ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian,
// PLoS ONE 2014) with its adaptive speeds: a node that swings is slowed down.
func (s *forceSim) atlasRound() {
	if s.old == nil {
		s.old = make([]vec, s.g.n)
	}
	swinging, traction := s.forces(func(i int32, f vec) (float64, float64) {
		o := s.old[i]
		dx, dy, tx, ty := f.x-o.x, f.y-o.y, f.x+o.x, f.y+o.y
		swing := s.mass[i] * sqrt32(float32(dx*dx)+float32(dy*dy))
		tract := s.mass[i] * sqrt32(float32(tx*tx)+float32(ty*ty))
		return float64(swing), float64(tract) / 2
	})
	s.adaptSpeed(swinging, traction)
	speed := float32(s.speed)
	inChunks(s.threads, s.g.n, 4096, func(_, _, lo, hi int) {
		for i := lo; i < hi; i++ {
			f, o := s.force[i], s.old[i]
			dx, dy := f.x-o.x, f.y-o.y
			q := speed / (1 + sqrt32(speed*s.mass[i]*sqrt32(float32(dx*dx)+float32(dy*dy))))
			if s.mobility != nil {
				q *= s.mobility[i]
			}
			s.pos[i].x += float32(f.x * q)
			s.pos[i].y += float32(f.y * q)
		}
	})
	s.force, s.old = s.old, s.force
}

// adaptSpeed sets the global speed from how much the nodes swing and how far
// they get, with the jitter tolerance that Gephi estimates from the size.
func (s *forceSim) adaptSpeed(swinging, traction float64) {
	n := float64(s.g.n)
	estimate := 0.05 * math.Sqrt(n)
	tolerance := max(math.Sqrt(estimate), min(10, estimate*traction/(n*n)))
	const slowest = 0.05
	if traction > 0 && swinging/traction > 2 {
		if s.efficiency > slowest {
			s.efficiency *= 0.5
		}
		tolerance = max(tolerance, 1)
	}
	target := tolerance * s.efficiency * traction / (swinging + 1e-12)
	if swinging > tolerance*traction {
		if s.efficiency > slowest {
			s.efficiency *= 0.7
		}
	} else if s.speed < 1000 {
		s.efficiency *= 1.3
	}
	s.speed += min(target-s.speed, 0.5*s.speed)
}

// springRound is one round of the spring-electrical model with the adaptive
// step of Hu ("Efficient, High-Quality Force-Directed Graph Drawing",
// Mathematica Journal 2006). Step is a length: the farthest that a node goes.
func (s *forceSim) springRound() {
	energy, _ := s.forces(func(i int32, f vec) (float64, float64) {
		return float64(float32(f.x*f.x)+float32(f.y*f.y)) / float64(s.mass[i]), 0
	})
	if energy < s.energy {
		if s.calm++; s.calm >= 5 {
			s.calm = 0
			s.step /= 0.9
		}
	} else {
		s.calm = 0
		s.step *= 0.9
	}
	s.energy = energy
	step := float32(s.step)
	inChunks(s.threads, s.g.n, 4096, func(_, _, lo, hi int) {
		for i := lo; i < hi; i++ {
			f := s.force[i]
			d := sqrt32(float32(f.x*f.x) + float32(f.y*f.y))
			if d == 0 {
				continue
			}
			// Where the force is small, a full step would overshoot.
			q := min(step/d, 4/(2*s.mass[i]+float32(s.g.degree(int32(i)))))
			s.pos[i].x += float32(f.x * q)
			s.pos[i].y += float32(f.y * q)
		}
	})
	s.step *= 0.985
}

// meanEdge is the mean length of the edges.
func (s *forceSim) meanEdge() float64 {
	total := 0.0
	for i := range int32(s.g.n) {
		for _, j := range s.g.node[s.g.first[i]:s.g.first[i+1]] {
			if j > i {
				dx, dy := s.pos[i].x-s.pos[j].x, s.pos[i].y-s.pos[j].y
				total += float64(sqrt32(float32(dx*dx) + float32(dy*dy)))
			}
		}
	}
	return total / float64(max(1, len(s.g.node)/2))
}
