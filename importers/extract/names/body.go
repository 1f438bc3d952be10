package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// bodyNouns end the descriptions of public bodies that have no capitals: "the
// Nigerian financial crimes unit", "the Russian foreign ministry".
var bodyNouns = wordSet("ministry agency service unit authority commission directorate inspectorate regulator bureau")

// possessedOffices lengthens "Department" to "Los Angeles County Sheriff's
// Department": a bare word for an organization behind a possessive that no
// country, place or person of its own owns.
func (c *combiner) possessedOffices() {
	t := c.d.Tokens
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Last-n.First > 1 || n.First < 2 || n.Key != "" || !isPossessive(t[n.First-1].Form) ||
			c.lex.Cues(t[n.First].Form)&(lexicon.CueOrgSuffix|lexicon.CueOrgHead) == 0 || !isCapitalized(t[n.First-2].Form) {
			continue
		}
		owned := false
		for j := range c.names {
			owned = owned || c.names[j].Last == n.First-1
		}
		if owned {
			continue
		}
		first := n.First - 2
		for first > 0 && isCapitalized(t[first-1].Form) && t[first-1].End+1 == t[first].Start {
			first--
		}
		for first < n.First && (strings.EqualFold(t[first].Form, "the") || c.sentenceStart(first) && neverName(t[first].Form)) {
			first++
		}
		for j := range c.names {
			if c.names[j].First >= first && c.names[j].Last <= n.First {
				c.names[j].Type = ""
			}
		}
		n.First = first
	}
	c.names = slices.DeleteFunc(c.names, func(n candidate) bool { return n.Type == "" })
}

// publicBodies lengthens a nation to the public body that it stands before.
func (c *combiner) publicBodies() {
	taken := c.taken()
	for i := range c.names {
		n := &c.names[i]
		if !n.Demonym {
			continue
		}
		t := c.d.Tokens
		end := c.d.Sentences[c.d.SentenceOf(n.First)].Last
		nouns := 0
		for j := n.Last; j < end && j < n.Last+6 && !taken[j] && isLower(t[j].Form) && (t[j].UPOS == "NOUN" || t[j].UPOS == "ADJ"); j++ {
			if bodyNouns[t[j].Form] && nouns > 0 && (j+1 == end || t[j+1].UPOS != "NOUN") {
				if c.isNamedBeside(n.First) || j+1 < end && taken[j+1] && isAllCaps(t[j+1].Form) {
					break
				}
				n.Last, n.Type, n.Key, n.Demonym, n.source = j+1, graphmodel.MentionOrg, "", false, fromRule
				break
			}
			nouns++
		}
	}
}

// isNamedBeside reports whether a description of a body from token first on only tells
// what the name before it is: "the BND, the German foreign intelligence service".
func (c *combiner) isNamedBeside(first int) bool {
	t := c.d.Tokens
	i := first - 1
	if i > 0 && strings.EqualFold(t[i].Form, "the") {
		i--
	}
	if i > 0 && t[i].Form == "," {
		if o := c.nameEnding(i); o != nil && o.Type == graphmodel.MentionOrg {
			return true
		}
	}
	return false
}
