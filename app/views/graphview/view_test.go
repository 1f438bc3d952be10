package graphview

import (
	"context"
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"clew/app/gate"
	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel/layout"
)

// bench is a view in a window with everything it reports.
type bench struct {
	t      *testing.T
	view   *View
	window fyne.Window
	queue  *gate.Queue

	nodes, links []string
	mode         Mode
	selects      int
	hovers       []Hover
	moves        []string
	moved        layout.Point
	done         bool
	activated    string
	context      *Hover
	cameras      int
	animate      bool
	clock        time.Time
}

func newBench(t *testing.T) *bench {
	t.Helper()
	test.NewTempApp(t)
	b := &bench{t: t, queue: &gate.Queue{}, clock: time.Unix(0, 0)}
	b.view = New(Options{
		Do: b.queue.Do, Animate: func() bool { return b.animate }, TooltipDelay: -1,
		OnSelect: func(nodes, links []string, mode Mode) {
			b.nodes, b.links, b.mode = nodes, links, mode
			b.selects++
		},
		OnHover: func(h Hover) { b.hovers = append(b.hovers, h) },
		OnMoveNode: func(id string, x, y float64, done bool) {
			b.moves = append(b.moves, id)
			b.moved, b.done = layout.Point{X: x, Y: y}, done
		},
		OnActivate: func(id string) { b.activated = id },
		OnContext:  func(h Hover, _ fyne.Position) { b.context = &h },
		OnCamera:   func() { b.cameras++ },
	})
	b.view.clicks.now = func() time.Time { return b.clock }
	b.window = test.NewTempWindow(t, b.view)
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(900, 600))
	b.view.SetScene(story(t, scene.Light), false)
	b.settle()
	return b
}

func story(t testing.TB, p *scene.Palette) *scene.Scene {
	t.Helper()
	s := scene.Build(scenetest.Story(), nil, scene.Options{Palette: p, Legend: true})
	pos, err := layout.Default(context.Background(), s.LayoutGraph(nil), layout.Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s.WithPositions(pos)
}

// settle waits until no frame is being drawn.
func (b *bench) settle() {
	b.t.Helper()
	for range 1000 {
		b.queue.Drain()
		if !b.view.painter.busy {
			return
		}
		time.Sleep(time.Millisecond)
	}
	b.t.Fatal("a frame never came")
}

// at is where a node stands in the view.
func (b *bench) at(id string) fyne.Position {
	b.t.Helper()
	i, ok := b.view.base.NodeIndex(id)
	if !ok {
		b.t.Fatalf("no node %s", id)
	}
	n := &b.view.base.Nodes[i]
	x, y := b.view.camera.ToScreen(b.view.size(), n.X, n.Y)
	return fyne.NewPos(float32(x), float32(y))
}

// onLink is a place on a link that no node covers.
func (b *bench) onLink(id string) fyne.Position {
	b.t.Helper()
	s, cam, size := b.view.base, b.view.camera, b.view.size()
	i, _ := s.LinkIndex(id)
	c, ok := s.LinkCurve(i, cam.Scale)
	if !ok {
		b.t.Fatalf("link %s is not drawn", id)
	}
	for _, t := range []float64{0.5, 0.4, 0.6, 0.3, 0.7} {
		x, y := c.At(t)
		pos := fyne.NewPos(float32(x-cam.X*cam.Scale+size.W/2), float32(y-cam.Y*cam.Scale+size.H/2))
		if node, link := b.view.at(pos); node < 0 && link == i {
			return pos
		}
	}
	b.t.Fatalf("link %s cannot be reached", id)
	return fyne.Position{}
}

func (b *bench) press(pos fyne.Position, m fyne.KeyModifier) {
	b.view.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonPrimary, Modifier: m})
}

func (b *bench) release(pos fyne.Position) {
	b.view.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}, Button: desktop.MouseButtonPrimary})
}

func (b *bench) click(pos fyne.Position, m fyne.KeyModifier) {
	b.press(pos, m)
	b.release(pos)
	b.view.Tapped(&fyne.PointEvent{Position: pos})
}

// drag presses at one place and moves to another in a few steps.
func (b *bench) drag(from, to fyne.Position, m fyne.KeyModifier) {
	b.press(from, m)
	last := from
	for i := 1; i <= 5; i++ {
		k := float32(i) / 5
		p := fyne.NewPos(from.X+(to.X-from.X)*k, from.Y+(to.Y-from.Y)*k)
		b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.NewDelta(p.X-last.X, p.Y-last.Y)})
		last = p
	}
	b.release(to)
	b.view.DragEnd()
}

