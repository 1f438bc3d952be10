package text

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// shapeSize is the size at which text is shaped before it is scaled to em.
// It is large, so that rounding to 1/64 does not matter.
const shapeSize = 1000

// Glyph is one positioned glyph of a Line, in em.
type Glyph struct {
	face *font.Face
	id   font.GID
	X, Y float64 // the origin of the glyph
	// Text is what the glyph stands for, empty for all but the first glyph of
	// several that stand for it together.
	Text string
}

// Line is one shaped line of text in visual order.
type Line struct {
	Glyphs []Glyph
	Width  float64 // em
	// Missing reports that no loaded font has some of the characters; after
	// LoadFallback the line may come out whole.
	Missing bool
}

// Shape returns the glyphs of s on one line. The result is shared and must not
// be modified.
func Shape(s string, w Weight) *Line {
	b := shared()
	b.mu.Lock()
	defer b.mu.Unlock()
	key := lineKey{s, w}
	if l, ok := b.lines[key]; ok {
		return l
	}
	if len(b.lines) >= cacheLimit {
		clear(b.lines)
	}
	l := b.shape(s, w)
	b.lines[key] = l
	return l
}

// Measure returns the width of s in em. It does not depend on the fonts of the
// system: characters that Inter lacks count with the usual width of their
// script, so that a layout is the same on every machine.
func Measure(s string, w Weight) float64 {
	b := shared()
	b.mu.Lock()
	defer b.mu.Unlock()
	key := lineKey{s, w}
	if v, ok := b.widths[key]; ok {
		return v
	}
	if len(b.widths) >= cacheLimit {
		clear(b.widths)
	}
	v := b.measure(s, w)
	b.widths[key] = v
	return v
}

func (b *book) measure(s string, w Weight) float64 {
	width, known := 0.0, []rune{}
	flush := func() {
		if len(known) > 0 {
			width += b.run(known, 0, len(known), b.faces[w], di.DirectionLTR, language.Latin).width
			known = known[:0]
		}
	}
	for _, r := range s {
		if b.covers(r) {
			known = append(known, r)
			continue
		}
		flush()
		width += usualWidth(r)
	}
	flush()
	return width
}

// usualWidth is a generous advance, in em, for characters that Inter lacks.
func usualWidth(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul), r >= 0x1F000:
		return 1
	case unicode.In(r, unicode.Arabic, unicode.Hebrew):
		return 0.58
	default:
		return 0.68
	}
}

// shaped is one run of one face.
type shaped struct {
	glyphs []Glyph
	width  float64
}

func (b *book) run(text []rune, start, end int, face *font.Face, dir di.Direction, script language.Script) shaped {
	out := b.shaper.Shape(shaping.Input{
		Text: text, RunStart: start, RunEnd: end, Direction: dir, Face: face,
		Size: fixed.I(shapeSize), Script: script, Language: language.NewLanguage("en"),
	})
	return toEm(out, nil)
}

// toEm converts a run; with text, its glyphs tell what they stand for.
func toEm(out shaping.Output, text []rune) shaped {
	const unit = 1.0 / (64 * shapeSize)
	s := shaped{width: float64(out.Advance) * unit, glyphs: make([]Glyph, 0, len(out.Glyphs))}
	x := fixed.Int26_6(0)
	for i, g := range out.Glyphs {
		glyph := Glyph{
			face: out.Face, id: g.GlyphID,
			X: float64(x+g.XOffset) * unit, Y: -float64(g.YOffset) * unit,
		}
		a, b := g.TextIndex(), g.TextIndex()+g.RunesCount()
		if first := i == 0 || out.Glyphs[i-1].TextIndex() != a; first && a >= 0 && b <= len(text) {
			glyph.Text = string(text[a:b])
		}
		s.glyphs = append(s.glyphs, glyph)
		x += g.Advance
	}
	return s
}

