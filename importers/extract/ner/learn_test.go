package ner

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"clew/importers/extract/doc"
)

// tinyCorpus marks people before "said" and places after "in".
const tinyCorpus = `{"id":"1","source":"own","text":"Alma Berg said no. She lives in Oslo.","entities":[{"start":0,"end":9,"type":"PERSON"},{"start":32,"end":36,"type":"PLACE"}]}
{"id":"2","source":"own","text":"Otto Krag said yes. He works in Turku.","entities":[{"start":0,"end":9,"type":"PERSON"},{"start":32,"end":37,"type":"PLACE"}]}
{"id":"3","source":"own","text":"It rained in Vigo. Mara Lund said so.","entities":[{"start":13,"end":17,"type":"PLACE"},{"start":19,"end":28,"type":"PERSON"}]}
{"id":"4","source":"gmb","text":"Iris Holm said little. Snow fell in Split.","entities":[{"start":0,"end":9,"type":"PERSON"},{"start":36,"end":41,"type":"PLACE"}]}
`

func trainTiny(seed uint64) []byte {
	examples, err := ReadCorpus(strings.NewReader(tinyCorpus))
	if err != nil {
		panic(err)
	}
	o := DefaultOptions()
	o.Seed, o.Epochs, o.MinCount, o.Articles = seed, 12, 1, 3
	o.Caution, o.CautionOther = 0, 0 // four sentences teach little
	var docs []*doc.Document
	for _, e := range examples {
		docs = append(docs, e.Doc)
	}
	return Train(examples, LearnWords(docs, o), nil, o)
}

var tiny []byte

func tinyModel() []byte {
	if tiny == nil {
		tiny = trainTiny(1)
	}
	return tiny
}

// TestTrainIsReproducible trains twice and compares the bytes; another seed
// must make another model.
func TestTrainIsReproducible(t *testing.T) {
	a, b, c := tinyModel(), trainTiny(1), trainTiny(2)
	if !bytes.Equal(a, b) {
		t.Error("the same seed made two models")
	}
	if bytes.Equal(a, c) {
		t.Error("two seeds made the same model")
	}
}

// TestTrainLearns applies a model of four sentences to names that it has not
// seen.
func TestTrainLearns(t *testing.T) {
	r, err := New(tinyModel(), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := list(annotate(r, "Nils Dahl said nothing. He was in Skien."))
	if want := []string{"PERSON Nils Dahl", "PLACE Skien"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReadCorpusRejects(t *testing.T) {
	if _, err := ReadCorpus(strings.NewReader("{\"id\":\"1\"}\n{broken\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v, want an error that names line 2", err)
	}
}

func TestHarmonize(t *testing.T) {
	for _, c := range []struct{ text, typ, marked, want, wantType string }{
		{"The Daily Courier wrote.", "ORG", "The Daily Courier", "Daily Courier", "ORG"},
		{"Mr. Ruben Paz came.", "PERSON", "Mr. Ruben Paz", "Ruben Paz", "PERSON"},
		{"Norway's fleet sailed.", "ORG", "Norway's", "Norway", "PLACE"},
		{"The Norwegian came.", "PLACE", "Norwegian", "Norwegian", "OTHER"},
		{"Bank of Wales paid.", "ORG", "Bank of Wales", "Bank of Wales", "ORG"},
	} {
		start := strings.Index(c.text, c.marked)
		e := &Example{Doc: &doc.Document{Text: c.text}, Marks: []Mark{{start, start + len(c.marked), types[typeIndexOf(c.typ)]}}}
		e.harmonize(DefaultGazetteer())
		if len(e.Marks) != 1 {
			t.Errorf("%q: %d marks", c.text, len(e.Marks))
			continue
		}
		m := e.Marks[0]
		if got := c.text[m.Start:m.End]; got != c.want || string(m.Type) != c.wantType {
			t.Errorf("%q: got %s %q, want %s %q", c.text, m.Type, got, c.wantType, c.want)
		}
	}
}

func typeIndexOf(s string) int {
	for i, t := range types {
		if string(t) == s {
			return i
		}
	}
	return -1
}

// TestDecodeIsBest compares Viterbi's answer with all legal sequences of three
// tokens over random scores, and the margins with those sequences.
func TestDecodeIsBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		var l lattice[int32]
		l.size(3)
		for i := range l.emit {
			for y := range numLabels {
				l.emit[i][y] = int32(rng.IntN(200) - 100)
			}
		}
		for a := range numLabels {
			for b := range numLabels {
				l.trans[a][b] = int32(rng.IntN(60) - 30)
			}
		}
		best, sequences := exhaust(&l)
		got := l.decode()
		if got != best {
			t.Fatalf("best path has score %d, want %d", got, best)
		}
		l.backward()
		for _, s := range spans(l.labels) {
			other := int32(impossible)
			for _, q := range sequences {
				same := true
				for i := s.first; i < s.last; i++ {
					same = same && typeOf(q.labels[i]) == s.typ
				}
				if !same {
					other = max(other, q.score)
				}
			}
			if m := l.margin(got, s); m != best-other {
				t.Fatalf("margin %d, want %d", m, best-other)
			}
		}
	}
}

type sequence struct {
	labels [3]int
	score  int32
}

func exhaust(l *lattice[int32]) (best int32, all []sequence) {
	best = impossible
	for a := range numLabels {
		for b := range numLabels {
			for c := range numLabels {
				if !legal(outside, a) || !legal(a, b) || !legal(b, c) || opens(c) {
					continue
				}
				s := l.trans[outside][a] + l.emit[0][a] + l.trans[a][b] + l.emit[1][b] + l.trans[b][c] + l.emit[2][c]
				all = append(all, sequence{[3]int{a, b, c}, s})
				best = max(best, s)
			}
		}
	}
	return best, all
}

// TestCaution checks that caution is added once for every token.
func TestCaution(t *testing.T) {
	var c committee
	c.trans[outside][outside] = 1
	got := c.transitions(Options{Caution: 2, CautionOther: 3})
	other := int(label(typeIndex("OTHER"), unit))
	for _, x := range []struct {
		from, to int
		points   int32
	}{{outside, outside, 3}, {other, outside, 2}, {outside, other, 3}, {outside, int(label(0, unit)), 0}} {
		if w := got[x.from][x.to]; w != x.points*weightUnit {
			t.Errorf("from %d to %d: %d, want %d", x.from, x.to, w, x.points*weightUnit)
		}
	}
}