func (b *bench) move(pos fyne.Position) {
	b.view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos}})
}

func near(a, b fyne.Position) bool {
	d := a.Subtract(b)
	return d.X*d.X+d.Y*d.Y < 1
}

func TestShowsTheWholeScene(t *testing.T) {
	b := newBench(t)
	m, ok := b.view.picture.Image.(*image.RGBA)
	if !ok || m.Rect.Dx() != 900 || m.Rect.Dy() != 600 {
		t.Fatalf("picture %v", b.view.picture.Image.Bounds())
	}
	if b.view.painter.drawn == 0 || b.view.camera != b.view.base.Fit(b.view.size()) {
		t.Errorf("camera %+v", b.view.camera)
	}
	// The camera follows the window as long as nobody has moved it.
	b.window.Resize(fyne.NewSize(700, 500))
	b.settle()
	if b.view.camera != b.view.base.Fit(scene.Size{W: 700, H: 500}) {
		t.Errorf("after a resize the camera is %+v", b.view.camera)
	}
	if m := b.view.picture.Image.Bounds(); m.Dx() != 700 || m.Dy() != 500 {
		t.Errorf("picture %v after a resize", m)
	}
}

func TestDragOnTheBackgroundPans(t *testing.T) {
	b := newBench(t)
	was := b.at("p2")
	b.drag(fyne.NewPos(5, 5), fyne.NewPos(65, 35), 0)
	if now := b.at("p2"); !near(now, was.AddXY(60, 30)) {
		t.Errorf("a node went from %v to %v", was, now)
	}
	if b.cameras != 1 || len(b.moves) > 0 || b.view.Fitted() {
		t.Errorf("%d camera reports, moves %v, fitted %v", b.cameras, b.moves, b.view.Fitted())
	}
	b.view.Fit(false)
	if !b.view.Fitted() || !near(b.at("p2"), was) {
		t.Error("Fit does not go back")
	}
}

func TestDragMovesANode(t *testing.T) {
	b := newBench(t)
	from := b.at("p2")
	to := from.AddXY(80, -40)
	// Grabbed a little off its middle, a node does not jump.
	b.drag(from.AddXY(4, 3), to.AddXY(4, 3), 0)
	if now := b.at("p2"); !near(now, to) {
		t.Errorf("the node is at %v, want %v", now, to)
	}
	if len(b.moves) < 2 || slices.ContainsFunc(b.moves, func(id string) bool { return id != "p2" }) || !b.done {
		t.Errorf("moves %v, done %v", b.moves, b.done)
	}
	x, y := b.view.camera.ToScreen(b.view.size(), b.moved.X, b.moved.Y)
	if !near(fyne.NewPos(float32(x), float32(y)), to) {
		t.Error("the reported place is not where the node is")
	}
	b.move(fyne.NewPos(2, 2))
	b.move(to)
	if h := b.hovers[len(b.hovers)-1]; h.Node != "p2" {
		t.Errorf("at its new place the pointer meets %+v", h)
	}
}

func TestWheelZoomsAtThePointer(t *testing.T) {
	b := newBench(t)
	p := b.at("p3")
	scale := b.view.camera.Scale
	b.view.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(0, 25)})
	if !near(b.at("p3"), p) || b.view.camera.Scale <= scale {
		t.Errorf("scale %v → %v, node at %v, want %v", scale, b.view.camera.Scale, b.at("p3"), p)
	}
	b.view.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(0, -25)})
	if d := b.view.camera.Scale/scale - 1; d > 1e-6 || d < -1e-6 {
		t.Error("a notch back does not undo a notch")
	}
}

func TestClickSelects(t *testing.T) {
	b := newBench(t)
	b.click(b.at("p4"), 0)
	if !slices.Equal(b.nodes, []string{"p4"}) || len(b.links) > 0 || b.mode != Replace {
		t.Errorf("selected %v %v %v", b.nodes, b.links, b.mode)
	}
	b.click(b.at("g1"), fyne.KeyModifierShift)
	if !slices.Equal(b.nodes, []string{"g1"}) || b.mode != Toggle {
		t.Errorf("with Shift: %v %v", b.nodes, b.mode)
	}
	b.click(b.onLink("l000"), 0)
	if len(b.nodes) > 0 || !slices.Equal(b.links, []string{"l000"}) {
		t.Errorf("on a link: %v %v", b.nodes, b.links)
	}
	b.click(fyne.NewPos(3, 3), 0)
	if len(b.nodes)+len(b.links) > 0 || b.mode != Replace {
		t.Errorf("on the background: %v %v %v", b.nodes, b.links, b.mode)
	}
	before := b.selects
	b.click(fyne.NewPos(3, 3), fyne.KeyModifierControl)
	if b.selects != before {
		t.Error("a click beside everything with Ctrl drops the selection")
	}
}

