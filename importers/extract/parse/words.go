package parse

import (
	"strings"
	"unicode/utf8"

	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// The rows of the table of embeddings: known words, then what tags, shapes and
// clusters of words are hashed to, then affixes.
const (
	signRows  = 4096
	affixRows = 8192
)

// unknown is the row of words that are not known.
const unknown = 0

// vocabulary maps hashed words to rows of the table. Row 0 is unknown.
type vocabulary map[uint32]int32

// maxVocabulary is how many words a parser keeps: first those of the trees, then
// the frequent ones of the open text.
const maxVocabulary = 15_500

// trim keeps the first words of the vocabulary.
func (n *network) trim(words int) {
	if len(n.vocabulary) <= words {
		return
	}
	n.table = n.table.Without(words+1, len(n.vocabulary)+1)
	kept := make(vocabulary, words)
	for word, row := range n.vocabulary {
		if int(row) <= words {
			kept[word] = row
		}
	}
	n.vocabulary = kept
}

// known returns the row of a word.
func (v vocabulary) known(word uint32) int { return int(v[word]) }

// rows are the embeddings that describe one token beside its word.
type rows struct {
	list [12]int32
	n    int
}

func (r *rows) sign(base int, kind uint32, values ...uint32) {
	r.list[r.n] = int32(base + int(perceptron.Hash(kind, values...)%signRows))
	r.n++
}

func (r *rows) affix(base int, kind uint32, s string) {
	r.list[r.n] = int32(base + signRows + int(perceptron.Hash(kind, perceptron.String(s))%affixRows))
	r.n++
}

// describe sets the rows of a token and returns the hash of its word; words is
// the number of rows of the vocabulary.
func (r *rows) describe(words int, classes *wordclass.Table, form, xpos, upos string, first bool) uint32 {
	r.n = 0
	low := mask(strings.ToLower(form))
	word := perceptron.String(low)
	place := uint32(0)
	if first {
		place = 1
	}
	r.sign(words, 1, perceptron.String(xpos), perceptron.String(upos))
	r.sign(words, 2, shape(form), place)
	class := classes.Of(word)
	r.sign(words, 3, uint32(class.Coarse))
	r.sign(words, 4, uint32(class.Middle))
	r.sign(words, 5, uint32(class.Fine))
	for n := 2; n <= 4; n++ {
		r.affix(words, uint32(10+n), suffix(low, n))
	}
	r.affix(words, 20, prefix(low, 2))
	r.affix(words, 21, prefix(low, 3))
	return word
}

// shape tells capitals, digits and punctuation of a word.
func shape(form string) uint32 {
	var upper, lower, digit, other uint32
	for i, c := range form {
		switch {
		case c >= '0' && c <= '9':
			digit = 1
		case c >= 'a' && c <= 'z':
			lower = 1
		case c >= 'A' && c <= 'Z':
			if i == 0 {
				upper |= 1
			} else {
				upper |= 2
			}
		case c < utf8.RuneSelf:
			other = 1
		default:
			lower |= 2
		}
	}
	return upper | lower<<2 | digit<<4 | other<<5 | uint32(min(len(form), 4))<<6
}

// suffix returns the last n bytes of a word, or the word with a mark.
func suffix(s string, n int) string {
	if len(s) <= n {
		return s + "$"
	}
	return s[len(s)-n:]
}

// prefix returns the first n bytes of a word, or the word with a mark.
func prefix(s string, n int) string {
	if len(s) <= n {
		return "^" + s
	}
	return s[:n]
}

// mask replaces digits, so that numbers of one length look alike.
func mask(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, s)
}
