package ingest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/cputime"
	"clew/graphmodel/project"
	"clew/importers"
)

// thousand makes 1,000 articles of those in the folder that CLEW_BENCH_ARTICLES
// names, else of the test's: each some paragraphs of several, so that all name much
// the same people, and no two are the same.
func thousand(b *testing.B) (sources []importers.Source, size int) {
	b.Helper()
	folder := os.Getenv("CLEW_BENCH_ARTICLES")
	if folder == "" {
		folder = "../../importers/extract/testdata/wires"
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(paths) == 0 {
		b.Fatal(len(paths), err)
	}
	var paragraphs []string
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		for part := range strings.SplitSeq(string(text), "\n\n") {
			if len(part) > 150 {
				paragraphs = append(paragraphs, strings.TrimSpace(part))
			}
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 1000 {
		var text strings.Builder
		fmt.Fprintf(&text, "Story %d\n\n", i)
		for text.Len() < 3000 {
			text.WriteString(paragraphs[rng.IntN(len(paragraphs))] + "\n\n")
		}
		size += text.Len()
		sources = append(sources, importers.TextSource(fmt.Sprintf("s%04d.txt", i), text.String()))
	}
	return sources, size
}

// timedExtractor counts the time on the clock that extraction takes.
type timedExtractor struct {
	ingest.Extractor
	spent atomic.Int64
}

func (t *timedExtractor) Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	start := time.Now()
	defer func() { t.spent.Add(int64(time.Since(start))) }()
	return t.Extractor.Extract(ctx, a)
}

// BenchmarkImportThousand imports 1,000 articles into an empty project; it tells the
// processor time of the whole, and the share in which the articles were all read and
// only the graph was worked out and written.
func BenchmarkImportThousand(b *testing.B) {
	sources, size := thousand(b)
	x, err := ingest.DefaultExtractor()
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		p, err := project.Create(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(i, ".clew")))
		if err != nil {
			b.Fatal(err)
		}
		p.SetBackups(false)
		g := graphmodel.New()
		start, spent := time.Now(), cputime.Used()
		var read, readSpent time.Duration
		timed := &timedExtractor{Extractor: x}
		o := ingest.Options{Extractor: timed, Progress: func(p ingest.Progress) {
			if p.Stage == ingest.Extracting && p.Done == p.Total {
				read, readSpent = time.Since(start), cputime.Used()-spent
			}
		}}
		r, err := ingest.Into(b.Context(), p, g, project.State{}, sources, o, importLabel)
		if err == nil {
			err = p.Close()
		}
		if err != nil {
			b.Fatal(err)
		}
		took, cpu := time.Since(start), cputime.Used()-spent
		b.ReportMetric(float64(len(r.Articles))/took.Seconds(), "articles/s")
		b.ReportMetric(float64(len(r.Articles))/cpu.Seconds(), "articles/cpu-s")
		b.ReportMetric(cpu.Seconds(), "cpu-s")
		b.ReportMetric(readSpent.Seconds(), "cpu-s-read")
		b.ReportMetric((took - read).Seconds(), "s-graph")
		b.ReportMetric(float64(size)/1e6, "MB-text")
		b.ReportMetric(float64(len(g.Snapshot().Entities)), "entities")
	}
}

// BenchmarkImportCancel cancels such imports at random moments, and tells how long it
// takes at most to return and to close the project: of a few articles, mostly while they
// are extracted, and of all of them where what is found in them is known, mostly while
// they are written and the graph is worked out.
func BenchmarkImportCancel(b *testing.B) {
	sources, _ := thousand(b)
	x, err := ingest.DefaultExtractor()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("some", func(b *testing.B) {
		benchmarkCancel(b, 2500*time.Millisecond, ingest.Options{Extractor: x}, func(rng *rand.Rand) []importers.Source {
			return sources[:20+rng.IntN(60)] // often the end comes in sight
		})
	})
	b.Run("known", func(b *testing.B) {
		found := foundIn(b, sources, x)
		o := ingest.Options{Extractor: x, Found: func(id string) (graphmodel.Findings, bool) {
			f, known := found[id]
			return f, known
		}}
		p, err := project.Create(b.Context(), filepath.Join(b.TempDir(), "whole.clew"))
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if _, err := ingest.Into(b.Context(), p, graphmodel.New(), project.State{}, sources, o, importLabel); err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		if err := p.Close(); err != nil {
			b.Fatal(err)
		}
		benchmarkCancel(b, took, o, func(*rand.Rand) []importers.Source { return sources })
	})
}

// foundIn extracts all articles of sources.
func foundIn(b *testing.B, sources []importers.Source, x ingest.Extractor) map[string]graphmodel.Findings {
	r, err := ingest.Run(b.Context(), sources, ingest.Options{Extractor: x})
	if err != nil {
		b.Fatal(err)
	}
	found := make(map[string]graphmodel.Findings, len(r.Articles))
	for i, a := range r.Articles {
		found[a.ID] = r.Findings[i]
	}
	return found
}

// benchmarkCancel imports what choose gives, and cancels within a time.
func benchmarkCancel(b *testing.B, within time.Duration, o ingest.Options, choose func(*rand.Rand) []importers.Source) {
	rng := rand.New(rand.NewPCG(3, 4))
	var stops, closes []time.Duration
	for i := 0; b.Loop(); i++ {
		p, err := project.Create(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(i, ".clew")))
		if err != nil {
			b.Fatal(err)
		}
		p.SetBackups(false)
		ctx, cancel := context.WithCancel(b.Context())
		var canceled atomic.Int64
		some, moment := choose(rng), time.Duration(rng.Int64N(int64(within)))
		time.AfterFunc(moment, func() { canceled.Store(time.Now().UnixNano()); cancel() })
		_, err = ingest.Into(ctx, p, graphmodel.New(), project.State{}, some, o, importLabel)
		if err != nil && canceled.Load() > 0 {
			stops = append(stops, time.Duration(time.Now().UnixNano()-canceled.Load()))
			b.Logf("%v of %v: %v", moment, within, stops[len(stops)-1])
		}
		start := time.Now()
		if err := p.Close(); err != nil {
			b.Fatal(err)
		}
		closes = append(closes, time.Since(start))
		cancel()
	}
	if len(stops) > 0 {
		b.ReportMetric(slices.Max(stops).Seconds()*1000, "ms-stop-max")
		b.ReportMetric(float64(len(stops)), "canceled")
	}
	b.ReportMetric(slices.Max(closes).Seconds()*1000, "ms-close-max")
}
