package lexicon

import "testing"

func TestDefaultLoads(t *testing.T) {
	l := Default()
	if len(l.Countries()) < 249 {
		t.Fatalf("%d countries", len(l.Countries()))
	}
}
