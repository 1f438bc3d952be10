package rtf

// Fonts are the code pages of a document's fonts: characters are bytes in that of
// the font that stands where they do. The zero value knows none.
type Fonts struct {
	Default int // the number of the font where none is chosen
	pages   map[int]int
	current int
}

// maxFonts is how many fonts are remembered.
const maxFonts = 10_000

// charsets are the code pages of the character sets of Windows. 0 and 1 are that of
// the document, 2 are symbols.
var charsets = map[int]int{
	77: 10000, 78: 932, 79: 949, 80: 936, 81: 950, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
	177: 1255, 178: 1256, 179: 1256, 180: 1256, 181: 1255, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// Word takes a control word of the table of fonts.
func (f *Fonts) Word(word string, value int) {
	page := 0
	switch word {
	case "f":
		f.current = value
		return
	case "fcharset":
		page = charsets[value]
	case "cpg":
		page = value
	}
	if page == 0 || len(f.pages) >= maxFonts {
		return
	}
	if f.pages == nil {
		f.pages = map[int]int{}
	}
	f.pages[f.current] = page
}

// CodePage returns the code page of a font, 0 where it is that of the document.
func (f *Fonts) CodePage(font int) int { return f.pages[font] }
