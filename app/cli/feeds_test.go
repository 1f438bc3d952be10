package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"clew/graphmodel/subscription"
)

const report = "went to the harbor of Oslo on Friday. The mayor was there with her deputy and two aides. They spoke about ships, quays and the price of fish for more than an hour, and agreed to meet again before the winter."

// newsServer serves a feed of n items and their pages.
func newsServer(t *testing.T, n *atomic.Int64) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path := r.URL.Path; {
		case path == "/feed":
			_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>The Quay</title>`)
			for i := n.Load(); i > 0; i-- {
				_, _ = fmt.Fprintf(w, "<item><title>Report %d</title><link>/page/%d</link><pubDate>%02d May 2029 10:00:00 GMT</pubDate></item>", i, i, i)
			}
			_, _ = io.WriteString(w, "</channel></rss>")
		case strings.HasPrefix(path, "/page/"):
			_, _ = fmt.Fprintf(w, "<html><body><h1>Report %s</h1><article><p>Ada Marsh %s</p><p>%s</p></article></body></html>", path[6:], report, report)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestReadAddress(t *testing.T) {
	var n atomic.Int64
	at := newsServer(t, &n)
	r := clew(t, "", "read", "--allow-private", at+"/page/1", "--format", "jsonl").expect(t, ExitOK)
	var rec struct{ Title, URL, Path string }
	if err := json.Unmarshal([]byte(r.stdout), &rec); err != nil || rec.Title != "Report 1" || rec.URL != at+"/page/1" || rec.Path != at+"/page/1" {
		t.Errorf("%s, %v", r.stdout, err)
	}
	clew(t, "", "read", at+"/page/1").expect(t, ExitFailed, "private network", "--allow-private")
	clew(t, "", "graph", "--allow-private", at+"/gone").expect(t, ExitFailed, at+"/gone", "404")
	clew(t, "", "read", "http://").expect(t, ExitUsage, "no address")
}

// TestFeedsOfAProject follows a feed, reads what is new, and reads a kept page
// again, without asking for a page twice.
func TestFeedsOfAProject(t *testing.T) {
	var n atomic.Int64
	n.Store(1)
	at := newsServer(t, &n)
	p := filepath.Join(t.TempDir(), "a.clew")
	clew(t, "", "follow", "-p", p, at+"/feed").expect(t, ExitFailed, "private network")
	clew(t, "", "follow", "-p", p, "--allow-private", at+"/feed").expect(t, ExitOK, "The Quay", "1 item")
	clew(t, "", "follow", "-p", p, "--allow-private", at+"/feed").expect(t, ExitOK, "followed already")
	r := clew(t, "", "feeds", "-p", p, "--read", "--allow-private").expect(t, ExitOK, "1 article read")
	if !strings.Contains(r.stdout, "1 new of 1 item\n  2029-05-01  Report 1  "+at+"/page/1\n") {
		t.Errorf("listed %q", r.stdout)
	}
	n.Store(2)
	if r = clew(t, "", "feeds", "-p", p).expect(t, ExitOK); !strings.Contains(r.stdout, " 0 new of 1 item") {
		t.Errorf("after reading: %q", r.stdout)
	}
	r = clew(t, "", "feeds", "-p", p, "--refresh", "--allow-private", "--format", "json").expect(t, ExitOK)
	var f subscription.Feed
	if err := json.Unmarshal([]byte(r.stdout), &f); err != nil || f.Unread() != 1 || len(f.Items) != 2 || f.Items[1].State != subscription.Read {
		t.Errorf("%+v, %v", f, err)
	}
	clew(t, "", "reread", "-p", p).expect(t, ExitOK, "1 page read again, 0 changed")
	clew(t, "", "reread", "-p", p, "Report 1").expect(t, ExitOK, "1 page read again, 0 changed")
	clew(t, "", "reread", "-p", p, "no such").expect(t, ExitFailed, "no article")
	clew(t, "", "check", "-p", p).expect(t, ExitOK)
	clew(t, "", "feeds", "-p", p, "--seen").expect(t, ExitOK)
	clew(t, "", "unfollow", "-p", p, "The Quay").expect(t, ExitOK)
	clew(t, "", "unfollow", "-p", p, "The Quay").expect(t, ExitFailed, "not followed")
	clew(t, "", "undo", "-p", p).expect(t, ExitOK, "Stop following “The Quay”")
	if r = clew(t, "", "feeds", "-p", p).expect(t, ExitOK); !strings.Contains(r.stdout, "The Quay") {
		t.Errorf("not followed again: %q", r.stdout)
	}
	clew(t, "", "redo", "-p", p).expect(t, ExitOK, "Stop following “The Quay”")
	if r = clew(t, "", "feeds", "-p", p).expect(t, ExitOK); r.stdout != "" {
		t.Errorf("still followed: %q", r.stdout)
	}
}
