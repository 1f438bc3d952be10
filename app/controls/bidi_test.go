package controls

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// shownOrder is a line as it is read from left to right, with | between its parts.
func shownOrder(text string) string {
	base := Leftwards(text)
	parts := ChunksOf(text, base)
	levels := make([]int, len(parts))
	for i, p := range parts {
		levels[i] = p.Level
	}
	var out []string
	for _, i := range VisualOrder(levels) {
		s := text[parts[i].Start:parts[i].End]
		if parts[i].Level%2 == 1 {
			s = Mirrored(s)
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

func TestLinesFromRightToLeft(t *testing.T) {
	for text, want := range map[string]string{
		"Ann met Bob (12).": "Ann met Bob (12).",
		"אבא ובן":           "ובן| |אבא",
		"אבא (בן).":         ".|(|בן|)| |אבא",
		"ביום 5 במרץ 2024.": ".|2024| |במרץ| |5| |ביום",
		"מחיר 12.5 דולר":    "דולר| |12.5| |מחיר",
		"חברת Acme Corp בן": "בן| |Acme Corp| |חברת",
		"Ann אבא ובן Bob":   "Ann |ובן| |אבא| Bob",
		"Ann אבא 12 ובן":    "Ann |ובן| |12| |אבא",
		"شركة أرامكو":       "أرامكو| |شركة",
		"١٢ يوم":            "يوم| |١٢",
		"":                  "",
		"אב\xffבן":          "בן|\xff|אב",
	} {
		if got := shownOrder(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

func FuzzChunksCoverTheLine(f *testing.F) {
	for _, s := range []string{"Ann אבא (12.5) Bob", "شركة «Acme» 2024", "\xff א\xc3"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, base bool) {
		at := 0
		for _, c := range ChunksOf(s, base) {
			if c.Start != at || c.End <= at {
				t.Fatalf("%q: a part from %d to %d, the one before ends at %d", s, c.Start, c.End, at)
			}
			at = c.End
			if m := Mirrored(s[c.Start:c.End]); len(m) != c.End-c.Start {
				t.Fatalf("%q takes %d bytes", m, len(m))
			}
		}
		if at != len(s) {
			t.Fatalf("%q: the parts end at %d", s, at)
		}
	})
}

// A name with a bracket is read from the right, also where it is cut off.
func TestTextsFromRightToLeft(t *testing.T) {
	test.NewTempApp(t)
	text := NewText("אבא (בן) 12", 14, Plain)
	w := test.NewTempWindow(t, text)
	shown := func() string {
		var parts []*canvas.Text
		for _, o := range test.WidgetRenderer(text).Objects() {
			if p := o.(*canvas.Text); p.Text != "" {
				parts = append(parts, p)
			}
		}
		slices.SortFunc(parts, func(a, b *canvas.Text) int { return cmp.Compare(a.Position().X, b.Position().X) })
		var out []string
		for _, p := range parts {
			out = append(out, p.Text)
		}
		return strings.Join(out, "|")
	}
	w.Resize(fyne.NewSize(400, 60))
	if got := shown(); got != "12| |(|בן|)| |אבא" {
		t.Errorf("shown as %q", got)
	}
	text.SetText("Ann Lee")
	if got := shown(); got != "Ann Lee" {
		t.Errorf("then %q", got)
	}
	text.SetText(strings.Repeat("אבא בן ", 100))
	if got := shown(); !strings.HasPrefix(got, "…|") || !strings.HasSuffix(got, "|אבא") {
		t.Errorf("what is cut off is shown as %q", got)
	}
}
