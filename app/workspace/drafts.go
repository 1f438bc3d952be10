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
	if w.drafts == "" || w.writing || !w.dirty || w.Empty() && len(w.session.Feeds()) == 0 {
		return
	}
	state, graph, ops := w.state(), w.graph, w.queue
	folder := w.drafts
	path := filepath.Join(folder, "Untitled "+w.now().Format("2006-01-02 15.04.05")+project.Extension)
	w.writing = true
	failed := func(error) {
		// Drafts are an extra: without a place for them the program asks to
		// save, as Dirty stays set.
		w.writing = false
		w.drafts = ""
	}
	spec := session.Spec{Key: SaveJob, Title: "Saving", Quiet: true, Failed: failed, Canceled: func() { w.writing = false }}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return nil, err
		}
		seqs, err := replace(ctx, path, nil, ops, state)
		if err != nil {
			return nil, err
		}
		file, err := project.Open(ctx, path)
		if err != nil {
			return nil, err
		}
		thinOut(folder)
		return func() {
			w.writing = false
			if w.file != nil || w.graph != graph {
				_ = file.Close()
				return
			}
			w.inFile(ops, seqs)
			w.file, w.isDraft = file, true
			file.SetBackups(false)
			w.changed() // and what has been done meanwhile
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
