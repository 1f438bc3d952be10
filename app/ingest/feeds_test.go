package ingest

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/subscription"
	"clew/importers"
	"clew/importers/fetch"
)

const body = "went to the harbor of Oslo on Friday. The mayor was there with her deputy and two aides. They spoke about ships, quays and the price of fish for more than an hour, and agreed to meet again before the winter."

// paper is a newspaper on a test server: a front page, a feed with a growing
// number of items, and their pages.
type paper struct {
	*httptest.Server
	items    atomic.Int64
	answered sync.Map // path → status
}

func newPaper(t *testing.T, items int64) *paper {
	t.Helper()
	p := &paper{}
	p.items.Store(items)
	p.Server = httptest.NewServer(http.HandlerFunc(p.serve))
	t.Cleanup(p.Close)
	return p
}

func (p *paper) serve(w http.ResponseWriter, r *http.Request) {
	n := p.items.Load()
	switch path := r.URL.Path; {
	case path == "/":
		_, _ = io.WriteString(w, `<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Front page</body></html>`)
	case path == "/two":
		_, _ = io.WriteString(w, `<html><head><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/feed2"></head></html>`)
	case path == "/feed":
		tag := fmt.Sprintf(`"%d"`, n)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			p.answered.Store(path, http.StatusNotModified)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		p.answered.Store(path, http.StatusOK)
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>The Quay</title>`)
		for i := n; i > 0; i-- {
			_, _ = fmt.Fprintf(w, "<item><title>Report %d</title><link>/page/%d</link><pubDate>%02d May 2029 10:00:00 GMT</pubDate></item>", i, i, i)
		}
		_, _ = io.WriteString(w, "</channel></rss>")
	case path == "/index.xml":
		_, _ = io.WriteString(w, "<sitemapindex><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>")
	case path == "/map.xml":
		_, _ = io.WriteString(w, "<urlset><url><loc>/page/1</loc><lastmod>2029-05-01</lastmod></url></urlset>")
	case path == "/page/3":
		w.WriteHeader(http.StatusForbidden)
	case strings.HasPrefix(path, "/page/"):
		_, _ = fmt.Fprintf(w, "<html><body><h1>Report %s</h1><img src=\"/pixel\"><script src=\"/script\"></script><article><p>Person%s %s</p><p>%s</p></article></body></html>", path[6:], path[6:], body, body)
	case path == "/robots.txt":
		http.NotFound(w, r)
	default:
		p.answered.Store(path, http.StatusNotFound)
		http.NotFound(w, r)
	}
}

func localClient() *fetch.Client {
	return fetch.New(fetch.Options{AllowPrivate: true, Agent: "Clew/1", Limits: fetch.Limits{Pause: -1}})
}

func TestFollowAndRefresh(t *testing.T) {
	p := newPaper(t, 2)
	c := localClient()
	f, err := Follow(t.Context(), c, p.URL)
	if err != nil || f.Title != "The Quay" || f.Kind != "RSS" || f.URL != p.URL+"/feed" || f.Unread() != 2 || f.Items[0].Title != "Report 2" {
		t.Fatalf("%+v, %v", f, err)
	}
	f = f.Mark(subscription.Seen)
	if f, err = Refresh(t.Context(), c, f); err != nil || f.Unread() != 0 {
		t.Errorf("%+v, %v", f, err)
	}
	if status, _ := p.answered.Load("/feed"); status != http.StatusNotModified {
		t.Errorf("the server answers %v to a feed that is known", status)
	}
	p.items.Store(4)
	if f, err = Refresh(t.Context(), c, f); err != nil || f.Unread() != 2 || f.Items[0].State != subscription.New || f.Items[3].State != subscription.Seen {
		t.Errorf("%+v, %v", f, err)
	}
	p.Close()
	if f, err = Refresh(t.Context(), c, f); err == nil || f.Trouble == "" || len(f.Items) != 4 {
		t.Errorf("without a server: %+v, %v", f, err)
	}
}

func TestWhatCannotBeFollowed(t *testing.T) {
	p := newPaper(t, 1)
	var choice *Choice
	if _, err := Follow(t.Context(), localClient(), p.URL+"/two"); !errors.As(err, &choice) || len(choice.Links) != 2 {
		t.Errorf("two feeds: %v", err)
	}
	if _, err := Follow(t.Context(), localClient(), p.URL+"/page/1"); !errors.Is(err, ErrNoFeed) {
		t.Errorf("no feed: %v", err)
	}
	if f, err := Follow(t.Context(), localClient(), p.URL+"/index.xml"); err != nil || f.Kind != "Sitemap index" || len(f.Items) != 1 {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestRunFollowsAFeed reads a feed's pages, names the one that the server does
// not give, and fetches nothing that the pages name.
func TestRunFollowsAFeed(t *testing.T) {
	p := newPaper(t, 4)
	var mu sync.Mutex
	kept := map[string]bool{}
	web := &importers.Web{Client: localClient(), MaxItems: 3, Keep: func(p fetch.Page) {
		mu.Lock()
		defer mu.Unlock()
		kept[p.Address] = true
	}}
	stages := map[Stage]bool{}
	r, err := Run(t.Context(), []importers.Source{importers.AddressSource(p.URL + "/feed"), importers.AddressSource(p.URL + "/page/1")}, Options{
		Extractor: &counter{}, Web: web, Progress: func(p Progress) { stages[p.Stage] = true },
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range r.Articles {
		got = append(got, strings.TrimPrefix(a.Source, p.URL)+" "+a.Published.Start.String()+" "+a.Publisher)
	}
	if s := strings.Join(got, "; "); s != "/page/4 2029-05-04 The Quay; /page/2 2029-05-02 The Quay; /page/1  " {
		t.Errorf("articles %s", s)
	}
	if f := r.Report.Failures(); len(f) != 1 || !errors.Is(f[0].Reason, fetch.ErrForbidden) || !strings.Contains(f[0].Reason.Error(), "save it, and import the file") {
		t.Errorf("failures %v", f)
	}
	if len(r.Report.Skipped) != 2 || !strings.Contains(r.Report.Skipped[0].Reason.Error(), "3 newest") {
		t.Errorf("skipped %v", r.Report.Skipped)
	}
	if len(kept) != 3 || !stages[Fetching] || !stages[Reading] {
		t.Errorf("kept %v, stages %v", kept, stages)
	}
	p.answered.Range(func(path, status any) bool {
		if status == http.StatusNotFound {
			t.Errorf("%v was fetched", path)
		}
		return true
	})
}

func TestAddressesWithoutAWebAreRefused(t *testing.T) {
	r, err := Run(t.Context(), []importers.Source{importers.AddressSource("https://reed.example/")}, Options{Extractor: &counter{}})
	if f := r.Report.Failures(); err != nil || len(f) != 1 || !errors.Is(f[0].Reason, importers.ErrOffline) {
		t.Errorf("%v, %v", f, err)
	}
}

// TestReadAgain reads a kept page anew: where the reader finds the same, nothing
// changes; what it finds beside stays.
func TestReadAgain(t *testing.T) {
	page := func(more string) importers.Content {
		return importers.Content{URL: "https://reed.example/a", ContentType: "text/html", Bytes: []byte("<html><body><h1>Report</h1><article><p>Person1 " + body + "</p><p>" + body + more + "</p></article></body></html>")}
	}
	s := importers.BytesSource("https://reed.example/a", "text/html", page("").Bytes)
	o := Options{Extractor: &counter{}}
	first, err := Run(t.Context(), []importers.Source{s, text("b", 1)}, o)
	if err != nil || len(first.Articles) != 2 {
		t.Fatal(first.Report, err)
	}
	c := Corpus{}.Add(first)
	same, changed, err := c.ReadAgain(t.Context(), "https://reed.example/a", page(""), o)
	if err != nil || changed || len(same.Articles) != 2 || len(same.Findings) != 2 {
		t.Errorf("%d articles, %v, %v", len(same.Articles), changed, err)
	}
	other, changed, err := c.ReadAgain(t.Context(), "https://reed.example/a", page(" The council will vote on the plan next week."), o)
	if err != nil || !changed || len(other.Articles) != 2 || len(other.Findings) != 2 {
		t.Errorf("%d articles, %v, %v", len(other.Articles), changed, err)
	}
	if _, changed, err = c.ReadAgain(t.Context(), "https://reed.example/a", importers.Content{Bytes: []byte("<html></html>")}, o); err == nil || changed {
		t.Errorf("an empty page: %v", err)
	}
}

// TestReadAgainKeepsDecisions: what a person has split and renamed stays when the
// page reads differently.
func TestReadAgainKeepsDecisions(t *testing.T) {
	old := &graphmodel.Article{ID: "a1", Source: "https://reed.example/a", Text: "Ada Marsh met Ben. Later Ada Marsh left."}
	fresh := &graphmodel.Article{ID: "a2", Source: "https://reed.example/a", Text: "By our reporters\n\nAda Marsh met Ben in Bree. Later Ada Marsh left."}
	move := mover([]*graphmodel.Article{old}, []*graphmodel.Article{fresh})
	for _, words := range []string{"Ada Marsh met", "Ada Marsh left", "Ben"} {
		at := strings.Index(old.Text, words)
		n := min(len(words), 9)
		id, span := move("a1", graphmodel.Span{Start: at, End: at + n})
		if want := strings.Index(fresh.Text, words); id != "a2" || span.Start != want || fresh.Text[span.Start:span.End] != words[:n] {
			t.Errorf("%q: %s %v, want %d", words, id, span, want)
		}
	}
	if id, _ := move("other", graphmodel.Span{}); id != "other" {
		t.Error(id)
	}
	if _, ok := moved(old.Text, "Nothing of it.", graphmodel.Span{Start: 0, End: 9}); ok {
		t.Error("found what is not there")
	}
}
