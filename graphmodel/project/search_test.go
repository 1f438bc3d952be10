package project_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// answers lists the ids of what a question finds.
func answers(t *testing.T, p *project.Project, question string) string {
	t.Helper()
	hits, err := p.Search(t.Context(), question, 10)
	if err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	var ids []string
	for _, h := range hits {
		for _, m := range h.Passage.Marks {
			if m[0] >= m[1] || m[1] > len(h.Quote) {
				t.Errorf("%q: mark %v of %q", question, m, h.Quote)
			}
		}
		ids = append(ids, h.Article)
	}
	return strings.Join(ids, " ")
}

func TestSearch(t *testing.T) {
	p, _ := create(t)
	s := project.State{Articles: []*graphmodel.Article{
		{ID: "a1", Title: "Zelenskyy in Łódź", Text: "The president met Árpád Göncz. They talked."},
		{ID: "a2", Title: "Other", Text: "Someone wrote about Zelenskyy, once, and of many other things in the town."},
		{ID: "a3", Title: "北京市の話", Text: "محمد أحمد في القاهرة. Вёл переговоры. שלום עולם"},
	}}
	if err := p.Record(t.Context(), s, "Import"); err != nil {
		t.Fatal(err)
	}
	questions := map[string]string{
		"zelenskyy": "a1 a2", "ZELENS": "a1 a2", "arpad goncz": "a1", "lodz": "a1", `"arpad met"`: "", `"met arpad"`: "a1",
		"zelenskyy town": "a2", "北京": "a3", "京": "a3", "京市": "a3", "احمد": "a3", "вел": "a3", "שלום": "a3", "nothing": "",
		`" AND OR ( * :`: "", `a"b`: "", "NEAR(": "",
	}
	check := func(when string, want func(q string) string) {
		t.Helper()
		for q := range questions {
			if got := answers(t, p, q); got != want(q) {
				t.Errorf("%s, %q finds %q, want %q", when, q, got, want(q))
			}
		}
	}
	check("imported", func(q string) string { return questions[q] })
	if _, _, err := p.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("undone", func(string) string { return "" })
	if _, _, err := p.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	check("done again", func(q string) string { return questions[q] })
	changed := *s.Articles[1]
	changed.Text = "Quite another text."
	s.Articles[1] = &changed
	if err := p.Record(t.Context(), s, "Change"); err != nil {
		t.Fatal(err)
	}
	if got := answers(t, p, "town") + "|" + answers(t, p, "another text"); got != "|a2" {
		t.Errorf("after a change: %q", got)
	}
	if err := p.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestSearchOldFiles searches a file of an earlier version, read only and after
// it was brought up to date.
func TestSearchOldFiles(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("testdata", "v3.clew"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "v3.clew")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	old, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	before := answers(t, old, "moscow envoy")
	_ = old.Close()
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if now := answers(t, p, "moscow envoy"); now == "" || now != before {
		t.Errorf("finds %q, before %q", now, before)
	}
}

// BenchmarkSearch types a name letter by letter into a project of 20,000 articles
// of some 4 kB.
func BenchmarkSearch(b *testing.B) {
	p, err := project.Create(b.Context(), filepath.Join(b.TempDir(), "large.clew"))
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	var s project.State
	for i := range 20000 {
		var text strings.Builder
		for k := range 600 {
			// Few words stand everywhere, most in few articles.
			n := (i*7919 + k*k*31 + k) % (1 + (i*k)%20011)
			fmt.Fprintf(&text, "w%x ", n)
		}
		s.Articles = append(s.Articles, &graphmodel.Article{ID: fmt.Sprintf("a%05d", i), Title: fmt.Sprintf("Note w%x", i), Text: text.String()})
	}
	if err := p.Save(b.Context(), s); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		if _, err := p.Search(b.Context(), "w1a2b"[:1+i%5], 20); err != nil {
			b.Fatal(err)
		}
	}
}
