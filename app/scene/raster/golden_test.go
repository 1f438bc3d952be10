package raster

import (
	"bytes"
	"context"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel/layout"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// story is the story's scene with fixed positions: the layout has its own
// tests and may change.
func story(t testing.TB, p *scene.Palette) *scene.Scene {
	t.Helper()
	s := scene.Build(scenetest.Story(), nil, scene.Options{Palette: p, Legend: true, Pinned: []string{"p3"}})
	return s.WithPositions(fixed(len(s.Nodes)))
}

func fixed(n int) []layout.Point {
	pos := make([]layout.Point, n)
	for i := range pos {
		// Rows of six, every other one shifted.
		pos[i] = layout.Point{X: float64(i%6)*190 + float64(i/6%2)*80, Y: float64(i/6) * 150}
	}
	return pos
}

func TestGolden(t *testing.T) {
	cases := []struct {
		name  string
		scene *scene.Scene
		o     Options
	}{
		{"light", story(t, scene.Light), Options{Width: 720, Height: 480}},
		{"dark", story(t, scene.Dark), Options{Width: 720, Height: 480}},
		{"print", story(t, scene.Light), Options{Width: 300, Height: 200, PixelScale: 2, Camera: &scene.Camera{X: 300, Y: 170, Scale: 0.9}}},
		{"hover", story(t, scene.Light).Emphasize(scene.Focus{HoveredNode: "p3"}), Options{Width: 600, Height: 400}},
		{"selected", story(t, scene.Dark).Emphasize(scene.Focus{Nodes: []string{"e1", "p1"}, Links: []string{"l010"}}), Options{Width: 600, Height: 400}},
		{"close", story(t, scene.Light), Options{Width: 400, Height: 300, Camera: &scene.Camera{X: 250, Y: 160, Scale: 2.4}}},
		{"far", story(t, scene.Light), Options{Width: 300, Height: 200, Camera: &scene.Camera{X: 500, Y: 300, Scale: 0.15}}},
		{"map", scenetest.WorldScene(scene.Light, false), Options{Width: 640, Height: 420}},
		{"time", scenetest.WorldScene(scene.Dark, true), Options{Width: 640, Height: 320}},
		{"empty", scene.Build(scenetest.Random(1, 0), nil, scene.Options{Filter: scene.Filter{Only: []string{}}, Legend: true}), Options{Width: 60, Height: 40}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m, err := Image(c.scene, c.o)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", c.name+".png"), m)
		})
	}
}

// compare fails when a picture is not the golden one but for rounding: at most
// one pixel in two hundred may differ by more than 24 in a channel. Processors
// that fuse multiplications round differently.
func compare(t *testing.T, path string, m *image.RGBA) {
	t.Helper()
	if *update {
		var buf bytes.Buffer
		if err := png.Encode(&buf, m); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	decoded, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want := image.NewRGBA(decoded.Bounds())
	draw.Draw(want, want.Rect, decoded, decoded.Bounds().Min, draw.Src)
	if want.Rect != m.Rect {
		t.Fatalf("the picture is %v, want %v", m.Rect, want.Rect)
	}
	wrong := 0
	for i := 0; i < len(m.Pix); i += 4 {
		for k := range 4 {
			if d := int(m.Pix[i+k]) - int(want.Pix[i+k]); d > 24 || d < -24 {
				wrong++
				break
			}
		}
	}
	if limit := len(m.Pix) / 4 / 200; wrong > limit {
		out := filepath.Join(t.TempDir(), filepath.Base(path))
		var buf bytes.Buffer
		_ = png.Encode(&buf, m)
		_ = os.WriteFile(out, buf.Bytes(), 0o644)
		t.Errorf("%d pixels differ from %s, at most %d may", wrong, path, limit)
	}
}

func TestSameBytesForEveryNumberOfCores(t *testing.T) {
	s, err := laidOut()
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for _, procs := range []int{1, 2, 7} {
		old := setProcs(procs)
		var buf bytes.Buffer
		err := PNG(&buf, s, Options{Width: 500, Height: 300})
		setProcs(old)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = buf.Bytes()
		} else if !bytes.Equal(first, buf.Bytes()) {
			t.Errorf("with %d cores the picture differs", procs)
		}
	}
}

func laidOut() (*scene.Scene, error) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{Legend: true})
	pos, err := layout.Default(context.Background(), s.LayoutGraph(nil), layout.Options{Seed: 1})
	if err != nil {
		return nil, err
	}
	return s.WithPositions(pos), nil
}

