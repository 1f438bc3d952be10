package charset

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"clew/importers/page"
)

// maxOddShare is the share of characters beyond ASCII that may stand where no
// writer of a Western language puts them, before the guess of Windows-1252 is
// given up.
const maxOddShare = 0.25

// checkGuess refuses bytes that are no UTF-8 and do not look like Western text
// either. Any bytes can be decoded as Windows-1252; reading damaged or Cyrillic
// text that way would make names of nonsense.
func checkGuess(r Result) (Result, error) {
	text := []rune(r.Text)
	beyond, odd := 0, 0
	for i, c := range text {
		if c < utf8.RuneSelf {
			continue
		}
		beyond++
		if !fits(text, i) {
			odd++
		}
	}
	if float64(odd) > maxOddShare*float64(beyond) {
		return Result{}, fmt.Errorf("%w: the text is no valid UTF-8, and %d of %d characters make no sense when read as %s",
			page.ErrUndecodable, odd, beyond, r.Encoding)
	}
	return r, nil
}

// fits reports whether the character beyond ASCII at i stands where Western
// text has one: an accented letter beside a plain one, or a mark of
// punctuation.
func fits(text []rune, i int) bool {
	c := text[i]
	switch {
	case c == '\uFFFD' || unicode.IsControl(c):
		return false
	case !unicode.IsLetter(c):
		return !beside(text, i, func(n rune) bool { return n >= utf8.RuneSelf && unicode.IsLetter(n) })
	case c == 'à' || c == 'À' || c == 'é' || c == 'è' || c == 'ó' || c == 'É' || c == 'á':
		return true // words of their own in several languages
	}
	return beside(text, i, func(n rune) bool { return n < utf8.RuneSelf && unicode.IsLetter(n) })
}

func beside(text []rune, i int, is func(rune) bool) bool {
	return i > 0 && is(text[i-1]) || i+1 < len(text) && is(text[i+1])
}
