// Package coref finds out which mentions of an article stand for the same
// person, organization or place: aliases, surnames, acronyms, demonyms,
// descriptions ("the envoy") and pronouns.
package coref

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// Range is a half-open range of tokens [First, Last) of a doc.Document.
type Range struct {
	First, Last int
}

// Contains reports whether token i lies in the range.
func (r Range) Contains(i int) bool { return r.First <= i && i < r.Last }

// Group is a mention of several entities at once: "the two countries",
// "both clubs", "they".
type Group struct {
	Range    Range
	Head     int   // head token
	Entities []int // indexes into Result.Entities, in the order of their first mention
}

// Result is who is who in one article. The indexes of tokens are those of the
// document that Resolve was given. It is read-only and safe for concurrent use.
type Result struct {
	// Entities are the people, organizations and places of the article in the
	// order of their first mention.
	Entities []graphmodel.FoundEntity
	// Classes[i] is what kind of organization Entities[i] is, as far as its name
	// or the nouns around it tell; "" for what is unknown and for no
	// organization.
	Classes []lexicon.OrgClass
	// Mentions are sorted by Span.Start, then End. They may nest: "the Turkish
	// president" (a nominal of a person) holds "Turkish" (a name of a place).
	// Names of events, dates and other things have Entity -1.
	Mentions []graphmodel.FoundMention
	// Ranges[i] is the token range of Mentions[i].
	Ranges []Range
	// Heads[i] is the head token of Mentions[i].
	Heads []int
	// Titled[i] is the range of Mentions[i] together with the title before it:
	// "Turkish Foreign Minister Hakan Fidan" for the mention "Hakan Fidan".
	// Without a title it equals Ranges[i].
	Titled []Range
	// Groups are the plural mentions, sorted by Range.First.
	Groups []Group
	// Holders tell who holds which of the office phrases, sorted by Phrase.
	Holders []Holder

	// Hero is the entity of the person whom the article is about, or -1.
	Hero int

	quotes    quotation
	mentionAt []int32 // per token: innermost mention, -1
	ownerAt   []int32 // per token: entity of the innermost mention, titles included, -1
	groupAt   []int32 // per token: group whose head it is, -1
}

// MentionAt returns the index of the innermost mention that covers token i, or
// -1. Titles are not part of a name's mention.
func (r *Result) MentionAt(i int) int {
	if i < 0 || i >= len(r.mentionAt) {
		return -1
	}
	return int(r.mentionAt[i])
}

// EntityOfToken returns the index of the entity that token i stands for, or
// -1. A title before a name stands for the name's person, so that the head of
// "President Donald Trump" gives Donald Trump, whichever word a parser took
// for it; "U.S." before it still gives the United States.
func (r *Result) EntityOfToken(i int) int {
	if i < 0 || i >= len(r.ownerAt) {
		return -1
	}
	return int(r.ownerAt[i])
}

// EntitiesOfToken returns every entity that token i stands for: one for a name,
// several for the head of a plural mention ("the two countries"), none for
// other words. The caller must not modify the result.
func (r *Result) EntitiesOfToken(i int) []int {
	if i < 0 || i >= len(r.groupAt) {
		return nil
	}
	if g := r.groupAt[i]; g >= 0 {
		return r.Groups[g].Entities
	}
	if e := r.EntityOfToken(i); e >= 0 {
		return []int{e}
	}
	return nil
}

// MentionsIn returns the indexes of the mentions that lie wholly inside the
// token range [first, last), in text order.
func (r *Result) MentionsIn(first, last int) []int {
	lo, _ := slices.BinarySearchFunc(r.Ranges, first, func(a Range, t int) int { return a.First - t })
	var out []int
	for i := lo; i < len(r.Ranges) && r.Ranges[i].First < last; i++ {
		if r.Ranges[i].Last <= last {
			out = append(out, i)
		}
	}
	return out
}

// QuotationAt returns the number of the quotation that token i stands in, or
// -1, and the entity that speaks there, or -1.
func (r *Result) QuotationAt(i int) (quotation, speaker int) {
	q := r.quotes.at(i)
	if q < 0 {
		return -1, -1
	}
	return q, r.quotes.speaker[q]
}

// index fills the lookup tables for a document of n tokens. Mentions, Ranges,
// Heads, Titled and Groups must be final.
func (r *Result) index(n int) {
	r.mentionAt = filled(n)
	r.ownerAt = filled(n)
	r.groupAt = filled(n)
	order := make([]int, len(r.Mentions))
	for i := range order {
		order[i] = i
	}
	size := func(i int) int { return r.Ranges[i].Last - r.Ranges[i].First }
	slices.SortStableFunc(order, func(a, b int) int { return size(b) - size(a) })
	// Wide mentions first, so that the innermost is written last.
	for _, i := range order {
		for t := r.Titled[i].First; t < r.Titled[i].Last; t++ {
			if !r.Ranges[i].Contains(t) {
				r.ownerAt[t] = int32(r.Mentions[i].Entity)
			}
		}
	}
	for _, i := range order {
		for t := r.Ranges[i].First; t < r.Ranges[i].Last; t++ {
			r.mentionAt[t] = int32(i)
			r.ownerAt[t] = int32(r.Mentions[i].Entity)
		}
	}
	for i, g := range r.Groups {
		r.groupAt[g.Head] = int32(i)
	}
}

func filled(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}
