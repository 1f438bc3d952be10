package workspace

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
)

// HistoryJob is the key of the job that goes to a step of an earlier sitting.
const HistoryJob = "history"

// errMoving refuses an edit while a step of an earlier sitting is worked out.
var errMoving = errors.New("the history is being worked out; try again in a moment")

// step is one entry of the history. The file's journal and this list are one:
// what is done here is written there in the same order, and what the file holds
// already is listed here when it is opened.
type step struct {
	at      time.Time
	label   string
	touched Counts
	before  *step // nil for the first

	// Of this sitting: what turns the graph around without reading the file.
	known  bool
	change graphmodel.Change
	aside  aside
	placed placed

	// seq is the number in the file; 0 while it is not written, or where it has
	// changed nothing that the file holds.
	seq int64
}

// aside is what a step changes besides the graph: what was found in articles,
// settings of the project, and where the layout that followed has moved nodes.
// Each is what it was before and after.
type aside struct {
	findings [2]map[string]graphmodel.Findings
	settings [2]map[string]string
	places   [2]session.Positions
}

// Counts says how much a step has touched.
type Counts struct{ Articles, Decisions, Moved, Settings int }

// Step is one thing that was done, as the history shows it.
type Step struct {
	At      time.Time
	Label   string
	Touched Counts
	// Undone steps can be done again.
	Undone bool
	// Opened is the latest step that was there when the project was opened.
	Opened bool
}

// History lists what was done, the earliest first. The undone steps are the
// last ones.
func (w *Workspace) History() []Step {
	out := make([]Step, len(w.steps))
	for i, s := range w.steps {
		out[i] = Step{At: s.at, Label: s.label, Touched: s.touched, Undone: i >= w.done, Opened: s == w.opening}
	}
	return out
}

// Done is how many steps of the history are not undone.
func (w *Workspace) Done() int { return w.done }

// CanUndo returns the label of what Undo would take back.
func (w *Workspace) CanUndo() (string, bool) {
	if w.done == 0 {
		return "", false
	}
	return w.steps[w.done-1].label, true
}

// CanRedo returns the label of what Redo would do again.
func (w *Workspace) CanRedo() (string, bool) {
	if w.done == len(w.steps) {
		return "", false
	}
	return w.steps[w.done].label, true
}

// Undo takes back the latest step, also one of an earlier sitting.
func (w *Workspace) Undo() {
	if label, ok := w.CanUndo(); ok {
		w.goTo(w.done-1, "Undone: "+label)
	}
}

// Redo does again what was undone last.
func (w *Workspace) Redo() {
	if label, ok := w.CanRedo(); ok {
		w.goTo(w.done+1, "Done again: "+label)
	}
}

// GoTo goes to the state after the first done steps of the history; 0 is before
// all.
func (w *Workspace) GoTo(done int) {
	switch {
	case done == w.done || done < 0 || done > len(w.steps):
	case done == 0:
		w.goTo(done, "Back to the beginning")
	default:
		w.goTo(done, "At: "+w.steps[done-1].label)
	}
}

// CanRevert reports whether something was done since the project was opened.
func (w *Workspace) CanRevert() bool { return w.file != nil && !w.isDraft && w.done != w.opened0() }

// Revert goes back to how the project was when it was opened. It can be redone.
func (w *Workspace) Revert() {
	if w.CanRevert() {
		w.goTo(w.opened0(), "Back to how it was opened")
	}
}

func (w *Workspace) opened0() int { return slices.Index(w.steps, w.opening) + 1 }

// goTo moves along the history: in memory where that is known, else by way of
// the file.
func (w *Workspace) goTo(done int, told string) {
	if w.refused() {
		return
	}
	if w.moving {
		w.session.Tell(session.Info, "One moment: "+errMoving.Error())
		return
	}
	only := true // positions
	var moved graphmodel.Change
	crossed := 0
	places := maps.Clone(w.session.Positions())
	for w.done != done {
		s, which := w.toward(done)
		if !s.known {
			break
		}
		change := s.change
		if which == 0 {
			change = change.Inverse()
		}
		if _, err := w.graph.Apply(change); err != nil {
			break // an earlier sitting's step in between has left it otherwise
		}
		if crossed++; crossed == 1 {
			moved = change
		} else {
			moved = graphmodel.Change{}
		}
		w.putAside(s.aside, which)
		w.crossed(s, which)
		w.passed(which)
		w.takePlaces(change, places)
		maps.Copy(places, s.aside.places[which]) // what a layout has moved since it was last placed
		knowledge := change
		knowledge.Positions = nil
		only = only && knowledge.Empty()
	}
	w.session.SetPositions(places)
	if crossed > 0 {
		o := op{kind: moveOp, step: w.last(), snap: w.graph.Snapshot()}
		if crossed == 1 {
			o.moved = &moved // of several the file keeps the whole graph anew
		}
		w.post(o)
	}
	if w.done != done {
		w.goByFile(done, told) // from where the file is then
		return
	}
	w.session.Tell(session.Info, told)
	w.refollow()
	if only {
		w.changed()
		return
	}
	w.publish(true)
}

