package scene

import (
	"math"
	"slices"
)

// Index answers what lies under the pointer or in a rectangle. It belongs to
// one scene's positions and is built once for them. Its methods must not be
// called concurrently.
type Index struct {
	scene *Scene
	// Nodes by size: a few large ones would otherwise make every question look
	// far around.
	nodes [2]nodeGrid
	links linkGrid
}

// nodeGrid is a grid of nodes of similar size.
type nodeGrid struct {
	grid      cellGrid
	maxRadius float64 // at zoom 1
}

// NewIndex indexes the positions of a scene.
func NewIndex(s *Scene) *Index {
	area := s.centers()
	x := &Index{scene: s}
	usual := s.usualRadius()
	// About one node a cell where they lie evenly, and never wider than long.
	w, h := area.X1-area.X0, area.Y1-area.Y0
	cell := max(math.Sqrt(max(w*h, 1)/float64(max(len(s.Nodes), 1))), max(w, h)/512, 1)
	for k := range x.nodes {
		x.nodes[k].grid.reset(area, cell*float64(1+3*k), len(s.Nodes))
	}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		g := &x.nodes[0]
		if n.Radius > usual {
			g = &x.nodes[1]
		}
		g.maxRadius = max(g.maxRadius, n.Radius)
		g.grid.addPoint(n.X, n.Y, i)
	}
	x.links = newLinkGrid(s, area)
	return x
}

// usualRadius is a radius that all but one in fifty nodes do not exceed, taken
// from a sample.
func (s *Scene) usualRadius() float64 {
	step := max(len(s.Nodes)/2000, 1)
	var radii []float64
	for i := 0; i < len(s.Nodes); i += step {
		radii = append(radii, s.Nodes[i].Radius)
	}
	if len(radii) == 0 {
		return 0
	}
	slices.Sort(radii)
	return radii[len(radii)*49/50]
}

// centers is the rectangle around the positions of the nodes.
func (s *Scene) centers() Rect {
	if len(s.Nodes) == 0 {
		return Rect{}
	}
	n := &s.Nodes[0]
	r := Rect{n.X, n.Y, n.X, n.Y}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		r = Rect{min(r.X0, n.X), min(r.Y0, n.Y), max(r.X1, n.X), max(r.Y1, n.Y)}
	}
	return r
}

// rawCurve is a link between the middles of its ends, in world coordinates.
func (s *Scene) rawCurve(i int) Curve {
	l := &s.Links[i]
	a, b := &s.Nodes[l.From], &s.Nodes[l.To]
	dx, dy := b.X-a.X, b.Y-a.Y
	return Curve{
		a.X, a.Y, (a.X+b.X)/2 - dy*l.Bend, (a.Y+b.Y)/2 + dx*l.Bend, b.X, b.Y, l.Bend == 0,
	}
}

// Node returns the topmost node within slop pixels of a point of the
// viewport, or -1. Where two overlap the more important one is meant.
func (x *Index) Node(cam Camera, v Size, sx, sy, slop float64) int {
	wx, wy := cam.ToWorld(v, sx, sy)
	ns := x.scene.NodeScale(cam.Scale)
	best, bestDist := -1, math.Inf(1)
	for g := range x.nodes {
		grid := &x.nodes[g]
		reach := (1.2*grid.maxRadius*ns + slop) / cam.Scale
		for _, k := range grid.grid.query(Rect{wx - reach, wy - reach, wx + reach, wy + reach}) {
			n := &x.scene.Nodes[k]
			dx, dy, r := (wx-n.X)*cam.Scale, (wy-n.Y)*cam.Scale, n.Radius*ns
			if far := 1.2*r + slop; dx > far || dx < -far || dy > far || dy < -far {
				continue
			}
			d := Distance(n.Shape, dx, dy, r)
			if d > slop {
				continue
			}
			// Inside a node its importance decides, near it the distance.
			d = max(d, 0)
			if d < bestDist || d == bestDist && x.above(int(k), best) {
				best, bestDist = int(k), d
			}
		}
	}
	return best
}

// above reports whether node a is drawn over node b.
func (x *Index) above(a, b int) bool {
	p, q := x.scene.Nodes[a].Importance, x.scene.Nodes[b].Importance
	return p > q || p == q && a > b
}

// Link returns the link within slop pixels of a point of the viewport, or -1.
func (x *Index) Link(cam Camera, v Size, sx, sy, slop float64) int {
	wx, wy := cam.ToWorld(v, sx, sy)
	return x.links.nearest(x.scene, wx, wy, slop/cam.Scale, cam.Scale)
}

// NodesIn returns the nodes whose middles lie in a rectangle of the viewport,
// in ascending order.
func (x *Index) NodesIn(cam Camera, v Size, r Rect) []int {
	var w Rect
	w.X0, w.Y0 = cam.ToWorld(v, r.X0, r.Y0)
	w.X1, w.Y1 = cam.ToWorld(v, r.X1, r.Y1)
	var found []int
	for g := range x.nodes {
		for _, k := range x.nodes[g].grid.query(w) {
			if n := &x.scene.Nodes[k]; w.Contains(n.X, n.Y) {
				found = append(found, int(k))
			}
		}
	}
	slices.Sort(found)
	return found
}

// Toward returns the nearest node from node i in the direction (dx, dy), a
// unit vector, or -1: what an arrow key walks to. Nodes off the direction
// count as farther away.
func (x *Index) Toward(i int, dx, dy float64) int {
	from := &x.scene.Nodes[i]
	best, bestCost := -1, math.Inf(1)
	for k := range x.scene.Nodes {
		if k == i {
			continue
		}
		n := &x.scene.Nodes[k]
		vx, vy := n.X-from.X, n.Y-from.Y
		along, off := vx*dx+vy*dy, math.Abs(vx*dy-vy*dx)
		if along <= 0 || off > 1.6*along {
			continue
		}
		if cost := along + 1.8*off; cost < bestCost {
			best, bestCost = k, cost
		}
	}
	return best
}

// distance is the distance of a point from the curve.
func (c *Curve) distance(x, y float64) float64 {
	pieces := 16
	if c.Straight {
		pieces = 1
	}
	best := math.Inf(1)
	px, py := c.X0, c.Y0
	for k := 1; k <= pieces; k++ {
		qx, qy := c.At(float64(k) / float64(pieces))
		best = min(best, segmentDistance(x, y, px, py, qx, qy))
		px, py = qx, qy
	}
	return best
}

func segmentDistance(x, y, ax, ay, bx, by float64) float64 {
	ex, ey := bx-ax, by-ay
	t := 0.0
	if d := ex*ex + ey*ey; d > 0 {
		t = min(max(((x-ax)*ex+(y-ay)*ey)/d, 0), 1)
	}
	return math.Hypot(x-ax-t*ex, y-ay-t*ey)
}
