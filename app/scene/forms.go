package scene

import (
	"math"

	"clew/app/scene/text"
)

// form is a way to write the name of a node.
type form uint8

const (
	whole  form = iota // with the quiet line below
	bare               // without it
	folded             // one line broken into two
	small              // in smaller print
	brief              // as the articles call it for short
	forms
)

// What it costs to write a name in another form than the first.
var formPrices = [forms]float64{whole: 0, bare: 2, folded: 0.9, small: 1.8, brief: 4.5}

// Small print, against the usual size, and the smallest font size of it.
const (
	smallPrint    = 0.86
	smallestPrint = 9.6
)

// In pictures of at most carefulNodes, labels look for room in every form, and
// make room for each other. A place that costs less than goodPlace is taken at
// once.
const (
	carefulNodes = 600
	goodPlace    = 2.9
)

// best finds the best free place and form for a node's label.
func (p *placer) best(i int, force rank) (best Label, cost float64, ok bool) {
	n := &p.scene.Nodes[i]
	first := whole
	if n.Sublabel == "" || p.scale < 0.5 && n.Emphasis <= Faded {
		first = bare
	}
	best, cost = p.bestPlace(i, first, force)
	if first == whole && math.IsInf(cost, 1) || p.careful && cost > goodPlace {
		for f := first + 1; f < forms; f++ {
			if f > bare && !p.careful {
				break
			}
			if !n.has(f) || formPrices[f] >= cost {
				continue
			}
			if l, c := p.bestPlace(i, f, force); c+formPrices[f] < cost {
				best, cost = l, c+formPrices[f]
			}
		}
	}
	return best, cost, !math.IsInf(cost, 1)
}

// has reports whether a node's name can be written in a form.
func (n *Node) has(f form) bool {
	switch f {
	case folded:
		return len(n.Folded) > 0
	case brief:
		return n.Brief != ""
	default:
		return true
	}
}

// measure prepares a label whose box is at the origin.
func (p *placer) measure(i int, f form) Label {
	n := &p.scene.Nodes[i]
	l := Label{Node: i, Link: -1, Faded: n.Emphasis == Faded, form: f}
	first := len(p.lines)
	size := n.LabelSize * p.text
	if f == small {
		size = min(size, max(size*smallPrint, smallestPrint))
	}
	add := func(s string) { p.lines = append(p.lines, Line{Text: s, Size: size, Weight: n.Weight()}) }
	switch {
	case f == brief && n.Brief != "":
		add(n.Brief)
	case (f == folded || f == small) && len(n.Folded) > 0:
		for _, line := range n.Folded {
			add(line)
		}
	default:
		for _, line := range n.Lines {
			add(line)
		}
	}
	if f == whole && n.Sublabel != "" {
		p.lines = append(p.lines, Line{Text: n.Sublabel, Size: size * sublabelScale, Weight: text.Regular, Quiet: true})
	}
	l.Lines = p.lines[first:len(p.lines):len(p.lines)]
	for k := range l.Lines {
		l.Box.X1 = max(l.Box.X1, l.Lines[k].width())
		l.Box.Y1 += l.Lines[k].Size * lineHeight
	}
	return l
}

// findRoom names nodes that have found no place of their own.
func (p *placer) findRoom(order []int) {
	p.makeRoom(order)
	p.leadAway(order)
}

// insist names the main nodes that are still without a name, at the cost of
// lesser ones: a picture that names those at its edge and not those in its
// middle tells nothing. It reports whether a lesser name had to go.
func (p *placer) insist(order []int) (silenced bool) {
	p.insists = true
	defer func() { p.insists = false }()
	for _, i := range order {
		n := &p.scene.Nodes[i]
		if p.done[i] || n.Hollow || n.Importance <= mainNode {
			continue
		}
		l, _, ok := p.best(i, plain)
		if !ok {
			continue
		}
		silenced = p.silence(l.Box) || silenced
		p.accept(l, plain)
		p.done[i] = true
	}
	return silenced
}

