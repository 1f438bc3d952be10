package ingest

import (
	"context"
	"fmt"

	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
)

// Rules names the rules by which graphs are worked out of articles, findings and
// decisions: a graph that a project keeps is used while they are the same.
var Rules = fmt.Sprintf("resolve %d", resolve.Version)

// keepAtOnce is the number of articles from which on a graph that had to be
// worked out at opening is stored though nothing was changed yet: the next
// opening then takes a fraction of the time.
const keepAtOnce = 200

// Open returns the graph of a project and its content, without what was found in
// the articles. It takes the graph that the project keeps; where that is out of
// date it works the graph out, which takes long for many articles, and calls
// slow before, if it is not nil.
func Open(ctx context.Context, file *project.Project, slow func()) (*graphmodel.Graph, project.State, error) {
	state, snap, kept, err := file.ContentAndGraph(ctx, Rules)
	if err != nil {
		return nil, project.State{}, err
	}
	var g *graphmodel.Graph
	if kept == project.GraphMissing {
		if slow != nil && len(state.Articles) > 0 {
			slow()
		}
		if g, err = rebuilt(ctx, file, state); err != nil {
			return nil, project.State{}, err
		}
	} else {
		g = graphmodel.Restore(snap, state.Decisions)
	}
	if kept == project.GraphBehind {
		err := catchUp(ctx, file, g, state)
		state.Articles = g.Snapshot().Articles
		return g, state, err
	}
	if kept != project.GraphFits && !file.ReadOnly() && len(state.Articles) >= keepAtOnce {
		err = file.KeepGraph(ctx, Rules, g.Snapshot())
	}
	return g, state, err
}

// rebuilt works out the graph of a project.
func rebuilt(ctx context.Context, file *project.Project, state project.State) (*graphmodel.Graph, error) {
	findings, err := file.Findings(ctx, state.Articles)
	if err != nil {
		return nil, err
	}
	return Corpus{Articles: state.Articles, Findings: findings, Decisions: state.Decisions}.Graph()
}

// KeepGraph stores a graph with its project where none is kept.
func KeepGraph(ctx context.Context, file *project.Project, s *graphmodel.Snapshot) error {
	kept, err := file.KeepsGraph(ctx, Rules)
	if err != nil || kept {
		return err
	}
	return file.KeepGraph(ctx, Rules, s)
}

// CheckGraph compares the graph that a project keeps with what its articles and
// decisions give. The error wraps project.ErrGraph where they differ.
func CheckGraph(ctx context.Context, file *project.Project) error {
	state, err := file.Content(ctx)
	if err != nil {
		return err
	}
	snap, kept, err := file.Graph(ctx, Rules, state.Articles)
	if err != nil || kept == project.GraphMissing || kept == project.GraphBehind {
		return err
	}
	g, err := rebuilt(ctx, file, state)
	if err != nil {
		return err
	}
	c := graphmodel.Replace(snap, state.Articles, g.Snapshot().Entities, g.Snapshot().Links.Flat())
	if !c.Empty() {
		return fmt.Errorf("%w: %d entities and %d links differ", project.ErrGraph, len(c.Entities), len(c.Links))
	}
	return nil
}
