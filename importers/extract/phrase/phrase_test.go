package phrase_test

import (
	"strings"
	"testing"

	"clew/importers/extract/doc"
	"clew/importers/extract/phrase"
)

// document makes a document of one sentence from word/UPOS/XPOS triples.
func document(words ...[3]string) *doc.Document {
	d := &doc.Document{}
	for _, w := range words {
		d.Tokens = append(d.Tokens, doc.Token{Form: w[0], UPOS: w[1], XPOS: w[2], Head: -1})
	}
	d.Sentences = []doc.Sentence{{First: 0, Last: len(words)}}
	return d
}

func TestStart(t *testing.T) {
	d := document([3]string{"said", "VERB", "VBD"}, [3]string{"the", "DET", "DT"}, [3]string{"outgoing", "VERB", "VBG"},
		[3]string{"Kenyan", "ADJ", "JJ"}, [3]string{"minister", "NOUN", "NN"}, [3]string{"Ana", "PROPN", "NNP"},
		[3]string{"'s", "PART", "POS"}, [3]string{"deputy", "NOUN", "NN"})
	for token, want := range map[int]int{4: 1, 7: 1, 0: 0, 1: 1} {
		if got := phrase.Start(d, token); got != want {
			t.Errorf("Start(%d) = %d, want %d", token, got, want)
		}
	}
}

func TestBreaks(t *testing.T) {
	d := document([3]string{"bank", "NOUN", "NN"}, [3]string{",", "PUNCT", ","}, [3]string{"who", "PRON", "WP"}, [3]string{"runs", "VERB", "VBZ"})
	for token, want := range map[int]bool{0: false, 1: true, 2: true, 3: true} {
		if got := phrase.Breaks(d, token); got != want {
			t.Errorf("Breaks(%d) = %v, want %v", token, got, want)
		}
	}
}

func TestChildren(t *testing.T) {
	d := document([3]string{"She", "PRON", "PRP"}, [3]string{"never", "ADV", "RB"}, [3]string{"met", "VERB", "VBD"}, [3]string{"him", "PRON", "PRP"})
	d.Tokens[0].Head, d.Tokens[0].Rel = 2, "nsubj:pass"
	d.Tokens[1].Head, d.Tokens[1].Rel = 2, "advmod"
	d.Tokens[3].Head, d.Tokens[3].Rel = 2, "obj"
	if got := phrase.Child(d, 2, "nsubj", true); got != 0 {
		t.Errorf("loose subject %d, want 0", got)
	}
	if got := phrase.Child(d, 2, "nsubj", false); got != -1 {
		t.Errorf("strict subject %d, want none", got)
	}
	if got := phrase.Children(d, 2, "obj"); len(got) != 1 || got[0] != 3 {
		t.Errorf("objects %v, want [3]", got)
	}
	if !phrase.Denied(d, 2) || phrase.Denied(d, 0) {
		t.Error("the verb is denied, and nothing else")
	}
}

func TestErratum(t *testing.T) {
	for text, want := range map[string]bool{
		"An earlier version of this article described her as a judge":      true,
		"The original version of the story gave another year":              true,
		"A previous version said that she had left":                        true,
		"The caption misidentified the mayor":                              true,
		"The article wrongly described Ana Lind as a shareholder":          true,
		"Ana Lind opened the first edition of the fair":                    false,
		"An earlier version of the bill was rejected":                      false,
		"A report found that two men were wrongly jailed":                  false,
		"The report said the judge had been wrongly accused of being late": false,
	} {
		var words [][3]string
		for _, w := range strings.Fields(text) {
			words = append(words, [3]string{w, "X", "X"})
		}
		if got := phrase.Erratum(document(words...), 0); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestIsBusinessPartner(t *testing.T) {
	for text, want := range map[string]bool{
		"his former partner sold her share": true, "his business partner left": true, "his partner left": false,
		"her partner live with their child in the company house": false, "his partner owe the bank a debt": true,
		"his partner work for a bank in Oslo": false, "his partner be jailed for fraud": false,
	} {
		d, at := &doc.Document{}, -1
		for i, w := range strings.Fields(text) {
			if w == "partner" {
				at = i
			}
			d.Tokens = append(d.Tokens, doc.Token{Form: w, Lemma: w, Head: -1})
		}
		d.Sentences = []doc.Sentence{{First: 0, Last: len(d.Tokens)}}
		if got := phrase.IsBusinessPartner(d, at); got != want {
			t.Errorf("%q: in business %v, want %v", text, got, want)
		}
	}
}
