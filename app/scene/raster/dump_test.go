package raster

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"testing"

	"clew/app/scene"
)

// TestDump writes pictures of the graphs that are measured with into the
// folder CLEW_DUMP, to be looked at.
func TestDump(t *testing.T) {
	dir := os.Getenv("CLEW_DUMP")
	if dir == "" {
		t.Skip("CLEW_DUMP is not set")
	}
	for k := range measured {
		t.Run(measured[k].name, func(t *testing.T) { dump(t, dir, k) })
	}
}

func dump(t *testing.T, dir string, k int) {
	for name, p := range map[string]*scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		s := measuredScene(t, k, p)
		home := s.Fit(window)
		r := New()
		for _, zoom := range []float64{1, 2, 4} {
			cam := home.ZoomAt(window, 600, 400, zoom)
			for _, mode := range []string{"still", "moving"} {
				m := image.NewRGBA(image.Rect(0, 0, 1200, 800))
				if mode == "still" {
					r.Draw(m, s, cam, 1)
				} else {
					r.DrawMoving(m, s, cam, 1)
				}
				f, err := os.Create(fmt.Sprintf("%s/%s-%s-%g-%s.png", dir, measured[k].name, name, zoom, mode))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(f, m); err != nil {
					t.Fatal(err)
				}
				f.Close()
			}
		}
	}
}
