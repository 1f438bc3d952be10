package graphmodel

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"clew/graphmodel/cputime/cputest"
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
	cputest.Measure(b, func(int) {
		if _, err := s.patch(c); err != nil {
			b.Fatal(err)
		}
	})
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

// BenchmarkEditLinks adds links one after the other, as somebody does who works on
// a large graph.
func BenchmarkEditLinks(b *testing.B) {
	benchEdits(b, func(i int, l *Link) Change { return Change{Links: []Edit[Link]{{After: l}}} })
}

// BenchmarkEditEntities adds an entity with its link at each step.
func BenchmarkEditEntities(b *testing.B) {
	benchEdits(b, func(i int, l *Link) Change {
		e := &Entity{ID: fmt.Sprintf("%s-%d", l.From, i), Kind: Person, Name: "N"}
		l.From = e.ID
		return Change{Entities: []Edit[Entity]{{After: e}}, Links: []Edit[Link]{{After: l}}}
	})
}

// benchEdits does one edit after the other, each with a new link, and reports the
// slowest ones as well.
func benchEdits(b *testing.B, edit func(i int, l *Link) Change) {
	b.Helper()
	entities, links := largeContent(100_000, 5)
	s := NewSnapshot(1, nil, entities, links)
	r := rand.New(rand.NewPCG(3, 4))
	var times []time.Duration
	cputest.Measure(b, func(int) {
		l := *links[r.IntN(len(links))]
		l.ID = fmt.Sprintf("l%016x-%d", r.IntN(len(links)), len(times))
		start := time.Now()
		next, err := s.patch(edit(len(times), &l))
		times = append(times, time.Since(start))
		if err != nil {
			b.Fatal(err)
		}
		s = next
	})
	slices.Sort(times)
	b.ReportMetric(times[len(times)*99/100].Seconds()*1e3, "p99-ms")
	b.ReportMetric(times[len(times)-1].Seconds()*1e3, "max-ms")
}
