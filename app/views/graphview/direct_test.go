package graphview

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/app/scene/scenetest"
)

// fakeBlitter notes what it is asked to show.
type fakeBlitter struct {
	able  bool
	calls int
	turns map[uint64]bool
	to    image.Rectangle
	shown *image.RGBA
}

func (f *fakeBlitter) Blit(m *image.RGBA, turn uint64, to image.Rectangle, _ color.Color) bool {
	f.calls++
	f.shown, f.to = m, to
	if f.turns == nil {
		f.turns = map[uint64]bool{}
	}
	f.turns[turn] = true
	return f.able
}

// paints does what the toolkit does with the probe each time it paints.
func (b *bench) paints() {
	seen, m := b.view.layer.direct.probe.Textures["picture"], b.view.layer.direct.probe.Textures["picture"]
	if seen == m {
		b.t.Fatal("the toolkit would not ask again")
	}
	_, _ = m.Bounds(), m.Bounds()
	m.At(0, 0)
	b.queue.Drain()
}

func TestDirectTakesTheToolkitsPlace(t *testing.T) {
	f := &fakeBlitter{able: true}
	b := newBenchWith(t, func(o *Options) { o.Blitter = f })
	l := &b.view.layer
	b.paints()
	if f.calls != 1 || !l.direct.works || !l.picture.box.Hidden || l.ground.Visible() {
		t.Fatalf("%d calls, works %v, the toolkit's picture is hidden: %v", f.calls, l.direct.works, l.picture.box.Hidden)
	}
	size := l.image.Rect.Size()
	if f.to.Size() != size || f.to.Min != image.Pt(-margin, -margin) || f.shown != l.image {
		t.Errorf("shown at %v, the picture has %v", f.to, size)
	}
	b.view.pan(10, -4)
	b.paints()
	if f.to != image.Rect(10-margin, -4-margin, 10-margin+size.X, -4-margin+size.Y) || len(f.turns) != 1 {
		t.Errorf("after a pan it is at %v, with %d pictures", f.to, len(f.turns))
	}
	b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
	b.paints()
	if got := float64(f.to.Dx()) / float64(size.X); got < 1.49 || got > 1.51 {
		t.Errorf("after a notch the picture is %v wide, was %v", f.to.Dx(), size.X)
	}
	b.settle()
	b.paints()
	if len(f.turns) < 2 || f.to.Size() != l.image.Rect.Size() {
		t.Errorf("no sharp picture came: %d pictures, %v", len(f.turns), f.to)
	}
	f.able = false
	b.paints()
	if l.direct.works || l.picture.box.Hidden || !l.picture.shown().Visible() {
		t.Error("the toolkit does not show the picture again")
	}
}

func TestWithoutABlitterTheToolkitPaints(t *testing.T) {
	b := newBench(t)
	if b.view.layer.direct.probe.Visible() || b.view.layer.picture.box.Hidden {
		t.Error("the probe is painted")
	}
}

func TestQuickPicturesAreDrawnWhileTheWindowIsPainted(t *testing.T) {
	f := &fakeBlitter{able: true}
	b := newBenchWith(t, func(o *Options) { o.Blitter = f })
	b.paints()
	p := &b.view.painter
	clock := time.Unix(50, 0)
	p.now, p.earliest = func() time.Time { return clock }, time.Time{}
	p.pace = pace{b.view.base, promptly}
	drawn := p.drawn
	for range 3 {
		b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
	}
	if p.busy || p.drawn != drawn {
		t.Fatal("drawn before the window is painted")
	}
	b.paints()
	if p.drawn != drawn+1 || b.view.layer.frame.camera != b.view.camera || f.to.Size() != f.shown.Rect.Size() {
		t.Errorf("three notches give %d pictures, the last one shown at %v", p.drawn-drawn, f.to)
	}
	if !image.Rect(0, 0, 900, 600).In(f.to) {
		t.Errorf("the picture covers %v of the view", f.to)
	}
	b.view.pan(3, 0)
	b.paints()
	b.view.pan(3, 0)
	b.paints()
	if p.drawn > drawn+2 || b.view.layer.frame.w < 900+margin {
		t.Errorf("a pan after a zoom draws each step: %d pictures, the last one %d wide", p.drawn-drawn, b.view.layer.frame.w)
	}
	p.pace.took = promptly + 1
	b.view.zoomAt(fyne.NewPos(450, 300), 1/1.5)
	if !p.busy {
		t.Error("what takes long is not drawn in the background")
	}
	b.settle()
	b.view.SetScene(story(t, scene.Dark), false)
	b.settle()
	b.paints()
	b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
	drawn = p.drawn
	b.view.paint() // without what comes afterwards
	if p.drawn != drawn {
		t.Error("what may take long is not drawn in the background")
	}
	b.settle()
}

// TestTheFirstPictureOfAMovementWaits checks that nothing is drawn beside the painting
// that answers the first notch of the wheel, and that it is drawn right after.
func TestTheFirstPictureOfAMovementWaits(t *testing.T) {
	f := &fakeBlitter{able: true}
	b := newBenchWith(t, func(o *Options) { o.Blitter = f })
	b.paints()
	b.settle()
	p := &b.view.painter
	p.earliest = time.Time{}
	for range 2 {
		b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
		b.queue.Drain()
		if p.busy || p.waiting == nil {
			t.Fatal("a picture is drawn before the window has answered")
		}
	}
	before := p.drawn
	b.paints()
	if !p.busy && p.drawn == before {
		t.Error("no picture is drawn after the window was painted")
	}
	b.settle()
	if got := b.view.layer.frame.camera; got != b.view.camera {
		t.Errorf("the last picture is of %+v, the camera is %+v", got, b.view.camera)
	}
	// Nor does a window that is not painted keep it waiting for good.
	b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
	b.settle()
	if b.view.layer.frame.camera != b.view.camera {
		t.Error("without a painting no picture comes")
	}
}

// TestAMovementEndsStaleDrawing turns the wheel while the picture of a rest is being
// drawn: that is given up and never shown.
func TestAMovementEndsStaleDrawing(t *testing.T) {
	b := newBench(t)
	b.view.SetScene(scenetest.Scattered(20_000, 150_000).Scene(scene.Light), false)
	p := &b.view.painter
	if !p.busy || !p.still {
		t.Fatal("a new scene is not drawn in the background")
	}
	before := p.drawn
	b.view.zoomAt(fyne.NewPos(450, 300), 1.5)
	for p.drawn == before {
		b.queue.Drain()
		time.Sleep(time.Millisecond)
	}
	if got := b.view.layer.frame; !got.quick && got.camera != b.view.camera {
		t.Error("the picture of the rest before is shown")
	}
	b.settle()
	if last := b.view.layer.frame; last.quick || last.camera != b.view.camera {
		t.Errorf("the picture that stays is %+v", last)
	}
}
