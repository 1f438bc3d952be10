package doc

import (
	"strings"
	"sync"
	"testing"
)

func TestLower(t *testing.T) {
	words := strings.Fields("a Word word WORD Élan élan İstanbul ǅ \xff A\xffB \uFFFD A\uFFFD \xefA 3M ß ẞ ΑΣ UN’s " + strings.Repeat("Long", 20))
	for i := range 5000 { // more than are remembered
		words = append(words, "W"+strings.Repeat("x", i%7)+string(rune('A'+i%26))+string(rune('0'+i/26%10))+string(rune('a'+i/260)))
	}
	words = append(words, "")
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for range 2 {
				for _, w := range words {
					if got, want := Lower(w), strings.ToLower(w); got != want {
						t.Errorf("%q in lower case is %q, want %q", w, got, want)
					}
					if got, want := IsUpper(w), strings.ToUpper(w) == w; got != want {
						t.Errorf("%q is in capitals: %v, want %v", w, got, want)
					}
				}
			}
		})
	}
	wg.Wait()
}
