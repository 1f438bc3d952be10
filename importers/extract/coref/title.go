package coref

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// titled returns the person whom the article's title names, -1 where it names
// nobody or several, and how many. full asks for given name and surname: the
// title of an obituary may hold the surname of relatives.
func (b *builder) titled(full bool) (person, n int) {
	person = -1
	for i, e := range b.entities {
		if e.found.Kind == graphmodel.Person && b.inTitle(e, full) {
			person = i
			n++
		}
	}
	if n > 1 {
		return -1, n
	}
	return person, n
}

// inTitle reports whether the article's title names a person, with a given name
// where full is set.
func (b *builder) inTitle(e *entity, full bool) bool {
	if b.title == nil {
		b.title = make(map[string]bool)
		for w := range strings.FieldsSeq(personname.Plain(strings.ReplaceAll(b.d.Title, "-", ""))) {
			b.title[w] = true
		}
	}
	for _, n := range e.names {
		words := strings.Fields(n.Family)
		if len(words) > 0 && b.title[words[len(words)-1]] && (n.Given == "" && !full || n.Given != "" && b.title[n.Given] || !full && !b.sharesSurname(e, n.Family)) {
			return true
		}
	}
	return false
}

func (b *builder) sharesSurname(e *entity, family string) bool {
	return slices.ContainsFunc(b.entities, func(o *entity) bool {
		return o != e && slices.ContainsFunc(o.names, func(n personname.Name) bool { return n.Family == family })
	})
}
