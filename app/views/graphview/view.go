package graphview

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clew/app/scene"
	"clew/app/scene/raster"
	"clew/app/scene/text"
)

// View is the network canvas. All its methods are called on the UI thread.
type View struct {
	widget.BaseWidget

	opt Options

	// What is shown: base has the current positions, shown the emphasis too.
	base, shown *scene.Scene
	index       *scene.Index // of base; nil when positions have changed since
	camera      scene.Camera
	fitted      bool // the camera follows the scene until the person moves it
	focus       scene.Focus
	selectMode  bool
	fonts       bool // fonts of the system have been asked for

	painter painter
	motion  motion
	gesture gesture
	clicks  clicks

	picture *canvas.Image
	band    *canvas.Rectangle // rubber band
	ring    *canvas.Rectangle // keyboard focus
	tooltip *tooltip
	buttons *buttons
	focused bool
}

var (
	_ fyne.Widget            = (*View)(nil)
	_ fyne.Focusable         = (*View)(nil)
	_ fyne.Shortcutable      = (*View)(nil)
	_ fyne.Draggable         = (*View)(nil)
	_ fyne.Scrollable        = (*View)(nil)
	_ fyne.Tappable          = (*View)(nil)
	_ fyne.SecondaryTappable = (*View)(nil)
	_ desktop.Hoverable      = (*View)(nil)
	_ desktop.Mouseable      = (*View)(nil)
	_ desktop.Cursorable     = (*View)(nil)
)

// New returns an empty view.
func New(o Options) *View {
	v := &View{opt: o, camera: scene.Camera{Scale: 1}, fitted: true}
	v.base = &scene.Scene{Background: scene.Light.Background}
	v.shown = v.base
	v.painter = painter{do: o.Do, renderer: raster.New()}
	v.clicks.now = time.Now
	v.picture = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	v.picture.FillMode = canvas.ImageFillStretch
	v.picture.ScaleMode = canvas.ImageScaleFastest
	v.band = canvas.NewRectangle(nil)
	v.band.StrokeWidth, v.band.CornerRadius = 1, 3
	v.band.Hide()
	v.ring = canvas.NewRectangle(nil)
	v.ring.StrokeWidth = 2
	v.ring.Hide()
	v.tooltip = newTooltip()
	v.buttons = newButtons(v)
	v.ExtendBaseWidget(v)
	return v
}

// SetScene shows another scene, or the same one in other colors or positions.
// With animate, nodes glide from where they are to their new places, unless
// animations are off. Until the person moves the camera, it keeps the whole
// scene in view.
func (v *View) SetScene(s *scene.Scene, animate bool) {
	old := v.base
	v.endGesture()
	v.hideTooltip()
	v.base, v.index = s, nil
	if _, ok := s.NodeIndex(v.focus.HoveredNode); !ok {
		v.focus.HoveredNode = ""
	}
	if _, ok := s.LinkIndex(v.focus.HoveredLink); !ok {
		v.focus.HoveredLink = ""
	}
	v.recolor()
	v.glide(old, animate && len(old.Nodes) > 0)
	v.emphasize()
	v.loadFonts()
}

// loadFonts finds fonts for scripts that the built-in one lacks, away from the
// UI thread, and draws again.
func (v *View) loadFonts() {
	if v.fonts || !raster.NeedsFallback(v.base) {
		return
	}
	v.fonts = true
	go func() {
		// Without system fonts the labels stay as they are: nothing to report.
		if text.LoadFallback("") == nil {
			v.opt.Do(func() {
				v.painter.last = frame{}
				v.draw()
			})
		}
	}()
}

// Scene returns what is shown, without what the pointer is over, with the
// camera and the size of the view: what an export of the current view needs.
func (v *View) Scene() (*scene.Scene, scene.Camera, scene.Size) {
	f := v.focus
	f.HoveredNode, f.HoveredLink = "", ""
	return v.base.Emphasize(f), v.camera, v.size()
}

// Snapshot draws what the view shows into a new picture.
func (v *View) Snapshot(pixelScale float64) (*image.RGBA, error) {
	s, cam, size := v.Scene()
	return raster.Image(s, raster.Options{Width: int(size.W), Height: int(size.H), PixelScale: pixelScale, Camera: &cam})
}

// SetSelection marks nodes and links as selected.
func (v *View) SetSelection(nodes, links []string) {
	v.focus.Nodes, v.focus.Links = nodes, links
	v.emphasize()
}

// SetSelectMode makes dragging on the background select instead of pan.
func (v *View) SetSelectMode(on bool) { v.selectMode = on }

// SelectMode reports whether dragging on the background selects.
func (v *View) SelectMode() bool { return v.selectMode }

// emphasize styles the scene for what is hovered and selected, and draws it.
func (v *View) emphasize() {
	v.shown = v.base
	if !v.focus.Empty() {
		v.shown = v.base.Emphasize(v.focus)
	}
	v.draw()
}

// hits returns the index for what is shown.
func (v *View) hits() *scene.Index {
	if v.index == nil {
		v.index = scene.NewIndex(v.base)
	}
	return v.index
}

// size is the view's size in device-independent pixels.
func (v *View) size() scene.Size {
	s := v.Size()
	return scene.Size{W: float64(s.Width), H: float64(s.Height)}
}

// recolor gives the overlays the colors of the scene.
func (v *View) recolor() {
	s := v.base
	accent := s.Accent
	v.ring.StrokeColor = accent
	v.band.StrokeColor = accent
	accent.A = 0x22
	v.band.FillColor = accent
	v.tooltip.recolor(s)
	v.buttons.recolor(s)
}

// repaint asks the window to paint something that was hidden: a window does
// not know objects that it has never painted, so that their own Refresh does
// nothing.
func (v *View) repaint(o fyne.CanvasObject) {
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(v); c != nil {
			c.Refresh(o)
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	return &viewRenderer{v}
}

// MinSize implements fyne.CanvasObject: enough for the buttons.
func (v *View) MinSize() fyne.Size { return fyne.NewSize(160, 140) }

// viewRenderer lays the picture and what floats over it.
type viewRenderer struct{ v *View }

func (r *viewRenderer) Layout(size fyne.Size) {
	v := r.v
	v.picture.Resize(size)
	v.ring.Resize(size)
	v.buttons.place(size)
	if v.fitted {
		v.camera = v.home()
	}
	v.draw()
}

func (r *viewRenderer) MinSize() fyne.Size { return r.v.MinSize() }

func (r *viewRenderer) Objects() []fyne.CanvasObject {
	v := r.v
	return []fyne.CanvasObject{v.picture, v.ring, v.band, v.buttons.box, v.tooltip.box}
}

// Refresh is called when the theme or the scale of the window changes.
func (r *viewRenderer) Refresh() {
	r.v.recolor()
	r.v.draw()
}

func (r *viewRenderer) Destroy() { r.v.motion.stop() }
