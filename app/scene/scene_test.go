package scene_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

func node(t *testing.T, s *scene.Scene, id string) *scene.Node {
	t.Helper()
	i, ok := s.NodeIndex(id)
	if !ok {
		t.Fatalf("no node %s", id)
	}
	return &s.Nodes[i]
}

func TestStyleOfKinds(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{})
	for _, c := range []struct {
		id     string
		shape  scene.Shape
		icon   scene.Icon
		hollow bool
		dashed bool
		sub    string
	}{
		{"p2", scene.Circle, scene.PersonIcon, false, false, ""},
		{"o1", scene.RoundedSquare, scene.BuildingIcon, false, false, ""},
		{"g1", scene.Pin, scene.PinIcon, false, false, ""},
		{"e1", scene.Hexagon, scene.TalkIcon, true, false, "25 Apr 2025 · Moscow"},
		{"e2", scene.Hexagon, scene.BoltIcon, true, false, "25 Apr 2025 · Moscow"},
		{"e3", scene.Hexagon, scene.TalkIcon, true, true, "planned"},
		{"e4", scene.Hexagon, scene.BoltIcon, true, false, "2022"},
		{"e7", scene.Hexagon, scene.PaperIcon, true, true, "planned · April 2025"},
		{"e8", scene.Hexagon, scene.TravelIcon, true, false, "25 Apr 2025 · Rome"},
	} {
		n := node(t, s, c.id)
		if n.Shape != c.shape || n.Icon != c.icon || n.Hollow != c.hollow || n.Dashed != c.dashed || n.Sublabel != c.sub {
			t.Errorf("%s: shape %v icon %v hollow %v dashed %v sub %q", c.id, n.Shape, n.Icon, n.Hollow, n.Dashed, n.Sublabel)
		}
	}
}

func TestMainActorsStandOut(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{})
	putin, macron, russia := node(t, s, "p2"), node(t, s, "p8"), node(t, s, "g2")
	if putin.Radius < 1.3*macron.Radius || putin.LabelSize <= macron.LabelSize || !putin.Bold || macron.Bold {
		t.Errorf("main actor %+v does not stand out from %+v", putin, macron)
	}
	// Russia has more links than anyone; as scenery it stays behind the people.
	if russia.Radius >= putin.Radius || russia.Importance >= putin.Importance || russia.Bold {
		t.Errorf("the place %+v is as loud as the person %+v", russia, putin)
	}
}

func TestLinkStyles(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{})
	id := func(i int) string { return s.Nodes[i].ID }
	seen := map[graphmodel.LinkType]bool{}
	for _, l := range s.Links {
		seen[l.Type] = true
		switch l.Type {
		case graphmodel.CoMentioned:
			t.Error("co-mentions are shown by default")
		case graphmodel.Role:
			if !l.Arrow || !l.Always {
				t.Errorf("role link without arrow or label: %+v", l)
			}
		case graphmodel.Actor:
			if s.Nodes[l.To].Kind != graphmodel.Event || !l.Arrow {
				t.Errorf("the arrow of an actor must lead to the event: %s → %s", id(l.From), id(l.To))
			}
		case graphmodel.Recipient:
			if s.Nodes[l.From].Kind != graphmodel.Event || !l.Arrow {
				t.Errorf("the arrow of a recipient must lead from the event: %s → %s", id(l.From), id(l.To))
			}
		}
		e := &s.Nodes[l.From]
		if e.Kind != graphmodel.Event {
			e = &s.Nodes[l.To]
		}
		if l.Type.OfEvent() && l.Type != graphmodel.Topic && l.Dashed != e.Dashed {
			t.Errorf("link %s–%s dashed %v, its event %v", id(l.From), id(l.To), l.Dashed, e.Dashed)
		}
		if l.Detail == "" {
			t.Errorf("link %s has no sentence", l.ID)
		}
	}
	if len(seen) < 9 {
		t.Errorf("only %d link types seen", len(seen))
	}
}

func TestParallelLinksAreBentApart(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{})
	bends := map[[2]int][]float64{}
	for _, l := range s.Links {
		key, bend := [2]int{l.From, l.To}, l.Bend
		if l.From > l.To {
			key, bend = [2]int{l.To, l.From}, -l.Bend
		}
		for _, other := range bends[key] {
			if math.Abs(other-bend) < 0.1 {
				t.Errorf("links between %d and %d lie on each other: %v %v", l.From, l.To, other, bend)
			}
		}
		bends[key] = append(bends[key], bend)
	}
	if len(bends) == len(s.Links) {
		t.Fatal("the story has no parallel links")
	}
}

