//go:build !headless

package desktop

import (
	"strings"
	"testing"

	"clew/graphmodel"
)

func TestWholeWords(t *testing.T) {
	for _, c := range []struct{ text, part, want string }{
		{"vote, the electoral commission said", "e electoral commissi", "the electoral commission"},
		{"vote, the electoral commission said", "electoral", "electoral"},
		{"Gómez’s", "óme", "Gómez"},
		{"in 2025.", "2", "2025"},
		{"習近平主席", "近平", "近平"},
		{"(Acme)", "Acme", "Acme"},
	} {
		at := strings.Index(c.text, c.part)
		got := wholeWords(c.text, graphmodel.Span{Start: at, End: at + len(c.part)})
		if got.In(c.text) != c.want {
			t.Errorf("%q of %q becomes %q, want %q", c.part, c.text, got.In(c.text), c.want)
		}
	}
}
