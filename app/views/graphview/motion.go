package graphview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/graphmodel/layout"
)

const (
	flightTime = 260 * time.Millisecond // of the camera
	glideTime  = 420 * time.Millisecond // of nodes
	coastTime  = 700 * time.Millisecond // of a picture that was let go in motion
	coastDecay = 0.18                   // seconds in which it loses most of its speed
)

// pose holds the places of the nodes while they move, aligned with the nodes
// of the base scene. It is never modified.
type pose struct{ at []layout.Point }

// motion is the animation that runs, if any. Nothing runs while nothing moves.
type motion struct {
	animation *fyne.Animation
	flight    *scene.Flight  // of the camera
	from, to  []layout.Point // of the nodes
	coast     *coast
}

// coast is a pan that goes on by itself.
type coast struct {
	from   scene.Camera
	vx, vy float64 // pixels a second
}

// at is the camera t after the picture was let go.
func (c *coast) at(t time.Duration) scene.Camera {
	k := coastDecay * (1 - math.Exp(-t.Seconds()/coastDecay))
	return c.from.Pan(c.vx*k, c.vy*k)
}

func (m *motion) stop() {
	if m.animation != nil {
		m.animation.Stop()
	}
	*m = motion{}
}

func (v *View) animated() bool { return v.opt.Animate != nil && v.opt.Animate() }

// finish ends a running movement at its goal.
func (v *View) finish() {
	m := v.motion
	v.motion.stop()
	if m.animation == nil {
		return
	}
	if m.to != nil {
		v.pose = nil
	}
	if m.flight != nil {
		v.camera = m.flight.To
	}
	v.stir()
	v.draw()
}

// fly moves the camera.
func (v *View) fly(to scene.Camera, animate bool) {
	v.hideTooltip()
	if f := v.motion.flight; f != nil && f.To == to && animate {
		return // it is on its way there
	}
	v.finish()
	if !animate || !v.animated() || v.Size().IsZero() {
		v.camera = to
		v.draw()
		return
	}
	v.motion.flight = &scene.Flight{From: v.camera, To: to, Duration: flightTime}
	v.start(flightTime)
}

// glide moves the nodes from where they were in the scene before to the places
// of the base scene, and the camera with them as long as it follows the scene.
func (v *View) glide(old *scene.Scene, places []layout.Point, animate bool) {
	v.motion.stop()
	v.pose = nil
	still := !animate || !v.animated() || v.Size().IsZero()
	if still && v.fitted {
		v.camera = v.home()
		return
	}
	from, moved := startingPoints(old, places, v.base)
	// Who has zoomed while a project opens or is laid out anew must not be left
	// with an empty view. That a filter empties it is another thing.
	if to := v.base.Positions(); moved && len(to) > 0 && !v.sees(v.camera, to) {
		v.fitted = true
	}
	home := v.camera
	if v.fitted {
		home = v.home()
	}
	if still {
		v.camera = home
		return
	}
	if !moved && home == v.camera {
		return
	}
	if moved {
		v.motion.from, v.motion.to = from, v.base.Positions()
		v.pose = &pose{from}
	}
	if home != v.camera {
		v.motion.flight = &scene.Flight{From: v.camera, To: home, Duration: glideTime}
	}
	v.start(glideTime)
}

// startingPoints are the old places of the nodes of a new scene. A new node
// starts at its first neighbor that was there before, so that it is seen to
// grow out of it.
func startingPoints(old *scene.Scene, places []layout.Point, next *scene.Scene) (from []layout.Point, moved bool) {
	from = next.Positions()
	known := make([]bool, len(from))
	for i := range next.Nodes {
		k, ok := old.NodeIndex(next.Nodes[i].ID)
		if !ok {
			continue
		}
		known[i] = true
		p := places[k]
		moved = moved || math.Abs(p.X-from[i].X)+math.Abs(p.Y-from[i].Y) > 0.5
		from[i] = p
	}
	for i := range next.Links {
		a, b := next.Links[i].From, next.Links[i].To
		switch {
		case known[a] && !known[b]:
			from[b], moved = from[a], true
		case known[b] && !known[a]:
			from[a], moved = from[b], true
		}
	}
	return from, moved
}

