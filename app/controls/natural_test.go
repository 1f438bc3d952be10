package controls

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestNaturalOrder(t *testing.T) {
	want := []string{
		"", "1", "02", "2", "2 b", "10", "12345678901234567890", "note", "note 0", "note 1", "note 1b", "note 2", "note 2.9", "note 2.10", "note 10", "notes", "épaule 3",
	}
	got := slices.Clone(want)
	rng := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		rng.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		slices.SortFunc(got, CompareNatural)
		if !slices.Equal(got, want) {
			t.Fatalf("%q, want %q", got, want)
		}
	}
	for _, a := range want {
		for _, b := range want {
			if c := CompareNatural(a, b); c != -CompareNatural(b, a) || (c == 0) != (a == b) {
				t.Errorf("%q and %q: %d", a, b, c)
			}
		}
	}
}
