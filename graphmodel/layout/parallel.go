package layout

import (
	"sync"
	"sync/atomic"
)

// inChunks calls work for each chunk of 0…n-1. Chunks are handed out to up to
// threads goroutines in any order, but their bounds do not depend on the number
// of threads: sums that are kept by chunk and added in the order of the chunks
// come out the same for every number. worker numbers the goroutine, for scratch
// space.
func inChunks(threads, n, size int, work func(worker, chunk, lo, hi int)) {
	chunks := (n + size - 1) / size
	threads = min(threads, chunks)
	if threads <= 1 {
		for c := range chunks {
			work(0, c, c*size, min(n, c*size+size))
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range threads {
		wg.Go(func() {
			for {
				c := int(next.Add(1)) - 1
				if c >= chunks {
					return
				}
				work(w, c, c*size, min(n, c*size+size))
			}
		})
	}
	wg.Wait()
}
