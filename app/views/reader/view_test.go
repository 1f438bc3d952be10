package reader

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/controls"
	"clew/app/gate"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/viewtest"
	"clew/graphmodel"
)

func open(t *testing.T) (*View, *session.Session) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&theme.Theme{Appearance: theme.Light})
	var q gate.Queue
	s := session.New(q.Do)
	s.SetSnapshot(viewtest.Snapshot())
	v := New(Params{Session: s, Tips: controls.NewTips(q.Do)})
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(420, 300))
	return v, s
}

func TestReaderOpensAtTheSentence(t *testing.T) {
	v, s := open(t)
	text := strings.Repeat("Nothing happens here.\n\n", 400) + "Ann met Bob. They left.\n\n" + strings.Repeat("More of it.\n\n", 400)
	at := strings.Index(text, "met")
	s.SetSnapshot(graphmodel.NewSnapshot(2, []*graphmodel.Article{{ID: "long", Title: "Long", Text: text}}, nil, nil))
	s.Read("long", graphmodel.Span{Start: at, End: at + 3})
	band := v.band(s.Reading().Span)
	if band.In(text) != "Ann met Bob." {
		t.Errorf("highlighted %q", band.In(text))
	}
	top, _ := v.text.Place(band)
	top += v.column.TopOf(v.text, v.scroll.Size().Width)
	if off := v.scroll.Offset(); top < off || top > off+v.scroll.ViewHeight()/2 {
		t.Errorf("the sentence stands at %v, the view shows %v…%v", top, off, off+v.scroll.ViewHeight())
	}
	s.Read("long", graphmodel.Span{})
	if v.scroll.Offset() != 0 {
		t.Errorf("without a span the article opens at %v", v.scroll.Offset())
	}
}

func TestMegabyteArticleOpensQuickly(t *testing.T) {
	v, s := open(t)
	text := strings.Repeat("The envoy of the port met the mayor in the old town hall on Friday, he said.\n\n", 14000)
	person := &graphmodel.Entity{ID: "p", Kind: graphmodel.Person, Name: "envoy"}
	for at := 0; at < len(text); at += 78 {
		person.Mentions = append(person.Mentions, graphmodel.Mention{Article: "big", Span: graphmodel.Span{Start: at + 4, End: at + 9}})
	}
	s.SetSnapshot(graphmodel.NewSnapshot(2, []*graphmodel.Article{{ID: "big", Text: text}}, []*graphmodel.Entity{person}, nil))
	started := time.Now()
	s.Read("big", graphmodel.Span{Start: len(text) / 2, End: len(text)/2 + 10})
	if took := time.Since(started); took > 3*time.Second {
		t.Errorf("opening %d bytes took %v", len(text), took)
	}
	if n := len(v.text.Drawn()); n == 0 || n > 60 {
		t.Errorf("%d lines are drawn", n)
	}
}

func TestStepsThroughTheMentionsOfTheSelection(t *testing.T) {
	v, s := open(t)
	s.Read(viewtest.Article, graphmodel.Span{})
	if v.walk.Visible() {
		t.Error("nothing is selected, and the reader offers to walk through it")
	}
	s.SelectEntities(viewtest.Mayor)
	if !v.walk.Visible() || v.count.Text != "2 here" {
		t.Errorf("visible %v, %q", v.walk.Visible(), v.count.Text)
	}
	v.step(1)
	first := v.found[v.at]
	v.step(1)
	if v.count.Text != "2 of 2" || v.found[v.at].Start <= first.Start {
		t.Errorf("second step: %q", v.count.Text)
	}
	v.step(1)
	if v.count.Text != "1 of 2" {
		t.Errorf("third step: %q", v.count.Text)
	}
	v.step(-1)
	if v.count.Text != "2 of 2" {
		t.Errorf("back: %q", v.count.Text)
	}
}

func TestAClickOnANameSelectsIt(t *testing.T) {
	v, s := open(t)
	s.Read(viewtest.Article, graphmodel.Span{})
	v.choose(viewtest.Envoy, 0)
	v.choose(viewtest.City, fyne.KeyModifierShift)
	if !s.Selection().Equal(session.Selection{Entities: []string{viewtest.Envoy, viewtest.City}}) {
		t.Errorf("selection %v", s.Selection())
	}
}
