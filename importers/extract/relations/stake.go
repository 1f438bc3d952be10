package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/phrase"
)

// formerClub reads the "from" of "joined X from Y", right behind the name at
// mention club.
func (f *finder) formerClub(v, subject, club int) {
	end := f.c.Ranges[club].Last
	if f.lower(end) == "on" && f.lower(end+1) == "loan" {
		end += 2
	}
	if f.lower(end) != "from" {
		return
	}
	if f.lower(end+1) == "the" {
		end++
	}
	if m := f.nameAt(end + 1); m >= 0 && f.kindOf(m) == graphmodel.Organization {
		f.add(link{typ: graphmodel.MemberOf, head: subject, tail: m, label: f.form(v) + " from", confidence: 0.65, extractor: byVerb})
	}
}

// moved reads "lost Lind to Ajax", "Lind was sold to Ajax".
func (f *finder) moved(v int, r verbRule, passive bool) {
	goals := f.objects(v, verbRule{prepositions: r.goal}, passive)
	for _, o := range f.objects(v, verbRule{}, passive) {
		if end := f.c.Ranges[o].Last; len(goals) == 0 && f.lower(end) == r.goal {
			goals = f.nameBehind(end + 1) // taken for a phrase of the name
		}
		for _, g := range goals {
			if f.kindOf(o) == r.object && f.kindOf(g) == graphmodel.Organization {
				f.add(link{typ: r.typ, head: o, tail: g, label: f.form(v) + " " + r.goal, confidence: 0.65, extractor: byVerb})
			}
		}
	}
}

// stakeVerb reads "bought a 30 percent stake in X", where the object is a
// share.
func (f *finder) stakeVerb(v int) {
	switch doc.Lower(f.d.Tokens[v].Lemma) {
	case "buy", "acquire", "own", "hold", "purchase", "take", "have", "control", "raise", "increase", "lift", "boost", "trim", "reduce", "cut", "build":
	default:
		return
	}
	o := phrase.Child(f.d, v, "obj", false)
	if o < 0 || !shareNouns[strings.ToLower(f.d.Tokens[o].Lemma)] {
		return
	}
	for i := o + 1; i < len(f.d.Tokens) && i < o+6 && !phrase.Breaks(f.d, i); i++ {
		if m := f.mentionAt(i); m >= 0 && f.kindOf(m) == graphmodel.Organization {
			for _, s := range f.subjects(v, false) {
				f.add(link{typ: graphmodel.Owns, head: s, tail: m, label: f.form(o) + " in", confidence: 0.75, extractor: byVerb})
			}
			return
		}
	}
	if w := f.lower(o); w == "percent" || w == "%" || w == "cent" || w == "stake" {
		f.holdsShare(v, o)
	}
}

var shareNouns = wordSet("stake share shares holding interest majority minority percent cent %")

// stakes reads "sold a stake to X": then X owns a part of the seller.
func (f *finder) stakes() {
	for v := range f.d.Tokens {
		if doc.Lower(f.d.Tokens[v].Lemma) != "sell" || phrase.Denied(f.d, v) || f.hypothetical(v) {
			continue
		}
		o := phrase.Child(f.d, v, "obj", false)
		if o < 0 || !shareNouns[strings.ToLower(f.d.Tokens[o].Lemma)] {
			continue
		}
		buyer := -1
		for i := o + 1; i < len(f.d.Tokens) && i < o+9 && f.sameSentence(i, o); i++ {
			if f.lower(i) != "to" {
				continue
			}
			for j := i + 1; j < len(f.d.Tokens) && j < i+7 && !phrase.Breaks(f.d, j); j++ {
				if m := f.nameAt(j); m >= 0 && f.kindOf(m) != graphmodel.Place {
					buyer = m
					break
				}
			}
			break
		}
		if buyer < 0 {
			continue
		}
		for _, s := range f.subjects(v, false) {
			f.add(link{typ: graphmodel.Owns, head: buyer, tail: s, label: f.form(o) + " in", confidence: 0.7, extractor: byVerb})
		}
	}
}

// sold reads "sold Dalmar to Norvik" and "Dalmar was sold to Norvik": then the buyer owns
// what was sold.
func (f *finder) sold() {
	for v := range f.d.Tokens {
		t := &f.d.Tokens[v]
		if doc.Lower(t.Lemma) != "sell" || t.XPOS != "VBD" && t.XPOS != "VBN" || phrase.Denied(f.d, v) || f.hypothetical(v) {
			continue
		}
		o := phrase.Child(f.d, v, "obj", true)
		if o < 0 {
			o = phrase.Child(f.d, v, "nsubj:pass", true)
		}
		goods := f.bodyAt(o)
		if goods < 0 {
			continue
		}
		for _, g := range phrase.Children(f.d, v, "obl") {
			if c := phrase.Child(f.d, g, "case", true); g > v && c >= 0 && f.lower(c) == "to" {
				if buyer := f.bodyAt(g); buyer >= 0 {
					f.add(link{typ: graphmodel.Owns, head: buyer, tail: goods, label: "bought", confidence: 0.75, extractor: byVerb})
				}
			}
		}
	}
}

// bodyAt is the organization named at token i or in apposition to it, or -1.
func (f *finder) bodyAt(i int) int {
	if m := f.nameAt(i); m >= 0 {
		if f.kindOf(m) == graphmodel.Organization {
			return m
		}
		return -1
	}
	if i >= 0 {
		for _, a := range phrase.Children(f.d, i, "appos") {
			if m := f.nameAt(a); m >= 0 && f.kindOf(m) == graphmodel.Organization {
				return m
			}
		}
	}
	return -1
}

// units begin the names of parts of armies and services that bear a number.
var units = wordSet("unit brigade battalion division regiment squadron directorate department bureau")

// unitOf reads "Unit 8110 of the army".
func (f *finder) unitOf(m int) {
	r := f.c.Ranges[m]
	i := r.Last + 1
	if f.lower(r.Last) != "of" || !units[f.lower(r.First)] && !units[f.lower(r.Last-1)] {
		return
	}
	if f.lower(i) == "the" {
		i++
	}
	if o := f.nameAt(i); o >= 0 && f.kindOf(o) == graphmodel.Organization && f.sameSentence(i, r.First) {
		f.add(link{typ: graphmodel.PartOf, head: m, tail: o, label: "of", confidence: 0.85, extractor: byPattern})
	}
}
