package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"clew/app/session"
	"clew/graphmodel/project"
)

// draftLimit is how many drafts are kept.
const draftLimit = 12

// saveDraft gives a project without a file a draft, from then on it is saved
// like any other.
func (w *Workspace) saveDraft() {
	if w.drafts == "" || w.saving || !w.dirty || w.Empty() {
		return
	}
	state, graph := w.state(), w.graph
	folder := w.drafts
	path := filepath.Join(folder, "Untitled "+w.now().Format("2006-01-02 15.04.05")+project.Extension)
	w.saving = true
	failed := func(error) {
		// Drafts are an extra: without a place for them the program asks to
		// save, as Dirty stays set.
		w.saving = false
		w.drafts = ""
	}
	spec := session.Spec{Key: SaveJob, Title: "Saving", Quiet: true, Failed: failed, Canceled: func() { w.saving = false }}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return nil, err
		}
		file, err := replace(ctx, path, state)
		if err != nil {
			return nil, err
		}
		thinOut(folder)
		return func() {
			w.saving = false
			if w.file != nil || w.graph != graph {
				_ = file.Close()
				return
			}
			w.file, w.isDraft, w.dirty = file, true, false
			w.Changed.Emit(w)
			w.save() // what has changed meanwhile
		}, nil
	})
}

// thinOut removes the oldest drafts when there are too many. Their names sort
// by time.
func thinOut(folder string) {
	drafts, err := filepath.Glob(filepath.Join(folder, "Untitled *"+project.Extension))
	if err != nil || len(drafts) <= draftLimit {
		return
	}
	slices.Sort(drafts)
	for _, old := range drafts[:len(drafts)-draftLimit] {
		_ = os.Remove(old) // one that another window has open stays on some systems
	}
}
