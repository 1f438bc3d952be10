package raster

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// team runs the passes of a frame on several goroutines and allocates nothing
// once it has run: a goroutine that is started from a function value without
// arguments costs no memory.
type team struct {
	pass func(worker int)
	next atomic.Int64
	wait sync.WaitGroup
	run  []func() // one a worker
	size int      // workers of this frame
	// stale, when set, says from another goroutine that nobody wants this frame any more.
	stale *atomic.Bool
}

// gather takes as many workers as the process may use.
func (t *team) gather() {
	t.size = max(runtime.GOMAXPROCS(0), 1)
	for len(t.run) < t.size {
		worker := len(t.run)
		t.run = append(t.run, func() {
			defer t.wait.Done()
			t.pass(worker)
		})
	}
}

// do runs a pass on up to n workers, this goroutine being the first. The pass
// takes its share with chunk.
func (t *team) do(n int, pass func(worker int)) {
	n = min(n, t.size)
	t.next.Store(0)
	t.pass = pass
	if n > 1 {
		t.wait.Add(n - 1)
		for i := 1; i < n; i++ {
			go t.run[i]()
		}
	}
	pass(0)
	t.wait.Wait()
}

// stopped reports whether the frame is no longer wanted.
func (t *team) stopped() bool { return t.stale != nil && t.stale.Load() }

// chunk gives the next share of [0, n); ok is false when nothing is left.
func (t *team) chunk(n, size int) (a, b int, ok bool) {
	a = int(t.next.Add(1)-1) * size
	if a >= n {
		return 0, 0, false
	}
	return a, min(a+size, n), true
}

// workersFor is how many goroutines are worth starting for n things of which
// one worker does each in no time.
func workersFor(n, each int) int { return n/each + 1 }
