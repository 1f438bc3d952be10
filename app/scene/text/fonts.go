// Package text shapes and measures the labels of a drawing with real fonts.
// Inter, which covers Latin, Cyrillic and Greek, is built in, and so are faces
// for Arabic, Hebrew and the common characters of Chinese, Japanese and Korean;
// everything else uses the fonts of the system once LoadFallback has found them.
//
// All lengths are in em: multiply by a font size. y grows downwards and the
// baseline is at 0. Everything is safe for concurrent use.
package text

import (
	"bytes"
	"fmt"
	"sync"

	"clew/assets/fonts"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
)

// Weight is the weight of a face.
type Weight uint8

// The weights.
const (
	Regular Weight = iota
	Medium
	SemiBold
	Bold
)

// Vertical metrics of Inter, in em: how far letters reach above and below the
// baseline (with accents), and the height of a capital.
const (
	Ascent    = 0.96875
	Descent   = 0.2412
	CapHeight = 0.7273
)

// Families is the CSS font-family list for documents that name fonts instead
// of embedding them.
const Families = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Noto Sans', sans-serif"

// book holds the faces and every cache. A font.Face is not safe for concurrent
// use, so one lock guards all of it; results are immutable.
type book struct {
	mu       sync.Mutex
	faces    [4]*font.Face
	extras   []*extra
	shaper   shaping.HarfbuzzShaper
	split    shaping.Segmenter
	whole    [1]shaping.Input // the result of parts
	fallback *fallback        // nil until loaded
	loading  sync.Once

	generation int
	lines      map[lineKey]*Line
	widths     map[lineKey]float64
	outlines   map[outlineKey]*Outline
}

type lineKey struct {
	text   string
	weight Weight
}

// cacheLimit bounds each cache; a full cache is dropped whole, which costs one
// slow frame and keeps memory flat.
const cacheLimit = 20000

var shared = sync.OnceValue(newBook)

func newBook() *book {
	b := &book{
		extras:   extras(),
		lines:    map[lineKey]*Line{},
		widths:   map[lineKey]float64{},
		outlines: map[outlineKey]*Outline{},
	}
	for i, data := range [][]byte{fonts.Regular, fonts.Medium, fonts.SemiBold, fonts.Bold} {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			// The fonts are part of the binary: a failure here is a broken build.
			panic(fmt.Sprintf("reading the built-in font %d: %v", i, err))
		}
		b.faces[i] = face
	}
	b.shaper.SetFontCacheSize(16)
	return b
}

// covers reports whether Inter has a glyph for r.
func (b *book) covers(r rune) bool {
	_, ok := b.faces[Regular].NominalGlyph(r)
	return ok
}
