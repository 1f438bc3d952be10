package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Known is what an earlier answer said about its version, so that the server
// need not send the same page again.
type Known struct{ ETag, Modified string }

// Page is what a server sent.
type Page struct {
	Address     string // that was asked for, as Clean writes it
	Final       string // where the redirects led to
	ContentType string // as declared
	ETag        string
	Modified    string // Last-Modified
	At          time.Time
	Content     []byte
	// Unchanged tells that the known version is still the right one; Content is
	// then empty.
	Unchanged bool
}

// answer is a page with its status.
type answer struct {
	page   Page
	status int
	header http.Header
}

// Get fetches the page at an address. Errors wrap one of the sentinels of this
// package, or are that of ctx.
func (c *Client) Get(ctx context.Context, address string, known Known) (Page, error) {
	const attempts = 3
	for i := 1; ; i++ {
		a, err := c.get(ctx, address, known, true)
		switch {
		case err != nil:
			return Page{}, err
		case a.status == http.StatusNotModified && known != (Known{}):
			a.page.Unchanged, a.page.Content = true, nil
			return a.page, nil
		case a.status >= 200 && a.status < 300:
			return a.page, nil
		case (a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable) && i < attempts:
			// get has noted when the host may be asked again; take refuses when
			// that is too late.
			continue
		}
		return Page{}, statusError(a.status)
	}
}

// get follows redirects. polite says to follow robots.txt, which only the request
// for a robots.txt itself does not.
func (c *Client) get(ctx context.Context, address string, known Known, polite bool) (answer, error) {
	u, err := parse(address)
	if err != nil {
		return answer{}, err
	}
	asked := u.String()
	seen := map[string]bool{}
	for hop := 0; ; hop++ {
		switch at := u.String(); {
		case seen[at]:
			return answer{}, fmt.Errorf("%w: %s", ErrCircle, at)
		case hop > c.limits.Hops:
			return answer{}, fmt.Errorf("%w: more than %d times", ErrManyHops, c.limits.Hops)
		default:
			seen[at] = true
		}
		if polite {
			if err := c.mayAsk(ctx, u); err != nil {
				return answer{}, err
			}
		}
		a, err := c.hop(ctx, u, known, polite)
		if err != nil {
			return answer{}, err
		}
		next, redirected, err := target(u, a)
		if err != nil {
			return answer{}, err
		}
		if !redirected {
			a.page.Address, a.page.Final = asked, u.String()
			return a, nil
		}
		u = next
	}
}

// mayAsk reports why a page must not be asked for, and takes over the pause that
// the site wishes.
func (c *Client) mayAsk(ctx context.Context, u *url.URL) error {
	rules, err := c.rules(ctx, u.Scheme+"://"+u.Host)
	if err != nil {
		return err
	}
	if !rules.allows(u.RequestURI()) {
		return fmt.Errorf("%w: %s", ErrRobots, u)
	}
	if rules.delay > 0 {
		h := c.host(u.Hostname())
		c.mu.Lock()
		h.pause = max(h.pause, rules.delay)
		c.mu.Unlock()
	}
	return nil
}

// target is where an answer sends on to.
func target(from *url.URL, a answer) (next *url.URL, redirected bool, err error) {
	switch a.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, false, nil
	}
	where := a.header.Get("Location")
	if where == "" || len(where) > maxAddress {
		return nil, false, fmt.Errorf("%w: a redirect to nowhere", ErrUnreadable)
	}
	relative, err := url.Parse(where)
	if err != nil {
		return nil, false, fmt.Errorf("%w: a redirect to %.200q", ErrUnreadable, where)
	}
	next, err = parse(from.ResolveReference(relative).String())
	return next, true, err
}

// hop makes one request in the turn of its host. pause says to leave the host in
// peace afterwards; a page may follow its robots.txt at once.
func (c *Client) hop(ctx context.Context, u *url.URL, known Known, pause bool) (answer, error) {
	if a, isIP := literal(u.Hostname()); isIP && !c.options.AllowPrivate && !Public(a) {
		return answer{}, &privateError{a} // before a proxy is asked for it
	}
	if a, isIP := literal(u.Hostname()); isIP && IsMetadata(a) {
		return answer{}, fmt.Errorf("%w: %s", ErrMetadata, a)
	}
	h := c.host(u.Hostname())
	if err := c.take(ctx, h); err != nil {
		return answer{}, err
	}
	defer c.give(h, pause)
	a, err := c.request(ctx, u, known)
	if err == nil && (a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable) {
		h.next, h.closed = c.options.Now().Add(retryAfter(a.header, c.options.Now())), a.status
	}
	return a, err
}

