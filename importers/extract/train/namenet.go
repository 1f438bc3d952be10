package main

import (
	"clew/importers/extract/doc"
	"clew/importers/extract/ner"
)

// Words that occur often enough in the texts of the corpora get vectors of this
// size.
const (
	nameVectorOccurrences = 5
	nameVectorSize        = 64
)

// trainNameNet learns the network that reads beside the name recognizer of the
// output folder, and tells the F1 of both together on the dev parts.
func trainNameNet(t *task) error {
	o := t.nameOptions("namenet")
	data, err := t.model("ner.bin")
	if err != nil {
		return err
	}
	gaz := ner.DefaultGazetteer()
	base, err := ner.New(data, gaz)
	if err != nil {
		return err
	}
	examples, docs, err := t.nameExamples()
	if err != nil {
		return err
	}
	words, vectors := ner.LearnVectors(docs, nameVectorOccurrences, nameVectorSize, t.seed)
	net := ner.TrainNet(examples, ner.LearnWords(docs, o), words, vectors, gaz, o, func(_ int, _ float64, net []byte) {
		if both, err := base.WithNet(net); err == nil {
			_ = t.reportDev(both)
		}
	})
	return t.save("namenet.bin", net)
}

// nameExamples reads the train parts of the corpora of names.
func (t *task) nameExamples() ([]*ner.Example, []*doc.Document, error) {
	var examples []*ner.Example
	for _, name := range nerCorpora {
		e, err := t.learning(name)
		if err != nil {
			return nil, nil, err
		}
		examples = append(examples, e...)
	}
	docs := make([]*doc.Document, len(examples))
	for i, e := range examples {
		docs[i] = e.Doc
	}
	return examples, docs, nil
}
