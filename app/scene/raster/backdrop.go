package raster

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"clew/app/scene"
	"clew/app/scene/text"
	"clew/graphmodel/layout"
)

// backdrop is what lies beneath everything else: the land of a map, and lines.
type backdrop struct {
	land  *image.Alpha // coverage; nil for no map
	made  backdropKey  // for what land and lines were made
	lines []strip
	ticks []scene.Tick
	runs  []run
	clip  scene.Clipper
	ring  []layout.Point
	fill  vector.Rasterizer

	landInk     uint32
	top, bottom int // rows that belong to the drawing and not to the page around it
	rules       []bar
	apart       []bar // the ground of what no place is known of, and its border
}

// strip is a straight piece of a line, in pixels.
type strip struct {
	from, to    point
	top, bottom float32
	width       float32
	ink         uint32
}

type backdropKey struct {
	ground     *scene.Ground
	apart      *scene.Apart
	axis       scene.TimeAxis
	ox, oy     float64
	scale, ps  float64
	w, h       int
	background uint32
}

// layBackdrop prepares the axis or the map of the scene, unless it is there.
func (r *Renderer) layBackdrop(cam scene.Camera) {
	k, s := &r.backdrop, r.scene
	top, bottom := s.PageRoom()
	if s.Axis == nil && s.Ground == nil && top+bottom == 0 {
		k.land, k.lines, k.runs, k.apart, k.made = nil, k.lines[:0], k.runs[:0], k.apart[:0], backdropKey{}
		k.top, k.bottom = 0, r.h
		return
	}
	k.top, k.bottom = int(top*r.pixelScale), r.h-int(bottom*r.pixelScale)
	key := backdropKey{ground: s.Ground, apart: s.Apart, ox: r.ox, oy: r.oy, scale: r.scale, ps: r.pixelScale, w: r.w, h: r.h, background: r.background}
	if s.Axis != nil {
		key.axis = *s.Axis
	}
	if key != k.made {
		k.made = key
		k.lines = k.lines[:0]
		k.land = r.layLand(k.land)
		r.layAxis(cam)
	}
	// The runs refer to sprites, which a frame may throw away.
	k.runs = k.runs[:0]
	r.layApart(cam)
	ps := r.pixelScale
	for i := range k.ticks {
		x := (k.ticks[i].X + scene.TickStart) * ps
		k.runs = r.newRun(k.runs, k.ticks[i].Label, text.Regular, scene.TickText*ps, func(float64) float64 { return x },
			(top+scene.TickY)*ps, pack(s.QuietColor), r.background)
	}
	if top+bottom > 0 {
		r.layPage()
	}
}

// layPage sets what stands around the drawing. Only pictures for print have
// it, so that it need not be kept.
func (r *Renderer) layPage() {
	k, ps := &r.backdrop, r.pixelScale
	lines, rules := r.scene.PlacePage(scene.Size{W: float64(r.w) / ps, H: float64(r.h) / ps})
	for _, l := range lines {
		k.runs = r.newRun(k.runs, l.Text, l.Weight, l.Size*ps, func(float64) float64 { return l.X * ps }, l.Y*ps, pack(l.Color), r.background)
	}
	k.rules = k.rules[:0]
	for _, l := range rules {
		y, half := l.Y*ps, l.Width*ps/2
		k.rules = append(k.rules, bar{int(l.X0 * ps), int(y - half + 0.5), int(l.X1 * ps), max(int(y+half+0.5), int(y-half+0.5)+1), pack(l.Color)})
	}
}

// bar is a filled rectangle, in pixels.
type bar struct {
	x0, y0, x1, y1 int
	ink            uint32
}

// layApart lays the ground of what no place is known of, with its title.
func (r *Renderer) layApart(cam scene.Camera) {
	k, s, ps := &r.backdrop, r.scene, r.pixelScale
	k.apart = k.apart[:0]
	if s.Apart == nil {
		return
	}
	box, x, y := s.Apart.Box(s, cam.Scale)
	at := func(x, y float64) (int, int) {
		p := r.at(x*ps, y*ps)
		return int(math.Round(float64(p.x))), int(math.Round(float64(p.y)))
	}
	x0, y0 := at(box.X0, box.Y0)
	x1, y1 := at(box.X1, box.Y1)
	line := max(int(math.Round(ps)), 1)
	k.apart = append(k.apart,
		bar{x0 - line, y0 - line, x1 + line, y1 + line, pack(s.CoastColor())}, bar{x0, y0, x1, y1, pack(s.Background)})
	p := r.at(x*ps, y*ps)
	k.runs = r.newRun(k.runs, s.Apart.Title, text.Regular, scene.ApartText*ps, func(float64) float64 { return float64(p.x) },
		float64(p.y), pack(s.QuietColor), r.background)
}

