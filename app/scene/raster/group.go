package raster

import "clew/app/scene"

// groupDots adds the dots inside a group, as small bodies over that of the
// group.
func (r *Renderer) groupDots(x, y, radius float64, inside []scene.Dot, of *nodeStyle) {
	if inside[0].R*radius < scene.LeastDotRadius*r.pixelScale {
		return
	}
	halo := pack(r.faded(of.fill, of.emphasis, scene.FadeNode))
	round := nodeStyle{shape: scene.Circle}
	for i := range inside {
		d := &inside[i]
		b := body{x: x + d.X*radius, y: y + d.Y*radius, r: d.R * radius}
		b.mask = r.maskOf(&b, &round)
		b.fill = pack(r.faded(d.Color, of.emphasis, scene.FadeNode))
		b.line, b.halo = b.fill, halo
		reach := float64(b.mask.reach) + 1
		b.x0, b.y0, b.x1, b.y1 = b.x-reach, b.y-reach, b.x+reach, b.y+reach
		r.bodies = append(r.bodies, b)
		r.spans = append(r.spans, span{float32(b.y0), float32(b.y1)})
	}
}
