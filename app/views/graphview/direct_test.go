package graphview

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
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
