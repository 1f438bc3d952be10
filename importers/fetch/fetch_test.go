package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"
)

// quick are limits for tests against servers that misbehave: long enough for a
// busy machine to answer in time.
var quick = Limits{Header: time.Second, Idle: time.Second, Total: 3 * time.Second, Body: 1 << 20, Pause: -1}

// serve starts a server that has no robots.txt.
func serve(t *testing.T, handle http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		handle(w, r)
	}))
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s.URL
}

func local(l Limits) *Client { return New(Options{AllowPrivate: true, Agent: "Clew/1", Limits: l}) }

func TestGet(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" || r.Header.Get("Authorization") != "" || !strings.HasPrefix(r.Header.Get("User-Agent"), "Clew/") {
			t.Errorf("headers %v", r.Header)
		}
		switch r.URL.Path {
		case "/old":
			http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
			http.Redirect(w, r, "/new?a=1#part", http.StatusFound)
		case "/new":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("ETag", `"v1"`)
			if r.Header.Get("If-None-Match") == `"v1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			_, _ = io.WriteString(w, "<p>Page</p>")
		}
	})
	c := local(quick)
	p, err := c.Get(t.Context(), at+"/old", Known{})
	if err != nil || string(p.Content) != "<p>Page</p>" || p.Address != at+"/old" || p.Final != at+"/new?a=1" || p.ETag != `"v1"` || p.ContentType != "text/html; charset=utf-8" || p.At.IsZero() {
		t.Errorf("%+v, %v", p, err)
	}
	p, err = c.Get(t.Context(), at+"/old", Known{ETag: p.ETag})
	if err != nil || !p.Unchanged || len(p.Content) > 0 {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestBadServers expects a clear error from each server that misbehaves, in
// bounded time.
func TestBadServers(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, _ = z.Write(make([]byte, 64<<20))
	_ = z.Close()
	hold := func(r *http.Request) { <-r.Context().Done() }
	trickle := func(w http.ResponseWriter, r *http.Request, piece string, every time.Duration) {
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, piece); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			time.Sleep(every)
		}
	}
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/silent":
			hold(r)
		case "/stalls":
			_, _ = io.WriteString(w, "begin")
			w.(http.Flusher).Flush()
			hold(r)
		case "/forever":
			trickle(w, r, ".", 50*time.Millisecond)
		case "/flood":
			trickle(w, r, strings.Repeat("x", 64<<10), 0)
		case "/large":
			w.Header().Set("Content-Length", "5000000000")
			w.(http.Flusher).Flush()
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(bomb.Bytes())
		case "/circle":
			http.Redirect(w, r, "/circle2", http.StatusFound)
		case "/circle2":
			http.Redirect(w, r, "/circle", http.StatusMovedPermanently)
		case "/onward":
			http.Redirect(w, r, "/onward?n="+r.URL.Query().Get("n")+"1", http.StatusFound)
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case "/nowhere":
			w.WriteHeader(http.StatusFound)
		case "/cut":
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "short")
		case "/login":
			w.WriteHeader(http.StatusUnauthorized)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/fault":
			w.WriteHeader(http.StatusBadGateway)
		case "/odd":
			w.WriteHeader(299 + 200)
		}
	})
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	defer secure.Close()
	secure.Config.ErrorLog = nil
	c := local(quick)
	for _, tc := range []struct {
		address string
		want    error
	}{
		{at + "/silent", ErrNoAnswer},
		{at + "/stalls", ErrNoAnswer},
		{at + "/forever", ErrEndless},
		{at + "/flood", ErrTooMuch},
		{at + "/large", ErrTooMuch},
		{at + "/bomb", ErrTooMuch},
		{at + "/circle", ErrCircle},
		{at + "/onward", ErrManyHops},
		{at + "/file", ErrAddress},
		{at + "/nowhere", ErrUnreadable},
		{at + "/cut", ErrUnreadable},
		{at + "/login", ErrForbidden},
		{at + "/gone", ErrNotFound},
		{at + "/fault", ErrServer},
		{at + "/odd", ErrForbidden},
		{closed.URL, ErrUnreachable},
		{secure.URL, ErrInsecure},
		{"http://no-such-server.invalid/", ErrUnknownHost},
		{"ftp://reed.example/", ErrAddress},
	} {
		began := time.Now()
		_, err := c.Get(t.Context(), tc.address, Known{})
		if !errors.Is(err, tc.want) {
			// Without a resolver the name server does not answer.
			if tc.want != ErrUnknownHost || err == nil {
				t.Errorf("%s: %v", tc.address, err)
			}
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s took %v", tc.address, took)
		}
	}
}

// TestGuardHolds tries to get around the guard. No request may arrive.
func TestGuardHolds(t *testing.T) {
	var asked atomic.Int64
	at := serve(t, func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{Limits: quick})
	for _, address := range []string{
		at, "http://localhost:" + u.Port(), "http://[::1]:" + u.Port(), "http://[::ffff:127.0.0.1]:" + u.Port(), "http://169.254.169.254/latest/meta-data/",
		"http://[64:ff9b::7f00:1]:" + u.Port(), "http://0.0.0.0:" + u.Port(), "http://10.0.0.1/", "http://[fd00:ec2::254]/",
	} {
		if _, err := c.Get(t.Context(), address, Known{}); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", address, err)
		}
	}
	// Numbers that some resolvers take for addresses.
	for _, address := range []string{"http://2130706433:" + u.Port(), "http://0x7f.1:" + u.Port(), "http://127.1:" + u.Port()} {
		if _, err := c.Get(t.Context(), address, Known{}); err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
	// Through a proxy the guard looks at the target instead.
	proxied := New(Options{Limits: quick, Proxy: func(*http.Request) (*url.URL, error) { return u, nil }})
	for _, address := range []string{"http://169.254.169.254/", "http://localhost/", at} {
		if _, err := proxied.Get(t.Context(), address, Known{}); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s through a proxy: %v", address, err)
		}
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("%d requests came through", n)
	}
}

// A page of the public internet may send on to a private address: the redirect
// is checked like any other address.
func TestRedirectIntoPrivateNetwork(t *testing.T) {
	from, _ := url.Parse("https://reed.example/")
	for _, where := range []string{"http://169.254.169.254/latest/meta-data/", "//127.0.0.1/x", "http://[::1]/"} {
		next, redirected, err := target(from, answer{status: http.StatusFound, header: http.Header{"Location": {where}}})
		if err != nil || !redirected {
			t.Fatal(err)
		}
		if _, err := New(Options{Limits: quick}).Get(t.Context(), next.String(), Known{}); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", where, err)
		}
	}
}

func TestRobotsAreFollowed(t *testing.T) {
	var pages, rules atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			rules.Add(1)
			_, _ = io.WriteString(w, "User-agent: *\nAllow: /\nUser-agent: clew\nDisallow: /private\n")
			return
		}
		pages.Add(1)
		if r.URL.Path == "/door" {
			http.Redirect(w, r, "/private/x", http.StatusFound)
		}
	}))
	defer s.Close()
	c := local(quick)
	for path, want := range map[string]error{"/a": nil, "/private/x": ErrRobots, "/door": ErrRobots} {
		if _, err := c.Get(t.Context(), s.URL+path, Known{}); !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if pages.Load() != 2 || rules.Load() != 1 {
		t.Errorf("%d pages and %d times the rules were asked for", pages.Load(), rules.Load())
	}
	down := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }))
	defer down.Close()
	if _, err := c.Get(t.Context(), down.URL+"/a", Known{}); !errors.Is(err, ErrRobotsDown) {
		t.Errorf("without rules: %v", err)
	}
}

// clock is a clock that moves only when somebody sleeps.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept time.Duration
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept += d
	return ctx.Err()
}

func TestOneRequestAtATimeWithAPause(t *testing.T) {
	var running, most atomic.Int64
	at := serve(t, func(http.ResponseWriter, *http.Request) {
		most.Store(max(most.Load(), running.Add(1)))
		time.Sleep(5 * time.Millisecond)
		running.Add(-1)
	})
	k := &clock{now: time.Date(2029, time.May, 4, 10, 0, 0, 0, time.UTC)}
	c := New(Options{AllowPrivate: true, Now: k.Now, Sleep: k.Sleep, Limits: Limits{Pause: 2 * time.Second}})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := c.Get(t.Context(), fmt.Sprintf("%s/%d", at, i), Known{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 || k.slept != 14*time.Second {
		t.Errorf("%d requests at once, %v of pauses", most.Load(), k.slept)
	}
}

func TestRetryAfter(t *testing.T) {
	var n atomic.Int64
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n.Add(1)
		switch {
		case r.URL.Path == "/soon" && n.Load() == 1:
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusTooManyRequests)
		case r.URL.Path == "/late":
			w.Header().Set("Retry-After", time.Date(2029, time.May, 4, 11, 0, 0, 0, time.UTC).Format(http.TimeFormat))
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	k := &clock{now: time.Date(2029, time.May, 4, 10, 0, 0, 0, time.UTC)}
	c := New(Options{AllowPrivate: true, Now: k.Now, Sleep: k.Sleep, Limits: Limits{Pause: -1}})
	if _, err := c.Get(t.Context(), at+"/soon", Known{}); err != nil || k.slept != 7*time.Second {
		t.Errorf("%v after %v", err, k.slept)
	}
	if _, err := c.Get(t.Context(), at+"/late", Known{}); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), "11:00:00") {
		t.Errorf("%v", err)
	}
	before := n.Load()
	if _, err := c.Get(t.Context(), at+"/other", Known{}); !errors.Is(err, ErrBusy) || n.Load() != before {
		t.Errorf("the host is asked although it wants to be left alone: %v", err)
	}
}

func TestCancel(t *testing.T) {
	at := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	ctx, cancel := context.WithCancel(t.Context())
	c := local(Limits{})
	done := make(chan error)
	go func() { _, err := c.Get(ctx, at, Known{}); done <- err }()
	time.Sleep(50 * time.Millisecond)
	cancel()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("canceling takes too long")
	}
}

func TestEveryErrorHasAHint(t *testing.T) {
	for _, h := range Hints {
		if h.Err == nil || !strings.HasSuffix(h.Text, ".") {
			t.Errorf("%v: %q", h.Err, h.Text)
		}
	}
}

// TestBodyHearsOfTheEndFirst reads a body that fails with the total limit
// before the context of the request knows of it, as net/http may do.
func TestBodyHearsOfTheEndFirst(t *testing.T) {
	for _, tc := range []struct {
		content string
		end     error
		want    error
	}{
		{"begin", errTotalLimit, ErrEndless},
		{"", errTotalLimit, ErrNoAnswer},
		{"begin", errHeaderLimit, ErrNoAnswer},
		{"begin", io.ErrUnexpectedEOF, ErrUnreadable},
	} {
		r := io.MultiReader(strings.NewReader(tc.content), iotest.ErrReader(tc.end))
		idle := time.NewTimer(time.Hour)
		if _, err := local(quick).body(t.Context(), r, idle); !errors.Is(err, tc.want) {
			t.Errorf("%q, then %v: %v", tc.content, tc.end, err)
		}
	}
}
