package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/export"
	"clew/graphmodel/project"
	"clew/importers"
)

// wire are short articles by numbers: each has a name of its own, and one that many
// have.
func wires(from, to int) []importers.Source {
	var out []importers.Source
	for i := from; i < to; i++ {
		out = append(out, importers.TextSource(fmt.Sprintf("w%03d.txt", i), fmt.Sprintf(
			"News %d\n\nAnna%c Lind met Boris Volkov in Geneva on Monday. She heads the Group of %d.\n\nThe talks, number %d, ended late.", i, 'a'+i%26, i, i)))
	}
	return out
}

// capitalized finds each word with a capital letter and links those of a sentence.
// It waits on the way where it is told to. With cancel, it reads only so many
// articles, and cancels some time later, when these must have been kept.
type capitalized struct {
	calls  atomic.Int64
	pause  time.Duration
	cancel context.CancelFunc
	upTo   int64
}

func (c *capitalized) Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	if n := c.calls.Add(1); c.cancel != nil && n > c.upTo {
		if n == c.upTo+1 {
			time.AfterFunc(2500*time.Millisecond, c.cancel)
		}
		<-ctx.Done()
		return graphmodel.Findings{}, ctx.Err()
	}
	if c.pause > 0 {
		select {
		case <-time.After(c.pause):
		case <-ctx.Done():
			return graphmodel.Findings{}, ctx.Err()
		}
	}
	f := graphmodel.Findings{ArticleID: a.ID}
	for i, w := range strings.FieldsFunc(a.Text, func(r rune) bool { return r == ' ' || r == '.' || r == ',' || r == '\n' }) {
		at := strings.Index(a.Text, w)
		if w[0] < 'A' || w[0] > 'Z' || i == 0 || len(f.Entities) > 5 {
			continue
		}
		f.Entities = append(f.Entities, graphmodel.FoundEntity{Kind: graphmodel.Person, Name: w})
		f.Mentions = append(f.Mentions, graphmodel.FoundMention{
			Span: graphmodel.Span{Start: at, End: at + len(w)}, Type: graphmodel.MentionPerson, Form: graphmodel.FormName, Entity: len(f.Entities) - 1,
		})
	}
	return f, nil
}

func importLabel(r ingest.Result) string { return fmt.Sprint("Import ", len(r.Articles)) }

