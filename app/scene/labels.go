package scene

import (
	"cmp"
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
	Crossed    bool // something runs through the box: a halo is needed
	gone       bool // pushed away by another
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
	p := newPlacer(s, scale, area)
	order := p.order()
	for _, i := range order {
		p.placeNode(i, plain)
	}
	// What the person points at is named whatever it takes, then what is near.
	for _, r := range []rank{chosen, near} {
		for _, i := range order {
			if !p.done[i] && rankOf(s.Nodes[i].Emphasis) == r {
				p.placeNode(i, r)
			}
		}
	}
	if len(s.Links) <= maxLinkLabels || p.focused {
		p.placeLinks()
	}
	return p.visible()
}

// order lists the nodes that may get a label, most important first. In a far
// view there is room for few: trying the rest would only take time.
func (p *placer) order() []int {
	var order, lit []int
	for _, i := range p.within {
		n := &p.scene.Nodes[i]
		if n.Label == "" {
			continue
		}
		order = append(order, i)
		if n.Emphasis > Faded {
			lit = append(lit, i)
		}
	}
	byImportance := func(a, b int) int {
		return cmp.Compare(p.scene.Nodes[b].Importance, p.scene.Nodes[a].Importance)
	}
	slices.SortStableFunc(order, byImportance)
	const roomOfLabel = 60 * 16
	if room := int((p.area.X1-p.area.X0)*(p.area.Y1-p.area.Y0)/roomOfLabel) + 100; room < len(order) {
		order = order[:room]
		slices.SortStableFunc(lit, byImportance)
		for _, i := range lit {
			if !slices.Contains(order, i) {
				order = append(order, i)
			}
		}
	}
	return order
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
	within  []int   // the nodes that are looked at

	boxes  []occupied
	grid   cellGrid
	points cellGrid // samples along links
	px, py []float64

	labels []Label
	done   []bool // nodes that have a label
}

// occupied is a box that labels keep clear of.
type occupied struct {
	box   Rect
	node  int // whose body it is, -1 for a label
	label int // index into labels, -1 for a node's body
}

func newPlacer(s *Scene, scale float64, area Rect) *placer {
	p := &placer{scene: s, scale: scale, nodes: s.NodeScale(scale), text: LabelScale(scale), done: make([]bool, len(s.Nodes))}
	p.pad = 1.5 + 14*max(0, 0.6-scale)
	p.area = area
	if area.Empty() {
		p.area = s.measureExtents(nil).at(s, scale).Inset(-12)
		p.closed = true
	}
	p.grid = newCellGrid(p.area, 64, 4*len(s.Nodes))
	for i := range s.Nodes {
		n := &s.Nodes[i]
		p.focused = p.focused || n.Emphasis > Faded
		half, up, down := n.Shape.Extent()
		r, x, y := n.Radius*p.nodes, n.X*scale, n.Y*scale
		box := Rect{x - half*r, y - up*r, x + half*r, y + down*r}
		if !area.Empty() && !box.Intersects(area) {
			continue
		}
		p.within = append(p.within, i)
		p.occupy(occupied{box, i, -1})
	}
	if len(s.Links) <= maxLinksAvoided {
		p.sampleLinks()
	}
	return p
}

func (p *placer) occupy(o occupied) {
	p.grid.add(o.box, len(p.boxes))
	p.boxes = append(p.boxes, o)
}

// sampleLinks notes points along the links, so that labels can prefer places
// where few run.
func (p *placer) sampleLinks() {
	const step = 9
	p.points = newCellGrid(p.area, 32, 16*len(p.scene.Links))
	for i := range p.scene.Links {
		c, ok := p.scene.LinkCurve(i, p.scale)
		if !ok {
			continue
		}
		n := min(int(math.Hypot(c.X1-c.X0, c.Y1-c.Y0)/step)+1, 200)
		for k := 0; k <= n; k++ {
			x, y := c.At(float64(k) / float64(n))
			p.points.addPoint(x, y, len(p.px))
			p.px, p.py = append(p.px, x), append(p.py, y)
		}
	}
}

