package names

import (
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// tally is what speaks for each kind that a name may have. One is a hint, two a
// strong sign, three all but a proof; what speaks against a kind is negative.
type tally struct{ person, org, place float64 }

func (t *tally) add(o tally) {
	t.person += o.person
	t.org += o.org
	t.place += o.place
}

func (t *tally) times(f float64) tally { return tally{t.person * f, t.org * f, t.place * f} }

// of returns what speaks for one kind.
func (t *tally) of(kind graphmodel.MentionType) float64 {
	switch kind {
	case graphmodel.MentionPerson:
		return t.person
	case graphmodel.MentionOrg:
		return t.org
	case graphmodel.MentionPlace:
		return t.place
	}
	return 0
}

// best returns the kind that most speaks for, and how much.
func (t *tally) best() (graphmodel.MentionType, float64) {
	switch m := max(t.person, t.org, t.place); m {
	case t.org:
		return graphmodel.MentionOrg, m
	case t.place:
		return graphmodel.MentionPlace, m
	default:
		return graphmodel.MentionPerson, m
	}
}

// lead is how much more speaks for the best kind than for the next.
func (t *tally) lead() float64 {
	low, high := min(t.person, t.org, t.place), max(t.person, t.org, t.place)
	return high - (t.person + t.org + t.place - low - high)
}

// word returns the form of token i in lower case, "" outside of sentence s.
func (c *combiner) word(s, i int) string {
	if x := c.d.Sentences[s]; i < x.First || i >= x.Last {
		return ""
	}
	return doc.Lower(c.d.Tokens[i].Form)
}

// context weighs the words around the span [first, last) of a name.
func (c *combiner) context(first, last int) tally {
	s := c.d.SentenceOf(first)
	t := c.before(s, first, last)
	t.add(c.behind(s, first, last))
	t.add(c.itsOffices(s, first, last))
	return t
}

// before weighs the words in front of a span.
func (c *combiner) before(s, first, last int) tally {
	i, the := first-1, false
	if c.word(s, i) == "the" {
		i, the = i-1, true
	}
	w := c.word(s, i)
	switch {
	case w == "":
		return tally{}
	case w == "," && !the:
		return c.appositionBefore(s, i, last)
	case w == "and" || w == "or":
		return tally{}
	}
	var out tally
	if !isPossessive(c.word(s, last)) && !c.modifies(s, last) {
		out = c.afterPreposition(s, i, last, w) // "near NAME's home" does not place NAME
	}
	if the {
		out.person -= 1
		if last-first == 1 && out.place > 0 && out.place < 2 {
			out.place, out.org = out.place/2, out.org+0.5 // "in the Onion"
		}
	} else {
		out.add(c.afterNoun(s, i))
	}
	if c.d.Tokens[i].UPOS == "VERB" {
		out.add(objects[strings.ToLower(c.d.Tokens[i].Lemma)])
	}
	return out
}

// modifies reports whether a noun at token i, behind a name, is what the words
// before the name belong to: "chairman of the NAME district council".
func (c *combiner) modifies(s, i int) bool {
	return c.word(s, i) != "" && c.d.Tokens[i].UPOS == "NOUN" && isLower(c.d.Tokens[i].Form)
}

// appositionBefore reads "his wife, NAME,": a comma at token i, a description
// before it, and behind the name the end of the apposition.
func (c *combiner) appositionBefore(s, i, last int) tally {
	switch c.word(s, last) {
	case ",", ".", ";", ":", ")", "—", "–", "and", "who", "whose", "which", "is", "was", "":
	default:
		return tally{}
	}
	if i < 1 || c.d.SentenceOf(i-1) != s || !isLower(c.d.Tokens[i-1].Form) {
		return tally{}
	}
	out, ok := c.describes(i - 1)
	if !ok {
		return tally{}
	}
	start := phrase.Start(c.d, i-1)
	switch before := c.word(s, start-1); {
	case before == "of" || before == "for" || before == "at" || before == "to" || before == "in" || before == "from" || before == "by" || tails[before]:
		if c.holdsOffice(s, start-1) {
			return tally{person: 1.5} // "the head of the commission, NAME,"
		}
		if before == "by" {
			return out // "allowed by the cartel authority, NAME"
		}
		return out.times(0.5)
	case start == i-1 && !c.isKin(i-1):
		return out.times(0.4) // a bare noun: a list
	}
	return out
}

// tails are other prepositions between an office and a noun that does not describe its
// holder: "its agent before the court, NAME,".
var tails = wordSet("before against on with under behind over")

// holdsOffice reports whether an office that people hold stands shortly before
// token i, in the same stretch between commas.
func (c *combiner) holdsOffice(s, i int) bool {
	for stop := i - maxDescription; i > stop && i >= 0 && c.word(s, i) != "" && c.word(s, i) != ","; i-- {
		if p, ok := office.Ending(c.offices, i); ok && !p.Plural && !p.Office.Generic && !c.describesOrg(p) {
			return true
		}
	}
	return false
}

// isKin reports whether token i ends a word for a relative.
func (c *combiner) isKin(i int) bool {
	p, ok := office.Ending(c.offices, i+1)
	return ok && p.Office.Family && !(p.Office.Text == "parent" && !p.Plural && !c.isTheirs(p.First)) && (p.First == 0 || !strings.EqualFold(c.d.Tokens[p.First-1].Form, "its"))
}

// describes weighs the noun at token i as a description of a name. Nouns that
// stand for people as well as for bodies tell nothing.
func (c *combiner) describes(i int) (tally, bool) {
	t := &c.d.Tokens[i]
	if c.isKin(i) {
		return tally{person: 3, org: -1}, true
	}
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return tally{}, false
	}
	lemma := strings.ToLower(t.Lemma)
	if bodies[lemma] {
		return tally{org: 2.2, person: -0.5}, true
	}
	if settlements[lemma] {
		return tally{place: 2.2, person: -0.5}, true
	}
	n, nominal := c.lex.Nominal(lemma)
	p, held := office.Ending(c.offices, i+1)
	switch {
	case held && !p.Office.Generic && (!nominal || n.Kind == graphmodel.Person):
		return tally{person: 2}, true
	case nominal && n.Kind == graphmodel.Organization && !held && !ambiguous[lemma]:
		return tally{org: 2.2, person: -0.5}, true
	case nominal && n.Kind == graphmodel.Place:
		return tally{place: 1.2, org: 0.8}, true
	}
	return tally{}, false
}

