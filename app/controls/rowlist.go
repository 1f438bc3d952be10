package controls

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/scene"
	"clew/app/theme"
)

// Rows is what a RowList shows.
type Rows interface {
	Len() int
	// Height of row i when the list is this wide.
	Height(i int, width float32) float32
	// Template of row i: rows of the same template share their objects.
	Template(i int) int
	// New makes an object for rows of a template.
	New(template int) fyne.CanvasObject
	// Fill makes an object show row i.
	Fill(i int, o fyne.CanvasObject)
}

// RowList shows many rows of different heights and keeps objects only for
// those that are visible. It is a Body for a Scroller.
type RowList struct {
	widget.BaseWidget

	rows    Rows
	width   float32
	tops    []float32 // tops[i] is where row i starts; one more for the end
	dirty   bool
	visible []placed
	free    map[int][]fyne.CanvasObject
	palette *scene.Palette
	objects []fyne.CanvasObject
}

type placed struct {
	row, template int
	object        fyne.CanvasObject
}

var _ Body = (*RowList)(nil)

// NewRowList returns a list of rows.
func NewRowList(rows Rows) *RowList {
	l := &RowList{rows: rows, dirty: true, free: map[int][]fyne.CanvasObject{}}
	l.ExtendBaseWidget(l)
	return l
}

// Reload forgets all heights and refills what is visible. The Scroller is to
// be told as well.
func (l *RowList) Reload() {
	l.dirty = true
	for _, p := range l.visible {
		l.free[p.template] = append(l.free[p.template], p.object)
	}
	l.visible = nil
}

// Refill shows visible rows anew, as after a change of the selection.
func (l *RowList) Refill() {
	for _, p := range l.visible {
		if p.row < l.rows.Len() {
			l.rows.Fill(p.row, p.object)
		}
	}
}

// Each calls f for the object of every visible row.
func (l *RowList) Each(f func(fyne.CanvasObject)) {
	for _, p := range l.visible {
		f(p.object)
	}
}

// Extent returns where row i starts and ends.
func (l *RowList) Extent(i int) (top, bottom float32) {
	l.measure(l.width)
	if i < 0 || i+1 >= len(l.tops) {
		return 0, 0
	}
	return l.tops[i], l.tops[i+1]
}

// HeightFor implements Body.
func (l *RowList) HeightFor(width float32) float32 {
	l.measure(width)
	return l.tops[len(l.tops)-1]
}

func (l *RowList) measure(width float32) {
	n := l.rows.Len()
	if !l.dirty && l.width == width && len(l.tops) == n+1 {
		return
	}
	l.width, l.dirty = width, false
	l.tops = append(l.tops[:0], 0)
	y := float32(0)
	for i := range n {
		y += l.rows.Height(i, width)
		l.tops = append(l.tops, y)
	}
}

// ShowPart implements Body.
func (l *RowList) ShowPart(width, top, height float32) {
	l.measure(width)
	n := l.rows.Len()
	first := sort.Search(n, func(i int) bool { return l.tops[i+1] > top })
	last := sort.Search(n, func(i int) bool { return l.tops[i] >= top+height })
	kept := l.visible[:0]
	for _, p := range l.visible {
		if p.row >= first && p.row < last && l.rows.Template(p.row) == p.template {
			kept = append(kept, p)
		} else {
			l.free[p.template] = append(l.free[p.template], p.object)
		}
	}
	have := make(map[int]placed, len(kept))
	for _, p := range kept {
		have[p.row] = p
	}
	l.visible = nil
	for i := first; i < last; i++ {
		p, ok := have[i]
		if !ok {
			p = l.take(i)
		}
		p.object.Move(fyne.NewPos(0, l.tops[i]))
		p.object.Resize(fyne.NewSize(width, l.tops[i+1]-l.tops[i]))
		l.visible = append(l.visible, p)
	}
	l.objects = l.objects[:0]
	for _, p := range l.visible {
		l.objects = append(l.objects, p.object)
	}
	canvas.Refresh(l)
}

func (l *RowList) take(i int) placed {
	template := l.rows.Template(i)
	p := placed{row: i, template: template}
	if pool := l.free[template]; len(pool) > 0 {
		p.object = pool[len(pool)-1]
		l.free[template] = pool[:len(pool)-1]
	} else {
		p.object = l.rows.New(template)
	}
	l.rows.Fill(i, p.object)
	return p
}

// CreateRenderer implements fyne.Widget.
func (l *RowList) CreateRenderer() fyne.WidgetRenderer { return &rowListRenderer{l: l} }

type rowListRenderer struct{ l *RowList }

func (r *rowListRenderer) Destroy()                     {}
func (r *rowListRenderer) Objects() []fyne.CanvasObject { return r.l.objects }
func (r *rowListRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *rowListRenderer) Layout(fyne.Size)             {}

// Refresh throws away rows that wait for use when the colors have changed:
// only what is on the screen was told.
func (r *rowListRenderer) Refresh() {
	if p := theme.Palette(); p != r.l.palette {
		r.l.palette = p
		clear(r.l.free)
	}
}
