//go:build !headless

package desktop

import (
	"context"
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clew/app/controls"
	"clew/app/desktop/blit"
	"clew/app/scene"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/graphview"
	"clew/app/workspace"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// sceneJob builds the picture of a graph that is too large to do so at once.
const sceneJob = "scene"

// directNodes is the size up to which a picture is built at once.
const directNodes = 1500

// network joins the canvas with the session: it builds the scene of what is
// visible, and turns what the person does into the session's terms.
type network struct {
	w      *window
	view   *graphview.View
	object fyne.CanvasObject
	fresh  bool // the next scene is a new picture: fit it, do not animate
	legend bool
	around around
	known  scene.Communities // of what the canvas has shown

	// Where the camera was before something was focused.
	before       scene.Camera
	beforeFitted bool
	afterBuild   func() // once, when the next scene is shown

	bar *focusBar
}

func newNetwork(w *window) *network {
	n := &network{w: w, fresh: true, legend: w.app.Preferences().BoolWithFallback(prefLegend, true)}
	n.view = graphview.New(graphview.Options{
		Do:      w.do,
		Blitter: noted{blit.New(), w.onPaint},
		Animate: w.animate,
		Tips:    w.tips,
		OnSelect: func(nodes, links []string, mode graphview.Mode) {
			w.session.Select(joined(w.session.Selection(), nodes, links, mode))
		},
		OnHover:    func(h graphview.Hover) { w.session.Hover(h.Node) },
		OnMove:     n.moved,
		OnActivate: w.activate,
		OnMerge:    w.mergeInto,
		OnLink:     func(from, to string) { w.newLink(from, to) },
		OnNew:      func() { w.newEntity("", nil) },
		OnPin:      n.togglePins,
		OnHops:     n.changeHops,
		OnKey:      n.w.functionKey,
		OnContext:  n.contextMenu,
	})
	n.bar = newFocusBar(n)
	n.object = container.NewStack(n.view, n.bar.layer)
	n.applyPreferences()
	w.session.PositionsChanged.Listen(func(session.Positions) { n.rebuild(!n.fresh) })
	w.session.SelectionChanged.Listen(func(s session.Selection) { n.select1(s) })
	w.session.HoverChanged.Listen(func(id string) { n.view.SetHover(n.shownBy(id)) })
	w.space.Shaped.Listen(n.shaped)
	w.space.Arranged.Listen(func(fresh bool) {
		if fresh {
			n.view.Fit(false)
		}
		n.fresh = false
	})
	return n
}

// noted tells when the window is painted: the network always is.
type noted struct {
	graphview.Blitter
	painted func()
}

// Blit implements graphview.Blitter.
func (n noted) Blit(m *image.RGBA, turn uint64, to image.Rectangle, ground color.Color) bool {
	if n.painted != nil {
		n.painted()
		defer n.painted() // it may take long
	}
	return n.Blitter.Blit(m, turn, to, ground)
}

// select1 marks the selection, or the groups in which it lies.
func (n *network) select1(s session.Selection) {
	n.view.SetSelection(n.w.session.OnCanvas(s.Entities), s.Links)
}

// shownBy is the node that shows an entity.
func (n *network) shownBy(id string) string {
	if ids := n.w.session.OnCanvas([]string{id}); len(ids) == 1 {
		return ids[0]
	}
	return id
}

// joined is the selection after a click or a rubber band.
func joined(old session.Selection, nodes, links []string, mode graphview.Mode) session.Selection {
	switch mode {
	case graphview.Extend:
		return session.Selection{
			Entities: append(append([]string(nil), old.Entities...), nodes...),
			Links:    append(append([]string(nil), old.Links...), links...),
		}
	case graphview.Toggle:
		return session.Selection{Entities: toggled(old.Entities, nodes), Links: toggled(old.Links, links)}
	default:
		return session.Selection{Entities: nodes, Links: links}
	}
}

// toggled takes out of a list what is in it already and adds the rest.
func toggled(old, ids []string) []string {
	in := map[string]bool{}
	for _, id := range ids {
		in[id] = true
	}
	var out []string
	for _, id := range old {
		if !in[id] {
			out = append(out, id)
		}
		delete(in, id)
	}
	for _, id := range ids {
		if in[id] {
			out = append(out, id)
		}
	}
	return out
}

// rebuild shows what is visible now.
func (n *network) rebuild(animate bool) {
	s := n.w.session
	visible, positions := s.Shown(), s.Positions()
	var pinned []string
	for _, e := range visible.Entities {
		if s.Pinned(e.ID) {
			pinned = append(pinned, e.ID)
		}
	}
	n.around.update(visible)
	options := scene.Options{
		Palette: theme.Palette(), Pinned: pinned, Legend: n.legend, Communities: true, Known: &n.known, Name: n.w.space.Name(),
		Filter: scene.Filter{LinkTypes: graphmodel.LinkTypes, Only: n.around.shown}, Overview: s.Overview(),
	}
	n.bar.update()
	if len(visible.Entities) <= directNodes {
		n.show(scene.Build(visible, positions, options), animate)
		return
	}
	s.Run(session.Spec{Key: sceneJob, Title: "Drawing", Quiet: true}, func(ctx context.Context, _ session.Report) (func(), error) {
		built, err := scene.BuildIn(ctx, visible, positions, options)
		if err != nil {
			return nil, err
		}
		return func() { n.show(built, animate) }, nil
	})
}

func (n *network) show(s *scene.Scene, animate bool) {
	n.view.SetScene(s, animate)
	n.select1(n.w.session.Selection())
	if f := n.afterBuild; f != nil {
		n.afterBuild = nil
		f()
	}
}

// shaped shows what a running layout has reached.
func (n *network) shaped(shape workspace.Shape) {
	s := n.view.Base()
	at := slices.Clone(n.view.Places())
	for i := range s.Nodes {
		if k, ok := shape.Of.EntityIndex(s.Nodes[i].ID); ok && !n.w.session.Pinned(s.Nodes[i].ID) {
			at[i] = shape.At[k]
		}
	}
	if n.w.animate() {
		n.view.Pose(at)
	}
}

// focusCanvas gives the keyboard to the canvas.
func (n *network) focusCanvas() { n.w.win.Canvas().Focus(n.view) }

// restyle draws the same in other colors.
func (n *network) restyle() { n.rebuild(false) }

func (n *network) setLegend(on bool) {
	n.legend = on
	n.w.app.Preferences().SetBool(prefLegend, on)
	n.rebuild(false)
}

// reveal brings an entity into sight. One in a closed group steps out of it.
func (n *network) reveal(id string) {
	n.w.space.ShowEntities([]string{id}, func() { n.view.Reveal(id, true) })
}

// moved keeps nodes where a person has put them. What was dragged is pinned,
// unless the person does not want that.
func (n *network) moved(moves []graphview.Move, done bool) {
	if n.w.space.Steered() {
		n.steer(moves, done)
		return
	}
	if !done {
		return
	}
	s := n.w.session
	to, groups := make(session.Positions, len(moves)), session.Positions{}
	var held []string
	for _, m := range moves {
		if s.Group(m.ID) != nil {
			groups[m.ID] = layout.Point{X: m.X, Y: m.Y}
			continue
		}
		to[m.ID] = layout.Point{X: m.X, Y: m.Y}
		if m.Held {
			held = append(held, m.ID)
		}
	}
	n.w.space.PlaceGroups(groups)
	if len(held) == 0 {
		n.w.space.PlaceGroups(to) // what has only made room for a group
		return
	}
	var pin []string
	if n.w.canvasSetting(prefPinDragged) {
		pin = held
	}
	label := "Move"
	if e := s.Snapshot().Entity(held[0]); e != nil && len(held) == 1 {
		label = "Move " + controls.Isolate(e.Name)
	}
	n.w.space.Place(label, to, pin...)
}

// steer drags nodes through a layout that runs.
func (n *network) steer(moves []graphview.Move, done bool) {
	to := make(session.Positions, len(moves))
	var held []string
	for _, m := range moves {
		if m.Held {
			to[m.ID] = layout.Point{X: m.X, Y: m.Y}
			held = append(held, m.ID)
		}
	}
	n.w.space.Hold(to)
	if done {
		n.w.space.LetGo(held, n.w.canvasSetting(prefPinDragged))
	}
}

// aspect is the shape of the canvas, for layouts.
func (n *network) aspect() float64 {
	size := n.view.Size()
	if size.Width < 50 || size.Height < 50 {
		return 1.4
	}
	return float64(size.Width / size.Height)
}

func (n *network) contextMenu(h graphview.Hover, at fyne.Position) {
	switch g := n.w.session.Group(h.Node); {
	case g != nil:
		n.w.groupMenu(g, at)
	case h.Node != "":
		n.w.entityMenu(h.Node, at)
	case h.Link != "":
		n.w.linkMenu(h.Link, at)
	default:
		n.w.canvasMenu(at)
	}
}