// toward is the next step on the way, and whether it is undone (0) or done (1).
func (w *Workspace) toward(done int) (s *step, which int) {
	if done < w.done {
		return w.steps[w.done-1], 0
	}
	return w.steps[w.done], 1
}

func (w *Workspace) passed(which int) {
	if which == 0 {
		w.done--
	} else {
		w.done++
	}
}

func (w *Workspace) putAside(a aside, which int) {
	maps.Copy(w.findings, a.findings[which])
	if s := a.settings[which]; s != nil {
		w.settings = s
	}
}

// nudged notes where the layout that followed the latest step has moved nodes.
func (w *Workspace) nudged(from, to session.Positions) {
	s := w.last()
	if s == nil || !s.known || w.done != len(w.steps) {
		return
	}
	for id, now := range to {
		was, had := from[id]
		if !had || was == now {
			continue
		}
		if s.aside.places[0] == nil {
			s.aside.places = [2]session.Positions{{}, {}}
		}
		if _, noted := s.aside.places[0][id]; !noted {
			s.aside.places[0][id] = was
		}
		s.aside.places[1][id] = now
	}
}

// last is the latest step that is not undone, or nil.
func (w *Workspace) last() *step {
	if w.done == 0 {
		return nil
	}
	return w.steps[w.done-1]
}

// numbered is the number in the file of a step, or of the last one before it
// that has one.
func (s *step) numbered() int64 {
	for ; s != nil; s = s.before {
		if s.seq > 0 {
			return s.seq
		}
	}
	return 0
}

// goByFile moves the file to a step and takes what is in it then.
func (w *Workspace) goByFile(done int, told string) {
	if w.file == nil {
		w.session.Tell(session.Failure, "This step cannot be taken back")
		w.publish(true)
		return
	}
	w.moving = true
	var target *step
	if done > 0 {
		target = w.steps[done-1]
	}
	// What is done in memory already is written first.
	w.whenWritten(func() {
		file, seq, material, snap := w.file, target.numbered(), w.material(), w.graph.Snapshot()
		spec := session.Spec{
			Key: HistoryJob, Title: "Going back", Quiet: true,
			Failed: func(err error) {
				w.moving = false
				w.session.Tell(session.Failure, "The history cannot go there: "+err.Error())
			},
			Canceled: func() { w.moving = false },
		}
		w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
			report(-1, "")
			// Once the file has moved, the window has to follow.
			ctx = context.WithoutCancel(ctx)
			change, err := material.corpus.MoveTo(ctx, file, snap, seq)
			if err != nil {
				return nil, err
			}
			state, err := file.Arrangement(ctx)
			if err != nil {
				return nil, err
			}
			return func() {
				w.moving = false
				w.done = done
				w.rebase(state, change)
				w.session.Tell(session.Info, told)
			}, nil
		})
	})
}

// rebase puts what a file holds in place of what is there: change is what that does
// to the graph, state what it holds besides the articles.
func (w *Workspace) rebase(state project.State, change graphmodel.Change) {
	change.Positions = w.graph.PlacesTo(state.Positions)
	if _, err := w.graph.Apply(change); err != nil {
		w.session.Tell(session.Failure, "The history cannot go there: "+err.Error())
		return
	}
	for _, a := range w.graph.Snapshot().Articles {
		delete(w.findings, a.ID) // the file knows better
	}
	w.settings = state.Settings
	w.written = written{positions: state.Positions, settings: maps.Clone(state.Settings)}
	all := maps.Clone(w.session.Positions())
	for id, p := range state.Positions {
		all[id] = layout.Point{X: p.X, Y: p.Y}
		if p.Pinned {
			w.session.Pin(id)
		} else {
			w.session.Unpin(id)
		}
	}
	w.session.SetPositions(all)
	w.refollow()
	w.publish(false)
}

