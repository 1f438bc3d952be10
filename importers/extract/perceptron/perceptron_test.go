package perceptron_test

import (
	"bytes"
	"errors"
	"testing"

	"clew/importers/extract/perceptron"
)

// learnXOR learns a function that needs the joint feature.
func learnXOR() *perceptron.Model {
	t := perceptron.NewTrainer(2)
	scores := make([]float32, 2)
	for range 50 {
		for a := range uint32(2) {
			for b := range uint32(2) {
				f := features(a, b)
				t.Score(f, scores)
				guess := 0
				if scores[1] > scores[0] {
					guess = 1
				}
				t.Step()
				t.Update(f, int(a^b), guess, 1)
			}
		}
	}
	return t.Model(perceptron.Prune{})
}

func features(a, b uint32) []uint32 {
	return []uint32{perceptron.Hash(0, a), perceptron.Hash(1, b), perceptron.Hash(2, a, b)}
}

func TestLearns(t *testing.T) {
	m := learnXOR()
	scores := make([]int32, 2)
	for a := range uint32(2) {
		for b := range uint32(2) {
			m.Score(features(a, b), scores)
			if got := scores[1] > scores[0]; got != (a != b) {
				t.Errorf("%d xor %d: scores %v", a, b, scores)
			}
		}
	}
}

func TestEncoding(t *testing.T) {
	data := learnXOR().Append(nil)
	if !bytes.Equal(data, learnXOR().Append(nil)) {
		t.Error("equal training gives different bytes")
	}
	m, rest, err := perceptron.Decode(append(data[:len(data):len(data)], 7, 8))
	if err != nil || len(rest) != 2 {
		t.Fatalf("decoding: rest %v, error %v", rest, err)
	}
	if !bytes.Equal(m.Append(nil), data) {
		t.Error("decoding and encoding changes the model")
	}
	for n := range data {
		if _, _, err := perceptron.Decode(data[:n]); !errors.Is(err, perceptron.ErrModel) {
			t.Fatalf("the first %d bytes of %d: error %v", n, len(data), err)
		}
	}
}

func TestPrune(t *testing.T) {
	tr := perceptron.NewTrainer(2)
	tr.Step()
	tr.Update([]uint32{1, 2, 3}, 1, 0, 1)
	tr.Update([]uint32{2, 3}, 1, 0, 1)
	tr.Update([]uint32{3}, 1, 0, 1)
	tr.Step()
	if got := tr.Model(perceptron.Prune{MinHits: 2}).Features(); got != 2 {
		t.Errorf("%d features with two hits, want 2", got)
	}
	if got := tr.Model(perceptron.Prune{MinWeight: 1000}).Features(); got != 0 {
		t.Errorf("%d features with large weights, want 0", got)
	}
	if got := tr.Model(perceptron.Prune{MaxFeatures: 1}).Features(); got != 1 {
		t.Errorf("%d features, want 1", got)
	}
}

func TestStrings(t *testing.T) {
	data := perceptron.AppendStrings(nil, []string{"a", "", "ü"})
	list, rest, err := perceptron.DecodeStrings(append(data, 9))
	if err != nil || len(rest) != 1 || len(list) != 3 || list[2] != "ü" {
		t.Errorf("decoded %q, rest %v, error %v", list, rest, err)
	}
	if _, _, err := perceptron.DecodeStrings([]byte{200}); !errors.Is(err, perceptron.ErrModel) {
		t.Errorf("error %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(learnXOR().Append(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, _, err := perceptron.Decode(data)
		if err != nil {
			return
		}
		m.Score([]uint32{1, 2, 3}, make([]int32, m.Classes()))
	})
}
