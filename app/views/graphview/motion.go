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
	// glideLimit is the size above which nodes jump: moving more than this many
	// is neither smooth nor helpful.
	glideLimit = 3000
)

// motion is the animation that runs, if any. Nothing runs while nothing moves.
type motion struct {
	animation *fyne.Animation
	flight    *scene.Flight // of the camera
	from, to  []layout.Point
	target    *scene.Scene
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
	if m.target != nil {
		v.base, v.index = m.target, nil
	}
	if m.flight != nil {
		v.camera = m.flight.To
	}
	if m.animation != nil {
		v.emphasize()
	}
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

// glide moves the nodes from their old places to those of the new base scene,
// and the camera with them as long as it follows the scene.
func (v *View) glide(old *scene.Scene, animate bool) {
	v.motion.stop()
	home := v.camera
	if v.fitted {
		home = v.home()
	}
	if !animate || !v.animated() || v.Size().IsZero() || len(v.base.Nodes) > glideLimit {
		v.camera = home
		return
	}
	from, moved := startingPoints(old, v.base)
	if !moved && home == v.camera {
		return
	}
	v.motion.target, v.motion.from, v.motion.to = v.base, from, v.base.Positions()
	if home != v.camera {
		v.motion.flight = &scene.Flight{From: v.camera, To: home, Duration: glideTime}
	}
	v.base = v.base.MovedTo(from)
	v.start(glideTime)
}

// startingPoints are the old places of the nodes of a new scene. A new node
// starts at its first neighbor that was there before, so that it is seen to
// grow out of it.
func startingPoints(old, next *scene.Scene) (from []layout.Point, moved bool) {
	from = next.Positions()
	known := make([]bool, len(from))
	for i := range next.Nodes {
		k, ok := old.NodeIndex(next.Nodes[i].ID)
		if !ok {
			continue
		}
		known[i] = true
		p := layout.Point{X: old.Nodes[k].X, Y: old.Nodes[k].Y}
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
	a.Start()
}

// step shows the movement at time t.
func (v *View) step(t time.Duration, done bool) {
	if done {
		v.finish()
		return
	}
	m := &v.motion
	if m.flight != nil {
		v.camera, _ = m.flight.At(t)
	}
	if m.target == nil {
		v.draw()
		return
	}
	k := scene.Ease(float64(t) / float64(glideTime))
	pos := make([]layout.Point, len(m.to))
	for i := range pos {
		pos[i] = layout.Point{X: m.from[i].X + (m.to[i].X-m.from[i].X)*k, Y: m.from[i].Y + (m.to[i].Y-m.from[i].Y)*k}
	}
	v.base, v.index = m.target.MovedTo(pos), nil
	v.emphasize()
}
