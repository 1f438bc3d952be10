package webpage

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"clew/importers/page"
	"clew/importers/plaintext"
)

// Paragraphs of an article for the pages below.
var harbor = []string{
	"The port authority of Westhaven said on Friday that it would suspend its contract with Marsh Freight after inspectors found cranes that nobody had serviced.",
	"Deputy director Ada Quill told reporters that the company had been warned twice, and that the cranes would stay shut until an engineer had signed them off.",
	"Marsh Freight denied the accusations and said that it would take the authority to court. Its chairman, Ali Marsh, called the decision a political one.",
}

const (
	harborTitle = "Westhaven suspends crane contract after inspection"
	harborURL   = "https://www.daily.example/business/cranes"
)

func harborText(n int) string { return "<p>" + strings.Join(harbor[:n], "</p>\n<p>") + "</p>" }

func harborPage(head, before, after string, n int) string {
	return "<!doctype html><html><head><title>" + harborTitle + "</title>" + head + "</head><body>" + before + "<article><h1>" + harborTitle + "</h1>" + harborText(n) + after + "</article></body></html>"
}

// numbered repeats a text with numbers in it.
func numbered(text string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, text, i)
	}
	return b.String()
}

func TestExtractReadsCopies(t *testing.T) {
	const capture = "web.archive.org/web/20251004101112/" + harborURL
	when := `<div class="d">3 October 2025</div>`
	for name, c := range map[string]struct{ src, address, day, warning string }{
		"Wayback Machine, saved":   {harborPage(`<link rel="canonical" href="https://`+capture+`">`, `<div id="wm-ipp-base"><p>12 captures from 2019. COLLECTED BY an organization that saves copies of rapidly dying or deleted websites for the sake of history and digital heritage.</p></div>`, "", 3), "", "", "copied it on 2025-10-04"},
		"Wayback Machine, fetched": {harborPage("", "", "", 3), "http://" + strings.Replace(capture, "/https://", "id_/https:/", 1), "", "copied it on 2025-10-04"},
		"archive.today": {`<html><head><title>` + harborTitle + `</title><link rel="canonical" href="https://archive.ph/2025.10.04-101112/` + harborURL + `"><meta itemprop="datePublished" content="2025-10-04T10:11:12Z"><meta property="og:site_name" content="archive.ph"></head><body><div id="HEADER">webpage capture. Saved from <a>x</a> 4 Oct 2025 10:11:12 UTC</div><div id="CONTENT"><h1>` +
			harborTitle + "</h1>" + when + "<div>" + strings.Join(harbor, "</div><div>") + "</div></div></body></html>", "", "2025-10-03", ""},
		"Google's cache":   {harborPage(`<base href="`+harborURL+`">`, `<div id="bN015htcoyT__google-cache-hdr">It is a snapshot of the page as it appeared on 4 Oct 2025 10:11:12 GMT.</div>`, "", 3), "", "", ""},
		"an AMP cache":     {harborPage("", "", "", 3), "https://www-daily-example.cdn.ampproject.org/c/s/www.daily.example/business/cranes", "", ""},
		"saved by Chrome":  {"<!-- saved from url=(0041)" + harborURL + " -->\n" + harborPage("", "", "", 3), "", "", ""},
		"SingleFile":       {strings.Replace(harborPage("", "", "", 3), "<head>", "<!--\n Page saved with SingleFile \n url: "+harborURL+" \n saved date: Sat Nov 28 2025 \n--><head>", 1), "", "", ""},
		"Firefox's reader": {harborPage("", `<div class="toolbar-container">Close Reader View</div><a class="domain reader-domain" href="`+harborURL+`">daily.example</a><div class="reader-credits">Jane Reed</div>`, "", 3), "", "", ""},
		"about:reader":     {harborPage("", "", "", 3), "about:reader?url=https%3A%2F%2Fwww.daily.example%2Fbusiness%2Fcranes", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Extract(t.Context(), c.src, c.address)
			if err != nil {
				t.Fatal(err)
			}
			day := ""
			if p.Published.Known() {
				day = p.Published.Start.String()
			}
			if p.URL != harborURL || day != c.day || strings.Contains(p.Publisher, "archive") {
				t.Errorf("address %q, day %q, publisher %q", p.URL, day, p.Publisher)
			}
			if p.Text != strings.Join(harbor, "\n\n") {
				t.Errorf("text %q", p.Text)
			}
			if all := fmt.Sprint(p.Warnings); c.warning == "" && len(p.Warnings) > 0 || !strings.Contains(all, c.warning) {
				t.Errorf("warnings %s", all)
			}
		})
	}
}

func TestExtractOfPagesForPrinting(t *testing.T) {
	src := "<html><head><title>Print: " + harborTitle + "</title></head><body><p><b>" + harborTitle + "</b></p><p>Printed on: 28 November 2025</p><p>By Jane Reed - 3 October 2025</p>" + harborText(3) + "<p>Find this article at: " + harborURL + "</p></body></html>"
	p, err := Extract(t.Context(), src, "")
	if err != nil {
		t.Fatal(err)
	}
	if p.Title != harborTitle || p.Author != "Jane Reed" || p.Published.Start.String() != "2025-10-03" || p.Text != strings.Join(harbor, "\n\n") {
		t.Errorf("%q, %q, %v: %q", p.Title, p.Author, p.Published.Start, p.Text)
	}
}

