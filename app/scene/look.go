package scene

import (
	"image/color"
	"math"
)

// How far colors of what is faded go towards the background.
const (
	FadeNode  = 0.66
	FadeIcon  = 0.5
	FadeLink  = 0.66
	FadeLabel = 0.56
)

// Mix blends a towards b: 0 is a, 1 is b. Alpha stays that of a.
func Mix(a, b color.NRGBA, t float64) color.NRGBA { return mix(a, b, t) }

// Layer is the drawing order of the degrees of emphasis: the faded lie at the
// back.
func (e Emphasis) Layer() int {
	switch e {
	case Faded:
		return 0
	case Normal:
		return 1
	case Near:
		return 2
	default:
		return 3
	}
}

// Stroke is the width, in pixels, and the color of a link at a camera scale.
func (l *Link) Stroke(s *Scene, scale float64) (width float64, c color.NRGBA) {
	width, c = l.Width*min(max(math.Pow(scale, 0.6), 0.5), 1.6), l.Color
	switch l.Emphasis {
	case Hovered, Selected:
		return width + 1.2, s.Accent
	case Near:
		return width + 0.3, mix(c, s.LabelColor, 0.3)
	}
	// In a far view links are many and close: they step back behind the nodes.
	if far := 1 - scale/0.6; far > 0 {
		c = mix(c, s.Background, 0.45*far)
	}
	return width, c
}

// ShowsArrows reports whether arrow heads are large enough to be drawn.
func ShowsArrows(scale float64) bool { return scale > 0.2 }

// ShowsDashes reports whether links are long enough to be dashed.
func ShowsDashes(scale float64) bool { return scale > 0.25 }

// Color is the color of a line of a label.
func (l *Label) Color(s *Scene, line int) color.NRGBA {
	c := s.LabelColor
	switch {
	case l.Lines[line].Quiet:
		c = s.QuietColor
	case l.Node >= 0:
		c = s.Nodes[l.Node].LabelColor
	}
	if l.Faded {
		c = mix(c, s.Background, FadeLabel)
	}
	return c
}
