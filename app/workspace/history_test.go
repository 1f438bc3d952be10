package workspace

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
)

// print is everything that the window shows of a project.
func (b *bench) print(t *testing.T) string {
	t.Helper()
	snap := b.s.Snapshot()
	places := map[string]layout.Point{}
	for _, e := range b.s.VisibleSnapshot().Entities { // what is hidden has no place to come back to
		places[e.ID] = b.s.Positions()[e.ID]
	}
	text, err := json.Marshal([]any{snap.Articles, snap.Entities, snap.Links.Flat(), b.Decisions(), places})
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "null", "[]")
}

func (b *bench) rename(t *testing.T, i int, name string) {
	t.Helper()
	id := b.s.Snapshot().Entities[i].ID
	d := graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: id, Value: name}
	if err := b.Decide("Rename to "+name, d); err != nil {
		t.Fatal(err)
	}
	b.settle(t)
}

// work makes a project of six steps in a file and returns what it looked like
// after each, the empty one first.
func (b *bench) work(t *testing.T, path string) []string {
	t.Helper()
	looks := []string{b.print(t)}
	note := func() { looks = append(looks, b.print(t)) }
	b.read(t, article)
	note()
	b.SaveAs(path, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	b.settle(t)
	b.rename(t, 0, "Other")
	note()
	b.read(t, second)
	note()
	b.Place("Move", session.Positions{b.s.Snapshot().Entities[0].ID: {X: 500, Y: -40}}, b.s.Snapshot().Entities[0].ID)
	b.settle(t)
	note()
	b.rename(t, 1, "Another")
	note()
	if err := b.Decide("Merge", graphmodel.Merge(b.s.Snapshot(), b.s.Snapshot().Entities[0].ID, b.s.Snapshot().Entities[1].ID)); err != nil {
		t.Fatal(err)
	}
	b.settle(t)
	note()
	return looks
}

func (b *bench) labels() []string {
	var out []string
	for _, s := range b.History() {
		out = append(out, s.Label)
	}
	return out
}

// TestUndoAcrossSittings undoes, redoes and jumps in the sitting in which the
// steps were made, and in one after it.
func TestUndoAcrossSittings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.clew")
	b := newBench(t, capitals{})
	looks := b.work(t, path)
	labels := b.labels()
	if len(labels) != 6 || b.Done() != 6 {
		t.Fatalf("steps %q, %d done", labels, b.Done())
	}
	walk := func(b *bench, sitting string) {
		t.Helper()
		for _, to := range []int{6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 1, 5, 0, 6, 3} {
			switch to - b.Done() {
			case -1:
				b.Undo()
			case 1:
				b.Redo()
			default:
				b.GoTo(to)
			}
			b.settle(t)
			if got := b.print(t); got != looks[to] {
				t.Fatalf("%s, at step %d:\n%s\nwant\n%s", sitting, to, got, looks[to])
			}
			if b.Done() != to || b.Dirty() {
				t.Errorf("%s: %d done, want %d; dirty %v", sitting, b.Done(), to, b.Dirty())
			}
		}
	}
	walk(b, "first sitting")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	again := newBench(t, capitals{})
	again.Open(path, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	again.settle(t)
	if got := again.labels(); !slices.Equal(got, labels) || again.Done() != 3 {
		t.Fatalf("steps %q, %d done", got, again.Done())
	}
	walk(again, "second sitting")
	// Something new takes the place of what was undone, and the two sittings mix.
	again.rename(t, 0, "Third")
	looks = append(looks[:4:4], again.print(t))
	if again.Done() != 4 || len(again.History()) != 4 {
		t.Fatalf("steps %q", again.labels())
	}
	for _, to := range []int{2, 4, 0, 4, 3, 1, 4} {
		again.GoTo(to)
		again.settle(t)
		if got := again.print(t); got != looks[to] {
			t.Fatalf("mixed, at step %d:\n%s\nwant\n%s", to, got, looks[to])
		}
	}
	again.Revert()
	again.settle(t)
	if again.Done() != 3 {
		t.Errorf("reverted to step %d", again.Done())
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if steps, err := file.History(t.Context()); err != nil || len(steps) != 4 || steps[2].Undone || !steps[3].Undone {
		t.Errorf("steps %+v, %v", steps, err)
	}
}

// TestEveryStepIsWritten makes changes faster than they are written.
func TestEveryStepIsWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.clew")
	b := newBench(t, capitals{})
	b.read(t, article)
	b.SaveAs(path, func(error) {})
	b.settle(t)
	for _, name := range []string{"One", "Two", "Three"} {
		d := graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: b.s.Snapshot().Entities[0].ID, Value: name}
		if err := b.Decide("Rename to "+name, d); err != nil {
			t.Fatal(err)
		}
	}
	b.Undo()
	if err := b.Close(); err != nil { // while they wait
		t.Fatal(err)
	}
	file, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	steps, err := file.History(t.Context())
	if err != nil || len(steps) != 4 || steps[2].Label != "Rename to Two" || steps[2].Undone || !steps[3].Undone {
		t.Errorf("steps %+v, %v", steps, err)
	}
	if s, err := file.State(t.Context()); err != nil || len(s.Decisions) != 1 || s.Decisions[0].Value != "Two" {
		t.Errorf("decisions %+v, %v", s.Decisions, err)
	}
}

// TestTouches tells what a step was about, in this sitting and in one after it.
func TestTouches(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.clew")
	b := newBench(t, capitals{})
	b.work(t, path)
	b.GoTo(5)
	b.settle(t)
	check := func(b *bench) {
		t.Helper()
		for i, s := range b.History()[:5] {
			var found session.Selection
			b.Touches(i, func(sel session.Selection) { found = sel })
			b.settle(t)
			some := slices.ContainsFunc(found.Entities, func(id string) bool { return b.s.Snapshot().Entity(id) != nil })
			if !some || s.Touched == (Counts{}) {
				t.Errorf("step %d, %s: %v, %+v", i, s.Label, found, s.Touched)
			}
		}
	}
	check(b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again := newBench(t, capitals{})
	again.Open(path, func(error) {})
	again.settle(t)
	check(again)
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestCopyKeepsTheHistory saves a copy, then goes on in another file.
func TestCopyKeepsTheHistory(t *testing.T) {
	dir := t.TempDir()
	b := newBench(t, capitals{})
	first, second, third := filepath.Join(dir, "a.clew"), filepath.Join(dir, "b.clew"), filepath.Join(dir, "c.clew")
	b.work(t, first)
	none := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	b.SaveCopy(second, none)
	b.settle(t)
	if b.Path() != first {
		t.Errorf("the project went to %s", b.Path())
	}
	b.SaveAs(third, none)
	b.settle(t)
	b.rename(t, 0, "Later")
	if b.Path() != third {
		t.Errorf("the project is in %s", b.Path())
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{first: 6, second: 6, third: 7} {
		file, err := project.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if steps, err := file.History(t.Context()); err != nil || len(steps) != want {
			t.Errorf("%s has %d steps, want %d, %v", filepath.Base(path), len(steps), want, err)
		}
		none(file.Close())
	}
}
