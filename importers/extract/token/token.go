// Package token splits the text of an article into tokens, sentences and
// paragraphs, in the tokenization of the Universal Dependencies treebanks of
// English (EWT and GUM): clitics are tokens of their own, hyphenated compounds
// are split at the hyphen unless their first part is a mere prefix, and
// abbreviations keep their full stop.
//
// The package accepts any bytes, never panics and takes linear time.
package token

import (
	"unicode/utf8"

	"clew/importers/extract/doc"
)

const (
	// maxSentence bounds the tokens of a sentence, so that the stages that
	// follow see bounded input whatever the text.
	maxSentence = 400
	// maxToken bounds the bytes of one token.
	maxToken = 1024
)

// Annotate fills Tokens (Start, End, Form) and Sentences of d from d.Text and
// drops what stood there. A line break always ends a sentence; every line that
// is not blank is a paragraph of its own. Heads are set to -1.
//
// Every token is a non-empty byte range of the text, tokens are in order and do
// not overlap, and the sentences partition the tokens.
func Annotate(d *doc.Document) {
	s := scanner{text: d.Text}
	s.tokens = make([]doc.Token, 0, len(d.Text)/5+1)
	d.Sentences = nil
	paragraph := 0
	for start := 0; start < len(d.Text); {
		end, next := lineEnd(d.Text, start)
		first := len(s.tokens)
		s.line(start, end)
		if len(s.tokens) > first {
			d.Sentences = appendSentences(d.Sentences, s.tokens, first, paragraph)
			paragraph++
		}
		start = next
	}
	d.Tokens = s.tokens
}

// lineEnd returns where the line that begins at start ends, and where the next
// line begins.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\r' || c == '\v' || c == '\f':
			return i, i + 1
		case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9):
			return i, i + 3 // LINE SEPARATOR and PARAGRAPH SEPARATOR
		case c == 0xC2 && i+1 < len(text) && text[i+1] == 0x85:
			return i, i + 2 // NEXT LINE
		}
	}
	return len(text), len(text)
}

// scanner walks over one line after the other and appends tokens.
type scanner struct {
	text   string
	tokens []doc.Token
	end    int // end of the line
	begin  int // start of the line
	// addressEnd is the end of the last run of characters without a space.
	addressEnd int
}

// add appends the token text[start:end]; empty ranges are dropped.
func (s *scanner) add(start, end int) {
	if start < end {
		s.tokens = append(s.tokens, doc.Token{Start: start, End: end, Form: s.text[start:end], Head: -1})
	}
}

// line appends the tokens of text[start:end].
func (s *scanner) line(start, end int) {
	s.begin, s.end = start, end
	for i := start; i < end; {
		r, size := s.rune(i)
		switch {
		case isSpace(r):
			i += size
		case isWord(r):
			i = s.word(i)
		default:
			i = s.symbol(i, r, size)
		}
	}
}

// rune decodes the rune at i; past the end of the line it returns 0, 0.
func (s *scanner) rune(i int) (rune, int) {
	if i >= s.end || i < s.begin {
		return 0, 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:s.end])
}

// before decodes the rune that ends at i; at the start of the line it returns 0.
func (s *scanner) before(i int) rune {
	if i <= s.begin {
		return 0
	}
	if c := s.text[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[s.begin:i])
	return r
}
