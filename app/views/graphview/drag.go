package graphview

import (
	"slices"

	"clew/app/scene"
	"clew/graphmodel/layout"
)

// Move is where a person has put a node.
type Move struct {
	ID   string
	X, Y float64 // world coordinates
	// Held nodes are those that the person has dragged; the others followed.
	Held bool
}

// held is what a drag moves.
type held struct {
	nodes []int     // that the person holds
	all   []int     // these and those that follow
	share []float64 // how much of the way each of all goes: 1 for the held ones
	from  []layout.Point
	at    []layout.Point // of all, now
}

// Bounds of what follows a dragged node.
const (
	followHops  = 3
	followNodes = 400
	// anchor is how strongly a node clings to its place, in links.
	anchor = 0.35
	sweeps = 24
)

// hold takes nodes for a drag.
func (v *View) hold(nodes []int) held {
	h := held{nodes: nodes, all: slices.Clone(nodes), share: make([]float64, len(nodes))}
	for i := range h.share {
		h.share[i] = 1
	}
	// Forces move the others by themselves.
	if v.follow && !v.posed && v.sway == nil {
		h.all, h.share = v.graph().followers(v.base, nodes)
	}
	for _, i := range h.all {
		x, y := v.nodeAt(i)
		h.from = append(h.from, layout.Point{X: x, Y: y})
	}
	h.at = slices.Clone(h.from)
	return h
}

// moveBy is the pose when the held nodes have gone (dx, dy) from the start.
func (h *held) moveBy(at []layout.Point, dx, dy float64) []layout.Point {
	next := slices.Clone(at)
	for k, i := range h.all {
		h.at[k] = layout.Point{X: h.from[k].X + h.share[k]*dx, Y: h.from[k].Y + h.share[k]*dy}
		next[i] = h.at[k]
	}
	return next
}

// keep puts the held nodes, not those that follow, where the pointer has them.
func (h *held) keep(at []layout.Point) []layout.Point {
	next := slices.Clone(at)
	for k, i := range h.all {
		if h.share[k] == 1 && i < len(next) {
			next[i] = h.at[k]
		}
	}
	return next
}

// followers finds what goes along with dragged nodes and how far. Each node
// near them settles between its neighbors and its own place, as if all links
// were equal springs and one of strength anchor held it back: a leaf follows
// nearly all the way, a hub hardly. Pinned nodes stay.
func (g *graph) followers(s *scene.Scene, dragged []int) (all []int, share []float64) {
	near := g.around(dragged, followHops, followNodes)
	u := make(map[int]float64, len(near))
	fixed := make(map[int]bool, len(dragged))
	for _, i := range dragged {
		u[i], fixed[i] = 1, true
	}
	for range sweeps {
		for _, i := range near {
			if fixed[i] || s.Nodes[i].Pinned {
				continue
			}
			sum, degree := 0.0, 0
			for _, a := range g.arcs(i) {
				sum += u[int(a.node)]
				degree++
			}
			u[i] = sum / (float64(degree) + anchor)
		}
	}
	for _, i := range near {
		if u[i] > 0.01 {
			all, share = append(all, i), append(share, u[i])
		}
	}
	return all, share
}

// SetFollow makes the surroundings of a dragged node go along.
func (v *View) SetFollow(on bool) { v.follow = on }

// dragged are the nodes that a drag of one takes: all selected ones if it is
// selected, else itself.
func (v *View) dragged(node int) []int {
	id := v.base.Nodes[node].ID
	if !slices.Contains(v.focus.Nodes, id) {
		return []int{node}
	}
	all := []int{node}
	for _, other := range v.focus.Nodes {
		if i, ok := v.base.NodeIndex(other); ok && i != node {
			all = append(all, i)
		}
	}
	return all
}

// report tells where the dragged nodes are: while they move only those that
// the person holds, at the end all that have moved.
func (v *View) report(h *held, done bool) {
	if v.opt.OnMove == nil {
		return
	}
	var moves []Move
	for k, i := range h.all {
		if i < len(v.base.Nodes) && (done || h.share[k] == 1) {
			moves = append(moves, Move{v.base.Nodes[i].ID, h.at[k].X, h.at[k].Y, h.share[k] == 1})
		}
	}
	v.opt.OnMove(moves, done)
}
