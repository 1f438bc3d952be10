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
}

// newLegend adds the legend of the scene.
func (r *Renderer) newLegend() {
	p := &r.panel
	p.bodies, p.runs = p.bodies[:0], p.runs[:0]
	ps := r.pixelScale
	box, items := r.scene.PlaceLegend(scene.Size{W: float64(r.w) / ps, H: float64(r.h) / ps})
	p.x0, p.y0, p.x1, p.y1 = box.X0*ps, box.Y0*ps, box.X1*ps, box.Y1*ps
	if len(items) == 0 {
		return
	}
	p.fill, p.line = pack(r.scene.Surface), pack(r.scene.Border)
	// Bodies and runs are made as those of the scene are, then moved over.
	bodies, runs := len(r.bodies), len(r.runs)
	ox, oy, scale, nodes := r.ox, r.oy, r.scale, r.nodeScale
	r.ox, r.oy, r.scale, r.nodeScale = 0, 0, 1, 1
	for _, it := range items {
		e := it.Entry
		r.newBody(&scene.Node{
			X: it.X, Y: it.Y, Radius: it.Radius, Shape: e.Shape, Icon: e.Icon,
			Fill: e.Fill, Stroke: e.Stroke, Ink: e.Ink, Hollow: e.Hollow, Dashed: e.Dashed,
		})
		start := func(float64) float64 { return it.TextX * ps }
		r.newRun(e.Label, text.Regular, it.Size*ps, start, it.TextY*ps, pack(r.scene.QuietColor), p.fill)
	}
	r.ox, r.oy, r.scale, r.nodeScale = ox, oy, scale, nodes
	p.bodies = append(p.bodies, r.bodies[bodies:]...)
	p.runs = append(p.runs, r.runs[runs:]...)
	for i := range p.bodies {
		p.bodies[i].halo, p.bodies[i].shadow, p.bodies[i].stamp = p.fill, 0, nil
	}
	r.bodies, r.runs = r.bodies[:bodies], r.runs[:runs]
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
