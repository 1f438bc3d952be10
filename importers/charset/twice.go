package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// leastTwice is how many characters must surely have been encoded twice for those
// to be mended that might be meant: "Ã©" is, "»" behind a capital is not.
const leastTwice = 3

// mendTwice mends text that was encoded as UTF-8 twice, as badly converted pages are:
// "â€™" or, by way of ISO 8859-1, an "â" with two control characters for "’". Nobody
// writes these, so that they show what has happened.
func mendTwice(text string) string {
	if !mayBeTwice(text) {
		return text
	}
	sure := 0
	for i := 0; i < len(text); {
		_, n, isSure := twice(text[i:])
		if isSure {
			sure++
		}
		i += max(n, 1)
	}
	if sure == 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	from := 0
	for i := 0; i < len(text); {
		r, n, isSure := twice(text[i:])
		if n > 0 && (isSure || sure >= leastTwice) {
			b.WriteString(text[from:i])
			b.WriteRune(r)
			from = i + n
		}
		i += max(n, 1)
	}
	return b.String() + text[from:]
}

// mayBeTwice spares most texts the look at each character.
func mayBeTwice(text string) bool {
	if strings.Contains(text, "â€") {
		return true
	}
	for rest := text; ; {
		i := strings.IndexByte(rest, 0xC2) // begins U+0080 to U+00BF
		if i < 0 || i+1 >= len(rest) {
			return false
		}
		if rest[i+1] < 0xA0 {
			return true
		}
		rest = rest[i+2:]
	}
}

// twice reads the character at the start of s where it was encoded twice, and the
// bytes that it takes; n is 0 where it was not. sure tells that nobody writes this.
func twice(s string) (r rune, n int, sure bool) {
	if s[0] != 0xC3 { // U+00C0 to U+00FF, of which the first must be one
		return 0, 0, false
	}
	var raw [utf8.UTFMax]byte
	lead, at := utf8.DecodeRuneInString(s)
	raw[0] = byte(lead)
	need := 0
	switch {
	case lead >= 0xC2 && lead < 0xE0:
		need = 2
	case lead >= 0xE0 && lead < 0xF0:
		need = 3
	case lead >= 0xF0 && lead < 0xF5:
		need = 4
	default:
		return 0, 0, false
	}
	for i := 1; i < need; i++ {
		c, size := utf8.DecodeRuneInString(s[at:])
		at += size
		switch b, ok := charmap.Windows1252.EncodeRune(c); {
		case c >= 0x80 && c < 0xA0 && c != 0x85:
			raw[i], sure = byte(c), true
		case c == 0x85:
			raw[i] = byte(c)
		case ok && b >= 0x80 && b < 0xC0:
			raw[i] = b
			sure = sure || i == 1 && lead == 'â' && c == '€'
		default:
			return 0, 0, false
		}
	}
	r, size := utf8.DecodeRune(raw[:need])
	if size != need {
		return 0, 0, false
	}
	return r, at, sure
}
