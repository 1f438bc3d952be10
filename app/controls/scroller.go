package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Body is tall content of which a Scroller shows a window. It keeps objects
// only for what is visible.
type Body interface {
	fyne.CanvasObject
	// HeightFor is the full height at a width.
	HeightFor(width float32) float32
	// ShowPart lays out what lies between top and top+height.
	ShowPart(width, top, height float32)
}

// Scroller scrolls a Body.
type Scroller struct {
	widget.BaseWidget

	body   Body
	holder *bodyHolder
	scroll *container.Scroll
}

// NewScroller returns a scroller around a body.
func NewScroller(body Body) *Scroller {
	s := &Scroller{}
	s.setup(body)
	s.ExtendBaseWidget(s)
	return s
}

func (s *Scroller) setup(body Body) {
	s.body = body
	s.holder = &bodyHolder{s: s}
	s.holder.ExtendBaseWidget(s.holder)
	s.scroll = container.NewVScroll(s.holder)
	s.scroll.OnScrolled = func(fyne.Position) { s.show() }
}

// Changed tells the scroller that the body's content or height changed.
func (s *Scroller) Changed() {
	s.scroll.Refresh()
	s.show()
}

// Offset is the top of what is visible.
func (s *Scroller) Offset() float32 { return s.scroll.Offset.Y }

// ScrollTo brings a height of the body to the top of the view.
func (s *Scroller) ScrollTo(y float32) {
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(y, 0)))
	s.show()
}

// Reveal scrolls as little as needed to show what lies between top and bottom.
func (s *Scroller) Reveal(top, bottom float32) {
	view := s.scroll.Size().Height
	switch {
	case top < s.Offset():
		s.ScrollTo(top)
	case bottom > s.Offset()+view:
		s.ScrollTo(bottom - view)
	}
}

// ViewHeight is the height of what is visible.
func (s *Scroller) ViewHeight() float32 { return s.scroll.Size().Height }

func (s *Scroller) show() {
	size := s.scroll.Size()
	if size.Width > 0 && size.Height > 0 {
		s.body.ShowPart(size.Width, s.scroll.Offset.Y, size.Height)
	}
}

// Resize lays out for the new size and keeps the place.
func (s *Scroller) Resize(size fyne.Size) {
	s.BaseWidget.Resize(size)
	s.scroll.Resize(size)
	s.Changed()
}

// CreateRenderer implements fyne.Widget.
func (s *Scroller) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(s.scroll)
}

// bodyHolder gives the body its full height inside the scroll container.
type bodyHolder struct {
	widget.BaseWidget
	s *Scroller
}

func (h *bodyHolder) CreateRenderer() fyne.WidgetRenderer { return &holderRenderer{h} }

type holderRenderer struct{ h *bodyHolder }

func (r *holderRenderer) Destroy() {}

func (r *holderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.s.body}
}

func (r *holderRenderer) MinSize() fyne.Size {
	width := r.h.s.scroll.Size().Width
	return fyne.NewSize(0, r.h.s.body.HeightFor(width))
}

func (r *holderRenderer) Layout(size fyne.Size) { r.h.s.body.Resize(size) }

func (r *holderRenderer) Refresh() { r.h.s.body.Refresh() }
