package names

import "clew/graphmodel"

// maxNickname bounds the words of a nickname in quotes.
const maxNickname = 3

// nicknames joins what quotes tear apart: in "Joaquin "El Chapo" Guzman" the
// nickname stands between the given name and the surname of one man.
func (c *combiner) nicknames() []candidate {
	t := c.d.Tokens
	var out []candidate
	for i := 1; i+2 < len(t); i++ {
		if !isQuote(t[i].Form) || !isCapitalized(t[i-1].Form) || t[i-1].End >= t[i].Start || t[i].End != t[i+1].Start {
			continue
		}
		end := i + 1
		for end < len(t) && end <= i+maxNickname && isCapitalized(t[end].Form) {
			end++
		}
		if end == i+1 || end+1 >= len(t) || !isQuote(t[end].Form) || t[end].Start != t[end-1].End || !isCapitalized(t[end+1].Form) || c.d.SentenceOf(i-1) != c.d.SentenceOf(end+1) {
			continue
		}
		first := i - 1
		for first > 0 && i-first < 3 && isCapitalized(t[first-1].Form) && c.isGiven(t[first-1].Form) && c.d.SentenceOf(first-1) == c.d.SentenceOf(i) {
			first--
		}
		if c.isGiven(t[first].Form) && !c.isOfficeWord(first) {
			out = append(out, candidate{Name: nameOf(first, end+2, graphmodel.MentionPerson, 0.9), source: fromRule, sure: true, firm: true})
		}
	}
	return out
}

func isQuote(w string) bool {
	switch w {
	case "\"", "“", "”", "'", "‘", "’", "``", "''":
		return true
	}
	return false
}
