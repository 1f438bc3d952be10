package scene

import (
	"image/color"
	"strings"

	"clew/app/scene/text"
)

// Page is what stands around a printed picture. Each part may be empty.
type Page struct {
	Title   string
	Caption string // what the picture shows, in a sentence or two
	Sources string // what it was made from
}

// PageLine is a line of text of a page, in viewport coordinates.
type PageLine struct {
	Text   string
	X, Y   float64 // where it starts, and its baseline
	Size   float64 // font size
	Weight text.Weight
	Color  color.NRGBA
}

// PageRule is a horizontal line of a page, in viewport coordinates.
type PageRule struct {
	X0, X1, Y, Width float64
	Color            color.NRGBA
}

// The type of a page, in pixels.
const (
	pageMargin  = 24
	titleSize   = 20
	titleLead   = 25
	captionSize = 13
	captionLead = 18
	sourceSize  = 10.5
	sourceLead  = 14
	ruleY       = 20 // of the short rule over the title
	ruleLength  = 44
)

// frame is a page, set.
type frame struct {
	head, foot  []PageLine // Y of the foot counts from the bottom
	top, bottom float64    // the room they take
	k           float64    // enlargement of the type
}

// Framed returns a copy of the scene with a page around it, set for a width:
// the title and the caption above the drawing, the sources below it.
func (s *Scene) Framed(p Page, width float64) *Scene {
	c := *s
	c.frame = nil
	if p == (Page{}) {
		return &c
	}
	// Wide pages are seen from further away.
	k := min(max(width/1200, 1), 4)
	f := &frame{k: k}
	room := width - 2*pageMargin*k
	y := k * ruleY
	set := func(lines []PageLine, s string, size, lead float64, w text.Weight, clr color.NRGBA) []PageLine {
		for _, line := range breakLines(s, w, room/(k*size)) {
			y += k * lead
			lines = append(lines, PageLine{line, k * pageMargin, y, k * size, w, clr})
		}
		return lines
	}
	f.head = set(f.head, p.Title, titleSize, titleLead, text.SemiBold, s.LabelColor)
	f.head = set(f.head, p.Caption, captionSize, captionLead, text.Regular, s.QuietColor)
	if len(f.head) > 0 {
		f.top = y + 14*k
	}
	y = 0
	f.foot = set(f.foot, p.Sources, sourceSize, sourceLead, text.Regular, s.QuietColor)
	if len(f.foot) > 0 {
		f.bottom = y + 24*k
		for i := range f.foot {
			f.foot[i].Y -= y + 10*k
		}
	}
	c.frame = f
	return &c
}

// PageRoom is the height that the page takes above and below the drawing.
func (s *Scene) PageRoom() (top, bottom float64) {
	if s.frame == nil {
		return 0, 0
	}
	return s.frame.top, s.frame.bottom
}

// PlacePage places the text and the rules of the page in a viewport.
func (s *Scene) PlacePage(v Size) (lines []PageLine, rules []PageRule) {
	f := s.frame
	if f == nil {
		return nil, nil
	}
	lines = append(lines, f.head...)
	for _, l := range f.foot {
		l.Y += v.H
		lines = append(lines, l)
	}
	if len(f.head) > 0 {
		rules = append(rules, PageRule{f.k * pageMargin, f.k * (pageMargin + ruleLength), f.k * ruleY, 3 * f.k, s.LabelColor})
	}
	if len(f.foot) > 0 {
		rules = append(rules, PageRule{f.k * pageMargin, v.W - f.k*pageMargin, v.H - f.bottom + 5*f.k, f.k, s.Border})
	}
	return lines, rules
}

// breakLines sets a text in lines of at most maxEm; a longer word stands alone
// and is shortened.
func breakLines(s string, w text.Weight, maxEm float64) (lines []string) {
	line := ""
	for _, word := range strings.Fields(s) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if text.Measure(longer, w) <= maxEm {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = text.Elide(word, w, maxEm)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
