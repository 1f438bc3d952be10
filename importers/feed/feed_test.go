package feed

import (
	"errors"
	"strings"
	"testing"

	"clew/importers/format"
	"clew/importers/format/formattest"
)

var text = strings.TrimSpace(strings.Repeat("The council of Bree agreed to repair the sea wall before winter. ", 5))

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Morning Reed</title>
<item><title>Bree Repairs Its Sea Wall</title><link>https://reed.example/wall</link><dc:creator>Ada Marsh</dc:creator><pubDate>Fri, 04 May 2029 09:17:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>TEXT</p>]]></content:encoded></item>
<item><title>Only a Line</title><link>https://reed.example/line</link></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Morning Reed</title><entry><title>Bree Repairs Its Sea Wall</title><link href="https://reed.example/wall"/><author><name>Ada Marsh</name></author><published>2029-05-04T09:17:00Z</published><content type="html">&lt;p&gt;TEXT&lt;/p&gt;</content></entry></feed>`

const jsonText = `{"version":"https://jsonfeed.org/version/1.1","title":"The Morning Reed","items":[{"id":"1","url":"https://reed.example/wall","title":"Bree Repairs Its Sea Wall","authors":[{"name":"Ada Marsh"}],"date_published":"2029-05-04T09:17:00Z","content_html":"<p>TEXT</p>"}]}`

func TestFeeds(t *testing.T) {
	for name, src := range map[string]string{"rss": rss, "atom": atom, "json": jsonText} {
		src = strings.Replace(src, "TEXT", text, 1)
		if c := Feeds().Match(format.Sniff{Head: []byte(src)}); c != format.ByBytes {
			t.Errorf("%s: confidence %v", name, c)
		}
		found, err := formattest.Read(t, Feeds(), name, []byte(src))
		if err != nil || len(found.Articles) != 1 {
			t.Fatalf("%s: %+v, %v", name, found, err)
		}
		a := found.Articles[0]
		if a.Title != "Bree Repairs Its Sea Wall" || a.Author != "Ada Marsh" || a.Publisher != "The Morning Reed" || a.URL != "https://reed.example/wall" || a.Published.Start.String() != "2029-05-04" || a.Text != text {
			t.Errorf("%s: %+v", name, a)
		}
		if name == "rss" && (len(found.Skipped) != 1 || !strings.Contains(found.Skipped[0], "https://reed.example/line")) {
			t.Errorf("skipped %q", found.Skipped)
		}
	}
}

func TestSitemap(t *testing.T) {
	src := `<?xml version="1.0"?><urlset><url><loc>https://reed.example/</loc></url></urlset>`
	if c := Sitemaps().Match(format.Sniff{Head: []byte(src)}); c != format.ByBytes {
		t.Errorf("confidence %v", c)
	}
	if _, err := formattest.Read(t, Sitemaps(), "a.xml", []byte(src)); !errors.Is(err, format.ErrAddresses) {
		t.Error(err)
	}
}

func FuzzFeeds(f *testing.F) {
	formattest.Fuzz(f, Feeds(), []byte(rss), []byte(atom), []byte(jsonText))
}
