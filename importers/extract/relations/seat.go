package relations

import (
	"strings"

	"clew/graphmodel"
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
