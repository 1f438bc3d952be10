package plaintext

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/pubdate"
)

// Clean returns the article in text. The error is page.ErrEmpty when there is
// nothing but white space, page.ErrNoArticle when nothing reads like an
// article, and page.ErrTooLong. It is safe for concurrent use.
func Clean(text string) (page.Page, error) {
	if len(text) > page.MaxText || strings.Count(text, "\n") > maxLines {
		return page.Page{}, page.ErrTooLong
	}
	text = page.Normalize(text)
	if strings.TrimSpace(text) == "" {
		return page.Page{}, page.ErrEmpty
	}
	bs := score(split(text))
	p, err := find(text, bs)
	others := make([]string, len(bs))
	for i := range bs {
		others[i] = bs[i].text
	}
	if wall := Wall(p.Title, p.Text, others); wall != nil {
		return page.Page{}, wall
	}
	if err == nil && IsStub(p.Text, others, false) {
		p.Warnings = append(p.Warnings, Stub)
	}
	return p, err
}

// maxLines is how many lines a text may have: two for each paragraph.
const maxLines = 2 * page.MaxParagraphs

// find returns the article of the blocks of a text.
func find(text string, bs []scored) (page.Page, error) {
	softenBoxes(bs)
	from, to, ok := segment(bs)
	if ok {
		from, to = widen(bs, from, to)
		to = extend(bs, from, to)
	}
	if !ok {
		return page.Page{}, page.ErrNoArticle
	}
	keep := choose(bs, from, to)
	p := page.Page{}
	title, certain := findTitle(bs, keep, from)
	if certain && title < from {
		if start := startBelow(bs, title, from); start < from {
			from = start
			keep = choose(bs, from, to)
		}
		keepStandfirst(bs, keep, title, from)
	}
	if title >= 0 {
		p.Title = plainMarks(bs[title].text)
		dropRepeats(bs, keep, title)
	}
	trimTail(bs, keep)
	p.Text = join(bs, keep)
	if p.Text == "" {
		return page.Page{}, page.ErrNoArticle
	}
	p.Language = language.Detect(p.Text)
	fillByline(&p, bs, keep, title, from)
	fillDate(&p, bs, keep, title, from, pubdate.GuessOrder(text, p.Language))
	return p, nil
}

// dropRepeats takes the title and its repetitions out of the text.
func dropRepeats(bs []scored, keep []bool, title int) {
	for i := range bs {
		if keep[i] && bs[i].folded == bs[title].folded {
			keep[i] = false
		}
	}
}

func dayInterval(d graphmodel.Date) graphmodel.Interval { return graphmodel.DayInterval(d) }
