package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/importers/format"
	"clew/importers/format/formattest"
)

func TestMain(m *testing.M) {
	if code, isChild := RunChild(os.Args[1:], testCache, os.Stdin, os.Stdout); isChild {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// testCache keeps the compiled library between runs, since compiling takes
// longer than all tests.
func testCache() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir := filepath.Join(base, "clew-test", "pdf")
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return dir
}

// build returns a PDF with the lines of each page, which stand at x, y.
func build(pages ...[]placed) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(s string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i, p := range pages {
		s := "0 0 10 10 re f\n"
		for _, l := range p {
			s += fmt.Sprintf("BT /F1 %d Tf %d %d Td (%s) Tj ET\n", l.size, l.x, l.y, l.text)
		}
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", 5+2*i))
		object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(s), s))
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(offsets)+1, at)
	return b.Bytes()
}

type placed struct {
	x, y, size int
	text       string
}

func sample() []byte {
	return build(
		[]placed{
			{50, 780, 10, "The Morning Reed - 1"},
			{50, 700, 24, "Bree Repairs Its Sea Wall"},
			{50, 670, 11, "By Ada Marsh, 4 May 2029"},
			{50, 640, 11, "The council of Bree met on Monday and agreed to re-"},
			{50, 626, 11, "pair the sea wall before winter."},
			{50, 600, 11, "The work will cost nine million crowns, the treasurer"},
			{320, 640, 11, "said, and half of it comes from the region."},
		},
		[]placed{{50, 780, 10, "The Morning Reed - 2"}, {50, 700, 11, "Work begins in June and ends before the storms do."}})
}

func TestReadPDF(t *testing.T) {
	found, err := formattest.Read(t, PDF(), "a.pdf", sample())
	if err != nil || len(found.Articles) != 1 {
		t.Fatal(found, err)
	}
	want := "The council of Bree met on Monday and agreed to repair the sea wall before winter.\n\nThe work will cost nine million crowns, the treasurer said, and half of it comes from the region.\n\nWork begins in June and ends before the storms do."
	if a := found.Articles[0]; a.Title != "Bree Repairs Its Sea Wall" || a.Author != "Ada Marsh" || a.Published.Start.String() != "2029-05-04" || a.Text != want {
		t.Errorf("%+v", a)
	}
	if _, err := formattest.Read(t, PDF(), "scan.pdf", build(nil)); !errors.Is(err, format.ErrScanned) {
		t.Errorf("pictures only: %v", err)
	}
	if _, err := formattest.Read(t, PDF(), "cut.pdf", sample()[:40]); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("cut off: %v", err)
	}
	// After a child was lost, the next document starts another one.
	reader.rest()
	if _, err := formattest.Read(t, PDF(), "a.pdf", sample()); err != nil {
		t.Error(err)
	}
}

func TestParagraphs(t *testing.T) {
	// lines makes lines of one column, 14 points apart.
	lines := func(left, top float64, texts ...string) []line {
		var out []line
		for i, s := range texts {
			y := top - 14*float64(i)
			out = append(out, line{Text: s, Left: left, Right: left + 5*float64(len(s)), Top: y, Bottom: y - 11})
		}
		return out
	}
	for _, tc := range []struct {
		name string
		in   []line
		want []string
	}{
		{"hyphen in a compound", lines(50, 600, "The speaker was Jean-", "Pierre of the council."), []string{"The speaker was Jean-Pierre of the council."}},
		{"soft hyphen", lines(50, 600, "They met on Mon\u00ad", "day in the hall."), []string{"They met on Monday in the hall."}},
		{"columns", append(lines(50, 600, "The first column goes on in", "the middle of a"), lines(300, 600, "sentence and ends there.")...), []string{"The first column goes on in the middle of a sentence and ends there."}},
		{"heading before a column", append(append(lines(50, 600, "One sentence stands here."), lines(50, 560, "What they say")...), lines(300, 600, "Nobody knows it.")...), []string{"One sentence stands here.", "What they say", "Nobody knows it."}},
		{"gap", append(lines(50, 600, "One paragraph."), lines(50, 570, "Another one.")...), []string{"One paragraph.", "Another one."}},
	} {
		if got := paragraphs([]sheet{{Width: 600, Height: 800, Lines: tc.in}}); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q", tc.name, got)
		}
	}
}

func FuzzParagraphs(f *testing.F) {
	f.Add("a-\nb", 10.0, 20.0)
	f.Fuzz(func(t *testing.T, s string, x, y float64) {
		var ls []line
		for i, text := range strings.Split(s, "\n") {
			if text != "" {
				ls = append(ls, line{Text: text, Left: x, Right: x + y*float64(i), Top: y, Bottom: y - x})
			}
		}
		paragraphs([]sheet{{Width: 600, Height: 800, Lines: ls}, {}})
	})
}

func FuzzPDF(f *testing.F) { formattest.Fuzz(f, PDF(), sample()) }
