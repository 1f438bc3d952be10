package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// unsureOfName is the score below which the tagger's word that a name is no
// proper noun outweighs the recognizer.
const unsureOfName = 0.6

// dropCommon drops people and organizations whose words are all common ones:
// "Expert Recommendations" of a heading is nobody, and a capital at the start
// of a line tells nothing. What the lexicon knows stays, and so does a name
// with a word that people bear, here or at large.
func (c *combiner) dropCommon() {
	c.names = slices.DeleteFunc(c.names, func(n candidate) bool {
		switch {
		case n.Key != "" || n.firm:
			return false
		case n.Type == graphmodel.MentionOrg && (n.Last-n.First > 1 || n.source != fromModel || !c.sentenceStart(n.First) && !c.isHeadline(n.First)):
			return false // "the Met"
		case n.Type != graphmodel.MentionPerson && n.Type != graphmodel.MentionOrg:
			return false
		}
		if n.Last-n.First == 1 && n.Score < doubtful && isAbstract(c.d.Tokens[n.First].Form) && !c.personWords[lexicon.Fold(c.d.Tokens[n.First].Form)] {
			return true
		}
		unsure := n.source == fromModel && n.Last-n.First == 1 && n.Score < unsureOfName
		for i := n.First; i < n.Last; i++ {
			t := &c.d.Tokens[i]
			if !isWord(t.Form) || isLower(t.Form) {
				continue
			}
			if _, given := c.lex.FirstName(t.Form); given || !t.Common && !(unsure && t.UPOS != "PROPN") || isAllCaps(t.Form) || c.lex.LastName(t.Form) {
				return false
			}
		}
		return true
	})
}

// isAbstract reports whether a word ends like what nobody is called.
func isAbstract(w string) bool {
	if isAllCaps(w) || len(w) < 7 {
		return false
	}
	for _, end := range []string{"tion", "tions", "ings", "ness", "ments", "ology", "ility", "sby"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
