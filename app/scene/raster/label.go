package raster

import (
	"encoding/binary"
	"math"

	"clew/app/scene"
	"clew/app/scene/text"
)

// names are the labels of the frame.
type names struct {
	placer scene.Placer
	labels []scene.Label
	runs   []run
	lead   []lead
	known  known
}

// lead is the line between a label and its node, in pixels.
type lead struct {
	from, to point
	ink      uint32
}

// known says for what the labels were placed.
type known struct {
	scene *scene.Scene
	scale float64
	// area, in scaled coordinates, is where labels were placed in scenes too
	// large to place them all; empty when it is everywhere.
	area scene.Rect
	// followed labels have only been moved since they were placed.
	followed bool
}

const (
	// placeAll is the number of nodes up to which all labels are placed at
	// once, so that a pan costs nothing. Above it, those in sight and around are.
	placeAll = 1500
	// freshNames is how many labels a frame of a movement may add.
	freshNames = 2
)

// placeLabels finds the labels of the frame and what is drawn for them.
func (r *Renderer) placeLabels(cam scene.Camera) {
	k, s := &r.names, r.scene
	visible := scaled(cam.Visible(scene.Size{W: float64(r.w) / r.pixelScale, H: float64(r.h) / r.pixelScale}), r.scale)
	switch {
	case k.known.covers(s, r.scale, visible):
	case r.moving && k.known.scene != nil:
		k.labels = k.placer.Follow(s, r.scale, visible, r.shown.list, freshNames)
		k.known = known{scene: s, scale: r.scale, followed: true}
	default:
		k.known = known{scene: s, scale: r.scale}
		if len(s.Nodes) > placeAll {
			v := visible
			k.known.area = scene.Rect{X0: v.X0 - (v.X1-v.X0)/2, Y0: v.Y0 - (v.Y1-v.Y0)/2, X1: v.X1 + (v.X1-v.X0)/2, Y1: v.Y1 + (v.Y1-v.Y0)/2}
		}
		k.labels = k.placer.Place(s, r.scale, k.known.area)
	}
	k.runs, k.lead = k.runs[:0], k.lead[:0]
	r.sprites.fresh = 0
	for i := range k.labels {
		r.newLabel(&k.labels[i])
	}
}

// covers reports whether what is known serves a camera.
func (k *known) covers(s *scene.Scene, scale float64, v scene.Rect) bool {
	if k.scene != s || k.scale != scale || k.followed {
		return false
	}
	return k.area.Empty() || k.area.X0 <= v.X0 && k.area.Y0 <= v.Y0 && k.area.X1 >= v.X1 && k.area.Y1 >= v.Y1
}

func scaled(r scene.Rect, k float64) scene.Rect {
	return scene.Rect{X0: r.X0 * k, Y0: r.Y0 * k, X1: r.X1 * k, Y1: r.Y1 * k}
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

// newRun appends a line of text with its baseline at y pixels; start tells
// where it begins from the width of the line.
func (r *Renderer) newRun(runs []run, s string, w text.Weight, size float64, start func(width float64) float64, y float64, ink, halo uint32) []run {
	sp := r.sprites.get(s, w, size, r.halo, r.moving)
	if sp == nil || sp.w == 0 {
		return runs
	}
	px, py := int(math.Round(start(sp.width)))-sp.ox, int(math.Round(y))-sp.oy
	if px > r.w || py > r.h || px+sp.w < 0 || py+sp.h < 0 {
		return runs
	}
	return append(runs, run{sprite: sp, x: px, y: py, ink: ink, halo: halo})
}

// newLabel adds the lines of a placed label.
func (r *Renderer) newLabel(l *scene.Label) {
	ps := r.pixelScale
	left, top := l.Box.X0*ps+r.ox, l.Box.Y0*ps+r.oy
	if left > float64(r.w) || top > float64(r.h) || l.Box.X1*ps+r.ox < 0 || l.Box.Y1*ps+r.oy < 0 {
		return
	}
	if l.Leader.Shown() {
		r.names.lead = append(r.names.lead, lead{r.at(l.Leader.X0, l.Leader.Y0), r.at(l.Leader.X1, l.Leader.Y1), pack(l.LeaderColor(r.scene))})
	}
	start := func(width float64) float64 { return l.StartX(width/ps)*ps + r.ox }
	count := len(r.names.runs)
	for i := range l.Lines {
		line := &l.Lines[i]
		r.names.runs = r.newRun(r.names.runs, line.Text, line.Weight, line.Size*ps, start,
			l.Baseline(i)*ps+r.oy, pack(l.Color(r.scene, i)), r.background)
	}
	if l.Link >= 0 && len(r.names.runs) > count {
		r.names.runs[count].gap = scene.Rect{
			X0: left - 3*ps, Y0: top + 0.5*ps, X1: l.Box.X1*ps + r.ox + 3*ps, Y1: l.Box.Y1*ps + r.oy - 0.5*ps,
		}
	}
}

// leads draws the lines between labels and their nodes in one band.
func (b *band) leads() {
	for i := range b.r.names.lead {
		l := &b.r.names.lead[i]
		b.thin(l.from, l.to, float32(scene.LeaderWidth*b.r.pixelScale), l.ink)
	}
}

// text draws lines of text in one band. All halos lie below all text, so that
// no halo eats into a neighbor.
func (b *band) text(runs []run) {
	for i := range runs {
		u := &runs[i]
		if u.y >= b.y1 || u.y+u.sprite.h <= b.y0 {
			continue
		}
		if u.gap.Empty() {
			b.mask(u, u.sprite.halo, u.halo)
		} else {
			b.gap(u)
		}
	}
	for i := range runs {
		if u := &runs[i]; u.y < b.y1 && u.y+u.sprite.h > b.y0 {
			b.mask(u, u.sprite.text, u.ink)
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
		maskRow(dst, src, ink)
	}
}

func maskRow(dst []uint32, src []byte, ink uint32) {
	for i := 0; i < len(src); {
		// Most of a mask is empty.
		if i+8 <= len(src) && binary.NativeEndian.Uint64(src[i:]) == 0 {
			i += 8
			continue
		}
		switch c := src[i]; c {
		case 0:
		case 0xFF:
			dst[i] = ink
		default:
			blend(&dst[i], ink, uint32(c)+uint32(c>>7))
		}
		i++
	}
}

// gap clears the rows of a run's gap in one band: a box with round ends.
func (b *band) gap(u *run) {
	g := u.gap
	cy, hh := (g.Y0+g.Y1)/2, (g.Y1-g.Y0)/2
	for y := max(b.y0, int(g.Y0)-1); y < min(b.y1, int(g.Y1)+2); y++ {
		off := math.Abs(float64(y) + 0.5 - cy)
		part := clamp01(float32(hh + 0.5 - off))
		if part == 0 {
			continue
		}
		inset := hh - math.Sqrt(max(hh*hh-off*off, 0))
		left, right := g.X0+inset, g.X1-inset
		x0, x1 := max(0, int(math.Floor(left))), min(b.r.w, int(math.Ceil(right)))
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		for x := x0; x < x1; x++ {
			c := min(float64(x)+1-left, right-float64(x), 1)
			cover(&row[x], u.halo, part*clamp01(float32(c)))
		}
	}
}
