package graphmodel

import (
	"cmp"
	"slices"
)

// Difference returns the change that brings g to what other knows: articles,
// entities, links and decisions. places says where the entities are whose places
// g remembers; those that it leaves out are forgotten.
func (g *Graph) Difference(other *Graph, places map[string]Position, label string) Change {
	next := other.Snapshot()
	c := Replace(g.Snapshot(), slices.Clone(next.Articles), slices.Clone(next.Entities), slices.Clone(next.Links.Flat()))
	c.Label = label
	c.Undecided = replacedIn(next, g.Snapshot())
	decisions := other.Decisions()
	g.mu.Lock()
	defer g.mu.Unlock()
	now := make(map[string]*Decision, len(decisions))
	for i := range decisions {
		d := &decisions[i]
		key := d.Key()
		now[key] = d
		if before := g.decisions[key]; before == nil || !before.equal(d) {
			c.Decisions = append(c.Decisions, Edit[Decision]{Before: before, After: d})
		}
	}
	for key, before := range g.decisions {
		if now[key] == nil {
			c.Decisions = append(c.Decisions, Edit[Decision]{Before: before})
		}
	}
	c.Positions = g.placesTo(places)
	slices.SortFunc(c.Decisions, func(a, b Edit[Decision]) int {
		return cmp.Compare(a.key((*Decision).Key), b.key((*Decision).Key))
	})
	return c
}

// PlacesTo returns the edits that put what has a position where places says, and
// take it away where that says nothing, sorted by entity.
func (g *Graph) PlacesTo(places map[string]Position) []Edit[Placement] {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.placesTo(places)
}

func (g *Graph) placesTo(places map[string]Position) []Edit[Placement] {
	var out []Edit[Placement]
	for id, before := range g.positions {
		e := Edit[Placement]{Before: before}
		if p, ok := places[id]; ok {
			e.After = &Placement{Entity: id, Position: p}
			if *e.After == *before {
				continue
			}
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b Edit[Placement]) int { return cmp.Compare(a.key(placementID), b.key(placementID)) })
	return out
}

// About returns the entities and links of s that decisions are about, sorted by
// id.
func About(s *Snapshot, decisions []Decision) (entities, links []string) {
	d := newDraft(s)
	for i := range decisions {
		one := &decisions[i]
		for k := range one.At {
			if id := d.member(one, k); id != "" {
				entities = append(entities, id)
			}
		}
		if s.Entity(one.Target) != nil {
			entities = append(entities, one.Target)
		}
		if l := d.targetLink(one); l != nil {
			links = append(links, l.ID)
		}
	}
	slices.Sort(entities)
	slices.Sort(links)
	return slices.Compact(entities), slices.Compact(links)
}
