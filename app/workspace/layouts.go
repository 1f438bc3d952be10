package workspace

import (
	"context"
	"slices"
	"time"

	"clew/app/scene"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/graphviz"
	"clew/graphmodel/layout"
)

// Arrangement is a way of arranging the network that a person can choose: one
// of Clew's layouts or an engine of Graphviz.
type Arrangement struct {
	Name, Title, Description string
	// Limit is the number of nodes above which it takes long; 0 for none.
	Limit    int
	Graphviz bool
	Needs    layout.Need

	own  layout.Layout
	run  layout.Func // instead of own: Graphviz's engine
	live bool        // instead of own: from the present picture on
}

// engines are Graphviz's with the number of nodes that each arranges within a
// few seconds.
var engines = []Arrangement{
	{Name: "dot", Title: "dot", Description: "hierarchy", Limit: 1500},
	{Name: "neato", Title: "neato", Description: "springs", Limit: 400},
	{Name: "fdp", Title: "fdp", Description: "forces", Limit: 150},
	{Name: "sfdp", Title: "sfdp", Description: "forces, larger networks", Limit: 5000},
	{Name: "twopi", Title: "twopi", Description: "rings around a center", Limit: 5000},
	{Name: "circo", Title: "circo", Description: "circles", Limit: 150},
}

// anyway is how long Graphviz may work when the person wants it anyway.
const anyway = 15 * time.Minute

// Arrangements lists the ways of arranging in the order to offer them: Clew's
// own, then Graphviz's.
func Arrangements() []Arrangement {
	var all []Arrangement
	for _, l := range layout.All() {
		all = append(all, Arrangement{
			Name: l.Name, Title: l.Title, Description: l.Description, Limit: l.Limit, Needs: l.Needs, own: l,
		})
	}
	all = append(all, live)
	for _, e := range engines {
		if slices.Contains(graphviz.Engines, e.Name) {
			e.Graphviz, e.run = true, graphviz.Layout(e.Name, graphviz.Limits{Time: anyway})
			all = append(all, e)
		}
	}
	return all
}

// Slow reports whether arranging so many nodes takes long.
func (a Arrangement) Slow(nodes int) bool { return a.Limit > 0 && nodes > a.Limit }

// Shape is what a layout that runs has reached.
type Shape struct {
	Of *graphmodel.Snapshot // what is arranged
	At []layout.Point       // of Of.Entities; not to be modified
}

// shapeInterval is how often a running layout shows what it has reached.
const shapeInterval = 40 * time.Millisecond

// ArrangeAs arranges what the canvas shows in a chosen way, in the background. Pinned
// nodes stay. Shaped tells how it goes, and Hold drags nodes meanwhile; all of it
// can be taken back as one step. Around are the entities that a radial layout
// puts in the middle.
func (w *Workspace) ArrangeAs(a Arrangement, around ...string) error {
	snap := w.session.Shown()
	if len(snap.Entities) == 0 {
		return nil
	}
	g, o := w.layoutGraph(snap), layout.Options{Seed: layoutSeed, Aspect: min(max(w.aspect(), 0.4), 4)}
	for _, id := range around {
		if i, ok := snap.EntityIndex(id); ok {
			o.Roots = append(o.Roots, int32(i))
		}
	}
	if err := a.Needs.Missing(g); err != nil {
		return err
	}
	// Back to where they were, also what was dragged meanwhile.
	back := func() { w.session.SetPositions(w.session.Positions()) }
	spec := session.Spec{Key: LayoutJob, Title: "Arranging: " + a.Title, OfRevision: true, Canceled: back}
	steer := newSteering()
	w.steering = nil
	if a.live || a.own.Gradual {
		w.steering = steer
	}
	present := w.present(snap)
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		t := &arranging{w: w, a: a, snap: snap, g: g, steer: steer, report: report, show: w.shower(ctx, snap)}
		points, err := t.compute(ctx, o, present)
		if err != nil {
			return nil, err
		}
		return func() { w.arrived("Arrange: "+a.Title, snap, points, steer) }, nil
	})
	return nil
}

// arranging is a layout at work.
type arranging struct {
	w      *Workspace
	a      Arrangement
	snap   *graphmodel.Snapshot
	g      layout.Graph
	steer  *steering
	report session.Report
	show   func([]layout.Point)
}

// compute runs a layout step by step, or Graphviz in one. Once the person drags
// a node, forces go on from what was reached.
func (t *arranging) compute(ctx context.Context, o layout.Options, present []layout.Point) ([]layout.Point, error) {
	if t.a.run != nil {
		t.report(-1, "")
		return t.a.run(ctx, t.g, o)
	}
	if t.a.live {
		t.report(-1, "")
		return t.goOn(ctx, present)
	}
	steps := t.a.own.Start(t.g, o)
	defer steps.Close()
	shown := time.Now()
	for {
		done, err := steps.Step(ctx)
		if err != nil {
			return nil, err
		}
		switch {
		case t.a.own.Gradual && t.steer.touched():
			if at := steps.Positions(); len(at) == t.g.N {
				t.report(-1, "")
				return t.goOn(ctx, at)
			}
		case !done && t.a.own.Gradual && time.Since(shown) >= shapeInterval:
			t.show(steps.Positions())
			shown = time.Now()
		}
		if done {
			return steps.Positions(), nil
		}
		t.report(steps.Progress(), "")
	}
}

// arrived puts a result in place, except for what was pinned and not dragged
// meanwhile.
func (w *Workspace) arrived(label string, snap *graphmodel.Snapshot, points []layout.Point, s *steering) {
	if v := w.session.Overview(); v != nil && v.Snapshot == snap {
		w.place(snap, points, false) // groups are no part of the graph and its history
		return
	}
	to := make(session.Positions, len(points))
	var pin []string
	for i, e := range snap.Entities {
		stays, dragged := s.dragged[e.ID]
		if stays {
			pin = append(pin, e.ID)
		}
		if _, placed := w.session.Positions()[e.ID]; placed && w.session.Pinned(e.ID) && !dragged {
			continue
		}
		to[e.ID] = points[i]
		if p, ok := s.unseen(e.ID); ok {
			to[e.ID] = p
		}
	}
	w.Place(label, to, pin...)
	w.session.SetPositions(w.session.Positions())
	w.Arranged.Emit(false)
}

// layoutGraph is what is arranged, with all that layouts may need.
func (w *Workspace) layoutGraph(snap *graphmodel.Snapshot) layout.Graph {
	s := w.session
	start := map[string]layout.Point{}
	var pinned []string
	for _, e := range snap.Entities {
		if at, ok := s.Positions()[e.ID]; ok && s.Pinned(e.ID) {
			start[e.ID] = at
			pinned = append(pinned, e.ID)
		}
	}
	g := scene.Build(snap, start, scene.Options{
		Filter: scene.Filter{LinkTypes: graphmodel.LinkTypes}, Pinned: pinned, Overview: w.session.Overview(),
	}).LayoutGraph(start)
	scene.Describe(&g, snap.Entities)
	return g
}
