// Package gate is the one way back to the goroutine that owns the state of
// the user interface. Work runs elsewhere; what it found is handed over with a
// Do. The window passes fyne.Do, tests pass a Queue that they drain.
package gate

import "sync"

// Do runs f later on the owning goroutine, in the order of the calls. It never
// waits for f and may be called from every goroutine.
type Do func(f func())

// Queue is a gate without a user interface: functions wait until Drain runs
// them on the caller's goroutine. The zero value is ready for use and safe for
// concurrent use.
type Queue struct {
	mu      sync.Mutex
	waiting []func()
	added   chan struct{}
}

// Do adds f to the queue.
func (q *Queue) Do(f func()) {
	q.mu.Lock()
	q.waiting = append(q.waiting, f)
	added := q.signal()
	q.mu.Unlock()
	select {
	case added <- struct{}{}:
	default:
	}
}

// Drain runs what waits, and what that adds, until the queue is empty. It
// returns how many functions ran.
func (q *Queue) Drain() int {
	ran := 0
	for {
		q.mu.Lock()
		batch := q.waiting
		q.waiting = nil
		q.mu.Unlock()
		if len(batch) == 0 {
			return ran
		}
		for _, f := range batch {
			f()
			ran++
		}
	}
}

// Added signals that something was put into the queue after it was last read.
func (q *Queue) Added() <-chan struct{} {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.signal()
}

func (q *Queue) signal() chan struct{} {
	if q.added == nil {
		q.added = make(chan struct{}, 1)
	}
	return q.added
}
