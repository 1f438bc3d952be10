package graphmodel

import (
	"maps"
	"sync"

	"github.com/dominikbraun/graph"
)

// none marks the end of a list and the absence of a slot.
const none = int32(-1)

// Store is a compact graph.Store for entities and the links between them. An
// entity has a dense index; edges live in one array and hang on two linked
// lists, that of their source and that of their target. Properties take space
// only where they are set: an edge with one link holds that link and nothing
// else.
//
// The library keeps one edge per ordered pair of vertices, so the links of a
// pair are the edge's Properties.Data, of type []*Link. The data is copied on
// the way in and must not be modified on the way out.
//
// A Store is safe for concurrent use.
type Store struct {
	mu sync.RWMutex

	index    map[string]int32
	vertices []vertexSlot
	edges    []edgeSlot
	edgeN    int

	freeVertices []int32
	freeEdges    []int32

	// What few vertices and edges have.
	vertexProps map[int32]graph.VertexProperties
	edgeProps   map[int32]graph.EdgeProperties
	moreLinks   map[int32][]*Link
}

type vertexSlot struct {
	id              string
	value           *Entity
	out, in         int32 // first edge of each list, or none
	outLen, inLen   int32
	hasProps, alive bool
}

type edgeSlot struct {
	from, to        int32
	nextOut, nextIn int32
	link            *Link // the only link; several are in moreLinks
}

var _ graph.Store[string, *Entity] = (*Store)(nil)

// NewStore returns an empty store.
func NewStore() *Store {
	return &Store{
		index:       map[string]int32{},
		vertexProps: map[int32]graph.VertexProperties{},
		edgeProps:   map[int32]graph.EdgeProperties{},
		moreLinks:   map[int32][]*Link{},
	}
}

// grow makes room for more vertices and edges, so that a large import does not
// copy its arrays again and again.
func (s *Store) grow(vertices, edges int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.index) == 0 && vertices > 0 {
		s.index = make(map[string]int32, vertices)
	}
	s.vertices = growTo(s.vertices, len(s.vertices)+vertices)
	s.edges = growTo(s.edges, len(s.edges)+edges)
}

func growTo[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s
	}
	r := make([]T, len(s), n)
	copy(r, s)
	return r
}

// AddVertex implements graph.Store.
func (s *Store) AddVertex(id string, value *Entity, p graph.VertexProperties) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.index[id]; ok {
		return graph.ErrVertexAlreadyExists
	}
	v := vertexSlot{id: id, value: value, out: none, in: none, alive: true}
	i := int32(len(s.vertices))
	if n := len(s.freeVertices); n > 0 {
		i = s.freeVertices[n-1]
		s.freeVertices = s.freeVertices[:n-1]
	} else {
		s.vertices = append(s.vertices, v)
	}
	if p.Weight != 0 || len(p.Attributes) > 0 {
		v.hasProps = true
		s.vertexProps[i] = p
	}
	s.vertices[i] = v
	s.index[id] = i
	return nil
}

// Vertex implements graph.Store.
func (s *Store) Vertex(id string) (*Entity, graph.VertexProperties, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	i, ok := s.index[id]
	if !ok {
		return nil, graph.VertexProperties{}, graph.ErrVertexNotFound
	}
	v := &s.vertices[i]
	if v.hasProps {
		return v.value, s.vertexProps[i], nil
	}
	return v.value, graph.VertexProperties{}, nil
}

// ReplaceVertex gives the vertex a new value; its edges stay. The library has
// no call for that.
func (s *Store) ReplaceVertex(id string, value *Entity) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, ok := s.index[id]
	if !ok {
		return graph.ErrVertexNotFound
	}
	s.vertices[i].value = value
	return nil
}

// RemoveVertex implements graph.Store.
func (s *Store) RemoveVertex(id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, ok := s.index[id]
	if !ok {
		return graph.ErrVertexNotFound
	}
	if v := &s.vertices[i]; v.outLen > 0 || v.inLen > 0 {
		return graph.ErrVertexHasEdges
	}
	delete(s.index, id)
	delete(s.vertexProps, i)
	s.vertices[i] = vertexSlot{out: none, in: none}
	s.freeVertices = append(s.freeVertices, i)
	return nil
}

// ListVertices implements graph.Store, in an order that depends only on the
// calls that came before.
func (s *Store) ListVertices() ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	ids := make([]string, 0, len(s.index))
	for i := range s.vertices {
		if s.vertices[i].alive {
			ids = append(ids, s.vertices[i].id)
		}
	}
	return ids, nil
}

// VertexCount implements graph.Store.
func (s *Store) VertexCount() (int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.index), nil
}

