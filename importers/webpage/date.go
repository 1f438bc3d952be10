package webpage

import (
	"regexp"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"clew/graphmodel"
	"clew/importers/pubdate"
)

// dateKeys are the meta elements that hold the day of publication, the most
// reliable first.
var dateKeys = []string{
	"article:published_time", "og:published_time", "item:datepublished", "datepublished", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date",
	"published_time", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "article.published", "pubdate", "date", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date",
	"item:datecreated", "article:published", "originalpublicationdate", "date.created", "created", "rnews:datepublished", "displaydate", "article_date_original", "publication_date", "ptime", "iso-8601-publish-date", "published", "release_date",
}

var isoDay = regexp.MustCompile(`^\s*(\d{4})-(\d{2})-(\d{2})`)

// The days that may be the day of publication of a web page. The limits are
// fixed, so that the clock does not decide what is read.
var (
	firstDay = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	lastDay  = time.Date(2099, 12, 31, 0, 0, 0, 0, time.UTC)
)

// chooseDate returns the day of publication: JSON-LD, meta elements, and last
// what htmldate finds in the address and the text. The day is the one written,
// in the time zone of the paper; language tells that zone where it can.
func chooseDate(doc *html.Node, h *head, ld declared, url, language string, o pubdate.Order) graphmodel.Date {
	if d, ok := readDay(local(ld.date, language), o); ok {
		return d
	}
	for _, k := range dateKeys {
		for _, v := range h.meta[k] {
			if d, ok := readDay(local(v, language), o); ok {
				return d
			}
		}
	}
	res, err := htmldate.FromDocument(doc, htmldate.Options{
		UseOriginalDate: true, URL: url, MinDate: firstDay, MaxDate: lastDay, SkipExtensiveSearch: true,
	})
	if err == nil && !res.IsZero() {
		return graphmodel.DateOf(res.DateTime)
	}
	return graphmodel.Date{}
}

// zones are the hours before Greenwich of languages whose papers all have one time. Pages
// that declare the universal time name the day before for what they publish until then.
var zones = map[string]int{"ja": 9, "ko": 9}

// local returns a declared universal time in the time of the papers of a language.
func local(s, language string) string {
	hours, ok := zones[language]
	if !ok {
		return s
	}
	t, err := time.Parse(time.RFC3339, strings.TrimSpace(s))
	if _, offset := t.Zone(); err != nil || offset != 0 {
		return s
	}
	return t.Add(time.Duration(hours) * time.Hour).Format("2006-01-02")
}

// readDay reads the day of a declared time. An ISO time keeps its written day.
func readDay(s string, o pubdate.Order) (graphmodel.Date, bool) {
	if m := isoDay.FindString(s); m != "" {
		if found := pubdate.Find(m, o); len(found) > 0 {
			return found[0].Date, true
		}
		return graphmodel.Date{}, false
	}
	if found := pubdate.Find(s, o); len(found) > 0 {
		return found[0].Date, true
	}
	return graphmodel.Date{}, false
}
