package token

import (
	"strings"
	"unicode/utf8"
)

// titles stand before a name: a full stop after them never ends a sentence.
var titles = set(`mr mrs ms mx dr prof gen sen rep gov lt col sgt capt cpt cmdr comdr maj adm rev hon pres supt insp det cpl pvt
	brig amb atty fr sr st ste ft mt messrs mme mlle mgr msgr dir sec vs v asst assoc dep pfc reps sens gens govs lieut
	adj vice-adm brig-gen maj-gen lt-gen`)

// abbreviations keep their full stop; it may end a sentence as well.
var abbreviations = set(`inc corp co ltd llc plc bros dept univ assn ave blvd rd jr esq etc approx est al ed eds vol jan feb mar apr
	jun jul aug sept sep oct nov dec tues wed thurs thur mon fri ala ariz ark calif colo conn fla ky mich minn
	mont neb nev okla tenn tex wis wyo va md pa vt ga ca cf ca fig cir no nos pp art para intl natl govt mfg tel ext
	min max avg misc rte hwy sq ph.d min viz incl repr publ attn km`)

// ambiguous abbreviations are also words: they count only where the context
// shows it.
var ambiguous = set(`no nos mar mon fri ed art fig min max para cir tel ext est sq ca co al jan est va pa ga km`)

// states count as abbreviations after a comma only ("Springfield, Mass.").
var states = set(`mass wash ill ind ore miss del me kan la mo pa va md ga`)

// keepsStop reports whether the full stop at end belongs to the word
// text[start:end].
func (s *scanner) keepsStop(start, end int) bool {
	word := s.text[start:end]
	next := s.at(end + 1)
	if next == '.' || end-start > 12 {
		return false // "No..."
	}
	if strings.IndexByte(word, '.') > 0 {
		return dotted(word)
	}
	if s.lineNumber(start, end) {
		return true
	}
	first, size := utf8.DecodeRuneInString(word)
	if size == len(word) {
		return s.initial(first, end)
	}
	lower := strings.ToLower(word)
	if titles[lower] {
		return isUpper(first) && s.wordFollows(end+1) || lower == "vs" || lower == "v"
	}
	if states[lower] && isUpper(first) && s.commaBefore(start) {
		return true
	}
	if !abbreviations[lower] {
		return false
	}
	return !ambiguous[lower] || s.ambiguousStop(lower, first, end)
}

// ambiguousStop decides on a full stop after an abbreviation that is also a
// word.
func (s *scanner) ambiguousStop(lower string, first rune, end int) bool {
	next, _ := s.rune(end + 1)
	if next == ',' && (lower != "no" && lower != "ed") {
		return isUpper(first)
	}
	if next != ' ' {
		return false
	}
	after, _ := s.rune(end + 2)
	switch lower {
	case "al":
		n := len(s.tokens)
		return n > 0 && strings.EqualFold(s.tokens[n-1].Form, "et")
	case "co":
		return isUpper(first)
	}
	return isDigit(after) && (isUpper(first) || lower == "no" || lower == "ca")
}

// dotted reports whether word is an abbreviation with stops inside: "U.S",
// "p.m", "Ph.D".
func dotted(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		n := utf8.RuneCountInString(part)
		if n > 2 || n == 2 && part != "Ph" && part != "Sc" && part != "Lt" && part != "Ed" {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(part); !isLetter(r) {
			return false
		}
	}
	return true
}

// initial decides on the full stop after a single letter: an initial if a name
// or another initial follows.
func (s *scanner) initial(letter rune, end int) bool {
	if !isUpper(letter) {
		lower := letter == 'v' || letter == 'c' || letter == 'p'
		return lower && s.at(end+1) == ' ' && (letter == 'v' || isDigit(rune(s.at(end+2))))
	}
	next, size := s.rune(end + 1)
	if isUpper(next) || next == ',' || isHyphen(next) {
		return true
	}
	if next != ' ' && next != 0xA0 {
		return false
	}
	after, _ := s.rune(end + 1 + size)
	if letter == 'I' {
		return isUpper(after) && s.capitalBefore(end-1)
	}
	return isUpper(after)
}

// wordFollows reports whether a word follows the full stop that ends at i.
func (s *scanner) wordFollows(i int) bool {
	r, size := s.rune(i)
	if r == ' ' || r == 0xA0 {
		r, _ = s.rune(i + size)
	}
	return isWord(r) || isOpening(r) || r == ','
}

// commaBefore reports whether the token before start is a comma.
func (s *scanner) commaBefore(start int) bool {
	n := len(s.tokens)
	return n > 0 && s.tokens[n-1].Start >= s.begin && s.tokens[n-1].Form == ","
}

// lineNumber reports whether text[start:end] is the number of a list item: the
// first word of the line, with a full stop and a space behind it.
func (s *scanner) lineNumber(start, end int) bool {
	n := len(s.tokens)
	if n > 0 && s.tokens[n-1].Start >= s.begin || end-start > 3 || s.at(end+1) != ' ' {
		return false
	}
	return s.digits(start) == end-start
}
