package raster

import (
	"math"

	"clew/app/scene"
)

// A frame of a movement has no time for the links of a large network: a tenth of
// them would have to stand for all, which looks like another, sparser picture. So
// what a still frame has made of them is kept, and the frames of a movement shift or
// stretch it below nodes and names, which are drawn anew. Links are summed up only
// where the camera has come to something new.

// imprint is what a frame showed of the links and what lies below them.
type imprint struct {
	scene      *scene.Scene
	pixelScale float64
	scale      float64 // the camera's
	ox, oy     float64 // pixel position of the world's origin
	w, h       int
	px         []uint32
	tiles      []float32 // how much links cover each tile
	tw         int
}

const (
	// Up to how many times links are stretched, and shrunk. Beyond that they would be
	// bands, and gravel.
	mostStretched, mostShrunk = 3, 2.2
	// leastReused is the least share of a frame that is worth while.
	leastReused = 0.3
	// littleLeft is up to which share of a frame links are drawn beside a print.
	littleLeft = 0.35
	// thinned is how many times the budget of a movement the links have to exceed
	// for a stretched picture of all to look better than a sharp one of some.
	thinned = 3
)

// reuse is what a frame takes over from a print.
type reuse struct {
	ok             bool
	of             *imprint
	x0, y0, x1, y1 int     // the part of this frame, in pixels
	k              float64 // pixels of the print a pixel of this frame
	dx, dy         int     // from a pixel of this frame to one of the print, where k is 1
	columns        []sample
	strips         []patch // the rest of this frame
}

// sample is between which two pixels of a print one lies.
type sample struct {
	at    int32
	share uint32 // of the second one, 0…256
}

// patch is a rectangle of a frame.
type patch struct{ lo, hi point }

// whole reports whether nothing is left to draw.
func (u *reuse) whole() bool { return u.ok && len(u.strips) == 0 }

// share is how much of a frame has to be drawn where something is taken over.
func (u *reuse) share(w, h int) float64 {
	return 1 - float64((u.x1-u.x0)*(u.y1-u.y0))/float64(w*h)
}

// covers reports whether a rectangle needs not be drawn.
func (u *reuse) covers(left, top, dx, dy float32) bool {
	return u.ok && left >= float32(u.x0) && top >= float32(u.y0) && left+dx <= float32(u.x1) && top+dy <= float32(u.y1)
}

// planReuse finds what of an earlier print this frame shows: of the last one, unless too
// much would be left to be drawn with less care. Then that of the farthest view is
// better, though more blurred.
func (r *Renderer) planReuse(steps, budget float64) {
	u := &r.reuse
	u.ok, u.strips = false, u.strips[:0]
	best := 1 - leastReused
	for _, p := range []*imprint{&r.print, &r.outer} {
		if p.scene != r.scene || p.pixelScale != r.pixelScale {
			continue
		}
		t := reuse{of: p, k: p.scale / r.scale, columns: u.columns, strips: u.strips}
		if t.k < 1.0/mostStretched || t.k > mostShrunk || t.k != 1 && steps < thinned*budget {
			continue
		}
		t.dx, t.dy = int(math.Round(p.ox-r.ox)), int(math.Round(p.oy-r.oy))
		t.x0, t.x1 = t.span(r.ox, p.ox, r.w, p.w, t.dx)
		t.y0, t.y1 = t.span(r.oy, p.oy, r.h, p.h, t.dy)
		if t.x0 >= t.x1 || t.y0 >= t.y1 {
			continue
		}
		if rest := t.share(r.w, r.h); rest < best {
			best, t.ok = rest, true
			*u = t
		}
		if u.ok && best < littleLeft {
			break
		}
	}
	if !u.ok {
		return
	}
	u.cut(r.w, r.h)
	if u.k != 1 {
		u.columns = resize(u.columns, u.x1-u.x0)
		for i := range u.columns {
			u.columns[i] = u.sample(u.x0+i, r.ox, u.of.ox, u.of.w)
		}
	}
}

// span is the pixels of this frame, of so many, that a print has along an axis.
func (u *reuse) span(o, printO float64, n, printN, d int) (from, to int) {
	if u.k == 1 {
		return max(0, -d), min(n, printN-d)
	}
	// The pixel x lies at (x + .5 - o)·k + printO - .5 of the print.
	first := math.Ceil((0.5-printO)/u.k + o - 0.5)
	last := math.Floor((float64(printN)-0.5-printO)/u.k + o - 0.5)
	return int(max(first, 0)), int(min(last, float64(n)))
}

// sample is where a pixel of this frame lies in a print.
func (u *reuse) sample(x int, o, printO float64, printN int) sample {
	at := min(max((float64(x)+0.5-o)*u.k+printO-0.5, 0), float64(printN)-1.001)
	whole := math.Floor(at)
	return sample{int32(min(int(whole), printN-2)), uint32((at - whole) * 256)}
}

// cut divides the rest of a frame into rectangles.
func (u *reuse) cut(w, h int) {
	add := func(x0, y0, x1, y1 int) {
		if x0 < x1 && y0 < y1 {
			u.strips = append(u.strips, patch{
				point{float32(x0), float32(y0)},
				point{min(float32(x1), float32(w)-1.01), min(float32(y1), float32(h)-1.01)},
			})
		}
	}
	add(0, 0, w, u.y0)
	add(0, u.y1, w, h)
	add(0, u.y0, u.x0, u.y1)
	add(u.x1, u.y0, w, u.y1)
}

