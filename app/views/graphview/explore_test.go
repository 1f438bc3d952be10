package graphview

import (
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel/layout"
)

func TestLassoCatchesWhatLiesInside(t *testing.T) {
	b := newBench(t)
	b.view.SetTool(LassoTool)
	p := b.at("p3")
	corners := []fyne.Position{p.AddXY(-60, -60), p.AddXY(60, -60), p.AddXY(60, 60), p.AddXY(-60, 60), p.AddXY(-60, -50)}
	if n, _ := b.view.at(corners[0]); n >= 0 {
		t.Fatal("the lasso would start on a node")
	}
	b.press(corners[0], 0)
	last := corners[0]
	for _, c := range corners[1:] {
		b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: c}, Dragged: fyne.NewDelta(c.X-last.X, c.Y-last.Y)})
		last = c
	}
	if !b.view.lasso.box.Visible() {
		t.Error("the line is not shown")
	}
	b.release(last)
	b.view.DragEnd()
	var want []string
	for i := range b.view.base.Nodes {
		id := b.view.base.Nodes[i].ID
		if d := b.at(id).Subtract(p); math.Abs(float64(d.X)) < 59 && math.Abs(float64(d.Y)) < 59 {
			want = append(want, id)
		}
	}
	if !slices.Equal(b.nodes, want) || !slices.Contains(b.nodes, "p3") || b.mode != Replace {
		t.Errorf("caught %v, want %v", b.nodes, want)
	}
	if b.view.lasso.box.Visible() {
		t.Error("the line stays")
	}
}

func TestLassoIsNotItsBounds(t *testing.T) {
	l := newLasso()
	// An L: its bounding box holds (80, 20), the line does not.
	l.begin(fyne.NewPos(0, 0))
	for _, p := range []fyne.Position{{X: 40, Y: 0}, {X: 40, Y: 60}, {X: 100, Y: 60}, {X: 100, Y: 100}, {X: 0, Y: 100}} {
		l.add(p)
	}
	for _, c := range []struct {
		x, y float64
		in   bool
	}{{20, 20, true}, {80, 20, false}, {80, 80, true}, {120, 80, false}, {20, 99, true}} {
		if got := l.holds(c.x, c.y); got != c.in {
			t.Errorf("(%v, %v): %v", c.x, c.y, got)
		}
	}
	if l.add(fyne.NewPos(1, 101)) {
		t.Error("a point beside the last one was taken")
	}
}

func TestHeldKeysChangeTheTool(t *testing.T) {
	const shift, alt = fyne.KeyModifierShift, fyne.KeyModifierAlt
	for _, c := range []struct {
		tool Tool
		held fyne.KeyModifier
		want Tool
	}{
		{PanTool, 0, PanTool},
		{PanTool, shift, FrameTool},
		{FrameTool, shift, PanTool},
		{LassoTool, shift, PanTool},
		{PanTool, alt, LassoTool},
		{PanTool, shift | alt, LassoTool},
		{FrameTool, 0, FrameTool},
	} {
		if got := c.tool.with(c.held); got != c.want {
			t.Errorf("%d with %d: %d, want %d", c.tool, c.held, got, c.want)
		}
	}
}

func TestNeighborsFollowADrag(t *testing.T) {
	b := newBench(t)
	before := b.view.Places()
	from := b.at("p2")
	b.drag(from, from.AddXY(90, 0), 0)
	if len(b.followed) == 0 {
		t.Fatal("nothing followed")
	}
	after := b.view.Places()
	held, _ := b.view.base.NodeIndex("p2")
	whole := after[held].X - before[held].X
	for _, id := range b.followed {
		i, _ := b.view.base.NodeIndex(id)
		if way := after[i].X - before[i].X; way <= 0 || way >= whole {
			t.Errorf("%s went %v of %v", id, way, whole)
		}
	}
	b.view.SetFollow(false)
	b.drag(b.at("p2"), from, 0)
	if len(b.followed) > 0 {
		t.Errorf("%v followed although nothing is to", b.followed)
	}
}

