package workspace

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
)

// ask searches and returns the last answer.
func (b *bench) ask(t *testing.T, question string) Found {
	t.Helper()
	var got Found
	b.Search(question, func(f Found, err error) {
		if err != nil {
			t.Error(err)
		}
		got = f
	})
	b.settle(t)
	if got.Question != question || got.Waiting {
		t.Fatalf("asked for %q, got %+v", question, got)
	}
	return got
}

// found is what an answer holds, in one line.
func found(b *bench, f Found) string {
	var out []string
	for _, e := range slices.Concat(f.Entities, f.Events) {
		out = append(out, e.Name)
	}
	for _, h := range f.Articles {
		m := h.Passage.Marks
		word := ""
		if len(m) > 0 {
			word = h.Quote[m[0][0]:m[0][1]]
		}
		out = append(out, b.s.Snapshot().Article(h.Article).Title[:7]+":"+word)
	}
	for _, n := range f.Notes {
		out = append(out, "note:"+n.Quote[n.Marks[0][0]:n.Marks[0][1]])
	}
	return strings.Join(out, " ")
}

// TestSearch asks a project without a file, then the same one in a file.
func TestSearch(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article, second)
	harriet := b.s.Snapshot().Entities[slices.IndexFunc(b.s.Snapshot().Entities, func(e *graphmodel.Entity) bool { return strings.HasPrefix(e.Name, "Harriet") })]
	if err := b.Decide("Note", graphmodel.Decision{Kind: graphmodel.NoteEntity, Target: harriet.ID, Value: "ask her about the bakery"}); err != nil {
		t.Fatal(err)
	}
	first := b.s.Snapshot().Articles[0]
	if err := b.Decide("Note", graphmodel.Decision{Kind: graphmodel.NoteArticle, Target: first.ID, Value: "read this before the bakery opens"}); err != nil {
		t.Fatal(err)
	}
	b.settle(t)
	check := func(where string) {
		for question, want := range map[string]string{
			"":                 "",
			"ingr":             "Ingrid Smith Harriet:Ingrid",
			"BREÁD winter":     "Gordon :bread",
			`"price of bread"`: "2",
			`"bread price"`:    "",
			"bakery":           "note:bakery note:bakery",
			"winter letter":    "",
			"nobody xylophone": "",
		} {
			f := b.ask(t, question)
			if want == "2" {
				if len(f.Articles) != 2 || len(f.Entities) != 0 {
					t.Errorf("%s: %q finds %s", where, question, found(b, f))
				}
			} else if got := found(b, f); got != want {
				t.Errorf("%s: %q finds %q, want %q", where, question, got, want)
			}
		}
	}
	check("in memory")
	b.SaveAs(filepath.Join(t.TempDir(), "s.clew"), func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	b.settle(t)
	check("in a file")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestALaterQuestionTakesThePlace asks twice before anything is answered.
func TestALaterQuestionTakesThePlace(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	b.WarmSearch()
	var told []string
	for _, question := range []string{"gor", "harr"} {
		b.Search(question, func(f Found, _ error) { told = append(told, f.Question) })
	}
	b.settle(t)
	if !slices.Equal(told, []string{"harr"}) {
		t.Errorf("answers to %v came", told)
	}
}