// request sends one request and reads its answer, within the limits.
func (c *Client) request(ctx context.Context, u *url.URL, known Known) (answer, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	total := time.AfterFunc(c.limits.Total, func() { cancel(errTotalLimit) })
	defer total.Stop()
	idle := time.AfterFunc(c.limits.Header+10*time.Second, func() { cancel(errHeaderLimit) }) // with the time to connect
	defer idle.Stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return answer{}, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	r.Header.Set("User-Agent", c.options.Agent)
	r.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/pdf,application/xml;q=0.9,text/*;q=0.9,*/*;q=0.5")
	if known.ETag != "" {
		r.Header.Set("If-None-Match", known.ETag)
	}
	if known.Modified != "" {
		r.Header.Set("If-Modified-Since", known.Modified)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return answer{}, connectionError(ctx, err)
	}
	defer resp.Body.Close()
	a := answer{status: resp.StatusCode, header: resp.Header, page: Page{
		ContentType: resp.Header.Get("Content-Type"), ETag: resp.Header.Get("ETag"), Modified: resp.Header.Get("Last-Modified"), At: c.options.Now(),
	}}
	if resp.StatusCode < 200 || resp.StatusCode >= 300 {
		return a, nil // nobody reads the page of an error or a redirect
	}
	if resp.ContentLength > c.limits.Body {
		return answer{}, c.tooMuch()
	}
	a.page.Content, err = c.body(ctx, resp.Body, idle)
	return a, err
}

func (c *Client) tooMuch() error {
	return fmt.Errorf("%w (the limit is %d MB)", ErrTooMuch, max(1, c.limits.Body>>20))
}

// body reads the content. Each piece starts the idle limit anew.
func (c *Client) body(ctx context.Context, r io.Reader, idle *time.Timer) ([]byte, error) {
	idle.Stop()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	limit := time.AfterFunc(c.limits.Idle, func() { cancel(errIdleLimit) })
	defer limit.Stop()
	type piece struct {
		b   []byte
		err error
	}
	pieces := make(chan piece)
	go func() {
		defer close(pieces)
		buffer := make([]byte, 32<<10)
		for {
			n, err := r.Read(buffer)
			select {
			case pieces <- piece{append([]byte(nil), buffer[:n]...), err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	var content []byte
	for {
		select {
		case <-ctx.Done():
			return nil, c.stopped(ctx, context.Cause(ctx), len(content))
		case p := <-pieces:
			limit.Reset(c.limits.Idle)
			content = append(content, p.b...)
			switch {
			case int64(len(content)) > c.limits.Body:
				return nil, c.tooMuch()
			case errors.Is(p.err, io.EOF):
				return content, nil
			// The reader may hear of the end before ctx, which is told after it.
			case p.err != nil && (ctx.Err() != nil || isOwnLimit(p.err)):
				return nil, c.stopped(ctx, p.err, len(content))
			case p.err != nil:
				return nil, fmt.Errorf("%w: %w", ErrUnreadable, p.err)
			}
		}
	}
}

// stopped is the error of a page of which n bytes had come when a limit or the
// person ended its reading with err.
func (c *Client) stopped(ctx context.Context, err error, n int) error {
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	switch {
	case errors.Is(err, errTotalLimit) && n > 0:
		return fmt.Errorf("%w (%d bytes in %v)", ErrEndless, n, c.limits.Total)
	case isOwnLimit(err):
		return fmt.Errorf("%w (%v)", ErrNoAnswer, err)
	}
	return connectionError(ctx, err)
}

// tolerable reports whether a robots.txt that gave this error counts as one that
// is not there: where it leads in circles or is no text.
func tolerable(err error) bool {
	for _, e := range []error{ErrCircle, ErrManyHops, ErrTooMuch, ErrUnreadable, ErrAddress} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// Agent is the User-Agent of a version of the program, with the place where a
// server's owner learns what it is.
func Agent(version string) string {
	if version == "" {
		version = "0"
	}
	return "Clew/" + strings.TrimSpace(version) + " (desktop news reader; fetches only pages that a person asks for)"
}
