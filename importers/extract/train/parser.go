package main

import (
	"fmt"
	"sync"

	"clew/importers/extract/conllu"
	"clew/importers/extract/parse"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
	"clew/importers/extract/wordclass"
)

const (
	parserEpochs   = 8
	parserFeatures = 330_000
	folds          = 4
	foldEpochs     = 3
)

// trainParser learns the parser from predicted tags and tells its accuracy on
// the dev parts, whose tags the tagger in the output folder predicts.
func trainParser(t *task) error {
	sentences, err := t.training()
	if err != nil {
		return err
	}
	data, err := t.model("tagger.bin")
	if err != nil {
		return err
	}
	classes, err := t.classes()
	if err != nil {
		return err
	}
	tagger, err := tag.Decode(data, classes)
	if err != nil {
		return err
	}
	t.retag(sentences, classes)
	epochs := t.epochs
	if epochs == 0 {
		epochs = parserEpochs
	}
	parser := parse.Train(sentences, classes, parse.Options{
		Epochs: epochs, Seed: t.seed, Prune: perceptron.Prune{MinHits: 2, MaxFeatures: parserFeatures, MinWeight: minWeight},
		Progress: func(epoch, right, steps int) {
			fmt.Fprintf(t.log, "parser: epoch %d: %.2f%% right while learning\n", epoch, percent(right, steps))
		},
	})
	if err := t.save("parser.bin", parser.Append(nil)); err != nil {
		return err
	}
	return t.eachDev(func(bank string, dev []conllu.Sentence) {
		var s treeScore
		for i := range dev {
			d := parse.Document(&dev[i])
			tagger.Tag(d)
			parser.Parse(d)
			s.add(&dev[i], d)
		}
		fmt.Fprintf(t.log, "%s.dev: %v\n", bank, &s)
	})
}

// retag replaces the tags of the training sentences by predicted ones: each
// fold is tagged by a tagger that learned from the others, so that the parser
// sees the mistakes that it will meet.
func (t *task) retag(sentences []conllu.Sentence, classes *wordclass.Table) {
	var wait sync.WaitGroup
	slots := make(chan struct{}, 2)
	documents := make([][][2]string, len(sentences))
	for fold := range folds {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var rest []conllu.Sentence
			for i := range sentences {
				if i/10%folds != fold {
					rest = append(rest, sentences[i])
				}
			}
			o := t.taggerOptions(fmt.Sprintf("fold %d", fold+1))
			o.Epochs, o.Progress = foldEpochs, nil
			o.Prune.MinWeight = 0 // these are thrown away: size does not matter
			tagger := tag.Train(rest, classes, o)
			for i := range sentences {
				if i/10%folds == fold {
					documents[i] = tagsOf(tagger, &sentences[i])
				}
			}
			fmt.Fprintf(t.log, "tagged fold %d of %d\n", fold+1, folds)
		})
	}
	wait.Wait()
	for i := range sentences {
		for j, tags := range documents[i] {
			sentences[i].Words[j].XPOS, sentences[i].Words[j].UPOS = tags[0], tags[1]
		}
	}
}

// tagsOf returns the predicted tags of a sentence.
func tagsOf(tagger *tag.Tagger, s *conllu.Sentence) [][2]string {
	d := parse.Document(s)
	tagger.Tag(d)
	out := make([][2]string, len(d.Tokens))
	for i := range d.Tokens {
		out[i] = [2]string{d.Tokens[i].XPOS, d.Tokens[i].UPOS}
	}
	return out
}
