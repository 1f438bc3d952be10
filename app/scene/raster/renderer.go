// Package raster draws a scene into pixels, for the screen and for PNG. It is
// pure Go, uses every core, and gives the same pixels for the same input.
package raster

import (
	"image"
	"sync/atomic"

	"clew/app/scene"
	"clew/app/scene/text"
)

// Renderer draws scenes. It keeps its buffers and what it worked out for the
// last scene, so that the frames of a pan or a drag cost little and allocate
// nothing. A Renderer is used by one goroutine at a time.
type Renderer struct {
	// What is being drawn.
	scene      *scene.Scene
	scale      float64 // the camera's
	pixelScale float64
	nodeScale  float64
	ox, oy     float64 // pixel position of the world's origin
	w, h       int
	moving     bool    // speed matters more than detail
	halo       float64 // of labels, in pixels
	shadow     float32
	background uint32

	model model
	team  team

	// The parts of one frame.
	pos      []point // of the nodes, in pixels
	seen     sieve   // links in sight, as indexes into the model
	force    int     // forceDirect, forceInk or 0, for measuring
	inking   bool    // links are summed up instead of drawn one by one
	slots    []slot  // links that are drawn one by one
	ink      ink
	reuse    reuse
	camera   scene.Camera
	laid     bool    // lay has run in this frame
	print    imprint // of an earlier frame
	outer    imprint // of the still frame of this scene that showed most of it
	printing imprint // of this one
	spare    imprint // room for another one
	shown    sieve   // nodes in sight, as indexes into the model's order
	dots     dots
	bodies   []body
	spans    []span // rows of bodies
	names    names
	panel    panel
	backdrop backdrop

	sprites  sprites
	stamps   stamps
	masks    masks
	pictures pictures

	bands  []band
	passes passes
}

// passes are the methods that the team runs, bound once: binding one in every
// frame would allocate.
type passes struct{ place, sift, slots, ink, merge, tint, sort, stamps, draw func(worker int) }

// band is a range of rows that one goroutine draws.
type band struct {
	r      *Renderer
	px     []uint32
	y0, y1 int
	gains  []float32 // scratch: exposures along a row of cells
}

// New returns a renderer.
func New() *Renderer {
	r := &Renderer{}
	r.passes = passes{
		place: r.placeNodes, sift: r.siftLinks, slots: r.makeSlots, ink: r.inkLinks,
		merge: r.mergeCells, tint: r.tintCells,
		sort: r.siftNodes, stamps: r.drawStamps, draw: r.drawBands,
	}
	return r
}

// bandRows is the height of a band: small enough to share the work evenly.
const bandRows = 48

// Draw draws what the camera sees into dst, which must start at (0, 0) and
// have no gaps between its rows. pixelScale is the number of pixels per
// device-independent pixel. The picture is opaque, and depends on the
// arguments alone, not on what was drawn before.
func (r *Renderer) Draw(dst *image.RGBA, s *scene.Scene, cam scene.Camera, pixelScale float64) {
	r.draw(dst, s, cam, pixelScale, false)
}

// DrawUnless is Draw that gives up when another goroutine sets stale, and then
// reports false: what is in dst is no picture.
func (r *Renderer) DrawUnless(stale *atomic.Bool, dst *image.RGBA, s *scene.Scene, cam scene.Camera, pixelScale float64) bool {
	r.team.stale = stale
	defer func() { r.team.stale = nil }()
	return r.draw(dst, s, cam, pixelScale, false)
}

// DrawMoving is Draw for the frames of a movement, which are seen for a
// moment: links are taken over from the last picture as far as that reaches, of many
// long ones elsewhere some stand for all, labels stay where they were
// and change their size in steps, and few new ones appear at a time. When the
// movement ends, Draw should follow.
func (r *Renderer) DrawMoving(dst *image.RGBA, s *scene.Scene, cam scene.Camera, pixelScale float64) {
	r.draw(dst, s, cam, pixelScale, true)
}

func (r *Renderer) draw(dst *image.RGBA, s *scene.Scene, cam scene.Camera, pixelScale float64, moving bool) bool {
	size := dst.Rect.Size()
	if size.X <= 0 || size.Y <= 0 || dst.Stride != 4*size.X {
		return true
	}
	r.moving = moving
	r.begin(size, s, cam, pixelScale)
	n := len(s.Nodes)
	r.pos = resize(r.pos, n)
	r.team.do(workersFor(n, 8192), r.passes.place)
	r.siftShown()
	r.camera, r.laid = cam, false
	r.chooseLinks()
	if !r.lay() {
		return false
	}
	if len(r.stamps.fresh) > 0 {
		for len(r.stamps.sheets) < r.team.size {
			r.stamps.sheets = append(r.stamps.sheets, Renderer{})
		}
		r.team.do(workersFor(len(r.stamps.fresh), 8), r.passes.stamps)
		r.stamps.forget()
	}
	px := pixels(dst)
	for len(r.bands) < r.team.size {
		r.bands = append(r.bands, band{r: r})
	}
	for i := range r.bands {
		b := &r.bands[i]
		b.px = px
	}
	r.openPrint()
	r.team.do((r.h+bandRows-1)/bandRows, r.passes.draw)
	if r.team.stopped() {
		return false
	}
	r.finishInk()
	r.closePrint()
	return true
}

