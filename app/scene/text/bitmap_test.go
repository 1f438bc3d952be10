package text

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"github.com/go-text/typesetting/font"
)

// A bright disc with a dark one in it gives an edge, a gap, and a filled disc.
func TestPicturesBecomeOutlines(t *testing.T) {
	const side = 128
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			switch d := math.Hypot(float64(x)-63.5, float64(y)-63.5); {
			case d < 20:
				m.Set(x, y, color.NRGBA{40, 30, 20, 255})
			case d < 60:
				m.Set(x, y, color.NRGBA{250, 220, 60, 255})
			}
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, m); err != nil {
		t.Fatal(err)
	}
	o := pictureOutline(font.GlyphBitmap{Data: data.Bytes(), Format: font.PNG, Width: side, Height: side}, 0, -1, 1, 0)
	areas := contourAreas(o)
	want := []float64{math.Pi * 60 * 60, -math.Pi * 54 * 54, math.Pi * 20 * 20}
	if len(areas) != len(want) {
		t.Fatalf("%d contours, want %d: %v", len(areas), len(want), areas)
	}
	for i, w := range want {
		// Both discs wind one way, the gap the other.
		if got := areas[i] / areas[0] * want[0]; math.Abs(got-w) > 0.12*math.Abs(w) {
			t.Errorf("contour %d has an area of %.0f, want %.0f", i, got, w)
		}
	}
	if size := math.Abs(areas[0]) * side * side; math.Abs(size-want[0]) > 0.05*want[0] {
		t.Errorf("the disc has an area of %.0f, want %.0f", size, want[0])
	}
	for _, bad := range []font.GlyphBitmap{{Format: font.PNG}, {Format: font.PNG, Data: data.Bytes()[:60]}, {Format: font.JPG, Data: data.Bytes()}} {
		if o := pictureOutline(bad, 0, 0, 1, 1); len(o.Segments) > 0 {
			t.Errorf("an outline of what is no picture")
		}
	}
}

func contourAreas(o *Outline) (areas []float64) {
	var first, last [2]float64
	sum := 0.0
	cross := func(p [2]float64) { sum += last[0]*p[1] - p[0]*last[1]; last = p }
	end := func() { cross(first); areas = append(areas, sum/2); sum = 0 }
	for i, s := range o.Segments {
		p := [2]float64{float64(s.X[0]), float64(s.Y[0])}
		if s.Op != MoveTo {
			cross(p)
			continue
		}
		if i > 0 {
			end()
		}
		first, last = p, p
	}
	if len(o.Segments) > 0 {
		end()
	}
	return areas
}
