// Package fulltext cuts texts and questions into the words that a search
// compares, and finds the passage of a text that answers best. Case,
// diacritics and vowel signs do not count; scripts without spaces between words
// (Chinese, Japanese, Thai and others) are cut into overlapping pairs of
// characters.
package fulltext

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Token is one word as it is compared, and where it stands in the text, in
// bytes.
type Token struct {
	Text       string
	Start, End int
}

// unspaced are the scripts that put no spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// firstUnspaced is the first character of the unspaced scripts, that of Thai.
const firstUnspaced = '\u0e00'

// letters are those that Unicode does not take apart, and spellings of one
// letter in Arabic and Persian.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'þ': "th", 'ı': "i", 'ħ': "h",
	'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ς': "σ",
	'ـ': "", '\u200c': "", '\u200d': "", '\u00ad': "", // tatweel, joiners, soft hyphen
}

// Fold returns the form in which a word is compared.
func Fold(word string) string {
	if plain(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := letters[r]; ok {
			b.WriteString(s)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plain reports whether a word has no other letters than those of ASCII.
func plain(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) || r == '\u200c' || r == '\u200d' || r == '\u00ad'
}

// Tokens cuts a text into words. The last character of a run of a script without
// spaces is a token of its own, so that each character begins one.
func Tokens(text string) []Token {
	var out []Token
	start := -1   // of the word that is read
	var run []int // where the characters of a run begin
	flush := func(end int) {
		if start >= 0 {
			if s := Fold(text[start:end]); s != "" {
				out = append(out, Token{s, start, end})
			}
			start = -1
		}
		for i, at := range run {
			to := end
			if i+2 < len(run) {
				to = run[i+2]
			}
			out = append(out, Token{Fold(text[at:to]), at, to})
		}
		run = run[:0]
	}
	for i, r := range text {
		switch {
		case r >= firstUnspaced && unicode.In(r, unspaced...) && !unicode.Is(unicode.Mn, r):
			if start >= 0 {
				flush(i)
			}
			run = append(run, i)
		case len(run) > 0 && unicode.Is(unicode.M, r):
			// belongs to the character before
		case inWord(r):
			if len(run) > 0 {
				flush(i)
			}
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	flush(len(text))
	return out
}

// Words returns a text as its words, separated by spaces, for an index.
func Words(text string) string {
	tokens := Tokens(text)
	var b strings.Builder
	b.Grow(len(text))
	for i, t := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return b.String()
}

// Term is one part of a question: words that follow each other.
type Term struct {
	Words []string
	// Prefix is set where the last word may go on.
	Prefix bool
}

// Query is a question: all of its terms have to stand in what answers it.
type Query []Term

// ParseQuery reads a question as people type it. Words in quotation marks have to
// follow each other; of the others, each may be the beginning of a word.
func ParseQuery(text string) Query {
	var q Query
	text = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`).Replace(text)
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 1 && strings.Count(text, `"`) > i {
			q = q.with(Tokens(part), false)
			continue
		}
		for word := range strings.FieldsSeq(part) {
			q = q.with(Tokens(word), true)
		}
	}
	return q
}

// with adds the tokens of one word or phrase.
func (q Query) with(tokens []Token, prefix bool) Query {
	if len(tokens) == 0 {
		return q
	}
	var t Term
	for i, k := range tokens {
		// The last character of a run is in the pair before.
		if i > 0 && k.Start < tokens[i-1].End && k.End == tokens[i-1].End {
			continue
		}
		t.Words = append(t.Words, k.Text)
	}
	single := []rune(t.Words[len(t.Words)-1])
	t.Prefix = prefix || len(single) == 1 && unicode.In(single[0], unspaced...)
	return append(q, t)
}

// Match returns the question in the language of SQLite's FTS5, or "" for an empty
// one. Words hold letters and digits only.
func (q Query) Match() string {
	parts := make([]string, len(q))
	for i, t := range q {
		parts[i] = `"` + strings.Join(t.Words, " ") + `"`
		if t.Prefix {
			parts[i] += "*"
		}
	}
	return strings.Join(parts, " AND ")
}

// Short reports whether the term is the beginning of a word, of at most letters
// characters.
func (t Term) Short(letters int) bool {
	return t.Prefix && len(t.Words) == 1 && utf8.RuneCountInString(t.Words[0]) <= letters
}

// Beginnings returns the words of a text cut to their first letters: each
// beginning of 1 up to letters characters, once, sorted.
func Beginnings(text string, letters int) []string {
	seen := map[string]bool{}
	for _, t := range Tokens(text) {
		n := 0
		for i := range t.Text {
			if n > 0 {
				seen[t.Text[:i]] = true
			}
			if n++; n > letters {
				break
			}
		}
		if n <= letters {
			seen[t.Text] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// at reports whether the term stands at token i.
func (t Term) at(tokens []Token, i int) bool {
	if i+len(t.Words) > len(tokens) {
		return false
	}
	for k, w := range t.Words {
		have := tokens[i+k].Text
		if have != w && !(t.Prefix && k == len(t.Words)-1 && strings.HasPrefix(have, w)) {
			return false
		}
	}
	return true
}

// Passage is a part of a text with the places in it that answer, in bytes of the
// passage.
type Passage struct {
	Start, End int // in the text
	Marks      [][2]int
}

// passageTokens is how many tokens a passage has.
const passageTokens = 28

// Find returns the passage of a text in which most terms of the question stand,
// and whether all of them stand in the text.
func (q Query) Find(text string) (Passage, bool) {
	tokens := Tokens(text)
	type hit struct{ token, term int }
	var hits []hit
	seen := make([]bool, len(q))
	for i := range tokens {
		for k, t := range q {
			if t.at(tokens, i) {
				hits = append(hits, hit{i, k})
				seen[k] = true
			}
		}
	}
	all := len(q) > 0
	for _, s := range seen {
		all = all && s
	}
	if len(hits) == 0 {
		return Passage{}, all
	}
	best, most := 0, 0
	for i := range hits {
		terms := map[int]bool{}
		for _, h := range hits[i:] {
			if h.token >= hits[i].token+passageTokens-6 {
				break
			}
			terms[h.term] = true
		}
		if len(terms) > most {
			best, most = i, len(terms)
		}
	}
	first := max(hits[best].token-6, 0)
	last := min(first+passageTokens, len(tokens)) - 1
	p := Passage{Start: tokens[first].Start, End: tokens[last].End}
	for _, h := range hits {
		end := h.token + len(q[h.term].Words) - 1
		if h.token >= first && end <= last {
			p.Marks = append(p.Marks, [2]int{tokens[h.token].Start - p.Start, tokens[end].End - p.Start})
		}
	}
	return p, all
}
