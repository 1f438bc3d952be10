package duplicates

import (
	"slices"

	"clew/graphmodel"
)

// manyNew is the share of texts from which on, when they are new, all are sorted
// and joined anew rather than one after the other.
const manyNew = 8

// update brings the index to a list of articles.
func (x *Index) update(articles []*graphmodel.Article) {
	x.round++
	var fresh []*graphmodel.Article
	var gone []*member
	for _, a := range articles {
		m := x.articles[a.ID]
		switch {
		case m == nil:
			x.articles[a.ID] = &member{article: a, seen: x.round}
			fresh = append(fresh, a)
		case m.seen == x.round: // named twice
		case m.article.Published != a.Published || m.article.Text != a.Text:
			gone = append(gone, m)
			x.articles[a.ID] = &member{article: a, seen: x.round}
			fresh = append(fresh, a)
		default:
			m.seen = x.round
		}
	}
	for id, m := range x.articles {
		if m.seen != x.round {
			gone = append(gone, m)
			delete(x.articles, id)
		}
	}
	if len(fresh) > 0 || len(gone) > 0 {
		x.change(fresh, gone)
	}
}

// work is what a change of the index leaves to be compared anew.
type work struct {
	moved map[*node]bool // texts that are new, or whose first article is another one
	dead  map[*node]bool // texts that no article has any more
	apart map[*node]bool // texts whose groups may not hold any more
	later map[*node]bool // texts that later ones may have to be compared to now
}

// change takes articles out of the index and others in, and joins anew what that
// touches.
func (x *Index) change(fresh []*graphmodel.Article, gone []*member) {
	w := &work{map[*node]bool{}, map[*node]bool{}, map[*node]bool{}, map[*node]bool{}}
	// A text leaves the rows before its first article changes, which its place follows from.
	lift := func(n *node) {
		if !w.moved[n] {
			x.remove(n, func(o *node) { w.later[o] = true })
			w.moved[n] = true
		}
	}
	for _, m := range gone {
		n := m.node
		if n == nil {
			continue
		}
		if n.first == m.article {
			lift(n)
		}
		n.copies = slices.DeleteFunc(n.copies, func(a *graphmodel.Article) bool { return a == m.article })
		if w.dead[n] = len(n.copies) == 0; !w.dead[n] {
			n.first = slices.MinFunc(n.copies, compareOrder)
		}
	}
	for _, a := range fresh {
		if a.Text == "" {
			continue
		}
		n := x.texts[a.Text]
		switch {
		case n == nil:
			n = x.newNode(a)
			w.moved[n] = true
		case w.dead[n], compareOrder(a, n.first) < 0:
			lift(n)
			n.first = a
		}
		w.dead[n] = false
		n.copies = append(n.copies, a)
		x.articles[a.ID].node = n
	}
	x.restore(w)
	x.settle(w)
}

func (x *Index) newNode(a *graphmodel.Article) *node {
	n := &node{index: int32(len(x.nodes)), first: a}
	n.group = &group{nodes: []*node{n}}
	x.texts[a.Text] = n
	if k := len(x.free); k > 0 {
		n.index, x.free = x.free[k-1], x.free[:k-1]
		x.nodes[n.index] = n
	} else {
		x.nodes = append(x.nodes, n)
	}
	return n
}

// byOrder sorts texts, so that the work is the same from run to run.
func byOrder(a, b *node) int { return compareOrder(a.first, b.first) }

// sorted lists the texts of a set that are not dead.
func (w *work) sorted(set map[*node]bool) []*node {
	var out []*node
	for n := range set {
		if !w.dead[n] {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, byOrder)
	return out
}

// restore puts the moved texts into the rows.
func (x *Index) restore(w *work) {
	in := w.sorted(w.moved)
	var sketches []*node
	for _, n := range in {
		if n.sketch == nil {
			sketches = append(sketches, n)
		}
	}
	parallel(len(sketches), func(i int) { sketches[i].sketch = newSketch(sketches[i].first.Text) })
	if len(in)*manyNew <= len(x.nodes) {
		for _, n := range in {
			x.insert(n, func(o *node) { w.apart[o] = true })
			w.later[n] = true
		}
		return
	}
	x.insertAll(in)
	for _, n := range x.nodes {
		if n != nil {
			w.apart[n] = true
		}
	}
}

// settle joins the groups anew that may have changed. What other texts are compared
// to has not changed, so theirs stay.
func (x *Index) settle(w *work) {
	again := map[*node]bool{}
	for _, set := range []map[*node]bool{w.moved, w.apart} {
		for n := range set {
			for _, o := range n.group.nodes {
				again[o] = true
			}
		}
	}
	for n := range again {
		n.group = &group{nodes: []*node{n}}
	}
	equal := make([]uint8, len(x.nodes))
	before := x.before
	if len(again)*manyNew > len(x.nodes) {
		before = x.beforeAt(x.spots())
	}
	for _, n := range w.sorted(again) {
		x.compareTo(n, before, equal)
	}
	for _, n := range w.sorted(w.later) {
		x.joinLater(n, equal)
	}
	for _, n := range x.nodes {
		if n != nil {
			n.details = nil // they are larger than the text, and quickly made again
		}
	}
	for n, dead := range w.dead {
		if dead {
			x.nodes[n.index] = nil
			x.free = append(x.free, n.index)
			delete(x.texts, n.first.Text)
		}
	}
}
