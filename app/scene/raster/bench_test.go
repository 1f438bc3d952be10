package raster

import (
	"fmt"
	"image"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
)

// bigScene is a scattered random graph with a camera that shows all of it.
func bigScene(n, links int) (*scene.Scene, scene.Camera) {
	s := scene.Build(scenetest.Random(n, links), nil, scene.Options{})
	s = s.WithPositions(scenetest.Scatter(len(s.Nodes)))
	return s, s.Fit(scene.Size{W: 1200, H: 800})
}

var sizes = []struct{ nodes, links int }{{77, 254}, {1300, 6500}, {8600, 25000}}

// Frames of a pan: the same scale, another place.
func BenchmarkPan(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprint(size.nodes), func(b *testing.B) {
			s, cam := bigScene(size.nodes, size.links)
			r, m := New(), image.NewRGBA(image.Rect(0, 0, 1200, 800))
			r.Draw(m, s, cam, 1)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r.Draw(m, s, cam.Pan(float64(i%40)*5, 0), 1)
			}
		})
	}
}

// Frames of a zoom: everything that depends on the scale is computed anew.
func BenchmarkZoom(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprint(size.nodes), func(b *testing.B) {
			s, cam := bigScene(size.nodes, size.links)
			r, m := New(), image.NewRGBA(image.Rect(0, 0, 1200, 800))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				c := cam
				c.Scale *= 1 + 0.05*float64(i%60)
				r.Draw(m, s, c, 1)
			}
		})
	}
}

// Frames of a drag: one node moves, so curves and labels are computed anew.
func BenchmarkDrag(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprint(size.nodes), func(b *testing.B) {
			s, cam := bigScene(size.nodes, size.links)
			r, m := New(), image.NewRGBA(image.Rect(0, 0, 1200, 800))
			pos := s.Positions()
			b.ReportAllocs()
			for b.Loop() {
				pos[0].X++
				r.Draw(m, s.WithPositions(pos), cam, 1)
			}
		})
	}
}
