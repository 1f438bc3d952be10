package analysis

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
)

// Communities are groups of nodes with more edges among them than to others,
// numbered from the largest to the smallest; of equals, the one with the
// lowest node comes first.
type Communities struct {
	Of    []int32 // the community of each node
	Sizes []int32 // nodes of each community
	// Modularity is the share of edge weight inside of communities, minus what it
	// would be if edges were drawn by lot between nodes of the same degrees:
	// Newman and Girvan (2004), with the resolution of Reichardt and Bornholdt
	// (2006).
	Modularity float64
}

// CommunityOptions control FindCommunities.
type CommunityOptions struct {
	Options
	// Resolution is how finely the graph is divided: above 1 into more and
	// smaller communities, below into fewer; 0 for 1.
	Resolution float64
	// Rounds is how often the algorithm starts from its own result, while that
	// gets better; 0 for 2.
	Rounds int
}

// FindCommunities divides the graph by the Leiden algorithm: Traag, Waltman and
// van Eck, “From Louvain to Leiden: guaranteeing well-connected communities”
// (2019). Each community is connected.
//
// A round moves nodes between communities (the local moving phase of Louvain:
// Blondel et al., 2008), divides each community into well-connected parts, and
// goes on with the graph whose nodes are those parts.
func FindCommunities(ctx context.Context, g *Graph, o CommunityOptions) (Communities, error) {
	if o.Resolution <= 0 {
		o.Resolution = 1
	}
	if o.Rounds <= 0 {
		o.Rounds = 2
	}
	n := g.N()
	of := make([]int32, n)
	for v := range of {
		of[v] = int32(v)
	}
	l := &leiden{ctx: ctx, random: rand.New(rand.NewPCG(o.Seed, 0x1e1de2)), resolution: o.Resolution}
	base := l.base(g)
	for round := range o.Rounds {
		moved, err := l.round(base, of, func(f float64) { o.report((float64(round) + f) / float64(o.Rounds)) })
		if err != nil {
			return Communities{}, err
		}
		if !moved {
			break
		}
	}
	if _, err := l.move(base, of); err != nil {
		return Communities{}, err
	}
	l.split(g, of)
	o.report(1)
	c := numberedCommunities(of)
	c.Modularity = Modularity(g, c.Of, o.Resolution)
	return c, ctx.Err()
}

// Modularity returns that of any division of the graph, at a resolution (1 is
// usual): 1/2m · Σ_c (w_c - γ k_c² / 2m), where w_c is twice the weight inside
// of c and k_c the sum of its strengths.
func Modularity(g *Graph, of []int32, resolution float64) float64 {
	groups := int32(0)
	for _, c := range of {
		groups = max(groups, c+1)
	}
	strength := make([]float64, groups)
	inside, total := 0.0, 0.0
	for v := range int32(g.N()) {
		s := g.strength(v)
		strength[of[v]] += s
		total += s
		for k := g.Offsets[v]; k < g.Offsets[v+1]; k++ {
			if of[g.Targets[k]] != of[v] {
				continue
			}
			if g.Weights == nil {
				inside++
			} else {
				inside += float64(g.Weights[k])
			}
		}
	}
	if total == 0 {
		return 0
	}
	expected := 0.0
	for _, s := range strength {
		expected += float64((s / total) * (s / total))
	}
	return inside/total - float64(resolution*expected)
}

// numberedCommunities orders communities by size.
func numberedCommunities(of []int32) Communities {
	size := make([]int32, len(of))
	var used []int32
	for _, c := range of {
		if size[c] == 0 {
			used = append(used, c) // in the order of their lowest nodes
		}
		size[c]++
	}
	slices.SortStableFunc(used, func(a, b int32) int { return cmp.Compare(size[b], size[a]) })
	c := Communities{Of: make([]int32, len(of)), Sizes: make([]int32, len(used))}
	for i, u := range used {
		c.Sizes[i] = size[u]
		size[u] = int32(i)
	}
	for v, u := range of {
		c.Of[v] = size[u]
	}
	return c
}

// Count is the number of communities.
func (c Communities) Count() int { return len(c.Sizes) }

// Members returns the nodes of each community, in ascending order.
func (c Communities) Members() [][]int32 {
	all := make([]int32, len(c.Of))
	members := make([][]int32, len(c.Sizes))
	at := int32(0)
	for i, size := range c.Sizes {
		members[i] = all[at : at : at+size]
		at += size
	}
	for v, i := range c.Of {
		members[i] = append(members[i], int32(v))
	}
	return members
}
