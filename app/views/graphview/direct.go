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

// Blitter copies a picture into the window that is being painted, past the
// toolkit.
type Blitter interface {
	// Blit shows an opaque picture, stretched onto a rectangle of the window in
	// pixels from its upper left corner, as far as what is painted now is clipped
	// to; ground fills the rest of that. Another turn means other contents. Blit
	// reports whether the window can do that.
	Blit(m *image.RGBA, turn uint64, to image.Rectangle, ground color.Color) bool
}

// direct shows the picture through a Blitter where the window can do that. The
// toolkit has no way to be asked while it paints, so an area of one pixel that
// leaves the window as it is gets a texture that never is the one the toolkit
// has seen last: looking at it is what calls us, between what lies below the
// picture and what floats over it.
type direct struct {
	blitter Blitter // nil for none
	works   bool    // the last painting went through it
	turn    uint64  // of the picture
	probe   *canvas.Shader
	box     scene.Rect // of the picture in the view
}

const probeShader = `
uniform sampler2D picture;
void main() { gl_FragColor = vec4(0.0) * texture2D(picture, vec2(0.5)); }
`

func newDirect(b Blitter, paint func()) *direct {
	d := &direct{blitter: b, probe: controls.NewShader("clew-probe", probeShader, probeShader)}
	if d.probe.Hidden = b == nil; b != nil {
		d.probe.Textures = map[string]image.Image{"picture": asked{&asking{paint: paint}, math.NaN()}}
	}
	d.probe.Resize(fyne.NewSquareSize(1))
	return d
}

// place notes where the picture is, and has the window painted.
func (d *direct) place(box scene.Rect, view scene.Size) {
	d.box = box
	if d.blitter == nil {
		return
	}
	d.probe.Move(fyne.NewPos(float32(view.W/2), float32(view.H/2))) // what is out of sight is not painted
	if d.works {
		d.probe.Refresh()
	}
}

// asked is an image of one pixel that differs from each image, itself too.
type asked struct {
	*asking
	never float64
}

// asking calls paint once for each painting: the toolkit asks for the bounds
// several times, and for the pixel at the end.
type asking struct {
	paint func()
	done  bool
}

func (asking) ColorModel() color.Model { return color.RGBAModel }

func (a *asking) Bounds() image.Rectangle {
	if !a.done {
		a.done = true
		a.paint()
	}
	return image.Rect(0, 0, 1, 1)
}

func (a *asking) At(int, int) color.Color {
	a.done = false
	return color.RGBA{}
}

// paint shows the picture while the window is painted, and before that draws what
// was left for it.
func (v *View) paint() {
	d, l := v.layer.direct, &v.layer
	v.painter.prompt(func(m *image.RGBA, f frame, s *scene.Scene) *image.RGBA {
		old := l.image
		l.image, l.frame, l.scene = m, f, s
		// Without the toolkit, which would have the window painted once more.
		d.turn++
		d.box = f.seenFrom(v.camera, v.size())
		return old
	})
	works := l.image != nil && d.blitter.Blit(l.image, d.turn, v.onScreen(), v.base.Background)
	v.painter.painted(v.show)
	if works == d.works {
		return
	}
	d.works = works
	// Not now: what is painted must not change meanwhile.
	v.opt.Do(func() {
		if !works && l.image != nil {
			l.picture.set(l.image, true)
		}
		l.show()
		l.place(v.camera, v.size())
		v.repaint(v.layer.picture.box)
	})
}

// onScreen is where the picture lies in the window, in pixels.
func (v *View) onScreen() image.Rectangle {
	var at fyne.Position
	scale := 1.0
	if d := fyne.CurrentApp().Driver(); d.CanvasForObject(v) != nil {
		at, scale = d.AbsolutePositionForObject(v), float64(d.CanvasForObject(v).Scale())
	}
	box, size := v.layer.direct.box, v.layer.image.Rect.Size()
	x, y := round((float64(at.X)+box.X0)*scale), round((float64(at.Y)+box.Y0)*scale)
	if v.layer.frame.camera.Scale != v.camera.Scale {
		size = image.Pt(round((float64(at.X)+box.X1)*scale)-x, round((float64(at.Y)+box.Y1)*scale)-y)
	}
	return image.Rect(x, y, x+size.X, y+size.Y)
}