// A renderer that has drawn other things draws the same as a new one.
func TestRendererKeepsNothingThatShows(t *testing.T) {
	s := story(t, scene.Light)
	cam := s.Fit(scene.Size{W: 500, H: 300})
	cams := []scene.Camera{cam, cam.Pan(31.3, -12.7), {X: 1, Y: 2, Scale: 2.2}, {X: 300, Y: 200, Scale: 0.2}, cam}
	for scale := 0.1; scale < 2; scale *= 1.17 {
		cams = append(cams, scene.Camera{X: 400 + scale, Y: 300, Scale: scale})
	}
	scenes := []*scene.Scene{s, s.Emphasize(scene.Focus{HoveredNode: "p3"}), story(t, scene.Dark)}
	used := New()
	for _, s := range scenes {
		for _, c := range cams {
			got, want := image.NewRGBA(image.Rect(0, 0, 500, 300)), image.NewRGBA(image.Rect(0, 0, 500, 300))
			for i := range got.Pix {
				got.Pix[i] = 0xAB // what was there before must not shine through
			}
			used.Draw(got, s, c, 1)
			New().Draw(want, s, c, 1)
			if !bytes.Equal(got.Pix, want.Pix) {
				t.Fatalf("camera %+v: a used renderer draws another picture", c)
			}
		}
	}
}

func TestPictureIsOpaque(t *testing.T) {
	m, err := Image(story(t, scene.Dark), Options{Width: 320, Height: 240, PixelScale: 1.5})
	if err != nil {
		t.Fatal(err)
	}
	if m.Rect.Dx() != 480 || m.Rect.Dy() != 360 {
		t.Errorf("size %v", m.Rect)
	}
	if !m.Opaque() {
		t.Error("the picture is not opaque")
	}
}

func TestImpossibleSizes(t *testing.T) {
	for _, o := range []Options{{}, {Width: -1, Height: 5}, {Width: 1 << 20, Height: 1 << 20}, {Width: 1 << 14, Height: 1 << 14, PixelScale: 1 << 10}} {
		if _, err := Image(story(t, scene.Light), o); err == nil {
			t.Errorf("%+v was drawn", o)
		}
	}
}

// Odd scenes and cameras must neither panic nor hang.
func TestHostileScenes(t *testing.T) {
	s := story(t, scene.Light)
	far := s.Positions()
	for i := range far {
		far[i] = layout.Point{X: float64(i) * 1e300, Y: -1e300}
	}
	same := make([]layout.Point, len(s.Nodes))
	for _, x := range []*scene.Scene{s.WithPositions(far), s.WithPositions(same), {}} {
		for _, c := range []scene.Camera{{Scale: 1}, {X: 1e300, Y: 1, Scale: 8}, {Scale: 0.02}, x.Fit(scene.Size{W: 100, H: 100})} {
			New().Draw(image.NewRGBA(image.Rect(0, 0, 100, 100)), x, c, 1)
		}
	}
	New().Draw(image.NewRGBA(image.Rect(0, 0, 0, 0)), s, scene.Camera{Scale: 1}, 1)
}

func TestSteadyFramesAllocateNothing(t *testing.T) {
	for name, s := range map[string]*scene.Scene{
		"story": story(t, scene.Light),
		"ink":   scenetest.Scattered(4000, 30000).Scene(scene.Light),
	} {
		cam := s.Fit(scene.Size{W: 500, H: 300})
		r, m := New(), image.NewRGBA(image.Rect(0, 0, 500, 300))
		for i := range 21 {
			r.Draw(m, s, cam.Pan(float64(i%7), 0), 1)
			r.DrawMoving(m, s, cam.Pan(float64(i%7), 0), 1)
		}
		i := 0
		if got := testing.AllocsPerRun(50, func() {
			i++
			r.Draw(m, s, cam.Pan(float64(i%7), 0), 1)
			r.DrawMoving(m, s, cam.Pan(float64(i%7), 0), 1)
		}); got > 0 {
			t.Errorf("%s: %v allocations in two frames of a pan", name, got)
		}
	}
}

// A frame of a movement shows the same picture, but for what it may leave out.
func TestMovingFramesLookAlike(t *testing.T) {
	s := scenetest.Scattered(4000, 30000).Scene(scene.Light)
	cam := s.Fit(scene.Size{W: 600, H: 400})
	r := New()
	want, got := image.NewRGBA(image.Rect(0, 0, 600, 400)), image.NewRGBA(image.Rect(0, 0, 600, 400))
	r.Draw(want, s, cam, 1)
	r.DrawMoving(got, s, cam, 1)
	sum := 0
	for i := range want.Pix {
		d := int(want.Pix[i]) - int(got.Pix[i])
		sum += max(d, -d)
	}
	if mean := float64(sum) / float64(len(want.Pix)); mean > 12 {
		t.Errorf("a moving frame differs by %.1f levels on average", mean)
	}
}

// Inked links are summed up on several cores in any order.
func TestInkIsTheSameForEveryNumberOfCores(t *testing.T) {
	s := scenetest.Scattered(4000, 30000).Scene(scene.Dark)
	var first []byte
	for _, procs := range []int{1, 2, 5} {
		old := setProcs(procs)
		m, err := Image(s, Options{Width: 600, Height: 400})
		setProcs(old)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = m.Pix
		} else if !bytes.Equal(first, m.Pix) {
			t.Errorf("with %d cores the picture differs", procs)
		}
	}
}
