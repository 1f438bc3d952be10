//go:build unix

package workspace

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/project"
)

// TestAProjectThatIsOpenElsewhere opens a project that another workspace holds:
// it can be looked at, not changed, and a copy of it saved.
func TestAProjectThatIsOpenElsewhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shared.clew")
	first := newBench(t, capitals{})
	first.read(t, article)
	first.SaveAs(path, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	first.settle(t)
	copied := filepath.Join(t.TempDir(), "held.clew")
	// A process cannot have one file open twice; a lock of the same shape that
	// another descriptor holds stands for the other process.
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(copied, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	release := lockLikeAnother(t, copied)
	b := newBench(t, capitals{})
	open := func() error {
		result := errors.New("not done")
		b.Open(copied, func(err error) { result = err })
		b.settle(t)
		return result
	}
	if err := open(); err != nil || !b.ReadOnly() {
		t.Fatalf("opened %v, read only %v", err, b.ReadOnly())
	}
	if h, ok := b.Holder(); !ok || h.User != "ann" {
		t.Errorf("held by %+v, %v", h, ok)
	}
	before := names(b.s.Snapshot())
	if len(b.s.Snapshot().Articles) != 1 {
		t.Errorf("it shows %s", before)
	}
	e := b.s.Snapshot().Entities[0]
	err = b.Decide("Rename", graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: e.ID, Value: "X"})
	if !errors.Is(err, project.ErrReadOnly) {
		t.Errorf("renaming: %v", err)
	}
	b.read(t, second)
	b.RemoveArticle(b.s.Snapshot().Articles[0].ID)
	b.Place("Move", session.Positions{e.ID: {X: 5}})
	b.settle(t)
	if now := names(b.s.Snapshot()); now != before || b.Dirty() {
		t.Errorf("it was changed to %s", now)
	}
	saved := filepath.Join(t.TempDir(), "copy.clew")
	b.SaveCopy(saved, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	b.settle(t)
	if !b.ReadOnly() || b.Path() != copied {
		t.Errorf("after saving a copy: %s", b.Path())
	}
	release()
	if err := open(); err != nil || b.ReadOnly() {
		t.Errorf("trying again: %v", err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	p, err := project.Open(t.Context(), saved)
	if err != nil {
		t.Fatal(err)
	}
	if s, err := p.State(t.Context()); err != nil || len(s.Articles) != 1 {
		t.Errorf("the copy holds %d articles, %v", len(s.Articles), err)
	}
	_ = p.Close()
}
