package workspace

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"clew/app/scene"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/overview"
)

// grouping is how a graph that is too large to be shown one by one is divided.
type grouping struct {
	tree  *overview.Tree
	of    *session.Visible // what the tree divides
	state overview.State
}

// arrangeGroups works out the groups of what is visible and lays them out.
// Unless it starts over, nodes that have a place stay near it.
func (w *Workspace) arrangeGroups(over, fresh bool) {
	s := w.session
	if s.Overview() == nil && w.groups.tree != nil {
		// Places of a picture with other nodes around would do harm.
		over, fresh = true, true
	}
	snap, visible, groups, places := s.Snapshot(), s.Visible(), w.groups, s.Positions()
	if over {
		places = w.pinnedPlaces()
	}
	aspect := min(max(w.aspect(), 0.4), 4)
	spec := session.Spec{Key: LayoutJob, Title: "Grouping", OfRevision: true}
	s.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		if groups.tree == nil || groups.of != visible {
			tree, err := overview.New(ctx, visible.In(snap))
			if err != nil {
				return nil, err
			}
			groups.tree, groups.of = tree, visible
		}
		v, err := groups.tree.View(ctx, groups.state)
		if err != nil {
			return nil, err
		}
		report(0.5, "")
		p, err := w.placeView(ctx, v, places, aspect)
		if err != nil {
			return nil, err
		}
		return func() { w.showGroups(groups, v, p, fresh) }, nil
	})
}

func (w *Workspace) pinnedPlaces() session.Positions {
	pinned := session.Positions{}
	for id, at := range w.session.Positions() {
		if w.session.Pinned(id) {
			pinned[id] = at
		}
	}
	return pinned
}

// placeView lays out a view of the groups. Nodes with a place stay near it.
func (w *Workspace) placeView(ctx context.Context, v *overview.View, places session.Positions, aspect float64) (session.Positions, error) {
	start := map[string]layout.Point{}
	for _, e := range v.Snapshot.Entities {
		if at, ok := places[e.ID]; ok {
			start[e.ID] = at
		}
	}
	if len(start) == len(v.Snapshot.Entities) {
		return start, nil
	}
	points, err := w.layout(ctx, viewScene(v, start, nil).LayoutGraph(start), layout.Options{Seed: layoutSeed, Aspect: aspect})
	if err != nil {
		return nil, err
	}
	return placesOf(v, points), nil
}

// viewScene is what is drawn of a view, or of some of its nodes.
func viewScene(v *overview.View, places session.Positions, only []string) *scene.Scene {
	return scene.Build(v.Snapshot, places, scene.Options{
		Filter: scene.Filter{LinkTypes: graphmodel.LinkTypes, Only: only}, Overview: v,
	})
}

func placesOf(v *overview.View, points []layout.Point) session.Positions {
	p := make(session.Positions, len(points))
	for i, e := range v.Snapshot.Entities {
		p[e.ID] = points[i]
	}
	return p
}

// showGroups puts a view with its places in place.
func (w *Workspace) showGroups(groups grouping, v *overview.View, p session.Positions, fresh bool) {
	groups.state = v.State
	w.groups = groups
	all := maps.Clone(w.session.Positions())
	maps.Copy(all, p)
	w.session.SetOverview(v)
	w.session.SetPositions(all)
	w.Arranged.Emit(fresh)
	w.amend()
}

// OpenGroup shows what is in a group, in its place; the others make room. done,
// if any, gets the ids of the nodes that have come.
func (w *Workspace) OpenGroup(id string, done func(nodes []string)) {
	if w.session.Group(id) != nil {
		w.regroup(w.session.Overview().State.With(id), done)
	}
}

// CloseGroup puts what is in an open group together again. done, if any, gets
// the id of the group.
func (w *Workspace) CloseGroup(id string, done func(nodes []string)) {
	if v := w.session.Overview(); v != nil {
		w.regroup(v.State.Without(id), done)
	}
}

// CloseGroups brings the first overview back.
func (w *Workspace) CloseGroups() {
	w.groups.state = overview.State{}
	w.arrange(true, true)
}

// ShowEntities lets entities step out of the closed groups in which they lie,
// and those that have done so before go back. done, if any, is called when
// each of them is on the canvas.
func (w *Workspace) ShowEntities(ids []string, done func()) {
	if done == nil {
		done = func() {}
	}
	v := w.session.Overview()
	if v == nil || !slices.ContainsFunc(ids, func(id string) bool {
		holder, ok := v.Holder(id)
		return ok && holder != id
	}) {
		done()
		return
	}
	w.regroup(overview.State{Open: v.State.Open, Out: ids}, func([]string) { done() })
}

// regroup opens and closes groups, one after the other, each in its place.
func (w *Workspace) regroup(state overview.State, done func(nodes []string)) {
	before, places, groups := w.session.Overview(), w.session.Positions(), w.groups
	spec := session.Spec{Key: LayoutJob, Title: "Grouping", Quiet: true, OfRevision: true}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		m := &mover{ctx: ctx, layout: w.layout, view: before, places: places}
		if err := m.goTo(state); err != nil {
			return nil, err
		}
		fresh := newNodes(before, m.view)
		return func() {
			w.showGroups(groups, m.view, m.places, false)
			if done != nil {
				done(fresh)
			}
		}, nil
	})
}

// newNodes lists what a view shows that one before did not.
func newNodes(before, after *overview.View) []string {
	var ids []string
	for _, e := range after.Snapshot.Entities {
		if before.Snapshot.Entity(e.ID) == nil {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// viewState is what a project remembers of the groups.
type viewState struct {
	Open   []string              `json:"open,omitempty"`
	Places map[string][2]float64 `json:"places,omitempty"` // of groups
}

// viewSetting is the key of the project's setting that holds it.
const viewSetting = "groups"

// withView returns the project's settings with the state of the groups.
func (w *Workspace) withView() map[string]string {
	v := w.session.Overview()
	if v == nil {
		return w.settings
	}
	state := viewState{Open: v.State.Open, Places: map[string][2]float64{}}
	for id := range v.Groups {
		if at, ok := w.session.Positions()[id]; ok {
			state.Places[id] = [2]float64{at.X, at.Y}
		}
	}
	text, err := json.Marshal(state)
	if err != nil {
		return w.settings // a place that is no number; not worth a failure
	}
	all := maps.Clone(w.settings)
	if all == nil {
		all = map[string]string{}
	}
	all[viewSetting] = string(text)
	return all
}

// restoreView reads the state of the groups, and adds their places. What it
// cannot read it leaves out.
func (w *Workspace) restoreView(places session.Positions) {
	var state viewState
	if json.Unmarshal([]byte(w.settings[viewSetting]), &state) != nil {
		return
	}
	w.groups.state.Open = state.Open
	for id, at := range state.Places {
		places[id] = layout.Point{X: at[0], Y: at[1]}
	}
}
