package scene

import "math"

// Leader is the thin line from a node to its label where the label stands away
// from it, in scaled coordinates. The zero value is none.
type Leader struct{ X0, Y0, X1, Y1 float64 }

// LeaderWidth is the width of a leader in pixels.
const LeaderWidth = 0.9

// Shown reports whether there is one.
func (l Leader) Shown() bool { return l != Leader{} }

// Places of labels with a leader are numbered after the candidates: by
// direction, the nearest first.
const (
	firstLeader = uint8(len(candidates))
	directions  = 16
	leaderSpots = directions * uint8(len(leaderLengths))
)

// leaderLengths are the distances of a label from the outline, in pixels.
var leaderLengths = [...]float64{15, 27, 42}

// What leaders are for: names that matter, and where they do not lead far.
const (
	leastLed    = 0.08 // importance
	leaderPrice = 0.12 // of a pixel
	leaderTries = 5000
)

func leaderAt(spot uint8) (length, dx, dy float64) {
	k := spot - firstLeader
	dy, dx = math.Sincos(2 * math.Pi * float64(k%directions) / directions)
	return leaderLengths[k/directions], dx, dy
}

// alignAt is how the lines of a label stand at a spot.
func alignAt(spot uint8) Align {
	if spot < firstLeader {
		return candidates[spot].align
	}
	switch _, dx, _ := leaderAt(spot); {
	case dx > 0.5:
		return Left
	case dx < -0.5:
		return Right
	default:
		return Center
	}
}

// leaderBox is the box of a label at one of the places with a leader.
func (p *placer) leaderBox(i int, spot uint8, w, h float64) Rect {
	n := &p.scene.Nodes[i]
	length, dx, dy := leaderAt(spot)
	far := n.Radius*p.nodes + length
	x, y := n.X*p.scale+far*dx, n.Y*p.scale+far*dy
	switch alignAt(spot) {
	case Left:
		return Rect{x, y - h/2, x + w, y + h/2}
	case Right:
		return Rect{x - w, y - h/2, x, y + h/2}
	}
	if dy > 0 {
		return Rect{x - w/2, y, x + w/2, y + h}
	}
	return Rect{x - w/2, y - h, x + w/2, y}
}

// leader is the line from a node to the nearest point of a box.
func (p *placer) leader(i int, box Rect) Leader {
	n := &p.scene.Nodes[i]
	x, y := n.X*p.scale, n.Y*p.scale
	tx, ty := min(max(x, box.X0), box.X1), min(max(y, box.Y0), box.Y1)
	length := math.Hypot(tx-x, ty-y)
	r := n.Radius*p.nodes + 1
	if length < r+3 {
		return Leader{}
	}
	dx, dy := (tx-x)/length, (ty-y)/length
	return Leader{x + r*dx, y + r*dy, tx - 1.5*dx, ty - 1.5*dy}
}

// leadAway gives labels with leaders to nodes that have found no room beside
// them.
func (p *placer) leadAway(order []int) {
	tries := leaderTries
	for _, i := range order {
		n := &p.scene.Nodes[i]
		if p.done[i] || n.Importance < leastLed || tries <= 0 {
			continue
		}
		if l, ok := p.led(i, &tries); ok {
			p.accept(l, plain)
			p.occupyLine(l.Leader, len(p.labels)-1)
			p.done[i] = true
		}
	}
}

// led finds the cheapest place of a label with a leader.
func (p *placer) led(i int, tries *int) (best Label, ok bool) {
	n, cost := &p.scene.Nodes[i], math.Inf(1)
	for f := bare; f < forms; f++ {
		if !n.has(f) {
			continue
		}
		l := p.measure(i, f)
		for k := range leaderSpots {
			*tries--
			spot := firstLeader + k
			box := p.boxAt(i, spot, l.Box.X1, l.Box.Y1)
			length, _, _ := leaderAt(spot)
			base := formPrices[f] + leaderPrice*length
			if base >= cost {
				continue
			}
			price, free := p.price(box, i, plain)
			line := p.leader(i, box)
			if !free || price >= coverPrice || base+price >= cost || !p.clear(line, i) {
				continue
			}
			cost, ok = base+price, true
			best = l
			best.Box, best.Align, best.spot, best.Leader = box, alignAt(spot), spot, line
			best.Crossed = price > 0 || !p.sampled
		}
	}
	return best, ok
}

// clear reports whether a leader crosses no label and no other node.
func (p *placer) clear(l Leader, node int) bool {
	if !l.Shown() {
		return false
	}
	for k := 1; k <= 6; k++ {
		t := float64(k) / 6
		x, y := l.X0+t*(l.X1-l.X0), l.Y0+t*(l.Y1-l.Y0)
		at := Rect{x - 1.5, y - 1.5, x + 1.5, y + 1.5}
		for _, id := range p.grid.query(at) {
			if o := &p.boxes[id]; o.node != node && o.box.Intersects(at) {
				return false
			}
		}
	}
	return true
}

// occupyLine keeps later labels off a leader.
func (p *placer) occupyLine(l Leader, label int) {
	for k := range 4 {
		x0, y0 := l.X0+float64(k)/4*(l.X1-l.X0), l.Y0+float64(k)/4*(l.Y1-l.Y0)
		x1, y1 := l.X0+float64(k+1)/4*(l.X1-l.X0), l.Y0+float64(k+1)/4*(l.Y1-l.Y0)
		p.occupy(occupied{Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}, -1, label})
	}
}
