package text

import (
	"bytes"
	"image"
	_ "image/png" // the pictures of emoji fonts
	"math"

	"github.com/go-text/typesetting/font"
)

// Emoji fonts hold small colored pictures. A label has one color, and a document
// takes outlines: so a picture becomes the outline of its darker parts and of its
// edge, as in a font of one color.

const (
	// pictureCells is how many cells a picture is divided into, along its longer
	// side, before its outline is followed.
	pictureCells = 44
	// pictureEdge is the width of the line around a picture, as a part of its side.
	pictureEdge = 0.045
)

// pictureOutline is the outline of a bitmap glyph, empty if its picture cannot be
// read. box is where the picture lies, in em, y downwards.
func pictureOutline(m font.GlyphBitmap, x0, y0, x1, y1 float32) *Outline {
	o := &Outline{}
	if m.Format != font.PNG {
		return o
	}
	img, _, err := image.Decode(bytes.NewReader(m.Data))
	if err != nil {
		return o
	}
	f := darkness(img)
	sx, sy := (x1-x0)/float32(f.w-2), (y1-y0)/float32(f.h-2)
	for _, loop := range f.loops() {
		for i, p := range loop {
			op := LineTo
			if i == 0 {
				op = MoveTo
			}
			// Cell 1 is the first one of the picture, and its value that of its middle.
			o.Segments = append(o.Segments, Segment{Op: op, X: [3]float32{x0 + (p[0]-0.5)*sx}, Y: [3]float32{y0 + (p[1]-0.5)*sy}})
		}
	}
	return o
}

// field is a grid of values between 0 and 1, with a rim of zeros.
type field struct {
	w, h int
	v    []float32
}

func (f *field) at(x, y int) float32 { return f.v[y*f.w+x] }

// darkness is how much of each cell of a picture is to be inked.
func darkness(m image.Image) *field {
	r := m.Bounds()
	lum, alpha, mean := luminance(m)
	edge := max(int(math.Round(float64(max(r.Dx(), r.Dy()))*pictureEdge)), 1)
	solid := func(x, y int) bool {
		return x >= 0 && y >= 0 && x < r.Dx() && y < r.Dy() && alpha[y*r.Dx()+x] >= 0.5
	}
	inked := func(x, y int) bool {
		if !solid(x, y) {
			return false
		}
		return lum[y*r.Dx()+x] < mean || !solid(x-edge, y) || !solid(x+edge, y) || !solid(x, y-edge) || !solid(x, y+edge)
	}
	cell := float64(max(r.Dx(), r.Dy(), 1)) / pictureCells
	f := &field{w: int(math.Ceil(float64(r.Dx())/cell)) + 2, h: int(math.Ceil(float64(r.Dy())/cell)) + 2}
	f.v = make([]float32, f.w*f.h)
	counts := make([]float32, f.w*f.h)
	for y := range r.Dy() {
		for x := range r.Dx() {
			i := (int(float64(y)/cell)+1)*f.w + int(float64(x)/cell) + 1
			counts[i]++
			if inked(x, y) {
				f.v[i]++
			}
		}
	}
	for i, n := range counts {
		if n > 0 {
			f.v[i] /= n
		}
	}
	return f
}

// luminance is how bright and how opaque the pixels of a picture are, and how
// bright the opaque ones are on average.
func luminance(m image.Image) (lum, alpha []float32, mean float32) {
	r := m.Bounds()
	sum, n := 0.0, 0.0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			cr, cg, cb, ca := m.At(x, y).RGBA()
			l := 0.0
			if ca > 0 {
				l = (float64(0.2126*float64(cr)) + float64(0.7152*float64(cg)) + float64(0.0722*float64(cb))) / float64(ca)
			}
			lum, alpha = append(lum, float32(l)), append(alpha, float32(ca)/0xffff)
			if ca >= 0x8000 {
				sum += l
				n++
			}
		}
	}
	return lum, alpha, float32(sum / max(n, 1))
}

// edgeOf names the side of a square of four cells that a contour crosses: the
// upper, right, lower and left one.
func (f *field) edgeOf(x, y, side int) int {
	switch side {
	case 0:
		return 2 * (y*f.w + x)
	case 1:
		return 2*(y*f.w+x+1) + 1
	case 2:
		return 2 * ((y+1)*f.w + x)
	default:
		return 2*(y*f.w+x) + 1
	}
}

// crossings are the sides between which contours cross a square, from one to the
// other, by which of its corners are inside: the upper left one counts 1, the next
// ones clockwise 2, 4 and 8. What is inside lies to the right.
var crossings = [16][]int{
	1: {0, 3}, 2: {1, 0}, 3: {1, 3}, 4: {2, 1}, 5: {0, 3, 2, 1}, 6: {2, 0}, 7: {2, 3},
	8: {3, 2}, 9: {0, 2}, 10: {1, 0, 3, 2}, 11: {1, 2}, 12: {3, 1}, 13: {0, 1}, 14: {3, 0},
}

// loops are the contours at which the field is one half (marching squares, Lorensen
// and Cline 1987 in two dimensions).
func (f *field) loops() [][][2]float32 {
	next := make([]int, 2*len(f.v)) // edge after an edge, plus one
	for y := range f.h - 1 {
		for x := range f.w - 1 {
			which := 0
			for bit, v := range [4]float32{f.at(x, y), f.at(x+1, y), f.at(x+1, y+1), f.at(x, y+1)} {
				if v >= 0.5 {
					which |= 1 << bit
				}
			}
			for c := crossings[which]; len(c) > 0; c = c[2:] {
				next[f.edgeOf(x, y, c[0])] = f.edgeOf(x, y, c[1]) + 1
			}
		}
	}
	var loops [][][2]float32
	for from := range next {
		var loop [][2]float32
		for e := from; next[e] > 0; {
			loop = append(loop, f.crossing(e))
			e, next[e] = next[e]-1, 0
		}
		if len(loop) > 2 {
			loops = append(loops, loop)
		}
	}
	return loops
}

// crossing is where a contour crosses an edge.
func (f *field) crossing(edge int) [2]float32 {
	i := edge / 2
	x, y := float32(i%f.w), float32(i/f.w)
	j := i + 1
	if edge%2 == 1 {
		j = i + f.w
	}
	t := (0.5 - f.v[i]) / (f.v[j] - f.v[i])
	if edge%2 == 1 {
		return [2]float32{x, y + t}
	}
	return [2]float32{x + t, y}
}
