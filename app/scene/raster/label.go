package raster

import (
	"image"
	"math"

	"clew/app/scene"
	"clew/app/scene/text"

	"golang.org/x/image/vector"
)

// spriteKey names a drawn line of text. Sizes are in quarter pixels.
type spriteKey struct {
	text   string
	weight text.Weight
	size   int32
	halo   float64
}

// sprite holds the coverage of a line of text and of its halo.
type sprite struct {
	w, h       int
	ox, oy     int // from the start of the baseline to the upper left corner
	width      float64
	text, halo []byte
	generation int // fonts that were loaded when it was drawn, when some were missing
	missing    bool
}

// maxSprites bounds the cache: a full one is dropped whole.
const maxSprites = 2000

// sprites draws and keeps lines of text. It is used by one goroutine.
type sprites struct {
	cache  map[spriteKey]*sprite
	raster vector.Rasterizer
}

// get returns the sprite of a line of text with a font size in pixels.
func (c *sprites) get(s string, w text.Weight, size float64, halo float64) *sprite {
	key := spriteKey{s, w, int32(math.Round(size * 4)), halo}
	if sp, ok := c.cache[key]; ok && (!sp.missing || sp.generation == text.Generation()) {
		return sp
	}
	if c.cache == nil || len(c.cache) >= maxSprites {
		c.cache = make(map[spriteKey]*sprite, 256)
	}
	sp := c.draw(s, w, float64(key.size)/4, halo)
	c.cache[key] = sp
	return sp
}

func (c *sprites) draw(s string, w text.Weight, size, halo float64) *sprite {
	sp := &sprite{generation: text.Generation()}
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
		return &sprite{}
	}
	sp.text = c.fill(line, size, sp)
	sp.halo = dilate(sp.text, sp.w, sp.h, halo)
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
	mask := &image.Alpha{Pix: make([]byte, sp.w*sp.h), Stride: sp.w, Rect: image.Rect(0, 0, sp.w, sp.h)}
	z.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	return mask.Pix
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

// dilate grows a mask by a radius with a soft rim: the halo behind text.
func dilate(mask []byte, w, h int, radius float64) []byte {
	out := make([]byte, len(mask))
	n := int(math.Ceil(radius))
	type tap struct{ offset, x, weight int }
	var taps []tap
	for y := -n; y <= n; y++ {
		for x := -n; x <= n; x++ {
			if k := radius + 0.5 - math.Hypot(float64(x), float64(y)); k > 0 {
				taps = append(taps, tap{y*w + x, x, int(min(k, 1) * 256)})
			}
		}
	}
	for i, v := range mask {
		if v == 0 {
			continue
		}
		x := i % w
		for _, t := range taps {
			j := i + t.offset
			if j < 0 || j >= len(out) || x+t.x < 0 || x+t.x >= w {
				continue
			}
			if c := byte(int(v) * t.weight >> 8); c > out[j] {
				out[j] = c
			}
		}
	}
	return out
}

// run is a line of text on the picture.
type run struct {
	sprite    *sprite
	x, y      int // upper left corner of the sprite
	ink, halo uint32
	// gap, when not empty, is cleared to the halo's color first: a link is
	// interrupted by its label.
	gap scene.Rect
}

// newRun places a line of text with its baseline at (x, y) pixels, where start
// tells x from the width of the line.
func (r *Renderer) newRun(s string, w text.Weight, size float64, start func(width float64) float64, y float64, ink, halo uint32) {
	sp := r.sprites.get(s, w, size, r.halo)
	if sp.w == 0 {
		return
	}
	x := start(sp.width)
	px, py := int(math.Round(x))-sp.ox, int(math.Round(y))-sp.oy
	if px > r.w || py > r.h || px+sp.w < 0 || py+sp.h < 0 {
		return
	}
	r.runs = append(r.runs, run{sprite: sp, x: px, y: py, ink: ink, halo: halo})
}

// newLabel adds the lines of a placed label.
func (r *Renderer) newLabel(l *scene.Label) {
	ps := r.pixelScale
	left, top := l.Box.X0*ps+r.ox, l.Box.Y0*ps+r.oy
	if left > float64(r.w) || top > float64(r.h) || l.Box.X1*ps+r.ox < 0 || l.Box.Y1*ps+r.oy < 0 {
		return
	}
	halo := pack(r.scene.Background)
	start := func(width float64) float64 { return l.StartX(width/ps)*ps + r.ox }
	count := len(r.runs)
	for i := range l.Lines {
		line := &l.Lines[i]
		r.newRun(line.Text, line.Weight, line.Size*ps, start, l.Baseline(i)*ps+r.oy, pack(l.Color(r.scene, i)), halo)
	}
	if l.Link >= 0 && len(r.runs) > count {
		r.runs[count].gap = scene.Rect{
			X0: left - 3*ps, Y0: top + 0.5*ps, X1: l.Box.X1*ps + r.ox + 3*ps, Y1: l.Box.Y1*ps + r.oy - 0.5*ps,
		}
	}
}

// mask lays a color over the picture through the rows of a mask in one band.
func (b *band) mask(u *run, mask []byte, ink uint32) {
	w := u.sprite.w
	x0, x1 := max(0, -u.x), min(w, b.r.w-u.x)
	if x0 >= x1 {
		return
	}
	for y := max(b.y0, u.y); y < min(b.y1, u.y+u.sprite.h); y++ {
		src := mask[(y-u.y)*w+x0 : (y-u.y)*w+x1]
		dst := b.px[y*b.r.w+u.x+x0 : y*b.r.w+u.x+x1]
		for i, c := range src {
			if c != 0 {
				blend(&dst[i], ink, uint32(c)+uint32(c>>7))
			}
		}
	}
}

// gap clears the rows of a run's gap in one band.
func (b *band) gap(u *run) {
	g := u.gap
	if g.Empty() {
		return
	}
	cx, cy, hw, hh := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2, (g.X1-g.X0)/2, (g.Y1-g.Y0)/2
	x0, x1 := max(0, int(g.X0)-1), min(b.r.w, int(g.X1)+2)
	for y := max(b.y0, int(g.Y0)-1); y < min(b.y1, int(g.Y1)+2); y++ {
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		for x := x0; x < x1; {
			d := scene.RoundedBox(float64(x)+0.5-cx, float64(y)+0.5-cy, hw, hh, hh)
			if d < -1 { // a run of pixels inside
				end := min(x+max(int(-0.5-d), 1), x1)
				fill(row[x:end], u.halo)
				x = end
				continue
			}
			cover(&row[x], u.halo, clamp01(0.5-float32(d)))
			x++
		}
	}
}
