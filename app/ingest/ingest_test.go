package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"clew/graphmodel"
	"clew/importers"
)

// counter finds one person an article, named by the article's first word.
type counter struct {
	calls atomic.Int64
	fail  func(a *graphmodel.Article) error
}

func (c *counter) Extract(_ context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	c.calls.Add(1)
	if c.fail != nil {
		if err := c.fail(a); err != nil {
			return graphmodel.Findings{}, err
		}
	}
	name, _, _ := strings.Cut(a.Text, " ")
	return graphmodel.Findings{
		Mentions: []graphmodel.FoundMention{{
			Span: graphmodel.Span{End: len(name)}, Type: graphmodel.MentionPerson, Form: graphmodel.FormName,
		}},
		Entities: []graphmodel.FoundEntity{{Kind: graphmodel.Person, Name: name}},
	}, nil
}

func text(name string, i int) importers.Source {
	return importers.TextSource(fmt.Sprint(name, i), fmt.Sprintf(
		"Person%d went to the harbor of Oslo on Friday. The mayor was there. They spoke about ships number %d for an hour.", i, i))
}

func TestRunKeepsOrderAndReportsEverything(t *testing.T) {
	var sources []importers.Source
	for i := range 20 {
		sources = append(sources, text("a", i))
	}
	sources = append(sources, importers.FileSource("/no/such/file"), text("b", 3), importers.TextSource("empty", ""))
	e := &counter{fail: func(a *graphmodel.Article) error {
		switch a.Source {
		case "a5":
			return errors.New("no luck")
		case "a6":
			panic("a mistake")
		}
		return nil
	}}
	var last [2]Progress
	r, err := Run(t.Context(), sources, Options{Extractor: e, Known: map[string]string{}, Progress: func(p Progress) {
		if p.Stage == Reading {
			last[0] = p
		} else {
			last[1] = p
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Articles) != 18 || len(r.Findings) != 18 || r.Report.Read != 18 {
		t.Fatalf("%d articles, %d findings, %d reported", len(r.Articles), len(r.Findings), r.Report.Read)
	}
	for i, a := range r.Articles {
		want := fmt.Sprint("a", i)
		if i >= 5 {
			want = fmt.Sprint("a", i+2)
		}
		if a.Source != want || r.Findings[i].ArticleID != a.ID {
			t.Errorf("article %d is %s with findings of %s", i, a.Source, r.Findings[i].ArticleID)
		}
	}
	failed := map[string]bool{}
	for _, f := range r.Report.Failures() {
		failed[f.Source] = true
		if !strings.Contains(f.Reason.Error(), f.Source) {
			t.Errorf("the message %q does not name its source", f.Reason)
		}
	}
	if want := map[string]bool{"/no/such/file": true, "empty": true, "a5": true, "a6": true}; !reflect.DeepEqual(failed, want) {
		t.Errorf("failures: %v", failed)
	}
	if d := r.Report.Duplicates; len(d) != 1 || d[0].Source != "b3" || d[0].Of != "a3" {
		t.Errorf("duplicates: %v", d)
	}
	if last[0].Done != 23 || last[1] != (Progress{Stage: Extracting, Done: 20, Total: 20, Current: last[1].Current, Share: 1}) {
		t.Errorf("progress ended at %v", last)
	}
}

// TestProgressInsideAnArticle checks that a very long article does not look as
// if nothing happened.
func TestProgressInsideAnArticle(t *testing.T) {
	x, err := DefaultExtractor()
	if err != nil {
		t.Fatal(err)
	}
	var parts, shares []float64
	long := &graphmodel.Article{Source: "long", Text: strings.Repeat("x", 1<<20)}
	extractAll(t.Context(), []*graphmodel.Article{long}, Options{Extractor: x, Workers: 1, Progress: func(p Progress) {
		parts = append(parts, float64(p.Done)+p.Part)
		shares = append(shares, p.Share)
	}}, nil)
	if !slices.IsSorted(shares) || shares[0] >= 0.5 || shares[len(shares)-1] != 1 {
		t.Errorf("shares %v", shares)
	}
	if len(parts) < 5 || !slices.IsSorted(parts) || parts[0] <= 0 || parts[0] >= 0.5 || parts[len(parts)-1] != 1 {
		t.Errorf("progress %v", parts)
	}
}

func TestKnownArticlesAreNotExtractedAgain(t *testing.T) {
	first, err := Run(t.Context(), []importers.Source{text("a", 1)}, Options{Extractor: &counter{}})
	if err != nil {
		t.Fatal(err)
	}
	e := &counter{}
	second, err := Run(t.Context(), []importers.Source{text("b", 1)}, Options{Extractor: e, Known: Corpus{}.Add(first).Known()})
	if err != nil || len(second.Articles) != 0 || e.calls.Load() != 0 {
		t.Errorf("%v, %d articles, %d calls", err, len(second.Articles), e.calls.Load())
	}
	if d := second.Report.Duplicates; len(d) != 1 || d[0].Of != "a1" {
		t.Errorf("duplicates: %v", d)
	}
}

func TestRunStopsWhenCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var sources []importers.Source
	for i := range 50 {
		sources = append(sources, text("a", i))
	}
	e := &counter{fail: func(*graphmodel.Article) error { cancel(); return nil }}
	r, err := Run(ctx, sources, Options{Extractor: e, Workers: 1})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if e.calls.Load() > 2 {
		t.Errorf("%d articles were extracted after the end, result %d", e.calls.Load(), len(r.Articles))
	}
}

// page is a saved page with the same title and text, and other facts.
func page(name, date, url string) importers.Source {
	html := `<html><head><title>The harbor of Oslo</title><meta property="article:published_time" content="` + date + `"></head><body><article>
<h1>The harbor of Oslo</h1><p>Person1 went to the harbor of Oslo on Friday. The mayor was there, and so were many people of the city.</p>
<p>They spoke about ships for an hour, and then about the weather, which had been bad all week long.</p></article></body></html>`
	s := importers.BytesSource(url, "text/html", []byte(html))
	s.Name = name
	s.Open = func(context.Context) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(html)), nil }
	return s
}

