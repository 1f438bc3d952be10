package scene_test

import (
	"fmt"
	"math"
	"testing"

	"clew/app/scene"
	"clew/graphmodel"
)

// villages is a snapshot of groups in which everyone knows the next few, with a
// link from each group to the next.
func villages(groups, size int) *graphmodel.Snapshot {
	var entities []*graphmodel.Entity
	var links []*graphmodel.Link
	id := func(g, i int) string { return fmt.Sprintf("e%03d-%03d", g, i) }
	join := func(a, b string) {
		links = append(links, &graphmodel.Link{ID: fmt.Sprintf("l%06d", len(links)), From: a, To: b, Type: graphmodel.Role, Confidence: 1})
	}
	for g := range groups {
		for i := range size {
			entities = append(entities, &graphmodel.Entity{ID: id(g, i), Kind: graphmodel.Person, Name: "N"})
			for step := 1; step <= 4; step++ {
				join(id(g, i), id(g, (i+step)%size))
			}
		}
		join(id(g, 0), id((g+1)%groups, 0))
	}
	return graphmodel.NewSnapshot(1, nil, entities, links)
}

func TestFarViewsShowCommunities(t *testing.T) {
	s := villages(60, 40)
	built := scene.Build(s, nil, scene.Options{Communities: true, Legend: true})
	across := 0
	for i := range built.Links {
		l := &built.Links[i]
		from, to := &built.Nodes[l.From], &built.Nodes[l.To]
		same := from.ID[:4] == to.ID[:4]
		switch {
		case l.Far.A == 0 || from.Far.A == 0:
			t.Fatalf("link %s has no color from afar", l.ID)
		case same && (l.Across || from.Far != to.Far || l.Far != from.Far):
			t.Fatalf("%s and %s keep company: %v, %v, link %v", from.ID, to.ID, from.Far, to.Far, l.Far)
		case !same && from.Far == to.Far:
			t.Fatalf("%s and %s are neighbors of one color", from.ID, to.ID)
		case l.Across:
			across++
		}
	}
	if across != 60 {
		t.Errorf("%d links lead from one community to another, want 60", across)
	}
	if last := built.Legend[len(built.Legend)-1]; last.Label != "Communities, from afar" {
		t.Errorf("the legend ends with %q", last.Label)
	}
	dark := scene.Build(s, nil, scene.Options{Communities: true, Palette: scene.Dark})
	for i := range dark.Nodes {
		for _, n := range []struct {
			node   *scene.Node
			ground *scene.Palette
		}{{&dark.Nodes[i], scene.Dark}, {&built.Nodes[i], scene.Light}} {
			c, g := n.node.Far, n.ground.Background
			if d := math.Abs(float64(int(c.R)+int(c.G)+int(c.B)-int(g.R)-int(g.G)-int(g.B))) / 3; d < 60 {
				t.Fatalf("%v is hardly seen on %v", c, g)
			}
		}
	}
}

func TestSmallNetworksKeepTheirColors(t *testing.T) {
	built := scene.Build(villages(3, 40), nil, scene.Options{Communities: true})
	for i := range built.Links {
		if l := &built.Links[i]; l.Far.A != 0 || l.Across || built.Nodes[l.From].Far.A != 0 {
			t.Fatalf("link %s is colored by community", l.ID)
		}
	}
}
