package foreign

import (
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// longestName is how many words the name of a country or body may have.
const longestName = 6

// famous reads the full names of the people of the list.
func (r *reader) famous(i int) int {
	for n := r.run(i, longestName); n > 1; n-- {
		if e := r.names.find(r, r.phrase(i, n)); e != nil && e.Kind == graphmodel.Person {
			r.add(i, n, keyOf(e), *e)
			return n
		}
	}
	return 0
}

// known reads names of the lists: countries and cities as the language calls
// them, bodies of several states, organizations of the lexicon.
func (r *reader) known(i int) int {
	for n := r.run(i, longestName); n > 0; n-- {
		if !r.words[i+n-1].capital && n > 1 && r.function(i+n-1) {
			continue
		}
		phrase := r.phrase(i, n)
		if e := r.names.find(r, phrase); e != nil && (n > 1 || !ambiguous[strings.ToLower(phrase)]) {
			r.add(i, n, keyOf(e), *e)
			return n
		}
		if o, weak := r.lex.OrgByName(phrase); o != nil && !weak && r.sure(i, n, o) {
			r.add(i, n, o.Key, graphmodel.FoundEntity{Kind: graphmodel.Organization, Name: phrase, Key: o.Key, Country: o.Country})
			return n
		}
	}
	return 0
}

// sure reports whether a name of the English lists is one here too: an
// acronym, several words, or one long word in the middle of a sentence.
func (r *reader) sure(i, n int, o *lexicon.Org) bool {
	w := r.words[i]
	if acronym(w.text) {
		return n > 1 || utf8.RuneCountInString(w.text) >= 3 || o.Class == lexicon.OrgIGO
	}
	return n > 1 || !w.opens && !r.function(i) && utf8.RuneCountInString(w.text) >= 4
}

// company reads names that end with a legal form: "Norvane AG".
func (r *reader) company(i int) int {
	if r.function(i) {
		return 0
	}
	for n, most := 1, r.run(i, 5); n < most; n++ {
		w := r.words[i+n]
		if form := strings.ToLower(w.text); w.capital && legalForms[form] && utf8.RuneCountInString(w.text) >= 2 {
			name := r.phrase(i, n+1)
			r.add(i, n+1, "org:"+strings.ToLower(name), graphmodel.FoundEntity{Kind: graphmodel.Organization, Name: name})
			return n + 1
		}
		if !w.capital || r.function(i+n) || r.lang == "de" {
			return 0 // in German the word before may be any noun
		}
	}
	return 0
}

// headed reads "Ministerio de Defensa", "Université de Lyon".
func (r *reader) headed(i int) int {
	if !heads[strings.ToLower(r.words[i].text)] || r.words[i].opens {
		return 0
	}
	n, end := 1, 0
	for most := r.run(i, 6); n < most; n++ {
		w := r.words[i+n]
		if w.capital && !r.function(i+n) && n > 1 {
			end = n + 1
		} else if !ofWords[strings.ToLower(w.text)] || end > 0 {
			break
		}
	}
	if end < 3 {
		return 0
	}
	name := r.phrase(i, end)
	r.add(i, end, "org:"+strings.ToLower(name), graphmodel.FoundEntity{Kind: graphmodel.Organization, Name: name})
	return end
}

// Populations from which a city is believed with and without a preposition.
const (
	knownCity = 200_000
	greatCity = 1_000_000
)

// place reads cities and regions of the gazetteer behind a preposition, great
// ones anywhere inside a sentence.
func (r *reader) place(i int) int {
	before := i > 0 && r.words[i].joined && prepositions[strings.ToLower(r.words[i-1].text)]
	if r.words[i].opens || r.function(i) {
		return 0
	}
	for n := r.run(i, 3); n > 0; n-- {
		if !r.words[i+n-1].capital || i+n < len(r.words) && r.words[i+n].joined && r.words[i+n].capital && r.lang != "de" {
			continue // part of a longer name
		}
		phrase := r.phrase(i, n)
		for _, p := range r.lex.Places(phrase) {
			enough := p.Kind == lexicon.KindCapital || p.Kind == lexicon.KindCountry || p.Population >= knownCity
			alone := p.Kind == lexicon.KindCapital && p.Population >= knownCity || p.Population >= greatCity || p.Kind == lexicon.KindCountry
			if p.Weak || ambiguous[strings.ToLower(phrase)] || utf8.RuneCountInString(phrase) < 4 || !enough || !before && !alone {
				continue
			}
			r.add(i, n, p.Key, placeEntity(p))
			return n
		}
	}
	return 0
}

func placeEntity(p lexicon.Place) graphmodel.FoundEntity {
	return graphmodel.FoundEntity{Kind: graphmodel.Place, Name: p.Name, Key: p.Key, Country: p.Country, Lat: p.Lat, Lon: p.Lon, HasCoord: p.HasCoord}
}
