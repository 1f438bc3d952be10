package ingest

import (
	"maps"

	"clew/graphmodel"
)

// addGraphs takes what files of graphs say as decisions of the person who imports
// them: it outranks what is read in articles, and stays when more are imported.
// Articles that such a file brings along have been read already.
func (r *Result) addGraphs(known map[string]string) {
	there := make(map[string]bool, len(r.Articles))
	for _, a := range r.Articles {
		there[a.ID] = true
	}
	r.Positions = map[string]graphmodel.Position{}
	for _, m := range r.Report.Graphs {
		for _, a := range m.Articles {
			if _, old := known[a.ID]; old || there[a.ID] {
				continue
			}
			there[a.ID] = true
			r.Articles = append(r.Articles, a)
			r.Findings = append(r.Findings, graphmodel.Findings{ArticleID: a.ID})
			r.Report.Read++
		}
		for _, e := range m.Entities {
			r.Decisions = append(r.Decisions, graphmodel.Decision{Kind: graphmodel.AddEntity, Target: e.ID, Entity: e})
		}
		for _, l := range m.Links {
			r.Decisions = append(r.Decisions, graphmodel.Decision{
				Kind: graphmodel.AddLink, Target: l.ID, Link: l,
				// By id, so that they follow what the ends become by merges.
				At: []graphmodel.Anchor{{Entity: l.From}, {Entity: l.To}},
			})
		}
		maps.Copy(r.Positions, m.Positions)
	}
}

// Empty reports whether the result adds nothing to a project.
func (r *Result) Empty() bool { return len(r.Articles) == 0 && len(r.Decisions) == 0 }

// Added returns the decisions of a result that are new to the corpus. What a
// person has settled before, such as that an entity is deleted, stays.
func (c Corpus) Added(r Result) []graphmodel.Decision {
	known := make(map[string]bool, len(c.Decisions)+len(r.Decisions))
	for _, d := range c.Decisions {
		known[d.Key()] = true
	}
	var added []graphmodel.Decision
	for _, d := range r.Decisions {
		if key := d.Key(); !known[key] {
			known[key] = true
			added = append(added, d)
		}
	}
	return added
}

// Import returns the corpus with a result added, and the change that brings a
// graph of this corpus to it, with the decisions.
func (c Corpus) Import(r Result, s *graphmodel.Snapshot, label string) (Corpus, graphmodel.Change) {
	next := c.Add(r)
	change := next.Change(s, label)
	for _, d := range c.Added(r) {
		change.Decisions = append(change.Decisions, graphmodel.Edit[graphmodel.Decision]{After: &d})
	}
	return next, change
}
