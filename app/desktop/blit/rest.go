package blit

import "image"

// rest are the rectangles that make up a rectangle without one inside it.
func rest(r, inside image.Rectangle) []image.Rectangle {
	if inside.Empty() {
		return []image.Rectangle{r}
	}
	var out []image.Rectangle
	for _, part := range []image.Rectangle{
		image.Rect(r.Min.X, r.Min.Y, r.Max.X, inside.Min.Y),
		image.Rect(r.Min.X, inside.Max.Y, r.Max.X, r.Max.Y),
		image.Rect(r.Min.X, inside.Min.Y, inside.Min.X, inside.Max.Y),
		image.Rect(inside.Max.X, inside.Min.Y, r.Max.X, inside.Max.Y),
	} {
		if !part.Empty() {
			out = append(out, part)
		}
	}
	return out
}

// visible are the parts of a picture and of its place that lie in a clip.
func visible(from, to, clip image.Rectangle) (image.Rectangle, image.Rectangle) {
	seen := to.Intersect(clip)
	return seen.Sub(to.Min).Add(from.Min), seen
}
