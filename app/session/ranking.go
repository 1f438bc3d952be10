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
}

// Rank computes the ranking of a snapshot. A link that states something counts
// four, a co-mention or a doubtful link one, a mention a half.
func Rank(snap *graphmodel.Snapshot) *Ranking {
	n := len(snap.Entities)
	r := &Ranking{Weight: make([]float64, n), Links: make([]int, n), Order: make([]int32, n)}
	folded := make([]string, n)
	var arcs []graphmodel.Arc
	for i, e := range snap.Entities {
		r.Order[i] = int32(i)
		folded[i] = graphmodel.Fold(e.Name)
		r.Weight[i] = float64(len(e.Mentions)) / 2
		arcs = snap.AppendArcs(arcs[:0], i)
		for _, arc := range arcs {
			switch l := snap.Links.At(int(arc.Link)); {
			case l.Status == graphmodel.Hidden:
			case l.Type == graphmodel.CoMentioned || l.Doubtful():
				r.Weight[i]++
			default:
				r.Links[i]++
				r.Weight[i] += 4
			}
		}
	}
	slices.SortFunc(r.Order, func(a, b int32) int {
		return cmp.Or(
			cmp.Compare(r.Weight[b], r.Weight[a]),
			cmp.Compare(folded[a], folded[b]),
			cmp.Compare(a, b),
		)
	})
	return r
}

// Ranking returns the ranking of the current snapshot.
func (s *Session) Ranking() *Ranking {
	if s.rank == nil {
		s.rank = Rank(s.Snapshot())
	}
	return s.rank
}
