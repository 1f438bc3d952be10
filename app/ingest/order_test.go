package ingest_test

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/export"
	"clew/importers"
)

// TestOrderOfImportsAndDecisions imports articles one by one in many orders and
// settles things as soon as they can be, and expects one graph.
func TestOrderOfImportsAndDecisions(t *testing.T) {
	paths, err := filepath.Glob("../../importers/extract/testdata/wires/*.txt")
	if err != nil || len(paths) < 10 {
		t.Fatal(len(paths), err)
	}
	var sources []importers.Source
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, importers.TextSource(filepath.Base(p), string(text)))
	}
	all, err := ingest.Run(t.Context(), sources, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	settled := settle(all)
	rng := rand.New(rand.NewPCG(5, 6))
	orders := 50
	if raceEnabled { // which looks for races, not for orders, at seven times the time
		orders = 4
	}
	var first string
	for round := range orders {
		got := replay(t, all, rng.Perm(len(all.Articles)), rng, settled)
		if first == "" {
			first = got
		}
		if got != first {
			t.Fatalf("order %d gives another graph", round)
		}
	}
}

// settlement is something that a person settles of entities of some articles.
type settlement struct {
	kind    graphmodel.DecisionKind
	anchors []graphmodel.Anchor
	value   string
}

// settle makes up what a person might settle, far from sensible: every fifth
// entity of the whole graph is merged with the next, renamed, hidden or split.
func settle(all ingest.Result) []settlement {
	g := graphmodel.New()
	change := ingest.Corpus{}.Add(all).Change(g.Snapshot(), "all")
	if _, err := g.Apply(change); err != nil {
		panic(err)
	}
	var out []settlement
	var people []*graphmodel.Entity
	for _, e := range g.Snapshot().Entities {
		if e.Kind != graphmodel.Event && len(e.Mentions) > 0 {
			people = append(people, e)
		}
	}
	slices.SortFunc(people, func(a, b *graphmodel.Entity) int { return cmp.Compare(a.Name, b.Name) })
	for i := 0; i+1 < len(people); i += 5 {
		a, b := people[i], people[i+1]
		at := []graphmodel.Anchor{graphmodel.AnchorOf(a), graphmodel.AnchorOf(b)}
		switch i / 5 % 4 {
		case 0:
			out = append(out, settlement{kind: graphmodel.MergeEntities, anchors: at})
		case 1:
			out = append(out, settlement{kind: graphmodel.RenameEntity, anchors: at[:1], value: "Renamed " + fmt.Sprint(i)})
		case 2:
			out = append(out, settlement{kind: graphmodel.SetEntityStatus, anchors: at[:1], value: string(graphmodel.Hidden)})
		case 3:
			last := a.Mentions[len(a.Mentions)-1]
			out = append(out, settlement{kind: graphmodel.SplitEntity, anchors: []graphmodel.Anchor{{Article: last.Article, Span: last.Span}}, value: "Part"})
		}
	}
	return out
}

func replay(t *testing.T, all ingest.Result, order []int, rng *rand.Rand, todo []settlement) string {
	t.Helper()
	g := graphmodel.New()
	corpus := ingest.Corpus{}
	todo = slices.Clone(todo)
	for _, i := range order {
		one := ingest.Result{Articles: all.Articles[i : i+1], Findings: all.Findings[i : i+1]}
		corpus = corpus.Add(one)
		corpus.Decisions = g.Decisions()
		if _, err := g.Apply(corpus.Change(g.Snapshot(), "import")); err != nil {
			t.Fatal(err)
		}
		todo = slices.DeleteFunc(todo, func(s settlement) bool { return rng.IntN(3) > 0 && decide(t, g, s) })
	}
	for _, s := range todo {
		if !decide(t, g, s) {
			t.Fatalf("%+v cannot be settled", s)
		}
	}
	// What was settled last has to hold as if it had been settled first.
	corpus.Decisions = g.Decisions()
	if _, err := g.Apply(corpus.Change(g.Snapshot(), "again")); err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	if err := export.JSON(h, g.Snapshot()); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// decide settles s if all of its articles are there.
func decide(t *testing.T, g *graphmodel.Graph, s settlement) bool {
	t.Helper()
	snap := g.Snapshot()
	var held []*graphmodel.Entity
	for _, a := range s.anchors {
		for _, e := range snap.Entities {
			if slices.ContainsFunc(e.Mentions, func(m graphmodel.Mention) bool { return m.Article == a.Article && m.Span == a.Span }) && e.Kind != graphmodel.Event {
				held = append(held, e)
				break
			}
		}
	}
	if len(held) != len(s.anchors) {
		return false
	}
	d := graphmodel.Decision{Kind: s.kind, Target: held[0].ID, Value: s.value}
	switch s.kind {
	case graphmodel.MergeEntities:
		if held[0] == held[1] {
			return true
		}
		d = graphmodel.Merge(snap, held[0].ID, held[1].ID)
	case graphmodel.SplitEntity:
		d = graphmodel.Split(held[0], s.value, []graphmodel.Mention{{Article: s.anchors[0].Article, Span: s.anchors[0].Span}})
	}
	c, err := g.Decide("settle", d)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Apply(c); err != nil {
		t.Fatal(err)
	}
	return true
}
