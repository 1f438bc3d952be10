package text

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Names in the Latin script are not split by the rules for all scripts, and
// come out as if they were.
func TestPlainNamesComeOutAsByTheLongWay(t *testing.T) {
	b := shared()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range []struct {
		text  string
		plain bool
	}{
		{"Harriet Smith", true},
		{"O’Neill – Brüning & Søn (1998), “Łódź”", true},
		{"3 May 2021", true},
		{"1998–2001", false},
		{"Владимир Ильин", false},
		{"Banca d'Italia / בנק ישראל", false},
		{"محمد 12", false},
		{"東京 Tokyo", false},
		{"naïve ﬁre", false}, // a ligature of its own
		{"a\u202eb", false},
	} {
		runes := []rune(c.text)
		in := shaping.Input{
			Text: runes, RunEnd: len(runes), Direction: paragraphDirection(runes), Size: fixed.I(shapeSize), Language: language.NewLanguage("en"),
		}
		got := slices.Clone(b.parts(in, Regular))
		want := b.split.Split(in, faceChooser{b, Regular})
		if c.plain && (len(got) != 1 || len(want) != 1) {
			t.Errorf("%q: %d parts, by the long way %d", c.text, len(got), len(want))
		}
		if len(got) != len(want) {
			t.Fatalf("%q: %d parts, want %d", c.text, len(got), len(want))
		}
		for i := range got {
			g, w := got[i], want[i]
			if g.Face != w.Face || g.Script != w.Script || g.Direction != w.Direction || g.RunStart != w.RunStart || g.RunEnd != w.RunEnd {
				t.Errorf("%q, part %d: %v %v %d–%d, want %v %v %d–%d", c.text, i, g.Script, g.Direction, g.RunStart, g.RunEnd, w.Script, w.Direction, w.RunStart, w.RunEnd)
			}
		}
	}
}
