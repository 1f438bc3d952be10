package workspace

import (
	"cmp"
	"context"
	"slices"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/analysis"
)

// WayJob is the key of the job that looks for ways.
const WayJob = "way"

// Way leads from one entity to another over visible links.
type Way struct {
	Entities []string // ids, in order
	Links    []string // ids of the links between each and the next, the strongest first
}

// Selection is the way as a selection.
func (w Way) Selection() session.Selection {
	return session.Selection{Entities: w.Entities, Links: w.Links, Path: true}
}

// FindWays looks in the background for the ways between two entities over
// visible links: up to count, the strongest first. Short ways over links that
// say much are strong. done gets what was found, which may be nothing.
func (w *Workspace) FindWays(from, to string, count int, done func([]Way)) {
	snap, visible := w.session.Snapshot(), w.session.Visible()
	spec := session.Spec{Key: WayJob, Title: "Looking for ways", OfRevision: true}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		ways, err := findWays(ctx, snap, visible, from, to, count)
		if err != nil {
			return nil, err
		}
		return func() { done(ways) }, nil
	})
}

func findWays(ctx context.Context, snap *graphmodel.Snapshot, visible *session.Visible, from, to string, count int) ([]Way, error) {
	a, okA := snap.EntityIndex(from)
	b, okB := snap.EntityIndex(to)
	if !okA || !okB || !visible.Entity[a] || !visible.Entity[b] {
		return nil, nil
	}
	var ends [][2]int32
	var weights []float32
	for i, l := range snap.Links.All() {
		if visible.Link[i] {
			ends = append(ends, snap.LinkEnds.At(i))
			weights = append(weights, float32(l.Type.Strength()*(0.5+0.5*min(max(l.Confidence, 0), 1))))
		}
	}
	g, err := analysis.New(len(snap.Entities), ends, weights)
	if err != nil {
		return nil, err
	}
	paths, err := analysis.KShortest(ctx, g, int32(a), int32(b), analysis.PathQuery{Count: count, Weighted: true})
	if err != nil {
		return nil, err
	}
	ways := make([]Way, len(paths))
	for i, p := range paths {
		ways[i] = wayOf(snap, visible, p.Nodes)
	}
	return ways, nil
}

func wayOf(snap *graphmodel.Snapshot, visible *session.Visible, nodes []int32) Way {
	var way Way
	for i, v := range nodes {
		way.Entities = append(way.Entities, snap.Entities[v].ID)
		if i == 0 {
			continue
		}
		var links []*graphmodel.Link
		for _, arc := range snap.ArcsOf(int(nodes[i-1])) {
			if arc.Node == v && visible.Link[arc.Link] {
				links = append(links, snap.Links.At(int(arc.Link)))
			}
		}
		slices.SortStableFunc(links, func(a, b *graphmodel.Link) int {
			return cmp.Or(cmp.Compare(b.Type.Strength(), a.Type.Strength()), cmp.Compare(b.Confidence, a.Confidence))
		})
		for _, l := range links {
			way.Links = append(way.Links, l.ID)
		}
	}
	return way
}
