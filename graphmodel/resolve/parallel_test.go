package resolve

import (
	"sync/atomic"
	"testing"
)

func TestParallel(t *testing.T) {
	var calls [100]atomic.Int32
	parallel(len(calls), func(i int) { calls[i].Add(1) })
	for i := range calls {
		if n := calls[i].Load(); n != 1 {
			t.Errorf("%d was done %d times", i, n)
		}
	}
}

func TestParallelPanics(t *testing.T) {
	defer func() {
		if v := recover(); v != "fault" {
			t.Errorf("the caller recovers %v, want the fault", v)
		}
	}()
	parallel(8, func(i int) {
		if i == 5 {
			panic("fault")
		}
	})
}
