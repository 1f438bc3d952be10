package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// maxKnownWords bounds the tokens of a name that is looked up.
const maxKnownWords = 8

// known finds the countries, demonyms, organizations and places of the lexicon.
func (c *combiner) known() []candidate {
	var out []candidate
	for _, s := range c.d.Sentences {
		for i := s.First; i < s.Last; {
			found, ok := c.knownAt(s, i)
			if !ok {
				i++
				continue
			}
			out = append(out, found...)
			i = found[0].Last
		}
	}
	return out
}

// knownAt looks the longest entry up that starts at token i. Several entries
// may share the span (an organization and a place).
func (c *combiner) knownAt(s doc.Sentence, i int) ([]candidate, bool) {
	w := c.d.Tokens[i].Form
	if !isCapitalized(w) && !isCaseless(w) && !c.isArabicArticle(s, i) || strings.EqualFold(w, "the") && !c.articleBelongs(s, i) {
		return nil, false
	}
	for n := min(maxKnownWords, s.Last-i); n > 0; n-- {
		last := c.d.Tokens[i+n-1].Form
		if !isWordOrNumber(last) || n > 1 && isLower(last) && !c.lex.Particle(last) && !isPossessive(last) {
			continue
		}
		if found := c.lookup(i, i+n); len(found) > 0 {
			return found, true
		}
	}
	return nil, false
}

// isArabicArticle reports whether token i is the article of "al-Shabaab".
func (c *combiner) isArabicArticle(s doc.Sentence, i int) bool {
	switch c.d.Tokens[i].Form {
	case "al", "el", "an", "as", "ash", "at", "ad", "ar":
		return i+2 < s.Last && isHyphen(c.d.Tokens[i+1].Form) && c.d.Tokens[i].End == c.d.Tokens[i+1].Start && isCapitalized(c.d.Tokens[i+2].Form)
	}
	return false
}

// national are the classes of organization that every country has its own of.
var national = map[lexicon.OrgClass]bool{
	lexicon.OrgGovernment: true, lexicon.OrgMinistry: true, lexicon.OrgParliament: true, lexicon.OrgMilitary: true,
	lexicon.OrgIntelligence: true, lexicon.OrgPolice: true, lexicon.OrgCourt: true, lexicon.OrgParty: true,
}

// orgKey is the key of an organization; "" for "Foreign Ministry" and its like,
// which exist in many countries.
func (c *combiner) orgKey(o *lexicon.Org) string {
	if o.Country == "" && o.City == "" && national[o.Class] {
		return ""
	}
	return o.Key
}

// articleBelongs reports whether "The" is part of a place's name: The Hague.
func (c *combiner) articleBelongs(s doc.Sentence, i int) bool {
	if i+1 >= s.Last || !isCapitalized(c.d.Tokens[i].Form) {
		return false
	}
	places := c.lex.Places(c.text(i, i+2))
	return len(places) > 0 && strings.HasPrefix(places[0].Name, "The ")
}

// compounds are names of things that only look like a place's: the place
// before such a noun means no place.
var compounds = map[string]string{
	"guinea": "worm pig fowl", "brazil": "nut nuts", "india": "ink", "turkey": "vulture breast", "french": "fries horn toast window",
	"dutch": "oven courage", "swiss": "cheese roll army", "danish": "pastry", "panama": "hat", "cuban": "heel", "brussels": "sprouts",
	"turkish": "delight bath", "russian": "roulette doll dolls", "german": "shepherd measles", "chinese": "whispers checkers",
}

// isCompound reports whether the word behind a name makes it no place.
func (c *combiner) isCompound(first, last int) bool {
	if last-first > 1 || last >= len(c.d.Tokens) {
		return false
	}
	switch doc.Lower(c.d.Tokens[last].Form) {
	case "fever", "virus", "disease", "syndrome":
		return c.lex.CountryByDemonym(c.d.Tokens[first].Form) == nil
	}
	nouns := compounds[doc.Lower(c.d.Tokens[first].Form)]
	return nouns != "" && slices.Contains(strings.Fields(nouns), strings.ToLower(c.d.Tokens[last].Form))
}

func (c *combiner) lookup(first, last int) []candidate {
	text := c.text(first, last)
	if !c.lex.MayName(text) {
		return nil
	}
	single := last-first == 1
	if single && (neverName(text) || c.isCompound(first, last) || c.isEra(first) || c.isDegree(nameOf(first, last, "", 0))) {
		return nil
	}
	if p, ok := office.At(c.offices, first); ok && p.Last >= last && c.lex.CountryByName(text) == nil && !isAllCaps(text) {
		// "Secretary of State" holds no place.
		return nil
	}
	var out []candidate
	add := func(t graphmodel.MentionType, key string, demonym, sure bool) {
		out = append(out, candidate{
			Name:   doc.Name{First: first, Last: last, Type: t, Score: 0.8, Key: key, Demonym: demonym},
			source: fromLexicon, sure: sure, strong: sure && (key != "" && t == graphmodel.MentionPlace),
		})
	}
	if text == "Emirates" && (first == 0 || !strings.EqualFold(c.d.Tokens[first-1].Form, "the")) {
		return nil // the airline
	}
	if k := c.lex.CountryByName(text); k != nil && (k != c.lex.CountryByDemonym(text) || !c.nounFollows(last)) {
		add(graphmodel.MentionPlace, k.Key, false, !c.belongsToPerson(first, last))
		return out
	}
	if k := c.lex.CountryByDemonym(text); k != nil && !c.isLanguage(first, last) {
		add(graphmodel.MentionPlace, k.Key, true, !c.belongsToPerson(first, last))
		return out
	}
	if p := c.lex.PlaceByDemonym(text); single && p != nil && p.Kind == lexicon.KindRegion && p.Key != "" && c.isGoverned(last) {
		add(graphmodel.MentionPlace, p.Key, true, !c.belongsToPerson(first, last))
		return out
	}
	if o, weak := c.lex.OrgByName(text); o != nil {
		sure := !weak && !c.belongsToPerson(first, last) && (!single || !c.sentenceStart(first) || isAllCaps(text) || !c.lower[strings.ToLower(text)])
		add(graphmodel.MentionOrg, c.orgKey(o), false, sure)
	}
	if places := c.lex.Places(text); len(places) > 0 && !(single && plainAcronyms[text]) {
		add(graphmodel.MentionPlace, "", false, c.surePlace(places[0], first, last))
		n := &out[len(out)-1]
		n.strong = n.sure && (places[0].Kind == lexicon.KindCapital || places[0].Population > strongPopulation)
		n.region = !single && places[0].Kind == lexicon.KindRegion && !c.isSportArticle()
	}
	return out
}

