package predicates

import (
	"testing"
	"time"

	"clew/importers/extract/doc"
)

// A text without a full stop is one sentence; it must not take quadratic time.
func TestFindLongSentences(t *testing.T) {
	const n = 40_000
	word := func(i, head int, form, upos, xpos, rel string) doc.Token {
		return doc.Token{Start: 2 * i, End: 2*i + 1, Form: form, Lemma: form, UPOS: upos, XPOS: xpos, Head: head, Rel: rel}
	}
	shapes := map[string]func(i int) doc.Token{
		"chain of verbs":      func(i int) doc.Token { return word(i, i-1, "ran", "VERB", "VBD", "conj") },
		"flat verbs":          func(i int) doc.Token { return word(i, min(i-1, 0), "ran", "VERB", "VBD", "conj") },
		"chain of complement": func(i int) doc.Token { return word(i, i-1, "say", "VERB", "VB", "xcomp") },
		"chain of nouns":      func(i int) doc.Token { return word(i, i-1, "attack", "NOUN", "NN", "nmod") },
		"flat nouns":          func(i int) doc.Token { return word(i, min(i-1, 0), "attack", "NOUN", "NN", "obl") },
		"chain of objects":    func(i int) doc.Token { return word(i, i-1, "attack", "NOUN", "NN", "obj") },
		"coordination":        func(i int) doc.Token { return word(i, i-1, "attack", "NOUN", "NN", "conj") },
	}
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			d := &doc.Document{Text: string(make([]byte, 2*n)), Sentences: []doc.Sentence{{Last: n, End: 2 * n}}}
			for i := range n {
				d.Tokens = append(d.Tokens, shape(i))
			}
			start := time.Now()
			find(d)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%d words took %v", n, took)
			} else {
				t.Log(took)
			}
		})
	}
}
