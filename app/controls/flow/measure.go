package flow

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Style is how a text is set. Sizes are device-independent pixels.
type Style struct {
	Size         float32
	Bold, Italic bool
	LineHeight   float32 // distance of base lines; 0 is 1.45 times the size
	ParagraphGap float32 // extra space above each paragraph but the first
}

func (s Style) font() fyne.TextStyle { return fyne.TextStyle{Bold: s.Bold, Italic: s.Italic} }

func (s Style) lineHeight() float32 {
	if s.LineHeight > 0 {
		return s.LineHeight
	}
	return s.Size * 1.45
}

type faceKey struct {
	size         float32
	bold, italic bool
}

// advances caches the widths of runes in one face.
type advances struct {
	ascii [128]float32
	more  map[rune]float32
	style Style
}

// faces belongs to the user interface goroutine, as fyne.MeasureText does.
var faces = map[faceKey]*advances{}

func facesOf(s Style) *advances {
	key := faceKey{s.Size, s.Bold, s.Italic}
	a := faces[key]
	if a == nil {
		a = &advances{more: map[rune]float32{}, style: s}
		for r := rune(' '); r < 127; r++ {
			a.ascii[r] = a.measure(string(r))
		}
		a.ascii['\t'] = 4 * a.ascii[' ']
		faces[key] = a
	}
	return a
}

func (a *advances) measure(s string) float32 {
	return fyne.MeasureText(s, a.style.Size, a.style.font()).Width
}

func (a *advances) of(r rune) float32 {
	if r < utf8.RuneSelf && r >= 0 {
		return a.ascii[r]
	}
	w, ok := a.more[r]
	if !ok {
		w = a.measure(string(r))
		a.more[r] = w
	}
	return w
}

// Height is how tall text becomes when it is wrapped at width.
func Height(text string, style Style, width float32) float32 {
	return heightOf(wrap(text, width, facesOf(style).of), style)
}

func heightOf(lines []line, style Style) float32 {
	height := float32(len(lines)) * style.lineHeight()
	for i, l := range lines {
		if l.first && i > 0 {
			height += style.ParagraphGap
		}
	}
	return height
}