// TestOrderOfSourcesDoesNotMatter gives the same pages in two orders. Two of
// them are the same article with more and less about it.
func TestOrderOfSourcesDoesNotMatter(t *testing.T) {
	sources := []importers.Source{page("x", "2025-04-25T10:00:00Z", ""), text("a", 1), page("y", "", "https://example.org/y"), text("a", 2)}
	graph := func(order ...int) *graphmodel.Snapshot {
		var in []importers.Source
		for _, i := range order {
			in = append(in, sources[i])
		}
		r, err := Run(t.Context(), in, Options{Extractor: &counter{}})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Articles) != 3 {
			t.Fatalf("%d articles: %v", len(r.Articles), r.Report)
		}
		g := graphmodel.New()
		if _, err := g.Apply(Corpus{}.Add(r).Change(g.Snapshot(), "Import")); err != nil {
			t.Fatal(err)
		}
		return g.Snapshot()
	}
	a, b := graph(0, 1, 2, 3), graph(3, 2, 1, 0)
	if len(a.Entities) == 0 || !reflect.DeepEqual(a, b) {
		t.Errorf("the graphs differ:\n%+v\n%+v", a, b)
	}
}

func TestChangeIsIncremental(t *testing.T) {
	g := graphmodel.New()
	corpus := Corpus{}
	for i := range 3 {
		r, err := Run(t.Context(), []importers.Source{text("a", i)}, Options{Extractor: &counter{}, Known: corpus.Known()})
		if err != nil {
			t.Fatal(err)
		}
		corpus = corpus.Add(r)
		c := corpus.Change(g.Snapshot(), "Import")
		if len(c.Articles) != 1 || len(c.Entities) != 1 {
			t.Errorf("import %d changes %d articles and %d entities", i, len(c.Articles), len(c.Entities))
		}
		if _, err := g.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	if s := g.Snapshot(); len(s.Articles) != 3 || len(s.Entities) != 3 {
		t.Errorf("%d articles, %d entities", len(s.Articles), len(s.Entities))
	}
}

func TestSameTextIsMarked(t *testing.T) {
	a := &graphmodel.Article{ID: "a1", Title: "One", Text: "same"}
	b := &graphmodel.Article{ID: "a2", Title: "Two", Text: "same"}
	c := Corpus{}.Add(Result{Articles: []*graphmodel.Article{b, a}, Findings: []graphmodel.Findings{{ArticleID: "a2"}, {ArticleID: "a1"}}})
	if c.Articles[1].DuplicateOf != "a1" || b.DuplicateOf != "" {
		t.Errorf("%+v, the article given: %+v", c.Articles[1], b)
	}
}
