package controls

import "fyne.io/fyne/v2"

// Button is an icon, a text, or both, that does something. It can be reached
// with Tab and pressed with Enter or Space.
type Button struct {
	Pressable

	// OnKey is called for keys that do not press the button.
	OnKey func(*fyne.KeyEvent)

	icon   *Icon
	label  *Text
	height float32
}

var _ fyne.Focusable = (*Button)(nil)

// NewIconButton returns a square button that shows an icon; hint says what it
// does.
func NewIconButton(icon, hint string, tips *Tips, press func()) *Button {
	b := newButton(icon, "", Bare, press)
	b.Hint, b.Tips = hint, tips
	return b
}

// NewButton returns a button with an icon (or "") and a text.
func NewButton(icon, text string, surface Surface, press func()) *Button {
	return newButton(icon, text, surface, press)
}

func newButton(icon, text string, surface Surface, press func()) *Button {
	b := &Button{}
	tone := Plain
	if surface == Filled {
		tone = OnAccent
	}
	b.icon = NewIcon(icon, tone)
	b.label = NewText(text, 0, tone)
	b.Surface, b.Radius, b.height = surface, 6, 28
	b.Content = &fyne.Container{}
	b.arrange()
	b.OnPress = func(fyne.KeyModifier) {
		if press != nil {
			press()
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// Pad is the space between the edges of the button and what it shows, in the
// toolkit's units.
func (b *Button) Pad() float32 {
	if b.label.Text == "" {
		return 6
	}
	return 0.39 * b.height
}

// arrange lays out what the button shows.
func (b *Button) arrange() {
	content := b.Content.(*fyne.Container)
	pad := b.Pad()
	content.Layout = Line{Gap: 6, Left: pad, Right: pad, Height: b.height, Grow: -1}
	content.Objects = nil
	if b.icon.Name != "" {
		content.Objects = append(content.Objects, b.icon)
	}
	if b.label.Text != "" {
		content.Objects = append(content.Objects, NewNatural(b.label))
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(name string) { b.icon.Set(name, b.icon.Tone) }

// SetText changes the text of a button that has one.
func (b *Button) SetText(text string) {
	b.label.Text = text
	b.arrange()
	b.Refresh()
}

// SetDisabled greys the button out.
func (b *Button) SetDisabled(off bool) {
	if b.Disabled == off {
		return
	}
	b.Disabled = off
	tone := Plain
	switch {
	case off:
		tone = Faint
	case b.Surface == Filled:
		tone = OnAccent
	}
	b.icon.Tone, b.label.Tone = tone, tone
	b.Refresh()
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focused = true; b.repaint() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.repaint() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press(0)
	default:
		switch {
		case b.OnKey != nil:
			b.OnKey(e)
		case e.Name == fyne.KeyEscape && b.Tips != nil && b.Tips.Escape != nil:
			b.Tips.Escape()
		}
	}
}

// NewNatural holds a text at its natural width, so that it is never cut.
func NewNatural(t *Text) *fyne.Container {
	return &fyne.Container{Layout: naturalLayout{}, Objects: []fyne.CanvasObject{t}}
}

// naturalLayout holds one text at its natural width, so that the text of a
// button is never cut.
type naturalLayout struct{}

func (naturalLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(natural(objects[0]), objects[0].MinSize().Height)
}

func (naturalLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.Position{})
}

// Compact makes the button fit into a bar.
func (b *Button) Compact() {
	b.label.TextSize = 12
	b.icon.Side = 14
	b.height = 24
	b.arrange()
}
