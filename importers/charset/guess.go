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
	beyond, odd := 0, 0
	before := ' '
	for i, c := range r.Text {
		if c >= utf8.RuneSelf {
			after, _ := utf8.DecodeRuneInString(r.Text[i+utf8.RuneLen(c):])
			if beyond++; !fits(before, c, after) {
				odd++
			}
		}
		before = c
	}
	if float64(odd) > maxOddShare*float64(beyond) {
		return Result{}, fmt.Errorf("%w: the text is no valid UTF-8, and %d of %d characters make no sense when read as %s",
			page.ErrUndecodable, odd, beyond, r.Encoding)
	}
	return r, nil
}

// fits reports whether a character beyond ASCII stands where Western text has one: an
// accented letter beside a plain one, or a mark of punctuation.
func fits(before, c, after rune) bool {
	isPlain := func(n rune) bool { return n < utf8.RuneSelf && unicode.IsLetter(n) }
	isAccented := func(n rune) bool { return n >= utf8.RuneSelf && unicode.IsLetter(n) }
	switch {
	case c == '\uFFFD' || unicode.IsControl(c):
		return false
	case !unicode.IsLetter(c):
		return !isAccented(before) && !isAccented(after)
	case c == 'à' || c == 'À' || c == 'é' || c == 'è' || c == 'ó' || c == 'É' || c == 'á':
		return true // words of their own in several languages
	}
	return isPlain(before) || isPlain(after)
}
