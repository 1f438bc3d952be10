package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

func nameOf(first, last int, t graphmodel.MentionType, score float64) doc.Name {
	return doc.Name{First: first, Last: last, Type: t, Score: score}
}

// agree lets all places of one name agree: the same words get the same type,
// surnames of known people are people, first words of known organizations are
// organizations, and names that were found once are found everywhere.
func (c *combiner) agree() {
	c.resurvey()
	c.vote()
	c.givenNames()
	c.firstNames()
	c.surnames()
	c.clanNames()
	c.shortNames()
	c.repeats()
}

// resurvey lists the words of people's full names again, now that types have
// been corrected.
func (c *combiner) resurvey() {
	c.personWords = make(map[string]bool)
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionPerson || n.Last-n.First < 2 {
			continue
		}
		for t := n.First; t < n.Last; t++ {
			c.personWords[lexicon.Fold(c.d.Tokens[t].Form)] = true
		}
	}
}

// weight is how much one place of a name counts in the vote.
func (n *candidate) weight() float64 {
	switch {
	case n.source == fromLexicon && n.sure, n.source == fromDateline:
		return 2
	case n.firm:
		return 4
	case n.source == fromRule:
		return 1.5
	}
	return max(n.Score, 0.1)
}

// vote gives all places of the same words the type that most of them have. A
// city and the club or government that bears its name stay apart: there the
// sentence decides.
func (c *combiner) vote() {
	votes := make(map[string]map[graphmodel.MentionType]float64)
	for i := range c.names {
		n := &c.names[i]
		k := c.form(n)
		if votes[k] == nil {
			votes[k] = make(map[graphmodel.MentionType]float64)
		}
		votes[k][n.Type] += n.weight()
	}
	for i := range c.names {
		n := &c.names[i]
		best := n.Type
		v := votes[c.form(n)]
		for _, t := range []graphmodel.MentionType{graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionEvent, graphmodel.MentionOther} {
			if v[t] > v[best] {
				best = t
			}
		}
		if best == n.Type || n.source == fromLexicon && n.sure {
			continue
		}
		metonym := best == graphmodel.MentionOrg && n.Type == graphmodel.MentionPlace || best == graphmodel.MentionPlace && n.Type == graphmodel.MentionOrg
		if metonym && len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
			continue
		}
		n.Type, n.Key, n.Demonym = best, "", false
	}
}

func (c *combiner) form(n *candidate) string {
	if c.forms == nil {
		c.forms = make([]folded, len(c.d.Tokens))
	}
	f := &c.forms[n.First]
	if f.last != n.Last {
		f.last, f.form = n.Last, lexicon.Fold(c.text(n.First, n.Last))
	}
	return f.form
}

// surnames makes a single word a person where it is the last word of a person's
// full name, unless the lexicon is sure of another meaning.
func (c *combiner) surnames() {
	family := make(map[string]bool)
	for i := range c.names {
		if n := &c.names[i]; n.Type == graphmodel.MentionPerson && n.Last-n.First > 1 {
			family[lexicon.Fold(c.d.Tokens[n.Last-1].Form)] = true
		}
	}
	for i := range c.names {
		n := &c.names[i]
		if n.Last-n.First > 1 || n.Type == graphmodel.MentionPerson || !family[c.form(n)] || n.source == fromDateline {
			continue
		}
		if isNation(n.Name) || n.Key != "" {
			continue
		}
		n.Type, n.Key, n.Demonym = graphmodel.MentionPerson, "", false
	}
}

// givenNames makes a given name that "and" joins to a full name a person:
// "Ivo and Marek Sedlak".
func (c *combiner) givenNames() {
	taken := make(map[int]int)
	for i := range c.names {
		for t := c.names[i].First; t < c.names[i].Last; t++ {
			taken[t] = i + 1
		}
	}
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionPerson || n.Last-n.First < 2 || n.First < 2 || c.d.Tokens[n.First-1].Form != "and" {
			continue
		}
		if _, given := c.lex.FirstName(c.d.Tokens[n.First-2].Form); !given || n.First > 2 && taken[n.First-3] > 0 {
			continue
		}
		switch j := taken[n.First-2]; {
		case j == 0:
			c.names = append(c.names, candidate{Name: nameOf(n.First-2, n.First-1, graphmodel.MentionPerson, 0.6), source: fromRule, sure: true})
		case c.names[j-1].Last-c.names[j-1].First == 1 && c.names[j-1].Key == "":
			c.names[j-1].Type = graphmodel.MentionPerson
		}
	}
	sortNames(c.names)
}

