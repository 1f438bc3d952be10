package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// unrelated are words for relatives that bodies and things have as well.
var unrelated = wordSet("parent twin kin baby ancestor forebear child sister descendant orphan offspring patriarch matriarch")

// eldest stand for a child or sibling that was spoken of.
var eldest = wordSet("eldest oldest youngest elder younger")

// youths are children where somebody's they are: "their elder boy".
var youths = wordSet("boy boys girl girls kid kids child children")

// kin finds the relatives whose names follow the word for them, where the
// recognizer has missed them or taken them for something else: "his wife,
// Tiffany,", "parents, Des and Noreen Lind", "the brothers Ola and Bo Berg".
func (c *combiner) kin() {
	t := c.d.Tokens
	for _, p := range c.offices {
		if p.Last < len(t) && c.d.SentenceOf(p.Last) == c.d.SentenceOf(p.Head) && p.Office.Family && isLower(t[p.Head].Form) && c.isRelated(p) {
			c.relativesAt(p.Last, p.Plural)
		}
	}
	for i := 0; i+2 < len(t); i++ {
		w := t[i].Form
		switch {
		case c.d.SentenceOf(i) != c.d.SentenceOf(i+1):
		case eldest[w] && t[i+1].Form == ",", youths[w] && t[i+1].Form == "," && c.isTheirs(i):
			c.relativesAt(i+1, strings.HasSuffix(w, "s") || w == "children")
		case w == "named" && c.namesSomebody(i):
			c.relativesAt(i+1, true)
		}
	}
	sortNames(c.names)
}

// isRelated reports whether a word for a relative is meant as such.
func (c *combiner) isRelated(p office.Phrase) bool {
	head := strings.ToLower(c.d.Tokens[p.Head].Lemma)
	if !unrelated[head] {
		return p.First == 0 || c.d.Tokens[p.First-1].Form != "its"
	}
	return p.Plural && head != "kin" && head != "twin" || c.isTheirs(p.First)
}

// isTheirs reports whether a possessive pronoun of people stands before token i,
// with one word between them at most.
func (c *combiner) isTheirs(i int) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		switch strings.ToLower(c.d.Tokens[k].Form) {
		case "his", "her", "their", "my", "whose":
			return true
		}
	}
	return false
}

// namesSomebody reports whether "named" at token i stands behind a word for a person
// or a relative.
func (c *combiner) namesSomebody(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4 && c.d.SentenceOf(k) == c.d.SentenceOf(i); k-- {
		if p, ok := office.At(c.offices, k); ok && p.Office.Family && !unrelated[strings.ToLower(c.d.Tokens[p.Head].Lemma)] {
			return true
		}
		switch c.d.Tokens[k].Form {
		case "boy", "girl", "man", "woman":
			return k > 0 && c.isIndefinite(k)
		}
	}
	return false
}

// isIndefinite reports whether "a" stands before the noun at token i.
func (c *combiner) isIndefinite(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch strings.ToLower(c.d.Tokens[k].Form) {
		case "a", "an":
			return true
		}
	}
	return false
}

// relativesAt makes people of the names from token i on, several where plural is
// set.
func (c *combiner) relativesAt(i int, plural bool) {
	t := c.d.Tokens
	end := c.d.Sentences[c.d.SentenceOf(i)].Last
	comma := t[i].Form == ","
	if comma {
		i++
	}
	for closing := false; i < end; {
		i += c.titleLength(i)
		last := c.relativeName(i, end)
		if last == i || comma && !c.endsRelative(last, end) || !comma && !plural && last < end && t[last].UPOS == "NOUN" {
			return
		}
		c.addRelative(i, last)
		i = last
		if !plural || i+1 >= end || closing {
			return
		}
		if t[i].Form == "," {
			i++
		}
		if t[i].Form == "and" || t[i].Form == "&" {
			i, closing = i+1, true
		}
		if i == last {
			return
		}
	}
}

// relativeName returns where the name that begins at token i ends, i where none
// begins.
func (c *combiner) relativeName(i, end int) int {
	t := c.d.Tokens
	last := i
	for j := i; j < end && j < i+5; j++ {
		w := t[j].Form
		known := c.lex.CountryByName(w) != nil && !c.isGiven(w) || c.isAdjective(w)
		switch {
		case isCapitalized(w) && !isAllCaps(w) && !neverName(w) && !known && !c.barred[j] && !c.isOfficeWord(j) && t[j].UPOS != "DET" && t[j].UPOS != "PRON":
			last = j + 1
		case j == last && last > i && (c.lex.Particle(w) || isHyphen(w) && t[j].Start == t[j-1].End) && j+1 < end && isCapitalized(t[j+1].Form):
		default:
			j = end
		}
	}
	if last > i && c.lex.Cues(t[last-1].Form)&(lexicon.CueOrgSuffix|lexicon.CuePlaceSuffix) != 0 && last-i > 1 {
		return i
	}
	return last
}

// endsRelative reports whether a description cannot go on at token i.
func (c *combiner) endsRelative(i, end int) bool {
	if i >= end {
		return true
	}
	t := &c.d.Tokens[i]
	return !isWordOrNumber(t.Form) && !isPossessive(t.Form) && !isHyphen(t.Form) || t.Form == "and" || t.XPOS == "WP" || t.XPOS == "WP$" || t.UPOS == "AUX" || t.UPOS == "VERB" && isLower(t.Form)
}

// addRelative makes a person of a span, unless a longer name has it or the
// recognizer knows a person there.
func (c *combiner) addRelative(first, last int) {
	for i := range c.names {
		n := &c.names[i]
		if n.Last <= first || n.First >= last {
			continue
		}
		if n.First == first && n.Last == last && n.Type != graphmodel.MentionPerson {
			n.set(first, last)
			n.Type, n.firm, n.shaped = graphmodel.MentionPerson, true, true
		}
		return
	}
	c.names = append(c.names, candidate{Name: nameOf(first, last, graphmodel.MentionPerson, 0.8), source: fromRule, sure: true, firm: true, shaped: true})
}
