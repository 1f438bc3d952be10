package flow

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/theme"
	"clew/graphmodel"
)

// Mark is a span of the text that names an entity.
type Mark struct {
	Span graphmodel.Span
	Kind graphmodel.Kind
	ID   string // entity id
}

// Answer is the kind of marks on words that a search has found.
const Answer graphmodel.Kind = "answer"

// View shows wrapped text with marks. It is a controls.Body.
type View struct {
	widget.BaseWidget

	Style Style
	Tone  controls.Tone
	// MaxWidth is the widest comfortable measure; 0 for none.
	MaxWidth                 float32
	Left, Top, Right, Bottom float32

	// OnMark is called when a marked span is clicked.
	OnMark func(id string, held fyne.KeyModifier)
	// OnHover is called with the id of the mark under the pointer, or "".
	OnHover func(id string)
	// OnText is called when the text is clicked outside of marks.
	OnText func()
	// OnMenu is called on a secondary click with the place on the canvas.
	OnMenu func(at fyne.Position)
	// OnTextMenu, if set, is called instead of OnMenu with the place in the text.
	OnTextMenu func(offset int, at fyne.Position)

	// Selectable lets a person select text with the mouse.
	Selectable bool
	// Sentence widens a span to the sentence around it; nil to the word.
	Sentence func(text string, span graphmodel.Span) graphmodel.Span
	// OnSelected is called when another part of the text is selected.
	OnSelected func(graphmodel.Span)
	// OnPressed is called when a mouse button goes down.
	OnPressed func()
	// OnDrag is called while the mouse selects, with the height where it is.
	OnDrag func(y float32)

	text     string
	marks    []Mark
	band     graphmodel.Span
	hovered  string
	selected map[string]bool

	width   float32 // of the wrapped lines; negative when they are stale
	lines   []line
	tops    []float32
	drawn   map[int]*drawnLine
	objects []fyne.CanvasObject
	pressed struct {
		held   fyne.KeyModifier
		button desktop.MouseButton
	}
	sel selecting
}

var (
	_ controls.Body      = (*View)(nil)
	_ fyne.Tappable      = (*View)(nil)
	_ fyne.Draggable     = (*View)(nil)
	_ desktop.Hoverable  = (*View)(nil)
	_ desktop.Mouseable  = (*View)(nil)
	_ desktop.Cursorable = (*View)(nil)

	_ fyne.SecondaryTappable = (*View)(nil)
)

// NewView returns an empty view.
func NewView(style Style) *View {
	v := &View{Style: style, width: -1, drawn: map[int]*drawnLine{}}
	v.ExtendBaseWidget(v)
	return v
}

// SetContent changes text and marks. Marks are sorted by start; one that
// overlaps an earlier one or does not fit the text is left out.
func (v *View) SetContent(text string, marks []Mark, band graphmodel.Span) {
	if text != v.text {
		v.Select(graphmodel.Span{})
		v.sel = selecting{}
	}
	v.text, v.band = text, band
	v.marks = v.marks[:0:0]
	end := 0
	for _, m := range marks {
		if m.Span.Start >= end && m.Span.End <= len(text) && m.Span.Start < m.Span.End {
			v.marks = append(v.marks, m)
			end = m.Span.End
		}
	}
	v.width = -1
	v.drop()
}

// SetBand changes the highlighted span.
func (v *View) SetBand(band graphmodel.Span) {
	if v.band != band {
		v.band = band
		v.drop()
	}
}

// SetFocus says which entities stand out: the hovered one and the selected.
func (v *View) SetFocus(hovered string, selected []string) {
	set := make(map[string]bool, len(selected))
	for _, id := range selected {
		set[id] = true
	}
	same := hovered == v.hovered && len(set) == len(v.selected)
	for id := range set {
		same = same && v.selected[id]
	}
	if same {
		return
	}
	v.hovered, v.selected = hovered, set
	for _, d := range v.drawn {
		v.paint(d)
	}
}

// drop forgets the objects on the screen.
func (v *View) drop() {
	clear(v.drawn)
	v.objects = nil
}

func (v *View) measure(width float32) float32 {
	w := width - v.Left - v.Right
	if v.MaxWidth > 0 {
		w = min(w, v.MaxWidth)
	}
	return max(w, 20)
}

func (v *View) layout(width float32) {
	w := v.measure(width)
	if v.width == w {
		return
	}
	v.width = w
	v.drop()
	v.lines = wrap(v.text, w, facesOf(v.Style).of)
	v.tops = make([]float32, len(v.lines)+1)
	y := v.Top
	for i, l := range v.lines {
		if l.first && i > 0 {
			y += v.Style.ParagraphGap
		}
		v.tops[i] = y
		y += v.Style.lineHeight()
	}
	v.tops[len(v.lines)] = y
}

