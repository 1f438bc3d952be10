// Package feed reads saved feeds (RSS, Atom, JSON Feed) and says what a sitemap
// is.
package feed

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/plaintext"
	"clew/importers/webpage"
)

var (
	feedStart = regexp.MustCompile(`^\s*(?:<\?xml[^>]*>\s*)?(?:<\?xml-stylesheet[^>]*>\s*)*(?:<!--(?s:.*?)-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<(?:rss|feed|rdf:RDF|atom:feed)[\s>]`)
	siteStart = regexp.MustCompile(`^\s*(?:<\?xml[^>]*>\s*)?(?:<\?xml-stylesheet[^>]*>\s*)*(?:<!--(?s:.*?)-->\s*)*<(?:urlset|sitemapindex)[\s>]`)
	jsonFeed  = regexp.MustCompile(`^\s*\{(?s:.*?)"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org`)
	location  = regexp.MustCompile(`<loc>`)
)

// Feeds reads RSS, Atom and JSON Feed: each item is an article.
func Feeds() format.Format {
	return format.Format{
		Name: "feed", Extensions: []string{".rss", ".atom"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			head := bytes.TrimPrefix(s.Head, []byte("\xef\xbb\xbf"))
			if feedStart.Match(head) || jsonFeed.Match(head) {
				return format.ByBytes
			}
			return format.No
		},
		Read: read,
	}
}

// Sitemaps recognizes sitemaps, which list addresses and hold no articles.
func Sitemaps() format.Format {
	return format.Format{
		Name: "sitemap",
		Match: func(s format.Sniff) format.Confidence {
			if siteStart.Match(bytes.TrimPrefix(s.Head, []byte("\xef\xbb\xbf"))) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(_ context.Context, in *format.Input, _ format.Output) error {
			b, err := in.Bytes(format.MaxPart)
			if err != nil {
				return err
			}
			return fmt.Errorf("%w: %d in a sitemap", format.ErrAddresses, len(location.FindAllIndex(b, -1)))
		},
	}
}

// minText is the length in words of the shortest item that is an article.
const minText = 30

// maxFeed is the largest feed in bytes. Those of a year of a newspaper have less.
const maxFeed = 16 << 20

func read(ctx context.Context, in *format.Input, out format.Output) error {
	b, err := in.Bytes(maxFeed)
	if err != nil {
		return err
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	for i, item := range f.Items {
		if err := ctx.Err(); err != nil {
			return err
		}
		if p, ok := article(f, item); ok {
			out.Article(p)
			continue
		}
		name := page.OneLine(item.Title)
		if name == "" {
			name = fmt.Sprintf("item %d", i+1)
		}
		out.Skip(name, fmt.Errorf("%w: the feed gives only the title and the address %s", format.ErrAddresses, item.Link))
	}
	if len(f.Items) == 0 {
		return page.ErrNoArticle
	}
	return nil
}

func article(f *gofeed.Feed, item *gofeed.Item) (page.Page, bool) {
	text := textOf(item.Content)
	summary := textOf(item.Description)
	p := page.Page{Title: page.OneLine(item.Title), Publisher: page.OneLine(f.Title), URL: item.Link, Text: text}
	if plaintext.Words(text) < plaintext.Words(summary) {
		p.Text = summary
	}
	if plaintext.Words(p.Text) < minText {
		return page.Page{}, false
	}
	if text == "" {
		p.Warnings = append(p.Warnings, "the feed may give only a summary of the article")
	}
	var names []string
	for _, a := range item.Authors {
		if a != nil && a.Name != "" {
			names = append(names, page.OneLine(a.Name))
		}
	}
	p.Author = strings.Join(names, ", ")
	for _, t := range []*time.Time{item.PublishedParsed, item.UpdatedParsed} {
		if t != nil && !t.IsZero() {
			p.Published = graphmodel.DayInterval(graphmodel.DateOf(*t))
			break
		}
	}
	if p.Language = language.Detect(p.Text); p.Language == "" {
		p.Language = language.Declared(f.Language)
	}
	return p, true
}

func textOf(src string) string {
	if strings.TrimSpace(src) == "" {
		return ""
	}
	return strings.Join(webpage.Fragment(src), "\n\n")
}
