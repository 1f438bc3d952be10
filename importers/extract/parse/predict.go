package parse

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clew/importers/extract/conllu"
	"clew/importers/extract/doc"
	"clew/importers/extract/tag"
)

// Predict reads CoNLL-U from r and writes it to w with lemma, tags, head and
// relation predicted by the built-in models. Tokens, comments and the other
// columns stay, but for the enhanced graph, which would contradict the tree.
func Predict(ctx context.Context, r io.Reader, w io.Writer) error {
	tagger, err := tag.Default()
	if err != nil {
		return err
	}
	parser, err := Default()
	if err != nil {
		return err
	}
	sentences, err := conllu.Read(r)
	if err != nil {
		return fmt.Errorf("reading CoNLL-U: %w", err)
	}
	for i := range sentences {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("parsing CoNLL-U: %w", err)
		}
		d := Document(&sentences[i])
		tagger.Tag(d)
		parser.Revise(d, func(i int, xpos, upos string) { tagger.Retag(&d.Tokens[i], xpos, upos) })
		copyInto(&sentences[i], d)
	}
	return conllu.Write(w, sentences)
}

// Document returns a document of the words of one sentence, joined by spaces.
func Document(s *conllu.Sentence) *doc.Document {
	d := &doc.Document{}
	var text []byte
	for i := range s.Words {
		form := s.Words[i].Form
		start := len(text)
		text = append(text, form...)
		d.Tokens = append(d.Tokens, doc.Token{Start: start, End: len(text), Form: form, Head: -1})
		text = append(text, ' ')
	}
	d.Text = string(text)
	if n := len(d.Tokens); n > 0 {
		d.Sentences = []doc.Sentence{{Last: n, End: d.Tokens[n-1].End}}
	}
	return d
}

// copyInto copies what was predicted into the sentence.
func copyInto(s *conllu.Sentence, d *doc.Document) {
	for i := range s.Words {
		w, t := &s.Words[i], &d.Tokens[i]
		w.Lemma, w.UPOS, w.XPOS, w.Head, w.Rel = t.Lemma, t.UPOS, t.XPOS, t.Head+1, t.Rel
		if i > 0 && w.XPOS == "JJ" {
			w.Lemma = keepCapital(w.Form, w.Lemma)
		}
		w.Feats, w.Deps = "_", strconv.Itoa(w.Head)+":"+w.Rel
	}
}

// keepCapital gives the lemma of an adjective the capital of its form, as the
// treebanks write adjectives of nations. Within the program lemmas of
// adjectives are lower case.
func keepCapital(form, lemma string) string {
	if form == "" || lemma == "" || form[0] < 'A' || form[0] > 'Z' || form == strings.ToUpper(form) {
		return lemma
	}
	return strings.ToUpper(lemma[:1]) + lemma[1:]
}
