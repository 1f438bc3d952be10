//go:build !headless

package desktop

import (
	"sync/atomic"
	"testing"
	"time"
)

// loop stands for the toolkit's: one goroutine that runs what it is given.
type loop struct {
	queue chan func()
	woken chan struct{}
	turns atomic.Int64
}

func newLoop(t *testing.T) (*loop, *rest) {
	t.Helper()
	l := &loop{queue: make(chan func(), 100), woken: make(chan struct{}, 1)}
	r := newRest(func(f func()) { l.queue <- f }, func(f func()) {
		done := make(chan struct{})
		l.queue <- func() { f(); close(done) }
		<-done
	})
	r.wait = func(limit time.Duration) {
		l.turns.Add(1)
		select {
		case <-l.woken:
		case <-time.After(limit):
		}
	}
	r.wake = func() {
		select {
		case l.woken <- struct{}{}:
		default:
		}
	}
	go func() {
		for f := range l.queue {
			f()
		}
	}()
	stop, stopped := make(chan struct{}), make(chan struct{})
	t.Cleanup(func() {
		close(stop)
		r.wake()
		<-stopped
		close(l.queue)
	})
	r.after, r.turn = 5*time.Millisecond, 20*time.Second
	go func() {
		r.Run(stop)
		close(stopped)
	}()
	return l, r
}

func TestWorkEndsARest(t *testing.T) {
	l, r := newLoop(t)
	for round := range 20 {
		for deadline := time.Now().Add(10 * time.Second); !r.resting.Load(); time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("round %d: the loop never rests", round)
			}
		}
		ran := make(chan struct{})
		r.Do(func() { close(ran) })
		select {
		case <-ran:
		case <-time.After(10 * time.Second):
			t.Fatalf("round %d: work waits for the end of a turn", round)
		}
	}
	if l.turns.Load() < 20 {
		t.Errorf("%d turns, want one before each piece of work", l.turns.Load())
	}
}

func TestNoRestWhileSomethingHappens(t *testing.T) {
	r := newRest(nil, nil)
	r.wait = func(time.Duration) { t.Error("rests though a function is waiting to run") }
	var later func()
	r.do = func(f func()) { later = f }
	r.Do(func() {})
	r.takeTurn(r.turn)
	later()
	waited := false
	r.wait = func(time.Duration) { waited = true }
	r.takeTurn(r.turn)
	if !waited {
		t.Error("does not rest when nothing waits to run")
	}
	if quiet := time.Since(r.start) - time.Duration(r.active.Load()); quiet > time.Second {
		t.Errorf("a turn that an event ended counts as %v of quiet", quiet)
	}
}

func TestRestsSoonAfterTheLastPainting(t *testing.T) {
	r := newRest(nil, nil)
	at := func(active, painted time.Duration) (time.Duration, time.Duration) {
		const now = time.Hour
		r.start = time.Now().Add(-now)
		r.active.Store(int64(now - active))
		if painted >= 0 {
			r.painted.Store(int64(now - painted))
		} else {
			r.painted.Store(0)
		}
		left, turn := r.due()
		return left.Round(10 * time.Millisecond), turn
	}
	const ms = time.Millisecond
	for _, c := range []struct{ active, painted, left, turn time.Duration }{
		{1000 * ms, -1, 1000 * ms, restTurn}, // nobody tells what is painted
		{1000 * ms, 0, restSoon, restShort},
		{1000 * ms, 50 * ms, restSoon - 50*ms, restShort},
		{20 * ms, 500 * ms, restSoon - 20*ms, restShort},
		{300 * ms, 200 * ms, restSoon - 200*ms, restShort},
		{2500 * ms, 0, -500 * ms, restTurn}, // a cursor blinks
	} {
		if left, turn := at(c.active, c.painted); left != c.left || turn != c.turn {
			t.Errorf("active %v and painted %v ago: rests in %v for %v, want %v and %v", c.active, c.painted, left, turn, c.left, c.turn)
		}
	}
}

func TestALoopThatEndsGetsNothing(t *testing.T) {
	r := newRest(func(func()) { t.Error("it is given a function") }, func(func()) { t.Error("it is given a turn") })
	r.wait = func(time.Duration) { t.Error("it rests") }
	r.End()
	r.Do(func() {})
	r.takeTurn(r.turn)
	r.Run(nil)
}
