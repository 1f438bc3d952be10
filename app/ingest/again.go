package ingest

import (
	"context"
	"strings"

	"clew/graphmodel"
	"clew/importers"
)

// ReadAgain reads a source that is kept, with the readers of today. what is the
// name that its articles have as Source. It returns the corpus with the articles
// that the source gives now in place of those that it gave before, and whether
// anything differs.
func (c Corpus) ReadAgain(ctx context.Context, what string, content importers.Content, o Options) (next Corpus, changed bool, err error) {
	s := importers.BytesSource(content.URL, content.ContentType, content.Bytes)
	s.Name = what
	var old []*graphmodel.Article
	rest := Corpus{Decisions: c.Decisions}
	for _, a := range c.Articles {
		if a.Source == what || strings.HasPrefix(a.Source, what+" › ") {
			old = append(old, a)
		} else {
			rest.Articles = append(rest.Articles, a)
		}
	}
	if len(old) == 1 {
		// What a feed said of the page, and the page does not.
		s.Known.Title, s.Known.Published, s.Known.Publisher = old[0].Title, old[0].Published, old[0].Publisher
	}
	known := map[string]bool{}
	for _, a := range rest.Articles {
		known[a.ID] = true
	}
	for _, f := range c.Findings {
		if known[f.ArticleID] {
			rest.Findings = append(rest.Findings, f)
		}
	}
	o.Known = rest.Known()
	r, err := Run(ctx, []importers.Source{s}, o)
	if err != nil {
		return c, false, err
	}
	if len(r.Articles) == 0 && len(r.Report.Duplicates) == 0 {
		if failures := r.Report.Failures(); len(failures) > 0 {
			return c, false, failures[0].Reason
		}
		return c, false, importers.ErrNoArticle
	}
	return rest.Add(r), !sameArticles(old, r.Articles), nil
}

// sameArticles reports whether two lists say the same, whatever their order.
func sameArticles(a, b []*graphmodel.Article) bool {
	if len(a) != len(b) {
		return false
	}
	fields := func(x *graphmodel.Article) graphmodel.Article {
		y := *x
		y.DuplicateOf = ""
		return y
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || fields(x) == fields(y)
		}
		if !found {
			return false
		}
	}
	return true
}