// afterPreposition weighs the preposition w at token i before a name, with the
// word that it depends on.
func (c *combiner) afterPreposition(s, i, last int, w string) tally {
	head := ""
	if h := c.word(s, i-1); h != "" {
		head = strings.ToLower(c.d.Tokens[i-1].Lemma)
	}
	switch w {
	case "in":
		if shares[head] {
			return tally{org: 2}
		}
		if trusts[head] {
			return tally{}
		}
		if told[head] && !c.isKnownPlace(i+1, last) {
			return tally{org: 1.5, place: 0.5, person: -1} // "a report in NAME"
		}
		return tally{place: 1.6, person: -1}
	case "near", "outside", "nearby", "around", "across", "throughout", "neighboring", "neighbouring":
		return tally{place: 2, person: -1}
	case "at":
		if p, job := office.Ending(c.offices, i); job && hired(p) {
			return tally{org: 1.8, place: 0.4, person: -1}
		}
		if sites[head] {
			return tally{place: 2.4, person: -1}
		}
		return tally{org: 0.6, place: 1, person: -0.7}
	case "of":
		return c.afterOf(i, last, head)
	case "for":
		if seats[head] {
			return tally{place: 2.6, person: -1}
		}
		if works[head] {
			return tally{org: 1.5, person: -0.5}
		}
		if p, job := office.Ending(c.offices, i); job && hired(p) {
			return tally{org: 1.2, person: 0.3}
		}
	case "from":
		if _, who := office.Ending(c.offices, i); who || head == "native" || head == "hail" || head == "come" {
			return tally{place: 1.5, org: 0.3, person: -1}
		}
		if sources[head] {
			return tally{org: 0.8, person: 0.2}
		}
		return tally{place: 0.7, person: -0.3}
	case "to":
		if motions[head] {
			return tally{place: 1.4, person: -0.5}
		}
		if head == "sell" || head == "belong" || head == "lease" || head == "lend" {
			return tally{org: 0.7, person: 0.3}
		}
	case "with":
		if p, job := office.Ending(c.offices, i); job && !p.Office.Family && !p.Office.Generic {
			return tally{org: 2.2, person: -0.5}
		}
	case "aboard":
		return tally{person: -2}
	}
	return tally{}
}

