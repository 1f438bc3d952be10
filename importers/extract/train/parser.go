package main

import (
	"fmt"
	"sync"

	"clew/importers/extract/conllu"
	"clew/importers/extract/parse"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
)

const (
	parserEpochs   = 10
	parserFeatures = 450_000
	folds          = 6
	foldEpochs     = 5
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
	tagger, err := tag.Decode(data)
	if err != nil {
		return err
	}
	t.retag(sentences)
	epochs := t.epochs
	if epochs == 0 {
		epochs = parserEpochs
	}
	parser := parse.Train(sentences, parse.Options{
		Epochs: epochs, Seed: t.seed, Prune: perceptron.Prune{MinHits: 2, MaxFeatures: parserFeatures},
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
func (t *task) retag(sentences []conllu.Sentence) {
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
			tagger := tag.Train(rest, o)
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
