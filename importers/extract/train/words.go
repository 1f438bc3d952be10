package main

import (
	"fmt"
	"strings"

	"clew/importers/extract/conllu"
	"clew/importers/extract/doc"
	"clew/importers/extract/ner"
	"clew/importers/extract/parse"
	"clew/importers/extract/wordclass"
)

// wordCorpora are the files of the open folder whose text teaches the clusters.
var wordCorpora = []string{"gmb", "wikigold", "crossner-politics", "re3d"}

// trainWords clusters the words of the plain text of the corpora and of the
// treebanks.
func trainWords(t *task) error {
	docs, err := t.openText()
	if err != nil {
		return err
	}
	o := t.nameOptions("words")
	learned := ner.LearnWords(docs, o)
	classes := map[string]wordclass.Class{}
	for _, d := range docs {
		for i := range d.Tokens {
			low := strings.ToLower(d.Tokens[i].Form)
			if c := learned.Clusters(low); c[2] != 0 {
				classes[low] = wordclass.Class{Coarse: uint8(c[0]), Middle: uint8(c[1]), Fine: c[2]}
			}
		}
	}
	fmt.Fprintf(t.log, "words: %d with clusters\n", len(classes))
	return t.save("words.bin", wordclass.New(classes).Append(nil))
}

// openText reads the plain text of the treebanks and the corpora.
func (t *task) openText() ([]*doc.Document, error) {
	sentences, err := t.training()
	if err != nil {
		return nil, err
	}
	docs := treebankDocuments(sentences)
	for _, name := range wordCorpora {
		examples, err := t.learning(name)
		if err != nil {
			return nil, err
		}
		for _, e := range examples {
			docs = append(docs, e.Doc)
		}
	}
	return docs, nil
}

// treebankDocuments joins the sentences to documents of a bounded size.
func treebankDocuments(sentences []conllu.Sentence) []*doc.Document {
	docs := make([]*doc.Document, len(sentences))
	for i := range sentences {
		docs[i] = parse.Document(&sentences[i])
	}
	return docs
}

// classes reads the word classes of the output folder.
func (t *task) classes() (*wordclass.Table, error) {
	data, err := t.model("words.bin")
	if err != nil {
		return nil, err
	}
	return wordclass.Decode(data)
}
