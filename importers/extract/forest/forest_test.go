package forest

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"clew/importers/extract/perceptron"
)

const signs = 12

// either are examples that are right where one of two signs is large, but not both.
func either() []Example {
	var all []Example
	for i := range 4000 {
		s := make([]int8, signs)
		s[3], s[7], s[9] = int8(i%9-4), int8(i/9%11-5), int8(i%7)
		all = append(all, Example{s, s[3] > 0 != (s[7] > 1)})
	}
	return all
}

func TestForestLearns(t *testing.T) {
	all := either()
	f := Grow(all, 1)
	for _, x := range all {
		if p := f.Share(x.Signs); p > 0.5 != x.Right {
			t.Fatalf("%v is held for right by %.2f, want %v", x.Signs[:10], p, x.Right)
		}
	}
	if !bytes.Equal(f.Append(nil), Grow(either(), 1).Append(nil)) {
		t.Error("the same examples give another forest")
	}
}

func TestForestEncoding(t *testing.T) {
	data := Grow(either(), 1).Append(nil)
	f, rest, err := Decode(append(data, 1, 2), signs)
	if err != nil || !bytes.Equal(rest, []byte{1, 2}) || !bytes.Equal(f.Append(nil), data) {
		t.Errorf("decoding and encoding changes the forest; rest %v, error %v", rest, err)
	}
	for n := range data {
		if _, _, err := Decode(data[:n], signs); !errors.Is(err, perceptron.ErrModel) {
			t.Fatalf("the first %d bytes of %d: error %v", n, len(data), err)
		}
	}
	foreign := bytes.Clone(data)
	foreign[len(data)-treeSize] = signs // the first question of the last tree
	if _, _, err := Decode(foreign, signs); !errors.Is(err, perceptron.ErrModel) {
		t.Errorf("a question for a sign that there is not: error %v", err)
	}
}

func TestSigns(t *testing.T) {
	var s Signs
	s.Add(3, 1000, -1000)
	s.Flags(true, false)
	s.Chances(0.5, 0, 1)
	if want := (Signs{3, 126, -126, 1, 0, 0, -74, 74}); !slices.Equal(s, want) {
		t.Errorf("the signs are %v, want %v", s, want)
	}
}
