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

// Outline returns the shape of a glyph, empty for spaces and for bitmap
// glyphs. The result is shared and must not be modified.
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
	o := &Outline{}
	data, ok := face.GlyphData(id).(font.GlyphOutline)
	if !ok {
		return o
	}
	scale := 1 / float32(face.Upem())
	for _, s := range data.Segments {
		seg := Segment{Op: opOf(s.Op)}
		for i, p := range s.ArgsSlice() {
			seg.X[i], seg.Y[i] = p.X*scale, -p.Y*scale
		}
		o.Segments = append(o.Segments, seg)
	}
	return o
}

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
