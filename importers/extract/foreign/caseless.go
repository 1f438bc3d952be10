package foreign

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/graphmodel"
)

// unspaced are the languages that put no space between words.
var unspaced = set("zh ja th my km lo")

// prefixes are particles that are written together with the word behind them.
var prefixes = map[string]string{"ar": "وبلفك", "he": "בלהומשכ", "fa": "", "ur": ""}

// readCaseless finds the names of the list in scripts without capitals: at any
// place where words are not parted, else where a word begins.
func (r *reader) readCaseless() {
	text := r.text
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if !letter(c) || !unspaced[r.lang] && !r.wordBegins(i) {
			i += size
			continue
		}
		if n := r.longest(i); n > 0 {
			span := graphmodel.Span{Start: i, End: i + n}
			e := r.names.place[strings.ToLower(span.In(text))]
			r.mention(span, keyOf(e), *e)
			i += n
			continue
		}
		i += size
	}
}

// wordBegins reports whether a word begins at byte i, or only a particle
// stands before it in its word.
func (r *reader) wordBegins(i int) bool {
	before, size := utf8.DecodeLastRuneInString(r.text[:i])
	if !letter(before) || size == 0 {
		return true
	}
	if !strings.ContainsRune(prefixes[r.lang], before) {
		return false
	}
	first, n := utf8.DecodeLastRuneInString(r.text[:i-size])
	return n == 0 || !letter(first)
}

// longest is the length in bytes of the longest name at byte i, 0 for none.
func (r *reader) longest(i int) int {
	end, best := i, 0
	for n := 1; n <= r.names.most && end < len(r.text); n++ {
		_, size := utf8.DecodeRuneInString(r.text[end:])
		end += size
		name := strings.ToLower(r.text[i:end])
		if n >= 2 && r.names.place[name] != nil && !ambiguous[name] && r.wordEnds(i, end) {
			best = end - i
		}
	}
	return best
}

// wordEnds reports whether a name may end at byte end: Korean adds particles,
// and Japanese parts words where the script changes.
func (r *reader) wordEnds(i, end int) bool {
	next, _ := utf8.DecodeRuneInString(r.text[end:])
	last, _ := utf8.DecodeLastRuneInString(r.text[:end])
	switch {
	case unicode.Is(unicode.Katakana, last) || last == 'ー':
		before, _ := utf8.DecodeLastRuneInString(r.text[:i])
		return !katakana(next) && !katakana(before)
	case unspaced[r.lang]:
		return true
	case r.lang == "ko":
		rest := 0
		for _, c := range r.text[end:] {
			if !unicode.Is(unicode.Hangul, c) {
				break
			}
			rest++
		}
		return rest <= 2
	}
	return !letter(next)
}

func katakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }
