package graphmodel

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"clew/graphmodel/paged"
)

// randomContent is a small graph with parallel links, loops and hubs.
func randomContent(r *rand.Rand) ([]*Article, []*Entity, []*Link) {
	articles := []*Article{{ID: "a1", Text: "some text"}}
	var entities []*Entity
	for i := range 12 {
		if r.IntN(4) > 0 {
			entities = append(entities, &Entity{ID: fmt.Sprintf("e%02d", i), Kind: Person, Name: fmt.Sprint("N", r.IntN(3))})
		}
	}
	var links []*Link
	for i := range 30 {
		if len(entities) == 0 || r.IntN(2) == 0 {
			continue
		}
		links = append(links, &Link{
			ID: fmt.Sprintf("l%02d", i), From: entities[r.IntN(len(entities))].ID, To: entities[r.IntN(len(entities))].ID,
			Type: Role, Confidence: 0.5, Evidence: []Evidence{{Article: "a1", Span: Span{0, 4}, Extractor: "x"}},
		})
	}
	return articles, entities, links
}

// TestApplyAgreesWithNewSnapshot walks from content to content and expects
// that the patched snapshot is the one that would be built from scratch, that
// the library's graph holds the same links, and that the inverse leads back.
func TestApplyAgreesWithNewSnapshot(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	g := New()
	for range 300 {
		before := g.Snapshot()
		articles, entities, links := randomContent(r)
		inverse, err := g.Apply(Replace(before, articles, entities, links))
		if err != nil {
			t.Fatal(err)
		}
		sameContent(t, g.Snapshot(), NewSnapshot(0, articles, entities, links))
		libraryAgrees(t, g)
		if _, err := g.Apply(inverse); err != nil {
			t.Fatal(err)
		}
		sameContent(t, g.Snapshot(), before)
		libraryAgrees(t, g)
		if _, err := g.Apply(inverse.Inverse()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFewLinkEdits changes few links of a graph whose entities stay, which
// takes another way through the code.
func TestFewLinkEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var entities []*Entity
	for i := range 10 {
		entities = append(entities, &Entity{ID: fmt.Sprint("e", i), Kind: Person, Name: "N"})
	}
	g := New()
	for range 500 {
		s := g.Snapshot()
		links := slices.DeleteFunc(slices.Clone(s.Links.Flat()), func(*Link) bool { return r.IntN(12) == 0 })
		for i, l := range links {
			if r.IntN(12) == 0 {
				changed := *l
				changed.To = entities[r.IntN(10)].ID
				links[i] = &changed
			}
		}
		for range r.IntN(4) {
			links = append(links, link(fmt.Sprintf("l%03d", r.IntN(200)), entities[r.IntN(10)].ID, entities[r.IntN(10)].ID))
		}
		if _, err := g.Apply(Replace(s, nil, slices.Clone(entities), slices.Clone(links))); err != nil {
			t.Fatal(err)
		}
		sameContent(t, g.Snapshot(), NewSnapshot(0, nil, slices.Clone(entities), links))
		libraryAgrees(t, g)
	}
}

func sameContent(t *testing.T, got, want *Snapshot) {
	t.Helper()
	a, b := *got, *want
	a.Revision, b.Revision = 0, 0
	if !slices.Equal(a.Links.Flat(), b.Links.Flat()) && !reflect.DeepEqual(a.Links.Flat(), b.Links.Flat()) {
		t.Fatalf("links differ:\n%+v\n%+v", a.Links.Flat(), b.Links.Flat())
	}
	if !slices.Equal(a.LinkEnds.Flat(), b.LinkEnds.Flat()) {
		t.Fatalf("ends differ:\n%v\n%v", a.LinkEnds.Flat(), b.LinkEnds.Flat())
	}
	a.Links, b.Links, a.LinkEnds, b.LinkEnds = paged.List[*Link]{}, paged.List[*Link]{}, paged.List[[2]int32]{}, paged.List[[2]int32]{}
	if len(a.Entities) == 0 && len(b.Entities) == 0 {
		a.Entities, b.Entities = nil, nil
	}
	if len(a.Articles) == 0 && len(b.Articles) == 0 {
		a.Articles, b.Articles = nil, nil
	}
	for i := range a.Entities {
		mine := a.ArcsOf(i)
		if i >= len(b.Entities) || !slices.Equal(mine, b.ArcsOf(i)) || a.Degree(i) != len(mine) || !slices.Equal(mine, a.AppendArcs(nil, i)) {
			t.Fatalf("arcs of entity %d differ: %v", i, mine)
		}
	}
	a.adjacency, b.adjacency = adjacency{}, adjacency{}
	if !reflect.DeepEqual(a, b) {
		t.Fatalf("snapshots differ:\n%+v\n%+v", a, b)
	}
}

func libraryAgrees(t *testing.T, g *Graph) {
	t.Helper()
	s := g.Snapshot()
	adjacency, err := g.library.AdjacencyMap()
	if err != nil {
		t.Fatal(err)
	}
	if len(adjacency) != len(s.Entities) {
		t.Fatalf("library has %d entities, snapshot %d", len(adjacency), len(s.Entities))
	}
	n, pairs := 0, 0
	for from, row := range adjacency {
		for to, e := range row {
			pairs++
			for _, l := range linksOf(e) {
				n++
				if s.Link(l.ID) != l || l.From != from || l.To != to {
					t.Fatalf("library has link %+v at %s-%s, snapshot %+v", l, from, to, s.Link(l.ID))
				}
			}
		}
	}
	if count, _ := g.store.EdgeCount(); n != s.Links.Len() || count != pairs {
		t.Fatalf("library has %d links in %d pairs, store counts %d, snapshot %d", n, pairs, count, s.Links.Len())
	}
}

func TestFailedChangeLeavesGraphAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	g := New()
	articles, entities, links := randomContent(r)
	if _, err := g.Apply(Replace(g.Snapshot(), articles, entities, links)); err != nil {
		t.Fatal(err)
	}
	before := g.Snapshot()
	used := before.Entities[before.LinkEnds.At(0)[0]]
	stale := *used
	stale.Name = "someone else"
	good := &Entity{ID: "new", Kind: Place, Name: "New"}
	cases := map[string]Change{
		"entity with links deleted": {Entities: []Edit[Entity]{{After: good}, {Before: used}}},
		"stale state before":        {Entities: []Edit[Entity]{{Before: &stale, After: used}}},
		"added twice":               {Entities: []Edit[Entity]{{After: used}}},
		"edited twice":              {Entities: []Edit[Entity]{{After: good}, {After: good}}},
		"nothing":                   {Entities: []Edit[Entity]{{}}},
		"link to nowhere":           {Links: []Edit[Link]{{After: link("x", used.ID, "nowhere")}}},
		"unknown link deleted":      {Links: []Edit[Link]{{Before: link("x", used.ID, used.ID)}}},
		"unknown type":              {Links: []Edit[Link]{{After: &Link{ID: "x", From: used.ID, To: used.ID, Type: "likes"}}}},
		"no evidence":               {Links: []Edit[Link]{{After: &Link{ID: "x", From: used.ID, To: used.ID, Type: Role}}}},
		"unknown kind":              {Entities: []Edit[Entity]{{After: &Entity{ID: "x", Kind: "thing"}}}},
		"article missing":           {Articles: []Edit[Article]{{Before: &Article{ID: "none"}}}},
		"position missing":          {Positions: []Edit[Placement]{{Before: &Placement{Entity: used.ID}}}},
		"decision missing":          {Decisions: []Edit[Decision]{{Before: &Decision{Kind: RenameEntity, Target: used.ID}}}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := g.Apply(c)
			if !errors.Is(err, ErrConflict) && !errors.Is(err, ErrInvalid) {
				t.Errorf("got %v, want a conflict or an invalid part", err)
			}
			if g.Snapshot() != before {
				t.Error("the snapshot has changed")
			}
			libraryAgrees(t, g)
		})
	}
}

