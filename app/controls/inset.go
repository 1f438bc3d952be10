package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Inset keeps its content away from the left and right edges and from the one
// above.
type Inset struct {
	widget.BaseWidget

	Content   fyne.CanvasObject
	Side, Top float32
}

// NewInset returns content with space around.
func NewInset(content fyne.CanvasObject, side, top float32) *Inset {
	i := &Inset{Content: content, Side: side, Top: top}
	i.ExtendBaseWidget(i)
	return i
}

// CreateRenderer implements fyne.Widget.
func (i *Inset) CreateRenderer() fyne.WidgetRenderer { return &insetRenderer{i} }

type insetRenderer struct{ i *Inset }

func (r *insetRenderer) Destroy()                     {}
func (r *insetRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.i.Content} }
func (r *insetRenderer) Refresh()                     { r.i.Content.Refresh() }

func (r *insetRenderer) MinSize() fyne.Size {
	return r.i.Content.MinSize().Add(fyne.NewSize(2*r.i.Side, r.i.Top))
}

func (r *insetRenderer) Layout(size fyne.Size) {
	r.i.Content.Move(fyne.NewPos(r.i.Side, r.i.Top))
	r.i.Content.Resize(fyne.NewSize(size.Width-2*r.i.Side, size.Height-r.i.Top))
}