func TestPinnedNodesDoNotFollow(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{Pinned: []string{"p1"}})
	s = s.WithPositions(story(t, scene.Light).Positions())
	i, _ := s.NodeIndex("p3") // linked with p1
	all, share := newGraph(s).followers(s, []int{i})
	p1, _ := s.NodeIndex("p1")
	if slices.Contains(all, p1) {
		t.Error("a pinned node follows")
	}
	if all[0] != i || share[0] != 1 || len(all) < 3 {
		t.Errorf("followers %v with %v", all, share)
	}
}

func TestSelectedNodesAreDraggedTogether(t *testing.T) {
	b := newBench(t)
	b.view.SetFollow(false)
	b.view.SetSelection([]string{"p2", "g5"}, nil)
	before := b.view.Places()
	from := b.at("p2")
	b.drag(from, from.AddXY(40, 30), 0)
	after := b.view.Places()
	p2, _ := b.view.base.NodeIndex("p2")
	g5, _ := b.view.base.NodeIndex("g5")
	if math.Abs(after[p2].X-before[p2].X-after[g5].X+before[g5].X) > 1e-6 || !slices.Contains(b.moves, "g5") {
		t.Errorf("moved %v", b.moves)
	}
}

// moveTo presses the keys that lead on and takes over what they select.
func (b *bench) key(r rune) {
	b.view.TypedRune(r)
	b.view.SetSelection(b.nodes, b.links)
}

func TestKeyboardWalksRoundTheLinksOfANode(t *testing.T) {
	b := newBench(t)
	b.view.SetSelection([]string{"p3"}, nil)
	i, _ := b.view.base.NodeIndex("p3")
	degree := len(b.view.graph().arcs(i))
	seen := map[string]bool{}
	for range degree {
		b.key('.')
		if len(b.links) != 1 || len(b.nodes) > 0 || seen[b.links[0]] {
			t.Fatalf("after %d links the keyboard is at %v %v", len(seen), b.nodes, b.links)
		}
		seen[b.links[0]] = true
	}
	first := b.links[0]
	b.key('.')
	b.key(',')
	if b.links[0] != first {
		t.Error("back is not the way back")
	}
	l, _ := b.view.base.LinkIndex(first)
	far := b.view.base.Links[l].From + b.view.base.Links[l].To - i
	b.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(b.nodes, []string{b.view.base.Nodes[far].ID}) {
		t.Errorf("Enter on a link leads to %v", b.nodes)
	}
}

func TestArrowOnALinkGoesToTheEndThatLiesThere(t *testing.T) {
	b := newBench(t)
	l := &b.view.base.Links[0]
	b.view.SetSelection(nil, []string{l.ID})
	left, right := l.From, l.To
	if b.view.base.Nodes[left].X > b.view.base.Nodes[right].X {
		left, right = right, left
	}
	b.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if b.nodes[0] != b.view.base.Nodes[right].ID {
		t.Errorf("right leads to %v", b.nodes)
	}
	b.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if b.nodes[0] != b.view.base.Nodes[left].ID {
		t.Errorf("left leads to %v", b.nodes)
	}
}

func TestKeysForPinsAndFocus(t *testing.T) {
	b := newBench(t)
	b.view.TypedRune('p')
	if b.pinned != nil {
		t.Error("P pins although nothing is selected")
	}
	b.view.SetSelection([]string{"p1"}, nil)
	b.view.TypedRune('p')
	if !slices.Equal(b.pinned, []string{"p1"}) {
		t.Errorf("P pins %v", b.pinned)
	}
	b.view.TypedRune('>')
	b.view.TypedRune('<')
	b.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if !slices.Equal(b.hops, []int{1, -1, 0}) {
		t.Errorf("hops %v", b.hops)
	}
}

