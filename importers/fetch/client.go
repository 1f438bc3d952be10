package fetch

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"syscall"
	"time"
)

// Limits bound what one request may take. Zero values mean the defaults.
type Limits struct {
	Header time.Duration // until the answer begins; 15 s
	Idle   time.Duration // between two pieces of the answer; 15 s
	Total  time.Duration // of one request without waiting for its turn; 90 s
	Body   int64         // bytes of a page after unpacking; 32 MB
	Hops   int           // redirects; 10
	// Pause is the least time between two requests to one host; 1 s. Negative
	// means none.
	Pause time.Duration
	// Wait is the longest time that a server may make us wait (Retry-After)
	// before the page is given up; 20 s.
	Wait time.Duration
}

// maxDelay is the longest pause that a robots.txt can ask for.
const maxDelay = 30 * time.Second

func (l Limits) withDefaults() Limits {
	for _, d := range []struct {
		at    *time.Duration
		value time.Duration
	}{{&l.Header, 15 * time.Second}, {&l.Idle, 15 * time.Second}, {&l.Total, 90 * time.Second}, {&l.Pause, time.Second}, {&l.Wait, 20 * time.Second}} {
		if *d.at == 0 {
			*d.at = d.value
		}
	}
	l.Pause = max(l.Pause, 0)
	if l.Body == 0 {
		l.Body = 32 << 20
	}
	if l.Hops == 0 {
		l.Hops = 10
	}
	return l
}

// Options of New. The zero value is useful.
type Options struct {
	// AllowPrivate lets the client reach private networks and this machine.
	AllowPrivate bool
	// Agent is the program's name and version, such as "Clew/0.1"; robots.txt
	// files know it by what stands before the slash.
	Agent  string
	Limits Limits
	// Now and Sleep are the clock; nil is that of the system. Sleep returns the
	// error of ctx when that ends first.
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
	// Proxy names the proxy of a request; nil takes that of the environment
	// (HTTPS_PROXY and so on).
	Proxy func(*http.Request) (*url.URL, error)
}

// Client fetches pages. It remembers for each host when it was asked last and
// what its robots.txt says, so a program should have one. It is safe for
// concurrent use.
type Client struct {
	options Options
	limits  Limits
	http    *http.Client

	mu      sync.Mutex
	hosts   map[string]*host
	sites   map[string]*site
	proxies map[string]bool // host and port of proxies, which may be private
}

// New returns a client.
func New(o Options) *Client {
	if o.Agent == "" {
		o.Agent = "Clew"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Proxy == nil {
		o.Proxy = http.ProxyFromEnvironment
	}
	c := &Client{options: o, limits: o.Limits.withDefaults(), hosts: map[string]*host{}, sites: map[string]*site{}, proxies: map[string]bool{}}
	c.http = &http.Client{
		Transport: c.transport(),
		// Redirects are followed by get, which checks each one. No jar: no cookies.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

func (c *Client) transport() *http.Transport {
	return &http.Transport{
		Proxy:                  c.proxy,
		DialContext:            c.dial,
		ForceAttemptHTTP2:      true,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  c.limits.Header,
		MaxResponseHeaderBytes: 256 << 10,
		MaxConnsPerHost:        1,
		MaxIdleConns:           16,
		IdleConnTimeout:        20 * time.Second,
	}
}

// dial connects, with the guard in place.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: 10 * time.Second}
	c.mu.Lock()
	isProxy := c.proxies[address]
	c.mu.Unlock()
	switch {
	case isProxy:
	case c.options.AllowPrivate:
		d.Control = guardMetadata
	default:
		d.Control = func(network, address string, conn syscall.RawConn) error { return guard(network, address, conn) }
	}
	return d.DialContext(ctx, network, address)
}

// proxy names the proxy of a request and checks what the guard cannot see then:
// the connection goes to the proxy, so the target's name is looked up here. A
// name that only the proxy knows is left to it.
func (c *Client) proxy(r *http.Request) (*url.URL, error) {
	p, err := c.options.Proxy(r)
	if err != nil || p == nil {
		return p, err
	}
	if err := c.checkTarget(r.Context(), r.URL.Hostname()); err != nil {
		return nil, err
	}
	port := p.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443", "socks5": "1080", "socks5h": "1080"}[p.Scheme]
	}
	c.mu.Lock()
	c.proxies[net.JoinHostPort(p.Hostname(), port)] = true
	c.mu.Unlock()
	return p, nil
}

// checkTarget refuses what the guard would refuse of the addresses of a name, and
// the names of metadata services, which the proxy may know though this machine does not.
func (c *Client) checkTarget(ctx context.Context, name string) error {
	if metadataNames[name] {
		return fmt.Errorf("%w: %s", ErrMetadata, name)
	}
	addresses := []netip.Addr{}
	if a, ok := literal(name); ok {
		addresses = append(addresses, a)
	} else if found, err := net.DefaultResolver.LookupNetIP(ctx, "ip", name); err == nil {
		addresses = found
	}
	for _, a := range addresses {
		switch {
		case c.options.AllowPrivate && IsMetadata(a):
			return fmt.Errorf("%w: %s", ErrMetadata, a)
		case !c.options.AllowPrivate && !Public(a):
			return &privateError{a}
		}
	}
	return nil
}

type privateError struct{ at netip.Addr }

func (e *privateError) Error() string { return ErrPrivate.Error() + ": " + e.at.String() }
func (e *privateError) Unwrap() error { return ErrPrivate }

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
