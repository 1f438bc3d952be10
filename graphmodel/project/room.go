package project

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"time"
)

// What opening a large project takes for each byte of its file, and more for each of
// its packed graph: what is then in use, and the most that may be meanwhile, before
// collecting garbage is worth its time.
const (
	heapAByte, heapAGraphByte = 2, 16
	peakAByte, peakAGraphByte = 3, 20
)

// settling is how long after the reading of a large project garbage is looked for: not
// while a person waits for the first answer.
const settling = time.Second

// roomAtMost bounds the memory that is prepared, in bytes.
const roomAtMost = 1 << 30

var (
	prepared sync.Once
	calm     struct {
		sync.Mutex
		holders int // openings that want no garbage collected
		percent int
		limit   int64
	}
)

// makeRoom prepares the heap for the content of a large project, of which file and graph have
// sizes in bytes, and returns what is to be called once that is read.
//
// Nearly all that is read stays: to look for garbage meanwhile would go through the
// same memory again and again. And most of the time that reading takes is the
// system's, for handing out memory in pages of 4 kB; where it has larger ones
// (Linux), it is asked for those, on which it goes several times as fast. That is
// done once for a process: the addresses keep the mark.
func makeRoom(file, graph int64) (done func()) {
	if strconv.IntSize < 64 {
		return func() {}
	}
	if hasLargePages && debug.SetMemoryLimit(-1) == math.MaxInt64 {
		prepared.Do(func() { prepare(min(heapAByte*file+heapAGraphByte*graph, roomAtMost)) })
	}
	return holdGarbage(peakAByte*file + peakAGraphByte*graph)
}

// prepare lets the heap have addresses for some bytes that large pages are preferred for.
func prepare(bytes int64) {
	before := heapInUse()
	preferLargePages(int(bytes))
	// Gives the addresses back to the heap. A collection that went on meanwhile may have
	// seen them in use.
	const attempts = 3
	for range attempts {
		if runtime.GC(); heapInUse() < before+bytes/2 {
			break
		}
	}
}

func heapInUse() int64 {
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return int64(now.HeapAlloc)
}

// holdGarbage lets the heap grow by some bytes before garbage is looked for.
func holdGarbage(bytes int64) (done func()) {
	calm.Lock()
	defer calm.Unlock()
	if calm.holders++; calm.holders == 1 {
		if calm.limit = debug.SetMemoryLimit(-1); calm.limit == math.MaxInt64 {
			calm.percent = debug.SetGCPercent(-1)
		}
	}
	if calm.limit == math.MaxInt64 { // else somebody has told what may be used
		limit := heapInUse() + bytes
		if calm.holders > 1 {
			limit = max(limit, debug.SetMemoryLimit(-1)) // of those that are being read
		}
		debug.SetMemoryLimit(limit)
	}
	free := func() {
		calm.Lock()
		defer calm.Unlock()
		if calm.holders--; calm.holders == 0 && calm.limit == math.MaxInt64 {
			debug.SetGCPercent(calm.percent)
			debug.SetMemoryLimit(calm.limit)
		}
	}
	return func() { time.AfterFunc(settling, free) }
}

// readingAll prepares for the reading of the whole project, and returns what is to be called
// after it.
func (p *Project) readingAll(ctx context.Context) (done func(), err error) {
	size, err := fileSize(ctx, p.db)
	if err != nil || size <= smallFile {
		return func() {}, err
	}
	var graph int64
	// An old file that is only read has none.
	_ = p.db.QueryRowContext(ctx, "SELECT ifnull(sum(length(data)), 0) FROM graph").Scan(&graph)
	ready := makeRoom(size, graph)
	if _, err := p.db.ExecContext(ctx, fmt.Sprintf("PRAGMA cache_size=-%d", readOnceKB)); err != nil {
		ready()
		return nil, err
	}
	return func() {
		ready()
		_, _ = p.db.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA cache_size=-%d", cacheKB)) // a hint
	}, nil
}
