package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/theme"
	"clew/graphmodel"
)

// Icon is one of the program's icons in a tone, or the shape of a kind.
type Icon struct {
	widget.BaseWidget

	Name string
	Kind graphmodel.Kind // when set, the shape of this kind in its color
	Tone Tone
	Side float32 // width and height; 0 is 16
	// Faded draws the shape of a kind as something switched off.
	Faded bool

	image *canvas.Image
}

// NewIcon returns an icon.
func NewIcon(name string, tone Tone) *Icon {
	i := &Icon{Name: name, Tone: tone}
	i.ExtendBaseWidget(i)
	return i
}

// NewKindIcon returns the shape of a kind.
func NewKindIcon(k graphmodel.Kind, side float32) *Icon {
	i := &Icon{Kind: k, Side: side}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes icon and tone.
func (i *Icon) Set(name string, tone Tone) {
	if i.Name == name && i.Tone == tone && i.Kind == "" {
		return
	}
	i.Name, i.Tone, i.Kind = name, tone, ""
	i.Refresh()
}

// SetKind shows the shape of a kind.
func (i *Icon) SetKind(k graphmodel.Kind) {
	if i.Kind == k {
		return
	}
	i.Kind = k
	i.Refresh()
}

func (i *Icon) side() float32 {
	if i.Side == 0 {
		return 16
	}
	return i.Side
}

func (i *Icon) resource() fyne.Resource {
	p := theme.Palette()
	if i.Kind != "" && i.Faded {
		return theme.Icon("kind-"+string(i.Kind), theme.Mix(p.Faint, p.Sidebar, 0.4))
	}
	if i.Kind != "" {
		return theme.KindIcon(i.Kind, p)
	}
	if i.Name == "" {
		return nil
	}
	return theme.Icon(i.Name, i.Tone.Color(p))
}

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	i.image = &canvas.Image{Resource: i.resource()}
	i.image.FillMode = canvas.ImageFillContain
	return &iconRenderer{i: i}
}

type iconRenderer struct{ i *Icon }

func (r *iconRenderer) Destroy() {}

func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.i.image} }

func (r *iconRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.i.side()) }

func (r *iconRenderer) Layout(size fyne.Size) {
	side := min(r.i.side(), size.Width, size.Height)
	r.i.image.Resize(fyne.NewSquareSize(side))
	r.i.image.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
}

func (r *iconRenderer) Refresh() {
	r.Layout(r.i.BaseWidget.Size())
	res := r.i.resource()
	if res == nil {
		return
	}
	if old := r.i.image.Resource; old == nil || old.Name() != res.Name() {
		r.i.image.Resource = res
		r.i.image.Refresh()
	}
}
