package graphview

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clew/app/scene"
	"clew/app/scene/raster"
)

// The minimap's card.
const (
	minimapWidth  = 168
	minimapHeight = 112
	minimapPad    = 6
	// minimapNodes is the size below which a graph needs no map.
	minimapNodes = 60
	// minimapView is the least size of the view beside a map.
	minimapView = 420
)

// minimap shows the whole graph and in it what the view shows. A click or a
// drag on it leads the view there. It is drawn once for a scene, away from the
// UI thread, and is hidden while the view shows everything anyway.
type minimap struct {
	widget.BaseWidget

	view   *View
	on     bool
	card   card
	frame  *canvas.Rectangle // what the view shows
	box    *fyne.Container
	of     *scene.Scene // what the picture shows or will show
	camera scene.Camera // of the picture
	all    scene.Rect   // around all nodes
	busy   bool
}

var (
	_ fyne.Draggable    = (*minimap)(nil)
	_ desktop.Mouseable = (*minimap)(nil)
)

func newMinimap(v *View) *minimap {
	m := &minimap{view: v, on: true, card: newCard(), frame: canvas.NewRectangle(nil)}
	m.frame.StrokeWidth = 1 // without round corners, which cost too much here
	m.box = &fyne.Container{Objects: []fyne.CanvasObject{m.card.picture, m.frame}}
	m.ExtendBaseWidget(m)
	m.Hide()
	return m
}

// CreateRenderer implements fyne.Widget.
func (m *minimap) CreateRenderer() fyne.WidgetRenderer { return &minimapRenderer{m} }

// minimapRenderer lets the minimap clip the frame, which may be larger.
type minimapRenderer struct{ m *minimap }

func (r *minimapRenderer) Layout(size fyne.Size) {
	r.m.box.Resize(size)
}
func (r *minimapRenderer) MinSize() fyne.Size           { return fyne.NewSize(minimapWidth, minimapHeight) }
func (r *minimapRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.m.box} }
func (r *minimapRenderer) Refresh()                     { r.m.box.Refresh() }
func (r *minimapRenderer) Destroy()                     {}
func (r *minimapRenderer) IsClip()                      {}

// inner is the size of the picture.
func (m *minimap) inner() scene.Size {
	return scene.Size{W: minimapWidth - 2*minimapPad, H: minimapHeight - 2*minimapPad}
}

// SetMinimap shows the minimap when it is of use, or never.
func (v *View) SetMinimap(on bool) {
	v.minimap.on = on
	v.minimap.track()
}

// place puts the map beside the buttons at the lower right corner.
func (m *minimap) place(size fyne.Size) {
	m.Resize(fyne.NewSize(minimapWidth, minimapHeight))
	m.Move(fyne.NewPos(size.Width-minimapWidth-buttonSide-2*buttonMargin, size.Height-minimapHeight-buttonMargin))
}

// useful reports whether the map tells more than the view itself.
func (m *minimap) useful() bool {
	v := m.view
	size := v.Size()
	if !m.on || len(v.base.Nodes) < minimapNodes || size.Width < minimapView || size.Height < minimapView*2/3 {
		return false
	}
	seen := v.camera.Visible(v.size())
	dx, dy := 0.05*(m.all.X1-m.all.X0), 0.05*(m.all.Y1-m.all.Y0)
	return seen.X0 > m.all.X0+dx || seen.Y0 > m.all.Y0+dy || seen.X1 < m.all.X1-dx || seen.Y1 < m.all.Y1-dy
}

// track shows what the view shows now.
func (m *minimap) track() {
	if v := m.view; v.pose == nil {
		m.draw()
	}
	if useful := m.useful() && m.of != nil; useful != m.Visible() {
		if useful {
			m.Show()
		} else {
			m.Hide()
		}
		m.view.repaint(m)
	}
	if !m.Visible() {
		return
	}
	seen := m.view.camera.Visible(m.view.size())
	x0, y0 := m.camera.ToScreen(m.inner(), seen.X0, seen.Y0)
	x1, y1 := m.camera.ToScreen(m.inner(), seen.X1, seen.Y1)
	m.frame.Move(fyne.NewPos(float32(x0)+minimapPad, float32(y0)+minimapPad))
	m.frame.Resize(fyne.NewSize(float32(max(x1-x0, 4)), float32(max(y1-y0, 4))))
}

// draw makes the picture of the present scene in the background, one at a time.
func (m *minimap) draw() {
	v := m.view
	s := v.base
	if m.of == s || m.busy || !m.on || len(s.Nodes) < minimapNodes {
		return
	}
	m.busy = true
	_, _, scale := v.pixels(v.Size())
	size := m.inner()
	go func() {
		small := miniature(s)
		r := small.Bounds()
		cam := scene.FitRect(size, r, 2, scene.MaxScale)
		img := image.NewRGBA(image.Rect(0, 0, int(size.W*scale), int(size.H*scale)))
		raster.New().Draw(img, small, cam, scale)
		v.opt.Do(func() {
			m.busy = false
			m.of, m.camera, m.all = s, cam, r
			pad := round(minimapPad * scale)
			m.card.draw(s, fyne.NewSize(minimapWidth, minimapHeight), scale, img, pad, pad)
			m.track() // also draws what came meanwhile
		})
	}()
}

// miniature is a scene without labels and legend.
func miniature(s *scene.Scene) *scene.Scene {
	c := s.MovedTo(nil)
	c.Legend, c.Axis, c.Background = nil, nil, s.Surface
	for i := range c.Nodes {
		n := &c.Nodes[i]
		n.Label, n.Lines, n.Sublabel, n.Icon, n.Pinned = "", nil, "", scene.NoIcon, false
	}
	return c
}

func (m *minimap) recolor(s *scene.Scene) {
	accent := s.Accent
	m.frame.StrokeColor = accent
	accent.A = 0x26
	m.frame.FillColor = accent
}

// lead moves the view to a place of the map.
func (m *minimap) lead(pos fyne.Position) {
	x, y := m.camera.ToWorld(m.inner(), float64(pos.X-minimapPad), float64(pos.Y-minimapPad))
	v := m.view
	v.fitted = false
	v.finish()
	v.stir()
	v.fly(v.bounded(scene.Camera{X: x, Y: y, Scale: v.camera.Scale}), false)
}

// MouseDown implements desktop.Mouseable.
func (m *minimap) MouseDown(ev *desktop.MouseEvent) { m.lead(ev.Position) }

// MouseUp implements desktop.Mouseable.
func (m *minimap) MouseUp(*desktop.MouseEvent) { m.view.cameraMoved() }

// Dragged implements fyne.Draggable.
func (m *minimap) Dragged(ev *fyne.DragEvent) { m.lead(ev.Position) }

// DragEnd implements fyne.Draggable.
func (m *minimap) DragEnd() { m.view.cameraMoved() }

// Scrolled implements fyne.Scrollable: the wheel zooms around the middle.
func (m *minimap) Scrolled(ev *fyne.ScrollEvent) {
	v := m.view
	v.Scrolled(&fyne.ScrollEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(v.Size().Width/2, v.Size().Height/2)}, Scrolled: ev.Scrolled,
	})
}
