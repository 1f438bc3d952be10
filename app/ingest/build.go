package ingest

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/duplicates"
	"clew/graphmodel/resolve"
)

// Corpus is everything that a graph is made from: the articles, what was found
// in each, and what the person has decided.
type Corpus struct {
	Articles  []*graphmodel.Article
	Findings  []graphmodel.Findings
	Decisions []graphmodel.Decision
	// Index remembers the texts, so that a corpus that grows does not pay for
	// them again; nil for none.
	Index *duplicates.Index
	// Names finds the entities that an article touches, so that a graph that grows
	// is not worked out anew (see Follow); nil for none.
	Names *resolve.Index
}

// Add returns the corpus with a result added. Articles that are there already
// are left out; which article is a duplicate of which is worked out again.
func (c Corpus) Add(r Result) Corpus {
	known := make(map[string]bool, len(c.Articles))
	for _, a := range c.Articles {
		known[a.ID] = true
	}
	sum := Corpus{slices.Clone(c.Articles), slices.Clone(c.Findings), c.Decisions, c.Index, c.Names}
	if added := c.Added(r); len(added) > 0 {
		sum.Decisions = append(slices.Clone(c.Decisions), added...)
	}
	for i, a := range r.Articles {
		if !known[a.ID] {
			known[a.ID] = true
			sum.Articles = append(sum.Articles, a)
			sum.Findings = append(sum.Findings, r.Findings[i])
		}
	}
	slices.SortFunc(sum.Articles, func(a, b *graphmodel.Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(sum.Findings, func(a, b graphmodel.Findings) int { return cmp.Compare(a.ArticleID, b.ArticleID) })
	sum.markDuplicates()
	return sum
}

// Without returns the corpus without an article.
func (c Corpus) Without(id string) Corpus {
	rest := Corpus{Decisions: c.Decisions, Index: c.Index, Names: c.Names}
	for _, a := range c.Articles {
		if a.ID != id {
			rest.Articles = append(rest.Articles, a)
		}
	}
	for _, f := range c.Findings {
		if f.ArticleID != id {
			rest.Findings = append(rest.Findings, f)
		}
	}
	rest.markDuplicates()
	return rest
}

// markDuplicates sets DuplicateOf, on copies, since articles are immutable.
func (c *Corpus) markDuplicates() {
	index := c.Index
	if index == nil {
		index = duplicates.NewIndex()
	}
	of := index.Find(c.Articles)
	for i, a := range c.Articles {
		if a.DuplicateOf != of[a.ID] {
			marked := *a
			marked.DuplicateOf = of[a.ID]
			c.Articles[i] = &marked
		}
	}
}

// Again extracts all articles of the corpus anew, as when the word lists have
// changed. An article that fails keeps what was found in it before. The error
// is that of ctx.
func (c Corpus) Again(ctx context.Context, o Options) (Corpus, error) {
	if o.Workers <= 0 {
		o.Workers = min(runtime.GOMAXPROCS(0), 8)
	}
	before := make(map[string]graphmodel.Findings, len(c.Findings))
	for _, f := range c.Findings {
		before[f.ArticleID] = f
	}
	sum := Corpus{Articles: c.Articles, Decisions: c.Decisions, Index: c.Index, Names: c.Names}
	for i, x := range extractAll(ctx, c.Articles, o, nil) {
		f, known := before[c.Articles[i].ID]
		if x.err == nil {
			f, known = x.findings, true
		}
		if known {
			sum.Findings = append(sum.Findings, f)
		}
	}
	return sum, ctx.Err()
}

// Change returns the change that brings a graph to what the corpus says. It
// does not depend on the order in which the articles came.
func (c Corpus) Change(s *graphmodel.Snapshot, label string) graphmodel.Change {
	change, _ := c.change(context.Background(), s) // nobody cancels it
	change.Label = label
	return change
}

// change works out everything. The error is that of ctx.
func (c Corpus) change(ctx context.Context, s *graphmodel.Snapshot) (graphmodel.Change, error) {
	entities, links, err := resolve.BuildContext(ctx, c.Articles, c.Findings, c.Decisions...)
	if err != nil {
		return graphmodel.Change{}, err
	}
	return graphmodel.Rebuild(s, slices.Clone(c.Articles), entities, links, c.Decisions), ctx.Err()
}

// Graph returns a new graph of what the corpus says, which knows its decisions.
func (c Corpus) Graph() (*graphmodel.Graph, error) {
	g := graphmodel.New()
	change := c.Change(g.Snapshot(), "Open")
	for i := range c.Decisions {
		change.Decisions = append(change.Decisions, graphmodel.Edit[graphmodel.Decision]{After: &c.Decisions[i]})
	}
	if _, err := g.Apply(change); err != nil {
		return nil, fmt.Errorf("rebuilding the graph: %w", err)
	}
	return g, nil
}

// Known returns the ids of the articles with their sources, for Options.
func (c Corpus) Known() map[string]string {
	known := make(map[string]string, len(c.Articles))
	for _, a := range c.Articles {
		known[a.ID] = a.Source
	}
	return known
}
