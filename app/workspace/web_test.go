package workspace

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"clew/app/gate"
	"clew/app/session"
	"clew/graphmodel/subscription"
	"clew/importers"
	"clew/importers/fetch"
)

// site serves a feed of n items and their pages; it counts what is asked for.
type site struct {
	*httptest.Server
	items, asked atomic.Int64
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{}
	s.items.Store(2)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		switch path := r.URL.Path; {
		case path == "/feed":
			_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>The Quay</title>`)
			for i := s.items.Load(); i > 0; i-- {
				_, _ = fmt.Fprintf(w, "<item><title>Page %d</title><link>/page/%d</link></item>", i, i)
			}
			_, _ = io.WriteString(w, "</channel></rss>")
		case path == "/page/1":
			_, _ = io.WriteString(w, "<html><body><article><h1>Page 1</h1><p>"+strings.ReplaceAll(article, "\n\n", "</p><p>")+"</p></article></body></html>")
		case path == "/page/2":
			_, _ = io.WriteString(w, "<html><body><article><h1>Page 2</h1><p>"+strings.ReplaceAll(second, "\n\n", "</p><p>")+"</p></article></body></html>")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func webBench(t *testing.T, drafts string) *bench {
	t.Helper()
	q := &gate.Queue{}
	s := session.New(q.Do)
	b := &bench{Workspace: New(Options{Session: s, Extractor: capitals{}, Drafts: drafts}), q: q, s: s}
	b.UseClient(fetch.New(fetch.Options{AllowPrivate: true, Limits: fetch.Limits{Pause: -1}}))
	return b
}

func (b *bench) feed(t *testing.T) subscription.Feed {
	t.Helper()
	if len(b.s.Feeds()) != 1 {
		t.Fatalf("feeds %+v", b.s.Feeds())
	}
	return b.s.Feeds()[0]
}

// reopened saves and closes a project and opens it in another sitting.
func (b *bench) reopened(t *testing.T, drafts string) *bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "quay.clew")
	told := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	b.SaveAs(path, told)
	b.settle(t)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again := webBench(t, drafts)
	again.Open(path, told)
	again.settle(t)
	return again
}

// TestFeedFromAddressToArticle follows a feed that was added like a page, reads
// one of its items, sees what is new, and finds everything again after a restart.
func TestFeedFromAddressToArticle(t *testing.T) {
	at, drafts := newSite(t), t.TempDir()
	b := webBench(t, drafts)
	followed := ""
	b.Followed.Listen(func(f subscription.Feed) { followed = f.Title })
	b.Import([]importers.Source{importers.AddressSource(at.URL + "/feed")}, nil)
	b.settle(t)
	f := b.feed(t)
	if followed != "The Quay" || f.Unread() != 2 || len(b.s.Snapshot().Articles) != 0 || b.Draft() == "" {
		t.Fatalf("%q, %+v, draft %q", followed, f, b.Draft())
	}
	b.ReadItems(f.URL, nil, f.Items[1].ID)
	b.settle(t)
	if f = b.feed(t); f.Unread() != 1 || f.Items[1].State != subscription.Read || len(b.s.Snapshot().Articles) != 1 {
		t.Errorf("%+v", f)
	}
	at.items.Store(3)
	b.RefreshFeeds()
	b.settle(t)
	if f = b.feed(t); f.Unread() != 2 || b.s.Message().Text != "1 new item" {
		t.Errorf("%+v, %q", f, b.s.Message().Text)
	}
	b.MarkSeen(f.URL)
	b.settle(t)
	again := b.reopened(t, drafts)
	if f = again.feed(t); f.Unread() != 0 || len(f.Items) != 3 {
		t.Errorf("opened again: %+v", f)
	}
	// The page is kept: reading it again asks nobody.
	before := at.asked.Load()
	id := again.s.Snapshot().Articles[0].ID
	if !again.CanReadAgain(id) {
		t.Error("the page cannot be read again")
	}
	again.ReadAgain(id)
	again.settle(t)
	if m := again.s.Message(); m.Text != "Read again; nothing has changed" || at.asked.Load() != before {
		t.Errorf("%+v, %d requests", m, at.asked.Load()-before)
	}
	again.Unfollow(f.URL)
	again.settle(t)
	if len(again.s.Feeds()) != 0 || len(again.s.Snapshot().Articles) != 1 {
		t.Error("the feed is still followed, or its article is gone")
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// Following a feed is a step that can be undone, also by a later sitting.
func TestFollowingIsAStep(t *testing.T) {
	at, drafts := newSite(t), t.TempDir()
	b := webBench(t, drafts)
	b.Follow(at.URL+"/feed", func(_ subscription.Feed, err error) {
		if err != nil {
			t.Error(err)
		}
	})
	b.settle(t)
	if label, ok := b.CanUndo(); !ok || label != "Follow “The Quay”" {
		t.Fatalf("undo %q, %t", label, ok)
	}
	url := b.feed(t).URL
	b.MarkSeen(url)
	b.settle(t)
	b.Undo()
	b.settle(t)
	if len(b.s.Feeds()) != 0 {
		t.Error("it is still followed")
	}
	b.Redo()
	b.settle(t)
	if f := b.feed(t); len(f.Items) != 2 || f.Unread() != 0 {
		t.Errorf("followed again: %+v", f)
	}
	b.ReadItems(url, nil, b.feed(t).Items[0].ID)
	b.settle(t)
	b.Unfollow(url)
	b.settle(t)
	if label, _ := b.CanUndo(); len(b.s.Feeds()) != 0 || label != "Stop following “The Quay”" {
		t.Errorf("%d feeds, undo %q", len(b.s.Feeds()), label)
	}
	again := b.reopened(t, drafts)
	again.Undo()
	again.settle(t)
	if f := again.feed(t); f.URL != url || f.Title != "The Quay" {
		t.Errorf("followed again: %+v", f)
	}
	again.RefreshFeeds()
	again.settle(t)
	if f := again.feed(t); len(f.Items) != 2 {
		t.Errorf("asked again: %+v", f)
	}
	again.GoTo(0)
	again.settle(t)
	if len(again.s.Feeds())+len(again.s.Snapshot().Articles) != 0 {
		t.Errorf("at the beginning there are %d articles, feeds %+v; %+v", len(again.s.Snapshot().Articles), again.s.Feeds(), again.History())
	}
	again.GoTo(len(again.History()) - 1)
	again.settle(t)
	if len(again.s.Feeds()) != 1 || len(again.s.Snapshot().Articles) != 1 {
		t.Errorf("feeds %+v", again.s.Feeds())
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// A page that was imported, undone and done again is there without a request.
func TestUndoneAddressNeedsNoServer(t *testing.T) {
	at := newSite(t)
	b := webBench(t, "")
	b.Import([]importers.Source{importers.AddressSource(at.URL + "/page/1"), importers.AddressSource(at.URL + "/gone")}, func(r importers.Report) {
		if r.Read != 1 || len(r.Failures()) != 1 {
			t.Errorf("report %+v", r)
		}
	})
	b.settle(t)
	asked := at.asked.Load()
	b.Undo()
	b.settle(t)
	if len(b.s.Snapshot().Articles) != 0 {
		t.Error("the import is not undone")
	}
	b.Redo()
	b.settle(t)
	if len(b.s.Snapshot().Articles) != 1 || at.asked.Load() != asked {
		t.Errorf("%d articles, %d requests more", len(b.s.Snapshot().Articles), at.asked.Load()-asked)
	}
	b.ReadAgain(b.s.Snapshot().Articles[0].ID) // from what waits for a file
	b.settle(t)
	if m := b.s.Message().Text; m != "Read again; nothing has changed" {
		t.Error(m)
	}
}
