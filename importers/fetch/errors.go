package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

// Why a page was not fetched, to be tested with errors.Is.
var (
	ErrAddress     = errors.New("this is no address of a page")
	ErrPrivate     = errors.New("the address lies in a private network or on this computer")
	ErrMetadata    = errors.New("the address is that of a service for the secrets of this computer")
	ErrRobots      = errors.New("the site asks programs not to read this page (robots.txt)")
	ErrRobotsDown  = errors.New("the site's rules for programs (robots.txt) cannot be read at the moment")
	ErrNoAnswer    = errors.New("the server does not answer")
	ErrUnreachable = errors.New("the server cannot be reached")
	ErrUnknownHost = errors.New("there is no server of that name")
	ErrInsecure    = errors.New("the server cannot prove who it is (certificate)")
	ErrEndless     = errors.New("the server keeps sending without end")
	ErrTooMuch     = errors.New("the page is larger than a page should be")
	ErrCircle      = errors.New("the server sends from address to address in a circle")
	ErrManyHops    = errors.New("the server sends from address to address without end")
	ErrNotFound    = errors.New("there is no page at this address")
	ErrForbidden   = errors.New("the server does not give this page to programs")
	ErrBusy        = errors.New("the server asks to come back later")
	ErrServer      = errors.New("the server reports a fault of its own")
	ErrUnreadable  = errors.New("the answer of the server makes no sense")
	errHeaderLimit = errors.New("no answer in time")
	errIdleLimit   = errors.New("nothing came for too long")
	errTotalLimit  = errors.New("the time is up")
)

// Hints say what a person can do about an error, most specific first.
var Hints = []struct {
	Err  error
	Text string
}{
	{ErrAddress, "An address begins with http:// or https:// and a server's name."},
	{ErrPrivate, "If you trust it, allow addresses of your own network in the dialog, or with --allow-private."},
	{ErrRobots, "Open the page in your browser, save it, and import the file."},
	{ErrRobotsDown, "Try again later, or save the page in your browser and import the file."},
	{ErrNoAnswer, "Try again later."},
	{ErrUnknownHost, "Check the address and your connection."},
	{ErrUnreachable, "Check the address and your connection."},
	{ErrInsecure, "Open the page in your browser to see what is wrong; do not trust it blindly."},
	{ErrEndless, "Save the page in your browser and import the file."},
	{ErrTooMuch, "Download the file and import it."},
	{ErrCircle, "Open the page in your browser, save it, and import the file: it may need a login or cookies."},
	{ErrManyHops, "Open the page in your browser, save it, and import the file: it may need a login or cookies."},
	{ErrNotFound, "Check the address; the page may have been moved or deleted."},
	{ErrForbidden, "Open the page in your browser, log in if you must, save it, and import the file."},
	{ErrBusy, "Try again later."},
	{ErrServer, "Try again later."},
	{ErrUnreadable, "Open the page in your browser, save it, and import the file."},
}

// statusError is what an HTTP status other than success means.
func statusError(code int) error {
	kind := ErrUnreadable
	switch {
	case code == http.StatusNotFound, code == http.StatusGone:
		kind = ErrNotFound
	case code == http.StatusTooManyRequests, code == http.StatusServiceUnavailable:
		kind = ErrBusy
	case code >= 400 && code < 500:
		kind = ErrForbidden
	case code >= 500 && code < 600:
		kind = ErrServer
	}
	if text := http.StatusText(code); text != "" {
		return fmt.Errorf("%w: %d %s", kind, code, text)
	}
	return fmt.Errorf("%w: status %d", kind, code)
}

// connectionError gives the errors of the network the sentinels of this package.
// What the person canceled stays the error of ctx.
func connectionError(ctx context.Context, err error) error {
	switch cause := context.Cause(ctx); {
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrMetadata), errors.Is(err, ErrAddress):
		return err
	case errors.Is(cause, errTotalLimit):
		return fmt.Errorf("%w (%v)", ErrNoAnswer, cause)
	case cause != nil && !isOwnLimit(cause):
		return cause
	case isOwnLimit(cause):
		return fmt.Errorf("%w (%v)", ErrNoAnswer, cause)
	}
	var dns *net.DNSError
	var verify *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var record tls.RecordHeaderError
	var network net.Error
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("%w: %s", ErrUnknownHost, dns.Name)
	case errors.As(err, &verify), errors.As(err, &authority), errors.As(err, &record):
		return fmt.Errorf("%w: %w", ErrInsecure, err)
	case errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	return fmt.Errorf("%w: %w", ErrUnreachable, err)
}

func isOwnLimit(err error) bool {
	return errors.Is(err, errHeaderLimit) || errors.Is(err, errIdleLimit) || errors.Is(err, errTotalLimit)
}

// busyError says until when a server does not want to be asked.
func busyError(code int, until time.Time) error {
	return fmt.Errorf("%w, not before %s", statusError(code), until.Format("15:04:05"))
}
