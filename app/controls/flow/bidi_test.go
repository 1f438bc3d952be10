package flow

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/controls"
	"clew/app/theme"
	"clew/graphmodel"
)

// shownOrder is a line as it is read from left to right, with | between its parts.
func shownOrder(text string) string {
	base := leftwards(text)
	parts := chunksOf(text, base)
	levels := make([]int, len(parts))
	for i, p := range parts {
		levels[i] = p.level
	}
	var out []string
	for _, i := range visualOrder(levels) {
		s := text[parts[i].start:parts[i].end]
		if parts[i].level%2 == 1 {
			s = mirrored(s)
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
		for _, c := range chunksOf(s, base) {
			if c.start != at || c.end <= at {
				t.Fatalf("%q: a part from %d to %d, the one before ends at %d", s, c.start, c.end, at)
			}
			at = c.end
			if m := mirrored(s[c.start:c.end]); len(m) != c.end-c.start {
				t.Fatalf("%q takes %d bytes", m, len(m))
			}
		}
		if at != len(s) {
			t.Fatalf("%q: the parts end at %d", s, at)
		}
	})
}

// A name in Hebrew is marked, hit and selected where it stands: in the right half.
func TestMarksAndSelectionFromRightToLeft(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&theme.Theme{})
	v := NewView(Style{Size: 14})
	v.Selectable = true
	const text = "בנימין נתניהו נפגש עם Bob ביום 5."
	name := span(0, len("בנימין נתניהו"))
	v.SetContent(text, []Mark{{name, graphmodel.Person, "n"}}, graphmodel.Span{})
	w := test.NewTempWindow(t, controls.NewScroller(v))
	w.Resize(fyne.NewSize(600, 100))
	d := v.drawn[0]
	right := float32(0)
	for _, p := range d.pieces {
		right = max(right, p.x+p.width)
	}
	if edge := v.Left + v.width; right < edge-1 || right > edge+1 {
		t.Errorf("the line ends at %v, the column at %v", right, edge)
	}
	y := v.tops[0] + 5
	if m := v.markAt(fyne.NewPos(right-3, y)); m == nil || m.ID != "n" {
		t.Error("the name is not at the right end")
	}
	for at := 0; at < len(text); at += len("ב") {
		if text[at] < 0x80 {
			break
		}
		if got := v.offsetAt(fyne.NewPos(v.xOf(0, at)-1, y)); got != at {
			t.Errorf("at the place of byte %d there is byte %d", at, got)
		}
	}
	v.Select(name)
	v.placeSelection(0, d)
	if x := d.sel.Position().X; x < right/2 || x+d.sel.Size().Width < right-1 {
		t.Errorf("the name is selected from %v to %v", x, x+d.sel.Size().Width)
	}
}
