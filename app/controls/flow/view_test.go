package flow

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"clew/app/controls"
	"clew/app/theme"
	"clew/graphmodel"
)

const text = "Ann Lee met the Bank of Oz."

func span(from, to int) graphmodel.Span { return graphmodel.Span{Start: from, End: to} }

func view(t *testing.T) *View {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&theme.Theme{})
	v := NewView(Style{Size: 14})
	v.SetContent(text, []Mark{
		{span(0, 7), graphmodel.Person, "ann"},
		{span(4, 11), graphmodel.Event, "overlaps"},
		{span(16, 26), graphmodel.Organization, "bank"},
		{span(20, 99), graphmodel.Place, "outside"},
	}, span(8, 15))
	w := test.NewTempWindow(t, controls.NewScroller(v))
	w.Resize(fyne.NewSize(400, 100))
	return v
}

func TestPiecesCoverTheLineAndMarksAreHit(t *testing.T) {
	v := view(t)
	if len(v.marks) != 2 {
		t.Fatalf("marks %v", v.marks)
	}
	d := v.drawn[0]
	joined := ""
	x := v.Left
	for _, p := range d.pieces {
		if p.x < x-0.01 {
			t.Errorf("piece %q begins at %v, the one before ends at %v", p.text.Text, p.x, x)
		}
		x = p.x + p.width
		joined += p.text.Text
		if p.band != (p.text.Text == "met the") {
			t.Errorf("%q highlighted: %v", p.text.Text, p.band)
		}
	}
	if joined != text {
		t.Errorf("pieces show %q", joined)
	}
	var pressed, hovered string
	v.OnMark = func(id string, _ fyne.KeyModifier) { pressed = id }
	v.OnHover = func(id string) { hovered = id; v.SetFocus(id, nil) }
	for _, p := range d.pieces {
		at := fyne.NewPos(p.x+p.width/2, v.tops[0]+5)
		pressed = ""
		v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		v.Tapped(&fyne.PointEvent{Position: at})
		want := ""
		if p.mark >= 0 {
			want = v.marks[p.mark].ID
		}
		if pressed != want || hovered != want {
			t.Errorf("on %q: pressed %q, hovered %q, want %q", p.text.Text, pressed, hovered, want)
		}
	}
}

func TestHeightGrowsWhenNarrow(t *testing.T) {
	v := view(t)
	if wide, narrow := v.HeightFor(400), v.HeightFor(80); narrow < wide*2 {
		t.Errorf("height %v at 400, %v at 80", wide, narrow)
	}
}
