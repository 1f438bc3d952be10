package workspace

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clew/app/gate"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
	"clew/importers"
)

// capitals finds every capitalized word as a person of its own, and links the
// first two of an article: enough to follow an article into the graph.
type capitals struct {
	wait chan struct{} // when set, extraction waits for it
}

func (c capitals) Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	if c.wait != nil {
		select {
		case <-c.wait:
		case <-ctx.Done():
			return graphmodel.Findings{}, ctx.Err()
		}
	}
	f := graphmodel.Findings{ArticleID: a.ID}
	seen := map[string]int{}
	at := 0
	for word := range strings.FieldsFuncSeq(a.Text, func(r rune) bool { return strings.ContainsRune(" .,\n", r) }) {
		at += strings.Index(a.Text[at:], word)
		span := graphmodel.Span{Start: at, End: at + len(word)}
		at += len(word)
		if word[0] < 'A' || word[0] > 'Z' || len(word) < 4 {
			continue
		}
		i, ok := seen[word]
		if !ok {
			i = len(f.Entities)
			seen[word] = i
			f.Entities = append(f.Entities, graphmodel.FoundEntity{Kind: graphmodel.Person, Name: word + " Smith"})
		}
		f.Mentions = append(f.Mentions, graphmodel.FoundMention{Span: span, Type: graphmodel.MentionPerson, Form: graphmodel.FormName, Entity: i})
	}
	if len(f.Entities) > 1 {
		f.Relations = append(f.Relations, graphmodel.FoundLink{
			From: 0, To: 1, Type: graphmodel.Role, Label: "aide to", Head: -1, Tail: -1,
			Span: graphmodel.Span{Start: 0, End: min(40, len(a.Text))}, Confidence: 0.9, Extractor: "test",
		})
	}
	return f, nil
}

const article = `Gordon visits Harriet in the old town

Gordon traveled to the old town on Friday to meet Harriet, who has lived there for more than twenty years. They talked for two hours about the new bridge, the price of bread and the coming winter, and agreed to meet again before the end of the year.

Harriet said afterwards that the talk was useful and that she hopes for more of them, because the town has much to win.`

const second = `Harriet answers Ingrid in a long letter

Harriet wrote a long letter to Ingrid about the new bridge and the price of bread, after months in which nobody in the town had heard from her. The letter was read aloud in the council on Monday, and the council will answer it in the coming weeks.

Ingrid said that the letter was long, that it was read with interest, and that an answer to it will not take many weeks.`

type bench struct {
	*Workspace
	q *gate.Queue
	s *session.Session
}

func newBench(t *testing.T, extractor capitals) *bench {
	t.Helper()
	q := &gate.Queue{}
	s := session.New(q.Do)
	return &bench{Workspace: New(Options{Session: s, Extractor: extractor}), q: q, s: s}
}

// settle runs until all jobs, also those that follow from others, have ended.
func (b *bench) settle(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		b.q.Drain()
		if len(b.s.Jobs()) == 0 {
			b.s.Wait()
			if b.q.Drain() == 0 {
				return
			}
			continue
		}
		select {
		case <-b.q.Added():
		case <-time.After(time.Until(deadline)):
			t.Fatalf("jobs do not end: %v", b.s.Jobs())
		}
	}
}

func (b *bench) read(t *testing.T, texts ...string) importers.Report {
	t.Helper()
	var sources []importers.Source
	for i, text := range texts {
		sources = append(sources, importers.TextSource("page "+string(rune('1'+i)), text))
	}
	var report importers.Report
	b.Import(sources, func(r importers.Report) { report = r })
	b.settle(t)
	return report
}

func names(snap *graphmodel.Snapshot) string {
	var out []string
	for _, e := range snap.Entities {
		if e.Kind == graphmodel.Person {
			out = append(out, strings.TrimSuffix(e.Name, " Smith"))
		}
	}
	for i := range out {
		for j := i + 1; j < len(out); j++ {
			if out[j] < out[i] {
				out[i], out[j] = out[j], out[i]
			}
		}
	}
	return strings.Join(out, " ")
}

func TestImportUndoRedo(t *testing.T) {
	b := newBench(t, capitals{})
	fresh := 0
	b.Arranged.Listen(func(f bool) {
		if f {
			fresh++
		}
	})
	if r := b.read(t, article); r.Read != 1 {
		t.Fatalf("report %+v", r)
	}
	if got := b.s.Snapshot(); len(got.Articles) != 1 || !strings.Contains(names(got), "Gordon Harriet") {
		t.Fatalf("graph holds %s", names(got))
	}
	for _, e := range b.s.Snapshot().Entities {
		if _, ok := b.s.Positions()[e.ID]; !ok {
			t.Errorf("%s has no place", e.Name)
		}
	}
	if fresh != 1 || !b.Dirty() {
		t.Errorf("fresh %d, dirty %v", fresh, b.Dirty())
	}
	before := names(b.s.Snapshot())
	b.read(t, second)
	if fresh != 1 {
		t.Error("adding an article starts a fresh picture")
	}
	if label, ok := b.CanUndo(); !ok || label != "Import an article" {
		t.Errorf("undo %q", label)
	}
	b.Undo()
	b.settle(t)
	if got := names(b.s.Snapshot()); got != before {
		t.Errorf("after undo %s, want %s", got, before)
	}
	b.Redo()
	b.settle(t)
	if len(b.s.Snapshot().Articles) != 2 {
		t.Error("redo does not bring the article back")
	}
}

