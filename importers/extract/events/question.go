package events

import (
	"slices"

	"clew/importers/extract/lexicon"
)

// isHyphenated reports whether verb i is the end of a compound, which means
// something else: "choke-slammed".
func (f *finder) isHyphenated(i int) bool {
	if i < 2 || f.tok(i-1).Form != "-" || f.d.Tokens[i-1].End != f.d.Tokens[i].Start || f.d.Tokens[i-2].End != f.d.Tokens[i-1].Start {
		return false
	}
	switch lower(f.tok(i - 2).Form) {
	case "re", "co", "pre", "self":
		return false
	}
	return true
}

// isForceNoun reports whether the noun at head is what states mobilize.
func (f *finder) isForceNoun(head int) bool {
	return f.isParty(head) || isForce(f.lemma(head)) || f.among(weapons)(head) || f.among(reliefs)(head) ||
		f.among(wordSet("ship warship reserve reservist guardsman marine personnel fleet brigade battalion carrier launcher armor armour ammunition weaponry"))(head)
}

// isQuestion reports whether somebody asks to know rather than to have: "asked
// whether he would resign".
func (f *finder) isQuestion(p *predicate) bool {
	if p.has("about") && !p.has("for") && f.child(p.tok, "xcomp") < 0 {
		return true
	}
	for _, v := range p.all(lexicon.SlotClause) {
		for _, c := range f.of(v) {
			switch lower(f.tok(int(c)).Form) {
			case "whether", "if", "why", "what", "how", "who", "when", "where", "which":
				return true
			}
		}
	}
	if next := p.tok + 1; next < len(f.d.Tokens) {
		switch lower(f.tok(next).Form) {
		case "whether", "if", "why", "what", "how", "who", "when", "where", "which":
			return true
		}
	}
	return false
}

// isLookAt reports whether a verb of searching and watching is said of somebody
// who has no power to: biologists inspect mice.
func (f *finder) isLookAt(p *predicate) bool {
	switch p.lemma {
	case "inspect", "surveil", "search", "scrutinize", "scrutinise", "audit", "monitor", "interrogate", "question", "probe", "examine":
	default:
		return false
	}
	if p.passive || p.noun {
		return false
	}
	subjects := p.all(lexicon.SlotSubject)
	return len(subjects) > 0 && !slices.ContainsFunc(subjects, func(h int) bool {
		return f.isAuthority(h) || bodiesActing[f.lemma(h)] || f.isNamedBody(h) || f.isOfficeNoun(h)
	})
}
