package blit

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"clew/graphmodel/cputime/cputest"
)

// noise is a picture that no two pixels of which are alike.
func noise(w, h int) *image.RGBA {
	rng := rand.New(rand.NewPCG(uint64(w), uint64(h)))
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = byte(rng.Uint32())
	}
	return m
}

// bilinear is the color between four pixels around a place, in pixels.
func bilinear(m *image.RGBA, x, y float64, part int) float64 {
	at := func(x, y int) float64 {
		x, y = min(max(x, 0), m.Rect.Dx()-1), min(max(y, 0), m.Rect.Dy()-1)
		return float64(m.Pix[y*m.Stride+4*x+part])
	}
	x0, y0 := math.Floor(x), math.Floor(y)
	i, j, u, v := int(x0), int(y0), x-x0, y-y0
	return (at(i, j)*(1-u)+at(i+1, j)*u)*(1-v) + (at(i, j+1)*(1-u)+at(i+1, j+1)*u)*v
}

// blueFirst says where a part of a pixel is when blue comes first.
var blueFirst = [4]int{2, 1, 0, 3}

func TestSwappedPicturesHaveBlueFirst(t *testing.T) {
	m := noise(31, 7)
	var out []uint32
	for range 2 {
		out = swap(out, m)
		for i, p := range out {
			for part := range 4 {
				if got, want := byte(p>>(8*blueFirst[part])), m.Pix[4*i+part]; got != want {
					t.Fatalf("part %d of pixel %d is %d, want %d", part, i, got, want)
				}
			}
		}
	}
}

func TestStretchedPicturesAreBilinear(t *testing.T) {
	window := image.Rect(0, 0, 90, 70)
	for _, c := range []struct {
		size image.Point
		to   image.Rectangle
	}{
		{image.Pt(60, 50), image.Rect(0, 0, 90, 70)},
		{image.Pt(60, 50), image.Rect(-33, -20, 140, 133)},
		{image.Pt(90, 70), image.Rect(10, 5, 81, 60)},
		{image.Pt(200, 150), image.Rect(-5, -7, 95, 66)},
		{image.Pt(1, 1), image.Rect(3, 4, 30, 40)},
		{image.Pt(7, 1), image.Rect(3, 4, 30, 40)},
		{image.Pt(64, 64), image.Rect(88, 69, 888, 669)},
		{image.Pt(64, 64), image.Rect(-700, -500, 100, 100)},
	} {
		t.Run(fmt.Sprint(c.size, c.to), func(t *testing.T) {
			m := noise(c.size.X, c.size.Y)
			var s stretcher
			out, seen := s.stretch(m, c.to, window)
			if seen != c.to.Intersect(window) || out.Rect.Size() != seen.Size() {
				t.Fatalf("%v is seen at %v, in %v", c.to, seen, out.Rect)
			}
			for y := range seen.Dy() {
				for x := range seen.Dx() {
					px := (float64(x+seen.Min.X-c.to.Min.X)+.5)*float64(c.size.X)/float64(c.to.Dx()) - .5
					py := (float64(y+seen.Min.Y-c.to.Min.Y)+.5)*float64(c.size.Y)/float64(c.to.Dy()) - .5
					for part := range 4 {
						got, want := float64(out.Pix[y*out.Stride+4*x+blueFirst[part]]), bilinear(m, px, py, part)
						if math.Abs(got-want) > 4 {
							t.Fatalf("part %d of %d, %d is %v, want %v", part, x, y, got, want)
						}
					}
				}
			}
		})
	}
}

func TestNothingIsStretchedOutOfSight(t *testing.T) {
	var s stretcher
	if out, seen := s.stretch(noise(9, 9), image.Rect(50, 50, 70, 70), image.Rect(0, 0, 40, 40)); out != nil || !seen.Empty() {
		t.Errorf("%v is seen", seen)
	}
}

// The same picture takes no new memory.
func BenchmarkStretch(b *testing.B) {
	m := noise(1200, 800)
	for _, zoom := range []float64{.7, 1.2, 3} {
		b.Run(fmt.Sprint(zoom), func(b *testing.B) {
			var s stretcher
			w, h := int(1200*zoom), int(800*zoom)
			to := image.Rect(600-w/2, 400-h/2, 600+w/2, 400+h/2)
			cputest.Measure(b, func(int) { s.stretch(m, to, image.Rect(0, 0, 1200, 800)) })
		})
	}
}
