package graphview

import (
	"cmp"
	"math"
	"slices"
)

// walker is where the keyboard stands: at a node, the one selected last, or on
// a link that leads away from a node.
type walker struct {
	node string // whose links are walked round
}

// current is the node that the keyboard stands at: the one selected last.
func (v *View) current() string {
	if n := len(v.focus.Nodes); n > 0 {
		if _, ok := v.base.NodeIndex(v.focus.Nodes[n-1]); ok {
			return v.focus.Nodes[n-1]
		}
	}
	return ""
}

// currentLink is the link that the keyboard stands on, and the node it came
// from; -1 when it stands at a node.
func (v *View) currentLink() (link, from int) {
	if len(v.focus.Nodes) > 0 || len(v.focus.Links) == 0 {
		return -1, -1
	}
	link, ok := v.base.LinkIndex(v.focus.Links[len(v.focus.Links)-1])
	if !ok {
		return -1, -1
	}
	l := &v.base.Links[link]
	from = l.From
	if i, ok := v.base.NodeIndex(v.walker.node); ok && i == l.To {
		from = l.To
	}
	return link, from
}

// walk selects the nearest node in a direction; the first step goes to the
// most important node in sight, and from a link to the end that lies that way.
func (v *View) walk(dx, dy float64) {
	next := -1
	if link, _ := v.currentLink(); link >= 0 {
		l := &v.base.Links[link]
		ax, ay := v.nodeAt(l.From)
		bx, by := v.nodeAt(l.To)
		next = l.From
		if (bx-ax)*dx+(by-ay)*dy > 0 {
			next = l.To
		}
	} else if i, ok := v.base.NodeIndex(v.current()); ok {
		if hits := v.hits(); hits != nil {
			next = hits.Toward(i, dx, dy)
		}
	} else {
		next = v.mostImportant()
	}
	if next < 0 {
		v.pan(-dx*panStep, -dy*panStep)
		v.cameraMoved()
		return
	}
	v.goTo(next)
}

// goTo goes to a node.
func (v *View) goTo(node int) {
	id := v.base.Nodes[node].ID
	v.hover(Hover{})
	v.selectOnly(Hover{Node: id}, Replace)
	v.Reveal(id, true)
}

// nextLink goes round the links of a node, clockwise from the top or back.
func (v *View) nextLink(way int) {
	link, from := v.currentLink()
	if link < 0 {
		i, ok := v.base.NodeIndex(v.current())
		if !ok {
			v.walk(0, 1) // to where a walk begins
			return
		}
		from = i
	}
	round := slices.Clone(v.graph().arcs(from))
	if len(round) == 0 {
		return
	}
	x, y := v.nodeAt(from)
	angle := func(a arc) float64 {
		bx, by := v.nodeAt(int(a.node))
		return math.Mod(math.Atan2(by-y, bx-x)+2.5*math.Pi, 2*math.Pi)
	}
	slices.SortFunc(round, func(a, b arc) int { return cmp.Or(cmp.Compare(angle(a), angle(b)), cmp.Compare(a.link, b.link)) })
	k := slices.IndexFunc(round, func(a arc) bool { return int(a.link) == link })
	switch {
	case k >= 0:
		k = (k + way + len(round)) % len(round)
	case way < 0:
		k = len(round) - 1
	default:
		k = 0
	}
	v.walker.node = v.base.Nodes[from].ID
	v.hover(Hover{})
	v.selectOnly(Hover{Link: v.base.Links[round[k].link].ID}, Replace)
	v.revealLink(int(round[k].link))
}

// crossLink goes to the other end of the link that the keyboard stands on.
func (v *View) crossLink() bool {
	link, from := v.currentLink()
	if link < 0 {
		return false
	}
	l := &v.base.Links[link]
	v.goTo(l.From + l.To - from)
	return true
}

// revealLink moves the camera when the far end of a link is out of sight.
func (v *View) revealLink(i int) {
	l := &v.base.Links[i]
	far := l.To
	if v.base.Nodes[l.To].ID == v.walker.node {
		far = l.From
	}
	v.Reveal(v.base.Nodes[far].ID, true)
}
