package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"clew/importers/extract/conllu"
	"clew/importers/extract/doc"
)

// tagScore counts right tags and lemmas.
type tagScore struct{ words, upos, xpos, lemma int }

func (s *tagScore) add(gold *conllu.Sentence, d *doc.Document) {
	for i := range gold.Words {
		w, t := &gold.Words[i], &d.Tokens[i]
		s.words++
		s.upos += count(w.UPOS == t.UPOS)
		s.xpos += count(w.XPOS == t.XPOS)
		s.lemma += count(w.Lemma == t.Lemma)
	}
}

func (s *tagScore) String() string {
	return fmt.Sprintf("UPOS %.2f XPOS %.2f lemma %.2f (%d words)",
		percent(s.upos, s.words), percent(s.xpos, s.words), percent(s.lemma, s.words), s.words)
}

// treeScore counts right heads and relations, punctuation included, subtypes
// ignored.
type treeScore struct{ words, heads, labeled, exact int }

func (s *treeScore) add(gold *conllu.Sentence, d *doc.Document) {
	for i := range gold.Words {
		w, t := &gold.Words[i], &d.Tokens[i]
		s.words++
		if w.Head != t.Head+1 {
			continue
		}
		s.heads++
		s.labeled += count(base(w.Rel) == base(t.Rel))
		s.exact += count(w.Rel == t.Rel)
	}
}

func (s *treeScore) String() string {
	return fmt.Sprintf("UAS %.2f LAS %.2f with subtypes %.2f (%d words)",
		percent(s.heads, s.words), percent(s.labeled, s.words), percent(s.exact, s.words), s.words)
}

func base(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// model reads a model that was trained before.
func (t *task) model(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(t.out, name))
	if err != nil {
		return nil, fmt.Errorf("reading the model: %w", err)
	}
	return data, nil
}
