package parse

import "clew/importers/extract/perceptron"

// spot is a word seen from the configuration; the zero spot stands for none.
type spot struct {
	index          int
	w, p, u, x, c  uint32 // form, tag, universal tag, suffix, capital
	l              uint32 // label of the arc to its head, if drawn
	wp             uint32
	k, m, z        uint32 // clusters: coarse, middle, fine
	leftN, rightN  uint32
	leftS, rightS  uint32
	left1, left2   int
	right1, right2 int
}

const (
	absent  = 3
	rootTag = 5
)

// spot describes word i, which may be the root or none.
func (c *config) spot(i int, labels []uint32) spot {
	if i == none || i > len(c.words) {
		return spot{index: none, w: absent, p: absent, u: absent, x: absent, l: absent, wp: absent, left1: none, left2: none, right1: none, right2: none}
	}
	s := spot{
		index: i, left1: c.left1[i], left2: c.left2[i], right1: c.right1[i], right2: c.right2[i],
		leftN: uint32(min(c.leftCount[i], 4)), rightN: uint32(min(c.rightCount[i], 4)),
		leftS: c.leftSet[i], rightS: c.rightSet[i],
	}
	if i == len(c.words) {
		s.w, s.p, s.u, s.x, s.l, s.wp = rootTag, rootTag, rootTag, rootTag, rootTag, rootTag
		return s
	}
	w := &c.words[i]
	s.w, s.p, s.u, s.x, s.c = w.form, w.tag, w.upos, w.suffix, w.capital
	s.k, s.m, s.z = w.coarse, w.middle, w.fine
	s.l = absent
	if c.label[i] != none {
		s.l = labels[c.label[i]]
	}
	s.wp = perceptron.Hash(201, s.w, s.p)
	return s
}

// below returns the word at the given depth of the stack, or none.
func (c *config) below(depth int) int {
	if i := len(c.stack) - 1 - depth; i >= 0 {
		return c.stack[i]
	}
	return none
}

// ahead returns the word at the given place of the buffer, the root behind the
// last word, or none.
func (c *config) ahead(place int) int {
	if i := c.next + place; i <= len(c.words) {
		return i
	}
	return none
}

// distance groups the distance between two words.
func distance(a, b spot) uint32 {
	if a.index == none || b.index == none {
		return 0
	}
	switch d := b.index - a.index; {
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 13:
		return 6
	}
	return 7
}

