package importers

import (
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"io"
	"sync"

	"clew/importers/feed"
	"clew/importers/fetch"
)

// Web fetches sources that are addresses, and nothing else: what a page names is
// never fetched, except that the items of a feed or a sitemap are followed to
// their pages.
type Web struct {
	Client *fetch.Client
	// Keep, when set, gets each page that articles may be read from. It is called
	// from several goroutines.
	Keep func(fetch.Page)
	// Feed, when set, is offered each page that is a feed or sitemap. Where it
	// returns true, the feed is not followed to its pages.
	Feed func(context.Context, fetch.Page) bool
	// MaxItems is how many items of a feed or sitemap are followed; 0 means 50.
	MaxItems int
}

// maxSitemaps is how many sitemaps of an index are read, the newest ones.
const maxSitemaps = 3

// Expand fetches the sources that are addresses. A page becomes a source that is
// at hand; a feed or a sitemap becomes its newest items, which are fetched when
// they are read. The others stay as they are. What cannot be fetched becomes a
// source that gives its error when it is read. The issues tell what was left out.
func (w *Web) Expand(ctx context.Context, sources []Source, progress Progress) ([]Source, []Issue) {
	expanded := make([][]Source, len(sources))
	issues := make([][]Issue, len(sources))
	addresses := 0
	for i, s := range sources {
		expanded[i] = []Source{s}
		if s.isAddress() {
			addresses++
		}
	}
	var mu sync.Mutex
	done := 0
	var wg sync.WaitGroup
	slots := make(chan struct{}, 4)
	for i, s := range sources {
		if !s.isAddress() {
			continue
		}
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			expanded[i], issues[i] = w.expand(ctx, s)
			mu.Lock()
			defer mu.Unlock()
			if done++; progress != nil {
				progress(done, addresses, s.String())
			}
		})
	}
	wg.Wait()
	var out []Source
	var skipped []Issue
	for i := range sources {
		out, skipped = append(out, expanded[i]...), append(skipped, issues[i]...)
	}
	return out, skipped
}

func (w *Web) expand(ctx context.Context, s Source) ([]Source, []Issue) {
	p, err := w.Client.Get(ctx, s.URL, fetch.Known{})
	if err != nil {
		return []Source{failing(s, err)}, nil
	}
	if !feed.Is(p.Content) {
		return []Source{w.atHand(s, p)}, nil
	}
	if w.Feed != nil && w.Feed(ctx, p) {
		return nil, nil
	}
	l, err := feed.List(p.Content, p.Final)
	if err != nil {
		return []Source{failing(s, err)}, nil
	}
	l, err = w.Whole(ctx, l)
	if err != nil || len(l.Items) == 0 {
		if err == nil {
			err = ErrNoArticle
		}
		return []Source{failing(s, err)}, nil
	}
	limit := w.MaxItems
	if limit == 0 {
		limit = 50
	}
	var issues []Issue
	if n := len(l.Items) - limit; n > 0 {
		l.Items = l.Items[:limit]
		issues = append(issues, Issue{Source: s.String(), Level: Info, Reason: &SourceError{
			s.String(), fmt.Errorf("of the %d pages that it lists the %d newest are read", limit+n, limit),
		}})
	}
	out := make([]Source, len(l.Items))
	for i, it := range l.Items {
		out[i] = w.Item(it)
	}
	return out, issues
}

// Item is the page of a feed's item, which is fetched when it is read. Its
// fields, and its text where the page cannot be read, are those of the feed.
func (w *Web) Item(it feed.Item) Source {
	return Source{Name: it.URL, URL: it.URL, Known: it.Page, Fetch: func(ctx context.Context) (Content, error) {
		p, err := w.Client.Get(ctx, it.URL, fetch.Known{})
		if err != nil {
			return Content{}, err
		}
		w.keep(p)
		return Content{URL: p.Final, ContentType: p.ContentType, Bytes: p.Content}, nil
	}}
}

// Whole returns a listing of pages: that of a sitemap index is replaced by those
// of its newest sitemaps, which are fetched.
func (w *Web) Whole(ctx context.Context, index feed.Listing) (feed.Listing, error) {
	if !index.Index() {
		return index, nil
	}
	sum := feed.Listing{Kind: "Sitemap", Title: index.Title}
	var last error
	for _, it := range index.Items[:min(len(index.Items), maxSitemaps)] {
		p, err := w.Client.Get(ctx, it.URL, fetch.Known{})
		if err == nil {
			var l feed.Listing
			if l, err = feed.List(p.Content, p.Final); err == nil && !l.Index() {
				sum.Items = append(sum.Items, l.Items...)
			}
		}
		if err != nil {
			last = fmt.Errorf("%s: %w", it.URL, err)
		}
	}
	if len(sum.Items) == 0 && last != nil {
		return feed.Listing{}, last
	}
	return feed.Join(sum), nil
}

func (w *Web) keep(p fetch.Page) {
	if w.Keep != nil {
		w.Keep(p)
	}
}

// atHand is a page that was fetched. It is packed: a list of addresses may be
// long, and most pages wait for their turn.
func (w *Web) atHand(s Source, p fetch.Page) Source {
	w.keep(p)
	packed := pack(p.Content)
	s.Fetch = func(context.Context) (Content, error) {
		b, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
		return Content{URL: p.Final, ContentType: p.ContentType, Bytes: b}, err
	}
	return s
}

func pack(b []byte) []byte {
	var packed bytes.Buffer
	z, _ := flate.NewWriter(&packed, flate.BestSpeed) // the level is a valid one
	_, _ = z.Write(b)                                 // into memory
	_ = z.Close()
	return packed.Bytes()
}

// failing is a source that cannot be read, and says why when it is its turn.
func failing(s Source, err error) Source {
	s.Fetch = func(context.Context) (Content, error) { return Content{}, err }
	return s
}

// IsAddress reports whether a text is a single address of a page.
func IsAddress(text string) bool { return fetch.IsAddress(text) }
