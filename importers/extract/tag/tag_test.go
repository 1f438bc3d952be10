package tag_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"

	"clew/importers/extract/conllu"
	"clew/importers/extract/doc"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
	"clew/importers/extract/wordclass"
)

// tagged returns the document of text after tagging by the built-in model.
func tagged(t testing.TB, text string) *doc.Document {
	t.Helper()
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Text: text}
	token.Annotate(d)
	tagger.Tag(d)
	return d
}

func TestTags(t *testing.T) {
	tests := []struct{ text, want string }{
		{
			"The minister's envoys met the rebels in Oslo on Monday.",
			"The/DET/the minister/NOUN/minister 's/PART/'s envoys/NOUN/envoy met/VERB/meet the/DET/the rebels/NOUN/rebel " +
				"in/ADP/in Oslo/PROPN/Oslo on/ADP/on Monday/PROPN/Monday ./PUNCT/.",
		},
		{
			"They haven't said that he was killed.",
			"They/PRON/they have/AUX/have n't/PART/not said/VERB/say that/SCONJ/that he/PRON/he was/AUX/be killed/VERB/kill ./PUNCT/.",
		},
		{
			"Two children were running and the women stopped.",
			"Two/NUM/two children/NOUN/child were/AUX/be running/VERB/run and/CCONJ/and the/DET/the women/NOUN/woman stopped/VERB/stop ./PUNCT/.",
		},
	}
	for _, test := range tests {
		d := tagged(t, test.text)
		var got []string
		for _, tok := range d.Tokens {
			got = append(got, tok.Form+"/"+tok.UPOS+"/"+tok.Lemma)
		}
		if line := strings.Join(got, " "); line != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, line, test.want)
		}
	}
}

// TestCapitals checks that a line in capitals is not taken for one long name.
func TestCapitals(t *testing.T) {
	d := tagged(t, "THE PRESIDENT SAID THAT HE WILL MEET THE MINISTERS IN LONDON")
	want := map[string]string{"PRESIDENT": "president", "SAID": "say", "WILL": "will", "MEET": "meet", "MINISTERS": "minister"}
	for _, tok := range d.Tokens {
		if lemma, ok := want[tok.Form]; ok && tok.Lemma != lemma {
			t.Errorf("lemma of %s is %q (%s), want %q", tok.Form, tok.Lemma, tok.XPOS, lemma)
		}
		if tok.Form == "LONDON" && tok.UPOS != "PROPN" {
			t.Errorf("LONDON is tagged %s", tok.UPOS)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	text := "Ann Hill, who leads the talks, said on Friday that both sides had agreed to meet again."
	want := tagged(t, text)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 20 {
				d := tagged(t, text)
				for i := range d.Tokens {
					if d.Tokens[i] != want.Tokens[i] {
						t.Errorf("token %d is %+v, want %+v", i, d.Tokens[i], want.Tokens[i])
						return
					}
				}
			}
		})
	}
	wait.Wait()
}

// tiny returns the training sentences of the tests.
func tiny(t *testing.T) []conllu.Sentence {
	t.Helper()
	data, err := os.ReadFile("../parse/testdata/tiny.conllu")
	if err != nil {
		t.Fatal(err)
	}
	sentences, err := conllu.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

func TestTraining(t *testing.T) {
	sentences := tiny(t)
	classes := wordclass.New(map[string]wordclass.Class{"dog": {Coarse: 1, Middle: 2, Fine: 3}})
	train := func(seed uint64) []byte {
		return tag.Train(sentences, classes, tag.Options{Epochs: 8, Seed: seed}).Append(nil)
	}
	first := train(1)
	if !bytes.Equal(first, train(1)) {
		t.Error("training twice gives different bytes")
	}
	if bytes.Equal(first, train(2)) {
		t.Error("another seed gives the same bytes: the order of the sentences does not count")
	}
	tagger, err := tag.Decode(first, classes)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(tagger.Append(nil), first) {
		t.Error("decoding and encoding changes the tagger")
	}
	d := &doc.Document{Text: "A cat saw the dog ."}
	token.Annotate(d)
	tagger.Tag(d)
	if d.Tokens[2].UPOS != "VERB" || d.Tokens[2].Lemma != "see" {
		t.Errorf("learned %+v", d.Tokens[2])
	}
	for n := 0; n < len(first); n += 7 {
		if _, err := tag.Decode(first[:n], classes); !errors.Is(err, perceptron.ErrModel) {
			t.Fatalf("%d of %d bytes: error %v", n, len(first), err)
		}
	}
}

func BenchmarkTag(b *testing.B) {
	text := strings.Repeat("The minister's aide said on Monday that talks in Geneva hadn't begun because the envoys were late. ", 50)
	d := tagged(b, text)
	tagger, err := tag.Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		tagger.Tag(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
