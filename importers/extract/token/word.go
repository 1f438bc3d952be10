package token

import (
	"strings"
	"unicode/utf8"
)

// maxDense bounds the runes of a token in a script without spaces.
const maxDense = 16

// word appends the tokens of the word that begins at i and returns where it
// ends.
func (s *scanner) word(i int) int {
	if end := s.address(i); end > i {
		s.add(i, end)
		return end
	}
	end := s.wordEnd(i)
	end = s.currencyPrefix(i, end)
	if end < s.end && s.text[end] == '.' && s.keepsStop(i, end) {
		s.add(i, end+1)
		return end + 1
	}
	s.addSplit(i, end)
	return end
}

// wordEnd returns the end of the word that begins at start, without a final
// full stop.
func (s *scanner) wordEnd(start int) int {
	i, dense := start, 0
	for i < s.end && i-start < maxToken {
		r, size := s.rune(i)
		switch {
		case isDense(r):
			if dense++; dense > maxDense {
				return i
			}
			i += size
		case isWord(r) || isJoiner(r):
			if dense > 0 && isLetter(r) && r < 0x0E00 {
				return i // a word of another script follows without a space
			}
			i += size
		default:
			next, _ := s.rune(i + size)
			if !isWord(next) || !s.joins(start, i, r, next) {
				return i
			}
			i += size
		}
	}
	return i
}

// joins reports whether the mark r at i continues the word that began at start
// and goes on with the rune next.
func (s *scanner) joins(start, i int, r, next rune) bool {
	prev := s.before(i)
	switch {
	case r == '.':
		return s.joinsStop(start, i, prev, next)
	case r == ',':
		return isDigit(prev) && s.digits(i+1) == 3
	case r == ':':
		return isDigit(prev) && isDigit(next) && s.allNumeric(start, i)
	case r == '/':
		return isDigit(prev) && isDigit(next) && s.allNumeric(start, i)
	case isApostrophe(r):
		return isLetter(next) && (isLetter(prev) || isDigit(prev))
	case r == '&':
		return isUpper(prev) && isUpper(next) && i-start <= 3
	case isHyphen(r):
		return s.joinsHyphen(start, i)
	case r == '·' || r == '‧':
		return isLetter(prev) && isLetter(next)
	}
	return false
}

// joinsStop decides on a full stop between two word characters.
func (s *scanner) joinsStop(start, i int, prev, next rune) bool {
	if isDigit(prev) && isDigit(next) {
		return true // 3.5, 25.04.2025
	}
	part := s.text[start:i]
	if dot := strings.LastIndexByte(part, '.'); dot >= 0 {
		part = part[dot+1:]
	}
	if n := utf8.RuneCountInString(part); n == 1 && isLetter(prev) && isLetter(next) {
		return !s.newWord(i + 1) // U.S., p.m., J.K. but not "Plan B.The"
	}
	if part == "Ph" || part == "ph" {
		return true
	}
	if isUpper(next) {
		return false // a sentence that begins without a space
	}
	return isLower(next) || isDigit(next)
}

// newWord reports whether a capitalized word of at least three letters begins
// at i, as after a full stop without a space.
func (s *scanner) newWord(i int) bool {
	r, size := s.rune(i)
	if !isUpper(r) {
		return false
	}
	r, more := s.rune(i + size)
	if !isLower(r) {
		return false
	}
	r, _ = s.rune(i + size + more)
	return isLower(r)
}

// digits counts the digits at i, at most 4.
func (s *scanner) digits(i int) int {
	n := 0
	for n < 4 && i+n < s.end && isDigit(rune(s.text[i+n])) {
		n++
	}
	return n
}

// allNumeric reports whether text[start:end] consists of digits and the marks
// that join them.
func (s *scanner) allNumeric(start, end int) bool {
	if end-start > 32 {
		return false
	}
	for i := start; i < end; i++ {
		if c := s.text[i]; !isDigit(rune(c)) && !strings.ContainsRune(".,:/-", rune(c)) {
			return false
		}
	}
	return true
}

// currencyPrefix extends a word such as "US" over the "$" of "US$5".
func (s *scanner) currencyPrefix(start, end int) int {
	if end < s.end && s.text[end] == '$' && end-start <= 3 && isDigit(rune(s.at(end+1))) {
		switch s.text[start:end] {
		case "US", "A", "C", "HK", "NZ", "S", "R", "NT", "AU", "CA", "Z":
			return end + 1
		}
	}
	return end
}

// at returns the byte at i, or 0 outside the line.
func (s *scanner) at(i int) byte {
	if i < s.begin || i >= s.end {
		return 0
	}
	return s.text[i]
}
