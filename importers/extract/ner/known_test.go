package ner

import (
	"testing"

	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// TestKnownScores compares the scores of words that are remembered in part with
// those of all their features.
func TestKnownScores(t *testing.T) {
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Text: "GENEVA, May 3 (Reuters) - Ana O'Neill-Lindqvist, 42, of the Bank of England and the UN met Émile Roux in Kyiv. \"He left,\" she said.\n\n" +
		"MINISTER QUITS OVER TALKS IN GENEVA\n\nThe Bank of England (BoE) told eBay on Monday that 3M and Łódź agreed. Ana Lindqvist called A. Roux."}
	token.Annotate(d)
	w := newWorkspace(r.model)
	for range 2 { // the second time all is remembered
		a := analyze(d, &r.model.table, r.gaz, w.memory)
		for _, s := range a.sentences {
			for i := s.first; i < s.last; i++ {
				a.features(&w.list, s, i)
				want := r.model.score(&w.lookup, w.list.keys)
				if got := w.scoreWord(r.model, a, s, i); got != want {
					t.Errorf("%q has the scores %v, want %v", a.words[i].form, got, want)
				}
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	m := &model{}
	keys := []uint32{0, 1, 2, 1 << 10, 1<<10 + 1, 1 << 31, 1<<32 - 2, 1<<32 - 1}
	m.index(len(keys))
	for i, k := range keys {
		m.enter(k, uint32(i))
	}
	for i, k := range keys {
		if p := m.search(k); p.key != k || int(p.end) != i+1 {
			t.Errorf("key %d is found at %v", k, p)
		}
	}
	if p := m.search(3); p.end != 0 {
		t.Errorf("a key that was not entered is found at %v", p)
	}
}

// TestScore compares sums of rows with all weights there may be, asked for once,
// again, and after others have taken their places.
func TestScore(t *testing.T) {
	var rows []row
	for i := range 3000 {
		r := row{key: uint32(i) * 1431655, shift: uint8(i % (maxShift + 1))}
		for y := range r.weights {
			r.weights[y] = int8(i*(y+3) + y)
		}
		r.weights[i%numLabels] = -128
		rows = append(rows, r)
	}
	m, err := decode(encode(&wordTable{}, &[numLabels][numLabels]int32{}, rows))
	if err != nil {
		t.Fatal(err)
	}
	var l lookup
	for n := range 600 {
		var keys []uint32
		var want [numLabels]int32
		for i := range n % 100 {
			r := rows[(n*n+i*7)%len(rows)]
			keys = append(keys, r.key, r.key+1) // the second is not known
			for y, v := range r.weights {
				want[y] += int32(v) << r.shift
			}
		}
		if got := m.score(&l, keys); got != want {
			t.Fatalf("%d rows have the sums %v, want %v", len(keys), got, want)
		}
	}
}
