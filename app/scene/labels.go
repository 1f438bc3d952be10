package scene

import (
	"math"
	"slices"

	"clew/app/scene/text"
)

// Align says how the lines of a label stand in its box.
type Align uint8

// The alignments.
const (
	Center Align = iota
	Left
	Right
)

// Label is a placed label in scaled coordinates.
type Label struct {
	Node, Link int // one of them is -1
	Lines      []Line
	Box        Rect
	Align      Align
	Faded      bool
	Leader     Leader // the line to its node, where it stands away from it
	Crossed    bool   // something runs through the box: a halo is needed
	gone       bool   // pushed away by another
	spot       uint8
	form       form
}

// Line is a line of a label.
type Line struct {
	Text   string
	Size   float64 // font size
	Weight text.Weight
	Quiet  bool
}

// width of the line in pixels.
func (l *Line) width() float64 { return text.Measure(l.Text, l.Weight) * l.Size }

// Text returns the label's lines joined by spaces.
func (l *Label) Text() string {
	all := ""
	for i := range l.Lines {
		if i > 0 {
			all += " "
		}
		all += l.Lines[i].Text
	}
	return all
}

// Baseline is the height of the baseline of a line.
func (l *Label) Baseline(line int) float64 {
	y := l.Box.Y0
	for i := range l.Lines[:line] {
		y += l.Lines[i].Size * lineHeight
	}
	return y + l.Lines[line].Size*(lineHeight/2+text.CapHeight/2)
}

// StartX is where a line of the given width starts.
func (l *Label) StartX(width float64) float64 {
	switch l.Align {
	case Left:
		return l.Box.X0
	case Right:
		return l.Box.X1 - width
	default:
		return (l.Box.X0 + l.Box.X1 - width) / 2
	}
}

// Above these sizes the placement looks at less: where links run, and the
// labels of links.
const (
	maxLinksAvoided = 4000
	maxLinkLabels   = 1500
)

// PlaceLabels chooses which labels are shown at a camera scale, and where. No
// label covers another one or a node that is as important as its own; it
// covers a lesser node only when it finds no free place. What the person
// points at or has chosen may cover the rest, what is next to it what is faded. More important nodes choose first; a
// node whose label finds no room goes without. The result depends on the scene
// and the scale alone, so labels stand still in a pan.
func PlaceLabels(s *Scene, scale float64) []Label { return PlaceLabelsIn(s, scale, Rect{}) }

// PlaceLabelsIn places the labels of the nodes in a part of the drawing, in
// scaled coordinates; an empty area means everywhere. It is for scenes that
// are too large to place all labels in every frame of a zoom.
func PlaceLabelsIn(s *Scene, scale float64, area Rect) []Label {
	return new(Placer).Place(s, scale, area)
}

// Placer places labels again and again and reuses its memory. The zero value
// is ready. It is used by one goroutine at a time.
type Placer struct{ placer }

// Place is PlaceLabelsIn. The result is valid until the next call.
func (c *Placer) Place(s *Scene, scale float64, area Rect) []Label {
	p := &c.placer
	p.begin(s, scale, area)
	order := p.order()
	for _, i := range order {
		p.placeNode(i, plain)
	}
	if p.careful {
		p.findRoom(order)
		if p.insist(order) {
			p.findRoom(order)
		}
	}
	// What the person points at is named whatever it takes, then what is near.
	if p.focused {
		for _, r := range []rank{chosen, near} {
			for _, i := range order {
				if !p.done[i] && rankOf(s.Nodes[i].Emphasis) == r {
					p.placeNode(i, r)
				}
			}
		}
	}
	if len(s.Links) <= maxLinkLabels || p.focused || scale >= closeLabels {
		p.placeLinks()
	}
	return p.visible()
}

// eventNames is the importance of the names of events and groups against those of people,
// organizations and places of the same importance.
const eventNames = 0.6

// order lists the nodes that may get a label, most important first. In a far
// view there is room for few: trying the rest would only take time.
func (p *placer) order() []int {
	p.keys = p.keys[:0]
	for _, i := range p.within {
		if n := &p.scene.Nodes[i]; n.Label != "" {
			key := n.Importance
			if n.Hollow && p.careful { // what happened says less by its name than who took part
				key *= eventNames
			}
			p.keys = append(p.keys, importanceKey(key, i))
		}
	}
	const (
		roomOfLabel = 60 * 16
		roomOfMain  = 110 * 110 // of a name that is worth lesser nodes
	)
	room := int((p.area.X1-p.area.X0)*(p.area.Y1-p.area.Y0)/roomOfLabel) + 100
	if !p.focused && len(p.keys) > 2*room {
		p.keys = p.foremost(p.keys, room)
	}
	slices.Sort(p.keys)
	p.ordered = p.ordered[:0]
	for k, key := range p.keys {
		i := int(key & (1<<32 - 1))
		if k < room || p.focused && p.scene.Nodes[i].Emphasis > Faded {
			p.ordered = append(p.ordered, i)
		}
	}
	p.main = mainNode
	if k := room * roomOfLabel / roomOfMain; !p.careful && k < len(p.ordered) {
		p.main = min(p.main, p.scene.Nodes[p.ordered[k]].Importance)
	}
	return p.ordered
}

