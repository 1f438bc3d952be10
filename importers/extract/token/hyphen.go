package token

import (
	"strings"
)

// prefixes are the first parts that a hyphen does not split off: what cannot
// stand as a word of its own.
var prefixes = set(`anti bi co counter cross de e eco ex extra hyper in inter intra macro mega micro mid mini mis
	mono multi neo non pan para poly post pre pro proto pseudo psycho quasi re semi sino socio sub super supra
	trans tri ultra un under uni vice euro x`)

// splitAfterPrefix are second parts at which the hyphen splits all the same,
// since the first part is a preposition or a word there.
var splitAfterPrefix = set(`depth house person service law laws laid country situ charge ray rays office state border
	examination section fertilize war's`)

// joinsHyphen decides whether the hyphen at i stays inside the word that began
// at start: prefixes, telephone numbers, numeric dates, and two-part given
// names of East Asia.
func (s *scanner) joinsHyphen(start, i int) bool {
	if i-start > 24 {
		return false
	}
	first := s.text[start:i]
	if isDigit(rune(first[0])) {
		return s.joinsNumeric(first, i)
	}
	end := i + 1
	for end < s.end && end-i < 32 && isLetter(rune(s.text[end])) {
		end++
	}
	second := s.text[i+1 : end]
	if prefixes[strings.ToLower(first)] {
		lower := strings.ToLower(second)
		if first == "in" || first == "cross" || first == "under" || first == "vice" || first == "counter" || first == "extra" || first == "x" || first == "X" {
			return !splitAfterPrefix[lower] && (first != "in" && first != "x" && first != "X" || lower == "laws")
		}
		return second != "" || isDigit(rune(s.at(i+1))) && len(first) > 1
	}
	return s.eastAsian(start, first, second, end)
}

// joinsNumeric decides on a hyphen after a number: telephone numbers and dates
// stay whole, ranges and scores are split.
func (s *scanner) joinsNumeric(first string, i int) bool {
	n := s.digits(i + 1)
	if n == 0 || !s.allNumeric(i-len(first), i) {
		return false
	}
	last := first[strings.LastIndexByte(first, '-')+1:]
	switch {
	case strings.Contains(first, "-"):
		return true
	case len(last) == 3 && n >= 3: // 555-1234, 713-555-0100
		return s.digitsRun(i+1) == 4 || s.at(i+1+n) == '-'
	case len(last) <= 4 && n <= 2 && s.at(i+1+n) == '-': // 2025-04-25, 25-04-2025
		return isDigit(rune(s.at(i + 2 + n)))
	}
	return false
}

// digitsRun counts the digits at i, at most 5.
func (s *scanner) digitsRun(i int) int {
	n := s.digits(i)
	if n == 4 && isDigit(rune(s.at(i+4))) {
		return 5
	}
	return n
}

// eastAsian recognizes given names such as "Mi-rae" and "Wai-lam": two
// syllables, the second in lower case, beside a capitalized word.
func (s *scanner) eastAsian(start int, first, second string, end int) bool {
	if len(first) > 6 || len(second) > 6 || len(second) < 2 || !isUpper(rune(first[0])) || !isLower(rune(second[0])) {
		return false
	}
	if isWord(rune(s.at(end))) || !syllable(strings.ToLower(first)) || !syllable(second) {
		return false
	}
	if notSyllable[second] {
		return (second == "won" || second == "wing") && s.capitalBefore(start) // "Chan Kam-wing"
	}
	return s.capitalBefore(start) || s.capitalAfter(end)
}

// notSyllable are English words that look like a romanized syllable.
var notSyllable = set(`led run era held fed men man to in on up out by at do go so no net win won set hit age ban tax gun led yen
	team hour won day the and of for big hot top low mid sea war wing wide made type time hung long line law look shy free
	born size son ran fun pay tie tied dry fit due dog cup pop pan tank lap lie man pen loan rich sit tip tour unit year`)

// syllable reports whether word looks like one romanized syllable of Chinese
// or Korean: at most three consonants, one group of vowels, and one of the few
// endings.
func syllable(word string) bool {
	if word == "tsz" || word == "sz" || word == "ng" {
		return true // without a vowel
	}
	i := 0
	for i < len(word) && !strings.ContainsRune("aeiouyw", rune(word[i])) {
		i++
	}
	if i > 3 || i == len(word) {
		return false
	}
	j := i
	for j < len(word) && strings.ContainsRune("aeiouyw", rune(word[j])) {
		j++
	}
	switch word[j:] {
	case "", "n", "ng", "k", "p", "t", "l", "m", "h", "r", "ck", "hl":
		return j-i <= 3
	}
	return false
}

// capitalBefore reports whether the word before start begins with a capital.
func (s *scanner) capitalBefore(start int) bool {
	n := len(s.tokens)
	if n == 0 || start == s.begin || s.text[start-1] != ' ' {
		return false
	}
	t := s.tokens[n-1]
	return t.Start >= s.begin && t.End == start-1 && len(t.Form) > 1 && isUpper(rune(t.Form[0])) && isLower(rune(t.Form[1]))
}

// capitalAfter reports whether a capitalized word follows end.
func (s *scanner) capitalAfter(end int) bool {
	return s.at(end) == ' ' && isUpper(rune(s.at(end+1))) && isLower(rune(s.at(end+2)))
}
