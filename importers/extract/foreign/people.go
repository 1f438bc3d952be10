package foreign

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/graphmodel"
)

// given reports whether word i is a given name, and which one: as English
// writes it.
func (r *reader) given(i int) (string, bool) {
	w := r.words[i].text
	if r.function(i) || utf8.RuneCountInString(w) < 3 || acronym(w) || titles[strings.ToLower(w)] {
		return "", false
	}
	if e := r.names.find(r, w); e != nil && slavic[r.lang] {
		return "", false // "Президент России Владимир Лугин"
	}
	for _, s := range r.spellings(w) {
		if f, ok := r.lex.FirstName(title(s)); ok && !f.Weak {
			return f.Name, true
		}
		// Parts joined by a hyphen: "Jean-Luc".
		if a, b, two := strings.Cut(s, "-"); two {
			_, first := r.lex.FirstName(title(a))
			_, second := r.lex.FirstName(title(b))
			if first && second {
				return w, true
			}
		}
	}
	return "", false
}

// particle reports whether a small word can stand inside a name: "van", "de",
// "bin", but no "and" of any language.
func (r *reader) particle(w string) bool {
	return r.lex.Particle(w) && !conjunctions[strings.ToLower(w)]
}

func title(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// surname reports whether word i can be part of a surname.
func (r *reader) surname(i int) bool {
	w := r.words[i]
	return w.capital && !r.function(i) && utf8.RuneCountInString(w.text) >= 2 && !acronym(w.text) && !titles[strings.ToLower(w.text)] &&
		(r.names.place[strings.ToLower(w.text)] == nil || r.names.place[strings.ToLower(w.text)].Kind == graphmodel.Person)
}

// person reads a given name and what follows: "Ana Lindholm", "Luís de Barros
// Viana". German writes all nouns with a capital, so that there one word must
// do.
func (r *reader) person(i int) int {
	first, ok := r.given(i)
	if !ok {
		return 0
	}
	limit := 3
	if r.lang == "de" || r.lang == "lb" {
		limit = 2
	} else if r.lang == "es" || r.lang == "pt" {
		limit = 4
	}
	n, end, names := 1, 0, 1
	for total := r.run(i, 6); n < total && names < limit; n++ {
		switch w := r.words[i+n]; {
		case r.surname(i + n):
			if _, again := r.given(i + n); !again || r.lang != "de" {
				names++
			}
			end = n + 1
		case !w.capital && r.particle(w.text) && end <= n && names < limit:
			continue
		default:
			total = n
		}
		if w := r.words[i+n]; !w.capital && !r.particle(w.text) {
			break
		}
	}
	if end < 2 {
		return 0
	}
	name := r.phrase(i, end)
	r.add(i, end, "person:"+first+" "+r.stems(r.phrase(i+1, end-1)), graphmodel.FoundEntity{Kind: graphmodel.Person, Name: name})
	return end
}

// titled reads a surname behind a title: "Präsident Lindholm". A name that is
// known with a given name is that person; else German, where any noun may
// follow, needs a surname that is known.
func (r *reader) titled(i int) int {
	if i == 0 || !r.words[i].joined || !titles[strings.ToLower(r.words[i-1].text)] || !r.surname(i) {
		return 0
	}
	if utf8.RuneCountInString(r.words[i].text) < 4 || titles[strings.ToLower(r.words[i].text)] {
		return 0
	}
	name := r.words[i].text
	if r.bearer(name) >= 0 {
		return 0 // surnames finds it
	}
	if l := latin(name); (r.lang == "de" || r.lang == "lb" || r.lang == "") && !r.lex.LastName(title(l)) {
		return 0
	}
	r.add(i, 1, "person:"+r.stems(name), graphmodel.FoundEntity{Kind: graphmodel.Person, Name: name, Titles: []string{r.words[i-1].text}})
	return 1
}

// bearer is the only person of the article whose full name ends with the
// surname, or -1.
func (r *reader) bearer(surname string) int {
	found, want := -1, r.stem(strings.ToLower(surname))
	for i, e := range r.out.Entities {
		if e.Kind != graphmodel.Person {
			continue
		}
		named := slices.ContainsFunc(slices.Concat(e.Aliases, []string{e.Name}), func(name string) bool {
			k := strings.LastIndexByte(name, ' ')
			return k >= 0 && r.stem(strings.ToLower(name[k+1:])) == want
		})
		if named && found >= 0 {
			return -1
		} else if named {
			found = i
		}
	}
	return found
}

// surnames finds the people again where only the surname stands.
func (r *reader) surnames() {
	keys := make([]string, len(r.out.Entities))
	for k, i := range r.entity {
		keys[i] = k
	}
	for i := range r.words {
		if r.taken[i] || !r.surname(i) || utf8.RuneCountInString(r.words[i].text) < 3 {
			continue
		}
		if b := r.bearer(r.words[i].text); b >= 0 {
			r.add(i, 1, keys[b], graphmodel.FoundEntity{})
		} else if b, ok := r.entity["person:"+r.stems(r.words[i].text)]; ok {
			r.add(i, 1, keys[b], graphmodel.FoundEntity{})
		}
	}
}
