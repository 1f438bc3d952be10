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
	for _, a := range articles {
		c.weight += weight(a)
	}
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
			c.add(a, 1, 0, 1)
			return extracted{findings: f}
		}
	}
	part := 0.0
	reading := extract.WithProgress(extract.ForGraph(ctx), func(done, total int) {
		now := float64(done) / float64(total)
		c.add(a, 0, now-part, now-part)
		part = now
	})
	f, err := ExtractOne(reading, a, o.Extractor)
	c.add(a, 1, -part, 1-part)
	return extracted{f, err}
}

// tally counts the articles that several goroutines extract.
type tally struct {
	mu      sync.Mutex
	total   int
	done    int
	part    float64
	weight  int     // of all articles
	worked  float64 // of that weight
	share   float64
	tell    func(Progress)
	stopped bool
}

// weight is how much work an article is, in bytes of text.
func weight(a *graphmodel.Article) int { return len(a.Text) + 512 }

// add counts finished articles, parts of articles in work, and how much more of
// article a is done with them.
func (c *tally) add(a *graphmodel.Article, done int, part, more float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done += done
	c.part = max(0, c.part+part)
	c.worked += more * float64(weight(a))
	c.share = max(c.share, min(1, c.worked/float64(c.weight)))
	if c.done == c.total {
		c.part, c.share = 0, 1 // not what rounding left
	}
	if c.tell != nil && !c.stopped {
		c.tell(Progress{Stage: Extracting, Done: c.done, Total: c.total, Current: a.Source, Part: c.part, Share: c.share})
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
