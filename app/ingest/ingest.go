// Package ingest turns sources into a graph: it reads articles, extracts what
// each says, and brings everything together. It knows no user interface.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"clew/graphmodel"
	"clew/importers"
)

// Extractor reads what one article says. It is safe for concurrent use.
type Extractor interface {
	Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error)
}

// Stage is a part of the work.
type Stage string

// The stages, in their order.
const (
	Fetching   Stage = "Fetching"
	Reading    Stage = "Reading"
	Extracting Stage = "Extracting"
)

// Progress tells how far the work is: Done of Total, which are sources and, when they
// are extracted, articles; and what was worked on last.
type Progress struct {
	Stage       Stage
	Done, Total int
	Current     string
	// Share is how much of the stage is done, by the bytes of its sources or texts
	// where these are known, from 0 to 1. It does not shrink within a stage.
	Share float64
	// Part is how much of the long articles in work is done besides, in
	// articles: 0.5 for half of one.
	Part float64
}

// Options of Run.
type Options struct {
	// Extractor does the extraction; nil takes the program's own.
	Extractor Extractor
	// Known are the ids of the articles that the project already has, with
	// their sources: they are reported as duplicates.
	Known map[string]string
	// Workers is the number of goroutines; 0 means one a processor, at most 8.
	Workers int
	// Progress may be nil. It is called from one goroutine at a time.
	Progress func(Progress)
	// Web fetches sources that are addresses; nil refuses them.
	Web *importers.Web
	// Columns is what a person has chosen for the columns of tables; may be nil.
	Columns importers.Columns
	// Begin, if any, is told the new articles, all of them, before they are extracted.
	Begin func([]*graphmodel.Article)
	// Keep, if any, gets articles that are done with what was found in them, in
	// batches and in the order of the sources, while others are being read. It is
	// called on one goroutine at a time; an error ends Run, which returns it.
	Keep func([]*graphmodel.Article, []graphmodel.Findings) error
	// Found, if any, tells what is known already to be found in an article, by its
	// id. It is safe for concurrent use.
	Found func(id string) (graphmodel.Findings, bool)
}

// Result is what was read, ready to be added to a project.
type Result struct {
	Articles []*graphmodel.Article // new ones, in the order of the sources
	Findings []graphmodel.Findings // one an article, without predicates
	// Decisions add what files of graphs say; Positions are where it stands there.
	Decisions []graphmodel.Decision
	Positions map[string]graphmodel.Position
	Report    importers.Report
}

// Run reads sources and extracts what their articles say. A bad source or
// article never stops the others: it is in the report. The error is that of
// ctx, in which case the result is empty, or of a program that lacks its data.
func Run(ctx context.Context, sources []importers.Source, o Options) (Result, error) {
	if o.Workers <= 0 {
		o.Workers = min(runtime.GOMAXPROCS(0), 8)
	}
	var left []importers.Issue
	if o.Web != nil {
		sources, left = o.Web.Expand(ctx, sources, o.progress(Fetching))
	}
	results, report := importers.ReadEach(ctx, sources, o.reading())
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	report.Skipped = append(left, report.Skipped...)
	articles := distinct(importers.Articles(results), o.Known, &report)
	if len(articles) == 0 {
		r := Result{Report: report}
		r.addGraphs(o.Known)
		return r, nil
	}
	if o.Extractor == nil {
		e, err := DefaultExtractor()
		if err != nil {
			return Result{}, fmt.Errorf("loading the extractor: %w", err)
		}
		o.Extractor = e
	}
	if o.Begin != nil {
		o.Begin(articles)
	}
	r := Result{Report: report}
	found, err := extractKept(ctx, articles, o)
	if err != nil {
		return Result{}, err
	}
	for i, f := range found {
		if f.err != nil {
			r.Report.Skipped = append(r.Report.Skipped, importers.Issue{
				Source: articles[i].Source, Level: importers.Failure,
				Reason: &importers.SourceError{Source: articles[i].Source, Err: f.err},
			})
			continue
		}
		r.Articles = append(r.Articles, articles[i])
		r.Findings = append(r.Findings, f.findings)
	}
	r.Report.Read = len(r.Articles)
	r.addGraphs(o.Known)
	return r, nil
}

// extractKept extracts articles and hands them over to o.Keep on the way. The error
// is that of o.Keep or ctx.
func extractKept(ctx context.Context, articles []*graphmodel.Article, o Options) ([]extracted, error) {
	if o.Keep == nil {
		found := extractAll(ctx, articles, o, nil)
		return found, ctx.Err()
	}
	working, stop := context.WithCancel(ctx)
	defer stop()
	results := make([]extracted, len(articles))
	k := startKeeping(len(articles), func(list []int) error {
		var done []*graphmodel.Article
		var found []graphmodel.Findings
		for _, i := range list {
			done, found = append(done, articles[i]), append(found, results[i].findings)
		}
		return o.Keep(done, found)
	}, func(error) { stop() })
	found := extractAll(working, articles, o, func(i int, x extracted) {
		if x.err == nil {
			results[i] = x
			k.ready <- i
		}
	})
	if err := k.wait(); err != nil && ctx.Err() == nil {
		return nil, err
	}
	return found, ctx.Err()
}

// reading are the options for reading sources.
func (o Options) reading() importers.Options {
	var mu sync.Mutex
	p := Progress{Stage: Reading}
	return importers.Options{
		Workers: o.Workers, Registry: importers.With(o.Columns),
		Progress: func(done, total int, current string) {
			mu.Lock()
			defer mu.Unlock()
			p.Done, p.Total, p.Current = done, total, current
			o.tell(p)
		},
		Share: func(share float64) {
			mu.Lock()
			defer mu.Unlock()
			if p.Share = share; p.Total > 0 {
				o.tell(p)
			}
		},
	}
}

func (o Options) tell(p Progress) {
	if o.Progress != nil {
		o.Progress(p)
	}
}

func (o Options) progress(stage Stage) importers.Progress {
	return func(done, total int, current string) {
		o.tell(Progress{Stage: stage, Done: done, Total: total, Current: current, Share: float64(done) / float64(max(total, 1))})
	}
}

// ErrExtraction is returned for an article that made the extractor fail in a
// way that it should not.
var ErrExtraction = errors.New("the text could not be analyzed")

// ExtractOne extracts one article. It keeps a mistake in the extractor from
// costing more than that article.
func ExtractOne(ctx context.Context, a *graphmodel.Article, e Extractor) (f graphmodel.Findings, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = graphmodel.Findings{}, fmt.Errorf("%w: %v", ErrExtraction, p)
		}
	}()
	if err := ctx.Err(); err != nil {
		return graphmodel.Findings{}, err
	}
	f, err = e.Extract(ctx, a)
	f.ArticleID = a.ID
	return f, err
}
