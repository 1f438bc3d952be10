// Package press reads what press archives export: Factiva, Nexis (LexisNexis) and
// ProQuest put many articles in one file, each with its fields.
package press

import (
	"context"
	"regexp"
	"strings"

	"clew/graphmodel"
	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/plaintext"
	"clew/importers/pubdate"
	"clew/importers/webpage"
)

// Exports reads the exports of press archives that are text or HTML. Those that are
// Word documents, RTF or PDF are divided by their readers, with Split.
func Exports() format.Format {
	return format.Format{
		Name: "press archive (Factiva, Nexis, ProQuest)",
		Match: func(s format.Sniff) format.Confidence {
			if looks(string(s.Head)) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			b, err := in.Bytes(format.MaxPart)
			if err != nil {
				return err
			}
			decoded, err := charset.Decode(b, in.ContentType)
			if err != nil {
				return err
			}
			text := decoded.Text
			if isFactivaPage(text[:min(len(text), 4096)]) {
				text = strings.Join(webpage.Fragment(text), "\n\n")
			}
			list := Split(text)
			if len(list) == 0 {
				// It only looked like one.
				p, err := plaintext.Clean(text)
				if err != nil {
					return err
				}
				list = []page.Page{p}
			}
			for _, p := range list {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				out.Article(p)
			}
			return nil
		},
	}
}

var (
	factivaHead = regexp.MustCompile(`(?m)^HD[ \t]+\S.*(?:\r?\n.*){0,12}?\r?\n(?:PD|SN)[ \t]+\S`)
	displayHead = regexp.MustCompile(`(?m)^[\d.,]{1,7} (?:words|mots|Wörter|palabras|parole)\r?\n(?:\r?\n)*.{0,20}(?:19|20)\d\d\r?\n`)
	nexisHead   = regexp.MustCompile(`(?im)^\s*(?:\d+ of \d+ DOCUMENTS|(?:LENGTH|Länge|LONGUEUR):\s*[\d.,]+ (?:words|wörter|mots))\s*$`)
	proquest    = regexp.MustCompile(`(?im)^\s*(?:Report Information from ProQuest|(?:ProQuest )?document \d+ of \d+|Full text:|ProQuest document ID:)`)
)

// maxLook is how much of a text is looked at to tell an export, in bytes: its first
// article shows its fields.
const maxLook = 32 << 10

// looks reports whether the head of a text is that of an export.
func looks(head string) bool {
	head = strings.TrimPrefix(head[:min(len(head), maxLook)], "\ufeff")
	return isFactivaPage(head) || factivaHead.MatchString(head) || displayHead.MatchString(head) || nexisHead.MatchString(head) || len(proquest.FindAllString(head, 2)) == 2
}

func isFactivaPage(head string) bool {
	return strings.Contains(head, "<") && (strings.Contains(head, "enArticle") || strings.Contains(head, "articleParagraph") || strings.Contains(head, "<title>Factiva"))
}

// Split returns the articles of the text of an export, or nil where it is none.
// Paragraphs have empty lines between them; lines that follow each other are one
// paragraph where the first does not end a sentence.
func Split(text string) []page.Page {
	if !looks(text) {
		return nil
	}
	raw := strings.Split(page.Normalize(text), "\n")
	ls := make([]string, len(raw))
	for i, l := range raw {
		ls[i] = strings.TrimSpace(l)
	}
	for _, read := range []func([]string) []page.Page{factiva, display, proQuest, nexis} {
		if list := read(ls); len(list) > 0 {
			return list
		}
	}
	return nil
}

// record is an article with the fields as they stand in the export.
type record struct {
	title, author, publisher, date, url string
	body                                []string // lines, with empty ones
	warning                             string
}

// page makes an article, or ok = false where there is no text.
func (r *record) page() (p page.Page, ok bool) {
	p = page.Page{
		Title: page.OneLine(r.title), Author: persons(r.author), Publisher: page.OneLine(r.publisher), URL: r.url,
		Text: strings.Join(paragraphs(r.body), "\n\n"),
	}
	if p.Text == "" {
		return p, false
	}
	p.Language = language.Detect(p.Text)
	if found := pubdate.Find(r.date, pubdate.GuessOrder("", p.Language)); len(found) > 0 {
		p.Published = graphmodel.DayInterval(found[0].Date)
	}
	if r.warning != "" {
		p.Warnings = []string{r.warning}
	}
	return p, true
}

// pages are the articles of those records that have a text.
func pages(list []record) []page.Page {
	var out []page.Page
	for i := range list {
		if p, ok := list[i].page(); ok {
			out = append(out, p)
		}
	}
	return out
}

// paragraphs joins lines to paragraphs.
func paragraphs(lines []string) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if s := page.OneLine(b.String()); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	for _, l := range lines {
		if l == "" {
			flush()
			continue
		}
		b.WriteString(l)
		if strings.HasSuffix(l, ".") || strings.HasSuffix(l, `."`) || strings.HasSuffix(l, ".”") || strings.HasSuffix(l, "?") || strings.HasSuffix(l, "!") {
			if len(l) > maxLine {
				flush() // a paragraph in one line
				continue
			}
		}
		b.WriteByte(' ')
	}
	flush()
	return out
}

// maxLine is the length of the longest line in bytes that is taken for a part of a
// wrapped paragraph.
const maxLine = 100

var (
	byLead   = regexp.MustCompile(`^(?i:by|von|par|por|di|door)\s+`)
	lastName = regexp.MustCompile(`^(\p{Lu}[\p{L}'’. -]{1,40}),\s*(\p{Lu}[\p{L}'’. -]{0,40})$`)
	after    = regexp.MustCompile(`\s*[;|]\s*`)
)

// persons brings the names of authors in the order in which they are said:
// "Doe, Jane; Roe, Richard" are Jane Doe and Richard Roe.
func persons(s string) string {
	s = byLead.ReplaceAllString(page.OneLine(s), "")
	var out []string
	for _, name := range after.Split(s, -1) {
		name = strings.Trim(name, " ,.")
		if m := lastName.FindStringSubmatch(name); m != nil && strings.Count(m[1], " ") <= 2 && strings.Count(m[2], " ") <= 2 && (strings.Contains(s, ";") || !strings.Contains(m[1], " ")) {
			name = strings.TrimSpace(m[2]) + " " + strings.TrimSpace(m[1])
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}
