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
	r.takeTurn()
	later()
	waited := false
	r.wait = func(time.Duration) { waited = true }
	r.takeTurn()
	if !waited {
		t.Error("does not rest when nothing waits to run")
	}
	if quiet := time.Since(r.start) - time.Duration(r.active.Load()); quiet > time.Second {
		t.Errorf("a turn that an event ended counts as %v of quiet", quiet)
	}
}
