package graphmodel

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// largerContent is a graph of several blocks, with hubs.
func largerContent() ([]*Entity, []*Link) {
	return largeContent(3*blockRows+100, 2)
}

// editedLinks returns an edit of few links: most of one, some of several.
func editedLinks(r *rand.Rand, s *Snapshot, step int) []Edit[Link] {
	var edits []Edit[Link]
	n := 1
	if r.IntN(20) == 0 {
		n = 1 + r.IntN(fewEdits)
	}
	taken := map[string]bool{}
	for k := range n {
		old := s.Links.At(r.IntN(s.Links.Len()))
		other := *old
		other.To = s.Entities[r.IntN(len(s.Entities))].ID
		switch r.IntN(4) {
		case 0:
			if !taken[old.ID] {
				edits = append(edits, Edit[Link]{Before: old})
			}
		case 1:
			if !taken[old.ID] {
				edits = append(edits, Edit[Link]{Before: old, After: &other})
			}
		default:
			other.ID += fmt.Sprintf("-%d-%d", step, k)
			edits = append(edits, Edit[Link]{After: &other})
		}
		taken[old.ID] = true
	}
	return edits
}

// TestSnapshotsStay does many edits, reads each snapshot beside them while the next
// ones are made, and compares all of them with snapshots that were made from
// nothing.
func TestSnapshotsStay(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	entities, links := largerContent()
	now := NewSnapshot(0, nil, entities, links)
	var all []*Snapshot
	var readers sync.WaitGroup
	folds, swaps := 0, 0
	for step := range 250 {
		next, err := now.With(Change{Links: editedLinks(r, now, step)})
		if err != nil {
			t.Fatal(err)
		}
		if next.adjacency.fold != nil {
			folds++
		} else if now.adjacency.fold != nil {
			swaps++
		}
		now = next
		if step%5 == 0 {
			all = append(all, now)
			readers.Go(func() { readAll(t, next) })
		}
	}
	if folds == 0 || swaps < 2 {
		t.Errorf("rows were laid down anew %d times, in %d steps", swaps, folds)
	}
	readers.Wait()
	for _, s := range all {
		sameContent(t, s, NewSnapshot(0, nil, slices.Clone(s.Entities), slices.Clone(s.Links.Flat())))
	}
}

// readAll walks over everything and compares the two ways in which a link is told.
func readAll(t *testing.T, s *Snapshot) {
	ends := 0
	var arcs []Arc
	for i := range s.Entities {
		arcs = s.AppendArcs(arcs[:0], i)
		for _, a := range arcs {
			e := s.LinkEnds.At(int(a.Link))
			from, to := int32(i), a.Node
			if !a.Out {
				from, to = to, from
			}
			if e != [2]int32{from, to} {
				t.Errorf("link %d joins %v, an arc says %d to %d", a.Link, e, from, to)
				return
			}
			ends++
		}
	}
	loops := 0
	for i, l := range s.Links.All() {
		e := s.LinkEnds.At(i)
		if e[0] == e[1] {
			loops++
		}
		if s.Entities[e[0]].ID != l.From || s.Entities[e[1]].ID != l.To {
			t.Errorf("link %s joins %v", l.ID, e)
			return
		}
	}
	if ends != 2*s.Links.Len()-loops {
		t.Errorf("%d arcs of %d links", ends, s.Links.Len())
	}
}

// TestEditsShare checks that a new link costs a small share of the graph.
func TestEditsShare(t *testing.T) {
	entities, links := largeContent(40_000, 4)
	s := NewSnapshot(0, nil, entities, links)
	r := rand.New(rand.NewPCG(2, 2))
	const steps = 3 * foldEdits
	per := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			now := s
			for i := range steps {
				l := *links[r.IntN(len(links))]
				l.ID += fmt.Sprintf("-%d", i)
				next, err := now.patch(Change{Links: []Edit[Link]{{After: &l}}})
				if err != nil {
					b.Fatal(err)
				}
				now = next
			}
		}
	}).AllocedBytesPerOp() / steps
	if whole := int64(len(links) * (8 + 8)); per > whole/8 {
		t.Errorf("a new link takes %d bytes on average, where the links and their ends take %d", per, whole)
	}
}
