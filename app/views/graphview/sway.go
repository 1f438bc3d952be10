package graphview

import (
	"math"
	"sync/atomic"
	"time"

	"clew/app/scene"
	"clew/graphmodel/layout"
)

const (
	// swayNodes is the size up to which the surroundings of a dragged node move
	// by forces; in larger networks they go along by a share of its way.
	swayNodes = 20000
	// swayInterval is the time between two steps: a frame of the window.
	swayInterval = 16 * time.Millisecond
	// swayed is how far a node has gone that has moved, in layout units.
	swayed = 0.5
)

// sway moves the surroundings of dragged nodes by the forces of a layout, away
// from the UI thread, as long as the drag lasts: neighbors follow, others make
// room. Its fields but stop are read by its goroutine and never change.
type sway struct {
	stop chan struct{}
	live atomic.Pointer[layout.Live] // nil until it is ready
	base *scene.Scene
}

// beginSway starts moving what is around dragged nodes.
func (v *View) beginSway() {
	if !v.follow || v.posed || !v.animated() || len(v.base.Nodes) > swayNodes {
		return
	}
	s := &sway{stop: make(chan struct{}), base: v.base}
	v.sway = s
	at := v.Places()
	go s.run(at, v.opt.Do, func(p []layout.Point) {
		if v.sway == s {
			v.place(p)
		}
	})
}

func (s *sway) run(at []layout.Point, do func(func()), show func([]layout.Point)) {
	g := s.base.LayoutGraph(nil)
	g.Start, g.Pinned = at, make([]bool, g.N)
	for i := range s.base.Nodes {
		g.Pinned[i] = s.base.Nodes[i].Pinned
	}
	l, err := layout.NewLive(g, layout.Options{})
	if err != nil {
		return // the dragged nodes move alone
	}
	s.live.Store(l)
	var busy atomic.Bool
	tick := time.NewTicker(swayInterval)
	defer tick.Stop()
	for {
		select {
		case <-s.stop:
			return
		case <-tick.C:
		}
		// While the window is busy with one state, the next one waits.
		if l.Step() && busy.CompareAndSwap(false, true) {
			p := l.Positions(nil)
			do(func() {
				busy.Store(false)
				show(p)
			})
		}
	}
}

// pull tells where the held nodes are.
func (s *sway) pull(h *held) {
	if l := s.live.Load(); l != nil {
		for k, i := range h.all {
			l.Hold(i, h.at[k])
		}
	}
}

// endSway leaves the nodes where they are.
func (v *View) endSway() {
	if v.sway != nil {
		close(v.sway.stop)
		v.sway = nil
	}
}

// takeAlong adds to what was held the nodes that have moved with it.
func (v *View) takeAlong(h *held) {
	if v.pose == nil {
		return
	}
	in := make(map[int]bool, len(h.all))
	for _, i := range h.all {
		in[i] = true
	}
	for i, p := range v.pose.at {
		n := &v.base.Nodes[i]
		if !in[i] && math.Hypot(p.X-n.X, p.Y-n.Y) > swayed {
			h.all, h.share, h.at = append(h.all, i), append(h.share, 0), append(h.at, p)
		}
	}
}
