package layout

import (
	"context"
	"iter"
	"slices"
)

// task is a layout at work, as its code sees it.
type task struct {
	ctx context.Context
	o   Options
	// yield hands over to the one who steps; nil when the layout runs through.
	yield func(struct{}) bool
	// picture returns the positions so far; nil while there are none.
	picture  func() []Point
	progress float64
	// from and span map the progress of a part, such as a component, to the
	// whole; span 0 is the whole.
	from, span float64
}

// pause marks the end of a step: the code that computes calls it every few
// milliseconds with how much of its work, 0…1, is done.
func (t *task) pause(done float64) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	if t.span > 0 {
		done = t.from + done*t.span
	}
	t.progress = max(t.progress, min(done, 1))
	if t.o.Progress != nil {
		t.o.Progress(t.progress)
	}
	if t.yield != nil && !t.yield(struct{}{}) {
		return context.Canceled
	}
	return nil
}

// within makes the progress that f reports count as the part from…to, 0…1, of
// what it would count as otherwise.
func (t *task) within(from, to float64, f func() error) error {
	outerFrom, outerSpan := t.from, t.span
	span := outerSpan
	if span == 0 {
		span = 1
	}
	t.from, t.span = outerFrom+from*span, (to-from)*span
	err := f()
	t.from, t.span = outerFrom, outerSpan
	return err
}

// Stepper computes a layout in steps. It is for one goroutine at a time. Close
// must be called when it is no longer needed, finished or not.
type Stepper struct {
	t      *task
	next   func() (struct{}, bool)
	stop   func()
	result []Point
	err    error
	done   bool
}

// Start begins a layout that is computed in steps.
func (l Layout) Start(g Graph, o Options) *Stepper {
	s := &Stepper{t: &task{ctx: context.Background(), o: o}}
	s.next, s.stop = iter.Pull(func(yield func(struct{}) bool) {
		s.t.yield = yield
		s.result, s.err = l.compute(s.t, g)
	})
	return s
}

// Step does a small part of the work, a few milliseconds for graphs that fit
// that, and reports whether the layout is finished. It returns ctx.Err() when
// ctx ends; the layout is over then.
func (s *Stepper) Step(ctx context.Context) (done bool, err error) {
	if s.done {
		return true, s.err
	}
	s.t.ctx = ctx
	if _, more := s.next(); !more {
		s.done = true
		if s.err == nil {
			s.t.progress = 1
		}
	}
	return s.done, s.err
}

// Positions returns the positions so far, or nil while there are none. The
// slice belongs to the caller.
func (s *Stepper) Positions() []Point {
	switch {
	case s.done:
		return slices.Clone(s.result)
	case s.t.picture != nil:
		return s.t.picture()
	}
	return nil
}

// Progress returns how much of the work is done, 0…1.
func (s *Stepper) Progress() float64 { return s.t.progress }

// Close ends the layout and frees what it holds.
func (s *Stepper) Close() {
	s.stop()
	s.done = true
	if s.result == nil && s.err == nil {
		s.err = context.Canceled
	}
}
