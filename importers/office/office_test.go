package office

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"clew/importers/format"
	"clew/importers/format/formattest"
	"clew/importers/page"
)

const (
	first  = "The council of Bree met on Monday and agreed to repair the sea wall before the winter storms begin."
	second = "The work will cost nine million crowns, the treasurer said, and half of it comes from the region."
)

func docx(t testing.TB) []byte {
	return formattest.Zip(t, "[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Bree Repairs Its </w:t></w:r><w:r><w:t>Sea Wall</w:t></w:r></w:p>
<w:p><w:r><w:t>By Ada Marsh</w:t></w:r></w:p><w:p><w:r><w:t>4 May 2029</w:t></w:r></w:p>
<w:p><w:r><w:t>`+first+`</w:t></w:r><w:del><w:r><w:t>Not this.</w:t></w:r></w:del></w:p><w:p><w:r><w:t>`+second+`</w:t></w:r></w:p></w:body></w:document>`,
		"docProps/core.xml", `<p xmlns:dc="dc"><dc:language>en</dc:language></p>`)
}

func odt(t testing.TB) []byte {
	return formattest.Zip(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<manifest/>",
		"content.xml", `<o xmlns:text="t"><text:h text:style-name="Title">Bree Repairs Its Sea Wall</text:h><text:p>By Ada Marsh</text:p><text:p>4 May 2029</text:p>
<text:p>The council<text:s/>of Bree <office:annotation><text:p>Not this.</text:p></office:annotation>`+strings.TrimPrefix(first, "The council of Bree ")+`</text:p><text:p>`+second+`</text:p></o>`)
}

func epub(t testing.TB) []byte {
	return formattest.Zip(t, "META-INF/container.xml", `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`,
		"OPS/book.opf", `<package xmlns:dc="dc"><metadata><dc:title>The Morning Reed</dc:title><dc:creator>Ada Marsh</dc:creator><dc:date>2029-05-04</dc:date><dc:language>en</dc:language></metadata>
<manifest><item id="a" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/one%20two.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
		"OPS/cover.xhtml", "<html><body><h1>The Morning Reed</h1></body></html>",
		"OPS/text/one two.xhtml", "<html><head><title>x</title></head><body><h1>Bree Repairs Its Sea Wall</h1><p>"+first+"</p><p>"+second+"</p></body></html>")
}

func pptx(t testing.TB) []byte {
	slide := func(s ...string) string {
		return `<p:sld xmlns:a="a" xmlns:p="p"><a:p><a:r><a:t>` + strings.Join(s, `</a:t></a:r></a:p><a:p><a:r><a:t>`) + `</a:t></a:r></a:p></p:sld>`
	}
	return formattest.Zip(t, "ppt/presentation.xml", "<p/>", "ppt/slides/slide10.xml", slide(second), "ppt/slides/slide2.xml", slide("Bree Repairs Its Sea Wall", "By Ada Marsh", "4 May 2029", first))
}

func rtfFile() []byte {
	return []byte(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title Bree Repairs Its Sea Wall}{\author Ada Marsh}}{\*\generator x;}
\pard Bree Repairs Its Sea Wall\par 4 May 2029\par The council of Bree \b met\b0  on Monday and agreed to repair the sea wall before the winter storms begin.\par
The work will cost nine million crowns, the treasurer said, and half of it comes from the region.\par}`)
}

func TestDocuments(t *testing.T) {
	for _, tc := range []struct {
		of   format.Format
		data []byte
	}{
		{Word(), docx(t)}, {OpenDocument(), odt(t)}, {EPUB(), epub(t)}, {PowerPoint(), pptx(t)}, {RTF(), rtfFile()},
	} {
		t.Run(tc.of.Name, func(t *testing.T) {
			found, err := formattest.Read(t, tc.of, "file", tc.data)
			if err != nil || len(found.Articles) != 1 {
				t.Fatal(found, err)
			}
			a := found.Articles[0]
			if a.Title != "Bree Repairs Its Sea Wall" || a.Author != "Ada Marsh" || a.Published.Start.String() != "2029-05-04" || a.Text != first+"\n\n"+second || a.Language != "en" {
				t.Errorf("%+v", a)
			}
			// Whatever is cut off gives an error or a part of the text, never more.
			for n := 0; n < len(tc.data); n += 37 {
				found, _ := formattest.Read(t, tc.of, "file", tc.data[:n])
				for _, a := range found.Articles {
					if len(a.Text) > len(first)+len(second)+2 {
						t.Errorf("cut at %d: %q", n, a.Text)
					}
				}
			}
		})
	}
}

func TestRTFCharacters(t *testing.T) {
	found, err := formattest.Read(t, RTF(), "a.rtf", []byte(`{\rtf1\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2, \u8222?Fl\u252uss\u8220?\emdash\~\{x\} \u-10179?\u-8704?\par}`))
	if err != nil || len(found.Articles) != 1 || found.Articles[0].Text != "Привет, „Flüss“— {x} 😀" {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestFaultyDocuments(t *testing.T) {
	deep := strings.Repeat("<w:p>", 5000)
	var entities strings.Builder
	for i := range 9 {
		fmt.Fprintf(&entities, `<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	laughs := `<!DOCTYPE x [<!ENTITY l0 "lol">` + entities.String() + `]><w:document><w:p><w:t>&l9;</w:t></w:p></w:document>`
	for _, tc := range []struct {
		name string
		data []byte
		want error
	}{
		{"deep", formattest.Zip(t, "word/document.xml", deep), page.ErrTooComplex},
		{"bomb", formattest.Zip(t, "word/document.xml", strings.Repeat(" ", maxXML+1)), format.ErrBomb},
		{"no member", formattest.Zip(t, "word/other.xml", ""), format.ErrDamaged},
		{"no text", formattest.Zip(t, "word/document.xml", "<w:document/>"), page.ErrNoArticle},
	} {
		if _, err := formattest.Read(t, Word(), "a.docx", tc.data); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", tc.name, err, tc.want)
		}
	}
	// Entities that a document declares are not expanded.
	found, err := formattest.Read(t, Word(), "a.docx", formattest.Zip(t, "word/document.xml", laughs))
	if err == nil && len(found.Articles[0].Text) > 100 {
		t.Errorf("expanded to %d bytes", len(found.Articles[0].Text))
	}
}

// TestRTFFonts: WordPad writes the code page of each font, not one of the document.
func TestRTFFonts(t *testing.T) {
	src := `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset204{\*\fname Arial;}Arial CYR;}{\f2\fnil\fcharset128 MS Mincho;}}
\pard\f1 \'cf\'f0\'e8\'e2\'e5\'f2\f0 , caf\'e9 {\f2 \'93\'fa\'96\'7b} \'e9\f1\'cf\plain\'e9\par}`
	found, err := formattest.Read(t, RTF(), "a.rtf", []byte(src))
	if err != nil || len(found.Articles) != 1 || found.Articles[0].Text != "Привет, café 日本 éПé" {
		t.Errorf("%+v, %v", found.Articles, err)
	}
}

func FuzzWord(f *testing.F)         { formattest.Fuzz(f, Word(), docx(f)) }
func FuzzOpenDocument(f *testing.F) { formattest.Fuzz(f, OpenDocument(), odt(f)) }
func FuzzEPUB(f *testing.F)         { formattest.Fuzz(f, EPUB(), epub(f)) }
func FuzzPowerPoint(f *testing.F)   { formattest.Fuzz(f, PowerPoint(), pptx(f)) }
func FuzzRTF(f *testing.F)          { formattest.Fuzz(f, RTF(), rtfFile()) }
