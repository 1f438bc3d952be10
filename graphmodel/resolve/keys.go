package resolve

import (
	"hash/maphash"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// blockKey is the hash of one of the names by which entities of several articles
// are compared at all. Two nodes that may become one, or of which one has a say
// in what becomes of the other, are joined by a chain of nodes of which each
// shares a key with the next. Two names with one hash cost time and change
// nothing.
type blockKey uint64

var keySeed = maphash.MakeSeed()

func keyOf(kind byte, name string) blockKey {
	var h maphash.Hash
	h.SetSeed(keySeed)
	_ = h.WriteByte(kind)
	_, _ = h.WriteString(name)
	return blockKey(h.Sum64())
}

// The kinds of keys.
const (
	entryKey   = 'k' // the entry of the built-in knowledge
	placeKey   = 'p' // placeForm
	formKey    = 'o' // organizationForm
	genericKey = 'g' // genericForm
	acronymKey = 'a' // what an organization may be called for short
	compactKey = 'c' // a person's full name without spaces
	familyKey  = 'f' // the skeleton of a surname, or of a single name
	settleKey  = 's' // the name by which settleKinds compares
	articleKey = 'i' // of articles, in the index

	acronymsAtLeast = 3
)

// keys lists the keys of a node.
func (n *node) keys(words map[string]string) []blockKey {
	var out []blockKey
	e := n.found
	if e.Key != "" {
		out = append(out, keyOf(entryKey, e.Key))
	}
	switch e.Kind {
	case graphmodel.Person:
		out = appendPersonKeys(out, e.Name)
		for _, a := range e.Aliases {
			if p := personname.Parse(a); p.Given == "" && p.Family != "" {
				out = append(out, keyOf(familyKey, p.FamilySkeleton))
			}
		}
	case graphmodel.Place:
		if e.Key == "" {
			out = append(out, keyOf(placeKey, placeForm(e.Name)))
		}
	case graphmodel.Organization:
		if e.Key == "" {
			out = appendFormKeys(out, e.Name, words)
		}
		for _, f := range forms(e) {
			if isAcronym(f) {
				out = append(out, keyOf(acronymKey, strings.ReplaceAll(f, ".", "")))
			} else if short := initials(f); len(short) >= acronymsAtLeast {
				out = append(out, keyOf(acronymKey, short))
			}
		}
	}
	return out
}

func appendPersonKeys(out []blockKey, name string) []blockKey {
	p := personname.Parse(name)
	if p.Given != "" {
		out = append(out, keyOf(compactKey, p.Compact()))
	}
	return append(out, keyOf(familyKey, p.FamilySkeleton))
}

func appendFormKeys(out []blockKey, name string, words map[string]string) []blockKey {
	form := organizationForm(name)
	out = append(out, keyOf(formKey, form))
	if rest, _ := withoutCountry(form, words); isGeneric(rest) {
		out = append(out, keyOf(genericKey, genericForm(rest)))
	}
	return out
}

// settleName is the name by which settleKinds compares a node with others.
func settleName(e *graphmodel.FoundEntity) string {
	if e.Kind == graphmodel.Person {
		if p := personname.Parse(e.Name); p.Given != "" {
			return p.Family
		}
	}
	return personname.Plain(e.Name)
}

// entityKeys lists the keys that nodes of an entity may have, and more: of the
// names of the nodes an entity keeps each once, and those in capitals only as
// others write them.
func entityKeys(e *graphmodel.Entity) []blockKey {
	var out []blockKey
	if e.Key != "" {
		out = append(out, keyOf(entryKey, e.Key))
	}
	out = appendEntityForm(out, e, e.Name)
	for _, f := range e.Aliases {
		out = appendEntityForm(out, e, f)
	}
	return out
}

func appendEntityForm(out []blockKey, e *graphmodel.Entity, f string) []blockKey {
	switch e.Kind {
	case graphmodel.Person:
		p := personname.Parse(f)
		out = appendPersonKeys(out, f)
		// The same in capitals may have had a hyphen, which tells the surname.
		if w := strings.Fields(p.Full); len(w) > 2 {
			out = append(out, keyOf(familyKey, personname.Skeleton(w[len(w)-2]+w[len(w)-1])))
		}
	case graphmodel.Place:
		out = append(out, keyOf(placeKey, placeForm(f)))
	case graphmodel.Organization:
		form := organizationForm(f)
		out = append(out, keyOf(formKey, form))
		out = appendGenericKeys(out, form)
		for _, short := range []string{strings.ReplaceAll(f, ".", ""), strings.ToUpper(strings.ReplaceAll(f, ".", "")), initials(f), initials(strings.ToUpper(f))} {
			if len(short) >= acronymsAtLeast && !strings.Contains(short, " ") {
				out = append(out, keyOf(acronymKey, short))
			}
		}
	}
	return out
}

// appendGenericKeys adds the generic forms that are left of a name where some of
// its first or last words are a country.
func appendGenericKeys(out []blockKey, form string) []blockKey {
	words := strings.Fields(form)
	for size := range min(maxCountryWords, max(0, len(words)-1)) + 1 {
		for _, rest := range [][]string{words[size:], words[:len(words)-size]} {
			if s := strings.Join(rest, " "); isGeneric(s) {
				out = append(out, keyOf(genericKey, genericForm(s)))
			}
		}
	}
	return out
}
