package personname

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plainLetters maps letters that have no canonical decomposition to ASCII.
var plainLetters = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ß", "ss", "ı", "i",
	"’", "'", "‘", "'", "ʼ", "'", "–", "-", "—", "-", "‐", "-", "‑", "-",
)

// Plain folds case, accents and punctuation: "Türkiye's" and "turkiyes" agree.
// Hyphens and slashes become spaces.
func Plain(s string) string {
	if plain, ok := plainASCII(s); ok {
		return plain
	}
	return plainUnicode(s)
}

func plainUnicode(s string) string {
	s = plainLetters.Replace(strings.ToLower(s))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '.', r == '\'', r == '"', r == '“', r == '”':
		case r == '&':
			b.WriteString(" and ")
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plainASCII is Plain for ASCII, as nearly all names are.
func plainASCII(s string) (string, bool) {
	var buf [64]byte
	out, space := buf[:0], false
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			if space && len(out) > 0 {
				out = append(out, ' ')
			}
			out, space = append(out, c), false
		case c == '.', c == '\'', c == '"':
		case c == '&':
			if len(out) > 0 {
				out = append(out, ' ')
			}
			out, space = append(out, "and"...), true
		default:
			space = true
		}
	}
	if string(out) == s {
		return s, true // mostly it is plain already
	}
	return string(out), true
}

// Skeleton reduces a name to what different romanizations of one name
// have in common: Zelensky, Zelenskiy and Zelenskyy; Umerov and Umierov;
// Medinsky and Medinskiy. It is coarse: names with the same skeleton are
// candidates that need more evidence.
func Skeleton(s string) string {
	s = romanizations.Replace(Plain(s))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last || r == ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// romanizations holds the common alternatives of the romanization tables of
// BGN/PCGN, ISO 9 and the press for Cyrillic, and of the usual spellings of
// Arabic names.
var romanizations = strings.NewReplacer(
	"yy", "i", "iy", "i", "ij", "i", "yj", "i", "ii", "i", "ie", "e", "ye", "e", "je", "e", "yo", "o", "jo", "o",
	"yu", "u", "ju", "u", "iu", "u", "ya", "a", "ja", "a", "ia", "a", "kh", "h", "sch", "sh", "shch", "sh", "tch", "ch",
	"cz", "ch", "tz", "ts", "ph", "f", "w", "v", "y", "i", "j", "i", "q", "k", "x", "ks", "ou", "u", "oo", "u", "ee", "i",
)
