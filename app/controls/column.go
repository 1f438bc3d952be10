package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Column stacks several bodies so that one Scroller scrolls them together.
type Column struct {
	widget.BaseWidget

	parts []Body
}

// NewColumn returns a stack of bodies.
func NewColumn(parts ...Body) *Column {
	c := &Column{parts: parts}
	c.ExtendBaseWidget(c)
	return c
}

// HeightFor implements Body.
func (c *Column) HeightFor(width float32) float32 {
	height := float32(0)
	for _, p := range c.parts {
		if p.Visible() {
			height += p.HeightFor(width)
		}
	}
	return height
}

// TopOf returns where a part starts at a width.
func (c *Column) TopOf(part Body, width float32) float32 {
	y := float32(0)
	for _, p := range c.parts {
		if p == part {
			break
		}
		if p.Visible() {
			y += p.HeightFor(width)
		}
	}
	return y
}

// ShowPart implements Body.
func (c *Column) ShowPart(width, top, height float32) {
	y := float32(0)
	for _, p := range c.parts {
		if !p.Visible() {
			continue
		}
		tall := p.HeightFor(width)
		p.Move(fyne.NewPos(0, y))
		p.Resize(fyne.NewSize(width, tall))
		p.ShowPart(width, top-y, height)
		y += tall
	}
	canvas.Refresh(c)
}

// CreateRenderer implements fyne.Widget.
func (c *Column) CreateRenderer() fyne.WidgetRenderer { return &columnRenderer{c} }

type columnRenderer struct{ c *Column }

func (r *columnRenderer) Destroy() {}

func (r *columnRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.c.parts))
	for i, p := range r.c.parts {
		objects[i] = p
	}
	return objects
}

func (r *columnRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *columnRenderer) Layout(fyne.Size)   {}
func (r *columnRenderer) Refresh()           {}
