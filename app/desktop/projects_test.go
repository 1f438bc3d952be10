//go:build !headless

package desktop

import (
	"image"
	"image/color"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// TestRecentProjectsShowTheirNetwork saves a project, begins another, and finds
// the first one with its picture and size on the first page.
func TestRecentProjectsShowTheirNetwork(t *testing.T) {
	w, q := openWindowWith(t, nil)
	if w.thumbnailFile("x") == "" {
		t.Skip("there is no folder for thumbnails")
	}
	w.app.Clipboard().SetContent("Report\n\nNadia Koralyova of Estonia resigned on Monday. Nadia Koralyova met Henrik Lundberg in Tallinn before she left.")
	w.pasteArticle()
	settle(t, w, q)
	path := filepath.Join(t.TempDir(), "talks.clew")
	w.space.SaveAs(path, func(err error) { w.saved(err, nil) })
	settle(t, w, q)
	w.newProject()
	settle(t, w, q)
	p := w.thumbnailOf(path)
	if p.Missing || p.Articles != 1 || p.Nodes < 2 || p.Opened.IsZero() {
		t.Fatalf("thumbnail %+v", p)
	}
	f, err := os.Open(p.Picture)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil || img.Bounds().Dx() != thumbnailWidth {
		t.Fatalf("picture %v, %v", img, err)
	}
	seen := map[color.Color]bool{}
	for y := range thumbnailHeight {
		for x := range thumbnailWidth {
			seen[img.At(x, y)] = true
		}
	}
	if len(seen) < 10 {
		t.Errorf("the picture has %d colors", len(seen))
	}
	if got := len(w.welcome.recent.Objects); got < 2 {
		t.Errorf("%d rows of recent projects", got)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if !w.thumbnailOf(path).Missing {
		t.Error("a project that is gone is not told to be missing")
	}
	w.forgetThumbnail(path)
	if p := w.thumbnailOf(path); p.Picture != "" || p.Nodes != 0 {
		t.Errorf("forgotten, but %+v", p)
	}
}

// TestNothingToEditWhereOneMayOnlyLook opens a project that is open elsewhere and
// expects that its menus offer no edits, and say why.
func TestNothingToEditWhereOneMayOnlyLook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.clew")
	file, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	made := graphmodel.MadeEntity(graphmodel.NewSnapshot(0, nil, nil, nil), graphmodel.Person, "Nadia Koralyova")
	if err := file.Record(t.Context(), project.State{Decisions: []graphmodel.Decision{made}}, "Add"); err != nil {
		t.Fatal(err)
	}
	w, q := openWindowWith(t, nil)
	w.open(path)
	settle(t, w, q)
	if !w.space.ReadOnly() {
		t.Skip("the file is not locked here")
	}
	before := len(w.space.Decisions())
	for name, do := range map[string]func(){
		"rename": func() { w.renameEntity(made.Target) },
		"note":   func() { w.editNote(made.Target) },
		"entity": func() { w.newEntity("", nil) },
		"hide":   func() { w.hideEntities(made.Target) },
		"delete": func() { w.deleteByHand(made.Target) },
	} {
		do()
		settle(t, w, q)
		if len(w.sheets) != 0 || len(w.space.Decisions()) != before {
			t.Errorf("%s: %d sheets, %d decisions", name, len(w.sheets), len(w.space.Decisions()))
		}
	}
	for _, i := range w.menus.editing {
		if !i.Disabled {
			t.Errorf("the menu offers %q", i.Label)
		}
	}
	if first := w.menus.edited.Items[0]; !first.Disabled || !strings.HasPrefix(first.Label, "Read only") {
		t.Errorf("the menu begins with %q", first.Label)
	}
	e := w.session.Snapshot().Entity(made.Target)
	for _, i := range []*fyne.MenuItem{w.kindItem(e), w.noteItem(e.ID, ""), w.mergeItem(e), w.lessons("Nadia", e)[0]} {
		if !i.Disabled || i.ChildMenu != nil {
			t.Errorf("%q can be chosen", i.Label)
		}
	}
}
