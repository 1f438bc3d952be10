package graphmodel

import (
	"cmp"
	"iter"
	"slices"
)

// adjacency is the arcs of each entity: in compressed sparse rows, and beside
// them what few edits have changed since these were laid down. To write a
// million arcs anew for one new link costs more than all else that a link does:
// in memory first of all, which the system has to fetch page by page.
type adjacency struct {
	// The arcs of entities that have no row of their own. Their links are numbered
	// as they were when they were laid down.
	blocks []block

	rows   []row   // of the ends of links edited since, sorted by entity
	shifts []shift // how the numbers of links have moved since, for the blocks
	extra  int     // arcs in rows
	fold   *fold   // blocks that are being laid down anew, or nil
}

// blockRows is how many entities a block is about.
const blockRows = 1 << 10

// block holds the arcs of consecutive entities in compressed sparse rows: those of
// its entity i are arcs[offsets[i]:offsets[i+1]].
type block struct {
	offsets []int32
	arcs    []Arc
}

// blocksOf divides compressed sparse rows into blocks, which share them.
func blocksOf(offsets []int32, arcs []Arc) []block {
	n := len(offsets) - 1
	blocks := make([]block, 0, n/blockRows+1)
	for from := 0; from < n; from += blockRows {
		blocks = append(blocks, block{offsets[from : min(from+blockRows, n)+1], arcs})
	}
	return blocks
}

// laid returns the arcs of an entity as they were laid down.
func (a *adjacency) laid(i int32) []Arc {
	b, r := &a.blocks[i/blockRows], i%blockRows
	return b.arcs[b.offsets[r]:b.offsets[r+1]]
}

// row is the arcs of one entity, with the links numbered as in the snapshot.
type row struct {
	entity int32
	arcs   []Arc
}

// edited returns the row of an entity that has one of its own.
func (a *adjacency) edited(i int32) (arcs []Arc, ok bool) {
	if len(a.rows) == 0 {
		return nil, false
	}
	at, ok := slices.BinarySearchFunc(a.rows, i, func(r row, i int32) int { return cmp.Compare(r.entity, i) })
	if !ok {
		return nil, false
	}
	return a.rows[at].arcs, true
}

// row returns the arcs of an entity where they are there as they are wanted.
func (a *adjacency) row(i int32) (arcs []Arc, ok bool) {
	if arcs, ok = a.edited(i); ok {
		return arcs, true
	}
	return a.laid(i), len(a.shifts) == 0
}

func (a *adjacency) appendRow(arcs []Arc, i int32) []Arc {
	own, ok := a.row(i)
	at := len(arcs)
	arcs = append(arcs, own...)
	if !ok {
		for k := range arcs[at:] {
			arcs[at+k].Link = shifted(a.shifts, arcs[at+k].Link)
		}
	}
	return arcs
}

func (a *adjacency) degree(i int32) int {
	if arcs, ok := a.edited(i); ok {
		return len(arcs)
	}
	return len(a.laid(i))
}

// buildAdjacency makes the adjacency from LinkEnds without comparing
// anything: a first pass lays the arcs of each entity down in the order of the
// links, a second one transposes them, which sorts them by neighbor and keeps
// the order of the links where neighbors are equal.
func (s *Snapshot) buildAdjacency() {
	n := len(s.Entities)
	offsets := make([]int32, n+1)
	for _, e := range s.LinkEnds.All() {
		offsets[e[0]+1]++
		if e[1] != e[0] {
			offsets[e[1]+1]++
		}
	}
	for i := range n {
		offsets[i+1] += offsets[i]
	}
	byLink := make([]Arc, offsets[n])
	next := make([]int32, n)
	copy(next, offsets)
	for i, e := range s.LinkEnds.All() {
		put(byLink, next, e[0], Arc{Node: e[1], Link: int32(i), Out: true})
		if e[0] != e[1] {
			put(byLink, next, e[1], Arc{Node: e[0], Link: int32(i)})
		}
	}
	arcs := make([]Arc, len(byLink))
	copy(next, offsets)
	for v := range n {
		for _, a := range byLink[offsets[v]:offsets[v+1]] {
			out := !a.Out || a.Node == int32(v)
			put(arcs, next, a.Node, Arc{Node: int32(v), Link: a.Link, Out: out})
		}
	}
	s.adjacency = adjacency{blocks: blocksOf(offsets, arcs)}
}

