package vector

import (
	"fmt"
	"image"
	"image/color"
	"io"
	"math"
	"slices"
	"strings"

	"clew/app/scene"
	"clew/app/scene/text"
)

// WritePDF writes a scene as a PDF of one page: shapes, and text in embedded
// fonts that hold the glyphs that are used, so that it looks the same
// everywhere and can be searched, selected and copied. Links, nodes, labels
// and the legend are layers. A CSS pixel is three quarters of a point. The same
// scene, fonts and options give the same bytes.
func WritePDF(w io.Writer, s *scene.Scene, o Options) error {
	if !(o.Width > 0 && o.Height > 0) {
		return fmt.Errorf("a page of %g by %g cannot be written", o.Width, o.Height)
	}
	size := scene.Size{W: o.Width, H: o.Height}
	cam := s.Fit(size)
	if o.Camera != nil {
		cam = *o.Camera
	}
	p := &page{
		scene: s, size: size, scale: cam.Scale, nodes: s.NodeScale(cam.Scale),
		ox: size.W/2 - cam.X*cam.Scale, oy: size.H/2 - cam.Y*cam.Scale, fonts: map[text.Weight]*pdfFont{},
		ticks: ticksOf(s, cam, size),
	}
	p.draw(o)
	if _, err := w.Write(p.document()); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}

// page is a drawing on its way to a PDF.
type page struct {
	content
	scene  *scene.Scene
	size   scene.Size
	scale  float64
	nodes  float64
	ox, oy float64
	fonts  map[text.Weight]*pdfFont
	ticks  []scene.Tick
	layers []string
	// Of nodes, in the order in which they are drawn.
	pictures []*image.RGBA
}

// point is CSS pixels in points.
const point = 0.75

func (p *page) draw(o Options) {
	p.op("%s 0 0 %s 0 %s cm", num3(point), num3(-point), num(point*p.size.H))
	if !o.NoBackground {
		p.fill(p.scene.Background)
		p.op("0 0 %s %s re f", num(p.size.W), num(p.size.H))
	}
	p.op("1 J 1 j")
	if p.scene.Ground != nil {
		p.layer("Map", p.drawGround)
	}
	if len(p.ticks) > 0 {
		p.layer("Time axis", p.drawAxis)
	}
	if top, bottom := p.scene.PageRoom(); top+bottom > 0 {
		p.layer("Page", p.drawPage)
	}
	p.layer("Links", p.drawLinks)
	p.layer("Nodes", p.drawNodes)
	p.layer("Labels", p.drawLabels)
	p.layer("Legend", p.drawLegend)
}

// layer puts what f draws into a layer that viewers can turn off.
func (p *page) layer(name string, f func()) {
	p.op("/OC /L%d BDC", len(p.layers))
	p.layers = append(p.layers, name)
	f()
	p.op("EMC")
}

// named marks what f draws with a name.
func (p *page) named(tag, name string, f func()) {
	p.op("/%s <</T %s>> BDC", tag, pdfText(name))
	f()
	p.op("EMC")
}

func (p *page) drawLinks() {
	s := p.scene
	for _, i := range order(len(s.Links), func(i int) (int, float64) { return s.Links[i].Emphasis.Layer(), s.Links[i].Width }) {
		if c, ok := s.LinkCurveAt(i, p.scale, p.nodes); ok {
			l := &s.Links[i]
			p.named("Link", s.Nodes[l.From].Label+" – "+l.Label+" – "+s.Nodes[l.To].Label, func() { p.drawLink(l, c) })
		}
	}
}

func (p *page) drawLink(l *scene.Link, c scene.Curve) {
	width, clr := l.Stroke(p.scene, p.scale)
	clr = p.faded(clr, l.Emphasis, scene.FadeLink)
	line := c
	if l.Arrow && scene.ShowsArrows(p.scale) {
		var tx, ty, dx, dy float64
		line, tx, ty, dx, dy = c.ArrowBase(width, p.scale)
		length, half := scene.ArrowSize(width, p.scale)
		bx, by := tx-dx*length+p.ox, ty-dy*length+p.oy
		p.fill(clr)
		p.move(tx+p.ox, ty+p.oy)
		p.line(bx-dy*half, by+dx*half)
		p.line(bx+dy*half, by-dx*half)
		p.op("h f")
	}
	p.stroke(clr)
	p.width(width)
	dashed := l.Dashed && scene.ShowsDashes(p.scale)
	if dashed {
		p.op("0 J [4.25 4.25] 0 d")
	}
	x0, y0, x1, y1 := line.X0+p.ox, line.Y0+p.oy, line.X1+p.ox, line.Y1+p.oy
	p.move(x0, y0)
	if line.Straight {
		p.line(x1, y1)
	} else {
		cx, cy := line.CX+p.ox, line.CY+p.oy
		p.curve(x0+2*(cx-x0)/3, y0+2*(cy-y0)/3, x1+2*(cx-x1)/3, y1+2*(cy-y1)/3, x1, y1)
	}
	p.op("S")
	if dashed {
		p.op("1 J [] 0 d")
	}
}

