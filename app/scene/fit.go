package scene

import "math"

// Bounds is the world rectangle around all nodes with their labels at zoom 1.
// It is empty for a scene without nodes.
func (s *Scene) Bounds() Rect { return s.measureExtents(nil).at(s, 1) }

// extents are what is needed to tell the size of a drawing at any scale: the
// sizes of nodes and labels do not grow as the distances do.
type extents struct{ nodes []extent }

type extent struct{ x, y, half, up, down, labelW, labelH float64 }

// estimateAbove is the number of nodes above which their labels are estimated,
// not measured. To shape a hundred thousand names takes more than a second, and
// a camera is asked for while the window waits, whenever its size changes; of so
// many names, few are shown.
const estimateAbove = 2000

// measureExtents looks at some nodes; nil means all.
func (s *Scene) measureExtents(nodes []int) *extents {
	count := len(nodes)
	if nodes == nil {
		count = len(s.Nodes)
	}
	e := &extents{nodes: make([]extent, 0, count)}
	box := (*Node).LabelBox
	if count > estimateAbove {
		box = (*Node).roughBox
	}
	add := func(i int) {
		n := &s.Nodes[i]
		half, up, down := n.Shape.Extent()
		w, h := box(n)
		e.nodes = append(e.nodes, extent{n.X, n.Y, half * n.Radius, up * n.Radius, down * n.Radius, w / 2, h})
	}
	if nodes == nil {
		for i := range s.Nodes {
			add(i)
		}
	}
	for _, i := range nodes {
		add(i)
	}
	return e
}

// at is the rectangle around the nodes with labels below them at a camera
// scale, in scaled coordinates.
func (e *extents) at(s *Scene, scale float64) Rect {
	if len(e.nodes) == 0 {
		return Rect{}
	}
	ns, ts := s.NodeScale(scale), LabelScale(scale)
	r := Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := range e.nodes {
		n := &e.nodes[i]
		half := max(n.half*ns, n.labelW*ts)
		down := n.down * ns
		if n.labelH > 0 {
			down += 0.6*labelGap*min(ns, 1) + n.labelH*ts
		}
		r = Rect{
			min(r.X0, n.x*scale-half), min(r.Y0, n.y*scale-n.up*ns),
			max(r.X1, n.x*scale+half), max(r.Y1, n.y*scale+down),
		}
	}
	return r
}

// FitScale is the largest scale that Fit uses: a small graph is not blown up.
const FitScale = 1.4

// Fit is the camera that shows the whole scene with its labels in a viewport,
// clear of the legend.
func (s *Scene) Fit(v Size) Camera { return s.FitNodes(v, nil, FitScale) }

// FitBeside is Fit clear of what floats over the lower right corner: only where
// a node or a name would come to lie below it, the scene keeps to the left of it.
func (s *Scene) FitBeside(v, corner Size) Camera {
	cam := s.Fit(v)
	under := Rect{v.W - corner.W, v.H - corner.H, v.W, v.H}
	if !s.measureExtents(nil).touch(s, cam, v, under) {
		return cam
	}
	left := Size{v.W - corner.W, v.H}
	if left.W < corner.W {
		return cam
	}
	beside := s.Fit(left)
	if beside.Scale < smallerBeside*cam.Scale {
		return cam
	}
	beside.X += corner.W / 2 / beside.Scale
	return beside
}

// smallerBeside is how much smaller a picture may get to keep clear of what
// floats over its corner. In a narrow view it would shrink to nothing, since names
// do not get smaller with it.
const smallerBeside = 0.8

// touch reports whether a node or its name lies in a rectangle of the view.
func (e *extents) touch(s *Scene, cam Camera, v Size, r Rect) bool {
	for i := range e.nodes {
		box := (&extents{nodes: e.nodes[i : i+1]}).at(s, cam.Scale)
		x, y := v.W/2-float64(cam.X*cam.Scale), v.H/2-float64(cam.Y*cam.Scale)
		if (Rect{box.X0 + x, box.Y0 + y, box.X1 + x, box.Y1 + y}).Intersects(r) {
			return true
		}
	}
	return false
}

// FitNodes is the camera that shows some nodes with their labels, clear of the
// legend and enlarged to at most maxScale; nil means all nodes.
func (s *Scene) FitNodes(v Size, nodes []int, maxScale float64) Camera {
	e := s.measureExtents(nodes)
	room := s.legendRoom()
	top, bottom := s.PageRoom()
	if room > v.H/4 {
		room = 0
	}
	margin := min(28, 0.05*min(v.W, v.H))
	w, h := v.W-2*margin, v.H-room-top-bottom-2*margin
	fits := func(scale float64) bool {
		r := e.at(s, scale)
		return r.X1-r.X0 <= w && r.Y1-r.Y0 <= h
	}
	scale := min(maxScale, MaxScale)
	if !fits(scale) {
		lo, hi := MinScale, scale
		for range 24 { // bisection: sizes grow with the scale
			if mid := math.Sqrt(lo * hi); fits(mid) {
				lo = mid
			} else {
				hi = mid
			}
		}
		scale = lo
	}
	r := e.at(s, scale)
	return Camera{(r.X0 + r.X1) / 2 / scale, ((r.Y0+r.Y1)/2 + (room+bottom-top)/2) / scale, scale}
}