// afterOf weighs "of" at token i behind a word with the lemma head.
func (c *combiner) afterOf(i, last int, head string) tally {
	switch {
	case kinOf[head] || c.isKin(i-1):
		return tally{person: 2}
	case placesOf[head]:
		return tally{place: 2.6, person: -1}
	case bodiesOf[head]:
		return tally{org: 2.2, person: -1}
	case head == "," && c.endsAge(i-2):
		return tally{place: 2.6, person: -1} // "Ana Lind (47), of NAME": where somebody lives
	}
	if p, held := office.Ending(c.offices, i); held && !p.Office.Generic && !p.Office.Family && p.Office.At&(lexicon.AtOrg|lexicon.AtCountry) != 0 {
		return tally{org: 1.2, place: 0.8, person: -0.5}
	}
	o := c.nameEnding(i)
	switch {
	case o == nil:
	case o.Type == graphmodel.MentionPerson && c.sharesWord(o, i+1, last):
		return tally{org: 4.5, person: -1} // "Ana Lind of Lind Berg"
	case o.Type == graphmodel.MentionPerson && last-i > 2:
		return tally{org: 1.3, place: 1, person: -1}
	case o.Type == graphmodel.MentionPerson:
		return tally{place: 1.3, org: 1, person: -1}
	case o.Type == graphmodel.MentionOrg:
		return tally{place: 1.8, person: -1}
	}
	return tally{}
}

// endsAge reports whether token i ends the age of somebody: "47" or "(47)".
func (c *combiner) endsAge(i int) bool {
	if i > 0 && c.d.Tokens[i].Form == ")" {
		i--
	}
	if i < 0 {
		return false
	}
	age, err := strconv.Atoi(c.d.Tokens[i].Form)
	return err == nil && age > 0 && age < 120
}

// sharesWord reports whether the span [first, last) has a word of a person's name.
func (c *combiner) sharesWord(o *candidate, first, last int) bool {
	for i := first; i < last; i++ {
		if isCapitalized(c.d.Tokens[i].Form) && c.d.Tokens[i].Form == c.d.Tokens[o.Last-1].Form {
			return true
		}
	}
	return false
}

// hired reports whether an office is a job at a body.
func hired(p office.Phrase) bool {
	switch p.Office.Class {
	case lexicon.Business, lexicon.Academic, lexicon.Aide, lexicon.Media, lexicon.Legal, lexicon.Medical, lexicon.Spokesperson:
		return !p.Office.Generic && p.Office.At&lexicon.AtOrg != 0
	}
	return false
}

// afterNoun weighs the noun or title right before a name.
func (c *combiner) afterNoun(s, i int) tally {
	t := &c.d.Tokens[i]
	if _, k := c.lex.TitleAt([]string{t.Form}); k > 0 && isCapitalized(t.Form) {
		return tally{person: 2}
	}
	if t.XPOS == "NNS" || t.XPOS == "NNPS" || t.UPOS != "NOUN" && !c.isOfficeWord(i) {
		return tally{}
	}
	lemma := strings.ToLower(t.Lemma)
	if p, ok := office.Ending(c.offices, i+1); ok {
		switch {
		case p.Office.Family:
			return tally{person: 3, org: -1}
		case isPersonalTitle(p) && !c.describesOrg(p) && !ambiguous[lemma]:
			return tally{person: 2}
		}
		return tally{}
	}
	if !isLower(t.Form) || ambiguous[lemma] {
		return tally{}
	}
	if n, ok := c.lex.Nominal(lemma); bodies[lemma] || ok && n.Kind == graphmodel.Organization {
		return tally{org: 2, person: -0.5}
	}
	return tally{}
}
