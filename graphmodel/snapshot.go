package graphmodel

import (
	"cmp"
	"slices"

	"clew/graphmodel/paged"
)

// Snapshot is the immutable state of a graph at one revision: what every
// reader (views, layout, analysis, export) works on. Nothing reachable from a
// Snapshot may be modified. It is safe for concurrent use.
type Snapshot struct {
	// Revision grows by one with each committed change.
	Revision uint64
	Articles []*Article // sorted by ID
	Entities []*Entity  // sorted by ID
	// Links are sorted by ID. A snapshot shares nearly all of their pages with the
	// one before.
	Links paged.List[*Link]

	// LinkEnds holds the entity indexes of Links.At(i): From, To.
	LinkEnds paged.List[[2]int32]
	// Who is linked with whom: see ArcsOf.
	adjacency adjacency

	// What decisions have replaced: see Resolved.
	replacedEntities overlay[Entity]
	replacedLinks    overlay[Link]
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
	s.Articles = sortByID(articles, articleID)
	s.Entities = sortByID(entities, entityID)
	known := newEntityLookup(s.Entities, 2*len(links))
	links = sortByID(links, linkID)
	joined, ends := make([]*Link, 0, len(links)), make([][2]int32, 0, len(links))
	for _, l := range links {
		from, okFrom := known.index(l.From)
		to, okTo := known.index(l.To)
		if okFrom && okTo {
			joined = append(joined, l)
			ends = append(ends, [2]int32{from, to})
		}
	}
	s.Links, s.LinkEnds = paged.Of(joined), paged.Of(ends)
	s.buildAdjacency()
	return s
}

// sortByID sorts parts in place by id and drops those with an id that came
// before.
func sortByID[T any](parts []*T, id func(*T) string) []*T {
	byID := func(a, b *T) int { return cmp.Compare(id(a), id(b)) }
	if !slices.IsSortedFunc(parts, byID) {
		slices.SortStableFunc(parts, byID)
	}
	return slices.CompactFunc(parts, func(a, b *T) bool { return id(a) == id(b) })
}

// findByID returns the place of id in parts, which are sorted by id.
func findByID[T any](parts []*T, id string, idOf func(*T) string) (int, bool) {
	return slices.BinarySearchFunc(parts, id, func(p *T, id string) int { return cmp.Compare(idOf(p), id) })
}

// entityLookup finds the index of an entity: through a map when many questions
// are to come, by binary search otherwise.
type entityLookup struct {
	entities []*Entity
	byID     map[string]int32
}

func newEntityLookup(entities []*Entity, questions int) entityLookup {
	l := entityLookup{entities: entities}
	if questions > len(entities)/4 {
		l.byID = make(map[string]int32, len(entities))
		for i, e := range entities {
			l.byID[e.ID] = int32(i)
		}
	}
	return l
}

func (l entityLookup) index(id string) (int32, bool) {
	if l.byID != nil {
		i, ok := l.byID[id]
		return i, ok
	}
	i, ok := findByID(l.entities, id, entityID)
	return int32(i), ok
}

// ArcsOf returns the arcs of entity i, sorted by Node, then Link. Each link
// appears at both of its ends; a self-loop appears once. Who asks for one entity
// after the other had better use AppendArcs.
func (s *Snapshot) ArcsOf(i int) []Arc {
	if row, ok := s.adjacency.row(int32(i)); ok {
		return row
	}
	return s.adjacency.appendRow(nil, int32(i))
}

// AppendArcs appends the arcs of entity i to a slice, as ArcsOf gives them.
// Where the graph has been edited, ArcsOf has to allocate, and AppendArcs does
// not.
func (s *Snapshot) AppendArcs(arcs []Arc, i int) []Arc { return s.adjacency.appendRow(arcs, int32(i)) }

// Degree is the number of links at entity i.
func (s *Snapshot) Degree(i int) int { return s.adjacency.degree(int32(i)) }

// EntityIndex returns the index of the entity with this id.
func (s *Snapshot) EntityIndex(id string) (int, bool) { return findByID(s.Entities, id, entityID) }

// Entity returns the entity with this id, or nil.
func (s *Snapshot) Entity(id string) *Entity {
	if i, ok := findByID(s.Entities, id, entityID); ok {
		return s.Entities[i]
	}
	return nil
}

// Link returns the link with this id, or nil.
func (s *Snapshot) Link(id string) *Link {
	if i, ok := s.linkIndex(id); ok {
		return s.Links.At(i)
	}
	return nil
}

// linkIndex returns the index of the link with this id, or where it would be.
func (s *Snapshot) linkIndex(id string) (int, bool) {
	return s.Links.Search(func(l *Link) int { return cmp.Compare(l.ID, id) })
}

// Article returns the article with this id, or nil.
func (s *Snapshot) Article(id string) *Article {
	if i, ok := findByID(s.Articles, id, articleID); ok {
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
