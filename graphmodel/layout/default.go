package layout

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

// stressLimit is the size up to which a component is laid out by stress: the
// distances of all pairs are kept, so memory and time grow with its square
// (1,200 nodes: 720,000 pairs, about half a second).
const stressLimit = 1200

// Default arranges any graph in the way that suits its size: connected
// components are laid out one by one (stress up to 1,200 nodes, force-directed
// above), overlapping boxes are pushed apart, and the components are packed
// beside each other, largest first. It is the layout "automatic".
//
// With earlier positions in Start, old nodes stay where they are as far as
// possible and new ones are placed near their neighbors. Pinned nodes never
// move.
func Default(ctx context.Context, g Graph, o Options) ([]Point, error) {
	return layouts[0].Run(ctx, g, o)
}

// arranger gives the nodes of a connected graph their positions.
type arranger func(t *task, g Graph, seed uint64) ([]Point, error)

func automatic(t *task, g Graph) ([]Point, error) {
	return byComponent(t, g, func(t *task, g Graph, seed uint64) ([]Point, error) {
		if g.N <= stressLimit {
			return bestOf(t, g, seed)
		}
		return force(t, g, seed)
	})
}

func stressLayout(t *task, g Graph) ([]Point, error) {
	return byComponent(t, g, func(t *task, g Graph, seed uint64) ([]Point, error) {
		if g.N <= fullStress {
			return stress(t, g, nil, nil, seed)
		}
		pos, err := sparseStress(t, csrOf(g), manyPivots, rand.New(rand.NewPCG(seed, 0x5eed)))
		if err != nil {
			return nil, err
		}
		return sized(g, pos), nil
	})
}

// byComponent lays connected components out one by one and packs them, or adds
// to the earlier picture where there is one.
func byComponent(t *task, g Graph, one arranger) ([]Point, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	if hasStart(g) {
		return warmStart(t, g, one)
	}
	parts := components(g)
	positions := make([]Point, g.N)
	if err := arrangeParts(t, g, parts, positions, one); err != nil {
		return nil, err
	}
	pack(g, parts, positions, aspectOf(t.o))
	center(g, positions)
	return positions, nil
}

// arrangeParts fills positions for each of the parts, each around an origin of
// its own.
func arrangeParts(t *task, g Graph, parts [][]int, positions []Point, one arranger) error {
	done := 0
	cut := g.induced
	if len(parts) > 1 {
		cut = newSplitter(g).part
	}
	for _, part := range parts {
		err := t.within(float64(done)/float64(g.N), float64(done+len(part))/float64(g.N), func() error {
			p, err := arrangePart(t, cut(part), one)
			for k, i := range part {
				if err == nil {
					positions[i] = p[k]
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		done += len(part)
	}
	return nil
}

func arrangePart(t *task, g Graph, one arranger) ([]Point, error) {
	if g.N == 1 {
		return []Point{{}}, t.ctx.Err()
	}
	p, err := one(t, g, t.o.Seed)
	if err != nil {
		return nil, err
	}
	orient(p, aspectOf(t.o))
	return p, RemoveOverlaps(t.ctx, g, p)
}

// bestOf draws a component several times from different seeds and keeps the
// drawing that costs least; of equals, the first.
func bestOf(t *task, g Graph, seed uint64) ([]Point, error) {
	var best []Point
	lowest := math.Inf(1)
	n := attempts(g.N)
	for k := range n {
		var p []Point
		err := t.within(float64(k)/float64(n), float64(k+1)/float64(n), func() (err error) {
			p, err = stress(t, g, nil, nil, seed+uint64(k)*0x9e3779b97f4a7c15)
			return err
		})
		if err != nil || n == 1 {
			return p, err
		}
		orient(p, aspectOf(t.o))
		if err := RemoveOverlaps(t.ctx, g, p); err != nil {
			return nil, err
		}
		if c := cost(g, p, aspectOf(t.o)); c < lowest {
			best, lowest = p, c
		}
	}
	return best, nil
}

func aspectOf(o Options) float64 {
	if o.Aspect > 0 {
		return o.Aspect
	}
	return 1.5
}

// orient turns the drawing so that its longest direction lies along the
// longer side of the page (principal axis of the positions).
func orient(p []Point, aspect float64) {
	if len(p) < 2 {
		return
	}
	mx, my := mean(p)
	var sxx, sxy, syy float64
	for _, q := range p {
		dx, dy := q.X-mx, q.Y-my
		sxx += dx * dx
		sxy += dx * dy
		syy += dy * dy
	}
	angle := 0.5 * math.Atan2(2*sxy, sxx-syy)
	if aspect < 1 {
		angle += math.Pi / 2
	}
	sin, cos := math.Sincos(-angle)
	for i, q := range p {
		dx, dy := q.X-mx, q.Y-my
		p[i] = Point{dx*cos - dy*sin, dx*sin + dy*cos}
	}
}

func mean(p []Point) (x, y float64) {
	for _, q := range p {
		x += q.X
		y += q.Y
	}
	n := float64(max(1, len(p)))
	return x / n, y / n
}

// center moves the middle of the drawing's bounding box to the origin.
func center(g Graph, p []Point) {
	if len(p) == 0 {
		return
	}
	b := bounds(g, p, nil)
	cx, cy := (b.left+b.right)/2, (b.top+b.bottom)/2
	for i := range p {
		p[i].X -= cx
		p[i].Y -= cy
	}
}

type rect struct{ left, top, right, bottom float64 }

// bounds is the bounding box of the footprints of the given nodes; nil is all.
func bounds(g Graph, p []Point, nodes []int) rect {
	b := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	add := func(i int) {
		f := g.box(i)
		b.left = min(b.left, p[i].X-f.Left)
		b.top = min(b.top, p[i].Y-f.Up)
		b.right = max(b.right, p[i].X+f.Right)
		b.bottom = max(b.bottom, p[i].Y+f.Down)
	}
	if nodes == nil {
		for i := range p {
			add(i)
		}
		return b
	}
	for _, i := range nodes {
		add(i)
	}
	return b
}

func hasStart(g Graph) bool {
	return slices.ContainsFunc(g.Start, usable)
}
