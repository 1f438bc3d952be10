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

func TestVisiblePartsMatch(t *testing.T) {
	from, clip := image.Rect(0, 0, 30, 20), image.Rect(5, 6, 25, 16)
	for _, c := range []struct{ to, from, seen image.Rectangle }{
		{image.Rect(0, 0, 30, 20), image.Rect(5, 6, 25, 16), clip},
		{image.Rect(10, 8, 40, 28), image.Rect(0, 0, 15, 8), image.Rect(10, 8, 25, 16)},
		{image.Rect(-10, -12, 20, 8), image.Rect(15, 18, 30, 20), image.Rect(5, 6, 20, 8)},
		{image.Rect(40, 40, 70, 60), image.Rectangle{}, image.Rectangle{}},
	} {
		part, seen := visible(from, c.to, clip)
		if seen != c.seen || !seen.Empty() && part != c.from || part.Size() != seen.Size() {
			t.Errorf("a picture at %v: %v is seen at %v", c.to, part, seen)
		}
	}
}
