package token

import (
	"strings"

	"clew/importers/extract/doc"
)

// clitics are the endings that an apostrophe splits off.
var clitics = set("s m d re ve ll")

// fused are spellings of two words without an apostrophe, with the length of
// the first in bytes.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3,
	"couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "arent": 3, "werent": 4,
}

// addSplit appends the word text[start:end], with its clitics and a glued unit
// as tokens of their own.
func (s *scanner) addSplit(start, end int) {
	word := s.text[start:end]
	if len(word) <= 9 {
		if cut := fused[doc.Lower(word)]; cut > 0 {
			s.add(start, start+cut)
			s.add(start+cut, end)
			return
		}
	}
	cut := cliticCut(word)
	if cut == 0 {
		cut = unitCut(word)
	}
	if cut > 0 {
		s.add(start, start+cut)
		s.add(start+cut, end)
		return
	}
	s.add(start, end)
}

// cliticCut returns where the clitic of word begins, or 0.
func cliticCut(word string) int {
	at, width := strings.LastIndexByte(word, '\''), 1
	if i := strings.LastIndex(word, "’"); i > at {
		at, width = i, len("’")
	}
	if at <= 0 {
		return 0
	}
	ending := strings.ToLower(word[at+width:])
	if ending == "t" && at > 1 && (word[at-1] == 'n' || word[at-1] == 'N') {
		return at - 1
	}
	if ending == "s" && decade(word[:at]) || !clitics[ending] {
		return 0
	}
	return at
}

// decade reports whether number is that of "1980's" or "80's".
func decade(number string) bool {
	if len(number) != 2 && len(number) != 4 {
		return false
	}
	for i := range len(number) {
		if !isDigit(rune(number[i])) {
			return false
		}
	}
	return number[len(number)-1] == '0'
}

// units are written directly after a number and are tokens of their own.
var units = set(`am pm a.m p.m km m cm mm kg g mg lb lbs oz ft mph kph kmh kw mw gw mb gb tb hz khz mhz ghz bn mn tn tr k hr hrs min
	mins sec secs b c f x million billion trillion bln mln usd eur`)

// unitCut returns where the unit glued to a number begins, or 0.
func unitCut(word string) int {
	if !isDigit(rune(word[0])) {
		return 0
	}
	i := 0
	for i < len(word) && (isDigit(rune(word[i])) || word[i] == '.' || word[i] == ',' || word[i] == ':') {
		i++
	}
	if i == len(word) || word[i-1] == '.' || word[i-1] == ',' || word[i-1] == ':' || !units[strings.ToLower(word[i:])] {
		return 0
	}
	return i
}

// set makes a set of the words of list.
func set(list string) map[string]bool {
	words := strings.Fields(list)
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
