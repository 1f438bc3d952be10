package webpage

import (
	nurl "net/url"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// found is what the extractors say.
type found struct {
	paragraphs   []string
	byline, site string
}

// chooseBody runs the extractors on copies of doc and chooses.
func chooseBody(doc *html.Node, url *nurl.URL, ld declared) found {
	read, f := readabilityBody(doc, url)
	traf := trafilaturaBody(doc, url, read)
	f.paragraphs = choosePargraphs(paragraphsOf(read), paragraphsOf(traf), ld)
	return f
}

func choosePargraphs(read, traf []string, _ declared) []string {
	if len(traf) > 0 {
		return traf
	}
	return read
}

// readabilityBody never modifies doc.
func readabilityBody(doc *html.Node, url *nurl.URL) (*html.Node, found) {
	parser := readability.NewParser()
	a, err := parser.ParseDocument(doc, url)
	if err != nil {
		return nil, found{}
	}
	return a.Node, found{byline: a.Byline(), site: a.SiteName()}
}

// trafilaturaBody never modifies doc. The date is found elsewhere, so that its
// search is switched off here.
func trafilaturaBody(doc *html.Node, url *nurl.URL, read *html.Node) *html.Node {
	opts := trafilatura.Options{
		OriginalURL: url, EnableFallback: read != nil, ExcludeComments: true,
		HtmlDateOverride: &htmldate.Result{},
	}
	if read != nil {
		opts.FallbackCandidates = &trafilatura.FallbackCandidates{Readability: read, Distiller: read}
	}
	res, err := trafilatura.ExtractDocument(doc, opts)
	if err != nil {
		return nil
	}
	return res.ContentNode
}
