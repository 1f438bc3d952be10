package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clew/app/theme"
)

// Panes lays out a side panel, the main content and another side panel. The
// side panels keep their width in device-independent pixels when the window
// changes, can be dragged wider, and give way before the main content becomes
// too narrow to work in.
type Panes struct {
	widget.BaseWidget

	Left, Main, Right fyne.CanvasObject

	LeftWidth, RightWidth float32
	ShowLeft, ShowRight   bool
	LeastSide, LeastMain  float32
	// OnChanged is called after a person dragged a divider.
	OnChanged func()

	leftHandle, rightHandle *divider
}

// NewPanes returns panes with both sides shown.
func NewPanes(left, main, right fyne.CanvasObject) *Panes {
	p := &Panes{
		Left: left, Main: main, Right: right,
		LeftWidth: 264, RightWidth: 380, ShowLeft: true, ShowRight: true,
		LeastSide: 190, LeastMain: 400,
	}
	p.leftHandle = newDivider(desktop.HResizeCursor, func(d fyne.Delta) { p.drag(d.DX, 0) })
	p.rightHandle = newDivider(desktop.HResizeCursor, func(d fyne.Delta) { p.drag(0, -d.DX) })
	p.leftHandle.ended, p.rightHandle.ended = p.told, p.told
	p.ExtendBaseWidget(p)
	return p
}

func (p *Panes) told() {
	if p.OnChanged != nil {
		p.OnChanged()
	}
}

func (p *Panes) drag(left, right float32) {
	l, r := p.widths(p.Size().Width)
	p.LeftWidth = max(l+left, p.LeastSide)
	p.RightWidth = max(r+right, p.LeastSide)
	if !p.ShowLeft {
		p.LeftWidth = max(p.LeftWidth, p.LeastSide)
	}
	room := p.Size().Width - p.LeastMain
	if left > 0 {
		p.LeftWidth = min(p.LeftWidth, max(room-r, p.LeastSide))
	}
	if right > 0 {
		p.RightWidth = min(p.RightWidth, max(room-l, p.LeastSide))
	}
	p.Refresh()
}

// widths returns how wide the sides are drawn: what the person wants, less
// what the main content needs.
func (p *Panes) widths(total float32) (left, right float32) {
	if p.ShowLeft {
		left = p.LeftWidth
	}
	if p.ShowRight {
		right = p.RightWidth
	}
	missing := left + right + p.LeastMain - total
	if missing <= 0 {
		return left, right
	}
	spareLeft := max(left-p.LeastSide, 0)
	spareRight := max(right-p.LeastSide, 0)
	if spare := spareLeft + spareRight; spare > 0 {
		share := min(missing/spare, 1)
		left -= spareLeft * share
		right -= spareRight * share
	}
	return left, right
}

// CreateRenderer implements fyne.Widget.
func (p *Panes) CreateRenderer() fyne.WidgetRenderer { return &panesRenderer{p} }

type panesRenderer struct{ p *Panes }

func (r *panesRenderer) Destroy() {}

func (r *panesRenderer) Objects() []fyne.CanvasObject {
	// Tab goes in this order.
	return []fyne.CanvasObject{r.p.Left, r.p.Main, r.p.Right, r.p.leftHandle, r.p.rightHandle}
}

func (r *panesRenderer) MinSize() fyne.Size {
	p := r.p
	size := fyne.NewSize(p.LeastMain, p.Main.MinSize().Height)
	for _, side := range []struct {
		shown  bool
		object fyne.CanvasObject
	}{{p.ShowLeft, p.Left}, {p.ShowRight, p.Right}} {
		if side.shown {
			size.Width += p.LeastSide
			size.Height = max(size.Height, side.object.MinSize().Height)
		}
	}
	return size
}

func (r *panesRenderer) Layout(size fyne.Size) {
	p := r.p
	left, right := p.widths(size.Width)
	put(p.Left, p.ShowLeft, 0, 0, left, size.Height)
	put(p.Main, true, left, 0, size.Width-left-right, size.Height)
	put(p.Right, p.ShowRight, size.Width-right, 0, right, size.Height)
	put(p.leftHandle, p.ShowLeft, left-dividerReach, 0, 2*dividerReach, size.Height)
	put(p.rightHandle, p.ShowRight, size.Width-right-dividerReach, 0, 2*dividerReach, size.Height)
}

