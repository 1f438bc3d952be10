package history

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

var noon = time.Date(2025, 4, 30, 12, 0, 0, 0, time.Local)

type seen struct {
	went, pointed, selected []int
	closed                  int
}

func open(t *testing.T, done int) (*View, *seen) {
	t.Helper()
	test.NewTempApp(t)
	s := &seen{}
	v := New(Params{
		Go:     func(n int) { s.went = append(s.went, n) },
		Point:  func(n int) { s.pointed = append(s.pointed, n) },
		Select: func(n int) { s.selected = append(s.selected, n) },
		Close:  func() { s.closed++ },
		Now:    func() time.Time { return noon },
	})
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(320, 500))
	v.Set([]Step{
		{Label: "Import 2 articles", At: noon.AddDate(-1, 0, 0), Touched: "2 articles"},
		{Label: "Rename", At: noon.AddDate(0, 0, -1), Opened: true},
		{Label: "Merge", At: noon.Add(-time.Hour)},
		{Label: "Hide", At: noon},
	}, done)
	return v, s
}

func TestTheLatestStepComesFirst(t *testing.T) {
	v, _ := open(t, 3)
	var got []string
	for _, r := range v.rows {
		switch {
		case r.step >= 0:
			label := v.steps[r.step].Label
			if r.now {
				label += " now"
			}
			if r.gone {
				label += " gone"
			}
			got = append(got, label)
		default:
			got = append(got, r.day)
		}
	}
	want := []string{"Today", "Hide gone", "Merge now", "Yesterday", "Rename", "30 April 2024", "Import 2 articles", ""}
	if !slices.Equal(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
	v.Set(nil, 0)
	if len(v.rows) != 0 || !v.empty.Visible() {
		t.Error("an empty history has rows")
	}
}

func TestWalkingAndGoing(t *testing.T) {
	v, s := open(t, 3)
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			v.scroll.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	v.scroll.FocusGained()
	if v.stepAt(v.cursor) != 2 {
		t.Fatalf("the keyboard begins at step %d", v.stepAt(v.cursor))
	}
	press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyHome, fyne.KeyEscape)
	if !slices.Equal(s.went, []int{2, 0}) || !slices.Equal(s.selected, []int{3}) || s.closed != 1 {
		t.Errorf("%+v", s)
	}
	if !slices.Equal(s.pointed, []int{2, 1, 2, 3, -1, 3}) {
		t.Errorf("pointed at %v", s.pointed)
	}
	v.scroll.FocusLost()
	if s.pointed[len(s.pointed)-1] != -1 {
		t.Error("what a step has touched stays lit up")
	}
}

func TestDays(t *testing.T) {
	for days, want := range map[int]string{0: "Today", 1: "Yesterday", 3: "Sunday", 10: "Sunday, 20 April", 400: "26 March 2024"} {
		if got := day(noon.AddDate(0, 0, -days), noon); got != want {
			t.Errorf("%d days ago: %q, want %q", days, got, want)
		}
	}
}
