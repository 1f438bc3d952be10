package workspace

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/importers"
)

// readSome counts the articles that are read, and reads those with a number in their
// text below until only. Which ones a call reaches first hangs on the workers.
type readSome struct {
	capitals
	calls *atomic.Int64
	until int
}

func (c readSome) Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	c.calls.Add(1)
	var n int
	if _, err := fmt.Sscanf(a.Text, "Harriet number %d", &n); err != nil {
		return graphmodel.Findings{}, fmt.Errorf("text %q: %w", a.Text, err)
	}
	if n >= c.until {
		<-ctx.Done()
		return graphmodel.Findings{}, ctx.Err()
	}
	return c.capitals.Extract(ctx, a)
}

// TestCanceledImportGoesOn cancels an import and does it again: what was read is not
// read twice, and the graph is the same.
func TestCanceledImportGoesOn(t *testing.T) {
	var sources []importers.Source
	for i := range 20 {
		sources = append(sources, importers.TextSource(fmt.Sprint("page ", i), fmt.Sprintf("Harriet number %d met Ingrid. Gordon wrote %d letters to Harriet and Boris.", i, i)))
	}
	b, calls := newBench(t, capitals{}), &atomic.Int64{}
	b.extractor = readSome{calls: calls, until: 12}
	b.Import(sources, nil)
	for deadline := time.Now().Add(20 * time.Second); len(b.left.all()) < 8 && time.Now().Before(deadline); {
		b.q.Drain()
		time.Sleep(5 * time.Millisecond)
	}
	b.s.Cancel(ImportJob)
	b.settle(t)
	kept := len(b.left.all())
	if !b.Empty() || kept < 8 || kept > 12 {
		t.Fatalf("%d articles are kept of a canceled import", kept)
	}
	calls.Store(0)
	b.extractor = readSome{calls: calls, until: 100}
	b.Import(sources, nil)
	b.settle(t)
	if got := int(calls.Load()); got != 20-kept || len(b.graph.Snapshot().Articles) != 20 {
		t.Errorf("%d articles were read again, %d were kept; the project has %d", got, kept, len(b.graph.Snapshot().Articles))
	}
	whole := newBench(t, capitals{})
	whole.Import(sources, nil)
	whole.settle(t)
	if got, want := names(b.s.Snapshot()), names(whole.s.Snapshot()); got != want {
		t.Errorf("the graph has\n%s\nwant\n%s", got, want)
	}
	if b.left != nil {
		t.Error("what was read stays in memory")
	}
}

// all is a copy of what is held, nil of none.
func (u *unfinished) all() map[string]graphmodel.Findings {
	if u == nil {
		return nil
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	out := make(map[string]graphmodel.Findings, len(u.found))
	for id, f := range u.found {
		out[id] = f
	}
	return out
}
