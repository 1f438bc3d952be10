package fetch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "1.1.1.1": true, "172.32.0.1": true, "100.128.0.1": true, "2606:2800:21f:cb07::1": true, "64:ff9b::5db8:d70e": true,
		"0.0.0.0": false, "0.1.2.3": false, "10.1.2.3": false, "100.64.0.1": false, "100.127.255.255": false, "127.0.0.1": false, "127.9.9.9": false,
		"169.254.169.254": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "192.0.0.192": false, "192.0.2.1": false,
		"198.18.0.1": false, "198.51.100.7": false, "203.0.113.7": false, "224.0.0.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:93.184.215.14": true, "::127.0.0.1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::a9fe:a9fe": false, "64:ff9b:1::1": false, "2002:7f00:1::": false, "2001::1": false, "2001:db8::1": false,
		"fc00::1": false, "fd00:ec2::254": false, "fe80::1": false, "fe80::1%eth0": false, "fec0::1": false, "ff02::1": false, "100::1": false, "3fff::1": false,
	} {
		if got := Public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is public: %v", address, got)
		}
	}
}

func TestGuard(t *testing.T) {
	for address, want := range map[string]error{
		"93.184.215.14:443": nil, "93.184.215.14:8080": nil, "[2606:2800:21f:cb07::1]:80": nil,
		"93.184.215.14:25": ErrPrivate, "127.0.0.1:80": ErrPrivate, "[::1]:443": ErrPrivate, "localhost:80": ErrPrivate, "": ErrPrivate,
	} {
		if err := guard("tcp", address, nil); !errors.Is(err, want) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"example.org":                        "https://example.org/",
		" HTTP://Example.ORG:80/A b?x=1#top": "http://example.org/A%20b?x=1",
		"https://bücher.example/ü":           "https://xn--bcher-kva.example/%C3%BC",
		"https://example.org.:443/":          "https://example.org/",
		"localhost:8080/x":                   "https://localhost:8080/x",
		"http://[::1]:8080/":                 "http://[::1]:8080/",
		"my_site.example.org/a":              "https://my_site.example.org/a",
	} {
		got, err := Clean(in)
		if err != nil || got != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
		if again, err := Clean(got); err != nil || again != got {
			t.Errorf("%q again: %q, %v", got, again, err)
		}
	}
	for _, bad := range []string{"", "   ", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@example.org", "https://", "http://user:secret@example.org/", "https://exa mple.org/", "http://%zz/", "data:text/html,x"} {
		if got, err := Clean(bad); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %q, %v", bad, got, err)
		}
	}
	for text, want := range map[string]bool{"https://reed.example/wall": true, " http://reed.example\n": true, "reed.example": false, "https://reed.example and more": false, "": false, "http://": false} {
		if IsAddress(text) != want {
			t.Errorf("IsAddress(%q) is not %v", text, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"example.org", "HTTP://Example.ORG:80/A b?x=1#top", "https://bücher.example/ü", "http://[::1]:8080/"} {
		f.Add(s)
	}
	f.Add("0/" + strings.Repeat("\xb4", maxAddress/2)) // longer when it is escaped
	f.Fuzz(func(t *testing.T, s string) {
		clean, err := Clean(s)
		if err != nil {
			return
		}
		if again, err := Clean(clean); err != nil || again != clean {
			t.Errorf("%q becomes %q, then %q, %v", s, clean, again, err)
		}
	})
}

// TestMetadata refuses the services for the secrets of a machine also where private
// networks are allowed, as an address, in a redirect and when the connection is made.
func TestMetadata(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/door" {
			http.Redirect(w, r, "http://169.254.169.254/latest", http.StatusFound)
			return
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	defer s.Close()
	c := New(Options{Limits: quick, AllowPrivate: true, Proxy: func(*http.Request) (*url.URL, error) { return nil, nil }})
	for _, address := range []string{"http://169.254.169.254/latest", "http://[::ffff:169.254.169.254]/", "http://[fd00:ec2::254]/", s.URL + "/door"} {
		if _, err := c.Get(t.Context(), address, Known{}); !errors.Is(err, ErrMetadata) {
			t.Errorf("%s: %v", address, err)
		}
	}
	// Through a proxy the targets are checked, the names that it alone may know too.
	var asked atomic.Int32
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.WriteHeader(http.StatusNotFound)
	}))
	defer proxy.Close()
	u, _ := url.Parse(proxy.URL)
	c = New(Options{Limits: quick, AllowPrivate: true, Proxy: func(*http.Request) (*url.URL, error) { return u, nil }})
	for _, address := range []string{"http://169.254.169.254/latest", "http://metadata.google.internal/computeMetadata/v1/", "http://instance-data./"} {
		if _, err := c.Get(t.Context(), address, Known{}); !errors.Is(err, ErrMetadata) {
			t.Errorf("%s through a proxy: %v", address, err)
		}
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("the proxy was asked %d times", n)
	}
	if _, err := c.Get(t.Context(), "http://192.168.0.7/", Known{}); err == nil || errors.Is(err, ErrMetadata) || asked.Load() == 0 {
		t.Errorf("a private address through a proxy: %v", err)
	}
	if err := guardMetadata("tcp", "169.254.169.254:80", nil); !errors.Is(err, ErrMetadata) {
		t.Error(err)
	}
	if err := guardMetadata("tcp", "192.168.0.7:80", nil); err != nil {
		t.Error(err)
	}
}
