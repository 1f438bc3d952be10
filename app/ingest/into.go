package ingest

import (
	"context"
	"fmt"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/duplicates"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
	"clew/importers"
)

// Into reads sources into a project, of which Open has given the graph and the
// content, and brings the graph up to date. Articles are written as they are done,
// as parts of one step of the history that label names, so that an import that is
// canceled or killed has kept what was read by then: the same call goes on where it
// stopped, since articles that are there are not extracted again. The graph follows
// in the end, or at the next opening. o.Known is set by Into.
//
// It returns within a moment when ctx ends, with the error of ctx.
func Into(ctx context.Context, file *project.Project, g *graphmodel.Graph, state project.State,
	sources []importers.Source, o Options, label func(Result) string,
) (Result, error) {
	c := Corpus{Articles: g.Snapshot().Articles, Decisions: state.Decisions, Index: duplicates.NewIndex(), Names: &resolve.Index{}}
	o.Known = c.Known()
	// Which texts repeat others is found out while they are extracted. It ends for itself.
	o.Begin = func(articles []*graphmodel.Article) { go c.Index.Find(slices.Concat(c.Articles, articles)) }
	w := &partWriter{ctx: ctx, file: file, label: label}
	o.Keep = w.keep
	r, err := Run(ctx, sources, o)
	if err != nil || r.Empty() {
		return r, err
	}
	_, change, err := c.ImportInto(ctx, r, g.Snapshot(), label(r), file.Findings)
	if err != nil {
		return r, err
	}
	if _, err := g.Apply(change); err != nil {
		return r, fmt.Errorf("joining the graph: %w", err)
	}
	d := joined(change, w.done.Articles)
	d.Findings = r.unkept(w.done.Articles)
	d.Positions = map[string]*graphmodel.Position{}
	for id, at := range r.Positions {
		if _, placed := state.Positions[id]; !placed {
			d.Positions[id] = &at
		}
	}
	if err := w.write(d, label(r)); err != nil {
		return r, err
	}
	return r, keepLarge(ctx, file, g.Snapshot(), change)
}

// unkept are the findings of articles that are not among those that were written
// already: files of graphs bring such along.
func (r *Result) unkept(written []*graphmodel.Article) map[string]graphmodel.Findings {
	out := make(map[string]graphmodel.Findings, len(r.Articles))
	for i, a := range r.Articles {
		out[a.ID] = r.Findings[i]
	}
	for _, a := range written {
		delete(out, a.ID)
	}
	return out
}

// partWriter writes an import in parts.
type partWriter struct {
	ctx   context.Context
	file  *project.Project
	label func(Result) string
	seq   int64 // of the step, 0 before the first part
	done  Result
}

func (w *partWriter) keep(articles []*graphmodel.Article, findings []graphmodel.Findings) error {
	d := project.Delta{Findings: make(map[string]graphmodel.Findings, len(articles)), Behind: true}
	for i, a := range articles {
		d.Articles = append(d.Articles, graphmodel.Edit[graphmodel.Article]{After: a})
		d.Findings[a.ID] = findings[i]
	}
	w.done.Articles = append(w.done.Articles, articles...)
	return w.write(d, w.label(w.done))
}

func (w *partWriter) write(d project.Delta, label string) (err error) {
	if w.seq == 0 {
		w.seq, err = w.file.Write(w.ctx, d, label)
		return err
	}
	return w.file.Extend(w.ctx, w.seq, d, label)
}

// joined is what is left to be written of a change when its articles are there
// already, without marks of which is a duplicate of which.
func joined(change graphmodel.Change, there []*graphmodel.Article) project.Delta {
	written := make(map[string]*graphmodel.Article, len(there))
	for _, a := range there {
		written[a.ID] = a
	}
	d := project.Delta{Decisions: change.Decisions, Graph: &change}
	for _, e := range change.Articles {
		if e.Before == nil && e.After != nil {
			if e.Before = written[e.After.ID]; e.Before != nil && *e.Before == *e.After {
				continue
			}
		}
		d.Articles = append(d.Articles, e)
	}
	return d
}

// keepLarge stores the graph as a whole where none is kept, or where a change of
// most of it lies behind the one that is.
func keepLarge(ctx context.Context, file *project.Project, s *graphmodel.Snapshot, change graphmodel.Change) error {
	if large(s, change) {
		return file.KeepGraph(ctx, Rules, s)
	}
	return KeepGraph(ctx, file, s)
}

// large reports whether a change is one of so much of a graph that it is stored anew
// as a whole.
func large(s *graphmodel.Snapshot, change graphmodel.Change) bool {
	return 4*(len(change.Entities)+len(change.Links)) > len(s.Entities)+s.Links.Len()
}

// catchUp brings a graph that lacks articles up to what the project holds (see
// project.GraphBehind), and writes that where it may.
func catchUp(ctx context.Context, file *project.Project, g *graphmodel.Graph, state project.State) error {
	known := make(map[string]bool, len(g.Snapshot().Articles))
	for _, a := range g.Snapshot().Articles {
		known[a.ID] = true
	}
	var there []*graphmodel.Article
	for _, a := range state.Articles {
		if !known[a.ID] {
			there = append(there, a)
		}
	}
	c := Corpus{Articles: append([]*graphmodel.Article(nil), state.Articles...), Decisions: state.Decisions, Names: &resolve.Index{}}
	c.markDuplicates()
	change, err := c.Follow(ctx, g.Snapshot(), "", file.Findings)
	if err != nil {
		return err
	}
	if _, err := g.Apply(change); err != nil || file.ReadOnly() {
		return err
	}
	if _, err := file.Write(ctx, joined(change, there), ""); err != nil {
		return err
	}
	return keepLarge(ctx, file, g.Snapshot(), change)
}
