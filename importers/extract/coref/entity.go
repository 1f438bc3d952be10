package coref

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"clew/graphmodel"
)

// finish chooses the name of the entity and sorts its aliases.
func (e *entity) finish(b *builder) {
	f := &e.found
	f.Name = e.bestForm(b)
	for form := range e.forms {
		if form != f.Name {
			f.Aliases = append(f.Aliases, form)
		}
	}
	slices.Sort(f.Aliases)
	slices.Sort(f.Titles)
	f.Titles = slices.Compact(f.Titles)
}

// bestForm is the name that the graph shows: of countries the usual English
// name, otherwise the fullest form of the article; what the lexicon knows where
// the article has but an acronym, an abbreviation or a demonym.
func (e *entity) bestForm(b *builder) string {
	known := ""
	switch e.found.Kind {
	case graphmodel.Place:
		if p, ok := b.lex.PlaceByKey(e.found.Key); ok && e.found.Key != "" {
			known = p.Name
			if strings.HasPrefix(e.found.Key, "country:") {
				return known
			}
		}
	case graphmodel.Organization:
		if o := b.lex.OrgByKey(e.found.Key); o != nil && e.found.Key != "" {
			known = o.Name
		}
	}
	best := ""
	for _, form := range slices.Sorted(maps.Keys(e.forms)) {
		if best == "" || e.better(form, best) {
			best = form
		}
	}
	switch {
	case best == "":
		best = known
	case shouted(best) && e.found.Kind == graphmodel.Place && len(best) > 3:
		best = titleCase(best)
	case known != "" && (shouted(best) || e.found.Kind == graphmodel.Place && strings.HasSuffix(best, ".")):
		best = known
	}
	return strings.TrimPrefix(best, "the ")
}

// better orders the forms of a name: mixed case before capitals, more words,
// more letters.
func (e *entity) better(a, b string) bool {
	return cmp.Or(
		cmp.Compare(boolInt(shouted(b)), boolInt(shouted(a))),
		cmp.Compare(boolInt(described(b)), boolInt(described(a))),
		cmp.Compare(min(len(strings.Fields(a)), 6), min(len(strings.Fields(b)), 6)),
		cmp.Compare(e.forms[a], e.forms[b]),
		cmp.Compare(len(a), len(b)),
	) > 0
}

func boolInt(v bool) int {
	if v {
		return 1
	}
	return 0
}

// described reports whether a form ends in lower case: a description rather than
// a name.
func described(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && strings.ToLower(words[len(words)-1]) == words[len(words)-1]
}

// shouted reports whether a form has no small letter.
func shouted(s string) bool {
	upper := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}

// titleCase writes a name in capitals as names are written.
func titleCase(s string) string {
	var out strings.Builder
	start := true
	for _, r := range s {
		if start {
			out.WriteRune(unicode.ToUpper(r))
		} else {
			out.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r)
	}
	return out.String()
}
