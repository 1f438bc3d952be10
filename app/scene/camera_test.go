package scene_test

import (
	"math"
	"testing"
	"time"

	"clew/app/scene"
	"clew/app/scene/scenetest"
)

func close2(a, b float64) bool { return math.Abs(a-b) < 1e-6*(1+math.Abs(a)) }

func TestCameraRoundTrip(t *testing.T) {
	v := scene.Size{W: 800, H: 600}
	for _, c := range []scene.Camera{{0, 0, 1}, {-120, 55.5, 0.3}, {1e5, -1e5, 7}} {
		x, y := c.ToWorld(v, 123, 456)
		if sx, sy := c.ToScreen(v, x, y); !close2(sx, 123) || !close2(sy, 456) {
			t.Errorf("%+v: 123,456 came back as %v,%v", c, sx, sy)
		}
	}
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	v := scene.Size{W: 800, H: 600}
	c := scene.Camera{X: 40, Y: -10, Scale: 0.8}
	for _, factor := range []float64{1.2, 0.5, 3, 1e9, 1e-9} {
		z := c.ZoomAt(v, 700, 50, factor)
		ax, ay := c.ToWorld(v, 700, 50)
		bx, by := z.ToWorld(v, 700, 50)
		if !close2(ax, bx) || !close2(ay, by) {
			t.Errorf("factor %v: the point moved from %v,%v to %v,%v", factor, ax, ay, bx, by)
		}
		if !z.Valid() {
			t.Errorf("factor %v: scale %v out of bounds", factor, z.Scale)
		}
	}
}

func TestFitShowsAll(t *testing.T) {
	r := scene.Rect{X0: -500, Y0: 20, X1: 900, Y1: 320}
	for _, v := range []scene.Size{{W: 1200, H: 800}, {W: 300, H: 900}, {W: 40, H: 30}} {
		c := scene.FitRect(v, r, 10, 2)
		vis := c.Visible(v)
		if vis.X0 > r.X0 || vis.X1 < r.X1 || vis.Y0 > r.Y0 || vis.Y1 < r.Y1 {
			t.Errorf("%+v does not show %+v in %+v", c, r, v)
		}
	}
	if c := scene.FitRect(scene.Size{W: 800, H: 600}, scene.Rect{}, 10, 1.4); c.Scale != 1.4 {
		t.Errorf("one point is enlarged to %v", c.Scale)
	}
}

func TestFittedSceneShowsAllLabels(t *testing.T) {
	scenes := []*scene.Scene{laidOut(t, scenetest.Story()), laidOut(t, scenetest.Random(120, 150)), laidOut(t, scenetest.Random(1, 0))}
	for _, s := range scenes {
		for _, v := range []scene.Size{{W: 1200, H: 800}, {W: 640, H: 700}, {W: 900, H: 300}} {
			cam := s.Fit(v)
			cut := 0
			labels := scene.PlaceLabels(s, cam.Scale)
			for _, l := range labels {
				x, y := v.W/2-cam.X*cam.Scale, v.H/2-cam.Y*cam.Scale
				if l.Box.X0+x < 0 || l.Box.X1+x > v.W || l.Box.Y0+y < 0 || l.Box.Y1+y > v.H {
					cut++
				}
			}
			if cut > 0 {
				t.Errorf("%d nodes in %+v: %d of %d labels are cut off", len(s.Nodes), v, cut, len(labels))
			}
		}
	}
}

func TestFlight(t *testing.T) {
	v := scene.Size{W: 800, H: 600}
	from := scene.Camera{X: 0, Y: 0, Scale: 0.5}
	to := from.ZoomAt(v, 600, 100, 4)
	f := scene.Flight{From: from, To: to, Duration: 200 * time.Millisecond}
	wx, wy := from.ToWorld(v, 600, 100)
	for ms := range 200 {
		c, done := f.At(time.Duration(ms) * time.Millisecond)
		if done {
			t.Fatal("done too early")
		}
		// A zoom at a point keeps that point in place all the way.
		if x, y := c.ToScreen(v, wx, wy); math.Abs(x-600) > 0.01 || math.Abs(y-100) > 0.01 {
			t.Fatalf("at %d ms the point is at %v,%v", ms, x, y)
		}
	}
	if c, done := f.At(time.Second); !done || c != to {
		t.Errorf("the flight ends at %+v, want %+v", c, to)
	}
}

func TestClampKeepsTheSceneInReach(t *testing.T) {
	v := scene.Size{W: 800, H: 600}
	r := scene.Rect{X0: -100, Y0: -100, X1: 100, Y1: 100}
	c := scene.Camera{X: 1e6, Y: -1e6, Scale: 1}.Clamp(v, r)
	if !c.Visible(v).Intersects(r) {
		t.Errorf("%+v sees nothing of the scene", c)
	}
}

func TestInvalidCameras(t *testing.T) {
	for _, c := range []scene.Camera{{}, {math.NaN(), 0, 1}, {0, math.Inf(1), 1}, {0, 0, 1e9}, {0, 0, -1}} {
		if c.Valid() {
			t.Errorf("%+v counts as valid", c)
		}
	}
}
