package flow

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/controls"
	"clew/app/theme"
	"clew/graphmodel"
)

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
