package graphview

import (
	"image"
	"math"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/app/scene/raster"
	"clew/graphmodel/layout"
)

// content is what a picture shows, wherever the camera is.
type content struct {
	base *scene.Scene
	pose *pose        // where the nodes are meanwhile; nil for where base has them
	look *scene.Focus // what is chosen and pointed at; never modified
}

// frame is a request for a picture: the camera looks at its middle.
type frame struct {
	base   *scene.Scene
	pose   *pose
	look   *scene.Focus
	camera scene.Camera
	w, h   int // pixels, with the margin
	scale  float64
	quick  bool // something moves: the next picture comes soon
	prompt bool // drawn while the window is painted, not in the background
}

func (f *frame) content() content { return content{f.base, f.pose, f.look} }

// painter draws frames away from the UI thread, one at a time. While one is
// drawn only the newest request waits; older ones are dropped. Its fields
// belong to the UI thread, except that the goroutine that draws uses the
// renderer, the buffer that it was given, and what it knows of the last frame.
type painter struct {
	do       func(func())
	now      func() time.Time
	renderer *raster.Renderer
	back     *image.RGBA // the buffer that is not on the screen
	busy     bool
	still    bool        // what is drawn is for a rest
	stale    atomic.Bool // it is not wanted any more: a movement has begun
	held     bool        // nothing is drawn before the window was painted
	waiting  *frame
	timer    *time.Timer // of a request that waits for its turn
	earliest time.Time   // for the next quick frame
	last     frame       // what was asked for last
	pace     pace
	drawn    int // frames shown, for tests

	// Of the goroutine that draws.
	known content
	scene *scene.Scene
}

// pace is how long the last frame of a movement took to draw.
type pace struct {
	of   *scene.Scene // nil for none yet
	took time.Duration
}

// shower takes a picture over and returns the one that it replaces, which
// becomes the next back buffer.
type shower func(m *image.RGBA, f frame, s *scene.Scene) (old *image.RGBA)

// cheap is the time of drawing up to which every frame of a movement is drawn
// sharp. Above it, drawing gets at most half of the time: the rest belongs to
// the window.
const cheap = 5 * time.Millisecond

// promptly is the time of drawing up to which a frame of a movement is drawn
// while the window is painted, if the last picture would have to be stretched:
// without a graphics processor that costs as much as to draw a sharp one in this
// time. What takes longer is drawn less often than the window is painted.
const promptly = 7 * time.Millisecond

// request draws f, as soon as there is time for it, and hands the picture to
// show on the UI thread.
func (p *painter) request(f frame, show shower) {
	p.last = f
	if p.busy && p.still && f.quick {
		p.stale.Store(true)
	}
	if p.busy || p.held || f.prompt {
		p.waiting = &f
		return
	}
	if left := p.earliest.Sub(p.now()); f.quick && left > 0 {
		p.waiting = &f
		if p.timer == nil {
			p.timer = time.AfterFunc(left, func() { p.do(func() { p.timer = nil; p.next(show) }) })
		}
		return
	}
	p.start(f, show)
}

// next draws what waits.
func (p *painter) next(show shower) {
	if f := p.waiting; f != nil && !p.busy && !p.held {
		p.waiting = nil
		p.request(*f, show)
	}
}

func (p *painter) start(f frame, show shower) {
	p.busy, p.waiting, p.still = true, nil, !f.quick
	p.stale.Store(false)
	buffer := p.back
	p.back = nil
	go func() {
		m, s, took := p.render(buffer, &f)
		p.do(func() {
			p.busy = false
			if s == nil {
				p.abandoned(m)
			} else {
				p.back = show(m, f, s)
				p.count(&f, took)
				p.earliest = time.Time{}
				if took > cheap {
					p.earliest = p.now().Add(took)
				}
			}
			p.next(show)
		})
	}()
}

// abandoned takes back the buffer of a frame that was given up. What waits is drawn
// next: nothing has the window painted, as a picture that is shown does.
func (p *painter) abandoned(m *image.RGBA) {
	p.back = m
	if p.waiting != nil {
		p.waiting.prompt = false
	}
}

// hold lets the first picture of a movement wait until the window has shown the last
// one where the camera is now. That is what the person sees first; drawn at the same
// time, the two would take each other's processor.
func (p *painter) hold() { p.held = p.held || !p.last.quick }

// painted says that the window was painted.
func (p *painter) painted(show shower) {
	if !p.held {
		return
	}
	p.do(func() { // the painting goes on
		p.held = false
		p.next(show)
	})
}

// render draws a frame, into a buffer if that fits, and says how long it took. The
// scene is nil where the frame was given up.
func (p *painter) render(buffer *image.RGBA, f *frame) (*image.RGBA, *scene.Scene, time.Duration) {
	began := p.now()
	if buffer == nil || buffer.Rect.Dx() != f.w || buffer.Rect.Dy() != f.h {
		buffer = reuse(buffer, f.w, f.h)
	}
	s := p.derive(f.content())
	if f.quick {
		p.renderer.DrawMoving(buffer, s, f.camera, f.scale)
	} else if !p.renderer.DrawUnless(&p.stale, buffer, s, f.camera, f.scale) {
		s = nil
	}
	return buffer, s, p.now().Sub(began)
}

// count notes that a frame was drawn.
func (p *painter) count(f *frame, took time.Duration) {
	p.drawn++
	if f.quick {
		p.pace = pace{f.base, took}
	}
}

// prompt draws the frame that waits for the window to be painted, if one does.
func (p *painter) prompt(show shower) {
	f := p.waiting
	if f == nil || !f.prompt || p.busy {
		return
	}
	p.waiting = nil
	m, s, took := p.render(p.back, f)
	p.back = show(m, *f, s)
	p.count(f, took)
}

