package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plainLetters spells out Latin letters that have no decomposition in Unicode.
var plainLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ħ': "h", 'ə': "e", 'ŋ': "n",
}

// Fold returns the form under which names are looked up: lower case, without
// accents and full stops, hyphens and dashes as spaces, one kind of
// apostrophe, single spaces. Fold(Fold(s)) equals Fold(s).
func Fold(s string) string {
	if !plainASCII(s) {
		s = norm.NFD.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == '.' || unicode.Is(unicode.Mn, r) || r == utf8.RuneError:
			continue
		case r == '-' || unicode.Is(unicode.Pd, r) || unicode.IsSpace(r) || r == '_':
			space = b.Len() > 0
			continue
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == 'ʻ':
			r = '\''
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		r = unicode.ToLower(r)
		if p, ok := plainLetters[r]; ok {
			b.WriteString(p)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// nameKey is Fold without a leading article.
func nameKey(s string) string {
	k := Fold(s)
	if rest, ok := strings.CutPrefix(k, "the "); ok && rest != "" {
		return rest
	}
	return k
}

// slug makes a key of a name: "Bank of England" becomes "bank-of-england".
func slug(name string) string {
	var b strings.Builder
	for _, r := range Fold(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// isAcronym reports whether an alias is written in capitals throughout, such
// as "US", "U.K." or "FC": such aliases match only capitals in the text.
func isAcronym(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 0
}

// caseFits reports whether the text form may stand for the listed name: an
// acronym must be in capitals; any other name must have a capital or a digit,
// or belong to a script without case.
func caseFits(listed, text string) bool {
	if isAcronym(listed) {
		return isAcronym(text)
	}
	if lower := strings.ToLower(listed); lower == listed {
		return true
	}
	for _, r := range text {
		if unicode.IsUpper(r) || unicode.IsDigit(r) || (unicode.IsLetter(r) && !unicode.IsLower(r)) {
			return true
		}
	}
	return false
}
