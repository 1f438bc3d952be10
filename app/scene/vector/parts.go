package vector

import (
	"fmt"
	"image/color"
	"math"

	"clew/app/scene"
	"clew/app/scene/text"
)

// links writes the lines of all links with their heads.
func (d *drawing) links() {
	s := d.scene
	d.printf("<g id=\"links\" fill=\"none\" stroke-linecap=\"round\">\n")
	for _, i := range order(len(s.Links), func(i int) (int, float64) { return s.Links[i].Emphasis.Layer(), s.Links[i].Width }) {
		if c, ok := s.LinkCurve(i, d.scale); ok {
			d.link(&s.Links[i], c)
		}
	}
	d.printf("</g>\n")
}

func (d *drawing) link(l *scene.Link, c scene.Curve) {
	width, clr := l.Stroke(d.scene, d.scale)
	ink := hex(d.faded(clr, l.Emphasis, scene.FadeLink))
	from, to := &d.scene.Nodes[l.From], &d.scene.Nodes[l.To]
	d.printf("<g><title>%s</title>", escape(from.Label+" – "+l.Label+" – "+to.Label))
	line := c
	if l.Arrow && scene.ShowsArrows(d.scale) {
		var tx, ty, dx, dy float64
		line, tx, ty, dx, dy = c.ArrowBase(width, d.scale)
		length, half := scene.ArrowSize(width, d.scale)
		bx, by := tx-dx*length, ty-dy*length
		d.printf("<path d=\"M%s %s L%s %s L%s %sZ\" fill=\"%s\"/>", num(d.x(tx)), num(d.y(ty)),
			num(d.x(bx-dy*half)), num(d.y(by+dx*half)), num(d.x(bx+dy*half)), num(d.y(by-dx*half)), ink)
	}
	dash := ""
	if l.Dashed && scene.ShowsDashes(d.scale) {
		dash = " stroke-dasharray=\"4.25 4.25\""
	}
	d.printf("<path d=\"M%s %s ", num(d.x(line.X0)), num(d.y(line.Y0)))
	if line.Straight {
		d.printf("L")
	} else {
		d.printf("Q%s %s ", num(d.x(line.CX)), num(d.y(line.CY)))
	}
	d.printf("%s %s\" stroke=\"%s\" stroke-width=\"%s\"%s/></g>\n", num(d.x(line.X1)), num(d.y(line.Y1)), ink, num(width), dash)
}

func (d *drawing) x(v float64) float64 { return v + d.ox }
func (d *drawing) y(v float64) float64 { return v + d.oy }

// bodies writes the nodes.
func (d *drawing) bodies() {
	s := d.scene
	d.printf("<g id=\"nodes\">\n")
	for _, i := range order(len(s.Nodes), func(i int) (int, float64) { return s.Nodes[i].Emphasis.Layer(), s.Nodes[i].Importance }) {
		n := &s.Nodes[i]
		d.printf("<g class=\"%s\"><title>%s</title>", escape(string(n.Kind)), escape(titleOf(n)))
		d.body(n, d.x(n.X*d.scale), d.y(n.Y*d.scale), n.Radius*d.nodes, s.Background)
		d.printf("</g>\n")
	}
	d.printf("</g>\n")
}

func titleOf(n *scene.Node) string {
	if n.Detail == "" {
		return n.Label
	}
	return n.Label + " (" + n.Detail + ")"
}

