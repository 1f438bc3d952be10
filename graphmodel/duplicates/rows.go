package duplicates

import (
	"cmp"
	"slices"
)

// bucketSize bounds how many articles of a bucket a later one is compared to:
// what a site puts under each of its articles makes buckets of thousands.
const bucketSize = 32

// row holds the texts by one minimum of their sketches, those with the same one,
// a bucket, in the order of the articles.
type row []rowEntry

// rowEntry is a minimum and the index of a node.
type rowEntry uint64

func newEntry(minimum uint32, node int32) rowEntry {
	return rowEntry(minimum)<<32 | rowEntry(uint32(node))
}

func (e rowEntry) minimum() uint32 { return uint32(e >> 32) }

func (e rowEntry) node() int32 { return int32(uint32(e)) }

// compare is the order of a row.
func (x *Index) compare(a, b rowEntry) int {
	if c := cmp.Compare(a.minimum(), b.minimum()); c != 0 || a == b {
		return c
	}
	return compareOrder(x.nodes[a.node()].first, x.nodes[b.node()].first)
}

// place is where a node stands in a row, or would stand.
func (x *Index) place(r int, n *node) int {
	at, _ := slices.BinarySearchFunc(x.rows[r], newEntry(n.sketch.minima[r], n.index), x.compare)
	return at
}

// start is where the bucket of a node begins in a row.
func (x *Index) start(r int, n *node) int {
	at, _ := slices.BinarySearchFunc(x.rows[r], n.sketch.minima[r], func(e rowEntry, m uint32) int { return cmp.Compare(e.minimum(), m) })
	return at
}

// before returns the first texts of the bucket of n that come before it.
func (x *Index) before(r int, n *node) row {
	if n.sketch.empty {
		return nil
	}
	start := x.start(r, n)
	return x.rows[r][start:min(x.place(r, n), start+bucketSize)]
}

// insert puts a node into all rows. Where it takes the place of another one in a
// bucket that is full, hidden gets that one: later texts are not compared to it for
// this row any more.
func (x *Index) insert(n *node, hidden func(*node)) {
	if n.sketch.empty {
		return
	}
	for r := range x.rows {
		start, at := x.start(r, n), x.place(r, n)
		x.rows[r] = slices.Insert(x.rows[r], at, newEntry(n.sketch.minima[r], n.index))
		if at-start < bucketSize {
			x.edge(r, start, n, hidden)
		}
	}
}

// remove takes a node out of all rows. Where another one takes its place in a bucket
// that is full, shown gets that one.
func (x *Index) remove(n *node, shown func(*node)) {
	if n.sketch.empty {
		return
	}
	for r := range x.rows {
		start, at := x.start(r, n), x.place(r, n)
		if at-start < bucketSize {
			x.edge(r, start, n, shown)
		}
		x.rows[r] = slices.Delete(x.rows[r], at, at+1)
	}
}

// edge passes the first text of the bucket of n that later ones are not compared to.
func (x *Index) edge(r, start int, n *node, to func(*node)) {
	if k := start + bucketSize; k < len(x.rows[r]) && x.rows[r][k].minimum() == n.sketch.minima[r] {
		to(x.nodes[x.rows[r][k].node()])
	}
}

// insertAll puts many nodes into all rows.
func (x *Index) insertAll(list []*node) {
	parallel(rows, func(r int) {
		for _, n := range list {
			if !n.sketch.empty {
				x.rows[r] = append(x.rows[r], newEntry(n.sketch.minima[r], n.index))
			}
		}
		slices.SortFunc(x.rows[r], x.compare)
	})
}

// after returns the texts behind n in its bucket, if they are compared to it.
func (x *Index) after(r int, n *node) row {
	if n.sketch.empty {
		return nil
	}
	at := x.place(r, n)
	if at-x.start(r, n) >= bucketSize {
		return nil
	}
	end := at + 1
	for end < len(x.rows[r]) && x.rows[r][end].minimum() == n.sketch.minima[r] {
		end++
	}
	return x.rows[r][at+1 : end]
}

// spot is where the bucket of a text begins in a row, and where the text stands.
type spot struct{ start, at int32 }

// spots finds the spots of all texts in all rows at once: looking for each of them,
// as before does, takes longer where there are many.
func (x *Index) spots() *[rows][]spot {
	out := new([rows][]spot)
	parallel(rows, func(r int) {
		out[r] = make([]spot, len(x.nodes))
		start := 0
		for i, e := range x.rows[r] {
			if e.minimum() != x.rows[r][start].minimum() {
				start = i
			}
			out[r][e.node()] = spot{int32(start), int32(i)}
		}
	})
	return out
}

// beforeAt is before for texts whose spots are known.
func (x *Index) beforeAt(spots *[rows][]spot) func(int, *node) row {
	return func(r int, n *node) row {
		if n.sketch.empty {
			return nil
		}
		s := spots[r][n.index]
		return x.rows[r][s.start:min(s.at, s.start+bucketSize)]
	}
}
