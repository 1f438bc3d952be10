package graphmodel

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"clew/graphmodel/cputime"
)

// largeContent is a scale-free graph of n entities with per links each, as
// ids sorted and in the size of a very large project.
func largeContent(n, per int) ([]*Entity, []*Link) {
	r := rand.New(rand.NewPCG(1, 2))
	entities := make([]*Entity, n)
	for i := range entities {
		entities[i] = &Entity{ID: fmt.Sprintf("e%016x", i), Kind: Person, Name: "N"}
	}
	evidence := []Evidence{{Article: "a1", Extractor: "test"}}
	ends := []int{0}
	links := make([]*Link, 0, n*per)
	for i := 1; i < n; i++ {
		for k := range per {
			to := ends[r.IntN(len(ends))]
			if k == 0 {
				to = r.IntN(i)
			}
			links = append(links, &Link{
				ID: fmt.Sprintf("l%016x", len(links)), From: entities[i].ID, To: entities[to].ID,
				Type: Role, Confidence: 0.5, Evidence: evidence,
			})
			ends = append(ends, i, to)
		}
	}
	return entities, links
}

func BenchmarkImport(b *testing.B) {
	entities, links := largeContent(100_000, 5)
	for b.Loop() {
		g := New()
		if _, err := g.Apply(Replace(g.Snapshot(), nil, entities, links)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStoreMemory(b *testing.B) {
	entities, links := largeContent(100_000, 5)
	var kept []*Graph
	before := heap()
	for b.Loop() {
		g := New()
		c := Replace(g.Snapshot(), nil, entities, links)
		if err := g.edit(c); err != nil {
			b.Fatal(err)
		}
		kept = append(kept, g)
	}
	b.ReportMetric((heap()-before)/1e6/float64(len(kept)), "MB/graph")
}

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

func BenchmarkAddLinkSnapshot(b *testing.B) {
	entities, links := largeContent(100_000, 5)
	s := NewSnapshot(1, nil, entities, links)
	l := *links[1000]
	l.ID = "k-new"
	c := Change{Links: []Edit[Link]{{After: &l}}}
	measured(b, func() {
		if _, err := s.patch(c); err != nil {
			b.Fatal(err)
		}
	})
}

// measured runs f b.N times and reports the time of the processors, which
// tells more than the clock on a busy machine. What the collector of garbage
// takes is in it.
func measured(b *testing.B, f func()) {
	b.Helper()
	b.ReportAllocs()
	start := cputime.Used()
	n := 0
	for b.Loop() {
		f()
		n++
	}
	b.ReportMetric((cputime.Used()-start).Seconds()*1e3/float64(n), "cpu-ms/op")
}

func BenchmarkRenameSnapshot(b *testing.B) {
	entities, links := largeContent(100_000, 5)
	s := NewSnapshot(1, nil, entities, links)
	e := *entities[1000]
	e.Name = "M"
	c := Change{Entities: []Edit[Entity]{{Before: entities[1000], After: &e}}}
	for b.Loop() {
		if _, err := s.patch(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewSnapshot(b *testing.B) {
	entities, links := largeContent(100_000, 5)
	b.ReportAllocs()
	for b.Loop() {
		NewSnapshot(1, nil, entities, links)
	}
}
