package fulltext

import (
	"cmp"
	"slices"
	"strings"

	"clew/graphmodel"
)

// named is an entity with how well its name answers.
type named struct {
	entity *graphmodel.Entity
	rank   int
}

// Entities returns the entities in whose name, or one alias, all words of the
// question stand: those called exactly so first, then those whose name begins
// with it, by the number of their mentions. Hidden ones are left out.
func (q Query) Entities(s *graphmodel.Snapshot, limit int) []*graphmodel.Entity {
	if len(q) == 0 {
		return nil
	}
	var words []string
	for _, t := range q {
		words = append(words, t.Words...)
	}
	whole := strings.Join(words, " ")
	var found []named
	for _, e := range s.Entities {
		if e.Status == graphmodel.Hidden {
			continue
		}
		rank := q.rank(e.Name, whole)
		for _, a := range e.Aliases {
			if r := q.rank(a, whole); r >= 0 && (rank < 0 || r+3 < rank) {
				rank = r + 3
			}
		}
		if rank >= 0 {
			found = append(found, named{e, rank})
		}
	}
	slices.SortFunc(found, func(a, b named) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(len(b.entity.Mentions), len(a.entity.Mentions)), cmp.Compare(a.entity.ID, b.entity.ID))
	})
	var out []*graphmodel.Entity
	for _, f := range found[:min(limit, len(found))] {
		out = append(out, f.entity)
	}
	return out
}

// rank is 0 for the name itself, 1 for its beginning, 2 for other words of it, and
// -1 where not all stand in it.
func (q Query) rank(name, whole string) int {
	tokens := Tokens(name)
	for _, t := range q {
		if !t.in(tokens) {
			return -1
		}
	}
	switch folded := Words(name); {
	case folded == whole:
		return 0
	case strings.HasPrefix(folded, whole):
		return 1
	}
	return 2
}

func (t Term) in(tokens []Token) bool {
	for i := range tokens {
		if t.at(tokens, i) {
			return true
		}
	}
	return false
}
