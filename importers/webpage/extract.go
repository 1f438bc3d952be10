package webpage

import (
	"cmp"
	"context"
	"errors"
	nurl "net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"clew/graphmodel"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/plaintext"
	"clew/importers/pubdate"
)

// maxNodes is the largest tree that the extractors are given: they visit each
// node many times. A larger page is read by the tokenizer.
const maxNodes = 150_000

// maxSource is the largest page in bytes, without the pictures in it, and maxTags
// the most tags or attributes of which a tree is built.
const (
	maxSource = 24 << 20
	maxTags   = 4 * maxNodes
)

// Extract returns the article of an HTML page, which must be valid UTF-8. url
// is where the page came from, or "". The errors are page.ErrEmpty,
// page.ErrNoArticle and the error of ctx. It is safe for concurrent use.
func Extract(ctx context.Context, src, url string) (page.Page, error) {
	if strings.TrimSpace(src) == "" {
		return page.Page{}, page.ErrEmpty
	}
	if err := ctx.Err(); err != nil {
		return page.Page{}, err
	}
	src = stripDataURLs(src)
	if len(src) > maxSource {
		return page.Page{}, page.ErrTooLong
	}
	if strings.Count(src, "<") > maxTags || strings.Count(src, "=") > maxTags {
		return extractFlat(src, url) // the tree alone would take hundreds of megabytes
	}
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil || tooLarge(doc, maxNodes) {
		return extractFlat(src, url)
	}
	separateBlocks(doc)
	return extractTree(ctx, src, doc, url)
}

func extractTree(ctx context.Context, src string, doc *html.Node, url string) (page.Page, error) {
	copied := readCopy(doc, url)
	h := readHead(doc)
	ld := readJSONLD(doc)
	if url = copied.url; url == "" {
		url = h.address()
	}
	address, _ := nurl.Parse(url)
	read := readabilityBody(doc, address)
	if err := ctx.Err(); err != nil {
		return page.Page{}, err
	}
	site := siteName(&h, ld, read.site)
	p := page.Page{Title: chooseTitle(&h, ld, site), Publisher: site, URL: url}
	paragraphs := trim(chooseText(doc, paragraphsOf(read.node), p.Title, h.first("og:description", "description", "twitter:description")), p.Title)
	p.Author = chooseAuthor(&h, ld, read.bylines, markedAuthors(doc), site)
	if p.Author == "" {
		p.Author = printedByline(doc, paragraphs)
	}
	if !enough(paragraphs) {
		flat, err := extractFlat(src, url)
		if err != nil {
			return otherwise(ctx, src, doc, url, p.Title, err)
		}
		paragraphs = strings.Split(flat.Text, "\n\n")
	}
	if p.Title == "" {
		p.Title, paragraphs = headingOf(doc, paragraphs)
	}
	if p.Publisher == "" {
		p.Publisher = cmp.Or(plaintext.Source(linesAbove(doc, paragraphs)), wideSite(h.title))
	}
	p.Text = strings.Join(paragraphs, "\n\n")
	if err := tell(&p, doc, &h, ld); err != nil {
		return page.Page{}, err
	}
	p.Language = languageOf(p.Text, &h, ld)
	order := pubdate.GuessOrder("", p.Language)
	d := chooseDate(doc, &h, ld, url, p.Language, order)
	if d.IsZero() {
		d = printedDate(doc, paragraphs, order)
	}
	if !d.IsZero() {
		p.Published = graphmodel.DayInterval(d)
	} else if !copied.day.IsZero() {
		p.Warnings = append(p.Warnings, "the page tells no date; "+copied.archive+" copied it on "+copied.day.String())
	}
	return p, nil
}

// minWords is the length of the shortest text without a full paragraph of prose
// that counts as an article.
const minWords = 30

// enough reports whether the paragraphs are an article and not what is left of
// a menu.
func enough(paragraphs []string) bool {
	words := 0.0
	for _, p := range paragraphs {
		if plaintext.IsProse(p) {
			return true
		}
		words += plaintext.Words(p)
	}
	return words >= minWords
}