// put stores a as the next arc of entity v.
func put(arcs []Arc, next []int32, v int32, a Arc) {
	arcs[next[v]] = a
	next[v]++
}

// newArc is an arc to be added to the list of an entity.
type newArc struct {
	entity int32
	arc    Arc
}

// patchAdjacency makes the adjacency from that of the snapshot before:
// entities and links have only moved up and down, so their order holds, and
// the arcs of the added links are merged in.
func (s *Snapshot) patchAdjacency(before *Snapshot, entityMoved, linkMoved, added []int32) {
	fresh := s.arcsOfLinks(added)
	arcs := make([]Arc, 0, 2*before.Links.Len()+len(fresh))
	var kept []Arc
	offsets := make([]int32, 1, len(s.Entities)+1)
	for entity, old := range oldPlaces(len(s.Entities), len(before.Entities), entityMoved) {
		mine := 0
		for mine < len(fresh) && fresh[mine].entity == int32(entity) {
			mine++
		}
		kept = kept[:0]
		if old != none {
			kept = before.AppendArcs(kept, int(old))
		}
		arcs = appendMerged(arcs, kept, fresh[:mine], entityMoved, linkMoved)
		fresh = fresh[mine:]
		offsets = append(offsets, int32(len(arcs)))
	}
	s.adjacency = adjacency{blocks: blocksOf(offsets, arcs)}
}

// oldPlaces yields each of the n entities with its index among the old ones,
// or none.
func oldPlaces(n, oldN int, entityMoved []int32) iter.Seq2[int, int32] {
	return func(yield func(int, int32) bool) {
		old := int32(0)
		for entity := range n {
			for int(old) < oldN && entityMoved != nil && entityMoved[old] < int32(entity) {
				old++ // deleted
			}
			if int(old) < oldN && (entityMoved == nil || entityMoved[old] == int32(entity)) {
				if !yield(entity, old) {
					return
				}
				old++
			} else if !yield(entity, none) {
				return
			}
		}
	}
}

// appendMerged appends the kept arcs of one entity at their new indexes, with
// the fresh ones merged in. Arcs of links that are gone are left out.
func appendMerged(arcs, kept []Arc, fresh []newArc, entityMoved, linkMoved []int32) []Arc {
	for _, a := range kept {
		a.Link = moved(linkMoved, a.Link)
		if a.Link == none {
			continue
		}
		a.Node = moved(entityMoved, a.Node)
		for len(fresh) > 0 && compareArcs(fresh[0].arc, a) < 0 {
			arcs = append(arcs, fresh[0].arc)
			fresh = fresh[1:]
		}
		arcs = append(arcs, a)
	}
	for _, f := range fresh {
		arcs = append(arcs, f.arc)
	}
	return arcs
}

// arcsOfLinks returns the arcs of some links, sorted as in a snapshot.
func (s *Snapshot) arcsOfLinks(links []int32) []newArc {
	arcs := make([]newArc, 0, 2*len(links))
	for _, l := range links {
		ends := s.LinkEnds.At(int(l))
		from, to := ends[0], ends[1]
		arcs = append(arcs, newArc{from, Arc{Node: to, Link: l, Out: true}})
		if from != to {
			arcs = append(arcs, newArc{to, Arc{Node: from, Link: l}})
		}
	}
	slices.SortFunc(arcs, func(a, b newArc) int {
		return cmp.Or(cmp.Compare(a.entity, b.entity), compareArcs(a.arc, b.arc))
	})
	return arcs
}

func compareArcs(a, b Arc) int {
	return cmp.Or(cmp.Compare(a.Node, b.Node), cmp.Compare(a.Link, b.Link))
}
