package controls

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/scene"
	"clew/app/theme"
)

// Fill is a rectangle whose colors follow the theme.
type Fill struct {
	widget.BaseWidget

	Color  func(*scene.Palette) color.Color // nil for none
	Stroke func(*scene.Palette) color.Color // nil for none
	Radius float32
	Least  fyne.Size

	rect *canvas.Rectangle
	flat *canvas.Shader // in place of rect where there are no corners and no outline
}

// NewFill returns a rectangle in a color of the palette.
func NewFill(c func(*scene.Palette) color.Color) *Fill {
	f := &Fill{Color: c}
	f.ExtendBaseWidget(f)
	return f
}

// NewGround returns what lies below a part of the window that has the window's
// own color. It paints nothing: the window is cleared in that color before each
// frame, and to paint the panels over it once more costs as much as the network.
func NewGround() *Fill { return NewFill(nil) }

// NewHairline returns a rule one unit thick in the border color.
func NewHairline() *Fill {
	f := NewFill(BorderColor)
	f.Least = fyne.NewSquareSize(1)
	return f
}

// Common colors for NewFill.
func BorderColor(p *scene.Palette) color.Color     { return p.Border }
func SidebarColor(p *scene.Palette) color.Color    { return p.Sidebar }
func SurfaceColor(p *scene.Palette) color.Color    { return p.Surface }
func BackgroundColor(p *scene.Palette) color.Color { return p.Background }

// CreateRenderer implements fyne.Widget.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	f.rect, f.flat = canvas.NewRectangle(nil), NewFlat(color.Transparent)
	r := &fillRenderer{f: f}
	r.paint()
	return r
}

type fillRenderer struct{ f *Fill }

func (r *fillRenderer) Destroy()           {}
func (r *fillRenderer) MinSize() fyne.Size { return r.f.Least }

func (r *fillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.flat, r.f.rect}
}

func (r *fillRenderer) Layout(size fyne.Size) {
	r.f.rect.Resize(size)
	r.f.flat.Resize(size)
}

func (r *fillRenderer) paint() {
	p := theme.Palette()
	flat := r.f.Color != nil && r.f.Stroke == nil && r.f.Radius == 0
	r.f.flat.Hidden, r.f.rect.Hidden = !flat, flat
	if flat {
		PaintFlat(r.f.flat, r.f.Color(p))
		return
	}
	r.f.rect.FillColor, r.f.rect.StrokeColor, r.f.rect.StrokeWidth = nil, nil, 0
	if r.f.Color != nil {
		r.f.rect.FillColor = r.f.Color(p)
	}
	if r.f.Stroke != nil {
		r.f.rect.StrokeColor, r.f.rect.StrokeWidth = r.f.Stroke(p), 1
		if r.f.Color == nil {
			r.f.rect.FillColor = invisible(r.f.rect.StrokeColor)
		}
	}
	r.f.rect.CornerRadius = r.f.Radius
}

func (r *fillRenderer) Refresh() {
	r.paint()
	if r.f.rect.Hidden {
		r.f.flat.Refresh()
		return
	}
	r.f.rect.Refresh()
}

// invisible is a color that is not seen but keeps the hue of an outline clean
// where both are blended at its inner edge.
func invisible(c color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return theme.WithAlpha(n, 0)
}
