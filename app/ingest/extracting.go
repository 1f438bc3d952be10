package ingest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"clew/graphmodel"
	"clew/importers/extract"
)

type extracted struct {
	findings graphmodel.Findings
	err      error
}

// numbered is what was extracted of article i.
type numbered struct {
	i int
	extracted
}

// extractAll extracts each article; result i belongs to article i. When ctx ends it
// does not wait for the articles in work, which end by themselves, and its results
// are of no use. finished, if any, is told each article whose turn has come: those
// before it are done, too.
func extractAll(ctx context.Context, articles []*graphmodel.Article, o Options, finished func(int, extracted)) []extracted {
	results := make([]extracted, len(articles))
	there := make([]bool, len(articles))
	c := tally{total: len(articles), tell: o.Progress}
	defer c.stop()
	done := make(chan numbered, len(articles))
	var next atomic.Int64
	for range min(o.Workers, len(articles)) {
		go func() {
			for i := int(next.Add(1)) - 1; i < len(articles) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				done <- numbered{i, c.extract(ctx, articles[i], o)}
			}
		}()
	}
	turn := 0
	for range articles {
		select {
		case x := <-done:
			results[x.i], there[x.i] = x.extracted, true
		case <-ctx.Done():
			return results
		}
		for ; turn < len(articles) && there[turn]; turn++ {
			if finished != nil {
				finished(turn, results[turn])
			}
		}
	}
	return results
}

// extract reads what one article says, unless that is known, and counts it.
func (c *tally) extract(ctx context.Context, a *graphmodel.Article, o Options) extracted {
	if o.Found != nil {
		if f, known := o.Found(a.ID); known {
			c.add(1, 0, a.Source)
			return extracted{findings: f}
		}
	}
	part := 0.0
	reading := extract.WithProgress(extract.ForGraph(ctx), func(done, total int) {
		now := float64(done) / float64(total)
		c.add(0, now-part, a.Source)
		part = now
	})
	f, err := ExtractOne(reading, a, o.Extractor)
	c.add(1, -part, a.Source)
	return extracted{f, err}
}

// tally counts the articles that several goroutines extract.
type tally struct {
	mu      sync.Mutex
	total   int
	done    int
	part    float64
	tell    func(Progress)
	stopped bool
}

// add counts finished articles and parts of articles in work.
func (c *tally) add(done int, part float64, current string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done += done
	c.part = max(0, c.part+part)
	if c.done == c.total {
		c.part = 0 // not what rounding left
	}
	if c.tell != nil && !c.stopped {
		c.tell(Progress{Stage: Extracting, Done: c.done, Total: c.total, Current: current, Part: c.part})
	}
}

// stop ends the telling.
func (c *tally) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stopped = true
}

// keeping hands articles that are done over in batches, on a goroutine of its own.
type keeping struct {
	ready chan int
	ended chan struct{}
	err   error // once ended
}

// How many articles are handed over at a time, and how long the first of them waits
// for others: each batch is a commit.
const (
	keptAtOnce = 128
	keptWithin = time.Second
)

// startKeeping calls keep with batches of numbers that come on ready until that is
// closed or keep fails, which fail is told.
func startKeeping(total int, keep func([]int) error, fail func(error)) *keeping {
	k := &keeping{ready: make(chan int, total), ended: make(chan struct{})}
	go func() {
		defer close(k.ended)
		for i := range k.ready {
			if k.err = keep(k.batch(i)); k.err != nil {
				fail(k.err)
				return
			}
		}
	}()
	return k
}

// batch gathers what is ready within a moment after the first.
func (k *keeping) batch(first int) []int {
	list := []int{first}
	enough := time.After(keptWithin)
	for len(list) < keptAtOnce {
		select {
		case i, more := <-k.ready:
			if !more {
				return list
			}
			list = append(list, i)
		case <-enough:
			return list
		}
	}
	return list
}

// wait ends the keeping after what is ready.
func (k *keeping) wait() error {
	close(k.ready)
	<-k.ended
	return k.err
}