// layAxis finds the ticks and their lines.
func (r *Renderer) layAxis(cam scene.Camera) {
	k, s := &r.backdrop, r.scene
	k.ticks = k.ticks[:0]
	if s.Axis == nil {
		return
	}
	ps := r.pixelScale
	k.ticks = s.Axis.Ticks(cam, scene.Size{W: float64(r.w) / ps, H: float64(r.h) / ps}, k.ticks)
	for i := range k.ticks {
		x := float32(k.ticks[i].X * ps)
		k.strip(point{x, 0}, point{x, float32(r.h)}, float32(ps), pack(s.GridColor()))
	}
}

func (k *backdrop) strip(p, q point, width float32, ink uint32) {
	k.lines = append(k.lines, strip{p, q, min(p.y, q.y) - width - 1, max(p.y, q.y) + width + 1, width, ink})
}

// layLand draws the coverage of land and finds the lines of the map.
func (r *Renderer) layLand(land *image.Alpha) *image.Alpha {
	k, s := &r.backdrop, r.scene
	g := s.Ground
	if g == nil {
		return nil
	}
	if land == nil || land.Rect.Dx() != r.w || land.Rect.Dy() != r.h {
		land = image.NewAlpha(image.Rect(0, 0, r.w, r.h))
	}
	k.landInk = pack(s.LandColor())
	ps := float32(r.pixelScale)
	view := scene.Rect{X0: -3, Y0: -3, X1: float64(r.w) + 3, Y1: float64(r.h) + 3}
	k.fill.Reset(r.w, r.h)
	k.fill.DrawOp = draw.Src
	for _, ring := range g.Land {
		k.ring = k.ring[:0]
		for _, p := range ring {
			q := r.at(p.X*r.scale, p.Y*r.scale)
			k.ring = append(k.ring, layout.Point{X: float64(q.x), Y: float64(q.y)})
		}
		cut := k.clip.Ring(k.ring, view)
		if len(cut) < 3 {
			continue
		}
		k.fill.MoveTo(float32(cut[0].X), float32(cut[0].Y))
		for _, p := range cut[1:] {
			k.fill.LineTo(float32(p.X), float32(p.Y))
		}
		k.fill.ClosePath()
	}
	k.fill.Draw(land, land.Rect, image.Opaque, image.Point{})
	for _, l := range g.Grid {
		r.layLine(l, scene.GridWidth*ps, pack(s.GridColor()))
	}
	for _, l := range g.Borders {
		r.layLine(l, scene.BorderWidth*ps, pack(s.BorderColor()))
	}
	for _, l := range g.Land {
		r.layLine(l, scene.CoastWidth*ps, pack(s.CoastColor()))
	}
	return land
}

// layLine adds the pieces of a line that are in sight.
func (r *Renderer) layLine(line []layout.Point, width float32, ink uint32) {
	var last point
	for i, p := range line {
		q := r.at(p.X*r.scale, p.Y*r.scale)
		if i > 0 && max(last.x, q.x) >= 0 && min(last.x, q.x) <= float32(r.w) && max(last.y, q.y) >= 0 && min(last.y, q.y) <= float32(r.h) {
			r.backdrop.strip(last, q, width, ink)
		}
		last = q
	}
}

// backdrop draws the land and the lines of one band.
func (b *band) backdrop() {
	k, w := &b.r.backdrop, b.r.w
	if k.land != nil {
		for y := b.y0; y < b.y1; y++ {
			maskRow(b.px[y*w:(y+1)*w], k.land.Pix[y*k.land.Stride:y*k.land.Stride+w], k.landInk)
		}
	}
	top, bottom := float32(b.y0), float32(b.y1)
	for i := range k.lines {
		if l := &k.lines[i]; l.bottom >= top && l.top <= bottom {
			b.thin(l.from, l.to, l.width, l.ink)
		}
	}
	for i := range k.apart {
		b.fillBar(&k.apart[i])
	}
	if k.top > b.y0 {
		fill(b.px[b.y0*w:min(k.top, b.y1)*w], b.r.background)
	}
	if k.bottom < b.y1 {
		fill(b.px[max(k.bottom, b.y0)*w:b.y1*w], b.r.background)
	}
	if k.top == 0 && k.bottom == b.r.h {
		return
	}
	for i := range k.rules {
		b.fillBar(&k.rules[i])
	}
}

// fillBar draws the rows of a rectangle that lie in the band.
func (b *band) fillBar(l *bar) {
	w := b.r.w
	x0 := min(max(l.x0, 0), w)
	x1 := max(min(l.x1, w), x0)
	for y := max(l.y0, b.y0); y < min(l.y1, b.y1); y++ {
		fill(b.px[y*w+x0:y*w+x1], l.ink)
	}
}
