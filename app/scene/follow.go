package scene

import "math"

// What a frame of a movement may spend on labels.
const (
	followTries  = 240 // nodes that are tried for a new label
	followBodies = 600 // nodes that new labels keep clear of
)

// Follow moves the labels of the last call along with the picture, for the
// frames of a movement: each keeps its side of its node, those that run into
// others disappear, and at most fresh new ones appear where there is room.
// area is what is in sight, in scaled coordinates; order lists the nodes in
// sight, the most important last. The result is valid until the next call.
func (c *Placer) Follow(s *Scene, scale float64, area Rect, order []int32, fresh int) []Label {
	p := &c.placer
	p.scene, p.scale, p.nodes, p.text = s, scale, s.NodeScale(scale), LabelScale(scale)
	p.pad = labelPad(scale)
	p.area, p.closed, p.sampled, p.careful = area, false, false, false
	p.boxes, p.lines = p.boxes[:0], p.lines[:0]
	if cap(p.done) < len(s.Nodes) {
		p.done = make([]bool, len(s.Nodes))
	}
	p.done = p.done[:len(s.Nodes)]
	clear(p.done)
	p.grid.reset(area, 64, 4096)
	old := p.labels
	p.labels = p.labels[:0]
	for i := range old {
		p.carry(&old[i])
	}
	if fresh > 0 {
		p.addFresh(order, fresh)
	}
	return p.labels
}

// carry keeps a label when there is still room for it.
func (p *placer) carry(old *Label) {
	mark := len(p.lines)
	l, ok := p.moved(old)
	if !ok || !l.Box.Intersects(p.area) || p.collides(l.Box) {
		p.lines = p.lines[:mark]
		return
	}
	if l.Node >= 0 {
		p.done[l.Node] = true
	}
	p.occupy(occupied{l.Box, -1, len(p.labels)})
	p.labels = append(p.labels, l)
}

// moved is a label where it stands now.
func (p *placer) moved(old *Label) (l Label, ok bool) {
	if old.Link >= 0 {
		if old.Link >= len(p.scene.Links) || p.scale < closeEnough(&p.scene.Links[old.Link]) {
			return l, false
		}
		return p.linkLabel(old.Link, old.spot, rankOf(p.scene.Links[old.Link].Emphasis))
	}
	if old.Node >= len(p.scene.Nodes) {
		return l, false
	}
	l = p.measure(old.Node, old.form)
	l.Box, l.Align, l.spot, l.Crossed = p.boxAt(old.Node, old.spot, l.Box.X1, l.Box.Y1), alignAt(old.spot), old.spot, true
	if old.spot >= firstLeader {
		l.Leader = p.leader(old.Node, l.Box)
	}
	return l, len(l.Lines) > 0
}

// collides reports whether a box touches a label.
func (p *placer) collides(box Rect) bool {
	for _, k := range p.grid.query(box) {
		if o := &p.boxes[k]; o.label >= 0 && o.box.Intersects(box) {
			return true
		}
	}
	return false
}

// addFresh gives labels to nodes that have none, the most important first.
func (p *placer) addFresh(order []int32, fresh int) {
	for _, i := range order[max(len(order)-followBodies, 0):] {
		p.occupy(occupied{p.bodyBox(&p.scene.Nodes[i]), int(i), -1})
	}
	for k := len(order) - 1; k >= max(len(order)-followTries, 0) && fresh > 0; k-- {
		i := int(order[k])
		if p.done[i] || p.scene.Nodes[i].Label == "" {
			continue
		}
		if l, cost := p.bestPlace(i, bare, plain); !math.IsInf(cost, 1) && l.Box.Intersects(p.area) {
			p.accept(l, plain)
			p.done[i] = true
			fresh--
		}
	}
}
