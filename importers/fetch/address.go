package fetch

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// maxAddress is the longest address in bytes.
const maxAddress = 8192

// Clean returns an address in one way of writing: scheme and host in lower case,
// host names of other scripts in their ASCII form, no fragment, no default port. An address
// without a scheme, as people type them, becomes https. The error wraps
// ErrAddress, also for names and passwords in the address.
func Clean(address string) (string, error) {
	u, err := parse(address)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

// IsAddress reports whether a text is a single address of a page, with its scheme.
func IsAddress(text string) bool {
	text = strings.TrimSpace(text)
	lower := strings.ToLower(text[:min(len(text), 8)])
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") || strings.ContainsFunc(text, unicode.IsSpace) {
		return false
	}
	_, err := parse(text)
	return err == nil
}

func parse(address string) (*url.URL, error) {
	bad := func(why string) error { return fmt.Errorf("%w (%s): %.200q", ErrAddress, why, address) }
	text := strings.TrimSpace(address)
	switch {
	case text == "":
		return nil, fmt.Errorf("%w: it is empty", ErrAddress)
	case len(text) > maxAddress:
		return nil, bad("too long")
	}
	if !strings.Contains(text, "://") {
		if scheme, _, ok := strings.Cut(text, ":"); ok && !strings.ContainsAny(scheme, "./") && scheme != "localhost" {
			return nil, bad("only http and https")
		}
		text = "https://" + text
	}
	// What people and browsers leave unescaped.
	text = strings.ReplaceAll(text, " ", "%20")
	u, err := url.Parse(text)
	if err != nil {
		return nil, bad("it cannot be read")
	}
	if err := check(u, bad); err != nil {
		return nil, err
	}
	if len(u.String()) > maxAddress { // escaping makes it longer
		return nil, bad("too long")
	}
	// An address that reads otherwise the second time may fool a check.
	again, err := url.Parse(u.String())
	if err != nil || check(again, bad) != nil || again.String() != u.String() {
		return nil, bad("it cannot be read")
	}
	return again, nil
}

// check makes an address fit for use, or says why it is not.
func check(u *url.URL, bad func(string) error) error {
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return bad("only http and https")
	case u.User != nil:
		return bad("names and passwords are not sent")
	case u.Hostname() == "":
		return bad("it names no server")
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if _, isIP := literal(host); !isIP {
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			// Names with underscores are not allowed and yet in use.
			if ascii, err = idna.ToASCII(host); err != nil || strings.ContainsAny(ascii, " /\\@") {
				return bad("it names no server")
			}
		}
		host = ascii
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	port := u.Port()
	if port != "" && !(u.Scheme == "http" && port == "80") && !(u.Scheme == "https" && port == "443") {
		host += ":" + port
	}
	u.Host, u.Fragment, u.RawFragment = host, "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return nil
}
