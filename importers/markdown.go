package importers

import (
	"context"
	"regexp"
	"strings"

	"clew/graphmodel"
	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/pubdate"
)

// frontMatter is the block of fields that many programs put before a text.
var frontMatter = regexp.MustCompile(`^(?:---\r?\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)|\+\+\+\r?\n((?:[^\n]*\n){0,200}?)\+\+\+)[ \t]*\r?\n`)

// wikiLink is a link between notes, as many programs write it: [[page|words]].
var wikiLink = regexp.MustCompile(`!?\[\[([^\]|\n]{1,200})(?:\|([^\]\n]{1,200}))?\]\]`)

func plainLinks(s string) string {
	return wikiLink.ReplaceAllStringFunc(s, func(l string) string {
		m := wikiLink.FindStringSubmatch(l)
		switch {
		case l[0] == '!':
			return "" // a picture
		case m[2] != "":
			return m[2]
		}
		return m[1]
	})
}

// markdown reads Markdown, with the fields that stand before it.
func markdown() Format {
	return Format{
		Name: "Markdown", Extensions: []string{".md", ".markdown"},
		Match: func(s Sniff) format.Confidence {
			switch {
			case isBinary(s.Head):
				return format.No
			case s.Ext == ".md", s.Ext == ".markdown", s.Ext == ".mdown", strings.HasPrefix(s.ContentType, "text/markdown"), frontMatter.Match(s.Head):
				return format.ByName
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			b, err := in.Bytes(MaxTextSize)
			if err != nil {
				return err
			}
			decoded, err := charset.Decode(b, in.ContentType)
			if err != nil {
				return err
			}
			p, err := withTimeout(ctx, pageTimeout, func(ctx context.Context) (page.Page, error) { return readMarkdown(ctx, decoded.Text) })
			if err != nil {
				return err
			}
			out.Article(p)
			return nil
		},
	}
}

func readMarkdown(ctx context.Context, src string) (page.Page, error) {
	if len(src) > page.MaxText {
		return page.Page{}, ErrTooLong
	}
	var p page.Page
	src = strings.TrimPrefix(src, "\ufeff")
	date := ""
	if m := frontMatter.FindStringSubmatch(src); m != nil {
		src = src[len(m[0]):]
		date = readFields(m[1]+m[2], &p)
	}
	paragraphs, headed, err := readMarkup(ctx, src, &p)
	if err != nil {
		return page.Page{}, err
	}
	if len(paragraphs) > 0 && headed {
		if p.Title == "" {
			p.Title = paragraphs[0]
		}
		if p.Title == paragraphs[0] {
			paragraphs = paragraphs[1:]
		}
	}
	p.Text = strings.Join(paragraphs, "\n\n")
	if p.Text == "" {
		return page.Page{}, ErrNoArticle
	}
	if p.Language == "" {
		p.Language = language.Detect(p.Text)
	}
	if d, ok := pubdate.Parse(date, pubdate.GuessOrder("", p.Language)); ok {
		p.Published = graphmodel.DayInterval(d)
	}
	return p, nil
}

// readFields reads the simple fields of YAML, all that a front matter mostly
// has, and returns the date.
func readFields(block string, p *page.Page) (date string) {
	last := ""
	for line := range strings.SplitSeq(block, "\n") {
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && (last == "author" || last == "authors") {
			if name, value, ok := strings.Cut(item, ": "); ok && !strings.EqualFold(name, "name") {
				continue
			} else if ok {
				item = value
			}
			p.Author = strings.TrimPrefix(p.Author+", "+plainLinks(unquote(item)), ", ")
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if n, v, toml := strings.Cut(line, " = "); toml && !strings.Contains(n, ":") {
			name, value, ok = n, v, true
		}
		if !ok || strings.HasPrefix(line, " ") {
			continue
		}
		value = unquote(value)
		last = strings.ToLower(strings.TrimSpace(name))
		switch last {
		case "title":
			p.Title = value
		case "author", "authors", "by":
			p.Author = strings.ReplaceAll(strings.Trim(plainLinks(value), "[]"), `"`, "")
		case "date", "published":
			date = value
		case "lang", "language":
			p.Language = language.Declared(value)
		case "url", "source", "canonical_url", "canonical":
			if strings.HasPrefix(value, "http") {
				p.URL = value
			}
		case "publisher", "site":
			p.Publisher = value
		}
	}
	return date
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return page.OneLine(s)
}
