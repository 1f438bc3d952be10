//go:build !headless

package desktop

import (
	"testing"

	"clew/app/controls"
	"clew/graphmodel"
)

// TestOneMentionBecomesAnother splits one mention off and takes that back.
func TestOneMentionBecomesAnother(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	w.app.Clipboard().SetContent("Harriet comes home\n\n" + page[len("Harriet opens the bridge\n\n"):] + "\n\nHarriet came home on Sunday, which was a surprise to everybody in the street.")
	settle(t, w, q)
	w.pasteArticle()
	settle(t, w, q)
	snap := w.session.Snapshot()
	if len(snap.Entities) != 1 || len(snap.Entities[0].Mentions) != 2 {
		t.Fatalf("%d entities", len(snap.Entities))
	}
	e := snap.Entities[0]
	m := e.Mentions[1]
	a := snap.Article(m.Article)
	if item := w.somebodyElse(e, a, graphmodel.Span{Start: m.Span.End + 10, End: m.Span.End + 12}); item != nil {
		t.Error("a place without a mention can be split off")
	}
	w.session.SelectEntities(e.ID)
	item := w.selectedAround(a, graphmodel.Span{Start: m.Span.End + 1, End: m.Span.End + 3})
	if item == nil || item.Label != "“Harriet” Here Is Another…" {
		t.Fatalf("the menu has %+v", item)
	}
	item.Action()
	field, ok := w.win.Canvas().Focused().(*controls.Field)
	if !ok || field.Text != "Harriet" {
		t.Fatalf("the keyboard is in %T", w.win.Canvas().Focused())
	}
	field.SetText("Harriet Jones")
	field.OnSubmitted("")
	settle(t, w, q)
	if got := w.session.Snapshot().Entities; len(got) != 2 || len(w.sheets) != 0 {
		t.Errorf("%d entities after the split", len(got))
	}
	w.space.Undo()
	settle(t, w, q)
	if got := w.session.Snapshot().Entities; len(got) != 1 || len(got[0].Mentions) != 2 {
		t.Errorf("%d entities after undo", len(got))
	}
}
