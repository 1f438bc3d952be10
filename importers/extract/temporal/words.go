package temporal

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/importers/extract/doc"
)

// word is a part of a token: tokens are split at hyphens, dashes and slashes,
// so that "21-26", "mid-1990s" and "2022/23" read as several words whatever
// the tokenizer made of them.
type word struct {
	text, low  string
	token      int
	start, end int // byte offsets into the text
	blocked    bool
	named      bool // in the name of a person, organization or place
}

func lower(s string) string { return doc.Lower(s) }

func isDash(r rune) bool { return r == '-' || r == '/' || unicode.Is(unicode.Pd, r) }

// split appends the words that the tokens of a sentence are cut into.
func split(out []word, d *doc.Document, s doc.Sentence, names nameTokens) []word {
	out = slices.Grow(out, s.Last-s.First+4)
	for t := s.First; t < s.Last && t < len(d.Tokens); t++ {
		tok := d.Tokens[t]
		form := tok.Form
		add := func(from, to int) {
			if from < to {
				text := form[from:to]
				out = append(out, word{text, normal(text), t, tok.Start + from, tok.Start + to, names.blocked[t], names.inside[t]})
			}
		}
		if strings.Contains(form, "://") || strings.Contains(form, "www.") || strings.Contains(form, "@") {
			add(0, len(form))
			continue
		}
		from := 0
		for i := 0; i < len(form); {
			r, size := utf8.DecodeRuneInString(form[i:])
			if isDash(r) {
				add(from, i)
				add(i, i+size)
				from = i + size
			}
			i += size
		}
		add(from, len(form))
	}
	return out
}

// normal is the lower-case word with one kind of dash and apostrophe and
// without the full stop of an abbreviation.
func normal(s string) string {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && unicode.Is(unicode.Pd, r) {
		return "-"
	}
	s = strings.ReplaceAll(lower(s), "’", "'")
	if len(s) > 1 {
		s = strings.TrimSuffix(s, ".")
	}
	return s
}

// number reads a small count: digits or words up to ninety-nine are not
// needed, news writes "two" to "ten" out and longer ones in digits. vague is
// set for "a few", "several".
func (p *parser) number(i int) (n, to int, vague bool) {
	w := p.w(i)
	if mayCount(w) && len(w) <= 3 {
		if n, err := strconv.Atoi(w); err == nil && n >= 0 {
			return n, i + 1, false
		}
	}
	if n := countWords[w]; n > 0 {
		return n, i + 1, false
	}
	switch w {
	case "a", "an":
		switch p.w(i + 1) {
		case "few":
			return 3, i + 2, true
		case "couple":
			if p.w(i+2) == "of" {
				return 2, i + 3, true
			}
			return 2, i + 2, true
		case "dozen":
			return 12, i + 2, true
		}
		return 1, i + 1, false
	case "several", "some", "many":
		return 3, i + 1, true
	case "few":
		return 3, i + 1, true
	case "couple":
		return 2, i + 1, true
	}
	return 0, i, false
}

// mayCount reports whether a word begins like a number: most do not, and the errors
// of strconv cost more than the look.
func mayCount(w string) bool {
	return w != "" && (w[0] >= '0' && w[0] <= '9' || len(w) > 1 && (w[0] == '+' || w[0] == '-'))
}

// dayNumber reads "3", "03", "3rd", "24th" as a day of a month.
func dayNumber(w string) int {
	if !mayCount(w) {
		return 0
	}
	digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	switch w[len(digits):] {
	case "", "st", "nd", "rd", "th":
	default:
		return 0
	}
	if len(digits) == 0 || len(digits) > 2 {
		return 0
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// yearNumber reads four digits as a year from 1000 to 2100.
func yearNumber(w string) int {
	if len(w) != 4 || !isDigits(w) {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 1000 || n > 2100 {
		return 0
	}
	return n
}
