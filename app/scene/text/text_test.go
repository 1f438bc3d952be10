package text

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/language"
)

func TestMeasureIsAdditiveEnough(t *testing.T) {
	for _, s := range []string{"Vladimir Putin", "Владимир Путин", "Ελλάδα", "São Tomé"} {
		w := Measure(s, Medium)
		if w < 0.3*float64(len([]rune(s))) || w > 0.9*float64(len([]rune(s))) {
			t.Errorf("Measure(%q) = %.2f em, out of all proportion", s, w)
		}
		if l := Shape(s, Medium); math.Abs(l.Width-w) > 0.01*w {
			t.Errorf("Shape(%q).Width = %.3f, Measure = %.3f", s, l.Width, w)
		}
	}
}

func TestElide(t *testing.T) {
	for _, c := range []struct {
		in  string
		max float64
	}{
		{"Ministry of Foreign Affairs of the Russian Federation", 10},
		{"Donaudampfschifffahrtsgesellschaft", 6},
		{"国务院总理办公室新闻发言人", 5},
	} {
		got := Elide(c.in, Medium, c.max)
		if Measure(got, Medium) > c.max || got == c.in || got[len(got)-len("…"):] != "…" {
			t.Errorf("Elide(%q, %v) = %q, %.2f em", c.in, c.max, got, Measure(got, Medium))
		}
	}
	if got := Elide("Moscow", Medium, 10); got != "Moscow" {
		t.Errorf("Elide shortened a short name to %q", got)
	}
}

func TestElideLeavesNoSmallWords(t *testing.T) {
	got := Elide("Ministry of Foreign Affairs of the Russian Federation", Medium, 16.5)
	if got != "Ministry of Foreign Affairs…" {
		t.Errorf("Elide = %q", got)
	}
	if got := Elide("of the of the of the of the", Medium, 5); got == "…" || Measure(got, Medium) > 5 {
		t.Errorf("Elide = %q", got)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"Rome", []string{"Rome"}},
		{"North Atlantic Treaty Organization", []string{"North Atlantic", "Treaty Organization"}},
		{"Russian Direct Investment Fund", []string{"Russian Direct", "Investment Fund"}},
	} {
		if got := Wrap(c.in, Medium, 12.5); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q) = %q", c.in, got)
		}
	}
	for _, s := range []string{
		"Special Representative of the Secretary-General for the Coordination of International Support",
		"Donaudampfschifffahrtsgesellschaftskapitän Müller",
		"国务院总理办公室新闻发言人国务院总理办公室新闻发言人",
	} {
		for _, line := range Wrap(s, Bold, 12.5) {
			if line == "" || Measure(line, Bold) > 12.5 {
				t.Errorf("Wrap(%q) has the line %q", s, line)
			}
		}
	}
}

func TestMeasureDoesNotDependOnSystemFonts(t *testing.T) {
	const s = "習近平 Xi"
	before := Measure(s, Regular)
	if err := LoadFallback(t.TempDir()); err != nil {
		t.Skip(err)
	}
	b := shared()
	b.mu.Lock()
	clear(b.widths)
	b.mu.Unlock()
	if after := Measure(s, Regular); after != before {
		t.Errorf("width before %v, after loading system fonts %v", before, after)
	}
}

func TestOutlineHasContours(t *testing.T) {
	l := Shape("A", Bold)
	if len(l.Glyphs) != 1 || len(l.Glyphs[0].Outline().Segments) < 4 {
		t.Fatalf("no outline for A: %+v", l)
	}
	top := float32(0)
	for _, s := range l.Glyphs[0].Outline().Segments {
		top = min(top, s.Y[0])
	}
	if math.Abs(float64(-top)-CapHeight) > 0.02 {
		t.Errorf("capital reaches %.3f em, CapHeight says %.3f", -top, CapHeight)
	}
}

func TestRightToLeftOrder(t *testing.T) {
	// In visual order the Latin word of a Hebrew line stands left of the first
	// Hebrew word.
	l := Shape("אב Xi", Regular)
	if len(l.Glyphs) == 0 || l.Width <= 0 {
		t.Fatal("nothing shaped")
	}
	for i := 1; i < len(l.Glyphs); i++ {
		if l.Glyphs[i].X < l.Glyphs[i-1].X-1e-9 {
			t.Errorf("glyph %d at %.2f lies left of its predecessor at %.2f", i, l.Glyphs[i].X, l.Glyphs[i-1].X)
		}
	}
}

func BenchmarkShapeCached(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Shape("Vladimir Putin", Medium)
	}
}

func BenchmarkMeasureNew(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		Measure("Vladimir Putin"+string(rune('A'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676%26)), Medium)
	}
}

