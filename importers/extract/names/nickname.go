package names

import (
	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

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
		last := end + 2
		first, last = c.learnedAround(first, last)
		if (c.isGiven(t[first].Form) || c.isLearned(first, i, end+1)) && !c.isOfficeWord(first) {
			out = append(out, candidate{Name: nameOf(first, last, graphmodel.MentionPerson, 0.9), source: fromRule, sure: true, firm: true})
		}
	}
	return out
}

// learnedAround widens the name around a nickname to what the recognizer took for
// people on both sides of it.
func (c *combiner) learnedAround(first, last int) (a, z int) {
	for _, n := range c.d.Names {
		switch {
		case n.Type != graphmodel.MentionPerson:
		case n.First < first && n.Last == first+1 && c.cutTitles(n).First <= first:
			first = c.cutTitles(n).First
		case n.First == last-1 && n.Last > last:
			last = n.Last
		}
	}
	return first, last
}

// isLearned reports whether the recognizer took the word before a nickname at token
// i, or the one behind it, for a person's name. An article's or a people's word
// before the quotes opens no name: "the Serb".
func (c *combiner) isLearned(first, i, behind int) bool {
	if w := c.d.Tokens[first].Form; c.isAdjective(w) || c.d.Tokens[first].UPOS != "PROPN" || c.lex.Cues(w)&lexicon.CueOrgSuffix != 0 {
		return false
	}
	for _, n := range c.d.Names {
		if n.Type == graphmodel.MentionPerson && (n.Last == i && n.First >= first || n.First == behind) {
			return true
		}
	}
	return false
}

func isQuote(w string) bool {
	switch w {
	case "\"", "“", "”", "'", "‘", "’", "``", "''":
		return true
	}
	return false
}
