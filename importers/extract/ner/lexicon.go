package ner

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// largePlace is the population from which on the name of a city is taken for
// the city at first sight.
const largePlace = 200_000

// lexiconGazetteer looks names up in the built-in lexicon.
type lexiconGazetteer struct{ lex *lexicon.Lexicon }

// DefaultGazetteer returns the gazetteer of the built-in lexicon.
func DefaultGazetteer() Gazetteer { return lexiconGazetteer{lexicon.Default()} }

// Classes implements Gazetteer.
func (g lexiconGazetteer) Classes(phrase string, tokens int) Class {
	var c Class
	if tokens == 1 {
		c = g.single(phrase)
	}
	if phrase == strings.ToLower(phrase) {
		return c
	}
	if tokens > 1 {
		if _, n := g.lex.TitleAt(strings.Fields(phrase)); n == tokens {
			c |= ClassTitle
		}
		if _, ok := g.lex.Office(phrase); ok {
			c |= ClassRole
		}
	}
	return c | g.place(phrase) | g.org(phrase)
}

// single looks up what only one word can be.
func (g lexiconGazetteer) single(w string) (c Class) {
	if _, n := g.lex.TitleAt([]string{w}); n == 1 {
		c |= ClassTitle
	}
	if g.lex.OfficeHead(w) {
		c |= ClassRole
	}
	if w == strings.ToLower(w) {
		return c | g.noun(w)
	}
	if _, ok := g.lex.FirstName(w); ok {
		c |= ClassFirst
	}
	if g.lex.LastName(w) {
		c |= ClassLast
	}
	cues := g.lex.Cues(w)
	for _, x := range [...]struct {
		cue lexicon.Cue
		c   Class
	}{
		{lexicon.CueOrgSuffix, ClassOrgSuffix},
		{lexicon.CueOrgHead | lexicon.CueOrgPrefix, ClassOrgHead},
		{lexicon.CuePlaceSuffix | lexicon.CuePlacePrefix, ClassPlaceHead},
		{lexicon.CueEvent | lexicon.CueWork, ClassThing},
	} {
		if cues&x.cue != 0 {
			c |= x.c
		}
	}
	return c
}

// noun looks up a common noun.
func (g lexiconGazetteer) noun(w string) Class {
	n, ok := g.lex.Nominal(w)
	switch {
	case ok && n.Kind == graphmodel.Organization:
		return ClassOrgNoun
	case ok && n.Kind == graphmodel.Place:
		return ClassPlaceNoun
	}
	return 0
}

func (g lexiconGazetteer) place(phrase string) (c Class) {
	if g.lex.CountryByName(phrase) != nil {
		c |= ClassCountry
	}
	if g.lex.CountryByDemonym(phrase) != nil || g.lex.PlaceByDemonym(phrase) != nil {
		c |= ClassDemonym
	}
	for _, p := range g.lex.Places(phrase) {
		switch {
		case p.Kind == lexicon.KindCountry:
		case p.Weak || p.Kind == lexicon.KindCity && p.Population < largePlace:
			c |= ClassTown
		default:
			c |= ClassPlace
		}
	}
	return c
}

func (g lexiconGazetteer) org(phrase string) Class {
	switch o, weak := g.lex.OrgByName(phrase); {
	case o == nil:
		return 0
	case weak:
		return ClassOrgWeak
	}
	return ClassOrg
}
