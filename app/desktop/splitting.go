//go:build !headless

package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/session"
	"clew/graphmodel"
)

// somebodyElse is the menu item that makes a node of its own of the mentions of an
// entity that a span of an article touches; nil where there is none, or where they
// are all that is known of it.
func (w *window) somebodyElse(e *graphmodel.Entity, a *graphmodel.Article, span graphmodel.Span) *fyne.MenuItem {
	if e == nil {
		return nil
	}
	var parts []graphmodel.Mention
	for _, m := range e.Mentions {
		if m.Article == a.ID && m.Span.Overlaps(span) {
			parts = append(parts, m)
		}
	}
	if len(parts) == 0 || len(parts) == len(e.Mentions) {
		return nil
	}
	words := strings.Join(strings.Fields(parts[0].Span.In(a.Text)), " ")
	return w.edits("“"+shorten(words, 24)+"” Here Is Another…", func() { w.splitMentions(e, words, parts) })
}

// selectedAround is somebodyElse for the entity that is selected alone, in the
// sentence around a span.
func (w *window) selectedAround(a *graphmodel.Article, span graphmodel.Span) *fyne.MenuItem {
	sel := w.session.Selection()
	if len(sel.Entities) != 1 || len(sel.Links) > 0 {
		return nil
	}
	return w.somebodyElse(w.session.Snapshot().Entity(sel.Entities[0]), a, session.SentenceAround(a.Text, span))
}

// splitMentions asks what the mentions of an entity name instead of it, and makes
// a node of that.
func (w *window) splitMentions(e *graphmodel.Entity, words string, parts []graphmodel.Mention) {
	field := controls.NewField()
	field.SetText(words)
	content := &fyne.Container{Layout: controls.Stack{}, Objects: []fyne.CanvasObject{field}}
	s := w.newSheet("Not "+shorten(e.Name, 36)+", but", fyne.NewSize(420, sheetHeight(36)), content)
	split := func() {
		if name := strings.Join(strings.Fields(field.Text), " "); name != "" {
			w.decide("Split "+shorten(name, 30)+" off "+shorten(e.Name, 30), graphmodel.Split(e, name, parts))
		}
	}
	field.OnEscape = s.dismiss
	field.OnSubmitted = func(string) { s.close(); split() }
	s.button("Cancel", controls.Outlined, nil)
	s.button("Split", controls.Filled, split)
	s.show(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}
