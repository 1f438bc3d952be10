package graphmodel

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"

	"github.com/dominikbraun/graph"
)

// TestStoreBehavesLikeTheLibrarys does the same random calls on a graph with
// the library's own store and on one with ours.
func TestStoreBehavesLikeTheLibrarys(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	want := graph.New(entityID, graph.Directed())
	got := graph.NewWithStore(entityID, graph.Store[string, *Entity](NewStore()), graph.Directed())
	id := func() string { return fmt.Sprint("e", r.IntN(8)) }
	for i := range 5000 {
		a, b := id(), id()
		var call func(g graph.Graph[string, *Entity]) error
		switch r.IntN(6) {
		case 0:
			e := &Entity{ID: a}
			weight := r.IntN(2)
			call = func(g graph.Graph[string, *Entity]) error { return g.AddVertex(e, graph.VertexWeight(weight)) }
		case 1:
			call = func(g graph.Graph[string, *Entity]) error { return g.RemoveVertex(a) }
		case 2:
			call = func(g graph.Graph[string, *Entity]) error {
				return g.AddEdge(a, b, graph.EdgeData([]*Link{{ID: fmt.Sprint(i)}}))
			}
		case 3:
			call = func(g graph.Graph[string, *Entity]) error { return g.RemoveEdge(a, b) }
		case 4:
			call = func(g graph.Graph[string, *Entity]) error {
				return g.UpdateEdge(a, b, graph.EdgeAttribute("k", fmt.Sprint(i)), graph.EdgeWeight(i%3))
			}
		case 5:
			call = func(g graph.Graph[string, *Entity]) error {
				return g.UpdateEdge(a, b, graph.EdgeData([]*Link{{ID: "x"}, {ID: "y"}}))
			}
		}
		errWant, errGot := call(want), call(got)
		if (errWant == nil) != (errGot == nil) {
			t.Fatalf("call %d: library %v, store %v", i, errWant, errGot)
		}
		for _, known := range []error{
			graph.ErrVertexNotFound, graph.ErrVertexHasEdges, graph.ErrEdgeNotFound, graph.ErrVertexAlreadyExists, graph.ErrEdgeAlreadyExists,
		} {
			if errors.Is(errWant, known) != errors.Is(errGot, known) {
				t.Fatalf("call %d: library %v, store %v", i, errWant, errGot)
			}
		}
		if i%50 == 0 {
			compareGraphs(t, want, got)
		}
	}
}

func compareGraphs(t *testing.T, want, got graph.Graph[string, *Entity]) {
	t.Helper()
	a, err := want.AdjacencyMap()
	if err != nil {
		t.Fatal(err)
	}
	b, err := got.AdjacencyMap()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []map[string]map[string]graph.Edge[string]{a, b} {
		for _, row := range m {
			for to, e := range row {
				if len(e.Properties.Attributes) == 0 {
					e.Properties.Attributes = nil
				}
				row[to] = e
			}
		}
	}
	if !reflect.DeepEqual(a, b) {
		t.Fatalf("library:\n%v\nstore:\n%v", a, b)
	}
	n, _ := want.Order()
	m, _ := got.Order()
	if n != m {
		t.Fatalf("library has %d vertices, store %d", n, m)
	}
}

// TestStoreConcurrently is for the race detector.
func TestStoreConcurrently(t *testing.T) {
	s := NewStore()
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for k := range 200 {
				id := fmt.Sprint("e", i, "-", k%10)
				_ = s.AddVertex(id, &Entity{ID: id}, graph.VertexProperties{})
				_ = s.AddEdge(id, id, graph.Edge[string]{})
				_, _ = s.Edge(id, id)
				_, _ = s.ListEdges()
				_ = s.RemoveEdge(id, id)
				_ = s.RemoveVertex(id)
			}
		})
	}
	wg.Wait()
	if n, _ := s.VertexCount(); n != 0 {
		t.Errorf("%d vertices left", n)
	}
	if n, _ := s.EdgeCount(); n != 0 {
		t.Errorf("%d edges left", n)
	}
}
