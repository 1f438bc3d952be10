package importers

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/graphs"
)

// Progress tells how far a call has come: done of total sources, and the one that is
// waited for the longest, or else that was finished last. It is called from one
// goroutine at a time.
type Progress func(done, total int, current string)

// Options of ReadAll. The zero value is useful.
type Options struct {
	Registry *Registry // nil means Default()
	Workers  int       // 0 means one for each processor, at most 8
	Progress Progress  // may be nil
	// Share, if any, is told how much of the reading is done, by bytes: from 0 to 1
	// and never less than before. It is called from one goroutine at a time.
	Share func(float64)
	// Known are the ids of articles that are already in the project, with
	// their sources; they are reported as duplicates.
	Known map[string]string
	// Web fetches sources that are addresses. Without it they are refused.
	Web *Web
}

// ReadAll reads many sources: folders are replaced by the files in them. The
// articles come in the order of the sources whatever the number of workers.
// Problems are in the report; when ctx ends, what was read until then is
// returned and the rest is reported as skipped with the error of ctx.
func ReadAll(ctx context.Context, sources []Source, opts Options) ([]*graphmodel.Article, Report) {
	results, report := ReadEach(ctx, sources, opts)
	var articles []*graphmodel.Article
	seen := map[string]string{}
	for id, source := range opts.Known {
		seen[id] = source
	}
	for _, r := range results {
		a := r.Article
		if of, dup := seen[a.ID]; dup {
			report.Duplicates = append(report.Duplicates, Duplicate{Source: a.Source, Of: of, ID: a.ID})
			continue
		}
		seen[a.ID] = a.Source
		articles = append(articles, a)
	}
	report.Read = len(articles)
	return articles, report
}

// ReadEach is ReadAll without the search for duplicates; each article comes
// with its warnings.
func ReadEach(ctx context.Context, sources []Source, opts Options) ([]Result, Report) {
	reg := opts.Registry
	if reg == nil {
		reg = Default()
	}
	report := Report{}
	if opts.Web != nil {
		sources, report.Skipped = opts.Web.Expand(ctx, sources, nil)
	}
	files, skipped := expand(ctx, sources)
	outcomes := readParallel(ctx, files, reg, opts)
	var results []Result
	var found []format.Graph
	for i, f := range files {
		report.Skipped = append(report.Skipped, skipped[i]...)
		o := outcomes[i]
		report.Skipped = append(report.Skipped, o.issues...)
		if o.err != nil {
			report.Skipped = append(report.Skipped, Issue{Source: f.source.String(), Reason: o.err, Level: f.levelOf(o.err)})
		}
		found = append(found, o.graphs...)
		for _, r := range o.results {
			results = append(results, r)
			for _, w := range r.Warnings {
				report.Warnings = append(report.Warnings, Issue{Source: r.Article.Source, Reason: errors.New(w), Level: Warning})
			}
		}
	}
	report.Skipped = append(report.Skipped, skipped[len(files)]...)
	report.Read = len(results)
	for i, m := range graphs.Models(found) {
		if m == nil {
			continue
		}
		report.Graphs = append(report.Graphs, m)
		for _, n := range m.Notices {
			report.Warnings = append(report.Warnings, Issue{Source: found[i].File, Reason: errors.New(n), Level: Warning})
		}
	}
	return results, report
}

type outcome struct {
	results []Result
	issues  []Issue // of sources within the source
	graphs  []format.Graph
	err     error
}

// readParallel reads the files with a bounded number of workers; outcome i
// belongs to file i. When ctx ends it does not wait for the files in work: some
// libraries look at nothing until they are done. Their workers end by themselves.
func readParallel(ctx context.Context, files []file, reg *Registry, opts Options) []outcome {
	r := &run{files: files, outcomes: make([]outcome, len(files)), finished: make([]bool, len(files)), progress: opts.Progress, share: newShare(files, opts.Share)}
	workers := opts.Workers
	if workers <= 0 {
		workers = min(runtime.GOMAXPROCS(0), 8)
	}
	heavy := make(heavy, 1)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(workers, len(files)) {
		wg.Go(func() {
			for i := range next {
				r.begin(i)
				r.finish(i, reg.readParts(ctx, files[i].source, heavy, func(n int) { r.share.read(i, n) }))
			}
		})
	}
	for i := range files {
		select {
		case next <- i:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(next)
	ended := make(chan struct{})
	go func() { wg.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-ctx.Done():
	}
	return r.end(ctx)
}

// run is what several workers have read so far.
type run struct {
	mu       sync.Mutex
	files    []file
	outcomes []outcome
	finished []bool
	working  []int // files in work, in the order of their beginning
	done     int
	progress Progress
	share    *share
	ended    bool // nobody waits any more
	text     int64
	full     int // from this file on there is no room, 0 while there is
}

// maxAllText bounds the texts of all articles of one call, in bytes. Files are left
// out from the first one on that has no room, whatever the order in which the
// workers come to them.
const maxAllText = 256 << 20

func (o outcome) size() int64 {
	n := int64(0)
	for _, r := range o.results {
		n += int64(len(r.Article.Text))
	}
	return n
}

// dropLast leaves out the last file that was read.
func (r *run) dropLast() {
	i := len(r.files) - 1
	for i > 0 && r.outcomes[i].size() == 0 {
		i--
	}
	r.text -= r.outcomes[i].size()
	r.outcomes[i] = r.left(i)
	r.full = i
}

func (r *run) left(i int) outcome {
	return outcome{err: &SourceError{Source: r.files[i].source.String(), Err: ErrTooMany}}
}

func (r *run) begin(i int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.working = append(r.working, i)
}

func (r *run) finish(i int, o outcome) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.working = slices.DeleteFunc(r.working, func(j int) bool { return j == i })
	if r.ended {
		return
	}
	if r.full > 0 && i >= r.full {
		o = r.left(i)
	}
	r.outcomes[i], r.finished[i] = o, true
	r.text += o.size()
	for r.text > maxAllText {
		r.dropLast()
	}
	r.done++
	r.share.finish(i)
	if r.progress != nil {
		current := i
		if len(r.working) > 0 {
			current = r.working[0]
		}
		r.progress(r.done, len(r.files), r.files[current].source.String())
	}
}

// end returns the outcomes; of files that were not finished, it is why ctx ended.
func (r *run) end(ctx context.Context) []outcome {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ended = true
	r.share.stop()
	for i, f := range r.files {
		switch {
		case !r.finished[i]:
			r.outcomes[i] = outcome{err: &SourceError{Source: f.source.String(), Err: context.Cause(ctx)}}
		case r.full > 0 && i >= r.full:
			r.outcomes[i] = r.left(i)
		}
	}
	return r.outcomes
}
