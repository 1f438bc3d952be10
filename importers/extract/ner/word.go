package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word classes that the features ask for often.
const (
	isUpper    = 1 << iota // begins with a capital letter
	isCapsWord             // two or more letters, all capitals
	isTitle                // begins with a capital and has a small letter
	hasDigit
	isPunct
	isInitial // "J." or "R": a single capital, with or without a period
	isLink    // small word that may stand inside a name: of, and, de, bin
	isNever   // no part of a name
	wasCaps   // spelt in capitals because its whole sentence is
)

// word is a token with everything about it that does not depend on its
// neighbors.
type word struct {
	form    string // as written, or in its usual spelling inside a sentence in capitals
	low     string
	hForm   uint64
	hLow    uint64
	hShape  uint64
	hShort  uint64 // shape with runs of equal classes folded
	class   uint16
	gaz     uint64 // gazetteer classes times positions
	cluster [3]uint16
	ratio   uint8 // how often the word is capitalized inside sentences, 0 unknown
	known   *known
}

func (w *word) is(c uint16) bool { return w.class&c != 0 }

// linkWords may stand inside a longer name.
var linkWords = map[string]bool{
	"of": true, "and": true, "for": true, "the": true, "&": true, "-": true, "de": true, "del": true, "della": true,
	"di": true, "da": true, "do": true, "dos": true, "du": true, "la": true, "le": true, "el": true, "al": true,
	"van": true, "der": true, "den": true, "von": true, "zu": true, "bin": true, "bint": true, "ibn": true, "abu": true,
	"ben": true, "ter": true, "ten": true, "in": true, "on": true, "to": true, "'s": true, "’s": true, "–": true,
	"/": true, "y": true, "e": true, "und": true, "et": true, "des": true, ".": true,
}

// newWord fills the parts of a word that depend on its form alone.
func newWord(form string) word {
	w := word{form: form}
	w.low = strings.ToLower(form)
	w.hForm, w.hLow = hashString(form), hashString(w.low)
	w.hShape, w.hShort = shapes(form)
	upper, lower, letters, digits, runes := 0, 0, 0, 0, 0
	for _, r := range form {
		runes++
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			upper++
			letters++
		case unicode.IsLetter(r):
			letters++
			if unicode.IsLower(r) {
				lower++
			}
		case unicode.IsDigit(r):
			digits++
		}
	}
	first, _ := utf8.DecodeRuneInString(form)
	if unicode.IsUpper(first) || unicode.IsTitle(first) {
		w.class |= isUpper
		if lower > 0 {
			w.class |= isTitle
		}
	}
	if upper >= 2 && lower == 0 {
		w.class |= isCapsWord
	}
	if digits > 0 {
		w.class |= hasDigit
	}
	if letters == 0 && digits == 0 {
		w.class |= isPunct
	}
	if upper == 1 && letters == 1 && runes <= 2 {
		w.class |= isInitial
	}
	if linkWords[w.low] {
		w.class |= isLink
	}
	if neverNamed[form] {
		w.class |= isNever
	}
	// "al-Sharaa", "d'Arcy", "iPhone", "eBay": a capital later in the word
	// makes it as name-like as one at the start.
	if w.class&isUpper == 0 && upper > 0 && letters > 2 {
		w.class |= isUpper | isTitle
	}
	return w
}

// shapes hashes the shape of a word ("Xxxxx-99") and its short form ("Xx-9").
// Runs longer than four are cut in the long form.
func shapes(form string) (long, short uint64) {
	var l, s [32]byte
	nl, ns := 0, 0
	var prev byte
	run := 0
	for _, r := range form {
		var c byte
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			c = 'X'
		case unicode.IsLetter(r) || unicode.IsMark(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '9'
		case r < 0x80:
			c = byte(r)
		default:
			c = '*'
		}
		if c == prev {
			run++
		} else {
			run = 1
			if ns < len(s) {
				s[ns] = c
				ns++
			}
		}
		if run <= 4 && nl < len(l) {
			l[nl] = c
			nl++
		}
		prev = c
	}
	return hashBytes(l[:nl]), hashBytes(s[:ns])
}

func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h ^= uint64(c)
		h *= 1099511628211
	}
	return h
}

// titleCase spells a word of capitals as a name inside a sentence: each part
// between hyphens and apostrophes with one capital.
func titleCase(s string) string {
	var b strings.Builder
	start := true
	for i, r := range s {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		// An apostrophe late in the word begins an ending ("IT'S"), not a part.
		start = r == '-' || r == '.' || ((r == '\'' || r == '’') && i <= 2)
	}
	return b.String()
}