// candidate is a possible place of a label relative to its node: the position
// of the box in units of its own size and of the node, and a penalty.
type candidate struct {
	dx, dy  float64 // -1, 0, 1: left, centered, right; above, middle, below
	align   Align
	penalty float64
}

var candidates = [...]candidate{
	{0, 1, Center, 0},
	{1, 0, Left, 1.6},
	{0, -1, Center, 1.9},
	{-1, 0, Right, 2},
	{1, 1, Left, 2.6},
	{1, -1, Left, 2.8},
	{-1, 1, Right, 3},
	{-1, -1, Right, 3.2},
}

// rank is what a label may do to others: one of a higher rank may push away
// labels of a lower one and cover their nodes.
type rank uint8

const (
	plain rank = iota
	near
	chosen
)

func rankOf(e Emphasis) rank {
	switch e {
	case Near:
		return near
	case Hovered, Selected:
		return chosen
	default:
		return plain
	}
}

// placeNode finds the best free place for a node's label. With a rank it may
// push away the labels of faded nodes and cover their bodies.
func (p *placer) placeNode(i int, force rank) {
	n := &p.scene.Nodes[i]
	sub := n.Sublabel
	if sub != "" && p.scale < 0.5 && n.Emphasis <= Faded {
		sub = ""
	}
	l, ok := p.bestPlace(i, sub, force)
	if !ok && sub != "" {
		l, ok = p.bestPlace(i, "", force)
	}
	if !ok {
		return
	}
	p.accept(l, force)
	p.done[i] = true
}

// accept adds a label; what it pushes away disappears.
func (p *placer) accept(l Label, force rank) {
	if force > plain {
		for _, k := range p.grid.query(l.Box.Inset(-p.pad)) {
			o := &p.boxes[k]
			if o.label >= 0 && o.box.Intersects(l.Box) {
				p.labels[o.label].gone = true
				o.box = Rect{}
			}
		}
	}
	p.occupy(occupied{l.Box, -1, len(p.labels)})
	p.labels = append(p.labels, l)
}

func (p *placer) bestPlace(i int, sub string, force rank) (best Label, ok bool) {
	n := &p.scene.Nodes[i]
	l := p.measure(i, sub)
	w, h := l.Box.X1, l.Box.Y1
	half, up, down := n.Shape.Extent()
	r, x, y := n.Radius*p.nodes, n.X*p.scale, n.Y*p.scale
	gap := labelGap * min(p.nodes, 1)
	ring := 0.0
	cost := math.Inf(1)
	for _, c := range candidates {
		box := candidateBox(c, x, y, half*r+ring, up*r+ring, down*r+ring, gap, w, h)
		price, free := p.price(box, i, force)
		if !free || c.penalty+price >= cost {
			continue
		}
		cost, ok = c.penalty+price, true
		best = l
		best.Box, best.Align, best.Crossed = box, c.align, price > 0 || p.px == nil
	}
	return best, ok
}

// measure prepares a label whose box is at the origin.
func (p *placer) measure(i int, sub string) Label {
	n := &p.scene.Nodes[i]
	l := Label{Node: i, Link: -1, Faded: n.Emphasis == Faded, Lines: make([]Line, 0, len(n.Lines)+1)}
	size := n.LabelSize * p.text
	for _, line := range n.Lines {
		l.Lines = append(l.Lines, Line{Text: line, Size: size, Weight: n.Weight()})
	}
	if sub != "" {
		l.Lines = append(l.Lines, Line{Text: sub, Size: size * sublabelScale, Weight: text.Regular, Quiet: true})
	}
	for k := range l.Lines {
		l.Box.X1 = max(l.Box.X1, l.Lines[k].width())
		l.Box.Y1 += l.Lines[k].Size * lineHeight
	}
	return l
}

func candidateBox(c candidate, x, y, half, up, down, gap, w, h float64) Rect {
	var x0, y0 float64
	// Diagonal places move in towards the node's corner.
	corner := 1.0
	if c.dx != 0 && c.dy != 0 {
		corner = 0.72
	}
	switch c.dx {
	case 0:
		x0 = x - w/2
	case 1:
		x0 = x + corner*half + gap
	default:
		x0 = x - corner*half - gap - w
	}
	switch c.dy {
	case 0:
		y0 = y + (down-up)/2 - h/2
	case 1:
		y0 = y + corner*down + gap*0.6
	default:
		y0 = y - corner*up - gap*0.6 - h
	}
	return Rect{x0, y0, x0 + w, y0 + h}
}

