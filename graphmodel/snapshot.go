package graphmodel

import (
	"cmp"
	"slices"
)

// Snapshot is the immutable state of a graph at one revision: what every
// reader (views, layout, analysis, export) works on. Nothing reachable from a
// Snapshot may be modified. It is safe for concurrent use.
type Snapshot struct {
	// Revision grows by one with each committed change.
	Revision uint64
	Articles []*Article // sorted by ID
	Entities []*Entity  // sorted by ID
	Links    []*Link    // sorted by ID

	// LinkEnds holds the entity indexes of Links[i]: From, To.
	LinkEnds [][2]int32
	// Adjacency in compressed sparse rows: the arcs of entity i are
	// Arcs[Offsets[i]:Offsets[i+1]], sorted by Node, then Link. Each link
	// appears at both of its ends; a self-loop appears once.
	Offsets []int32
	Arcs    []Arc

	articleIndex map[string]int
	entityIndex  map[string]int
	linkIndex    map[string]int
}

// Arc is one end of a link as seen from an entity.
type Arc struct {
	Node int32 // index of the entity at the other end
	Link int32 // index into Snapshot.Links
	Out  bool  // the link starts at this side
}

// NewSnapshot sorts the parts by id and builds the adjacency. It takes
// ownership of the slices. Links with an unknown end and parts with an id that
// came before are dropped.
func NewSnapshot(revision uint64, articles []*Article, entities []*Entity, links []*Link) *Snapshot {
	s := &Snapshot{Revision: revision}
	s.Articles, s.articleIndex = sortedByID(articles, func(a *Article) string { return a.ID })
	s.Entities, s.entityIndex = sortedByID(entities, func(e *Entity) string { return e.ID })
	known := make([]*Link, 0, len(links))
	for _, l := range links {
		_, okFrom := s.entityIndex[l.From]
		_, okTo := s.entityIndex[l.To]
		if okFrom && okTo {
			known = append(known, l)
		}
	}
	s.Links, s.linkIndex = sortedByID(known, func(l *Link) string { return l.ID })
	s.buildAdjacency()
	return s
}

func sortedByID[T any](parts []T, id func(T) string) ([]T, map[string]int) {
	slices.SortStableFunc(parts, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	parts = slices.CompactFunc(parts, func(a, b T) bool { return id(a) == id(b) })
	index := make(map[string]int, len(parts))
	for i, p := range parts {
		index[id(p)] = i
	}
	return parts, index
}

func (s *Snapshot) buildAdjacency() {
	s.LinkEnds = make([][2]int32, len(s.Links))
	s.Offsets = make([]int32, len(s.Entities)+1)
	for i, l := range s.Links {
		from, to := int32(s.entityIndex[l.From]), int32(s.entityIndex[l.To])
		s.LinkEnds[i] = [2]int32{from, to}
		s.Offsets[from+1]++
		if to != from {
			s.Offsets[to+1]++
		}
	}
	for i := range s.Entities {
		s.Offsets[i+1] += s.Offsets[i]
	}
	s.Arcs = make([]Arc, s.Offsets[len(s.Entities)])
	next := slices.Clone(s.Offsets)
	for i, e := range s.LinkEnds {
		s.Arcs[next[e[0]]] = Arc{Node: e[1], Link: int32(i), Out: true}
		next[e[0]]++
		if e[0] != e[1] {
			s.Arcs[next[e[1]]] = Arc{Node: e[0], Link: int32(i)}
			next[e[1]]++
		}
	}
	for i := range s.Entities {
		slices.SortFunc(s.ArcsOf(i), func(a, b Arc) int {
			return cmp.Or(cmp.Compare(a.Node, b.Node), cmp.Compare(a.Link, b.Link))
		})
	}
}

// ArcsOf returns the arcs of entity i, sorted by neighbor.
func (s *Snapshot) ArcsOf(i int) []Arc { return s.Arcs[s.Offsets[i]:s.Offsets[i+1]] }

// Degree is the number of links at entity i.
func (s *Snapshot) Degree(i int) int { return int(s.Offsets[i+1] - s.Offsets[i]) }

// EntityIndex returns the index of the entity with this id.
func (s *Snapshot) EntityIndex(id string) (int, bool) { i, ok := s.entityIndex[id]; return i, ok }

// Entity returns the entity with this id, or nil.
func (s *Snapshot) Entity(id string) *Entity {
	if i, ok := s.entityIndex[id]; ok {
		return s.Entities[i]
	}
	return nil
}

// Link returns the link with this id, or nil.
func (s *Snapshot) Link(id string) *Link {
	if i, ok := s.linkIndex[id]; ok {
		return s.Links[i]
	}
	return nil
}

// Article returns the article with this id, or nil.
func (s *Snapshot) Article(id string) *Article {
	if i, ok := s.articleIndex[id]; ok {
		return s.Articles[i]
	}
	return nil
}

// Quote returns the text of a span of an article, or "" when either is unknown.
func (s *Snapshot) Quote(article string, span Span) string {
	if a := s.Article(article); a != nil {
		return span.In(a.Text)
	}
	return ""
}