// reuse returns a buffer of a size, in the memory of an old one when it fits.
func reuse(old *image.RGBA, w, h int) *image.RGBA {
	if n := 4 * w * h; old != nil && cap(old.Pix) >= n && cap(old.Pix) <= 2*n {
		return &image.RGBA{Pix: old.Pix[:n], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	}
	return image.NewRGBA(image.Rect(0, 0, w, h))
}

// derive is the scene that a content means. The legend stays out: it belongs
// to the view and does not move with the picture.
func (p *painter) derive(c content) *scene.Scene {
	if p.scene == nil || p.known != c {
		p.known, p.scene = c, c.scene()
	}
	return p.scene
}

func (c content) scene() *scene.Scene {
	s := *c.base
	s.Legend = nil
	out := &s
	if c.pose != nil {
		out = out.MovedTo(c.pose.at)
	}
	if c.look != nil && !c.look.Empty() {
		out = out.Emphasize(*c.look)
	}
	return out
}

// draw shows the present state: at once by moving the last picture, and sharp
// as soon as that is drawn, unless the last picture serves or will.
func (v *View) draw() {
	size := v.Size()
	if size.Width < 1 || size.Height < 1 {
		return
	}
	view := v.size()
	v.layer.place(v.camera, view)
	v.minimap.track()
	f := v.frame(size)
	if last := &v.painter.last; last.base == nil || !last.serves(&f, view) {
		v.prompt(&f, view)
		if shown := &v.layer.frame; f.quick && !f.prompt && v.layer.direct.works && shown.content() == f.content() {
			v.painter.hold()
		}
		v.painter.request(f, v.show)
	}
}

// prompt has a frame drawn while the window is painted, if that is quick enough and
// the picture on the screen cannot stand for it.
func (v *View) prompt(f *frame, view scene.Size) {
	if p := &v.painter.pace; !f.quick || !v.layer.direct.works || p.of != f.base || p.took > promptly {
		return
	}
	const slack = 0.51 // rounding to whole pixels
	shown := &v.layer.frame
	if shown.content() != f.content() || shown.camera.Scale != f.camera.Scale {
		// The next picture is another one, too: this one needs no margin.
		// Rounding may move it by a pixel.
		const rim = 2
		f.prompt, f.camera = true, v.camera
		w, h, _ := v.pixels(v.Size())
		f.w, f.h = w+2*rim, h+2*rim
	} else {
		f.prompt = !shown.seenFrom(v.camera, view).Holds(scene.Rect{X0: slack, Y0: slack, X1: view.W - slack, Y1: view.H - slack})
	}
}

// serves reports whether a picture of f will do for another request: it shows
// the same, as sharp as wanted, and reaches far enough.
func (f *frame) serves(want *frame, view scene.Size) bool {
	if f.content() != want.content() || f.scale != want.scale || f.camera.Scale != want.camera.Scale || f.quick && !want.quick {
		return false
	}
	reserve := 0.0
	if want.quick && want.pose == nil {
		// The next picture has to come before this one ends.
		reserve = min(margin/3, float64(want.w)/want.scale-view.W)
	} else if !want.quick && (f.w != want.w || f.h != want.h) {
		return false
	}
	return f.seenFrom(want.camera, view).Holds(scene.Rect{X1: view.W, Y1: view.H}.Inset(-reserve))
}

// frame is the picture that the present state asks for.
func (v *View) frame(size fyne.Size) frame {
	w, h, scale := v.pixels(size)
	f := frame{base: v.base, pose: v.pose, look: v.look, camera: v.camera, scale: scale, quick: v.moving}
	reach := margin
	if last := &v.painter.last; f.quick && last.base != nil {
		switch {
		case f.camera.Scale > last.camera.Scale:
			reach = 0 // the next picture shows less
		case f.pose != nil:
			reach = 0 // the nodes move, not the camera
		}
	}
	m := 2 * int(math.Round(float64(reach)*scale))
	f.w, f.h = w+m, h+m
	if f.quick && reach > 0 {
		f.camera = f.camera.Pan(v.drift.X, v.drift.Y) // ahead of the movement
	}
	return f
}

// show puts a picture on the screen and returns the one before.
func (v *View) show(m *image.RGBA, f frame, s *scene.Scene) *image.RGBA {
	old := v.layer.image
	v.layer.image, v.layer.frame, v.layer.scene = m, f, s
	v.layer.place(v.camera, v.size())
	v.layer.set(m, !f.quick)
	return old
}

// stillAfter is how long nothing has moved when the picture is drawn for good:
// with all its margin, and in full quality.
const stillAfter = 150 * time.Millisecond

// stir notes that something moves.
func (v *View) stir() {
	v.moving = true
	if v.still == nil {
		v.still = time.AfterFunc(v.rest, func() { v.opt.Do(v.calm) })
		return
	}
	v.still.Reset(v.rest)
}

// calm draws the picture for good.
func (v *View) calm() {
	if v.motion.animation != nil {
		v.stir()
		return
	}
	v.moving, v.drift = false, layout.Point{}
	v.painter.held = false // also where the window is not painted
	v.draw()
}

// pixels is the size of the view on the screen and the pixels per
// device-independent pixel.
func (v *View) pixels(size fyne.Size) (w, h int, scale float64) {
	scale = 1
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(v); c != nil {
			w, h = c.PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
			scale = float64(c.Scale())
			if w > 0 && size.Width > 0 {
				scale = float64(w) / float64(size.Width)
			}
		}
	}
	if w <= 0 || h <= 0 {
		w, h = int(math.Round(float64(size.Width))), int(math.Round(float64(size.Height)))
	}
	return max(w, 1), max(h, 1), scale
}
