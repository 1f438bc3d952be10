package office

import (
	"context"
	"encoding/xml"
	"fmt"
	nurl "net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/plaintext"
	"clew/importers/pubdate"
)

// EPUB reads e-books: each chapter is an article.
func EPUB() format.Format {
	return format.Format{
		Name: "EPUB e-book", Extensions: []string{".epub"},
		Match: has("META-INF/container.xml"), Read: readEPUB,
	}
}

// packageFile is the list of what a book holds.
type packageFile struct {
	Items []struct {
		ID   string `xml:"id,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"media-type,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID     string `xml:"idref,attr"`
		Linear string `xml:"linear,attr"`
	} `xml:"spine>itemref"`
}

// minChapter is the length in words of the shortest chapter that is an
// article; shorter ones are title pages, imprints and dedications.
const minChapter = 30

func readEPUB(ctx context.Context, in *format.Input, out format.Output) error {
	d, err := open(in)
	if err != nil {
		return err
	}
	if d.files["META-INF/encryption.xml"] != nil && d.files["META-INF/rights.xml"] != nil {
		return format.ErrEncrypted
	}
	root, err := rootFile(d)
	if err != nil {
		return err
	}
	b, err := d.read(root)
	if err != nil {
		return err
	}
	var p packageFile
	if err := decode(b, &p); err != nil {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	info := parseProperties(b)
	hrefs := map[string]string{}
	for _, i := range p.Items {
		if strings.Contains(i.Type, "html") {
			hrefs[i.ID] = i.Href
		}
	}
	found := false
	for _, s := range p.Spine {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		href, err := nurl.PathUnescape(hrefs[s.ID])
		if href == "" || err != nil || s.Linear == "no" {
			continue
		}
		name := path.Join(path.Dir(root), href)
		b, err := d.read(name)
		if err != nil {
			out.Skip(name, err)
			continue
		}
		if a, ok := chapter(string(b), info); ok {
			found = true
			out.Article(a)
		}
	}
	if !found {
		return page.ErrNoArticle
	}
	return nil
}

func rootFile(d *document) (string, error) {
	b, err := d.read("META-INF/container.xml")
	if err != nil {
		return "", err
	}
	var c struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := decode(b, &c); err != nil || len(c.Roots) == 0 {
		return "", fmt.Errorf("%w: the book lists no content", format.ErrDamaged)
	}
	return c.Roots[0].Path, nil
}

func decode(b []byte, to any) error {
	x := xml.NewDecoder(strings.NewReader(string(b)))
	x.Strict = false
	return x.Decode(to)
}

// chapter reads one document of a book.
func chapter(src string, info properties) (page.Page, bool) {
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return page.Page{}, false
	}
	var t chapterText
	t.walk(doc)
	t.flush("")
	p := page.Page{Title: t.title, Author: info.author, Text: strings.Join(t.paragraphs, "\n\n")}
	if plaintext.Words(p.Text) < minChapter {
		return page.Page{}, false
	}
	if p.Title == "" {
		p.Title = info.title
	} else if info.title != "" && info.title != p.Title {
		p.Publisher = info.title // the magazine or the book
	}
	if p.Language = language.Detect(p.Text); p.Language == "" {
		p.Language = language.Declared(info.language)
	}
	if d, ok := pubdate.Parse(info.date, pubdate.UnknownOrder); ok {
		p.Published = graphmodel.DayInterval(d)
	}
	return p, true
}

// chapterText collects the paragraphs of a chapter.
type chapterText struct {
	title      string
	paragraphs []string
	b          strings.Builder
}

// walk goes as deep as the parser lets a page be nested, which is bounded.
func (t *chapterText) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		t.b.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && silent[n.DataAtom]:
		return
	}
	block := n.Type == html.ElementNode && blocks[n.DataAtom]
	if block {
		t.flush("")
	}
	if n.DataAtom == atom.Br {
		t.b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.walk(c)
	}
	if block {
		t.flush(n.Data)
	}
}

func (t *chapterText) flush(element string) {
	s := page.OneLine(t.b.String())
	t.b.Reset()
	switch {
	case s == "":
	case t.title == "" && len(t.paragraphs) == 0 && (element == "h1" || element == "h2"):
		t.title = s
	default:
		t.paragraphs = append(t.paragraphs, s)
	}
}

var (
	silent = map[atom.Atom]bool{atom.Head: true, atom.Script: true, atom.Style: true, atom.Nav: true, atom.Svg: true, atom.Figcaption: true}
	blocks = map[atom.Atom]bool{
		atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Body: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true,
		atom.H6: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Table: true, atom.Tr: true, atom.Td: true, atom.Figure: true, atom.Header: true,
		atom.Footer: true, atom.Aside: true, atom.Hr: true, atom.Pre: true, atom.Dt: true, atom.Dd: true, atom.Main: true,
	}
)