func TestPlacesAreKeptWhenArticlesCome(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	var gordon string
	for _, e := range b.s.Snapshot().Entities {
		if strings.HasPrefix(e.Name, "Gordon") {
			gordon = e.ID
		}
	}
	b.s.Move(session.Positions{gordon: layout.Point{X: 400, Y: -300}})
	b.read(t, second)
	if at := b.s.Positions()[gordon]; at != (layout.Point{X: 400, Y: -300}) {
		t.Errorf("a node that was placed by hand stands at %v", at)
	}
}

func TestDuplicatesAndBadSourcesAreReported(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	r := b.read(t, article, "", second)
	if r.Read != 1 || len(r.Duplicates) != 1 || len(r.Failures()) != 1 {
		t.Errorf("report %+v", r)
	}
	if len(b.s.Snapshot().Articles) != 2 {
		t.Errorf("%d articles", len(b.s.Snapshot().Articles))
	}
}

func TestCanceledImportChangesNothing(t *testing.T) {
	b := newBench(t, capitals{wait: make(chan struct{})})
	done := false
	b.Import([]importers.Source{importers.TextSource("page", article)}, func(importers.Report) { done = true })
	b.Import([]importers.Source{importers.TextSource("next", second)}, func(importers.Report) { done = true })
	if jobs := b.s.Jobs(); len(jobs) != 1 {
		t.Errorf("imports run side by side: %v", jobs)
	}
	b.s.Cancel(ImportJob)
	b.settle(t)
	if done || !b.Empty() {
		t.Error("a canceled import went on")
	}
	if m := b.s.Message().Text; !strings.Contains(m, "canceled") {
		t.Errorf("message %q", m)
	}
}

func TestAnEditDuringAnImportIsKept(t *testing.T) {
	wait := make(chan struct{}, 8)
	wait <- struct{}{}
	b := newBench(t, capitals{wait: wait})
	b.read(t, article)
	b.Import([]importers.Source{importers.TextSource("page", second)}, nil)
	id := b.s.Snapshot().Articles[0].ID
	// Meanwhile the first article is taken out again.
	b.Undo()
	wait <- struct{}{}
	b.settle(t)
	snap := b.s.Snapshot()
	if len(snap.Articles) != 1 || snap.Articles[0].ID == id {
		t.Errorf("articles %v", snap.Articles)
	}
	if strings.Contains(names(snap), "Gordon") {
		t.Errorf("what was undone is back: %s", names(snap))
	}
}

func TestSaveAndOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bridge.clew")
	b := newBench(t, capitals{})
	b.read(t, article)
	var saved error = errors.New("not called")
	b.SaveAs(path, func(err error) { saved = err })
	b.settle(t)
	if saved != nil || b.Path() != path || b.Name() != "bridge" || b.Dirty() {
		t.Fatalf("saved: %v, path %q, dirty %v", saved, b.Path(), b.Dirty())
	}
	b.read(t, second) // saved by itself
	want, places := b.s.Snapshot(), b.s.Positions()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	again := newBench(t, capitals{})
	var opened error = errors.New("not called")
	again.Open(path, func(err error) { opened = err })
	again.settle(t)
	if opened != nil {
		t.Fatal(opened)
	}
	got := again.s.Snapshot()
	if len(got.Articles) != 2 || names(got) != names(want) || got.Links.Len() != want.Links.Len() {
		t.Errorf("opened %s, want %s", names(got), names(want))
	}
	for id, p := range places {
		if again.s.Positions()[id] != p {
			t.Errorf("%s stands at %v, stood at %v", id, again.s.Positions()[id], p)
		}
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// TestTheFileKnowsTheSteps edits a saved project and reads its history.
func TestTheFileKnowsTheSteps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bridge.clew")
	b := newBench(t, capitals{})
	b.read(t, article)
	b.SaveAs(path, func(error) {})
	b.settle(t)
	b.read(t, second)
	id := b.s.Snapshot().Entities[0].ID
	if err := b.Decide("Rename it", graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: id, Value: "Other"}); err != nil {
		t.Fatal(err)
	}
	b.settle(t)
	b.Undo()
	b.settle(t)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	steps, err := file.History(t.Context())
	var labels []string
	for _, s := range steps {
		labels = append(labels, s.Label)
	}
	if got := strings.Join(labels, ", "); err != nil || got != "Import an article, Import an article, Rename it" || !steps[2].Undone {
		t.Errorf("history: %s, %v", got, err)
	}
}

