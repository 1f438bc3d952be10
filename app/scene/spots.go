package scene

import (
	"math"
	"slices"

	"clew/app/scene/text"
	"clew/graphmodel"
)

// candidate is a possible place of a label relative to its node: the position
// of the box in units of its own size and of the node, and a penalty.
type candidate struct {
	dx, dy  float64 // -1, 0, 1: left, centered, right; above, middle, below
	align   Align
	penalty float64
	// slide moves the box along the side of the node, in units of its size.
	slide float64
}

var candidates = [...]candidate{
	{0, 1, Center, 0, 0},
	{1, 0, Left, 1.6, 0},
	{0, -1, Center, 1.9, 0},
	{-1, 0, Right, 2, 0},
	{1, 1, Left, 2.6, 0},
	{1, -1, Left, 2.8, 0},
	{-1, 1, Right, 3, 0},
	{-1, -1, Right, 3.2, 0},
	// The rest is for pictures in which every name counts.
	{0, 1, Center, 1.3, 0.25},
	{0, 1, Center, 1.4, -0.25},
	{1, 0, Left, 2.2, 0.35},
	{1, 0, Left, 2.3, -0.35},
	{-1, 0, Right, 2.5, 0.35},
	{-1, 0, Right, 2.6, -0.35},
	{0, -1, Center, 2.4, 0.25},
	{0, -1, Center, 2.5, -0.25},
}

// plainSpots is the number of candidates that are tried in large scenes.
const plainSpots = 8

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
	l, _, ok := p.best(i, force)
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

// bestPlace finds the cheapest free place for a label in one form; the cost is
// infinite when there is none.
func (p *placer) bestPlace(i int, f form, force rank) (best Label, cost float64) {
	cost = math.Inf(1)
	if !p.careful && force == plain && !p.mayFit(i) {
		return best, cost
	}
	mark := len(p.lines)
	l := p.measure(i, f)
	for k := range p.spots() {
		c := &candidates[k]
		if c.penalty >= cost {
			continue
		}
		box := p.boxAt(i, uint8(k), l.Box.X1, l.Box.Y1)
		price, free := p.price(box, i, force)
		if !free || c.penalty+price >= cost {
			continue
		}
		cost = c.penalty + price
		best = l
		best.Box, best.Align, best.spot = box, c.align, uint8(k)
		best.Crossed = price > 0 || !p.sampled
	}
	if math.IsInf(cost, 1) {
		p.lines = p.lines[:mark]
	}
	return best, cost
}

// mayFit reports whether there is room for the least that the label of a node may take.
// Most names of a crowd find none, and shaping a name that was never shown takes much
// longer than finding that out.
func (p *placer) mayFit(i int) bool {
	const leastWidth = 0.2 // of a character of ASCII, against the font size
	n := &p.scene.Nodes[i]
	size, most := n.LabelSize*p.text, 0
	for _, line := range n.Lines {
		count := 0
		for k := range len(line) {
			if line[k] < 0x80 {
				count++
			}
		}
		most = max(most, count)
	}
	for k := range p.spots() {
		box := p.boxAt(i, uint8(k), leastWidth*size*float64(most), lineHeight*size*float64(len(n.Lines)))
		if _, free := p.price(box, i, plain); free {
			return true
		}
	}
	return false
}

func (p *placer) spots() int {
	if p.careful {
		return len(candidates)
	}
	return plainSpots
}

// boxAt is the box of a label of the given size at one of the candidates.
func (p *placer) boxAt(i int, spot uint8, w, h float64) Rect {
	if spot >= firstLeader {
		return p.leaderBox(i, spot, w, h)
	}
	n := &p.scene.Nodes[i]
	half, up, down := n.Shape.Extent()
	r := n.Radius * p.nodes
	gap := labelGap * min(p.nodes, 1)
	return candidateBox(candidates[spot], n.X*p.scale, n.Y*p.scale, half*r, up*r, down*r, gap, w, h)
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
		x0 = x - w/2 + c.slide*w
	case 1:
		x0 = x + corner*half + gap
	default:
		x0 = x - corner*half - gap - w
	}
	switch c.dy {
	case 0:
		y0 = y + (down-up)/2 - h/2 + c.slide*h
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
	padded, wide := box.Inset(-pad), box.Inset(-pad)
	// Two names in a row read as one unless there is more than a space between.
	apart := Rect{box.X0 - beside, box.Y0, box.X1 + beside, box.Y1}
	if p.careful && node >= 0 {
		wide = box.Inset(-max(pad, beside))
	}
	for _, k := range p.grid.query(wide) {
		o := &p.boxes[k]
		if o.node >= 0 && o.node == node {
			continue
		}
		if !o.box.Intersects(padded) && !(p.careful && o.label >= 0 && o.box.Intersects(apart)) {
			if o.node >= 0 && o.box.Intersects(wide) {
				price += besidePrice
			}
			continue
		}
		switch {
		case p.yields(o, force):
			price += 0.5
		case node >= 0 && o.node >= 0 && p.outranks(node, o.node):
			price += coverPrice
		case p.insists && node >= 0 && o.label >= 0 && p.silences(node, o.label):
			price += silencePrice
		default:
			return 0, false
		}
	}
	if p.sampled {
		for _, k := range p.points.query(box) {
			if box.Contains(p.px[k], p.py[k]) {
				price += p.prices[k]
			}
		}
	}
	outside := box.X0 < p.area.X0 || box.X1 > p.area.X1 || box.Y0 < p.area.Y0 || box.Y1 > p.area.Y1
	return price, !outside || !p.closed || force > plain
}