func TestFilter(t *testing.T) {
	snap := scenetest.Story()
	for _, c := range []struct {
		name string
		f    scene.Filter
		ok   func(s *scene.Scene) bool
	}{
		{"kinds", scene.Filter{Kinds: []graphmodel.Kind{graphmodel.Person}}, func(s *scene.Scene) bool {
			return len(s.Nodes) == 9
		}},
		{"only", scene.Filter{Only: []string{"p1", "p3"}}, func(s *scene.Scene) bool {
			return len(s.Nodes) == 2 && len(s.Links) == 1
		}},
		{"only none", scene.Filter{Only: []string{}}, func(s *scene.Scene) bool { return len(s.Nodes) == 0 }},
		{"hide", scene.Filter{Hide: []string{"p1"}}, func(s *scene.Scene) bool { return len(s.Nodes) == 29 }},
		{"types", scene.Filter{LinkTypes: []graphmodel.LinkType{graphmodel.CoMentioned}}, func(s *scene.Scene) bool {
			return len(s.Links) == 4
		}},
		{"isolated", scene.Filter{HideIsolated: true}, func(s *scene.Scene) bool {
			_, nato := s.NodeIndex("o3")
			return len(s.Nodes) == 28 && !nato
		}},
		{"confidence", scene.Filter{MinConfidence: 0.95}, func(s *scene.Scene) bool { return len(s.Links) == 0 }},
	} {
		s := scene.Build(snap, nil, scene.Options{Filter: c.f})
		if !c.ok(s) {
			t.Errorf("%s: %d nodes, %d links", c.name, len(s.Nodes), len(s.Links))
		}
	}
}

func TestHiddenPartsAreLeftOut(t *testing.T) {
	a := &graphmodel.Entity{ID: "a", Kind: graphmodel.Person, Name: "A"}
	b := &graphmodel.Entity{ID: "b", Kind: graphmodel.Person, Name: "B", Status: graphmodel.Hidden}
	c := &graphmodel.Entity{ID: "c", Kind: graphmodel.Person, Name: "C"}
	l := &graphmodel.Link{ID: "l1", From: "a", To: "c", Type: graphmodel.Family, Status: graphmodel.Hidden, Confidence: 1}
	k := &graphmodel.Link{ID: "l2", From: "a", To: "b", Type: graphmodel.Family, Confidence: 1}
	s := scene.Build(graphmodel.NewSnapshot(1, nil, []*graphmodel.Entity{a, b, c}, []*graphmodel.Link{l, k}), nil, scene.Options{})
	if len(s.Nodes) != 2 || len(s.Links) != 0 {
		t.Errorf("%d nodes and %d links, want 2 and 0", len(s.Nodes), len(s.Links))
	}
}

func TestLongNamesHaveTwoLines(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{})
	long, short := node(t, s, "o5"), node(t, s, "p1")
	if len(long.Lines) != 2 || len(short.Lines) != 1 || short.Lines[0] != "Steve Witkoff" {
		t.Errorf("lines %q and %q", long.Lines, short.Lines)
	}
	_, two := long.LabelBox()
	_, one := short.LabelBox()
	if two < 1.5*one*long.LabelSize/short.LabelSize {
		t.Errorf("two lines are %v high, one is %v", two, one)
	}
}

func TestBuildIsDeterministic(t *testing.T) {
	pos := map[string]layout.Point{"p1": {X: 3, Y: 4}, "p2": {X: math.NaN(), Y: math.Inf(1)}}
	a := scene.Build(scenetest.Story(), pos, scene.Options{Legend: true})
	for range 10 {
		if b := scene.Build(scenetest.Story(), pos, scene.Options{Legend: true}); !reflect.DeepEqual(a, b) {
			t.Fatal("two builds differ")
		}
	}
	if n := node(t, a, "p1"); n.X != 3 || n.Y != 4 {
		t.Errorf("position lost: %v %v", n.X, n.Y)
	}
	if n := node(t, a, "p2"); n.X != 0 || n.Y != 0 {
		t.Errorf("a position that is no number was taken: %v %v", n.X, n.Y)
	}
}

