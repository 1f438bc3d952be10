package raster

import (
	"math"

	"clew/app/scene"
)

// slot is a link that is drawn by itself, in pixels.
type slot struct {
	curve       scene.Curve // in scaled coordinates
	width       float32
	ink         uint32
	top, bottom float32 // rows that it touches; bottom < top for none
	dashed      bool
	head        bool
	tip, tail   point // of the head: its point and the middle of its base
	headHalf    float32
}

// makeSlots prepares links to be drawn.
func (r *Renderer) makeSlots(int) {
	for {
		a, b, ok := r.team.chunk(len(r.slots), 256)
		if !ok {
			return
		}
		for j := a; j < b; j++ {
			r.makeSlot(&r.slots[j], int(r.ink.direct[j]))
		}
	}
}

// headsShown is the number of links in sight above which they lose their
// heads: so many are a texture in which heads are noise.
const headsShown = 5000

func (r *Renderer) makeSlot(s *slot, k int) {
	m := &r.model
	c, ok := r.scene.LinkCurveAt(int(m.id[k]), r.scale, r.nodeScale)
	if !ok {
		s.top, s.bottom = 1, 0
		return
	}
	width, ink := r.linkStyle(k)
	ps := r.pixelScale
	*s = slot{width: float32(width * ps), ink: ink, dashed: m.flags[k]&dashedLink != 0 && scene.ShowsDashes(r.scale)}
	if m.flags[k]&arrowLink != 0 && scene.ShowsArrows(r.scale) && len(r.seen.list) <= headsShown {
		line, tx, ty, dx, dy := c.ArrowBase(width, r.scale)
		length, half := scene.ArrowSize(width, r.scale)
		s.head, s.headHalf = true, float32(half*ps)
		s.tip, s.tail = r.at(tx, ty), r.at(tx-dx*length, ty-dy*length)
		c = line
	}
	s.curve = c
	reach := s.width/2 + 2
	s.top = r.at(0, min(c.Y0, c.CY, c.Y1)).y - reach
	s.bottom = r.at(0, max(c.Y0, c.CY, c.Y1)).y + reach
	if s.head {
		s.top = min(s.top, s.tip.y-s.headHalf-2, s.tail.y-s.headHalf-2)
		s.bottom = max(s.bottom, s.tip.y+s.headHalf+2, s.tail.y+s.headHalf+2)
	}
}

// linkStyle is scene.Link.Stroke with the fading of what does not matter.
func (r *Renderer) linkStyle(k int) (width float64, ink uint32) {
	m := &r.model
	if e := m.emphasis[k]; e != scene.Normal {
		l := &r.scene.Links[m.id[k]]
		width, c := l.Stroke(r.scene, r.scale)
		return width, pack(r.faded(c, e, scene.FadeLink))
	}
	ink = m.ink[k]
	if tint, fade := scene.FarLook(r.scale); fade > 0 {
		blend(&ink, m.far[k], uint32(tint*256))
		blend(&ink, r.background, uint32(fade*256))
	}
	return float64(m.width[k]) * scene.LinkScale(r.scale), ink
}

// link draws the rows of a link in one band.
func (b *band) link(s *slot) {
	r := b.r
	switch c := &s.curve; {
	case s.dashed:
		b.dashes(s)
	case c.Straight:
		b.piece(r.at(c.X0, c.Y0), r.at(c.X1, c.Y1), s)
	default:
		n := min(max(int(math.Hypot(c.X1-c.X0, c.Y1-c.Y0)*r.pixelScale/8), 4), 40)
		p := r.at(c.X0, c.Y0)
		for k := 1; k <= n; k++ {
			q := r.at(c.At(float64(k) / float64(n)))
			b.piece(p, q, s)
			p = q
		}
	}
	if s.head {
		b.triangle(s)
	}
}

// dashes draws the dashes of a link: a dash and a gap, with half a gap at both
// ends of the link.
func (b *band) dashes(s *slot) {
	r, c := b.r, &s.curve
	length := math.Hypot(c.X1-c.X0, c.Y1-c.Y0) * r.pixelScale
	count := min(int(length/(8.5*r.pixelScale))+1, 400)
	for k := range count {
		t0, t1 := (float64(k)+0.25)/float64(count), (float64(k)+0.75)/float64(count)
		b.piece(r.at(c.At(t0)), r.at(c.At(t1)), s)
	}
}

// piece draws the rows of a straight piece in one band.
func (b *band) piece(p, q point, s *slot) {
	if s.width <= thinWidth {
		b.thin(p, q, s.width, s.ink)
	} else {
		b.thick(p, q, s.width/2, s.ink)
	}
}
