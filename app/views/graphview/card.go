package graphview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/scene"
)

const (
	cardRadius = 8.0 // of a card's corners
	cardBorder = 1.0 // width of its border
)

// card is the ground of what floats over the network, with its content, in one
// picture. Rounded rectangles of the toolkit are computed anew for each of their
// pixels in each frame, which costs several times as much without a graphics
// processor.
type card struct {
	picture *canvas.Image
	size    fyne.Size
}

func newCard() card {
	c := card{picture: canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))}
	c.picture.FillMode, c.picture.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	return c
}

// draw makes the picture of a size and for a number of pixels per
// device-independent pixel; content, if not nil, is laid into it with its
// upper left corner at (x, y), in pixels.
func (c *card) draw(s *scene.Scene, size fyne.Size, scale float64, content *image.RGBA, x, y int) {
	w, h := max(round(float64(size.Width)*scale), 1), max(round(float64(size.Height)*scale), 1)
	img := blankCard(w, h, scale, s.Surface, s.Border)
	if content != nil {
		lay(img, content, x, y)
	}
	c.size = size
	c.picture.Image = img
	c.picture.Resize(size)
	c.picture.Refresh()
}

// blankCard is a rectangle with round corners and a border inside.
func blankCard(w, h int, scale float64, fill, border color.NRGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	rim := max(math.Round(cardBorder*scale), 1)
	hw, hh := float64(w)/2, float64(h)/2
	radius := min(cardRadius*scale, hw, hh)
	for y := range h {
		for x := range w {
			// How far the middle of the pixel is outside.
			dx, dy := math.Abs(float64(x)+0.5-hw)-hw+radius, math.Abs(float64(y)+0.5-hh)-hh+radius
			out := math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius
			shown, edge := unit(0.5-out), unit(out+rim+0.5)
			mix := func(a, b uint8) uint8 {
				return uint8(math.Round(shown * (float64(a) + (float64(b)-float64(a))*edge)))
			}
			copy(img.Pix[img.PixOffset(x, y):], []byte{
				mix(fill.R, border.R), mix(fill.G, border.G), mix(fill.B, border.B), uint8(math.Round(255 * shown)),
			})
		}
	}
	return img
}

func unit(v float64) float64 { return min(max(v, 0), 1) }

func round(v float64) int { return int(math.Round(v)) }

// lay copies an opaque picture into another at (x, y), as far as it fits.
func lay(m, part *image.RGBA, x, y int) {
	to := part.Rect.Add(image.Pt(x, y)).Intersect(m.Rect)
	for v := to.Min.Y; v < to.Max.Y; v++ {
		from := part.PixOffset(to.Min.X-x, v-y)
		copy(m.Pix[m.PixOffset(to.Min.X, v):m.PixOffset(to.Max.X-1, v)+4], part.Pix[from:])
	}
}
