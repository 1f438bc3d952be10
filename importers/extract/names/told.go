package names

import (
	"slices"
	"strings"
	"unicode"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// surnamePrefixes are the beginnings of personal names with a capital inside.
var surnamePrefixes = wordSet("mc mac fitz de di da do du del della des la le lo van von o d l al el ben bin abd abu ap st san ter ten ver")

// isCamelCase reports whether a word has a capital behind a small letter, as only
// brands do: "DataWorks", but not "McKay".
func isCamelCase(w string) bool {
	small := 0
	if len(w) < 6 {
		return false // "BoJo"
	}
	for i, r := range w {
		switch {
		case unicode.IsLower(r):
			small++
		case !unicode.IsUpper(r):
			return false
		case small > 0:
			return !surnamePrefixes[strings.ToLower(w[:i])]
		}
	}
	return false
}

// isAcronymFirst reports whether an acronym opens a name that is otherwise written
// small: "CERT Norge", but not "R.A. Lind" and "FCO Minister Ana Lind".
func (c *combiner) isAcronymFirst(first, last int) bool {
	t := c.d.Tokens
	a := t[first].Form
	if len(a) < 3 || len(a) > 6 || !isAllCaps(a) || strings.ContainsAny(a, ".-'’") || c.lex.LastName(a) || last-first > 3 {
		return false
	}
	for i := first; i < last; i++ {
		if c.isOfficeWord(i) || i > first && isAllCaps(t[i].Form) {
			return false
		}
	}
	return true
}

// isKnownPlace reports whether a list has the name that ends at token last and begins
// at token first, or behind an article there.
func (c *combiner) isKnownPlace(first, last int) bool {
	if first < last && strings.EqualFold(c.d.Tokens[first].Form, "the") {
		first++
	}
	return first < last && len(c.lex.Places(c.text(first, last))) > 0
}

// itsReach bounds the words between a name and "its" in the next clause.
const itsReach = 40

// itsOffices weighs "Its founder, Ana Lind," behind the sentence that a name opens, or
// behind a semicolon: the name is no person's, where nothing else there could be meant.
func (c *combiner) itsOffices(s, first, last int) tally {
	t := c.d.Tokens
	if !c.opensClause(s, first) {
		return tally{}
	}
	for i := last; i < len(t) && i < last+itsReach && c.d.SentenceOf(i) <= s+1; i++ {
		if c.isNoPersonAt(i) {
			return tally{}
		}
		if w := t[i].Form; w != "Its" && w != "its" || w == "its" && t[i-1].Form != ";" || w == "Its" && (s+1 >= len(c.d.Sentences) || c.d.Sentences[s+1].First != i) {
			continue
		}
		for k := i + 1; k < len(t) && k < i+4; k++ {
			if p, ok := office.At(c.offices, k); ok && p.First == k {
				if bodyOffices[strings.ToLower(t[p.Head].Lemma)] {
					return tally{org: 2, person: -1}
				}
				break
			}
			if t[k].UPOS != "ADJ" && t[k].UPOS != "NOUN" {
				break
			}
		}
		return tally{}
	}
	return tally{}
}

// opensClause reports whether a name is what its sentence speaks of: it opens it, or
// stands behind a description and a comma that do.
func (c *combiner) opensClause(s, first int) bool {
	start := c.d.Sentences[s].First
	if first-start > 8 {
		return false
	}
	for i := start; i < first; i++ {
		if u := c.d.Tokens[i].UPOS; u == "VERB" || u == "AUX" || u == "ADP" {
			return false
		}
	}
	return true
}

// isNoPersonAt reports whether the name of a body or a town starts at token i, which
// "its" may stand for.
func (c *combiner) isNoPersonAt(i int) bool {
	k, ok := slices.BinarySearchFunc(c.names, i, func(n candidate, i int) int { return n.First - i })
	return ok && !c.names[k].Demonym && (c.names[k].Type == graphmodel.MentionOrg || c.names[k].Type == graphmodel.MentionPlace && c.lex.CountryByName(c.text(i, c.names[k].Last)) != nil)
}

// isNamedMaker reads "the operator, Dalmar,": a thing of one word that a trade in
// apposition makes a company.
func (c *combiner) isNamedMaker(n *candidate) bool {
	t := c.d.Tokens
	if n.Type != graphmodel.MentionOther || n.Last-n.First > 1 || n.First < 3 || t[n.First-1].Form != "," || !ambiguous[t[n.First-2].Form] || c.isGiven(t[n.First].Form) {
		return false
	}
	if n.Last < len(t) && t[n.Last].Form != "," && t[n.Last].Form != "." {
		return false
	}
	return phrase.IsDefinite(t[phrase.Start(c.d, n.First-2)].Form)
}

// partyHeads begin the names of parties and governments that "of" and a person's name
// do not lengthen.
var partyHeads = wordSet("Party Movement Front Alliance Coalition Government Cabinet Bloc")

// partNames cuts off what only belongs to a body: the leader of "Green Party of Ana
// Lind", the client of "Pollster for Acme TV".
func (c *combiner) partNames() {
	t := c.d.Tokens
	var added []candidate
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Key != "" || n.Last-n.First < 3 {
			continue
		}
		for j := n.First + 1; j < n.Last-1; j++ {
			second := *n
			switch {
			case isPossessive(t[j].Form) && ownerBodies[t[j-1].Form] && c.lex.Cues(t[j+1].Form)&lexicon.CueOrgHead != 0:
				// "Treasury's Office of Foreign Assets Control"
			case t[j].Form == "of" && partyHeads[t[j-1].Form] && c.isPersonAt(j+1, n.Last):
				second.Type, second.firm = graphmodel.MentionPerson, true
			case t[j].Form == "for" && j == n.First+1 && n.Score < doubtful && c.lex.Cues(t[n.First].Form)&lexicon.CueOrgHead == 0 && !t[n.First].Common && n.First > 0 && t[n.First-1].Form == "by":
			default:
				continue
			}
			second.First, second.source, second.sure = j+1, fromRule, true
			n.set(n.First, j)
			added = append(added, second)
			break
		}
	}
	c.names = append(c.names, added...)
	sortNames(c.names)
}

