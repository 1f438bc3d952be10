package fetch

import (
	"strconv"
	"strings"
	"time"
)

// maxRobots is how much of a robots.txt is read, as RFC 9309 asks at least.
const maxRobots = 512 << 10

// maxRule is the longest path pattern that is kept, and maxRules how many.
const (
	maxRule  = 2048
	maxRules = 20_000
)

// robots is what a site's robots.txt says to this program.
type robots struct {
	rules    []rule
	delay    time.Duration // asked for between requests; not in the RFC, but common
	sitemaps []string
}

type rule struct {
	allow bool
	path  string // normalized, with * and a final $
}

// parseRobots reads a robots.txt as RFC 9309 says. Groups for the product token
// are joined; without one, the groups for * count. Lines that are no rules are
// passed over. product is in lower case.
func parseRobots(text, product string) robots {
	var own, all robots
	var named, inRules bool // whether there is a group of our own; whether its rules have begun
	var forUs, forAll bool
	text = strings.TrimPrefix(text, "\ufeff")
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value, ok := robotsLine(line)
		if !ok {
			continue
		}
		switch key {
		case "user-agent":
			if inRules {
				forUs, forAll, inRules = false, false, false
			}
			if value == "*" {
				forAll = true
			} else if productToken(value) == product {
				forUs, named = true, true
			}
			continue
		case "sitemap":
			own.sitemaps, all.sitemaps = append(own.sitemaps, value), append(all.sitemaps, value)
			continue
		case "allow", "disallow", "crawl-delay":
			inRules = true
		}
		if forUs {
			own.add(key, value)
		}
		if forAll {
			all.add(key, value)
		}
	}
	if named {
		return own
	}
	return all
}

// robotsLine splits a line into its key in lower case and its value.
func robotsLine(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), ok
}

// productToken is the name of a program without its version, in lower case.
func productToken(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '_' && r != '-'
	})
	if end >= 0 {
		agent = agent[:end]
	}
	return strings.ToLower(agent)
}

func (r *robots) add(key, value string) {
	switch key {
	case "crawl-delay":
		if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 {
			r.delay = time.Duration(min(s, maxDelay.Seconds()) * float64(time.Second))
		}
	case "allow", "disallow":
		if value != "" && len(value) <= maxRule && len(r.rules) < maxRules {
			r.rules = append(r.rules, rule{key == "allow", normalPath(value)})
		}
	}
}

// allows reports whether a path with its query may be asked for: of the rules
// that fit, the longest counts, and of two that are as long, the one that allows.
func (r robots) allows(path string) bool {
	path = normalPath(path)
	if path == "/robots.txt" {
		return true
	}
	best, allowed := -1, true
	for _, each := range r.rules {
		if n := len(each.path); (n > best || n == best && each.allow) && fits(each.path, path) {
			best, allowed = n, each.allow
		}
	}
	return allowed
}

// fits reports whether a path begins as a pattern says; * stands for anything,
// and $ at the end for the end of the path. Its time grows with the product of
// both lengths at most.
func fits(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	for i, part := range parts[1:] {
		if anchored && i == len(parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return !anchored || rest == ""
}

const upperHex = "0123456789ABCDEF"

// normalPath writes a path in one way: bytes beyond ASCII escaped, escapes in
// capital letters, and unreserved characters not escaped.
func normalPath(p string) string {
	plain := func(c byte) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
	}
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		c := p[i]
		if c == '%' && i+2 < len(p) {
			if v, err := strconv.ParseUint(p[i+1:i+3], 16, 8); err == nil {
				i += 2
				if plain(byte(v)) {
					b.WriteByte(byte(v))
				} else {
					b.WriteString(strings.ToUpper(p[i-2 : i+1]))
				}
				continue
			}
		}
		if c <= ' ' || c >= 0x7f || c == '%' { // a lone one could become an escape with what follows
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
