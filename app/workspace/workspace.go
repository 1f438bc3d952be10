// Package workspace is the open project behind a session: its graph with undo
// and redo, the articles and what was found in them, its file, and the work
// that changes them. It knows no user interface toolkit.
//
// Like the session it is used on one goroutine; imports, layouts and files run
// in the session's jobs.
package workspace

import (
	"context"
	"maps"
	"path/filepath"
	"strings"
	"time"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/duplicates"
	"clew/graphmodel/fulltext"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
	"clew/graphmodel/subscription"
	"clew/importers"
	"clew/importers/fetch"
)

// Options connect a workspace with the program.
type Options struct {
	Session *session.Session
	// Extractor reads what articles say; nil takes the program's own.
	Extractor ingest.Extractor
	// Layout arranges the graph; nil is layout.Default.
	Layout layout.Func
	// Drafts is a folder where projects without a file are kept until they get
	// one, so that nothing is lost; "" for none.
	Drafts string
	// Now names drafts; nil is time.Now.
	Now func() time.Time
	// Aspect returns the width of the canvas divided by its height; nil is 1.5.
	Aspect func() float64
}

// Workspace is one open project. Make it with New.
type Workspace struct {
	session   *session.Session
	extractor ingest.Extractor
	layout    layout.Func
	// extractorWith makes the extractor that knows a person's words, too.
	extractorWith func(words string) (ingest.Extractor, error)

	graph    *graphmodel.Graph
	findings map[string]graphmodel.Findings // by article id, of this sitting; also of what was undone
	settings map[string]string              // of the project, such as word lists
	untold   bool                           // the file has feeds that its history does not know
	parted   map[string]subscription.Feed   // what is known of feeds that were followed, by address
	texts    *duplicates.Index
	names    *fulltext.Names // of the entities, as a search compares them
	touched  *resolve.Index  // finds what an import touches
	groups   grouping
	file     *project.Project // nil for a project without a file
	drafts   string
	now      func() time.Time
	isDraft  bool // file is a draft
	sample   bool // nothing but what the program brings along
	dirty    bool
	waiting  []request
	left     *unfinished       // what the last import has left; may be nil
	client   *fetch.Client     // nil: no addresses are fetched
	columns  importers.Columns // what the person has chosen for tables; may be nil

	hindrance error // why file can only be looked at

	steps   []*step // the history; those from done on are undone
	done    int
	opening *step // the latest one when the project was opened
	moving  bool  // along the history, by way of the file
	queue   []*op // what is to be written, the first one while writing is set
	writing bool
	after   []func() // wait until all is written
	written written

	aspect func() float64
	// What a person does to the layout that runs; nil where there is nothing to do.
	steering *steering

	// Changed comes when the name, the file, what can be undone, or whether
	// there is something to save has changed.
	Changed session.Signal[*Workspace]
	// Arranged comes when a layout was put in place; fresh when it is the
	// first picture of a project or of what was empty before.
	Arranged session.Signal[bool]
	// Damaged comes with what a look through a large file has found, which is
	// taken after it was opened.
	Damaged session.Signal[error]
	// Followed comes with a feed that was added, or asked for again.
	Followed session.Signal[subscription.Feed]
	// Shaped comes while a layout runs that a person has chosen.
	Shaped session.Signal[Shape]
}

// New returns a workspace with an empty project.
func New(o Options) *Workspace {
	w := &Workspace{
		session: o.Session, extractor: o.Extractor, extractorWith: ingest.ExtractorWith,
		layout: o.Layout, aspect: o.Aspect, drafts: o.Drafts, now: o.Now,
	}
	if w.now == nil {
		w.now = time.Now
	}
	if w.aspect == nil {
		w.aspect = func() float64 { return 1.5 }
	}
	if w.extractor == nil {
		w.extractor = newLazyExtractor(ingest.DefaultExtractor)
	}
	if w.layout == nil {
		w.layout = layout.Default
	}
	w.empty()
	return w
}

func (w *Workspace) empty() {
	w.graph = graphmodel.New()
	w.findings, w.settings, w.groups = map[string]graphmodel.Findings{}, nil, grouping{}
	w.texts, w.names, w.touched = duplicates.NewIndex(), &fulltext.Names{}, &resolve.Index{}
	w.dirty, w.isDraft, w.sample, w.waiting, w.left = false, false, false, nil, nil
	w.steps, w.done, w.opening, w.moving, w.parted, w.untold = nil, 0, nil, false, nil, false
	w.queue, w.writing, w.after, w.written = nil, false, nil, written{}
}

