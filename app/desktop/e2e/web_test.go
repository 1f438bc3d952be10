//go:build e2e

package e2e

import (
	"archive/zip"
	"fmt"
	"image"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// newspaper is a test server that remembers what was asked for.
type newspaper struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
}

const story = "met union envoy Ben Rook in Oslo on Friday. They spoke about ships, quays and the price of fish for more than an hour, and agreed to meet again before the winter."

func page(n string) string {
	return fmt.Sprintf(`<html><head><title>Report %s</title><link rel="stylesheet" href="/style"></head><body><h1>Report %s</h1><img src="/pixel"><iframe src="/frame"></iframe>
<script src="/script"></script><article><p>Mayor Ada%s Marsh %s</p><p>Rook said that the talks were useful, and that report %s will be published by the council next week.</p></article></body></html>`, n, n, n, story, n)
}

func newNewspaper(t *testing.T) *newspaper {
	t.Helper()
	p := &newspaper{asked: map[string]int{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.asked[r.URL.Path]++
		p.mu.Unlock()
		switch path := r.URL.Path; {
		case path == "/feed", path == "/other/feed":
			_, _ = fmt.Fprintf(w, `<rss version="2.0"><channel><title>The %s</title>`, map[string]string{"/feed": "Quay", "/other/feed": "Harbor"}[path])
			for i := 6; i > 0; i-- {
				_, _ = fmt.Fprintf(w, "<item><title>Report %d</title><link>/page/%d</link><pubDate>%02d May 2029 10:00:00 GMT</pubDate></item>", i, i, i)
			}
			_, _ = io.WriteString(w, "</channel></rss>")
		case strings.HasPrefix(path, "/page/"):
			_, _ = io.WriteString(w, page(path[6:]))
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *newspaper) count(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.asked[path]
}

// allowPrivate sets the switch for addresses of this computer, as the dialog does.
func (d *desk) allowPrivate() {
	d.t.Helper()
	dir := filepath.Join(d.home, ".config", "fyne", "io.github.clew.desktop")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "preferences.json"), []byte(`{"allow private addresses": true}`), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// saveAndQuit saves the project and returns what is in it.
func (d *desk) saveAndQuit() graph {
	d.t.Helper()
	d.keys("ctrl+s")
	d.settle()
	d.keys("Return")
	project := filepath.Join(d.home, "Untitled.clew")
	d.eventually("the project file", func() bool { return exists(project) })
	d.settle()
	d.quit()
	return d.saved(project)
}

// A feed's address is typed, one of its items read; a page is dropped from a
// browser, another one pasted. Nothing that the pages name is fetched.
func TestFromTheWeb(t *testing.T) {
	p := newNewspaper(t)
	d := newDesk(t, 1280, 800)
	d.allowPrivate()
	d.start()
	d.keys("ctrl+u")
	d.settle()
	d.typeText(p.URL + "/feed")
	d.shot("web-1-address")
	d.keys("Return")
	d.eventually("the feed", func() bool { return p.count("/feed") == 1 })
	d.settle()
	d.shot("web-2-feed")
	d.click(120, 198, "1") // its newest item
	d.eventually("the item's page", func() bool { return p.count("/page/6") == 1 })
	d.eventually("the graph", func() bool { return strings.HasPrefix(d.title(), "Untitled") })
	d.settle()
	d.shot("web-3-item")
	d.drop(p.URL + "/page/2")
	d.eventually("the dropped page", func() bool { return p.count("/page/2") == 1 })
	d.settle()
	d.setClipboard(p.URL + "/page/3")
	d.keys("ctrl+v")
	d.eventually("the pasted address", func() bool { return p.count("/page/3") == 1 })
	d.settle()
	d.shot("web-4-pages")
	if g := d.saveAndQuit(); len(g.Articles) != 3 || !g.has("person", "Ben Rook") {
		t.Errorf("articles %v", g.Articles)
	}
	for _, path := range []string{"/pixel", "/script", "/frame", "/style"} {
		if p.count(path) > 0 {
			t.Errorf("%s was fetched", path)
		}
	}
}

// A feed's address is dropped from a browser, another one pasted: both are followed,
// no page is read, and each is a step that can be undone.
func TestFeedsDroppedAndPasted(t *testing.T) {
	p := newNewspaper(t)
	d := newDesk(t, 1280, 800)
	d.allowPrivate()
	d.start()
	empty := d.screen()
	sidebar := image.Rect(0, 60, 240, 400)
	d.drop(p.URL + "/feed")
	d.eventually("the dropped feed", func() bool { return p.count("/feed") == 1 })
	d.settle()
	d.shot("feeds-1-dropped")
	one := d.screen()
	if same(empty, one, sidebar) {
		t.Error("the dropped feed is not in the sidebar")
	}
	d.setClipboard(p.URL + "/other/feed")
	d.keys("ctrl+v")
	d.eventually("the pasted feed", func() bool { return p.count("/other/feed") == 1 })
	d.settle()
	d.shot("feeds-2-pasted")
	two := d.screen()
	if same(one, two, sidebar) {
		t.Error("the pasted feed is not in the sidebar")
	}
	d.keys("ctrl+z")
	d.settle()
	d.shot("feeds-3-undone")
	if same(two, d.screen(), sidebar) {
		t.Error("following cannot be undone")
	}
	for i := range 6 {
		if path := fmt.Sprintf("/page/%d", i+1); p.count(path) > 0 {
			t.Errorf("%s was read", path)
		}
	}
}

// Without the switch, an address of this computer is refused.
func TestPrivateAddressIsRefused(t *testing.T) {
	p := newNewspaper(t)
	d := newDesk(t, 1280, 800)
	d.start()
	before := d.screen()
	d.setClipboard(p.URL + "/page/1")
	d.keys("ctrl+v")
	d.settle()
	d.shot("web-5-refused")
	if same(before, d.screen(), image.Rect(400, 250, 880, 550)) {
		t.Error("nothing tells that the address is refused")
	}
	if p.count("/page/1")+p.count("/robots.txt") > 0 {
		t.Error("the server was asked")
	}
}

// A folder with pages, a picture and an archive is dropped: a preview comes first,
// a report last.
func TestDroppedFolderIsPreviewed(t *testing.T) {
	d := newDesk(t, 1280, 800)
	dir := filepath.Join(d.home, "saved pages")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 28 {
		write(fmt.Sprintf("page%02d.html", i), page(fmt.Sprint(i)))
	}
	write("photo.png", "\x89PNG\r\n\x1a\n\x00\x00")
	write("empty.txt", "")
	f, err := os.Create(filepath.Join(dir, "more.zip"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for i := 40; i < 42; i++ {
		m, err := z.Create(fmt.Sprintf("page%d.html", i))
		if err == nil {
			_, err = io.WriteString(m, page(fmt.Sprint(i)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	d.start()
	before := d.screen()
	d.drop("file://" + strings.ReplaceAll(dir, " ", "%20"))
	d.settle()
	d.shot("folder-1-preview")
	preview := d.screen()
	middle := image.Rect(400, 200, 880, 600)
	if same(before, preview, middle) || strings.HasPrefix(d.title(), "Untitled") {
		t.Fatal("there is no preview, or the import has begun")
	}
	d.keys("Return")
	d.eventually("the graph", func() bool { return strings.HasPrefix(d.title(), "Untitled") })
	d.settle()
	d.shot("folder-2-report")
	report := d.screen()
	d.keys("Escape")
	d.settle()
	if same(report, d.screen(), middle) {
		t.Error("there is no report")
	}
	// A zip file is dropped, too: its articles are there already.
	d.drop("file://" + strings.ReplaceAll(filepath.Join(dir, "more.zip"), " ", "%20"))
	d.settle()
	if g := d.saveAndQuit(); len(g.Articles) != 30 {
		t.Errorf("%d articles", len(g.Articles))
	}
}
