package workspace

import (
	"context"
	"maps"
	"reflect"
	"slices"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/project"
)

// written is what the file holds when all that waits is written, as far as it is
// needed to write only what has changed.
type written struct {
	positions map[string]graphmodel.Position
	settings  map[string]string // nil where it is not known
	// from is what the session had when positions was brought up to date.
	from   session.Positions
	pinned int
}

// placed is where a step has put entities in the file, before and after; nil for
// nowhere.
type placed map[string][2]*graphmodel.Position

// delta is what a change and what it has aside write into the file.
func (w *Workspace) delta(c graphmodel.Change, a aside) project.Delta {
	d := project.Delta{Articles: c.Articles, Decisions: c.Decisions, Graph: &c, Findings: map[string]graphmodel.Findings{}}
	for _, e := range c.Articles {
		if e.After == nil {
			continue
		}
		if f, ok := w.findings[e.After.ID]; ok {
			d.Findings[e.After.ID] = f
		}
	}
	maps.Copy(d.Findings, a.findings[1])
	w.addRest(&d)
	return d
}

// rest is what is no step of its own: where layouts have put nodes, settings.
func (w *Workspace) rest() project.Delta {
	var d project.Delta
	w.addRest(&d)
	return d
}

// addRest adds to a delta which positions and settings are others than those in
// the file.
func (w *Workspace) addRest(d *project.Delta) {
	d.Positions, d.Settings = w.movedSince(), map[string]*string{}
	settings := w.withView()
	for k, v := range settings {
		if old, ok := w.written.settings[k]; !ok || old != v {
			d.Settings[k] = &v
		}
	}
	for k := range w.written.settings {
		if _, ok := settings[k]; !ok {
			d.Settings[k] = nil
		}
	}
	w.written.settings = maps.Clone(settings)
	if w.written.settings == nil {
		w.written.settings = map[string]string{}
	}
}

// movedSince lists the positions that are others than those in the file, and notes
// them with the latest step. Most steps move nothing.
func (w *Workspace) movedSince() map[string]*graphmodel.Position {
	now, pinned := w.session.Positions(), w.session.PinnedCount()
	if sameMap(now, w.written.from) && pinned == w.written.pinned {
		return nil
	}
	w.written.from, w.written.pinned = now, pinned
	if w.written.positions == nil {
		w.written.positions = map[string]graphmodel.Position{}
	}
	snap := w.graph.Snapshot()
	out := map[string]*graphmodel.Position{}
	last := w.last()
	for id, at := range now {
		p := graphmodel.Position{X: at.X, Y: at.Y, Pinned: w.session.Pinned(id)}
		old, had := w.written.positions[id]
		if had && old == p || snap.Entity(id) == nil {
			continue
		}
		out[id] = &p
		w.written.positions[id] = p
		if last != nil && w.done == len(w.steps) {
			last.note(id, old, had, p)
		}
	}
	return out
}

// note remembers where the file has an entity before and after the step.
func (s *step) note(id string, old graphmodel.Position, had bool, now graphmodel.Position) {
	if s.placed == nil {
		s.placed = placed{}
	}
	both, noted := s.placed[id]
	if !noted && had {
		both[0] = &old
	}
	both[1] = &now
	s.placed[id] = both
}

// crossed brings what is known of the file up to date where it moves over a step:
// before it (0) or after it (1).
func (w *Workspace) crossed(s *step, which int) {
	for id, both := range s.placed {
		if p := both[which]; p != nil {
			w.written.positions[id] = *p
		} else {
			delete(w.written.positions, id)
		}
	}
	w.written.settings, w.written.from = nil, nil
}

func sameMap(a, b session.Positions) bool {
	return b != nil && reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer()
}

// material is what graphs are made from, where the file may still have to be
// asked for what was found in some articles.
type material struct {
	corpus  ingest.Corpus
	file    *project.Project
	missing []*graphmodel.Article
}

// material returns what the graph is made from.
func (w *Workspace) material() material {
	m := material{corpus: w.corpus(), file: w.file}
	if w.file == nil {
		return m
	}
	for _, a := range m.corpus.Articles {
		if _, known := w.findings[a.ID]; !known {
			m.missing = append(m.missing, a)
		}
	}
	return m
}

// rest returns what reads what is missing of some articles, nil where nothing is.
func (m material) rest() ingest.Rest {
	if len(m.missing) == 0 {
		return nil
	}
	return m.file.Findings
}

// of returns what was found in an article, by its id.
func (m material) of(ctx context.Context, a *graphmodel.Article) (map[string]graphmodel.Findings, error) {
	for _, f := range m.corpus.Findings {
		if f.ArticleID == a.ID {
			return map[string]graphmodel.Findings{a.ID: f}, nil
		}
	}
	out := map[string]graphmodel.Findings{}
	if m.file == nil {
		return out, nil
	}
	found, err := m.file.Findings(ctx, []*graphmodel.Article{a})
	for _, f := range found {
		out[f.ArticleID] = f
	}
	return out, err
}

// whole reads what is missing. It does not use the workspace, and may be called in
// a job.
func (m material) whole(ctx context.Context) (ingest.Corpus, error) {
	if len(m.missing) == 0 {
		return m.corpus, nil
	}
	found, err := m.file.Findings(ctx, m.missing)
	if err != nil {
		return ingest.Corpus{}, err
	}
	c := m.corpus
	c.Findings = append(slices.Clone(c.Findings), found...)
	slices.SortFunc(c.Findings, func(a, b graphmodel.Findings) int {
		switch {
		case a.ArticleID < b.ArticleID:
			return -1
		case a.ArticleID > b.ArticleID:
			return 1
		}
		return 0
	})
	return c, nil
}

// findingsOf are what was found in those articles that a change takes out: an undo
// brings them back.
func findingsOf(c ingest.Corpus, change graphmodel.Change) map[string]graphmodel.Findings {
	out := map[string]graphmodel.Findings{}
	for _, e := range change.Articles {
		if e.After == nil {
			out[e.Before.ID] = graphmodel.Findings{}
		}
	}
	for _, f := range c.Findings {
		if _, goes := out[f.ArticleID]; goes {
			out[f.ArticleID] = f
		}
	}
	maps.DeleteFunc(out, func(_ string, f graphmodel.Findings) bool { return f.ArticleID == "" })
	return out
}
