package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

const newsSitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://reed.example/old</loc><lastmod>2029-05-01</lastmod></url>
<url><loc> https://reed.example/wall </loc><news:news><news:publication><news:name>The Morning Reed</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2029-05-04T09:17:00+02:00</news:publication_date><news:title>Bree Repairs Its Sea Wall</news:title></news:news></url>
<url><loc>https://reed.example/wall</loc></url><url><loc>javascript:alert(1)</loc></url><url><loc></loc></url>
</urlset>`

const sitemapIndex = `<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2029-05-01</lastmod></sitemap><sitemap><loc>/b.xml.gz</loc><lastmod>2029-05-04T10:00Z</lastmod></sitemap></sitemapindex>`

func line(l Listing) string {
	s := l.Kind + " " + l.Title
	for _, it := range l.Items {
		s += fmt.Sprintf(" | %s %s %q %d", it.URL, it.Page.Published.Start, it.Page.Title, len(strings.Fields(it.Page.Text)))
	}
	return s
}

func TestList(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(newsSitemap))
	_ = z.Close()
	fill := func(s string) []byte { return []byte(strings.Replace(s, "TEXT", text, 1)) }
	relative := `<rss version="2.0"><channel><title></title><item><title>A</title><link>/a</link><guid>x</guid></item><item><title>A again</title><link>/a2</link><guid>x</guid></item><item><title>No link</title></item></channel></rss>`
	for _, c := range []struct {
		data []byte
		want string
	}{
		{fill(rss), `RSS The Morning Reed | https://reed.example/wall 2029-05-04 "Bree Repairs Its Sea Wall" 60 | https://reed.example/line  "Only a Line" 0`},
		{fill(atom), `Atom The Morning Reed | https://reed.example/wall 2029-05-04 "Bree Repairs Its Sea Wall" 60`},
		{fill(jsonText), `JSON Feed The Morning Reed | https://reed.example/wall 2029-05-04 "Bree Repairs Its Sea Wall" 60`},
		{[]byte(newsSitemap), `Sitemap The Morning Reed | https://reed.example/wall 2029-05-04 "Bree Repairs Its Sea Wall" 0 | https://reed.example/old 2029-05-01 "" 0`},
		{packed.Bytes(), `Sitemap The Morning Reed | https://reed.example/wall 2029-05-04 "Bree Repairs Its Sea Wall" 0 | https://reed.example/old 2029-05-01 "" 0`},
		{[]byte(sitemapIndex), `Sitemap index arden.example | https://arden.example/b.xml.gz 2029-05-04 "" 0 | https://arden.example/a.xml 2029-05-01 "" 0`},
		{[]byte(relative), `RSS arden.example | https://arden.example/a  "A" 0`},
	} {
		if !Is(c.data) {
			t.Errorf("not told: %.80q", c.data)
		}
		l, err := List(c.data, "https://arden.example/feed")
		if got := line(l); err != nil || got != c.want {
			t.Errorf("%v\ngot  %s\nwant %s", err, got, c.want)
		}
	}
	for _, bad := range []string{"", "<html></html>", "{}", "<rss", "\x1f\x8b broken"} {
		if l, err := List([]byte(bad), "https://arden.example/"); err == nil {
			t.Errorf("%q: %+v", bad, l)
		}
	}
	if Is([]byte("<!doctype html><html>")) || Is([]byte("PK\x03\x04")) {
		t.Error("a page is taken for a feed")
	}
}

func TestDiscover(t *testing.T) {
	src := `<html><head><link rel="stylesheet" href="/a.css"><link REL="alternate home" type="application/rss+xml; charset=utf-8" title="News " href="/feed">
<link rel="alternate" type="application/atom+xml" href="https://arden.example/atom"><link rel="alternate" hreflang="de" href="/de"><link rel=alternate type="application/rss+xml" href="/feed">
<link rel="alternate" type="application/rss+xml" href="javascript:x"></head><body><link rel="alternate" type="application/rss+xml" href="/late"></body>`
	if got := fmt.Sprint(Discover([]byte(src), "https://reed.example/x/")); got != "[{News https://reed.example/feed} {https://arden.example/atom https://arden.example/atom}]" {
		t.Error(got)
	}
}

func FuzzList(f *testing.F) {
	for _, s := range []string{rss, atom, jsonText, newsSitemap, sitemapIndex} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := List(b, "https://reed.example/feed")
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, it := range l.Items {
			if it.URL == "" || it.ID == "" || seen[it.ID] || it.Page.Title != strings.ToValidUTF8(it.Page.Title, "") {
				t.Errorf("item %+v", it)
			}
			seen[it.ID] = true
		}
	})
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<link rel="alternate" type="application/rss+xml" href="/feed">`))
	f.Fuzz(func(_ *testing.T, b []byte) { Discover(b, "https://reed.example/") })
}