// commit applies a change as a new step. Steps that were undone are gone then.
func (w *Workspace) commit(c graphmodel.Change, a aside) error {
	if w.ReadOnly() {
		return project.ErrReadOnly
	}
	if w.moving {
		return errMoving
	}
	if _, err := w.graph.Apply(c); err != nil {
		return err
	}
	w.putAside(a, 1)
	s := &step{at: w.now(), label: c.Label, before: w.last(), known: true, change: c, aside: a}
	s.touched = Counts{Articles: len(c.Articles), Decisions: len(c.Decisions)}
	if len(c.Articles) == 0 {
		s.touched.Moved = len(c.Positions)
	}
	if a.settings[1] != nil {
		s.touched.Settings = 1
	}
	w.steps = append(w.steps[:w.done:w.done], s)
	w.done = len(w.steps)
	return nil
}

// recorded lists the steps that a file holds.
func (w *Workspace) recorded(steps []project.Step) {
	w.steps, w.done, w.opening = nil, 0, nil
	var before *step
	for _, r := range steps {
		s := &step{at: r.At, label: r.Label, seq: r.Seq, before: before}
		s.touched = Counts{Articles: r.Touched["articles"], Decisions: r.Touched["decisions"], Settings: r.Touched["settings"]}
		if s.touched.Articles == 0 {
			s.touched.Moved = r.Touched["positions"]
		}
		w.steps = append(w.steps, s)
		if !r.Undone {
			w.done, w.opening = len(w.steps), s
		}
		before = s
	}
}

// Touches finds, in the background where the file has to be asked, what a step
// of the history was about and is still there.
func (w *Workspace) Touches(i int, tell func(session.Selection)) {
	if i < 0 || i >= len(w.steps) {
		return
	}
	s := w.steps[i]
	if s.known {
		tell(touchedBy(w.session.Snapshot(), s.change))
		return
	}
	if w.file == nil || s.seq == 0 {
		return
	}
	file, snap := w.file, w.session.Snapshot()
	spec := session.Spec{Key: "touches", Title: "Looking", Quiet: true, Failed: func(error) {}}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		t, err := file.TouchedBy(ctx, s.seq)
		if err != nil {
			return nil, err
		}
		found := session.Selection{}
		found.Entities, found.Links = graphmodel.About(snap, t.Decisions)
		if len(t.Articles) > 0 {
			found.Entities = append(found.Entities, namedIn(snap, t.Articles)...)
		} else {
			found.Entities = append(found.Entities, t.Entities...)
		}
		return func() { tell(found) }, nil
	})
}

// touchedBy is what a change is about.
func touchedBy(snap *graphmodel.Snapshot, c graphmodel.Change) session.Selection {
	var out session.Selection
	for _, e := range c.Entities {
		out.Entities = append(out.Entities, idOf(e, func(e *graphmodel.Entity) string { return e.ID }))
	}
	for _, e := range c.Links {
		id := idOf(e, func(l *graphmodel.Link) string { return l.ID })
		out.Links = append(out.Links, id)
	}
	for _, e := range c.Positions {
		out.Entities = append(out.Entities, idOf(e, func(p *graphmodel.Placement) string { return p.Entity }))
	}
	var decisions []graphmodel.Decision
	for _, e := range c.Decisions {
		if e.After != nil {
			decisions = append(decisions, *e.After)
		} else {
			decisions = append(decisions, *e.Before)
		}
	}
	entities, links := graphmodel.About(snap, decisions)
	out.Entities, out.Links = append(out.Entities, entities...), append(out.Links, links...)
	return out
}

func idOf[T any](e graphmodel.Edit[T], id func(*T) string) string {
	if e.After != nil {
		return id(e.After)
	}
	return id(e.Before)
}

// namedIn lists the entities that some articles name.
func namedIn(snap *graphmodel.Snapshot, articles []string) []string {
	var out []string
	for _, e := range snap.Entities {
		if slices.ContainsFunc(e.Mentions, func(m graphmodel.Mention) bool { return slices.Contains(articles, m.Article) }) {
			out = append(out, e.ID)
		}
	}
	return out
}
