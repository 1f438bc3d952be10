package graphview

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/scene/raster"
	"clew/app/scene/text"
	"clew/graphmodel/layout"
)

// View is the network canvas. All its methods are called on the UI thread.
type View struct {
	widget.BaseWidget

	opt Options

	// What is shown: the base scene, the nodes elsewhere while they move, and what
	// is chosen and pointed at.
	base    *scene.Scene
	pose    *pose
	posed   bool // the places come from outside, from a layout that runs
	focus   scene.Focus
	look    *scene.Focus // a copy of focus that the painter may keep; nil for none
	known   survey
	links   *graph
	camera  scene.Camera
	fitted  bool // the camera follows the scene until the person moves it
	tool    Tool
	inertia bool
	follow  bool
	fonts   bool // fonts of the system have been asked for

	// Between the first and the last step of a movement.
	moving bool
	still  *time.Timer
	rest   time.Duration // without a movement, before still fires
	drift  layout.Point  // pixels that the next picture of a pan is ahead

	painter painter
	motion  motion
	gesture gesture
	sway    *sway // while nodes are dragged; nil for none
	clicks  clicks

	layer   layer
	legend  *legend
	band    *canvas.Rectangle // rubber band
	lasso   *lasso
	target  *target
	ring    *canvas.Rectangle // keyboard focus
	minimap *minimap
	tooltip *tooltip
	buttons *buttons
	walker  walker
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
	v := &View{opt: o, camera: scene.Camera{Scale: 1}, fitted: true, follow: true, rest: stillAfter}
	v.base = &scene.Scene{Background: scene.Light.Background}
	v.painter = painter{do: o.Do, now: time.Now, renderer: raster.New()}
	v.clicks.now = time.Now
	v.layer = newLayer()
	v.layer.direct = newDirect(o.Blitter, v.paint)
	v.legend = newLegend()
	v.lasso = newLasso()
	v.target = newTarget()
	v.minimap = newMinimap(v)
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
	old, places := v.base, v.Places()
	v.endGesture()
	v.hideTooltip()
	v.base, v.links, v.posed = s, nil, false
	if _, ok := s.NodeIndex(v.focus.HoveredNode); !ok {
		v.focus.HoveredNode = ""
	}
	if v.focus.HoveredLink != "" {
		if _, ok := s.LinkIndex(v.focus.HoveredLink); !ok {
			v.focus.HoveredLink = ""
		}
	}
	v.recolor()
	v.glide(old, places, animate && len(old.Nodes) > 0)
	v.reindex()
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
				v.painter.last, v.legend.known = frame{}, legendState{}
				v.placeLegend()
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
	s := v.base
	if v.pose != nil {
		s = s.MovedTo(v.pose.at)
	}
	return s.Emphasize(f), v.camera, v.size()
}

// Base is the scene that was set last, with what was moved since; without what
// is selected or moves right now.
func (v *View) Base() *scene.Scene { return v.base }

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

// SetTool chooses what dragging on the background does.
func (v *View) SetTool(t Tool) {
	v.tool = t
	v.buttons.update()
	if v.opt.OnTool != nil {
		v.opt.OnTool(t)
	}
}

// Tool is what dragging on the background does.
func (v *View) Tool() Tool { return v.tool }

// emphasize draws the scene for what is hovered and selected.
func (v *View) emphasize() {
	v.look = nil
	if !v.focus.Empty() {
		f := v.focus
		v.look = &f
	}
	v.draw()
}

// placeLegend shows the legend where the size of the view wants it, clear of the
// buttons.
func (v *View) placeLegend() {
	_, _, scale := v.pixels(v.Size())
	size := v.size()
	size.W = max(0, size.W-float64(v.buttons.size().Width)-buttonMargin)
	v.legend.place(v.base, size, scale)
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
	v.lasso.color = s.Accent
	v.target.recolor(s)
	controls.PaintFlat(v.layer.ground, s.Background)
	v.layer.ground.Refresh()
	v.minimap.recolor(s)
	v.placeLegend()
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
	v.layer.ground.Resize(size)
	v.ring.Resize(size)
	v.lasso.box.Resize(size)
	v.target.box.Resize(size)
	v.buttons.place(size)
	v.minimap.place(size)
	v.placeLegend()
	if v.fitted {
		v.camera = v.home()
	}
	v.draw()
}

func (r *viewRenderer) MinSize() fyne.Size { return r.v.MinSize() }

func (r *viewRenderer) Objects() []fyne.CanvasObject {
	v := r.v
	return []fyne.CanvasObject{
		v.layer.direct.probe, v.layer.ground, v.layer.picture.box, v.legend.box, v.minimap, v.ring, v.band, v.lasso.box, v.target.box, v.buttons.box, v.tooltip.box,
	}
}

// Refresh is called when the theme or the scale of the window changes.
func (r *viewRenderer) Refresh() {
	r.v.recolor()
	r.v.draw()
}

func (r *viewRenderer) Destroy() {
	r.v.motion.stop()
	r.v.endSway()
}

// IsClip keeps the picture, which is larger than the view, inside it.
func (r *viewRenderer) IsClip() {}
