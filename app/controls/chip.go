package controls

import (
	"fyne.io/fyne/v2"

	"clew/graphmodel"
)

// Chip is a small switch: a kind's shape, a text and a count, dimmed when off.
type Chip struct {
	Button

	On bool

	mark  *Icon
	text  *Text
	count *Text
	name  *fyne.Container
}

// NewChip returns a chip; kind may be "" for one without a shape. toggled is
// called with the wished state; the chip itself waits for SetOn.
func NewChip(kind graphmodel.Kind, text string, toggled func(on bool)) *Chip {
	c := &Chip{On: true}
	c.icon, c.label = NewIcon("", Plain), NewText("", 0, Plain)
	c.mark = NewKindIcon(kind, 11)
	c.text = NewText(text, 12, Plain)
	c.count = NewText("", 11, Quiet)
	c.name = NewNatural(c.text)
	content := &fyne.Container{Layout: Line{Gap: 5, Left: 8, Right: 8, Height: 24, Grow: -1}}
	if kind != "" {
		content.Objects = append(content.Objects, c.mark)
	}
	content.Objects = append(content.Objects, c.name, NewNatural(c.count))
	c.Content, c.Surface, c.Radius = content, Outlined, 12
	c.OnPress = func(fyne.KeyModifier) { toggled(!c.On) }
	c.ExtendBaseWidget(c)
	return c
}

// SetOn shows whether the chip is on, and a count ("" for none).
func (c *Chip) SetOn(on bool, count string) {
	if c.On == on && c.count.Text == count {
		return
	}
	c.On = on
	c.count.Text = count
	c.mark.Tone = Plain
	c.text.Tone, c.count.Tone = Plain, Quiet
	c.Surface = Outlined
	if !on {
		c.text.Tone, c.count.Tone = Faint, Faint
		c.Surface = Bare
	}
	c.mark.Faded = !on
	c.Refresh()
}

// SetShort leaves the text out, where there is no room for it.
func (c *Chip) SetShort(short bool) {
	if c.name.Hidden != short {
		c.name.Hidden = short
		c.Refresh()
	}
}
