package feed

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"clew/graphmodel"
	"clew/importers/fetch"
	"clew/importers/format"
	"clew/importers/page"
)

// Item is a page that a feed or a sitemap lists.
type Item struct {
	ID  string // what the feed calls it, or its address
	URL string // as fetch.Clean writes it
	At  time.Time
	// Page is what the feed says about the page. Its text is the one in the feed,
	// if there is one of at least 30 words.
	Page page.Page
}

// Listing is the content of a feed or a sitemap.
type Listing struct {
	Kind  string // "RSS", "Atom", "JSON Feed", "Sitemap", "Sitemap index"
	Title string
	// Items are the pages, the newest first, each once. Those of a sitemap index
	// are sitemaps.
	Items []Item
}

// Index reports whether the items are sitemaps rather than pages.
func (l Listing) Index() bool { return l.Kind == "Sitemap index" }

// maxListed is how many items of one feed or sitemap are looked at; the sitemap
// protocol allows 50,000.
const maxListed = 50_000

// Is reports whether a content is a feed or a sitemap, also a packed one.
func Is(b []byte) bool {
	head := bytes.TrimPrefix(unpacked(b, 4096), []byte("\xef\xbb\xbf"))
	return feedStart.Match(head) || jsonFeed.Match(head) || siteStart.Match(head)
}

// unpacked returns at most limit bytes of a content, which may be packed with
// gzip.
func unpacked(b []byte, limit int64) []byte {
	if !bytes.HasPrefix(b, []byte("\x1f\x8b")) {
		return b[:min(int64(len(b)), limit)]
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, limit)) // what is cut off shows in the parser
	return out
}

// List reads a feed or a sitemap that was fetched from an address.
func List(b []byte, address string) (Listing, error) {
	if !Is(b) {
		return Listing{}, fmt.Errorf("%w: it is no feed", format.ErrDamaged)
	}
	b = unpacked(b, format.MaxPart)
	base, err := url.Parse(address)
	if err != nil {
		return Listing{}, err
	}
	var l Listing
	if siteStart.Match(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))) {
		l, err = sitemap(b)
		l.Title = cmp.Or(l.Title, base.Hostname())
	} else {
		l, err = feedListing(b)
	}
	if err != nil {
		return Listing{}, err
	}
	l.Title = cmp.Or(page.OneLine(l.Title), base.Hostname())
	l.Items = tidy(l.Items, base)
	return l, nil
}

func feedListing(b []byte) (Listing, error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(b))
	if err != nil {
		return Listing{}, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	l := Listing{Title: f.Title, Kind: map[string]string{"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}[f.FeedType]}
	for _, it := range f.Items[:min(len(f.Items), maxListed)] {
		if it == nil {
			continue
		}
		p, ok := article(f, it)
		if !ok {
			p.Title = page.OneLine(it.Title)
		}
		p.Publisher = page.OneLine(f.Title)
		item := Item{ID: it.GUID, URL: it.Link, Page: p}
		for _, t := range []*time.Time{it.PublishedParsed, it.UpdatedParsed} {
			if t != nil && !t.IsZero() {
				item.At = *t
				break
			}
		}
		l.Items = append(l.Items, item)
	}
	return l, nil
}

// siteEntry is an entry of a sitemap, with the fields for news.
type siteEntry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title       string `xml:"title"`
		Date        string `xml:"publication_date"`
		Publication struct {
			Name     string `xml:"name"`
			Language string `xml:"language"`
		} `xml:"publication"`
	} `xml:"news"`
}

