package graphview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/controls"
	"clew/app/scene"
)

// margin is how far the picture reaches beyond the view on every side, in
// pixels, so that a pan shows what is drawn already.
const margin = 144

// layer is the last picture that was drawn. While the camera moves, the picture
// moves with it, and in a zoom it is stretched, until a sharp one is there: so
// the screen answers within one frame however long drawing takes.
type layer struct {
	picture picture
	ground  *canvas.Shader // shows where the picture does not reach
	direct  *direct
	image   *image.RGBA
	frame   frame // what the picture shows
	scene   *scene.Scene
}

func newLayer() layer {
	l := layer{picture: newPicture(), ground: controls.NewFlat(color.Transparent)}
	l.ground.Hide()
	return l
}

// show hides what the picture is not shown with.
func (l *layer) show() {
	l.picture.box.Hidden = l.direct.works
	if l.direct.works {
		l.ground.Hidden = true
	}
}

// set shows another picture; last says that no other one comes soon.
func (l *layer) set(m *image.RGBA, last bool) {
	l.direct.turn++
	l.picture.set(m, last)
}

// place puts the picture where the camera sees it in a view.
func (l *layer) place(cam scene.Camera, view scene.Size) {
	if l.image == nil || view.W < 1 || view.H < 1 {
		return
	}
	box := l.frame.seenFrom(cam, view)
	l.direct.place(box, view)
	if l.direct.works {
		return
	}
	pos := fyne.NewPos(float32(box.X0), float32(box.Y0))
	size := fyne.NewSize(float32(box.X1-box.X0), float32(box.Y1-box.Y0))
	// While a zoom goes on, its quick pictures stay where the next notch will
	// stretch them: each is uploaded once.
	zooming := l.frame.quick && l.picture.shown() == l.picture.smooth
	l.picture.place(pos, size, l.frame.camera.Scale != cam.Scale || zooming)
	const slack = 0.51 // rounding to whole pixels
	covered := box.X0 <= slack && box.Y0 <= slack && box.X1 >= view.W-slack && box.Y1 >= view.H-slack
	if covered == l.ground.Visible() {
		l.ground.Hidden = covered
		l.ground.Refresh()
	}
}

// seenFrom is the rectangle of the view that a frame's picture takes when it is
// seen by a camera. At the frame's own scale it lies on whole pixels.
func (f *frame) seenFrom(cam scene.Camera, view scene.Size) scene.Rect {
	k := cam.Scale / f.camera.Scale
	w, h := float64(f.w)/f.scale*k, float64(f.h)/f.scale*k
	x := (f.camera.X-cam.X)*cam.Scale + view.W/2 - w/2
	y := (f.camera.Y-cam.Y)*cam.Scale + view.H/2 - h/2
	if k == 1 {
		x, y = math.Round(x*f.scale)/f.scale, math.Round(y*f.scale)/f.scale
	}
	return scene.Rect{X0: x, Y0: y, X1: x + w, Y1: y + h}
}
