package raster

import (
	"fmt"
	"image"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel/cputime/cputest"
)

// measured are the graphs of the benchmarks: the ones that are measured with,
// or others of the same size where they are not at hand.
var measured = []struct {
	name, graph  string
	nodes, links int
}{
	{"77", "lesmis77", 77, 254},
	{"1.3k", "eurosis1k", 1285, 6462},
	{"8.6k", "hepth9k", 8638, 24806},
	{"110k", "debian_kg", 110849, 404160},
}

var window = scene.Size{W: 1200, H: 800}

func measuredScene(tb testing.TB, k int, p *scene.Palette) *scene.Scene {
	tb.Helper()
	m := measured[k]
	g, err := scenetest.Load(m.graph)
	if err != nil {
		g = scenetest.Scattered(m.nodes, m.links)
	}
	return g.Scene(p)
}

// drawn is Draw or DrawMoving.
type drawn func(r *Renderer, m *image.RGBA, s *scene.Scene, c scene.Camera)

func still(r *Renderer, m *image.RGBA, s *scene.Scene, c scene.Camera)  { r.Draw(m, s, c, 1) }
func moving(r *Renderer, m *image.RGBA, s *scene.Scene, c scene.Camera) { r.DrawMoving(m, s, c, 1) }

// zoomStep is the camera of a step of a zoom to ten times and back.
func zoomStep(home scene.Camera, i int) scene.Camera {
	const steps = 60
	if i %= 2 * steps; i > steps {
		i = 2*steps - i
	}
	c := home
	for range i {
		c.Scale *= 1.0391 // the 60th root of 10
	}
	return c
}

// panStep is the camera of a step of a pan to and fro.
func panStep(home scene.Camera, i int) scene.Camera {
	if i %= 60; i > 30 {
		i = 60 - i
	}
	return home.Pan(float64(i)*10, float64(i)*4)
}

func benchmark(b *testing.B, f drawn, step func(scene.Camera, int) scene.Camera) {
	for k := range measured {
		b.Run(measured[k].name, func(b *testing.B) {
			s := measuredScene(b, k, scene.Light)
			home := s.Fit(window)
			r, m := New(), image.NewRGBA(image.Rect(0, 0, 1200, 800))
			r.Draw(m, s, home, 1)
			for i := range 120 {
				f(r, m, s, step(home, i))
			}
			cputest.Measure(b, func(i int) { f(r, m, s, step(home, i)) })
		})
	}
}

func BenchmarkPanMoving(b *testing.B)  { benchmark(b, moving, panStep) }
func BenchmarkZoomMoving(b *testing.B) { benchmark(b, moving, zoomStep) }
func BenchmarkPanStill(b *testing.B)   { benchmark(b, still, panStep) }
func BenchmarkZoomStill(b *testing.B)  { benchmark(b, still, zoomStep) }

// BenchmarkFirst is the first frame of a new scene: arrays, labels, sprites.
func BenchmarkFirst(b *testing.B) {
	for k := range measured {
		b.Run(measured[k].name, func(b *testing.B) {
			s := measuredScene(b, k, scene.Light)
			home := s.Fit(window)
			m := image.NewRGBA(image.Rect(0, 0, 1200, 800))
			for b.Loop() {
				New().Draw(m, s, home, 1)
			}
		})
	}
}

// BenchmarkDrag is a frame of a drag: one node moves, so the scene is another.
func BenchmarkDrag(b *testing.B) {
	for k := range measured {
		b.Run(measured[k].name, func(b *testing.B) {
			s := measuredScene(b, k, scene.Light)
			home := s.Fit(window)
			r, m := New(), image.NewRGBA(image.Rect(0, 0, 1200, 800))
			r.Draw(m, s, home, 1)
			pos := s.Positions()
			for b.Loop() {
				pos[0].X++
				r.DrawMoving(m, s.MovedTo(pos), home, 1)
			}
		})
	}
}

// BenchmarkCrossover draws the same links one by one and summed up, to find
// from which number of pixels along them the sums are cheaper.
func BenchmarkCrossover(b *testing.B) {
	for k := 1; k < len(measured); k++ {
		s := measuredScene(b, k, scene.Light)
		home := s.Fit(window)
		for _, zoom := range []float64{1, 3} {
			for _, force := range []int{forceDirect, forceInk} {
				name := map[int]string{forceDirect: "direct", forceInk: "ink"}[force]
				b.Run(fmt.Sprintf("%s/%gx/%s", measured[k].name, zoom, name), func(b *testing.B) {
					r, m := New(), image.NewRGBA(image.Rect(0, 0, 1200, 800))
					r.force = force
					cam := home.ZoomAt(window, 600, 400, zoom)
					r.Draw(m, s, cam, 1)
					cputest.Measure(b, func(int) { r.Draw(m, s, cam, 1) })
					_, steps := r.survey()
					b.ReportMetric(float64(steps)/1e6, "Mpx")
				})
			}
		}
	}
}
