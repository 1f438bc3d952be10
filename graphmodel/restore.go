package graphmodel

import (
	"maps"
	"slices"

	"clew/graphmodel/paged"
)

// RestoreSnapshot returns a snapshot at revision 0 of parts that are known to be
// those of one: each sorted by id without repetitions, and ends holding the
// places of the ends of each link among the entities. It takes ownership of the
// slices. ok is false where they are not such parts.
func RestoreSnapshot(articles []*Article, entities []*Entity, links []*Link, ends [][2]int32) (s *Snapshot, ok bool) {
	if len(ends) != len(links) || !ascending(articles, articleID) || !ascending(entities, entityID) || !ascending(links, linkID) {
		return nil, false
	}
	for _, e := range ends {
		if min(e[0], e[1]) < 0 || int(max(e[0], e[1])) >= len(entities) {
			return nil, false
		}
	}
	s = &Snapshot{Articles: articles, Entities: entities, Links: paged.Of(links), LinkEnds: paged.Of(ends)}
	s.buildAdjacency()
	return s, true
}

// WithArticles returns the snapshot with other articles, sorted by id without
// repetitions, of which it takes ownership. ok is false where they are not.
func (s *Snapshot) WithArticles(articles []*Article) (next *Snapshot, ok bool) {
	if !ascending(articles, articleID) {
		return nil, false
	}
	other := *s
	other.Articles = articles
	return &other, true
}

func ascending[T any](parts []*T, id func(*T) string) bool {
	for i := 1; i < len(parts); i++ {
		if id(parts[i-1]) >= id(parts[i]) {
			return false
		}
	}
	return true
}

// With returns the snapshot that follows when a change is done, without a graph.
// The error wraps ErrConflict when the change does not fit.
func (s *Snapshot) With(c Change) (*Snapshot, error) {
	c, err := sortedChange(c)
	if err != nil {
		return nil, err
	}
	return s.patch(c)
}

// Restore returns a graph in the state of a snapshot, with the decisions that
// led to it. It takes a fraction of the time of applying a change that adds
// everything. The library's graph is filled behind that: the first change waits for
// it, and those who only read the snapshot do not.
func Restore(s *Snapshot, decisions []Decision) *Graph {
	g := New()
	g.store.mu.Lock()
	go g.store.load(s)
	for i := range decisions {
		g.decisions[decisions[i].Key()] = &decisions[i]
	}
	g.keys = slices.Sorted(maps.Keys(g.decisions))
	g.snapshot.Store(s)
	return g
}

// load fills an empty store, which is locked, with the content of a snapshot, and
// unlocks it.
func (s *Store) load(snap *Snapshot) {
	defer s.mu.Unlock()
	s.index = make(map[string]int32, len(snap.Entities))
	s.vertices = make([]vertexSlot, len(snap.Entities))
	for i, e := range snap.Entities {
		s.index[e.ID] = int32(i)
		s.vertices[i] = vertexSlot{id: e.ID, value: e, out: none, in: none, alive: true}
	}
	s.edges = make([]edgeSlot, 0, snap.Links.Len())
	// The edge that was made last between an entity and each other one.
	latest, from := make([]int32, len(snap.Entities)), make([]int32, len(snap.Entities))
	for i := range from {
		from[i] = none
	}
	for v := range snap.Entities {
		for _, a := range snap.ArcsOf(v) {
			if !a.Out {
				continue
			}
			link := snap.Links.At(int(a.Link))
			if from[a.Node] == int32(v) {
				s.addLink(latest[a.Node], link)
				continue
			}
			from[a.Node], latest[a.Node] = int32(v), s.newEdge(int32(v), a.Node, link)
		}
	}
}

func (s *Store) newEdge(from, to int32, link *Link) int32 {
	i := int32(len(s.edges))
	s.edges = append(s.edges, edgeSlot{from: from, to: to, nextOut: s.vertices[from].out, nextIn: s.vertices[to].in, link: link})
	s.vertices[from].out, s.vertices[to].in = i, i
	s.vertices[from].outLen++
	s.vertices[to].inLen++
	s.edgeN++
	return i
}

// addLink puts another link beside those of an edge.
func (s *Store) addLink(i int32, link *Link) {
	if first := s.edges[i].link; first != nil {
		s.moreLinks[i] = append(slices.Clone(s.moreLinks[i]), first, link)
		s.edges[i].link = nil
		return
	}
	s.moreLinks[i] = append(s.moreLinks[i], link)
}
