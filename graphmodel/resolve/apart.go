package resolve

import (
	"maps"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// keepApart notes which places of articles a person has told to be different
// (graphmodel.KeepApart).
func (c *corpus) keepApart(decisions []graphmodel.Decision) {
	index := make(map[string]int, len(c.articles))
	for i, a := range c.articles {
		index[a.ID] = i
	}
	c.apart, c.apartEvents = map[*node][]*node{}, map[[2]eventRef]bool{}
	for _, d := range decisions {
		if d.Kind != graphmodel.KeepApart || len(d.At) != 2 {
			continue
		}
		i, okI := index[d.At[0].Article]
		j, okJ := index[d.At[1].Article]
		if !okI || !okJ {
			continue
		}
		if a, b := c.mentioned(i, d.At[0].Span), c.mentioned(j, d.At[1].Span); a != nil && b != nil && a != b {
			c.apart[a] = append(c.apart[a], b)
		}
		a, okA := c.triggered(i, d.At[0].Span)
		b, okB := c.triggered(j, d.At[1].Span)
		if okA && okB {
			c.apartEvents[[2]eventRef{a, b}], c.apartEvents[[2]eventRef{b, a}] = true, true
		}
	}
}

// mentioned returns the node that an article mentions at a span, or nil.
func (c *corpus) mentioned(article int, span graphmodel.Span) *node {
	var near *node
	for _, m := range c.findings[article].Mentions {
		n := c.nodeAt(article, m.Entity)
		switch {
		case n == nil:
		case m.Span == span:
			return n
		case near == nil && m.Span.Overlaps(span):
			near = n
		}
	}
	return near
}

func (c *corpus) triggered(article int, span graphmodel.Span) (eventRef, bool) {
	for i := range c.findings[article].Events {
		if slices.Contains(c.findings[article].Events[i].Triggers, span) {
			return eventRef{article, i}, true
		}
	}
	return eventRef{}, false
}

// parted reports whether events of two clusters must not be one.
func (c *corpus) parted(a, b *eventCluster) bool {
	if len(c.apartEvents) == 0 {
		return false
	}
	for _, x := range a.refs {
		for _, y := range b.refs {
			if c.apartEvents[[2]eventRef{x, y}] {
				return true
			}
		}
	}
	return false
}

// separate cuts clusters that hold two nodes which are different. The others go
// with the one of the two that they share more with: names first, then who else
// their articles speak of.
func (c *corpus) separate() {
	var firsts []*node
	for a := range maps.Keys(c.apart) {
		firsts = append(firsts, a)
	}
	byPlace := &cluster{nodes: firsts}
	sortNodes(byPlace)
	for _, a := range byPlace.nodes {
		others := &cluster{nodes: c.apart[a]}
		sortNodes(others)
		for _, b := range others.nodes {
			if a.cluster != nil && a.cluster == b.cluster {
				c.cut(a, b)
			}
		}
	}
}

func (c *corpus) cut(a, b *node) {
	old := a.cluster
	with := c.newCluster(old.kind)
	nodes := old.nodes
	old.nodes = nil
	for _, n := range nodes {
		side := old
		switch {
		case n == b, n != a && c.likeness(n, b) > c.likeness(n, a):
			side = with
		}
		side.add(n)
	}
	sortNodes(old)
	sortNodes(with)
}

// likeness counts what speaks for two nodes of a cluster being the same.
func (c *corpus) likeness(a, b *node) int {
	score := 0
	if a.article == b.article {
		score += 100
	}
	if personname.Plain(a.found.Name) == personname.Plain(b.found.Name) {
		score += 10
	}
	around := map[string]bool{}
	for _, n := range c.nodes[b.article] {
		if n != nil && n != b {
			around[personname.Plain(n.found.Name)] = true
		}
	}
	for _, n := range c.nodes[a.article] {
		if n != nil && n != a && around[personname.Plain(n.found.Name)] {
			score++
		}
	}
	return score
}