func (p *page) faded(c color.NRGBA, e scene.Emphasis, amount float64) color.NRGBA {
	if e == scene.Faded {
		return scene.Mix(c, p.scene.Background, amount)
	}
	return c
}

func (p *page) drawNodes() {
	s := p.scene
	for _, i := range order(len(s.Nodes), func(i int) (int, float64) { return s.Nodes[i].Emphasis.Layer(), s.Nodes[i].Importance }) {
		n := &s.Nodes[i]
		p.named("Node", titleOf(n), func() {
			p.drawBody(n, n.X*p.scale+p.ox, n.Y*p.scale+p.oy, n.Radius*p.nodes, s.Background)
		})
	}
}

// drawBody draws the shape of a node with its outline, ring and icon.
func (p *page) drawBody(n *scene.Node, x, y, r float64, halo color.NRGBA) {
	fill, line := p.faded(n.Fill, n.Emphasis, scene.FadeNode), p.faded(n.Stroke, n.Emphasis, scene.FadeNode)
	ring := func(at, width float64, c color.NRGBA) {
		p.stroke(c)
		p.width(width)
		p.shape(n.Shape, x, y, r+at)
		p.op("S")
	}
	switch n.Emphasis {
	case scene.Selected:
		ring(4.1, 2.2, p.scene.Accent)
	case scene.Hovered:
		ring(3.2, 1.5, n.Stroke)
	}
	width := 1.1
	if n.Hollow {
		width = min(1.9, max(0.2*r, 1))
	}
	shown := pictured(n, r)
	if shown {
		width = pictureLine
	}
	p.fill(halo)
	p.shape(n.Shape, x, y, r+1.5)
	p.op("f")
	paint := "B"
	if shown {
		p.drawPicture(n, x, y, r)
		paint = "S"
	}
	p.fill(fill)
	p.stroke(line)
	p.width(width)
	if n.Dashed {
		p.op("0 J [4 3] 0 d")
	}
	p.shape(n.Shape, x, y, r-width/2)
	p.op(paint)
	if n.Dashed {
		p.op("1 J [] 0 d")
	}
	for _, dot := range n.Dots {
		if dot.R*r >= scene.LeastDotRadius {
			p.fill(p.faded(dot.Color, n.Emphasis, scene.FadeNode))
			p.circle(x+dot.X*r, y+dot.Y*r, dot.R*r)
			p.op("f")
		}
	}
	if !shown && (r >= scene.LeastIconRadius || n.Icon == scene.PinIcon && r >= 4) {
		p.icon(n.Icon, x, y+n.Shape.IconCenter()*r, scene.IconSize*r, p.faded(n.Ink, n.Emphasis, scene.FadeIcon), fill)
	}
	if n.Pinned {
		p.fill(line)
		p.stroke(halo)
		p.width(1.5)
		p.circle(x+0.74*r, y-0.74*r, 3.2)
		p.op("B")
	}
}

func (p *page) drawLabels() {
	labels := scene.PlaceLabels(p.scene, p.scale)
	for i := range labels {
		if l := &labels[i]; l.Leader.Shown() {
			p.stroke(l.LeaderColor(p.scene))
			p.width(scene.LeaderWidth)
			p.move(l.Leader.X0+p.ox, l.Leader.Y0+p.oy)
			p.line(l.Leader.X1+p.ox, l.Leader.Y1+p.oy)
			p.op("S")
		}
	}
	bg := p.scene.Background
	p.fill(bg)
	p.stroke(bg)
	p.width(4)
	for i := range labels {
		switch l := &labels[i]; {
		case l.Link >= 0:
			h := l.Box.Y1 - l.Box.Y0 - 1
			p.box((l.Box.X0+l.Box.X1)/2+p.ox, (l.Box.Y0+l.Box.Y1)/2+p.oy, (l.Box.X1-l.Box.X0)/2+3, h/2, h/2)
			p.op("f")
		case l.Crossed:
			p.eachLine(l, func(k int, line *text.Line, x, y, size float64) {
				for _, g := range line.Glyphs {
					p.outline(g.Outline(), x+g.X*size, y+g.Y*size, size)
				}
				p.op("B")
			})
		}
	}
	for i := range labels {
		l := &labels[i]
		p.eachLine(l, func(k int, line *text.Line, x, y, size float64) {
			p.write(l.Lines[k].Weight, line, x, y, size, l.Color(p.scene, k))
		})
	}
}

