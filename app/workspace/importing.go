package workspace

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"path/filepath"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/importers"
)

// ImportJob is the key of the job that imports.
const ImportJob = "import"

// Import reads sources into the project in the background. done, if any, gets
// the report. Imports run one after the other.
func (w *Workspace) Import(sources []importers.Source, done func(importers.Report)) {
	w.enqueue(request{sources: sources, done: done})
}

// ImportSample is Import for articles that the program brings along: they can
// be had again, so a project with nothing else is not kept as a draft.
func (w *Workspace) ImportSample(sources []importers.Source, done func(importers.Report)) {
	w.enqueue(request{sources: sources, done: done, disposable: true})
}

func (w *Workspace) enqueue(r request) {
	if len(r.sources) == 0 && r.from == nil || w.refused() {
		return
	}
	w.waiting = append(w.waiting, r)
	if !w.session.Busy(ImportJob) {
		w.importNext()
	}
}

func (w *Workspace) importNext() {
	if len(w.waiting) == 0 {
		return
	}
	r := w.waiting[0]
	w.waiting = w.waiting[1:]
	material, snap, extractor := w.material(), w.graph.Snapshot(), w.reader()
	spec := session.Spec{
		Key: ImportJob, Title: "Importing",
		Failed: func(err error) {
			w.session.Tell(session.Failure, "The import failed: "+err.Error())
			w.importNext()
		},
		Canceled: func() {
			w.waiting = nil
			w.session.Tell(session.Info, "Import canceled; nothing was changed. The same import goes on from there")
		},
	}
	columns := w.columns
	kept, left := &fetched{client: w.client}, w.goOn()
	web := kept.web()
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		report(0, firstName(r.sources))
		sources := r.sources
		if r.from != nil {
			sources = r.from(web)
		}
		result, err := ingest.Run(ctx, sources, ingest.Options{
			Web:       web,
			Columns:   columns,
			Extractor: extractor,
			Known:     material.corpus.Known(),
			Found:     left.get,
			Keep:      left.keep,
			Progress:  func(p ingest.Progress) { report(share(p), describe(p)) },
		})
		if err != nil {
			return nil, err
		}
		if result.Empty() {
			return func() { w.imported(r, result, graphmodel.Change{}); w.took(kept) }, nil
		}
		report(0.95, "Connecting")
		_, change, err := material.corpus.ImportInto(ctx, result, snap, importLabel(result), material.rest())
		if err != nil {
			return nil, err
		}
		return func() { w.imported(r, result, change); w.took(kept) }, nil
	})
}

// firstName names a source that is read by itself: some take seconds, and the first
// word about how far they are comes when they are done.
func firstName(sources []importers.Source) string {
	switch {
	case len(sources) != 1:
		return ""
	case importers.IsAddress(sources[0].String()):
		return sources[0].String()
	}
	return filepath.Base(importers.Printable(sources[0].String()))
}

// share puts the stages on one scale. Of saved pages, reading and extracting take
// about as long.
func share(p ingest.Progress) float64 {
	if p.Total == 0 {
		return -1
	}
	switch p.Stage {
	case ingest.Fetching:
		return 0.05 * p.Share
	case ingest.Reading:
		return 0.05 + 0.45*p.Share
	}
	return 0.5 + 0.45*p.Share
}

// describe says what is counted, so that nobody takes the count of a stage for that of
// the whole.
func describe(p ingest.Progress) string {
	what := "files read"
	switch p.Stage {
	case ingest.Fetching:
		what = "addresses fetched"
	case ingest.Extracting:
		what = "articles extracted"
	}
	return fmt.Sprintf("%d of %d %s, %s", p.Done, p.Total, what, filepath.Base(p.Current))
}

func importLabel(r ingest.Result) string {
	switch n := len(r.Articles); {
	case n == 0 && len(r.Report.Graphs) > 0:
		return "Import a graph"
	case n == 1:
		return "Import an article"
	default:
		return fmt.Sprintf("Import %d articles", n)
	}
}

// importGap is how far from the rest an imported graph is placed, in layout units.
const importGap = 200

// takeFilePlaces puts what came with places from a file where the file has it, to the
// right of what is there already.
func (w *Workspace) takeFilePlaces(at map[string]graphmodel.Position) {
	if len(at) == 0 {
		return
	}
	old := w.session.Positions()
	right, left := math.Inf(-1), math.Inf(1)
	for id, p := range old {
		if w.session.Snapshot().Entity(id) != nil {
			right = max(right, p.X)
		}
	}
	for _, p := range at {
		left = min(left, p.X)
	}
	shift := 0.0
	if !math.IsInf(right, 0) {
		shift = right + importGap - left
	}
	all := maps.Clone(old)
	for id, p := range at {
		if _, placed := old[id]; !placed {
			all[id] = layout.Point{X: p.X + shift, Y: p.Y}
		}
	}
	w.session.SetPositions(all)
}

// imported puts the result of an import in place. A person may have edited the
// graph meanwhile: then the change is worked out again.
func (w *Workspace) imported(r request, result ingest.Result, change graphmodel.Change) {
	if w.moving {
		w.whenWritten(func() { w.session.Do(func() { w.imported(r, result, change) }) })
		return
	}
	for i, a := range result.Articles {
		w.findings[a.ID] = result.Findings[i]
	}
	w.left = nil
	if !change.Empty() {
		w.takeFilePlaces(result.Positions)
		err := w.do(change, aside{}, !r.disposable)
		if errors.Is(err, graphmodel.ErrConflict) {
			m := w.material()
			if _, change, err = m.corpus.ImportInto(context.Background(), result, w.graph.Snapshot(), change.Label, m.rest()); err == nil {
				err = w.do(change, aside{}, !r.disposable)
			}
		}
		if err != nil {
			w.session.Tell(session.Failure, "The articles could not be added: "+err.Error())
			w.importNext()
			return
		}
	}
	if r.done != nil {
		r.done(result.Report)
	}
	w.importNext()
}

// RemoveArticle takes an article, and what only it says, out of the graph.
func (w *Workspace) RemoveArticle(id string) {
	snap := w.graph.Snapshot()
	a := snap.Article(id)
	if a == nil || w.refused() {
		return
	}
	material := w.material()
	spec := session.Spec{Key: ImportJob, Title: "Removing", Quiet: true}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		change, err := material.corpus.Without(id).Follow(ctx, snap, "Remove “"+a.Title+"”", material.rest())
		if err != nil {
			return nil, err
		}
		gone, err := material.of(ctx, a)
		if err != nil {
			return nil, err
		}
		return func() {
			maps.Copy(w.findings, gone)
			if err := w.Do(change); err != nil {
				w.session.Tell(session.Failure, "The article could not be removed: "+err.Error())
			}
		}, nil
	})
}
