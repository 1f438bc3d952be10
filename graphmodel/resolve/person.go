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
	c.spellings = c.blocksOfSpellings()
	var alone, initials []*node
	c.eachNode(graphmodel.Person, func(n *node) {
		if n.found.Key != "" {
			c.joinKeyed(byKey, blocks, n)
			return
		}
		switch p := n.name; {
		case p.Given == "":
			alone = append(alone, n)
		case len(p.Given) == 1:
			initials = append(initials, n)
		default:
			c.joinNamed(blocks, n)
		}
	})
	// Initials come last, when everybody is known whom they may stand for.
	for _, n := range initials {
		c.joinNamed(blocks, n)
	}
	for _, block := range slices.Sorted(maps.Keys(blocks)) {
		blocks[block] = mergeBlock(blocks[block])
	}
	c.joinSurnames(blocks, alone)
}

// blockOf is the key under which people are compared at all: the skeleton of the
// surname, or the smallest of them where the names of one spelling are cut in
// several ways ("Kim Jong Un", "Kim Jong-un").
func (c *corpus) blockOf(p personname.Name) string {
	if block, ok := c.spellings[p.Compact()]; ok {
		return block
	}
	return p.FamilySkeleton
}

// blocksOfSpellings maps full names without their spaces to one block each.
func (c *corpus) blocksOfSpellings() map[string]string {
	out := make(map[string]string)
	c.eachNode(graphmodel.Person, func(n *node) {
		p := n.name
		if p.Given == "" {
			return
		}
		if block, ok := out[p.Compact()]; !ok || p.FamilySkeleton < block {
			out[p.Compact()] = p.FamilySkeleton
		}
	})
	return out
}

func (c *corpus) joinKeyed(byKey map[string]*cluster, blocks map[string][]*cluster, n *node) {
	cl := byKey[n.found.Key]
	p := c.profileOf(n)
	if cl == nil {
		cl = c.newCluster(graphmodel.Person)
		cl.profile = newProfile()
		cl.profile.keyed = true
		byKey[n.found.Key] = cl
		block := c.blockOf(n.name)
		blocks[block] = append(blocks[block], cl)
	}
	cl.add(n)
	cl.profile.merge(p)
}

func (c *corpus) joinNamed(blocks map[string][]*cluster, n *node) {
	p := c.profileOf(n)
	block := c.blockOf(n.name)
	best, bestSupport, matches := -1, -1, 0
	for i, cl := range blocks[block] {
		if inArticle(cl, n.article) || !samePerson(cl.profile, p) {
			continue
		}
		if !sameNames(cl.profile, p) {
			matches++
		}
		if s := cl.profile.supports(p); s > bestSupport {
			best, bestSupport = i, s
		}
	}
	if matches > 1 && !sameNames(blocks[block][best].profile, p) && shared(blocks[block][best].profile.holds, p.holds) == 0 {
		best = -1 // "A. Lind" may be Ana or Abel
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
	best, worst := personname.Differ, personname.Identical
	for _, x := range a.names {
		for _, y := range b.names {
			agreement := personname.Compare(x, y)
			best, worst = max(best, agreement), min(worst, agreement)
		}
	}
	if worst == personname.Differ && !a.keyed && !b.keyed {
		return false // Ana and Abel do not become one through "A. Lind"
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
				if !samePerson(block[i].profile, block[j].profile) || shareArticle(block[i], block[j]) ||
					ambiguous(block, i, j) || ambiguous(block, j, i) {
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

// ambiguous reports whether person i is known by an initial only, may be
// another one of the block than j as well, and no office decides.
func ambiguous(block []*cluster, i, j int) bool {
	a, b := block[i].profile, block[j].profile
	if !initialsOnly(a) || sameNames(a, b) || shared(a.holds, b.holds) > 0 {
		return false
	}
	for k, o := range block {
		if k != i && k != j && !initialsOnly(o.profile) && samePerson(a, o.profile) {
			return true
		}
	}
	return false
}

func initialsOnly(p *profile) bool {
	for _, n := range p.names {
		if len(n.Given) != 1 {
			return false
		}
	}
	return true
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
