//go:build !headless

package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// noteField is a field of several lines that Escape leaves and Ctrl+Enter
// submits.
type noteField struct {
	widget.Entry
	escape, submit func()
}

func newNoteField(text string) *noteField {
	f := &noteField{}
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.ExtendBaseWidget(f)
	f.SetText(text)
	f.CursorRow = strings.Count(text, "\n")
	return f
}

// TypedKey implements fyne.Focusable.
func (f *noteField) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && f.escape != nil {
		f.escape()
		return
	}
	f.Entry.TypedKey(e)
}

// TypedShortcut implements fyne.Shortcutable.
func (f *noteField) TypedShortcut(s fyne.Shortcut) {
	if isSubmit(s) && f.submit != nil {
		f.submit()
		return
	}
	f.Entry.TypedShortcut(s)
}

// isSubmit reports whether a shortcut is Ctrl+Enter.
func isSubmit(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

// editNote asks for the note of an entity, a link or an article, whichever has
// the id.
func (w *window) editNote(id string) {
	if w.onlyLooking() {
		return
	}
	snap := w.session.Snapshot()
	var name, old string
	var kind graphmodel.DecisionKind
	switch {
	case snap.Entity(id) != nil:
		kind, name, old = graphmodel.NoteEntity, snap.Entity(id).Name, snap.Entity(id).Note
	case snap.Link(id) != nil:
		kind, name, old = graphmodel.NoteLink, "the link", snap.Link(id).Note
	case snap.Article(id) != nil:
		kind, name, old = graphmodel.NoteArticle, "“"+wording.Title(snap.Article(id))+"”", w.session.ArticleNote(id)
	default:
		return
	}
	field := newNoteField(old)
	field.SetPlaceHolder("What you want to remember about it")
	s := w.newSheet("Note on "+shorten(name, 44), fyne.NewSize(500, 320), field)
	save := func() {
		text := strings.TrimSpace(field.Text)
		if text == old {
			return
		}
		label := "Note on " + shorten(name, 40)
		if text == "" {
			label = "Delete the note on " + shorten(name, 40)
		}
		w.decide(label, graphmodel.Decision{Kind: kind, Target: id, Value: text})
	}
	field.escape, field.submit = s.dismiss, func() { s.close(); save() }
	s.button("Cancel", controls.Outlined, nil)
	s.button("Save (Ctrl+Enter)", controls.Filled, save)
	s.show(field)
}

// noteSelected edits the note of what is selected, or of the article that is
// read.
func (w *window) noteSelected() {
	switch sel := w.session.Selection(); {
	case len(sel.Entities) > 0:
		w.editNote(sel.Entities[len(sel.Entities)-1])
	case len(sel.Links) > 0:
		w.editNote(sel.Links[len(sel.Links)-1])
	default:
		w.editNote(w.session.Reading().Article)
	}
}

// noteItem is the menu item for a note.
func (w *window) noteItem(id, note string) *fyne.MenuItem {
	label := "Add a Note…"
	if note != "" {
		label = "Edit the Note…"
	}
	return w.edits(label, func() { w.editNote(id) })
}
