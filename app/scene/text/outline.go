package text

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Op is a drawing step of an outline.
type Op uint8

// The drawing steps: each uses the first one, one, two or three points.
const (
	MoveTo Op = iota
	LineTo
	QuadTo
	CubeTo
)

// Segment is one step of an outline. X and Y hold its points in em.
type Segment struct {
	Op   Op
	X, Y [3]float32
}

// Outline is the shape of a glyph. Contours close by themselves.
type Outline struct {
	Segments []Segment
}

type outlineKey struct {
	font *font.Font
	id   font.GID
}

// Outline returns the shape of a glyph, empty for spaces; of a picture, as emoji
// are, one in one color. The result is shared and must not be modified.
func (g Glyph) Outline() *Outline {
	b := shared()
	b.mu.Lock()
	defer b.mu.Unlock()
	key := outlineKey{g.face.Font, g.id}
	if o, ok := b.outlines[key]; ok {
		return o
	}
	if len(b.outlines) >= cacheLimit {
		clear(b.outlines)
	}
	o := outlineOf(g.face, g.id)
	b.outlines[key] = o
	return o
}

func outlineOf(face *font.Face, id font.GID) *Outline {
	if id == 0 {
		return missing
	}
	o := &Outline{}
	scale := 1 / float32(face.Upem())
	data, ok := ofGlyph(face.GlyphDataOutline, id)
	if !ok || len(data.Segments) == 0 {
		m, picture := ofGlyph(face.GlyphDataBitmap, id)
		if e, ok := face.GlyphExtents(id); ok && picture {
			return pictureOutline(m, e.XBearing*scale, -e.YBearing*scale, (e.XBearing+e.Width)*scale, -(e.YBearing+e.Height)*scale)
		}
		return o
	}
	for _, s := range data.Segments {
		seg := Segment{Op: opOf(s.Op)}
		for i, p := range s.ArgsSlice() {
			seg.X[i], seg.Y[i] = p.X*scale, -p.Y*scale
		}
		o.Segments = append(o.Segments, seg)
	}
	return o
}

// ofGlyph asks a face for one kind of data; the type of its parameter has no name
// outside of the package.
func ofGlyph[ID ~uint16 | ~uint32, T any](data func(ID) (T, bool), id font.GID) (T, bool) {
	return data(ID(id))
}

// missing stands for a character that no font has: a thin box.
var missing = func() *Outline {
	o := &Outline{}
	box := func(x0, y0, x1, y1 float32) {
		for i, p := range [][2]float32{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}} {
			op := LineTo
			if i == 0 {
				op = MoveTo
			}
			o.Segments = append(o.Segments, Segment{Op: op, X: [3]float32{p[0]}, Y: [3]float32{p[1]}})
		}
	}
	box(0.1, 0, 0.5, -CapHeight)
	box(0.44, -0.06, 0.16, 0.06-CapHeight) // the other way round: a hole
	return o
}()

func opOf(op opentype.SegmentOp) Op {
	switch op {
	case opentype.SegmentOpMoveTo:
		return MoveTo
	case opentype.SegmentOpQuadTo:
		return QuadTo
	case opentype.SegmentOpCubeTo:
		return CubeTo
	default:
		return LineTo
	}
}
