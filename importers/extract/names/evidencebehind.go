package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// behind weighs the words behind a span.
func (c *combiner) behind(s, first, last int) tally {
	w := c.word(s, last)
	switch {
	case w == "":
		return tally{}
	case w == ",":
		return c.appositionBehind(s, first, last)
	case w == "in":
		if c.isPlaceAt(last + 1) {
			return tally{place: 0.8, org: 0.6}
		}
		return tally{}
	case isPossessive(w):
		return c.owns(s, last+1)
	case w == "and" && c.isHisKin(s, last+1):
		return tally{person: 3, org: -0.5}
	case isHyphen(w):
		switch c.word(s, last+1) {
		case "based", "registered", "born", "headquartered", "bound":
			return tally{place: 3, org: -1, person: -2}
		case "listed":
			return tally{place: 1.5}
		case "owned", "backed", "controlled", "run", "led":
			return tally{org: 0.3, person: 0.3}
		}
		return tally{}
	}
	t := &c.d.Tokens[last]
	if p, ok := office.At(c.offices, last); ok && p.First == last {
		return c.beforeOffice(p)
	}
	switch t.UPOS {
	case "NOUN":
		if isLower(t.Form) && (t.XPOS == "NN" || t.XPOS == "NNS") {
			return beforeNoun(strings.ToLower(t.Lemma), c.lex)
		}
	case "VERB", "AUX":
		return c.subject(s, last)
	}
	return tally{}
}

// isHisKin reads "his father-in-law" at token i.
func (c *combiner) isHisKin(s, i int) bool {
	if w := c.word(s, i); w != "his" && w != "her" {
		return false
	}
	p, ok := office.At(c.offices, i+1)
	return ok && p.First == i+1 && p.Office.Family
}

// beforeNoun weighs a noun right behind a name: "the Dobra valley".
func beforeNoun(lemma string, l *lexicon.Lexicon) tally {
	switch {
	case locals[lemma]:
		return tally{place: 1.6, person: -0.7}
	case bodies[lemma]:
		return tally{org: 0.4, place: 0.4, person: -0.3} // its own name or its seat
	case lemma == "family" || lemma == "brothers" || lemma == "sisters":
		return tally{person: 1}
	case l.Cues(lemma)&lexicon.CuePlaceSuffix != 0:
		return tally{place: 1.3, person: -0.5}
	}
	return tally{}
}

// beforeOffice weighs an office behind a name: mayors belong to towns, chairmen
// to bodies.
func (c *combiner) beforeOffice(p office.Phrase) tally {
	head := strings.ToLower(c.d.Tokens[p.Head].Lemma)
	switch {
	case p.Office.Family || p.Office.Generic:
		return tally{}
	case seats[head]:
		return tally{place: 1.2, org: 0.6, person: -0.7}
	case localOffices[head]:
		return tally{place: 1.6, person: -0.7}
	case bodyOffices[head]:
		return tally{org: 1.2, place: 0.3, person: -0.7}
	}
	switch p.Office.Class {
	case lexicon.Academic, lexicon.Medical, lexicon.Arts, lexicon.OtherOffice:
		return tally{place: 0.8, person: -0.3}
	case lexicon.Sport, lexicon.Business, lexicon.Spokesperson:
		return tally{org: 1, person: -0.5}
	}
	return tally{}
}

// owns weighs what stands at token i behind a name and its possessive.
func (c *combiner) owns(s, i int) tally {
	for k := 0; k < 2 && c.word(s, i+1) != "" && (c.d.Tokens[i].UPOS == "ADJ" || c.d.Tokens[i].XPOS == "VBN"); k++ {
		if _, ok := office.At(c.offices, i); ok {
			break
		}
		i++
	}
	if p, ok := office.At(c.offices, i); ok && p.First == i {
		head := strings.ToLower(c.d.Tokens[p.Head].Lemma)
		switch {
		case p.Office.Family || personal[head]:
			return tally{person: 2.5, org: -0.5}
		case localOffices[head]:
			return tally{place: 2, person: -0.7}
		case bodyOffices[head]:
			return tally{org: 1.8, place: 0.3, person: -0.7}
		}
		return tally{}
	}
	w := c.word(s, i)
	if w == "" {
		return tally{}
	}
	lemma := strings.ToLower(c.d.Tokens[i].Lemma)
	switch {
	case personal[lemma]:
		return tally{person: 2}
	case companyNouns[w] || assets[lemma]:
		return tally{org: 1.8, person: -0.5}
	case sights[lemma]:
		return tally{place: 1.6, person: -0.5}
	}
	return tally{}
}