func link(id, from, to string) *Link {
	return &Link{ID: id, From: from, To: to, Type: Role, Confidence: 1, Evidence: []Evidence{{Extractor: PersonExtractor}}}
}

// TestComparisonsSeeEveryField sets each field of an entity, a link and an
// article in turn: a field that the comparison forgets would get lost in an
// import.
func TestComparisonsSeeEveryField(t *testing.T) {
	everyField(t, sameEntity)
	everyField(t, sameLink)
	everyField(t, sameArticle)
}

func everyField[T any](t *testing.T, same func(a, b *T) bool) {
	t.Helper()
	for i := range reflect.TypeFor[T]().NumField() {
		var a, b T
		f := reflect.ValueOf(&b).Elem().Field(i)
		switch f.Kind() {
		case reflect.String:
			f.SetString("x")
		case reflect.Float64:
			f.SetFloat(1)
		case reflect.Bool:
			f.SetBool(true)
		case reflect.Slice:
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		case reflect.Struct:
			f.Field(0).Field(0).SetInt(1)
		default:
			t.Fatalf("%T: field %d has a kind that this test does not know", a, i)
		}
		if same(&a, &b) {
			t.Errorf("%T: field %s makes no difference", a, reflect.TypeFor[T]().Field(i).Name)
		}
	}
}