// importWires imports articles into the project at path.
func importWires(ctx context.Context, path string, sources []importers.Source, e ingest.Extractor) (r ingest.Result, err error) {
	p, err := project.OpenOrCreate(ctx, path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	p.SetBackups(false)
	g, state, err := ingest.Open(ctx, p, nil)
	if err != nil {
		return r, err
	}
	return ingest.Into(ctx, p, g, state, sources, ingest.Options{Extractor: e, Workers: 2}, importLabel)
}

// graphIn is the graph that a project gives, as JSON, after it was checked, and the
// labels of its steps.
func graphIn(t *testing.T, path string) (string, []string) {
	t.Helper()
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	p.SetBackups(false)
	if err := errors.Join(p.Check(t.Context()), ingest.CheckGraph(t.Context(), p)); err != nil {
		t.Fatal(err)
	}
	g, _, err := ingest.Open(t.Context(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := export.JSON(&text, g.Snapshot()); err != nil {
		t.Fatal(err)
	}
	// What was brought up to date at opening is what the articles give.
	if err := errors.Join(p.Check(t.Context()), ingest.CheckGraph(t.Context(), p)); err != nil {
		t.Fatal(err)
	}
	steps, err := p.History(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, s := range steps {
		labels = append(labels, s.Label)
	}
	return text.String(), labels
}

// TestImportGoesOn cancels an import on its way, imports again, and expects the
// graph of one import, and that nothing is extracted twice.
func TestImportGoesOn(t *testing.T) {
	folder := t.TempDir()
	whole, path := filepath.Join(folder, "whole.clew"), filepath.Join(folder, "parts.clew")
	for _, to := range []int{300, 400} { // the second one goes on from a stored graph
		if _, err := importWires(t.Context(), whole, wires(0, to), &capitalized{}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := importWires(t.Context(), path, wires(0, 300), &capitalized{}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if _, err := importWires(ctx, path, wires(0, 400), &capitalized{cancel: cancel, upTo: 60}); !errors.Is(err, context.Canceled) {
		t.Fatalf("the canceled import: %v", err)
	}
	p, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	state, err := p.Content(t.Context())
	_ = p.Close()
	if err != nil || len(state.Articles) <= 300 || len(state.Articles) == 400 {
		t.Fatalf("%d articles are kept of a canceled import, %v", len(state.Articles), err)
	}
	rest := &capitalized{}
	if _, err := importWires(t.Context(), path, wires(0, 400), rest); err != nil {
		t.Fatal(err)
	}
	if got := int(rest.calls.Load()); got != 400-len(state.Articles) {
		t.Errorf("%d articles were extracted where %d were lacking", got, 400-len(state.Articles))
	}
	want, _ := graphIn(t, whole)
	got, labels := graphIn(t, path)
	if got != want {
		t.Error("the graph of an import in parts is another one")
	}
	kept := len(state.Articles) - 300
	if steps := strings.Join(labels, "; "); steps != fmt.Sprintf("Import 300; Import %d; Import %d", kept, 100-kept) {
		t.Errorf("the steps are %s", steps)
	}
}

// TestCanceledImportIsCaughtUp opens a project after an import that was canceled:
// the graph has what was kept, also where the project can only be read.
func TestCanceledImportIsCaughtUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.clew")
	if _, err := importWires(t.Context(), path, wires(0, 250), &capitalized{}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, _ = importWires(ctx, path, wires(250, 400), &capitalized{cancel: cancel, upTo: 60})
	p, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	_, _, kept, err := p.ContentAndGraph(t.Context(), ingest.Rules)
	if err != nil || kept != project.GraphBehind {
		t.Fatalf("the graph is in state %d, %v", kept, err)
	}
	g, state, err := ingest.Open(t.Context(), p, func() { t.Error("the graph was worked out") })
	if err != nil || len(g.Snapshot().Articles) != len(state.Articles) || len(state.Articles) <= 250 {
		t.Fatalf("%d of %d articles, %v", len(g.Snapshot().Articles), len(state.Articles), err)
	}
	graphIn(t, path)
}

// killedVariable makes the test binary import into a project slowly.
const killedVariable = "CLEW_TEST_KILLED_IMPORT"

func TestMain(m *testing.M) {
	if path := os.Getenv(killedVariable); path != "" {
		fmt.Println("started")
		if _, err := importWires(context.Background(), path, wires(0, 400), &capitalized{pause: 2 * time.Millisecond}); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// TestKilledImportGoesOn kills imports at growing times and lets the last one end.
func TestKilledImportGoesOn(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "p.clew")
	there := 0
	for round := range 12 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(40+60*round)*time.Millisecond)
		cmd := exec.CommandContext(ctx, os.Args[0]) // which is killed
		cmd.Env = append(os.Environ(), killedVariable+"="+path)
		_ = cmd.Run()
		cancel()
		if _, err := os.Stat(path); err != nil {
			continue // it has not come so far
		}
		p, err := project.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		p.SetBackups(false)
		state, err := p.Content(t.Context())
		if err == nil {
			err = p.Check(t.Context())
		}
		if err != nil || len(state.Articles) < there {
			t.Fatalf("%d articles after %d, %v", len(state.Articles), there, err)
		}
		there = len(state.Articles)
		_ = p.Close()
	}
	if _, err := importWires(t.Context(), path, wires(0, 400), &capitalized{}); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(folder, "whole.clew")
	if _, err := importWires(t.Context(), whole, wires(0, 400), &capitalized{}); err != nil {
		t.Fatal(err)
	}
	want, _ := graphIn(t, whole)
	if got, _ := graphIn(t, path); got != want {
		t.Error("the graph of imports that were killed is another one")
	}
}
