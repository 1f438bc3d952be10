package names

import (
	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// describedAsOrg reads "Redfern Trading, a hedge fund" and "his company, Danubia
// Stav,": a noun for organizations in apposition.
func (c *combiner) describedAsOrg(n *candidate) bool {
	t := c.d.Tokens
	isOrgNoun := func(i int) bool {
		noun, ok := c.lex.Nominal(t[i].Lemma)
		if (t[i].Form == "rival" || t[i].Form == "competitor") && i+1 < len(t) && t[i+1].Form == "based" {
			return true
		}
		return ok && noun.Kind == graphmodel.Organization && isLower(t[i].Form) && (!c.isOfficeWord(i) || neverPeople[t[i].Form])
	}
	if n.First > 2 && t[n.First-1].Form == "," && isOrgNoun(n.First-2) && n.Last < len(t) && t[n.Last].Form == "," {
		start := phrase.Start(c.d, n.First-2)
		if s := c.d.SentenceOf(n.First); c.word(s, start-1) == "of" && c.holdsOffice(s, start-1) {
			return false // "the head of the commission, Ana Lind,"
		}
		return phrase.IsDefinite(t[start].Form) || t[start].UPOS == "DET" && neverPeople[t[n.First-2].Form]
	}
	if n.Last+2 >= len(t) || t[n.Last].Form != "," || t[n.Last+1].Form != "a" && t[n.Last+1].Form != "an" && (t[n.Last+1].Form != "the" || !c.isSeat(n.Last+2)) {
		return false
	}
	based := false
	for i := n.Last + 2; i < len(t) && i < n.Last+9; i++ {
		if noun, ok := c.lex.Nominal(t[i].Lemma); (isOrgNoun(i) || based && ok && noun.Kind == graphmodel.Organization) && (i+1 >= len(t) || t[i+1].UPOS != "NOUN") {
			return true
		}
		if t[i].Form == "based" && isHyphen(t[i-1].Form) {
			based = true // "a Rostock-based manufacturer"
			continue
		}
		if t[i].UPOS != "ADJ" && t[i].UPOS != "NOUN" && !isHyphen(t[i].Form) && c.lex.CountryByDemonym(t[i].Form) == nil && !c.isSeat(i) {
			return false
		}
	}
	return false
}