// AddEdge implements graph.Store.
func (s *Store) AddEdge(source, target string, e graph.Edge[string]) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	from, okFrom := s.index[source]
	to, okTo := s.index[target]
	if !okFrom || !okTo {
		return graph.ErrVertexNotFound
	}
	if s.findEdge(from, to) != none {
		return graph.ErrEdgeAlreadyExists
	}
	slot := edgeSlot{from: from, to: to, nextOut: s.vertices[from].out, nextIn: s.vertices[to].in}
	i := int32(len(s.edges))
	if n := len(s.freeEdges); n > 0 {
		i = s.freeEdges[n-1]
		s.freeEdges = s.freeEdges[:n-1]
		s.edges[i] = slot
	} else {
		s.edges = append(s.edges, slot)
	}
	s.vertices[from].out, s.vertices[to].in = i, i
	s.vertices[from].outLen++
	s.vertices[to].inLen++
	s.edgeN++
	s.setProperties(i, e.Properties)
	return nil
}

// findEdge walks the shorter of the two lists that the edge would be on.
func (s *Store) findEdge(from, to int32) int32 {
	a, b := &s.vertices[from], &s.vertices[to]
	if a.outLen <= b.inLen {
		for i := a.out; i != none; i = s.edges[i].nextOut {
			if s.edges[i].to == to {
				return i
			}
		}
		return none
	}
	for i := b.in; i != none; i = s.edges[i].nextIn {
		if s.edges[i].from == from {
			return i
		}
	}
	return none
}

func (s *Store) setProperties(i int32, p graph.EdgeProperties) {
	delete(s.moreLinks, i)
	s.edges[i].link = nil
	if links, ok := p.Data.([]*Link); ok {
		p.Data = nil
		if len(links) == 1 {
			s.edges[i].link = links[0]
		} else if len(links) > 1 {
			s.moreLinks[i] = append([]*Link(nil), links...)
		}
	}
	if p.Weight != 0 || len(p.Attributes) > 0 || p.Data != nil {
		s.edgeProps[i] = p
	} else {
		delete(s.edgeProps, i)
	}
}

func (s *Store) edgeAt(i int32) graph.Edge[string] {
	e := &s.edges[i]
	r := graph.Edge[string]{Source: s.vertices[e.from].id, Target: s.vertices[e.to].id}
	r.Properties = s.edgeProps[i]
	if e.link != nil {
		r.Properties.Data = []*Link{e.link}
	} else if more := s.moreLinks[i]; more != nil {
		r.Properties.Data = more
	}
	return r
}

// edgeIndex returns the slot of the edge between two ids.
func (s *Store) edgeIndex(source, target string) (int32, error) {
	from, okFrom := s.index[source]
	to, okTo := s.index[target]
	if okFrom && okTo {
		if i := s.findEdge(from, to); i != none {
			return i, nil
		}
	}
	return none, graph.ErrEdgeNotFound
}

// Edge implements graph.Store. Its attributes are a copy that may be written
// to, as the library's UpdateEdge does.
func (s *Store) Edge(source, target string) (graph.Edge[string], error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	i, err := s.edgeIndex(source, target)
	if err != nil {
		return graph.Edge[string]{}, err
	}
	e := s.edgeAt(i)
	attributes := make(map[string]string, len(e.Properties.Attributes))
	maps.Copy(attributes, e.Properties.Attributes)
	e.Properties.Attributes = attributes
	return e, nil
}

// UpdateEdge implements graph.Store.
func (s *Store) UpdateEdge(source, target string, e graph.Edge[string]) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, err := s.edgeIndex(source, target)
	if err != nil {
		return err
	}
	s.setProperties(i, e.Properties)
	return nil
}

// RemoveEdge implements graph.Store.
func (s *Store) RemoveEdge(source, target string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, err := s.edgeIndex(source, target)
	if err != nil {
		return err
	}
	s.setProperties(i, graph.EdgeProperties{})
	e := s.edges[i]
	p := &s.vertices[e.from].out
	for *p != i {
		p = &s.edges[*p].nextOut
	}
	*p = e.nextOut
	p = &s.vertices[e.to].in
	for *p != i {
		p = &s.edges[*p].nextIn
	}
	*p = e.nextIn
	s.vertices[e.from].outLen--
	s.vertices[e.to].inLen--
	s.edges[i] = edgeSlot{from: none, to: none, nextOut: none, nextIn: none}
	s.freeEdges = append(s.freeEdges, i)
	s.edgeN--
	return nil
}

// ListEdges implements graph.Store, in an order that depends only on the calls
// that came before.
func (s *Store) ListEdges() ([]graph.Edge[string], error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	edges := make([]graph.Edge[string], 0, s.edgeN)
	for i := range s.edges {
		if s.edges[i].from != none {
			edges = append(edges, s.edgeAt(int32(i)))
		}
	}
	return edges, nil
}

// EdgeCount returns the number of edges. Later versions of the library ask the
// store for it.
func (s *Store) EdgeCount() (int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.edgeN, nil
}
