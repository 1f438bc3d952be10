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
	if folded(s) {
		return s
	}
	var buf [64]byte
	return string(appendFold(buf[:0], s))
}

// lookUp returns the entry of a table, whose keys are folded, for a name that need
// not be.
func lookUp[V any](table map[string]V, name string) (V, bool) {
	if folded(name) {
		v, ok := table[name]
		return v, ok
	}
	var buf [64]byte
	v, ok := table[string(appendFold(buf[:0], name))]
	return v, ok
}

// entry is lookUp where nothing is as good as a zero.
func entry[V any](table map[string]V, name string) V {
	v, _ := lookUp(table, name)
	return v
}

// folded reports whether s is already in folded form; it may miss some.
func folded(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '\'':
		case c == ' ' && i > 0 && i < len(s)-1 && s[i+1] != ' ':
		default:
			return false
		}
	}
	return true
}

// What plain characters become when they are folded, where it is no character.
const (
	foldsAway    = utf8.RuneSelf + iota
	foldsToSpace // one for all that follow each other, and none at the ends
	foldsNot     // no plain character
)

var foldTable = func() (t [256]byte) {
	for i := range t {
		switch c := byte(i); {
		case c >= utf8.RuneSelf:
			t[i] = foldsNot
		case c == '.':
			t[i] = foldsAway
		case c == '-' || c == '_' || c == ' ' || c >= '\t' && c <= '\r':
			t[i] = foldsToSpace
		case c == '`':
			t[i] = '\''
		case c >= 'A' && c <= 'Z':
			t[i] = c + 'a' - 'A'
		default:
			t[i] = c
		}
	}
	return t
}()

// appendFold appends the folded form of s to b.
func appendFold(b []byte, s string) []byte {
	start := len(b)
	space := false
	for i := range len(s) {
		c := foldTable[s[i]]
		if c < utf8.RuneSelf {
			if space {
				b = append(b, ' ')
				space = false
			}
			b = append(b, c)
			continue
		}
		if c == foldsNot {
			return appendFoldUnicode(b[:start], s)
		}
		if c == foldsToSpace {
			space = len(b) > start
		}
	}
	return b
}

// appendFoldUnicode is appendFold for text in any script. It decomposes each
// character alone: the order of the marks after it, which NFD also sees to, is
// of no account where all marks go.
func appendFoldUnicode(b []byte, s string) []byte {
	start := len(b)
	space := false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			b, space = appendFoldRune(b, rune(c), start, space)
			i++
			continue
		}
		p := norm.NFD.PropertiesString(s[i:])
		size := max(p.Size(), 1)
		var hangul [12]byte
		decomposed := p.Decomposition()
		if r, _ := utf8.DecodeRuneInString(s[i:]); hangulFirst <= r && r <= hangulLast { // not in the table
			decomposed = norm.NFD.AppendString(hangul[:0], s[i:i+size])
		}
		if decomposed == nil {
			r, n := utf8.DecodeRuneInString(s[i:])
			b, space = appendFoldRune(b, r, start, space)
			size = n
		}
		for len(decomposed) > 0 {
			r, n := utf8.DecodeRune(decomposed)
			decomposed = decomposed[n:]
			b, space = appendFoldRune(b, r, start, space)
		}
		i += size
	}
	return b
}

// The syllables that are decomposed by rule, not by table.
const hangulFirst, hangulLast = 0xAC00, 0xD7A3

// appendFoldRune appends the folded form of a rune without decomposition to b,
// with a space before it where one is due. The name begins at start.
func appendFoldRune(b []byte, r rune, start int, space bool) ([]byte, bool) {
	switch {
	case r == '.' || r == utf8.RuneError || r >= 0x300 && unicode.Is(unicode.Mn, r):
		return b, space
	case r == '-' || r == '_' || unicode.IsSpace(r) || r > 127 && unicode.Is(unicode.Pd, r):
		return b, len(b) > start
	case r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == 'ʻ':
		r = '\''
	}
	if space {
		b = append(b, ' ')
	}
	r = unicode.ToLower(r)
	if r < utf8.RuneSelf {
		return append(b, byte(r)), false
	}
	if p, ok := plainLetters[r]; ok {
		return append(b, p...), false
	}
	if !unicode.Is(unicode.Mn, r) {
		b = utf8.AppendRune(b, r)
	}
	return b, false
}

// nameKey is Fold without a leading article.
func nameKey(s string) string { return keyOf(Fold(s)) }

// keyOf is nameKey of a folded name.
func keyOf[S string | []byte](k S) S {
	const article = "the "
	if len(k) > len(article) && string(k[:len(article)]) == article {
		return k[len(article):]
	}
	return k
}

// slug makes a key of a name: "Bank of England" becomes "bank-of-england".
func slug(name string) string {
	var folds, buf [96]byte
	b := buf[:0]
	folded := appendFold(folds[:0], name)
	for len(folded) > 0 {
		r, size := utf8.DecodeRune(folded)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b = append(b, folded[:size]...)
		} else if len(b) > 0 && b[len(b)-1] != '-' {
			b = append(b, '-')
		}
		folded = folded[size:]
	}
	return strings.TrimSuffix(string(b), "-")
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

// maxMixed is the longest acronym with small letters inside in bytes.
const maxMixed = 4

// isMixed reports whether a word is an acronym with small letters, such as
// "LeT", that must not be taken for the common word of these letters.
func isMixed(s string) bool {
	upper := 0
	for i, r := range s {
		if !unicode.IsLetter(r) || i == 0 && unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1 && len(s) <= maxMixed && !isAcronym(s)
}

// isLower reports whether a listed name is in lower case throughout.
func isLower(s string) bool {
	for _, r := range s {
		if unicode.ToLower(r) != r {
			return false
		}
	}
	return true
}

// caseFits reports whether the text form may stand for the listed name: an
// acronym must be in capitals; any other name must have a capital or a digit,
// or belong to a script without case.
func caseFits(listed, text string) bool {
	if isAcronym(listed) {
		return isAcronym(text)
	}
	if isLower(listed) {
		return true
	}
	if isMixed(listed) {
		return text == listed || isAcronym(text)
	}
	for _, r := range text {
		if unicode.IsUpper(r) || unicode.IsDigit(r) || (unicode.IsLetter(r) && !unicode.IsLower(r)) {
			return true
		}
	}
	return false
}
