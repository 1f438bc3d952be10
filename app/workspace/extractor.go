package workspace

import (
	"context"
	"sync"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/project"
)

// lazyExtractor loads the program's extractor once, when it is first needed
// or when the window has been shown, whichever comes first. It is safe for
// concurrent use.
type lazyExtractor struct {
	load func() (ingest.Extractor, error)
}

func newLazyExtractor(load func() (ingest.Extractor, error)) *lazyExtractor {
	return &lazyExtractor{load: sync.OnceValues(load)}
}

// Extract implements ingest.Extractor.
func (l *lazyExtractor) Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	e, err := l.load()
	if err != nil {
		return graphmodel.Findings{}, err
	}
	return e.Extract(ctx, a)
}

// reader is the extractor that follows the word lists of the project.
func (w *Workspace) reader() ingest.Extractor {
	words := w.settings[project.WordLists]
	if words == "" {
		return w.extractor
	}
	return newLazyExtractor(func() (ingest.Extractor, error) { return w.extractorWith(words) })
}

// Warm loads in the background what reading articles needs.
func (w *Workspace) Warm() {
	lazy, ok := w.extractor.(*lazyExtractor)
	if !ok {
		return
	}
	w.session.Run(session.Spec{Key: "warm", Title: "Loading", Quiet: true}, func(context.Context, session.Report) (func(), error) {
		_, err := lazy.load()
		return nil, err
	})
}
