package layout

import (
	"cmp"
	"math"
	"slices"
)

// layered draws a hierarchy (Sugiyama, Tagawa, Toda: "Methods for Visual
// Understanding of Hierarchical System Structures", IEEE Trans. SMC 1981): edges
// lead from layer to layer, downwards or, with Options.Sideways, to the right,
// except those that would close a cycle.
func layered(t *task, g Graph) ([]Point, error) {
	norm, err := normalize(g)
	if err != nil {
		return nil, err
	}
	arcs := arcsOf(g)
	parts := components(norm)
	p := make([]Point, g.N)
	boxes := g
	if t.o.Sideways {
		boxes.Boxes = turned(g.Boxes)
	}
	index, of := make([]int32, g.N), make([]int32, g.N)
	for k, part := range parts {
		for j, i := range part {
			index[i], of[i] = int32(j), int32(k)
		}
	}
	byPart := make([][][2]int32, len(parts))
	for _, a := range arcs {
		byPart[of[a[0]]] = append(byPart[of[a[0]]], [2]int32{index[a[0]], index[a[1]]})
	}
	done := 0
	for k, part := range parts {
		h := newHierarchy(boxes, part, byPart[k])
		err := t.within(float64(done)/float64(g.N), float64(done+len(part))/float64(g.N), func() error { return h.arrange(t) })
		if err != nil {
			return nil, err
		}
		done += len(part)
		for j, i := range part {
			p[i] = Point{h.x[j], h.y[j]}
			if t.o.Sideways {
				p[i] = Point{h.y[j], h.x[j]}
			}
		}
	}
	pack(g, parts, p, aspectOf(t.o))
	center(g, p)
	keepPinned(g, p)
	return p, nil
}

// turned swaps the sides of boxes for a drawing that runs to the right.
func turned(boxes []Box) []Box {
	out := make([]Box, len(boxes))
	for i, b := range boxes {
		out[i] = Box{Left: b.Up, Right: b.Down, Up: b.Left, Down: b.Right}
	}
	return out
}

