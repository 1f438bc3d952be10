package scene

import (
	"cmp"
	"math"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// Where places on the picture mean something, the picture says what: a time
// axis, or the coasts of a map. Which it is, is told from the nodes themselves:
// positions may come from a project, be dragged, or be shown in part.

// where is what is known of the nodes' time and place.
type where struct {
	days   []dated
	places []placed
}

type dated struct {
	node int
	day  float64
}

type placed struct {
	node int
	at   layout.LonLat
}

// knowWhere collects the times and places of entities.
func knowWhere(entities []*graphmodel.Entity) where {
	var g layout.Graph
	Describe(&g, entities)
	w := where{}
	for i, e := range entities {
		if !math.IsNaN(g.Times[i]) {
			w.days = append(w.days, dated{i, g.Times[i]})
		}
		if e.HasCoord {
			w.places = append(w.places, placed{i, g.Places[i]})
		}
	}
	return w
}

// findBackdrop finds the axis or the map that the positions follow.
func (s *Scene) findBackdrop() {
	s.Axis, s.Ground, s.Apart = nil, nil, nil
	if s.where.days != nil {
		s.Axis = s.axis()
	}
	if s.Axis == nil && s.where.places != nil {
		s.Ground = s.ground()
	}
	if s.Ground != nil {
		s.Apart = s.apart()
	}
}

// leastKnown is the number of nodes from which a time or place is believed to
// be no accident.
const leastKnown = 5

// axis fits x = PerDay·day + At0 to the nodes with a day; nil when they do not
// follow it: nodes that were dragged away aside, all do to the pixel.
func (s *Scene) axis() *TimeAxis {
	var days, xs []float64
	distinct := map[float64]bool{}
	for _, d := range s.where.days {
		days, xs = append(days, d.day), append(xs, s.Nodes[d.node].X)
		distinct[d.day] = true
	}
	if len(distinct) < 3 || len(days) < leastKnown {
		return nil
	}
	k, c := line(days, xs)
	if !(k > 0) {
		return nil
	}
	within := 0
	for i := range days {
		if math.Abs(xs[i]-k*days[i]-c) < 2 {
			within++
		}
	}
	if 4*within < 3*len(days) {
		return nil
	}
	return &TimeAxis{PerDay: k, At0: c}
}

// ground fits a map to the nodes with a place. Nodes make room for each other,
// so that they stand near their places only.
func (s *Scene) ground() *Ground {
	var known []layout.LonLat
	var at []layout.Point
	for _, p := range s.where.places {
		known, at = append(known, p.at), append(at, layout.Point{X: s.Nodes[p.node].X, Y: s.Nodes[p.node].Y})
	}
	if len(known) < leastKnown {
		return nil
	}
	proj := layout.ProjectionFor(known)
	n := len(known)
	qx, qy, px, py := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range known {
		q := proj.Project(known[i])
		qx[i], qy[i], px[i], py[i] = q.X, q.Y, at[i].X, at[i].Y
	}
	kx, cx := line(qx, px)
	ky, cy := line(qy, py)
	if !(kx > 0 && ky > 0 && kx < 1.5*ky && ky < 1.5*kx) || !follows(qx, px, kx, cx) || !follows(qy, py, ky, cy) {
		return nil
	}
	k := math.Sqrt(kx * ky)
	return groundOf(proj, k, middle(qx, px, k), middle(qy, py, k))
}

// line fits y = k·x + c by medians: a few that stand elsewhere change nothing
// (after Theil and Sen, with one partner for each).
func line(x, y []float64) (k, c float64) {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	var slopes []float64
	half := len(order) / 2
	for i := 0; i+half < len(order); i++ {
		a, b := order[i], order[i+half]
		if d := x[b] - x[a]; d > 0 {
			slopes = append(slopes, (y[b]-y[a])/d)
		}
	}
	if len(slopes) == 0 {
		return 0, 0
	}
	k = median(slopes)
	return k, middle(x, y, k)
}

// middle is the constant of y = k·x + c.
func middle(x, y []float64, k float64) float64 {
	rest := make([]float64, len(x))
	for i := range x {
		rest[i] = y[i] - float64(k*x[i])
	}
	return median(rest)
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

// follows reports whether y is k·x + c, but for what nodes give way.
func follows(x, y []float64, k, c float64) bool {
	off := make([]float64, len(x))
	for i := range x {
		off[i] = math.Abs(y[i] - float64(k*x[i]) - c)
	}
	slices.Sort(off)
	extent := slices.Max(y) - slices.Min(y)
	return off[len(off)/2] < 0.05*extent && off[len(off)*4/5] < 0.12*extent
}
