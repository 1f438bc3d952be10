package scene

import (
	"math"

	"clew/app/scene/text"
	"clew/graphmodel/layout"
)

// labelGap is the space between a node and its label, in pixels at zoom 1.
const labelGap = 7

// lineHeight is the height of a line of text in em.
const lineHeight = 1.22

// sublabelScale is the size of the second line against the first.
const sublabelScale = 0.84

// LabelBox measures a node's label at zoom 1: the width and height in pixels
// of all its lines together. An empty label has no size.
func (n *Node) LabelBox() (w, h float64) {
	if n.Label == "" {
		return 0, 0
	}
	for _, line := range n.Lines {
		w = max(w, text.Measure(line, n.Weight())*n.LabelSize)
		h += n.LabelSize * lineHeight
	}
	if n.Sublabel != "" {
		w = max(w, text.Measure(n.Sublabel, text.Regular)*n.LabelSize*sublabelScale)
		h += n.LabelSize * sublabelScale * lineHeight
	}
	return w, h
}

// roughBox is LabelBox without shaping any text: seldom too narrow, and on
// average a tenth too wide.
func (n *Node) roughBox() (w, h float64) {
	if n.Label == "" {
		return 0, 0
	}
	for _, line := range n.Lines {
		w = max(w, roughWidth(line)*n.LabelSize)
		h += n.LabelSize * lineHeight
	}
	if n.Sublabel != "" {
		w = max(w, roughWidth(n.Sublabel)*n.LabelSize*sublabelScale)
		h += n.LabelSize * sublabelScale * lineHeight
	}
	return w, h
}

// roughWidth is about how wide a text is, in em: letters of the alphabets are
// three fifths as wide as high, those of East Asia as wide as high.
func roughWidth(line string) float64 {
	w := 0.0
	for _, r := range line {
		if r >= 0x2E80 {
			w++
		} else {
			w += 0.6
		}
	}
	return w
}

// Footprints returns the room that each node and its label below it take,
// aligned with Nodes, measured with the real fonts. A layout that keeps
// footprints apart keeps the labels apart.
func Footprints(s *Scene) []layout.Box {
	boxes := make([]layout.Box, len(s.Nodes))
	for i := range s.Nodes {
		n := &s.Nodes[i]
		w, h := n.LabelBox()
		half := max(w/2, n.Radius) + 4
		down := n.Radius + 4
		if h > 0 {
			down = n.Radius + 0.6*labelGap + h + 2
		}
		boxes[i] = layout.Box{Left: half, Right: half, Up: n.Radius + 4, Down: down}
	}
	return boxes
}

// LayoutGraph is what a layout has to arrange. start holds earlier positions
// by id for a warm start (nil for none); pinned nodes keep theirs.
func (s *Scene) LayoutGraph(start map[string]layout.Point) layout.Graph {
	g := layout.Graph{N: len(s.Nodes), Boxes: Footprints(s)}
	for i := range s.Links {
		l := &s.Links[i]
		g.Edges = append(g.Edges, layout.Edge{A: int32(l.From), B: int32(l.To), Weight: float32(l.Pull)})
	}
	if len(start) == 0 {
		return g
	}
	g.Start = make([]layout.Point, len(s.Nodes))
	g.Pinned = make([]bool, len(s.Nodes))
	for i := range s.Nodes {
		p, ok := start[s.Nodes[i].ID]
		if !ok {
			p = layout.Point{X: math.NaN(), Y: math.NaN()}
		}
		g.Start[i], g.Pinned[i] = p, ok && s.Nodes[i].Pinned
	}
	return g
}
