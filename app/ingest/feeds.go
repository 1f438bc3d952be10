package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/subscription"
	"clew/importers"
	"clew/importers/feed"
	"clew/importers/fetch"
	fields "clew/importers/page"
)

// ErrNoFeed tells that an address leads to no feed, sitemap, or page that names
// one.
var ErrNoFeed = errors.New("there is no feed at this address, and the page names none")

// Choice are the feeds that a page offers.
type Choice struct{ Links []feed.Link }

// Error implements error.
func (c *Choice) Error() string {
	return fmt.Sprintf("the page offers %d feeds", len(c.Links))
}

// Follow fetches a feed or sitemap for the first time. All its items are new. A
// page that names one feed leads to it; one that names several gives an error of
// type *Choice.
func Follow(ctx context.Context, client *fetch.Client, address string) (subscription.Feed, error) {
	p, err := client.Get(ctx, address, fetch.Known{})
	if err != nil {
		return subscription.Feed{}, err
	}
	if !feed.Is(p.Content) {
		links := feed.Discover(p.Content, p.Final)
		switch len(links) {
		case 0:
			return subscription.Feed{}, ErrNoFeed
		case 1:
			if p, err = client.Get(ctx, links[0].URL, fetch.Known{}); err != nil {
				return subscription.Feed{}, err
			}
		default:
			return subscription.Feed{}, &Choice{links}
		}
	}
	return FeedOf(ctx, client, p)
}

// FeedOf returns the feed or sitemap that a page is. All its items are new.
func FeedOf(ctx context.Context, client *fetch.Client, p fetch.Page) (subscription.Feed, error) {
	return merged(ctx, client, subscription.Feed{URL: p.Address}, p)
}

// Refresh asks for what is new in a feed. A failure is noted in the feed, which
// otherwise stays as it is; the error is then returned too.
func Refresh(ctx context.Context, client *fetch.Client, f subscription.Feed) (subscription.Feed, error) {
	p, err := client.Get(ctx, f.URL, fetch.Known{ETag: f.ETag, Modified: f.Modified})
	if ctx.Err() != nil {
		return f, context.Cause(ctx)
	}
	if err == nil && p.Unchanged {
		f.Checked, f.Trouble = p.At.UTC().Truncate(time.Second), ""
		return f, nil
	}
	next := f
	if err == nil {
		next, err = merged(ctx, client, f, p)
	}
	if err != nil {
		f.Trouble = err.Error()
		return f, err
	}
	return next, nil
}

func merged(ctx context.Context, client *fetch.Client, f subscription.Feed, p fetch.Page) (subscription.Feed, error) {
	l, err := feed.List(p.Content, p.Final)
	if err == nil {
		kind := l.Kind
		l, err = (&importers.Web{Client: client}).Whole(ctx, l)
		l.Kind = kind
	}
	if err != nil {
		return f, err
	}
	f.Title, f.Kind, f.ETag, f.Modified, f.Trouble = l.Title, l.Kind, p.ETag, p.Modified, ""
	if l.Index() {
		f.ETag, f.Modified = "", "" // the index may stay the same while its sitemaps change
	}
	f.Checked = p.At.UTC().Truncate(time.Second)
	items := make([]subscription.Item, len(l.Items))
	for i, it := range l.Items {
		items[i] = subscription.Item{ID: it.ID, URL: it.URL, Title: it.Page.Title}
		if it.Page.Published.Known() {
			day := it.Page.Published.Start
			items[i].Published = &day
		}
	}
	return f.Merge(items), nil
}

// ItemSource is the page of an item of a feed.
func ItemSource(web *importers.Web, f subscription.Feed, it subscription.Item) importers.Source {
	known := fields.Page{Title: it.Title, URL: it.URL, Publisher: f.Title}
	if it.Published != nil {
		known.Published = graphmodel.DayInterval(*it.Published)
	}
	return web.Item(feed.Item{ID: it.ID, URL: it.URL, Page: known})
}
