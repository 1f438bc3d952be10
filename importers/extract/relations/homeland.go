package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// homelands reads what the name of a body says of its country, where the article
// names that too: "the Swedish Skating Association", "the University of Jordan".
func (f *finder) homelands() {
	for e, x := range f.c.Entities {
		if x.Kind != graphmodel.Organization || len(f.mentionsOf[e]) == 0 || f.c.Classes[e] == lexicon.OrgClub || strings.Contains(x.Name, " Under-") {
			continue
		}
		c := f.homelandIn(x.Name, f.c.Classes[e])
		if c == nil {
			continue
		}
		head := f.mentionsOf[e][0]
		for o, y := range f.c.Entities {
			if y.Key == "country:"+c.Code {
				f.add(link{typ: graphmodel.BasedIn, head: head, tail: f.nearest(o, f.c.Ranges[head].First), label: "of", confidence: 0.7, extractor: byContext})
			}
		}
	}
}

// homelandIn is the country that the name of a body starts or ends with, nil for
// none. Papers and parties are called after countries that they are not from.
func (f *finder) homelandIn(name string, class lexicon.OrgClass) *lexicon.Country {
	words := strings.Fields(strings.TrimPrefix(name, "The "))
	if len(words) < 2 || class == lexicon.OrgMedia {
		return nil
	}
	if known, _ := f.lex.OrgByName(name); known != nil {
		return nil // what bodies of the world are called after: "American States"
	}
	if c := f.lex.CountryByDemonym(words[0]); c != nil {
		return c
	}
	for i, w := range words {
		if (w == "of" || w == "for" || w == "in") && i > 0 && i < len(words)-1 {
			if c := f.lex.CountryByName(strings.Join(words[i+1:], " ")); c != nil {
				return c
			}
		}
	}
	if c := f.lex.CountryByName(words[len(words)-1]); c != nil && words[len(words)-1] != "States" {
		return c
	}
	return f.lex.CountryByName(words[0])
}
