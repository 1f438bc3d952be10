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
			for _, mode := range []string{"still", "moving", "panned", "away", "in", "out"} {
				m := image.NewRGBA(image.Rect(0, 0, 1200, 800))
				switch mode {
				case "still":
					r.Draw(m, s, cam, 1)
				case "moving":
					r.DrawMoving(m, s, cam, 1)
				case "panned":
					for i := range 20 {
						r.DrawMoving(m, s, cam.Pan(float64(20*i), float64(8*i)), 1)
					}
				case "away":
					r.DrawMoving(m, s, cam.Pan(1100, 700), 1)
				case "in":
					r.DrawMoving(m, s, cam.ZoomAt(window, 600, 400, 1.7), 1)
				case "out":
					r.DrawMoving(m, s, cam.ZoomAt(window, 600, 400, 0.6), 1)
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