func threePeople(t *testing.T) *Graph {
	t.Helper()
	g := New()
	entities := []*Entity{
		{ID: "e1", Kind: Person, Name: "Ann Berg", Aliases: []string{"Berg"}},
		{ID: "e2", Kind: Person, Name: "Carl Dahl"},
		{ID: "e3", Kind: Place, Name: "Oslo"},
	}
	links := []*Link{link("l1", "e1", "e2"), link("l2", "e1", "e2"), link("l3", "e2", "e3")}
	if _, err := g.Apply(Replace(g.Snapshot(), nil, entities, links)); err != nil {
		t.Fatal(err)
	}
	return g
}

func TestDecisionsAreUndoneAndRedone(t *testing.T) {
	g := threePeople(t)
	h := NewHistory(g)
	start := g.Snapshot()
	steps := []Decision{
		{Kind: RenameEntity, Target: "e1", Value: "Anna Berg"},
		{Kind: RenameEntity, Target: "e1", Value: "Anne Berg"},
		{Kind: RetypeEntity, Target: "e3", Value: string(Organization)},
		{Kind: SetEntityStatus, Target: "e2", Value: string(Hidden)},
		{Kind: SetLinkStatus, Target: "l1", Value: string(Accepted)},
		{Kind: RetypeLink, Target: "l3", Value: string(Family)},
		{Kind: AddEntity, Target: "e4", Entity: &Entity{ID: "e4", Kind: Event, Name: "talks", Type: Consult}},
		{Kind: AddLink, Target: "l4", Link: link("l4", "e4", "e1")},
		{Kind: DeleteLink, Target: "l2"},
		{Kind: DeleteEntity, Target: "e2"},
	}
	for _, d := range steps {
		c, err := g.Decide(string(d.Kind), d)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Do(c); err != nil {
			t.Fatal(err)
		}
	}
	end := g.Snapshot()
	if e := end.Entity("e1"); e.Name != "Anne Berg" || !slices.Equal(e.Aliases, []string{"Ann Berg", "Berg"}) {
		t.Errorf("after two renames: %+v", e)
	}
	if len(end.Entities) != 3 || end.Links.Len() != 1 {
		t.Errorf("%d entities and %d links are left, want 3 and 1", len(end.Entities), end.Links.Len())
	}
	settled := g.Decisions()
	for range steps {
		if _, err := h.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	sameContent(t, g.Snapshot(), start)
	if d := g.Decisions(); len(d) != 0 {
		t.Errorf("decisions left after undo: %v", d)
	}
	if c, err := h.Undo(); !c.Empty() || err != nil {
		t.Errorf("undo of nothing: %v, %v", c, err)
	}
	for range steps {
		if _, err := h.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	sameContent(t, g.Snapshot(), end)
	if !reflect.DeepEqual(g.Decisions(), settled) {
		t.Errorf("decisions after redo: %v, want %v", g.Decisions(), settled)
	}
}

// TestRedecideSurvivesNewImport resolves again, as an import does, and expects
// the person's decisions to hold on the new state.
func TestRedecideSurvivesNewImport(t *testing.T) {
	g := threePeople(t)
	c, err := g.Decide("edit",
		Decision{Kind: RenameEntity, Target: "e1", Value: "Anna Berg"},
		Decision{Kind: AddLink, Target: "l9", Link: link("l9", "e1", "e3")},
		Decision{Kind: DeleteLink, Target: "l3"},
		Decision{Kind: SetEntityStatus, Target: "e3", Value: string(Accepted)},
	)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Apply(c); err != nil {
		t.Fatal(err)
	}
	entities := []*Entity{
		{ID: "e1", Kind: Person, Name: "Ann Berg"},
		{ID: "e2", Kind: Person, Name: "Carl Dahl"},
		{ID: "e3", Kind: Place, Name: "Oslo"},
		{ID: "e5", Kind: Person, Name: "Eva Falk"},
	}
	links := []*Link{link("l1", "e1", "e2"), link("l3", "e2", "e3"), link("l5", "e5", "e3")}
	decisions := append(g.Decisions(), Decision{Kind: RenameEntity, Target: "gone", Value: "x"})
	entities, links = Redecide(decisions, entities, links)
	s := NewSnapshot(0, nil, entities, links)
	if s.Entity("e1").Name != "Anna Berg" || s.Entity("e3").Status != Accepted || s.Link("l9") == nil || s.Link("l3") != nil {
		t.Errorf("the decisions do not hold: %+v %+v %v %v", s.Entity("e1"), s.Entity("e3"), s.Link("l9"), s.Link("l3"))
	}
	if len(s.Entities) != 4 || s.Links.Len() != 3 {
		t.Errorf("%d entities and %d links, want 4 and 3", len(s.Entities), s.Links.Len())
	}
}

func TestMoveKeepsSnapshot(t *testing.T) {
	g := threePeople(t)
	h := NewHistory(g)
	before := g.Snapshot()
	to := []Placement{{"e1", Position{1, 2, true}}, {"e2", Position{3, 4, false}}}
	if err := h.Do(g.Move("Move", to)); err != nil {
		t.Fatal(err)
	}
	if g.Snapshot() != before {
		t.Error("moving a node has made a new snapshot")
	}
	if p := g.Positions(); len(p) != 2 || p["e1"] != (Position{1, 2, true}) {
		t.Errorf("positions: %v", p)
	}
	if c := g.Move("Move", to); !c.Empty() {
		t.Errorf("moving to the same place: %v", c)
	}
	if _, err := h.Undo(); err != nil || len(g.Positions()) != 0 {
		t.Errorf("after undo: %v, %v", g.Positions(), err)
	}
}

// TestRetypedLinksKeepWhatTheyMayOfTheirDirection: a link without a direction has none of
// a type either that can do without.
func TestRetypedLinksKeepWhatTheyMayOfTheirDirection(t *testing.T) {
	for _, c := range []struct {
		typ    LinkType
		points bool
	}{{Role, false}, {PartOf, false}, {Owns, true}, {MemberOf, true}} {
		g := threePeople(t)
		l := link("l4", "e1", "e2")
		l.Attributes = []Attribute{NoDirection}
		for _, d := range []Decision{{Kind: AddLink, Target: "l4", Link: l}, {Kind: RetypeLink, Target: "l4", Value: string(c.typ)}} {
			change, err := g.Decide(string(d.Kind), d)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := g.Apply(change); err != nil {
				t.Fatal(err)
			}
		}
		s := g.Snapshot()
		for i := range s.Links.Len() {
			if got := s.Links.At(i); got.ID == "l4" && got.Points() != c.points {
				t.Errorf("as %s it points: %v, want %v", c.typ, got.Points(), c.points)
			}
		}
	}
}
