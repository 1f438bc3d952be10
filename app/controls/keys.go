package controls

import "fyne.io/fyne/v2"

// KeyScroller is a Scroller that takes the keyboard focus, so that the rows
// in it can be walked with the arrow keys.
type KeyScroller struct {
	Scroller

	// OnKey is called for each key while the scroller has the focus.
	OnKey func(*fyne.KeyEvent)
	// OnFocus is called when the focus comes and goes.
	OnFocus func(has bool)
}

var _ fyne.Focusable = (*KeyScroller)(nil)

// NewKeyScroller returns a scroller around a body.
func NewKeyScroller(body Body) *KeyScroller {
	s := &KeyScroller{}
	s.setup(body)
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained implements fyne.Focusable.
func (s *KeyScroller) FocusGained() { s.focus(true) }

// FocusLost implements fyne.Focusable.
func (s *KeyScroller) FocusLost() { s.focus(false) }

func (s *KeyScroller) focus(has bool) {
	if s.OnFocus != nil {
		s.OnFocus(has)
	}
}

// TypedRune implements fyne.Focusable.
func (s *KeyScroller) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (s *KeyScroller) TypedKey(e *fyne.KeyEvent) {
	if s.OnKey != nil {
		s.OnKey(e)
	}
}
