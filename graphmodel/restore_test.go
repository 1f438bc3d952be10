package graphmodel_test

import (
	"reflect"
	"slices"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/resolve"
)

// TestRestore compares a graph that was restored with one that was built, before
// and after edits of every kind.
func TestRestore(t *testing.T) {
	articles, findings := graphtest.News(600, 5)
	entities, links := resolve.Build(articles, findings)
	built := graphmodel.New()
	if _, err := built.Apply(graphmodel.Replace(built.Snapshot(), articles, slices.Clone(entities), slices.Clone(links))); err != nil {
		t.Fatal(err)
	}
	s := built.Snapshot()
	snap, ok := graphmodel.RestoreSnapshot(articles, entities, links, slices.Clone(s.LinkEnds.Flat()))
	if !ok {
		t.Fatal("the parts of a snapshot are refused")
	}
	d := graphmodel.Decision{Kind: graphmodel.NoteArticle, Target: articles[0].ID, Value: "x"}
	restored := graphmodel.Restore(snap, []graphmodel.Decision{d})
	if got := restored.Decisions(); len(got) != 1 || got[0].Value != "x" {
		t.Errorf("decisions %+v", got)
	}
	same := func(when string) {
		t.Helper()
		a, b := *built.Snapshot(), *restored.Snapshot()
		a.Revision, b.Revision = 0, 0
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%s: the two differ", when)
		}
	}
	same("at first")
	for step := range 40 {
		s := built.Snapshot()
		e, l := s.Entities[(step*37)%len(s.Entities)], s.Links.At((step*53)%s.Links.Len())
		var one graphmodel.Decision
		switch step % 5 {
		case 0:
			one = graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: e.ID, Value: "New"}
		case 1:
			one = graphmodel.Decision{Kind: graphmodel.DeleteEntity, Target: e.ID}
		case 2:
			one = graphmodel.Decision{Kind: graphmodel.DeleteLink, Target: l.ID}
		case 3:
			one = graphmodel.MadeLink(s, l.From, l.To, graphmodel.CoMentioned, "")
		case 4:
			one = graphmodel.MadeEntity(s, graphmodel.Person, "Somebody")
		}
		for _, g := range []*graphmodel.Graph{built, restored} {
			c, err := g.Decide("edit", one)
			if err == nil {
				_, err = g.Apply(c)
			}
			if err != nil {
				t.Fatalf("step %d: %v", step, err)
			}
		}
		same("after an edit")
	}
}

func TestRestoreRefuses(t *testing.T) {
	a, b := &graphmodel.Entity{ID: "a"}, &graphmodel.Entity{ID: "b"}
	l := &graphmodel.Link{ID: "l", From: "a", To: "b"}
	for i, c := range []struct {
		entities []*graphmodel.Entity
		ends     [][2]int32
		ok       bool
	}{
		{[]*graphmodel.Entity{a, b}, [][2]int32{{0, 1}}, true},
		{[]*graphmodel.Entity{b, a}, [][2]int32{{0, 1}}, false},
		{[]*graphmodel.Entity{a, a}, [][2]int32{{0, 1}}, false},
		{[]*graphmodel.Entity{a, b}, [][2]int32{{0, 2}}, false},
		{[]*graphmodel.Entity{a, b}, [][2]int32{{-1, 1}}, false},
		{[]*graphmodel.Entity{a, b}, nil, false},
	} {
		if _, ok := graphmodel.RestoreSnapshot(nil, c.entities, []*graphmodel.Link{l}, c.ends); ok != c.ok {
			t.Errorf("case %d: %v", i, ok)
		}
	}
}
