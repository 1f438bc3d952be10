package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// clusterPeople joins the people of all articles: first those with full names,
// then those of whom an article knows the surname only.
func (c *corpus) clusterPeople() {
	blocks := make(map[string][]*cluster)
	byKey := make(map[string]*cluster)
	var alone []*node
	c.eachNode(graphmodel.Person, func(n *node) {
		if n.found.Key != "" {
			c.joinKeyed(byKey, blocks, n)
			return
		}
		if personname.Parse(n.found.Name).Given == "" {
			alone = append(alone, n)
			return
		}
		c.joinNamed(blocks, n)
	})
	for _, block := range slices.Sorted(maps.Keys(blocks)) {
		blocks[block] = mergeBlock(blocks[block])
	}
	c.joinSurnames(blocks, alone)
}

// blockOf is the key under which people are compared at all.
func blockOf(p personname.Name) string { return p.FamilySkeleton }

func (c *corpus) joinKeyed(byKey map[string]*cluster, blocks map[string][]*cluster, n *node) {
	cl := byKey[n.found.Key]
	p := c.profileOf(n)
	if cl == nil {
		cl = c.newCluster(graphmodel.Person)
		cl.profile = newProfile()
		byKey[n.found.Key] = cl
		block := blockOf(personname.Parse(n.found.Name))
		blocks[block] = append(blocks[block], cl)
	}
	cl.add(n)
	cl.profile.merge(p)
}

func (c *corpus) joinNamed(blocks map[string][]*cluster, n *node) {
	p := c.profileOf(n)
	block := blockOf(personname.Parse(n.found.Name))
	best, bestSupport := -1, -1
	for i, cl := range blocks[block] {
		if inArticle(cl, n.article) || !samePerson(cl.profile, p) {
			continue
		}
		if s := cl.profile.supports(p); s > bestSupport {
			best, bestSupport = i, s
		}
	}
	if best < 0 {
		cl := c.newCluster(graphmodel.Person)
		cl.profile = newProfile()
		blocks[block] = append(blocks[block], cl)
		best = len(blocks[block]) - 1
	}
	cl := blocks[block][best]
	cl.add(n)
	cl.profile.merge(p)
}

// similarSupport is how much must speak for two nodes whose names only
// resemble each other: a shared office, or the same job in shared company.
const similarSupport = 3

// samePerson decides on two profiles.
func samePerson(a, b *profile) bool {
	best := personname.Differ
	for _, x := range a.names {
		for _, y := range b.names {
			best = max(best, personname.Compare(x, y))
		}
	}
	switch best {
	case personname.Identical:
		return !a.conflicts(b)
	case personname.Similar:
		// Places alone never speak for it: half the news shares its countries.
		s := a.supports(b)
		return !a.conflicts(b) && s > 0 && s+a.sharedPlaces(b) >= similarSupport
	}
	return false
}

// mergeBlock joins clusters of one block that turn out to be one person once
// all articles have been read.
func mergeBlock(block []*cluster) []*cluster {
	for changed := true; changed; {
		changed = false
		for i := 0; i < len(block); i++ {
			for j := i + 1; j < len(block); j++ {
				if !samePerson(block[i].profile, block[j].profile) || shareArticle(block[i], block[j]) {
					continue
				}
				block[i].absorb(block[j])
				block[i].profile.merge(block[j].profile)
				block = slices.Delete(block, j, j+1)
				changed = true
				j--
			}
		}
	}
	return block
}

// inArticle reports whether the cluster has a node in the article: coreference
// has told that node and any other one of the article apart.
func inArticle(cl *cluster, article int) bool {
	return slices.ContainsFunc(cl.nodes, func(n *node) bool { return n.article == article })
}

// shareArticle reports whether one article tells the two apart.
func shareArticle(a, b *cluster) bool {
	seen := make(map[int]bool, len(a.nodes))
	for _, n := range a.nodes {
		seen[n.article] = true
	}
	return slices.ContainsFunc(b.nodes, func(n *node) bool { return seen[n.article] })
}

func sortNodes(cl *cluster) {
	slices.SortFunc(cl.nodes, func(a, b *node) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.index, b.index))
	})
}

// fullness orders person names: more words first, then more letters.
func fullness(name string) (words, letters int) {
	return len(strings.Fields(name)), len(name)
}