// firstNames makes a single word a person where it is the first word of one
// person's full name and nothing else is known of it: "survived by Ilinca".
func (c *combiner) firstNames() {
	given := make(map[string]bool)
	for i := range c.names {
		if n := &c.names[i]; n.Last-n.First > 1 {
			given[lexicon.Fold(c.d.Tokens[n.First].Form)] = n.Type == graphmodel.MentionPerson && n.Score >= doubtful
		}
	}
	for i := range c.names {
		n := &c.names[i]
		if n.Last-n.First == 1 && n.Type == graphmodel.MentionOrg && n.Key == "" && !n.firm && n.Score < doubtful && given[c.form(n)] && !c.ownsMoney(n) && !isAllCaps(c.d.Tokens[n.First].Form) {
			n.Type, n.Demonym = graphmodel.MentionPerson, false
		}
	}
}

// shortNames makes the first word of a known organization, or the last of two,
// an organization where it stands alone: "Norbank" after "Norbank Holding AG",
// "Betis" after "Real Betis".
func (c *combiner) shortNames() {
	heads, openers := make(map[string]bool), make(map[string]bool)
	c.callBodiesShort()
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Last-n.First < 2 {
			continue
		}
		if w := c.d.Tokens[n.First].Form; n.Last-n.First == 2 && isCapitalized(w) && !c.isAdjective(w) && !c.isGiven(w) && c.lex.Cues(w) == 0 {
			openers[lexicon.Fold(w)] = true
		}
		for _, t := range []int{n.First, n.Last - 1} {
			w := c.d.Tokens[t].Form
			if t > n.First && n.Last-n.First > 2 {
				continue
			}
			if isCapitalized(w) && c.distinctive(w) && !c.personWords[lexicon.Fold(w)] {
				heads[lexicon.Fold(w)] = true
			}
		}
	}
	for i := range c.names {
		n := &c.names[i]
		if n.Last-n.First == 1 && heads[c.form(n)] && n.Key == "" && n.Type != graphmodel.MentionOrg && n.source != fromDateline && !c.isAddressed(n) {
			n.Type = graphmodel.MentionOrg
		}
		if n.Last-n.First == 1 && n.Key == "" && n.Type == graphmodel.MentionPerson && openers[c.form(n)] && !c.knownPerson(n) {
			n.Type = graphmodel.MentionOrg // "Halden" after "Halden Midstream", though a town is called so
		}
	}
	c.addRepeats(heads, graphmodel.MentionOrg)
}

// isAddressed reports whether a title that only people bear stands before a name:
// "Dr Rabito", though his clinic is called so.
func (c *combiner) isAddressed(n *candidate) bool {
	if n.First == 0 {
		return false
	}
	switch strings.TrimSuffix(c.d.Tokens[n.First-1].Form, ".") {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Dame", "Lord", "Lady", "Rev", "Father", "Sister":
		return true
	}
	return false
}

// distinctive reports whether a word alone can stand for an organization whose
// name it opens: it is no place, nation, given name or common word.
func (c *combiner) distinctive(w string) bool {
	if len([]rune(w)) < 3 || neverName(w) || mediaWords[w] || c.lower[strings.ToLower(w)] || c.lex.CountryByName(w) != nil || c.lex.CountryByDemonym(w) != nil ||
		c.lex.PlaceByDemonym(w) != nil || c.isGiven(w) || c.lex.Cues(w)&^lexicon.CueOrgPrefix != 0 {
		return false
	}
	return len(c.lex.Places(w)) == 0
}

// repeats finds the other places of names that were found: the words of an
// organization or place, and the surnames of people.
func (c *combiner) repeats() {
	forms := map[graphmodel.MentionType]map[string]bool{
		graphmodel.MentionPerson: {}, graphmodel.MentionOrg: {}, graphmodel.MentionPlace: {},
	}
	for i := range c.names {
		n := &c.names[i]
		if set := forms[n.Type]; set != nil && !n.Demonym {
			w := c.d.Tokens[n.Last-1].Form
			switch {
			case n.Type == graphmodel.MentionPerson && isCapitalized(w) && len([]rune(w)) > 2:
				set[lexicon.Fold(w)] = true
			case n.Last-n.First == 1 && c.d.Tokens[n.First].UPOS == "PROPN":
				set[c.form(n)] = true
			}
		}
	}
	for _, t := range []graphmodel.MentionType{graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace} {
		c.addRepeats(forms[t], t)
	}
}

// addRepeats adds single capitalized words of the set that are no name yet.
func (c *combiner) addRepeats(set map[string]bool, t graphmodel.MentionType) {
	taken := c.taken()
	for i := range c.d.Tokens {
		w := c.d.Tokens[i].Form
		if taken[i] || !isCapitalized(w) || !set[lexicon.Fold(w)] || neverName(w) {
			continue
		}
		if c.lex.Cues(w) != 0 && (i+1 >= len(c.d.Tokens) || !isPossessive(c.d.Tokens[i+1].Form)) {
			continue
		}
		if c.sentenceStart(i) && c.lower[strings.ToLower(w)] || c.isOfficeWord(i) || c.isHeadline(i) {
			continue
		}
		n := candidate{Name: nameOf(i, i+1, t, 0.5), source: fromRule, sure: true}
		if !c.inHeading(n.Name) {
			c.names = append(c.names, n)
		}
	}
	sortNames(c.names)
}