// sitemap reads entry after entry, so that a damaged one costs only what follows.
func sitemap(b []byte) (Listing, error) {
	l := Listing{Kind: "Sitemap"}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	for len(l.Items) < maxListed {
		token, err := d.Token()
		if err != nil {
			if errors.Is(err, io.EOF) || len(l.Items) > 0 {
				break
			}
			return Listing{}, fmt.Errorf("%w: %v", format.ErrDamaged, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "sitemapindex":
			l.Kind = "Sitemap index"
		case "url", "sitemap":
			var e siteEntry
			if err := d.DecodeElement(&e, &start); err != nil {
				continue
			}
			l.Title = cmp.Or(l.Title, e.News.Publication.Name)
			l.Items = append(l.Items, e.item())
		}
	}
	return l, nil
}

func (e siteEntry) item() Item {
	return Item{URL: e.Loc, At: parseTime(cmp.Or(e.News.Date, e.LastMod)), Page: page.Page{
		Title: page.OneLine(e.News.Title), Publisher: page.OneLine(e.News.Publication.Name), Language: strings.ToLower(strings.TrimSpace(e.News.Publication.Language)),
	}}
}

// parseTime reads a date as sitemaps write it (W3C), zero for anything else.
func parseTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t
		}
	}
	return time.Time{}
}

// tidy resolves addresses, leaves out what has none and what comes again, and
// sorts.
func tidy(items []Item, base *url.URL) []Item {
	seen := map[string]bool{}
	out := items[:0]
	for _, it := range items {
		relative, err := url.Parse(strings.TrimSpace(it.URL))
		if err != nil || strings.TrimSpace(it.URL) == "" {
			continue
		}
		if it.URL, err = fetch.Clean(base.ResolveReference(relative).String()); err != nil {
			continue
		}
		it.ID = cmp.Or(strings.TrimSpace(it.ID), it.URL)
		if len(it.ID) > 1000 {
			it.ID = graphmodel.HashID("i", it.ID)
		}
		if seen[it.ID] {
			continue
		}
		seen[it.ID] = true
		it.Page.URL = it.URL
		if !it.Page.Published.Known() && !it.At.IsZero() {
			it.Page.Published = graphmodel.DayInterval(graphmodel.DateOf(it.At))
		}
		out = append(out, it)
	}
	slices.SortStableFunc(out, func(a, b Item) int { return b.At.Compare(a.At) })
	return out
}

// Link is a feed that a page offers.
type Link struct{ Title, URL string }

// Discover returns the feeds that a page names in its head.
func Discover(b []byte, address string) []Link {
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	var links []Link
	seen := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(b[:min(len(b), 1<<20)]))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return links
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if token.Data == "body" {
				return links
			}
			href, title := feedLink(token)
			if href == "" {
				continue
			}
			relative, err := url.Parse(href)
			if err != nil {
				continue
			}
			at, err := fetch.Clean(base.ResolveReference(relative).String())
			if err == nil && !seen[at] && len(links) < 50 {
				seen[at] = true
				links = append(links, Link{Title: cmp.Or(page.OneLine(title), at), URL: at})
			}
		}
	}
}

// feedLink returns the address and title of a link element that names a feed.
func feedLink(t html.Token) (href, title string) {
	if t.Data != "link" {
		return "", ""
	}
	isFeed, alternate := false, false
	for _, a := range t.Attr {
		switch a.Key {
		case "rel":
			alternate = slices.Contains(strings.Fields(strings.ToLower(a.Val)), "alternate")
		case "type":
			kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ";")
			isFeed = slices.Contains([]string{"application/rss+xml", "application/atom+xml", "application/feed+json"}, kind)
		case "href":
			href = strings.TrimSpace(a.Val)
		case "title":
			title = a.Val
		}
	}
	if !isFeed || !alternate {
		return "", ""
	}
	return href, title
}

// Join returns a listing whose items come from several: each once, the newest
// first.
func Join(l Listing) Listing {
	seen := map[string]bool{}
	items := slices.DeleteFunc(slices.Clone(l.Items), func(it Item) bool {
		known := seen[it.ID]
		seen[it.ID] = true
		return known
	})
	slices.SortStableFunc(items, func(a, b Item) int { return b.At.Compare(a.At) })
	l.Items = items
	return l
}
