package raster

import (
	"math"

	"clew/app/scene"
)

// Nodes of a few pixels are dots: no shape, no outline, no icon. Where they
// are many, one of them stands for all in a square of two by two pixels, the
// most important, and dots let the links shine through where they crowd.

// dots are the dots of one frame.
type dots struct {
	list    []dot
	crowded bool
	w, h    int
	winner  []int32 // of each square: index into list, or -1
	crowd   []int32 // of each block: squares with a winner
	bw      int
	masks   []*dotMask // by key
}

type dot struct {
	x, y int32 // the pixel of its middle
	key  int32 // of its mask
	ink  uint32
}

// dotMask is the coverage of a dot by its size and its place within a pixel.
type dotMask struct {
	side  int
	reach int
	cover []uint8
}

const (
	crowdedDots = 6000
	dotSquare   = 2
	dotBlock    = 16 // pixels a side
)

func (d *dots) open() {
	d.list = d.list[:0]
}

func (d *dots) add(x, y, radius float32, ink uint32) {
	q := int32(radius*dotSteps + 0.5)
	fx, fy := x-floor(x), y-floor(y)
	key := q<<4 | int32(fy*4)&3<<2 | int32(fx*4)&3
	for int(key) >= len(d.masks) {
		d.masks = append(d.masks, nil)
	}
	if d.masks[key] == nil {
		d.masks[key] = newDotMask(key)
	}
	d.list = append(d.list, dot{int32(floor(x)), int32(floor(y)), key, ink})
}

// close thins out dots that crowd. They come in drawing order, so the last in
// a square is the most important.
func (d *dots) close(r *Renderer) {
	d.crowded = len(d.list) > crowdedDots
	if !d.crowded {
		return
	}
	d.w, d.h = (r.w+dotSquare-1)/dotSquare, (r.h+dotSquare-1)/dotSquare
	d.winner = resize(d.winner, d.w*d.h)
	for i := range d.winner {
		d.winner[i] = -1
	}
	for i := range d.list {
		v := &d.list[i]
		x, y := int(v.x)/dotSquare, int(v.y)/dotSquare
		if v.x >= 0 && v.y >= 0 && x < d.w && y < d.h {
			d.winner[y*d.w+x] = int32(i)
		}
	}
	d.bw = (r.w + dotBlock - 1) / dotBlock
	d.crowd = resize(d.crowd, d.bw*((r.h+dotBlock-1)/dotBlock))
	clear(d.crowd)
	for y := range d.h {
		for x, i := range d.winner[y*d.w : (y+1)*d.w] {
			if i >= 0 {
				d.crowd[y*dotSquare/dotBlock*d.bw+x*dotSquare/dotBlock]++
			}
		}
	}
}

// floor is much faster than math.Floor where numbers are small.
func floor(v float32) float32 {
	k := float32(int32(v))
	if k > v {
		k--
	}
	return k
}

// dotSteps is the precision of the radius, per pixel. The key of a mask is the
// radius in these steps and the place in quarters of a pixel.
const dotSteps = 4

func newDotMask(key int32) *dotMask {
	radius := float64(key>>4) / dotSteps
	fx, fy := (float64(key&3)+0.5)/4, (float64(key>>2&3)+0.5)/4
	m := &dotMask{reach: int(math.Ceil(radius))}
	m.side = 2*m.reach + 2
	m.cover = make([]uint8, m.side*m.side)
	for y := range m.side {
		for x := range m.side {
			dx, dy := float64(x-m.reach)+0.5-fx, float64(y-m.reach)+0.5-fy
			c := min(max(radius+0.5-math.Sqrt(dx*dx+dy*dy), 0), 1)
			m.cover[y*m.side+x] = uint8(math.Round(255 * c))
		}
	}
	return m
}

// dots draws the rows of the dots in one band.
func (b *band) dots() {
	d := &b.r.dots
	if !d.crowded {
		for i := range d.list {
			b.dot(&d.list[i], 256)
		}
		return
	}
	// Dots of the squares just outside the band reach into it.
	margin := int(dotRadius*b.r.pixelScale) + 3
	for y := max(b.y0-margin, 0) / dotSquare; y < min((b.y1+margin)/dotSquare+1, d.h); y++ {
		row := d.winner[y*d.w : (y+1)*d.w]
		crowd := d.crowd[y*dotSquare/dotBlock*d.bw:]
		for x, i := range row {
			if i >= 0 {
				b.dot(&d.list[i], crowdOpacity[crowd[x*dotSquare/dotBlock]])
			}
		}
	}
}

// crowdOpacity is the opacity of dots by how many of the squares of their
// block have one.
var crowdOpacity = func() (t [dotBlock*dotBlock/dotSquare/dotSquare + 1]uint32) {
	for i := range t {
		t[i] = uint32(256 * math.Sqrt(min(9/float64(i+1), 1)))
	}
	return t
}()

func (b *band) dot(v *dot, opacity uint32) {
	m := b.r.dots.masks[v.key]
	left, top := int(v.x)-m.reach, int(v.y)-m.reach
	if top >= b.y1 || top+m.side <= b.y0 {
		return
	}
	x0, x1 := max(0, -left), min(m.side, b.r.w-left)
	if x0 >= x1 {
		return
	}
	for y := max(b.y0, top); y < min(b.y1, top+m.side); y++ {
		cover := m.cover[(y-top)*m.side+x0 : (y-top)*m.side+x1]
		row := b.px[y*b.r.w+left+x0:][:len(cover)]
		for i, c := range cover {
			if c > 0 {
				blend(&row[i], v.ink, (uint32(c)+uint32(c>>7))*opacity>>8)
			}
		}
	}
}

// dotInk is the color of a node that is a dot.
func (r *Renderer) dotInk(st *nodeStyle) uint32 {
	c := st.fill
	if st.hollow {
		c = st.stroke
	}
	return pack(r.faded(c, st.emphasis, scene.FadeNode))
}
