package controls

import "fyne.io/fyne/v2"

// Line is a layout that puts objects side by side, centered vertically. Texts
// share the width that the others leave, up to what each needs; the first
// Grow text takes what is still left.
type Line struct {
	Gap         float32 // between objects
	Left, Right float32 // inside the edges
	Height      float32 // least height
	// Grow is the index of the object that takes all spare width; others keep
	// their natural width as long as there is room. -1 for none.
	Grow int
}

// NewLine returns a row of objects of which the one at index grow takes the
// spare width.
func NewLine(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Line{Gap: gap, Grow: grow}, Objects: objects}
}

// natural is the width that an object would like to have.
func natural(o fyne.CanvasObject) float32 {
	if t, ok := o.(*Text); ok {
		return t.NaturalWidth()
	}
	return o.MinSize().Width
}

// MinSize implements fyne.Layout.
func (l Line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(l.Left+l.Right, l.Height)
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
		shown++
	}
	size.Width += l.Gap * float32(max(shown-1, 0))
	return size
}

// Layout implements fyne.Layout.
func (l Line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := l.widths(objects, size.Width)
	x := l.Left
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		height := min(o.MinSize().Height, size.Height)
		o.Resize(fyne.NewSize(widths[i], height))
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		x += widths[i] + l.Gap
	}
}

func (l Line) widths(objects []fyne.CanvasObject, width float32) []float32 {
	widths := make([]float32, len(objects))
	spare, shown := width-l.Left-l.Right, 0
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		widths[i] = natural(o)
		spare -= widths[i]
	}
	spare -= l.Gap * float32(max(shown-1, 0))
	switch {
	case spare > 0 && l.Grow >= 0 && l.Grow < len(objects):
		widths[l.Grow] += spare
	case spare < 0:
		l.shrink(objects, widths, -spare)
	}
	return widths
}

// shrink takes the missing width first from the growing object, then from the
// other texts, from right to left, and at the very end from the last object:
// it holds a number or a date. None becomes narrower than its least width.
func (l Line) shrink(objects []fyne.CanvasObject, widths []float32, missing float32) {
	take := func(i int) {
		if missing <= 0 || !objects[i].Visible() {
			return
		}
		cut := min(missing, max(widths[i]-objects[i].MinSize().Width, 0))
		widths[i] -= cut
		missing -= cut
	}
	if l.Grow >= 0 && l.Grow < len(objects) {
		take(l.Grow)
	}
	for i := len(objects) - 2; i >= 0; i-- {
		take(i)
	}
	if len(objects) > 0 {
		take(len(objects) - 1)
	}
}

// Stack is a layout that puts objects below each other at full width.
type Stack struct {
	Gap                      float32
	Left, Top, Right, Bottom float32
}

// MinSize implements fyne.Layout.
func (s Stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
		shown++
	}
	size.Height += s.Gap * float32(max(shown-1, 0))
	return size.Add(fyne.NewSize(s.Left+s.Right, s.Top+s.Bottom))
}

// Layout implements fyne.Layout.
func (s Stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := s.Top
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width-s.Left-s.Right, height))
		o.Move(fyne.NewPos(s.Left, y))
		y += height + s.Gap
	}
}

// Placed is a layout that leaves the placing to a function.
type Placed struct {
	Least fyne.Size
	Place func(size fyne.Size)
}

// MinSize implements fyne.Layout.
func (p Placed) MinSize([]fyne.CanvasObject) fyne.Size { return p.Least }

// Layout implements fyne.Layout.
func (p Placed) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width > 0 {
		p.Place(size)
	}
}
