package names

import (
	"strings"

	"clew/graphmodel"
)

// soundAcronym is what the words around an acronym that nobody knows must say of a body.
const soundAcronym = 1.8

// unknownAcronyms finds acronyms that the words around them tell to be bodies: "joint
// secretary of JNUSU", "the disaster agency, the INGD,", "SNAI, the agency that".
func (c *combiner) unknownAcronyms() {
	t, taken := c.d.Tokens, c.taken()
	learned := make(map[int]int) // first token → index
	for i := range c.names {
		if n := &c.names[i]; (n.Type == graphmodel.MentionOther || n.Type == graphmodel.MentionOrg) && n.Last-n.First == 1 && !n.firm && n.Key == "" {
			learned[n.First] = i + 1
		}
	}
	found := make(map[string]bool)
	for i := range t {
		w := t[i].Form
		if k := learned[i]; taken[i] && k == 0 || !c.isAcronym(i) || found[w] || i+1 < len(t) && (isHyphen(t[i+1].Form) || isCapitalized(t[i+1].Form) && !c.isOfficeWord(i+1)) {
			continue
		}
		if told := c.context(i, i+1); told.org >= soundAcronym && told.org > told.place+0.4 && told.org > told.person {
			found[w] = true
		}
	}
	for i := range t {
		if w := t[i].Form; found[w] && learned[i] > 0 {
			n := &c.names[learned[i]-1]
			n.Type, n.firm, n.source = graphmodel.MentionOrg, true, fromRule
		} else if found[w] && !taken[i] && !c.isHeadline(i) {
			c.names = append(c.names, candidate{Name: nameOf(i, i+1, graphmodel.MentionOrg, 0.7), source: fromRule, sure: true, firm: true})
		}
	}
	sortNames(c.names)
}

// isAcronym reports whether token i is written in capitals as a body's acronym
// may be, in a sentence that is not.
func (c *combiner) isAcronym(i int) bool {
	w := c.d.Tokens[i].Form
	if n := len(w); n < 3 || n > 7 || !isAllCaps(w) || strings.ToUpper(w) != w || plainAcronyms[w] || neverName(w) || degrees[w] || seated[w] || ranks[w] || c.d.Tokens[i].Common || c.lower[strings.ToLower(w)] || c.isHeadline(i) || c.isOfficeWord(i) {
		return false
	}
	return strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && !c.barred[i]
}
