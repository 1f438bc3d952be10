package project

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"clew/graphmodel"
)

// walked returns a project with three recorded steps and the states after each,
// the empty one first.
func walked(t *testing.T) (*Project, []State) {
	t.Helper()
	p, err := Create(t.Context(), filepath.Join(t.TempDir(), "p.clew"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	rename := func(to string) graphmodel.Decision {
		return graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: "e1", Value: to}
	}
	states := []State{
		{Positions: map[string]graphmodel.Position{}, Settings: map[string]string{}},
		{
			Articles:  []*graphmodel.Article{{ID: "a1", Title: "One", Text: "Ann came."}},
			Positions: map[string]graphmodel.Position{"e1": {X: 1, Y: 2.5}}, Settings: map[string]string{},
		},
	}
	for _, name := range []string{"Anna", "Annie"} {
		next := states[1]
		next.Decisions = []graphmodel.Decision{rename(name)}
		states = append(states, next)
	}
	for i, s := range states[1:] {
		if err := p.Record(t.Context(), s, []string{"Import", "Rename", "Rename again"}[i]); err != nil {
			t.Fatal(err)
		}
	}
	return p, states
}

func TestMoveToAnyStep(t *testing.T) {
	p, states := walked(t)
	for _, seq := range []int64{1, 3, 0, 2, 2, 3, 1} {
		if err := p.MoveTo(t.Context(), seq, nil); err != nil {
			t.Fatal(err)
		}
		got, err := p.State(t.Context())
		if err != nil || !reflect.DeepEqual(got, normal(states[seq])) {
			t.Errorf("at step %d: %+v, %v", seq, got, err)
		}
		if latest, err := p.Latest(t.Context()); err != nil || latest != seq {
			t.Errorf("the latest is %d, want %d, %v", latest, seq, err)
		}
	}
	if err := p.MoveTo(t.Context(), 9, nil); !errors.Is(err, ErrNoStep) {
		t.Errorf("a step that is not there: %v", err)
	}
}

// TestSaveAfterMoveTo checks that what is known of the stored rows is right
// after a move: a save writes what differs and nothing else.
func TestSaveAfterMoveTo(t *testing.T) {
	p, states := walked(t)
	if err := p.MoveTo(t.Context(), 1, nil); err != nil {
		t.Fatal(err)
	}
	next := states[1]
	next.Settings = map[string]string{"k": "v"}
	if err := p.Record(t.Context(), next, "Set"); err != nil {
		t.Fatal(err)
	}
	got, err := p.State(t.Context())
	if err != nil || !reflect.DeepEqual(got, normal(next)) {
		t.Errorf("%+v, %v", got, err)
	}
	steps, err := p.History(t.Context())
	if err != nil || len(steps) != 2 || steps[1].Label != "Set" || steps[1].Touched["settings"] != 1 || len(steps[1].Touched) != 1 {
		t.Errorf("steps %+v, %v", steps, err)
	}
}

func normal(s State) State {
	if s.Articles == nil {
		s.Articles = State{}.Articles
	}
	return s
}

func TestTouchedBy(t *testing.T) {
	p, _ := walked(t)
	for _, c := range []struct {
		seq       int64
		articles  int
		entities  int
		decisions []string
	}{{1, 1, 1, nil}, {2, 0, 0, []string{"Anna"}}, {3, 0, 0, []string{"Anna"}}} {
		got, err := p.TouchedBy(t.Context(), c.seq)
		if err != nil || len(got.Articles) != c.articles || len(got.Entities) != c.entities || len(got.Decisions) != len(c.decisions) {
			t.Errorf("step %d: %+v, %v", c.seq, got, err)
			continue
		}
		for i, want := range c.decisions {
			if got.Decisions[i].Value != want {
				t.Errorf("step %d: %+v", c.seq, got.Decisions[i])
			}
		}
	}
}

func TestCopyTo(t *testing.T) {
	p, states := walked(t)
	path := filepath.Join(t.TempDir(), "copy.clew")
	if err := p.CopyTo(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if err := p.CopyTo(t.Context(), path); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("%d files beside the copy", len(files)-1)
	}
	c, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	got, err := c.State(t.Context())
	if err != nil || !reflect.DeepEqual(got, normal(states[3])) {
		t.Errorf("%+v, %v", got, err)
	}
	if steps, err := c.History(t.Context()); err != nil || len(steps) != 3 {
		t.Errorf("steps %+v, %v", steps, err)
	}
	if _, err := c.TouchedBy(t.Context(), 1); err != nil {
		t.Error(err)
	}
}
