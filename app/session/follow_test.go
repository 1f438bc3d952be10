package session

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"clew/graphmodel"
)

// edited returns a change that does something small at random: renames, retypes or
// hides entities and links, or adds and takes away a link.
func edited(r *rand.Rand, s *graphmodel.Snapshot) graphmodel.Change {
	var c graphmodel.Change
	e := s.Entities[r.IntN(len(s.Entities))]
	after := *e
	switch r.IntN(4) {
	case 0:
		after.Name = fmt.Sprint("Name ", r.IntN(50))
	case 1:
		after.Kind = graphmodel.Kinds[r.IntN(4)]
	case 2:
		after.Status = []graphmodel.Status{graphmodel.Hidden, graphmodel.Suggested}[r.IntN(2)]
	case 3:
		after.Mentions = append(after.Mentions[:len(after.Mentions):len(after.Mentions)], graphmodel.Mention{Article: "a9"})
	}
	c.Entities = []graphmodel.Edit[graphmodel.Entity]{{Before: e, After: &after}}
	l := s.Links.At(r.IntN(s.Links.Len()))
	changed := *l
	switch r.IntN(6) {
	case 0:
		changed.Confidence = []float64{0.3, 1}[r.IntN(2)]
	case 1:
		changed.Status = []graphmodel.Status{graphmodel.Hidden, graphmodel.Suggested, graphmodel.Accepted}[r.IntN(3)]
	case 2:
		changed.Type = []graphmodel.LinkType{graphmodel.Owns, graphmodel.Role, graphmodel.Topic}[r.IntN(3)]
	case 3:
		c.Links = []graphmodel.Edit[graphmodel.Link]{{Before: l}}
		return c
	case 4:
		changed.ID = fmt.Sprintf("l%04dx%d", r.IntN(3000), r.IntN(1000))
		c.Links = []graphmodel.Edit[graphmodel.Link]{{After: &changed}}
		return c
	default:
		return c
	}
	c.Links = []graphmodel.Edit[graphmodel.Link]{{Before: l, After: &changed}}
	return c
}

// TestFollowing edits a graph at random: what a session brings up to date is what it
// would have worked out anew, under every filter.
func TestFollowing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	g := graphmodel.New()
	var c graphmodel.Change
	for i := range 300 {
		e := entity(fmt.Sprintf("e%03d", i), graphmodel.Kinds[r.IntN(4)], fmt.Sprint("Name ", i%40), fmt.Sprint("a", r.IntN(5)))
		c.Entities = append(c.Entities, graphmodel.Edit[graphmodel.Entity]{After: e})
	}
	for i := range 5000 {
		from, to := c.Entities[r.IntN(300)].After.ID, c.Entities[r.IntN(30)].After.ID
		l := link(fmt.Sprintf("l%04d", i), from, to, []graphmodel.LinkType{graphmodel.Owns, graphmodel.Role, graphmodel.Topic}[r.IntN(3)], fmt.Sprint("a", r.IntN(5)))
		l.Confidence = []float64{0.3, 0.9}[r.IntN(2)]
		c.Links = append(c.Links, graphmodel.Edit[graphmodel.Link]{After: l})
	}
	if _, err := g.Apply(c); err != nil {
		t.Fatal(err)
	}
	doubtful, unlinked := DefaultFilter(), DefaultFilter().WithKind(graphmodel.Place, false)
	doubtful.ShowDoubtful, unlinked.HideUnlinked = true, true
	sources := DefaultFilter()
	sources.Sources = 2
	for k, f := range []Filter{DefaultFilter(), doubtful, unlinked, unlinked.WithArticles("a1", "a2"), sources, DefaultFilter().WithAround(2, "e001")} {
		s := New(func(f func()) { f() })
		s.SetSnapshot(g.Snapshot())
		s.SetFilter(f)
		s.Visible()
		kept := 0
		for i := range 200 {
			s.Visible()
			s.Counts()
			s.Ranking()
			if _, err := g.Apply(edited(r, g.Snapshot())); err != nil {
				continue // an id twice
			}
			s.SetSnapshot(g.Snapshot())
			if s.visible != nil {
				kept++
			}
			fresh := New(func(f func()) { f() })
			fresh.SetSnapshot(g.Snapshot())
			fresh.SetFilter(f)
			if s.rank == nil || s.counts == nil {
				t.Fatal("the ranking was forgotten")
			}
			got, want := s.Counts(), fresh.Counts()
			for _, kind := range graphmodel.Kinds {
				if got.Kinds[kind] != want.Kinds[kind] {
					t.Fatalf("filter %d, edit %d: counts %+v, want %+v", k, i, got, want)
				}
			}
			for _, typ := range graphmodel.LinkTypes {
				if got.Types[typ] != want.Types[typ] || got.Doubtful != want.Doubtful {
					t.Fatalf("filter %d, edit %d: counts %+v, want %+v", k, i, got, want)
				}
			}
			if !reflect.DeepEqual(s.Ranking(), fresh.Ranking()) {
				t.Fatalf("filter %d, edit %d: another ranking", k, i)
			}
			if !reflect.DeepEqual(s.Visible(), fresh.Visible()) {
				t.Fatalf("filter %d, edit %d: %d entities and %d links are visible, want %d and %d", k, i,
					s.Visible().Entities, s.Visible().Links, fresh.Visible().Entities, fresh.Visible().Links)
			}
		}
		if kept == 0 && f.Sources == 0 && len(f.Around) == 0 {
			t.Errorf("filter %d is always applied anew", k)
		}
	}
}
