package extract

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"clew/assets/sample"
	"clew/graphmodel"
)

func same(a, b *graphmodel.Findings) bool { return reflect.DeepEqual(a, b) }

// TestWorkers extracts several texts, one of them in pieces, with different
// numbers of processors and in several goroutines that share an extractor: the
// findings are always the same.
func TestWorkers(t *testing.T) {
	e := smallPieces(t, 2000)
	articles := []*graphmodel.Article{{Text: shaped("one line", 5000)}, {Text: shaped("names", 1500)}, {Text: shaped("one event", 1000)}}
	for _, f := range sample.Files() {
		articles = append(articles, &graphmodel.Article{ID: f.Name, Text: f.Text})
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := make([]graphmodel.Findings, len(articles))
	for i, a := range articles {
		f, err := e.Extract(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		want[i] = f
	}
	for _, workers := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(workers)
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				for k := range articles {
					i := (k + w) % len(articles) // each in another order
					got, err := e.Extract(context.Background(), articles[i])
					if err != nil || !same(&got, &want[i]) {
						t.Errorf("%d workers: other findings in text %d (%v)", workers, i, err)
					}
				}
			})
		}
		wg.Wait()
	}
}

// TestMemory: what a worker remembers of words, and forgets when there are too many,
// changes nothing that is found.
func TestMemory(t *testing.T) {
	e := smallPieces(t, pieceSize)
	article := &graphmodel.Article{Text: sample.Files()[0].Text}
	want, err := e.Extract(context.Background(), article)
	if err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&words, "%s %s ", invented(i), strings.ToLower(invented(7*i+1)))
		if i%20 == 19 {
			words.WriteString("came. ")
		}
	}
	for start := 0; start < words.Len(); start += 64 << 10 {
		text := words.String()[start:min(start+64<<10, words.Len())]
		if _, err := e.Extract(context.Background(), &graphmodel.Article{Text: text}); err != nil {
			t.Fatal(err)
		}
		if start%(256<<10) != 0 {
			continue
		}
		if got, err := e.Extract(context.Background(), article); err != nil || !same(&got, &want) {
			t.Fatalf("other findings after %d bytes of other words (%v)", start, err)
		}
	}
}
