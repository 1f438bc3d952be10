//go:build !headless

package desktop

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/gate"
	"clew/app/ingest"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/viewtest"
	"clew/graphmodel"
	"clew/graphmodel/suggest"
	"clew/importers"
)

func goos() string { return runtime.GOOS }

// oneName finds one person in every article.
type oneName struct{}

func (oneName) Extract(_ context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	at := strings.Index(a.Text, "Harriet")
	if at < 0 {
		return graphmodel.Findings{ArticleID: a.ID}, nil
	}
	span := graphmodel.Span{Start: at, End: at + len("Harriet")}
	return graphmodel.Findings{
		ArticleID: a.ID,
		Mentions:  []graphmodel.FoundMention{{Span: span, Type: graphmodel.MentionPerson, Form: graphmodel.FormName}},
		Entities:  []graphmodel.FoundEntity{{Kind: graphmodel.Person, Name: "Harriet Smith"}},
	}, nil
}

func openWindow(t *testing.T) (*window, *gate.Queue) { return openWindowWith(t, oneName{}) }

// openWindowWith opens a window that reads with an extractor, nil for the
// program's own.
func openWindowWith(t *testing.T, extractor ingest.Extractor) (*window, *gate.Queue) {
	t.Helper()
	app := test.NewTempApp(t)
	q := &gate.Queue{}
	w := newWindow(app, q.Do, Options{Version: "1.2.3", Extractor: extractor})
	w.win.Resize(fyne.NewSize(900, 600))
	t.Cleanup(func() {
		w.session.CancelAll()
		w.session.Wait()
	})
	return w, q
}

func settle(t *testing.T, w *window, q *gate.Queue) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(time.Millisecond) {
		q.Drain()
		if len(w.session.Jobs()) == 0 {
			w.session.Wait()
			if q.Drain() == 0 {
				return
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("jobs do not end: %v", w.session.Jobs())
		}
	}
}

const page = `Harriet opens the bridge

Harriet opened the new bridge on Friday in front of several hundred people, after three years of work that cost more than planned.

She thanked the workers and the council, and said that the old bridge will be kept for walkers and for those who come by bicycle.`

func TestWindowFitsASmallScreen(t *testing.T) {
	w, _ := openWindow(t)
	if least := w.win.Content().MinSize(); least.Width > 900 || least.Height > 600-30 {
		t.Errorf("the window needs %v", least)
	}
}

func TestPasteFillsTheWindow(t *testing.T) {
	w, q := openWindow(t)
	if !w.welcome.Visible() || w.win.Title() != "Clew" {
		t.Errorf("welcome %v, title %q", w.welcome.Visible(), w.win.Title())
	}
	w.app.Clipboard().SetContent("too short")
	w.pasteArticle()
	if m := w.session.Message(); m.Level != session.Warning {
		t.Errorf("message %v", m)
	}
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	settle(t, w, q)
	if w.welcome.Visible() || w.win.Title() != "Untitled – Clew" {
		t.Errorf("welcome %v, title %q", w.welcome.Visible(), w.win.Title())
	}
	if m := w.session.Message(); m.Level != session.Success || m.Text != "Read 1 article" {
		t.Errorf("message %v", m)
	}
	if w.session.Reading().Article == "" || !w.shelf.ShowLower {
		t.Error("the only article is not opened in the reader")
	}
	w.space.Undo()
	settle(t, w, q)
	if !w.welcome.Visible() || w.shelf.ShowLower {
		t.Error("after undo the window is not empty")
	}
}

func TestFailuresOpenAReportThatEscapeCloses(t *testing.T) {
	w, q := openWindow(t)
	w.importSources(importers.TextSource("empty page", ""), importers.TextSource("page", page))
	settle(t, w, q)
	if len(w.sheets) != 1 {
		t.Fatalf("%d sheets are open", len(w.sheets))
	}
	w.escape()
	if len(w.sheets) != 0 || len(w.session.Snapshot().Articles) != 1 {
		t.Errorf("%d sheets, %d articles", len(w.sheets), len(w.session.Snapshot().Articles))
	}
}

func TestEscapeLeavesOneThingAtATime(t *testing.T) {
	w, _ := openWindow(t)
	w.session.SetSnapshot(viewtest.Snapshot())
	w.session.SelectEntities(viewtest.Mayor)
	w.session.Read(viewtest.Article, graphmodel.Span{})
	w.escape()
	if !w.session.Selection().Empty() || w.session.Reading().Article == "" {
		t.Error("the first Escape does not clear just the selection")
	}
	w.escape()
	if w.session.Reading().Article != "" {
		t.Error("the second Escape does not close the article")
	}
}

