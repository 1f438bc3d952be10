package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// partyWords name a party where they stand before an office of politics.
var partyWords = wordSet(`Labour Labor Conservative Liberal Tory Green Republican Democratic Likud Fidesz Sinn Reform Momentum Unionist Nationalist Nationals
	Conservatives Liberals Tories Greens Republicans Democrats`)

// partisans are those that are members of a party by their name alone: "a Republican,".
var partisans = wordSet("Republican Democrat Conservative Liberal Tory")

// benches are nouns of politics that no office is.
var benches = wordSet("group frontbencher backbencher heartland whip grandee stalwart peer delegate activist veteran heavyweight ticket caucus strategist operative donor bench benches")

// parties finds the party in "Labour councillor", "the Conservative MP for Drell" and
// "Naquin, a Republican,", where its word alone would be anything.
func (c *combiner) parties() {
	t, taken := c.d.Tokens, c.taken()
	for i := range t {
		w := t[i].Form
		if taken[i] || !partyWords[w] && !partisans[w] || c.isHeadline(i) || i+1 >= len(t) || c.sentenceStart(i) && w == "Reform" {
			continue
		}
		if p, ok := office.At(c.offices, i); ok && p.First < i {
			continue
		}
		if partyWords[w] && c.isPolitical(i+1) || partisans[w] && c.isPartisan(i) {
			c.names = append(c.names, candidate{Name: nameOf(i, i+1, graphmodel.MentionOrg, 0.8), source: fromRule, sure: true, firm: true, shaped: true})
		}
	}
	sortNames(c.names)
}

// isPolitical reports whether an office or a noun of politics stands at token i, with
// a modifier before it at most: "shadow minister", "cabinet minister".
func (c *combiner) isPolitical(i int) bool {
	t := c.d.Tokens
	for k := i; k < len(t) && k < i+3 && c.d.SentenceOf(k) == c.d.SentenceOf(i-1); k++ {
		if p, ok := office.At(c.offices, k); ok {
			switch p.Office.Class {
			case lexicon.Minister:
				return !p.Plural && !strings.HasPrefix(t[i-1].Form, "Lab") // "Labour Minister"
			case lexicon.Politician:
				return !p.Plural
			}
			switch strings.ToLower(t[p.Head].Lemma) {
			case "leader", "candidate", "chairman", "chair", "chairwoman", "spokesman", "spokeswoman", "spokesperson", "secretary":
				return true
			}
			return false
		}
		if benches[t[k].Form] {
			return true
		}
		if !isLower(t[k].Form) || t[k].UPOS != "NOUN" && t[k].UPOS != "ADJ" {
			return false
		}
	}
	return false
}

// isPartisan reads "a Republican," and "a Toledo Democrat,".
func (c *combiner) isPartisan(i int) bool {
	t := c.d.Tokens
	switch w := t[i+1].Form; {
	case w == "," || w == "who" || w == "whose" || w == "from" || w == "." || w == ")":
	default:
		return false
	}
	k := i - 1
	for k > 0 && k >= i-2 && t[k].UPOS != "DET" && (t[k].UPOS == "PROPN" || t[k].UPOS == "ADJ") {
		k--
	}
	switch {
	case k < 1:
		return false
	case t[k].Form == "a" || t[k].Form == "an":
		return t[k-1].Form == "," || t[k-1].Form == "as" || t[k-1].UPOS == "AUX"
	}
	return false
}
