package ner

import (
	"math/rand/v2"
	"strings"
	"testing"

	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// TestCopiesAreSound makes every kind of copy many times and checks that its
// sentences cover its tokens and that its labels are a legal sequence with the
// names of the original.
func TestCopiesAreSound(t *testing.T) {
	examples, err := ReadCorpus(strings.NewReader(tinyCorpus))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		e.align()
	}
	v := newInventor(examples, &wordTable{}, noGazetteer{})
	rng := rand.New(rand.NewPCG(3, 3))
	changed := false
	for range 50 {
		for _, e := range examples {
			for name, c := range map[string]*Example{"invented": v.copy(e, rng), "headlines": headlines(e, rng), "dateline": v.dateline(e, rng)} {
				if len(c.labels) != len(c.Doc.Tokens) {
					t.Fatalf("%s: %d labels for %d tokens", name, len(c.labels), len(c.Doc.Tokens))
				}
				at, names := 0, 0
				for _, s := range c.Doc.Sentences {
					if s.First != at {
						t.Fatalf("%s: sentence begins at %d, want %d", name, s.First, at)
					}
					at = s.Last
					prev := outside
					for _, l := range c.labels[s.First:s.Last] {
						if !legal(prev, int(l)) {
							t.Fatalf("%s: label %d after %d", name, l, prev)
						}
						prev = int(l)
					}
					for _, sp := range spans(c.labels[s.First:s.Last]) {
						if types[sp.typ] == "PERSON" {
							names++
						}
					}
				}
				if at != len(c.Doc.Tokens) || names != 1 {
					t.Fatalf("%s: %d of %d tokens, %d people", name, at, len(c.Doc.Tokens), names)
				}
				changed = changed || c.Doc.Tokens[1].Form != e.Doc.Tokens[1].Form
			}
		}
	}
	if !changed {
		t.Error("no copy has other names")
	}
}

func TestDatelineEnd(t *testing.T) {
	for text, want := range map[string]string{
		"ROME, May 3 (Reuters) - Rain fell.":     "Rain",
		"QUITO (AP) — Prices rose.":              "Prices",
		"BULAWAYO, Zimbabwe — Prices rose.":      "Prices",
		"Lagos (Harbour Wire) - Prices rose.":    "Prices",
		"EU-led talks ended.":                    "",
		"The minister - a former judge - agreed": "",
		"HELSINKI wins again.":                   "",
	} {
		d := &doc.Document{Text: text}
		token.Annotate(d)
		a := analyze(d, &wordTable{}, noGazetteer{}, newMemory())
		got := ""
		if s := a.sentences[0]; s.dateline > s.first {
			got = a.words[s.dateline].form
		}
		if got != want {
			t.Errorf("%q: the dateline ends before %q, want %q", text, got, want)
		}
	}
}

func TestHashes(t *testing.T) {
	for _, s := range []string{"", "Oslo", "Škrabák", "北京", "O’Dorran"} {
		if hashRunes([]rune(s)) != hashString(s) {
			t.Errorf("%q has two hashes", s)
		}
	}
}

// TestArticlesFromTemplates expects every name of a written article to become
// a label, no slot to stay open, and the same seed to write the same article.
func TestArticlesFromTemplates(t *testing.T) {
	examples, err := ReadCorpus(strings.NewReader(tinyCorpus))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		e.align()
	}
	v := newInventor(examples, &wordTable{}, noGazetteer{})
	write := func() []*Example {
		n := &newsroom{v: v, rng: rand.New(rand.NewPCG(5, 5))}
		var out []*Example
		for range 200 {
			out = append(out, n.article("x"))
		}
		return out
	}
	a, b := write(), write()
	lost, marks := 0, 0
	for i, e := range a {
		if e.Doc.Text != b[i].Doc.Text {
			t.Fatal("the same seed wrote two articles")
		}
		if strings.ContainsAny(e.Doc.Text, "{}") {
			t.Fatalf("open slot: %q", e.Doc.Text)
		}
		names := 0
		for _, s := range e.Doc.Sentences {
			names += len(spans(e.labels[s.First:s.Last]))
		}
		marks += len(e.Marks)
		lost += len(e.Marks) - names
	}
	// A period that ends both name and sentence may part from the name.
	if marks < 1000 || lost*50 > marks {
		t.Errorf("%d of %d names are no labels", lost, marks)
	}
}
