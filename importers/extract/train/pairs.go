package main

import (
	"fmt"
	"strings"

	"clew/importers/extract/lexicon"
	"clew/importers/extract/pairs"
)

// pairFolds is how many parts the marked texts are cut into for measuring.
const pairFolds = 5

// trainPairs learns the classifier of pairs of mentions from the marked texts.
// What it holds for the share of right links is set right by parts of the texts
// that it did not learn from, and measured there.
func trainPairs(t *task) error {
	texts, err := t.markedTexts()
	if err != nil {
		return err
	}
	documents, err := t.analyze(thin(t, texts))
	if err != nil {
		return err
	}
	words, err := t.classes()
	if err != nil {
		return err
	}
	o := pairs.DefaultOptions()
	o.Seed, o.Epochs = t.seed, t.passes(o.Epochs)
	lex := lexicon.Default()
	held := pairs.CrossValidate(documents, lex, words, o, pairFolds)
	for line := range strings.Lines(held.Report()) {
		fmt.Fprint(t.log, "pairs: ", line)
	}
	o.Log = func(format string, args ...any) { fmt.Fprintf(t.log, "pairs: "+format+"\n", args...) }
	c := held.Finish(pairs.Train(documents, lex, words, o), t.seed)
	return t.save("pairs.bin", c.Append(nil))
}
