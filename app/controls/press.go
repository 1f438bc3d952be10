package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clew/app/scene"
	"clew/app/theme"
)

// Surface is how a pressable area looks at rest.
type Surface uint8

// The surfaces.
const (
	Bare     Surface = iota // nothing until the pointer comes
	Outlined                // a field with a hairline
	Filled                  // the accent color: the one thing to do next
)

// Pressable is an area that reacts to the pointer: the base of rows, buttons
// and chips. It does not take the keyboard focus; Button does.
type Pressable struct {
	widget.BaseWidget

	Content  fyne.CanvasObject
	Surface  Surface
	Radius   float32
	Selected bool
	Disabled bool
	Hint     string // shown by Tips after a moment
	Tips     *Tips

	// OnPress is called on a click with the keyboard modifiers that were held.
	OnPress func(fyne.KeyModifier)
	// OnMenu is called on a secondary click with the place on the canvas.
	OnMenu func(fyne.Position)
	// OnHover is called when the pointer comes and goes.
	OnHover func(in bool)

	hovered, pressed, focused bool
	modifiers                 fyne.KeyModifier
	back                      *canvas.Rectangle
}

var (
	_ fyne.Tappable          = (*Pressable)(nil)
	_ fyne.SecondaryTappable = (*Pressable)(nil)
	_ desktop.Hoverable      = (*Pressable)(nil)
	_ desktop.Mouseable      = (*Pressable)(nil)
	_ desktop.Cursorable     = (*Pressable)(nil)
)

// NewPressable returns an area around content.
func NewPressable(content fyne.CanvasObject, press func(fyne.KeyModifier)) *Pressable {
	p := &Pressable{Content: content, OnPress: press, Radius: 5}
	p.ExtendBaseWidget(p)
	return p
}

// Setup is called by the constructor of a widget that embeds a Pressable.
func (p *Pressable) Setup(self fyne.Widget, content fyne.CanvasObject) {
	p.Content, p.Radius = content, 5
	p.ExtendBaseWidget(self)
}

// SetSelected changes how the area looks.
func (p *Pressable) SetSelected(on bool) {
	if p.Selected != on {
		p.Selected = on
		p.repaint()
	}
}

// SetCursor draws the ring that shows where the keyboard is.
func (p *Pressable) SetCursor(on bool) {
	if p.focused != on {
		p.focused = on
		p.repaint()
	}
}

// Hovered reports whether the pointer is over the area.
func (p *Pressable) Hovered() bool { return p.hovered }

// Tapped implements fyne.Tappable.
func (p *Pressable) Tapped(*fyne.PointEvent) { p.press(p.modifiers) }

// TappedSecondary implements fyne.SecondaryTappable.
func (p *Pressable) TappedSecondary(e *fyne.PointEvent) {
	if p.OnMenu != nil && !p.Disabled {
		p.OnMenu(e.AbsolutePosition)
	}
}

func (p *Pressable) press(m fyne.KeyModifier) {
	p.hideHint()
	if p.OnPress != nil && !p.Disabled {
		p.OnPress(m)
	}
}

// MouseDown implements desktop.Mouseable.
func (p *Pressable) MouseDown(e *desktop.MouseEvent) {
	p.modifiers = e.Modifier
	if e.Button == desktop.MouseButtonPrimary {
		p.pressed = true
		p.repaint()
	}
}

// MouseUp implements desktop.Mouseable.
func (p *Pressable) MouseUp(*desktop.MouseEvent) {
	p.pressed = false
	p.repaint()
}

// MouseIn implements desktop.Hoverable.
func (p *Pressable) MouseIn(e *desktop.MouseEvent) {
	p.setHover(true)
	if p.Tips != nil && p.Hint != "" {
		p.Tips.Soon(p, p.Hint)
	}
}

// MouseMoved implements desktop.Hoverable.
func (p *Pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Pressable) MouseOut() {
	p.pressed = false
	p.setHover(false)
	p.hideHint()
}

// Cursor implements desktop.Cursorable.
func (p *Pressable) Cursor() desktop.Cursor {
	if p.Disabled || p.OnPress == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (p *Pressable) hideHint() {
	if p.Tips != nil {
		p.Tips.Hide()
	}
}

func (p *Pressable) setHover(in bool) {
	if p.hovered == in {
		return
	}
	p.hovered = in
	p.repaint()
	if p.OnHover != nil {
		p.OnHover(in)
	}
}

func (p *Pressable) repaint() {
	if p.back == nil {
		return
	}
	p.paint(theme.Palette())
	p.back.Refresh()
}

func (p *Pressable) paint(c *scene.Palette) {
	p.back.CornerRadius = p.Radius
	p.back.StrokeWidth, p.back.StrokeColor = 0, nil
	p.back.FillColor = nil
	if p.Surface == Outlined {
		p.back.FillColor, p.back.StrokeColor, p.back.StrokeWidth = c.Surface, c.Border, 1
	}
	active := p.OnPress != nil && !p.Disabled
	switch {
	case p.Surface == Filled && p.Disabled:
		p.back.FillColor = c.Hover
	case p.Surface == Filled && p.pressed:
		p.back.FillColor = theme.Mix(c.Accent, c.Text, 0.25)
	case p.Surface == Filled && p.hovered:
		p.back.FillColor = theme.Mix(c.Accent, c.Text, 0.12)
	case p.Surface == Filled:
		p.back.FillColor = c.Accent
	case p.Selected && p.hovered:
		p.back.FillColor = theme.Mix(c.Selection, c.Accent, 0.1)
	case p.Selected:
		p.back.FillColor = c.Selection
	case active && p.pressed:
		p.back.FillColor = theme.Mix(c.Hover, c.Text, 0.1)
	case active && p.hovered:
		p.back.FillColor = c.Hover
	}
	if p.focused {
		p.back.StrokeColor, p.back.StrokeWidth = c.Accent, 1.5
		if p.back.FillColor == nil {
			p.back.FillColor = invisible(c.Accent)
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Pressable) CreateRenderer() fyne.WidgetRenderer {
	p.back = canvas.NewRectangle(nil)
	p.paint(theme.Palette())
	return &pressableRenderer{p: p}
}

type pressableRenderer struct{ p *Pressable }

func (r *pressableRenderer) Destroy() {}

func (r *pressableRenderer) Objects() []fyne.CanvasObject {
	if r.p.Content == nil {
		return []fyne.CanvasObject{r.p.back}
	}
	return []fyne.CanvasObject{r.p.back, r.p.Content}
}

func (r *pressableRenderer) MinSize() fyne.Size {
	if r.p.Content == nil {
		return fyne.Size{}
	}
	return r.p.Content.MinSize()
}

func (r *pressableRenderer) Layout(size fyne.Size) {
	r.p.back.Resize(size)
	if r.p.Content != nil {
		r.p.Content.Resize(size)
	}
}

func (r *pressableRenderer) Refresh() {
	r.p.paint(theme.Palette())
	r.p.back.Refresh()
	if r.p.Content != nil {
		r.p.Content.Refresh()
	}
	r.Layout(r.p.BaseWidget.Size())
}
