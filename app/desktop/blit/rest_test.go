package blit

import (
	"image"
	"testing"
)

func TestRestCoversWhatIsLeftOnce(t *testing.T) {
	r := image.Rect(2, 3, 12, 11)
	for _, inside := range []image.Rectangle{
		{}, r, image.Rect(4, 5, 8, 9), image.Rect(2, 3, 7, 11), image.Rect(2, 5, 12, 6), image.Rect(11, 10, 12, 11),
	} {
		seen := map[image.Point]int{}
		for _, part := range rest(r, inside) {
			for y := part.Min.Y; y < part.Max.Y; y++ {
				for x := part.Min.X; x < part.Max.X; x++ {
					seen[image.Pt(x, y)]++
				}
			}
		}
		for y := r.Min.Y - 1; y <= r.Max.Y; y++ {
			for x := r.Min.X - 1; x <= r.Max.X; x++ {
				p, want := image.Pt(x, y), 0
				if p.In(r) && !p.In(inside) {
					want = 1
				}
				if seen[p] != want {
					t.Fatalf("without %v, %v is painted %d times", inside, p, seen[p])
				}
			}
		}
	}
}
