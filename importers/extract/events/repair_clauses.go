package events

// repairSaidOnDay gives "said on Thursday that A had shelled B" its clause, which
// parsers hang on the day, and "said on Twitter that A had shelled B", too.
func (f *finder) repairSaidOnDay(first, last int) bool {
	changed := false
	for v := first; v < last; v++ {
		if g := f.head(v); f.fullRel(v) == "acl:relcl" && g >= 0 && f.rel(g) == "obl" && g+1 < v && lower(f.tok(g+1).Form) == "that" && f.reports(f.head(g)) {
			if f.hasSubjectIn(g+2, v) && (f.rel(g+1) == "mark" || f.tok(g+1).UPOS == "SCONJ") && f.child(f.head(g), "ccomp") < 0 {
				f.rels[g+1] = "mark"
				changed = f.attach(v, f.head(g), "ccomp") || changed
				continue
			}
		}
		if day := f.head(v); f.rel(v) == "acl" && f.isVerb(v) && day >= 0 && day < v && f.hasMark(v, "that") {
			if up := f.misledClause(v, day); up >= 0 && f.child(up, "ccomp") < 0 {
				changed = f.attach(v, up, "ccomp") || changed
			}
		}
	}
	return changed
}

// hasSubjectIn reports whether a subject stands in [from, to).
func (f *finder) hasSubjectIn(from, to int) bool {
	for i := from; i < to; i++ {
		if f.rel(i) == "nsubj" {
			return true
		}
	}
	return false
}

// repairNamedAside: in "Abacus, the operator of shops, has bought B" the name
// before the comma was taken for one who is spoken to; it is the subject, and the
// noun behind it says what it is.
func (f *finder) repairNamedAside(first, last int) bool {
	changed := false
	for i := first; i < last; i++ {
		if f.rel(i) != "vocative" || !f.isName(i) {
			continue
		}
		m, v := f.who.MentionAt(i), f.head(i)
		if m < 0 || v <= i || f.who.Ranges[m].Last >= last || f.tok(f.who.Ranges[m].Last).Form != "," {
			continue
		}
		s := f.child(v, "nsubj")
		if s <= i || !f.isNoun(s) || f.tok(v-1).Form != "," && f.commasBetween(s, v) == 0 || f.child(s, "det") < 0 && f.child(s, "nmod") < 0 {
			continue
		}
		changed = f.attach(i, v, "nsubj") || changed
		changed = f.attach(s, i, "appos") || changed
	}
	return changed
}

// asideReach bounds the words between a subject and its verb behind an aside.
const asideReach = 24

// repairApartSubject: in "…, and A, which has troops there, advised B" the name
// before the aside is the subject of the past tense behind it, not a part of what
// stands before.
func (f *finder) repairApartSubject(first, last int) bool {
	changed := false
	for v := first + 4; v < last; v++ {
		if x := f.tok(v).XPOS; x != "VBD" && x != "VBZ" || f.tok(v-1).Form != "," || !f.isVerb(v) || f.child(v, "nsubj", "nsubj:pass", "aux", "cc") >= 0 {
			continue
		}
		s := f.apartSubject(first, v)
		if s < 0 || f.head(s) == v {
			continue
		}
		changed = f.attach(s, v, "nsubj") || changed
	}
	return changed
}

// apartSubject is the head of the name before the relative clause that ends with
// the comma before v, where the name opens a clause of its own; -1 for none.
func (f *finder) apartSubject(first, v int) int {
	for i := v - 2; i > first+1 && i > v-asideReach; i-- {
		w := lower(f.tok(i).Form)
		if w != "who" && w != "which" || f.tok(i-1).Form != "," {
			continue
		}
		m := f.who.MentionAt(i - 2)
		if m < 0 || f.who.Mentions[m].Entity < 0 || f.who.Heads[m] < 0 {
			return -1
		}
		before := f.who.Titled[m].First - 1
		for before > first && f.tok(before).UPOS == "DET" {
			before--
		}
		if before <= first || f.tok(before).UPOS != "CCONJ" || f.tok(before-1).Form != "," {
			return -1
		}
		return f.who.Heads[m]
	}
	return -1
}

// repairTwoSubjects: in "a nurse in the capital Nairobi has died" the name behind
// the noun was taken for a second subject; it names the noun.
func (f *finder) repairTwoSubjects(first, last int) bool {
	changed := false
	for i := first + 1; i < last; i++ {
		v := f.head(i)
		if f.rel(i) != "nsubj" || v <= i || !f.isName(i) {
			continue
		}
		m := f.who.MentionAt(i)
		before := f.who.Ranges[m].First - 1
		if before < first || f.tok(before).UPOS != "NOUN" || f.rel(before) != "nmod" {
			continue
		}
		if s := f.child(v, "nsubj"); s >= 0 && s < before && f.head(before) == s {
			changed = f.attach(i, before, "appos") || changed
		}
	}
	return changed
}
