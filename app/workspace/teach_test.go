package workspace

import (
	"path/filepath"
	"strings"
	"testing"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/project"
)

// TestTeach tells that words are a person and then that they never are, each of
// which can be undone, also after a restart, and holds for later articles.
func TestTeach(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.clew")
	b := newBench(t, capitals{})
	b.extractor = newLazyExtractor(ingest.DefaultExtractor)
	b.read(t, article)
	b.SaveAs(path, func(error) {})
	b.settle(t)
	before := b.print(t)
	found := ""
	b.Teach(Lesson{Label: "a place", List: ingest.AlwaysPlace, Name: "old town", Kind: graphmodel.Place}, func(id string) { found = id })
	b.settle(t)
	e := b.s.Snapshot().Entity(found)
	if e == nil || e.Kind != graphmodel.Place || len(e.Mentions) == 0 {
		t.Fatalf("taught %+v: %s", e, names(b.s.Snapshot()))
	}
	taught := b.print(t)
	b.Undo()
	b.settle(t)
	if got := b.print(t); got != before || b.settings[project.WordLists] != "" {
		t.Errorf("undone:\n%s\nwant\n%s", got, before)
	}
	b.Redo()
	b.settle(t)
	if got := b.print(t); got != taught {
		t.Error("redo brings something else")
	}
	b.read(t, strings.ReplaceAll(second, "the council", "the old town"))
	n := 0
	for _, now := range b.s.Snapshot().Entities { // whatever its id is now
		if now.Kind == graphmodel.Place && graphmodel.Fold(now.Name) == graphmodel.Fold(e.Name) {
			n += len(now.Mentions)
		}
	}
	if n <= len(e.Mentions) {
		t.Errorf("a later article adds no mention: %d, before %d: %s", n, len(e.Mentions), names(b.s.Snapshot()))
	}
	b.GoTo(b.Done() - 1)
	b.settle(t)
	b.Teach(Lesson{Label: "never", List: ingest.Never, Name: "Harriet"}, nil)
	b.settle(t)
	if strings.Contains(names(b.s.Snapshot()), "Harriet") {
		t.Errorf("still there: %s", names(b.s.Snapshot()))
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again := newBench(t, capitals{})
	again.Open(path, func(error) {})
	again.settle(t)
	again.GoTo(again.Done() - 2)
	again.settle(t)
	if got := again.print(t); got != before {
		t.Errorf("undone after a restart:\n%s\nwant\n%s", got, before)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
