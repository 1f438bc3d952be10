package graphview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clew/app/scene"
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
	roping
	moving
	linking
)

// gesture is what the pressed mouse is doing.
type gesture struct {
	pressed   bool
	button    desktop.MouseButton
	modifiers fyne.KeyModifier
	at        fyne.Position // where the button went down
	drag      kindOfDrag
	held      held          // what is moved
	source    int           // where a new link begins
	start     fyne.Position // of the drag
	end       fyne.Position // of the rubber band
	speed     speed
}

// speed is how fast the pointer has moved lately.
type speed struct {
	at     time.Time
	vx, vy float64 // pixels a second
}

// add takes a step of the pointer in.
func (s *speed) add(now time.Time, dx, dy float64) {
	dt := now.Sub(s.at).Seconds()
	if s.at.IsZero() || dt > 0.1 {
		s.vx, s.vy, dt = 0, 0, max(min(dt, 0.1), 0.016)
	}
	if s.at = now; dt < 0.001 {
		dt = 0.001
	}
	k := min(dt/0.05, 1) // an average over some fifty milliseconds
	s.vx += (dx/dt - s.vx) * k
	s.vy += (dy/dt - s.vy) * k
}

// clicks tells a double click from two clicks. A view that implemented
// fyne.DoubleTappable would get every single click late.
type clicks struct {
	now   func() time.Time
	last  time.Time
	first time.Time
	node  string
}

// doubleClick is the longest time between two clicks.
const (
	doubleClick = 350 * time.Millisecond
	// slowest is the longest time between two clicks where the program itself was
	// busy in between.
	slowest = 3 * time.Second
)

func (c *clicks) second(node string) bool {
	t := c.now()
	twice := node != "" && node == c.node && t.Sub(c.last) < doubleClick
	c.last, c.first, c.node = t, t, node
	if twice {
		c.node = ""
	}
	return twice
}

// idle says that what a click has set off is on the screen. Until then the
// toolkit has looked for no further click, however soon it came: the time for
// the second one begins now.
func (c *clicks) idle(node string) {
	if t := c.now(); c.node == node && t.Sub(c.first) < slowest {
		c.last = t
	}
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
	if hits == nil || v.pose != nil {
		return -1, -1
	}
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
	if v.pose != nil {
		// A click is meant for what is seen, also while it moves.
		if i := v.grabbed(ev.Position); i >= 0 {
			h.Node = v.base.Nodes[i].ID
		}
	}
	mode := Replace
	if adds(v.gesture.modifiers) {
		mode = Toggle
	}
	if v.clicks.second(h.Node) && mode == Replace {
		v.activate(h.Node)
		return
	}
	v.selectOnly(h, mode)
	if h.Node != "" {
		// Twice through the loop: what the selection has changed is drawn in between.
		v.opt.Do(func() { v.opt.Do(func() { v.clicks.idle(h.Node) }) })
	}
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
	if v.opt.OnActivate != nil {
		v.opt.OnActivate(id)
		return
	}
	v.FocusNodes([]string{id}, 1, true)
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
		g.speed.add(v.clicks.now(), float64(ev.Dragged.DX), float64(ev.Dragged.DY))
		v.pan(float64(ev.Dragged.DX), float64(ev.Dragged.DY))
	case banding:
		g.end = ev.Position
		v.showBand()
	case roping:
		if v.lasso.add(ev.Position) {
			v.repaint(v.lasso.box)
		}
	case moving:
		d := ev.Position.Subtract(g.start)
		v.fitted = false
		v.pose = &pose{g.held.moveBy(v.Places(), float64(d.X)/v.camera.Scale, float64(d.Y)/v.camera.Scale)}
		if v.sway != nil {
			v.sway.pull(&g.held)
		}
		v.stir()
		v.draw()
		v.report(&g.held, false)
		if v.opt.OnMerge != nil {
			v.aim(ev.Position, g.held.nodes, true)
		}
	case linking:
		v.pull(ev.Position)
	}
}

