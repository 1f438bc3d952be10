package scene_test

import (
	"fmt"
	"math"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// row is a scene of people who stand in a row, gap apart, with somebody above
// and somebody below.
func row(gap float64, people ...*graphmodel.Entity) *scene.Scene {
	people = append(people, &graphmodel.Entity{Name: "Above"}, &graphmodel.Entity{Name: "Below"})
	pos := map[string]layout.Point{}
	for i, e := range people {
		e.ID, e.Kind = string(rune('a'+i)), graphmodel.Person
		e.Mentions = []graphmodel.Mention{{Article: "x"}}
		pos[e.ID] = layout.Point{X: gap * float64(i)}
	}
	middle := gap * float64(len(people)-3) / 2
	pos[people[len(people)-2].ID], pos[people[len(people)-1].ID] = layout.Point{X: middle, Y: -200}, layout.Point{X: middle, Y: 200}
	return scene.Build(graphmodel.NewSnapshot(1, nil, people, nil), pos, scene.Options{})
}

// TestNamesTakeShorterForms puts people so close that no name fits beside
// another in one line.
func TestNamesTakeShorterForms(t *testing.T) {
	s := row(52,
		&graphmodel.Entity{Name: "Alexandra Lindholm"}, &graphmodel.Entity{Name: "Maximilian Ostergaard"},
		&graphmodel.Entity{Name: "Konstantin Delacroix"}, &graphmodel.Entity{Name: "Anne-Marie Rosenthal"},
		&graphmodel.Entity{Name: "Bartholomew Castellano"})
	labels := scene.PlaceLabels(s, 1)
	named, folded, led := 0, false, false
	for _, l := range labels {
		if l.Node >= 0 {
			named++
		}
		folded = folded || len(l.Lines) == 2
		led = led || l.Leader.Shown()
	}
	if named != len(s.Nodes) {
		t.Errorf("%d of %d people have a name", named, len(s.Nodes))
	}
	if !folded && !led {
		t.Error("no name was broken into two lines or led away")
	}
}

// TestBriefNamesAreThoseOfTheArticles: a program cannot know which word is the
// surname, and a word that two people share tells nothing.
func TestBriefNamesAreThoseOfTheArticles(t *testing.T) {
	s := row(300,
		&graphmodel.Entity{Name: "Bo Karlsen", Aliases: []string{"Karlsen"}},
		&graphmodel.Entity{Name: "Li Wenzhou", Aliases: []string{"Li", "Mr Li"}},
		&graphmodel.Entity{Name: "Ana Lindholm", Aliases: []string{"Lindholm"}},
		&graphmodel.Entity{Name: "Per Lindholm", Aliases: []string{"Lindholm"}},
		&graphmodel.Entity{Name: "Nadia Koralyova"},
		&graphmodel.Entity{Name: "Ada Brun", Aliases: []string{"Ada", "Brun"}},
		&graphmodel.Entity{Name: "Jo Fjord", Aliases: []string{"Fjords"}})
	want := map[string]string{"Bo Karlsen": "Karlsen", "Li Wenzhou": "Li"}
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Brief != want[n.Label] {
			t.Errorf("%s is %q for short, want %q", n.Label, n.Brief, want[n.Label])
		}
	}
}

// TestLeadersMeetTheirLabels follows every leader from the outline of its node
// to the edge of its label.
func TestLeadersMeetTheirLabels(t *testing.T) {
	s := laidOut(t, scenetest.Random(77, 200))
	led := 0
	for _, scale := range []float64{0.3, 0.4, 0.5, 0.7} {
		for _, l := range scene.PlaceLabels(s, scale) {
			if !l.Leader.Shown() {
				continue
			}
			led++
			n := &s.Nodes[l.Node]
			r := n.Radius * s.NodeScale(scale)
			if d := scene.Distance(n.Shape, l.Leader.X0-n.X*scale, l.Leader.Y0-n.Y*scale, r); d < -0.4*r || d > 0.4*r+3 {
				t.Errorf("the leader of %s starts %.1f from its outline", n.Label, d)
			}
			if !l.Box.Inset(-2).Contains(l.Leader.X1, l.Leader.Y1) || l.Box.Contains(l.Leader.X1, l.Leader.Y1) {
				t.Errorf("the leader of %s does not end at its label", n.Label)
			}
		}
	}
	if led == 0 {
		t.Error("nothing was led away")
	}
}

// TestMainNamesComeFirst puts somebody whom all others are linked to into the
// middle of a crowd whose names take every place.
func TestMainNamesComeFirst(t *testing.T) {
	people := []*graphmodel.Entity{{ID: "main", Name: "Konstantin Delacroix", Kind: graphmodel.Person}}
	pos := map[string]layout.Point{"main": {}}
	var links []*graphmodel.Link
	for i := range 48 {
		e := &graphmodel.Entity{ID: fmt.Sprintf("e%02d", i), Name: fmt.Sprintf("Lesser Person %d", i), Kind: graphmodel.Person}
		people = append(people, e)
		links = append(links, &graphmodel.Link{ID: "l" + e.ID, From: e.ID, To: "main", Type: graphmodel.Role, Confidence: 1})
		at := 2 * math.Pi * float64(i%16) / 16
		far := 30 + 24*float64(i/16)
		pos[e.ID] = layout.Point{X: far * math.Cos(at), Y: far * math.Sin(at)}
	}
	for _, e := range people {
		e.Mentions = []graphmodel.Mention{{Article: "x"}}
	}
	s := scene.Build(graphmodel.NewSnapshot(1, nil, people, links), pos, scene.Options{})
	labels := scene.PlaceLabels(s, 1)
	var boxes []scene.Rect
	named := false
	for _, l := range labels {
		named = named || l.Node >= 0 && s.Nodes[l.Node].ID == "main"
		boxes = append(boxes, l.Box)
	}
	if !named {
		t.Errorf("the node in the middle has no name, %d others have", len(labels))
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.Intersects(b) {
				t.Errorf("the labels at %v and %v overlap", a, b)
			}
		}
	}
}
