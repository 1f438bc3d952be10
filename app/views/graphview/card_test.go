package graphview

import (
	"image"
	"image/color"
	"testing"
)

func TestCardHasRoundCornersAndABorder(t *testing.T) {
	fill, border := color.NRGBA{R: 250, G: 240, B: 230, A: 255}, color.NRGBA{R: 10, G: 20, B: 30, A: 255}
	for _, scale := range []float64{1, 1.5, 2} {
		w, h := round(60*scale), round(40*scale)
		m := blankCard(w, h, scale, fill, border)
		for _, c := range []struct {
			what string
			x, y int
			want color.RGBA
		}{
			{"corner", 0, 0, color.RGBA{}},
			{"other corner", w - 1, h - 1, color.RGBA{}},
			{"top", w / 2, 0, color.RGBA{R: 10, G: 20, B: 30, A: 255}},
			{"left", 0, h / 2, color.RGBA{R: 10, G: 20, B: 30, A: 255}},
			{"inside", w / 2, h / 2, color.RGBA{R: 250, G: 240, B: 230, A: 255}},
		} {
			if got := m.RGBAAt(c.x, c.y); got != c.want {
				t.Errorf("scale %v: %s is %v, want %v", scale, c.what, got, c.want)
			}
		}
	}
	// Tiny ones are drawn, too.
	blankCard(1, 1, 1, fill, border)
}

func TestLayCopiesWhatFits(t *testing.T) {
	red := color.RGBA{R: 255, A: 255}
	part := image.NewRGBA(image.Rect(0, 0, 4, 4))
	for y := range 4 {
		for x := range 4 {
			part.SetRGBA(x, y, red)
		}
	}
	m := image.NewRGBA(image.Rect(0, 0, 6, 6))
	lay(m, part, 3, -1)
	for y := range 6 {
		for x := range 6 {
			want := color.RGBA{}
			if x >= 3 && y < 3 {
				want = red
			}
			if got := m.RGBAAt(x, y); got != want {
				t.Fatalf("(%d, %d) is %v, want %v", x, y, got, want)
			}
		}
	}
	lay(m, part, 40, 40)
}
