package workspace

import (
	"context"
	"math"
	"slices"

	"clew/app/session"
	"clew/graphmodel/layout"
	"clew/graphmodel/overview"
)

// mover opens and closes groups in their place, so that the rest of the
// picture is recognized: what lies around moves straight away from the group
// that opens, and back when it closes.
type mover struct {
	ctx    context.Context
	layout layout.Func
	view   *overview.View
	places session.Positions // replaced, never modified
}

// goTo closes and opens groups until the state is reached.
func (m *mover) goTo(state overview.State) error {
	for _, id := range slices.Backward(m.view.State.Open) {
		if !slices.Contains(state.Open, id) && slices.Contains(m.view.State.Open, id) {
			if err := m.close(id); err != nil {
				return err
			}
		}
	}
	for _, id := range state.Open {
		if m.view.Groups[id] != nil {
			if err := m.open(id); err != nil {
				return err
			}
		}
	}
	if slices.Equal(slices.Sorted(slices.Values(state.Out)), m.view.State.Out) {
		return nil
	}
	return m.stepOut(state)
}

// open lays the nodes of a group out by themselves and puts them where the
// group was.
func (m *mover) open(id string) error {
	next, err := m.view.Tree().View(m.ctx, m.view.State.With(id))
	if err != nil {
		return err
	}
	inside := newNodes(m.view, next)
	s := viewScene(next, nil, inside)
	g := s.LayoutGraph(nil)
	points, err := m.layout(m.ctx, g, layout.Options{Seed: layoutSeed, Aspect: 1.2})
	if err != nil {
		return err
	}
	middle, reach := around(points, g.Boxes)
	center := m.places[id]
	moved := session.Positions{}
	for i := range s.Nodes {
		moved[s.Nodes[i].ID] = layout.Point{X: center.X + points[i].X - middle.X, Y: center.Y + points[i].Y - middle.Y}
	}
	m.shift(next, moved, center, reach)
	return m.settle(next, moved)
}

// close puts a group in the middle of what was in it.
func (m *mover) close(id string) error {
	next, err := m.view.Tree().View(m.ctx, m.view.State.Without(id))
	if err != nil {
		return err
	}
	var points []layout.Point
	for _, gone := range newNodes(next, m.view) {
		points = append(points, m.places[gone])
	}
	middle, reach := around(points, nil)
	moved := session.Positions{}
	for _, come := range newNodes(m.view, next) {
		moved[come] = middle
	}
	m.shift(next, moved, middle, -reach)
	return m.settle(next, moved)
}

// stepOut puts entities beside the groups that they leave, on the side where
// most of what they are linked with is.
func (m *mover) stepOut(state overview.State) error {
	next, err := m.view.Tree().View(m.ctx, overview.State{Open: m.view.State.Open, Out: state.Out})
	if err != nil {
		return err
	}
	moved := session.Positions{}
	for _, e := range next.Snapshot.Entities {
		if at, ok := m.places[e.ID]; ok && m.view.Snapshot.Entity(e.ID) != nil {
			moved[e.ID] = at
		}
	}
	for n, id := range newNodes(m.view, next) {
		holder, _ := m.view.Holder(id)
		center := m.places[holder]
		angle := 2.4 * float64(n) // where nothing pulls, all around
		if x, y, ok := m.pull(next, id); ok {
			angle = math.Atan2(y-center.Y, x-center.X)
		}
		const away = 90
		moved[id] = layout.Point{X: center.X + away*math.Cos(angle), Y: center.Y + away*math.Sin(angle)}
	}
	return m.settle(next, moved)
}

// pull is the mean place of what a node is linked with and has a place.
func (m *mover) pull(v *overview.View, id string) (x, y float64, ok bool) {
	i, _ := v.Snapshot.EntityIndex(id)
	n := 0.0
	for _, a := range v.Snapshot.ArcsOf(i) {
		other := v.Snapshot.Entities[a.Node].ID
		if holder, _ := m.view.Holder(id); other == holder || m.view.Snapshot.Entity(other) == nil {
			continue
		}
		x, y, n = x+m.places[other].X, y+m.places[other].Y, n+1
	}
	if n == 0 {
		return 0, 0, false
	}
	return x / n, y / n, true
}

// around is a circle around points with their boxes.
func around(points []layout.Point, boxes []layout.Box) (middle layout.Point, reach float64) {
	if len(points) == 0 {
		return middle, 0
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i, p := range points {
		var b layout.Box
		if boxes != nil {
			b = boxes[i]
		}
		x0, y0 = min(x0, p.X-b.Left), min(y0, p.Y-b.Up)
		x1, y1 = max(x1, p.X+b.Right), max(y1, p.Y+b.Down)
	}
	middle = layout.Point{X: (x0 + x1) / 2, Y: (y0 + y1) / 2}
	for _, p := range points {
		reach = max(reach, math.Hypot(p.X-middle.X, p.Y-middle.Y))
	}
	return middle, reach
}

// shift moves the other nodes straight away from a center, or towards it. What
// would pass the center stops before it.
func (m *mover) shift(next *overview.View, moved session.Positions, center layout.Point, by float64) {
	const least = 20
	for _, e := range next.Snapshot.Entities {
		if _, ok := moved[e.ID]; ok {
			continue
		}
		at := m.places[e.ID]
		dx, dy := at.X-center.X, at.Y-center.Y
		far := math.Hypot(dx, dy)
		if far == 0 {
			dx, far = 1, 1
		}
		to := max(far+by, min(far, least))
		moved[e.ID] = layout.Point{X: center.X + dx/far*to, Y: center.Y + dy/far*to}
	}
}

// settle pushes apart what overlaps and makes the view the one that is shown.
func (m *mover) settle(next *overview.View, moved session.Positions) error {
	s := viewScene(next, moved, nil)
	g := s.LayoutGraph(nil)
	g.Pinned = make([]bool, g.N) // nothing is pinned, but the drawing does not grow
	points := s.Positions()
	if err := layout.RemoveOverlaps(m.ctx, g, points); err != nil {
		return err
	}
	m.view, m.places = next, placesOf(next, points)
	return nil
}
