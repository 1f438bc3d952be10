package lexicon

import (
	"bytes"
	"slices"
	"strings"

	"clew/graphmodel"
)

var officeClasses = []OfficeClass{
	HeadOfState, HeadOfGovernment, Minister, Politician, Official, Envoy, Spokesperson, Aide, Military, Security, Legal, Business,
	Sport, Media, Academic, Medical, Religious, Arts, Activist, Militant, Royal, Member, Family, OtherOffice,
}

var scopes = map[string]Scope{"country": AtCountry, "org": AtOrg, "person": AtPerson}

// addOffice reads phrases, separated by ";", of the class, scope and flags of
// the directives @class, @at, @flag and @sex.
func (l *Lexicon) addOffice(r row) error {
	o := Office{Class: OfficeClass(r.attr["class"])}
	if !slices.Contains(officeClasses, o.Class) {
		return r.errorf("%q is no class of office", o.Class)
	}
	for _, s := range strings.Fields(r.attr["at"]) {
		if scopes[s] == 0 {
			return r.errorf("@at knows country, org and person, not %q", s)
		}
		o.At |= scopes[s]
	}
	for _, f := range strings.Fields(r.attr["flag"]) {
		switch f {
		case "member":
			o.Member = true
		case "family":
			o.Family = true
		case "owner":
			o.Owner = true
		case "generic":
			o.Generic = true
		default:
			return r.errorf("unknown flag %q", f)
		}
	}
	var err error
	if o.Sex, err = sexOf(r); err != nil {
		return err
	}
	for _, p := range r.list(0) {
		o.Text = phraseKey(p)
		if !l.offices.add(o.Text, o) {
			return r.errorf("%q stands twice", p)
		}
		words := strings.Fields(o.Text)
		l.officeHeads[officeHead(words)] = true
	}
	return nil
}

// phraseKey folds a phrase word by word, as the callers fold their tokens: the
// hyphen of "vice-president" is a space in both.
func phraseKey(p string) string { return Fold(p) }

// officeHead is the noun that carries the phrase: the word before the first
// preposition, else the last.
func officeHead(words []string) string {
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for" || w == "to" || w == "in" || w == "at") {
			return words[i-1]
		}
	}
	return words[len(words)-1]
}

// OfficeAt returns the longest office phrase at the start of the lemmas and
// the number of lemmas that it takes; 0 when there is none. Lemmas are
// compared folded. A lemma with a hyphen counts as one and is tried as if it
// were written with a space; where the hyphen is a token of its own, leave it
// out.
func (l *Lexicon) OfficeAt(lemmas []string) (Office, int) {
	if len(lemmas) == 0 {
		return Office{}, 0
	}
	longest, compound := l.longestOffice(lemmas[0])
	switch {
	case longest == 0:
		return Office{}, 0
	case !compound:
		return l.offices.match(foldAll(lemmas, min(7, longest)))
	}
	words := foldAll(lemmas, 7)
	for n := len(words); n > 0; n-- {
		if o, ok := l.offices.entries[strings.Join(words[:n], " ")]; ok {
			return o, n
		}
	}
	return Office{}, 0
}

// StartsOffice reports whether an office phrase begins with the lemma, or with its
// first part where it has a hyphen.
func (l *Lexicon) StartsOffice(lemma string) bool {
	longest, _ := l.longestOffice(lemma)
	return longest > 0
}

// longestOffice is how many words the longest office has that begins with the lemma,
// or with its first part where it is a compound.
func (l *Lexicon) longestOffice(lemma string) (words int, compound bool) {
	var buf [64]byte
	first := appendFold(buf[:0], lemma)
	if i := bytes.IndexByte(first, ' '); i >= 0 {
		first, compound = first[:i], true
	}
	return l.offices.longest[string(first)], compound
}

// Office returns the office that the phrase of lemmas ("chief of staff") is.
func (l *Lexicon) Office(phrase string) (Office, bool) {
	o, ok := l.offices.entries[phraseKey(phrase)]
	return o, ok
}

// OfficeHead reports whether the lemma is the head noun of some office:
// "minister", "director". Modifiers the table does not know may stand before
// it ("water minister").
func (l *Lexicon) OfficeHead(lemma string) bool { return entry(l.officeHeads, lemma) }

func (l *Lexicon) addModifier(r row) error {
	switch r.attr["kind"] {
	case "former", "rank", "field", "future":
	default:
		return r.errorf("%q is no kind of modifier", r.attr["kind"])
	}
	for _, w := range r.list(0) {
		k := Fold(w)
		if l.modifiers[k] != "" {
			return r.errorf("%q stands twice", w)
		}
		l.modifiers[k] = r.attr["kind"]
	}
	return nil
}

// OfficeModifier says what a word before an office does to it: "former"
// (former, ex, late), "future" (incoming, would-be), "rank" (deputy, senior,
// acting) or "field" (foreign, finance). It returns "" for other words.
func (l *Lexicon) OfficeModifier(word string) string { return entry(l.modifiers, word) }

// addNominal reads nouns, separated by ";", of the kind, classes and sex of the directives.
func (l *Lexicon) addNominal(r row) error {
	n := Nominal{Kind: graphmodel.Kind(r.attr["kind"]), Classes: strings.Fields(r.attr["class"])}
	if !n.Kind.Valid() {
		return r.errorf("%q is no kind of entity", n.Kind)
	}
	var err error
	if n.Sex, err = sexOf(r); err != nil {
		return err
	}
	for _, w := range r.list(0) {
		n.Lemma = Fold(w)
		if _, dup := l.nominals[n.Lemma]; dup {
			return r.errorf("%q stands twice", w)
		}
		l.nominals[n.Lemma] = n
	}
	return nil
}

// Nominal returns what a common noun can refer back to: "company", "club",
// "capital", "woman". Offices are persons too and are found by OfficeAt.
func (l *Lexicon) Nominal(lemma string) (Nominal, bool) {
	return lookUp(l.nominals, lemma)
}
