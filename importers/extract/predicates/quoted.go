package predicates

// speakerClause returns the verb of saying that v belongs to where a parser
// coordinated it with a verb of the quotation before it, else -1: "A said the
// plan "cannot work", and left".
func (f *finder) speakerClause(v, h int) int {
	if h > v || f.tok(v).XPOS != "VBD" {
		return -1
	}
	closed := false
	for i := h + 1; i < v && !closed; i++ {
		switch f.tok(i).Form {
		case "\"", "”", "''", "’":
			closed = f.d.SentenceOf(i) == f.d.SentenceOf(v)
		}
	}
	if !closed {
		return -1
	}
	for n := 0; n < 3; n++ {
		g := f.head(h)
		if g < 0 || f.rel(h) != "ccomp" && f.rel(h) != "conj" {
			return -1
		}
		if f.rel(h) == "ccomp" && f.isVerb(g) {
			return g
		}
		h = g
	}
	return -1
}

// forSubject returns the noun before "to" that an infinitive has for its
// subject, or -1: "the way for small firms to grow".
func (f *finder) forSubject(v int) int {
	if f.tok(v).XPOS != "VB" || f.mark(v) != "to" {
		return -1
	}
	to := v - 1
	for to > 0 && f.low(to) != "to" && v-to < 3 {
		to--
	}
	if to < 2 || f.low(to) != "to" || f.d.SentenceOf(to-1) != f.d.SentenceOf(v) {
		return -1
	}
	for i, n := to-1, 0; i >= 0 && n < 6; n++ {
		if f.preposition(i) == "for" && f.isNoun(i) && f.timeAt[i] < 0 && f.subtree(i, nil).last == to && !f.below(v, i) {
			return i
		}
		h := f.head(i)
		if h < 0 || h >= to || f.isVerb(h) {
			return -1
		}
		i = h
	}
	return -1
}

// speakerOf returns the name of who says "I" or "we" at token p, the subject of
// verb v, or -1: "I left", A said.
func (f *finder) speakerOf(p, v int) int {
	switch f.low(p) {
	case "i", "we":
	default:
		return -1
	}
	for n := 0; v >= 0 && n < 8; v, n = f.head(v), n+1 {
		for _, c32 := range f.of(v) {
			if c := int(c32); f.rel(c) == "parataxis" && says[f.lemma(c)] {
				if s := f.child(c, "nsubj"); s >= 0 && f.isNoun(s) {
					return s
				}
			}
		}
		if g := f.head(v); g >= 0 && f.isVerb(g) && says[f.lemma(g)] && f.rel(v) == "ccomp" {
			if s := f.child(g, "nsubj"); s >= 0 && f.isNoun(s) {
				return s
			}
			return -1
		}
	}
	return -1
}
