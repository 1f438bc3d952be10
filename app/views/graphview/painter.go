package graphview

import (
	"image"
	"math"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/app/scene/raster"
)

// frame is a request for a picture.
type frame struct {
	scene  *scene.Scene
	camera scene.Camera
	w, h   int // pixels
	scale  float64
}

// painter draws frames away from the UI thread, one at a time. While one is
// drawn only the newest request waits; older ones are dropped. Its fields
// belong to the UI thread, except that the goroutine that draws uses the
// renderer and the back buffer.
type painter struct {
	do       func(func())
	renderer *raster.Renderer
	back     *image.RGBA // the buffer that is not on the screen
	busy     bool
	waiting  *frame
	last     frame // what was asked for last
	drawn    int   // frames shown, for tests
}

// request draws f and calls show with the picture on the UI thread. The
// picture that show replaces becomes the next back buffer.
func (p *painter) request(f frame, show func(*image.RGBA) (old *image.RGBA)) {
	p.last = f
	if p.busy {
		p.waiting = &f
		return
	}
	p.busy = true
	buffer := p.back
	p.back = nil
	go func() {
		if buffer == nil || buffer.Rect.Dx() != f.w || buffer.Rect.Dy() != f.h {
			buffer = image.NewRGBA(image.Rect(0, 0, f.w, f.h))
		}
		p.renderer.Draw(buffer, f.scene, f.camera, f.scale)
		p.do(func() {
			p.back = show(buffer)
			p.busy = false
			p.drawn++
			if next := p.waiting; next != nil {
				p.waiting = nil
				p.request(*next, show)
			}
		})
	}()
}

// draw asks for a picture of the present state.
func (v *View) draw() {
	size := v.Size()
	if size.Width < 1 || size.Height < 1 {
		return
	}
	w, h, scale := v.pixels(size)
	f := frame{v.shown, v.camera, w, h, scale}
	if f == v.painter.last {
		return
	}
	v.painter.request(f, v.show)
}

// show puts a picture on the screen and returns the one before.
func (v *View) show(m *image.RGBA) *image.RGBA {
	old, _ := v.picture.Image.(*image.RGBA)
	v.picture.Image = m
	v.picture.Refresh()
	return old
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
