package main

import (
	"bytes"
	"fmt"

	"clew/importers/extract/conllu"
)

// banks are the treebanks; each has a train and a dev file.
var banks = []string{"ewt", "gum"}

// treebank reads one part ("train", "dev") of a treebank.
func (t *task) treebank(bank, part string) ([]conllu.Sentence, error) {
	name := "treebank/" + bank + "." + part + ".conllu"
	data, err := t.open(name)
	if err != nil {
		return nil, err
	}
	sentences, err := conllu.Read(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	kept := sentences[:0]
	for _, s := range sentences {
		if len(s.Words) > 0 {
			kept = append(kept, s)
		}
	}
	return kept, nil
}

// training reads the train parts of all treebanks.
func (t *task) training() ([]conllu.Sentence, error) {
	var all []conllu.Sentence
	for _, bank := range banks {
		s, err := t.treebank(bank, "train")
		if err != nil {
			return nil, err
		}
		all = append(all, thin(t, s)...)
	}
	return all, nil
}
