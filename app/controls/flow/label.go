package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/theme"
	"clew/graphmodel"
)

// Label shows wrapped text with marks and leaves the pointer to what it lies on:
// a row that can be clicked as a whole.
type Label struct {
	widget.BaseWidget
	view *View
}

// NewLabel returns an empty label.
func NewLabel(style Style, tone controls.Tone) *Label {
	l := &Label{view: NewView(style)}
	l.view.Tone = tone
	l.ExtendBaseWidget(l)
	return l
}

// Set sets the text in a width, and the label to the size that it needs.
func (l *Label) Set(text string, marks []Mark, width float32) {
	if text != l.view.text || len(marks)+len(l.view.marks) > 0 {
		l.view.SetContent(text, marks, graphmodel.Span{})
	}
	height := l.view.HeightFor(width)
	l.view.ShowPart(width, 0, height)
	l.Resize(fyne.NewSize(width, height))
	canvas.Refresh(l)
}

// Text is what the label shows.
func (l *Label) Text() string { return l.view.text }

// Marked returns the marked parts of the text.
func (l *Label) Marked() []string {
	out := make([]string, len(l.view.marks))
	for i, m := range l.view.marks {
		out[i] = m.Span.In(l.view.text)
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	return &labelRenderer{l: l, palette: theme.Palette()}
}

type labelRenderer struct {
	l       *Label
	palette *scene.Palette
}

func (r *labelRenderer) Destroy()                     {}
func (r *labelRenderer) Objects() []fyne.CanvasObject { return r.l.view.objects }
func (r *labelRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *labelRenderer) Layout(fyne.Size)             {}

// Refresh takes the colors of the theme.
func (r *labelRenderer) Refresh() {
	if p := theme.Palette(); p != r.palette {
		r.palette = p
		for _, d := range r.l.view.drawn {
			r.l.view.paint(d)
		}
	}
}
