package scene_test

import (
	"slices"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
)

var window = scene.Size{W: 1200, H: 800}

func TestHitNode(t *testing.T) {
	s := laidOut(t, scenetest.Story())
	x := scene.NewIndex(s)
	for _, cam := range []scene.Camera{s.Fit(window), {X: 0, Y: 0, Scale: 3}, {X: 50, Y: 10, Scale: 0.2}} {
		for i := range s.Nodes {
			n := &s.Nodes[i]
			sx, sy := cam.ToScreen(window, n.X, n.Y)
			if got := x.Node(cam, window, sx, sy, 3); got != i {
				// In a far view another may lie on top.
				if got < 0 || s.Nodes[got].Importance < n.Importance {
					t.Errorf("scale %v: the middle of %q hits %d", cam.Scale, n.Label, got)
				}
			}
		}
	}
	if got := x.Node(s.Fit(window), window, 1, 1, 3); got >= 0 {
		t.Errorf("the corner hits %q", s.Nodes[got].Label)
	}
}

func TestHitLink(t *testing.T) {
	s := laidOut(t, scenetest.Story())
	x, cam := scene.NewIndex(s), s.Fit(window)
	for i := range s.Links {
		c, ok := s.LinkCurve(i, cam.Scale)
		if !ok {
			continue
		}
		mx, my := c.At(0.37)
		sx, sy := mx-cam.X*cam.Scale+window.W/2, my-cam.Y*cam.Scale+window.H/2
		got := x.Link(cam, window, sx, sy, 4)
		if got < 0 {
			t.Errorf("nothing is hit on link %s", s.Links[i].ID)
		}
	}
	if got := x.Link(cam, window, 2, 2, 4); got >= 0 {
		t.Error("the corner hits a link")
	}
}

func TestNodesIn(t *testing.T) {
	s := scene.Build(scenetest.Random(300, 500), nil, scene.Options{})
	s = s.WithPositions(scenetest.Scatter(len(s.Nodes)))
	x, cam := scene.NewIndex(s), s.Fit(window)
	r := scene.Rect{X0: 300, Y0: 200, X1: 700, Y1: 500}
	var want []int
	for i := range s.Nodes {
		if sx, sy := cam.ToScreen(window, s.Nodes[i].X, s.Nodes[i].Y); r.Contains(sx, sy) {
			want = append(want, i)
		}
	}
	if got := x.NodesIn(cam, window, r); !slices.Equal(got, want) || len(want) < 10 {
		t.Errorf("%d nodes in the rectangle, want %d", len(got), len(want))
	}
}

func TestTowardWalksAround(t *testing.T) {
	s := laidOut(t, scenetest.Story())
	x := scene.NewIndex(s)
	moved := 0
	for i := range s.Nodes {
		for _, d := range [][2]float64{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			k := x.Toward(i, d[0], d[1])
			if k < 0 {
				continue
			}
			moved++
			if (s.Nodes[k].X-s.Nodes[i].X)*d[0]+(s.Nodes[k].Y-s.Nodes[i].Y)*d[1] <= 0 {
				t.Errorf("from %q toward %v leads back to %q", s.Nodes[i].Label, d, s.Nodes[k].Label)
			}
		}
	}
	if moved < 2*len(s.Nodes) {
		t.Errorf("only %d steps are possible", moved)
	}
}

func TestEmptySceneHasNoHits(t *testing.T) {
	s := &scene.Scene{}
	x := scene.NewIndex(s)
	cam := s.Fit(window)
	if !cam.Valid() {
		t.Errorf("camera %+v", cam)
	}
	if x.Node(cam, window, 10, 10, 3) >= 0 || x.Link(cam, window, 10, 10, 3) >= 0 || len(x.NodesIn(cam, window, scene.Rect{X1: 1200, Y1: 800})) > 0 {
		t.Error("something was hit in an empty scene")
	}
	if len(scene.PlaceLabels(s, 1)) > 0 {
		t.Error("an empty scene has labels")
	}
}

func BenchmarkHit(b *testing.B) {
	s := scene.Build(scenetest.Random(8600, 25000), nil, scene.Options{})
	s = s.WithPositions(scenetest.Scatter(len(s.Nodes)))
	x, cam := scene.NewIndex(s), s.Fit(window)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		px, py := float64(i*37%1200), float64(i*91%800)
		if x.Node(cam, window, px, py, 3) < 0 {
			x.Link(cam, window, px, py, 5)
		}
	}
}

func BenchmarkPlaceLabels(b *testing.B) {
	s := laidOut(b, scenetest.Random(300, 600))
	b.ReportAllocs()
	for b.Loop() {
		scene.PlaceLabels(s, 0.6)
	}
}

func BenchmarkBuild(b *testing.B) {
	snap := scenetest.Random(8600, 25000)
	b.ReportAllocs()
	for b.Loop() {
		scene.Build(snap, nil, scene.Options{})
	}
}
