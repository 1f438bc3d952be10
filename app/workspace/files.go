package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
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
	w.session.Reset(w.graph.Snapshot(), nil)
	w.Changed.Emit(w)
}

// Open closes the project and opens another in the background; done is told
// when it is there. When the file cannot be opened the old project stays.
func (w *Workspace) Open(path string, done func(error)) {
	spec := session.Spec{Key: OpenJob, Title: "Opening", Failed: done}
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, path)
		file, err := project.Open(ctx, path)
		if err != nil {
			return nil, err
		}
		state, err := file.State(ctx)
		if err == nil {
			var g *graphmodel.Graph
			if g, err = graphOf(state); err == nil {
				return func() { w.opened(file, state, g); done(nil) }, nil
			}
		}
		return nil, errors.Join(err, file.Close())
	})
}

// graphOf rebuilds the graph of a project from what is stored.
func graphOf(state project.State) (*graphmodel.Graph, error) {
	return ingest.Corpus{Articles: state.Articles, Findings: state.Findings, Decisions: state.Decisions}.Graph()
}

func (w *Workspace) opened(file *project.Project, state project.State, g *graphmodel.Graph) {
	w.closeFile()
	w.empty()
	w.file, w.graph, w.history = file, g, graphmodel.NewHistory(g)
	w.isDraft = w.drafts != "" && filepath.Dir(file.Path()) == w.drafts
	w.settings = state.Settings
	for _, f := range state.Findings {
		w.findings[f.ArticleID] = f
	}
	positions := session.Positions{}
	var pinned []string
	for id, p := range state.Positions {
		positions[id] = layout.Point{X: p.X, Y: p.Y}
		if p.Pinned {
			pinned = append(pinned, id)
		}
	}
	w.restoreView(positions)
	w.session.Reset(g.Snapshot(), positions)
	w.session.Pin(pinned...)
	w.Changed.Emit(w)
	w.arrange(false, true)
}

// SaveAs makes path the file of the project and writes everything into it. A
// file that is there already is replaced.
func (w *Workspace) SaveAs(path string, done func(error)) {
	state := w.state()
	spec := session.Spec{Key: SaveAsJob, Title: "Saving", Failed: done}
	old := w.file
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		if old != nil && old.Path() == path {
			// Saved again where it is saved already.
			return func() { done(nil) }, old.Save(ctx, state)
		}
		file, err := replace(ctx, path, state)
		if err != nil {
			return nil, err
		}
		return func() {
			draft := w.Draft()
			w.closeFile()
			if draft != "" {
				_ = os.Remove(draft) // what is left over does no harm
			}
			w.file, w.isDraft, w.sample, w.dirty = file, false, false, false
			w.Changed.Emit(w)
			done(nil)
		}, nil
	})
}

// replace writes a new project beside the old file and puts it in its place,
// so that a failure leaves the old one as it was.
func replace(ctx context.Context, path string, state project.State) (*project.Project, error) {
	temporary := path + ".saving"
	_ = os.Remove(temporary)
	file, err := project.Create(ctx, temporary)
	if err != nil {
		return nil, err
	}
	err = file.Save(ctx, state)
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		_ = os.Remove(temporary)
		return nil, fmt.Errorf("saving %s: %w", path, err)
	}
	return project.Open(ctx, path)
}

// save writes a project that has a file, in the background.
func (w *Workspace) save() {
	if w.file == nil {
		w.saveDraft()
		return
	}
	if w.saving {
		return
	}
	file, state, revision, label := w.file, w.state(), w.graph.Snapshot().Revision, w.label
	w.saving, w.label = true, ""
	spec := session.Spec{
		Key: SaveJob, Title: "Saving", Quiet: true,
		Failed: func(err error) {
			w.saving = false
			w.session.Tell(session.Failure, "Not saved: "+err.Error())
		},
		Canceled: func() { w.saving = false },
	}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		if err := record(ctx, file, state, label); err != nil {
			return nil, err
		}
		return func() {
			w.saving = false
			if w.graph.Snapshot().Revision != revision {
				w.save()
				return
			}
			w.dirty = false
			w.Changed.Emit(w)
		}, nil
	})
}

// record writes a state as a step of the project's history, or, without a label,
// as what follows from the last one.
func record(ctx context.Context, file *project.Project, state project.State, label string) error {
	if label == "" {
		return file.Save(ctx, state)
	}
	return file.Record(ctx, state, label)
}

// state is everything that a project file holds.
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
	w.session.CancelAll()
	w.session.Wait()
	if w.file == nil {
		return nil
	}
	err := record(context.Background(), w.file, w.state(), w.label)
	return errors.Join(err, w.file.Close())
}

func (w *Workspace) closeFile() {
	w.saving = false
	if w.file == nil {
		return
	}
	w.session.CancelAll()
	w.session.Wait()
	w.saving = false
	if err := errors.Join(record(context.Background(), w.file, w.state(), w.label), w.file.Close()); err != nil {
		w.session.Tell(session.Failure, "The last changes were not saved: "+err.Error())
	}
	w.file, w.label = nil, ""
}

// Touched saves, in the background, what is not a change of the graph: that a
// person has moved nodes.
func (w *Workspace) Touched() {
	if w.sample {
		return // it can be had again
	}
	w.dirty = true
	w.save()
}
