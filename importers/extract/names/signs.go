package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// isFounded reads "NAME was founded in 1990": people are not.
func (c *combiner) isFounded(n *candidate) bool {
	t := c.d.Tokens
	i := n.Last
	if i >= len(t) || t[i].UPOS != "AUX" {
		return false
	}
	for i < len(t) && i < n.Last+3 && (t[i].UPOS == "AUX" || t[i].UPOS == "ADV") {
		i++
	}
	if i >= len(t) || t[i].XPOS != "VBN" {
		return false
	}
	switch strings.ToLower(t[i].Lemma) {
	case "found", "establish", "acquire", "incorporate", "headquarter", "delist", "nationalize", "privatize", "liquidate":
		return true
	}
	return false
}

// employs reads "a senior fellow at NAME": a name that no list of places has,
// behind a job at a body.
func (c *combiner) employs(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 2 || n.source != fromModel || len(c.lex.Places(c.text(n.First, n.Last))) > 0 || c.isGiven(t[n.First].Form) {
		return false
	}
	i := n.First - 1
	if strings.EqualFold(t[i].Form, "the") {
		i--
	}
	switch strings.ToLower(t[i].Form) {
	case "at", "with":
	default:
		return false
	}
	p, ok := office.Ending(c.offices, i)
	if !ok || p.Office.At&lexicon.AtOrg == 0 || p.Office.Generic {
		return false
	}
	switch p.Office.Class {
	case lexicon.Business, lexicon.Academic, lexicon.Aide, lexicon.Media, lexicon.Legal:
		return true
	}
	return false
}

// isEmployer reads "said Tom Whitlow of Bernstein": whom news quotes without a
// job is of a firm, where no list of places has the name.
func (c *combiner) isEmployer(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 3 || n.source != fromModel || n.Score >= doubtful || t[n.First-1].Form != "of" || len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
		return false
	}
	if n.Last < len(t) && (t[n.Last].UPOS == "PROPN" || isPossessive(t[n.Last].Form)) {
		return false
	}
	return slices.ContainsFunc(c.names, func(o candidate) bool {
		return o.Last == n.First-1 && o.Type == graphmodel.MentionPerson && o.Last-o.First > 1
	})
}

// isHome reads "Nairobi-based", "Denver banker" and "member of parliament for
// Waikato": a place that the recognizer took for a body.
func (c *combiner) isHome(n *candidate) bool {
	t := c.d.Tokens
	if len(c.lex.Places(c.text(n.First, n.Last))) == 0 {
		return false
	}
	if n.Last+1 < len(t) && isHyphen(t[n.Last].Form) {
		switch t[n.Last+1].Form {
		case "based", "born", "headquartered", "area":
			return true
		}
	}
	if n.First > 1 && t[n.First-1].Form == "for" {
		if p, ok := office.Ending(c.offices, n.First-1); ok && strings.HasPrefix(p.Office.Text, "member of parliament") {
			return true
		}
	}
	p, ok := office.At(c.offices, n.Last)
	if !ok || p.First != n.Last || p.Plural || !isLower(t[p.Head].Form) {
		return false
	}
	switch p.Office.Text {
	case "banker", "lawyer", "attorney", "businessman", "businesswoman", "doctor", "artist", "writer", "teacher", "developer", "restaurateur", "architect", "dentist":
		return true
	}
	return false
}

// isChild reads "Aissam Dam, an 11-year-old boy": a general word for a person
// behind a name.
func (c *combiner) isChild(n *candidate) bool {
	t := c.d.Tokens
	if n.Last+2 >= len(t) || t[n.Last].Form != "," || t[n.Last+1].UPOS != "DET" {
		return false
	}
	for i := n.Last + 2; i < len(t) && i < n.Last+10; i++ {
		switch strings.ToLower(t[i].Form) {
		case "boy", "girl", "man", "woman", "teenager", "pensioner", "toddler", "refugee", "orphan", "widow", "widower":
			return t[i].XPOS == "NN" && (i+1 >= len(t) || t[i+1].UPOS != "NOUN")
		}
		if u := t[i].UPOS; u != "ADJ" && u != "NOUN" && u != "NUM" && !isHyphen(t[i].Form) {
			return false
		}
	}
	return false
}

// cutParty leaves the state of "D-Ariz." and of "Maine Republican".
func (c *combiner) cutParty(n doc.Name) doc.Name {
	t := c.d.Tokens
	if n.Last-n.First == 3 && n.First > 0 && len(t[n.First].Form) == 1 && isHyphen(t[n.First+1].Form) && (t[n.First-1].Form == "," || t[n.First-1].Form == "(") {
		n.First, n.Type = n.First+2, graphmodel.MentionPlace
		return n
	}
	if n.Last-n.First < 2 {
		return n
	}
	if n.Last-n.First == 3 && t[n.First+1].Form == "for" && c.lex.CountryByName(t[n.First].Form) != nil {
		n.Last, n.Type = n.First+1, graphmodel.MentionPlace // "left Rwanda for Pittsburgh"
		return n
	}
	switch t[n.Last-1].Form {
	case "Republican", "Democrat":
		if len(c.lex.Places(c.text(n.First, n.Last-1))) > 0 {
			n.Last, n.Type = n.Last-1, graphmodel.MentionPlace
		}
	}
	return n
}

// isHealthSystem reports whether a name ends with a system that employs people:
// "Adena Health System".
func (c *combiner) isHealthSystem(n *candidate) bool {
	t := c.d.Tokens
	if n.Last-n.First < 3 || t[n.Last-1].Form != "System" {
		return false
	}
	switch t[n.Last-2].Form {
	case "Health", "Healthcare", "Hospital", "School", "University", "Medical":
		return true
	}
	return false
}
