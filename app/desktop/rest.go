//go:build !headless

package desktop

import (
	"sync/atomic"
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// The toolkit's loop looks for events sixty times a second, also when nobody
// touches the program: each look wakes two threads, a laptop's processor never
// comes to rest, and an event waits for the next look. So when nothing has been
// painted or has come through the gate for restSoon, a function on the loop's own
// goroutine waits for the next event in the system instead, restTurn at a time. An
// event from the person ends the wait at once, and the loop, whose next look is
// due by then, paints what came of it without delay. A function that comes through
// the gate ends the wait, too.
const (
	// restSoon is longer than what lies between two steps of an animation, and no
	// longer than needed: what comes before waits for the loop's next look.
	restSoon = 80 * time.Millisecond
	// restAfter is when to rest although something is painted, such as the
	// blinking of a cursor: longer than the longest animation.
	restAfter = 2 * time.Second
	// restTurn bounds how long work waits that the toolkit itself hands to its
	// loop, such as a cursor that blinks; restShort does so in the first restAfter.
	restTurn  = 500 * time.Millisecond
	restShort = 250 * time.Millisecond
)

// rest lets the toolkit's loop sleep. Its methods are safe for concurrent use.
type rest struct {
	// do runs a function later on the loop's goroutine, doAndWait waits for it.
	do, doAndWait func(func())
	// wait blocks the loop's goroutine until something happens or the time is
	// over; wake ends a wait from any goroutine, also one that is about to start.
	wait func(time.Duration)
	wake func()

	soon, after, short, turn time.Duration

	start   time.Time
	active  atomic.Int64 // when something last happened, nanoseconds since start
	painted atomic.Int64 // when the window was last painted; 0 for not known
	pending atomic.Int64 // functions that have not run yet
	resting atomic.Bool
	ending  atomic.Bool // the loop ends: it gets nothing any more
}

func newRest(do, doAndWait func(func())) *rest {
	return &rest{
		do: do, doAndWait: doAndWait, wait: waitEvents, wake: postEvent,
		soon: restSoon, after: restAfter, short: restShort, turn: restTurn, start: time.Now(),
	}
}

// Do is the gate to the user interface.
func (r *rest) Do(f func()) {
	if r.ending.Load() {
		return
	}
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

// End is called before the loop ends: what is handed to a loop that ends may wait
// for good.
func (r *rest) End() { r.ending.Store(true) }

// Painted notes that the window is being painted.
func (r *rest) Painted() { r.painted.Store(int64(time.Since(r.start))) }

func (r *rest) touch() { r.active.Store(int64(time.Since(r.start))) }

// Run rests whenever nothing happens, until stop is closed.
func (r *rest) Run(stop <-chan struct{}) {
	for !r.ending.Load() {
		left, turn := r.due()
		if left <= 0 {
			r.doAndWait(func() { r.takeTurn(turn) }) // the loop draws and animates between two turns
			left = 0
		}
		select {
		case <-stop:
			return
		case <-time.After(left):
		}
	}
}

// due is when to rest, and for how long at most.
func (r *rest) due() (left, turn time.Duration) {
	now := time.Since(r.start)
	quiet, painted := now-time.Duration(r.active.Load()), time.Duration(r.painted.Load())
	left = r.after - quiet
	if painted == 0 || left <= 0 {
		return left, r.turn
	}
	return min(left, r.soon-min(quiet, now-painted)), r.short
}

// takeTurn waits once, on the loop's goroutine.
func (r *rest) takeTurn(turn time.Duration) {
	r.resting.Store(true)
	defer r.resting.Store(false)
	if r.pending.Load() > 0 || r.ending.Load() || r.animates() {
		return
	}
	began := time.Now()
	r.wait(turn)
	if time.Since(began) < turn*9/10 {
		r.touch()
	}
}

// animates reports whether the window was painted just now, while this turn waited
// for a slow painting, and something happened not long ago: the next step of an
// animation is due.
func (r *rest) animates() bool {
	now, painted := time.Since(r.start), time.Duration(r.painted.Load())
	return painted > 0 && now-painted < r.soon && now-time.Duration(r.active.Load()) < r.after
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
