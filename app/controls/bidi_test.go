package controls

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// shownOrder is a line as it is read from left to right, with | between its parts.
func shownOrder(text string) string { return between(Visual(text, Leftwards(text))) }

func between(visual string) string {
	mark := string(leftToRight)
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(visual, mark), mark), mark, "|")
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

		// Brackets stay together (N0).
		"Merge into אבא (בן)":     "Merge into |(|בן|)| |אבא",
		"Bob (אבא) 5":             "Bob (|אבא|) |5",
		"אבא (Ann [Bob]) בן":      "בן| |(|Ann [Bob]|)| |אבא",
		"שם Acme (2024) ובן":      "ובן| |Acme (2024)| |שם",
		"Ann (אבא) ובן) (Bob":     "Ann (|אבא|) |ובן|) (Bob",
		"Ann אבא (12) Bob":        "Ann |(|12|)| |אבא| Bob",
		"Rename \u200fאבא to Bob": "Rename |\u200fאבא| to Bob",

		// What is isolated leaves the sentence alone.
		Isolate("אבא") + ", 3 articles":                    "אבא|, 3 articles",
		Isolate("אבא 5") + " meets " + Isolate("בן (דוד)"): "5| |אבא| meets |(|דוד|)| |בן",
		"אבא " + Isolate("בן") + " \u2066Bob 5\u2069 ש":    "ש| |Bob 5| |בן| |אבא",
		"Note on \u2068אבא בן 5…":                          "Note on |…|5| |בן| |אבא",
		"\u2069\u2068Bob\u2068Ann\u2069\u2069 בן":          "בן| |Bob|Ann",
		"אב\xffבן": "בן|\xff|אב",
	} {
		if got := shownOrder(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

func FuzzChunksCoverTheLine(f *testing.F) {
	for _, s := range []string{"Ann אבא (12.5) Bob", "\u2068אבא \u2067Bob\u2069 (\u2069 5)\u2069", "شركة «Acme» 2024", "\xff א\xc3"} {
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
		return between(test.WidgetRenderer(text).Objects()[0].(*canvas.Text).Text)
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

// TestANameIsCutOffAtItsEnd puts the ellipsis at the left of a name that is read from
// the right, in a line that is read from the left.
func TestANameIsCutOffAtItsEnd(t *testing.T) {
	test.NewTempApp(t)
	text := "5 Mar 2024, القدس الشريف والبلدة القديمة"
	width := fyne.MeasureText("5 Mar 2024, القدس الشريف", 13, fyne.TextStyle{}).Width
	got := VisualLine(Ellipsize(text, width, 13, fyne.TextStyle{}))
	day, dots, name := strings.Index(got, "Mar"), strings.Index(got, "…"), strings.Index(got, "القدس")
	if day < 0 || dots < day || name < dots {
		t.Errorf("from left to right: %q", got)
	}
}
