package vector

import (
	"clew/app/scene"
	"clew/app/scene/text"
	"clew/graphmodel/layout"
)

func ticksOf(s *scene.Scene, cam scene.Camera, size scene.Size) []scene.Tick {
	if s.Axis == nil {
		return nil
	}
	return s.Axis.Ticks(cam, size, nil)
}

// frame is the part of the page that a map fills, with room for its lines.
func frame(size scene.Size) scene.Rect {
	return scene.Rect{X0: -4, Y0: -4, X1: size.W + 4, Y1: size.H + 4}
}

// onPage moves a line of the world to the page.
func onPage(line []layout.Point, scale, ox, oy float64) []layout.Point {
	out := make([]layout.Point, len(line))
	for i, p := range line {
		out[i] = layout.Point{X: float64(p.X*scale) + ox, Y: float64(p.Y*scale) + oy}
	}
	return out
}

// ground writes the map.
func (d *drawing) ground() {
	s, g := d.scene, d.scene.Ground
	if g == nil {
		return
	}
	page := frame(d.size)
	d.printf("<g id=\"map\" stroke-linejoin=\"round\">\n<path fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\" d=\"",
		hex(s.LandColor()), hex(s.CoastColor()), num(scene.CoastWidth))
	for _, ring := range g.Land {
		if cut := scene.ClipRing(onPage(ring, d.scale, d.ox, d.oy), page); len(cut) > 2 {
			d.path(cut)
			d.printf("Z")
		}
	}
	d.printf("\"/>\n")
	lines := func(lines [][]layout.Point, clr string, width float64) {
		d.printf("<path fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" d=\"", clr, num(width))
		for _, l := range lines {
			scene.ClipLine(onPage(l, d.scale, d.ox, d.oy), page, d.path)
		}
		d.printf("\"/>\n")
	}
	lines(g.Grid, hex(s.GridColor()), scene.GridWidth)
	lines(g.Borders, hex(s.BorderColor()), scene.BorderWidth)
	d.printf("</g>\n")
	if a := s.Apart; a != nil {
		box, x, y := a.Box(s, d.scale)
		d.printf("<g id=\"no-place\"><path fill=\"%s\" stroke=\"%s\" d=\"M%s %sH%sV%sH%sZ\"/>\n", hex(s.Background), hex(s.CoastColor()),
			num(box.X0+d.ox), num(box.Y0+d.oy), num(box.X1+d.ox), num(box.Y1+d.oy), num(box.X0+d.ox))
		d.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\">%s</text></g>\n",
			num(x+d.ox), num(y+d.oy), num(scene.ApartText), hex(s.QuietColor), escape(a.Title))
	}
}

func (d *drawing) path(line []layout.Point) {
	for i, p := range line {
		op := "L"
		if i == 0 {
			op = "M"
		}
		d.printf("%s%s %s", op, num(p.X), num(p.Y))
	}
}

// axisLines writes the lines of the time axis.
func (d *drawing) axisLines() {
	if len(d.ticks) == 0 {
		return
	}
	d.printf("<g id=\"axis\" stroke=\"%s\">\n", hex(d.scene.GridColor()))
	for _, t := range d.ticks {
		d.printf("<path d=\"M%s 0V%s\"/>\n", num(t.X), num(d.size.H))
	}
	d.printf("</g>\n")
}

// axisLabels writes the dates of the axis over all that lies there.
func (d *drawing) axisLabels() {
	if len(d.ticks) == 0 {
		return
	}
	top, _ := d.scene.PageRoom()
	d.printf("<g id=\"axis-labels\" font-size=\"%s\" fill=\"%s\">\n", num(scene.TickText), hex(d.scene.QuietColor))
	for _, t := range d.ticks {
		d.printf("<text x=\"%s\" y=\"%s\">%s</text>\n", num(t.X+scene.TickStart), num(top+scene.TickY), escape(t.Label))
	}
	d.printf("</g>\n")
}

