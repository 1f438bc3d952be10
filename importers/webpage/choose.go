package webpage

import (
	nurl "net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"clew/importers/plaintext"
)

// found is what the extractors say.
type found struct {
	paragraphs []string
	bylines    []string // as printed on the page
	site       string
}

// chooseBody runs the extractors on copies of doc and chooses.
func chooseBody(doc *html.Node, url *nurl.URL) found {
	read, f := readabilityBody(doc, url)
	traf, author := trafilaturaBody(doc, url, read)
	f.bylines = append(f.bylines, author)
	f.paragraphs = chooseParagraphs(paragraphsOf(read), paragraphsOf(traf))
	return f
}

// chooseParagraphs merges the two answers. Readability finds more of long pages
// with lists, trafilatura adds less that is not the article. So what both have
// stays; a paragraph that only readability has stays when it is a full
// paragraph of prose. When the answers hardly overlap, one of them missed the
// article: then the longer of the two is taken.
func chooseParagraphs(read, traf []string) []string {
	if len(read) == 0 || len(traf) == 0 {
		return append(read, traf...)
	}
	a, b := newPool(read), newPool(traf)
	shared := 0
	for _, p := range read {
		if b.has(p) {
			shared += len(p)
		}
	}
	switch {
	case 10*shared < minOverlap*min(a.size, b.size):
		if a.size > b.size {
			return read
		}
		return traf
	case 10*shared < minShared*b.size:
		return traf
	}
	var out []string
	for _, p := range read {
		if b.has(p) || plaintext.IsProse(p) {
			out = append(out, p)
		}
	}
	return out
}

// Tenths of a text that both answers must have, for them to be about the same
// article, and for readability's to be its frame.
const (
	minOverlap = 3
	minShared  = 5
)

// pool is a text in which paragraphs are looked up.
type pool struct {
	folded string
	size   int // bytes of all paragraphs
}

func newPool(paragraphs []string) pool {
	size := 0
	for _, p := range paragraphs {
		size += len(p)
	}
	return pool{" " + foldTitle(strings.Join(paragraphs, " ")) + " ", size}
}

func (p pool) has(paragraph string) bool {
	return strings.Contains(p.folded, " "+foldTitle(paragraph)+" ")
}

// readabilityBody never modifies doc.
func readabilityBody(doc *html.Node, url *nurl.URL) (*html.Node, found) {
	parser := readability.NewParser()
	a, err := parser.ParseDocument(doc, url)
	if err != nil {
		return nil, found{}
	}
	return a.Node, found{bylines: []string{a.Byline()}, site: a.SiteName()}
}

// trafilaturaBody never modifies doc. The date is found elsewhere, so that its
// search is switched off here.
func trafilaturaBody(doc *html.Node, url *nurl.URL, read *html.Node) (node *html.Node, author string) {
	opts := trafilatura.Options{
		OriginalURL: url, EnableFallback: read != nil, ExcludeComments: true,
		HtmlDateOverride: &htmldate.Result{},
	}
	if read != nil {
		opts.FallbackCandidates = &trafilatura.FallbackCandidates{Readability: read, Distiller: read}
	}
	res, err := trafilatura.ExtractDocument(doc, opts)
	if err != nil {
		return nil, ""
	}
	return res.ContentNode, res.Metadata.Author
}
