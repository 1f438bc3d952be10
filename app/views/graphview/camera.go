package graphview

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/graphmodel/layout"
)

// zoomStep is the factor of one click on a zoom button or one notch of a wheel.
const zoomStep = 1.2

// Camera returns where the view looks.
func (v *View) Camera() scene.Camera {
	if v.motion.flight != nil {
		return v.motion.flight.To
	}
	return v.camera
}

// SetCamera looks at a remembered place. An invalid camera is ignored.
func (v *View) SetCamera(c scene.Camera) {
	if !c.Valid() {
		return
	}
	v.fitted = false
	v.fly(c, false)
}

// FlyTo leads the camera to a remembered place. An invalid camera is ignored.
func (v *View) FlyTo(c scene.Camera) {
	if c.Valid() {
		v.fitted = false
		v.fly(c, true)
		v.cameraMoved()
	}
}

// Fitted reports whether the camera follows the scene, because the person has
// not moved it since the last Fit.
func (v *View) Fitted() bool { return v.fitted }

// home is the camera that shows everything, clear of the buttons.
func (v *View) home() scene.Camera {
	size := v.size()
	if size.W < 1 || size.H < 1 || len(v.base.Nodes) == 0 {
		return scene.Camera{Scale: 1}
	}
	box := v.buttons.size()
	return v.base.FitBeside(size, scene.Size{W: float64(box.Width) + 2*buttonMargin, H: float64(box.Height) + 2*buttonMargin})
}

// Fit shows the whole scene, and keeps doing so while it changes.
func (v *View) Fit(animate bool) {
	v.fitted = true
	v.fly(v.home(), animate)
	v.cameraMoved()
}

// FocusNodes shows some nodes with what lies within some links of them.
func (v *View) FocusNodes(ids []string, hops int, animate bool) {
	var nodes []int
	for _, id := range ids {
		if i, ok := v.base.NodeIndex(id); ok {
			nodes = append(nodes, i)
		}
	}
	if len(nodes) == 0 {
		return
	}
	v.fitted = false
	v.fly(v.base.FitNodes(v.size(), v.graph().around(nodes, hops, len(v.base.Nodes)), 1.8), animate)
	v.cameraMoved()
}

// FocusLinks shows some links with their ends.
func (v *View) FocusLinks(ids []string, animate bool) {
	var nodes []int
	for _, id := range ids {
		if i, ok := v.base.LinkIndex(id); ok {
			nodes = append(nodes, v.base.Links[i].From, v.base.Links[i].To)
		}
	}
	if len(nodes) == 0 {
		return
	}
	v.fitted = false
	v.fly(v.base.FitNodes(v.size(), nodes, 1.8), animate)
	v.cameraMoved()
}

// Reveal moves the camera only when a node is out of sight.
func (v *View) Reveal(id string, animate bool) {
	i, ok := v.base.NodeIndex(id)
	if !ok {
		return
	}
	nx, ny := v.nodeAt(i)
	size := v.size()
	x, y := v.Camera().ToScreen(size, nx, ny)
	if (scene.Rect{X1: size.W, Y1: size.H}).Inset(min(60, size.W/6, size.H/6)).Contains(x, y) {
		return
	}
	v.fitted = false
	v.fly(v.bounded(scene.Camera{X: nx, Y: ny, Scale: v.Camera().Scale}), animate)
	v.cameraMoved()
}

// Zoom enlarges by a factor around the middle.
func (v *View) Zoom(factor float64, animate bool) {
	size := v.size()
	v.steered()
	v.fly(v.bounded(v.Camera().ZoomAt(size, size.W/2, size.H/2, factor)), animate)
	v.cameraMoved()
}

// zoomAt enlarges around a point of the view, at once.
func (v *View) zoomAt(pos fyne.Position, factor float64) {
	v.steered()
	v.stir()
	v.fly(v.bounded(v.camera.ZoomAt(v.size(), float64(pos.X), float64(pos.Y), factor)), false)
	v.cameraMoved()
}

// pan moves the picture by pixels.
func (v *View) pan(dx, dy float64) {
	v.steered()
	v.stir()
	if d := math.Hypot(dx, dy); d > 0 {
		v.drift = layout.Point{X: dx / d * margin / 2, Y: dy / d * margin / 2}
	}
	v.fly(v.bounded(v.camera.Pan(dx, dy)), false)
}

// bounded keeps some of the scene in view.
func (v *View) bounded(c scene.Camera) scene.Camera {
	if len(v.base.Nodes) == 0 {
		return c
	}
	v.hits() // a small scene's bounds are known then
	r := v.known.bounds
	if r.Empty() {
		// Those of a large one come later: meanwhile its nodes without their names.
		r = around(v.Places())
	}
	return c.Clamp(v.size(), r)
}

// sees reports whether a camera has one of some nodes in view.
func (v *View) sees(c scene.Camera, nodes []layout.Point) bool {
	r := c.Visible(v.size())
	return slices.ContainsFunc(nodes, func(p layout.Point) bool { return r.Contains(p.X, p.Y) })
}

// steered notes that the person leads the camera. Before there is anything to
// see, there is nothing to keep in view: what comes is shown as a whole.
func (v *View) steered() {
	if len(v.base.Nodes) > 0 {
		v.fitted = false
	}
}

// nodeAt is where a node is now.
func (v *View) nodeAt(i int) (x, y float64) {
	if v.pose != nil {
		return v.pose.at[i].X, v.pose.at[i].Y
	}
	return v.base.Nodes[i].X, v.base.Nodes[i].Y
}

func (v *View) cameraMoved() {
	if v.opt.OnCamera != nil {
		v.opt.OnCamera()
	}
}

// Scrolled implements fyne.Scrollable: the wheel zooms at the pointer, with
// Shift it pans sideways.
func (v *View) Scrolled(ev *fyne.ScrollEvent) {
	if modifiers()&fyne.KeyModifierShift != 0 {
		v.pan(float64(ev.Scrolled.DX+ev.Scrolled.DY)*2, 0)
		v.cameraMoved()
		return
	}
	// One notch is 25 on most systems; touchpads send less, more often.
	notches := min(max(float64(ev.Scrolled.DY)/25, -4), 4)
	if notches == 0 {
		return
	}
	v.zoomAt(ev.Position, math.Pow(zoomStep, notches))
}

// Middle is the point of the world in the middle of the view.
func (v *View) Middle() layout.Point {
	x, y := v.camera.ToWorld(v.size(), v.size().W/2, v.size().H/2)
	return layout.Point{X: x, Y: y}
}
