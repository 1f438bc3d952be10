package vector

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"clew/app/scene"
	"clew/app/scene/text"
)

// content writes the operators of a page. y grows downwards, as in the scene:
// the page begins with a matrix that turns it over.
type content struct{ strings.Builder }

func (c *content) op(format string, args ...any) { fmt.Fprintf(&c.Builder, format+"\n", args...) }

func rgb(c color.NRGBA) string {
	part := func(v uint8) string { return num3(float64(v) / 255) }
	return part(c.R) + " " + part(c.G) + " " + part(c.B)
}

func num3(v float64) string { return strings.TrimSuffix(fmt.Sprintf("%.3f", v), ".000") }

func (c *content) fill(clr color.NRGBA)   { c.op("%s rg", rgb(clr)) }
func (c *content) stroke(clr color.NRGBA) { c.op("%s RG", rgb(clr)) }
func (c *content) width(w float64)        { c.op("%s w", num(w)) }
func (c *content) move(x, y float64)      { c.op("%s %s m", num(x), num(y)) }
func (c *content) line(x, y float64)      { c.op("%s %s l", num(x), num(y)) }

func (c *content) curve(x1, y1, x2, y2, x3, y3 float64) {
	c.op("%s %s %s %s %s %s c", num(x1), num(y1), num(x2), num(y2), num(x3), num(y3))
}

// arc continues the path along a circle from angle a to angle b.
func (c *content) arc(x, y, r, a, b float64) {
	n := max(int(math.Ceil(math.Abs(b-a)/(math.Pi/2)-1e-9)), 1)
	step := (b - a) / float64(n)
	k := 4.0 / 3 * math.Tan(step/4) * r
	for i := range n {
		p, q := a+float64(i)*step, a+float64(i+1)*step
		c.curve(
			x+r*math.Cos(p)-k*math.Sin(p), y+r*math.Sin(p)+k*math.Cos(p),
			x+r*math.Cos(q)+k*math.Sin(q), y+r*math.Sin(q)-k*math.Cos(q),
			x+r*math.Cos(q), y+r*math.Sin(q))
	}
}

func (c *content) circle(x, y, r float64) {
	c.move(x+r, y)
	c.arc(x, y, r, 0, 2*math.Pi)
	c.op("h")
}

// box is a rectangle around (x, y) with half sizes and round corners.
func (c *content) box(x, y, hw, hh, corner float64) {
	corner = min(corner, hw, hh)
	if corner <= 0 {
		c.op("%s %s %s %s re", num(x-hw), num(y-hh), num(2*hw), num(2*hh))
		return
	}
	c.move(x+hw, y+hh-corner)
	for i, p := range [4][2]float64{{1, 1}, {-1, 1}, {-1, -1}, {1, -1}} {
		a := float64(i) * math.Pi / 2
		cx, cy := x+p[0]*(hw-corner), y+p[1]*(hh-corner)
		c.line(cx+corner*math.Cos(a), cy+corner*math.Sin(a))
		c.arc(cx, cy, corner, a, a+math.Pi/2)
	}
	c.op("h")
}

// shape is the outline of a node of radius r.
func (c *content) shape(shape scene.Shape, x, y, r float64) {
	switch shape {
	case scene.RoundedSquare:
		half, corner := scene.SquareOutline()
		c.box(x, y, half*r, half*r, corner*r)
	case scene.Hexagon:
		corners, pen := scene.HexagonOutline()
		for i, p := range corners {
			a := (float64(i) - 0.5) * math.Pi / 3
			cx, cy := x+p[0]*r, y+p[1]*r
			if i == 0 {
				c.move(cx+pen*r*math.Cos(a), cy+pen*r*math.Sin(a))
			} else {
				c.line(cx+pen*r*math.Cos(a), cy+pen*r*math.Sin(a))
			}
			c.arc(cx, cy, pen*r, a, a+math.Pi/3)
		}
		c.op("h")
	case scene.Pin:
		x0, y0, head, x1, y1, tip := scene.PinOutline()
		tipX, tipY, headY := x, y+scene.PinTip()*r, y+shape.IconCenter()*r
		a := math.Atan2(y+y0*r-headY, x0*r)
		c.move(x+x0*r, y+y0*r)
		c.arc(x, headY, head*r, a, -math.Pi-a)
		c.line(x-x1*r, y+y1*r)
		b := math.Atan2(y+y1*r-tipY, x1*r)
		c.arc(tipX, tipY, tip*r, math.Pi-b, b)
		c.op("h")
	default:
		c.circle(x, y, r)
	}
}

// icon fills the drawing inside a node; what is cut out takes the fill.
func (c *content) icon(icon scene.Icon, x, y, size float64, ink, fill color.NRGBA) {
	for _, p := range icon.Parts() {
		clr := ink
		if p.Cut {
			clr = fill
		}
		c.fill(clr)
		px, py := x+p.X*size, y+p.Y*size
		switch p.Kind {
		case scene.Disc:
			c.circle(px, py, p.R*size)
		case scene.Box:
			c.box(px, py, p.W*size, p.H*size, p.R*size)
		case scene.Dome:
			c.move(px-p.R*size, py)
			c.arc(px, py, p.R*size, math.Pi, 2*math.Pi)
			c.op("h")
		default:
			for i, v := range p.Points {
				if i == 0 {
					c.move(x+v[0]*size, y+v[1]*size)
				} else {
					c.line(x+v[0]*size, y+v[1]*size)
				}
			}
			c.op("h")
		}
		c.op("f")
	}
}

// outline adds the shape of a glyph to the path.
func (c *content) outline(o *text.Outline, x, y, k float64) {
	var cx, cy float64
	open := false
	for i := range o.Segments {
		s := &o.Segments[i]
		var px, py [3]float64
		for j := range px {
			px[j], py[j] = x+k*float64(s.X[j]), y+k*float64(s.Y[j])
		}
		last := 0
		switch s.Op {
		case text.MoveTo:
			if open {
				c.op("h")
			}
			open = true
			c.move(px[0], py[0])
		case text.LineTo:
			c.line(px[0], py[0])
		case text.QuadTo:
			last = 1
			c.curve(cx+2*(px[0]-cx)/3, cy+2*(py[0]-cy)/3, px[1]+2*(px[0]-px[1])/3, py[1]+2*(py[0]-py[1])/3, px[1], py[1])
		case text.CubeTo:
			last = 2
			c.curve(px[0], py[0], px[1], py[1], px[2], py[2])
		}
		cx, cy = px[last], py[last]
	}
	if open {
		c.op("h")
	}
}
