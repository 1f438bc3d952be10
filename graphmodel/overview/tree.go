// Package overview makes a large graph readable: it divides the entities into
// groups that belong together, and tells which entities and groups to show.
// Groups open to what is in them, which may again be groups.
package overview

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sync"

	"clew/graphmodel"
	"clew/graphmodel/analysis"
)

// Limits of what is shown at once. They keep a level of the overview to about
// forty nodes, which fit a window with their names.
const (
	mostGroups    = 24  // of one level
	mostNamed     = 14  // entities that stand beside the groups of a level
	namedPerGroup = 1   // of one group, so that no group takes all places
	mostLeaves    = 150 // entities that are shown one by one
	smallestGroup = 4   // fewer are shown one by one, or go to the rest
	seed          = 1   // makes the same graph give the same groups
)

// Group is a part of the graph that is shown as one node until it is opened.
// It is immutable.
type Group struct {
	// ID is unique among entities and groups, and stays the same as long as the
	// group has the same most important entity.
	ID     string
	Parent string // the group in which it lies, or ""
	// Members are the entities in it, the most important first.
	Members []*graphmodel.Entity
	// Rest says that it holds what belongs to no group of its level.
	Rest bool
}

// Tree is the division of a snapshot into groups. Groups are divided when they
// are opened for the first time. A Tree is safe for concurrent use.
type Tree struct {
	snap  *graphmodel.Snapshot
	graph *analysis.Graph
	rank  []float64 // importance of each entity

	mu   sync.Mutex
	root *part
	all  map[string]*part // by group id, of the levels that were divided
}

// part is a set of entities: the whole graph, or a group.
type part struct {
	group   *Group
	members []int32 // indexes of entities, the most important first
	divided bool
	named   []int32 // entities that are shown by themselves
	parts   []*part
}

// New ranks the entities of a snapshot and divides them. The snapshot holds
// only what is to be seen: filter it before.
func New(ctx context.Context, s *graphmodel.Snapshot) (*Tree, error) {
	t := &Tree{snap: s, all: map[string]*part{}}
	if err := t.weigh(ctx); err != nil {
		return nil, err
	}
	t.root = &part{members: make([]int32, len(s.Entities))}
	for i := range t.root.members {
		t.root.members[i] = int32(i)
	}
	t.sort(t.root.members)
	return t, t.divide(ctx, t.root)
}

// weigh makes the graph with the strengths of the links, and ranks by PageRank
// and how prominent a kind is.
func (t *Tree) weigh(ctx context.Context) error {
	weights := make([]float32, t.snap.Links.Len())
	for i, l := range t.snap.Links.All() {
		weights[i] = float32(l.Type.Strength() * (0.5 + 0.5*min(max(l.Confidence, 0), 1)))
	}
	var err error
	if t.graph, err = analysis.New(len(t.snap.Entities), t.snap.LinkEnds.Flat(), weights); err != nil {
		return fmt.Errorf("weighing the links: %w", err)
	}
	if t.rank, err = analysis.PageRank(ctx, t.graph, analysis.Options{}); err != nil {
		return err
	}
	for i, e := range t.snap.Entities {
		t.rank[i] *= e.Kind.Prominence()
	}
	return nil
}

// sort puts the most important first; of equals, by name and id.
func (t *Tree) sort(members []int32) {
	slices.SortFunc(members, func(a, b int32) int {
		// Rounded, since the last digits of a rank mean nothing.
		x, y := math.Round(t.rank[a]*1e9), math.Round(t.rank[b]*1e9)
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(t.snap.Entities[a].Name, t.snap.Entities[b].Name), cmp.Compare(a, b))
	})
}

// divide works out what is shown of a part when it is open.
func (t *Tree) divide(ctx context.Context, p *part) error {
	if p.divided {
		return nil
	}
	if len(p.members) <= mostLeaves {
		p.named, p.divided = p.members, true
		return nil
	}
	groups, rest, err := t.communities(ctx, p.members)
	if err != nil {
		return err
	}
	if len(groups) < 2 {
		// Nothing to divide by: the most important ones, and the rest.
		p.named, rest = p.members[:mostLeaves], p.members[mostLeaves:]
		groups = nil
	}
	p.name(t, groups)
	for _, g := range groups {
		t.add(p, without(g, p.named), false)
	}
	t.add(p, rest, true)
	p.divided = true
	return nil
}