// isGoverned reports whether the office of a government stands at token i, behind the
// adjective of a region: "Bavarian Premier".
func (c *combiner) isGoverned(i int) bool {
	p, ok := office.At(c.offices, i)
	if !ok || p.First != i || p.Plural {
		return false
	}
	switch p.Office.Class {
	case lexicon.Minister, lexicon.HeadOfGovernment, lexicon.HeadOfState:
		return isCapitalized(c.d.Tokens[p.Head].Form)
	}
	return false
}

// belongsToPerson reports whether the span is a word of a longer person's name
// or stands between words that look like one.
func (c *combiner) belongsToPerson(first, last int) bool {
	if last-first > 1 {
		return false
	}
	w := c.d.Tokens[first].Form
	if c.personWords[lexicon.Fold(w)] {
		return true
	}
	if first > 0 && c.isGiven(c.d.Tokens[first-1].Form) && c.d.Tokens[first-1].End+1 == c.d.Tokens[first].Start {
		return c.lex.CountryByDemonym(w) != nil && !c.nounFollows(last) || c.lex.CountryByDemonym(w) == nil
	}
	return false
}

// isEra reports whether a token counts years: the BC of "480 BC" is no region.
func (c *combiner) isEra(i int) bool {
	switch c.d.Tokens[i].Form {
	case "BC", "AD", "BCE", "CE":
		return i > 0 && strings.ContainsAny(c.d.Tokens[i-1].Form, "0123456789")
	}
	return false
}

func (c *combiner) nounFollows(i int) bool {
	return i < len(c.d.Tokens) && (c.d.Tokens[i].UPOS == "NOUN" || c.d.Tokens[i].UPOS == "ADJ")
}

// isLanguage reports whether an adjective names a language here: "in Russian",
// "speaks French".
func (c *combiner) isLanguage(first, last int) bool {
	if last-first > 1 || c.nounFollows(last) || last < len(c.d.Tokens) && c.d.Tokens[last].UPOS == "PROPN" {
		return false
	}
	if first == 0 || strings.HasSuffix(c.d.Tokens[first].Form, "s") {
		return false
	}
	p := &c.d.Tokens[first-1]
	switch strings.ToLower(p.Form) {
	case "in", "into", "from":
		return true
	}
	switch strings.ToLower(p.Lemma) {
	case "speak", "learn", "teach", "understand", "fluent":
		return true
	}
	return false
}

// minPopulation is the population from which a city's name is taken for the
// city without the recognizer's agreement.
const minPopulation = 100_000

// strongPopulation is the population from which a city outweighs the
// recognizer's reading of its name as a person's.
const strongPopulation = 1_000_000

// surePlace reports whether a place of the gazetteer needs no other sign: it is
// well known, its name is no common word or personal name, and the word does
// not stand in a longer run of capitals that nobody could read.
func (c *combiner) surePlace(p lexicon.Place, first, last int) bool {
	if p.Weak || c.belongsToPerson(first, last) || c.inCapitals(first, last) {
		return false
	}
	switch p.Kind {
	case lexicon.KindCountry, lexicon.KindCapital, lexicon.KindRegion, lexicon.KindWater, lexicon.KindSite, lexicon.KindLand:
	case lexicon.KindContinent, lexicon.KindWorld:
		return last-first > 1
	default:
		if p.Population < minPopulation {
			return false
		}
	}
	return last-first > 1 || !c.sentenceStart(first) || !c.lower[strings.ToLower(c.d.Tokens[first].Form)]
}

// inCapitals reports whether a capitalized word adjoins the span.
func (c *combiner) inCapitals(first, last int) bool {
	d := c.d
	if first > 0 && d.Tokens[first-1].End+1 == d.Tokens[first].Start && isCapitalized(d.Tokens[first-1].Form) &&
		!c.sentenceStart(first-1) && !c.isOfficeWord(first-1) && c.lex.CountryByDemonym(d.Tokens[first-1].Form) == nil {
		return true
	}
	return last < len(d.Tokens) && d.Tokens[last-1].End+1 == d.Tokens[last].Start && isCapitalized(d.Tokens[last].Form) && !c.isOfficeWord(last)
}
