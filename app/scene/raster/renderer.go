// Package raster draws a scene into pixels, for the screen and for PNG. It is
// pure Go, uses every core, and gives the same pixels for the same input.
package raster

import (
	"cmp"
	"image"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"clew/app/scene"
	"clew/app/scene/text"
)

// Renderer draws scenes. It keeps its buffers and what it worked out for the
// last scene and scale, so that the frames of a pan or a drag cost little. A
// Renderer is used by one goroutine at a time.
type Renderer struct {
	// What is being drawn.
	scene      *scene.Scene
	scale      float64 // the camera's
	pixelScale float64
	nodeScale  float64
	ox, oy     float64 // pixel position of the world's origin
	w, h       int
	halo       float64 // of labels, in pixels
	shadow     float32

	// What belongs to a scene and a scale, whatever the camera's position is.
	order  *scene.Scene // whose drawing order is known
	known  known
	curves []scene.Curve
	drawn  []bool // whether curves[i] is to be drawn
	labels []scene.Label
	links  []int32 // in drawing order
	nodes  []int32

	// The parts of one frame.
	points  []point
	strokes []stroke
	heads   []triangle
	bodies  []body
	runs    []run
	panel   panel
	sprites sprites
	stamps  stamps

	bands []band
	next  atomic.Int64
	wait  sync.WaitGroup
}

// known says for what the per-scale parts were computed.
type known struct {
	scene *scene.Scene
	scale float64
	// area, in scaled coordinates, is where labels were placed in scenes too
	// large to place them all; empty when it is everywhere.
	area scene.Rect
}

// band is a range of rows that one goroutine draws.
type band struct {
	r      *Renderer
	px     []uint32
	y0, y1 int
	row    []float32 // scratch: coverage of one row
}

// New returns a renderer.
func New() *Renderer { return &Renderer{} }

// bandRows is the height of a band: small enough to share the work evenly.
const bandRows = 48

// Draw draws what the camera sees into dst, which must start at (0, 0) and
// have no gaps between its rows. pixelScale is the number of pixels per
// device-independent pixel. The picture is opaque.
func (r *Renderer) Draw(dst *image.RGBA, s *scene.Scene, cam scene.Camera, pixelScale float64) {
	size := dst.Rect.Size()
	if size.X <= 0 || size.Y <= 0 || dst.Stride != 4*size.X {
		return
	}
	r.begin(size, s, cam, pixelScale)
	r.collect()
	px := pixels(dst)
	workers := min(runtime.GOMAXPROCS(0), (r.h+bandRows-1)/bandRows)
	r.next.Store(0)
	for len(r.bands) < workers {
		r.bands = append(r.bands, band{})
	}
	r.wait.Add(workers)
	for i := range workers {
		b := &r.bands[i]
		b.r, b.px = r, px
		if len(b.row) < r.w {
			b.row = make([]float32, r.w)
		}
		if i == workers-1 {
			b.work() // this goroutine is one of the workers
		} else {
			go b.work()
		}
	}
	r.wait.Wait()
}

// begin takes in what is to be drawn and computes what depends on the scale.
func (r *Renderer) begin(size image.Point, s *scene.Scene, cam scene.Camera, pixelScale float64) {
	if !(pixelScale > 0) {
		pixelScale = 1
	}
	r.scene, r.scale, r.pixelScale = s, cam.Scale, pixelScale
	r.w, r.h = size.X, size.Y
	r.nodeScale = s.NodeScale(cam.Scale)
	r.ox = float64(r.w)/2 - cam.X*cam.Scale*pixelScale
	r.oy = float64(r.h)/2 - cam.Y*cam.Scale*pixelScale
	r.halo = 2.6 * pixelScale
	r.shadow = 0.16
	if dark(s) {
		r.shadow = 0.5
	}
	if r.order != s {
		r.order = s
		r.sort()
	}
	visible := cam.Visible(scene.Size{W: float64(r.w) / pixelScale, H: float64(r.h) / pixelScale})
	if !r.known.covers(s, cam.Scale, visible) {
		r.measure(visible)
	}
}

