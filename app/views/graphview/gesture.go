package graphview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clew/app/scene"
	"clew/graphmodel/layout"
)

// Reach of the pointer in device-independent pixels.
const (
	nodeSlop = 3
	linkSlop = 5
)

// kindOfDrag is what a drag does.
type kindOfDrag uint8

const (
	noDrag kindOfDrag = iota
	panning
	banding
	moving
)

// gesture is what the pressed mouse is doing.
type gesture struct {
	pressed   bool
	button    desktop.MouseButton
	modifiers fyne.KeyModifier
	at        fyne.Position // where the button went down
	drag      kindOfDrag
	node      int // what is moved
	dx, dy    float64
	start     fyne.Position // of the rubber band
	end       fyne.Position
}

// clicks tells a double click from two clicks. A view that implemented
// fyne.DoubleTappable would get every single click late.
type clicks struct {
	now  func() time.Time
	last time.Time
	node string
}

// doubleClick is the longest time between two clicks.
const doubleClick = 350 * time.Millisecond

func (c *clicks) second(node string) bool {
	t := c.now()
	twice := node != "" && node == c.node && t.Sub(c.last) < doubleClick
	c.last, c.node = t, node
	if twice {
		c.node = ""
	}
	return twice
}

// modifiers are the keys that are held now.
func modifiers() fyne.KeyModifier {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return d.CurrentKeyModifiers()
		}
	}
	return 0
}