// body writes the shape of a node with radius r, its outline, ring and icon.
func (d *drawing) body(n *scene.Node, x, y, r float64, halo color.NRGBA) {
	fill, line := d.faded(n.Fill, n.Emphasis, scene.FadeNode), d.faded(n.Stroke, n.Emphasis, scene.FadeNode)
	switch n.Emphasis {
	case scene.Selected:
		d.shape(n.Shape, x, y, r+4.1, "none", fmt.Sprintf(" stroke=\"%s\" stroke-width=\"2.2\"", hex(d.scene.Accent)))
	case scene.Hovered:
		d.shape(n.Shape, x, y, r+3.2, "none", fmt.Sprintf(" stroke=\"%s\" stroke-width=\"1.5\"", hex(n.Stroke)))
	}
	width := 1.1
	if n.Hollow {
		width = min(1.9, max(0.2*r, 1))
	}
	shown := pictured(n, r)
	if shown {
		width = pictureLine
	}
	d.shape(n.Shape, x, y, r+1.5, hex(halo), "")
	inside := hex(fill)
	if shown {
		d.picture(n, x, y, r)
		inside = "none"
	}
	outline := fmt.Sprintf(" stroke=\"%s\" stroke-width=\"%s\"", hex(line), num(width))
	if n.Dashed {
		outline += " stroke-dasharray=\"4 3\""
	}
	d.shape(n.Shape, x, y, r-width/2, inside, outline)
	for _, dot := range n.Dots {
		if dot.R*r >= scene.LeastDotRadius {
			d.printf("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>", num(x+dot.X*r), num(y+dot.Y*r), num(dot.R*r),
				hex(d.faded(dot.Color, n.Emphasis, scene.FadeNode)))
		}
	}
	if !shown && (r >= scene.LeastIconRadius || n.Icon == scene.PinIcon && r >= 4) {
		d.icon(n.Icon, x, y+n.Shape.IconCenter()*r, scene.IconSize*r,
			hex(d.faded(n.Ink, n.Emphasis, scene.FadeIcon)), hex(fill))
	}
	if n.Pinned {
		d.printf("<circle cx=\"%s\" cy=\"%s\" r=\"3.2\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
			num(x+0.74*r), num(y-0.74*r), hex(line), hex(halo))
	}
}

// shape writes the outline of a node.
func (d *drawing) shape(shape scene.Shape, x, y, r float64, fill, more string) {
	switch shape {
	case scene.RoundedSquare:
		half, corner := scene.SquareOutline()
		d.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\"%s/>",
			num(x-half*r), num(y-half*r), num(2*half*r), num(2*half*r), num(corner*r), fill, more)
	case scene.Hexagon:
		d.printf("<path d=\"%s\" fill=\"%s\"%s/>", hexagonPath(x, y, r), fill, more)
	case scene.Pin:
		x0, y0, head, x1, y1, tip := scene.PinOutline()
		d.printf("<path d=\"M%s %s A%s %s 0 1 0 %s %s L%s %s A%s %s 0 0 0 %s %sZ\" fill=\"%s\"%s/>",
			num(x+x0*r), num(y+y0*r), num(head*r), num(head*r), num(x-x0*r), num(y+y0*r),
			num(x-x1*r), num(y+y1*r), num(tip*r), num(tip*r), num(x+x1*r), num(y+y1*r), fill, more)
	default:
		d.printf("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"%s/>", num(x), num(y), num(r), fill, more)
	}
}

// hexagonPath is a hexagon with round corners.
func hexagonPath(x, y, r float64) string {
	corners, pen := scene.HexagonOutline()
	path := ""
	for i, c := range corners {
		// Each corner is an arc between the outward normals of its two sides.
		a0, a1 := (float64(i)-0.5)*math.Pi/3, (float64(i)+0.5)*math.Pi/3
		cx, cy := x+c[0]*r, y+c[1]*r
		op := "L"
		if i == 0 {
			op = "M"
		}
		path += fmt.Sprintf("%s%s %s A%s %s 0 0 1 %s %s ", op,
			num(cx+pen*r*math.Cos(a0)), num(cy+pen*r*math.Sin(a0)), num(pen*r), num(pen*r),
			num(cx+pen*r*math.Cos(a1)), num(cy+pen*r*math.Sin(a1)))
	}
	return path + "Z"
}

// icon writes the drawing inside a node; what is cut out takes the fill.
func (d *drawing) icon(icon scene.Icon, x, y, size float64, ink, fill string) {
	for _, p := range icon.Parts() {
		clr := ink
		if p.Cut {
			clr = fill
		}
		px, py := x+p.X*size, y+p.Y*size
		switch p.Kind {
		case scene.Disc:
			d.printf("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>", num(px), num(py), num(p.R*size), clr)
		case scene.Box:
			d.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\"/>",
				num(px-p.W*size), num(py-p.H*size), num(2*p.W*size), num(2*p.H*size), num(p.R*size), clr)
		case scene.Dome:
			d.printf("<path d=\"M%s %s A%s %s 0 0 1 %s %sZ\" fill=\"%s\"/>",
				num(px-p.R*size), num(py), num(p.R*size), num(p.R*size), num(px+p.R*size), num(py), clr)
		default:
			d.printf("<path d=\"")
			for i, v := range p.Points {
				op := "L"
				if i == 0 {
					op = "M"
				}
				d.printf("%s%s %s", op, num(x+v[0]*size), num(y+v[1]*size))
			}
			d.printf("Z\" fill=\"%s\"/>", clr)
		}
	}
}

