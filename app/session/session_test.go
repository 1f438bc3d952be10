package session

import (
	"slices"
	"testing"

	"clew/app/gate"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

func entity(id string, k graphmodel.Kind, name string, articles ...string) *graphmodel.Entity {
	e := &graphmodel.Entity{ID: id, Kind: k, Name: name}
	for _, a := range articles {
		e.Mentions = append(e.Mentions, graphmodel.Mention{Article: a, Span: graphmodel.Span{Start: 0, End: 3}})
	}
	return e
}

func link(id, from, to string, t graphmodel.LinkType, article string) *graphmodel.Link {
	return &graphmodel.Link{
		ID: id, From: from, To: to, Type: t, Confidence: 1,
		Evidence: []graphmodel.Evidence{{Article: article, Span: graphmodel.Span{Start: 0, End: 3}}},
	}
}

// testGraph has two articles; only a2 speaks of the place.
func testGraph(revision uint64) *graphmodel.Snapshot {
	return graphmodel.NewSnapshot(revision,
		[]*graphmodel.Article{{ID: "a1", Text: "Ann met Bob."}, {ID: "a2", Text: "Bob went to Rome."}},
		[]*graphmodel.Entity{
			entity("ann", graphmodel.Person, "Ann", "a1"),
			entity("bob", graphmodel.Person, "Bob", "a1", "a2"),
			entity("rome", graphmodel.Place, "Rome", "a2"),
			entity("solo", graphmodel.Organization, "Solo", "a1"),
		},
		[]*graphmodel.Link{
			link("l1", "ann", "bob", graphmodel.Family, "a1"),
			link("l2", "bob", "rome", graphmodel.From, "a2"),
			link("l3", "ann", "rome", graphmodel.CoMentioned, "a2"),
		})
}

func newTestSession() (*Session, *gate.Queue) {
	q := &gate.Queue{}
	s := New(q.Do)
	s.SetSnapshot(testGraph(1))
	return s, q
}

func shownEntities(s *Session) []string {
	var ids []string
	for i, e := range s.Snapshot().Entities {
		if s.Visible().Entity[i] {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

func shownLinks(s *Session) []string {
	var ids []string
	for _, l := range s.VisibleSnapshot().Links.All() {
		ids = append(ids, l.ID)
	}
	return ids
}

func TestFilter(t *testing.T) {
	for _, c := range []struct {
		name            string
		change          func(Filter) Filter
		entities, links []string
	}{
		{"default hides co-mentions", func(f Filter) Filter { return f }, []string{"ann", "bob", "rome", "solo"}, []string{"l1", "l2"}},
		{
			"co-mentions on", func(f Filter) Filter { return f.WithType(graphmodel.CoMentioned, true) },
			[]string{"ann", "bob", "rome", "solo"},
			[]string{"l1", "l2", "l3"},
		},
		{
			"a hidden kind takes its links along", func(f Filter) Filter { return f.WithKind(graphmodel.Place, false) },
			[]string{"ann", "bob", "solo"},
			[]string{"l1"},
		},
		{"one article", func(f Filter) Filter { return f.WithArticles("a2") }, []string{"bob", "rome"}, []string{"l2"}},
		{
			"unlinked hidden", func(f Filter) Filter { f.HideUnlinked = true; return f },
			[]string{"ann", "bob", "rome"},
			[]string{"l1", "l2"},
		},
		{
			"kind off and on again", func(f Filter) Filter {
				return f.WithKind(graphmodel.Person, false).WithKind(graphmodel.Person, true)
			},
			[]string{"ann", "bob", "rome", "solo"},
			[]string{"l1", "l2"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := newTestSession()
			s.SetFilter(c.change(s.Filter()))
			if got := shownEntities(s); !slices.Equal(got, c.entities) {
				t.Errorf("entities %v, want %v", got, c.entities)
			}
			if got := shownLinks(s); !slices.Equal(got, c.links) {
				t.Errorf("links %v, want %v", got, c.links)
			}
		})
	}
}

// TestDoubtfulLinks hides what the program is not sure of, with the event that
// only it joins to anything, until a person asks for it or accepts it.
func TestDoubtfulLinks(t *testing.T) {
	event := &graphmodel.Entity{ID: "fair", Kind: graphmodel.Event, Name: "fair", Type: graphmodel.Other, Status: graphmodel.Suggested}
	person := &graphmodel.Entity{ID: "ann", Kind: graphmodel.Person, Name: "Ann Lind", Status: graphmodel.Suggested}
	link := &graphmodel.Link{ID: "l1", From: "fair", To: "ann", Type: graphmodel.Actor, Confidence: graphmodel.ShownConfidence - 0.1, Status: graphmodel.Suggested}
	for _, c := range []struct {
		name     string
		filter   Filter
		status   graphmodel.Status
		entities int
		links    int
	}{
		{"hidden", DefaultFilter(), graphmodel.Suggested, 1, 0},
		{"asked for", Filter{ShowDoubtful: true}, graphmodel.Suggested, 2, 1},
		{"accepted", DefaultFilter(), graphmodel.Accepted, 2, 1},
	} {
		l := *link
		l.Status = c.status
		v := c.filter.Apply(graphmodel.NewSnapshot(1, nil, []*graphmodel.Entity{person, event}, []*graphmodel.Link{&l}))
		if v.Entities != c.entities || v.Links != c.links {
			t.Errorf("%s: %d entities and %d links, want %d and %d", c.name, v.Entities, v.Links, c.entities, c.links)
		}
	}
}

func TestFilterIsNotSharedBetweenCopies(t *testing.T) {
	f := DefaultFilter()
	_ = f.WithType(graphmodel.Role, false)
	if !f.ShowsType(graphmodel.Role) {
		t.Error("changing a copy changed the original")
	}
}

func TestHiddenEntitiesAreNeverShown(t *testing.T) {
	s, _ := newTestSession()
	snap := testGraph(2)
	hidden := *snap.Entity("bob")
	hidden.Status = graphmodel.Hidden
	entities := append([]*graphmodel.Entity{&hidden}, snap.Entities[0], snap.Entities[2], snap.Entities[3])
	s.SetSnapshot(graphmodel.NewSnapshot(2, snap.Articles, entities, snap.Links.Flat()))
	if got := shownEntities(s); slices.Contains(got, "bob") {
		t.Errorf("shown: %v", got)
	}
	if got := shownLinks(s); len(got) != 0 {
		t.Errorf("links of a hidden entity are shown: %v", got)
	}
}

func TestSelectionFollowsTheSnapshot(t *testing.T) {
	s, _ := newTestSession()
	var heard []Selection
	s.SelectionChanged.Listen(func(sel Selection) { heard = append(heard, sel) })
	s.Select(Selection{Entities: []string{"bob", "nobody", "bob", "rome"}, Links: []string{"l2"}})
	want := Selection{Entities: []string{"bob", "rome"}, Links: []string{"l2"}}
	if !s.Selection().Equal(want) {
		t.Fatalf("selection %v", s.Selection())
	}
	s.Select(want)
	if len(heard) != 1 {
		t.Errorf("told %d times of one change", len(heard))
	}
	snap := testGraph(2)
	s.SetSnapshot(graphmodel.NewSnapshot(2, snap.Articles, snap.Entities[:2], snap.Links.Flat()))
	if !s.Selection().Equal(Selection{Entities: []string{"bob"}}) {
		t.Errorf("after rome was removed: %v", s.Selection())
	}
	s.ToggleEntity("ann")
	s.ToggleEntity("bob")
	if !s.Selection().Equal(Selection{Entities: []string{"ann"}}) {
		t.Errorf("after toggling: %v", s.Selection())
	}
}

func TestReadingAndHoverEndWithTheirArticleAndEntity(t *testing.T) {
	s, _ := newTestSession()
	s.Read("a2", graphmodel.Span{Start: 0, End: 3})
	s.Read("unknown", graphmodel.Span{})
	if s.Reading().Article != "a2" {
		t.Fatalf("reading %v", s.Reading())
	}
	s.Hover("rome")
	s.SetSnapshot(graphmodel.NewSnapshot(2, []*graphmodel.Article{{ID: "a1"}}, nil, nil))
	if s.Reading() != (Reading{}) || s.Hovered() != "" {
		t.Errorf("reading %v, hover %q", s.Reading(), s.Hovered())
	}
}

func TestReadingTheSameSentenceAgainIsTold(t *testing.T) {
	s, _ := newTestSession()
	told := 0
	s.ReadingChanged.Listen(func(Reading) { told++ })
	span := graphmodel.Span{Start: 0, End: 3}
	s.Read("a1", span)
	s.Read("a1", span)
	if told != 2 {
		t.Errorf("told %d times", told)
	}
}

func TestMoveKeepsHandedOutPositions(t *testing.T) {
	s, _ := newTestSession()
	s.SetPositions(Positions{"ann": {X: 1, Y: 2}, "bob": {X: 3, Y: 4}})
	before := s.Positions()
	s.Move(Positions{"ann": {X: 9, Y: 9}})
	if before["ann"] != (layout.Point{X: 1, Y: 2}) {
		t.Error("a handed out value was modified")
	}
	if s.Positions()["ann"] != (layout.Point{X: 9, Y: 9}) || !s.Pinned("ann") || s.Pinned("bob") {
		t.Errorf("positions %v", s.Positions())
	}
}

func TestRankPrefersStatementsToCoMentions(t *testing.T) {
	s, _ := newTestSession()
	var order []string
	for _, i := range s.Ranking().Order {
		order = append(order, s.Snapshot().Entities[i].ID)
	}
	if want := []string{"bob", "ann", "rome", "solo"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if i, _ := s.Snapshot().EntityIndex("ann"); s.Ranking().Links[i] != 1 {
		t.Errorf("ann has %d links, co-mentions must not count", s.Ranking().Links[i])
	}
}

func TestListenerMayLeaveWhileItIsTold(t *testing.T) {
	var sig Signal[int]
	var got []string
	var stop func()
	stop = sig.Listen(func(int) { got = append(got, "once"); stop() })
	sig.Listen(func(int) { got = append(got, "always") })
	sig.Emit(1)
	sig.Emit(2)
	if !slices.Equal(got, []string{"once", "always", "always"}) {
		t.Errorf("got %v", got)
	}
}

func TestResetForgetsTheOldProject(t *testing.T) {
	s, _ := newTestSession()
	s.SelectEntities("bob")
	s.Read("a1", graphmodel.Span{})
	s.SetFilter(s.Filter().WithKind(graphmodel.Person, false))
	s.SetPositions(Positions{"bob": {}})
	s.Reset(graphmodel.NewSnapshot(0, nil, nil, nil), nil)
	if !s.Selection().Empty() || s.Reading().Article != "" || !s.Filter().ShowsKind(graphmodel.Person) || len(s.Positions()) != 0 {
		t.Error("something of the old project is left")
	}
}