func adds(m fyne.KeyModifier) bool {
	return m&(fyne.KeyModifierShift|fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0
}

// at finds what lies under a point: a node, else a link, else neither.
func (v *View) at(pos fyne.Position) (node, link int) {
	x, y, size := float64(pos.X), float64(pos.Y), v.size()
	hits := v.hits()
	if node = hits.Node(v.camera, size, x, y, nodeSlop); node >= 0 {
		return node, -1
	}
	return -1, hits.Link(v.camera, size, x, y, linkSlop)
}

func (v *View) hoverAt(pos fyne.Position) (h Hover) {
	node, link := v.at(pos)
	if node >= 0 {
		h.Node = v.base.Nodes[node].ID
	}
	if link >= 0 {
		h.Link = v.base.Links[link].ID
	}
	return h
}

// MouseDown implements desktop.Mouseable.
func (v *View) MouseDown(ev *desktop.MouseEvent) {
	v.hideTooltip()
	v.finish()
	v.gesture = gesture{pressed: true, button: ev.Button, modifiers: ev.Modifier, at: ev.Position}
	v.takeFocus()
}

// MouseUp implements desktop.Mouseable.
func (v *View) MouseUp(*desktop.MouseEvent) {
	if v.gesture.drag == noDrag {
		v.gesture.pressed = false
	}
}

// Tapped implements fyne.Tappable: a click selects.
func (v *View) Tapped(ev *fyne.PointEvent) {
	h := v.hoverAt(ev.Position)
	mode := Replace
	if adds(v.gesture.modifiers) {
		mode = Toggle
	}
	if v.clicks.second(h.Node) && mode == Replace {
		v.activate(h.Node)
		return
	}
	v.selectOnly(h, mode)
}

func (v *View) selectOnly(h Hover, mode Mode) {
	if v.opt.OnSelect == nil || h == (Hover{}) && mode != Replace {
		return
	}
	var nodes, links []string
	if h.Node != "" {
		nodes = []string{h.Node}
	}
	if h.Link != "" {
		links = []string{h.Link}
	}
	v.opt.OnSelect(nodes, links, mode)
}

// activate shows a node's surroundings.
func (v *View) activate(id string) {
	v.FocusNodes([]string{id}, true)
	if v.opt.OnActivate != nil {
		v.opt.OnActivate(id)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *View) TappedSecondary(ev *fyne.PointEvent) {
	v.hideTooltip()
	if v.opt.OnContext != nil {
		v.opt.OnContext(v.hoverAt(ev.Position), ev.AbsolutePosition)
	}
}

// Dragged implements fyne.Draggable.
func (v *View) Dragged(ev *fyne.DragEvent) {
	g := &v.gesture
	if g.drag == noDrag {
		v.beginDrag(ev)
	}
	switch g.drag {
	case panning:
		v.pan(float64(ev.Dragged.DX), float64(ev.Dragged.DY))
	case banding:
		g.end = ev.Position
		v.showBand()
	case moving:
		x, y := v.camera.ToWorld(v.size(), float64(ev.Position.X), float64(ev.Position.Y))
		v.moveNode(g.node, x+g.dx, y+g.dy)
		v.report(g.node, false)
	}
}

// beginDrag decides what a drag does from where it started.
func (v *View) beginDrag(ev *fyne.DragEvent) {
	g := &v.gesture
	v.hideTooltip()
	v.finish()
	start := ev.Position.Subtract(fyne.NewPos(ev.Dragged.DX, ev.Dragged.DY))
	if g.pressed {
		start = g.at
	}
	if node, _ := v.at(start); node >= 0 && g.button != desktop.MouseButtonTertiary {
		g.drag, g.node = moving, node
		x, y := v.camera.ToWorld(v.size(), float64(start.X), float64(start.Y))
		g.dx, g.dy = v.base.Nodes[node].X-x, v.base.Nodes[node].Y-y
		v.hover(Hover{Node: v.base.Nodes[node].ID})
		return
	}
	v.hover(Hover{})
	if v.selectMode != (g.modifiers&fyne.KeyModifierShift != 0) && g.button != desktop.MouseButtonTertiary {
		g.drag, g.start, g.end = banding, start, ev.Position
		return
	}
	g.drag = panning
}

// DragEnd implements fyne.Draggable.
func (v *View) DragEnd() {
	g := v.gesture
	v.gesture = gesture{}
	switch g.drag {
	case panning:
		v.cameraMoved()
	case banding:
		v.band.Hide()
		v.selectBand(g)
	case moving:
		v.index = nil
		v.report(g.node, true)
	}
}

// endGesture drops a drag whose scene goes away.
func (v *View) endGesture() {
	if v.gesture.drag == moving || v.gesture.drag == banding {
		v.gesture.drag = panning
		v.band.Hide()
	}
}

// moveNode puts a node somewhere else.
func (v *View) moveNode(i int, x, y float64) {
	pos := v.base.Positions()
	pos[i] = layout.Point{X: x, Y: y}
	v.base, v.index = v.base.MovedTo(pos), nil
	v.fitted = false
	v.emphasize()
}

func (v *View) report(i int, done bool) {
	if v.opt.OnMoveNode != nil {
		n := &v.base.Nodes[i]
		v.opt.OnMoveNode(n.ID, n.X, n.Y, done)
	}
}

func (v *View) showBand() {
	r := v.gesture.rect()
	v.band.Move(fyne.NewPos(float32(r.X0), float32(r.Y0)))
	v.band.Resize(fyne.NewSize(float32(r.X1-r.X0), float32(r.Y1-r.Y0)))
	v.band.Show()
	v.repaint(v.band)
}

func (g *gesture) rect() scene.Rect {
	return scene.Rect{
		X0: float64(min(g.start.X, g.end.X)), Y0: float64(min(g.start.Y, g.end.Y)),
		X1: float64(max(g.start.X, g.end.X)), Y1: float64(max(g.start.Y, g.end.Y)),
	}
}

// selectBand selects the nodes that the rubber band holds.
func (v *View) selectBand(g gesture) {
	if v.opt.OnSelect == nil {
		return
	}
	var nodes []string
	for _, i := range v.hits().NodesIn(v.camera, v.size(), g.rect()) {
		nodes = append(nodes, v.base.Nodes[i].ID)
	}
	mode := Replace
	if g.modifiers&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 {
		mode = Extend
	}
	if len(nodes) > 0 || mode == Replace {
		v.opt.OnSelect(nodes, nil, mode)
	}
}

// MouseIn implements desktop.Hoverable.
func (v *View) MouseIn(ev *desktop.MouseEvent) { v.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (v *View) MouseMoved(ev *desktop.MouseEvent) {
	if v.gesture.drag != noDrag || v.motion.target != nil {
		return
	}
	h := v.hoverAt(ev.Position)
	v.hover(h)
	v.tipSoon(h, ev.Position)
}

// MouseOut implements desktop.Hoverable.
func (v *View) MouseOut() {
	if v.gesture.drag == noDrag {
		v.hover(Hover{})
		v.hideTooltip()
	}
}

// hover highlights what the pointer is over.
func (v *View) hover(h Hover) {
	if v.focus.HoveredNode == h.Node && v.focus.HoveredLink == h.Link {
		return
	}
	v.focus.HoveredNode, v.focus.HoveredLink = h.Node, h.Link
	v.emphasize()
	if v.opt.OnHover != nil {
		v.opt.OnHover(h)
	}
}

// Cursor implements desktop.Cursorable.
func (v *View) Cursor() desktop.Cursor {
	switch {
	case v.gesture.drag == banding, v.selectMode && v.focus.HoveredNode == "" && v.focus.HoveredLink == "":
		return desktop.CrosshairCursor
	case v.focus.HoveredNode != "", v.focus.HoveredLink != "":
		return desktop.PointerCursor
	default:
		return desktop.DefaultCursor
	}
}