// communities divides entities into communities, those of the most important
// entities first, and what belongs to none that is shown. Members stay in
// their order.
func (t *Tree) communities(ctx context.Context, members []int32) (groups [][]int32, rest []int32, err error) {
	of, count, err := t.communityOf(ctx, members)
	if err != nil {
		return nil, nil, err
	}
	groups = make([][]int32, count)
	weight := make([]float64, count)
	for i, v := range members {
		groups[of[i]] = append(groups[of[i]], v)
		weight[of[i]] += t.rank[v]
	}
	order := make([]int, count)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	chosen := make([][]int32, 0, mostGroups)
	inRest := make([]bool, count)
	for _, i := range order {
		if inRest[i] = len(groups[i]) < smallestGroup || len(chosen) == mostGroups; !inRest[i] {
			chosen = append(chosen, groups[i])
		}
	}
	for i, v := range members {
		if inRest[of[i]] {
			rest = append(rest, v)
		}
	}
	return chosen, rest, nil
}

// communityOf finds the communities of the graph of some entities alone.
func (t *Tree) communityOf(ctx context.Context, members []int32) ([]int32, int, error) {
	place := make([]int32, t.graph.N())
	for i, v := range members {
		place[v] = int32(i) + 1
	}
	var ends [][2]int32
	var weights []float32
	for i, v := range members {
		for k := t.graph.Offsets[v]; k < t.graph.Offsets[v+1]; k++ {
			if j := place[t.graph.Targets[k]] - 1; j > int32(i) {
				ends = append(ends, [2]int32{int32(i), j})
				weights = append(weights, t.graph.Weights[k])
			}
		}
	}
	g, err := analysis.New(len(members), ends, weights)
	if err != nil {
		return nil, 0, fmt.Errorf("dividing %d entities: %w", len(members), err)
	}
	c, err := analysis.FindCommunities(ctx, g, analysis.CommunityOptions{Options: analysis.Options{Seed: seed}})
	if err != nil {
		return nil, 0, err
	}
	return c.Of, c.Count(), nil
}

// name chooses the entities that stand beside the groups: the most important
// ones, not too many of a group.
func (p *part) name(t *Tree, groups [][]int32) {
	var candidates []int32
	for _, g := range groups {
		candidates = append(candidates, g[:min(namedPerGroup, len(g))]...)
	}
	t.sort(candidates)
	p.named = append(p.named[:len(p.named):len(p.named)], candidates[:min(len(candidates), mostNamed)]...)
}

// without returns the members that are not among some others, in their order.
func without(members, others []int32) []int32 {
	gone := make(map[int32]bool, len(others))
	for _, v := range others {
		gone[v] = true
	}
	out := make([]int32, 0, len(members))
	for _, v := range members {
		if !gone[v] {
			out = append(out, v)
		}
	}
	return out
}

// add makes a group of members of a part. Very few are shown one by one.
func (t *Tree) add(p *part, members []int32, rest bool) {
	if len(members) < smallestGroup {
		p.named = append(p.named, members...)
		return
	}
	parent := ""
	if p.group != nil {
		parent = p.group.ID
	}
	kind := "around"
	if rest {
		kind = "rest"
	}
	g := &Group{
		ID:     fmt.Sprintf("group:%s/%s:%s", parent, kind, t.snap.Entities[members[0]].ID),
		Parent: parent, Rest: rest, Members: t.entities(members),
	}
	child := &part{group: g, members: members}
	p.parts = append(p.parts, child)
	t.all[g.ID] = child
}

func (t *Tree) entities(indexes []int32) []*graphmodel.Entity {
	out := make([]*graphmodel.Entity, len(indexes))
	for i, v := range indexes {
		out[i] = t.snap.Entities[v]
	}
	return out
}

// Count is the number of members of a kind.
func (g *Group) Count(k graphmodel.Kind) int {
	n := 0
	for _, e := range g.Members {
		if e.Kind == k {
			n++
		}
	}
	return n
}