// ownerBodies are short names of bodies that have others.
var ownerBodies = wordSet("Treasury Ministry Department Pentagon Commission Parliament Senate Congress Union Kremlin Bank University Army Navy Nations Government")

// isPersonAt reports whether a span is the full name of a person.
func (c *combiner) isPersonAt(first, last int) bool {
	return last-first > 1 && last-first < 5 && c.isGiven(c.d.Tokens[first].Form) && isCapitalized(c.d.Tokens[last-1].Form) && len(c.lex.Places(c.text(first, last))) == 0 &&
		c.lex.Cues(c.d.Tokens[last-1].Form)&(lexicon.CueOrgSuffix|lexicon.CuePlaceSuffix) == 0
}

// contests are nouns with a preposition and a team: "a defeat to Dalmar".
var contests = map[string]string{
	"win": "over against at", "victory": "over against at", "defeat": "to by against of at", "loss": "to against at", "draw": "with against at",
	"match": "against with", "game": "against with", "contract": "at with", "loan": "at to from", "stint": "at with", "spell": "at with", "derby": "against with",
}

// rivals stand between such a preposition and the team.
var rivals = wordSet("neighbours neighbors neighbour neighbor rivals rival champions leaders hosts visitors strugglers minnows promoted")

// isTeam reads what is played, signed and lost in an article about sport: "a loss to
// neighbours Dalmar", "under contract at Dalmar", "joined Dalmar from Lindby".
func (c *combiner) isTeam(n *candidate) bool {
	t := c.d.Tokens
	if n.Type != graphmodel.MentionPlace || n.Demonym || n.First < 3 || !c.isSportArticle() || n.source == fromDateline || !c.isTownOrNew(n) {
		return false
	}
	i := n.First - 1
	for i > 1 && rivals[t[i].Form] {
		i--
	}
	if strings.EqualFold(t[i].Form, "from") {
		for k := i - 1; k > 0 && k > i-5; k-- {
			if strings.EqualFold(t[k].Lemma, "join") && t[k].UPOS == "VERB" {
				return true
			}
			if t[k].UPOS != "PROPN" {
				break
			}
		}
	}
	preps := contests[strings.ToLower(t[i-1].Lemma)]
	return preps != "" && slices.Contains(strings.Fields(preps), strings.ToLower(t[i].Form))
}