// placeAll is the number of nodes up to which all labels are placed at once,
// so that a pan costs nothing. Above it, those in sight and around are.
const placeAll = 1500

// covers reports whether what is known serves a camera.
func (k *known) covers(s *scene.Scene, scale float64, visible scene.Rect) bool {
	if k.scene != s || k.scale != scale {
		return false
	}
	v := scaled(visible, scale)
	return k.area.Empty() || k.area.X0 <= v.X0 && k.area.Y0 <= v.Y0 && k.area.X1 >= v.X1 && k.area.Y1 >= v.Y1
}

func scaled(r scene.Rect, k float64) scene.Rect {
	return scene.Rect{X0: r.X0 * k, Y0: r.Y0 * k, X1: r.X1 * k, Y1: r.Y1 * k}
}

func dark(s *scene.Scene) bool {
	c := s.Background
	return int(c.R)+int(c.G)+int(c.B) < 3*128
}

// measure computes curves and labels.
func (r *Renderer) measure(visible scene.Rect) {
	s := r.scene
	r.known = known{scene: s, scale: r.scale}
	r.curves, r.drawn = resize(r.curves, len(s.Links)), resize(r.drawn, len(s.Links))
	parallel(len(s.Links), 2048, func(a, b int) {
		for i := a; i < b; i++ {
			r.curves[i], r.drawn[i] = s.LinkCurve(i, r.scale)
		}
	})
	if len(s.Nodes) > placeAll {
		v := scaled(visible, r.scale)
		r.known.area = scene.Rect{X0: v.X0 - (v.X1-v.X0)/2, Y0: v.Y0 - (v.Y1-v.Y0)/2, X1: v.X1 + (v.X1-v.X0)/2, Y1: v.Y1 + (v.Y1-v.Y0)/2}
	}
	r.labels = scene.PlaceLabelsIn(s, r.scale, r.known.area)
}

// sort computes the drawing order.
func (r *Renderer) sort() {
	s := r.scene
	r.links, r.nodes = r.links[:0], r.nodes[:0]
	for i := range s.Links {
		r.links = append(r.links, int32(i))
	}
	slices.SortStableFunc(r.links, func(a, b int32) int {
		x, y := &s.Links[a], &s.Links[b]
		return cmp.Or(cmp.Compare(x.Emphasis.Layer(), y.Emphasis.Layer()), cmp.Compare(x.Width, y.Width))
	})
	for i := range s.Nodes {
		r.nodes = append(r.nodes, int32(i))
	}
	slices.SortStableFunc(r.nodes, func(a, b int32) int {
		x, y := &s.Nodes[a], &s.Nodes[b]
		return cmp.Or(cmp.Compare(x.Emphasis.Layer(), y.Emphasis.Layer()), cmp.Compare(x.Importance, y.Importance))
	})
}

// collect turns the scene into the parts of this frame.
func (r *Renderer) collect() {
	r.points, r.strokes, r.heads = r.points[:0], r.strokes[:0], r.heads[:0]
	r.bodies, r.runs = r.bodies[:0], r.runs[:0]
	for _, i := range r.links {
		if r.drawn[i] {
			r.newLink(int(i))
		}
	}
	for _, i := range r.nodes {
		r.newBody(&r.scene.Nodes[i])
	}
	for i := range r.labels {
		r.newLabel(&r.labels[i])
	}
	r.newLegend()
	r.drawStamps()
}

