package scene_test

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"math"
	"slices"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel"
	"clew/graphmodel/cputime/cputest"
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

// edited returns a snapshot after edits.
func edited(t testing.TB, s *graphmodel.Snapshot, c graphmodel.Change) *graphmodel.Snapshot {
	t.Helper()
	next, err := s.With(c)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// newcomer adds somebody who knows so many of a village, from a first one on.
func newcomer(t testing.TB, s *graphmodel.Snapshot, name string, knows ...string) *graphmodel.Snapshot {
	t.Helper()
	c := graphmodel.Change{Entities: []graphmodel.Edit[graphmodel.Entity]{{After: &graphmodel.Entity{ID: name, Kind: graphmodel.Person, Name: "N"}}}}
	for _, id := range knows {
		l := &graphmodel.Link{ID: "x" + name + id, From: name, To: id, Type: graphmodel.Role, Confidence: 1, ByHand: true}
		c.Links = append(c.Links, graphmodel.Edit[graphmodel.Link]{After: l})
	}
	return edited(t, s, c)
}

func farColors(s *scene.Scene) map[string]color.NRGBA {
	colors := map[string]color.NRGBA{}
	for i := range s.Nodes {
		colors[s.Nodes[i].ID] = s.Nodes[i].Far
	}
	return colors
}

// TestEditsKeepTheColors checks that a network keeps its colors while it is edited,
// that what is new joins its neighbors, and that it does not matter in which steps.
func TestEditsKeepTheColors(t *testing.T) {
	var known scene.Communities
	options := scene.Options{Communities: true, Known: &known}
	s := villages(60, 40)
	before := farColors(scene.Build(s, nil, options))
	first := newcomer(t, s, "e007-new", "e007-003", "e007-004", "e008-001")
	scene.Build(first, nil, options)
	second := newcomer(t, first, "zz-new", "e020-003", "e020-013", "e007-new")
	after := farColors(scene.Build(second, nil, options))
	for id, c := range before {
		if after[id] != c {
			t.Fatalf("%s had the color %v, and has %v", id, c, after[id])
		}
	}
	if after["e007-new"] != before["e007-003"] || after["zz-new"] != before["e020-003"] {
		t.Errorf("newcomers have the colors %v and %v, their villages %v and %v", after["e007-new"], after["zz-new"], before["e007-003"], before["e020-003"])
	}
	var other scene.Communities
	options.Known = &other
	scene.Build(s, nil, options)
	if atOnce := farColors(scene.Build(second, nil, options)); atOnce["zz-new"] != after["zz-new"] || len(atOnce) != len(after) {
		t.Error("two edits at once give other colors than one after the other")
	}
}

// TestOtherNetworksAreDividedAnew checks that what has changed a lot gets the
// communities that it would have without anything before it.
func TestOtherNetworksAreDividedAnew(t *testing.T) {
	var known scene.Communities
	options := scene.Options{Communities: true, Known: &known}
	s := villages(80, 40)
	all := farColors(scene.Build(s, nil, options))
	var half []string
	for _, e := range s.Entities {
		if e.ID < "e060" {
			half = append(half, e.ID)
		}
	}
	narrow := options
	narrow.Filter.Only = half
	got := farColors(scene.Build(s, nil, narrow))
	narrow.Known = nil
	want := farColors(scene.Build(s, nil, narrow))
	for id, c := range want {
		if got[id] != c {
			t.Fatalf("%s has the color %v after a filter, and %v without anything before", id, got[id], c)
		}
	}
	if again := farColors(scene.Build(s, nil, options)); again["e070-000"] != all["e070-000"] || len(again) != len(all) {
		t.Error("the colors are others when the filter is gone")
	}
}

// TestFiltersAfterEditsKeepTheColors checks that a filter that comes and goes leaves
// the colors of an edited network alone.
func TestFiltersAfterEditsKeepTheColors(t *testing.T) {
	var known scene.Communities
	options := scene.Options{Communities: true, Known: &known}
	s := villages(80, 40)
	scene.Build(s, nil, options)
	changed := newcomer(t, s, "e007-new", "e007-003", "e008-001")
	before := farColors(scene.Build(changed, nil, options))
	narrow := options
	for _, e := range changed.Entities {
		if e.ID < "e060" {
			narrow.Filter.Only = append(narrow.Filter.Only, e.ID)
		}
	}
	scene.Build(changed, nil, narrow)
	searched := scene.Divisions(&known)
	after := farColors(scene.Build(changed, nil, options))
	for id, c := range before {
		if after[id] != c {
			t.Fatalf("%s had the color %v, and has %v after a filter", id, c, after[id])
		}
	}
	if got := scene.Divisions(&known); got != searched {
		t.Errorf("communities were searched for %d times, want %d", got, searched)
	}
}

// TestBuildIsCanceled checks that a picture that nobody wants any more ends.
func TestBuildIsCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var known scene.Communities
	built, err := scene.BuildIn(ctx, villages(60, 40), nil, scene.Options{Communities: true, Known: &known})
	if built != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("a picture %t, error %v", built != nil, err)
	}
	if _, err := scene.BuildIn(t.Context(), villages(60, 40), nil, scene.Options{Communities: true, Known: &known}); err != nil {
		t.Error(err)
	}
}

// BenchmarkBuildLarge tells what the pictures of a large network cost: the first one,
// the next one after an edit, the same in other colors, and a filter that is turned on
// and off.
func BenchmarkBuildLarge(b *testing.B) {
	s := scenetest.Random(110_000, 404_000)
	types := slices.DeleteFunc(slices.Clone(graphmodel.LinkTypes), func(t graphmodel.LinkType) bool { return t == graphmodel.Role })
	steps := []struct {
		name  string
		build func(i int, o scene.Options)
	}{
		{"opening", func(i int, o scene.Options) { o.Known = &scene.Communities{}; scene.Build(s, nil, o) }},
		{"without communities", func(i int, o scene.Options) { o.Communities = false; scene.Build(s, nil, o) }},
		{"edit", func(i int, o scene.Options) {
			scene.Build(newcomer(b, s, fmt.Sprint("new", i), s.Entities[i].ID), nil, o)
		}},
		{"palette", func(i int, o scene.Options) { o.Palette = scene.Dark; scene.Build(s, nil, o) }},
		{"filter", func(i int, o scene.Options) {
			if i%2 == 0 {
				o.Filter.LinkTypes = types
			}
			scene.Build(s, nil, o)
		}},
	}
	for _, step := range steps {
		b.Run(step.name, func(b *testing.B) {
			options := scene.Options{Communities: true, Known: &scene.Communities{}, Filter: scene.Filter{LinkTypes: graphmodel.LinkTypes}}
			scene.Build(s, nil, options)
			cputest.Measure(b, func(i int) { step.build(i, options) })
		})
	}
}