// silencePrice is what it costs a label to push a lesser one away.
const silencePrice = 5

// silences reports whether a node's label may push another label away.
func (p *placer) silences(node, label int) bool {
	l := &p.labels[label]
	if l.gone || l.Link >= 0 {
		return true
	}
	a, b := &p.scene.Nodes[node], &p.scene.Nodes[l.Node]
	return b.Importance < lesser*a.Importance && b.Emphasis <= a.Emphasis
}

// silence takes the labels in a box away. They may find another place.
func (p *placer) silence(box Rect) (any bool) {
	wide := box.Inset(-p.pad)
	wide.X0, wide.X1 = min(wide.X0, box.X0-beside), max(wide.X1, box.X1+beside)
	for _, k := range p.grid.query(wide) {
		o := &p.boxes[k]
		if o.label < 0 || !o.box.Intersects(wide) {
			continue
		}
		if l := &p.labels[o.label]; !l.gone {
			l.gone, any = true, true
			if l.Node >= 0 {
				p.done[l.Node] = false
			}
		}
		o.box = nowhere
	}
	return any
}

// roomTries bounds the places that makeRoom looks at.
const roomTries = 6000

// makeRoom gives labels to nodes that have none by moving one label that is in
// the way to another free place.
func (p *placer) makeRoom(order []int) {
	tries := roomTries
	for _, i := range order {
		if !p.done[i] && tries > 0 {
			p.done[i] = p.displace(i, &tries)
		}
	}
}

// displace places a label where a single other one stands that can step aside.
func (p *placer) displace(i int, tries *int) bool {
	n := &p.scene.Nodes[i]
	for f := bare; f < forms; f++ {
		if !n.has(f) {
			continue
		}
		mark := len(p.lines)
		l := p.measure(i, f)
		for k := range candidates {
			*tries--
			box := p.boxAt(i, uint8(k), l.Box.X1, l.Box.Y1)
			other := p.onlyLabel(box, i)
			if other < 0 {
				continue
			}
			l.Box, l.Align, l.spot, l.Crossed = box, candidates[k].align, uint8(k), true
			if p.exchange(l, other) {
				return true
			}
			l.Box = Rect{X1: box.X1 - box.X0, Y1: box.Y1 - box.Y0}
		}
		p.lines = p.lines[:mark]
	}
	return false
}

// onlyLabel is the index in boxes of the label that is all that is in the way
// of a label of a node, or -1.
func (p *placer) onlyLabel(box Rect, node int) int {
	if p.closed && (box.X0 < p.area.X0 || box.X1 > p.area.X1 || box.Y0 < p.area.Y0 || box.Y1 > p.area.Y1) {
		return -1
	}
	padded, found := box.Inset(-p.pad), -1
	for _, k := range p.grid.query(padded) {
		o := &p.boxes[k]
		if o.node == node || !o.box.Intersects(padded) || o.label >= 0 && p.labels[o.label].gone {
			continue
		}
		if o.node >= 0 || found >= 0 {
			return -1
		}
		found = int(k)
	}
	return found
}

// exchange places a label and moves the one in boxes[other] away. It reports
// whether that has found a place that covers nothing.
func (p *placer) exchange(l Label, other int) bool {
	old := p.boxes[other]
	p.boxes[other].box = nowhere
	p.occupy(occupied{l.Box, -1, len(p.labels)})
	p.labels = append(p.labels, l)
	moved, cost, ok := p.best(p.labels[old.label].Node, plain)
	if !ok || cost >= coverPrice {
		p.boxes[other].box = old.box
		p.boxes[len(p.boxes)-1].box = nowhere
		p.labels = p.labels[:len(p.labels)-1]
		return false
	}
	p.labels[old.label] = moved
	p.occupy(occupied{moved.Box, -1, old.label})
	return true
}

// nowhere is a box that touches no other.
var nowhere = Rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
