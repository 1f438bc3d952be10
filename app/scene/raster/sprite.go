package raster

import (
	"image"
	"math"
	"slices"

	"clew/app/scene/text"

	"golang.org/x/image/vector"
)

// spriteKey names a line of text, in whatever size.
type spriteKey struct {
	text   string
	weight text.Weight
	halo   float64
}

// sprite holds the coverage of a line of text and of its halo.
type sprite struct {
	size       int32 // of the font, in quarter pixels
	w, h       int
	ox, oy     int // from the start of the baseline to the upper left corner
	width      float64
	text, halo []byte
	generation int // fonts that were loaded when it was drawn, when some were missing
	missing    bool
}

const (
	spriteMemory = 1 << 24 // bytes; a full cache is dropped whole
	spriteSizes  = 6       // of each text
	// freshSprites is the number of lines of text that a frame of a movement
	// may draw anew.
	freshSprites = 2
)

// sizes are the sprites of one text, the one drawn last at the end.
type sizes struct {
	list  [spriteSizes]*sprite
	count int
}

// sprites draws and keeps lines of text. It is used by one goroutine.
type sprites struct {
	cache map[spriteKey]*sizes
	bytes int
	// Memory for the next ones, which a zoom needs in every frame: it is
	// allocated in blocks.
	pool   []sprite
	sets   []sizes
	block  []byte
	fresh  int // drawn in this frame
	raster vector.Rasterizer
	mask   image.Alpha
	taps   []tap
	tapFor float64
}

// get returns the sprite of a line of text with a font size in pixels. While
// moving it takes the nearest size that is there once the frame has drawn
// enough, or nil.
func (c *sprites) get(s string, w text.Weight, size float64, halo float64, moving bool) *sprite {
	key := spriteKey{s, w, halo}
	want := int32(math.Round(size * 4))
	known := c.cache[key]
	var near *sprite
	for _, sp := range known.all() {
		if sp.size == want && (!sp.missing || sp.generation == text.Generation()) {
			return sp
		}
		if near == nil || abs32(sp.size-want) < abs32(near.size-want) {
			near = sp
		}
	}
	if moving && c.fresh >= freshSprites {
		return near
	}
	c.fresh++
	if c.cache == nil || c.bytes > spriteMemory {
		c.cache, c.bytes, known = make(map[spriteKey]*sizes, 256), 0, nil
		c.pool, c.sets, c.block = nil, nil, nil
	}
	sp := c.draw(s, w, float64(want)/4, halo)
	sp.size = want
	c.bytes += 2 * len(sp.text)
	if known == nil {
		known = take(&c.sets)
		c.cache[key] = known
	}
	known.add(sp)
	return sp
}

// all are the sprites of a text of which some may be known.
func (z *sizes) all() []*sprite {
	if z == nil {
		return nil
	}
	return z.list[:z.count]
}

// add keeps a sprite in place of one of its size or, where there is no room, of
// the oldest.
func (z *sizes) add(sp *sprite) {
	at := slices.IndexFunc(z.all(), func(old *sprite) bool { return old.size == sp.size })
	if at < 0 && z.count == spriteSizes {
		at = 0
	}
	if at >= 0 {
		copy(z.list[at:z.count], z.list[at+1:z.count])
		z.count--
	}
	z.list[z.count] = sp
	z.count++
}

// take returns a new value from memory that is allocated for some at a time.
func take[T any](pool *[]T) *T {
	if len(*pool) == 0 {
		*pool = make([]T, 64)
	}
	v := &(*pool)[0]
	*pool = (*pool)[1:]
	return v
}

// spriteBlock is how many bytes of masks are allocated at a time.
const spriteBlock = 1 << 16

// bytesFor returns n zero bytes.
func (c *sprites) bytesFor(n int) []byte {
	if n > len(c.block) {
		c.block = make([]byte, max(spriteBlock, n))
	}
	b := c.block[:n:n]
	c.block = c.block[n:]
	return b
}

