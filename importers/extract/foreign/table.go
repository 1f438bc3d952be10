package foreign

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	assets "clew/assets/foreign"
	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// table holds the names of countries, cities and bodies in one language, in
// lower case. Single words are found by their stem as well.
type table struct {
	place map[string]*graphmodel.FoundEntity // exact, places and organizations
	stems map[string]*graphmodel.FoundEntity
	most  int // runes of the longest name
}

var tables sync.Map // of language to *table

// namesFor returns the table of a language; it is made once.
func namesFor(lang string, lex *lexicon.Lexicon) *table {
	if t, ok := tables.Load(lang); ok {
		return t.(*table)
	}
	t, _ := tables.LoadOrStore(lang, newTable(lang, lex))
	return t.(*table)
}

func newTable(lang string, lex *lexicon.Lexicon) *table {
	t := &table{place: map[string]*graphmodel.FoundEntity{}, stems: map[string]*graphmodel.FoundEntity{}}
	r := &reader{lang: lang}
	if tag, err := language.Parse(lang); err == nil && lang != "" {
		if names := display.Regions(tag); names != nil {
			for _, c := range lex.Countries() {
				region, err := language.ParseRegion(c.Code)
				if err != nil {
					continue
				}
				if p, ok := lex.PlaceByKey(c.Key); ok {
					name, _, _ := strings.Cut(names.Name(region), " (")
					t.add(r, name, placeEntity(p))
				}
			}
		}
	}
	for line := range strings.Lines(assets.Names) {
		t.addLine(r, strings.TrimSpace(line), lex)
	}
	return t
}

// personKey begins the keys of people.
const personKey = "person:"

// keyOf is the key under which the mentions of an entry are gathered.
func keyOf(e *graphmodel.FoundEntity) string {
	if e.Kind == graphmodel.Person {
		return personKey + e.Name
	}
	return e.Key
}

// addLine reads: key | names. The key is that of a country ("country:RU") or a
// person ("person:Ana Lind"), or the English name of a city or an organization.
func (t *table) addLine(r *reader, line string, lex *lexicon.Lexicon) {
	key, names, ok := strings.Cut(line, "|")
	if !ok || strings.HasPrefix(line, "#") {
		return
	}
	e, ok := entityOf(strings.TrimSpace(key), lex)
	if !ok {
		return
	}
	if e.Kind == graphmodel.Person {
		t.add(r, e.Name, e)
	}
	for name := range strings.SplitSeq(names, ";") {
		t.add(r, strings.TrimSpace(name), e)
	}
}

// entityOf finds what a line of the table is about.
func entityOf(key string, lex *lexicon.Lexicon) (graphmodel.FoundEntity, bool) {
	if name, ok := strings.CutPrefix(key, personKey); ok {
		return graphmodel.FoundEntity{Kind: graphmodel.Person, Name: name}, name != ""
	}
	if p, ok := lex.PlaceByKey(key); ok {
		return placeEntity(p), true
	}
	if o, _ := lex.OrgByName(key); o != nil {
		return graphmodel.FoundEntity{Kind: graphmodel.Organization, Name: key, Key: o.Key, Country: o.Country}, true
	}
	if all := lex.Places(key); len(all) > 0 {
		e := placeEntity(all[0])
		e.Name = key
		return e, true
	}
	return graphmodel.FoundEntity{}, false
}

func (t *table) add(r *reader, name string, e graphmodel.FoundEntity) {
	low := strings.ToLower(name)
	if low == "" || t.place[low] != nil {
		return
	}
	t.place[low] = &e
	t.most = max(t.most, len([]rune(low)))
	if s := r.stems(name); !acronym(name) && t.stems[s] == nil {
		t.stems[s] = &e
	}
}

// find returns the entry that a phrase names, in any case of a Slavic language.
func (t *table) find(r *reader, phrase string) *graphmodel.FoundEntity {
	if e := t.place[strings.ToLower(phrase)]; e != nil {
		return e
	}
	if slavic[r.lang] && !acronym(phrase) {
		return t.stems[r.stems(phrase)]
	}
	return nil
}