// features returns the features of the configuration; they hold until the next
// call.
func (c *config) features(labels []uint32) []uint32 {
	s0, s1, s2 := c.spot(c.below(0), labels), c.spot(c.below(1), labels), c.spot(c.below(2), labels)
	b0, b1, b2 := c.spot(c.ahead(0), labels), c.spot(c.ahead(1), labels), c.spot(c.ahead(2), labels)
	s0l, s0r := c.spot(s0.left1, labels), c.spot(s0.right1, labels)
	s0l2, s0r2 := c.spot(s0.left2, labels), c.spot(s0.right2, labels)
	s1l, s1r := c.spot(s1.left1, labels), c.spot(s1.right1, labels)
	s1r2 := c.spot(s1.right2, labels)
	b0l, b0l2 := c.spot(b0.left1, labels), c.spot(b0.left2, labels)

	f := emitter{buf: c.buf[:0]}
	f.add()
	for _, s := range [...]*spot{&s0, &s1, &b0, &b1} {
		f.add(s.w)
		f.add(s.p)
		f.add(s.wp)
		f.add(s.u, s.x)
		f.add(s.m)
		f.add(s.z)
	}
	f.add(s2.p)
	f.add(s2.wp)
	f.add(b2.p)
	f.add(b2.wp)
	// Pairs.
	for _, pair := range [...][2]*spot{{&s0, &b0}, {&s1, &s0}, {&s1, &b0}} {
		a, b := pair[0], pair[1]
		f.add(a.wp, b.wp)
		f.add(a.wp, b.w)
		f.add(a.w, b.wp)
		f.add(a.wp, b.p)
		f.add(a.p, b.wp)
		f.add(a.w, b.w)
		f.add(a.p, b.p)
		f.add(a.m, a.u, b.m, b.u)
		f.add(a.w, b.m)
		f.add(a.m, b.w)
		f.add(a.m, b.p)
		f.add(a.p, b.m)
		d := distance(*a, *b)
		f.add(a.p, b.p, d)
		f.add(a.w, d)
		f.add(b.w, d)
	}
	f.add(b0.p, b1.p)
	f.add(b0.w, b1.p)
	f.add(b0.p, b1.w)
	f.add(s0.w, b1.p)
	f.add(s0.p, b1.w)
	f.add(s0.p, b1.p)
	// Triples.
	f.add(b0.p, b1.p, b2.p)
	f.add(s0.p, b0.p, b1.p)
	f.add(s0.w, b0.p, b1.p)
	f.add(s0.p, b0.w, b1.p)
	f.add(s0.p, b0.p, b1.w)
	f.add(s1.p, s0.p, b0.p)
	f.add(s1.w, s0.p, b0.p)
	f.add(s1.p, s0.w, b0.p)
	f.add(s1.p, s0.p, b0.w)
	f.add(s1.u, s0.u, b0.u, b1.u)
	f.add(s2.p, s1.p, s0.p)
	f.add(s2.u, s1.u, s0.u, b0.u)
	f.add(s0.p, s0l.p, b0.p)
	f.add(s0.p, s0r.p, b0.p)
	f.add(s0.p, s0r.l, b0.p)
	f.add(s0.w, s0r.l, b0.p)
	f.add(s0.p, b0l.p, b0.p)
	f.add(s0.p, b0.p, b0.leftS)
	f.add(s1.p, s0.p, s0l.p)
	f.add(s1.p, s0.p, s0r.p)
	f.add(s1.p, s0.p, s0.leftS)
	f.add(s1.p, s0.p, s0.rightS)
	f.add(s1.w, s0.p, s0l.w)
	f.add(s1.p, s1r.l, s0.p)
	f.add(s1.p, s1r.p, s0.p)
	f.add(s1.w, s1r.l, s0.p)
	f.add(s1.p, s1l.p, s0.p)
	f.add(s1.p, s1.rightS, s0.p)
	f.add(s1.w, s0.u, s0l.w)
	f.add(s0.w, b0.u, b0l.w)
	f.add(s0.u, s0l.w, b0.u)
	f.add(s0.u, s0r.w, b0.u)
	f.add(s1.k, s0.k, b0.k, s0.u)
	f.add(s1.m, s0.u, s0l.w)
	f.add(s0.m, b0.u, b0l.w)
	f.add(s1.m, s0l.w, s0.m)
	f.add(s0.m, b0l.w, b0.m)
	// Children.
	for _, s := range [...]*spot{&s0l, &s0r, &s0l2, &s0r2, &s1l, &s1r, &s1r2, &b0l, &b0l2} {
		f.add(s.w)
		f.add(s.p, s.l)
	}
	f.add(s0.p, s0l.l, s0r.l)
	f.add(s0.p, s0l.l, s0l2.l)
	f.add(s0.p, s0r.l, s0r2.l)
	f.add(s1.p, s1r.l, s1r2.l)
	f.add(b0.p, b0l.l, b0l2.l)
	// Number and labels of children.
	f.add(s0.w, s0.leftN)
	f.add(s0.p, s0.leftN, s0.rightN)
	f.add(s0.w, s0.rightN)
	f.add(s1.w, s1.rightN)
	f.add(s1.p, s1.rightN)
	f.add(b0.w, b0.leftN)
	f.add(b0.p, b0.leftN)
	f.add(s0.p, s0.leftS)
	f.add(s0.p, s0.rightS)
	f.add(s0.w, s0.leftS)
	f.add(s0.w, s0.rightS)
	f.add(s1.p, s1.rightS)
	f.add(s1.w, s1.rightS)
	f.add(b0.p, b0.leftS)
	f.add(b0.w, b0.leftS)
	f.add(s1.p, s0.p, s0.c, s1.c, distance(s1, s0))
	f.add(uint32(min(len(c.stack), 5)), s0.u, b0.u)
	c.buf = f.buf
	return c.buf
}

// emitter numbers the templates in the order of their use.
type emitter struct {
	buf []uint32
	n   uint32
}

func (f *emitter) add(values ...uint32) {
	f.buf = append(f.buf, perceptron.Hash(f.n, values...))
	f.n++
}
