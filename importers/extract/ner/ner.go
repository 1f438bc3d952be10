// Package ner finds names in tokenized text: people, organizations, places,
// events and other names.
//
// The recognizer is a linear model over hashed features of the words, of the
// stretch of capitals around them and of all their other places in the
// document, decoded by Viterbi's algorithm under the BILOU scheme. A second
// pass lets the places of one word in a document agree. The model is learned
// by an averaged structured perceptron; a small recurrent network adds what it
// makes of the order of the words. docs/training.md tells from what.
//
// Scores are whole numbers, so that every machine finds the same names.
package ner

import (
	"fmt"
	"sync"

	assets "clew/assets/models"
	"clew/importers/extract/doc"
)

// Recognizer finds names. It does not change and may be used by many
// goroutines at the same time, each with its own document.
type Recognizer struct {
	model *model
	net   *network // may be nil
	gaz   Gazetteer
	work  sync.Pool // *workspace
}

// New returns a recognizer with the model that Train wrote. A nil gazetteer
// knows no names. The error wraps ErrModel when data is not such a model.
func New(data []byte, gaz Gazetteer) (*Recognizer, error) {
	m, err := decode(data)
	if err != nil {
		return nil, err
	}
	if gaz == nil {
		gaz = noGazetteer{}
	}
	return &Recognizer{model: m, gaz: gaz}, nil
}

var loadDefault = sync.OnceValues(func() (*Recognizer, error) {
	r, err := New(assets.Names, DefaultGazetteer())
	if err == nil {
		r, err = r.WithNet(assets.NameNet)
	}
	if err != nil {
		return nil, fmt.Errorf("loading the built-in name recognizer: %w", err)
	}
	return r, nil
})

// Default returns the recognizer with the built-in model and lists. They are
// loaded once; every call returns the same recognizer.
func Default() (*Recognizer, error) { return loadDefault() }

// WithNet returns a recognizer that also uses the network that TrainNet wrote.
// The error wraps ErrModel when data is none.
func (r *Recognizer) WithNet(data []byte) (*Recognizer, error) {
	net, err := decodeNet(data)
	if err != nil {
		return nil, err
	}
	return &Recognizer{model: r.model, net: net, gaz: r.gaz}, nil
}

// Recognize sets d.Names from the tokens and sentences of d. Names are sorted,
// do not overlap and lie inside one sentence.
func (r *Recognizer) Recognize(d *doc.Document) {
	w, _ := r.work.Get().(*workspace)
	if w == nil {
		w = newWorkspace(r.model)
	}
	defer r.work.Put(w)
	a := analyze(d, &r.model.table, r.gaz, w.memory)
	d.Names = w.find(r.model, r.net, a)
	for i, n := range d.Names {
		d.Names[i] = trimName(d, n)
	}
}
