package main

import (
	"fmt"

	"clew/importers/extract/conllu"
	"clew/importers/extract/parse"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
)

const (
	taggerEpochs   = 8
	taggerFeatures = 170_000
	minWeight      = 10 // of 63 for a large weight
)

// trainTagger learns the tagger and tells its accuracy on the dev parts.
func trainTagger(t *task) error {
	sentences, err := t.training()
	if err != nil {
		return err
	}
	classes, err := t.classes()
	if err != nil {
		return err
	}
	tagger := tag.Train(sentences, classes, t.taggerOptions("tagger"))
	if err := t.save("tagger.bin", tagger.Append(nil)); err != nil {
		return err
	}
	return t.eachDev(func(bank string, dev []conllu.Sentence) {
		var s tagScore
		for i := range dev {
			d := parse.Document(&dev[i])
			tagger.Tag(d)
			s.add(&dev[i], d)
		}
		fmt.Fprintf(t.log, "%s.dev: %v\n", bank, &s)
	})
}

func (t *task) taggerOptions(name string) tag.Options {
	return tag.Options{
		Epochs: t.passes(taggerEpochs), Seed: t.seed, Prune: perceptron.Prune{MinHits: 2, MaxFeatures: taggerFeatures, MinWeight: minWeight},
		Progress: func(epoch, right, words int) {
			fmt.Fprintf(t.log, "%s: epoch %d: %.2f%% right while learning\n", name, epoch, percent(right, words))
		},
	}
}

// eachDev calls f with the dev part of each treebank.
func (t *task) eachDev(f func(bank string, dev []conllu.Sentence)) error {
	for _, bank := range banks {
		dev, err := t.treebank(bank, "dev")
		if err != nil {
			return err
		}
		f(bank, dev)
	}
	return nil
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
