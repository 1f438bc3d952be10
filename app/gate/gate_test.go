package gate

import (
	"slices"
	"sync"
	"testing"
)

func TestQueueRunsInOrderAndDrainsWhatItAdds(t *testing.T) {
	var q Queue
	var got []int
	q.Do(func() {
		got = append(got, 1)
		q.Do(func() { got = append(got, 3) })
	})
	q.Do(func() { got = append(got, 2) })
	if ran := q.Drain(); ran != 3 || !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("ran %d, got %v", ran, got)
	}
}

func TestQueueTakesFromManyGoroutines(t *testing.T) {
	var q Queue
	count := 0 // no lock: only Drain's goroutine may touch it
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() { q.Do(func() { count++ }) })
	}
	wg.Wait()
	select {
	case <-q.Added():
	default:
		t.Error("Added did not signal")
	}
	if q.Drain(); count != 50 {
		t.Errorf("count %d", count)
	}
}
