package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// callBodiesShort makes a name an organization's where it is what the article calls one
// that it has named in full before: "Silver Crane" after "Silver Crane Shipping Pte",
// "Manta bought the vessel" after "Manta Lines", and "Solvik shares" after "Solvik Foods"
// although Hans Solvik is named further on.
func (c *combiner) callBodiesShort() {
	bodies := make(map[string]int)  // folded beginning of a body's name → its first token
	bearers := make(map[string]int) // folded surname → first token of the first full name
	for i := range c.names {
		n := &c.names[i]
		switch {
		case n.Last-n.First < 2:
		case n.Type == graphmodel.MentionPerson && !c.isHeadline(n.First):
			noteFirst(bearers, lexicon.Fold(c.d.Tokens[n.Last-1].Form), n.First)
		case n.Type == graphmodel.MentionOrg && c.isFirm(n):
			for k := n.First + 1; k < n.Last; k++ {
				if w := c.d.Tokens[k-1].Form; isCapitalized(w) && !isHyphen(c.d.Tokens[k].Form) {
					noteFirst(bodies, lexicon.Fold(c.text(n.First, k)), n.First)
				}
			}
		}
	}
	for i := range c.names {
		n := &c.names[i]
		form := c.form(n)
		at, known := bodies[form]
		if !known || n.Type == graphmodel.MentionOrg || at >= n.First || n.source == fromDateline || n.Demonym || isNation(n.Name) {
			continue
		}
		if c.standsForBody(n, bearers[form]) {
			n.Type, n.Key, n.firm, n.source = graphmodel.MentionOrg, "", true, fromRule
		}
	}
}

func noteFirst(m map[string]int, form string, at int) {
	if _, ok := m[form]; !ok {
		m[form] = at
	}
}

// isFirm reports whether a body's name ends like a company's, and so may be called by
// its first words: "Tabua Lines", but not "Riga Police".
func (c *combiner) isFirm(n *candidate) bool {
	a, z := c.d.Tokens[n.First].Form, c.d.Tokens[n.Last-1].Form
	if c.isAdjective(a) || c.lex.Cues(a)&(lexicon.CueOrgHead|lexicon.CuePlacePrefix) != 0 && n.Last-n.First == 2 || nationals[a] || bodyWords[strings.ToLower(a)] && c.d.Tokens[n.First].Common {
		return false
	}
	if bodyHeads[z] || publicEnds[z] || mediaWords[z] {
		return false
	}
	for i := n.First + 1; i < n.Last; i++ {
		if w := c.d.Tokens[i].Form; c.lex.Trade(w) && !isLower(w) || c.lex.Cues(w)&lexicon.CueOrgSuffix != 0 || legalForms[w] {
			return true
		}
	}
	return false
}

// publicEnds end the names of bodies whose first word alone means the town or land.
var publicEnds = wordSet(`Police University College School Hospital Council Court Ministry Department Authority Commission Parliament Senate Assembly Government Museum
	Festival City United Town Club FC Church Party Union Association Federation Institute Committee Office Agency Board Army Navy Chamber Congress Rovers Airport`)

// standsForBody reports whether nothing speaks for the person or place that a short name
// was taken for. Nobody is called by the surname before the article has named him in
// full, which it first does at token bearer, 0 for never.
func (c *combiner) standsForBody(n *candidate, bearer int) bool {
	t := c.d.Tokens
	next := ""
	if n.Last < len(t) && c.d.SentenceOf(n.Last) == c.d.SentenceOf(n.First) {
		next = t[n.Last].Form
	}
	money := companyNouns[next] && t[n.Last].UPOS == "NOUN" || c.ownsMoney(n)
	if n.Type == graphmodel.MentionPerson {
		if n.Last-n.First > 1 || c.isAddressed(n) {
			return false
		}
		return money || bearer > n.First
	}
	if n.Type == graphmodel.MentionPlace && len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
		if n.First == 0 || c.d.SentenceOf(n.First-1) != c.d.SentenceOf(n.First) {
			return money || n.Last < len(t) && (t[n.Last].XPOS == "VBD" || t[n.Last].XPOS == "VBZ")
		}
		switch before := t[n.First-1]; {
		case before.UPOS == "ADP" && before.Form != "by", before.Form == ",", before.UPOS == "DET":
			return false
		}
		return money || n.Last < len(t) && (t[n.Last].XPOS == "VBD" || t[n.Last].XPOS == "VBZ")
	}
	if c.placeNounFollows(n.Last) || n.First > 0 && c.isGiven(t[n.First].Form) && n.Last-n.First > 1 {
		return false
	}
	return true
}