// TestNamesAreNeverBoxes uses no font of the system.
func TestNamesAreNeverBoxes(t *testing.T) {
	b := newBook()
	for _, name := range []string{
		"Юлия Тихонова", "Ελένη Παπαδοπούλου", "محمد بن سلمان", "علی خامنه\u200cای", "בנימין נתניהו",
		"习近平", "習近平", "蔡英文", "岸田文雄", "トヨタ自動車", "이재명", "国务院总理办公室、「朝日新聞」",
	} {
		l := b.shape(name, Medium)
		if l.Missing {
			t.Errorf("%s is missing characters", name)
		}
		for _, g := range l.Glyphs {
			if g.id == 0 {
				t.Errorf("%s has a box for %q", name, g.Text)
			}
		}
	}
	if !b.shape("ꦲꦏ꧀ꦱꦫ", Medium).Missing {
		t.Error("Javanese is said to be there")
	}
}

// Where the fonts of the system have a script, its names are shown, whichever
// family they belong to.
func TestFontsOfTheSystemAreFoundByScript(t *testing.T) {
	if err := LoadFallback(t.TempDir()); err != nil {
		t.Skip(err)
	}
	b := shared()
	b.mu.Lock()
	defer b.mu.Unlock()
	found := 0
	for _, name := range []string{"กรุงเทพมหานคร", "नरेन्द्र मोदी", "საქართველო", "Հայաստան", "🚀🌍"} {
		r := []rune(name)[0]
		b.fallback.fonts.SetScript(language.LookupScript(r))
		f := b.fallback.fonts.ResolveFace(r)
		if _, ok := f.NominalGlyph(r); !ok {
			t.Logf("no font here has %c", r)
			continue
		}
		found++
		l := b.shape(name, Medium)
		if l.Missing {
			t.Errorf("%s is missing characters", name)
		}
		for _, g := range l.Glyphs {
			if o := outlineOf(g.face, g.id); g.Text != " " && len(o.Segments) == 0 && unicode.IsLetter([]rune(g.Text + " ")[0]) {
				t.Errorf("%s: %q has no outline", name, g.Text)
			}
		}
	}
	if found == 0 {
		t.Skip("no such font here")
	}
}

// TestTheEllipsisStandsWhereALineIsCut looks at the order in which the glyphs stand: the
// ellipsis is beside the last letter, also where that runs against the line.
func TestTheEllipsisStandsWhereALineIsCut(t *testing.T) {
	for _, c := range []struct{ cut, first, last string }{
		{"Bob Smith", "B", "…"},
		{"Bob שלום", "B", "ש"}, // and the ellipsis at the left of the Hebrew word
		{"שלום", "…", "ש"},
		{"שלום Bod", "B", "ש"}, // and the ellipsis at the right of the Latin word
	} {
		line := Shape(CutOff(c.cut), Medium)
		if wider := line.Width - Shape(c.cut+"…", Medium).Width; math.Abs(wider) > 0.01 {
			t.Errorf("%q: the mark takes %v em", c.cut, wider)
		}
		at := func(s string) float64 {
			for _, g := range line.Glyphs {
				if g.Text == s {
					return g.X
				}
			}
			t.Fatalf("%q has no %q", c.cut, s)
			return 0
		}
		last := string([]rune(c.cut)[len([]rune(c.cut))-1])
		if d := math.Abs(at("…") - at(last)); d > 1.1 {
			t.Errorf("%q: the ellipsis stands %v em from the last letter", c.cut, d)
		}
		if at(c.first) > at(c.last) {
			t.Errorf("%q: %s stands at the right of %s", c.cut, c.first, c.last)
		}
	}
}

// TestALineRunsTheWayOfItsName keeps the order of a name whose second line begins in
// another script.
func TestALineRunsTheWayOfItsName(t *testing.T) {
	name := "האוניברסיטה העברית Acme ירושלים"
	lines := Wrap(name, Medium, Measure("האוניברסיטה העברית", Medium)+0.1)
	if len(lines) != 2 || !RightToLeft(lines[1]) || !strings.Contains(lines[1], "Acme") {
		t.Errorf("the lines are %q", lines)
	}
	if lines = Wrap("Ann Smith, Northwind (שלום)", Medium, Measure("Ann Smith, Northwind", Medium)+0.1); len(lines) != 2 || RightToLeft(lines[1]) {
		t.Errorf("the lines are %q", lines)
	}
}

// TestMarksTakeNoRoom keeps a line that was cut off within its limit.
func TestMarksTakeNoRoom(t *testing.T) {
	for _, s := range []string{"Bob שלום", "שלום Bod"} {
		if got, want := Measure(CutOff(s), Medium), Measure(s+"…", Medium); math.Abs(got-want) > 0.01 {
			t.Errorf("%q measures %v em, without its mark %v", CutOff(s), got, want)
		}
	}
}
