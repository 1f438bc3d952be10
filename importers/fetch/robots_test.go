package fetch

import (
	"strings"
	"testing"
	"time"
)

// TestRobots takes its cases from RFC 9309 and from robots.txt files as they are
// found.
func TestRobots(t *testing.T) {
	for _, c := range []struct {
		file, path string
		want       bool
	}{
		{"", "/x", true},
		{"User-agent: *\nDisallow:\n", "/x", true},
		{"User-agent: *\nDisallow: /\n", "/robots.txt", true},
		{"User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", true},
		{"User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/c", false},
		{"User-agent: *\nAllow: /p\nDisallow: /\n", "/page", true},
		{"User-agent: *\nAllow: /folder\nDisallow: /folder\n", "/folder/page", true},
		{"User-agent: *\nAllow: /page\nDisallow: /*.htm\n", "/page.htm", false},
		{"User-agent: *\nAllow: /$\nDisallow: /\n", "/", true},
		{"User-agent: *\nAllow: /$\nDisallow: /\n", "/page.htm", false},
		{"User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", false},
		{"User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?x", true},
		{"User-agent: *\nDisallow: /a*b*c\n", "/aXbYcZ", false},
		{"User-agent: *\nDisallow: /a*b*c\n", "/aXcYbZ", true},
		{"User-agent: clew\nDisallow: /x\nUser-agent: *\nDisallow: /\n", "/y", true},
		{"User-agent: clew\nDisallow: /x\n\nUser-agent: clew\nDisallow: /z\n", "/x", false},
		{"User-agent: clew\nDisallow: /x\n\nUser-agent: clew\nDisallow: /z\n", "/z", false},
		{"User-agent: clew\nUser-agent: *\nDisallow: /x\n", "/x", false},
		{"User-agent: clewbot\nDisallow: /\n", "/x", true},
		{"User-agent: Clew/1.0\nDisallow: /\n", "/x", false},
		{"User-agent: a\nUser-agent: clew\nDisallow: /x\n", "/x", false},
		{"User-agent: clew\n\nUser-agent: *\nDisallow: /\n", "/x", false}, // one group: both names stand before its rules
		{"User-agent: *\nDisallow: /foo/bar?q=1\n", "/foo/bar?q=1", false},
		{"User-agent: *\nDisallow: /ツ\n", "/%E3%83%84", false},
		{"User-agent: *\nDisallow: /a%3cd\n", "/a%3Cd", false},
		{"User-agent: *\nDisallow: /%62ree\n", "/bree", false},
		{"<html><body>not found</body></html>", "/x", true},
		{"\ufeffUser-agent: *\nDisallow: /\n", "/x", false},
		{"USER-AGENT : *\r\ndisallow : /x # no\r\n", "/x", false},
		{"User-agent: *\rDisallow: /x\r", "/x", false},
		{"Disallow: /x\nUser-agent: *\nDisallow: /y\n", "/x", true},
		{"User-agent: *\nSitemap: https://reed.example/s\nDisallow: /x\n", "/x", false},
	} {
		if got := parseRobots(c.file, "clew").allows(c.path); got != c.want {
			t.Errorf("%q allows %s: %v", c.file, c.path, got)
		}
	}
	r := parseRobots("User-agent: *\nCrawl-delay: 2.5\nSitemap: https://reed.example/s.xml\nUser-agent: other\nCrawl-delay: 9\n", "clew")
	if r.delay != 2500*time.Millisecond || len(r.sitemaps) != 1 {
		t.Errorf("%+v", r)
	}
	if r := parseRobots("User-agent: *\nCrawl-delay: 86400\n", "clew"); r.delay != maxDelay {
		t.Errorf("a day between requests: %v", r.delay)
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 1\n", "/ab")
	f.Add("User-agent: clew\nDisallow: /%e3%83%8", "/%")
	f.Add("User-agent: *\nDisallow: "+strings.Repeat("*a", 900)+"$\n", "/"+strings.Repeat("a", 900)+"b")
	f.Add("", "%%330") // an escape that decoding makes
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRobots(file, "clew")
		if once := normalPath(path); normalPath(once) != once {
			t.Errorf("%q is not normal", once)
		}
		if got := r.allows(path); got != r.allows(normalPath(path)) {
			t.Errorf("%q and its normal form differ", path)
		}
		if r.delay < 0 || r.delay > maxDelay {
			t.Errorf("delay %v", r.delay)
		}
	})
}
