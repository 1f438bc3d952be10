package temporal

import (
	"strings"
	"testing"
	"time"

	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// TestEndlessSentence makes sure that the time grows with the length of a
// sentence, not with its square.
func TestEndlessSentence(t *testing.T) {
	for _, part := range []string{"Friday ", "from 3 to ", "May and ", "two years ", "2020-", "(1990 "} {
		d := &doc.Document{Text: strings.Repeat(part, 200_000/len(part)), Published: published}
		token.Annotate(d)
		for i := range d.Tokens { // one tree: each token hangs on the one before
			d.Tokens[i].Head, d.Tokens[i].Rel, d.Tokens[i].UPOS = i-1, "nmod", "NOUN"
		}
		start := time.Now()
		Find(d)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q: %v", part, took)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	d := annotated(b, strings.Repeat("They met on Friday, 16 May 2025, two years after the 2023 vote. Nothing happened then in the city by the sea. ", 50))
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		Find(d)
	}
}
