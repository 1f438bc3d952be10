package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/theme"
)

// Field is a one-line field for text.
type Field struct {
	widget.Entry

	// OnEscape is called for Escape.
	OnEscape func()
}

// NewField returns an empty field.
func NewField() *Field {
	f := &Field{}
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey implements fyne.Focusable.
func (f *Field) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && f.OnEscape != nil {
		f.OnEscape()
		return
	}
	f.Entry.TypedKey(e)
}

// SearchField is a one-line field with a magnifying glass and, once something
// was typed, a cross that empties it. Escape empties it, too.
type SearchField struct {
	widget.Entry

	// OnDown is called for the down arrow: to move into the results.
	OnDown func()
	// OnEscape is called for Escape in an empty field.
	OnEscape func()
	// OnKey, if set, is asked first; it reports whether it took the key.
	OnKey func(*fyne.KeyEvent) bool
	// OnLost, if set, is called when the keyboard goes elsewhere.
	OnLost func()

	clear *Button
}

// NewSearchField returns an empty field; changed is called as the person types.
func NewSearchField(placeholder string, tips *Tips, changed func(string)) *SearchField {
	f := &SearchField{}
	f.PlaceHolder = placeholder
	f.clear = NewIconButton("close", "Clear the search", tips, func() { f.SetText("") })
	f.clear.Hide()
	f.ActionItem = f.clear
	f.OnChanged = func(s string) {
		if shown := s != ""; shown != f.clear.Visible() {
			if shown {
				f.clear.Show()
			} else {
				f.clear.Hide()
			}
		}
		changed(s)
	}
	f.ExtendBaseWidget(f)
	f.Icon = theme.Icon("search", theme.Palette().Quiet)
	return f
}

// Refresh takes the colors of the theme.
func (f *SearchField) Refresh() {
	f.Icon = theme.Icon("search", theme.Palette().Quiet)
	f.Entry.Refresh()
}

// FocusLost implements fyne.Focusable.
func (f *SearchField) FocusLost() {
	f.Entry.FocusLost()
	if f.OnLost != nil {
		f.OnLost()
	}
}

// TypedKey implements fyne.Focusable.
func (f *SearchField) TypedKey(e *fyne.KeyEvent) {
	if f.OnKey != nil && f.OnKey(e) {
		return
	}
	switch e.Name {
	case fyne.KeyEscape:
		if f.Text != "" {
			f.SetText("")
		} else if f.OnEscape != nil {
			f.OnEscape()
		}
		return
	case fyne.KeyDown:
		if f.OnDown != nil {
			f.OnDown()
			return
		}
	}
	f.Entry.TypedKey(e)
}
