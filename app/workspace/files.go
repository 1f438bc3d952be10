package workspace

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
	"clew/graphmodel/subscription"
)

// The keys of the jobs that read and write files.
const (
	OpenJob = "open"
	SaveJob = "save"
	// SaveAsJob has a key of its own, so that the saving of a change that comes
	// meanwhile does not replace it.
	SaveAsJob = "save as"
)

// NewProject closes the project and starts an empty one. What was not saved is
// lost: ask before.
func (w *Workspace) NewProject() {
	w.closeFile()
	w.empty()
	w.session.SetArticleNotes(nil)
	w.session.Reset(w.graph.Snapshot(), nil)
	w.Changed.Emit(w)
}

// Open closes the project and opens another in the background; done is told
// when it is there. When the file cannot be opened the old project stays.
func (w *Workspace) Open(path string, done func(error)) {
	spec := session.Spec{Key: OpenJob, Title: "Opening", Failed: done}
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, path)
		file, hindrance, err := openAny(ctx, path)
		if err != nil {
			return nil, err
		}
		g, state, err := ingest.Open(ctx, file, func() { report(-1, "Working out the graph of "+filepath.Base(path)) })
		var steps []project.Step
		if err == nil {
			steps, err = file.History(ctx)
		}
		var feeds []subscription.Feed
		if err == nil {
			feeds, err = file.Feeds(ctx)
		}
		if err == nil {
			return func() {
				w.opened(file, state, g, steps, feeds)
				w.hindrance = hindrance
				done(nil)
				w.verify()
				w.prepare()
			}, nil
		}
		return nil, errors.Join(err, file.Close())
	})
}

func (w *Workspace) opened(file *project.Project, state project.State, g *graphmodel.Graph, steps []project.Step, feeds []subscription.Feed) {
	w.closeFile()
	w.empty()
	w.file, w.graph = file, g
	w.recorded(steps)
	w.isDraft = w.drafts != "" && filepath.Dir(file.Path()) == w.drafts
	file.SetBackups(!w.isDraft)
	w.settings = state.Settings
	w.written.positions, w.written.settings = state.Positions, maps.Clone(state.Settings)
	positions := session.Positions{}
	var pinned []string
	for id, p := range state.Positions {
		positions[id] = layout.Point{X: p.X, Y: p.Y}
		if p.Pinned {
			pinned = append(pinned, id)
		}
	}
	w.restoreView(positions)
	w.session.SetArticleNotes(graphmodel.ArticleNotes(state.Decisions))
	w.session.Reset(g.Snapshot(), positions)
	subscription.Sort(feeds)
	w.session.SetFeeds(feeds)
	w.untold = len(feeds) > 0 && w.settings[subscription.Setting] == "" // older versions followed without a step
	w.settings = withNames(w.settings, feeds)
	w.session.Pin(pinned...)
	w.written.from, w.written.pinned = positions, len(pinned)
	w.Changed.Emit(w)
	w.arrange(false, true)
	if file.Recovered() {
		w.session.Tell(session.Info, "The last session was cut off; everything that was saved is here")
	}
}

// SaveAs makes path the file of the project and writes everything into it, with
// its history. A file that is there already is replaced.
func (w *Workspace) SaveAs(path string, done func(error)) {
	if w.file != nil && w.file.Path() == path {
		if w.ReadOnly() {
			done(project.ErrReadOnly)
			return
		}
		w.amend()
		w.whenWritten(func() { done(nil) })
		return
	}
	w.copied(path, done, func(ctx context.Context) (*project.Project, error) {
		// The journal of a copy is that of the file.
		return project.Open(ctx, path)
	}, func(file *project.Project) {
		if old, draft := w.file, w.Draft(); old != nil {
			_ = old.Close() // everything in it is in the copy
			if draft != "" {
				_ = os.Remove(draft) // what is left over does no harm
			}
		}
		w.file, w.isDraft, w.sample, w.dirty = file, false, false, false
		w.Changed.Emit(w)
		done(nil)
		w.write()
	})
}

// SaveCopy writes the project, with its history, into another file; this one
// stays where it is. A file that is there already is replaced.
func (w *Workspace) SaveCopy(path string, done func(error)) {
	if w.file != nil && w.file.Path() == path {
		done(errSameFile)
		return
	}
	none := func(context.Context) (*project.Project, error) { return nil, nil }
	w.copied(path, done, none, func(*project.Project) { done(nil); w.write() })
}

var errSameFile = errors.New("the project is in this file already; choose another name")

// copied writes the project to path and hands over what open returns.
func (w *Workspace) copied(
	path string, failed func(error), open func(context.Context) (*project.Project, error), done func(*project.Project),
) {
	copyNow := func() {
		w.writing = true // what is done meanwhile waits for the new file
		old, ops := w.file, w.queue
		var state project.State
		if old == nil {
			state = w.state()
		}
		spec := session.Spec{
			Key: SaveAsJob, Title: "Saving",
			Failed: func(err error) { w.writing = false; failed(err); w.write() }, Canceled: func() { w.writing = false },
		}
		w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
			seqs, err := replace(ctx, path, old, ops, state)
			if err != nil {
				return nil, err
			}
			file, err := open(ctx)
			if err != nil {
				return nil, err
			}
			return func() {
				w.writing = false
				if file != nil && old == nil {
					w.inFile(ops, seqs)
				}
				done(file)
			}, nil
		})
	}
	if w.file == nil {
		copyNow()
		return
	}
	w.amend()
	w.whenWritten(copyNow)
}

// replace writes a project beside the old file at path and puts it in its
// place, so that a failure leaves the old one as it was: a copy of from, or, where
// that is nil, what waits to be written.
func replace(ctx context.Context, path string, from *project.Project, ops []*op, state project.State) (seqs []int64, err error) {
	temporary := path + ".saving"
	_ = os.Remove(temporary)
	if from != nil {
		err = from.CopyTo(ctx, temporary)
	} else {
		var file *project.Project
		if file, err = project.Create(ctx, temporary); err == nil {
			seqs, err = writeAll(ctx, file, ops, state)
			err = errors.Join(err, file.Close())
		}
	}
	if err == nil {
		err = project.Supplant(ctx, temporary, path)
	}
	if err != nil {
		_ = os.Remove(temporary)
		return nil, fmt.Errorf("saving %s: %w", path, err)
	}
	return seqs, nil
}

// state is everything that the file of a project without one will hold.
func (w *Workspace) state() project.State {
	corpus := w.corpus()
	positions := map[string]graphmodel.Position{}
	snap := w.graph.Snapshot()
	for id, p := range w.session.Positions() {
		if snap.Entity(id) != nil {
			positions[id] = graphmodel.Position{X: p.X, Y: p.Y, Pinned: w.session.Pinned(id)}
		}
	}
	return project.State{
		Articles: corpus.Articles, Findings: corpus.Findings, Decisions: corpus.Decisions, Positions: positions,
		Settings: w.withView(),
	}
}

// Close ends all work and closes the file after writing what is not written
// yet. It blocks until that is done.
func (w *Workspace) Close() error {
	err := w.end()
	w.file = nil
	return err
}

func (w *Workspace) closeFile() {
	if w.file == nil {
		return
	}
	if err := w.end(); err != nil {
		w.session.Tell(session.Failure, "The last changes were not saved: "+err.Error())
	}
	w.file = nil
}

// amend writes, in the background, what is no step of its own: where a layout
// has put nodes, which groups are open.
func (w *Workspace) amend() {
	w.post(op{kind: amendOp, delta: w.rest()})
	w.write()
}
