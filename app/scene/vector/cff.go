package vector

import (
	"encoding/binary"
	"math"

	"clew/app/scene/text"
)

// A subset of a font in the Compact Font Format (Adobe Technical Note 5176),
// made anew from outlines: so faces of any kind, built in or of the system,
// become one kind of font, with nothing in it but the glyphs that are used. It
// is CID-keyed, as a PDF wants it, and its charstrings (Technical Note 5177)
// use nothing but moves, lines and curves.

// cffGlyph is a glyph of a subset.
type cffGlyph struct {
	outline *text.Outline
	advance int // thousandths of an em
}

// writeCFF writes a font. Glyph 0 stands for what is missing.
func writeCFF(name string, glyphs []cffGlyph) []byte {
	strings := [][]byte{[]byte("Adobe"), []byte("Identity")}
	header := []byte{1, 0, 4, 4}
	names := cffIndex([][]byte{[]byte(name)})
	charset := []byte{2, 0, 1}
	charset = binary.BigEndian.AppendUint16(charset, uint16(max(len(glyphs)-2, 0)))
	selected := []byte{3, 0, 1, 0, 0, 0}
	selected = binary.BigEndian.AppendUint16(selected, uint16(len(glyphs)))
	programs := make([][]byte, len(glyphs))
	for i := range glyphs {
		programs[i] = charstring(&glyphs[i])
	}
	charstrings := cffIndex(programs)
	private := append(cffNumber(nil, 0), 20) // defaultWidthX
	private = append(cffNumber(private, 0), 21)

	// The offsets in the dictionaries have a fixed length, so that the length
	// of the dictionaries is known before the offsets are.
	var at struct{ charset, selected, charstrings, array, private int }
	top := func() []byte {
		d := cffNumber(cffNumber(cffNumber(nil, 391), 392), 0)
		d = append(d, 12, 30)                         // ROS
		d = append(cffNumber(d, len(glyphs)), 12, 34) // CIDCount
		d = append(cffOffset(d, at.charset), 15)      // charset
		d = append(cffOffset(d, at.selected), 12, 37) // FDSelect
		d = append(cffOffset(d, at.charstrings), 17)  // CharStrings
		return append(cffOffset(d, at.array), 12, 36) // FDArray
	}
	array := func() []byte {
		d := cffOffset(cffNumber(nil, len(private)), at.private)
		return cffIndex([][]byte{append(d, 18)})
	}
	before := len(header) + len(names) + len(cffIndex([][]byte{top()})) + len(cffIndex(strings)) + 2
	at.charset = before
	at.selected = at.charset + len(charset)
	at.charstrings = at.selected + len(selected)
	at.array = at.charstrings + len(charstrings)
	at.private = at.array + len(array())

	out := append(header, names...)
	out = append(out, cffIndex([][]byte{top()})...)
	out = append(out, cffIndex(strings)...)
	out = append(out, 0, 0) // no global subroutines
	for _, part := range [][]byte{charset, selected, charstrings, array(), private} {
		out = append(out, part...)
	}
	return out
}

// cffIndex packs items with a table of their offsets.
func cffIndex(items [][]byte) []byte {
	out := binary.BigEndian.AppendUint16(nil, uint16(len(items)))
	if len(items) == 0 {
		return out
	}
	out = append(out, 4)
	at := uint32(1)
	for _, item := range items {
		out = binary.BigEndian.AppendUint32(out, at)
		at += uint32(len(item))
	}
	out = binary.BigEndian.AppendUint32(out, at)
	for _, item := range items {
		out = append(out, item...)
	}
	return out
}

// cffOffset appends a number in five bytes.
func cffOffset(b []byte, v int) []byte {
	return binary.BigEndian.AppendUint32(append(b, 29), uint32(v))
}

// cffNumber appends a number of at most 16 bits, as dictionaries and
// charstrings write it.
func cffNumber(b []byte, v int) []byte {
	v = min(max(v, -32768), 32767)
	switch {
	case v >= -107 && v <= 107:
		return append(b, byte(v+139))
	case v >= 108 && v <= 1131:
		v -= 108
		return append(b, byte(v>>8+247), byte(v))
	case v >= -1131 && v <= -108:
		v = -v - 108
		return append(b, byte(v>>8+251), byte(v))
	default:
		return append(b, 28, byte(v>>8), byte(v))
	}
}

// charstring is the program that draws a glyph.
func charstring(g *cffGlyph) []byte {
	const (
		move, line, curve, end = 21, 5, 8, 14
	)
	b := cffNumber(nil, g.advance)
	x, y := 0, 0
	step := func(px, py float64) {
		nx, ny := int(math.Round(px)), int(math.Round(py))
		b = cffNumber(cffNumber(b, nx-x), ny-y)
		x, y = nx, ny
	}
	for i := range g.outline.Segments {
		s := &g.outline.Segments[i]
		var px, py [3]float64
		for k := range px {
			px[k], py[k] = 1000*float64(s.X[k]), -1000*float64(s.Y[k])
		}
		switch s.Op {
		case text.MoveTo:
			step(px[0], py[0])
			b = append(b, move)
		case text.LineTo:
			step(px[0], py[0])
			b = append(b, line)
		case text.QuadTo:
			// The same curve as a cubic one.
			ox, oy := float64(x), float64(y)
			step(ox+2*(px[0]-ox)/3, oy+2*(py[0]-oy)/3)
			step(px[1]+2*(px[0]-px[1])/3, py[1]+2*(py[0]-py[1])/3)
			step(px[1], py[1])
			b = append(b, curve)
		case text.CubeTo:
			step(px[0], py[0])
			step(px[1], py[1])
			step(px[2], py[2])
			b = append(b, curve)
		}
	}
	return append(b, end)
}
