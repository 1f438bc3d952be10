package graphmodel

import "slices"

// MoveDecisions returns decisions about places of articles that stand elsewhere now,
// as when a page has been read again: move returns the article and the span that a
// place has become, or what it got. What the decisions are about keeps
// its ids.
func MoveDecisions(decisions []Decision, move func(article string, at Span) (string, Span)) []Decision {
	moved := make([]Decision, len(decisions))
	for i, d := range decisions {
		if moved[i] = d.moved(move); moved[i].equal(&d) {
			moved[i] = d
		}
	}
	return moved
}

// DecisionEdits returns the edits that bring a graph from some decisions to others.
func DecisionEdits(before, after []Decision) []Edit[Decision] {
	was := make(map[string]*Decision, len(before))
	for i := range before {
		was[before[i].Key()] = &before[i]
	}
	var edits []Edit[Decision]
	for i := range after {
		d := &after[i]
		old := was[d.Key()]
		delete(was, d.Key())
		if !d.equal(old) {
			edits = append(edits, Edit[Decision]{Before: old, After: d})
		}
	}
	for i := range before {
		if old := was[before[i].Key()]; old != nil {
			edits = append(edits, Edit[Decision]{Before: old})
			delete(was, before[i].Key())
		}
	}
	return edits
}

func (d Decision) moved(move func(string, Span) (string, Span)) Decision {
	if d.Kind == NoteArticle {
		d.Target, _ = move(d.Target, Span{})
	}
	d.At = slices.Clone(d.At)
	for i, a := range d.At {
		if a.Article != "" {
			d.At[i].Article, d.At[i].Span = move(a.Article, a.Span)
		}
	}
	if len(d.At) > 0 {
		d.ids = nil // they may be others now
	}
	if d.Entity != nil && len(d.Entity.Mentions) > 0 {
		e := *d.Entity
		e.Mentions = slices.Clone(e.Mentions)
		for i, m := range e.Mentions {
			e.Mentions[i].Article, e.Mentions[i].Span = move(m.Article, m.Span)
		}
		slices.SortFunc(e.Mentions, compareMentions)
		d.Entity = &e
	}
	if d.Link != nil && len(d.Link.Evidence) > 0 {
		l := *d.Link
		l.Evidence = slices.Clone(l.Evidence)
		for i, e := range l.Evidence {
			l.Evidence[i].Article, l.Evidence[i].Span = move(e.Article, e.Span)
		}
		d.Link = &l
	}
	return d
}
