package webpage

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"clew/importers/page"
	"clew/importers/plaintext"
)

// otherwise reads a page in which no article was found: it may stand in a frame.
// Else the error says what the page is, where it tells.
func otherwise(ctx context.Context, src string, doc *html.Node, url, title string, err error) (page.Page, error) {
	if inlineFrames(doc) {
		separateBlocks(doc)
		return extractTree(ctx, "", doc, url)
	}
	if names := frameNames(doc); len(names) > 0 {
		return page.Page{}, fmt.Errorf("%w (%s)", page.ErrFrames, page.OneLine(strings.Join(names[:min(len(names), 5)], ", ")))
	}
	if wall := plaintext.Wall(title, "", paragraphsOf(doc)); wall != nil && src != "" {
		return page.Page{}, wall
	}
	return page.Page{}, err
}

// pageOf is the number of a page of an article that a site divides.
var pageOf = regexp.MustCompile(`(?i)^(.*?)[\s|–—:,(-]*\b(?:page|seite|página|pagina|pagine|strona|sayfa) (\d{1,2}) ?(?:of|von|de|di|z|/) ?(\d{1,2})\)?$`)

// tell adds to a page what a person should know of it: that it is the beginning of
// an article, or one page of several. The error is that of a page which is no
// article but says why.
func tell(p *page.Page, doc *html.Node, h *head, ld declared) error {
	var all []string
	if plaintext.MayBeWall(p.Text) || h.next || pageOf.MatchString(h.title) {
		all = paragraphsOf(doc)
	}
	if err := plaintext.Wall(p.Title, p.Text, all); err != nil {
		return err
	}
	if plaintext.IsStub(p.Text, all, ld.paid || strings.EqualFold(h.first("article:content_tier"), "locked")) {
		p.Warnings = append(p.Warnings, plaintext.Stub)
	}
	number, of := "", ""
	for i, s := range append([]string{h.title, p.Title}, all...) {
		if len(s) > 300 {
			continue
		}
		m := pageOf.FindStringSubmatch(s)
		if m == nil || m[3] == "1" || i > 1 && m[1] != "" {
			continue
		}
		number, of = m[2], m[3]
		if i == 1 && len(m[1]) > 0 {
			p.Title = m[1]
		}
		break
	}
	if of != "" {
		p.Warnings = append(p.Warnings, fmt.Sprintf("this is page %s of %s of the article; the others are to be added, too", number, of))
	}
	return nil
}
