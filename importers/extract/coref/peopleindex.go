package coref

import (
	"slices"
	"strings"

	"clew/graphmodel/personname"
)

// peopleIndex finds the people who may bear a name without a look at everybody.
// Whoever is found still has to be compared.
type peopleIndex struct {
	alike map[string][]int // by what two spellings of one full name share
	words map[string][]int // by surname, the ends of surnames, given and middle names
}

func newPeopleIndex() peopleIndex {
	return peopleIndex{alike: make(map[string][]int), words: make(map[string][]int)}
}

// add notes that entity e bears a name.
func (x *peopleIndex) add(e int, n personname.Name) {
	for _, key := range alikeKeys(n) {
		x.alike[key] = appendNew(x.alike[key], e)
	}
	family := n.Family
	for family != "" {
		x.words[family] = appendNew(x.words[family], e)
		_, family, _ = strings.Cut(family, " ")
	}
	for _, w := range append([]string{n.Given}, n.Middle...) {
		if w != "" {
			x.words[w] = appendNew(x.words[w], e)
		}
	}
}

// alikeKeys are two keys of which names that personname.Compare does not call
// different share one.
func alikeKeys(n personname.Name) [2]string {
	return [2]string{"full " + n.Compact(), "family " + n.FamilySkeleton}
}

// like returns those who may bear a name in another spelling, in the order of
// their entities.
func (x *peopleIndex) like(n personname.Name) []int {
	keys := alikeKeys(n)
	return merged(x.alike[keys[0]], x.alike[keys[1]])
}

// with returns those in whose names a word is a surname or its end, or a given
// name.
func (x *peopleIndex) with(word string) []int { return merged(x.words[word], nil) }

// merged is the sorted union of two lists.
func merged(a, b []int) []int {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