// price says whether a box is free, and how bad a place it is: links that run
// through it, and lesser nodes under it.
func (p *placer) price(box Rect, node int, force rank) (price float64, free bool) {
	pad := p.pad
	if force > plain {
		pad = 1
	}
	padded := box.Inset(-pad)
	for _, k := range p.grid.query(padded) {
		o := &p.boxes[k]
		if o.node >= 0 && o.node == node || !o.box.Intersects(padded) {
			continue
		}
		switch {
		case p.yields(o, force):
			price += 0.5
		case node >= 0 && o.node >= 0 && p.outranks(node, o.node):
			price += coverPrice
		default:
			return 0, false
		}
	}
	if p.px != nil {
		for _, k := range p.points.query(box) {
			if box.Contains(p.px[k], p.py[k]) {
				price += 0.55
			}
		}
	}
	outside := box.X0 < p.area.X0 || box.X1 > p.area.X1 || box.Y0 < p.area.Y0 || box.Y1 > p.area.Y1
	return price, !outside || !p.closed || force > plain
}

// coverPrice makes a label cover a lesser node only when every free place is
// taken.
const coverPrice = 8

// outranks reports whether the label of one node may cover the other: only
// one of the main nodes, and only what is clearly less important.
func (p *placer) outranks(node, other int) bool {
	a, b := &p.scene.Nodes[node], &p.scene.Nodes[other]
	return a.Importance > 0.4 && b.Importance < 0.65*a.Importance && b.Emphasis <= a.Emphasis
}

// yields reports whether something occupied may be covered by a label of a
// rank.
func (p *placer) yields(o *occupied, by rank) bool {
	if o.node >= 0 {
		return rankOf(p.scene.Nodes[o.node].Emphasis) < by
	}
	l := &p.labels[o.label]
	switch {
	case l.gone:
		return true
	case l.Link >= 0:
		return rankOf(p.scene.Links[l.Link].Emphasis) < by
	default:
		return rankOf(p.scene.Nodes[l.Node].Emphasis) < by
	}
}

// placeLinks puts the labels of links onto their curves.
func (p *placer) placeLinks() {
	for i := range p.scene.Links {
		l := &p.scene.Links[i]
		lit := l.Emphasis > Faded
		if l.Label == "" || !lit && (p.focused || p.scale < closeEnough(l)) {
			continue
		}
		p.placeLink(i, rankOf(l.Emphasis))
	}
}

// closeEnough is the camera scale from which a link shows its label.
func closeEnough(l *Link) float64 {
	if l.Always {
		return 0.45
	}
	return 1.8
}

func (p *placer) placeLink(i int, force rank) {
	c, ok := p.scene.LinkCurve(i, p.scale)
	if !ok {
		return
	}
	link := &p.scene.Links[i]
	size := 11 * p.text
	line := Line{Text: link.Label, Size: size, Weight: text.Regular, Quiet: force == plain}
	w, h := line.width(), size*lineHeight
	length := math.Hypot(c.X1-c.X0, c.Y1-c.Y0)
	dx, dy := math.Abs(c.X1-c.X0)/max(length, 1), math.Abs(c.Y1-c.Y0)/max(length, 1)
	// The line must stay visible on both sides of its label.
	if force == plain && dx*w+dy*h > 0.8*length {
		return
	}
	for _, t := range [...]float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74} {
		x, y := c.At(t)
		box := Rect{x - w/2, y - h/2, x + w/2, y + h/2}
		if _, free := p.price(box, -1, force); free {
			p.accept(Label{Node: -1, Link: i, Lines: []Line{line}, Box: box, Faded: link.Emphasis == Faded}, force)
			return
		}
	}
}

// visible returns the labels that were not pushed away.
func (p *placer) visible() []Label {
	return slices.DeleteFunc(p.labels, func(l Label) bool { return l.gone })
}
