package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// topCourt returns the mention of the one supreme, high or constitutional court
// that the article names, or -1: its members are the justices without a court.
func (f *finder) topCourt(i int) int {
	return f.nearest(f.once("top court", func() int {
		found := -1
		for e, x := range f.c.Entities {
			if x.Kind != graphmodel.Organization {
				continue
			}
			if n := x.Name; !strings.Contains(n, "Supreme Court") && !strings.Contains(n, "High Court") && !strings.Contains(n, "Constitutional Court") {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = e
		}
		return found
	}), i)
}

// describedOwners are the owners of the same office where an earlier sentence
// gives it to nobody by name: "The police chief of Oslo was suspended. Chief Ana
// Lind". The office must be one that a place or organization has one of.
func (f *finder) describedOwners(p office.Phrase) []owner {
	if !singular(p) || p.Former {
		return nil
	}
	here := f.d.SentenceOf(p.First)
	var out []owner
	for k := range f.offices {
		q := f.offices[k]
		if q.First >= p.First {
			break
		}
		if here-f.d.SentenceOf(q.First) > maxDescribed || f.d.SentenceOf(q.First) == here || q.Plural || q.Former || q.Future || f.isHeld(k) || !sameOffice(q.Office.Text, p.Office.Text) {
			continue
		}
		if o := f.owners(q); len(o) == 1 && f.kindOf(o[0].mention) != graphmodel.Person && !f.indefinite(q) && !f.isPronoun(o[0].mention) {
			if len(out) > 0 && f.c.Mentions[out[0].mention].Entity != f.c.Mentions[o[0].mention].Entity {
				return nil
			}
			out = o
		}
	}
	return out
}

// maxDescribed bounds the sentences between a description and the name.
const maxDescribed = 4

// singular reports whether an office is one of its kind where it is held.
func singular(p office.Phrase) bool {
	switch p.Office.Class {
	case lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.Minister:
		return true
	}
	for _, w := range []string{"chief", "mayor", "governor", "chair", "head", "president", "founder", "commissioner", "ambassador"} {
		if strings.Contains(p.Office.Text, w) {
			return true
		}
	}
	return false
}

// sameOffice reports whether the one office ends like the other: "police chief"
// and "chief".
func sameOffice(a, b string) bool {
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a)
}

// isHeld reports whether somebody named holds office phrase k.
func (f *finder) isHeld(k int) bool {
	for _, h := range f.c.Holders {
		if h.Phrase == k {
			return true
		}
	}
	return false
}
