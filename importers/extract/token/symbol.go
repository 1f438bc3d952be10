package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ampersand is how pages that were escaped twice write "&".
const ampersand = "&amp;"

// symbol appends the token of punctuation or symbols that begins with the rune
// r at i and returns where it ends.
func (s *scanner) symbol(i int, r rune, size int) int {
	next, _ := s.rune(i + size)
	end := i + size
	switch {
	case (r == '#' || r == '@') && (isLetter(next) || next == '_'):
		end = s.wordEnd(i + size)
	case r == '.' && isDigit(next) && !isWord(s.before(i)):
		end = s.wordEnd(i + size)
	case isHyphen(r) && isDigit(next) && s.opens(i):
		end = s.wordEnd(i + size)
	case isApostrophe(r) && !isWord(s.before(i)) && s.elided(i+size):
		end = s.wordEnd(i + size)
	case isApostrophe(r) && isLetter(next) && s.looseClitic(i, size):
		end = s.wordEnd(i + size)
	case r == '&' && strings.EqualFold(s.text[i:min(i+len(ampersand), s.end)], ampersand):
		s.add(i, i+len(ampersand))
		s.tokens[len(s.tokens)-1].Form = "&"
		return i + len(ampersand)
	case r == '!' || r == '?':
		end = s.run(end, func(r rune) bool { return r == '!' || r == '?' })
	case r == '\'' && next == '\'' || r == '`' && next == '`':
		end = i + 2
	case strings.ContainsRune(".-–—=_*~<>·•…#+|$/\\", r):
		end = s.run(end, func(q rune) bool { return q == r })
	case r == utf8.RuneError:
		end = s.run(end, func(r rune) bool { return r == utf8.RuneError })
	case r > 0x2000 && unicode.IsSymbol(r):
		end = s.run(end, isModifier)
	}
	s.add(i, end)
	return end
}

// run returns where the runes that satisfy more, from i on, end.
func (s *scanner) run(i int, more func(rune) bool) int {
	for start := i; i < s.end && i-start < maxToken; {
		r, size := s.rune(i)
		if !more(r) {
			break
		}
		i += size
	}
	return i
}

// isModifier reports whether r changes the look of the emoji before it.
func isModifier(r rune) bool {
	return r == 0x200D || r >= 0xFE00 && r <= 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF
}

// opens reports whether i stands at the start of a line, after a space or
// after an opening bracket.
func (s *scanner) opens(i int) bool {
	r := s.before(i)
	return r == 0 || isSpace(r) || r == '(' || r == '['
}

// elided reports whether the word at i, after an apostrophe, has lost its
// beginning: "'90s", "'em", "'tis".
func (s *scanner) elided(i int) bool {
	word := s.text[i:min(i+4, s.end)]
	if len(word) >= 3 && isDigit(rune(word[0])) && isDigit(rune(word[1])) && (word[2] == 's' || len(word) == 4 && word[2:] == "er") {
		return len(word) == 3 || !isWord(rune(word[3]))
	}
	word = s.text[i:min(i+5, s.end)]
	return strings.HasPrefix(word, "em ") || strings.HasPrefix(word, "til ") || strings.HasPrefix(word, "tis ")
}

// looseClitic reports whether the apostrophe at i begins a clitic behind a
// token that is not a word: "U.S.'s", "(WHO)'s", "5%'s".
func (s *scanner) looseClitic(i, size int) bool {
	before := s.before(i)
	if before == 0 || isSpace(before) || isOpening(before) && !isClosing(before) {
		return false
	}
	end := s.run(i+size, isLetter)
	return end-i-size <= 2 && clitics[strings.ToLower(s.text[i+size:end])]
}
