package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/importers/extract/doc"
)

func isCapitalized(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isLower reports whether a word has letters and no capital.
func isLower(w string) bool {
	letter := false
	for _, r := range w {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return false
		}
		letter = letter || unicode.IsLetter(r)
	}
	return letter
}

// isAllCaps reports whether a word has two letters or more and all of them are
// capitals.
func isAllCaps(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLetter(r):
			return false
		}
	}
	return n >= 2
}

// isCaseless reports whether a word is in a script without capitals (Arabic,
// Chinese): case then says nothing about names.
func isCaseless(w string) bool {
	for _, r := range w {
		if unicode.IsUpper(r) || unicode.IsLower(r) {
			return false
		}
	}
	return strings.IndexFunc(w, unicode.IsLetter) >= 0
}

func isWord(w string) bool { return strings.IndexFunc(w, unicode.IsLetter) >= 0 }

func isHyphen(w string) bool { return w == "-" || w == "‐" || w == "‑" }

func isDash(w string) bool { return isHyphen(w) || w == "–" || w == "—" || w == "--" }

func isPossessive(w string) bool {
	return w == "'s" || w == "’s" || w == "'" || w == "’" || w == "'S" || w == "’S"
}

func wordSet(list string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// neverNames are capitalized words that are names of nobody and nothing that a
// graph shows: days, months, feasts, honorifics, and words that open sentences
// and headings.
var neverNames = wordSet(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
	christmas easter ramadan hanukkah passover diwali eid lent advent thanksgiving mass holy week new year's day eve
	mr mrs ms miss dr sir madam lord lady god
	i the a an this that these those it its he she they we you his her their our my your who what where when why how which
	and but or nor so yet if as at by for from in of on to with about after before since until while although because though
	not no yes all any both each every few many more most much some such other another there here then now today tomorrow yesterday
	also even just only still already again once meanwhile however moreover therefore thus later earlier last next first second third
	brexit sars mers ebola zika aids covid-19 coronavirus polio measles malaria cholera
	am pm gmt utc cet est edt bst ist covid internet ai tv dna ceo cfo coo cto phd mba mp mps vip id ok faq pdf url
	north south east west northern southern eastern western central
	republican republicans democrat democrats conservative conservatives liberal liberals tory tories labour
	christian christians muslim muslims jew jews jewish islamic catholic catholics protestant protestants orthodox hindu hindus buddhist sunni shiite shia
	euro euros dollar dollars pound pounds yen rouble ruble rupee bitcoin
	english latin arabic hebrew mandarin
	breaking exclusive update updated read watch photo video image caption source sources advertisement opinion editorial interview analysis live`)

// parties are among neverNames when they stand alone, but may be part of a
// longer name.
func neverName(w string) bool { return neverNames[doc.Lower(w)] }
