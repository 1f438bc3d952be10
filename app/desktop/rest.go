//go:build !headless

package desktop

import (
	"sync/atomic"
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// The toolkit's loop looks for events sixty times a second, also when nobody
// touches the program: each look wakes two threads, and a laptop's processor
// never comes to rest. So when nothing has happened for restAfter, a function
// on the loop's own goroutine waits for the next event in the system instead,
// restTurn at a time. An event from the person ends the wait at once, and so
// does a function that comes through the gate.
const (
	// restAfter is longer than the longest animation.
	restAfter = 2 * time.Second
	// restTurn bounds how long work waits that the toolkit itself hands to its
	// loop, such as the blinking of a cursor.
	restTurn = 500 * time.Millisecond
)

// rest lets the toolkit's loop sleep. Its methods are safe for concurrent use.
type rest struct {
	// do runs a function later on the loop's goroutine, doAndWait waits for it.
	do, doAndWait func(func())
	// wait blocks the loop's goroutine until something happens or the time is
	// over; wake ends a wait from any goroutine, also one that is about to start.
	wait func(time.Duration)
	wake func()

	after, turn time.Duration
	start       time.Time
	active      atomic.Int64 // when something last happened, nanoseconds since start
	pending     atomic.Int64 // functions that have not run yet
	resting     atomic.Bool
}

func newRest(do, doAndWait func(func())) *rest {
	return &rest{
		do: do, doAndWait: doAndWait, wait: waitEvents, wake: postEvent,
		after: restAfter, turn: restTurn, start: time.Now(),
	}
}

// Do is the gate to the user interface.
func (r *rest) Do(f func()) {
	r.touch()
	r.pending.Add(1)
	r.do(func() {
		r.pending.Add(-1)
		f()
	})
	// A turn that starts after this look sees that f is pending.
	if r.resting.Load() {
		r.wake()
	}
}

func (r *rest) touch() { r.active.Store(int64(time.Since(r.start))) }

// Run rests whenever nothing happens, until stop is closed.
func (r *rest) Run(stop <-chan struct{}) {
	for {
		left := r.after - (time.Since(r.start) - time.Duration(r.active.Load()))
		if left <= 0 {
			r.doAndWait(r.takeTurn) // the loop draws and animates between two turns
			left = 0
		}
		select {
		case <-stop:
			return
		case <-time.After(left):
		}
	}
}

// takeTurn waits once, on the loop's goroutine.
func (r *rest) takeTurn() {
	r.resting.Store(true)
	defer r.resting.Store(false)
	if r.pending.Load() > 0 {
		return
	}
	began := time.Now()
	r.wait(r.turn)
	if time.Since(began) < r.turn*9/10 {
		r.touch()
	}
}

// waitEvents waits for an event of the system and handles it, as the toolkit's
// loop does when it looks for events.
func waitEvents(limit time.Duration) {
	defer ignoreClosed()
	glfw.WaitEventsTimeout(limit.Seconds())
}

func postEvent() {
	defer ignoreClosed()
	glfw.PostEmptyEvent()
}

// notInitialized is GLFW_NOT_INITIALIZED, which the bindings do not export.
const notInitialized = glfw.ErrorCode(0x00010001)

// ignoreClosed recovers from what GLFW's bindings raise when the window system
// is closed already, as happens while the program ends.
func ignoreClosed() {
	p := recover()
	if err, ok := p.(*glfw.Error); ok && err.Code == notInitialized {
		return
	}
	if p != nil {
		panic(p)
	}
}
