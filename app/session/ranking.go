package session

import (
	"cmp"
	"slices"

	"clew/graphmodel"
)

// Ranking orders the entities of a snapshot by how much the articles say
// about them. It is immutable.
type Ranking struct {
	// Weight by index into Snapshot.Entities.
	Weight []float64
	// Links counts the links of each entity without co_mentioned and doubtful
	// ones.
	Links []int
	// Order lists entity indexes, the most important first; equal ones by
	// folded name, then id.
	Order []int32

	folded []string // names
}

// Rank computes the ranking of a snapshot. A link that states something counts
// four, a co-mention or a doubtful link one, a mention a half.
func Rank(snap *graphmodel.Snapshot) *Ranking {
	n := len(snap.Entities)
	r := &Ranking{Weight: make([]float64, n), Links: make([]int, n), Order: make([]int32, n), folded: make([]string, n)}
	var arcs []graphmodel.Arc
	for i, e := range snap.Entities {
		r.Order[i] = int32(i)
		r.folded[i] = graphmodel.Fold(e.Name)
		r.Weight[i] = float64(len(e.Mentions)) / 2
		arcs = snap.AppendArcs(arcs[:0], i)
		for _, arc := range arcs {
			r.count(int32(i), snap.Links.At(int(arc.Link)), 1)
		}
	}
	slices.SortFunc(r.Order, r.compare)
	return r
}

// count adds a link of an entity so many times.
func (r *Ranking) count(i int32, l *graphmodel.Link, times int) {
	switch {
	case l.Status == graphmodel.Hidden:
	case l.Type == graphmodel.CoMentioned || l.Doubtful():
		r.Weight[i] += float64(times)
	default:
		r.Links[i] += times
		r.Weight[i] += float64(4 * times)
	}
}

func (r *Ranking) compare(a, b int32) int {
	return cmp.Or(
		cmp.Compare(r.Weight[b], r.Weight[a]),
		cmp.Compare(r.folded[a], r.folded[b]),
		cmp.Compare(a, b),
	)
}

// after returns the ranking of the snapshot that came of before by a change. Weights
// are sums of halves, which floating point numbers add and take off exactly: it is
// the same as one that is computed anew.
func (r *Ranking) after(before, snap *graphmodel.Snapshot, c graphmodel.Changed) *Ranking {
	if len(c.Entities)+len(c.Links) > fewChanges {
		return nil
	}
	next := &Ranking{Weight: slices.Clone(r.Weight), Links: slices.Clone(r.Links), folded: slices.Clone(r.folded)}
	touched := map[int32]bool{}
	for _, i := range c.Entities {
		was, is := before.Entities[i], snap.Entities[i]
		next.folded[i] = graphmodel.Fold(is.Name)
		next.Weight[i] += float64(len(is.Mentions)-len(was.Mentions)) / 2
		touched[i] = true
	}
	for _, e := range c.Links {
		for times, l := range map[int]*graphmodel.Link{-1: e.Before, 1: e.After} {
			for _, i := range endsOf(snap, l) {
				next.count(i, l, times)
				touched[i] = true
			}
		}
	}
	next.Order = make([]int32, 0, len(r.Order))
	for _, i := range r.Order {
		if !touched[i] {
			next.Order = append(next.Order, i)
		}
	}
	for i := range touched { // in any order: no two compare as equal
		at, _ := slices.BinarySearchFunc(next.Order, i, next.compare)
		next.Order = slices.Insert(next.Order, at, i)
	}
	return next
}

// fewChanges is up to how many changed entities and links what is known of a
// snapshot is brought up to date instead of worked out anew.
const fewChanges = 1000

// endsOf are the entities that a link joins; none for no link.
func endsOf(snap *graphmodel.Snapshot, l *graphmodel.Link) []int32 {
	if l == nil {
		return nil
	}
	from, _ := snap.EntityIndex(l.From)
	to, _ := snap.EntityIndex(l.To)
	if from == to {
		return []int32{int32(from)}
	}
	return []int32{int32(from), int32(to)}
}

// Ranking returns the ranking of the current snapshot.
func (s *Session) Ranking() *Ranking {
	if s.rank == nil {
		s.rank = Rank(s.Snapshot())
	}
	return s.rank
}
