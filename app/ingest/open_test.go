package ingest_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/project"
)

// opened opens a project's graph and tells whether it had to be worked out.
func opened(t *testing.T, p *project.Project) (g *graphmodel.Graph, slow bool) {
	t.Helper()
	g, _, err := ingest.Open(t.Context(), p, func() { slow = true })
	if err != nil {
		t.Fatal(err)
	}
	return g, slow
}

// TestKeptGraph edits a project, and opens it after each step: the graph that is
// kept has to be the one that the articles and decisions give.
func TestKeptGraph(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.clew")
	p, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	articles, findings := graphtest.News(300, 7)
	if err := p.Record(t.Context(), project.State{Articles: articles, Findings: findings}, "Import"); err != nil {
		t.Fatal(err)
	}
	g, slow := opened(t, p)
	if !slow {
		t.Fatal("there was a graph before one was kept")
	}
	if err := ingest.KeepGraph(t.Context(), p, g.Snapshot()); err != nil {
		t.Fatal(err)
	}
	for step := range 24 {
		s := g.Snapshot()
		e, l := s.Entities[(step*37)%len(s.Entities)], s.Links.At((step*53)%s.Links.Len())
		var one graphmodel.Decision
		switch step % 4 {
		case 0:
			one = graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: e.ID, Value: fmt.Sprint("New ", step)}
		case 1:
			one = graphmodel.Merge(s, e.ID, otherOf(s, e).ID)
		case 2:
			one = graphmodel.Decision{Kind: graphmodel.SetLinkStatus, Target: l.ID, Value: string(graphmodel.Accepted)}
		case 3:
			one = graphmodel.Decision{Kind: graphmodel.DeleteEntity, Target: e.ID}
		}
		change, err := g.Decide("edit", one)
		if err == nil {
			_, err = g.Apply(change)
		}
		if err != nil {
			t.Fatalf("step %d: %v", step, err)
		}
		if _, err := p.Write(t.Context(), project.Delta{Decisions: change.Decisions, Graph: &change}, "edit"); err != nil {
			t.Fatal(err)
		}
		if step%6 == 5 { // one step back and forth
			seq, err := p.Latest(t.Context())
			inverse := change.Inverse()
			if err = errors.Join(err, p.MoveTo(t.Context(), seq-1, &inverse), p.MoveTo(t.Context(), seq, &change)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 2 { // as it is, and opened again
		now, slow := opened(t, p)
		if slow {
			t.Error("the graph was worked out though it was kept")
		}
		if c := graphmodel.Replace(now.Snapshot(), g.Snapshot().Articles, g.Snapshot().Entities, g.Snapshot().Links.Flat()); !c.Empty() {
			t.Errorf("%d articles, %d entities, %d links differ", len(c.Articles), len(c.Entities), len(c.Links))
		}
		if err := errors.Join(p.Check(t.Context()), ingest.CheckGraph(t.Context(), p), p.Close()); err != nil {
			t.Error(err)
		}
		if p, err = project.Open(t.Context(), path); err != nil {
			t.Fatal(err)
		}
	}
	// A step whose effect on the graph is not told.
	if _, _, err := p.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, slow := opened(t, p); !slow {
		t.Error("a graph that is out of date was taken")
	}
	_ = p.Close()
}

// TestCheckGraph finds a kept graph that is not the one of the articles.
func TestCheckGraph(t *testing.T) {
	p, err := project.Create(t.Context(), filepath.Join(t.TempDir(), "p.clew"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	articles, findings := graphtest.News(60, 7)
	if err := p.Save(t.Context(), project.State{Articles: articles, Findings: findings}); err != nil {
		t.Fatal(err)
	}
	wrong := graphmodel.NewSnapshot(0, articles, []*graphmodel.Entity{{ID: "e1", Kind: graphmodel.Person, Name: "A"}}, nil)
	if err := p.KeepGraph(t.Context(), ingest.Rules, wrong); err != nil {
		t.Fatal(err)
	}
	if err := ingest.CheckGraph(t.Context(), p); !errors.Is(err, project.ErrGraph) {
		t.Errorf("got %v", err)
	}
	if err := p.KeepGraph(t.Context(), "older rules", wrong); err != nil {
		t.Fatal(err)
	}
	if g, slow := opened(t, p); !slow || len(g.Snapshot().Entities) < 20 {
		t.Error("a graph by other rules was taken")
	}
}

// otherOf is another entity of the same kind.
func otherOf(s *graphmodel.Snapshot, e *graphmodel.Entity) *graphmodel.Entity {
	for _, o := range s.Entities {
		if o != e && o.Kind == e.Kind {
			return o
		}
	}
	return e
}