func TestPanShowsWhatIsDrawnAlready(t *testing.T) {
	b := newBench(t)
	b.view.rest = time.Hour // however long the machine takes to get here
	drawn, at := b.view.painter.drawn, b.view.layer.picture.shown().Position()
	for range 4 {
		b.view.pan(10, 0)
	}
	b.queue.Drain()
	if got := b.view.layer.picture.shown().Position(); got != at.AddXY(40, 0) {
		t.Errorf("the picture went from %v to %v", at, got)
	}
	if b.view.painter.drawn != drawn || b.view.painter.busy {
		t.Error("a short pan draws anew")
	}
	b.view.rest = stillAfter
	for range 20 {
		b.view.pan(10, 0)
	}
	b.settle()
	if b.view.painter.drawn == drawn || b.view.layer.ground.Visible() {
		t.Error("a long pan leaves the picture behind")
	}
}

func TestZoomStretchesTheLastPictureAtOnce(t *testing.T) {
	b := newBench(t)
	size := b.view.layer.picture.shown().Size()
	b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
	if got := b.view.layer.picture.shown().Size(); math.Abs(float64(got.Width/size.Width)-1.5) > 0.01 {
		t.Errorf("the picture is %v wide, was %v", got.Width, size.Width)
	}
	b.settle()
	if f := b.view.layer.frame; f.camera.Scale != b.view.camera.Scale || f.quick || b.view.layer.picture.shown().Size() != size {
		t.Errorf("no sharp picture came: %+v", f)
	}
	b.view.zoomAt(fyne.NewPos(450, 300), 0.2)
	if !b.view.layer.ground.Visible() {
		t.Error("nothing lies below the picture that has shrunk")
	}
}

func TestSlowDrawingLeavesTimeForTheWindow(t *testing.T) {
	b := newBench(t)
	p := &b.view.painter
	clock := time.Unix(50, 0)
	p.now = func() time.Time { return clock }
	p.earliest = clock.Add(time.Hour)
	b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
	if p.busy || p.waiting == nil {
		t.Fatal("a quick frame does not wait for its turn")
	}
	b.view.calm()
	if !p.busy {
		t.Error("the still picture waits")
	}
	b.settle()
}

func TestCoastSlowsDown(t *testing.T) {
	c := coast{from: scene.Camera{Scale: 1}, vx: 1000}
	first := c.at(0).X - c.at(100*time.Millisecond).X
	later := c.at(500*time.Millisecond).X - c.at(600*time.Millisecond).X
	if first < 20 || later > first/3 {
		t.Errorf("%v pixels in the first tenth of a second, %v in the sixth", first, later)
	}
	b := newBench(t)
	b.view.letGo(2000, 0)
	if b.view.motion.animation != nil {
		t.Error("the picture goes on by itself although that is off")
	}
}

func TestPoseKeepsTheDraggedNode(t *testing.T) {
	b := newBench(t)
	b.view.SetFollow(false)
	p := b.at("p2")
	b.press(p, 0)
	b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(30, 0)}, Dragged: fyne.NewDelta(30, 0)})
	i, _ := b.view.base.NodeIndex("p2")
	held := b.view.Places()[i]
	next := make([]layout.Point, len(b.view.base.Nodes))
	b.view.Pose(next)
	if got := b.view.Places(); got[i] != held || got[(i+1)%len(got)] != (layout.Point{}) {
		t.Errorf("the dragged node is at %v, want %v", got[i], held)
	}
	b.view.DragEnd()
}

