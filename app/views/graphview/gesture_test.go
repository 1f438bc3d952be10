package graphview

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clew/app/scene"
)

func TestShowsTheWholeScene(t *testing.T) {
	b := newBench(t)
	m := b.view.layer.image
	if m == nil || m.Rect.Dx() != 900+2*margin || m.Rect.Dy() != 600+2*margin {
		t.Fatalf("picture %v", m)
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
	if m := b.view.layer.image.Rect; m.Dx() != 700+2*margin || m.Dy() != 500+2*margin {
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
	i, _ := b.view.base.NodeIndex("p4")
	if b.shown().Nodes[i].Emphasis != scene.Selected {
		t.Error("the selected node does not stand out")
	}
	b.view.SetSelection(nil, nil)
	if b.shown().Nodes[i].Emphasis != scene.Normal {
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
	if b.activated != "p6" || b.view.camera.Scale != scale {
		t.Errorf("activated %q, scale %v → %v: the owner decides what to show", b.activated, scale, b.view.camera.Scale)
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
	b.view.SetTool(FrameTool)
	b.drag(from, to, fyne.KeyModifierControl)
	if b.mode != Extend || !slices.Contains(b.nodes, "p3") {
		t.Errorf("select mode with Ctrl: %v %v", b.nodes, b.mode)
	}
}

func TestHoverHighlights(t *testing.T) {
	b := newBench(t)
	b.move(b.at("p1"))
	i, _ := b.view.base.NodeIndex("p1")
	k, _ := b.view.base.NodeIndex("p9")
	if b.shown().Nodes[i].Emphasis != scene.Hovered || b.shown().Nodes[k].Emphasis != scene.Faded {
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
	if b.shown().Nodes[k].Emphasis != scene.Normal || b.hovers[len(b.hovers)-1] != (Hover{}) {
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
