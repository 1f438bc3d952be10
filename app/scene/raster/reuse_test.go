package raster

import (
	"bytes"
	"image"
	"math"
	"sync/atomic"
	"testing"
	"time"

	"clew/app/scene"
	"clew/app/scene/scenetest"
)

// difference is by how many levels two pictures differ on average within a part, in
// squares of so many pixels: the eye sees how dense and what color a part is, and not
// which pixels of it a line crosses.
func difference(a, b *image.RGBA, part image.Rectangle, side int) float64 {
	sum, n := 0.0, 0
	for y := part.Min.Y; y+side <= part.Max.Y; y += side {
		for x := part.Min.X; x+side <= part.Max.X; x += side {
			for c := range 3 {
				d := 0
				for k := range side * side {
					at := a.PixOffset(x+k%side, y+k/side) + c
					d += int(a.Pix[at]) - int(b.Pix[at])
				}
				sum += math.Abs(float64(d)) / float64(side*side)
				n++
			}
		}
	}
	return sum / float64(n)
}

// crowded is a network with far more links than a movement has time for.
func crowded(p *scene.Palette) *scene.Scene { return scenetest.Scattered(20_000, 150_000).Scene(p) }

// TestDrawingThatIsGivenUpLeavesNoTrace ends drawings at any moment: what is drawn
// afterwards is the same as ever.
func TestDrawingThatIsGivenUpLeavesNoTrace(t *testing.T) {
	size := scene.Size{W: 600, H: 400}
	s := crowded(scene.Light)
	r, got, given := New(), blank(size), 0
	home := s.Fit(size)
	r.Draw(got, s, home, 1)
	began := time.Now()
	r.Draw(got, s, home.ZoomAt(size, 300, 200, 2), 1)
	whole := time.Since(began)
	for i := range 12 {
		cam := home.ZoomAt(size, 100, 300, 1+0.3*float64(i))
		var stale atomic.Bool
		timer := time.AfterFunc(whole*time.Duration(i)/12, func() { stale.Store(true) })
		if !r.DrawUnless(&stale, got, s, cam, 1) {
			given++
		}
		timer.Stop()
		near := home.ZoomAt(size, 300, 200, 1+0.2*float64(i))
		r.Draw(got, s, near, 1)
		want := blank(size)
		New().Draw(want, s, near, 1)
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Fatalf("picture %d is another one after a drawing that was given up", i)
		}
	}
	if given < 3 {
		t.Errorf("only %d drawings of 12 were given up", given)
	}
	var stale atomic.Bool
	if !r.DrawUnless(&stale, got, s, home, 1) {
		t.Error("a drawing that is wanted is given up")
	}
}

// TestMovementsLookLikeStillPictures compares frames of pans and zooms with still
// pictures of the same view, beside those that know no picture before: they are much
// closer, in what they take over and in what comes into view.
func TestMovementsLookLikeStillPictures(t *testing.T) {
	size := scene.Size{W: 600, H: 400}
	for name, p := range map[string]*scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		s := crowded(p)
		home := s.Fit(size).ZoomAt(size, 300, 200, 2)
		for _, move := range []struct {
			name string
			cam  func(step int) scene.Camera
		}{
			{"pan", func(step int) scene.Camera { return home.Pan(15.3*float64(step), -4.7*float64(step)) }},
			{"zoom in", func(step int) scene.Camera { return home.ZoomAt(size, 200, 300, 1+0.05*float64(step)) }},
			{"zoom out", func(step int) scene.Camera { return home.ZoomAt(size, 200, 300, 1-0.03*float64(step)) }},
		} {
			const steps = 8
			r, got, want, alone := New(), blank(size), blank(size), blank(size)
			r.Draw(got, s, home, 1)
			for step := range steps + 1 {
				r.DrawMoving(got, s, move.cam(step), 1)
			}
			New().Draw(want, s, move.cam(steps), 1)
			New().DrawMoving(alone, s, move.cam(steps), 1)
			all := image.Rect(0, 0, 600, 400)
			near, far := difference(got, want, all, 8), difference(alone, want, all, 8)
			if near > 0.8*far {
				t.Errorf("%s, %s: differs by %.1f levels on average, by %.1f without the pictures before", name, move.name, near, far)
			}
			if r.inking && !r.reuse.ok {
				t.Errorf("%s, %s: nothing is taken over", name, move.name)
			}
			if move.name == "pan" {
				brought := image.Rect(0, 30, 60, 400) // left of what the picture before shows
				if d, most := difference(got, want, brought, 8), difference(alone, want, brought, 8); d > most {
					t.Errorf("%s: what a pan has brought differs by %.1f levels, by %.1f without the pictures before", name, d, most)
				}
			}
		}
	}
}

func blank(size scene.Size) *image.RGBA {
	return image.NewRGBA(image.Rect(0, 0, int(size.W), int(size.H)))
}

// TestPansDoNotDrift checks that shifting by whole pixels does not add up.
func TestPansDoNotDrift(t *testing.T) {
	size := scene.Size{W: 600, H: 400}
	s := crowded(scene.Light)
	cam := s.Fit(size).ZoomAt(size, 300, 200, 2)
	r, m := New(), blank(size)
	r.Draw(m, s, cam, 1)
	for range 40 {
		cam = cam.Pan(3.4, 2.45)
		r.DrawMoving(m, s, cam, 1)
	}
	if dx, dy := r.print.ox-r.ox, r.print.oy-r.oy; !r.reuse.ok || max(dx, -dx) > 0.51 || max(dy, -dy) > 0.51 {
		t.Errorf("the links are %.2f and %.2f pixels off their nodes", dx, dy)
	}
}

// TestNothingIsTakenOverFromAnotherScene checks that changes are seen at once.
func TestNothingIsTakenOverFromAnotherScene(t *testing.T) {
	size := scene.Size{W: 600, H: 400}
	s, other := crowded(scene.Light), crowded(scene.Dark)
	cam := s.Fit(size).ZoomAt(size, 300, 200, 2)
	r, got, want := New(), blank(size), blank(size)
	r.Draw(got, s, cam, 1)
	r.DrawMoving(got, other, cam, 1)
	without := New() // which knows as much of names
	without.Draw(want, s, cam, 1)
	without.print, without.outer = imprint{}, imprint{}
	without.DrawMoving(want, other, cam, 1)
	if d := difference(got, want, got.Rect, 1); r.reuse.ok || d > 0 {
		t.Errorf("another scene differs by %.2f levels", d)
	}
	// What is drawn for good knows nothing of what was before.
	r.DrawMoving(got, s, cam.Pan(30, 0), 1)
	r.Draw(got, s, cam, 1)
	New().Draw(want, s, cam, 1)
	if d := difference(got, want, got.Rect, 1); d > 0 {
		t.Errorf("a still picture after a movement differs by %.2f levels", d)
	}
}
