package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// isNews reports whether a verb tells news though it names nobody: who was
// convicted, rescued, shot or detained is told by the clause itself, and so is
// what courts, boards and governments do.
func (f *finder) isNews(c *candidate, n count, set bool) bool {
	if c.noun || c.stance == graphmodel.Denied || !f.tellsMain(c) {
		return false
	}
	suffers := slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Role == graphmodel.Recipient })
	switch c.typ {
	case graphmodel.Trial:
		if isCourtAct(c.lemma) || c.lemma == "charge" || c.lemma == "indict" || c.lemma == "try" {
			return suffers
		}
		return set && (n.unnamed > 0 || n.named > 0) || n.named > 0 && (c.lemma == "appeal" || c.lemma == "plead guilty" || c.lemma == "plead not guilty")
	case graphmodel.Disaster:
		if isWreck(c.lemma) && !c.has(lexicon.SlotClause) && !(c.lemma == "burst" && c.has(lexicon.SlotObject)) {
			return c.timeAt >= 0 || c.place >= 0
		}
	case graphmodel.Protest:
		return c.stance != graphmodel.Planned && slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Role == graphmodel.Actor })
	case graphmodel.Elect:
		return c.timeAt >= 0 && n.unnamed+n.named > 0 && (c.lemma == "vote" || c.lemma == "lose" && f.contest() == electoral)
	case graphmodel.Resign:
		return set && n.unnamed > 0
	case graphmodel.Aid:
		switch c.lemma {
		case "rescue", "evacuate", "airlift":
			return suffers
		}
	case graphmodel.Assault, graphmodel.Coerce, graphmodel.Death:
		if c.frame.Weak && !c.passive {
			if strings.Contains(c.lemma, " ") && len(c.args) > 0 && f.byAuthority(c) {
				return true // "fired tear gas"
			}
			return suffers && n.unnamed+n.named > 1 && f.byAuthority(c)
		}
		return suffers && (set || c.passive)
	case graphmodel.Reject, graphmodel.Support, graphmodel.Sanction, graphmodel.Accuse, graphmodel.Agree:
		if c.lemma == "walk out" {
			return set
		}
		return (set || !c.frame.Weak || c.typ == graphmodel.Sanction && suffers) && f.byAuthority(c) && len(c.args) > 1 && !f.onlyClause(c)
	}
	return false
}

// setAnswers marks bare refusals and consents of somebody of whom something was
// just requested: "asked A to resign. A refused".
func (f *finder) setAnswers(cands []*candidate) {
	for i, c := range cands {
		if !f.isBareAnswer(c) {
			continue
		}
		for j := i - 1; j >= 0 && c.sentence-cands[j].sentence <= 1 && !c.answer; j-- {
			o := cands[j]
			c.answer = o.typ == graphmodel.Request && o.lemma != "refuse" && slices.ContainsFunc(o.args, func(a graphmodel.Argument) bool {
				return a.Role == graphmodel.Recipient && a.Entity >= 0 && a.Entity == c.args[0].Entity
			})
		}
	}
}

// isBareAnswer reports whether somebody refuses or consents, and the words do not say
// to what.
func (f *finder) isBareAnswer(c *candidate) bool {
	return !c.noun && len(c.predicate.args) == 1 && f.count(c).named == 1 && slices.Contains([]string{"refuse", "decline", "agree", "accept", "comply"}, c.lemma)
}

// tellsMain reports whether the event is told by a clause that tells something
// that happened or will: not by a condition, a purpose or a mere attribute.
func (f *finder) tellsMain(c *candidate) bool {
	at := c.tok
	for n := 0; n < 4; n++ {
		switch f.fullRel(at) {
		case "root", "parataxis":
			return true
		case "conj":
			at = f.head(at)
			if at < 0 {
				return true
			}
			continue
		case "ccomp":
			return f.reports(f.head(at))
		case "advcl":
			return !f.hasMark(at, "if") && !f.hasMark(at, "to") && !f.hasMark(at, "unless") && f.child(at, "nsubj", "nsubj:pass") >= 0
		case "acl:relcl":
			return f.tok(at).XPOS == "VBD" || f.child(at, "aux:pass") >= 0
		}
		return f.head(at) < 0
	}
	return false
}

// byAuthority reports whether a body that decides or enforces is the subject.
func (f *finder) byAuthority(c *candidate) bool {
	return slices.ContainsFunc(c.all(lexicon.SlotSubject), func(h int) bool { return f.isAuthority(h) || bodiesActing[f.lemma(h)] })
}

// isWreck lists verbs for accidents of vehicles and buildings.
func isWreck(lemma string) bool {
	switch lemma {
	case "crash", "derail", "capsize", "sink", "run aground", "collide", "collapse", "explode", "erupt", "catch fire", "overturn", "burn", "topple", "flood", "slam into", "smash into",
		"burst", "dam burst", "give way", "cave in", "buckle", "wash away", "sweep away", "rupture":
		return true
	}
	return false
}

// isGoingWord lists verbs and nouns of travel that mean it without a place.
func isGoingWord(lemma string) bool {
	first, _, _ := strings.Cut(lemma, " ")
	if first == "fly" {
		return true // "flew home"
	}
	switch lemma {
	case "visit", "arrive", "depart", "fly", "travel", "flee", "escape", "touch down", "take off", "lift off", "land", "blast off", "tour":
		return true
	}
	return false
}

// leavesCountry: "left the country" names no place and is no less a journey.
func (f *finder) leavesCountry(c *candidate) bool {
	return c.typ == graphmodel.Travel && (c.lemma == "leave country" || c.lemma == "flee country" || c.lemma == "leave the country") && f.count(c).named > 0
}

// strikes reports whether a noun for a disaster is what a clause tells of: "a
// fire broke out", "a blaze that killed ten", "an outage hit A".
func (f *finder) strikes(c *candidate) bool {
	if h := f.head(c.tok); h >= 0 && f.isVerb(h) && f.fullRel(c.tok) == "nsubj" {
		return true
	}
	if f.rel(c.tok) == "obl" && c.place >= 0 {
		switch f.preposition(c.tok) {
		case "after", "in", "by", "following", "during", "from":
			return true // "lost power after a fire near A"
		}
	}
	for _, k := range f.of(c.tok) {
		if f.fullRel(int(k)) == "acl:relcl" || f.rel(int(k)) == "acl" && f.tok(int(k)).XPOS == "VBG" {
			return true
		}
	}
	return false
}
