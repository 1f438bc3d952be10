package session

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"clew/app/gate"
)

// settle runs what the jobs hand over until all have ended.
func settle(t *testing.T, s *Session, q *gate.Queue) {
	t.Helper()
	done := make(chan struct{})
	go func() { s.Wait(); close(done) }()
	for deadline := time.After(10 * time.Second); ; {
		select {
		case <-done:
			q.Drain()
			return
		case <-q.Added():
			q.Drain()
		case <-deadline:
			t.Fatal("the jobs do not end")
		}
	}
}

func TestJobPublishesOnTheGate(t *testing.T) {
	s, q := newTestSession()
	result := 0 // written on the gate only; the race detector would tell
	s.Run(Spec{Key: "k", Title: "Counting"}, func(context.Context, Report) (func(), error) {
		return func() { result = 42 }, nil
	})
	if jobs := s.Jobs(); len(jobs) != 1 || jobs[0].Title != "Counting" || jobs[0].Fraction >= 0 {
		t.Errorf("jobs %v", jobs)
	}
	settle(t, s, q)
	if result != 42 || len(s.Jobs()) != 0 || s.Busy("k") {
		t.Errorf("result %d, jobs %v", result, s.Jobs())
	}
}

func TestLatestJobOfAKeyWins(t *testing.T) {
	s, q := newTestSession()
	var published []string
	started := make(chan struct{})
	canceled, failed := false, false
	s.Run(Spec{Key: "layout", Failed: func(error) { failed = true }, Canceled: func() { canceled = true }},
		func(ctx context.Context, _ Report) (func(), error) {
			close(started)
			<-ctx.Done() // a stubborn job: it returns a result although it was canceled
			return func() { published = append(published, "old") }, nil
		})
	<-started
	s.Run(Spec{Key: "layout"}, func(context.Context, Report) (func(), error) {
		return func() { published = append(published, "new") }, nil
	})
	if n := len(s.Jobs()); n != 1 {
		t.Errorf("%d jobs are shown", n)
	}
	settle(t, s, q)
	if !slices.Equal(published, []string{"new"}) || canceled || failed {
		t.Errorf("published %v, canceled %v, failed %v", published, canceled, failed)
	}
}

func TestJobsOfDifferentKeysRunSideBySide(t *testing.T) {
	s, q := newTestSession()
	both := make(chan struct{})
	var meet sync.WaitGroup
	meet.Add(2)
	go func() { meet.Wait(); close(both) }()
	published := 0
	for _, key := range []string{"a", "b"} {
		s.Run(Spec{Key: key}, func(context.Context, Report) (func(), error) {
			meet.Done()
			<-both
			return func() { published++ }, nil
		})
	}
	settle(t, s, q)
	if published != 2 {
		t.Errorf("%d published", published)
	}
}

func TestStaleResultIsDropped(t *testing.T) {
	s, q := newTestSession()
	published := false
	proceed := make(chan struct{})
	s.Run(Spec{Key: "layout", OfRevision: true}, func(context.Context, Report) (func(), error) {
		<-proceed
		return func() { published = true }, nil
	})
	s.SetSnapshot(testGraph(2))
	close(proceed)
	settle(t, s, q)
	if published {
		t.Error("a layout of an older revision was put in place")
	}
}

func TestCancelDropsTheResultAndTellsOnce(t *testing.T) {
	s, q := newTestSession()
	published, canceled := false, 0
	started := make(chan struct{})
	s.Run(Spec{Key: "import", Canceled: func() { canceled++ }}, func(ctx context.Context, _ Report) (func(), error) {
		close(started)
		<-ctx.Done()
		return func() { published = true }, nil
	})
	<-started
	s.Cancel("import")
	s.Cancel("import")
	settle(t, s, q)
	if published || canceled != 1 {
		t.Errorf("published %v, canceled %d", published, canceled)
	}
}

func TestFailureAndPanicAreReported(t *testing.T) {
	s, q := newTestSession()
	var failure error
	s.Run(Spec{Key: "a", Failed: func(err error) { failure = err }}, func(context.Context, Report) (func(), error) {
		panic("index out of range")
	})
	settle(t, s, q)
	if failure == nil || !strings.Contains(failure.Error(), "index out of range") {
		t.Errorf("failure %v", failure)
	}
	s.Run(Spec{Key: "b", Title: "Saving"}, func(context.Context, Report) (func(), error) {
		return nil, errors.New("the disk is full")
	})
	settle(t, s, q)
	if m := s.Message(); m.Level != Failure || m.Text != "Saving failed: the disk is full" {
		t.Errorf("message %v", m)
	}
}

func TestProgressIsGatheredAndNeverComesAfterTheEnd(t *testing.T) {
	s, q := newTestSession()
	var seen [][]Job
	s.JobsChanged.Listen(func(jobs []Job) { seen = append(seen, jobs) })
	s.Run(Spec{Key: "k", Title: "Reading"}, func(_ context.Context, report Report) (func(), error) {
		for i := range 5000 {
			report(float64(i)/5000, "file")
		}
		time.Sleep(2 * progressInterval)
		report(0.99, "last")
		return nil, nil
	})
	settle(t, s, q)
	time.Sleep(2 * progressInterval)
	q.Drain()
	if n := len(seen); n < 3 || n > 8 {
		t.Errorf("told %d times", n)
	}
	if last := seen[len(seen)-1]; len(last) != 0 {
		t.Errorf("the last that views heard of is %v", last)
	}
}

func TestCancelAllOfAReset(t *testing.T) {
	s, q := newTestSession()
	published, canceled := false, false
	s.Run(Spec{Key: "k", Canceled: func() { canceled = true }}, func(ctx context.Context, _ Report) (func(), error) {
		<-ctx.Done()
		return func() { published = true }, nil
	})
	s.Reset(testGraph(7), nil)
	if len(s.Jobs()) != 0 {
		t.Error("a canceled job of the old project is still shown")
	}
	settle(t, s, q)
	if published || canceled {
		t.Errorf("published %v, canceled %v", published, canceled)
	}
}
