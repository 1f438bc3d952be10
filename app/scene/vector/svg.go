// Package vector writes a scene as a document of shapes and real text: SVG
// that editors, browsers and word processors open, and PDF with its fonts.
package vector

import (
	"bufio"
	"cmp"
	"fmt"
	"image/color"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"clew/app/scene"
	"clew/app/scene/text"
)

// Options say how large a drawing is and what it shows.
type Options struct {
	// Width and Height are the size of the drawing in CSS pixels.
	Width, Height float64
	// Camera is what the drawing shows; nil fits the whole scene.
	Camera *scene.Camera
	// NoBackground leaves the background transparent.
	NoBackground bool
}

// WriteSVG writes a scene as SVG 1.1. Nodes, links and labels are named
// groups with the names and sentences as titles; text stays text. The same
// scene and options give the same bytes.
func WriteSVG(w io.Writer, s *scene.Scene, o Options) error {
	if !(o.Width > 0 && o.Height > 0) {
		return fmt.Errorf("a drawing of %g by %g cannot be written", o.Width, o.Height)
	}
	size := scene.Size{W: o.Width, H: o.Height}
	cam := s.Fit(size)
	if o.Camera != nil {
		cam = *o.Camera
	}
	buf := bufio.NewWriter(w)
	d := &drawing{
		w: buf, scene: s, size: size, scale: cam.Scale, nodes: s.NodeScale(cam.Scale),
		ox: size.W/2 - cam.X*cam.Scale, oy: size.H/2 - cam.Y*cam.Scale, ticks: ticksOf(s, cam, size),
	}
	d.write(o)
	if d.err == nil {
		d.err = buf.Flush()
	}
	if d.err != nil {
		return fmt.Errorf("writing the drawing: %w", d.err)
	}
	return nil
}

// drawing writes one document and keeps the first error.
type drawing struct {
	w      *bufio.Writer
	err    error
	scene  *scene.Scene
	size   scene.Size
	scale  float64
	nodes  float64
	ox, oy float64
	ticks  []scene.Tick
	clips  int
}

func (d *drawing) printf(format string, args ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.w, format, args...)
	}
}

func (d *drawing) write(o Options) {
	s := d.scene
	d.printf("<svg xmlns=\"http://www.w3.org/2000/svg\"%s width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" font-family=\"%s\">\n",
		linked(s), num(d.size.W), num(d.size.H), num(d.size.W), num(d.size.H), escape(text.Families))
	name, desc := titles(s)
	d.printf("<title>%s</title>\n<desc>%s</desc>\n", escape(name), escape(desc))
	if !o.NoBackground {
		d.printf("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n", hex(s.Background))
	}
	d.ground()
	d.axisLines()
	d.page()
	d.links()
	d.bodies()
	d.labels()
	d.axisLabels()
	d.legend()
	d.printf("</svg>\n")
}

// linked declares the attribute that pictures are given in, where there are any.
func linked(s *scene.Scene) string {
	if slices.ContainsFunc(s.Nodes, func(n scene.Node) bool { return n.Picture != nil }) {
		return " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
	}
	return ""
}

// titles are the name and the description of the document.
func titles(s *scene.Scene) (name, desc string) {
	name, desc = s.Name, s.Description
	if name == "" {
		name = "Network"
	}
	if desc == "" {
		desc = fmt.Sprintf("A network of %d nodes and %d links.", len(s.Nodes), len(s.Links))
	}
	return name, desc
}

// num writes a number with at most two decimals.
func num(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 { // no negative zero
		v = 0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// escape makes a string safe in text and in attributes; control characters
// that XML forbids are dropped.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// order sorts indexes as the rasterizer paints: the faded first, the important
// last.
func order(n int, key func(i int) (int, float64)) []int {
	idx := make([]int, n)
	for i := range idx {
		idx[i] = i
	}
	slices.SortStableFunc(idx, func(a, b int) int {
		la, va := key(a)
		lb, vb := key(b)
		return cmp.Or(cmp.Compare(la, lb), cmp.Compare(va, vb))
	})
	return idx
}

// faded mixes a color with the background for what does not matter now.
func (d *drawing) faded(c color.NRGBA, e scene.Emphasis, amount float64) color.NRGBA {
	if e == scene.Faded {
		return scene.Mix(c, d.scene.Background, amount)
	}
	return c
}