// lay prepares all but the links: nodes, names, the legend and what lies below. Where
// links are many, one worker does so before it joins the others, since most of it goes
// one step after the other. It reports false when the frame was given up before; never in
// the middle of what later frames take over, as names and stamps.
func (r *Renderer) lay() bool {
	if !r.laid && !r.team.stopped() {
		r.chooseNodes()
		r.placeLabels(r.camera)
		r.newLegend()
		r.layBackdrop(r.camera)
		r.laid = true
	}
	return r.laid
}

// begin takes in what is to be drawn and computes what depends on the scale.
func (r *Renderer) begin(size image.Point, s *scene.Scene, cam scene.Camera, pixelScale float64) {
	if !(pixelScale > 0) {
		pixelScale = 1
	}
	r.team.gather()
	if r.model.take(s, &r.pictures) || r.pixelScale != pixelScale {
		r.stamps.clear()
	}
	if r.pixelScale != pixelScale {
		clear(r.masks)
	}
	r.stamps.begin()
	r.scene, r.scale, r.pixelScale = s, cam.Scale, pixelScale
	r.w, r.h = size.X, size.Y
	r.nodeScale = s.NodeScale(cam.Scale)
	r.ox = float64(r.w)/2 - cam.X*cam.Scale*pixelScale
	r.oy = float64(r.h)/2 - cam.Y*cam.Scale*pixelScale
	r.halo = 2.6 * pixelScale
	r.background = pack(s.Background)
	r.shadow = 0.16
	if dark(s) {
		r.shadow = 0.5
	}
}

func dark(s *scene.Scene) bool {
	c := s.Background
	return int(c.R)+int(c.G)+int(c.B) < 3*128
}

// beyond is where positions end that are far outside the picture: further
// away, sums of them would no longer be numbers.
const beyond = 1e7

// placeNodes moves the nodes to the screen.
func (r *Renderer) placeNodes(int) {
	m, k := &r.model, r.scale*r.pixelScale
	for {
		a, b, ok := r.team.chunk(len(r.pos), 4096)
		if !ok {
			return
		}
		x, y, pos := m.x[a:b], m.y[a:b], r.pos[a:b]
		for i := range x {
			pos[i] = point{
				float32(min(max(float64(x[i]*k)+r.ox, -beyond), beyond)),
				float32(min(max(float64(y[i]*k)+r.oy, -beyond), beyond)),
			}
		}
	}
}

// at converts scaled coordinates to pixels.
func (r *Renderer) at(x, y float64) point {
	return point{
		float32(min(max(float64(x*r.pixelScale)+r.ox, -beyond), beyond)),
		float32(min(max(float64(y*r.pixelScale)+r.oy, -beyond), beyond)),
	}
}

// drawBands draws bands until none is left.
func (r *Renderer) drawBands(worker int) {
	b := &r.bands[worker]
	for {
		y0, y1, ok := r.team.chunk(r.h, bandRows)
		if !ok || r.team.stopped() {
			return
		}
		b.y0, b.y1 = y0, y1
		b.draw()
	}
}

// draw draws the parts of the frame, from the back to the front.
func (b *band) draw() {
	r := b.r
	fill(b.px[b.y0*r.w:b.y1*r.w], r.background)
	b.backdrop()
	if r.inking && !r.reuse.whole() {
		b.develop()
	}
	if r.reuse.ok {
		b.layPrint()
	}
	b.keepPrint()
	top, bottom := float32(b.y0), float32(b.y1)
	for i := range r.slots {
		if s := &r.slots[i]; s.bottom >= top && s.top <= bottom {
			b.link(s)
		}
	}
	b.dots()
	for i := range r.spans {
		if s := &r.spans[i]; s.bottom >= top && s.top <= bottom {
			b.body(&r.bodies[i])
		}
	}
	b.leads()
	b.text(r.names.runs)
	b.text(r.backdrop.runs)
	b.legend()
}

// NeedsFallback reports whether a scene has labels in scripts that the
// built-in font lacks: then text.LoadFallback is worth its time.
func NeedsFallback(s *scene.Scene) bool {
	for i := range s.Nodes {
		if text.NeedsFallback(s.Nodes[i].Label) || text.NeedsFallback(s.Nodes[i].Sublabel) {
			return true
		}
	}
	for i := range s.Links {
		if text.NeedsFallback(s.Links[i].Label) {
			return true
		}
	}
	return false
}

// resize gives a slice another length; what is in it does not matter.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
