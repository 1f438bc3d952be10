package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// subsidiary joins a body to the one that it is a part of. A company owns its
// subsidiaries.
func (f *finder) subsidiary(part, whole int, label string) {
	f.add(link{typ: graphmodel.PartOf, head: part, tail: whole, label: label, confidence: 0.85, extractor: byPattern})
	switch noun, _, _ := strings.Cut(label, " "); noun {
	case "subsidiary", "unit", "arm":
		if f.maybeCompany(whole) && f.maybeCompany(part) && !f.isInstitution(part) {
			f.add(link{typ: graphmodel.Owns, head: whole, tail: part, label: "parent of", confidence: 0.8, extractor: byPattern})
		}
	}
}

// listedBefore is the body that "and its unit" at token i follows in a list, behind the
// place of its seat: "Norvik Holding, Oslo, and its subsidiary"; -1 for none.
func (f *finder) listedBefore(i int) int {
	if f.lower(i-1) != "and" {
		return -1
	}
	at := i - 1
	for range 2 {
		for at > 0 && f.form(at-1) == "," {
			at--
		}
		m := f.mentionEnding(at)
		switch f.kindOf(m) {
		case graphmodel.Organization:
			return m
		case graphmodel.Place:
			at = f.c.Ranges[m].First
		default:
			return -1
		}
	}
	return -1
}

// wentHome reads "has gone home to Bergen" and "returned to her home town of Bergen".
func (f *finder) wentHome(i int) {
	at := i + 1
	if f.lower(i) == "home" && (f.lower(at) == "town" || f.lower(at) == "village" || f.lower(at) == "city") {
		at++
	}
	prep := f.lower(at)
	o := f.nameAt(at + 1)
	if o < 0 || f.kindOf(o) != graphmodel.Place || !(prep == "to" && at == i+1 || prep == "of") {
		return
	}
	v := i - 1
	for v > 0 && v > i-6 && f.sameSentence(v, i) && f.d.Tokens[v].UPOS != "VERB" {
		v--
	}
	if v < 0 || f.hypothetical(v) || phrase.Denied(f.d, v) {
		return
	}
	switch strings.ToLower(f.d.Tokens[v].Lemma) {
	case "go", "come", "return", "fly", "move", "travel", "drive":
	default:
		return
	}
	for _, m := range f.subjects(v, false) {
		if f.kindOf(m) == graphmodel.Person {
			f.add(link{typ: graphmodel.From, head: m, tail: o, label: "home in", confidence: 0.75, extractor: byPattern})
		}
	}
}

// nominalSeat reads "the Derby-based company" and "the Istanbul club" of what the text
// speaks of.
func (f *finder) nominalSeat(m int) {
	r := f.c.Ranges[m]
	for i := r.First + 1; i < r.Last-1; i++ {
		o := f.nameAt(i)
		if o < 0 || f.kindOf(o) != graphmodel.Place || f.c.Ranges[o].Last >= r.Last {
			continue
		}
		label := f.descriptor(f.c.Ranges[o].Last, r.Last)
		if seatWords[f.lower(r.Last-2)] {
			label = f.lower(r.Last-2) + " in"
		}
		f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: label, confidence: 0.65, extractor: byPattern})
		return
	}
}

// indefiniteNear reports whether a description that opens at token i is one of
// many: "an Italian certifier".
func (f *finder) indefiniteNear(i int) bool {
	w := f.lower(i)
	return w == "a" || w == "an"
}
