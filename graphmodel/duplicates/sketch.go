package duplicates

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// rows is the number of minima of a sketch: the share of equal ones estimates
// the Jaccard similarity of two texts with an error of 1/√rows.
const rows = 128

// runLength is how many words in a row make one shingle.
const runLength = 3

// sketch is the MinHash of a text (Broder 1997): for each of many hash functions
// the smallest value that a run of its words has.
type sketch struct {
	minima [rows]uint32
	empty  bool // the text is too short
}

// minWords is the length from which a text is compared by its runs of words.
// Shorter ones are the same only when they are the same letter by letter.
const minWords = 20

func newSketch(text string) *sketch {
	hashes := runHashes(wordsOf(text)) // some twice, which changes no minimum
	s := &sketch{empty: len(hashes) == 0}
	for i := range s.minima {
		s.minima[i] = ^uint32(0)
	}
	for _, h := range hashes {
		for i := range s.minima {
			// Multiply-shift hashing (Dietzfelbinger et al. 1997).
			s.minima[i] = min(s.minima[i], uint32((multipliers[i]*h+addends[i])>>32))
		}
	}
	return s
}

// multipliers and addends are the hash functions of the rows.
var multipliers, addends = func() (m, a [rows]uint64) {
	state := uint64(1)
	for i := range rows {
		state += 0x9e3779b97f4a7c15
		m[i] = mix(state) | 1
		state += 0x9e3779b97f4a7c15
		a[i] = mix(state)
	}
	return m, a
}()

// mix is the finalizer of splitmix64 (Steele et al. 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// word is one word of a text.
type word struct {
	hash uint64
	// fact is set for numbers, and for capitalized words that do not begin a
	// sentence: what a rewritten story keeps.
	fact bool
}

// unspaced are the scripts without spaces between words, the first of which
// begins at firstUnspaced.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Khmer, unicode.Lao, unicode.Myanmar}

const firstUnspaced = 0x0e00

// wordsOf returns the words of a text in lower case. In scripts without spaces
// each character is a word.
func wordsOf(text string) []word {
	words := make([]word, 0, len(text)/5)
	start, opens := -1, true // opens: the next word begins a sentence
	end := func(at int) {
		if start < 0 {
			return
		}
		w := text[start:at]
		first, _ := utf8.DecodeRuneInString(w)
		words = append(words, word{hashOf(strings.ToLower(w)), unicode.IsDigit(first) || !opens && unicode.IsUpper(first)})
		start, opens = -1, false
	}
	for i, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9':
			if start < 0 {
				start = i
			}
		case r == ' ' || start >= 0 && (r == '\'' || r == '’'):
			end(i)
		case r >= firstUnspaced && unicode.In(r, unspaced...):
			end(i)
			words = append(words, word{hash: hashOf(string(r))})
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)):
			if start < 0 {
				start = i
			}
		default:
			end(i)
			opens = opens || strings.ContainsRune(".!?:\n\"“”„«»", r)
		}
	}
	end(len(text))
	return words
}

// hashOf is FNV-1a, mixed so that all of its bits depend on all of the word.
func hashOf(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return mix(h)
}

// runsOf returns the hashes of the runs of words, sorted, each once; nil for a
// text that is too short.
func runsOf(words []word) []uint64 {
	runs := runHashes(words)
	slices.Sort(runs)
	return slices.Compact(runs)
}

// runHashes returns the hashes of the runs of words in their order.
func runHashes(words []word) []uint64 {
	if len(words) < minWords {
		return nil
	}
	runs := make([]uint64, 0, len(words))
	for i := runLength; i <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i-runLength : i] {
			h = mix(h*0x9e3779b97f4a7c15 + w.hash)
		}
		runs = append(runs, h)
	}
	return runs
}

// details are what two texts are compared by in the end.
type details struct {
	runs  []uint64 // sorted
	facts []uint64 // sorted hashes of numbers and names
}

func newDetails(text string) *details {
	words := wordsOf(text)
	d := &details{runs: runsOf(words)}
	for _, w := range words {
		if w.fact {
			d.facts = append(d.facts, w.hash)
		}
	}
	slices.Sort(d.facts)
	d.facts = slices.Compact(d.facts)
	return d
}

// shared counts what two sorted lists have in common.
func shared(a, b []uint64) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// set is a list of hashes that others are looked up in. The lists of two texts go up
// and down without order, so that no processor guesses which of two values is the smaller
// one, as shared asks; most of what a set is asked for is not in it, which it tells at
// once.
type set struct {
	maybe [setBits / 64]uint64 // a bit for each value
	table []uint64             // open addressing; 0 is an empty place
	zero  bool                 // whether 0 is in the list
}

const setBits = 1 << 14

// fill takes up a list in the place of the one before.
func (s *set) fill(list []uint64) {
	size := 64
	for size < 2*len(list) {
		size *= 2
	}
	s.table = slices.Grow(s.table[:0], size)[:size]
	clear(s.table)
	clear(s.maybe[:])
	s.zero = false
	for _, v := range list {
		s.maybe[v%setBits/64] |= 1 << (v % 64)
		if v == 0 {
			s.zero = true
			continue
		}
		i := s.place(v)
		for s.table[i] != 0 {
			i = (i + 1) & (len(s.table) - 1)
		}
		s.table[i] = v
	}
}

func (s *set) place(v uint64) int { return int(v>>32) & (len(s.table) - 1) }

// shared counts what a list, each value once, has in common with the set.
func (s *set) shared(list []uint64) int {
	n := 0
	for _, v := range list {
		if s.maybe[v%setBits/64]>>(v%64)&1 != 0 && s.has(v) {
			n++
		}
	}
	return n
}

func (s *set) has(v uint64) bool {
	if v == 0 {
		return s.zero
	}
	for i := s.place(v); s.table[i] != 0; i = (i + 1) & (len(s.table) - 1) {
		if s.table[i] == v {
			return true
		}
	}
	return false
}
