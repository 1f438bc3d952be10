package main

import (
	"fmt"
	"sync"

	"clew/importers/extract/conllu"
	"clew/importers/extract/ner"
	"clew/importers/extract/parse"
	"clew/importers/extract/tag"
	"clew/importers/extract/wordclass"
)

const (
	parserEpochs = 16
	parserBatch  = 600 // words
	folds        = 4
	foldEpochs   = 3
	// Words that occur often enough in the open text get vectors of this size.
	vectorOccurrences = 4
	vectorSize        = 64
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
	docs, err := t.openText()
	if err != nil {
		return err
	}
	words, vectors := ner.LearnVectors(docs, vectorOccurrences, vectorSize, t.seed)
	fmt.Fprintf(t.log, "parser: vectors of %d words\n", len(words))
	parser := parse.Train(sentences, classes, parse.Options{
		Epochs: t.passes(parserEpochs), Seed: t.seed, Batch: parserBatch, Words: words, Vectors: vectors, Tags: t.retag(sentences, classes),
		Progress: func(epoch int, loss float64, parser func() *parse.Parser) {
			fmt.Fprintf(t.log, "parser: epoch %d: loss %.3f a word\n", epoch, loss)
			if err := t.scoreParser(tagger, parser()); err != nil {
				fmt.Fprintln(t.log, "parser:", err)
			}
		},
	})
	if err := t.save("parser.bin", parser.Append(nil)); err != nil {
		return err
	}
	return t.scoreParser(tagger, parser)
}

// scoreParser tells the accuracy on the dev parts.
func (t *task) scoreParser(tagger *tag.Tagger, parser *parse.Parser) error {
	return t.eachDev(func(bank string, dev []conllu.Sentence) {
		var s treeScore
		var tags tagScore
		for i := range dev {
			d := parse.Document(&dev[i])
			tagger.Tag(d)
			parser.Revise(d, func(i int, xpos, upos string) { tagger.Retag(&d.Tokens[i], xpos, upos) })
			s.add(&dev[i], d)
			tags.add(&dev[i], d)
		}
		fmt.Fprintf(t.log, "%s.dev: %v; %v\n", bank, &s, &tags)
	})
}

// retag predicts the tags of the training sentences: each fold is tagged by a
// tagger that learned from the others, so that the parser sees the mistakes
// that it will meet.
func (t *task) retag(sentences []conllu.Sentence, classes *wordclass.Table) [][][2]string {
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
			o.Epochs, o.Progress = t.passes(foldEpochs), nil
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
	return documents
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
