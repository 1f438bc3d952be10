package graphmodel_test

import (
	"fmt"
	"testing"
	"time"

	"clew/graphmodel"
)

func day(d int) graphmodel.Date { return graphmodel.Date{Year: 2025, Month: time.May, Day: d} }

// attested is a graph of six articles: b repeats a, d repeats c, e has no date.
func attested(mentions, evidence []string, origin string) *graphmodel.Snapshot {
	var articles []*graphmodel.Article
	for i, id := range []string{"a", "b", "c", "d", "e", "f"} {
		a := &graphmodel.Article{ID: id, Published: graphmodel.DayInterval(day(10 - i))}
		switch id {
		case "b":
			a.DuplicateOf = "a"
		case "d":
			a.DuplicateOf = "c"
		case "e":
			a.Published = graphmodel.Interval{}
		}
		articles = append(articles, a)
	}
	e := &graphmodel.Entity{ID: "x", Kind: graphmodel.Person, Name: "X", Origin: origin}
	for _, m := range mentions {
		e.Mentions = append(e.Mentions, graphmodel.Mention{Article: m})
	}
	l := &graphmodel.Link{ID: "l", From: "x", To: "y", Type: graphmodel.Role, Confidence: 1}
	for _, id := range evidence {
		p := graphmodel.Evidence{Article: id, Extractor: "rule"}
		if len(id) > 1 || id == "" {
			p.Article, p.Extractor = "", id
		}
		l.Evidence = append(l.Evidence, p)
	}
	return graphmodel.NewSnapshot(1, articles, []*graphmodel.Entity{e, {ID: "y", Kind: graphmodel.Place, Name: "Y"}}, []*graphmodel.Link{l})
}

func TestCorroboration(t *testing.T) {
	for _, c := range []struct {
		name  string
		of    []string
		want  int
		first graphmodel.Date
	}{
		{"nothing", nil, 0, graphmodel.Date{}},
		{"one article, often", []string{"a", "a", "a"}, 1, day(10)},
		{"copies are one source, and the earliest day counts", []string{"a", "b"}, 1, day(9)},
		{"a copy without its original", []string{"b"}, 1, day(9)},
		{"two stories", []string{"a", "b", "c", "d"}, 2, day(7)},
		{"one without a date", []string{"e"}, 1, graphmodel.Date{}},
		{"a date beside none", []string{"e", "f"}, 2, day(5)},
		{"an article that is not there", []string{"z"}, 0, graphmodel.Date{}},
	} {
		s := attested(c.of, c.of, "")
		w := s.Witnesses()
		want := graphmodel.Corroboration{Sources: c.want, First: c.first}
		if got := w.Entity(s.Entity("x")); got != want {
			t.Errorf("%s: entity %+v, want %+v", c.name, got, want)
		}
		if got := w.Link(s.Link("l")); c.of != nil && got != want {
			t.Errorf("%s: link %+v, want %+v", c.name, got, want)
		}
	}
}

func TestFilesAndPeopleAsSources(t *testing.T) {
	s := attested([]string{"a"}, []string{"file:x.gml", "file:x.gml", "file:y.gml", "person", "a"}, "x.gml")
	w := s.Witnesses()
	if got := w.Entity(s.Entity("x")).Sources; got != 2 {
		t.Errorf("an article and a file are %d sources", got)
	}
	if got := w.Link(s.Link("l")).Sources; got != 3 {
		t.Errorf("an article and two files are %d sources", got)
	}
	if s.Entity("y").Mentions != nil || !w.Attested(s.Entity("y"), 9) {
		t.Error("what a person has made is asked for sources")
	}
	s = attested([]string{"a"}, []string{"person"}, "")
	if w := s.Witnesses(); !w.AttestedLink(s.Link("l"), 9) || w.Attested(s.Entity("x"), 2) {
		t.Error("a link made by a person, or an entity of one article")
	}
}

func TestManySources(t *testing.T) {
	var articles []*graphmodel.Article
	e := &graphmodel.Entity{ID: "x", Kind: graphmodel.Person, Name: "X"}
	for i := range 100 {
		a := &graphmodel.Article{ID: fmt.Sprintf("%03d", i)}
		if i >= 40 {
			a.DuplicateOf = fmt.Sprintf("%03d", i%40)
		}
		articles = append(articles, a)
		e.Mentions = append(e.Mentions, graphmodel.Mention{Article: a.ID})
	}
	s := graphmodel.NewSnapshot(1, articles, []*graphmodel.Entity{e}, nil)
	if got := s.Witnesses().Entity(e).Sources; got != 40 {
		t.Errorf("%d sources, want 40", got)
	}
}

func TestSelectBySources(t *testing.T) {
	sel, err := graphmodel.ParseSelection("sources:2")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		of       []string
		entities int
		links    int
	}{{[]string{"a", "b"}, 1, 0}, {[]string{"a", "c"}, 2, 1}} {
		got := attested(c.of, c.of, "").Select(sel)
		if len(got.Entities) != c.entities || got.Links.Len() != c.links {
			t.Errorf("%v: %d entities, %d links", c.of, len(got.Entities), got.Links.Len())
		}
	}
	for _, bad := range []string{"sources:two", "sources:-1", "sources:"} {
		if _, err := graphmodel.ParseSelection(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}
