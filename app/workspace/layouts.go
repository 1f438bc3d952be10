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

	own layout.Layout
	run layout.Func // instead of own: Graphviz's engine
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
// nodes stay. Shaped tells how it goes; the result can be taken back. Around
// are the entities that a radial layout puts in the middle.
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
	spec := session.Spec{
		Key: LayoutJob, Title: "Arranging: " + a.Title, OfRevision: true,
		Canceled: func() { w.session.SetPositions(w.session.Positions()) }, // back to where they were
	}
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		points, err := w.compute(ctx, a, snap, g, o, report)
		if err != nil {
			return nil, err
		}
		return func() { w.arrived("Arrange: "+a.Title, snap, points) }, nil
	})
	return nil
}

// compute runs a layout step by step, or Graphviz in one.
func (w *Workspace) compute(
	ctx context.Context, a Arrangement, snap *graphmodel.Snapshot, g layout.Graph, o layout.Options, report session.Report,
) ([]layout.Point, error) {
	if a.run != nil {
		report(-1, "")
		return a.run(ctx, g, o)
	}
	steps := a.own.Start(g, o)
	defer steps.Close()
	shown := time.Now()
	for {
		done, err := steps.Step(ctx)
		if err != nil || done {
			return steps.Positions(), err
		}
		report(steps.Progress(), "")
		if time.Since(shown) < shapeInterval || !a.own.Gradual {
			continue
		}
		if at := steps.Positions(); len(at) == len(snap.Entities) {
			w.session.Do(func() {
				if ctx.Err() == nil {
					w.Shaped.Emit(Shape{snap, at})
				}
			})
		}
		shown = time.Now()
	}
}

// arrived puts a result in place, except for what was pinned meanwhile.
func (w *Workspace) arrived(label string, snap *graphmodel.Snapshot, points []layout.Point) {
	if v := w.session.Overview(); v != nil && v.Snapshot == snap {
		w.place(snap, points, false) // groups are no part of the graph and its history
		return
	}
	to := make(session.Positions, len(points))
	for i, e := range snap.Entities {
		if _, placed := w.session.Positions()[e.ID]; placed && w.session.Pinned(e.ID) {
			continue
		}
		to[e.ID] = points[i]
	}
	w.Place(label, to)
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