// shape splits s into runs of one face, script and direction, shapes each and
// puts them into visual order.
func (b *book) shape(s string, w Weight) *Line {
	runes := []rune(s)
	l := &Line{}
	if len(runes) == 0 {
		return l
	}
	in := shaping.Input{
		Text: runes, RunStart: 0, RunEnd: len(runes), Direction: paragraphDirection(runes),
		Size: fixed.I(shapeSize), Language: language.NewLanguage("en"),
	}
	var outs []shaping.Output
	for _, part := range b.parts(in, w) {
		if part.Face == nil {
			part.Face = b.faces[w]
		}
		outs = append(outs, b.shaper.Shape(part))
	}
	for _, r := range runes {
		l.Missing = l.Missing || unicode.IsGraphic(r) && !b.drawable(r)
	}
	x := 0.0
	for _, out := range visualOrder(outs, runes, in.Direction) {
		run := toEm(out, runes)
		for _, g := range run.glyphs {
			g.X += x
			l.Glyphs = append(l.Glyphs, g)
		}
		x += run.width
	}
	l.Width = x
	return l
}

// parts cuts a line into runs of one face, script and direction. Most names are
// one run in the Latin script: to find that out by the rules for all scripts
// takes many times longer than to shape it.
func (b *book) parts(in shaping.Input, w Weight) []shaping.Input {
	latin := false
	for _, r := range in.Text {
		if !plainLatin(r) || !b.covers(r) {
			return b.split.Split(in, faceChooser{b, w})
		}
		latin = latin || unicode.Is(unicode.Latin, r)
	}
	if !latin { // digits alone have no script
		return b.split.Split(in, faceChooser{b, w})
	}
	in.Face, in.Script, in.Direction = b.faces[w], language.Latin, di.DirectionLTR
	b.whole[0] = in
	return b.whole[:]
}

// plainLatin reports whether a character is of the Latin script, or of those
// that take on the script and the direction of what is around them.
func plainLatin(r rune) bool {
	return r >= ' ' && r < 0x7F || r >= 0xA0 && r < 0x250 || r >= 0x2010 && r < 0x2028
}

// visualOrder reorders runs for bidirectional text. One line is never broken:
// the width limit is beyond any label.
func visualOrder(outs []shaping.Output, runes []rune, dir di.Direction) []shaping.Output {
	if len(outs) < 2 {
		return outs
	}
	var wrapper shaping.LineWrapper
	lines, _ := wrapper.WrapParagraph(shaping.WrapConfig{Direction: dir, BreakPolicy: shaping.Never},
		1<<24, runes, shaping.NewSliceIterator(outs))
	if len(lines) != 1 {
		return outs
	}
	ordered := make([]shaping.Output, len(lines[0]))
	for _, run := range lines[0] {
		i := int(run.VisualIndex)
		if i < 0 || i >= len(ordered) {
			return outs
		}
		ordered[i] = run
	}
	return ordered
}

// RightToLeft reports whether a line of text is laid out from the right: its
// first letter is of a script that is written so.
func RightToLeft(s string) bool { return paragraphDirection([]rune(s)) == di.DirectionRTL }

// paragraphDirection follows the first strong character.
func paragraphDirection(runes []rune) di.Direction {
	for _, r := range runes {
		if leftwards(r) || r == rightToLeft {
			return di.DirectionRTL
		}
		if unicode.IsLetter(r) || r == leftToRight {
			return di.DirectionLTR
		}
	}
	return di.DirectionLTR
}

// leftwards reports whether a letter is written from right to left.
func leftwards(r rune) bool {
	return r >= 0x590 && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && !unicode.IsDigit(r)
}

// faceChooser implements shaping.Fontmap: Inter where it covers a character,
// else another built-in face, else one of the system.
type faceChooser struct {
	b *book
	w Weight
}

func (c faceChooser) ResolveFace(r rune) *font.Face {
	if c.b.covers(r) {
		return c.b.faces[c.w]
	}
	if f := c.b.builtin(r); f != nil {
		return f
	}
	if f := c.b.fallback.face(r); f != nil {
		return f
	}
	return c.b.faces[c.w]
}