// labels writes the labels as text. Where something runs through one, a halo
// of the background's color lies below: as a text of its own, because some
// programs paint an outline over the letters whatever the paint order is.
func (d *drawing) labels() {
	labels := scene.PlaceLabels(d.scene, d.scale)
	d.leaders(labels)
	d.printf("<g id=\"halos\" aria-hidden=\"true\" fill=\"%s\" stroke=\"%s\" stroke-width=\"4\" stroke-linejoin=\"round\">\n",
		hex(d.scene.Background), hex(d.scene.Background))
	for i := range labels {
		if l := &labels[i]; l.Link >= 0 {
			d.gap(l)
		} else if l.Crossed {
			d.lines(l, false)
		}
	}
	d.printf("</g>\n<g id=\"labels\">\n")
	for i := range labels {
		d.lines(&labels[i], true)
	}
	d.printf("</g>\n")
}

// leaders writes the lines between labels and their nodes.
func (d *drawing) leaders(labels []scene.Label) {
	for i := range labels {
		if l := &labels[i]; l.Leader.Shown() {
			d.printf("<path class=\"leader\" d=\"M%s %s L%s %s\" stroke=\"%s\" stroke-width=\"%s\"/>\n", num(d.x(l.Leader.X0)), num(d.y(l.Leader.Y0)),
				num(d.x(l.Leader.X1)), num(d.y(l.Leader.Y1)), hex(l.LeaderColor(d.scene)), num(scene.LeaderWidth))
		}
	}
}

// gap interrupts a link behind its label.
func (d *drawing) gap(l *scene.Label) {
	d.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" stroke=\"none\"/>\n",
		num(d.x(l.Box.X0-3)), num(d.y(l.Box.Y0+0.5)), num(l.Box.X1-l.Box.X0+6), num(l.Box.Y1-l.Box.Y0-1),
		num((l.Box.Y1-l.Box.Y0-1)/2))
}

// lines writes the lines of a label, in their colors or in that of the group.
func (d *drawing) lines(l *scene.Label, colored bool) {
	// The anchor follows the alignment, so that a line stays in place when
	// another font is used.
	x, anchor := (l.Box.X0+l.Box.X1)/2, "middle"
	switch l.Align {
	case scene.Left:
		x, anchor = l.Box.X0, "start"
	case scene.Right:
		x, anchor = l.Box.X1, "end"
	}
	for i := range l.Lines {
		line := &l.Lines[i]
		fill := ""
		if colored {
			fill = fmt.Sprintf(" fill=\"%s\"", hex(l.Color(d.scene, i)))
		}
		anchor, direction := anchored(anchor, line.Text)
		d.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"%d\" text-anchor=\"%s\"%s%s>%s</text>",
			num(d.x(x)), num(d.y(l.Baseline(i))), num(line.Size), cssWeight(line.Weight), anchor, direction, fill, escape(line.Text))
	}
	d.printf("\n")
}

// anchored is the anchor of a line and the attribute for its direction. Viewers
// take text to run from the left; that of another direction starts at its right
// end, and a Latin word in it stands left of what comes before.
func anchored(anchor, line string) (at, direction string) {
	if !text.RightToLeft(line) {
		return anchor, ""
	}
	switch anchor {
	case "start":
		anchor = "end"
	case "end":
		anchor = "start"
	}
	return anchor, " direction=\"rtl\" unicode-bidi=\"embed\""
}

func cssWeight(w text.Weight) int { return 400 + 100*int(w) }

// legend writes the legend's panel.
func (d *drawing) legend() {
	panel, items := d.scene.PlaceLegend(d.size)
	if len(items) == 0 {
		return
	}
	s := d.scene
	d.printf("<g id=\"legend\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\" fill=\"%s\" stroke=\"%s\"/>\n",
		num(panel.X0), num(panel.Y0), num(panel.X1-panel.X0), num(panel.Y1-panel.Y0), hex(s.Surface), hex(s.Border))
	for _, it := range items {
		e := it.Entry
		n := scene.Node{Shape: e.Shape, Icon: e.Icon, Fill: e.Fill, Stroke: e.Stroke, Ink: e.Ink, Hollow: e.Hollow, Dashed: e.Dashed}
		d.body(&n, it.X, it.Y, it.Radius, s.Surface)
		d.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\">%s</text>\n",
			num(it.TextX), num(it.TextY), num(it.Size), hex(s.QuietColor), escape(e.Label))
	}
	d.printf("</g>\n")
}
