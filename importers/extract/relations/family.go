package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/phrase"
)

// fromFamilies reads kinship between several people: "two siblings, A and B",
// "the brothers A and B", "survived by four children, among them A".
func (f *finder) fromFamilies() {
	for _, p := range f.offices {
		if p.Office.Family && p.Plural {
			f.kin(p.Head, p.Last)
		}
	}
	f.survivors()
	f.marriages()
	f.married()
	f.oneOfChildren()
}

// marriages reads "his first marriage, to the model Carrie Lind".
func (f *finder) marriages() {
	for i := range f.d.Tokens {
		if doc.Lower(f.d.Tokens[i].Lemma) != "marriage" {
			continue
		}
		owner := -1
		for j := f.nounPhraseStart(i); j < i && owner < 0; j++ {
			if m := f.mentionAt(j); m >= 0 && f.kindOf(m) == graphmodel.Person {
				owner = m
			}
		}
		at := i + 1
		if f.form(at) == "," {
			at++
		}
		if owner < 0 || f.lower(at) != "to" {
			continue
		}
		for j := at + 1; j < len(f.d.Tokens) && j < at+6 && f.sameSentence(j, i); j++ {
			if m := f.nameAt(j); m >= 0 && f.kindOf(m) == graphmodel.Person {
				f.add(link{typ: graphmodel.Family, head: owner, tail: m, label: "marriage to", confidence: 0.8, extractor: byPattern})
				break
			}
		}
	}
}

// peers are plural words whose people are kin of each other rather than of
// somebody else.
var peers = wordSet("sibling brother sister twin cousin spouse couple husband half-brother")

// kin joins the people of a list behind a plural word of kinship.
func (f *finder) kin(head, last int) {
	if !peers[strings.ToLower(f.d.Tokens[head].Lemma)] || f.hasOwner(head) {
		return
	}
	people := f.listFrom(last)
	if len(people) < 2 {
		return
	}
	for i, a := range people {
		for _, b := range people[i+1:] {
			f.add(link{typ: graphmodel.Family, head: a, tail: b, label: f.form(head), confidence: 0.85, extractor: byCoordinate})
		}
	}
}

// hasOwner reports whether a possessive stands before a noun.
func (f *finder) hasOwner(head int) bool {
	start := f.nounPhraseStart(head)
	for i := start; i < head; i++ {
		if phrase.IsPossessive(f.form(i)) || f.d.Tokens[i].XPOS == "PRP$" {
			return true
		}
	}
	return f.lower(head+1) == "of"
}

// listFrom reads "A, B and C" that starts at a token, behind an optional comma
// or colon.
func (f *finder) listFrom(i int) []int {
	if w := f.form(i); w == "," || w == ":" || phrase.IsDash(w) {
		i++
	}
	var out []int
	for i < len(f.d.Tokens) {
		m := f.nameAt(i)
		if m < 0 || f.kindOf(m) != graphmodel.Person {
			break
		}
		out = append(out, m)
		i = f.c.Ranges[m].Last
		if f.form(i) == "," {
			i++
		}
		if f.lower(i) == "and" {
			i++
		}
	}
	return out
}

// leavesKin reads "she leaves two sons, Ana and Bo".
func (f *finder) leavesKin(v int) bool {
	if t := &f.d.Tokens[v]; t.UPOS != "VERB" || doc.Lower(t.Lemma) != "leave" || phrase.Denied(f.d, v) {
		return false
	}
	for i := v + 1; i < len(f.d.Tokens) && i < v+5 && f.sameSentence(i, v); i++ {
		if p, ok := f.phraseCovering(i); ok {
			return p.Office.Family && f.d.Tokens[f.nounPhraseStart(p.First)].XPOS != "PRP$"
		}
		if f.nameAt(i) >= 0 || f.form(i) == "," {
			return false
		}
	}
	return false
}

// survivors reads "X is survived by his wife, A, and four children, among them
// B".
func (f *finder) survivors() {
	for v := range f.d.Tokens {
		if (doc.Lower(f.d.Tokens[v].Lemma) != "survive" || f.lower(v+1) != "by") && !f.leavesKin(v) {
			continue
		}
		s := phrase.Child(f.d, v, "nsubj", true)
		if s < 0 {
			continue
		}
		dead := f.withList(s)
		if len(dead) == 0 && f.d.Tokens[s].UPOS == "PRON" {
			if m := f.nearest(f.c.Hero, s); m >= 0 {
				dead = []int{m}
			}
		}
		if len(dead) != 1 {
			continue
		}
		label := "survived by"
		sentence := f.d.Sentences[f.d.SentenceOf(v)]
		for i := v + 1; i < sentence.Last; i++ {
			if f.form(i) == ":" {
				break
			}
			if p, ok := f.phraseCovering(i); ok && p.Office.Family {
				label = "survived by " + f.form(p.Head)
			}
			if m := f.nameAt(i); m >= 0 && f.kindOf(m) == graphmodel.Person && label != "survived by" {
				f.add(link{typ: graphmodel.Family, head: dead[0], tail: m, label: label, confidence: 0.75, extractor: byVerb})
				i = f.c.Ranges[m].Last - 1
			}
		}
	}
}
