package finder

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/controls"
	"clew/graphmodel"
)

type seen struct {
	asked  []string
	chosen []string
	closed int
}

func open(t *testing.T, contains string) (*View, *seen, fyne.Canvas) {
	t.Helper()
	test.NewTempApp(t)
	s := &seen{}
	v := New(Params{
		Ask:      func(q string) { s.asked = append(s.asked, q) },
		Choose:   func(a Answer) { s.chosen = append(s.chosen, a.ID) },
		Close:    func() { s.closed++ },
		Contains: func() string { return contains },
		Marks: func(question, text string) [][2]int {
			if i := strings.Index(strings.ToLower(text), question); i >= 0 {
				return [][2]int{{i, i + len(question)}}
			}
			return nil
		},
	})
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(640, 420))
	v.Open(w.Canvas(), "")
	return v, s, w.Canvas()
}

func answers(question string) Answers {
	a := Answers{Question: question, List: []Answer{
		{Group: Entities, Kind: graphmodel.Person, ID: "p", Title: "Ada Harbor", Aside: "3 mentions"},
		{Group: Events, Kind: graphmodel.Event, ID: "e", Title: "harbor talks"},
		{Group: Articles, ID: "a", Title: "The port", Quote: "ships in\nthe harbor.", Marks: [][2]int{{13, 19}}, Before: true, Span: graphmodel.Span{Start: 40, End: 46}},
		{Group: Notes, ID: "p", Title: "Ada Harbor", Quote: "not the harbor", Marks: [][2]int{{8, 14}}},
	}}
	a.Totals[Entities] = "1 of 30"
	return a
}

func press(v *View, keys ...fyne.KeyName) {
	for _, k := range keys {
		v.field.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestArrowsWalkThroughTheGroups(t *testing.T) {
	v, s, c := open(t, "2 articles")
	test.Type(v.field, "harbor")
	if got := s.asked[len(s.asked)-1]; got != "harbor" {
		t.Fatalf("asked %q", s.asked)
	}
	v.SetAnswers(answers("harbor"))
	var titles []string
	for _, r := range v.rows {
		if r.answer < 0 {
			titles = append(titles, r.title+" "+r.total)
		}
	}
	if want := []string{"People, organizations, places 1 of 30", "Events ", "Articles ", "Notes "}; !slices.Equal(titles, want) {
		t.Errorf("groups %q", titles)
	}
	press(v, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn, fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn)
	if want := []string{"p", "a", "e", "p"}; !slices.Equal(s.chosen, want) {
		t.Errorf("chosen %v, want %v", s.chosen, want)
	}
	if c.Focused() != fyne.Focusable(v.field) {
		t.Error("the keyboard has left the field")
	}
	press(v, fyne.KeyEscape)
	if s.closed != 1 || v.Question() != "harbor" {
		t.Errorf("closed %d times, the question is %q", s.closed, v.Question())
	}
}

func TestFoundWordsAreMarked(t *testing.T) {
	v, _, _ := open(t, "2 articles")
	v.field.SetText("harbor")
	v.SetAnswers(answers("harbor"))
	var got []string
	v.list.Each(func(o fyne.CanvasObject) {
		inset, ok := o.(*controls.Inset)
		if !ok {
			return
		}
		r := inset.Content.(*answerRow)
		line := strings.Join(r.title.Marked(), ",")
		if r.quote != nil {
			line += "|" + r.quote.Text() + "|" + strings.Join(r.quote.Marked(), ",")
		}
		got = append(got, line)
	})
	want := []string{"Harbor", "harbor", "|… ships in the harbor.|harbor", "Harbor|not the harbor|harbor"}
	if !slices.Equal(got, want) {
		t.Errorf("marked %q, want %q", got, want)
	}
}

// TestStaleAnswersAreDropped types on before the answer is there.
func TestStaleAnswersAreDropped(t *testing.T) {
	v, s, _ := open(t, "2 articles")
	v.field.SetText("harb")
	v.field.SetText("harbor")
	v.SetAnswers(answers("harb"))
	if len(v.rows) != 0 {
		t.Error("the answer to an earlier question is shown")
	}
	v.SetAnswers(answers("harbor"))
	v.field.SetText("harbors")
	press(v, fyne.KeyReturn)
	if len(s.chosen) != 0 {
		t.Errorf("Enter opens %v, found for what was typed before", s.chosen)
	}
	v.SetAnswers(answers("harbors"))
	if !slices.Equal(s.chosen, []string{"p"}) {
		t.Errorf("Enter before the answer opens %v", s.chosen)
	}
	s.chosen = nil
	// The same question again, as after an import: the cursor stays.
	v.field.SetText("harbor")
	v.SetAnswers(answers("harbor"))
	press(v, fyne.KeyDown, fyne.KeyDown)
	v.SetAnswers(answers("harbor"))
	press(v, fyne.KeyReturn)
	if !slices.Equal(s.chosen, []string{"a"}) {
		t.Errorf("chosen %v", s.chosen)
	}
}

func TestWhatIsSaidWithoutAnswers(t *testing.T) {
	v, _, _ := open(t, "2 articles")
	says := func(want string) {
		t.Helper()
		if got := strings.Join(v.hint.Drawn(), " "); !strings.Contains(got, want) || v.frame.Objects[2].Visible() != (want != "") {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	says("quotation marks")
	v.field.SetText("xyz")
	v.SetAnswers(Answers{Question: "xyz", Waiting: true})
	says("Searching")
	v.SetAnswers(Answers{Question: "xyz"})
	says("Nothing holds “xyz”")
	v.SetAnswers(Answers{Question: "xyz", Trouble: "the disk is gone"})
	says("the disk is gone")
	v, _, _ = open(t, "")
	says("nothing to search")
}