// TestWordListsAreKept checks that the window neither loses a project's word
// lists nor imports without them.
func TestWordListsAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bridge.clew")
	file, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	lists := "@always organization\nGordon\n"
	if err := errors.Join(file.Save(t.Context(), project.State{Settings: map[string]string{project.WordLists: lists}}), file.Close()); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, capitals{})
	b.Open(path, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	b.settle(t)
	b.read(t, article)
	found := false
	for _, e := range b.s.Snapshot().Entities {
		found = found || e.Name == "Gordon" && e.Kind == graphmodel.Organization
	}
	if !found {
		t.Errorf("imported without the word lists: %s", names(b.s.Snapshot()))
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if file, err = project.OpenReadOnly(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if state, err := file.State(t.Context()); err != nil || state.Settings[project.WordLists] != lists {
		t.Errorf("kept %q, %v", state.Settings[project.WordLists], err)
	}
}

func TestOpenFailureKeepsTheOldProject(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	path := filepath.Join(t.TempDir(), "broken.clew")
	if err := os.WriteFile(path, []byte("not a project"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got error
	b.Open(path, func(err error) { got = err })
	b.settle(t)
	if got == nil || !strings.Contains(got.Error(), path) {
		t.Errorf("error %v does not name the file", got)
	}
	if b.Empty() {
		t.Error("the old project is gone")
	}
}

func TestSaveFailureLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "none", "p.clew")
	b := newBench(t, capitals{})
	b.read(t, article)
	var got error
	b.SaveAs(path, func(err error) { got = err })
	b.settle(t)
	if got == nil || b.Path() != "" || !b.Dirty() {
		t.Errorf("error %v, path %q", got, b.Path())
	}
}

func TestRemoveArticle(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article, second)
	for _, a := range b.s.Snapshot().Articles {
		if strings.HasPrefix(a.Title, "Gordon") {
			b.RemoveArticle(a.ID)
		}
	}
	b.settle(t)
	if got := names(b.s.Snapshot()); strings.Contains(got, "Gordon") || !strings.Contains(got, "Ingrid") {
		t.Errorf("left: %s", got)
	}
	b.Undo()
	b.settle(t)
	if got := names(b.s.Snapshot()); !strings.Contains(got, "Gordon") {
		t.Errorf("after undo: %s", got)
	}
}

func TestUntitledProjectsAreKeptAsDrafts(t *testing.T) {
	drafts := filepath.Join(t.TempDir(), "drafts")
	q := &gate.Queue{}
	s := session.New(q.Do)
	b := &bench{Workspace: New(Options{
		Session: s, Extractor: capitals{}, Drafts: drafts,
		Now: func() time.Time { return time.Date(2025, 4, 26, 1, 17, 0, 0, time.UTC) },
	}), q: q, s: s}
	b.ImportSample([]importers.Source{importers.TextSource("sample", article)}, nil)
	b.settle(t)
	if b.Draft() != "" || b.Dirty() || b.Name() != "Sample" {
		t.Errorf("the sample is kept as %q and called %q", b.Draft(), b.Name())
	}
	b.read(t, second)
	draft := filepath.Join(drafts, "Untitled 2025-04-26 01.17.00.clew")
	if b.Draft() != draft || b.Path() != "" || b.Name() != "Untitled" || b.Dirty() {
		t.Fatalf("draft %q, path %q, name %q, dirty %v", b.Draft(), b.Path(), b.Name(), b.Dirty())
	}
	var saved error = errors.New("not called")
	path := filepath.Join(t.TempDir(), "mine.clew")
	b.SaveAs(path, func(err error) { saved = err })
	b.settle(t)
	if saved != nil || b.Path() != path || b.Draft() != "" {
		t.Errorf("saved %v, path %q, draft %q", saved, b.Path(), b.Draft())
	}
	if _, err := os.Stat(draft); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the draft is still there: %v", err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

func TestOldDraftsAreThinnedOut(t *testing.T) {
	dir := t.TempDir()
	for day := 1; day <= 20; day++ {
		name := time.Date(2025, 4, day, 0, 0, 0, 0, time.UTC).Format("Untitled 2006-01-02 15.04.05.clew")
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "mine.clew"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	thinOut(dir)
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != draftLimit+1 {
		t.Fatalf("%d files are left, %v", len(left), err)
	}
	if first := left[0].Name(); first != "Untitled 2025-04-09 00.00.00.clew" {
		t.Errorf("the oldest that is left is %s", first)
	}
}

func TestDecisionsOutliveImports(t *testing.T) {
	b := newBench(t, capitals{})
	b.read(t, article)
	var gordon string
	for _, e := range b.s.Snapshot().Entities {
		if strings.HasPrefix(e.Name, "Gordon") {
			gordon = e.ID
		}
	}
	if err := b.Decide("Rename", graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: gordon, Value: "Gordon Brown"}); err != nil {
		t.Fatal(err)
	}
	b.read(t, second)
	if e := b.s.Snapshot().Entity(gordon); e == nil || e.Name != "Gordon Brown" {
		t.Errorf("after an import: %+v", e)
	}
	b.Undo()
	b.Undo()
	b.settle(t)
	if e := b.s.Snapshot().Entity(gordon); e == nil || e.Name != "Gordon Smith" {
		t.Errorf("after undoing the name: %+v", e)
	}
}
