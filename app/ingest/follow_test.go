package ingest_test

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
)

// TestFollowFromTheFile adds articles to a project with decisions, which is opened
// anew in between, and expects the graph that all of it gives.
func TestFollowFromTheFile(t *testing.T) {
	articles, findings := graphtest.News(300, 6)
	path := filepath.Join(t.TempDir(), "a.clew")
	p, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	half := len(articles) / 2
	first := ingest.Result{Articles: articles[:half], Findings: findings[:half]}
	g, state := graphmodel.New(), project.State{}
	step := func(c graphmodel.Change, err error, found []graphmodel.Findings) {
		t.Helper()
		if err == nil {
			_, err = g.Apply(c)
		}
		d := project.Delta{Articles: c.Articles, Decisions: c.Decisions, Graph: &c, Findings: map[string]graphmodel.Findings{}}
		for _, f := range found {
			d.Findings[f.ArticleID] = f
		}
		if err == nil {
			_, err = p.Write(t.Context(), d, "step")
		}
		if err == nil {
			err = ingest.KeepGraph(t.Context(), p, g.Snapshot())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	_, c := ingest.Corpus{}.Import(first, g.Snapshot(), "first")
	step(c, nil, first.Findings)
	for i := range 12 {
		s := g.Snapshot()
		a, b := s.Entities[(i*37)%len(s.Entities)], s.Entities[(i*53+5)%len(s.Entities)]
		d := graphmodel.Merge(s, a.ID, b.ID)
		switch {
		case i%3 == 1:
			d = graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: a.ID, Value: fmt.Sprint("Other ", i)}
		case i%3 == 2:
			d = graphmodel.Decision{Kind: graphmodel.DeleteEntity, Target: a.ID}
		case (a.Kind == graphmodel.Event) != (b.Kind == graphmodel.Event), a == b:
			continue
		}
		c, err := g.Decide("settle", d)
		step(c, err, nil)
	}
	for i := half; i < len(articles); i += 3 {
		before := g.Snapshot()
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if p, err = project.Open(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		if g, state, err = ingest.Open(t.Context(), p, func() { t.Error("the graph was worked out") }); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(g.Snapshot().Resolved().Entities(), before.Resolved().Entities()) {
			t.Fatal("the file has another graph without decisions")
		}
		corpus := ingest.Corpus{Articles: state.Articles, Decisions: state.Decisions, Names: &resolve.Index{}}
		last := min(i+3, len(articles))
		r := ingest.Result{Articles: articles[i:last], Findings: findings[i:last]}
		_, c, err := corpus.ImportInto(t.Context(), r, g.Snapshot(), "more", p.Findings)
		step(c, err, r.Findings)
	}
	if err := ingest.CheckGraph(t.Context(), p); err != nil {
		t.Error(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

// TestFollowEndsWhenCanceled: nobody waits for a graph that nobody wants.
func TestFollowEndsWhenCanceled(t *testing.T) {
	articles, findings := graphtest.News(200, 7)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := ingest.Result{Articles: articles, Findings: findings}
	if _, _, err := (ingest.Corpus{}).ImportInto(ctx, r, graphmodel.New().Snapshot(), "all", nil); err == nil {
		t.Error("no error")
	}
}
