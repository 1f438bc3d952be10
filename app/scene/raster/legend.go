package raster

import (
	"image/color"

	"clew/app/scene"
	"clew/app/scene/text"
)

// panel is the legend: a card with bodies and text of its own, which lie over
// everything else.
type panel struct {
	x0, y0, x1, y1 float64 // pixels; empty for no legend
	fill, line     uint32
	bodies         []body
	runs           []run
	made           panelKey
}

// panelKey says for what the panel was made.
type panelKey struct {
	first                  *scene.LegendEntry
	count, w, h, fonts     int
	pixelScale             float64
	surface, border, quiet color.NRGBA
}

// newLegend makes the legend of the scene, unless it is there.
func (r *Renderer) newLegend() {
	p, s := &r.panel, r.scene
	key := panelKey{
		count: len(s.Legend), w: r.w, h: r.h, pixelScale: r.pixelScale,
		surface: s.Surface, border: s.Border, quiet: s.QuietColor,
	}
	if key.count > 0 {
		key.first, key.fonts = &s.Legend[0], text.Generation()
	}
	if p.made == key {
		return
	}
	p.made = key
	p.bodies, p.runs = p.bodies[:0], p.runs[:0]
	ps := r.pixelScale
	box, items := s.PlaceLegend(scene.Size{W: float64(r.w) / ps, H: float64(r.h) / ps})
	p.x0, p.y0, p.x1, p.y1 = box.X0*ps, box.Y0*ps, box.X1*ps, box.Y1*ps
	p.fill, p.line = pack(s.Surface), pack(s.Border)
	// A panel is not made anew when the movement ends: all of it must be there.
	moving := r.moving
	r.moving = false
	for _, it := range items {
		e := it.Entry
		st := nodeStyle{
			shape: e.Shape, icon: e.Icon, fill: e.Fill, stroke: e.Stroke, ink: e.Ink,
			hollow: e.Hollow, dashed: e.Dashed, background: s.Surface, accent: s.Accent,
		}
		b := body{x: it.X * ps, y: it.Y * ps, r: it.Radius * ps}
		r.dress(&b, &st)
		reach := 1.2*b.r + 4*ps
		b.x0, b.y0, b.x1, b.y1, b.shadow = b.x-reach, b.y-reach, b.x+reach, b.y+reach, 0
		p.bodies = append(p.bodies, b)
		start := func(float64) float64 { return it.TextX * ps }
		p.runs = r.newRun(p.runs, e.Label, text.Regular, it.Size*ps, start, it.TextY*ps, pack(s.QuietColor), p.fill)
	}
	r.moving = moving
}

// legend draws the rows of one band.
func (b *band) legend() {
	p := &b.r.panel
	if p.x0 >= p.x1 || float64(b.y1) < p.y0-8 || float64(b.y0) > p.y1+8 {
		return
	}
	b.card(p)
	for i := range p.bodies {
		b.body(&p.bodies[i])
	}
	for i := range p.runs {
		b.mask(&p.runs[i], p.runs[i].sprite.text, p.runs[i].ink)
	}
}

// card draws the panel: a rounded rectangle with a hairline and a soft shadow.
func (b *band) card(p *panel) {
	ps := b.r.pixelScale
	cx, cy := (p.x0+p.x1)/2, (p.y0+p.y1)/2
	hw, hh := (p.x1-p.x0)/2, (p.y1-p.y0)/2
	corner := 8 * ps
	hairline := float32(ps)
	shadow := pack(color.NRGBA{A: 0xFF})
	for y := max(b.y0, int(p.y0-6*ps)); y < min(b.y1, int(p.y1+6*ps)+1); y++ {
		row := b.px[y*b.r.w : (y+1)*b.r.w]
		for x := max(0, int(p.x0-6*ps)); x < min(b.r.w, int(p.x1+6*ps)+1); x++ {
			d := float32(scene.RoundedBox(float64(x)+0.5-cx, float64(y)+0.5-cy, hw, hh, corner))
			if k := clamp01(1 - d/float32(5*ps)); d > 0 && k > 0 {
				blend(&row[x], shadow, uint32(k*k*b.r.shadow*0.35*256))
			}
			cover(&row[x], p.line, clamp01(0.5-d))
			cover(&row[x], p.fill, clamp01(0.5-d-hairline))
		}
	}
}