func TestMinimap(t *testing.T) {
	b := newBench(t)
	if b.view.minimap.Visible() {
		t.Error("a small graph has a map")
	}
	s := scene.Build(scenetest.Random(200, 400), nil, scene.Options{})
	b.view.SetScene(s.WithPositions(scenetest.Scatter(200)), false)
	b.until(func() bool { return b.view.minimap.of == b.view.base })
	if b.view.minimap.Visible() {
		t.Error("the map is shown although everything is in view")
	}
	b.view.Zoom(4, false)
	m := b.view.minimap
	if !m.Visible() {
		t.Fatal("no map in a close view")
	}
	b.view.minimap.lead(fyne.NewPos(minimapPad+20, minimapPad+30))
	x, y := m.camera.ToWorld(m.inner(), 20, 30)
	if c := b.view.camera; math.Abs(c.X-x) > 1 || math.Abs(c.Y-y) > 1 {
		t.Errorf("the camera is at %+v, want (%v, %v)", c, x, y)
	}
	middle := m.frame.Position().AddXY(m.frame.Size().Width/2, m.frame.Size().Height/2)
	if !near(middle, fyne.NewPos(minimapPad+20, minimapPad+30)) {
		t.Errorf("the frame's middle is at %v", middle)
	}
	b.view.SetMinimap(false)
	if m.Visible() {
		t.Error("the map stays")
	}
}

// until waits for what goroutines hand over.
func (b *bench) until(holds func() bool) {
	b.t.Helper()
	for range 5000 {
		b.queue.Drain()
		if holds() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	b.t.Fatal("waited in vain")
}

func TestIndexOfALargeSceneIsMadeInTheBackground(t *testing.T) {
	b := newBench(t)
	s := scene.Build(scenetest.Random(3000, 9000), nil, scene.Options{})
	b.view.SetScene(s.WithPositions(scenetest.Scatter(3000)), false)
	if b.view.hits() != nil {
		t.Error("the index was made at once")
	}
	b.move(fyne.NewPos(300, 300)) // points at nothing, and waits for nothing
	b.until(func() bool { return b.view.hits() != nil })
	b.settle()
}

func TestZoomBeforeAnythingIsThere(t *testing.T) {
	b := newBench(t)
	full := b.view.base
	b.view.SetScene(&scene.Scene{Background: full.Background}, false)
	b.settle()
	for range 12 {
		b.view.zoomAt(fyne.NewPos(880, 20), 1.2)
		b.view.pan(30, -20)
	}
	b.view.SetScene(full, false)
	b.settle()
	if b.view.camera != full.Fit(b.view.size()) {
		t.Errorf("the project opens at %+v", b.view.camera)
	}
}

func TestLayoutDoesNotLeaveAnEmptyView(t *testing.T) {
	for name, move := range map[string]func(*bench, *scene.Scene){
		"a layout that runs":  func(b *bench, s *scene.Scene) { b.view.Pose(s.Positions()) },
		"places that are new": func(b *bench, s *scene.Scene) { b.view.SetScene(s, false) },
	} {
		b := newBench(t)
		for range 8 {
			b.view.zoomAt(fyne.NewPos(450, 300), 1.2)
		}
		b.settle()
		at := b.view.base.Positions()
		for i := range at {
			at[i] = layout.Point{X: 4*at[i].X + 9000, Y: 4*at[i].Y - 7000}
		}
		far := b.view.base.MovedTo(at)
		move(b, far)
		b.settle()
		if !b.view.sees(b.view.camera, at) {
			t.Errorf("%s leaves the camera at %+v, the nodes are in %+v", name, b.view.camera, far.Bounds())
		}
	}
}

func TestFilterKeepsTheCamera(t *testing.T) {
	b := newBench(t)
	for range 8 {
		b.view.zoomAt(fyne.NewPos(450, 300), 1.2)
	}
	b.settle()
	camera, s := b.view.camera, *b.view.base
	s.Nodes = append([]scene.Node(nil), s.Nodes...)
	var kept []scene.Node
	for _, n := range s.Nodes {
		if !b.view.sees(camera, []layout.Point{{X: n.X, Y: n.Y}}) {
			kept = append(kept, n)
		}
	}
	if len(kept) == 0 || len(kept) == len(s.Nodes) {
		t.Fatal("all nodes are in view")
	}
	only := &scene.Scene{Background: s.Background, Nodes: kept}
	b.view.SetScene(only, false)
	b.settle()
	if b.view.camera != camera {
		t.Errorf("a filter moves the camera from %+v to %+v", camera, b.view.camera)
	}
}
