package layout

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

const (
	forceTheta    = 1.1 // Barnes–Hut opening angle
	forceTremble  = 1.0 // tolerated swinging, "jitterTolerance" of ForceAtlas2
	forceGravity  = 0.05
	forceRounds   = 150
	forceChunk    = 512 // nodes a worker takes at once
	edgeInfluence = 1.0
)

// force arranges a large connected graph with the forces of ForceAtlas2
// (Jacomy, Venturini, Heymann, Bastian, PLoS ONE 2014): repulsion by degree
// through a Barnes–Hut tree, linear attraction, adaptive speed for each node.
// It starts from the PivotMDS picture, which already has the global shape.
func force(t *task, g Graph, seed uint64) ([]Point, error) {
	rng := rand.New(rand.NewPCG(seed, 0xf04ce))
	p := pivotMDS(g, edgeLengths(g), rng)
	adj := adjacencyOf(g)
	mass := make([]float64, g.N)
	for i := range mass {
		mass[i] = 1 + float64(adj.degree(i))
	}
	// In equilibrium two linked nodes of small degree stand baseLength apart:
	// attraction d equals repulsion k·m·m/d.
	k := baseLength * baseLength / 4.0
	now, before := make([]Point, g.N), make([]Point, g.N)
	speed := 1.0
	for round := range forceRounds {
		if err := t.pause(float64(round) / forceRounds); err != nil {
			return nil, err
		}
		tree := buildTree(p, mass)
		forces(g, adj, tree, p, mass, k, now)
		speed = advance(p, now, before, mass, speed)
		now, before = before, now
	}
	toLength(p, g)
	return p, nil
}

// toLength scales the drawing so that its median link has the length that the
// links of g wish for on average: forces alone fix the shape, not the size.
func toLength(p []Point, g Graph) {
	have := make([]float64, len(g.Edges))
	want := 0.0
	for k, length := range edgeLengths(g) {
		e := g.Edges[k]
		have[k] = math.Hypot(p[e.A].X-p[e.B].X, p[e.A].Y-p[e.B].Y)
		want += length / float64(len(have))
	}
	slices.Sort(have)
	median := have[len(have)/2]
	if median < 1e-9 {
		return
	}
	scale(p, want/median)
}

// forces fills out with the force on each node. Each node is computed from
// the unchanged positions alone, so the result does not depend on how the
// work is spread over cores.
func forces(g Graph, adj adjacency, tree *quadTree, p []Point, mass []float64, k float64, out []Point) {
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			var stack []int32
			for from := w * forceChunk; from < g.N; from += workers * forceChunk {
				for i := from; i < min(g.N, from+forceChunk); i++ {
					var f Point
					f, stack = tree.repulsion(p[i], mass[i], k, stack)
					lo, hi := adj.arcs(i)
					for a := lo; a < hi; a++ {
						n, weight := adj.node[a], float64(g.Edges[adj.edge[a]].Weight)
						pull := edgeInfluence * math.Sqrt(weight)
						f.X += (p[n].X - p[i].X) * pull
						f.Y += (p[n].Y - p[i].Y) * pull
					}
					f.X -= p[i].X * forceGravity * mass[i]
					f.Y -= p[i].Y * forceGravity * mass[i]
					out[i] = f
				}
			}
		})
	}
	wg.Wait()
}

// advance moves the nodes by the adaptive speeds of ForceAtlas2 and returns the
// new global speed.
func advance(p, now, before []Point, mass []float64, speed float64) float64 {
	var swinging, traction float64
	for i := range p {
		swinging += mass[i] * math.Hypot(now[i].X-before[i].X, now[i].Y-before[i].Y)
		traction += mass[i] * math.Hypot(now[i].X+before[i].X, now[i].Y+before[i].Y) / 2
	}
	target := forceTremble * forceTremble * traction / max(swinging, 1e-9)
	speed += min(target-speed, 0.5*speed)
	for i := range p {
		swing := mass[i] * math.Hypot(now[i].X-before[i].X, now[i].Y-before[i].Y)
		factor := 0.1 * speed / (1 + math.Sqrt(speed*swing))
		length := math.Hypot(now[i].X, now[i].Y)
		if length*factor > 10*baseLength {
			factor = 10 * baseLength / length
		}
		p[i].X += now[i].X * factor
		p[i].Y += now[i].Y * factor
	}
	return speed
}

