package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// numberEntities names every cluster and gives it its id: derived from the key
// of the built-in knowledge, else from kind and name. Clusters that would get
// the same id (two people of one name) are told apart by the first article that
// mentions them.
func (c *corpus) numberEntities() {
	c.clusters = slices.DeleteFunc(c.clusters, func(cl *cluster) bool { return len(cl.nodes) == 0 })
	taken := make(map[string][]*cluster)
	for _, cl := range c.clusters {
		cl.name = cl.bestName()
		if key := cl.key(); key != "" {
			cl.id = graphmodel.HashID("e", "key", key)
		} else {
			cl.id = graphmodel.HashID("e", string(cl.kind), personname.Plain(cl.name))
		}
		taken[cl.id] = append(taken[cl.id], cl)
	}
	for _, same := range taken {
		if len(same) == 1 {
			continue
		}
		for _, cl := range same {
			first := cl.nodes[0]
			cl.id = graphmodel.HashID("e", string(cl.kind), personname.Plain(cl.name), c.articles[first.article].ID, first.found.Name)
		}
	}
	c.dropCollisions()
}

// dropCollisions gives clusters that still share an id the index of their first
// node as a last resort: one article with two people of exactly one name.
func (c *corpus) dropCollisions() {
	seen := make(map[string]int)
	for _, cl := range c.clusters {
		n := seen[cl.id]
		seen[cl.id]++
		if n > 0 {
			cl.id = graphmodel.HashID("e", cl.id, strings.Repeat("'", n))
		}
	}
}

func (cl *cluster) key() string {
	for _, n := range cl.nodes {
		if n.found.Key != "" {
			return n.found.Key
		}
	}
	return ""
}

// bestName is the name of the node: for people the fullest of the frequent
// forms, otherwise the most frequent one. A form in capitals stands back behind
// any other form of the same words, and is written as usual where it is alone.
func (cl *cluster) bestName() string {
	count := make(map[string]int)
	usual := cl.usualCases()
	for _, n := range cl.nodes {
		count[usual(n.found.Name)]++
	}
	best := ""
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if best == "" || cl.betterName(name, best, count) {
			best = name
		}
	}
	return best
}

// usualCases returns usualCase for a cluster, which looks at a name once: many
// articles write the same ones.
func (cl *cluster) usualCases() func(name string) string {
	seen := make(map[string]string)
	return func(name string) string {
		usual, ok := seen[name]
		if !ok {
			usual = usualCase(cl, name)
			seen[name] = usual
		}
		return usual
	}
}

// usualCase returns the form of the cluster that writes a shouted name as
// usual, or the name itself.
func usualCase(cl *cluster, name string) string {
	if strings.ToUpper(name) != name {
		return name
	}
	plain, best := personname.Plain(name), ""
	for _, n := range cl.nodes {
		for _, f := range forms(n.found) {
			if personname.Plain(f) == plain && strings.ToUpper(f) != f && (best == "" || f < best) {
				best = f
			}
		}
	}
	if best != "" {
		return best
	}
	if shouted(name) {
		return recase(name)
	}
	return name
}

func (cl *cluster) betterName(a, b string, count map[string]int) bool {
	aw, al := fullness(a)
	bw, bl := fullness(b)
	switch cl.kind {
	case graphmodel.Person:
		// A surname alone never beats a full name, however frequent.
		if (aw == 1) != (bw == 1) {
			return bw == 1
		}
	case graphmodel.Organization:
		// Nor does an acronym beat what it stands for.
		if isAcronym(a) != isAcronym(b) {
			return isAcronym(b)
		}
	}
	return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(aw, bw), cmp.Compare(al, bl)) > 0
}

func (c *corpus) buildEntities() []*graphmodel.Entity {
	mentions := c.mentionsByNode()
	out := make([]*graphmodel.Entity, len(c.clusters))
	parallel(len(out), func(i int) { out[i] = c.clusters[i].entity(mentions) })
	return out
}

func (cl *cluster) entity(mentions map[*node][]graphmodel.Mention) *graphmodel.Entity {
	e := &graphmodel.Entity{ID: cl.id, Kind: cl.kind, Name: cl.name, Status: graphmodel.Suggested, Key: cl.key()}
	e.Country = cl.country()
	aliases := make(map[string]bool)
	usual := cl.usualCases()
	for _, n := range cl.nodes {
		for _, f := range forms(n.found) {
			if f = usual(f); f != cl.name && f != "" {
				aliases[f] = true
			}
		}
		if n.found.HasCoord && !e.HasCoord {
			e.Lat, e.Lon, e.HasCoord = n.found.Lat, n.found.Lon, true
		}
		e.Mentions = append(e.Mentions, mentions[n]...)
	}
	e.Aliases = slices.Sorted(maps.Keys(aliases))
	sortMentions(e.Mentions)
	return e
}

func sortMentions(ms []graphmodel.Mention) {
	slices.SortFunc(ms, func(a, b graphmodel.Mention) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
}

func (c *corpus) mentionsByNode() map[*node][]graphmodel.Mention {
	out := make(map[*node][]graphmodel.Mention)
	for i, f := range c.findings {
		for _, m := range f.Mentions {
			if n := c.nodeAt(i, m.Entity); n != nil && !n.idle {
				out[n] = append(out[n], graphmodel.Mention{Article: f.ArticleID, Span: m.Span, Form: m.Form})
			}
		}
	}
	return out
}