func TestSelectionIsShown(t *testing.T) {
	b := newBench(t)
	b.view.SetSelection([]string{"p4"}, nil)
	i, _ := b.view.shown.NodeIndex("p4")
	if b.view.shown.Nodes[i].Emphasis != scene.Selected {
		t.Error("the selected node does not stand out")
	}
	b.settle()
	if f := b.view.painter.last; f.scene != b.view.shown {
		t.Error("the selection was not drawn")
	}
	b.view.SetSelection(nil, nil)
	if b.view.shown.Nodes[i].Emphasis != scene.Normal {
		t.Error("the selection stays")
	}
}

func TestDoubleClickGoesThere(t *testing.T) {
	b := newBench(t)
	b.click(b.at("p6"), 0)
	if b.activated != "" {
		t.Fatal("one click activates")
	}
	b.clock = b.clock.Add(200 * time.Millisecond)
	scale := b.view.camera.Scale
	b.click(b.at("p6"), 0)
	if b.activated != "p6" || b.view.camera.Scale <= scale {
		t.Errorf("activated %q, scale %v → %v", b.activated, scale, b.view.camera.Scale)
	}
	b.activated = ""
	b.clock = b.clock.Add(time.Second)
	b.click(b.at("p6"), 0)
	b.clock = b.clock.Add(time.Second)
	b.click(b.at("p6"), 0)
	if b.activated != "" {
		t.Error("two slow clicks count as a double click")
	}
}

func TestRubberBand(t *testing.T) {
	b := newBench(t)
	a, c := b.at("p3"), b.at("e8")
	from := fyne.NewPos(min(a.X, c.X)-40, min(a.Y, c.Y)-40)
	if n, _ := b.view.at(from); n >= 0 {
		t.Fatal("the band would start on a node")
	}
	to := fyne.NewPos(max(a.X, c.X)+30, max(a.Y, c.Y)+30)
	camera := b.view.camera
	b.drag(from, to, fyne.KeyModifierShift)
	if !slices.Contains(b.nodes, "p3") || !slices.Contains(b.nodes, "e8") || slices.Contains(b.nodes, "p7") || b.mode != Replace {
		t.Errorf("the band holds %v (%v)", b.nodes, b.mode)
	}
	if b.view.camera != camera || b.view.band.Visible() {
		t.Error("the band moves the picture or stays on it")
	}
	b.view.SetSelectMode(true)
	b.drag(from, to, fyne.KeyModifierControl)
	if b.mode != Extend || !slices.Contains(b.nodes, "p3") {
		t.Errorf("select mode with Ctrl: %v %v", b.nodes, b.mode)
	}
}

func TestHoverHighlights(t *testing.T) {
	b := newBench(t)
	b.move(b.at("p1"))
	i, _ := b.view.shown.NodeIndex("p1")
	k, _ := b.view.shown.NodeIndex("p9")
	if b.view.shown.Nodes[i].Emphasis != scene.Hovered || b.view.shown.Nodes[k].Emphasis != scene.Faded {
		t.Error("hovering does not highlight")
	}
	b.move(b.at("p1").AddXY(1, 1))
	if len(b.hovers) != 1 || b.hovers[0].Node != "p1" {
		t.Errorf("hover reports %v, want one", b.hovers)
	}
	if b.view.Cursor() != desktop.PointerCursor {
		t.Error("no pointer over a node")
	}
	b.view.MouseOut()
	if b.view.shown.Nodes[k].Emphasis != scene.Normal || b.hovers[len(b.hovers)-1] != (Hover{}) {
		t.Error("the highlight stays when the pointer leaves")
	}
	s, _, _ := b.view.Scene()
	if s.Nodes[k].Emphasis != scene.Normal {
		t.Error("an export would show what the pointer is over")
	}
}

func TestContextMenu(t *testing.T) {
	b := newBench(t)
	b.view.TappedSecondary(&fyne.PointEvent{Position: b.at("e2")})
	if b.context == nil || b.context.Node != "e2" {
		t.Errorf("context %+v", b.context)
	}
	b.view.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(2, 2)})
	if *b.context != (Hover{}) {
		t.Errorf("context on the background %+v", b.context)
	}
}

