package ingest

import (
	"context"
	"errors"
	"maps"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/resolve"
)

// Rest reads what was found in articles of which a corpus does not hold it.
// Articles without findings are left out.
type Rest func(context.Context, []*graphmodel.Article) ([]graphmodel.Findings, error)

// Follow returns the change that brings a graph to what the corpus says, like
// Change. It works out only what the articles that have come or gone touch, and
// reads only what was found in those that say something of the same entities; all,
// where the corpus has no Names or that would be most of them. rest may be nil
// where the corpus holds all findings. A read fails with the error of rest or ctx.
func (c Corpus) Follow(ctx context.Context, s *graphmodel.Snapshot, label string, rest Rest) (graphmodel.Change, error) {
	change, err := c.follow(ctx, s, c.held(rest), also{})
	change.Label = label
	return change, err
}

// held returns what reads findings: those that the corpus holds, and the rest.
func (c Corpus) held(rest Rest) Rest {
	held := make(map[string]*graphmodel.Findings, len(c.Findings))
	for i := range c.Findings {
		held[c.Findings[i].ArticleID] = &c.Findings[i]
	}
	return func(ctx context.Context, articles []*graphmodel.Article) ([]graphmodel.Findings, error) {
		var out []graphmodel.Findings
		var lacking []*graphmodel.Article
		for _, a := range articles {
			if f := held[a.ID]; f != nil {
				out = append(out, *f)
			} else {
				lacking = append(lacking, a)
			}
		}
		if rest == nil || len(lacking) == 0 {
			return out, ctx.Err()
		}
		found, err := rest(ctx, lacking)
		return append(out, found...), err
	}
}

// updated is Follow without a way out: the error may be resolve.ErrLarge.
func (c Corpus) updated(ctx context.Context, s *graphmodel.Snapshot, findings Rest, also also) (graphmodel.Change, error) {
	base := s.Resolved()
	edits := graphmodel.ReplaceArticles(s, slices.Clone(c.Articles))
	n := len(edits)
	for _, id := range also.found {
		if a := s.Article(id); a != nil {
			edits = append(edits, graphmodel.Edit[graphmodel.Article]{Before: a, After: a})
		}
	}
	change, err := c.Names.Update(ctx, base, resolve.Step{Articles: edits, Decisions: c.Decisions, Apart: also.apart, Findings: findings})
	if err != nil {
		return graphmodel.Change{}, err
	}
	change.Articles = edits[:n]
	return base.Follow(change, c.Decisions), nil
}

// ImportInto is Import for a corpus of which rest reads what was found; see Follow.
func (c Corpus) ImportInto(ctx context.Context, r Result, s *graphmodel.Snapshot, label string, rest Rest) (Corpus, graphmodel.Change, error) {
	added := make(chan Corpus, 1)
	go func() { added <- c.Add(r) }() // many texts take long to compare: it ends for itself
	var next Corpus
	select {
	case next = <-added:
	case <-ctx.Done():
		return c, graphmodel.Change{}, ctx.Err()
	}
	change, err := next.followUntil(ctx, s, label, rest)
	if err != nil {
		return c, graphmodel.Change{}, err
	}
	for _, d := range c.Added(r) {
		change.Decisions = append(change.Decisions, graphmodel.Edit[graphmodel.Decision]{After: &d})
	}
	return next, change, nil
}

// Prepare finds out, for a corpus with Index and Names, what the next step needs to
// know of what is there: s is the graph that follows from it. It returns when ctx
// ends, and leaves the work to itself then.
func (c Corpus) Prepare(ctx context.Context, s *graphmodel.Snapshot) error {
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.Names.Prepare(s.Resolved())
		c.Index.Find(c.Articles)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return ctx.Err()
}

// followUntil is Follow, but leaves the work to itself when ctx ends.
func (c Corpus) followUntil(ctx context.Context, s *graphmodel.Snapshot, label string, rest Rest) (graphmodel.Change, error) {
	type answer struct {
		change graphmodel.Change
		err    error
	}
	done := make(chan answer, 1)
	go func() {
		change, err := c.Follow(ctx, s, label, rest)
		done <- answer{change, err}
	}()
	select {
	case a := <-done:
		return a.change, a.err
	case <-ctx.Done():
		return graphmodel.Change{}, ctx.Err()
	}
}

// Settle returns the change that carries out decisions on a graph that follows from
// the corpus (see graphmodel.Graph.Decide). Where they say that two are different,
// or no longer, what the articles give is worked out anew, as a later import does;
// where that would be most of the graph it is left to the next time that all is.
func (c Corpus) Settle(ctx context.Context, g *graphmodel.Graph, label string, rest Rest, decisions ...graphmodel.Decision) (graphmodel.Change, error) {
	s := g.Snapshot()
	change, err := g.Decide(label, decisions...)
	if err != nil || c.Names == nil {
		return change, err
	}
	apart := apartIn(change.Decisions)
	after := make(map[string]graphmodel.Decision, len(c.Decisions))
	for _, d := range g.Decisions() {
		after[d.Key()] = d
	}
	for _, e := range change.Decisions {
		if e.Before != nil {
			delete(after, e.Before.Key())
		}
		if e.After != nil {
			after[e.After.Key()] = *e.After
		}
	}
	if len(apart) == 0 {
		return change, nil
	}
	c.Decisions = nil
	for _, key := range slices.Sorted(maps.Keys(after)) {
		c.Decisions = append(c.Decisions, after[key])
	}
	next, err := c.updated(ctx, s, c.held(rest), also{apart: apart})
	switch {
	case errors.Is(err, resolve.ErrLarge):
		return change, nil
	case err != nil:
		return graphmodel.Change{}, err
	}
	next.Label, next.Decisions = label, change.Decisions
	return next, nil
}