// drawGround draws the map.
func (p *page) drawGround() {
	s, g := p.scene, p.scene.Ground
	page := frame(p.size)
	p.fill(s.LandColor())
	p.stroke(s.CoastColor())
	p.width(scene.CoastWidth)
	for _, ring := range g.Land {
		if cut := scene.ClipRing(onPage(ring, p.scale, p.ox, p.oy), page); len(cut) > 2 {
			p.polyline(cut)
			p.op("h")
		}
	}
	p.op("B")
	lines := func(lines [][]layout.Point, width float64) {
		p.width(width)
		for _, l := range lines {
			scene.ClipLine(onPage(l, p.scale, p.ox, p.oy), page, p.polyline)
		}
		p.op("S")
	}
	p.stroke(s.GridColor())
	lines(g.Grid, scene.GridWidth)
	p.stroke(s.BorderColor())
	lines(g.Borders, scene.BorderWidth)
	p.drawApart()
}

// drawApart draws the ground of what no place is known of.
func (p *page) drawApart() {
	s, a := p.scene, p.scene.Apart
	if a == nil {
		return
	}
	box, x, y := a.Box(s, p.scale)
	p.fill(s.Background)
	p.stroke(s.CoastColor())
	p.width(1)
	p.op("%s %s %s %s re B", num(box.X0+p.ox), num(box.Y0+p.oy), num(box.X1-box.X0), num(box.Y1-box.Y0))
	line, size := fitted(a.Title, text.Regular, scene.ApartText)
	p.write(text.Regular, line, x+p.ox, y+p.oy, size, s.QuietColor)
}

func (p *page) polyline(line []layout.Point) {
	for i, q := range line {
		if i == 0 {
			p.move(q.X, q.Y)
		} else {
			p.line(q.X, q.Y)
		}
	}
}

// drawAxis draws the time axis.
func (p *page) drawAxis() {
	top, _ := p.scene.PageRoom()
	p.stroke(p.scene.GridColor())
	p.width(1)
	for _, t := range p.ticks {
		p.move(t.X, 0)
		p.line(t.X, p.size.H)
		p.op("S")
		line, size := fitted(t.Label, text.Regular, scene.TickText)
		p.write(text.Regular, line, t.X+scene.TickStart, top+scene.TickY, size, p.scene.QuietColor)
	}
}

// page writes what stands around the drawing.
func (d *drawing) page() {
	top, bottom := d.scene.PageRoom()
	if top+bottom == 0 {
		return
	}
	bg := hex(d.scene.Background)
	d.printf("<g id=\"page\">\n<path fill=\"%s\" d=\"M0 0H%sV%sH0ZM0 %sH%sV%sH0Z\"/>\n", bg, num(d.size.W), num(top),
		num(d.size.H-bottom), num(d.size.W), num(d.size.H))
	lines, rules := d.scene.PlacePage(d.size)
	for _, l := range rules {
		d.printf("<path d=\"M%s %sH%s\" stroke=\"%s\" stroke-width=\"%s\"/>\n", num(l.X0), num(l.Y), num(l.X1), hex(l.Color), num(l.Width))
	}
	for _, l := range lines {
		d.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"%d\" fill=\"%s\">%s</text>\n",
			num(l.X), num(l.Y), num(l.Size), cssWeight(l.Weight), hex(l.Color), escape(l.Text))
	}
	d.printf("</g>\n")
}

// drawPage draws what stands around the drawing.
func (p *page) drawPage() {
	top, bottom := p.scene.PageRoom()
	p.fill(p.scene.Background)
	p.op("0 0 %s %s re 0 %s %s %s re f", num(p.size.W), num(top), num(p.size.H-bottom), num(p.size.W), num(bottom))
	lines, rules := p.scene.PlacePage(p.size)
	p.op("0 J")
	for _, l := range rules {
		p.stroke(l.Color)
		p.width(l.Width)
		p.move(l.X0, l.Y)
		p.line(l.X1, l.Y)
		p.op("S")
	}
	p.op("1 J")
	for _, l := range lines {
		line, size := fitted(l.Text, l.Weight, l.Size)
		p.write(l.Weight, line, l.X, l.Y, size, l.Color)
	}
}