// arcsOf lists the edges with their directions, sorted, each once, without loops.
func arcsOf(g Graph) [][2]int32 {
	arcs := make([][2]int32, 0, len(g.Edges))
	for _, e := range g.Edges {
		if e.A != e.B {
			arcs = append(arcs, [2]int32{e.A, e.B})
		}
	}
	slices.SortFunc(arcs, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(arcs)
}

// hierarchy is a connected part of a layered drawing. Nodes from real on are
// dummies: the places where a long edge passes a layer.
type hierarchy struct {
	real  int
	boxes []Box // of real nodes
	down  [][]int32
	up    [][]int32
	layer []int32
	rows  [][]int32 // the nodes of each layer, from left to right
	x, y  []float64
}

const (
	layerGap   = 48 // layout units between the boxes of two layers
	siblingGap = 14 // between boxes of one layer
	dummyRoom  = 6
	// longest is how many dummies a drawing may have for each node and edge;
	// edges that would need more skip their layers.
	dummiesPerItem = 8
)

func newHierarchy(g Graph, part []int, arcs [][2]int32) *hierarchy {
	h := &hierarchy{real: len(part), down: make([][]int32, len(part)), up: make([][]int32, len(part))}
	for _, i := range part {
		h.boxes = append(h.boxes, g.box(i))
	}
	for _, a := range acyclic(len(part), arcs) {
		h.down[a[0]] = append(h.down[a[0]], a[1])
		h.up[a[1]] = append(h.up[a[1]], a[0])
	}
	return h
}

// acyclic turns arcs round so that no cycle is left, with the sequence of Eades,
// Lin and Smyth ("A fast and effective heuristic for the feedback arc set
// problem", IPL 1993): sources go first, sinks last, and of the others the one
// with most arcs out and fewest in.
func acyclic(n int, arcs [][2]int32) [][2]int32 {
	out, in := make([][]int32, n), make([][]int32, n)
	for _, a := range arcs {
		out[a[0]] = append(out[a[0]], a[1])
		in[a[1]] = append(in[a[1]], a[0])
	}
	place := sequence(n, out, in)
	result := make([][2]int32, 0, len(arcs))
	for _, a := range arcs {
		if place[a[0]] > place[a[1]] {
			a[0], a[1] = a[1], a[0]
		}
		result = append(result, a)
	}
	slices.SortFunc(result, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(result)
}

// sequence gives each node its place. Nodes wait in buckets by out- minus
// indegree; a stale entry is skipped when it is met.
func sequence(n int, out, in [][]int32) []int32 {
	outs, ins := make([]int, n), make([]int, n)
	highest := 0
	for i := range n {
		outs[i], ins[i] = len(out[i]), len(in[i])
		highest = max(highest, outs[i]+ins[i])
	}
	buckets := make([][]int32, 2*highest+1)
	file := func(i int32) {
		k := outs[i] - ins[i] + highest
		switch {
		case outs[i] == 0:
			k = 0
		case ins[i] == 0:
			k = 2 * highest
		}
		buckets[k] = append(buckets[k], i)
	}
	for i := n - 1; i >= 0; i-- {
		file(int32(i))
	}
	place := make([]int32, n)
	for i := range place {
		place[i] = -1
	}
	front, back := int32(0), int32(n-1)
	take := func(i int32, at int32) {
		place[i] = at
		for _, j := range out[i] {
			if ins[j]--; place[j] < 0 {
				file(j)
			}
		}
		for _, j := range in[i] {
			if outs[j]--; place[j] < 0 {
				file(j)
			}
		}
	}
	pop := func(k int) (int32, bool) {
		for len(buckets[k]) > 0 {
			i := buckets[k][len(buckets[k])-1]
			buckets[k] = buckets[k][:len(buckets[k])-1]
			if place[i] < 0 && (k == 0 || k == 2*highest || outs[i]-ins[i]+highest == k) {
				return i, true
			}
		}
		return 0, false
	}
	for k := 2 * highest; front <= back; {
		if i, ok := pop(0); ok && outs[i] == 0 {
			take(i, back)
			back--
			k = 2 * highest
			continue
		} else if ok {
			take(i, front)
			front++
			k = 2 * highest
			continue
		}
		i, ok := pop(k)
		if !ok {
			k--
			continue
		}
		take(i, front)
		front++
		k = 2 * highest
	}
	return place
}

// assignLayers puts each node as high as those above it allow, then pulls nodes
// down that have more below than above, so that edges become short.
func (h *hierarchy) assignLayers() {
	order := h.topological()
	h.layer = make([]int32, h.real)
	for _, i := range order {
		for _, j := range h.down[i] {
			h.layer[j] = max(h.layer[j], h.layer[i]+1)
		}
	}
	for range 4 {
		for _, i := range slices.Backward(order) {
			if len(h.down[i]) <= len(h.up[i]) {
				continue
			}
			lowest := int32(math.MaxInt32)
			for _, j := range h.down[i] {
				lowest = min(lowest, h.layer[j]-1)
			}
			h.layer[i] = max(h.layer[i], lowest)
		}
	}
}

func (h *hierarchy) topological() []int32 {
	waits := make([]int, h.real)
	order := make([]int32, 0, h.real)
	for i := range h.real {
		waits[i] = len(h.up[i])
		if waits[i] == 0 {
			order = append(order, int32(i))
		}
	}
	for k := 0; k < len(order); k++ {
		for _, j := range h.down[order[k]] {
			if waits[j]--; waits[j] == 0 {
				order = append(order, j)
			}
		}
	}
	return order
}

// addDummies cuts edges that pass layers into pieces from layer to layer.
func (h *hierarchy) addDummies() {
	budget := dummiesPerItem * (h.real + 16)
	for _, d := range h.down[:h.real] {
		budget += len(d)
	}
	up := make([][]int32, h.real, 2*h.real)
	down := make([][]int32, h.real, 2*h.real)
	for i := range int32(h.real) {
		for _, j := range h.down[i] {
			from := i
			if gap := int(h.layer[j]-h.layer[i]) - 1; gap <= budget {
				budget -= gap
				for l := h.layer[i] + 1; l < h.layer[j]; l++ {
					d := int32(len(down))
					down, up, h.layer = append(down, nil), append(up, []int32{from}), append(h.layer, l)
					down[from] = append(down[from], d)
					from = d
				}
			}
			down[from] = append(down[from], j)
			up[j] = append(up[j], from)
		}
	}
	h.down, h.up = down, up
}
