package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/theme"
)

// tagLine shows small marks side by side: "planned", "denied".
type tagLine struct {
	widget.BaseWidget

	tags    []tag
	boxes   []*canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func newTagLine() *tagLine {
	l := &tagLine{}
	l.ExtendBaseWidget(l)
	return l
}

func (l *tagLine) set(tags []tag) {
	l.tags = tags
	l.boxes, l.texts, l.objects = nil, nil, nil
	for range tags {
		box, text := canvas.NewRectangle(nil), canvas.NewText("", nil)
		box.CornerRadius = 4
		text.TextSize = theme.TextCaption - 0.5
		l.boxes, l.texts = append(l.boxes, box), append(l.texts, text)
		l.objects = append(l.objects, box, text)
	}
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *tagLine) CreateRenderer() fyne.WidgetRenderer { return &tagRenderer{l} }

type tagRenderer struct{ l *tagLine }

const tagHeight = 16

func (r *tagRenderer) Destroy()                     {}
func (r *tagRenderer) Objects() []fyne.CanvasObject { return r.l.objects }

func (r *tagRenderer) MinSize() fyne.Size {
	width := float32(0)
	for _, t := range r.l.tags {
		width += fyne.MeasureText(t.text, theme.TextCaption-0.5, fyne.TextStyle{}).Width + 12 + 4
	}
	return fyne.NewSize(max(width-4, 0), tagHeight)
}

func (r *tagRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for i, text := range r.l.texts {
		need := text.MinSize()
		y := (size.Height - tagHeight) / 2
		r.l.boxes[i].Move(fyne.NewPos(x, y))
		r.l.boxes[i].Resize(fyne.NewSize(need.Width+12, tagHeight))
		text.Move(fyne.NewPos(x+6, y+(tagHeight-need.Height)/2))
		text.Resize(need)
		x += need.Width + 12 + 4
	}
}

func (r *tagRenderer) Refresh() {
	p := theme.Palette()
	for i, t := range r.l.tags {
		hue := t.tone.Color(p)
		r.l.boxes[i].FillColor = theme.WithAlpha(hue, 0x22)
		r.l.texts[i].Text, r.l.texts[i].Color = controls.VisualLine(t.text), hue
		r.l.boxes[i].Refresh()
		r.l.texts[i].Refresh()
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}
