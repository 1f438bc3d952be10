package duplicates

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSetShares: a set counts what two sorted lists share as going through both does,
// one list after the other.
func TestSetShares(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var s set
	for round := range 300 {
		var a, b []uint64
		for range r.IntN(1 + round*8) {
			v := r.Uint64() >> (8 * r.IntN(7)) // some small, 0 too
			if r.IntN(3) > 0 {
				a = append(a, v)
			}
			if r.IntN(3) > 0 {
				b = append(b, v)
			}
		}
		for _, list := range []*[]uint64{&a, &b} {
			slices.Sort(*list)
			*list = slices.Compact(*list)
		}
		s.fill(a)
		if got, want := s.shared(b), shared(a, b); got != want {
			t.Fatalf("%d and %d values: %d shared, want %d", len(a), len(b), got, want)
		}
	}
}