// foremost leaves of many keys the n lowest, and some more, without sorting the rest.
func (p *placer) foremost(keys []uint64, n int) []uint64 {
	const shift = 48
	if p.ranks == nil {
		p.ranks = make([]int32, 1<<(64-shift))
	}
	clear(p.ranks)
	for _, key := range keys {
		p.ranks[key>>shift]++
	}
	last, sum := 0, 0
	for last < len(p.ranks)-1 && sum+int(p.ranks[last]) < n {
		sum += int(p.ranks[last])
		last++
	}
	return slices.DeleteFunc(keys, func(key uint64) bool { return int(key>>shift) > last })
}

// importanceKey sorts the more important first, then the lower index.
func importanceKey(importance float64, i int) uint64 {
	// A positive float's bits sort as the number does.
	return uint64(^math.Float32bits(float32(min(max(importance, 0), 1e9))))<<32 | uint64(i)
}

// placer places labels greedily on a grid of occupied boxes.
type placer struct {
	scene   *Scene
	scale   float64
	nodes   float64 // NodeScale
	text    float64 // LabelScale
	pad     float64 // space around each label, wider in far views
	area    Rect    // what is looked at
	closed  bool    // labels stay inside the area: a fitted picture shows it whole
	focused bool    // something is emphasized
	careful bool    // few nodes are in sight: every name counts
	within  []int   // the nodes that are looked at
	keys    []uint64
	ranks   []int32 // keys by their upper bits
	ordered []int

	boxes   []occupied
	grid    cellGrid
	points  cellGrid // samples along links
	px, py  []float64
	prices  []float64 // of covering them
	sampled bool
	insists bool    // main nodes take the room of lesser names
	main    float64 // importance above which nodes are main ones

	labels []Label
	lines  []Line
	done   []bool // nodes that have a label
}

// occupied is a box that labels keep clear of.
type occupied struct {
	box   Rect
	node  int // whose body it is, -1 for a label
	label int // index into labels, -1 for a node's body
}

// In scenes with more nodes in sight than crowdOfNodes, labels do not look for
// places free of nodes that are mere dots.
const (
	crowdOfNodes = 3000
	dotOfNode    = 3 // radius in pixels
)

func (p *placer) begin(s *Scene, scale float64, area Rect) {
	p.scene, p.scale, p.nodes, p.text = s, scale, s.NodeScale(scale), LabelScale(scale)
	p.pad = labelPad(scale)
	p.area, p.closed, p.focused = area, false, false
	if area.Empty() {
		p.area = s.measureExtents(nil).at(s, scale).Inset(-12)
		p.closed = true
	}
	p.within, p.boxes = p.within[:0], p.boxes[:0]
	p.labels, p.lines = p.labels[:0], p.lines[:0]
	if cap(p.done) < len(s.Nodes) {
		p.done = make([]bool, len(s.Nodes))
	}
	p.done = p.done[:len(s.Nodes)]
	clear(p.done)
	for i := range s.Nodes {
		n := &s.Nodes[i]
		p.focused = p.focused || n.Emphasis > Faded
		if area.Empty() || p.bodyBox(n).Intersects(area) {
			p.within = append(p.within, i)
		}
	}
	p.careful = len(p.within) <= carefulNodes
	cell := 64.0
	if len(p.within) > crowdOfNodes {
		cell = 40
	}
	p.grid.reset(p.area, cell, 4*len(p.within))
	for _, i := range p.within {
		n := &s.Nodes[i]
		if len(p.within) > crowdOfNodes && n.Radius*p.nodes < dotOfNode && n.Emphasis <= Faded {
			continue
		}
		p.occupy(occupied{p.bodyBox(n), i, -1})
	}
	p.sampled = len(s.Links) <= maxLinksAvoided
	if p.sampled {
		p.sampleLinks()
	}
}

// bodyBox is the room that the body of a node takes.
func (p *placer) bodyBox(n *Node) Rect {
	half, up, down := n.Shape.Extent()
	r, x, y := n.Radius*p.nodes, n.X*p.scale, n.Y*p.scale
	return Rect{x - half*r, y - up*r, x + half*r, y + down*r}
}

func (p *placer) occupy(o occupied) {
	p.grid.add(o.box, len(p.boxes))
	p.boxes = append(p.boxes, o)
}

// sampleLinks notes points along the links, so that labels can prefer places
// where few run.
func (p *placer) sampleLinks() {
	const step = 9
	p.px, p.py, p.prices = p.px[:0], p.py[:0], p.prices[:0]
	p.points.reset(p.area, 32, 16*len(p.scene.Links))
	for i := range p.scene.Links {
		c, ok := p.scene.LinkCurveAt(i, p.scale, p.nodes)
		if !ok {
			continue
		}
		n := min(int(math.Hypot(c.X1-c.X0, c.Y1-c.Y0)/step)+1, 200)
		for k := 0; k <= n; k++ {
			x, y := c.At(float64(k) / float64(n))
			p.points.addPoint(x, y, len(p.px))
			// A covered head says less than a covered line.
			price := linePrice
			if p.scene.Links[i].Arrow && n-k < 2 {
				price = headPrice
			}
			p.px, p.py, p.prices = append(p.px, x), append(p.py, y), append(p.prices, price)
		}
	}
}

// labelPad is the space around each label: wider in far views, where only the
// most important names help.
func labelPad(scale float64) float64 { return 1.5 + 26*max(0, 0.6-scale) }
