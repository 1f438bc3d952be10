package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// host is the turn-taking of one host: whoever holds the turn may send.
type host struct {
	turn chan struct{} // one token
	// These belong to the holder of the turn.
	next   time.Time // not before
	closed int       // the status with which the server asked to wait until next
	// pause is guarded by the client's mutex.
	pause time.Duration
}

func (c *Client) host(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1), pause: c.limits.Pause}
		h.turn <- struct{}{}
		c.hosts[name] = h
	}
	return h
}

// take waits for the turn of a host, and until the host may be asked again. It
// gives up at once where the server wants a longer wait than the limit.
func (c *Client) take(ctx context.Context, h *host) error {
	select {
	case <-h.turn:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	wait := h.next.Sub(c.options.Now())
	if wait <= 0 {
		return nil
	}
	if h.closed != 0 && wait > c.limits.Wait {
		err := busyError(h.closed, h.next)
		h.turn <- struct{}{}
		return err
	}
	if err := c.options.Sleep(ctx, wait); err != nil {
		h.turn <- struct{}{}
		return err
	}
	return nil
}

// give ends a turn; the next one begins after the pause.
func (c *Client) give(h *host, pause bool) {
	c.mu.Lock()
	wait := h.pause
	c.mu.Unlock()
	if at := c.options.Now().Add(wait); pause && at.After(h.next) {
		h.next, h.closed = at, 0
	}
	h.turn <- struct{}{}
}

// retryAfter is how long a server asks to wait; without a word about it, a few
// seconds.
func retryAfter(header http.Header, now time.Time) time.Duration {
	const unsaid = 5 * time.Second
	value := strings.TrimSpace(header.Get("Retry-After"))
	if s, err := strconv.Atoi(value); err == nil {
		return min(time.Duration(max(s, 0))*time.Second, 24*time.Hour)
	}
	if at, err := http.ParseTime(value); err == nil {
		return min(max(at.Sub(now), 0), 24*time.Hour)
	}
	return unsaid
}

// site is what is known of the rules of one scheme, host and port.
type site struct {
	loading chan struct{} // one token: who loads the rules
	until   time.Time     // how long they hold
	rules   robots
	err     error // why nothing may be asked for
}

func (c *Client) site(origin string) *site {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.sites[origin]
	if s == nil {
		s = &site{loading: make(chan struct{}, 1)}
		s.loading <- struct{}{}
		c.sites[origin] = s
	}
	return s
}

// How long rules hold, and for how long a site that could not be asked for them
// is left alone.
const (
	rulesHold   = 24 * time.Hour
	troubleHold = time.Minute
)

// rules returns the robots.txt of an origin, such as "https://reed.example".
func (c *Client) rules(ctx context.Context, origin string) (robots, error) {
	s := c.site(origin)
	select {
	case <-s.loading:
	case <-ctx.Done():
		return robots{}, context.Cause(ctx)
	}
	defer func() { s.loading <- struct{}{} }()
	if c.options.Now().Before(s.until) {
		return s.rules, s.err
	}
	answer, err := c.get(ctx, origin+"/robots.txt", Known{}, false)
	if ctx.Err() != nil {
		return robots{}, context.Cause(ctx)
	}
	s.rules, s.err = robots{}, nil
	hold := rulesHold
	switch {
	case err == nil && answer.status == http.StatusOK:
		text := answer.page.Content
		s.rules = parseRobots(string(text[:min(len(text), maxRobots)]), productToken(c.options.Agent))
	case err == nil && answer.status >= 500, err == nil && answer.status == http.StatusTooManyRequests:
		s.err, hold = fmt.Errorf("%w: status %d", ErrRobotsDown, answer.status), troubleHold
	case err != nil && !tolerable(err):
		s.err, hold = err, troubleHold
	}
	s.until = c.options.Now().Add(hold)
	return s.rules, s.err
}
