package events

import "clew/graphmodel"

// repairWhich hangs "which was fined" in "the license of A Lines, which was fined" on
// the name before the comma, which parsers hang on the noun above it.
func (f *finder) repairWhich(first, last int) bool {
	changed := false
	for i := first + 2; i < last; i++ {
		if lower(f.tok(i).Form) != "which" || f.tok(i-1).Form != "," {
			continue
		}
		m := f.who.MentionAt(i - 2)
		if m < 0 || f.who.Mentions[m].Form != graphmodel.FormName || f.who.Mentions[m].Entity < 0 || f.who.Entities[f.who.Mentions[m].Entity].Kind != graphmodel.Organization {
			continue
		}
		name := f.who.Heads[m]
		for v := i + 1; v < last && v < i+asideReach; v++ {
			h := f.head(v)
			if f.fullRel(v) != "acl:relcl" || h < 0 || h >= i || h == name {
				continue
			}
			if f.tok(h).UPOS == "NOUN" && f.who.MentionAt(h) < 0 && f.head(name) == h && f.rel(name) == "nmod" && f.child(name, "case") >= 0 {
				changed = f.attach(v, name, "acl:relcl") || changed
			}
			break
		}
	}
	return changed
}

// repairPlaceBetween hangs the clause of "Norvik AS of Oslo, which bought B" on the company and
// that of "Berg of Oslo, who met B" on the person, not on the place between.
func (f *finder) repairPlaceBetween(first, last int) bool {
	changed := false
	for v := first + 3; v < last; v++ {
		place := f.head(v)
		if f.fullRel(v) != "acl:relcl" || place < first || place >= v || f.rel(place) != "nmod" {
			continue
		}
		e, name, who := f.who.EntityOfToken(place), f.head(place), f.child(v, "nsubj", "nsubj:pass")
		if e < 0 || f.who.Entities[e].Kind != graphmodel.Place || name < 0 || who < 0 {
			continue
		}
		if p := f.preposition(place); p != "of" && p != "in" && p != "from" {
			continue
		}
		owner := f.who.EntityOfToken(name)
		if owner < 0 {
			continue
		}
		switch kind := f.who.Entities[owner].Kind; lower(f.tok(who).Form) {
		case "who":
			if kind != graphmodel.Person {
				continue
			}
		case "which":
			if kind != graphmodel.Organization || f.who.MentionAt(name) < 0 || f.who.Mentions[f.who.MentionAt(name)].Form != graphmodel.FormName || f.liesSomewhere(v) {
				continue
			}
		default:
			continue
		}
		changed = f.attach(v, name, "acl:relcl") || changed
	}
	return changed
}

// liesSomewhere reports whether verb v says what only places do.
func (f *finder) liesSomewhere(v int) bool {
	switch f.lemma(v) {
	case "lie", "border", "be", "have", "sit", "stand", "straddle":
		return true
	}
	return false
}

// repairSpeakers: in "told B that the ramming was reckless and demanded an apology"
// what was rammed demands nothing; who told B does. And in "denied that A had fled and
// said he would return", who denies says so: what is said of A has another tense.
func (f *finder) repairSpeakers(first, last int) bool {
	changed := false
	for v := first + 1; v < last; v++ {
		g := f.head(v)
		if f.rel(v) != "conj" || g < 0 || f.tok(v).XPOS != "VBD" || f.rel(g) != "ccomp" || f.child(v, "nsubj", "nsubj:pass") >= 0 || !f.isDemand(v) {
			continue
		}
		up := f.head(g)
		if up < 0 || !f.isVerb(up) || f.tok(up).XPOS != "VBD" {
			continue
		}
		s := f.child(g, "nsubj", "nsubj:pass")
		if f.hasAux(g, "had") || f.reports(up) && s >= 0 && !f.isPartyOrPronoun(s) {
			changed = f.attach(v, up, "conj") || changed
		}
	}
	return changed
}

// isDemand reports whether verb v tells what only somebody who can speak does.
func (f *finder) isDemand(v int) bool {
	for _, frame := range f.lex.FrameFor(f.lemma(v), true) {
		switch frame.Type {
		case graphmodel.Request, graphmodel.Reject, graphmodel.Accuse, graphmodel.Threaten, graphmodel.Statement, graphmodel.Agree:
			return true
		}
	}
	return false
}