// newLink adds the line and the head of a link.
func (r *Renderer) newLink(i int) {
	l, c := &r.scene.Links[i], r.curves[i]
	ps := r.pixelScale
	x0, x1 := min(c.X0, c.CX, c.X1)*ps+r.ox, max(c.X0, c.CX, c.X1)*ps+r.ox
	y0, y1 := min(c.Y0, c.CY, c.Y1)*ps+r.oy, max(c.Y0, c.CY, c.Y1)*ps+r.oy
	if x1 < -20 || y1 < -20 || x0 > float64(r.w)+20 || y0 > float64(r.h)+20 {
		return
	}
	width, clr := l.Stroke(r.scene, r.scale)
	ink := pack(r.faded(clr, l.Emphasis, scene.FadeLink))
	if l.Arrow && scene.ShowsArrows(r.scale) {
		line, tx, ty, dx, dy := c.ArrowBase(width, r.scale)
		length, half := scene.ArrowSize(width, r.scale)
		bx, by := tx-dx*length, ty-dy*length
		r.newTriangle(r.at(tx, ty), r.at(bx-dy*half, by+dx*half), r.at(bx+dy*half, by-dx*half), ink)
		c = line
	}
	if l.Dashed && scene.ShowsDashes(r.scale) {
		r.dashes(&c, width*ps, ink)
		return
	}
	first := len(r.points)
	r.trace(&c)
	r.newStroke(first, float32(width*ps), ink)
}

// at converts scaled coordinates to pixels.
func (r *Renderer) at(x, y float64) point {
	return point{float32(x*r.pixelScale + r.ox), float32(y*r.pixelScale + r.oy)}
}

// trace appends the points of a curve.
func (r *Renderer) trace(c *scene.Curve) {
	n := 1
	if !c.Straight {
		n = min(max(int(math.Hypot(c.X1-c.X0, c.Y1-c.Y0)*r.pixelScale/8), 4), 40)
	}
	for k := 0; k <= n; k++ {
		r.points = append(r.points, r.at(c.At(float64(k)/float64(n))))
	}
}

// dashes adds the dashes of a curve, each a stroke of its own.
func (r *Renderer) dashes(c *scene.Curve, width float64, ink uint32) {
	ps := r.pixelScale
	length := math.Hypot(c.X1-c.X0, c.Y1-c.Y0) * ps
	count := min(int(length/(8.5*ps))+1, 400)
	for k := range count {
		// A dash and a gap, with half a gap at both ends of the link.
		t0, t1 := (float64(k)+0.25)/float64(count), (float64(k)+0.75)/float64(count)
		first := len(r.points)
		r.points = append(r.points, r.at(c.At(t0)))
		if !c.Straight {
			r.points = append(r.points, r.at(c.At((t0+t1)/2)))
		}
		r.points = append(r.points, r.at(c.At(t1)))
		r.newStroke(first, float32(width), ink)
	}
}

// work draws bands until none is left.
func (b *band) work() {
	defer b.r.wait.Done()
	for {
		k := int(b.r.next.Add(1) - 1)
		if k*bandRows >= b.r.h {
			return
		}
		b.y0, b.y1 = k*bandRows, min((k+1)*bandRows, b.r.h)
		b.draw()
	}
}

// draw draws the parts of the frame, from the back to the front.
func (b *band) draw() {
	r := b.r
	fill(b.px[b.y0*r.w:b.y1*r.w], pack(r.scene.Background))
	top, bottom := float32(b.y0), float32(b.y1)
	for i := range r.strokes {
		if s := &r.strokes[i]; s.y1 >= top && s.y0 <= bottom {
			b.stroke(s)
		}
	}
	for i := range r.heads {
		if t := &r.heads[i]; t.y1 >= top && t.y0 <= bottom {
			b.triangle(t)
		}
	}
	for i := range r.bodies {
		if n := &r.bodies[i]; n.y1 >= float64(b.y0) && n.y0 <= float64(b.y1) {
			b.body(n)
		}
	}
	// All halos lie below all text, so that no halo eats into a neighbor.
	for i := range r.runs {
		if u := &r.runs[i]; u.gap.Empty() {
			b.mask(u, u.sprite.halo, u.halo)
		} else {
			b.gap(u)
		}
	}
	for i := range r.runs {
		b.mask(&r.runs[i], r.runs[i].sprite.text, r.runs[i].ink)
	}
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

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// parallel runs f over [0, n) in chunks on all cores.
func parallel(n, chunk int, f func(a, b int)) {
	if n <= chunk {
		f(0, n)
		return
	}
	var wait sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for {
				a := int(next.Add(1)-1) * chunk
				if a >= n {
					return
				}
				f(a, min(a+chunk, n))
			}
		})
	}
	wait.Wait()
}
