package resolve

import (
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// surnameSupport is how much must speak for a person known by one name being
// the only bearer of that surname elsewhere.
const surnameSupport = 3

// prominentArticles is in how many articles a person stands with the full name
// to be who is meant when another article takes the name for known.
const prominentArticles = 2

// prominentDays is how long a name stays known: an article may take for known
// whom another one introduced within that time.
const prominentDays = 400

// bearer is a person with a full name that a bare surname may stand for.
type bearer struct {
	cluster   *cluster
	prominent []int // articles that name the person in full, if there are enough of them
	// first is set where the bare name is the first of the full one: a surname
	// in front or a given name, of which many have the same.
	first bool
}

// joinSurnames places the people of whom their article knows one name only.
// Such a person joins the one bearer of that surname where office, company,
// places and prominence speak for it together, and stays apart otherwise. Where
// the articles know several bearers only an office decides. What joined says
// nothing about those that follow, so that no chain of guesses arises.
func (c *corpus) joinSurnames(blocks map[string][]*cluster, alone []*node) {
	bearers := make(map[string][]bearer)
	single := make(map[string][]*cluster)
	called := calledBy(c.clusters)
	for _, n := range alone {
		block := n.name.FamilySkeleton
		if _, done := bearers[block]; !done {
			bearers[block] = c.bearersOf(block, append(slices.Clone(blocks[block]), called[block]...))
		}
		p := c.profileOf(n)
		if cl := c.bearerOf(bearers[block], n, p); cl != nil {
			cl.add(n)
			sortNodes(cl)
			continue
		}
		cl := sameSingle(single[block], n, p)
		if cl == nil {
			cl = c.newCluster(graphmodel.Person)
			cl.profile = newProfile()
			single[block] = append(single[block], cl)
		}
		cl.add(n)
		cl.profile.merge(p)
	}
}

// calledBy lists the people whom their own articles call by a single name, under
// its skeleton. It knows the surname where it does not stand last: "Kim" of
// Kim Jong Un, the first surname of a Spanish name.
func calledBy(clusters []*cluster) map[string][]*cluster {
	out := make(map[string][]*cluster)
	for _, cl := range clusters {
		if cl.kind != graphmodel.Person {
			continue
		}
		seen := make(map[string]bool)
		for _, n := range cl.nodes {
			for _, alias := range n.found.Aliases {
				p := personname.Parse(alias)
				if p.Given == "" && p.Family != "" && !seen[p.FamilySkeleton] {
					seen[p.FamilySkeleton] = true
					out[p.FamilySkeleton] = append(out[p.FamilySkeleton], cl)
				}
			}
		}
	}
	return out
}

// bearersOf describes the clusters that a bare name may stand for, each once.
func (c *corpus) bearersOf(name string, clusters []*cluster) []bearer {
	out := make([]bearer, 0, len(clusters))
	for i, cl := range clusters {
		if slices.Contains(clusters[:i], cl) || len(cl.nodes) == 0 {
			continue
		}
		b := bearer{cluster: cl, first: true}
		for _, full := range cl.profile.names {
			b.first = b.first && full.GivenSkeleton == name
		}
		for _, n := range cl.nodes {
			if !c.echo[n.article] {
				b.prominent = append(b.prominent, n.article)
			}
		}
		if len(b.prominent) < prominentArticles {
			b.prominent = nil
		}
		out = append(out, b)
	}
	return out
}

// bearerOf returns the person whom the bare surname of n stands for, or nil.
func (c *corpus) bearerOf(bearers []bearer, n *node, p *profile) *cluster {
	var match, holder *cluster
	holders := 0
	for _, b := range bearers {
		q := b.cluster.profile
		if inArticle(b.cluster, n.article) || p.conflicts(q) || !suffixesFit(p, q) {
			continue
		}
		if shared(p.holds, q.holds) > 0 {
			holders++
			holder = b.cluster
		}
		s := q.supports(p)
		if !b.first {
			s += q.sharedPlaces(p)
		}
		if !b.first && c.prominentFor(b, n.article) {
			s++
		}
		if s >= surnameSupport {
			match = b.cluster
		}
	}
	switch {
	case len(bearers) == 1:
		return match
	case holders == 1:
		return holder
	}
	return nil
}

// prominentFor reports whether the person is known well enough to be named by
// surname alone in the article.
func (c *corpus) prominentFor(b bearer, article int) bool {
	day := c.articles[article].Published.Start
	for _, a := range b.prominent {
		other := c.articles[a].Published.Start
		if day.IsZero() || other.IsZero() {
			return true
		}
		if day.AddDays(-prominentDays).Compare(other) <= 0 && other.Compare(day.AddDays(prominentDays)) <= 0 {
			return true
		}
	}
	return false
}

// suffixesFit keeps "Lind Jr" away from a Lind of another generation.
func suffixesFit(a, b *profile) bool {
	for _, x := range a.names {
		for _, y := range b.names {
			if x.Suffix != "" && x.Suffix != y.Suffix {
				return false
			}
		}
	}
	return true
}

// reigns are the offices whose holder goes by one name that nobody else of that
// office bears at the time.
var reigns = []string{"pope", "king", "queen", "emperor", "empress", "sultan", "patriarch", "emir"}

// sameSingle returns the person of the same single name that n is, or nil: one
// office at one place, or one throne in shared company.
func sameSingle(clusters []*cluster, n *node, p *profile) *cluster {
	var match *cluster
	for _, cl := range clusters {
		q := cl.profile
		if inArticle(cl, n.article) || p.conflicts(q) || !suffixesFit(p, q) {
			continue
		}
		if shared(p.holds, q.holds) == 0 && !sameReign(p, q) {
			continue
		}
		if match != nil {
			return nil
		}
		match = cl
	}
	return match
}

func sameReign(a, b *profile) bool {
	if !sameNames(a, b) {
		return false
	}
	for _, r := range reigns {
		if a.heads[r] && b.heads[r] {
			// There is one pope, and many kings.
			return r == "pope" || a.supports(b)+a.sharedPlaces(b) >= surnameSupport
		}
	}
	return false
}

func sameNames(a, b *profile) bool {
	for full := range a.names {
		if _, ok := b.names[full]; ok {
			return true
		}
	}
	return false
}
