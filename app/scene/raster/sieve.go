package raster

import (
	"math"

	"clew/app/scene"
)

// sieve lists what is in sight, in drawing order. Workers fill a chunk each;
// close then moves the chunks together.
type sieve struct {
	list   []int32
	counts []int32 // of each chunk
}

const sieveChunk = 4096

func (s *sieve) open(n int) {
	s.list, s.counts = resize(s.list, n), resize(s.counts, (n+sieveChunk-1)/sieveChunk)
}

func (s *sieve) close() {
	n := 0
	for c, count := range s.counts {
		a := c * sieveChunk
		copy(s.list[n:], s.list[a:a+int(count)])
		n += int(count)
	}
	s.list = s.list[:n]
}

// siftLinks lets through the links that touch the picture and are not stood
// for by others.
func (r *Renderer) siftLinks(int) {
	m := &r.model
	fw, fh, limit := float32(r.w), float32(r.h), r.ink.limit
	for {
		a, b, ok := r.team.chunk(len(m.from), sieveChunk)
		if !ok {
			return
		}
		n, first := a, a
		if r.reuse.whole() {
			first = min(max(a, m.raised), b)
		}
		for k := first; k < b; k++ {
			left, top, dx, dy := r.linkBox(k)
			if k < m.raised && r.reuse.covers(left, top, dx, dy) {
				continue
			}
			if left > fw || top > fh || left+dx < 0 || top+dy < 0 {
				continue
			}
			if limit > 0 && max(dx, dy) > limit && k < m.raised && standsFor(inSight(left, dx, top, dy, fw, fh)/limit, m.id[k]) == 0 {
				continue
			}
			r.seen.list[n] = int32(k)
			n++
		}
		r.seen.counts[a/sieveChunk] = int32(n - a)
	}
}

// linkBox is the rectangle around a link in pixels, with a little room.
func (r *Renderer) linkBox(k int) (left, top, dx, dy float32) {
	const margin = 16
	m := &r.model
	p, q := r.pos[m.from[k]], r.pos[m.to[k]]
	dx, dy = abs(q.x-p.x), abs(q.y-p.y)
	reach := float32(margin)
	if m.bent {
		reach += abs(m.bend[k]) * (dx + dy)
	}
	return min(p.x, q.x) - reach, min(p.y, q.y) - reach, dx + 2*reach, dy + 2*reach
}

// inSight is about the length, in steps, of the part of a line that lies in
// the picture.
func inSight(left, dx, top, dy, fw, fh float32) float32 {
	length := max(dx, dy)
	if left >= 0 && top >= 0 && left+dx <= fw && top+dy <= fh {
		return length
	}
	share := float32(1)
	if dx > 0 {
		share = min(share, (min(left+dx, fw)-max(left, 0))/dx)
	}
	if dy > 0 {
		share = min(share, (min(top+dy, fh)-max(top, 0))/dy)
	}
	return length * max(share, 0)
}

// Links are summed up instead of drawn one by one when there are more of them
// in sight, or more pixels along them. Drawing costs more a step, summing up a
// few milliseconds whatever it is; see docs/performance.md for the crossover.
const (
	directLinks = 12000
	directSteps = 1_200_000
)

// chooseLinks decides how the links in sight are drawn.
func (r *Renderer) chooseLinks() {
	m, k := &r.model, &r.ink
	pixels := float64(r.w) * float64(r.h)
	size := max(pixels/960_000, 1)
	links, steps := r.survey()
	r.inking = (links > directLinks || float64(steps) > directSteps*size) && pixels <= maxInkPixels
	if r.force != 0 {
		r.inking = r.force == forceInk
	}
	k.limit = 0
	r.reuse.ok = false
	if r.inking && r.moving {
		if k.limit = k.limitFor(int64(movingSteps * size)); k.limit > 0 {
			r.planReuse(float64(steps), movingSteps*size)
		}
		if u := &r.reuse; u.ok && !u.whole() {
			k.limit = k.limitFor(int64(movingSteps * size / u.share(r.w, r.h)))
		}
	}
	r.seen.open(len(m.from))
	r.team.do(workersFor(len(m.from), 16384), r.passes.sift)
	r.seen.close()
	direct := r.seen.list
	if r.inking {
		if !r.reuse.whole() {
			r.gatherInk()
		}
		direct = r.raised()
	}
	m.drawingOrder(direct)
	if n := len(direct); cap(r.slots) < n {
		r.slots = make([]slot, n+n/2) // a zoom out has some more in each frame
	}
	r.slots = r.slots[:len(direct)]
	k.direct = direct
	if len(direct) > 0 {
		r.team.do(workersFor(len(direct), 256), r.passes.slots)
	}
}