func TestAppearanceAndPanesAreRemembered(t *testing.T) {
	w, _ := openWindow(t)
	w.setAppearance(theme.Dark)
	w.setSidebarShown(false)
	w.panes.RightWidth = 333
	w.rememberLayout()
	again := newWindow(w.app, w.do, Options{})
	if again.theme.Appearance != theme.Dark || again.panes.ShowLeft || again.panes.RightWidth != 333 {
		t.Errorf("appearance %v, sidebar %v, width %v", again.theme.Appearance, again.panes.ShowLeft, again.panes.RightWidth)
	}
	if !theme.Palette().Dark {
		t.Error("the dark palette is not in use")
	}
}

func TestEveryMenuShortcutIsUnique(t *testing.T) {
	w, _ := openWindow(t)
	seen := map[string]string{}
	var walk func(items []*fyne.MenuItem)
	walk = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.Shortcut != nil {
				name := i.Shortcut.ShortcutName()
				if other, taken := seen[name]; taken {
					t.Errorf("%q and %q share %s", i.Label, other, name)
				}
				seen[name] = i.Label
			}
			if i.ChildMenu != nil {
				walk(i.ChildMenu.Items)
			}
		}
	}
	for _, m := range w.menus.main.Items {
		walk(m.Items)
	}
	if len(seen) < 15 {
		t.Errorf("only %d shortcuts", len(seen))
	}
}

func TestShortcutsGoToTheTextFieldFirst(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.win.Canvas().Focus(w.sidebarSearch())
	if !w.forward(&fyne.ShortcutPaste{Clipboard: w.app.Clipboard()}) {
		t.Fatal("a search field with the focus does not get what is pasted")
	}
	settle(t, w, q)
	if !w.space.Empty() {
		t.Error("text for the search field was read as an article")
	}
	w.win.Canvas().Unfocus()
	if w.forward(&fyne.ShortcutPaste{Clipboard: w.app.Clipboard()}) {
		t.Error("without a field there is nothing to forward to")
	}
}

func (w *window) sidebarSearch() fyne.Focusable {
	w.find()
	return w.win.Canvas().Focused()
}

func TestDecisionsFromTheMenu(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	settle(t, w, q)
	id := w.session.Snapshot().Entities[0].ID
	w.session.SelectEntities(id)
	w.copyNames()
	if got := w.app.Clipboard().Content(); got != "Harriet Smith" {
		t.Errorf("copied %q", got)
	}
	w.hideEntities(id)
	settle(t, w, q)
	if w.session.Visible().Entities != 0 || w.hiddenCount() != 1 || !w.session.Selection().Empty() {
		t.Errorf("visible %d, hidden %d", w.session.Visible().Entities, w.hiddenCount())
	}
	w.bringBack()
	settle(t, w, q)
	if w.session.Visible().Entities != 1 || w.hiddenCount() != 0 {
		t.Errorf("visible %d, hidden %d", w.session.Visible().Entities, w.hiddenCount())
	}
}

// TestF2RenamesWhereverTheFocusIs presses F2 in the network, in the sidebar, and where
// nothing has the focus.
func TestF2RenamesWhereverTheFocusIs(t *testing.T) {
	w, q := openWindow(t)
	w.app.Clipboard().SetContent(page)
	w.pasteArticle()
	settle(t, w, q)
	f2 := &fyne.KeyEvent{Name: fyne.KeyF2}
	w.functionKey(f2)
	if len(w.sheets) != 0 {
		t.Fatal("F2 renames although nothing is selected")
	}
	id := w.session.Snapshot().Entities[0].ID
	w.session.SelectEntities(id)
	for name, press := range map[string]func(){
		"nowhere": func() { w.win.Canvas().OnTypedKey()(f2) },
		"network": func() { w.network.view.TypedKey(f2) },
		"sidebar": func() {
			w.sidebarSearch().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			w.win.Canvas().Focused().TypedKey(f2)
		},
	} {
		press()
		if len(w.sheets) != 1 {
			t.Errorf("%s: %d sheets are open after F2", name, len(w.sheets))
			continue
		}
		w.functionKey(f2)
		if len(w.sheets) != 1 {
			t.Errorf("%s: F2 opens another sheet on the first", name)
		}
		w.sheets[0].close()
		q.Drain()
	}
}

