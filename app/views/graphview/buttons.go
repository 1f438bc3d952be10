package graphview

import (
	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/scene"
)

// buttons is the card with the zoom and the tool buttons at the lower right
// corner.
type buttons struct {
	view  *View
	box   *fyne.Container
	card  card
	keys  []fyne.CanvasObject
	tools map[Tool]*controls.Button
}

const (
	buttonSide   = 30
	buttonMargin = 12
)

func newButtons(v *View) *buttons {
	b := &buttons{view: v, card: newCard(), tools: map[Tool]*controls.Button{}}
	tool := func(t Tool, icon, hint string) fyne.CanvasObject {
		k := controls.NewIconButton(icon, hint, v.opt.Tips, func() {
			if v.tool == t {
				t = PanTool // pressed again, a tool is laid down
			}
			v.SetTool(t)
		})
		b.tools[t] = k
		return k
	}
	b.keys = []fyne.CanvasObject{
		tool(FrameTool, "frame", "Select with a frame (R)"),
		tool(LassoTool, "lasso", "Select with a lasso (O)"),
		tool(LinkTool, "new-link", "Draw a new link from node to node (L)"),
		controls.NewIconButton("plus", "Zoom in", v.opt.Tips, func() { v.Zoom(zoomStep*zoomStep, true) }),
		controls.NewIconButton("minus", "Zoom out", v.opt.Tips, func() { v.Zoom(1/zoomStep/zoomStep, true) }),
		controls.NewIconButton("fit", "Show everything (F)", v.opt.Tips, func() { v.Fit(true) }),
	}
	b.box = &fyne.Container{Objects: append([]fyne.CanvasObject{b.card.picture}, b.keys...)}
	return b
}

// update shows which tool is in hand.
func (b *buttons) update() {
	for t, k := range b.tools {
		if on := b.view.tool == t; k.Selected != on {
			k.Selected = on
			k.Refresh()
		}
	}
}

func (b *buttons) size() fyne.Size {
	return fyne.NewSize(buttonSide+2, buttonSide*float32(len(b.keys))+2)
}

// place puts the card into the corner of a view of the given size.
func (b *buttons) place(size fyne.Size) {
	box := b.size()
	b.box.Resize(box)
	b.box.Move(fyne.NewPos(size.Width-box.Width-buttonMargin, size.Height-box.Height-buttonMargin))
	for i, k := range b.keys {
		k.Resize(fyne.NewSize(buttonSide-2, buttonSide-2))
		k.Move(fyne.NewPos(2, 2+float32(i)*buttonSide))
	}
}

func (b *buttons) recolor(s *scene.Scene) {
	_, _, scale := b.view.pixels(b.view.Size())
	b.card.draw(s, b.size(), scale, nil, 0, 0)
}
