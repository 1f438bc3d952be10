package raster

import (
	"image/color"
	"math"

	"clew/app/scene"
)

// body is a node as drawn: everything in pixels.
type body struct {
	x, y, r        float64
	shape          scene.Shape
	icon           scene.Icon
	fill, line     uint32
	ink, halo      uint32
	ring           uint32
	lineW          float32 // width of the outline, inside the shape
	haloW          float32 // background left free around it
	ringAt, ringW  float32 // 0 for none
	shadow         float32 // opacity of the soft shadow
	shadowInk      uint32
	dashed, pinned bool
	x0, y0, x1, y1 float64
	stamp          *stamp // what to copy, or nil
	stampX, stampY int    // upper left corner of the stamp
}

// faded mixes a color with the background for what does not matter now.
func (r *Renderer) faded(c color.NRGBA, e scene.Emphasis, amount float64) color.NRGBA {
	if e == scene.Faded {
		return scene.Mix(c, r.scene.Background, amount)
	}
	return c
}

func (r *Renderer) newBody(n *scene.Node) {
	s, ps := r.scene, r.pixelScale
	b := body{
		x: n.X*r.scale*ps + r.ox, y: n.Y*r.scale*ps + r.oy,
		r: max(n.Radius*r.nodeScale*ps, 1), shape: n.Shape, icon: n.Icon,
		dashed: n.Dashed, pinned: n.Pinned,
	}
	b.fill = pack(r.faded(n.Fill, n.Emphasis, scene.FadeNode))
	b.line = pack(r.faded(n.Stroke, n.Emphasis, scene.FadeNode))
	b.ink = pack(r.faded(n.Ink, n.Emphasis, scene.FadeIcon))
	b.halo = pack(s.Background)
	p := float32(ps)
	b.lineW, b.haloW = 1.1*p, 1.5*p
	if n.Hollow {
		b.lineW = float32(min(1.9*ps, max(0.2*b.r, 1)))
	}
	if b.r < scene.LeastIconRadius*ps {
		b.haloW, b.lineW = 0.8*p, b.lineW*0.8
		if n.Icon != scene.PinIcon || b.r < 4*ps {
			b.icon = scene.NoIcon
		}
	}
	if b.r > 7*ps && n.Emphasis != scene.Faded && !n.Hollow {
		b.shadow, b.shadowInk = r.shadow, pack(color.NRGBA{A: 0xFF})
	}
	switch n.Emphasis {
	case scene.Selected:
		b.ringAt, b.ringW, b.ring = 3*p, 2.2*p, pack(s.Accent)
	case scene.Hovered:
		b.ringAt, b.ringW, b.ring = 2.5*p, 1.5*p, pack(scene.Mix(n.Stroke, s.Background, 0.25))
	}
	reach := 1.2*b.r + float64(b.ringAt+b.ringW+b.haloW) + 4*ps
	b.x0, b.y0, b.x1, b.y1 = b.x-reach, b.y-reach, b.x+reach, b.y+reach
	if b.x1 < 0 || b.y1 < 0 || b.x0 > float64(r.w) || b.y0 > float64(r.h) {
		return
	}
	b.stamp = r.stampOf(&b)
	r.bodies = append(r.bodies, b)
}

// body draws the rows of one band.
func (b *band) body(n *body) {
	if n.stamp != nil {
		b.stamp(n)
		return
	}
	y0, y1 := max(b.y0, int(n.y0)), min(b.y1, int(n.y1)+1)
	x0, x1 := max(0, int(n.x0)), min(b.r.w, int(n.x1)+1)
	// Beyond outer nothing is drawn, within inner all is fill.
	outer := n.haloW
	if n.ringW > 0 {
		outer = n.ringAt + n.ringW
	}
	if n.shadow > 0 {
		outer = max(outer, float32(4*b.r.pixelScale))
	}
	outer++
	inner := -n.lineW - 1
	for y := y0; y < y1; y++ {
		dy := float64(y) + 0.5 - n.y
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		for x := x0; x < x1; {
			dx := float64(x) + 0.5 - n.x
			d := float32(scene.Distance(n.shape, dx, dy, n.r))
			switch {
			case d > outer:
				// The distance says how many pixels can be skipped safely.
				x += max(int(d-outer), 1)
			case d < inner:
				end := min(x+max(int(inner-d), 1), x1)
				fill(row[x:end], n.fill)
				x = end
			default:
				b.bodyPixel(&row[x], n, d, dx, dy)
				x++
			}
		}
	}
	if n.icon != scene.NoIcon {
		b.icon(n)
	}
	if n.pinned {
		b.pinMark(n)
	}
}

