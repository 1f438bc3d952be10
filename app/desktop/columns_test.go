//go:build !headless

package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/importers"
)

// TestColumnsOfATable drops a table whose columns have names of their own: the
// person is asked once, and what was chosen is read and remembered.
func TestColumnsOfATable(t *testing.T) {
	w, q := openWindow(t)
	dir := t.TempDir()
	drop := func(name, title string) {
		path := filepath.Join(dir, name)
		text := "The council of Bree met on Monday and agreed to repair the sea wall before the winter storms begin."
		if err := os.WriteFile(path, []byte("Kopf;Korpus;Datum\n"+title+";"+text+" "+title+".;4.5.2029\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		w.consider([]string{path})
		settle(t, w, q)
	}
	drop("a.csv", "Bree Repairs Its Wall")
	if len(w.sheets) != 1 || len(w.session.Snapshot().Articles) != 0 {
		t.Fatalf("%d sheets, %d articles", len(w.sheets), len(w.session.Snapshot().Articles))
	}
	w.sheets[0].close()

	tables := importers.Tables(t.Context(), []importers.Source{importers.FileSource(filepath.Join(dir, "a.csv"))}, nil)
	form := newColumnForm(tables[0])
	if s := form.samples["text"].Text; !strings.Contains(s, "needed") {
		t.Errorf("beside the missing column of texts stands %q", s)
	}
	if got := form.selects["date"].Selected; got != "Datum" {
		t.Errorf("the guess of the date is %q", got)
	}
	if s := form.samples["date"].Text; s != "4.5.2029" {
		t.Errorf("sample %q", s)
	}
	form.selects["text"].SetSelected("Korpus")
	form.selects["title"].SetSelected("Kopf")
	if !strings.HasPrefix(form.samples["text"].Text, "The council of Bree") {
		t.Errorf("sample %q", form.samples["text"].Text)
	}
	w.chosenColumns(tables[0], form.mapping)
	drop("b.csv", "Bree Repairs Its Road")
	if len(w.sheets) != 0 {
		t.Fatal("asked again for the same columns")
	}
	articles := w.session.Snapshot().Articles
	if len(articles) != 1 || articles[0].Title != "Bree Repairs Its Road" || articles[0].Published.Start.String() != "2029-05-04" {
		t.Fatalf("articles %+v", articles)
	}
	if m, ok := readColumnMemory(w.app.Preferences().String(prefColumns)).choice(tables[0].Columns); !ok || m.Text != "Korpus" {
		t.Errorf("remembered %+v", m)
	}
}

// TestColumnMemory keeps the latest choices only.
func TestColumnMemory(t *testing.T) {
	m, text := readColumnMemory("damaged"), ""
	for range maxColumnChoices + 5 {
		text = m.remember([]string{strings.Repeat("x", len(text)%7), text[:min(len(text), 9)], "c" + string(rune('a'+len(m.list)%26))}, importers.Mapping{Text: "c"})
	}
	m.remember([]string{"a"}, importers.Mapping{Text: "a"})
	text = m.remember([]string{"a"}, importers.Mapping{Text: "b"})
	again := readColumnMemory(text)
	if c, ok := again.choice([]string{"a"}); !ok || c.Text != "b" || len(again.list) > maxColumnChoices {
		t.Errorf("%+v of %d", c, len(again.list))
	}
}
