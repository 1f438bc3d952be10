package resolve

import (
	"runtime"
	"sync"
)

// parallel calls f for 0…n-1 on all processors. A panic of f comes out of it on the
// caller's goroutine, where somebody may recover from it.
func parallel(n int, f func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		for i := range n {
			f(i)
		}
		return
	}
	var wg sync.WaitGroup
	var once sync.Once
	var fault any
	for w := range workers {
		wg.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					once.Do(func() { fault = v })
				}
			}()
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
	if fault != nil {
		panic(fault)
	}
}
