package cli

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// taggedServer serves feeds of n items with an ETag (/tag) or a date (/date) and
// remembers what it answered.
type taggedServer struct {
	*httptest.Server
	mu      sync.Mutex
	n       int
	answers []int
}

func newTaggedServer(t *testing.T) *taggedServer {
	t.Helper()
	s := &taggedServer{n: 1}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *taggedServer) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	tag, date := fmt.Sprintf(`W/"v%d"`, s.n), fmt.Sprintf("Fri, %02d May 2029 10:00:00 GMT", s.n)
	known := false
	switch r.URL.Path {
	case "/tag":
		w.Header().Set("ETag", tag)
		known = r.Header.Get("If-None-Match") == tag
	case "/date":
		w.Header().Set("Last-Modified", date)
		known = r.Header.Get("If-Modified-Since") == date
	default:
		http.NotFound(w, r)
		return
	}
	if known {
		s.answers = append(s.answers, http.StatusNotModified)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.answers = append(s.answers, http.StatusOK)
	_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>The Quay</title>`)
	for i := s.n; i > 0; i-- {
		_, _ = fmt.Fprintf(w, "<item><title>Report %d</title><link>/page/%d</link></item>", i, i)
	}
	_, _ = io.WriteString(w, "</channel></rss>")
}

// asked returns the answers since it was last called, and sets the number of items.
func (s *taggedServer) asked(n int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	got := fmt.Sprint(s.answers)
	s.answers, s.n = nil, n
	return got
}

// TestUnchangedFeedsAreNotSentAgain: each command opens the project anew, so the
// tag or the date must have been kept in it. What is new comes all the same, and
// what was marked stays marked.
func TestUnchangedFeedsAreNotSentAgain(t *testing.T) {
	for _, path := range []string{"/tag", "/date"} {
		s := newTaggedServer(t)
		p := filepath.Join(t.TempDir(), "a.clew")
		refresh := func() string {
			return clew(t, "", "feeds", "-p", p, "--refresh", "--allow-private").expect(t, ExitOK).stdout
		}
		clew(t, "", "follow", "-p", p, "--allow-private", s.URL+path).expect(t, ExitOK, "1 item")
		clew(t, "", "feeds", "-p", p, "--seen").expect(t, ExitOK)
		if got := s.asked(1); got != "[200]" {
			t.Errorf("%s: followed: %s", path, got)
		}
		for range 2 {
			out := refresh()
			if got := s.asked(1); got != "[304]" || !strings.Contains(out, "0 new of 1 item") {
				t.Errorf("%s: unchanged: %s, %q", path, got, out)
			}
		}
		s.asked(2)
		out := refresh()
		if got := s.asked(2); got != "[200]" || !strings.Contains(out, "1 new of 2 items") {
			t.Errorf("%s: changed: %s, %q", path, got, out)
		}
		refresh()
		if got := s.asked(2); got != "[304]" {
			t.Errorf("%s: after the change: %s", path, got)
		}
	}
}
