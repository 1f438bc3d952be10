// Package doc holds the annotated document that the stages of extraction hand
// on to each other: each stage fills its fields and leaves the others alone.
//
//	token → tag → ner → names → parse → coref → relations, events, predicates
//
// All offsets are byte offsets into Document.Text, all token references are
// indexes into Document.Tokens (not into a sentence).
package doc

import (
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/extract/trace"
)

// Token is one word or punctuation mark, in the tokenization of Universal
// Dependencies English (possessive "'s" and "n't" are tokens of their own).
type Token struct {
	Start, End int    // byte offsets
	Form       string // Text[Start:End]
	Lemma      string // lower case but for proper nouns; set by tag
	UPOS       string // universal tag ("PROPN"); set by tag
	XPOS       string // Penn tag ("NNP"); set by tag
	Head       int    // index of the head token, -1 for the root of a sentence; set by parse
	Common     bool   // open text practically never gives it a capital inside sentences; set by ner
	Rel        string // universal relation without subtype loss: "nsubj:pass", "obl"; set by parse
}

// Sentence is a half-open range of tokens.
type Sentence struct {
	First, Last int // token range [First, Last)
	Start, End  int // byte range, without surrounding space
	Paragraph   int // running number of the paragraph
}

// Name is a named mention: a maximal span of tokens that names something.
type Name struct {
	First, Last int // token range [First, Last), inside one sentence
	Type        graphmodel.MentionType
	Score       float64 // confidence 0…1 of the recognizer
	// Told is what the words of the name and those around all its places say for
	// Type, and Lead by how much that and the recognizer say more for it than for
	// any other kind of entity; both in points of package names, 0 where nobody
	// asked.
	Told, Lead float64
	// Demonym marks adjectives and names of peoples that stand for a country.
	Demonym bool
	// Key is the entry of the built-in knowledge, or "".
	Key string
}

// Document is an article under analysis. It is used by one goroutine at a time.
type Document struct {
	Text      string
	Title     string          // not part of Text; context only
	Published graphmodel.Date // reference for relative dates; zero when unknown
	Tokens    []Token
	Sentences []Sentence
	Names     []Name     // sorted by First, not overlapping
	Trace     *trace.Log // where rules note their reasons; nil for nobody who asks
}

// Span returns the byte span of the token range [first, last).
func (d *Document) Span(first, last int) graphmodel.Span {
	if first >= last {
		return graphmodel.Span{}
	}
	return graphmodel.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}
}

// Phrase returns the text of the token range [first, last) with one space where
// there is any.
func (d *Document) Phrase(first, last int) string {
	text := d.Text[d.Tokens[first].Start:d.Tokens[last-1].End]
	if isOneLine(text) {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// isOneLine reports whether a text surely has single spaces only, and inside.
func isOneLine(text string) bool {
	space := true
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || space && c == ' ' {
			return false
		}
		space = c == ' '
	}
	return !space
}

// SentenceOf returns the index of the sentence that holds token i.
func (d *Document) SentenceOf(i int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
