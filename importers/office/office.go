package office

import (
	"context"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/plaintext"
	"clew/importers/press"
	"clew/importers/pubdate"
)

// Word reads Word documents (.docx).
func Word() format.Format {
	return format.Format{
		Name: "Word document", Extensions: []string{".docx", ".docm", ".dotx"},
		Match: has("word/document.xml"),
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			return readDocument(ctx, in, out, &wordMarkup, "word/document.xml", "docProps/core.xml")
		},
	}
}

// OpenDocument reads texts and presentations of LibreOffice (.odt, .odp).
func OpenDocument() format.Format {
	return format.Format{
		Name: "OpenDocument", Extensions: []string{".odt", ".ott", ".odp"},
		Match: func(s format.Sniff) format.Confidence {
			if s.Has("content.xml") && s.Has("META-INF/manifest.xml") && !strings.Contains(string(s.Head), "opendocument.spreadsheet") {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			return readDocument(ctx, in, out, &openMarkup, "content.xml", "meta.xml")
		},
	}
}

// PowerPoint reads the text of presentations (.pptx), slide after slide.
func PowerPoint() format.Format {
	return format.Format{
		Name: "PowerPoint presentation", Extensions: []string{".pptx", ".ppsx"},
		Match: has("ppt/presentation.xml"), Read: readSlides,
	}
}

// has matches ZIP files that hold a member.
func has(member string) func(format.Sniff) format.Confidence {
	return func(s format.Sniff) format.Confidence {
		if s.Has(member) {
			return format.ByBytes
		}
		return format.No
	}
}

var (
	wordMarkup = markup{
		paragraph: set("p"), text: set("t"), breaks: set("br", "cr"), space: set("tab"),
		// txbxContent stands twice in a document, as a drawing and for older programs.
		skip: set("del", "instrText", "moveFrom", "Fallback", "pPrChange", "rPrChange"),
	}
	openMarkup = markup{
		paragraph: set("p", "h"), text: set("p", "h"), breaks: set("line-break"), space: set("tab", "s"),
		skip: set("annotation", "tracked-changes", "note", "notes", "automatic-styles"),
	}
	slideMarkup = markup{paragraph: set("p"), text: set("t"), breaks: set("br"), skip: set("fld")}
)

func readDocument(ctx context.Context, in *format.Input, out format.Output, m *markup, body, properties string) error {
	d, err := open(in)
	if err != nil {
		return err
	}
	b, err := d.read(body)
	if err != nil && len(b) == 0 {
		return err
	}
	if m == &openMarkup && encrypted(d) {
		return format.ErrEncrypted
	}
	ps, cut := m.paragraphs(ctx, b)
	if err == nil {
		err = cut
	}
	if len(ps) == 0 && err != nil {
		return err
	}
	if exported(ps, out) {
		return ctx.Err()
	}
	info := readProperties(d, properties)
	p, found := article(ps, info)
	if found != nil {
		return found
	}
	if err != nil {
		p.Warnings = append(p.Warnings, "the document is damaged; what could be read was kept")
	}
	out.Article(p)
	return ctx.Err()
}

// exported sends the articles of a document that a press archive wrote, and reports
// whether it is one.
func exported(ps []paragraph, out format.Output) bool {
	texts := make([]string, len(ps))
	for i, p := range ps {
		texts[i] = p.text
	}
	list := press.Split(strings.Join(texts, "\n\n"))
	for _, p := range list {
		out.Article(p)
	}
	return len(list) > 0
}

// encrypted reports whether an OpenDocument lists an encrypted member.
func encrypted(d *document) bool {
	b, _ := d.read("META-INF/manifest.xml")
	return strings.Contains(string(b), "encryption-data")
}

// properties are what a document says about itself.
type properties struct {
	title, author, language, date string
}

func readProperties(d *document, member string) properties {
	b, _ := d.read(member)
	return parseProperties(b)
}

// parseProperties reads Dublin Core elements.
func parseProperties(b []byte) properties {
	var p properties
	var creators []string
	x := xml.NewDecoder(strings.NewReader(string(b)))
	x.Strict = false
	for {
		t, err := x.Token()
		if err != nil {
			p.author = strings.Join(creators, ", ")
			return p
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		text := func() string {
			var s string
			_ = x.DecodeElement(&s, &e)
			return page.OneLine(s)
		}
		switch e.Name.Local {
		case "title":
			p.title = text()
		case "creator":
			creators = append(creators, text())
		case "language":
			p.language = text()
		case "date", "created", "creation-date":
			if s := text(); p.date == "" {
				p.date = s
			}
		}
	}
}

// headStyles name the styles of lines that are no part of the running text.
var headStyles = regexp.MustCompile(`(?i)^(?:title|titel|subtitle|untertitel|author|date|byline)$`)

// article makes an article of the paragraphs of a document. Its styles say
// what is title, author and date; without styles a first short line is the
// title.
func article(ps []paragraph, info properties) (page.Page, error) {
	p := page.Page{Title: info.title, Author: info.author}
	var body []string
	order := pubdate.GuessOrder("", info.language)
	for i, q := range ps {
		style := strings.ToLower(q.style)
		first := len(body) == 0
		switch {
		case first && headStyles.MatchString(style):
			fillHead(&p, style, q.text, order)
		case first && i < min(3, len(ps)-1) && p.Title == "" && (strings.HasPrefix(style, "heading") || isTitle(q.text)):
			p.Title = page.OneLine(q.text)
		case first && plaintext.IsPrinted(q.text): // the day of printing
		case first && sameText(q.text, p.Title), first && i < 6 && sameText(q.text, p.Author):
		case first && i < 6 && plaintext.Byline(q.text) != "" && len(q.text) < 100:
			if p.Author == "" {
				p.Author = plaintext.Byline(q.text)
			}
			setDate(&p, q.text, order)
		case first && i < 6 && len(q.text) < 40 && setDate(&p, q.text, order):
		default:
			body = append(body, q.text)
		}
	}
	p.Text = strings.Join(body, "\n\n")
	if strings.TrimSpace(p.Text) == "" {
		return page.Page{}, page.ErrNoArticle
	}
	if p.Language = language.Detect(p.Text); p.Language == "" {
		p.Language = language.Declared(info.language)
	}
	// The file's own date is when it was written, mostly long after the article.
	return p, nil
}

func fillHead(p *page.Page, style, text string, order pubdate.Order) {
	switch {
	case style == "title" || style == "titel":
		p.Title = page.OneLine(text)
	case style == "author" || style == "byline":
		if p.Author = plaintext.Byline(text); p.Author == "" {
			p.Author = page.OneLine(text)
		}
	case style == "date":
		setDate(p, text, order)
	}
}

func setDate(p *page.Page, text string, order pubdate.Order) bool {
	d, ok := pubdate.Parse(text, order)
	if !ok {
		return false
	}
	if !p.Published.Known() {
		p.Published = graphmodel.DayInterval(d)
	}
	return true
}

// isTitle reports whether a line looks like a headline: short, without the end
// of a sentence.
func isTitle(s string) bool {
	n := len(strings.Fields(s))
	return n >= 2 && n <= 25 && !strings.ContainsAny(s[len(s)-1:], ".:;,")
}

func sameText(a, b string) bool {
	return b != "" && strings.EqualFold(strings.Join(strings.Fields(a), " "), b)
}

var slideName = regexp.MustCompile(`^ppt/slides/slide(\d+)\.xml$`)

func readSlides(ctx context.Context, in *format.Input, out format.Output) error {
	d, err := open(in)
	if err != nil {
		return err
	}
	var numbers []int
	for name := range d.files {
		if m := slideName.FindStringSubmatch(name); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil {
				numbers = append(numbers, n)
			}
		}
	}
	slices.Sort(numbers)
	var ps []paragraph
	for _, n := range numbers {
		b, err := d.read(fmt.Sprintf("ppt/slides/slide%d.xml", n))
		if err != nil {
			out.Skip(fmt.Sprintf("slide %d", n), err)
			continue
		}
		slide, err := slideMarkup.paragraphs(ctx, b)
		if err != nil {
			out.Skip(fmt.Sprintf("slide %d", n), err)
		}
		ps = append(ps, slide...)
	}
	p, err := article(ps, readProperties(d, "docProps/core.xml"))
	if err != nil {
		return err
	}
	out.Article(p)
	return ctx.Err()
}

// Article makes an article of paragraphs without styles, such as those of a
// PDF, with what the document says of its title and author.
func Article(paragraphs []string, title, author string) (page.Page, error) {
	ps := make([]paragraph, 0, len(paragraphs))
	for _, s := range paragraphs {
		if s = strings.TrimSpace(page.Normalize(s)); s != "" {
			ps = append(ps, paragraph{text: s})
		}
	}
	return article(ps, properties{title: page.OneLine(title), author: page.OneLine(author)})
}
