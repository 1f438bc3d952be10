package workspace

import (
	"context"
	"maps"

	"clew/app/scene"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// LayoutJob is the key of the job that arranges the graph.
const LayoutJob = "layout"

// layoutSeed makes the same graph give the same picture.
const layoutSeed = 1

// quietNodes is the size up to which a layout is too quick to show progress.
const quietNodes = 300

// Arrange lays the whole graph out anew. Nodes that a person has placed stay.
func (w *Workspace) Arrange() { w.arrange(true, true) }

// ArrangeAll forgets which nodes a person has placed, and lays out anew.
func (w *Workspace) ArrangeAll() {
	w.session.UnpinAll()
	w.arrange(true, true)
}

// arrange runs the layout. Unless it starts over, nodes that have a place stay
// near it, and new ones are put beside their neighbors.
func (w *Workspace) arrange(over, fresh bool) {
	s := w.session
	w.steering = nil
	if s.Crowded() {
		w.arrangeGroups(over, fresh)
		return
	}
	asked := over // by a person, who may want it back
	if s.Overview() != nil {
		// The places of the overview say nothing about the picture one by one.
		s.SetOverview(nil)
		over, fresh = true, true
	}
	snap := s.VisibleSnapshot()
	start := map[string]layout.Point{}
	var pinned []string
	for _, e := range snap.Entities {
		at, ok := s.Positions()[e.ID]
		pin := s.Pinned(e.ID)
		if ok && (!over || pin) {
			start[e.ID] = at
		}
		if ok && pin {
			pinned = append(pinned, e.ID)
		}
	}
	if len(snap.Entities) == 0 || !over && len(start) == len(snap.Entities) {
		s.SetPositions(s.Positions())
		w.Arranged.Emit(fresh)
		return
	}
	aspect, engine := min(max(w.aspect(), 0.4), 4), w.layout
	spec := session.Spec{Key: LayoutJob, Title: "Arranging", Quiet: len(snap.Entities) < quietNodes, OfRevision: true}
	s.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		g := scene.Build(snap, start, scene.Options{
			Filter: scene.Filter{LinkTypes: graphmodel.LinkTypes}, Pinned: pinned,
		}).LayoutGraph(start)
		points, err := engine(ctx, g, layout.Options{
			Seed: layoutSeed, Aspect: aspect, Progress: func(f float64) { report(f, "") },
		})
		if err != nil {
			return nil, err
		}
		if asked {
			return func() {
				w.arrived("Arrange", snap, points, newSteering())
				w.Arranged.Emit(fresh)
			}, nil
		}
		return func() { w.place(snap, points, fresh) }, nil
	})
}

// place puts a layout's result in place. Entities that are filtered out keep
// where they were.
func (w *Workspace) place(snap *graphmodel.Snapshot, points []layout.Point, fresh bool) {
	all := maps.Clone(w.session.Positions())
	for i, e := range snap.Entities {
		all[e.ID] = points[i]
	}
	w.nudged(w.session.Positions(), all)
	w.session.SetPositions(all)
	w.Arranged.Emit(fresh)
	w.amend()
}

// Shown arranges what a changed filter has brought in.
func (w *Workspace) Shown() { w.arrange(false, false) }
