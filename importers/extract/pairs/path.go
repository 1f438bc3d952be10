package pairs

import "clew/importers/extract/perceptron"

// maxPath bounds the words on the way between two mentions in the tree.
const maxPath = 7

// path reads the way from the head of the one mention to that of the other in
// the dependency tree.
func (r *reader) path(p pair) {
	from, to := r.Who.Heads[p.a], r.Who.Heads[p.b]
	top := r.top(from, to)
	if top < 0 {
		r.add(tPathLength, 99)
		return
	}
	ups, downs := r.way(from, top), r.way(to, top)
	// Nodes: those above from, the top, those above to.
	r.add(tPathLength, bucket(ups), bucket(downs))
	r.top3(from, to, top)
	if ups+downs > maxPath {
		return
	}
	words, edges, sorts, short := uint32(1), uint32(1), uint32(1), uint32(1)
	step := func(t, dir int, inner bool) {
		w := &r.words[t]
		d := uint32(dir)
		words = perceptron.Hash(9, words, w.edge, d)
		edges = perceptron.Hash(9, edges, w.edge, d)
		sorts = perceptron.Hash(9, sorts, w.edge, d)
		switch r.Doc.Tokens[t].Rel {
		case "conj", "flat", "appos", "compound":
		default:
			short = perceptron.Hash(9, short, w.edge, d)
		}
		if !inner {
			return
		}
		words = perceptron.Hash(10, words, w.lemma)
		sorts = perceptron.Hash(10, sorts, w.class)
		r.add(tPathNode, d, w.lemma)
		r.add(tPathNode, d, w.lemma, w.edge)
		r.add(tPathNodeSort, d, w.class, w.edge)
		r.cluster(2+d, w)
	}
	for t := from; t != top; t = r.Doc.Tokens[t].Head {
		step(t, 1, t != from)
	}
	if top != from && top != to {
		words = perceptron.Hash(10, words, r.words[top].lemma)
		sorts = perceptron.Hash(10, sorts, r.words[top].class)
	}
	for t := to; t != top; t = r.Doc.Tokens[t].Head {
		step(t, 2, t != to)
	}
	r.add(tPathWords, words)
	r.add(tPathEdges, edges)
	r.add(tPathSorts, sorts)
	r.add(tPathShort, short)
	r.add(tPathEdges, edges, r.kinds[p.a], r.kinds[p.b])
	if p.hi-p.lo < 12 {
		r.add(tPathEdges, edges, bucket(p.hi-p.lo), 3)
	}
}

// top3 reads the word where the two ways meet with the edges that come down
// from it.
func (r *reader) top3(from, to, top int) {
	w := &r.words[top]
	left, right := r.below(from, top), r.below(to, top)
	var el, er uint32
	if left >= 0 {
		el = r.words[left].edge
	}
	if right >= 0 {
		er = r.words[right].edge
	}
	r.add(tPathEnds, el, er)
	r.add(tPathTop, w.lemma)
	r.add(tPathTop, w.lemma, el, er)
	r.add(tPathTopSort, w.class, el, er)
	r.add(tPathTopSort, w.coarse, el, er, 7)
	r.add(tPathTopSort, w.fine, el, er, 8)
	r.cluster(5, w)
	r.add(tPathTopSort, w.tag, el, er)
	r.add(tTop, perceptron.String(r.Doc.Tokens[top].XPOS), w.edge, flag(top == from), flag(top == to))
}

// below is the word right below top on the way to t, -1 where t is top.
func (r *reader) below(t, top int) int {
	last := -1
	for t != top {
		last, t = t, r.Doc.Tokens[t].Head
	}
	return last
}

func (r *reader) way(t, top int) int {
	n := 0
	for t != top {
		n, t = n+1, r.Doc.Tokens[t].Head
	}
	return n
}

// maxDepth bounds climbs in trees.
const maxDepth = 100

// top is the lowest word above both, or -1.
func (r *reader) top(a, b int) int {
	r.nodes = r.nodes[:0]
	for t, n := a, 0; t >= 0 && n < maxDepth; t, n = r.Doc.Tokens[t].Head, n+1 {
		r.nodes = append(r.nodes, int32(t))
	}
	for t, n := b, 0; t >= 0 && n < maxDepth; t, n = r.Doc.Tokens[t].Head, n+1 {
		for _, u := range r.nodes {
			if int(u) == t {
				return t
			}
		}
	}
	return -1
}