func TestKeys(t *testing.T) {
	b := newBench(t)
	key := func(n fyne.KeyName) { b.view.TypedKey(&fyne.KeyEvent{Name: n}) }
	key(fyne.KeyRight)
	if len(b.nodes) != 1 {
		t.Fatalf("the first step selects %v", b.nodes)
	}
	first := b.nodes[0]
	b.view.SetSelection(b.nodes, nil)
	was := b.at(first)
	key(fyne.KeyLeft)
	if b.nodes[0] == first || b.at(b.nodes[0]).X >= was.X {
		t.Errorf("left of %s is %v", first, b.nodes)
	}
	b.view.SetSelection(b.nodes, nil)
	key(fyne.KeyReturn)
	if b.activated != b.nodes[0] {
		t.Errorf("Enter activates %q", b.activated)
	}
	key(fyne.KeyEscape)
	if len(b.nodes) > 0 || b.mode != Replace {
		t.Errorf("Escape leaves %v", b.nodes)
	}
	b.view.TypedRune('f')
	if !b.view.Fitted() {
		t.Error("F does not fit")
	}
	scale := b.view.camera.Scale
	b.view.TypedRune('+')
	in := b.view.camera.Scale
	b.view.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyMinus, Modifier: fyne.KeyModifierShortcutDefault})
	if in <= scale || b.view.camera.Scale >= in {
		t.Errorf("scales %v %v %v", scale, in, b.view.camera.Scale)
	}
	b.view.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierShortcutDefault})
	if !b.view.Fitted() {
		t.Error("Ctrl+0 does not fit")
	}
}

func TestKeyboardFocusIsVisible(t *testing.T) {
	b := newBench(t)
	b.window.Canvas().Focus(b.view)
	if !b.view.ring.Visible() {
		t.Error("no ring with the keyboard focus")
	}
	b.window.Canvas().Unfocus()
	if b.view.ring.Visible() {
		t.Error("the ring stays")
	}
	b.click(b.at("p1"), 0)
	if b.window.Canvas().Focused() != b.view || b.view.ring.Visible() {
		t.Error("a click must take the focus without a ring")
	}
}

func TestNewSceneKeepsTheCamera(t *testing.T) {
	b := newBench(t)
	b.drag(fyne.NewPos(5, 5), fyne.NewPos(65, 35), 0)
	camera := b.view.Camera()
	b.view.SetScene(story(t, scene.Dark), true)
	b.settle()
	if b.view.Camera() != camera {
		t.Error("another palette moved the camera")
	}
	if c := b.view.picture.Image.At(1, 599); c != b.view.base.Background && !sameColor(c, b.view.base.Background) {
		t.Errorf("the corner is %v, want the dark background", c)
	}
}

func sameColor(a, b interface{ RGBA() (r, g, b, a uint32) }) bool {
	r0, g0, b0, _ := a.RGBA()
	r1, g1, b1, _ := b.RGBA()
	return r0 == r1 && g0 == g1 && b0 == b1
}

func TestAnimationEndsAtTheGoal(t *testing.T) {
	b := newBench(t)
	b.animate = true
	next := story(t, scene.Light)
	pos := next.Positions()
	for i := range pos {
		pos[i].X *= 1.5
	}
	next = next.WithPositions(pos)
	b.view.SetScene(next, true)
	// The test driver runs an animation to its end at once.
	b.settle()
	if b.view.base != next || b.view.motion.animation != nil || b.view.camera != next.Fit(b.view.size()) {
		t.Errorf("running %v, camera %+v", b.view.motion.animation != nil, b.view.camera)
	}
}

func TestGlidePassesThroughTheMiddle(t *testing.T) {
	b := newBench(t)
	old := b.view.base
	next := story(t, scene.Light)
	pos := next.Positions()
	for i := range pos {
		pos[i].X += 100
	}
	next = next.WithPositions(pos)
	from, moved := startingPoints(old, next)
	if !moved || from[0] != old.Positions()[0] {
		t.Fatal("nodes do not start where they were")
	}
	b.view.motion = motion{target: next, from: from, to: pos}
	b.view.step(glideTime/2, false)
	if got := b.view.base.Nodes[0].X - old.Nodes[0].X; got < 49 || got > 51 {
		t.Errorf("halfway a node has gone %v of 100", got)
	}
}

func TestNewNodesGrowOutOfTheirNeighbors(t *testing.T) {
	whole := story(t, scene.Light)
	part := scene.Build(scenetest.Story(), nil, scene.Options{Filter: scene.Filter{Hide: []string{"p1"}}})
	part = part.WithPositions(make([]layout.Point, len(part.Nodes)))
	from, _ := startingPoints(part, whole)
	i, _ := whole.NodeIndex("p1")
	if from[i] != (layout.Point{}) {
		t.Errorf("the new node starts at %v, its neighbors at the origin", from[i])
	}
}