// appositionBehind weighs what follows the comma behind a name.
func (c *combiner) appositionBehind(s, first, last int) tally {
	i := last + 1
	if before := c.word(s, first-1); isHyphen(before) || before == "," && c.nameEnding(first-1) != nil {
		return tally{} // "Ann Hill, D-Ohio, a"
	}
	switch w := c.word(s, i); {
	case w == "which":
		return tally{org: 1.2, place: 0.7, person: -1.5}
	case w == "whose":
		return c.whose(s, i+1)
	case w == "where":
		return tally{place: 1.6, org: 0.5, person: -1}
	case w == "who":
		return tally{person: 2.5, place: -1}
	case w == "aged":
		return tally{person: 2.5}
	case w == "based" || w == "headquartered" || w == "founded":
		return tally{org: 1.8, person: -0.5}
	case w == "of" || w == "":
		return tally{}
	case c.d.Tokens[i].UPOS == "NUM" && (c.word(s, i+1) == "," || c.word(s, i+1) == "."):
		if age := c.word(s, i); len(age) == 2 && age >= "14" {
			return tally{person: 2.5}
		}
		return tally{}
	}
	out, stop, ok := c.description(s, i)
	if !ok {
		return tally{}
	}
	if definite := c.word(s, i) == "the"; definite && !closes(c.word(s, stop)) {
		return tally{}
	}
	if w := c.word(s, first-1); w == "in" && out.place <= 0 {
		return tally{} // "in NAME, the company"
	}
	return out
}

// whose weighs what stands at token i behind "whose": companies have directors,
// people have wives.
func (c *combiner) whose(s, i int) tally {
	if c.word(s, i) != "" && c.d.Tokens[i].UPOS == "ADJ" && !c.isOfficeWord(i) {
		i++
	}
	if p, ok := office.At(c.offices, i); ok && p.First == i && bodyOffices[strings.ToLower(c.d.Tokens[p.Head].Lemma)] && !lawyers[strings.ToLower(c.d.Tokens[p.Head].Lemma)] {
		return tally{org: 2, place: 0.3, person: -0.7}
	}
	return tally{}
}

// lawyers are those of bodyOffices whom people have as well.
var lawyers = wordSet("lawyer counsel partner secretary coach manager editor publisher boss chief auditor")

// isPlaceAt reports whether a place's name starts at token i.
func (c *combiner) isPlaceAt(i int) bool {
	k, ok := slices.BinarySearchFunc(c.names, i, func(n candidate, i int) int { return n.First - i })
	return ok && c.names[k].Type == graphmodel.MentionPlace && !c.names[k].Demonym
}

// nameEnding returns the name that ends right before token i, or nil.
func (c *combiner) nameEnding(i int) *candidate {
	k, ok := slices.BinarySearchFunc(c.names, i, func(n candidate, i int) int { return n.Last - i })
	if !ok {
		return nil
	}
	return &c.names[k]
}

// closes reports whether a word goes on or ends an apposition.
func closes(w string) bool {
	switch w {
	case ",", ".", ";", "of", "in", "for", "that", "which", "who", "whose", "near", "behind", "at", "from", "on", "with", ")", "—", "run", "owned", "based", "controlled", "founded", "led", "and":
		return true
	}
	return false
}

// maxDescription bounds the words of a description in apposition.
const maxDescription = 12

// description weighs the noun phrase that starts at token i by its head.
func (c *combiner) description(s, i int) (tally, int, bool) {
	t := c.d.Tokens
	head, j := -1, i
	for ; j < i+maxDescription && c.word(s, j) != ""; j++ {
		if p, ok := office.At(c.offices, j); ok && p.First == j && p.Last > j+1 && isLower(t[p.Last-1].Form) && c.word(s, p.Last-1) != "" {
			j = p.Last - 1 // "brother-in-law", "member of parliament"
			head = j
			continue
		}
		u := t[j].UPOS
		if c.isStartUp(s, j) {
			return tally{org: 2.2, person: -1}, j + 3, true
		}
		if u == "NOUN" && isLower(t[j].Form) {
			head = j
			continue
		}
		if u == "DET" && j > i {
			break
		}
		if u != "DET" && u != "ADJ" && u != "PROPN" && u != "NUM" && u != "ADV" && t[j].XPOS != "PRP$" && t[j].XPOS != "VBN" && !isPossessive(t[j].Form) && !isHyphen(t[j].Form) {
			break
		}
		if u == "PROPN" && j == i {
			return tally{}, j, false // a list
		}
	}
	if head < 0 || head != j-1 || c.isHyphened(head) {
		return tally{}, j, false
	}
	out, ok := c.describes(head)
	return out, j, ok
}

// isStartUp reads "start-up" at token j.
func (c *combiner) isStartUp(s, j int) bool {
	return c.word(s, j) == "start" && isHyphen(c.word(s, j+1)) && c.word(s, j+2) == "up"
}

// isHyphened reports whether a hyphen joins token i to the word behind it.
func (c *combiner) isHyphened(i int) bool {
	return i+1 < len(c.d.Tokens) && isHyphen(c.d.Tokens[i+1].Form)
}

// subject weighs the verb at token i behind a name.
func (c *combiner) subject(s, i int) tally {
	t := c.d.Tokens
	verb := i
	for verb < i+3 && c.word(s, verb) != "" && (t[verb].UPOS == "AUX" || t[verb].UPOS == "ADV") {
		verb++
	}
	if c.word(s, verb) == "" || t[verb].UPOS != "VERB" {
		return tally{}
	}
	lemma := strings.ToLower(t[verb].Lemma)
	passive := verb > i && t[verb].XPOS == "VBN" && t[i].UPOS == "AUX" && strings.ToLower(t[i].Lemma) == "be"
	if passive {
		return sufferers[lemma]
	}
	return doers[lemma]
}
