package inspector

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/gate"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/viewtest"
)

func open(t *testing.T) (*View, *session.Session, *string) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&theme.Theme{Appearance: theme.Dark})
	var q gate.Queue
	s := session.New(q.Do)
	s.SetSnapshot(viewtest.Snapshot())
	revealed := ""
	v := New(Params{Session: s, Reveal: func(id string) { revealed = id }})
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(360, 700))
	return v, s, &revealed
}

func (v *View) find(t *testing.T, typ itemType, title string) item {
	t.Helper()
	for _, i := range v.items {
		if i.typ == typ && (i.title == title || title == "") {
			return i
		}
	}
	t.Fatalf("no item %q in %q", title, outline(v.items))
	return item{}
}

func TestAClickOnTheOtherEndSelectsIt(t *testing.T) {
	v, s, revealed := open(t)
	s.SelectEntities(viewtest.Envoy)
	v.press(v.find(t, linkItem, "Dock Workers' Union"), 0)
	if !s.Selection().Equal(session.Selection{Entities: []string{viewtest.Union}}) || *revealed != viewtest.Union {
		t.Errorf("selection %v, revealed %q", s.Selection(), *revealed)
	}
	v.press(v.find(t, linkItem, "Omar Haddad"), fyne.KeyModifierControl)
	if !s.Selection().Equal(session.Selection{Entities: []string{viewtest.Union, viewtest.Envoy}}) {
		t.Errorf("with Ctrl: %v", s.Selection())
	}
}

func TestAClickOnASentenceOpensTheReaderThere(t *testing.T) {
	v, s, _ := open(t)
	s.SelectLinks(viewtest.RoleLink)
	v.press(v.find(t, quoteItem, ""), 0)
	want := s.Snapshot().Link(viewtest.RoleLink).Evidence[0]
	if got := s.Reading(); got.Article != want.Article || got.Span != want.Span {
		t.Errorf("reading %v, want %v", got, want)
	}
}

func TestQuotesMarkTheNamesInThem(t *testing.T) {
	v, s, _ := open(t)
	s.SelectEntities(viewtest.Envoy)
	q := v.find(t, quoteItem, "")
	ids := map[string]bool{}
	for _, m := range v.marksIn(q) {
		ids[m.ID] = true
		if m.Span.In(q.text) == "" {
			t.Errorf("mark %v lies outside of %q", m.Span, q.text)
		}
	}
	for _, id := range []string{viewtest.Mayor, viewtest.Envoy, viewtest.Union, viewtest.City, viewtest.Meeting} {
		if !ids[id] {
			t.Errorf("%s is not marked", id)
		}
	}
}

func TestRowsFillTheWidthWithoutOverlap(t *testing.T) {
	v, s, _ := open(t)
	s.SelectEntities(viewtest.Envoy)
	bottom := float32(0)
	rows := 0
	v.list.Each(func(o fyne.CanvasObject) {
		if o.Position().Y < bottom-0.01 {
			t.Errorf("a row at %v overlaps the one above, which ends at %v", o.Position().Y, bottom)
		}
		bottom = o.Position().Y + o.Size().Height
		if o.Size().Width != v.Size().Width {
			t.Errorf("a row is %v wide", o.Size().Width)
		}
		rows++
	})
	if rows < 10 {
		t.Errorf("only %d rows are shown", rows)
	}
}
