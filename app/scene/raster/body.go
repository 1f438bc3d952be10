package raster

import (
	"image"
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
	mask           *shapeMask
	stampX, stampY int // upper left corner of the stamp
	picture        *image.RGBA
	veil           uint32 // how far a picture fades into the background, 0…256
}

// span is the rows that a body touches.
type span struct{ top, bottom float32 }

// faded mixes a color with the background for what does not matter now.
func (r *Renderer) faded(c color.NRGBA, e scene.Emphasis, amount float64) color.NRGBA {
	if e == scene.Faded {
		return scene.Mix(c, r.scene.Background, amount)
	}
	return c
}

// newBody adds a node with a radius in pixels.
func (r *Renderer) newBody(x, y, radius float64, style int32) {
	b := body{x: x, y: y, r: radius}
	st := &r.model.styles.list[style]
	reach := 1.2*b.r + 12*r.pixelScale
	switch {
	case b.r < scene.LeastIconRadius*r.pixelScale && !st.ringed() && !(st.icon == scene.PinIcon && b.r >= 4*r.pixelScale):
		b.mask = r.maskOf(&b, st)
		b.fill, b.line, b.halo = r.dotColors(st)
		reach = float64(b.mask.reach) + 1
	default:
		if b.stamp = r.stampOf(&b, style); b.stamp == nil {
			r.dress(&b, st)
		}
	}
	b.x0, b.y0, b.x1, b.y1 = b.x-reach, b.y-reach, b.x+reach, b.y+reach
	r.bodies = append(r.bodies, b)
	r.spans = append(r.spans, span{float32(b.y0), float32(b.y1)})
}

// ringed reports whether something surrounds the nodes of a style.
func (st *nodeStyle) ringed() bool {
	return st.emphasis == scene.Hovered || st.emphasis == scene.Selected || st.pinned
}

// dotColors are the colors of a node that has no icon.
func (r *Renderer) dotColors(st *nodeStyle) (fill, line, halo uint32) {
	return pack(r.faded(st.fill, st.emphasis, scene.FadeNode)), pack(r.faded(st.stroke, st.emphasis, scene.FadeNode)), pack(st.background)
}

// dress gives a body the looks of a style.
func (r *Renderer) dress(b *body, n *nodeStyle) {
	ps := r.pixelScale
	b.shape, b.icon, b.dashed, b.pinned = n.shape, n.icon, n.dashed, n.pinned
	b.fill = pack(r.faded(n.fill, n.emphasis, scene.FadeNode))
	b.line = pack(r.faded(n.stroke, n.emphasis, scene.FadeNode))
	b.ink = pack(r.faded(n.ink, n.emphasis, scene.FadeIcon))
	b.halo = pack(n.background)
	p := float32(ps)
	b.lineW, b.haloW = 1.1*p, 1.5*p
	if n.hollow {
		b.lineW = float32(min(1.9*ps, max(0.2*b.r, 1)))
	}
	if b.r < scene.LeastIconRadius*ps {
		b.haloW, b.lineW = 0.8*p, b.lineW*0.8
		if n.icon != scene.PinIcon || b.r < 4*ps {
			b.icon = scene.NoIcon
		}
	}
	if b.r > 7*ps && n.emphasis != scene.Faded && !n.hollow {
		b.shadow, b.shadowInk = r.shadow, pack(color.NRGBA{A: 0xFF})
	}
	switch n.emphasis {
	case scene.Selected:
		b.ringAt, b.ringW, b.ring = 3*p, 2.2*p, pack(n.accent)
	case scene.Hovered:
		b.ringAt, b.ringW, b.ring = 2.5*p, 1.5*p, pack(scene.Mix(n.stroke, n.background, 0.25))
	}
	if n.picture != nil && b.r >= scene.LeastPictureRadius*ps {
		b.icon, b.lineW = scene.NoIcon, 1.6*p
		b.picture = r.pictures.prepare(n.picture, pictureSide(b.r))
		if n.emphasis == scene.Faded {
			const veil = 256 * scene.FadeNode
			b.veil = uint32(math.Round(veil))
		}
	}
}

// body draws the rows of one band.
func (b *band) body(n *body) {
	if n.stamp != nil {
		b.stamp(n)
		return
	}
	if n.mask != nil {
		b.small(n)
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
				if n.picture != nil {
					n.paint(row[x:end], x, y)
				} else {
					fill(row[x:end], n.fill)
				}
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
	if n.picture != nil {
		pixel := [1]uint32{n.fill}
		n.paint(pixel[:], int(math.Floor(dx+n.x)), int(math.Floor(dy+n.y)))
		cover(px, pixel[0], clamp01(0.5-d))
	} else {
		cover(px, n.fill, clamp01(0.5-d))
	}
	off := d + n.lineW/2
	line := clamp01(n.lineW/2 + 0.5 - max(off, -off))
	if n.dashed && line > 0 {
		line *= dash(dx, dy, n.r, b.r.pixelScale)
	}
	cover(px, n.line, line)
}

// paint lays the node's picture over its fill in a run of pixels.
func (n *body) paint(row []uint32, x, y int) {
	m := n.picture
	side := m.Rect.Dx()
	fill(row, n.fill)
	v := y - int(math.Floor(n.y-float64(side)/2))
	u := x - int(math.Floor(n.x-float64(side)/2))
	if v < 0 || v >= side {
		return
	}
	src := pixels(m)[v*side : (v+1)*side]
	for i := range row {
		if k := u + i; k >= 0 && k < side {
			over(row[i:i+1], src[k:k+1])
		}
		if n.veil > 0 {
			blend(&row[i], n.halo, n.veil)
		}
	}
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