// eachLine shapes the lines of a label and tells where they begin.
func (p *page) eachLine(l *scene.Label, f func(k int, line *text.Line, x, y, size float64)) {
	for k := range l.Lines {
		v := &l.Lines[k]
		line, size := fitted(v.Text, v.Weight, v.Size)
		f(k, line, l.StartX(line.Width*size)+p.ox, l.Baseline(k)+p.oy, size)
	}
}

// fitted shapes a text; a font of the system may be wider than what was
// reckoned with, and is made smaller then.
func fitted(s string, w text.Weight, size float64) (*text.Line, float64) {
	line := text.Shape(s, w)
	if room := text.Measure(s, w); line.Width > room*1.02 && room > 0 {
		size *= room / line.Width
	}
	return line, size
}

// write sets a line of text with its baseline at (x, y). The fonts tell what
// the glyphs stand for, each its own characters in the order of the eye, from
// which viewers restore the order of reading.
func (p *page) write(w text.Weight, line *text.Line, x, y, size float64, clr color.NRGBA) {
	f := p.fonts[w]
	if f == nil {
		f = newPDFFont(w)
		p.fonts[w] = f
	}
	p.fill(clr)
	p.op("BT /%s %s Tf", f.resource, num3(size))
	var run strings.Builder
	from, at, height := 0.0, 0.0, math.NaN()
	flush := func() {
		if run.Len() > 0 {
			p.op("1 0 0 -1 %s %s Tm [%s] TJ", num(x+from*size), num(y+height*size), run.String())
			run.Reset()
		}
	}
	for i := range line.Glyphs {
		g := &line.Glyphs[i]
		advance := line.Width - g.X
		if i+1 < len(line.Glyphs) {
			advance = line.Glyphs[i+1].X - g.X
		}
		n := f.number(g, advance)
		if g.Y != height { // marks stand above others
			flush()
			from, at, height = g.X, g.X, g.Y
		} else if off := int(math.Round(1000 * (at - g.X))); off != 0 {
			fmt.Fprintf(&run, "%d ", off)
			at = g.X
		}
		fmt.Fprintf(&run, "<%04X>", n)
		at += float64(f.glyphs[n].advance) / 1000
	}
	flush()
	p.op("ET")
}

func (p *page) drawLegend() {
	panel, items := p.scene.PlaceLegend(p.size)
	if len(items) == 0 {
		return
	}
	s := p.scene
	p.fill(s.Surface)
	p.stroke(s.Border)
	p.width(1)
	p.box((panel.X0+panel.X1)/2, (panel.Y0+panel.Y1)/2, (panel.X1-panel.X0)/2, (panel.Y1-panel.Y0)/2, 8)
	p.op("B")
	for _, it := range items {
		e := it.Entry
		n := scene.Node{Shape: e.Shape, Icon: e.Icon, Fill: e.Fill, Stroke: e.Stroke, Ink: e.Ink, Hollow: e.Hollow, Dashed: e.Dashed}
		p.drawBody(&n, it.X, it.Y, it.Radius, s.Surface)
		line, size := fitted(e.Label, text.Regular, it.Size)
		p.write(text.Regular, line, it.TextX, it.TextY, size, s.QuietColor)
	}
}

// document joins page, fonts and layers.
func (p *page) document() []byte {
	d := &pdfFile{}
	catalog, pages, leaf, info := d.reserve(), d.reserve(), d.reserve(), d.reserve()
	var groups, properties, fonts strings.Builder
	for i, name := range p.layers {
		n := d.object("<< /Type /OCG /Name %s >>", pdfText(name))
		fmt.Fprintf(&groups, "%d 0 R ", n)
		fmt.Fprintf(&properties, "/L%d %d 0 R ", i, n)
	}
	var weights []text.Weight
	for w := range p.fonts {
		weights = append(weights, w)
	}
	slices.Sort(weights)
	for _, w := range weights {
		fmt.Fprintf(&fonts, "/%s %d 0 R ", p.fonts[w].resource, p.fonts[w].write(d))
	}
	body := d.stream("", []byte(p.String()))
	name, desc := titles(p.scene)
	d.set(info, "<< /Title %s /Subject %s /Producer (Clew) >>", pdfText(name), pdfText(desc))
	d.set(leaf, "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R /Resources << /Font << %s>> /XObject << %s>> /Properties << %s>> >> >>",
		pages, num(point*p.size.W), num(point*p.size.H), body, fonts.String(), p.writePictures(d), properties.String())
	d.set(pages, "<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", leaf)
	d.set(catalog, "<< /Type /Catalog /Pages %d 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> "+
		"/OCProperties << /OCGs [%s] /D << /Order [%s] >> >> >>", pages, groups.String(), groups.String())
	return d.bytes(catalog, info)
}