func TestStaleFramesAreDropped(t *testing.T) {
	b := newBench(t)
	before := b.view.painter.drawn
	for i := range 50 {
		b.view.pan(float64(i%3)+1, 0)
	}
	b.settle()
	if got := b.view.painter.drawn - before; got > 3 {
		t.Errorf("%d frames were drawn for 50 requests at once", got)
	}
	if b.view.painter.last.camera != b.view.camera {
		t.Error("the last frame is not of the last camera")
	}
}

func TestIdleViewDrawsNothing(t *testing.T) {
	b := newBench(t)
	before := b.view.painter.drawn
	b.view.Refresh()
	b.view.SetSelection(nil, nil)
	b.move(fyne.NewPos(2, 2))
	b.settle()
	if got := b.view.painter.drawn - before; got > 0 {
		t.Errorf("%d frames were drawn although nothing changed", got)
	}
}

func TestSceneWithoutTheHoveredNode(t *testing.T) {
	b := newBench(t)
	b.move(b.at("p1"))
	b.view.SetScene(scene.Build(scenetest.Story(), nil, scene.Options{Filter: scene.Filter{Only: []string{}}}), true)
	b.settle()
	b.move(fyne.NewPos(300, 300))
	b.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	b.drag(fyne.NewPos(10, 10), fyne.NewPos(40, 50), 0)
	b.view.Zoom(2, true)
	b.view.FocusNodes([]string{"p1"}, true)
	if b.view.focus.HoveredNode != "" {
		t.Error("the pointer is still over a node that is gone")
	}
}

func TestDragSurvivesANewScene(t *testing.T) {
	b := newBench(t)
	p := b.at("p2")
	b.press(p, 0)
	b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(5, 5)}, Dragged: fyne.NewDelta(5, 5)})
	b.view.SetScene(scene.Build(scenetest.Story(), nil, scene.Options{Filter: scene.Filter{Only: []string{"p1"}}}), false)
	b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(9, 9)}, Dragged: fyne.NewDelta(4, 4)})
	b.view.DragEnd()
}

func TestTooltip(t *testing.T) {
	b := newBench(t)
	b.view.showTooltip(Hover{Node: "p3"}, fyne.NewPos(890, 590))
	tip := b.view.tooltip
	if !tip.box.Visible() || tip.lines[0].Text != "Donald Trump" {
		t.Fatalf("tooltip %v", tip.lines)
	}
	if p, s := tip.box.Position(), tip.box.Size(); p.X+s.Width > 900 || p.Y+s.Height > 600 || p.X < 0 || p.Y < 0 {
		t.Errorf("the tooltip sticks out: %v %v", p, s)
	}
	b.view.showTooltip(Hover{Link: "l000"}, fyne.NewPos(100, 100))
	if tip.lines[0].Text != "Steve Witkoff – envoy of – Donald Trump" || tip.lines[1].Text == "" {
		t.Errorf("tooltip of a link: %q", tip.lines[0].Text)
	}
	b.press(fyne.NewPos(3, 3), 0)
	if tip.box.Visible() {
		t.Error("the tooltip stays when the mouse goes down")
	}
}

func TestTooltipComesAfterAMoment(t *testing.T) {
	b := newBench(t)
	b.view.opt.TooltipDelay = time.Millisecond
	b.move(b.at("p3"))
	for range 500 {
		b.queue.Drain()
		if b.view.tooltip.box.Visible() {
			b.view.MouseOut()
			if b.view.tooltip.box.Visible() {
				t.Error("the tooltip stays when the pointer leaves")
			}
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("no tooltip came")
}

func TestWrap(t *testing.T) {
	lines := wrap("The quick brown fox jumps over the lazy dog and runs away as fast as it can", 12, 120, 3)
	if len(lines) != 3 || lines[2][len(lines[2])-len("…"):] != "…" {
		t.Errorf("%q", lines)
	}
	if got := wrap("short", 12, 120, 3); !slices.Equal(got, []string{"short"}) {
		t.Errorf("%q", got)
	}
	if got := wrap("", 12, 120, 3); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

func TestSnapshot(t *testing.T) {
	b := newBench(t)
	m, err := b.view.Snapshot(2)
	if err != nil || m.Rect.Dx() != 1800 || m.Rect.Dy() != 1200 {
		t.Errorf("%v %v", m.Rect, err)
	}
}
