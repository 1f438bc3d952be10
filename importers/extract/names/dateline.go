package names

import (
	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// datelineTokens bounds how far into a paragraph a dateline reaches.
const datelineTokens = 24

// datelines reads the place that opens a report: "PORTO ALEGRE, Brazil, May 6 —",
// "FRANKFURT (Agency) -", "ROTTERDAM —".
func (c *combiner) datelines() []candidate {
	d := c.d
	for i, s := range d.Sentences {
		if s.Paragraph > 2 {
			return nil
		}
		if i > 0 && d.Sentences[i-1].Paragraph == s.Paragraph {
			continue
		}
		if n, ok := c.dateline(s); ok {
			return []candidate{{Name: n, source: fromDateline, sure: true}}
		}
	}
	return nil
}

func (c *combiner) dateline(s doc.Sentence) (doc.Name, bool) {
	d := c.d
	first := s.First
	last := first
	for last < s.Last && (isAllCaps(d.Tokens[last].Form) || last > first && isJoint(d.Tokens[last].Form)) {
		last++
	}
	for last > first && !isWord(d.Tokens[last-1].Form) {
		last--
	}
	if last == first || last-first > 5 {
		return doc.Name{}, false
	}
	end := -1
	for i := last; i < len(d.Tokens) && i < first+datelineTokens && d.Tokens[i].Start < s.End+1; i++ {
		if isDash(d.Tokens[i].Form) && (i == last || d.Tokens[i].Start > d.Tokens[i-1].End) {
			end = i
			break
		}
		if f := d.Tokens[i]; f.UPOS == "VERB" || f.UPOS == "AUX" {
			break
		}
	}
	if end < 0 {
		return doc.Name{}, false
	}
	c.dropAgency(last, end)
	return doc.Name{First: first, Last: last, Type: graphmodel.MentionPlace, Score: 0.9}, true
}

// dropAgency bars the name in brackets between two tokens of a dateline: the
// agency whose report it is takes no part in the story.
func (c *combiner) dropAgency(first, last int) {
	inside := false
	for i := first; i < last; i++ {
		switch c.d.Tokens[i].Form {
		case "(":
			inside = true
		case ")":
			inside = false
		default:
			if inside {
				c.barred[i] = true
			}
		}
	}
}

// isJoint reports whether a token may stand inside a dateline's place.
func isJoint(w string) bool {
	return isHyphen(w) || lexicon.Fold(w) == "de" || lexicon.Fold(w) == "of"
}
