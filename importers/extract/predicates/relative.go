package predicates

// resolveRelatives puts the antecedent in the place of "who", "which", "that".
func (f *finder) resolveRelatives(c *core, v int) {
	for _, args := range [][]argument{c.agent, c.patient} {
		for i := range args {
			if r := args[i].head; !args[i].clause && isRelative(f.low(r)) && f.tok(r).XPOS[0] == 'W' {
				args[i].head = f.relativeOf(r, v)
			}
		}
	}
}

// relativeOf returns the antecedent of relative pronoun r in the clause of v, or
// r itself.
func (f *finder) relativeOf(r, v int) int {
	for n := 0; n < 4 && v >= 0; n++ {
		h := f.head(v)
		if f.full(v) == "acl:relcl" && h >= 0 {
			return h
		}
		if f.full(v) != "conj" {
			break
		}
		v = h
	}
	// A tree that lost the clause: the noun right before the pronoun.
	at := r - 1
	if at > 0 && f.tok(at).Form == "," {
		at--
	}
	if at < 0 || !f.isNoun(at) || f.d.SentenceOf(at) != f.d.SentenceOf(r) {
		return r
	}
	for n := 0; n < 8; n++ {
		h := f.head(at)
		if h < 0 || h > r || !f.isNoun(h) || f.rel(at) == "conj" {
			break
		}
		at = h
	}
	return at
}

func isRelative(w string) bool {
	switch w {
	case "who", "which", "that", "whom", "what":
		return true
	}
	return false
}

// antecedent fills the gap of a relative clause.
func (f *finder) antecedent(c *core, v, noun int) {
	if !f.hasRelativeAdverb(v) {
		c.setSurface(f.arguments(noun))
	}
}

func (f *finder) hasRelativeSubject(v int) bool {
	s := f.child(v, "nsubj")
	return s >= 0 && isRelative(f.low(s))
}

// hasRelativeAdverb reports whether "where", "when" or "why" opens the clause of
// v, or a preposition with its pronoun: "in which".
func (f *finder) hasRelativeAdverb(v int) bool {
	for _, a := range f.of(v) {
		switch f.low(int(a)) {
		case "where", "when", "why":
			return true
		case "which", "whom":
			if f.rel(int(a)) == "obl" || f.rel(int(a)) == "nmod" {
				return true
			}
		}
	}
	return false
}

// objectGap: in "the deal that A signed", the deal is what A signed.
func (f *finder) objectGap(c *core, v int) {
	if h := f.head(v); h >= 0 && f.child(v, "xcomp") < 0 && !f.hasRelativeAdverb(v) {
		c.patient = append(c.patient, f.arguments(h)...)
	}
}
