package ingest

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
)

// MoveTo undoes and redoes steps of a project until the one with the given number is
// the latest that is not undone (see project.MoveTo), and returns the change of its
// graph that follows. c is what the project holds before, s its graph. Only what the
// steps touch is worked out, as by Follow.
func (c Corpus) MoveTo(ctx context.Context, file *project.Project, s *graphmodel.Snapshot, seq int64) (graphmodel.Change, error) {
	d, err := file.Ahead(ctx, seq)
	if err != nil {
		return graphmodel.Change{}, err
	}
	change, err := c.after(d).moved(ctx, s, d, file.Findings)
	if err != nil {
		return graphmodel.Change{}, err
	}
	change.Decisions = d.Decisions
	next, err := s.With(change)
	if err != nil {
		return graphmodel.Change{}, err
	}
	if err := file.MoveTo(ctx, seq, &change); err != nil {
		return graphmodel.Change{}, err
	}
	return change, keepLarge(ctx, file, next, change)
}

// after is the corpus with the articles and decisions that a delta changes.
func (c Corpus) after(d project.Delta) Corpus {
	others := slices.DeleteFunc(slices.Clone(d.Articles), sameArticle)
	c.Articles = edited(c.Articles, others, func(a *graphmodel.Article) string { return a.ID })
	of := make([]*graphmodel.Decision, len(c.Decisions))
	for i := range c.Decisions {
		of[i] = &c.Decisions[i]
	}
	c.Decisions = nil
	for _, x := range edited(of, d.Decisions, (*graphmodel.Decision).Key) {
		c.Decisions = append(c.Decisions, *x)
	}
	c.Findings = slices.Clone(c.Findings)
	for _, e := range d.Articles {
		if e.After != nil {
			c.Findings = append(c.Findings, d.Findings[e.After.ID])
		}
	}
	return c
}

// sameArticle reports whether an edit leaves an article as it is: only what was found
// in it is another.
func sameArticle(e graphmodel.Edit[graphmodel.Article]) bool {
	return e.Before != nil && e.After != nil && *e.Before == *e.After
}

// edited is a list after edits, sorted by keys.
func edited[T any](list []*T, edits []graphmodel.Edit[T], key func(*T) string) []*T {
	if len(edits) == 0 {
		return list
	}
	gone := make(map[string]bool, len(edits))
	var out []*T
	for _, e := range edits {
		if e.Before != nil {
			gone[key(e.Before)] = true
		}
		if e.After != nil {
			out = append(out, e.After)
		}
	}
	for _, v := range list {
		if !gone[key(v)] {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b *T) int { return cmp.Compare(key(a), key(b)) })
	return out
}

// moved is the change of a graph when its corpus has become c by d.
func (c Corpus) moved(ctx context.Context, s *graphmodel.Snapshot, d project.Delta, rest Rest) (graphmodel.Change, error) {
	also := also{apart: apartIn(d.Decisions)}
	switch {
	case len(d.Articles) == 0 && len(d.Decisions) == 0:
		return graphmodel.Change{}, nil
	case len(d.Articles) == 0 && len(also.apart) == 0:
		return s.Resolved().Follow(graphmodel.Change{}, c.Decisions), nil
	}
	for _, e := range d.Articles {
		if sameArticle(e) {
			also.found = append(also.found, e.After.ID)
		}
	}
	return c.follow(ctx, s, c.held(rest), also)
}

// also is what a graph follows besides articles that come, go or change: places that
// decisions keep apart which come or go, and articles in which other things are
// found than before.
type also struct {
	apart []graphmodel.Anchor
	found []string // ids
}

// fewNew is how many articles that are new a graph follows in any case. Where more
// come than were there, it is worked out as a whole: following them would read all,
// too, and do more.
const fewNew = 50

// follow is Follow with what a graph follows besides.
func (c Corpus) follow(ctx context.Context, s *graphmodel.Snapshot, findings Rest, also also) (graphmodel.Change, error) {
	if c.Names != nil && len(c.Articles)-len(s.Articles) <= max(fewNew, len(s.Articles)) {
		change, err := c.updated(ctx, s, findings, also)
		if !errors.Is(err, resolve.ErrLarge) {
			return change, err
		}
	}
	found, err := findings(ctx, c.Articles)
	if err != nil {
		return graphmodel.Change{}, err
	}
	c.Findings = found
	return c.change(ctx, s)
}

// apartIn lists the places that decisions keep apart which come or go.
func apartIn(edits []graphmodel.Edit[graphmodel.Decision]) []graphmodel.Anchor {
	var out []graphmodel.Anchor
	for _, e := range edits {
		for _, d := range []*graphmodel.Decision{e.Before, e.After} {
			if d != nil && d.Kind == graphmodel.KeepApart {
				out = append(out, d.At...)
			}
		}
	}
	return out
}
