package session

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// progressInterval is how often at most a job's progress reaches the views.
const progressInterval = 80 * time.Millisecond

// Job is a piece of background work as the status bar shows it.
type Job struct {
	Key      string  // what it works on; a new job with the same key replaces it
	Title    string  // "Importing"
	Detail   string  // "news.html, 3 of 12"
	Fraction float64 // 0…1, negative when unknown
	Quiet    bool    // not worth a progress bar
}

// Report hands progress to the views; fraction is 0…1, negative when unknown.
// It is cheap and may be called from every goroutine, as often as wanted.
type Report func(fraction float64, detail string)

// Work does a job away from the session's goroutine. It stops early when ctx
// ends. The returned function, if any, puts the result in place: it runs on
// the session's goroutine, and only when no newer job of the same key came.
type Work func(ctx context.Context, report Report) (publish func(), err error)

// Spec describes a job to run.
type Spec struct {
	Key   string
	Title string
	Quiet bool
	// OfRevision drops the result when the snapshot has moved on meanwhile.
	OfRevision bool
	// Failed, when set, is called on the session's goroutine with the error of
	// a job that was neither canceled nor replaced; otherwise the message goes
	// to the status bar.
	Failed func(error)
	// Canceled, when set, is called on the session's goroutine when the job
	// was canceled by the person, not when a newer one replaced it.
	Canceled func()
}

type jobs struct {
	running []*running // in the order of their start
	started sync.WaitGroup
}

type running struct {
	spec     Spec
	cancel   context.CancelFunc
	revision uint64
	replaced bool

	mu        sync.Mutex // guards what the worker writes
	fraction  float64
	detail    string
	scheduled bool
	ended     bool
}

// Run starts work in the background. A running job with the same key is
// canceled first and its result never arrives.
func (s *Session) Run(spec Spec, work Work) {
	for _, old := range s.jobs.running {
		if old.spec.Key == spec.Key {
			old.replaced = true
			old.cancel()
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{spec: spec, cancel: cancel, revision: s.Snapshot().Revision, fraction: -1}
	s.jobs.running = append(s.jobs.running, r)
	s.tellJobs()
	s.jobs.started.Add(1)
	go func() {
		defer s.jobs.started.Done()
		publish, err := guarded(ctx, work, func(fraction float64, detail string) { s.progress(r, fraction, detail) })
		canceled := ctx.Err() != nil
		r.mu.Lock()
		r.ended = true
		r.mu.Unlock()
		s.do(func() { s.finish(r, publish, err, canceled) })
	}()
}

// guarded turns a panic of the work into an error: a damaged article must not
// take the unsaved project down with it.
func guarded(ctx context.Context, work Work, report Report) (publish func(), err error) {
	defer func() {
		if p := recover(); p != nil {
			publish, err = nil, fmt.Errorf("the program made a mistake: %v", p)
		}
	}()
	return work(ctx, report)
}

func (s *Session) finish(r *running, publish func(), err error, canceled bool) {
	r.cancel()
	for i, other := range s.jobs.running {
		if other == r {
			s.jobs.running = append(s.jobs.running[:i:i], s.jobs.running[i+1:]...)
			break
		}
	}
	s.tellJobs()
	switch {
	case r.replaced:
	case canceled || errors.Is(err, context.Canceled):
		if r.spec.Canceled != nil {
			r.spec.Canceled()
		}
	case err != nil && r.spec.Failed != nil:
		r.spec.Failed(err)
	case err != nil:
		s.Tell(Failure, fmt.Sprintf("%s failed: %v", r.spec.Title, err))
	case r.spec.OfRevision && r.revision != s.Snapshot().Revision:
	case publish != nil:
		publish()
	}
}

// progress remembers the newest state and schedules one visit to the views
// for all that comes until then.
func (s *Session) progress(r *running, fraction float64, detail string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fraction, r.detail = fraction, detail
	if r.scheduled || r.ended {
		return
	}
	r.scheduled = true
	time.AfterFunc(progressInterval, func() {
		s.do(func() {
			r.mu.Lock()
			r.scheduled = false
			ended := r.ended
			r.mu.Unlock()
			if !ended {
				s.tellJobs()
			}
		})
	})
}

// Cancel stops the job with this key, if one runs.
func (s *Session) Cancel(key string) {
	for _, r := range s.jobs.running {
		if r.spec.Key == key {
			r.cancel()
		}
	}
}

// CancelAll stops every job; their results never arrive.
func (s *Session) CancelAll() {
	for _, r := range s.jobs.running {
		r.replaced = true
		r.cancel()
	}
}

// Jobs returns the running jobs in the order of their start.
func (s *Session) Jobs() []Job {
	out := make([]Job, 0, len(s.jobs.running))
	for _, r := range s.jobs.running {
		if r.replaced {
			continue
		}
		r.mu.Lock()
		out = append(out, Job{Key: r.spec.Key, Title: r.spec.Title, Quiet: r.spec.Quiet, Fraction: r.fraction, Detail: r.detail})
		r.mu.Unlock()
	}
	return out
}

// Busy reports whether a job with this key runs.
func (s *Session) Busy(key string) bool {
	for _, j := range s.Jobs() {
		if j.Key == key {
			return true
		}
	}
	return false
}

// Wait blocks until the work of every started job has returned. It is for the
// end of the program and for tests, and must not be called from a job.
func (s *Session) Wait() { s.jobs.started.Wait() }

func (s *Session) tellJobs() { s.JobsChanged.Emit(s.Jobs()) }
