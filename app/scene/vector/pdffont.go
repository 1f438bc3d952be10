package vector

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"clew/app/scene/text"
)

// pdfFont is an embedded font: the glyphs of one weight that a document uses.
type pdfFont struct {
	resource string // its name in content streams
	name     string // of the font
	weight   text.Weight
	glyphs   []cffGlyph
	texts    []string // what each glyph stands for
	known    map[pdfGlyph]int
}

type pdfGlyph struct {
	outline *text.Outline
	text    string
}

var weightNames = [...]string{"Regular", "Medium", "SemiBold", "Bold"}

func newPDFFont(w text.Weight) *pdfFont {
	f := &pdfFont{
		resource: fmt.Sprintf("F%d", w), weight: w, known: map[pdfGlyph]int{},
		// Subsets are marked by six letters before their name.
		name: "CLEW" + string("ABCD"[w%4]) + "A+Inter-" + weightNames[w%4],
	}
	f.glyphs = append(f.glyphs, cffGlyph{outline: &text.Outline{}, advance: 500})
	f.texts = append(f.texts, "")
	return f
}

// maxGlyphs is what two bytes can number.
const maxGlyphs = 65000

// number finds or adds a glyph. advance is in em and counts when it is new.
func (f *pdfFont) number(g *text.Glyph, advance float64) int {
	key := pdfGlyph{g.Outline(), g.Text}
	if n, ok := f.known[key]; ok {
		return n
	}
	n := len(f.glyphs)
	if n >= maxGlyphs {
		return 0
	}
	f.glyphs = append(f.glyphs, cffGlyph{key.outline, int(math.Round(1000 * advance))})
	f.texts = append(f.texts, g.Text)
	f.known[key] = n
	return n
}

// write adds the objects of the font and returns the number of the outermost.
func (f *pdfFont) write(d *pdfFile) int {
	file := d.stream("/Subtype /CIDFontType0C", writeCFF(f.name, f.glyphs))
	descriptor := d.object("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [-500 -400 2500 1200] /ItalicAngle 0 "+
		"/Ascent 969 /Descent -241 /CapHeight 727 /StemV %d /FontWeight %d /FontFile3 %d 0 R >>",
		f.name, 80+20*int(f.weight), 400+100*int(f.weight), file)
	var widths strings.Builder
	for _, g := range f.glyphs {
		fmt.Fprintf(&widths, "%d ", g.advance)
	}
	descendant := d.object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "+
		"/FontDescriptor %d 0 R /DW 0 /W [0 [%s]] >>", f.name, descriptor, strings.TrimSpace(widths.String()))
	unicode := d.stream("", f.toUnicode())
	return d.object("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>",
		f.name, descendant, unicode)
}

// toUnicode tells viewers which characters the glyphs stand for, for searching
// and copying.
func (f *pdfFont) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var lines []string
	for i, s := range f.texts {
		if s != "" {
			lines = append(lines, fmt.Sprintf("<%04X> <%s>\n", i, utf16Hex(s)))
		}
	}
	const most = 100 // of one block
	for len(lines) > 0 {
		n := min(len(lines), most)
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", n, strings.Join(lines[:n], ""))
		lines = lines[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
