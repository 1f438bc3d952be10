// Package lexicon is the written knowledge of the program: countries, places,
// organizations, offices, names and event frames, loaded from the plain text
// tables in assets/lexicon. docs/lexicon.md describes their format.
//
// A Lexicon does not change once it is built and may be used by many
// goroutines at the same time. What its methods return is shared: do not
// modify it.
package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	assets "clew/assets/lexicon"
)

// Lexicon answers questions about words and names.
type Lexicon struct {
	countries   []*Country
	countryName nameIndex[*Country]
	demonym     nameIndex[*Country]
	capital     map[string]*Country // by nameKey
	countryCode map[string]*Country

	places        []*Place
	placeName     nameIndex[*Place]
	placeDemonym  nameIndex[*Place]
	placeKey      map[string]*Place
	placeCodes    map[string]*Place   // see PlaceByCode
	exonyms       map[string][]exonym // by nameKey
	weakPlaces    map[string]bool
	cities        gazetteer
	names         sift
	orgs          []*Org
	orgName       nameIndex[*Org]
	orgKey        map[string]*Org
	cues          map[string]Cue
	titles        phraseIndex[Title]
	firstNames    map[string]FirstName
	lastNames     map[string]bool
	leaders       map[string]string // folded names and surnames to codes of countries, "" for several
	particles     map[string]bool
	offices       phraseIndex[Office]
	officeHeads   map[string]bool
	modifiers     map[string]string
	frames        map[string][]Frame
	lightVerbs    map[string][]LightVerb
	embeddings    map[string][]Embedding
	nominals      map[string]Nominal
	deverbals     map[string]Deverbal // by lemma
	maxFrameWords int
}

// nameIndex finds entries by any of their names. Several entries can share
// one; weak names are only hints.
type nameIndex[T any] map[string][]named[T]

type named[T any] struct {
	value  T
	listed string // as the table writes it, for the comparison of case
	weak   bool
}

func (ix nameIndex[T]) add(name string, v T, weak bool) {
	k := nameKey(name)
	if weak && needsArticle(name) {
		k = Fold(name)
	}
	ix[k] = append(ix[k], named[T]{v, name, weak})
}

// needsArticle reports whether a weak name is one word with an article: without
// it, "The National" would turn every "National" into a newspaper.
func needsArticle(name string) bool {
	rest, ok := strings.CutPrefix(name, "The ")
	return ok && !strings.Contains(rest, " ")
}

// find returns the entries whose listed name fits the text, in table order.
func (ix nameIndex[T]) find(text string) []named[T] {
	var buf [64]byte
	return ix.findBy(keyOf(appendFold(buf[:0], text)), text)
}

// findBy is find where the nameKey of the text is known.
func (ix nameIndex[T]) findBy(key []byte, text string) []named[T] {
	all := ix[string(key)]
	if needsArticle(text) {
		all = slices.Concat(ix[Fold(text)], all)
	}
	for i, n := range all {
		if !caseFits(n.listed, text) {
			out := append([]named[T](nil), all[:i]...)
			for _, n := range all[i+1:] {
				if caseFits(n.listed, text) {
					out = append(out, n)
				}
			}
			return out
		}
	}
	return all
}

// phraseIndex finds the longest phrase at the start of a list of words.
type phraseIndex[T any] struct {
	entries map[string]T // words joined by one space
	longest map[string]int
}

func newPhraseIndex[T any]() phraseIndex[T] {
	return phraseIndex[T]{map[string]T{}, map[string]int{}}
}

func (ix phraseIndex[T]) add(phrase string, v T) bool {
	if _, dup := ix.entries[phrase]; dup {
		return false
	}
	ix.entries[phrase] = v
	first, _, _ := strings.Cut(phrase, " ")
	ix.longest[first] = max(ix.longest[first], strings.Count(phrase, " ")+1)
	return true
}

func (ix phraseIndex[T]) match(words []string) (v T, n int) {
	if len(words) == 0 {
		return v, 0
	}
	var buf [96]byte
	key := buf[:0]
	for i, w := range words[:min(ix.longest[words[0]], len(words))] {
		if i > 0 {
			key = append(key, ' ')
		}
		key = append(key, w...)
		if e, ok := ix.entries[string(key)]; ok {
			v, n = e, i+1
		}
	}
	return v, n
}

// Default returns the lexicon of the embedded tables. It is built on the first
// call and shared by all. The tables are part of the program and are checked
// by its tests; a table that does not load is a fault of the build.
var Default = sync.OnceValue(func() *Lexicon {
	l, err := Load(assets.Files, assets.Gazetteer)
	if err != nil {
		panic("embedded lexicon: " + err.Error())
	}
	return l
})