// TestMergeAndReview merges by the menu and by the sheet of possible duplicates,
// splits again, and undoes.
func TestMergeAndReview(t *testing.T) {
	w, q := openWindowWith(t, nil)
	for _, text := range []string{
		"Report\n\nFinance Minister Nadia Koralyova of Estonia resigned on Monday. Nadia Koralyova met Henrik Lundberg in Tallinn before she left.",
		"Note\n\nNadja Koraljowa, the former finance minister, was hired by Nordea. Nadja Koraljowa said she was glad. Henrik Lundberg praised her.",
	} {
		w.app.Clipboard().SetContent(text)
		w.pasteArticle()
		settle(t, w, q)
	}
	id := func(name string) string {
		for _, e := range w.session.Snapshot().Entities {
			if e.Name == name {
				return e.ID
			}
		}
		return ""
	}
	a, b := id("Nadia Koralyova"), id("Nadja Koraljowa")
	if a == "" || b == "" {
		t.Fatalf("the network holds %v", w.session.Snapshot().Entities)
	}
	w.session.SelectEntities(a, b)
	w.mergeSelection()
	settle(t, w, q)
	if (id("Nadia Koralyova") == "") == (id("Nadja Koraljowa") == "") {
		t.Error("of the merged nodes not exactly one is left")
	}
	w.space.Undo()
	settle(t, w, q)
	if id("Nadia Koralyova") == "" || id("Nadja Koraljowa") == "" {
		t.Error("undo has not brought the node back")
	}
	w.findDuplicates()
	settle(t, w, q)
	if len(w.sheets) != 1 {
		t.Fatalf("%d sheets", len(w.sheets))
	}
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyD})
	settle(t, w, q)
	if len(w.sheets) != 0 || len(w.space.Decisions()) != 1 {
		t.Errorf("%d sheets, %d decisions", len(w.sheets), len(w.space.Decisions()))
	}
	w.findDuplicates()
	settle(t, w, q)
	if len(w.sheets) != 0 {
		t.Error("what was told to be different is shown again")
	}
}

// TestReviewManyAtOnce merges all sure duplicates as one step, takes that back in
// the review, and goes back to what was skipped.
func TestReviewManyAtOnce(t *testing.T) {
	w, q := openWindowWith(t, nil)
	var list []suggest.Suggestion
	var made []graphmodel.Decision
	for _, n := range []string{"Ann", "Bea", "Cleo"} {
		a := graphmodel.MadeEntity(w.session.Snapshot(), graphmodel.Person, n+" Baker")
		b := graphmodel.MadeEntity(w.session.Snapshot(), graphmodel.Person, n+" B. Baker")
		made = append(made, a, b)
		list = append(list, suggest.Suggestion{A: a.Target, B: b.Target, Score: 0.96 - 0.1*float64(len(list))})
	}
	w.decide("Add six people", made...)
	settle(t, w, q)
	w.review(list)
	count := func() int { return len(w.session.Snapshot().Entities) }
	press := func(k fyne.KeyName) {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		settle(t, w, q)
	}
	steps := w.space.Done()
	press(fyne.KeyU)
	if w.space.Done() != steps {
		t.Error("undo has taken back what was done before the review")
	}
	press(fyne.KeyS)
	press(fyne.KeyU)
	press(fyne.KeyM)
	if count() != 5 || w.space.Done() != steps+1 {
		t.Fatalf("%d entities, %d steps", count(), w.space.Done()-steps)
	}
	press(fyne.KeyU)
	if count() != 6 || w.space.Done() != steps {
		t.Fatalf("after an undo %d entities, %d steps", count(), w.space.Done()-steps)
	}
	r := w.reviewing
	if r.at != 0 {
		t.Errorf("at pair %d", r.at)
	}
	r.mergeSurest(0.8)
	settle(t, w, q)
	if count() != 4 || w.space.Done() != steps+1 || r.at != 2 {
		t.Fatalf("%d entities, %d steps, at pair %d", count(), w.space.Done()-steps, r.at)
	}
	press(fyne.KeyU)
	if count() != 6 || w.space.Done() != steps || r.at != 0 || len(w.sheets) != 1 {
		t.Fatalf("after an undo %d entities, %d steps, at pair %d", count(), w.space.Done()-steps, r.at)
	}
}
