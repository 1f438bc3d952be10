package lexicon

import (
	"math/rand/v2"
	"testing"
)

// TestFoldPlain folds plain characters as text in any script is folded.
func TestFoldPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		s := make([]byte, rng.IntN(12))
		for i := range s {
			s[i] = byte(rng.IntN(128))
			if rng.IntN(3) == 0 {
				s[i] = " -_.`'AZaz"[rng.IntN(10)]
			}
		}
		got, want := Fold(string(s)), string(appendFoldUnicode(nil, string(s)))
		if got != want {
			t.Fatalf("%q is folded to %q, want %q", s, got, want)
		}
		if mixed := string(s) + "É"; Fold(mixed) != string(appendFoldUnicode(nil, mixed)) {
			t.Fatalf("%q is folded to %q", mixed, Fold(mixed))
		}
	}
}
