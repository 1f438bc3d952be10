package analysis

import (
	"context"
	"slices"
)

// PathQuery asks for several paths.
type PathQuery struct {
	Count int // how many at most
	Edges int // of a path, at most; 0 for no limit. Not for weighted paths
	// Weighted compares paths as Strongest does, otherwise by their edges.
	Weighted bool
}

// KShortest returns the shortest simple paths between two nodes, the shortest
// first. It is the algorithm of Yen (1971) with the improvement of Lawler
// (1972): a path leaves an earlier one only at or after the node where that
// one left its own.
func KShortest(ctx context.Context, g *Graph, from, to int32, q PathQuery) ([]Path, error) {
	k := &kSearch{f: NewFinder(g), to: to, q: q}
	if !g.has(from) || !g.has(to) || from == to || q.Count < 1 {
		return nil, ctx.Err()
	}
	if p, ok := k.spur([]int32{from}); ok {
		k.waiting = append(k.waiting, deviation{Path: p})
	}
	for len(k.waiting) > 0 && len(k.found) < q.Count {
		next := k.take()
		k.found = append(k.found, next.Path)
		if len(k.found) == q.Count {
			break
		}
		for at := next.at; at < len(next.Nodes)-1; at++ {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			k.deviate(next.Nodes, at)
		}
	}
	return k.found, ctx.Err()
}

// deviation is a path and where it left the one that it came from.
type deviation struct {
	Path
	at int
}

type kSearch struct {
	f       *Finder
	to      int32
	q       PathQuery
	found   []Path
	waiting []deviation
}

// take returns the shortest of the waiting paths; of equals, the first by its
// nodes.
func (k *kSearch) take() deviation {
	best := 0
	for i, d := range k.waiting {
		b := k.waiting[best]
		if d.Length < b.Length || d.Length == b.Length && slices.Compare(d.Nodes, b.Nodes) < 0 {
			best = i
		}
	}
	d := k.waiting[best]
	k.waiting = slices.Delete(k.waiting, best, best+1)
	return d
}

// deviate finds the shortest path that goes along a found one up to one of its
// nodes and leaves it there in another way than all that were found.
func (k *kSearch) deviate(nodes []int32, at int) {
	root := nodes[:at+1]
	k.f.bars++
	for _, v := range root[:at] {
		k.f.barred[v] = k.f.bars
	}
	k.f.barredNext = k.f.barredNext[:0]
	for _, p := range k.found {
		if len(p.Nodes) > at+1 && slices.Equal(p.Nodes[:at+1], root) {
			k.f.barredNext = append(k.f.barredNext, p.Nodes[at+1])
		}
	}
	if p, ok := k.spur(root); ok {
		k.waiting = append(k.waiting, deviation{Path: p, at: at})
	}
}

// spur goes on from the end of root.
func (k *kSearch) spur(root []int32) (Path, bool) {
	start := root[len(root)-1]
	if k.q.Weighted {
		p, ok := k.f.Strongest(start, k.to)
		if !ok {
			return Path{}, false
		}
		nodes := slices.Concat(root[:len(root)-1], p.Nodes)
		return Path{Nodes: nodes, Length: k.f.g.length(nodes)}, true
	}
	limit := k.f.g.N()
	if k.q.Edges > 0 {
		limit = k.q.Edges - (len(root) - 1)
	}
	p, ok := k.f.within(start, k.to, limit)
	if !ok {
		return Path{}, false
	}
	nodes := slices.Concat(root[:len(root)-1], p.Nodes)
	return Path{Nodes: nodes, Length: float64(len(nodes) - 1)}, true
}
