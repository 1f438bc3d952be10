package raster

import (
	"math"
)

// Nodes without a ring are drawn once and stamped: the frames of a pan find
// all of them ready, and small nodes look alike by the hundred. A stamp's
// position and size are rounded to a quarter pixel.

const (
	stampRadius = 48.0 // pixels; larger nodes are drawn each time
	stampSteps  = 4    // per pixel
	stampMemory = 1 << 23
)

// stampKey names a stamp: its style, its radius and its place within a pixel,
// both in steps.
type stampKey uint64

// stamp is a drawn node: premultiplied pixels, side by side.
type stamp struct {
	side   int
	pixels []uint32
	body   body // how it is drawn
}

// stamps keeps what was drawn before, up to stampMemory pixels.
type stamps struct {
	known map[stampKey]*stamp
	size  int // pixels
	full  bool
	// Memory for the next stamps.
	pool   []stamp
	pixels []uint32
	sheets []Renderer // one a worker, for drawing a stamp as a picture of its own
	idle   int        // frames since it was emptied
	fresh  []*stamp   // not drawn yet
}

// clear forgets everything.
func (c *stamps) clear() { *c = stamps{fresh: c.fresh, sheets: c.sheets} }

// begin makes room when the last frames found none, but not in every frame:
// then none would find anything.
func (c *stamps) begin() {
	c.idle++
	if c.full && c.idle > 20 {
		c.clear()
	}
}

// stampOf finds the stamp of a node, or plans a new one, and notes where its
// corner lies; nil when the node has to be drawn by itself.
func (r *Renderer) stampOf(n *body, style int32) *stamp {
	st := &r.model.styles.list[style]
	if n.r > stampRadius || st.ringed() {
		return nil
	}
	// The corner is a whole pixel, the node lies a fraction of one inside.
	radius, x, y := math.Round(n.r*stampSteps), math.Round(n.x*stampSteps), math.Round(n.y*stampSteps)
	if r.moving {
		// Sizes change with every frame of a zoom: coarser ones are found again.
		coarse := max(math.Round(n.r/4), 1)
		radius = math.Round(radius/coarse) * coarse
		x, y = math.Round(x/2)*2, math.Round(y/2)*2
	}
	margin := 3.0 // for the halo
	if radius > 6.5*r.pixelScale*stampSteps {
		margin = 6 // for the shadow
	}
	reach := int(math.Ceil(1.2*radius/stampSteps + margin*r.pixelScale))
	cx, cy := math.Floor(x/stampSteps), math.Floor(y/stampSteps)
	n.stampX, n.stampY = int(cx)-reach, int(cy)-reach
	fx, fy := x-cx*stampSteps, y-cy*stampSteps
	key := stampKey(style)<<32 | stampKey(radius)<<8 | stampKey(fx)<<4 | stampKey(fy)
	c := &r.stamps
	if st, ok := c.known[key]; ok {
		return st
	}
	side := 2*reach + 1
	if c.known == nil {
		c.known = make(map[stampKey]*stamp, 512)
	}
	if c.full = c.full || c.size+side*side > stampMemory; c.full {
		return nil // drawn by itself until the next frame makes room
	}
	planned := c.carve(side)
	planned.body.r = radius / stampSteps
	r.dress(&planned.body, st)
	planned.body.x = float64(reach) + fx/stampSteps
	planned.body.y = float64(reach) + fy/stampSteps
	planned.body.x1, planned.body.y1 = float64(side), float64(side)
	c.known[key] = planned
	c.size += side * side
	c.fresh = append(c.fresh, planned)
	return planned
}

// stampBlock is how many pixels of stamps are allocated at a time.
const stampBlock = 1 << 16

// carve makes an empty stamp from memory that is allocated in blocks, since a
// zoom makes many.
func (c *stamps) carve(side int) *stamp {
	if len(c.pool) == 0 {
		c.pool = make([]stamp, 64)
	}
	if size := side * side; size > len(c.pixels) {
		c.pixels = make([]uint32, max(stampBlock, size))
	}
	st := &c.pool[0]
	c.pool = c.pool[1:]
	st.side, st.pixels = side, c.pixels[:side*side:side*side]
	c.pixels = c.pixels[side*side:]
	return st
}

// drawStamps draws the stamps that were planned.
func (r *Renderer) drawStamps(worker int) {
	fresh := r.stamps.fresh
	for {
		i, j, ok := r.team.chunk(len(fresh), 4)
		if !ok {
			return
		}
		sheet := &r.stamps.sheets[worker]
		for _, st := range fresh[i:j] {
			// Blending onto nothing gives premultiplied pixels.
			sheet.w, sheet.h, sheet.pixelScale = st.side, st.side, r.pixelScale
			b := band{r: sheet, px: st.pixels, y1: st.side}
			b.body(&st.body)
		}
	}
}

// forget empties the list of what was to be drawn.
func (c *stamps) forget() {
	clear(c.fresh)
	c.fresh = c.fresh[:0]
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
