package analysis

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Options are common to what takes long. The zero value is good.
type Options struct {
	// Seed starts what is drawn by lot. The same seed gives the same result.
	Seed uint64
	// Threads is how many processors are used; 0 for all that Go may use. It
	// does not change the result.
	Threads int
	// Progress, when set, is told how much is done, 0…1, never less than before.
	// It is called from any goroutine, one call at a time, and has to be quick.
	Progress func(fraction float64)
}

func (o Options) threads() int {
	if o.Threads > 0 {
		return o.Threads
	}
	return runtime.GOMAXPROCS(0)
}

func (o Options) report(fraction float64) {
	if o.Progress != nil {
		o.Progress(min(fraction, 1))
	}
}

// checkEvery is after how many steps of a loop a context is asked.
const checkEvery = 1 << 14

// inChunks calls work for each of the numbers 0…chunks-1, on several
// goroutines. Each worker gets a number below the number of threads, for its
// own scratch memory. It ends early, with the context's error, when ctx does.
// finished, when set, is called after each chunk with the number of those
// that are done, one call at a time.
func inChunks(ctx context.Context, threads, chunks int, work func(worker, chunk int), finished func(done int)) error {
	threads = max(1, min(threads, chunks))
	var next atomic.Int64
	var mu sync.Mutex
	done := 0
	run := func(worker int) {
		for {
			c := int(next.Add(1)) - 1
			if c >= chunks || ctx.Err() != nil {
				return
			}
			work(worker, c)
			if finished != nil {
				mu.Lock()
				done++
				finished(done)
				mu.Unlock()
			}
		}
	}
	if threads == 1 {
		run(0)
		return ctx.Err()
	}
	var wg sync.WaitGroup
	for w := range threads {
		wg.Go(func() { run(w) })
	}
	wg.Wait()
	return ctx.Err()
}

// chunkOf returns the half-open range of the numbers 0…n-1 that is one of
// several equal chunks.
func chunkOf(n, chunks, chunk int) (from, to int) {
	return n * chunk / chunks, n * (chunk + 1) / chunks
}
