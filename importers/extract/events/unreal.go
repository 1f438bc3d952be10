package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// readCoordinate reads what a plain form takes over from the verb that it is
// coordinated with: the negation of "did not warn or help", the aim of
// "threatening to attack and kill".
func (f *finder) readCoordinate(i, g int, r *stanceReading) {
	if f.tok(i).XPOS != "VB" || f.child(i, "nsubj", "aux", "mark") >= 0 {
		return
	}
	switch {
	case f.tok(g).XPOS == "VB" && f.negated(g):
		r.raise(graphmodel.Denied)
	case f.tok(g).XPOS != "VB" && f.tok(g).XPOS != "VBP":
		r.raise(graphmodel.Planned) // an infinitive between them was lost
	}
}

// readAimBelow: who sends troops to fight has not fought yet, and who does not
// send them to fight does not fight.
func (f *finder) readAimBelow(i, g int, r *stanceReading) {
	if f.rel(i) != "xcomp" || !f.isVerb(g) || !f.hasMark(i, "to") || f.leadsOn(g) {
		return
	}
	switch f.lemma(g) {
	case "send", "deploy", "dispatch", "use", "meet", "gather", "travel", "go", "come", "return", "fly", "hire", "recruit", "train", "arm", "elect", "appoint",
		"fight", "struggle", "strive", "battle", "vie", "race", "rush", "scramble", "work", "push", "move":
	default:
		return
	}
	if f.negated(g) {
		r.raise(graphmodel.Denied)
		return
	}
	r.raise(graphmodel.Planned)
}

// isAhead reports whether the clause of verb g tells the future: "will meet",
// "will be able to meet".
func (f *finder) isAhead(g int) bool {
	for n := 0; g >= 0 && n < 3; g, n = f.head(g), n+1 {
		if f.hasAux(g, "will") || f.hasAux(g, "would") || f.hasAux(g, "'ll") || f.hasAux(g, "’ll") {
			return true
		}
		if f.rel(g) != "xcomp" {
			return false
		}
	}
	return false
}

// isCounterfactual: "would have attacked if …": it did not.
func (f *finder) isCounterfactual(i int) bool {
	if !f.hasAux(i, "would") || !f.hasAux(i, "have") {
		return false
	}
	for _, c := range f.of(i) {
		if f.rel(int(c)) == "advcl" && (f.hasMark(int(c), "if") || f.hasMark(int(c), "unless") || f.hasAux(int(c), "had")) {
			return true
		}
	}
	return false
}

// isPromised reports whether an event is a promise of another, which only its keeping
// will make a fact: "promised an inquiry".
func (f *finder) isPromised(c *candidate) bool {
	if c.noun || c.lemma != "promise" && c.lemma != "pledge" || c.predicate.has(lexicon.SlotClause) {
		return false
	}
	return slices.ContainsFunc(c.predicate.all(lexicon.SlotObject), func(h int) bool { return f.nounLemma(h) != "" })
}
