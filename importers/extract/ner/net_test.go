package ner

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"clew/importers/extract/doc"
)

// trainTinyNet learns a network from the tiny corpus.
func trainTinyNet(t *testing.T, seed uint64) []byte {
	t.Helper()
	examples, err := ReadCorpus(strings.NewReader(tinyCorpus))
	if err != nil {
		t.Fatal(err)
	}
	o := DefaultOptions()
	o.Seed, o.Articles, o.NetEpochs, o.NetBatch = seed, 0, 30, 8
	var docs []*doc.Document
	for _, e := range examples {
		docs = append(docs, e.Doc)
	}
	words, vectors := LearnVectors(docs, 2, 8, seed)
	return TrainNet(examples, LearnWords(docs, o), words, vectors, noGazetteer{}, o, nil)
}

func TestNetIsReproducible(t *testing.T) {
	a, b, c := trainTinyNet(t, 1), trainTinyNet(t, 1), trainTinyNet(t, 2)
	if !bytes.Equal(a, b) {
		t.Error("the same seed made two networks")
	}
	if bytes.Equal(a, c) {
		t.Error("two seeds made the same network")
	}
}

// TestNetAddsToTheModel finds names that the linear model alone, which has
// learned nothing, does not find.
func TestNetAddsToTheModel(t *testing.T) {
	empty, err := New(encode(&wordTable{}, &[numLabels][numLabels]int32{}, nil), nil)
	if err != nil {
		t.Fatal(err)
	}
	const text = "Nils Dahl said nothing. He was in Skien."
	if got := list(annotate(empty, text)); len(got) != 0 {
		t.Fatalf("a model without features found %q", got)
	}
	both, err := empty.WithNet(trainTinyNet(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	got := list(annotate(both, text))
	if want := []string{"PERSON Nils Dahl", "PLACE Skien"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNetReadsLongSentences(t *testing.T) {
	r := recognizer(t)
	text := strings.Repeat("Nils Dahl and Alma Berg of Oslo, ", 200) + "said no."
	for _, n := range annotate(r, text).Names {
		if n.Last <= n.First {
			t.Fatalf("empty name %+v", n)
		}
	}
}

func TestDecodeNetRejects(t *testing.T) {
	data := trainTinyNet(t, 1)
	r := recognizer(t)
	for n := 0; n < len(data); n += len(data)/100 + 1 {
		if _, err := r.WithNet(data[:n]); !errors.Is(err, ErrModel) {
			t.Fatalf("%d of %d bytes: error %v", n, len(data), err)
		}
	}
}