// bodyPixel draws a pixel near the outline.
func (b *band) bodyPixel(px *uint32, n *body, d float32, dx, dy float64) {
	if n.shadow > 0 && d > -1 {
		// The shadow falls a little downwards.
		soft := float32(3.5 * b.r.pixelScale)
		sd := d - float32(1.2*b.r.pixelScale*dy/n.r)
		if k := clamp01(1 - (sd+0.5)/soft); k > 0 && d < soft {
			blend(px, n.shadowInk, uint32(k*k*n.shadow*256))
		}
	}
	if n.shadow == 0 {
		cover(px, n.halo, clamp01(n.haloW+0.5-d))
	}
	if n.ringW > 0 {
		cover(px, n.halo, clamp01(n.ringAt+0.5-d))
		off := d - n.ringAt - n.ringW/2
		cover(px, n.ring, clamp01(n.ringW/2+0.5-max(off, -off)))
	}
	cover(px, n.fill, clamp01(0.5-d))
	off := d + n.lineW/2
	line := clamp01(n.lineW/2 + 0.5 - max(off, -off))
	if n.dashed && line > 0 {
		line *= dash(dx, dy, n.r, b.r.pixelScale)
	}
	cover(px, n.line, line)
}

// dash is the coverage of a dashed outline at an angle: an even number of
// dashes, about 4 px long.
func dash(dx, dy, r, ps float64) float32 {
	count := max(math.Round(2*math.Pi*r/(7*ps)), 8)
	turn := (math.Atan2(dy, dx)/(2*math.Pi) + 0.5) * count
	at := turn - math.Floor(turn) // 0…1 within a dash and its gap
	arc := 2 * math.Pi * r / count
	return clamp01(float32((0.29-math.Abs(at-0.5))*arc + 0.5))
}

// icon draws the icon's rows of one band.
func (b *band) icon(n *body) {
	size := scene.IconSize * n.r
	cy := n.y + n.shape.IconCenter()*n.r
	y0, y1 := max(b.y0, int(cy-size)-1), min(b.y1, int(cy+size)+2)
	x0, x1 := max(0, int(n.x-size)-1), min(b.r.w, int(n.x+size)+2)
	for y := y0; y < y1; y++ {
		v := (float64(y) + 0.5 - cy) / size
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		for x := x0; x < x1; {
			d := n.icon.Distance((float64(x)+0.5-n.x)/size, v) * size
			if d > 1 {
				x += max(int(d-0.5), 1)
				continue
			}
			cover(&row[x], n.ink, clamp01(0.5-float32(d)))
			x++
		}
	}
}

// pinMark draws a small dot at the upper right of a node that keeps its place.
func (b *band) pinMark(n *body) {
	ps := b.r.pixelScale
	cx, cy, r := n.x+0.74*n.r, n.y-0.74*n.r, 3.2*ps
	ink := n.line
	for y := max(b.y0, int(cy-r-3*ps)); y < min(b.y1, int(cy+r+3*ps)+1); y++ {
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		for x := max(0, int(cx-r-3*ps)); x < min(b.r.w, int(cx+r+3*ps)+1); x++ {
			d := float32(math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy) - r)
			cover(&row[x], n.halo, clamp01(float32(1.5*ps)+0.5-d))
			cover(&row[x], ink, clamp01(0.5-d))
		}
	}
}
