package extract

import (
	"slices"
	"strings"
	"testing"

	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/token"
)

func TestLowerHeadings(t *testing.T) {
	const body = "\n\nThe court convicted Ana Berg on Monday. Berg had denied taking bribes from Stone Street."
	tests := []struct{ heading, want string }{
		{"Court Convicts Berg of Taking Bribes", "Court convicts Berg of taking bribes"},
		{"Berg Meets Minister in Peru After Verdict", "Berg meets Minister in Peru after verdict"},
		{"Lawyer Wins Fight Over Stone Street", "Lawyer wins fight over Stone Street"},
		{"The court convicted Ana Berg on Monday.", "The court convicted Ana Berg on Monday."},
		{"Ana Berg", "Ana Berg"},
	}
	for _, tt := range tests {
		d := &doc.Document{Text: tt.heading + body}
		token.Annotate(d)
		before := forms(d)
		headlines := lowerHeadings(d, lexicon.Default())
		first := d.Sentences[0]
		if got := strings.Join(forms(d)[first.First:first.Last], " "); got != strings.ReplaceAll(tt.want, ".", " .") {
			t.Errorf("%q: got %q, want %q", tt.heading, got, tt.want)
		}
		if rest := forms(d)[first.Last:]; !slices.Equal(rest, before[first.Last:]) {
			t.Errorf("%q: the body changed: %v", tt.heading, rest)
		}
		lowered := forms(d)
		restore(d, headlines)
		if got := forms(d); !slices.Equal(got, before) {
			t.Errorf("%q: not restored: %v", tt.heading, got)
		}
		if lowerAgain(d, headlines); !slices.Equal(forms(d), lowered) {
			t.Errorf("%q: other words the second time: %v", tt.heading, forms(d))
		}
	}
}

func forms(d *doc.Document) []string {
	out := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		out[i] = d.Tokens[i].Form
	}
	return out
}
