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
	width, c = l.Width*LinkScale(scale), l.Color
	switch l.Emphasis {
	case Hovered, Selected:
		return width + 1.2, s.Accent
	case Near:
		return width + 0.3, mix(c, s.LabelColor, 0.3)
	}
	if tint, fade := FarLook(scale); fade > 0 {
		c = mix(mix(c, l.FarColor(s), tint), s.Background, fade)
	}
	return width, c
}

// LinkScale is the factor on the widths of links at a camera scale.
func LinkScale(scale float64) float64 { return min(max(math.Pow(scale, 0.6), 0.5), 1.6) }

// FarLook says how links change in a far view, where they are many and close:
// how far their colors go towards FarColor, which says more there than the
// type of a link, and then how far back they step towards the background.
func FarLook(scale float64) (tint, fade float64) {
	far := max(1-scale/0.6, 0)
	return 0.75 * far, 0.3 * far
}

// FarColor is the color of a link from afar: of its community, or of its ends.
func (l *Link) FarColor(s *Scene) color.NRGBA {
	if l.Far.A > 0 {
		return l.Far
	}
	return mix(s.Nodes[l.From].hue(), s.Nodes[l.To].hue(), 0.5)
}

// hue is the color that stands for the node as a whole.
func (n *Node) hue() color.NRGBA {
	if n.Hollow {
		return n.Stroke
	}
	return n.Fill
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

// LeaderColor is the color of the line between a label and its node.
func (l *Label) LeaderColor(s *Scene) color.NRGBA {
	c := mix(s.QuietColor, s.Background, 0.15)
	if l.Faded {
		c = mix(c, s.Background, FadeLabel)
	}
	return c
}
