package graphview

import (
	"context"
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
	moves        []string // ids of the nodes that were held, a report each
	followed     []string // that moved along, of the last report
	pinned       []string
	hops         []int
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
	return newBenchWith(t, nil)
}

// newBenchWith is a bench with other options.
func newBenchWith(t *testing.T, change func(*Options)) *bench {
	t.Helper()
	test.NewTempApp(t)
	b := &bench{t: t, queue: &gate.Queue{}, clock: time.Unix(0, 0)}
	o := Options{
		Do: b.queue.Do, Animate: func() bool { return b.animate }, TooltipDelay: -1,
		OnSelect: func(nodes, links []string, mode Mode) {
			b.nodes, b.links, b.mode = nodes, links, mode
			b.selects++
		},
		OnHover: func(h Hover) { b.hovers = append(b.hovers, h) },
		OnMove: func(moves []Move, done bool) {
			b.done, b.followed = done, nil
			for _, m := range moves {
				if m.Held {
					b.moves, b.moved = append(b.moves, m.ID), layout.Point{X: m.X, Y: m.Y}
				} else {
					b.followed = append(b.followed, m.ID)
				}
			}
		},
		OnPin:      func(ids []string) { b.pinned = ids },
		OnHops:     func(change int) { b.hops = append(b.hops, change) },
		OnActivate: func(id string) { b.activated = id },
		OnContext:  func(h Hover, _ fyne.Position) { b.context = &h },
		OnCamera:   func() { b.cameras++ },
	}
	if change != nil {
		change(&o)
	}
	b.view = New(o)
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
		if !b.view.painter.busy && b.view.painter.waiting == nil && !b.view.moving {
			return
		}
		time.Sleep(time.Millisecond)
	}
	b.t.Fatal("a frame never came")
}

// shown is the scene of the picture on the screen.
func (b *bench) shown() *scene.Scene {
	b.t.Helper()
	b.settle()
	return b.view.layer.scene
}

// at is where a node stands in the view.
func (b *bench) at(id string) fyne.Position {
	b.t.Helper()
	i, ok := b.view.base.NodeIndex(id)
	if !ok {
		b.t.Fatalf("no node %s", id)
	}
	x, y := b.view.nodeAt(i)
	x, y = b.view.camera.ToScreen(b.view.size(), x, y)
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
