package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/theme"
)

// Progress is a thin bar. It does not move by itself, so that an idle window
// costs nothing; unknown progress shows as a short piece in the middle.
type Progress struct {
	widget.BaseWidget

	Fraction float64 // 0…1, negative when unknown
	Width    float32

	track, bar *canvas.Rectangle
}

// NewProgress returns a bar of this width.
func NewProgress(width float32) *Progress {
	p := &Progress{Width: width}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes how much is done.
func (p *Progress) Set(fraction float64) {
	if p.Fraction != fraction {
		p.Fraction = fraction
		p.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	p.track, p.bar = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	p.track.CornerRadius, p.bar.CornerRadius = 2.5, 2.5
	r := &progressRenderer{p}
	r.Refresh()
	return r
}

type progressRenderer struct{ p *Progress }

func (r *progressRenderer) Destroy() {}

func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.track, r.p.bar}
}

func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(r.p.Width, 5) }

func (r *progressRenderer) Layout(size fyne.Size) {
	const height = 5
	y := (size.Height - height) / 2
	r.p.track.Move(fyne.NewPos(0, y))
	r.p.track.Resize(fyne.NewSize(size.Width, height))
	if r.p.Fraction < 0 {
		r.p.bar.Move(fyne.NewPos(size.Width*0.35, y))
		r.p.bar.Resize(fyne.NewSize(size.Width*0.3, height))
		return
	}
	r.p.bar.Move(fyne.NewPos(0, y))
	r.p.bar.Resize(fyne.NewSize(size.Width*float32(min(r.p.Fraction, 1)), height))
}

func (r *progressRenderer) Refresh() {
	c := theme.Palette()
	r.p.track.FillColor, r.p.bar.FillColor = c.Border, c.Accent
	r.Layout(r.p.Size())
	r.p.track.Refresh()
	r.p.bar.Refresh()
}
