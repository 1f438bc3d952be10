package pdf

import (
	"cmp"
	"regexp"
	"strings"

	"clew/importers/page"
	"clew/importers/plaintext"
)

// What browsers print at the edge of each page: the address and the number of the
// page below, the time and the title above.
var (
	printedAddress = regexp.MustCompile(`^((?:https?|file)://\S+)(?:\s+\d{1,4}/\d{1,4})?$`)
)

// edge is the part of a page at the top and at the bottom in which a browser prints.
const edge = 0.04

// withoutPrint drops what a browser has printed around a web page, and returns the
// address of the page, or "". The day above is that of printing. printed tells that a
// browser has.
func withoutPrint(pages []sheet) (out []sheet, address string, printed bool) {
	for _, p := range pages {
		for _, l := range p.Lines {
			if m := printedAddress.FindStringSubmatch(strings.TrimSpace(l.Text)); m != nil && inEdge(p, l) {
				printed = true
				if strings.HasPrefix(m[1], "http") && !strings.Contains(m[1], "…") && !strings.HasSuffix(m[1], "...") {
					address = m[1]
				}
			}
		}
	}
	if !printed {
		return pages, "", false
	}
	out = make([]sheet, len(pages))
	for i, p := range pages {
		out[i] = p
		out[i].Lines = nil
		for _, l := range p.Lines {
			if !inEdge(p, l) {
				out[i].Lines = append(out[i].Lines, l)
			}
		}
	}
	return out, address, true
}

// printedPage returns the article of a web page that was printed, without its menus and
// teasers; ok is false where it is not found, or is so small a part of the text that more may have been lost than they.
func printedPage(text []string, title string) (p page.Page, ok bool) {
	p, err := plaintext.Clean(strings.Join(text, "\n\n"))
	all := 0
	for _, s := range text {
		all += len(s)
	}
	if err != nil || len(p.Text) < all/minPrinted {
		return page.Page{}, false
	}
	title = page.OneLine(title)
	own := ""
	for _, s := range text {
		// What follows the headline is the name of the site.
		if s = page.OneLine(s); len(s) > len(own) && strings.Contains(s, " ") && strings.HasPrefix(title, s) {
			own = s
		}
	}
	if p.Title = cmp.Or(own, p.Title, title); p.Title == own && p.Publisher == "" {
		p.Publisher = strings.TrimLeft(strings.TrimPrefix(title, own), " |-–—:»·•/>‹›")
	}
	p.Text = strings.TrimPrefix(p.Text, p.Title+"\n\n")
	return p, true
}

// minPrinted is the least share of a printed page that its article has, one of so many.
const minPrinted = 5

// inEdge reports whether a line stands where a browser prints.
func inEdge(p sheet, l line) bool {
	middle := (l.Top + l.Bottom) / 2
	return p.Height > 0 && (middle < p.Height*edge || middle > p.Height*(1-edge))
}