func TestExtractTellsOfWalls(t *testing.T) {
	ld := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"` + harborTitle + `","isAccessibleForFree":false}</script>`
	ask := "<div><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in</p></div>"
	for name, c := range map[string]struct {
		src   string
		paid  bool
		error error
	}{
		"a whole article":        {harborPage("", "", "", 3), false, nil},
		"an article to pay for":  {harborPage("", "", ask, 1), true, nil},
		"declared":               {harborPage(ld, "", "", 1), true, nil},
		"German":                 {harborPage("", "", "<div>Mit plus weiterlesen</div>", 1), true, nil},
		"consent":                {"<html><title>Before you continue</title><body><p>We and our 842 partners store and access information on your device, such as cookies, to process personal data for personalised advertising.</p><p>You may click to consent to our and our partners’ processing as described above, or reject all cookies.</p></body></html>", false, page.ErrConsent},
		"a check":                {"<html><title>Just a moment...</title><body><h1>www.example.org</h1><p>Verify you are human by completing the action below. www.example.org needs to review the security of your connection before proceeding.</p></body></html>", false, page.ErrCheck},
		"missing":                {"<html><title>Not found</title><body><h1>404: Page not found</h1><p>Sorry, the page that you are looking for does not exist or has been moved. Please check the address or use the search above to find what you look for.</p></body></html>", false, page.ErrMissing},
		"frames":                 {`<html><head><title>News</title></head><frameset cols="20%,80%"><frame src="menu.html"><frame src="main.html"></frameset></html>`, false, page.ErrFrames},
		"an article on cookies":  {"<html><title>Regulator fines Marsh</title><body><article><h1>Regulator fines Marsh Media over cookies</h1>" + numbered("<p>The regulator of Westhaven said on Friday that Marsh Media had in case %[1]d stored cookies without the consent of its readers, and fined it four million crowns for a breach of the privacy law.</p><p>Ada Quill, who leads the office, told reporters that the company had been warned twice in the last year, and that nobody had answered her letters until the case %[1]d came to court.</p>", 4) + "</article></body></html>", false, nil},
		"nothing that is told":   {"<html><body><p>Home</p></body></html>", false, page.ErrNoArticle},
		"a long article with ad": {harborPage("", "", numbered("<p>"+strings.Join(harbor, " ")+" The court heard the case %d.</p>", 4)+ask, 3), false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Extract(t.Context(), c.src, "")
			if !errors.Is(err, c.error) || (c.error == nil) != (err == nil) {
				t.Fatalf("error %v, want %v", err, c.error)
			}
			if got := strings.Contains(fmt.Sprint(p.Warnings), plaintext.Stub); got != c.paid {
				t.Errorf("warnings %q", p.Warnings)
			}
			if strings.Contains(strings.ToLower(p.Text), "subscri") {
				t.Errorf("text %q", p.Text)
			}
		})
	}
}

func TestExtractReadsFrames(t *testing.T) {
	src := `<html><head><title>` + harborTitle + `</title></head><body><nav><a href="/">Home</a></nav><iframe srcdoc="` + html.EscapeString("<article><h1>"+harborTitle+"</h1>"+harborText(3)+"</article>") + `"></iframe></body></html>`
	p, err := Extract(t.Context(), src, "")
	if err != nil || p.Text != strings.Join(harbor, "\n\n") {
		t.Errorf("%v: %q", err, p.Text)
	}
}

func TestExtractTellsOfPagesThatFollow(t *testing.T) {
	src := strings.Replace(harborPage(`<link rel="next" href="?page=2">`, "", "<div>Page 1 of 3</div>", 3), "</title>", " - Page 1 of 3</title>", 1)
	p, err := Extract(t.Context(), src, "")
	if err != nil || p.Title != harborTitle || !strings.Contains(fmt.Sprint(p.Warnings), "page 1 of 3") || p.Text != strings.Join(harbor, "\n\n") {
		t.Errorf("%v: %q %q: %q", err, p.Title, p.Warnings, p.Text)
	}
}

func TestOriginal(t *testing.T) {
	for in, want := range map[string]string{
		"https://web.archive.org/web/20251004101112if_/https://a.example/b?c=d":                        "https://a.example/b?c=d",
		"https://web.archive.org/web/2025*/https://a.example/":                                         "https://web.archive.org/web/2025*/https://a.example/",
		"https://archive.is/newest/https://a.example/b":                                                "https://a.example/b",
		"https://archive.ph/AbCdE":                                                                     "https://archive.ph/AbCdE",
		"https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:https://a.example/b+&cd=1": "https://a.example/b",
		"https://www.google.com/amp/s/a.example/amp":                                                   "https://a.example/amp",
		"https://a.example/web/20251004/x":                                                             "https://a.example/web/20251004/x",
		"":                                                                                             "",
	} {
		if got := original(in).url; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
