package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many letters make up a word in scripts that put no spaces between words:
// averages of newspaper text.
const (
	hanPerWord  = 2.2
	thaiPerWord = 4.0
)

// Words returns the number of words of s in any script.
func Words(s string) float64 { return countWords(s) }

// countWords returns the number of words of s; fractions come from scripts
// without spaces.
func countWords(s string) float64 {
	words, han, thai := 0, 0, 0
	in := false
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || (in && r == '\'')
			if letter && !in {
				words++
			}
			in = letter
		case isWide(r):
			han++
			in = false
		case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			thai++
			in = false
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			if !in {
				words++
			}
			in = true
		case r == '’' && in:
		default:
			in = false
		}
	}
	return float64(words) + float64(han)/hanPerWord + float64(thai)/thaiPerWord
}

// sentenceEnd are the characters that end a sentence; closing quotation marks
// and brackets may follow them.
const (
	sentenceEnd = ".!?。！？…．।؟۔"
	closers     = "\"'”’»«›)]）」』“"
)

// How many marks of footnotes may stand behind a sentence, and how long each is in
// bytes: "[citation needed".
const (
	maxFootnotes = 4
	maxFootnote  = 18
)

// trimNotes takes closing quotation marks, brackets and the marks of footnotes off the
// end: "...of the war.[12]"
func trimNotes(s string) string {
	s = strings.TrimRight(s, closers+" ")
	for range maxFootnotes {
		i := strings.LastIndexByte(s, '[')
		if i <= 0 || len(s)-i > maxFootnote {
			break
		}
		s = strings.TrimRight(s[:i], closers+" ")
	}
	return s
}

// endsSentence reports whether s ends as a sentence, or as the words before a
// quotation (":") do.
func endsSentence(s string) bool {
	s = trimNotes(trimTailNote(s))
	r, _ := utf8.DecodeLastRuneInString(s)
	return r != utf8.RuneError && strings.ContainsRune(sentenceEnd+":;", r)
}

// countSentences counts the sentence ends inside s that white space or the end
// follows (in scripts without spaces, all of them).
func countSentences(s string) int {
	n := 0
	for i, r := range s {
		if !strings.ContainsRune(sentenceEnd, r) {
			continue
		}
		rest := strings.TrimLeft(s[i+utf8.RuneLen(r):], closers)
		if rest == "" || rest[0] == ' ' || r > 0x3000 {
			n++
		}
	}
	return n
}

// letterCase returns the share of the words of s that start with a capital, and
// whether all of its cased letters are capitals.
func letterCase(s string) (capitalized float64, allCaps bool) {
	words, capital, upper, lower := 0, 0, 0, 0
	for _, w := range strings.Fields(s) {
		first := true
		for _, r := range w {
			if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
				continue
			}
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
			if first {
				words++
				if unicode.IsUpper(r) {
					capital++
				}
				first = false
			}
		}
	}
	if words == 0 {
		return 0, false
	}
	return float64(capital) / float64(words), upper >= 2 && lower == 0
}

// fold returns the form in which blocks are compared: lower case letters and
// digits, single spaces.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			space = true
		}
	}
	return b.String()
}