func TestEmphasize(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{})
	e := s.Emphasize(scene.Focus{HoveredNode: "p1", Nodes: []string{"p9"}})
	for id, want := range map[string]scene.Emphasis{
		"p1": scene.Hovered, "p9": scene.Selected, "p3": scene.Near, "e1": scene.Near, "g3": scene.Faded,
	} {
		if got := node(t, e, id).Emphasis; got != want {
			t.Errorf("%s: emphasis %v, want %v", id, got, want)
		}
	}
	if node(t, s, "g3").Emphasis != scene.Normal {
		t.Error("Emphasize changed the scene that it was called on")
	}
	back := e.Emphasize(scene.Focus{})
	for i := range back.Nodes {
		if back.Nodes[i].Emphasis != scene.Normal {
			t.Fatal("an empty focus leaves something faded")
		}
	}
	unknown := s.Emphasize(scene.Focus{Nodes: []string{"nobody"}})
	if node(t, unknown, "p1").Emphasis != scene.Normal {
		t.Error("an unknown id fades the picture")
	}
}

func TestEmphasizeLink(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{})
	e := s.Emphasize(scene.Focus{Links: []string{"l000"}})
	i, _ := e.LinkIndex("l000")
	if e.Links[i].Emphasis != scene.Selected || node(t, e, "p1").Emphasis != scene.Near || node(t, e, "p2").Emphasis != scene.Faded {
		t.Error("a selected link must bring its own ends near and nothing else")
	}
}

func TestLayoutGraph(t *testing.T) {
	s := scene.Build(scenetest.Story(), nil, scene.Options{Pinned: []string{"p1", "p2"}})
	g := s.LayoutGraph(map[string]layout.Point{"p1": {X: 10, Y: 20}})
	if g.N != len(s.Nodes) || len(g.Boxes) != g.N || len(g.Edges) != len(s.Links) {
		t.Fatalf("N %d, %d boxes, %d edges", g.N, len(g.Boxes), len(g.Edges))
	}
	i, _ := s.NodeIndex("p1")
	j, _ := s.NodeIndex("p2")
	if !g.Pinned[i] || g.Start[i].X != 10 {
		t.Error("a pinned node with a place must keep it")
	}
	if g.Pinned[j] || !math.IsNaN(g.Start[j].X) {
		t.Error("a node without a place cannot be pinned")
	}
	for k, b := range g.Boxes {
		if b.Left < s.Nodes[k].Radius || b.Down < s.Nodes[k].Radius+s.Nodes[k].LabelSize {
			t.Errorf("box %+v is smaller than the node %q with its label", b, s.Nodes[k].Label)
		}
	}
}

func ExampleFormatInterval() {
	day := graphmodel.Date{Year: 2025, Month: 4, Day: 25}
	fmt.Println(scene.FormatInterval(graphmodel.DayInterval(day)))
	fmt.Println(scene.FormatInterval(graphmodel.Interval{Start: day, End: day.AddDays(2), Precision: graphmodel.PrecisionDay}))
	fmt.Println(scene.FormatInterval(graphmodel.Interval{Start: day, End: day.AddDays(10), Precision: graphmodel.PrecisionDay}))
	fmt.Println(scene.FormatInterval(graphmodel.MonthInterval(2025, 4)))
	fmt.Println(scene.FormatInterval(graphmodel.YearInterval(2022)))
	fmt.Println(scene.FormatInterval(graphmodel.Interval{}) == "")
	// Output:
	// 25 Apr 2025
	// 25–27 Apr 2025
	// 25 Apr 2025 – 5 May 2025
	// April 2025
	// 2022
	// true
}

// TestUndirectedLinks draws what a file tells without a direction without an arrow.
func TestUndirectedLinks(t *testing.T) {
	person := func(id string) *graphmodel.Entity {
		return &graphmodel.Entity{ID: id, Name: id, Kind: graphmodel.Person, Status: graphmodel.Accepted}
	}
	link := func(id string, attributes ...graphmodel.Attribute) *graphmodel.Link {
		return &graphmodel.Link{
			ID: id, From: "a", To: "b", Type: graphmodel.Role, Label: id, Confidence: 1, Status: graphmodel.Accepted, ByHand: true, Attributes: attributes,
		}
	}
	snap := graphmodel.NewSnapshot(1, nil, []*graphmodel.Entity{person("a"), person("b")},
		[]*graphmodel.Link{link("both", graphmodel.NoDirection), link("one")})
	s := scene.Build(snap, nil, scene.Options{})
	for id, want := range map[string]bool{"both": false, "one": true} {
		if i, ok := s.LinkIndex(id); !ok || s.Links[i].Arrow != want {
			t.Errorf("link %s: shown %v, arrow %v", id, ok, ok && s.Links[i].Arrow)
		}
	}
}
