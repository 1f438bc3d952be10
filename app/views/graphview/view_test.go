package graphview

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel/layout"
)

func TestNewSceneKeepsTheCamera(t *testing.T) {
	b := newBench(t)
	b.drag(fyne.NewPos(5, 5), fyne.NewPos(65, 35), 0)
	camera := b.view.Camera()
	b.view.SetScene(story(t, scene.Dark), true)
	b.settle()
	if b.view.Camera() != camera {
		t.Error("another palette moved the camera")
	}
	if c := b.view.layer.image.At(1, 599); c != b.view.base.Background && !sameColor(c, b.view.base.Background) {
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
	from, moved := startingPoints(old, old.Positions(), next)
	if !moved || from[0] != old.Positions()[0] {
		t.Fatal("nodes do not start where they were")
	}
	b.view.base, b.view.motion = next, motion{from: from, to: pos}
	b.view.step(glideTime/2, false)
	if got := b.view.Places()[0].X - old.Nodes[0].X; got < 49 || got > 51 {
		t.Errorf("halfway a node has gone %v of 100", got)
	}
}

func TestNewNodesGrowOutOfTheirNeighbors(t *testing.T) {
	whole := story(t, scene.Light)
	part := scene.Build(scenetest.Story(), nil, scene.Options{Filter: scene.Filter{Hide: []string{"p1"}}})
	part = part.WithPositions(make([]layout.Point, len(part.Nodes)))
	from, _ := startingPoints(part, part.Positions(), whole)
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
	if want := b.view.frame(b.view.Size()); !b.view.layer.frame.serves(&want, b.view.size()) {
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
	b.view.FocusNodes([]string{"p1"}, 1, true)
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
