package vector

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	imagedraw "golang.org/x/image/draw"

	"clew/app/scene"
)

// portraitPixels is how many pixels of a picture a CSS pixel of a drawing gets:
// drawings are printed.
const portraitPixels = 3

// pictured reports whether a node of radius r shows its picture.
func pictured(n *scene.Node, r float64) bool {
	return n.Picture != nil && r >= scene.LeastPictureRadius
}

// pictureLine is the width of the outline of a node with a picture.
const pictureLine = 1.6

// portrait is the part of a node's picture that is shown, as a square that is
// not larger than it has to be. What shines through is the color of the node.
func portrait(n *scene.Node, r float64) *image.RGBA {
	from := scene.PictureCrop(n.Picture.Bounds())
	side := max(min(int(math.Ceil(2*portraitPixels*r)), max(from.Dx(), from.Dy())), 1)
	m := image.NewRGBA(image.Rect(0, 0, side, side))
	imagedraw.Draw(m, m.Rect, image.NewUniform(n.Fill), image.Point{}, imagedraw.Src)
	imagedraw.CatmullRom.Scale(m, m.Rect, n.Picture, from, imagedraw.Over, nil)
	return m
}

// picture writes a node's picture, cut to its shape.
func (d *drawing) picture(n *scene.Node, x, y, r float64) {
	var data bytes.Buffer
	if err := png.Encode(&data, portrait(n, r)); err != nil {
		d.err = err
		return
	}
	d.clips++
	id := "cut" + strconv.Itoa(d.clips)
	d.printf("<clipPath id=\"%s\">", id)
	d.shape(n.Shape, x, y, r, "#000", "")
	d.printf("</clipPath><image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" clip-path=\"url(#%s)\"",
		num(x-r), num(y-r), num(2*r), num(2*r), id)
	if n.Emphasis == scene.Faded {
		d.printf(" opacity=\"%s\"", num(1-scene.FadeNode))
	}
	// Editors that were written for SVG 1.1 know the old name of the attribute only.
	d.printf(" xlink:href=\"data:image/png;base64,%s\"/>", base64.StdEncoding.EncodeToString(data.Bytes()))
}

// drawPicture draws a node's picture, cut to its shape.
func (p *page) drawPicture(n *scene.Node, x, y, r float64) {
	m := portrait(n, r)
	if n.Emphasis == scene.Faded {
		veil := image.NewUniform(p.scene.Background)
		opacity := uint8(math.Round(255 * scene.FadeNode))
		imagedraw.DrawMask(m, m.Rect, veil, image.Point{}, image.NewUniform(color.Alpha{A: opacity}), image.Point{}, imagedraw.Over)
	}
	p.op("q")
	p.shape(n.Shape, x, y, r)
	p.op("W n")
	p.op("%s 0 0 %s %s %s cm /I%d Do Q", num(2*r), num(-2*r), num(x-r), num(y+r), len(p.pictures))
	p.pictures = append(p.pictures, m)
}

// writePictures adds the pictures to the document, and returns what the page
// calls them.
func (p *page) writePictures(d *pdfFile) string {
	var names bytes.Buffer
	for i, m := range p.pictures {
		side := m.Rect.Dx()
		data := make([]byte, 0, 3*side*side)
		for k := 0; k < len(m.Pix); k += 4 {
			data = append(data, m.Pix[k:k+3]...)
		}
		n := d.stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Interpolate true "+
			"/Width "+strconv.Itoa(side)+" /Height "+strconv.Itoa(side), data)
		names.WriteString("/I" + strconv.Itoa(i) + " " + strconv.Itoa(n) + " 0 R ")
	}
	return names.String()
}