func put(o fyne.CanvasObject, shown bool, x, y, w, h float32) {
	if !shown {
		o.Hide()
		return
	}
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	o.Show()
}

func (r *panesRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// Shelf lays out two contents, one above the other, of which the lower keeps
// a share of the height that can be dragged and can be put away.
type Shelf struct {
	widget.BaseWidget

	Upper, Lower fyne.CanvasObject
	Share        float32 // of the lower, 0…1
	ShowLower    bool
	Least        float32 // height of either
	OnChanged    func()

	handle *divider
}

// NewShelf returns a shelf whose lower part is put away.
func NewShelf(upper, lower fyne.CanvasObject) *Shelf {
	s := &Shelf{Upper: upper, Lower: lower, Share: 0.5, Least: 120}
	s.handle = newDivider(desktop.VResizeCursor, func(d fyne.Delta) {
		if height := s.Size().Height; height > 0 {
			s.Share = min(max(s.Share-d.DY/height, s.Least/height), 1-s.Least/height)
			s.Refresh()
		}
	})
	s.handle.ended = func() {
		if s.OnChanged != nil {
			s.OnChanged()
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Shelf) CreateRenderer() fyne.WidgetRenderer { return &shelfRenderer{s} }

type shelfRenderer struct{ s *Shelf }

func (r *shelfRenderer) Destroy() {}

func (r *shelfRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.Upper, r.s.Lower, r.s.handle}
}

func (r *shelfRenderer) MinSize() fyne.Size {
	return fyne.NewSize(max(r.s.Upper.MinSize().Width, r.s.Lower.MinSize().Width), r.s.Least)
}

func (r *shelfRenderer) Layout(size fyne.Size) {
	s := r.s
	lower := float32(0)
	if s.ShowLower {
		lower = min(max(size.Height*s.Share, s.Least), max(size.Height-s.Least, 0))
	}
	put(s.Upper, true, 0, 0, size.Width, size.Height-lower)
	put(s.Lower, s.ShowLower, 0, size.Height-lower, size.Width, lower)
	put(s.handle, s.ShowLower, 0, size.Height-lower-dividerReach, size.Width, 2*dividerReach)
}

func (r *shelfRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

// dividerReach is how far from the edge a divider can be grabbed.
const dividerReach = 4

// divider is the hairline between two panes; it can be dragged.
type divider struct {
	widget.BaseWidget

	cursor desktop.Cursor
	moved  func(fyne.Delta)
	ended  func()
	active bool
	line   *canvas.Rectangle
}

func newDivider(cursor desktop.Cursor, moved func(fyne.Delta)) *divider {
	d := &divider{cursor: cursor, moved: moved}
	d.ExtendBaseWidget(d)
	return d
}

func (d *divider) Cursor() desktop.Cursor { return d.cursor }

func (d *divider) Dragged(e *fyne.DragEvent) { d.moved(e.Dragged) }

func (d *divider) DragEnd() { d.ended() }

func (d *divider) MouseIn(*desktop.MouseEvent) { d.setActive(true) }

func (d *divider) MouseMoved(*desktop.MouseEvent) {}

func (d *divider) MouseOut() { d.setActive(false) }

func (d *divider) setActive(on bool) {
	d.active = on
	d.Refresh()
}

func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	d.line = canvas.NewRectangle(theme.Palette().Border)
	return &dividerRenderer{d}
}

type dividerRenderer struct{ d *divider }

func (r *dividerRenderer) Destroy()                     {}
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.line} }
func (r *dividerRenderer) MinSize() fyne.Size           { return fyne.Size{} }

func (r *dividerRenderer) Layout(size fyne.Size) {
	thick := float32(1)
	if r.d.active {
		thick = 3
	}
	if r.d.cursor == desktop.HResizeCursor {
		r.d.line.Resize(fyne.NewSize(thick, size.Height))
		r.d.line.Move(fyne.NewPos((size.Width-thick)/2, 0))
		return
	}
	r.d.line.Resize(fyne.NewSize(size.Width, thick))
	r.d.line.Move(fyne.NewPos(0, (size.Height-thick)/2))
}

func (r *dividerRenderer) Refresh() {
	p := theme.Palette()
	r.d.line.FillColor = p.Border
	if r.d.active {
		r.d.line.FillColor = p.Accent
	}
	r.Layout(r.d.Size())
	r.d.line.Refresh()
}
