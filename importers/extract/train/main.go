// Command train learns the models that the program carries and writes them to
// the folder of the embedded files.
//
//	go run ./importers/extract/train -data DIR [-out assets/models] [-quick] words|tagger|parser|ner|namenet|pairs|events|check|all
//
// docs/training.md tells what DIR holds and where the data come from.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// task is what a trainer works on.
type task struct {
	data  string // folder with treebank/*.conllu.xz and open/*.jsonl.xz
	out   string // folder for the models
	marks string // folder with the marked articles
	seed  uint64
	// epochs is the number of passes over the data; 0 leaves it to the trainer.
	epochs int
	// quick learns from a part of the data in one or two passes: it goes through
	// every step, for a look whether all works, and the models are poor.
	quick bool
	log   io.Writer
}

// trainers lists what can be trained, in the order of "all": the parser learns
// from the tags of the tagger, and both use the clusters of words.
var trainers = []struct {
	name  string
	train func(*task) error
}{
	{"words", trainWords},
	{"tagger", trainTagger},
	{"parser", trainParser},
	{"ner", trainNER},
	{"namenet", trainNameNet},
	{"pairs", trainPairs},
	{"events", trainEvents},
	{"check", check},
}

func main() {
	t := &task{log: os.Stderr}
	flag.StringVar(&t.data, "data", "", "folder with treebank/ and open/")
	flag.StringVar(&t.out, "out", "assets/models", "folder for the models")
	flag.StringVar(&t.marks, "marks", "importers/extract/testdata", "folder with the marked articles")
	flag.Uint64Var(&t.seed, "seed", 1, "seed of the random order")
	flag.IntVar(&t.epochs, "epochs", 0, "passes over the data; 0 for the trainer's own number")
	flag.BoolVar(&t.quick, "quick", false, "go through all steps with little data: the models are poor")
	flag.Parse()
	if err := run(t, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run runs the named trainers.
func run(t *task, names []string) error {
	if t.data == "" || len(names) == 0 {
		return fmt.Errorf("usage: train -data DIR [-out DIR] %s", usage())
	}
	for _, name := range names {
		found := false
		for _, tr := range trainers {
			if name != tr.name && name != "all" {
				continue
			}
			found = true
			start := time.Now()
			if err := tr.train(t); err != nil {
				return fmt.Errorf("training the %s: %w", tr.name, err)
			}
			fmt.Fprintf(t.log, "%s: done in %v\n", tr.name, time.Since(start).Round(time.Second))
		}
		if !found {
			return fmt.Errorf("no trainer is named %q; there are %s", name, usage())
		}
	}
	return nil
}

func usage() string {
	var names []string
	for _, tr := range trainers {
		names = append(names, tr.name)
	}
	return strings.Join(append(names, "all"), "|")
}

// open returns the content of a file of the data folder, unpacked by the xz
// program if only the packed file exists.
func (t *task) open(name string) ([]byte, error) {
	path := filepath.Join(t.data, name)
	data, err := os.ReadFile(path)
	if err == nil {
		return data, nil
	}
	if _, err := os.Stat(path + ".xz"); err != nil {
		return nil, fmt.Errorf("opening training data: %w", err)
	}
	out, err := exec.Command("xz", "--decompress", "--stdout", path+".xz").Output()
	if err != nil {
		return nil, fmt.Errorf("unpacking %s.xz (is xz installed?): %w", path, err)
	}
	return out, nil
}

// passes returns how often a trainer goes over its data: the number asked for,
// else its own.
func (t *task) passes(own int) int {
	switch {
	case t.epochs > 0:
		return t.epochs
	case t.quick:
		return min(own, quickPasses)
	}
	return own
}

const (
	quickPasses = 2
	quickShare  = 6 // one document or sentence in so many is learned from
)

// thin keeps what a quick run learns from of a train part.
func thin[T any](t *task, all []T) []T {
	if !t.quick {
		return all
	}
	var kept []T
	for i := 0; i < len(all); i += quickShare {
		kept = append(kept, all[i])
	}
	return kept
}

// save writes a model and tells its size.
func (t *task) save(name string, data []byte) error {
	path := filepath.Join(t.out, name)
	if err := os.MkdirAll(t.out, 0o755); err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	fmt.Fprintf(t.log, "%s: %d bytes\n", path, len(data))
	return nil
}
