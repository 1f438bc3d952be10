// Package controls holds the small building blocks that the views share: rows,
// chips, icon buttons, panes, a list that builds only what is visible, and
// tooltips. They take their colors from package theme whenever they refresh,
// hold no knowledge of the graph, and tell what happened through callbacks.
package controls

import (
	"image/color"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/scene"
	scenetext "clew/app/scene/text"
	"clew/app/theme"
)

// Tone picks a text color from the palette.
type Tone uint8

// The tones.
const (
	Plain Tone = iota
	Quiet
	Faint
	Accent
	OnAccent
	Warning
	Danger
	Success
)

// Color returns the tone's color in a palette.
func (t Tone) Color(p *scene.Palette) color.NRGBA {
	switch t {
	case Quiet:
		return p.Quiet
	case Faint:
		return p.Faint
	case Accent:
		return p.Accent
	case OnAccent:
		return p.OnAccent
	case Warning:
		return p.Warning
	case Danger:
		return p.Danger
	case Success:
		return p.Success
	default:
		return p.Text
	}
}

// Text is one line of text that ends in an ellipsis when it does not fit.
type Text struct {
	widget.BaseWidget

	Text     string
	TextSize float32 // 0 is the body size
	Tone     Tone
	Bold     bool
	Right    bool // aligned to the right edge

	drawn *canvas.Text
	cut   struct {
		text  string
		width float32
	}
}

// NewText returns a line of text.
func NewText(text string, size float32, tone Tone) *Text {
	t := &Text{Text: text, TextSize: size, Tone: tone}
	t.ExtendBaseWidget(t)
	return t
}

// NewBoldText returns a line of text in the heavier weight.
func NewBoldText(text string, size float32) *Text {
	t := NewText(text, size, Plain)
	t.Bold = true
	return t
}

// SetText changes the text.
func (t *Text) SetText(text string) {
	if t.Text == text {
		return
	}
	t.Text = text
	t.Refresh()
}

// Set changes text and tone at once.
func (t *Text) Set(text string, tone Tone) {
	if t.Text == text && t.Tone == tone {
		return
	}
	t.Text, t.Tone = text, tone
	t.Refresh()
}

func (t *Text) size() float32 {
	if t.TextSize == 0 {
		return theme.TextBody
	}
	return t.TextSize
}

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold} }

// NaturalWidth is the width at which nothing is cut off.
func (t *Text) NaturalWidth() float32 {
	return fyne.MeasureText(t.Text, t.size(), t.style()).Width
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.drawn = canvas.NewText("", color.Transparent)
	r := &textRenderer{t: t}
	r.Refresh()
	return r
}

type textRenderer struct{ t *Text }

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.drawn} }

func (r *textRenderer) MinSize() fyne.Size {
	height := fyne.MeasureText("Mg", r.t.size(), r.t.style()).Height
	return fyne.NewSize(min(r.t.NaturalWidth(), 28), height)
}

func (r *textRenderer) Layout(size fyne.Size) {
	t := r.t
	if t.cut.text != t.Text || t.cut.width != size.Width {
		t.cut.text, t.cut.width = t.Text, size.Width
		shown := VisualLine(Ellipsize(t.Text, size.Width, t.size(), t.style()))
		if shown != t.drawn.Text {
			t.drawn.Text = shown
			t.drawn.Refresh()
		}
	}
	need := t.drawn.MinSize()
	x := float32(0)
	if t.Right {
		x = size.Width - need.Width
	}
	t.drawn.Resize(need)
	t.drawn.Move(fyne.NewPos(x, (size.Height-need.Height)/2))
}

func (r *textRenderer) Refresh() {
	t := r.t
	t.drawn.Color = t.Tone.Color(theme.Palette())
	t.drawn.TextSize = t.size()
	t.drawn.TextStyle = t.style()
	t.cut.width = -1
	r.Layout(t.BaseWidget.Size())
	t.drawn.Refresh()
}

// Ellipsize returns the text, or as much of its beginning as fits the width
// followed by an ellipsis.
func Ellipsize(text string, width, size float32, style fyne.TextStyle) string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= width+0.5 }
	if text == "" || fits(text) {
		return text
	}
	low, high := 0, len(text) // text[:low] fits with the ellipsis, text[:high] does not
	for low < high {
		mid := (low + high) / 2
		for mid > low && !utf8.RuneStart(text[mid]) {
			mid--
		}
		if mid == low {
			_, n := utf8.DecodeRuneInString(text[low:])
			if low+n >= high || !fits(text[:low+n]+"…") {
				break
			}
			mid = low + n
		}
		if fits(text[:mid] + "…") {
			low = mid
		} else {
			high = mid
		}
	}
	end := low
	for end > 0 && text[end-1] == ' ' {
		end--
	}
	return scenetext.CutOff(text[:end])
}
