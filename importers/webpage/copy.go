package webpage

import (
	nurl "net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/graphmodel"
	"clew/importers/plaintext"
	"clew/importers/pubdate"
)

// saved is what a page that an archive, a cache or a browser saved says about the
// page that it is a copy of.
type saved struct {
	url     string          // of the page itself, "" where nothing tells
	archive string          // who made the copy, "" for a browser
	day     graphmodel.Date // when, or the zero value
}

// archives are the addresses of copies. The first group is the day, the second
// the address of the page.
var archives = []struct {
	name string
	re   *regexp.Regexp
}{
	{"the Wayback Machine", regexp.MustCompile(`^https?://(?:web|wayback)\.archive\.org/web/(\d{8})?\d*(?:[a-z]{2}_)?/(https?:/{1,2}.+)$`)},
	{"archive.today", regexp.MustCompile(`^https?://archive\.(?:today|ph|is|li|fo|md|vn)/(?:(\d{4}\.?\d\d\.?\d\d)[-\d]*|newest)/(https?:/{1,2}.+)$`)},
	{"Google's cache", regexp.MustCompile(`^https?://webcache\.googleusercontent\.com/search\?q=cache:()(?:[\w-]{8,16}:)?([^+&]+)`)},
	{"", regexp.MustCompile(`^https?://[\w-]+\.cdn\.ampproject\.org/(?:c|v|wp)/()((?:s/)?.+)$`)},
	{"", regexp.MustCompile(`^https?://www\.google\.[a-z.]+/amp/()((?:s/)?.+)$`)},
	{"", regexp.MustCompile(`^about:reader\?url=()([^&]+)`)},
}

// original returns the address of the page that an address leads to a copy of.
func original(address string) saved {
	for _, a := range archives {
		m := a.re.FindStringSubmatch(address)
		if m == nil {
			continue
		}
		of := m[2]
		if strings.Contains(of, "%3A") || strings.Contains(of, "%2F") {
			if u, err := nurl.QueryUnescape(of); err == nil {
				of = u
			}
		}
		switch {
		case strings.HasPrefix(of, "s/"):
			of = "https://" + of[2:]
		case !strings.HasPrefix(of, "http"):
			of = "http://" + of
		}
		if scheme, rest, ok := strings.Cut(of, ":/"); ok && !strings.HasPrefix(rest, "/") {
			of = scheme + "://" + rest // a slash that a server has dropped
		}
		c := saved{url: of, archive: a.name}
		if d := strings.ReplaceAll(m[1], ".", ""); len(d) == 8 {
			if found := pubdate.Find(d[:4]+"-"+d[4:6]+"-"+d[6:], pubdate.UnknownOrder); len(found) > 0 {
				c.day = found[0].Date
			}
		}
		return c
	}
	return saved{url: address}
}

// savedFrom is the comment in which browsers and SingleFile note the address.
var savedFrom = regexp.MustCompile(`^\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)`)

// readCopy finds out of what page doc is a copy, and takes out what its maker has
// added: a banner, the day of the copy as if it were the day of publication.
// address is where doc came from, or "".
func readCopy(doc *html.Node, address string) saved {
	if c := original(address); c.archive != "" || address != "" {
		clearCopy(doc, c.archive)
		return c
	}
	var declared, noted string
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.CommentNode && noted == "":
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil {
				noted = m[1]
			}
		case n.DataAtom == atom.Link && declared == "" && strings.EqualFold(attr(n, "rel"), "canonical"):
			declared = strings.TrimSpace(attr(n, "href"))
		case n.DataAtom == atom.Meta && declared == "" && attr(n, "property") == "og:url":
			declared = strings.TrimSpace(attr(n, "content"))
		case n.DataAtom == atom.A && noted == "" && hasWord(attr(n, "class"), "reader-domain"):
			noted = attr(n, "href") // Firefox's reader
		case n.DataAtom == atom.Base && noted == "" && strings.HasPrefix(attr(n, "href"), "http"):
			noted = attr(n, "href")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	for _, s := range []string{declared, noted} {
		c := original(s)
		if u, err := nurl.Parse(c.url); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			clearCopy(doc, c.archive)
			return c
		}
	}
	clearCopy(doc, "")
	return saved{}
}

// banners are the ids of what archives and caches put above a page, and of the
// tools of a browser's reader.
var banners = map[string]bool{"wm-ipp-base": true, "wm-ipp": true, "wm-ipp-print": true, "donato": true, "bN015htcoyT__google-cache-hdr": true, "google-cache-hdr": true}

// clearCopy removes what the maker of a copy has added, and the day of printing.
func clearCopy(doc *html.Node, archive string) {
	var drop []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode && plaintext.IsPrinted(n.Data):
			n.Data = ""
		case n.Type != html.ElementNode:
		case len(n.Attr) > 0 && addedBy(n, archive):
			drop = append(drop, n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	for _, n := range drop {
		n.Parent.RemoveChild(n)
	}
}

func addedBy(n *html.Node, archive string) bool {
	if id := attr(n, "id"); id != "" && (banners[id] || id == "HEADER" && archive == "archive.today") {
		return true
	}
	if archive != "archive.today" {
		return n.DataAtom == atom.Div && (hasWord(attr(n, "class"), "toolbar-container") || hasWord(attr(n, "class"), "reader-estimated-time"))
	}
	switch n.DataAtom {
	case atom.Meta:
		return strings.HasPrefix(attr(n, "itemprop"), "date") || attr(n, "property") == "og:site_name" || strings.HasPrefix(attr(n, "property"), "article:")
	case atom.Link:
		return hasWord(attr(n, "rel"), "bookmark") || hasWord(attr(n, "rel"), "canonical")
	}
	return false
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}
