package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/importers/extract/doc"
	"clew/importers/extract/perceptron"
)

// look holds what the features need to know of a word; all but the form are
// hashes.
type look struct {
	form, lower  uint32
	suffix       [5]uint32 // of 1 … 5 runes, of the lower-case form
	prefix       [4]uint32
	shape, kind  uint32 // kind: tags that the word bears in the training data
	tag          uint32 // set when the word is tagged
	middle, fine uint32 // clusters
}

// border stands for the positions outside the sentence.
var border = look{form: 1, lower: 1, shape: 1, kind: 1, tag: 1}

// sentence holds the words of a sentence under analysis.
type sentence struct {
	words   []look // with two borders on either side
	classes []int
	buf     []uint32
	style   uint32 // writing of the whole sentence: normal, capitals, headline
	scratch []byte
}

const (
	plain    = 0
	capitals = 1
	headline = 2
)

// reset takes up a new sentence.
func (s *sentence) reset(words *lexicon, forms []string) {
	s.words, s.classes = s.words[:0], s.classes[:0]
	s.style = styleOf(forms)
	s.words = append(s.words, border, border)
	for _, form := range forms {
		s.words = append(s.words, s.look(words, form))
		s.classes = append(s.classes, 0)
	}
	s.words = append(s.words, border, border)
}

// set records the class of word i.
func (s *sentence) set(i, class int, tags []pair) {
	s.classes[i] = class
	s.words[i+2].tag = tags[class].hash
}

// styleOf tells sentences in capitals and headlines with a capital on nearly
// every word from running text, so that capitals count for less in them.
func styleOf(forms []string) uint32 {
	var words, upper, title int
	for _, form := range forms {
		r, size := utf8.DecodeRuneInString(form)
		if !unicode.IsLetter(r) || size == len(form) {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			title++
			if doc.IsUpper(form) {
				upper++
			}
		}
	}
	switch {
	case words >= 3 && upper*10 >= words*8:
		return capitals
	case words >= 4 && title*10 >= words*7:
		return headline
	}
	return plain
}

// look computes the hashes of a word.
func (s *sentence) look(words *lexicon, form string) look {
	lower := strings.ToLower(form)
	s.scratch = s.scratch[:0]
	for i := range len(lower) {
		c := lower[i]
		if c >= '0' && c <= '9' {
			c = '0'
		}
		s.scratch = append(s.scratch, c)
	}
	hash := perceptron.String(lower)
	l := look{lower: perceptron.String(s.scratch), shape: perceptron.String(shape(form, s.style)), kind: words.kind(hash)}
	class := words.classes.Of(hash)
	l.middle, l.fine = uint32(class.Middle), uint32(class.Fine)
	l.form = l.lower
	if s.style == plain {
		l.form = perceptron.String(form)
	}
	end, start := len(s.scratch), 0
	for i := range l.suffix {
		if end > 0 {
			_, size := utf8.DecodeLastRune(s.scratch[:end])
			end -= size
		}
		l.suffix[i] = perceptron.String(s.scratch[end:])
		if i < len(l.prefix) {
			_, size := utf8.DecodeRune(s.scratch[start:])
			start += size
			l.prefix[i] = perceptron.String(s.scratch[:start])
		}
	}
	return l
}

// shape describes capitals, digits and marks of a word, runs shortened to two.
func shape(form string, style uint32) []byte {
	out := make([]byte, 0, 16)
	var last byte
	run := 0
	for _, r := range form {
		c := byte('?')
		switch {
		case unicode.IsUpper(r) && style == capitals:
			c = 'c'
		case unicode.IsUpper(r) && style == headline:
			c = 'T'
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '9'
		case r < utf8.RuneSelf:
			c = byte(r)
		case unicode.IsLetter(r):
			c = 'l'
		}
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run <= 2 && len(out) < 12 {
			out = append(out, c)
		}
	}
	return out
}

// group is a set of features by what they look at.
type group uint8

const (
	ofWord   group = 1 << iota // the word alone
	ofLeft                     // the word before alone
	ofRight                    // the word behind alone
	ofLeft2                    // the word two before alone
	ofRight2                   // the word two behind alone
	ofPlace                    // the word and whether it is the first
	ofTags                     // the two tags before alone
	together                   // several words, or words and tags
	all      = ofWord | ofLeft | ofRight | ofLeft2 | ofRight2 | ofPlace | ofTags | together
)

// features returns the features of word i; they hold until the next call.
func (s *sentence) features(i int) []uint32 { return s.list(s.words[i:i+5], i == 0, all) }

// list returns features of some groups of the third of five words, which may be the
// first one of its sentence; they hold until the next call.
func (s *sentence) list(w []look, isFirst bool, want group) []uint32 {
	a, b, c, d, e := &w[0], &w[1], &w[2], &w[3], &w[4]
	s.buf = s.buf[:0]
	n := uint32(0)
	add := func(g group, values ...uint32) {
		if g&want != 0 {
			s.buf = append(s.buf, perceptron.Hash(n, values...))
		}
		n++
	}
	add(ofWord)
	add(ofWord, c.form)
	add(ofWord, c.lower)
	add(ofLeft, b.lower)
	add(ofRight, d.lower)
	add(ofLeft2, a.lower)
	add(ofRight2, e.lower)
	add(together, b.lower, c.lower)
	add(together, c.lower, d.lower)
	add(together, b.lower, d.lower)
	for k, suffix := range c.suffix {
		add(ofWord, suffix)
		if k == 1 || k == 2 {
			add(ofWord, suffix, c.shape)
		}
	}
	for _, prefix := range c.prefix {
		add(ofWord, prefix)
	}
	first := uint32(0)
	if isFirst {
		first = 1
	}
	add(ofWord, c.shape)
	add(ofPlace, c.shape, first, s.style)
	add(together, b.shape, c.shape)
	add(together, c.shape, d.shape)
	add(ofTags, b.tag)
	add(ofTags, a.tag, b.tag)
	add(together, b.tag, c.lower)
	add(together, b.tag, d.lower)
	add(together, b.tag, c.suffix[2])
	add(together, a.tag, b.tag, c.lower)
	add(ofLeft, b.suffix[2])
	add(ofRight, d.suffix[2])
	add(together, d.suffix[1], c.suffix[1])
	add(ofRight, d.prefix[0], d.shape)
	add(ofWord, c.kind)
	add(ofRight, d.kind)
	add(ofRight2, e.kind)
	add(together, b.tag, c.kind)
	add(together, a.tag, b.tag, c.kind)
	add(together, b.tag, d.kind)
	add(together, c.kind, d.kind)
	add(together, c.kind, d.kind, e.kind)
	add(together, b.tag, c.kind, d.kind)
	add(together, b.tag, c.kind, d.lower)
	add(together, b.lower, c.kind, d.kind)
	add(ofWord, c.middle)
	add(ofWord, c.fine)
	add(ofLeft, b.middle)
	add(ofRight, d.middle)
	add(together, b.middle, c.middle)
	add(together, c.middle, d.middle)
	add(together, b.tag, c.middle)
	add(together, b.tag, c.middle, d.middle)
	add(ofWord, c.middle, c.suffix[1])
	return s.buf
}
