package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// ownedKin reads "his daughters, Karen and Lisbeth Lind": all of the list are kin of the
// owner.
func (f *finder) ownedKin() {
	for _, p := range f.offices {
		if !p.Office.Family || !p.Plural {
			continue
		}
		people := f.listFrom(p.Last)
		if len(people) < 2 {
			continue
		}
		for _, o := range f.ownersBefore(p) {
			if f.kindOf(o.mention) != graphmodel.Person || !o.possessive {
				continue
			}
			for _, m := range people {
				f.add(link{typ: graphmodel.Family, head: m, tail: o.mention, label: f.text(p.First, p.Last) + " of", confidence: 0.8, extractor: byTitle})
			}
		}
	}
}

// whoMarried reads "Ana Lind and Bo Berg, who married in 2010,".
func (f *finder) whoMarried() {
	for v := 4; v < len(f.d.Tokens); v++ {
		t := &f.d.Tokens[v]
		if l := strings.ToLower(t.Lemma); l != "marry" && l != "wed" && l != "divorce" || t.XPOS != "VBD" && t.XPOS != "VBN" || phrase.Denied(f.d, v) || f.hypothetical(v) {
			continue
		}
		at := v - 1
		for at > 1 && (f.d.Tokens[at].UPOS == "AUX" || f.d.Tokens[at].UPOS == "ADV") {
			at--
		}
		if f.lower(at) != "who" || f.form(at-1) != "," || f.nameAt(v+1) >= 0 || len(phrase.Children(f.d, v, "obj")) > 0 || f.lower(v+1) == "to" {
			continue
		}
		b := f.nameAt(at - 2)
		if b < 0 || f.kindOf(b) != graphmodel.Person || f.c.Ranges[b].Last != at-1 {
			continue
		}
		if first := f.c.Ranges[b].First; first > 1 && f.lower(first-1) == "and" && f.sameSentence(first-2, v) {
			if a := f.nameAt(first - 2); a >= 0 && f.kindOf(a) == graphmodel.Person && f.c.Ranges[a].Last == first-1 {
				f.add(link{typ: graphmodel.Family, head: a, tail: b, label: f.form(v), confidence: 0.8, extractor: byVerb})
			}
		}
	}
}

// coupleWith is the couple one of whom the sentence before token i, or its own, names
// last: "Berg died in 1994. Their daughter". It may have been told long before.
func (f *finder) coupleWith(couples []graphmodel.FoundLink, i int) *graphmodel.FoundLink {
	here := f.d.SentenceOf(i)
	for s := here; s >= 0 && s >= here-1; s-- {
		var found *graphmodel.FoundLink
		for _, m := range f.c.MentionsIn(f.d.Sentences[s].First, min(i, f.d.Sentences[s].Last)) {
			e := f.c.Mentions[m].Entity
			if f.kindOf(m) != graphmodel.Person {
				continue
			}
			for k := range couples {
				if c := &couples[k]; (c.From == e || c.To == e) && max(f.c.Ranges[c.Head].First, f.c.Ranges[c.Tail].First) < i {
					if found != nil && keyOfPair(found) != keyOfPair(c) {
						return nil // who of several the children are of, nobody knows
					}
					found = c
				}
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// keyOfPair are the entities of a link, the smaller first.
func keyOfPair(l *graphmodel.FoundLink) [2]int {
	return [2]int{min(l.From, l.To), max(l.From, l.To)}
}

// workPartners are what a partner who is no kin is a partner in or by.
var workPartners = wordSet(`business law dance dancing doubles tennis training sparring trading coalition coaching writing songwriting comedy skating drinking
	climbing founding managing senior junior equity strike running bridge chess crime research`)

// isWorkPartner reports whether a partner works with somebody rather than living with
// them: "her law partner", "his former partner in the firm".
func (f *finder) isWorkPartner(p office.Phrase) bool {
	if f.lowerHead(p) != "partner" {
		return false
	}
	if workPartners[f.lower(p.Head-1)] {
		return true
	}
	switch f.lower(p.Last) {
	case "in", "at":
		w := f.lower(p.Last + 1)
		return w == "the" || w == "their" || w == "a" // not "in Oslo", "at home"
	}
	return false
}

// ofPossessive gives the person whom words behind an office mean without a name: "a cousin of
// hers", "an old friend of his"; -1 for none.
func (f *finder) ofPossessive(p office.Phrase) int {
	if f.lower(p.Last) != "of" {
		return -1
	}
	switch f.lower(p.Last + 1) {
	case "his", "hers":
		if m := f.mentionAt(p.Last + 1); m >= 0 && f.isPronoun(m) && f.kindOf(m) == graphmodel.Person {
			if x := f.d.Tokens[min(p.Last+2, len(f.d.Tokens)-1)]; x.UPOS != "NOUN" && x.UPOS != "ADJ" {
				return m
			}
		}
	}
	return -1
}