// Session returns what the views share.
func (w *Workspace) Session() *session.Session { return w.session }

// Untitled is what a project without a file of its own is called.
const Untitled = "Untitled"

// Name is what the project is called: its file's name, "Sample" or Untitled.
func (w *Workspace) Name() string {
	switch {
	case w.sample:
		return "Sample"
	case w.file == nil || w.isDraft:
		return Untitled
	}
	return strings.TrimSuffix(filepath.Base(w.file.Path()), project.Extension)
}

// Path is the project's file, or "" while it has only a draft or none.
func (w *Workspace) Path() string {
	if w.file == nil || w.isDraft {
		return ""
	}
	return w.file.Path()
}

// Draft is the file where a project without one of its own is kept, or "".
func (w *Workspace) Draft() string {
	if w.file == nil || !w.isDraft {
		return ""
	}
	return w.file.Path()
}

// Empty reports whether there is nothing in the project.
func (w *Workspace) Empty() bool {
	snap := w.graph.Snapshot()
	return len(snap.Articles) == 0 && len(snap.Entities) == 0
}

// Dirty reports whether closing would lose something.
func (w *Workspace) Dirty() bool { return w.dirty }

// Do applies a change as a step of the history.
func (w *Workspace) Do(c graphmodel.Change) error { return w.do(c, aside{}, true) }

// do applies a change as a step of the history; worth says whether losing it
// would be a loss.
func (w *Workspace) do(c graphmodel.Change, a aside, worth bool) error {
	if c.Empty() && a.settings[1] == nil {
		return nil
	}
	if err := w.commit(c, a); err != nil {
		return err
	}
	w.publish(worth)
	w.record()
	return nil
}

// record writes the latest step.
func (w *Workspace) record() {
	s := w.last()
	w.post(op{kind: recordOp, delta: w.delta(s.change, s.aside), step: s, snap: w.graph.Snapshot()})
	w.write()
}

// Decide carries out what a person has settled and remembers it for the next
// import.
func (w *Workspace) Decide(label string, decisions ...graphmodel.Decision) error {
	c, err := w.graph.Decide(label, decisions...)
	if err == nil && graphmodel.TellsApart(c) {
		m := w.material()
		c, err = m.corpus.Settle(context.Background(), w.graph, label, m.rest(), decisions...)
	}
	if err != nil {
		return err
	}
	return w.Do(c)
}

// publish shows the new state of the graph and places what is new.
func (w *Workspace) publish(worth bool) {
	first := len(w.session.Snapshot().Entities) == 0
	w.dirty = w.dirty || worth
	w.sample = !w.dirty && w.file == nil && !w.Empty()
	w.keepPlaces()
	w.session.SetArticleNotes(graphmodel.ArticleNotes(w.graph.Decisions()))
	w.session.SetSnapshot(w.graph.Snapshot())
	w.arrange(false, first)
	w.changed()
}

// changed tells that something is to be shown and written.
func (w *Workspace) changed() {
	w.Changed.Emit(w)
	w.write()
}

// keepPlaces gives entities whose id has changed the place that they had: a new
// article may bring a fuller name, and with it another id.
func (w *Workspace) keepPlaces() {
	old := w.session.Positions()
	var all session.Positions
	for before, now := range graphmodel.Successors(w.session.Snapshot(), w.graph.Snapshot()) {
		at, had := old[before]
		if _, has := old[now]; !had || has {
			continue
		}
		if all == nil {
			all = maps.Clone(old)
		}
		all[now] = at
		if w.session.Pinned(before) {
			w.session.Pin(now)
		}
	}
	if all != nil {
		w.session.SetPositions(all)
	}
}

// Decisions returns what the person has settled so far.
func (w *Workspace) Decisions() []graphmodel.Decision { return w.graph.Decisions() }

// corpus is what the graph is made from, as far as it is in memory: see material.
func (w *Workspace) corpus() ingest.Corpus {
	snap := w.graph.Snapshot()
	c := ingest.Corpus{Articles: snap.Articles, Decisions: w.graph.Decisions(), Index: w.texts, Names: w.touched}
	for _, a := range snap.Articles {
		if f, ok := w.findings[a.ID]; ok {
			c.Findings = append(c.Findings, f)
		}
	}
	return c
}

// request is an import that waits for its turn.
type request struct {
	sources    []importers.Source
	from       func(*importers.Web) []importers.Source // in place of sources, when set
	done       func(importers.Report)
	disposable bool // can be had again, and need not be saved
}
