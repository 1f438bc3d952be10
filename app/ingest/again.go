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
	rest := Corpus{Decisions: c.Decisions, Index: c.Index, Names: c.Names}
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
	rest.Decisions = graphmodel.MoveDecisions(c.Decisions, mover(old, r.Articles))
	return rest.Add(r), !sameArticles(old, r.Articles), nil
}

// mover tells where the places of old articles are in those that were read in their
// stead, so that what a person has decided stays.
func mover(old, fresh []*graphmodel.Article) func(string, graphmodel.Span) (string, graphmodel.Span) {
	type pair struct{ old, new *graphmodel.Article }
	pairs := map[string]pair{}
	taken := map[*graphmodel.Article]bool{}
	for _, o := range old {
		for _, n := range fresh {
			if n.Source == o.Source && !taken[n] {
				taken[n] = true
				pairs[o.ID] = pair{o, n}
				break
			}
		}
	}
	return func(article string, at graphmodel.Span) (string, graphmodel.Span) {
		p, ok := pairs[article]
		if !ok {
			return article, at
		}
		if span, ok := moved(p.old.Text, p.new.Text, at); ok {
			return p.new.ID, span
		}
		return p.new.ID, at
	}
}

// reach is how many bytes around a place are compared to find it again.
const reach = 80

// moved finds a place of a text in another form of the text: the same words where
// what stands around them is most alike.
func moved(before, after string, at graphmodel.Span) (graphmodel.Span, bool) {
	if at.Start < 0 || at.End > len(before) || at.Start >= at.End {
		return at, false
	}
	words := before[at.Start:at.End]
	left, right := before[max(0, at.Start-reach):at.Start], before[at.End:min(len(before), at.End+reach)]
	best, most := -1, -1
	for from := 0; ; {
		i := strings.Index(after[from:], words)
		if i < 0 {
			break
		}
		i += from
		alike := commonEnd(left, after[max(0, i-reach):i]) + commonStart(right, after[i+len(words):min(len(after), i+len(words)+reach)])
		if alike > most {
			best, most = i, alike
		}
		from = i + 1
	}
	if best < 0 {
		return at, false
	}
	return graphmodel.Span{Start: best, End: best + len(words)}, true
}

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
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
