package workspace

import (
	"context"
	"sync"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/project"
)

// unfinished holds what was found in the articles of an import that did not come to
// its end, so that the same import goes on where it stopped. It is safe for
// concurrent use.
type unfinished struct {
	words string // the word lists that it was read with
	mu    sync.Mutex
	found map[string]graphmodel.Findings // by article id
}

// goOn returns what an earlier import has left, of the same word lists.
func (w *Workspace) goOn() *unfinished {
	words := w.settings[project.WordLists]
	if w.left == nil || w.left.words != words {
		w.left = &unfinished{words: words, found: map[string]graphmodel.Findings{}}
	}
	return w.left
}

func (u *unfinished) get(id string) (graphmodel.Findings, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	f, known := u.found[id]
	return f, known
}

func (u *unfinished) keep(articles []*graphmodel.Article, findings []graphmodel.Findings) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	for i, a := range articles {
		u.found[a.ID] = findings[i]
	}
	return nil
}

// prepareJob is the key of the job that prepares the next import.
const prepareJob = "prepare"

// preparedFrom is the number of articles from which on the first import after opening
// is prepared for; with fewer it takes no time.
const preparedFrom = 500

// prepare finds out in the background what the first import needs to know of what is
// there, so that this does not take longer than later ones.
func (w *Workspace) prepare() {
	c, snap := w.corpus(), w.graph.Snapshot()
	if w.ReadOnly() || len(c.Articles) < preparedFrom {
		return
	}
	spec := session.Spec{Key: prepareJob, Title: "Preparing", Quiet: true}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) { return nil, c.Prepare(ctx, snap) })
}