// How links are drawn whatever their number, for measuring.
const (
	forceDirect = 1 + iota
	forceInk
)

// surveyed is the number of links from which the rest are judged.
const surveyed = 16384

// survey estimates how many links are in sight and how many pixels lie along
// them. It takes them in the order of the scene: that of the model may be of where the
// nodes were before, and the same scene has to give the same picture.
func (r *Renderer) survey() (links int, steps int64) {
	all, k := r.scene.Links, &r.ink
	clear(k.hist[:])
	k.stride = max(len(all)/surveyed, 1)
	k.sampled = 0
	fw, fh := float32(r.w), float32(r.h)
	for i := 0; i < len(all); i += k.stride {
		p, q := r.pos[all[i].From], r.pos[all[i].To]
		left, top, dx, dy := min(p.x, q.x), min(p.y, q.y), abs(q.x-p.x), abs(q.y-p.y)
		if left > fw || top > fh || left+dx < 0 || top+dy < 0 {
			continue
		}
		length := inSight(left, dx, top, dy, fw, fh)
		k.hist[min(int(length), histBins-1)]++
		k.sampled++
		steps += int64(length)
	}
	return int(k.sampled) * k.stride, steps * int64(k.stride)
}

// raised are the links in sight that are drawn above the rest.
func (r *Renderer) raised() []int32 {
	list := r.seen.list
	i := len(list)
	for i > 0 && int(list[i-1]) >= r.model.raised {
		i--
	}
	return list[i:]
}

// siftNodes lets through the nodes that touch the picture.
func (r *Renderer) siftNodes(int) {
	m := &r.model
	k := float32(r.nodeScale * r.pixelScale)
	margin := float32(12 * r.pixelScale)
	fw, fh := float32(r.w), float32(r.h)
	for {
		a, b, ok := r.team.chunk(len(m.order), sieveChunk)
		if !ok {
			return
		}
		n := a
		for _, i := range m.order[a:b] {
			p, reach := r.pos[i], 1.2*m.radius[i]*k+margin
			if p.x < -reach || p.y < -reach || p.x > fw+reach || p.y > fh+reach {
				continue
			}
			r.shown.list[n] = i
			n++
		}
		r.shown.counts[a/sieveChunk] = int32(n - a)
	}
}

// siftShown finds the nodes in sight.
func (r *Renderer) siftShown() {
	n := len(r.model.order)
	r.shown.open(n)
	r.team.do(workersFor(n, 16384), r.passes.sort)
	r.shown.close()
}

// chooseNodes decides how the nodes in sight are drawn.
func (r *Renderer) chooseNodes() {
	m := &r.model
	r.bodies, r.spans = r.bodies[:0], r.spans[:0]
	r.dots.open()
	last, ink := int32(-1), uint32(0)
	var st *nodeStyle
	tint, _ := scene.FarLook(r.scale)
	hue := [2]uint32{uint32(tint * 256), uint32(tint * (1 - scene.FadeNode) * 256)} // of what is faded, too, by emphasis
	for _, i := range r.shown.list {
		if m.style[i] != last {
			last = m.style[i]
			st = &m.styles.list[last]
			ink = r.dotInk(st)
		}
		at, radius := r.pos[i], max(float64(m.radius[i])*r.nodeScale*r.pixelScale, leastRadius)
		if radius < dotRadius*r.pixelScale && st.emphasis <= scene.Faded && !st.pinned {
			own := ink
			if m.hue[i] != 0 {
				blend(&own, m.hue[i], hue[st.emphasis])
			}
			r.dots.add(at.x, at.y, float32(radius), own)
			continue
		}
		r.newBody(float64(at.x), float64(at.y), radius, m.style[i])
		if inside := r.scene.Nodes[i].Dots; len(inside) > 0 {
			r.groupDots(float64(at.x), float64(at.y), radius, inside, st)
		}
	}
	r.dots.close(r)
}

const (
	leastRadius = 0.8 // of a node, in pixels
	dotRadius   = 2.4 // smaller nodes are dots
)

func abs(v float32) float32 { return math.Float32frombits(math.Float32bits(v) &^ (1 << 31)) }

func sqrt(v float32) float32 { return float32(math.Sqrt(float64(v))) }