// layPrint draws what is taken over, in one band.
func (b *band) layPrint() {
	r, u, p := b.r, &b.r.reuse, b.r.reuse.of
	for y := max(b.y0, u.y0); y < min(b.y1, u.y1); y++ {
		row := b.px[y*r.w+u.x0 : y*r.w+u.x1]
		if u.k == 1 {
			from := (y+u.dy)*p.w + u.x0 + u.dx
			copy(row, p.px[from:from+len(row)])
			continue
		}
		s := u.sample(y, r.oy, p.oy, p.h)
		stretch(row, p.px[int(s.at)*p.w:int(s.at+1)*p.w], p.px[int(s.at+1)*p.w:int(s.at+2)*p.w], u.columns, s.share)
	}
}

// stretch fills a row from two rows of a print.
func stretch(row, upper, lower []uint32, columns []sample, down uint32) {
	const odd = 0x00FF00FF
	up := 256 - down
	last, even0, rest0, even1, rest1 := int32(-2), uint32(0), uint32(0), uint32(0), uint32(0)
	column := func(i int32) (even, rest uint32) {
		a, b := upper[i], lower[i]
		return ((a&odd)*up + (b&odd)*down) >> 8 & odd, ((a>>8&odd)*up + (b>>8&odd)*down) >> 8 & odd
	}
	for x := range row {
		c := &columns[x]
		if c.at != last {
			if c.at == last+1 {
				even0, rest0 = even1, rest1
			} else {
				even0, rest0 = column(c.at)
			}
			even1, rest1 = column(c.at + 1)
			last = c.at
		}
		left := 256 - c.share
		row[x] = (even0*left+even1*c.share)>>8&odd | (rest0*left+rest1*c.share)&(odd<<8)
	}
}

// coverTiles adds to the tiles of this frame what links cover of them in the part that
// is taken over, so that the rest is exposed as it would be beside it. Closer views have
// fewer links in the same area.
func (r *Renderer) coverTiles() {
	const side = cellSize * tileSize
	u, k := &r.reuse, &r.ink
	if !u.ok {
		return
	}
	p := u.of
	less := float32(u.k * scene.LinkScale(r.scale) / scene.LinkScale(p.scale))
	for ty := u.y0 / side; ty <= (u.y1-1)/side; ty++ {
		high := min((ty+1)*side, u.y1) - max(ty*side, u.y0)
		at := u.sample(min(max(ty*side+side/2, u.y0), u.y1-1), r.oy, p.oy, p.h).at / side
		for tx := u.x0 / side; tx <= (u.x1-1)/side; tx++ {
			wide := min((tx+1)*side, u.x1) - max(tx*side, u.x0)
			from := u.sample(min(max(tx*side+side/2, u.x0), u.x1-1), r.ox, p.ox, p.w).at / side
			k.tiles[ty*k.tw+tx] += p.tiles[int(at)*p.tw+int(from)] * less * float32(wide*high) / (side * side)
		}
	}
}

// keeps reports whether this frame leaves a print: one that was stretched would
// be blurred more and more.
func (r *Renderer) keeps() bool {
	return r.inking && (!r.moving || r.reuse.ok && r.reuse.k == 1 && !r.reuse.whole())
}

// keepTiles notes how much links cover each tile.
func (r *Renderer) keepTiles() {
	if r.keeps() {
		r.printing.tiles = append(r.printing.tiles[:0], r.ink.tiles...)
		r.printing.tw = r.ink.tw
	}
}

// keepPrint keeps the rows of a band.
func (b *band) keepPrint() {
	if r := b.r; r.keeps() {
		copy(r.printing.px[b.y0*r.w:b.y1*r.w], b.px[b.y0*r.w:b.y1*r.w])
	}
}

// openPrint makes room for the print of this frame.
func (r *Renderer) openPrint() {
	if r.keeps() {
		r.printing.px = resize(r.printing.px, r.w*r.h)
	}
}

// closePrint puts the print of this frame in the place of the last one, and of the
// one that was farthest away, if it is.
func (r *Renderer) closePrint() {
	if !r.keeps() {
		if !r.moving {
			r.print, r.outer, r.printing, r.spare = imprint{}, imprint{}, imprint{}, imprint{}
		}
		return
	}
	p := &r.printing
	p.scene, p.pixelScale, p.scale, p.ox, p.oy, p.w, p.h = r.scene, r.pixelScale, r.scale, r.ox, r.oy, r.w, r.h
	if r.reuse.ok {
		// Where it really is: shifting by whole pixels must not add up.
		p.ox, p.oy = r.reuse.of.ox-float64(r.reuse.dx), r.reuse.of.oy-float64(r.reuse.dy)
	}
	last, outer := r.print, r.outer
	r.print, r.printing = *p, r.spare
	r.spare = imprint{}
	if !r.moving && (outer.scene != r.scene || outer.pixelScale != r.pixelScale || r.scale <= outer.scale) {
		r.outer = r.print
		r.free(outer)
	}
	r.free(last)
}

// free takes over the room of a print that is no longer used.
func (r *Renderer) free(p imprint) {
	for _, used := range []*imprint{&r.print, &r.outer, &r.printing, &r.spare} {
		if len(p.px) == 0 || len(used.px) > 0 && &used.px[0] == &p.px[0] {
			return
		}
	}
	p.scene = nil
	if r.printing.px == nil {
		r.printing = p
	} else {
		r.spare = p
	}
}
