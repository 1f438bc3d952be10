package raster

import "math"

// opacity maps an exposure, in steps, to an opacity of 0…256. It is steeper than
// that of ink on paper, so that what lies even is pale, and what crowds in lines
// and clusters stands out from it.
var opacity = func() (t [1024]uint16) {
	for i := range t {
		t[i] = uint16(math.Round(256 * 0.96 * (1 - math.Exp(-0.9*math.Pow(float64(i)/exposureSteps, 1.5)))))
	}
	return t
}()

const exposureSteps = 256 // per unit of exposure

// develop turns what was summed up into pixels, in one band, and clears it.
func (b *band) develop() {
	r, k := b.r, &b.r.ink
	b.gains = resize(b.gains, k.cw)
	first := k.sheets[0].cover
	for y := b.y0; y < b.y1; y++ {
		cy := y / cellSize
		if y == b.y0 || y%cellSize == 0 {
			k.exposures(b.gains, cy)
		}
		cover := first[y*r.w : (y+1)*r.w]
		for i := range k.sheets[1:k.used] {
			more := k.sheets[1+i].cover[y*r.w : (y+1)*r.w]
			for x, c := range more {
				cover[x] += c
			}
			clear(more)
		}
		row, colors := b.px[y*r.w:(y+1)*r.w], k.colors[cy*k.cw:(cy+1)*k.cw]
		for x, c := range cover {
			if c == 0 {
				continue
			}
			at := x / cellSize
			e := uint(float32(c) * b.gains[at])
			if e >= uint(len(opacity)) {
				e = uint(len(opacity) - 1)
			}
			blend(&row[x], colors[at], uint32(opacity[e]))
		}
		clear(cover)
	}
}

// exposures interpolates the exposure of the tiles along a row of cells.
func (k *ink) exposures(out []float32, cy int) {
	fy := max((float32(cy)+0.5)/tileSize-0.5, 0)
	y0 := min(int(fy), k.th-1)
	y1 := min(y0+1, k.th-1)
	fy -= float32(y0)
	top, bottom := k.tiles[y0*k.tw:(y0+1)*k.tw], k.tiles[y1*k.tw:(y1+1)*k.tw]
	for x := range out {
		fx := max((float32(x)+0.5)/tileSize-0.5, 0)
		x0 := min(int(fx), k.tw-1)
		x1 := min(x0+1, k.tw-1)
		fx -= float32(x0)
		a := top[x0] + float32((top[x1]-top[x0])*fx)
		c := bottom[x0] + float32((bottom[x1]-bottom[x0])*fx)
		out[x] = (a + float32((c-a)*fy)) * exposureSteps
	}
}

// finishInk notes that developing has cleared the sheets.
func (r *Renderer) finishInk() {
	if !r.inking || r.reuse.whole() {
		return
	}
	for i := range r.ink.sheets[:r.ink.used] {
		r.ink.sheets[i].clean = true
	}
}
