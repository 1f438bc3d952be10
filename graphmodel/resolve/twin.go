package resolve

import "clew/graphmodel"

// findTwins pairs the nodes of articles with the same text, where extraction
// has read the same from both. What a bare surname or a generic name means in
// the original it means in the copy.
func (c *corpus) findTwins(duplicates map[string]string) {
	index := make(map[string]int, len(c.articles))
	for i, a := range c.articles {
		index[a.ID] = i
	}
	c.original = make([]int, len(c.articles))
	for i, a := range c.articles {
		c.original[i] = -1
		o, ok := index[duplicates[a.ID]]
		if !ok || !sameFindings(&c.findings[i], &c.findings[o]) {
			continue
		}
		c.original[i] = o
		for j, n := range c.nodes[i] {
			if n != nil {
				n.twin = c.nodes[o][j]
			}
		}
	}
}

// sameFindings reports whether entities and events of both agree one by one.
func sameFindings(a, b *graphmodel.Findings) bool {
	if len(a.Entities) != len(b.Entities) || len(a.Events) != len(b.Events) {
		return false
	}
	for i := range a.Entities {
		if a.Entities[i].Kind != b.Entities[i].Kind || a.Entities[i].Name != b.Entities[i].Name {
			return false
		}
	}
	for i := range a.Events {
		x, y := &a.Events[i], &b.Events[i]
		if x.Type != y.Type || len(x.Triggers) != len(y.Triggers) || len(x.Triggers) > 0 && x.Triggers[0] != y.Triggers[0] {
			return false
		}
	}
	return true
}

// placeTwins puts the nodes of copies into the clusters of their originals.
func (c *corpus) placeTwins() {
	for _, ns := range c.nodes {
		for _, n := range ns {
			if n != nil && !n.idle && n.twin != nil {
				n.twin.cluster.add(n)
				sortNodes(n.twin.cluster)
			}
		}
	}
}
