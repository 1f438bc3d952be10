package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/theme"
)

// KeyScroller is a Scroller that takes the keyboard focus, so that the rows
// in it can be walked with the arrow keys.
type KeyScroller struct {
	Scroller

	// OnKey is called for each key while the scroller has the focus.
	OnKey func(*fyne.KeyEvent)
	// OnFocus is called when the focus comes and goes.
	OnFocus func(has bool)
	// NoRing leaves out the ring around the scroller that has the focus: its
	// rows show where the keyboard is.
	NoRing bool

	ring *canvas.Rectangle
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
	if s.ring != nil {
		s.ring.StrokeColor = theme.Palette().Accent
		s.ring.FillColor = invisible(s.ring.StrokeColor)
		s.ring.Hidden = !has || s.NoRing
		s.ring.Refresh()
	}
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

// CreateRenderer implements fyne.Widget.
func (s *KeyScroller) CreateRenderer() fyne.WidgetRenderer {
	s.ring = canvas.NewRectangle(nil)
	s.ring.StrokeWidth, s.ring.CornerRadius = 1.5, 4
	s.ring.Hide()
	return &keyRenderer{s}
}

type keyRenderer struct{ s *KeyScroller }

func (r *keyRenderer) Destroy()           {}
func (r *keyRenderer) MinSize() fyne.Size { return r.s.scroll.MinSize() }
func (r *keyRenderer) Refresh()           { r.s.scroll.Refresh() }

func (r *keyRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.scroll, r.s.ring}
}

func (r *keyRenderer) Layout(size fyne.Size) {
	r.s.scroll.Resize(size)
	r.s.ring.Move(fyne.NewPos(2, 2))
	r.s.ring.Resize(size.SubtractWidthHeight(4, 4))
}
