package layout

import (
	"math"
	"math/rand/v2"
)

// oldMobility is how far a node with an earlier position follows its forces.
const oldMobility = 0.002

// warmStart keeps the picture: nodes with an earlier position hardly move, new
// ones start beside their neighbors and find their place among them. New
// components are laid out by themselves and packed around the old drawing.
func warmStart(t *task, g Graph, one arranger) ([]Point, error) {
	known := make([]bool, g.N)
	fresh := 0
	for i, s := range g.Start {
		known[i] = usable(s)
		if !known[i] {
			fresh++
		}
	}
	p := append([]Point(nil), g.Start...)
	if fresh == 0 {
		return p, RemoveOverlaps(t.ctx, withPins(g, g.Pinned), p)
	}
	placeNear(g, p, known, t.o.Seed)
	attached, loose := splitByKnown(g, known)
	if err := settle(t, g, p, known, attached); err != nil {
		return nil, err
	}
	if len(loose) > 0 {
		if err := addLoose(t, g, p, attached, loose, one); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func withPins(g Graph, pins []bool) Graph {
	if len(pins) == 0 {
		pins = make([]bool, g.N)
	}
	g.Pinned = pins
	return g
}

// amidNeighbors returns the mean of those neighbors of i that are placed, if any.
func amidNeighbors(adj adjacency, i int, p []Point, placed []bool) (Point, bool) {
	var sum Point
	n := 0.0
	for _, j := range adj.of(i) {
		if placed[j] {
			sum.X, sum.Y, n = sum.X+p[j].X, sum.Y+p[j].Y, n+1
		}
	}
	if n == 0 {
		return Point{}, false
	}
	return Point{sum.X / n, sum.Y / n}, true
}

// placeNear puts each new node that can be reached from an old one near the
// mean of its placed neighbors, in rings outwards from the old drawing. It
// returns which nodes have a place.
func placeNear(g Graph, p []Point, known []bool, seed uint64) (placed []bool) {
	rng := rand.New(rand.NewPCG(seed, 0x3a11))
	adj := adjacencyOf(g)
	placed = append([]bool(nil), known...)
	for {
		var ring []int
		for i := range p {
			if placed[i] {
				continue
			}
			if at, ok := amidNeighbors(adj, i, p, placed); ok {
				angle := rng.Float64() * 2 * math.Pi
				p[i] = Point{at.X + baseLength*math.Cos(angle), at.Y + baseLength*math.Sin(angle)}
				ring = append(ring, i)
			}
		}
		if len(ring) == 0 {
			return placed
		}
		for _, i := range ring {
			placed[i] = true
		}
	}
}

// splitByKnown separates the nodes in components that hold an earlier position
// from those in wholly new components.
func splitByKnown(g Graph, known []bool) (attached []int, loose [][]int) {
	for _, part := range components(g) {
		old := false
		for _, i := range part {
			old = old || known[i]
		}
		if old {
			attached = append(attached, part...)
		} else {
			loose = append(loose, part)
		}
	}
	return attached, loose
}

// settle lets the new nodes of the old drawing find their places.
func settle(t *task, g Graph, p []Point, known []bool, attached []int) error {
	sub := g.induced(attached)
	pins := make([]bool, len(attached))
	mobility := make([]float64, len(attached))
	start := make([]Point, len(attached))
	moving := false
	for k, i := range attached {
		start[k] = p[i]
		pins[k] = g.pinned(i)
		switch {
		case g.pinned(i):
			mobility[k] = 0
		case known[i]:
			mobility[k] = oldMobility
		default:
			mobility[k] = 1
			moving = true
		}
	}
	if moving && sub.N > stressLimit {
		if err := settleMany(t, sub, start, mobility); err != nil {
			return err
		}
	} else if moving {
		var err error
		if start, err = stress(t, sub, start, mobility, t.o.Seed); err != nil {
			return err
		}
	}
	if err := RemoveOverlaps(t.ctx, withPins(sub, pins), start); err != nil {
		return err
	}
	for k, i := range attached {
		p[i] = start[k]
	}
	return nil
}

// settleRounds is how long new nodes of a large graph look for their places.
const settleRounds = 40

// settleMany is what stress does for small graphs: old nodes hardly move, new
// ones follow the forces.
func settleMany(t *task, g Graph, p []Point, mobility []float64) error {
	s := warmSim(g, p, t.o.threads())
	for i, m := range mobility {
		s.mobility[i] = float32(m)
	}
	for round := range settleRounds {
		if err := t.pause(float64(round) / settleRounds); err != nil {
			return err
		}
		s.forces(func(int32, vec) (float64, float64) { return 0, 0 })
		heat := 1 - float32(round)/settleRounds
		for i, f := range s.force {
			q := heat * s.mobility[i] / (2 * s.stiffness[i])
			dx, dy := f.x*q, f.y*q
			if d := sqrt32(float32(dx*dx) + float32(dy*dy)); d > baseLength {
				dx, dy = dx*baseLength/d, dy*baseLength/d
			}
			s.pos[i].x += dx
			s.pos[i].y += dy
		}
	}
	for i, q := range s.pos {
		if mobility[i] > 0 {
			p[i] = Point{float64(q.x), float64(q.y)}
		}
	}
	return nil
}

// addLoose lays the new components out and packs them around the old drawing,
// which keeps its place.
func addLoose(t *task, g Graph, p []Point, attached []int, loose [][]int, one arranger) error {
	if err := arrangeParts(t, g, loose, p, one); err != nil {
		return err
	}
	if len(attached) == 0 {
		pack(g, loose, p, aspectOf(t.o))
		return nil
	}
	anchor := p[attached[0]]
	pack(g, append([][]int{attached}, loose...), p, aspectOf(t.o))
	dx, dy := anchor.X-p[attached[0]].X, anchor.Y-p[attached[0]].Y
	for i := range p {
		p[i].X += dx
		p[i].Y += dy
	}
	return nil
}
