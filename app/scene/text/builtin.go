package text

import (
	"bytes"
	"fmt"
	"unicode"

	"clew/assets/fonts"

	"github.com/go-text/typesetting/font"
)

// extra is a built-in face for scripts that Inter lacks. It is read when the
// first of its characters comes, which costs milliseconds; most people never
// pay them.
type extra struct {
	scripts []*unicode.RangeTable
	data    []byte
	face    *font.Face
}

// extras returns the built-in faces beside Inter. Punctuation of a script is of
// no script to Unicode; it follows in the ranges of its blocks.
func extras() []*extra {
	return []*extra{
		{scripts: []*unicode.RangeTable{unicode.Arabic, block(0x0600, 0x06FF)}, data: fonts.Arabic},
		{scripts: []*unicode.RangeTable{unicode.Hebrew}, data: fonts.Hebrew},
		{scripts: []*unicode.RangeTable{
			unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
			block(0x3000, 0x30FF), block(0xFF00, 0xFFEF),
		}, data: fonts.CJK},
	}
}

func block(first, last uint16) *unicode.RangeTable {
	return &unicode.RangeTable{R16: []unicode.Range16{{Lo: first, Hi: last, Stride: 1}}}
}

// builtin returns the built-in face for a character that Inter lacks, or nil.
func (b *book) builtin(r rune) *font.Face {
	for _, e := range b.extras {
		if !unicode.In(r, e.scripts...) {
			continue
		}
		if e.face == nil {
			face, err := font.ParseTTF(bytes.NewReader(e.data))
			if err != nil {
				// As for Inter: the build is broken.
				panic(fmt.Sprintf("reading a built-in font: %v", err))
			}
			e.face = face
		}
		if _, ok := e.face.NominalGlyph(r); ok {
			return e.face
		}
	}
	return nil
}

// drawable reports whether any loaded face has a glyph for r.
func (b *book) drawable(r rune) bool {
	return b.covers(r) || b.builtin(r) != nil || b.fallback.covers(r)
}