// bylineReach is how many blocks around the start of the text are searched for
// a byline.
const bylineReach = 8

// printedByline looks for a byline above the text and among its first paragraphs.
func printedByline(doc *html.Node, body []string) string {
	if len(body) == 0 {
		return ""
	}
	all := paragraphsOf(doc)
	start := slices.Index(all, body[0])
	for _, p := range all[max(0, start-bylineReach):min(len(all), max(start, 0)+bylineReach)] {
		if a := plaintext.Byline(p); a != "" {
			return a
		}
	}
	return plaintext.Reporter(linesAbove(doc, body), body)
}

// linesAbove returns the blocks just above the text.
func linesAbove(doc *html.Node, body []string) []string {
	if len(body) == 0 {
		return nil
	}
	all := paragraphsOf(doc)
	start := slices.Index(all, body[0])
	return all[max(0, start-bylineReach):max(start, 0)]
}

// dateReach is how many blocks above the text are searched for a date.
const dateReach = 5

// printedDate looks for a line with a date just above the text, or the byline below
// its first paragraph.
func printedDate(doc *html.Node, body []string, o pubdate.Order) graphmodel.Date {
	if len(body) == 0 {
		return graphmodel.Date{}
	}
	first := body[0]
	if i := slices.IndexFunc(body, func(p string) bool { return plaintext.Words(p) >= 20 }); i > 0 {
		first = body[i] // above it may stand the name of the paper
	}
	all := paragraphsOf(doc)
	start := max(slices.Index(all, first), 0)
	for _, p := range all[max(0, start-dateReach):min(len(all), start+2)] {
		if plaintext.Words(p) > maxDateLine && !plaintext.IsDateLine(p) || plaintext.IsPrinted(p) {
			continue
		}
		if f, ok := pubdate.Choose(p, pubdate.Find(p, o)); ok {
			return f.Date
		}
	}
	return graphmodel.Date{}
}

// maxDateLine is how many words a line with a date has at most.
const maxDateLine = 12

// extractFlat reads a page that no tree was built for.
func extractFlat(src, url string) (page.Page, error) {
	text, title := flatText(src)
	p, err := plaintext.Clean(text)
	if errors.Is(err, page.ErrTooLong) {
		return page.Page{}, err
	}
	if err != nil {
		return page.Page{}, page.ErrNoArticle
	}
	if p.Title == "" {
		p.Title = withoutSite(title, "")
	}
	p.URL = url
	p.Warnings = append(p.Warnings, "the page was read without its structure")
	return p, nil
}

// address is the URL that the page gives as its own.
func (h *head) address() string {
	for _, s := range []string{h.canonical, h.first("og:url")} {
		if u, err := nurl.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return s
		}
	}
	return ""
}

func siteName(h *head, ld declared, seen string) string {
	for _, s := range []string{h.first("og:site_name"), ld.publisher, h.first("application-name", "dc.publisher", "publisher", "twitter:app:name:iphone"), seen} {
		if s = page.OneLine(s); s != "" && len(s) <= 80 {
			return s
		}
	}
	return ""
}

// languageOf trusts the text; the page's declaration decides when the text is
// too short to tell.
func languageOf(text string, h *head, ld declared) string {
	if l := language.Detect(text); l != "" {
		return l
	}
	for _, s := range []string{h.language, ld.language, h.first("og:locale", "content-language")} {
		if l := language.Declared(s); l != "" {
			return l
		}
	}
	return ""
}

// tooLarge reports whether a tree has more than limit nodes.
func tooLarge(n *html.Node, limit int) bool {
	count := 0
	var walk func(*html.Node) bool
	walk = func(n *html.Node) bool {
		if count++; count > limit {
			return true
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if walk(c) {
				return true
			}
		}
		return false
	}
	return walk(n)
}
