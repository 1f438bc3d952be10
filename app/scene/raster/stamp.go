package raster

import (
	"math"

	"clew/app/scene"
)

// Nodes without a ring are drawn once and stamped: the frames of a pan find
// all of them ready, and small nodes look alike by the hundred. A stamp's
// position and size are rounded to a quarter pixel.

const (
	stampRadius = 48.0 // pixels; larger nodes are drawn each time
	stampSteps  = 4    // per pixel
	stampMemory = 1 << 22
)

// stampKey names a stamp.
type stampKey struct {
	shape      scene.Shape
	icon       scene.Icon
	dashed     bool
	r, fx, fy  int32 // in steps
	fill, line uint32
	ink, halo  uint32
	lineW      float32
	haloW      float32
	shadow     float32
	pixelScale float64
}

// stamp is a drawn node: premultiplied pixels, side by side.
type stamp struct {
	side   int
	pixels []uint32
	body   body // how it is drawn
}

// stamps keeps what was drawn before, up to stampMemory pixels.
type stamps struct {
	known map[stampKey]*stamp
	size  int      // pixels
	fresh []*stamp // not drawn yet
}

// stampOf finds the stamp of a node, or plans a new one, and notes where its
// corner lies; nil when the node has to be drawn by itself.
func (r *Renderer) stampOf(n *body) *stamp {
	if n.r > stampRadius || n.ringW > 0 || n.pinned {
		return nil
	}
	// The corner is a whole pixel, the node lies a fraction of one inside.
	radius := math.Round(n.r * stampSteps)
	reach := int(math.Ceil(1.2*radius/stampSteps + float64(n.haloW) + 5*r.pixelScale))
	x, y := math.Round(n.x*stampSteps), math.Round(n.y*stampSteps)
	cx, cy := math.Floor(x/stampSteps), math.Floor(y/stampSteps)
	n.stampX, n.stampY = int(cx)-reach, int(cy)-reach
	key := stampKey{
		n.shape, n.icon, n.dashed, int32(radius),
		int32(x - cx*stampSteps), int32(y - cy*stampSteps), n.fill, n.line, n.ink, n.halo,
		n.lineW, n.haloW, n.shadow, r.pixelScale,
	}
	c := &r.stamps
	if st, ok := c.known[key]; ok {
		return st
	}
	side := 2*reach + 1
	if c.known == nil || c.size+side*side > stampMemory {
		c.known, c.size = make(map[stampKey]*stamp, 512), 0
	}
	st := &stamp{side: side, body: *n}
	st.body.r = float64(key.r) / stampSteps
	st.body.x = float64(reach) + float64(key.fx)/stampSteps
	st.body.y = float64(reach) + float64(key.fy)/stampSteps
	st.body.x0, st.body.y0, st.body.x1, st.body.y1 = 0, 0, float64(side), float64(side)
	c.known[key] = st
	c.size += side * side
	c.fresh = append(c.fresh, st)
	return st
}

// drawStamps draws the stamps that were planned, on all cores.
func (r *Renderer) drawStamps() {
	fresh := r.stamps.fresh
	parallel(len(fresh), 8, func(a, b int) {
		for _, st := range fresh[a:b] {
			// Blending onto nothing gives premultiplied pixels.
			st.pixels = make([]uint32, st.side*st.side)
			sheet := &Renderer{w: st.side, h: st.side, pixelScale: r.pixelScale}
			b := band{r: sheet, px: st.pixels, y1: st.side}
			b.body(&st.body)
		}
	})
	clear(fresh)
	r.stamps.fresh = fresh[:0]
}

// stamp draws the rows of a stamp in one band.
func (b *band) stamp(n *body) {
	st := n.stamp
	x0, x1 := max(0, -n.stampX), min(st.side, b.r.w-n.stampX)
	if x0 >= x1 {
		return
	}
	for y := max(b.y0, n.stampY); y < min(b.y1, n.stampY+st.side); y++ {
		src := st.pixels[(y-n.stampY)*st.side:]
		over(b.px[y*b.r.w+n.stampX+x0:y*b.r.w+n.stampX+x1], src[x0:x1])
	}
}
