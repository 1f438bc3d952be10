package lexicon

import "strings"

// Deverbal says how a noun that names an action or happening takes its
// arguments. "" is the zero value: the noun is no predicate.
type Deverbal string

// The kinds of deverbal nouns.
const (
	// DeverbalAction: the of-phrase suffers it, the owner does it: "A's support of B".
	DeverbalAction Deverbal = "action"
	// DeverbalHappening: of-phrase and owner do it: "the fall of A".
	DeverbalHappening Deverbal = "happening"
	// DeverbalUndergone: of-phrase and owner suffer it: "A's arrest".
	DeverbalUndergone Deverbal = "undergone"
	// DeverbalDoer: the noun names who does it: "the leader of A".
	DeverbalDoer Deverbal = "doer"

	// deverbalThing marks nouns that only look like one.
	deverbalThing Deverbal = "thing"
)

// addDeverbal reads nouns, separated by ";", of the kind of the directive.
func (l *Lexicon) addDeverbal(r row) error {
	kind := Deverbal(r.attr["kind"])
	switch kind {
	case DeverbalAction, DeverbalHappening, DeverbalUndergone, DeverbalDoer, deverbalThing:
	default:
		return r.errorf("%q is no kind of noun", kind)
	}
	for _, w := range r.list(0) {
		if l.deverbals[w] != "" {
			return r.errorf("%q stands twice", w)
		}
		l.deverbals[w] = kind
	}
	return nil
}

// deverbalEndings make a noun an action that does not stand in the table.
var deverbalEndings = []string{"tion", "sion", "ment", "ing"}

// Deverbal returns the kind of a noun, by its lemma in lower case; "" for nouns
// that are no predicates.
func (l *Lexicon) Deverbal(lemma string) Deverbal {
	kind := l.deverbals[lemma]
	switch {
	case kind == deverbalThing:
		return ""
	case kind != "":
		return kind
	case len(lemma) < 7:
		return ""
	}
	for _, end := range deverbalEndings {
		if strings.HasSuffix(lemma, end) {
			return DeverbalAction
		}
	}
	return ""
}
