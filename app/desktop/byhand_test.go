//go:build !headless

package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clew/app/ingest"
	"clew/app/views/graphview"
	"clew/graphmodel"
)

// TestByHandInTheWindow adds an entity, links it, proves the link, writes notes,
// and takes everything back in the history.
func TestByHandInTheWindow(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	settle(t, w, q)
	before := len(w.session.Snapshot().Entities)
	if before == 0 {
		t.Fatal("nothing was read")
	}
	old := w.session.Snapshot().Entities[0]

	id := w.addEntity(graphmodel.Organization, "  Tide   Group ", nil)
	settle(t, w, q)
	if e := w.session.Snapshot().Entity(id); e == nil || e.Name != "Tide Group" || !w.session.Selection().HasEntity(id) {
		t.Fatalf("added %+v", e)
	}
	if _, ok := w.session.Positions()[id]; !ok {
		t.Error("what was added has no place")
	}
	w.addLink(old, w.session.Snapshot().Entity(id), graphmodel.MemberOf, "founder of", nil)
	settle(t, w, q)
	l := w.session.Snapshot().Link(w.session.Selection().Links[0])
	article := w.session.Snapshot().Articles[0]
	item := w.evidenceItem(article.ID, graphmodel.Span{Start: 0, End: 20})
	item.ChildMenu.Items[0].Action()
	settle(t, w, q)
	if now := w.session.Snapshot().Link(l.ID); len(now.Evidence) != 1 || now.Evidence[0].Extractor != graphmodel.PersonExtractor {
		t.Errorf("evidence %+v", now.Evidence)
	}

	for _, of := range []string{id, l.ID, article.ID} {
		w.editNote(of)
		field, ok := w.win.Canvas().Focused().(*noteField)
		if !ok {
			t.Fatalf("the note on %s has no field", of)
		}
		field.SetText("Ask about " + of)
		field.submit()
		settle(t, w, q)
	}
	snap := w.session.Snapshot()
	if snap.Entity(id).Note == "" || snap.Link(l.ID).Note == "" || w.session.ArticleNote(article.ID) == "" {
		t.Error("a note is missing")
	}

	w.setHistoryShown(true)
	if !w.history.Visible() || w.inspector.Visible() {
		t.Error("the history does not come")
	}
	if n := len(w.space.History()); n != 7 {
		t.Errorf("%d steps, want 7", n)
	}
	w.pointStep(1)
	w.selectStep(1)
	if !w.session.Selection().HasEntity(id) {
		t.Errorf("the step that added it has touched %v", w.session.Selection())
	}
	w.space.GoTo(1)
	settle(t, w, q)
	if n := len(w.session.Snapshot().Entities); n != before {
		t.Errorf("%d entities are left, want %d", n, before)
	}
	w.session.ClearSelection()
	w.escape()
	if w.history.Visible() {
		t.Error("Escape does not close the history")
	}
}

func TestTheLinkToolComesWithoutASelection(t *testing.T) {
	w, _ := openWindow(t)
	w.newLinkOfSelection()
	if w.network.view.Tool() != graphview.LinkTool {
		t.Error("there is no tool to link with")
	}
}

// TestWordsOfAnArticle opens the menu for words and takes what it offers.
func TestWordsOfAnArticle(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	settle(t, w, q)
	a := w.session.Snapshot().Articles[0]
	w.session.Read(a.ID, graphmodel.Span{})
	at := strings.Index(a.Text, " ") + 1
	w.textMenu(a.ID, graphmodel.Span{Start: at, End: at + 9}, "", fyne.NewPos(300, 300))
	menu := w.win.Canvas().Overlays().Top()
	if menu == nil {
		t.Fatal("there is no menu")
	}
	menu.Hide()
	w.win.Canvas().Overlays().Remove(menu)
	w.teach("bridge", ingest.AlwaysPlace, graphmodel.Place)
	settle(t, w, q)
	found := false
	for _, e := range w.session.Snapshot().Entities {
		found = found || e.Kind == graphmodel.Place && strings.EqualFold(e.Name, "bridge")
	}
	if strings.Contains(a.Text, "bridge") && !found {
		t.Error("what was taught is not there")
	}
	if what, ok := w.space.CanUndo(); !ok || strings.Contains(a.Text, "bridge") && !strings.Contains(what, "bridge") {
		t.Errorf("undo %q", what)
	}
}
