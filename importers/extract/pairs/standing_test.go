package pairs

import "testing"

func TestStanding(t *testing.T) {
	var s standing
	for _, p := range []float64{0.5, 0.8, 0.5} {
		s.take(reading{p: p})
	}
	if s.p != 0.8 || s.more != 0.75 || s.pairs != 3 {
		t.Errorf("three pairs stand at %v, with %v and %d", s.p, s.more, s.pairs)
	}
}