// isTownOrNew reports whether a name means a town first of all, or no place of the
// lists.
func (c *combiner) isTownOrNew(n *candidate) bool {
	places := c.lex.Places(c.text(n.First, n.Last))
	return len(places) == 0 || places[0].Kind == lexicon.KindCity || places[0].Kind == lexicon.KindCapital
}

// isNamesHome reads "Ana Lind of Bern": a large town behind a full name that the
// recognizer took for a body.
func (c *combiner) isNamesHome(n *candidate) bool {
	t := c.d.Tokens
	if n.Type != graphmodel.MentionOrg || n.First < 3 || t[n.First-1].Form != "of" || c.isSportArticle() || n.Last < len(t) && (t[n.Last].UPOS == "PROPN" || isPossessive(t[n.Last].Form)) {
		return false
	}
	o := c.nameEnding(n.First - 1)
	if o == nil || o.Type != graphmodel.MentionPerson || o.Last-o.First < 2 || c.sharesWord(o, n.First, n.Last) {
		return false
	}
	return slices.ContainsFunc(c.lex.Places(c.text(n.First, n.Last)), func(p lexicon.Place) bool {
		return p.Kind == lexicon.KindCapital || p.Kind == lexicon.KindCity && p.Population >= minPopulation
	})
}

// isMakerHere reads "Lindby, the Bergen shipbuilder,": a company that bears the name of
// a town, told by the article in apposition.
func (c *combiner) isMakerHere(n *candidate) bool {
	t := c.d.Tokens
	if n.Type != graphmodel.MentionPlace || n.Demonym || n.Last+3 >= len(t) || t[n.Last].Form != "," || t[n.Last+1].UPOS != "DET" || c.isLand(n) || n.source == fromDateline {
		return false
	}
	s := c.d.SentenceOf(n.First)
	switch c.word(s, n.First-1) {
	case "in", "at", "near", "from", "to", "of", "outside", ",", "around":
		return false
	}
	out, stop, ok := c.description(s, n.Last+1)
	if !ok || out.org < 2 || out.place > 0 || !closes(c.word(s, stop)) {
		return false
	}
	switch noun, known := c.lex.Nominal(strings.ToLower(t[stop-1].Lemma)); {
	case ambiguous[t[stop-1].Form]:
		return false
	case known:
		return slices.Contains(noun.Classes, string(lexicon.OrgCompany))
	}
	return makers[t[stop-1].Form]
}

// makers are nouns for companies alone.
var makers = wordSet("shipbuilder carmaker automaker chipmaker planemaker brewery distillery refiner miner shipyard yard conglomerate retailer airline carrier drugmaker steelmaker winery startup start-up")

// electorates are what a member of parliament is elected in.
var electorates = wordSet("seat constituency riding electorate hometown birthplace")

// seatsNamed finds the place in "his own seat, Lindby,".
func (c *combiner) seatsNamed() {
	t := c.d.Tokens
	for i := 1; i+3 < len(t); i++ {
		if !electorates[t[i].Form] || t[i+1].Form != "," || !isCapitalized(t[i+2].Form) || t[i+2].UPOS != "PROPN" || c.isOfficeWord(i+2) || !c.isTheirs(i) {
			continue
		}
		last := i + 3
		for last < len(t) && last < i+5 && isCapitalized(t[last].Form) {
			last++
		}
		if last < len(t) && (t[last].Form == "," || t[last].Form == ".") && len(c.lex.Places(c.text(i+2, last))) == 0 {
			c.place(i+2, last, graphmodel.MentionPlace)
		}
	}
	c.dropCovered()
}