// What it costs a label to cover nine pixels of a line, or an arrow head.
const (
	linePrice = 0.6
	headPrice = 1.5
)

// A label that stands closer than beside, in pixels, to another node might be
// taken for that node's.
const (
	beside      = 6
	besidePrice = 0.9
)

// coverPrice makes a label cover a lesser node only when every free place is
// taken.
const coverPrice = 8

// outranks reports whether the label of one node may cover the other: only
// one of the main nodes, and only what is clearly less important.
func (p *placer) outranks(node, other int) bool {
	a, b := &p.scene.Nodes[node], &p.scene.Nodes[other]
	if p.careful && !p.insists && b.Kind != graphmodel.Event {
		return false // there are other ways to find room
	}
	return a.Importance > p.main && b.Importance < lesser*a.Importance && b.Emphasis <= a.Emphasis
}

// Nodes of more than the importance mainNode, and the foremost of a crowd, are named
// wherever anything lesser can give way, which is what has less than that part of their
// importance.
const (
	mainNode = 0.4
	lesser   = 0.65
)

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
	closest := 0.0
	if len(p.scene.Links) > maxLinkLabels {
		closest = closeLabels
	}
	for i := range p.scene.Links {
		l := &p.scene.Links[i]
		lit := l.Emphasis > Faded
		if l.Label == "" || !lit && (p.focused || p.scale < max(closeEnough(l), closest) || !p.inArea(l)) {
			continue
		}
		p.placeLink(i, rankOf(l.Emphasis))
	}
}

// closeLabels is the camera scale from which links show their labels in any
// scene: few are in sight then.
const closeLabels = 1.8

// inArea reports whether a link touches the part of the drawing that is looked
// at.
func (p *placer) inArea(l *Link) bool {
	a, b := &p.scene.Nodes[l.From], &p.scene.Nodes[l.To]
	k := p.scale
	return p.closed || Rect{min(a.X, b.X) * k, min(a.Y, b.Y) * k, max(a.X, b.X)*k + 1, max(a.Y, b.Y)*k + 1}.Intersects(p.area)
}

// closeEnough is the camera scale from which a link shows its label.
func closeEnough(l *Link) float64 {
	if l.Always {
		return 0.45
	}
	return closeLabels
}

func (p *placer) placeLink(i int, force rank) {
	for spot := range linkSpots {
		mark := len(p.lines)
		l, ok := p.linkLabel(i, uint8(spot), force)
		if !ok {
			return
		}
		if _, free := p.price(l.Box, -1, force); free {
			p.accept(l, force)
			return
		}
		p.lines = p.lines[:mark]
	}
}

// linkSpots are the places along a link where its label may stand.
var linkSpots = [...]float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}

// linkLabel is the label of a link at one of its places; ok is false when the
// link is too short for it.
func (p *placer) linkLabel(i int, spot uint8, force rank) (l Label, ok bool) {
	c, ok := p.scene.LinkCurveAt(i, p.scale, p.nodes)
	if !ok {
		return l, false
	}
	link := &p.scene.Links[i]
	size := 11 * p.text
	line := Line{Text: link.Label, Size: size, Weight: text.Regular, Quiet: force == plain}
	w, h := line.width(), size*lineHeight
	length := math.Hypot(c.X1-c.X0, c.Y1-c.Y0)
	dx, dy := math.Abs(c.X1-c.X0)/max(length, 1), math.Abs(c.Y1-c.Y0)/max(length, 1)
	// The line must stay visible on both sides of its label.
	if force == plain && dx*w+dy*h > 0.8*length {
		return l, false
	}
	x, y := c.At(linkSpots[spot])
	p.lines = append(p.lines, line)
	last := len(p.lines)
	return Label{
		Node: -1, Link: i, Lines: p.lines[last-1 : last : last], spot: spot,
		Box: Rect{x - w/2, y - h/2, x + w/2, y + h/2}, Faded: link.Emphasis == Faded,
	}, true
}

// visible returns the labels that were not pushed away.
func (p *placer) visible() []Label {
	return slices.DeleteFunc(p.labels, func(l Label) bool { return l.gone })
}
