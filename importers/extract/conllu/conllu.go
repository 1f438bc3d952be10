// Package conllu reads and writes CoNLL-U, the exchange format of the Universal
// Dependencies treebanks.
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The columns of a token line after its number.
const (
	columns = 10
	maxLine = 1 << 20
)

// ErrFormat tells that the input is not CoNLL-U. The error that wraps it names
// the line.
var ErrFormat = errors.New("not CoNLL-U")

// Word is one syntactic word: a line whose number is a plain integer. Empty
// columns ("_") are kept as "_", so that a word is written as it was read.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // number of the head word from 1, 0 for the root, -1 for "_"
	Rel, Deps, Misc                string
}

// SpaceAfter reports whether a space follows the word in the text.
func (w *Word) SpaceAfter() bool { return !strings.Contains(w.Misc, "SpaceAfter=No") }

// Range is a line that is not a word: a token of several words ("1-2") or an
// empty node ("8.1"). It stands before the word with the index Before.
type Range struct {
	Before int
	Line   string
}

// Sentence is a block of lines up to an empty one.
type Sentence struct {
	Comments []string // with their "#"
	Words    []Word
	Ranges   []Range
}

// Text returns the value of the "# text =" comment, or the forms joined by the
// spaces that the words ask for.
func (s *Sentence) Text() string {
	for _, c := range s.Comments {
		if t, ok := strings.CutPrefix(c, "# text = "); ok {
			return t
		}
	}
	var b strings.Builder
	for i := range s.Words {
		b.WriteString(s.Words[i].Form)
		if i+1 < len(s.Words) && s.Words[i].SpaceAfter() {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// Read reads all sentences. The error wraps ErrFormat if the input breaks the
// format, and names the line.
func Read(r io.Reader) ([]Sentence, error) {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), maxLine)
	var all []Sentence
	var current Sentence
	flush := func() {
		if len(current.Words) > 0 || len(current.Comments) > 0 || len(current.Ranges) > 0 {
			all = append(all, current)
			current = Sentence{}
		}
	}
	number := 0
	for scanner.Scan() {
		number++
		line := strings.TrimSuffix(scanner.Text(), "\r")
		if number == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		switch {
		case line == "":
			flush()
		case line[0] == '#':
			current.Comments = append(current.Comments, line)
		default:
			if err := current.add(line); err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("reading CoNLL-U after line %d: %w", number, err)
	}
	flush()
	for i := range all {
		if err := all[i].check(); err != nil {
			return nil, fmt.Errorf("sentence %d: %w", i+1, err)
		}
	}
	return all, nil
}

// add appends the token line to the sentence.
func (s *Sentence) add(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != columns {
		return fmt.Errorf("%w: %d columns instead of %d", ErrFormat, len(f), columns)
	}
	if strings.ContainsAny(f[0], "-.") {
		s.Ranges = append(s.Ranges, Range{Before: len(s.Words), Line: line})
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("%w: word number %q where %d was expected", ErrFormat, f[0], len(s.Words)+1)
	}
	if f[1] == "" {
		return fmt.Errorf("%w: word %d has no form", ErrFormat, id)
	}
	head := -1
	if f[6] != "_" {
		if head, err = strconv.Atoi(f[6]); err != nil || head < 0 {
			return fmt.Errorf("%w: head %q of word %d", ErrFormat, f[6], id)
		}
	}
	s.Words = append(s.Words, Word{
		Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: f[5], Head: head, Rel: f[7], Deps: f[8], Misc: f[9],
	})
	return nil
}

// check reports heads that point outside the sentence.
func (s *Sentence) check() error {
	for i := range s.Words {
		if s.Words[i].Head > len(s.Words) {
			return fmt.Errorf("%w: head %d of word %d does not exist", ErrFormat, s.Words[i].Head, i+1)
		}
	}
	return nil
}

// Write writes sentences as Read reads them.
func Write(w io.Writer, sentences []Sentence) error {
	b := bufio.NewWriter(w)
	for i := range sentences {
		sentences[i].write(b)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing CoNLL-U: %w", err)
	}
	return nil
}

// write leaves errors to the Flush of Write.
func (s *Sentence) write(b *bufio.Writer) {
	for _, c := range s.Comments {
		b.WriteString(c)
		b.WriteByte('\n')
	}
	ranges := s.Ranges
	for i := range s.Words {
		for len(ranges) > 0 && ranges[0].Before <= i {
			b.WriteString(ranges[0].Line)
			b.WriteByte('\n')
			ranges = ranges[1:]
		}
		w := &s.Words[i]
		head := "_"
		if w.Head >= 0 {
			head = strconv.Itoa(w.Head)
		}
		b.WriteString(strconv.Itoa(i + 1))
		for _, field := range [...]string{w.Form, w.Lemma, w.UPOS, w.XPOS, w.Feats, head, w.Rel, w.Deps, w.Misc} {
			b.WriteByte('\t')
			b.WriteString(field)
		}
		b.WriteByte('\n')
	}
	for _, r := range ranges {
		b.WriteString(r.Line)
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
}
