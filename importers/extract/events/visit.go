package events

import (
	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// attachVisit: who "was in A for a summit" took part in it.
func (f *finder) attachVisit(p *predicate) {
	at := f.measured(p.tok)
	h := f.head(at)
	if p.light >= 0 || h < 0 {
		return
	}
	if f.isVictory(p) && f.isVerb(h) && !p.has(lexicon.SlotPossessive) {
		for _, s := range f.subjectsOf(h, 0) {
			p.add(lightSubject(graphmodel.Actor), s, true) // "returns to office after a victory"
		}
		return
	}
	if f.preposition(at) != "for" && f.preposition(at) != "at" {
		return
	}
	if f.child(h, "cop") < 0 && !f.isGoing(h) || !f.isVerb(h) && f.preposition(h) == "" {
		return
	}
	p.visit = h
	q := predicate{tok: h, light: -1}
	f.verbArguments(&q, h)
	f.sharedArguments(&q, h, 0)
	for _, s := range q.all(lexicon.SlotSubject) {
		if isRelative(f.tok(s).Form) && f.head(h) >= 0 {
			s = f.head(h)
		}
		p.add(lightSubject(graphmodel.Participant), s, true)
	}
	if f.isGoing(h) {
		for _, goal := range q.all("to") {
			p.add("in", goal, true) // "returned to A for talks"
		}
	}
}

// isVictory reports whether the noun is a victory that the subject of its clause
// won.
func (f *finder) isVictory(p *predicate) bool {
	switch lastWord(p.lemma) {
	case "victory", "win", "triumph", "defeat", "loss":
	default:
		return false
	}
	switch f.preposition(p.tok) {
	case "after", "following", "with", "since":
		return true
	}
	return false
}

func (f *finder) isGoing(v int) bool {
	switch f.lemma(v) {
	case "fly", "travel", "arrive", "go", "come", "gather", "stay", "convene", "return", "reconvene":
		return f.isVerb(v)
	}
	return false
}