// HeightFor implements controls.Body.
func (v *View) HeightFor(width float32) float32 {
	v.layout(width)
	return v.tops[len(v.lines)] + v.Bottom
}

// Place returns the top and bottom of the lines that a span covers, for a
// view that was laid out.
func (v *View) Place(span graphmodel.Span) (top, bottom float32) {
	if len(v.lines) == 0 {
		return 0, 0
	}
	first := v.lineAt(span.Start)
	last := v.lineAt(max(span.End-1, span.Start))
	return v.tops[first], v.tops[last] + v.Style.lineHeight()
}

func (v *View) lineAt(offset int) int {
	i := sort.Search(len(v.lines), func(i int) bool { return v.lines[i].end > offset })
	return min(i, len(v.lines)-1)
}

// ShowPart implements controls.Body.
func (v *View) ShowPart(width, top, height float32) {
	v.layout(width)
	first := sort.Search(len(v.lines), func(i int) bool { return v.tops[i]+v.Style.lineHeight() > top })
	last := sort.Search(len(v.lines), func(i int) bool { return v.tops[i] >= top+height })
	for i := range v.drawn {
		if i < first || i >= last {
			delete(v.drawn, i)
		}
	}
	v.objects = v.objects[:0:0]
	for i := first; i < last; i++ {
		d := v.drawn[i]
		if d == nil {
			d = v.draw(i)
			v.drawn[i] = d
		}
		v.objects = append(v.objects, d.objects...)
	}
	canvas.Refresh(v)
}

// markAt returns the mark under a position, or nil.
func (v *View) markAt(pos fyne.Position) *Mark {
	i := sort.Search(len(v.lines), func(i int) bool { return v.tops[i]+v.Style.lineHeight() > pos.Y })
	d := v.drawn[i]
	if d == nil || pos.Y < v.tops[i] {
		return nil
	}
	for _, p := range d.pieces {
		if p.mark >= 0 && pos.X >= p.x && pos.X < p.x+p.width {
			return &v.marks[p.mark]
		}
	}
	return nil
}

// Tapped implements fyne.Tappable.
func (v *View) Tapped(e *fyne.PointEvent) {
	if v.Selectable && (v.sel.count > 1 || v.pressed.held&fyne.KeyModifierShift != 0) {
		return
	}
	switch m := v.markAt(e.Position); {
	case m != nil && v.OnMark != nil:
		v.OnMark(m.ID, v.pressed.held)
	case v.OnText != nil:
		v.OnText()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (v *View) TappedSecondary(e *fyne.PointEvent) {
	switch {
	case v.OnTextMenu != nil:
		v.OnTextMenu(v.offsetAt(e.Position), e.AbsolutePosition)
	case v.OnMenu != nil:
		v.OnMenu(e.AbsolutePosition)
	}
}

// MouseDown implements desktop.Mouseable.
func (v *View) MouseDown(e *desktop.MouseEvent) {
	v.pressed.held, v.pressed.button = e.Modifier, e.Button
	if v.Selectable && e.Button == desktop.MouseButtonPrimary {
		v.pressAt(e.Position, e.Modifier)
	}
	if v.OnPressed != nil {
		v.OnPressed()
	}
}

// MouseUp implements desktop.Mouseable.
func (v *View) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (v *View) MouseIn(e *desktop.MouseEvent) { v.hover(v.markAt(e.Position)) }

// MouseMoved implements desktop.Hoverable.
func (v *View) MouseMoved(e *desktop.MouseEvent) { v.hover(v.markAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (v *View) MouseOut() { v.hover(nil) }

func (v *View) hover(m *Mark) {
	id := ""
	if m != nil {
		id = m.ID
	}
	if id != v.hovered && v.OnHover != nil {
		v.OnHover(id)
	}
}

// Cursor implements desktop.Cursorable.
func (v *View) Cursor() desktop.Cursor {
	if v.OnText != nil || (v.hovered != "" && v.OnMark != nil) {
		return desktop.PointerCursor
	}
	if v.Selectable {
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	return &viewRenderer{v: v, palette: theme.Palette()}
}

type viewRenderer struct {
	v       *View
	palette *scene.Palette
}

func (r *viewRenderer) Destroy()                     {}
func (r *viewRenderer) Objects() []fyne.CanvasObject { return r.v.objects }
func (r *viewRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *viewRenderer) Layout(fyne.Size)             {}

// Refresh takes the colors of the theme.
func (r *viewRenderer) Refresh() {
	if p := theme.Palette(); p != r.palette {
		r.palette = p
		for _, d := range r.v.drawn {
			r.v.paint(d)
		}
	}
}

// Drawn returns the texts of the lines that have objects now, in no order.
func (v *View) Drawn() []string {
	out := make([]string, 0, len(v.drawn))
	for i := range v.drawn {
		out = append(out, v.text[v.lines[i].start:v.lines[i].end])
	}
	return out
}
