package controls

import (
	"image/color"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/app/theme"
)

// NewOutlined puts the outline of a field around an object that has none of its own,
// such as the toolkit's list of choices, which on a sheet looks like mere text.
func NewOutlined(o fyne.CanvasObject) *fyne.Container {
	edge := NewFill(nil)
	edge.Stroke, edge.Radius = outlineColor, outlineRadius
	return &fyne.Container{Layout: outlined{}, Objects: []fyne.CanvasObject{edge, o}}
}

func outlineColor(p *scene.Palette) color.Color { return theme.Outline(p) }

// The width of the outline and the radius of its corners: that of fields, outside.
const (
	outlineWidth  float32 = 1
	outlineRadius float32 = 7
)

// outlined lays the outline around the object, which fills the rest.
type outlined struct{}

// MinSize implements fyne.Layout.
func (outlined) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(2*outlineWidth, 2*outlineWidth)
}

// Layout implements fyne.Layout.
func (outlined) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
	o[1].Move(fyne.NewPos(outlineWidth, outlineWidth))
	o[1].Resize(size.SubtractWidthHeight(2*outlineWidth, 2*outlineWidth))
}