func abs32(v int32) int32 { return max(v, -v) }

func (c *sprites) draw(s string, w text.Weight, size, halo float64) *sprite {
	sp := take(&c.pool)
	sp.generation = text.Generation()
	line := text.Shape(s, w)
	sp.missing = line.Missing
	// A system font may be wider than what was reckoned with.
	if room := text.Measure(s, w); line.Width > room*1.02 && room > 0 {
		size *= room / line.Width
	}
	sp.width = line.Width * size
	margin := int(math.Ceil(halo)) + 1
	sp.ox, sp.oy = margin, int(math.Ceil(text.Ascent*size))+margin
	sp.w = int(math.Ceil(sp.width)) + 2*margin + 1
	sp.h = sp.oy + int(math.Ceil(text.Descent*size)) + margin
	if sp.w > 1<<14 || sp.h > 1<<12 {
		*sp = sprite{}
		return sp
	}
	sp.text = c.fill(line, size, sp)
	sp.halo = c.dilate(sp.text, sp.w, sp.h, halo)
	return sp
}

// fill draws the outlines of a line's glyphs.
func (c *sprites) fill(line *text.Line, size float64, sp *sprite) []byte {
	z := &c.raster
	z.Reset(sp.w, sp.h)
	for _, g := range line.Glyphs {
		x, y := float32(float64(sp.ox)+g.X*size), float32(float64(sp.oy)+g.Y*size)
		trace(z, g.Outline(), x, y, float32(size))
	}
	c.mask = image.Alpha{Pix: c.bytesFor(sp.w * sp.h), Stride: sp.w, Rect: image.Rect(0, 0, sp.w, sp.h)}
	z.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	return c.mask.Pix
}

func trace(z *vector.Rasterizer, o *text.Outline, x, y, k float32) {
	open := false
	for i := range o.Segments {
		s := &o.Segments[i]
		switch s.Op {
		case text.MoveTo:
			if open {
				z.ClosePath()
			}
			z.MoveTo(x+s.X[0]*k, y+s.Y[0]*k)
			open = true
		case text.LineTo:
			z.LineTo(x+s.X[0]*k, y+s.Y[0]*k)
		case text.QuadTo:
			z.QuadTo(x+s.X[0]*k, y+s.Y[0]*k, x+s.X[1]*k, y+s.Y[1]*k)
		case text.CubeTo:
			z.CubeTo(x+s.X[0]*k, y+s.Y[0]*k, x+s.X[1]*k, y+s.Y[1]*k, x+s.X[2]*k, y+s.Y[2]*k)
		}
	}
	if open {
		z.ClosePath()
	}
}

// tap is a pixel of the disc that dilate grows each pixel to.
type tap struct{ x, y, weight int }

// dilate grows a mask by a radius with a soft rim: the halo behind text.
func (c *sprites) dilate(mask []byte, w, h int, radius float64) []byte {
	if c.tapFor != radius || c.taps == nil {
		c.tapFor, c.taps = radius, c.taps[:0]
		n := int(math.Ceil(radius))
		for y := -n; y <= n; y++ {
			for x := -n; x <= n; x++ {
				if k := radius + 0.5 - math.Hypot(float64(x), float64(y)); k > 0 {
					c.taps = append(c.taps, tap{x, y, int(min(k, 1) * 256)})
				}
			}
		}
	}
	out := c.bytesFor(len(mask))
	for i, v := range mask {
		if v == 0 {
			continue
		}
		x, y := i%w, i/w
		for _, t := range c.taps {
			if u := x + t.x; u < 0 || u >= w || y+t.y < 0 || y+t.y >= h {
				continue
			}
			j := i + t.y*w + t.x
			if k := byte(int(v) * t.weight >> 8); k > out[j] {
				out[j] = k
			}
		}
	}
	return out
}
