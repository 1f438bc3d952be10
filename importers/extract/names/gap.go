package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// fillGaps adds names that neither the recognizer nor the lexicon found but the
// grammar shows: capitals after a title, runs of capitals that end like an
// organization, acronyms in brackets after a name that they abbreviate.
func (c *combiner) fillGaps() {
	taken := c.taken()
	var added []candidate
	add := func(first, last int, t graphmodel.MentionType, score float64) {
		for i := first; i < last; i++ {
			if taken[i] {
				return
			}
		}
		for i := first; i < last; i++ {
			taken[i] = true
		}
		added = append(added, candidate{Name: nameOf(first, last, t, score), source: fromRule, sure: true})
	}
	for _, p := range c.offices {
		if first, last := c.capitalRun(p.Last+c.titleLength(p.Last), taken); last > first && isPersonalTitle(p) && c.titleFits(p) && !c.describesOrg(p) && !c.isOfficeWord(last) {
			add(first, last, graphmodel.MentionPerson, 0.7)
		}
	}
	for _, s := range c.d.Sentences {
		for i := s.First; i < s.Last; i++ {
			if p, ok := office.At(c.offices, i); ok {
				i = p.Last - 1
				continue
			}
			first, last := c.capitalRun(i, taken)
			if last <= first || first != i {
				continue
			}
			if t := c.typeOfRun(first, last); t != "" {
				add(first, last, t, 0.6)
			}
			i = last - 1
		}
	}
	c.names = append(c.names, added...)
	sortNames(c.names)
	c.namedGroups()
	c.publicBodies()
	c.possessedOffices()
	c.spelled()
	c.acronyms()
	c.unknownAcronyms()
}

// titleLength is the number of tokens of the title that starts at token i:
// "Prime Minister Sheikh Mohammed".
func (c *combiner) titleLength(i int) int {
	var words []string
	for j := i; j < len(c.d.Tokens) && j < i+3; j++ {
		words = append(words, c.d.Tokens[j].Form)
	}
	_, n := c.lex.TitleAt(words)
	return n
}

// titleFits reports whether a title stands where a name follows it: written
// with a capital, or after no article ("spokesman Dmitry Peskov", not "the
// president Monday").
func (c *combiner) titleFits(p office.Phrase) bool {
	return p.Last < len(c.d.Tokens) && c.d.Tokens[p.Last-1].End+1 == c.d.Tokens[p.Last].Start
}

func (c *combiner) taken() []bool {
	taken := make([]bool, len(c.d.Tokens))
	for i := range c.barred {
		taken[i] = true
	}
	for _, n := range c.names {
		for i := n.First; i < n.Last; i++ {
			taken[i] = true
		}
	}
	return taken
}

// capitalRun returns the run of capitalized words, with particles, "&", "of" and
// hyphens inside, that starts at token i and lies in one sentence.
func (c *combiner) capitalRun(i int, taken []bool) (first, last int) {
	d := c.d
	if i >= len(d.Tokens) {
		return i, i
	}
	s := d.Sentences[d.SentenceOf(i)]
	last = i
	for j := i; j < s.Last && !taken[j]; j++ {
		w := d.Tokens[j].Form
		switch {
		case j > i && c.isOfficeWord(j):
		case isCapitalized(w) && !neverName(w) && (d.Tokens[j].UPOS == "PROPN" || d.Tokens[j].UPOS == "NOUN" || d.Tokens[j].UPOS == "ADJ"):
			last = j + 1
			continue
		case j > i && (c.lex.Particle(w) || w == "&" || isHyphen(w) || w == "of" || isInitialDot(w)):
			continue
		}
		break
	}
	return i, last
}

func isInitialDot(w string) bool { return w == "." }

// typeOfRun types a run of capitals that nobody claimed by its first and last
// word, or returns "".
func (c *combiner) typeOfRun(first, last int) graphmodel.MentionType {
	if c.placeNounFollows(last) && !c.isHeadline(first) && !c.isGiven(c.d.Tokens[first].Form) && (last-first > 1 || !c.sentenceStart(first)) {
		return graphmodel.MentionPlace
	}
	n := &candidate{Name: nameOf(first, last, "", 0)}
	if c.orgNounBefore(n) && !c.isGiven(c.d.Tokens[first].Form) && !c.isHeadline(first) {
		return graphmodel.MentionOrg
	}
	if c.orgNounFollows(n) {
		return graphmodel.MentionOrg
	}
	if last-first < 2 || c.isHeadline(first) {
		return ""
	}
	a, z := c.d.Tokens[first].Form, c.d.Tokens[last-1].Form
	switch {
	case c.orgNounBefore(n) && !c.isGiven(a), c.lex.Cues(z)&lexicon.CueOrgSuffix != 0 && !c.isGiven(a):
		return graphmodel.MentionOrg
	case c.lex.Cues(a)&lexicon.CueOrgHead != 0 && c.hasWord(n, "of", "for"):
		return graphmodel.MentionOrg
	case c.lex.Cues(z)&lexicon.CuePlaceSuffix != 0, c.lex.Cues(a)&lexicon.CuePlacePrefix != 0 && !c.isGiven(a) && !c.isAdjective(z):
		return graphmodel.MentionPlace
	case c.isGiven(a) && c.looksPersonal(n) && !c.isOfficeWord(last-1):
		return graphmodel.MentionPerson
	}
	return ""
}

// namedBodies are nouns for bodies that stand behind their names: "the Solidarity
// union".
var namedBodies = wordSet("union party newspaper magazine weekly tabloid charity consultancy cartel militia airline startup start-up brand label festival")

// orgNounFollows reads "the Solidarity union": an article before and such a noun
// behind a run of capitals that is no place and no people.
func (c *combiner) orgNounFollows(n *candidate) bool {
	t := c.d.Tokens
	if n.First == 0 || n.Last >= len(t) || !strings.EqualFold(t[n.First-1].Form, "the") || !namedBodies[t[n.Last].Form] || c.isHeadline(n.First) {
		return false
	}
	if n.Last+1 < len(t) && (t[n.Last+1].UPOS == "NOUN" || t[n.Last+1].UPOS == "PROPN") {
		return false
	}
	first := t[n.First].Form
	return !languages[c.text(n.First, n.Last)] && len(c.lex.Places(c.text(n.First, n.Last))) == 0 && !c.isAdjective(first) && !c.isGiven(first) && t[n.First].UPOS != "ADJ"
}

// isHeadline reports whether most words of the sentence of token i are
// capitalized: then capitals say nothing.
func (c *combiner) isHeadline(i int) bool {
	s := c.d.Sentences[c.d.SentenceOf(i)]
	words, capitals := 0, 0
	for j := s.First; j < s.Last; j++ {
		if w := c.d.Tokens[j].Form; isWord(w) && len([]rune(w)) > 3 {
			words++
			if isCapitalized(w) {
				capitals++
			}
		}
	}
	return words >= 3 && capitals*10 >= words*7
}
