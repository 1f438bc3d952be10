package analysis

import (
	"cmp"
	"context"
	"slices"
)

// CutNode is a node without which its component falls apart.
type CutNode struct {
	Node  int32
	Parts int32 // into how many
	// Lost is the number of nodes that are then no longer connected with the
	// largest part.
	Lost int32
}

// CutNodes returns the articulation points of the graph, those that cut off
// most first; of equals, the lower node. It is the depth-first search of
// Hopcroft and Tarjan, “Algorithm 447” (1973), without recursion.
func CutNodes(ctx context.Context, g *Graph) ([]CutNode, error) {
	n := g.N()
	d := newCutSearch(g)
	for v := range int32(n) {
		if d.entered[v] == 0 {
			if err := d.search(ctx, v); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(d.found, func(a, b CutNode) int {
		return cmp.Or(cmp.Compare(b.Lost, a.Lost), cmp.Compare(b.Parts, a.Parts), cmp.Compare(a.Node, b.Node))
	})
	return d.found, nil
}

// cutSearch is the state of the depth-first search.
type cutSearch struct {
	g       *Graph
	entered []int32 // when a node was entered, from 1; 0 for not yet
	low     []int32 // the earliest that its subtree has an edge to
	next    []int32 // the arc of a node that is looked at next
	parent  []int32
	size    []int32 // nodes of its subtree
	cutSum  []int32 // nodes of those subtrees that it cuts off
	cutMax  []int32 // nodes of the largest of them
	cuts    []int32 // how many they are
	stack   []int32
	order   []int32
	clock   int32
	found   []CutNode
}

func newCutSearch(g *Graph) *cutSearch {
	n := g.N()
	all := make([]int32, 8*n)
	part := func(i int) []int32 { return all[i*n : (i+1)*n : (i+1)*n] }
	d := &cutSearch{
		g: g, entered: part(0), low: part(1), next: part(2), parent: part(3),
		size: part(4), cutSum: part(5), cutMax: part(6), cuts: part(7),
	}
	copy(d.next, g.Offsets[:n])
	return d
}

// search goes through the component of start.
func (d *cutSearch) search(ctx context.Context, start int32) error {
	d.order = d.order[:0]
	d.enter(start, -1)
	for len(d.stack) > 0 {
		v := d.stack[len(d.stack)-1]
		if d.next[v] == d.g.Offsets[v+1] {
			d.leave(v)
			continue
		}
		w := d.g.Targets[d.next[v]]
		d.next[v]++
		switch {
		case d.entered[w] == 0:
			d.enter(w, v)
			if d.clock%checkEvery == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
		case w != d.parent[v]:
			d.low[v] = min(d.low[v], d.entered[w])
		}
	}
	d.collect(start)
	return ctx.Err()
}

func (d *cutSearch) enter(v, parent int32) {
	d.clock++
	d.entered[v], d.low[v] = d.clock, d.clock
	d.parent[v], d.size[v] = parent, 1
	d.stack = append(d.stack, v)
	d.order = append(d.order, v)
}

func (d *cutSearch) leave(v int32) {
	d.stack = d.stack[:len(d.stack)-1]
	p := d.parent[v]
	if p < 0 {
		return
	}
	d.size[p] += d.size[v]
	d.low[p] = min(d.low[p], d.low[v])
	if d.low[v] >= d.entered[p] {
		d.cuts[p]++
		d.cutSum[p] += d.size[v]
		d.cutMax[p] = max(d.cutMax[p], d.size[v])
	}
}

// collect notes the cut nodes of the component that was searched. The root
// has nothing above it and cuts only when it has two subtrees.
func (d *cutSearch) collect(start int32) {
	total := d.size[start]
	for _, v := range d.order {
		parts, above := d.cuts[v], total-1-d.cutSum[v]
		if v != start {
			parts++
		}
		if parts >= 2 {
			d.found = append(d.found, CutNode{Node: v, Parts: parts, Lost: total - 1 - max(above, d.cutMax[v])})
		}
	}
}
