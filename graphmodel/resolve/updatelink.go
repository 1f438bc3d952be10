package resolve

import (
	"maps"
	"slices"

	"clew/graphmodel"
)

// linkWork says which links are made anew.
type linkWork struct {
	*updater
	pairs map[[2]string]bool
	set   linkSet
}

// edits compares entities and links with those of before.
func (u *updater) edits() (graphmodel.Change, error) {
	w := &linkWork{updater: u, pairs: map[[2]string]bool{}, set: linkSet{}}
	w.findPairs()
	if u.lacking {
		return graphmodel.Change{}, nil
	}
	entities := map[string]*graphmodel.Entity{}
	for _, e := range append(u.c.buildEntities(), u.c.buildEvents()...) {
		entities[e.ID] = e
	}
	links := map[string]*graphmodel.Link{}
	for _, l := range w.build() {
		links[l.ID] = l
	}
	return graphmodel.Change{
		Entities: graphmodel.EditsOf(u.active, entities), Links: graphmodel.EditsOf(w.old(), links),
	}, nil
}

// renewed reports whether the links between two ends are made anew.
func (w *linkWork) renewed(from, to string) bool {
	return w.changedNew[from] || w.changedNew[to] || w.pairs[pairOf(from, to)]
}

// findPairs finds the pairs of entities that touched articles say something of, and
// those that take part in an event which is not as before: whether these are
// linked because articles name both depends on it.
func (w *linkWork) findPairs() {
	for id := range w.touched {
		for _, e := range w.before(id) {
			for _, l := range w.base.LinksAt(e.ID) {
				if hasEvidence(l, id) {
					w.pairs[pairOf(l.From, l.To)] = true
				}
			}
		}
	}
	said := linkSet{}
	for i := range w.c.findings {
		if w.touched[w.c.findings[i].ArticleID] {
			w.c.addRelations(said, i)
			w.c.addEventLinks(said, i)
		}
	}
	for key := range said {
		w.pairs[pairOf(key.from, key.to)] = true
	}
	parties := map[string]map[string]bool{}
	for id := range w.changedOld {
		if e := w.active[id]; e.Kind == graphmodel.Event {
			for _, l := range w.base.LinksAt(id) {
				addParty(parties, l.From, l.To, id)
			}
		}
	}
	for _, cl := range w.c.events {
		if !w.changedNew[cl.id] {
			continue
		}
		for _, r := range cl.refs {
			for _, a := range w.c.foundEvent(r).Arguments {
				if n := w.c.nodeAt(r.article, a.Entity); n != nil {
					addParty(parties, cl.id, n.cluster.id, cl.id)
				}
			}
		}
	}
	for _, of := range parties {
		ids := slices.Sorted(maps.Keys(of))
		for i, p := range ids {
			for _, q := range ids[i+1:] {
				w.pairs[[2]string{p, q}] = true
				w.wantShared(p, q)
			}
		}
	}
}

func addParty(parties map[string]map[string]bool, from, to, event string) {
	if from != event {
		return
	}
	if parties[event] == nil {
		parties[event] = map[string]bool{}
	}
	parties[event][to] = true
}

// wantShared asks for the articles that mention both of two entities, where not
// all articles of one are there.
func (w *linkWork) wantShared(p, q string) {
	a, b := w.base.Entity(p), w.base.Entity(q)
	if a == nil || b == nil || w.active[p] != nil || w.active[q] != nil {
		return
	}
	last := ""
	for _, m := range a.Mentions {
		if m.Article == last {
			continue
		}
		last = m.Article
		if _, both := mentionsIn(b, m.Article); both {
			w.want(m.Article)
		}
	}
}

func hasEvidence(l *graphmodel.Link, article string) bool {
	return slices.ContainsFunc(l.Evidence, func(e graphmodel.Evidence) bool { return e.Article == article })
}

// old returns the links of before that are made anew.
func (w *linkWork) old() map[string]*graphmodel.Link {
	out := map[string]*graphmodel.Link{}
	for id := range w.changedOld {
		for _, l := range w.base.LinksAt(id) {
			out[l.ID] = l
		}
	}
	ends := map[string]bool{}
	for p := range w.pairs {
		ends[p[0]] = true
	}
	for id := range ends {
		for _, l := range w.base.LinksAt(id) {
			if w.pairs[pairOf(l.From, l.To)] {
				out[l.ID] = l
			}
		}
	}
	// Those at entities whose id is new to what was another entity before.
	for id := range w.changedNew {
		for _, l := range w.base.LinksAt(id) {
			out[l.ID] = l
		}
	}
	return out
}

// build makes the links anew.
func (w *linkWork) build() []*graphmodel.Link {
	w.c.renewed = w.renewed
	for i := range w.c.findings {
		w.c.addRelations(w.set, i)
		w.c.addEventLinks(w.set, i)
	}
	w.c.renewed = nil
	w.c.dropWeak(w.set, w.takesPartIn())
	return w.set.links()
}

// takesPartIn returns a function that tells in which events an entity takes part.
func (w *linkWork) takesPartIn() func(string) map[string]bool {
	said := linkSet{}
	for i := range w.c.findings {
		w.c.addEventLinks(said, i)
	}
	of := map[string]map[string]bool{}
	for key := range said {
		if key.typ.OfEvent() {
			addTo(of, key.to, key.from)
		}
	}
	idle := map[string]bool{}
	for _, ns := range w.c.nodes {
		for _, n := range ns {
			if n != nil && n.idle {
				idle[n.cluster.id] = true
			}
		}
	}
	asked := map[string]bool{}
	return func(id string) map[string]bool {
		if idle[id] && !asked[id] {
			asked[id] = true
			for _, l := range w.base.LinksAt(id) {
				if l.Type.OfEvent() && l.To == id && !w.changedOld[l.From] {
					addTo(of, id, l.From)
				}
			}
		}
		return of[id]
	}
}

func addTo(sets map[string]map[string]bool, key, value string) {
	if sets[key] == nil {
		sets[key] = map[string]bool{}
	}
	sets[key][value] = true
}