// beginDrag decides what a drag does from where it started.
func (v *View) beginDrag(ev *fyne.DragEvent) {
	g := &v.gesture
	v.hideTooltip()
	v.finish()
	g.start, g.end = ev.Position.Subtract(fyne.NewPos(ev.Dragged.DX, ev.Dragged.DY)), ev.Position
	if g.pressed {
		g.start = g.at
	}
	middle := g.button == desktop.MouseButtonTertiary
	if node := v.grabbed(g.start); node >= 0 && !middle {
		if v.tool == LinkTool && v.opt.OnLink != nil {
			g.drag, g.source = linking, node
			return
		}
		v.beginSway()
		g.drag, g.held = moving, v.hold(v.dragged(node))
		v.hover(Hover{Node: v.base.Nodes[node].ID})
		return
	}
	v.hover(Hover{})
	switch v.tool.with(g.modifiers) {
	case FrameTool:
		g.drag = banding
	case LassoTool:
		g.drag = roping
		v.lasso.begin(g.start)
		v.repaint(v.lasso.box)
	default:
		g.drag = panning
	}
	if middle {
		g.drag = panning
		v.lasso.box.Hide()
	}
}

// grabbed is the node under a point, also while nodes move.
func (v *View) grabbed(pos fyne.Position) int {
	if v.pose == nil {
		node, _ := v.at(pos)
		return node
	}
	best, size := -1, v.size()
	scale := v.base.NodeScale(v.camera.Scale)
	for i := range v.base.Nodes {
		n := &v.base.Nodes[i]
		x, y := v.nodeAt(i)
		sx, sy := v.camera.ToScreen(size, x, y)
		if scene.Distance(n.Shape, float64(pos.X)-sx, float64(pos.Y)-sy, n.Radius*scale) <= nodeSlop &&
			(best < 0 || n.Importance >= v.base.Nodes[best].Importance) {
			best = i
		}
	}
	return best
}

// with is the tool that held keys make of a tool: with Shift selecting and
// moving change places, Alt stands for the lasso.
func (t Tool) with(held fyne.KeyModifier) Tool {
	shift, alt := held&fyne.KeyModifierShift != 0, held&fyne.KeyModifierAlt != 0
	switch {
	case alt:
		return LassoTool
	case shift && t == PanTool:
		return FrameTool
	case shift:
		return PanTool
	default:
		return t
	}
}

// DragEnd implements fyne.Draggable.
func (v *View) DragEnd() {
	g := v.gesture
	if v.sway != nil {
		v.endSway()
		v.takeAlong(&g.held)
	}
	v.gesture = gesture{}
	switch g.drag {
	case panning:
		v.cameraMoved()
		if v.clicks.now().Sub(g.speed.at) < 60*time.Millisecond {
			v.letGo(g.speed.vx, g.speed.vy)
		}
	case banding:
		v.band.Hide()
		v.repaint(v.band)
		v.selectIn(g, v.banded(&g))
	case roping:
		v.lasso.box.Hide()
		v.repaint(v.lasso.box)
		v.selectIn(g, v.caught())
	case linking:
		v.dropped(&g)
	case moving:
		if v.dropped(&g) {
			return
		}
		v.settleNodes()
		v.report(&g.held, true)
		v.draw()
	}
}

// endGesture drops a drag whose scene goes away.
func (v *View) endGesture() {
	v.endSway()
	switch v.gesture.drag {
	case moving, banding, roping, linking:
		v.disarm()
		v.target.wire.Hide()
		v.gesture.drag = panning
		v.gesture.held = held{}
		v.band.Hide()
		v.lasso.box.Hide()
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

// banded are the ids of the nodes that the rubber band holds.
func (v *View) banded(g *gesture) (ids []string) {
	hits := v.hits()
	if hits == nil {
		return nil
	}
	for _, i := range hits.NodesIn(v.camera, v.size(), g.rect()) {
		ids = append(ids, v.base.Nodes[i].ID)
	}
	return ids
}

// selectIn selects what a rubber band or a lasso holds.
func (v *View) selectIn(g gesture, nodes []string) {
	if v.opt.OnSelect == nil {
		return
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
	if v.gesture.drag != noDrag || v.pose != nil || v.motion.animation != nil {
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
	case v.gesture.drag == banding, v.gesture.drag == roping, v.tool == LinkTool, v.tool != PanTool && v.focus.HoveredNode == "" && v.focus.HoveredLink == "":
		return desktop.CrosshairCursor
	case v.focus.HoveredNode != "", v.focus.HoveredLink != "":
		return desktop.PointerCursor
	default:
		return desktop.DefaultCursor
	}
}