// quadTree is a Barnes–Hut tree in flat arrays.
type quadTree struct {
	cells []cell
}

type cell struct {
	x, y, mass float64 // center of mass and total mass
	size       float64
	child      [4]int32 // 0 for none: the root is never a child
	cx, cy     float64  // geometric center
	leaf       bool
}

const treeDepth = 40 // coincident nodes end in one cell at this depth

func buildTree(p []Point, mass []float64) *quadTree {
	lo, hi := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, q := range p {
		lo.X, lo.Y = min(lo.X, q.X), min(lo.Y, q.Y)
		hi.X, hi.Y = max(hi.X, q.X), max(hi.Y, q.Y)
	}
	size := max(hi.X-lo.X, hi.Y-lo.Y, 1)
	t := &quadTree{cells: make([]cell, 0, 2*len(p)+1)}
	t.cells = append(t.cells, cell{size: size, cx: (lo.X + hi.X) / 2, cy: (lo.Y + hi.Y) / 2})
	for i, q := range p {
		t.insert(q, mass[i])
	}
	for i := range t.cells {
		c := &t.cells[i]
		if c.mass > 0 && !c.leaf {
			c.x /= c.mass
			c.y /= c.mass
		}
	}
	return t
}

// insert adds a node. Inner cells keep the mass-weighted sum of positions
// until buildTree divides it.
func (t *quadTree) insert(q Point, m float64) {
	i := int32(0)
	for depth := 0; ; depth++ {
		c := &t.cells[i]
		switch {
		case c.mass == 0:
			*c = cell{x: q.X, y: q.Y, mass: m, size: c.size, cx: c.cx, cy: c.cy, leaf: true}
			return
		case c.leaf && depth >= treeDepth:
			c.mass += m
			return
		case c.leaf:
			old := *c
			c.leaf = false
			c.x, c.y = old.x*old.mass, old.y*old.mass
			j := t.descend(i, Point{old.x, old.y})
			n := &t.cells[j]
			n.x, n.y, n.mass, n.leaf = old.x, old.y, old.mass, true
			c = &t.cells[i]
		}
		c.x += q.X * m
		c.y += q.Y * m
		c.mass += m
		i = t.descend(i, q)
	}
}

// descend returns the child of cell i that holds q, made if missing.
func (t *quadTree) descend(i int32, q Point) int32 {
	c := &t.cells[i]
	k := 0
	dx, dy := -c.size/4, -c.size/4
	if q.X >= c.cx {
		k, dx = k+1, c.size/4
	}
	if q.Y >= c.cy {
		k, dy = k+2, c.size/4
	}
	if c.child[k] == 0 {
		next := int32(len(t.cells))
		child := cell{size: c.size / 2, cx: c.cx + dx, cy: c.cy + dy}
		c.child[k] = next
		t.cells = append(t.cells, child)
		return next
	}
	return c.child[k]
}

// repulsion is the force of all other nodes on one of mass m at q.
func (t *quadTree) repulsion(q Point, m, k float64, stack []int32) (Point, []int32) {
	var f Point
	stack = append(stack[:0], 0)
	for len(stack) > 0 {
		c := &t.cells[stack[len(stack)-1]]
		stack = stack[:len(stack)-1]
		dx, dy := q.X-c.x, q.Y-c.y
		d2 := dx*dx + dy*dy
		if !c.leaf && c.size*c.size > forceTheta*forceTheta*d2 {
			for _, n := range c.child {
				if n != 0 {
					stack = append(stack, n)
				}
			}
			continue
		}
		if d2 < 1e-9 {
			continue // itself
		}
		s := k * m * c.mass / d2
		f.X += dx * s
		f.Y += dy * s
	}
	return f, stack
}
