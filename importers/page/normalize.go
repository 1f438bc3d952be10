package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Normalize returns s as valid UTF-8 in NFC with "\n" line ends. Control
// characters, soft hyphens, byte order marks and zero-width spaces are
// dropped; every other space character becomes U+0020. The joiners U+200C and
// U+200D stay, because Persian, the Indic scripts and emoji need them. The control
// characters U+0080 to U+009F are what Windows-1252 has there, as in HTML.
func Normalize(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte('\n')
			}
		case r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
			b.WriteByte('\n')
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case r >= 0x80 && r < 0xA0:
			if c := charmap.Windows1252.DecodeByte(byte(r)); c >= 0xA0 && c != utf8.RuneError {
				b.WriteRune(c)
			}
		case isInvisible(r):
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// isPlain reports whether s is printable ASCII and line feeds only, which is
// its own normal form.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n') || c >= 0x7f {
			return false
		}
	}
	return true
}

func isInvisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF', '\u180E', '\uFFFC':
		return true
	case '\u200C', '\u200D':
		return false
	}
	// Directional marks and overrides change how a name is shown, not what it is.
	if (r >= '\u200E' && r <= '\u200F') || (r >= '\u202A' && r <= '\u202E') || (r >= '\u2066' && r <= '\u2069') {
		return true
	}
	return unicode.IsControl(r) || (r >= 0xE000 && r <= 0xF8FF) || r == utf8.MaxRune
}

// OneLine returns s normalized, with every run of white space made one space.
func OneLine(s string) string { return strings.Join(strings.Fields(Normalize(s)), " ") }