// start runs the movement that v.motion describes.
func (v *View) start(d time.Duration) {
	if v.motion.animation != nil {
		v.motion.animation.Stop()
	}
	a := fyne.NewAnimation(d, nil)
	a.Curve = fyne.AnimationLinear
	a.Tick = func(t float32) {
		if v.motion.animation == a {
			v.step(time.Duration(float64(t)*float64(d)), t >= 1)
		}
	}
	v.motion.animation = a
	v.stir()
	a.Start()
}

// step shows the movement at time t.
func (v *View) step(t time.Duration, done bool) {
	m := &v.motion
	if m.coast != nil {
		v.camera = v.bounded(m.coast.at(t))
	}
	if done {
		v.finish()
		v.cameraMoved()
		return
	}
	v.stir()
	if m.flight != nil {
		v.camera, _ = m.flight.At(t)
	}
	if m.to != nil {
		k := scene.Ease(float64(t) / float64(glideTime))
		v.pose = &pose{between(m.from, m.to, k)}
	}
	v.draw()
}

// between are the points at a part k of the way.
func between(from, to []layout.Point, k float64) []layout.Point {
	at := make([]layout.Point, len(to))
	for i := range at {
		at[i] = layout.Point{X: from[i].X + (to[i].X-from[i].X)*k, Y: from[i].Y + (to[i].Y-from[i].Y)*k}
	}
	return at
}

// letGo lets the picture go on by itself after a quick pan.
func (v *View) letGo(vx, vy float64) {
	const least = 150 // pixels a second
	if !v.inertia || !v.animated() || math.Hypot(vx, vy) < least {
		return
	}
	v.motion.coast = &coast{v.camera, vx, vy}
	v.start(coastTime)
}

// SetInertia makes a picture that is let go in motion go on by itself.
func (v *View) SetInertia(on bool) { v.inertia = on }

// Pose moves the nodes of the scene to other places at once, as the steps of a
// layout that runs do; at is aligned with the nodes of the scene and must not
// be modified afterwards. A node that is being dragged stays at the pointer.
func (v *View) Pose(at []layout.Point) {
	if len(at) != len(v.base.Nodes) {
		return
	}
	if v.motion.to != nil {
		v.finish()
	}
	v.endSway()
	v.posed = true
	v.place(at)
	if v.gesture.drag == noDrag && len(at) > 0 && !v.sees(v.camera, at) {
		v.fitted = true // the layout has led all nodes out of view
	}
	if v.fitted && v.gesture.drag == noDrag {
		v.camera = scene.FitRect(v.size(), around(v.pose.at), 60, scene.FitScale)
		v.draw()
	}
}

// place shows the nodes at other places, but for those that are dragged.
func (v *View) place(at []layout.Point) {
	if v.gesture.drag == moving {
		at = v.gesture.held.keep(at)
	}
	v.pose = &pose{at}
	v.stir()
	v.draw()
}

// around is the rectangle around some points.
func around(at []layout.Point) scene.Rect {
	var r scene.Rect
	for i, p := range at {
		if i == 0 {
			r = scene.Rect{X0: p.X, Y0: p.Y, X1: p.X, Y1: p.Y}
		}
		r = scene.Rect{X0: min(r.X0, p.X), Y0: min(r.Y0, p.Y), X1: max(r.X1, p.X), Y1: max(r.Y1, p.Y)}
	}
	return r
}

// Places returns where the nodes are now, aligned with the nodes of the scene.
func (v *View) Places() []layout.Point {
	if v.pose != nil {
		return v.pose.at
	}
	return v.base.Positions()
}

// settleNodes makes the present places those of the scene.
func (v *View) settleNodes() {
	if v.pose == nil {
		return
	}
	v.base = v.base.MovedTo(v.pose.at)
	v.pose = nil
	v.reindex()
}
