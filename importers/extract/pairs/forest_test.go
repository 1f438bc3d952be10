package pairs

import (
	"bytes"
	"errors"
	"testing"

	"clew/importers/extract/perceptron"
)

// either are links that are right where one of two signs is large, but not both.
func either() []example {
	var all []example
	for i := range 4000 {
		s := &[signCount]int8{}
		s[3], s[7], s[9] = int8(i%9-4), int8(i/9%11-5), int8(i%7)
		all = append(all, example{s, s[3] > 0 != (s[7] > 1)})
	}
	return all
}

func TestForestLearns(t *testing.T) {
	all := either()
	f := grow(all, 1)
	for _, x := range all {
		if p := f.share(x.signs); p > 0.5 != x.right {
			t.Fatalf("%v is held for right by %.2f, want %v", x.signs[:10], p, x.right)
		}
	}
	if !bytes.Equal(f.append(nil), grow(either(), 1).append(nil)) {
		t.Error("the same links give another forest")
	}
}

func TestForestEncoding(t *testing.T) {
	data := grow(either(), 1).append(nil)
	f, rest, err := decodeForest(append(data, 1, 2))
	if err != nil || !bytes.Equal(rest, []byte{1, 2}) || !bytes.Equal(f.append(nil), data) {
		t.Errorf("decoding and encoding changes the forest; rest %v, error %v", rest, err)
	}
	for n := range data {
		if _, _, err := decodeForest(data[:n]); !errors.Is(err, perceptron.ErrModel) {
			t.Fatalf("the first %d bytes of %d: error %v", n, len(data), err)
		}
	}
	foreign := bytes.Clone(data)
	foreign[len(data)-treeSize] = signCount // the first question of the last tree
	if _, _, err := decodeForest(foreign); !errors.Is(err, perceptron.ErrModel) {
		t.Errorf("a question for a sign that there is not: error %v", err)
	}
}

func TestStanding(t *testing.T) {
	var s standing
	for _, p := range []float64{0.5, 0.8, 0.5} {
		s.take(reading{p: p})
	}
	if s.p != 0.8 || s.more != 0.75 || s.pairs != 3 {
		t.Errorf("three pairs stand at %v, with %v and %d", s.p, s.more, s.pairs)
	}
}
