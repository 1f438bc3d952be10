package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"clew/importers/extract/ner"
)

// The corpora of names, as files of the open folder without their endings.
var (
	nerCorpora = []string{"gum", "re3d", "uner-ewt", "wikigold", "crossner-politics", "wnut17", "gmb"}
	nerDev     = []string{"gum", "re3d", "uner-ewt", "wikigold", "wnut17", "gmb"}
)

// trainNER learns the clusters of words and the name recognizer and tells its
// F1 on the dev parts. Sets in the folder measure-only are measured as well.
func trainNER(t *task) error {
	o := t.nameOptions("ner")
	examples, docs, err := t.nameExamples()
	if err != nil {
		return err
	}
	gaz := ner.DefaultGazetteer()
	data := ner.Train(examples, ner.LearnWords(docs, o), gaz, o)
	if err := t.save("ner.bin", data); err != nil {
		return err
	}
	r, err := ner.New(data, gaz)
	if err != nil {
		return err
	}
	return t.reportDev(r)
}

// nameOptions are the settings of the trainers of names and words.
func (t *task) nameOptions(who string) ner.Options {
	o := ner.DefaultOptions()
	o.Seed = t.seed
	o.Epochs, o.NetEpochs = t.passes(o.Epochs), t.passes(o.NetEpochs)
	if t.quick {
		o.Articles /= quickShare
	}
	o.Log = func(format string, args ...any) { fmt.Fprintf(t.log, who+": "+format+"\n", args...) }
	return o
}

// reportDev tells the F1 on the dev parts and on the sets for measuring.
func (t *task) reportDev(r *ner.Recognizer) error {
	for _, name := range nerDev {
		e, err := t.corpus("open/" + name + ".dev.jsonl")
		if err != nil {
			return err
		}
		t.reportNames(r, name, e)
	}
	extra, err := filepath.Glob(filepath.Join(t.data, "measure-only", "*.dev.jsonl.xz"))
	if err != nil {
		return fmt.Errorf("listing the sets for measuring: %w", err)
	}
	for _, path := range extra {
		name := filepath.Base(path[:len(path)-len(".dev.jsonl.xz")])
		e, err := t.corpus("measure-only/" + name + ".dev.jsonl")
		if err != nil {
			return err
		}
		t.reportNames(r, name, e)
	}
	return nil
}

// learning reads the train part of a corpus of names.
func (t *task) learning(name string) ([]*ner.Example, error) {
	e, err := t.corpus("open/" + name + ".train.jsonl")
	return thin(t, e), err
}

// corpus reads one annotated corpus.
func (t *task) corpus(name string) ([]*ner.Example, error) {
	data, err := t.open(name)
	if err != nil {
		return nil, err
	}
	e, err := ner.ReadCorpus(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return e, nil
}

func (t *task) reportNames(r *ner.Recognizer, name string, examples []*ner.Example) {
	total, by := r.Evaluate(examples)
	fmt.Fprintf(t.log, "%s.dev: F1 %.1f (P %.1f R %.1f) PERSON %.1f ORG %.1f PLACE %.1f\n", name, 100*total.F1(),
		100*total.Precision(), 100*total.Recall(), 100*by["PERSON"].F1(), 100*by["ORG"].F1(), 100*by["PLACE"].F1())
}
