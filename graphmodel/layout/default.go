package layout

import (
	"context"
	"math"
	"slices"
)

// stressLimit is the size up to which a component is laid out by stress: the
// distances of all pairs are kept, so memory and time grow with its square
// (1,200 nodes: 720,000 pairs, about half a second).
const stressLimit = 1200

// Default arranges any graph in the way that suits its size: connected
// components are laid out one by one (stress up to 1,200 nodes, force-directed
// above), overlapping boxes are pushed apart, and the components are packed
// beside each other, largest first.
//
// With earlier positions in Start, old nodes stay where they are as far as
// possible and new ones are placed near their neighbors. Pinned nodes never
// move.
func Default(ctx context.Context, g Graph, o Options) ([]Point, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	if hasStart(g) {
		return warmStart(ctx, g, o)
	}
	return fromScratch(ctx, g, o)
}

func fromScratch(ctx context.Context, g Graph, o Options) ([]Point, error) {
	parts := components(g)
	positions := make([]Point, g.N)
	done := 0
	for _, part := range parts {
		sub := g.induced(part)
		report := func(f float64) {
			if o.Progress != nil {
				o.Progress((float64(done) + f*float64(len(part))) / float64(max(1, g.N)))
			}
		}
		p, err := bestOf(ctx, sub, o, report)
		if err != nil {
			return nil, err
		}
		for k, i := range part {
			positions[i] = p[k]
		}
		done += len(part)
	}
	pack(g, parts, positions, aspectOf(o))
	center(g, positions)
	if o.Progress != nil {
		o.Progress(1)
	}
	return positions, nil
}

// bestOf draws a component several times from different seeds and keeps the
// drawing that costs least; of equals, the first.
func bestOf(ctx context.Context, g Graph, o Options, report func(float64)) ([]Point, error) {
	var best []Point
	lowest := math.Inf(1)
	n := attempts(g.N)
	for k := range n {
		try := o
		try.Seed = o.Seed + uint64(k)*0x9e3779b97f4a7c15
		p, err := arrange(ctx, g, try, func(f float64) { report((float64(k) + f) / float64(n)) })
		if err != nil {
			return nil, err
		}
		orient(p, aspectOf(o))
		if err := RemoveOverlaps(ctx, g, p); err != nil {
			return nil, err
		}
		if n == 1 {
			return p, nil
		}
		if c := cost(g, p, aspectOf(o)); c < lowest {
			best, lowest = p, c
		}
	}
	return best, nil
}

func arrange(ctx context.Context, g Graph, o Options, report func(float64)) ([]Point, error) {
	switch {
	case g.N == 1:
		return []Point{{}}, nil
	case g.N <= stressLimit:
		return stress(ctx, g, nil, nil, o.Seed, report)
	default:
		return force(ctx, g, o.Seed, report)
	}
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
	return slices.ContainsFunc(g.Start, func(p Point) bool { return !math.IsNaN(p.X) && !math.IsNaN(p.Y) })
}
