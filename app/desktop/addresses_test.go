//go:build !headless

package desktop

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/importers"
)

func TestAddressesInText(t *testing.T) {
	for text, want := range map[string][]string{
		"https://reed.example/wall":                        {"https://reed.example/wall"},
		" https://reed.example/a\nhttp://reed.example/b\n": {"https://reed.example/a", "http://reed.example/b"},
		"Read https://reed.example/wall":                   nil,
		"":                                                 nil,
		strings.Repeat("https://reed.example/a ", 300): nil,
	} {
		if got := addressesIn(text); !slices.Equal(got, want) {
			t.Errorf("%.60q: %q", text, got)
		}
	}
}

// What is dropped comes as the path of a file, with its escapes decoded.
func TestDroppedAddress(t *testing.T) {
	for path, want := range map[string]string{
		"https://reed.example/wall?a=1": "https://reed.example/wall?a=1",
		"/https:/reed.example/a b":      "https://reed.example/a%20b",
		"http://reed.example/100%":      "http://reed.example/100%25",
		"/home/a/https.txt":             "",
		"/home/a/http:/reed.example/b":  "http://reed.example/b",
		"/home/b/http:/reed.example/b":  "",
		"/httpd/x":                      "",
	} {
		if got, ok := addressOf(path, "/home/a"); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", path, got, ok)
		}
	}
}

func TestPreviewLines(t *testing.T) {
	info := func(name string, err error) importers.Issue {
		return importers.Issue{Source: name, Level: importers.Info, Reason: &importers.SourceError{Source: name, Err: err}}
	}
	s := importers.Survey{
		Files: 42, Formats: []importers.Found{{Format: "web page", Files: 40, Bytes: 3 << 20, Within: 10}, {Format: "mailbox (MBOX)", Files: 2, Bytes: 2048, Container: true}},
		Skipped: []importers.Issue{
			info("/x/a.png", importers.ErrBinary), info("/x/b.PNG", importers.ErrBinary), info("/x/c.css", importers.ErrUnsupported),
			{Source: "/x/d.zip › e.html", Level: importers.Failure, Reason: &importers.SourceError{Source: "e.html", Err: importers.ErrEncrypted}},
		},
	}
	var got []string
	for _, i := range previewLines(s) {
		got = append(got, i.name+": "+i.text)
	}
	want := []string{
		"40 web pages: 3.1 MB, 10 of them in archives",
		"2 mailboxes (MBOX): 2 kB. Each may hold several articles or files.",
		"d.zip › e.html: The file is protected by a password. " + importers.Hint(importers.ErrEncrypted),
		"3 files hold no article: Left out: 2 × .png, 1 × .css",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestReportIsBounded(t *testing.T) {
	r := importers.Report{Read: 1}
	for i := range mostLines + 50 {
		r.Skipped = append(r.Skipped, importers.Issue{Source: "/x/a.html", Level: importers.Failure, Reason: fmt.Errorf("it broke in line %d", i)})
	}
	lines := reportLines(r)
	if n := len(lines); n != mostLines+1 || !strings.Contains(lines[n-1].name, "50 files more") {
		t.Errorf("%d lines, the last one %+v", n, lines[n-1])
	}
	if n := strings.Count(reportText(r), "\n"); n != mostLines+51 {
		t.Errorf("the text has %d lines", n)
	}
}
