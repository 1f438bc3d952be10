package workspace

import (
	"context"
	"errors"
	"maps"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/graphmodel/subscription"
)

// opKind is what is written into the file.
type opKind uint8

const (
	recordOp opKind = iota // a new step
	amendOp                // what follows from the latest step
	moveOp                 // to another step
	pagesOp                // pages that were fetched
	feedsOp                // the feeds that are followed
)

// op is one piece of writing. They are done one after the other, so that the
// journal of the file has the steps that the window has.
type op struct {
	kind  opKind
	delta project.Delta        // of recordOp and amendOp
	snap  *graphmodel.Snapshot // the graph after recordOp and moveOp
	moved *graphmodel.Change   // what moveOp does to the graph, nil where unknown
	step  *step                // what is recorded or gone to; nil is before all
	pages []project.Page
	feeds []subscription.Feed

	// Set where the work is done; read after it has ended.
	seq      int64
	finished bool
}

// do writes it. It is called on one goroutine at a time.
func (o *op) do(ctx context.Context, file *project.Project) error {
	var err error
	switch o.kind {
	case amendOp:
		_, err = file.Write(ctx, o.delta, "")
	case pagesOp:
		err = file.KeepPages(ctx, o.pages...)
	case feedsOp:
		err = file.SaveFeeds(ctx, o.feeds)
	case moveOp:
		if err = file.MoveTo(ctx, o.step.numbered(), o.moved); err == nil {
			err = ingest.KeepGraph(ctx, file, o.snap)
		}
	case recordOp:
		if o.seq, err = file.Write(ctx, o.delta, o.step.label); err == nil {
			err = ingest.KeepGraph(ctx, file, o.snap)
		}
	}
	if err == nil {
		o.finished = true
	}
	return err
}

// settled takes over what came of it.
func (o *op) settled() {
	if o.kind == recordOp {
		o.step.seq = o.seq
	}
}

// post lets something be written in its turn.
func (w *Workspace) post(o op) {
	if w.ReadOnly() {
		return
	}
	last := len(w.queue) - 1
	taken := w.writing && (last == 0 || w.file == nil) // a job has it in hand
	if o.kind == feedsOp && last >= 0 && w.queue[last].kind == feedsOp && !taken {
		w.queue[last].feeds = o.feeds
	} else if o.kind == amendOp && last >= 0 && w.queue[last].kind == amendOp && !taken {
		w.queue[last].delta = joined(w.queue[last].delta, o.delta)
	} else {
		w.queue = append(w.queue, &o)
	}
}

// joined is what two deltas of positions and settings do one after the other.
func joined(a, b project.Delta) project.Delta {
	sum := project.Delta{Positions: map[string]*graphmodel.Position{}, Settings: map[string]*string{}}
	for _, d := range []project.Delta{a, b} {
		maps.Copy(sum.Positions, d.Positions)
		maps.Copy(sum.Settings, d.Settings)
	}
	return sum
}

// whenWritten calls f when all that waits was written.
func (w *Workspace) whenWritten(f func()) {
	w.after = append(w.after, f)
	w.write()
}

// write does what waits, in the background.
func (w *Workspace) write() {
	if w.file == nil {
		w.saveDraft()
		return
	}
	if w.writing {
		return
	}
	if len(w.queue) == 0 {
		if w.dirty {
			w.dirty = false
			w.Changed.Emit(w)
		}
		for len(w.after) > 0 && len(w.queue) == 0 && !w.writing {
			f := w.after[0]
			w.after = w.after[1:]
			f()
		}
		return
	}
	w.writing = true
	file, o := w.file, w.queue[0]
	spec := session.Spec{
		Key: SaveJob, Title: "Saving", Quiet: true,
		Failed: func(err error) {
			w.writing = false
			if w.moving = w.moving && w.session.Busy(HistoryJob); !w.moving {
				w.after = nil
			}
			w.session.Tell(session.Failure, "Not saved: "+err.Error())
		},
		Canceled: func() { w.writing = false },
	}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		if err := o.do(ctx, file); err != nil {
			return nil, err
		}
		return func() {
			o.settled()
			w.queue = w.queue[1:]
			w.writing = false
			w.write()
		}, nil
	})
}

// flush writes what waits at once, after all work has ended.
func (w *Workspace) flush() error {
	w.writing, w.after = false, nil
	for len(w.queue) > 0 {
		o := w.queue[0]
		if !o.finished {
			if err := o.do(context.Background(), w.file); err != nil {
				return err
			}
		}
		o.settled()
		w.queue = w.queue[1:]
	}
	return nil
}

// writeAll writes the project, with all steps that wait, into a file without
// any. It takes nothing over.
func writeAll(ctx context.Context, file *project.Project, ops []*op, state project.State) ([]int64, error) {
	seqs := make([]int64, len(ops))
	of := map[*step]int64{}
	for i, o := range ops {
		// Which steps are in this file is not known to the steps yet.
		fresh := op{kind: o.kind, delta: o.delta, snap: o.snap, step: o.step, pages: o.pages, feeds: o.feeds}
		if o.kind == moveOp {
			seq := int64(0)
			for s := o.step; s != nil && seq == 0; s = s.before {
				seq = of[s]
			}
			if err := file.MoveTo(ctx, seq, o.moved); err != nil {
				return nil, err
			}
			continue
		}
		if err := fresh.do(ctx, file); err != nil {
			return nil, err
		}
		seqs[i] = fresh.seq
		if o.kind == recordOp {
			of[o.step] = fresh.seq
		}
	}
	return seqs, file.Save(ctx, state)
}

// inFile takes over the numbers of steps that writeAll has given.
func (w *Workspace) inFile(ops []*op, seqs []int64) {
	for i, o := range ops {
		o.seq = seqs[i]
		o.settled()
	}
	w.queue = w.queue[len(ops):]
}

// end stops all work, writes what waits and closes the file.
func (w *Workspace) end() error {
	w.session.CancelAll()
	w.session.Wait()
	w.moving = false
	if w.file == nil {
		return nil
	}
	if w.ReadOnly() {
		return w.file.Close()
	}
	if len(w.queue) == 0 {
		w.post(op{kind: amendOp, delta: w.rest()})
	}
	return errors.Join(w.flush(), w.file.Close())
}
