package raster

import (
	"math"

	"clew/app/scene"
)

// Nodes too small for an icon are drawn through masks of their shape, which
// serve every color.

// shapeKey names a mask: what is drawn, and the radius and the place within a
// pixel in steps.
type shapeKey struct {
	shape          scene.Shape
	hollow, dashed bool
	r              int16
	fx, fy         int8
}

// shapeMask is the coverage of the parts of a node.
type shapeMask struct {
	side, reach      int
	halo, fill, line []uint8
}

// masks keeps what was drawn. Sizes are few, so it needs no limit.
type masks map[shapeKey]*shapeMask

// maskOf finds or makes the mask of a small body and notes where its corner
// lies.
func (r *Renderer) maskOf(n *body, st *nodeStyle) *shapeMask {
	radius := math.Round(n.r * stampSteps)
	x, y := math.Round(n.x*stampSteps), math.Round(n.y*stampSteps)
	cx, cy := math.Floor(x/stampSteps), math.Floor(y/stampSteps)
	key := shapeKey{st.shape, st.hollow, st.dashed, int16(radius), int8(x - cx*stampSteps), int8(y - cy*stampSteps)}
	m := r.masks[key]
	if m == nil {
		if r.masks == nil {
			r.masks = masks{}
		}
		m = r.drawMask(key)
		r.masks[key] = m
	}
	n.stampX, n.stampY = int(cx)-m.reach, int(cy)-m.reach
	return m
}

func (r *Renderer) drawMask(key shapeKey) *shapeMask {
	radius := float64(key.r) / stampSteps
	b := body{r: radius}
	r.dress(&b, &nodeStyle{shape: key.shape, hollow: key.hollow, dashed: key.dashed})
	m := &shapeMask{reach: int(math.Ceil(1.15*radius + float64(b.haloW) + 0.5))}
	m.side = 2*m.reach + 2
	size := m.side * m.side
	all := make([]uint8, 3*size)
	m.halo, m.fill, m.line = all[:size], all[size:2*size], all[2*size:]
	for i := range size {
		dx := float64(i%m.side-m.reach) + 0.5 - float64(key.fx)/stampSteps
		dy := float64(i/m.side-m.reach) + 0.5 - float64(key.fy)/stampSteps
		d := float32(scene.Distance(key.shape, dx, dy, radius))
		off := d + b.lineW/2
		line := clamp01(b.lineW/2 + 0.5 - max(off, -off))
		if key.dashed && line > 0 {
			line *= dash(dx, dy, radius, r.pixelScale)
		}
		m.halo[i], m.fill[i], m.line[i] = byteOf(clamp01(b.haloW+0.5-d)), byteOf(clamp01(0.5-d)), byteOf(line)
	}
	return m
}

func byteOf(v float32) uint8 { return uint8(v*255 + 0.5) }

// small draws the rows of a small body in one band.
func (b *band) small(n *body) {
	m := n.mask
	x0, x1 := max(0, -n.stampX), min(m.side, b.r.w-n.stampX)
	if x0 >= x1 {
		return
	}
	for y := max(b.y0, n.stampY); y < min(b.y1, n.stampY+m.side); y++ {
		at := (y - n.stampY) * m.side
		dst := b.px[y*b.r.w+n.stampX+x0 : y*b.r.w+n.stampX+x1]
		halo, fill, line := m.halo[at+x0:at+x1], m.fill[at+x0:at+x1], m.line[at+x0:at+x1]
		for i := range dst {
			h := uint32(halo[i])
			if h == 0 {
				continue
			}
			p := n.fill
			if l := uint32(line[i]); l > 0 {
				blend(&p, n.line, l+l>>7)
			}
			f := uint32(fill[i])
			if f == 255 {
				dst[i] = p
				continue
			}
			blend(&dst[i], n.halo, h+h>>7)
			if f > 0 {
				blend(&dst[i], p, f+f>>7)
			}
		}
	}
}