// loader reads one table into the lexicon.
type loader struct {
	file  string
	attrs []string // allowed directives
	max   int      // largest number of fields
	row   func(*Lexicon, row) error
}

var loaders = []loader{
	{"countries.txt", nil, 7, (*Lexicon).addCountry},
	{"places.txt", []string{"kind", "country"}, 6, (*Lexicon).addPlace},
	{"exonyms.txt", []string{"country"}, 3, (*Lexicon).addExonym},
	{"weak-places.txt", nil, 1, (*Lexicon).addWeakPlace},
	{"organizations.txt", []string{"class", "country"}, 5, (*Lexicon).addOrg},
	{"authorities.txt", []string{"class", "country"}, 5, (*Lexicon).addOrg},
	{"parties.txt", []string{"class", "country"}, 5, (*Lexicon).addOrg},
	{"companies.txt", []string{"class", "country"}, 5, (*Lexicon).addOrg},
	{"media.txt", []string{"class", "country"}, 5, (*Lexicon).addOrg},
	{"sport.txt", []string{"class", "country"}, 5, (*Lexicon).addOrg},
	{"institutions.txt", []string{"class", "country"}, 5, (*Lexicon).addOrg},
	{"cues.txt", []string{"cue"}, 1, (*Lexicon).addCue},
	{"titles.txt", []string{"class", "sex"}, 1, (*Lexicon).addTitle},
	{"first-names.txt", []string{"sex", "weak"}, 1, (*Lexicon).addFirstNames},
	{"last-names.txt", nil, 1, (*Lexicon).addLastNames},
	{"leaders.txt", []string{"country"}, 1, (*Lexicon).addLeaders},
	{"particles.txt", nil, 1, (*Lexicon).addParticle},
	{"offices.txt", []string{"class", "at", "flag", "sex"}, 4, (*Lexicon).addOffice},
	{"modifiers.txt", []string{"kind"}, 1, (*Lexicon).addModifier},
	{"frames.txt", []string{"type", "part"}, 4, (*Lexicon).addFrame},
	{"light-verbs.txt", []string{"role"}, 4, (*Lexicon).addLightVerb},
	{"embeddings.txt", []string{"part", "stance", "flag"}, 1, (*Lexicon).addEmbedding},
	{"nominals.txt", []string{"kind", "class", "sex"}, 3, (*Lexicon).addNominal},
	{"deverbal.txt", []string{"kind"}, 1, (*Lexicon).addDeverbal},
}

// Load builds a lexicon from the tables in dir and the text of the gazetteer.
// Every place where a table breaks the format gives a *FormatError with file
// and line; they are joined into one error.
func Load(dir fs.FS, gazetteer string) (*Lexicon, error) {
	l := &Lexicon{
		countryName: nameIndex[*Country]{}, demonym: nameIndex[*Country]{}, capital: map[string]*Country{},
		countryCode: map[string]*Country{}, placeName: nameIndex[*Place]{}, placeDemonym: nameIndex[*Place]{},
		placeKey: map[string]*Place{}, placeCodes: map[string]*Place{}, exonyms: map[string][]exonym{}, weakPlaces: map[string]bool{}, orgName: make(nameIndex[*Org], 1<<15),
		orgKey: make(map[string]*Org, 1<<14), cues: map[string]Cue{}, titles: newPhraseIndex[Title](),
		firstNames: make(map[string]FirstName, 6000), lastNames: map[string]bool{}, leaders: map[string]string{}, particles: map[string]bool{},
		offices: newPhraseIndex[Office](), officeHeads: map[string]bool{}, modifiers: map[string]string{}, frames: map[string][]Frame{},
		lightVerbs: map[string][]LightVerb{}, embeddings: map[string][]Embedding{}, nominals: map[string]Nominal{},
		deverbals: map[string]Deverbal{},
	}
	cities := make(chan error, 1)
	go func() { cities <- l.cities.build(gazetteer) }() // a third of the work, and apart from the rest
	var faults []error
	for _, ld := range loaders {
		text, err := fs.ReadFile(dir, ld.file)
		if err != nil {
			<-cities
			return nil, fmt.Errorf("reading the lexicon: %w", err)
		}
		rows, err := parseTable(ld.file, string(text), ld.attrs, ld.max)
		faults = append(faults, err)
		for _, r := range rows {
			faults = append(faults, ld.row(l, r))
		}
	}
	faults = append(faults, <-cities)
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	l.siftNames()
	return l, nil
}
