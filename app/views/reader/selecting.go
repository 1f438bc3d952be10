package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clew/graphmodel"
)

// Selected is what is selected of the article that is open.
func (v *View) Selected() (article string, span graphmodel.Span) {
	if v.article == nil {
		return "", graphmodel.Span{}
	}
	return v.article.ID, v.text.SelectedSpan()
}

// SelectedText is what is selected, for the clipboard.
func (v *View) SelectedText() string { return v.text.SelectedText() }

// HasFocus reports whether the keyboard is in the article.
func (v *View) HasFocus() bool {
	c := v.canvas()
	return c != nil && v.article != nil && c.Focused() == fyne.Focusable(v.scroll)
}

// Focus lets the keys of the article work.
func (v *View) Focus() { v.takeKeyboard() }

// SelectAll selects the whole text.
func (v *View) SelectAll() {
	if v.article != nil {
		v.text.Select(graphmodel.Span{End: len(v.article.Text)})
	}
}

func (v *View) canvas() fyne.Canvas {
	if app := fyne.CurrentApp(); app != nil {
		return app.Driver().CanvasForObject(v.scroll)
	}
	return nil
}

// takeKeyboard lets the keys of the article work after a click into it.
func (v *View) takeKeyboard() {
	if c := v.canvas(); c != nil && c.Focused() != fyne.Focusable(v.scroll) {
		v.scroll.NoRing = true // the click says where the keyboard is
		c.Focus(v.scroll)
		v.scroll.NoRing = false
	}
}

// follow scrolls while the mouse selects beyond an edge.
func (v *View) follow(y float32) {
	const margin = 18
	y += v.column.TopOf(v.text, v.scroll.Size().Width)
	v.scroll.Reveal(y-margin, y+margin)
}

// selectKey does what a key with Shift does to the selection.
func (v *View) selectKey(e *fyne.KeyEvent) bool {
	held := heldKeys()
	if held&fyne.KeyModifierShift == 0 {
		return false
	}
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		v.text.Extend(e.Name, held&(fyne.KeyModifierControl|fyne.KeyModifierAlt) != 0)
		top, bottom := v.text.HeadPlace()
		y := v.column.TopOf(v.text, v.scroll.Size().Width)
		v.scroll.Reveal(y+top-8, y+bottom+8)
		return true
	}
	return false
}

// heldKeys are the modifiers that are held now.
var heldKeys = func() fyne.KeyModifier {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return d.CurrentKeyModifiers()
		}
	}
	return 0
}

// tellSelected shows the button for what is selected.
func (v *View) tellSelected() {
	if has := v.text.SelectedSpan().Len() > 0 && v.params.TextMenu != nil; has != v.mark.Visible() {
		if has {
			v.mark.Show()
		} else {
			v.mark.Hide()
		}
		v.frame.Objects[1].Refresh()
	}
}

// MarkMenu opens the menu of what can be done with the selected words.
func (v *View) MarkMenu() { v.markMenu() }

func (v *View) markMenu() {
	id, span := v.Selected()
	if v.params.TextMenu == nil || span.Len() == 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.mark)
	v.params.TextMenu(id, span, v.namedAt(span), at.AddXY(0, v.mark.Size().Height+4))
}

// menu opens the menu for what was clicked: the selection, the name, or the
// word there.
func (v *View) menu(offset int, at fyne.Position) {
	if v.params.TextMenu == nil || v.article == nil {
		return
	}
	span := v.text.SelectedSpan()
	if offset < span.Start || offset > span.End || span.Len() == 0 {
		span = v.wordOrName(offset)
		v.text.Select(span)
	}
	if span.Len() > 0 {
		v.params.TextMenu(v.article.ID, span, v.namedAt(span), at)
	}
}

func (v *View) wordOrName(offset int) graphmodel.Span {
	for _, a := range v.params.Session.Annotations(v.article.ID) {
		if a.Span.Start <= offset && offset < a.Span.End {
			return a.Span
		}
	}
	return v.text.WordAt(offset)
}

// namedAt is the entity that is named by just this span, or inside it alone.
func (v *View) namedAt(span graphmodel.Span) string {
	found := ""
	for _, a := range v.params.Session.Annotations(v.article.ID) {
		if !a.Span.Overlaps(span) {
			continue
		}
		if found != "" && found != a.Entity.ID {
			return ""
		}
		found = a.Entity.ID
	}
	return found
}

func (v *View) editNote() {
	if v.article != nil && v.params.ArticleNote != nil {
		v.params.ArticleNote(v.article.ID)
	}
}
