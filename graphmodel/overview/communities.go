package overview

import (
	"context"

	"clew/graphmodel"
	"clew/graphmodel/analysis"
)

// Community is a set of entities that have more links among them than to
// others, the most important first.
type Community []*graphmodel.Entity

// Communities divides a snapshot of any size into communities of at least two
// entities, the largest first; of equals, the one whose first entity comes
// first in the snapshot. It also returns the modularity of the division.
func Communities(ctx context.Context, s *graphmodel.Snapshot) ([]Community, float64, error) {
	t := &Tree{snap: s}
	if err := t.weigh(ctx); err != nil {
		return nil, 0, err
	}
	c, err := analysis.FindCommunities(ctx, t.graph, analysis.CommunityOptions{Options: analysis.Options{Seed: seed}})
	if err != nil {
		return nil, 0, err
	}
	var out []Community
	for _, members := range c.Members() {
		if len(members) > 1 {
			t.sort(members)
			out = append(out, t.entities(members))
		}
	}
	return out, c.Modularity, nil
}
