//go:build !headless

package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/controls"
)

// typed puts a question into the field that has the keyboard and waits for the
// answers.
func typed(t *testing.T, w *window, settled func(), question string) *controls.SearchField {
	t.Helper()
	f, ok := w.win.Canvas().Focused().(*controls.SearchField)
	if !ok {
		t.Fatalf("the keyboard is in %T", w.win.Canvas().Focused())
	}
	test.Type(f, question)
	settled()
	return f
}

func TestSearchOpensWhatIsChosen(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	settled := func() { settle(t, w, q) }
	settled()
	w.session.CloseReader()
	enter := func(f *controls.SearchField) { f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}); settled() }

	w.search.open("")
	enter(typed(t, w, settled, "harr"))
	if s := w.session.Selection(); len(s.Entities) != 1 || len(w.sheets) != 0 {
		t.Errorf("selected %v, %d sheets are open", s, len(w.sheets))
	}
	w.search.open("")
	enter(typed(t, w, settled, `"kept for walkers"`))
	r := w.session.Reading()
	if a := w.session.Snapshot().Article(r.Article); a == nil || r.Span.In(a.Text) != "kept for walkers" {
		t.Errorf("reading %+v", r)
	}
	if !w.reader.HasFocus() {
		t.Error("the keyboard is not in the article")
	}
	w.search.open("")
	w.win.Canvas().Unfocus() // a click beside the field
	settled()
	if _, ok := w.win.Canvas().Focused().(*controls.SearchField); !ok {
		t.Errorf("the keyboard is in %T", w.win.Canvas().Focused())
	}
	w.escape()
	if len(w.sheets) != 0 || w.search.sheet != nil {
		t.Error("Escape does not close the search")
	}
}

// TestTheSidebarLeadsToTheArticles goes on from a filter that finds no name.
func TestTheSidebarLeadsToTheArticles(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	settle(t, w, q)
	w.sidebar.SetQuery("bicycle")
	w.sidebar.Submit()
	settle(t, w, q)
	if w.search.sheet == nil || w.search.view.Question() != "bicycle" {
		t.Fatalf("the question is %q", w.search.view.Question())
	}
	if got := w.search.contains(); !strings.HasPrefix(got, "1 article") {
		t.Errorf("it searches %q", got)
	}
}
