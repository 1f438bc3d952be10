package workspace

import (
	"context"
	"errors"

	"clew/app/session"
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
	state project.State // of recordOp and amendOp
	step  *step         // what is recorded or gone to; nil is before all
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
		err = file.Save(ctx, o.state)
	case pagesOp:
		err = file.KeepPages(ctx, o.pages...)
	case feedsOp:
		err = file.SaveFeeds(ctx, o.feeds)
	case moveOp:
		err = file.MoveTo(ctx, o.step.numbered())
	case recordOp:
		var before int64
		if before, err = file.Latest(ctx); err != nil {
			return err
		}
		if err = file.Record(ctx, o.state, o.step.label); err != nil {
			return err
		}
		if o.seq, err = file.Latest(ctx); o.seq == before {
			o.seq = 0 // nothing that the file holds has changed
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
		w.queue[last].state = o.state
	} else {
		w.queue = append(w.queue, &o)
	}
}

// whenWritten calls f when all that waits was written.
func (w *Workspace) whenWritten(f func()) {
	w.written = append(w.written, f)
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
		for len(w.written) > 0 && len(w.queue) == 0 && !w.writing {
			f := w.written[0]
			w.written = w.written[1:]
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
				w.written = nil
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
	w.writing, w.written = false, nil
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
		fresh := op{kind: o.kind, state: o.state, step: o.step, pages: o.pages, feeds: o.feeds}
		if o.kind == moveOp {
			seq := int64(0)
			for s := o.step; s != nil && seq == 0; s = s.before {
				seq = of[s]
			}
			if err := file.MoveTo(ctx, seq); err != nil {
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
		w.post(op{kind: amendOp, state: w.state()})
	}
	return errors.Join(w.flush(), w.file.Close())
}
