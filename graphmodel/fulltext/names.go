package fulltext

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"clew/graphmodel"
)

// Names are the names of the entities of a snapshot, folded, so that a question
// can be answered while it is typed. It is safe for concurrent use.
type Names struct {
	mu       sync.Mutex
	snapshot *graphmodel.Snapshot
	names    []entityNames // as the entities of the snapshot
}

// entityNames is a space before each word of the name, then the same of each
// alias.
type entityNames struct {
	entity *graphmodel.Entity
	folded []string
}

// Find returns the entities of a snapshot in whose name, or one alias, all words
// of the question stand: those called exactly so first, then those whose name
// begins with it, by the number of their mentions. Hidden ones are left out. What
// was folded for an earlier snapshot is used again.
func (n *Names) Find(s *graphmodel.Snapshot, q Query, limit int) []*graphmodel.Entity {
	list, _ := n.FindAmong(s, q, limit, nil)
	return list
}

// FindAmong is Find among the entities for which ok holds, all where it is nil;
// total is how many there are without the limit.
func (n *Names) FindAmong(s *graphmodel.Snapshot, q Query, limit int, ok func(*graphmodel.Entity) bool) (list []*graphmodel.Entity, total int) {
	if len(q) == 0 || limit <= 0 {
		return nil, 0
	}
	var words []string
	parts := make([]string, len(q))
	for i, t := range q {
		words = append(words, t.Words...)
		parts[i] = " " + strings.Join(t.Words, " ")
		if !t.Prefix {
			parts[i] += " "
		}
	}
	whole := " " + strings.Join(words, " ") + " "
	found := best{limit: limit}
	for _, e := range n.of(s) {
		if e.entity.Status == graphmodel.Hidden || ok != nil && !ok(e.entity) {
			continue
		}
		rank := -1
		for i, name := range e.folded {
			r := rankOf(name, parts, whole)
			if i > 0 && r >= 0 {
				r += 3 // an alias
			}
			if r >= 0 && (rank < 0 || r < rank) {
				rank = r
			}
		}
		if rank >= 0 {
			found.add(named{e.entity, rank})
			total++
		}
	}
	return found.entities(), total
}

// rankOf is 0 for the name itself, 1 for its beginning, 2 for other words of it,
// and -1 where not all stand in it.
func rankOf(name string, parts []string, whole string) int {
	for _, p := range parts {
		if !strings.Contains(name, p) {
			return -1
		}
	}
	switch {
	case name == whole:
		return 0
	case strings.HasPrefix(name, whole[:len(whole)-1]):
		return 1
	}
	return 2
}

// of returns the folded names of a snapshot.
func (n *Names) of(s *graphmodel.Snapshot) []entityNames {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.snapshot == s {
		return n.names
	}
	old := n.names
	now := make([]entityNames, len(s.Entities))
	for i, e := range s.Entities {
		for len(old) > 0 && old[0].entity.ID < e.ID {
			old = old[1:]
		}
		if len(old) > 0 && old[0].entity == e {
			now[i] = old[0]
			continue
		}
		now[i] = entityNames{entity: e, folded: make([]string, 1+len(e.Aliases))}
		now[i].folded[0] = " " + Words(e.Name) + " "
		for k, a := range e.Aliases {
			now[i].folded[1+k] = " " + Words(a) + " "
		}
	}
	n.snapshot, n.names = s, now
	return now
}

// named is an entity with how well its name answers.
type named struct {
	entity *graphmodel.Entity
	rank   int
}

func (a named) compare(b named) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(len(b.entity.Mentions), len(a.entity.Mentions)), cmp.Compare(a.entity.ID, b.entity.ID))
}

// best keeps the best of many.
type best struct {
	limit int
	list  []named
}

func (b *best) add(x named) {
	if b.list = append(b.list, x); len(b.list) >= 2*b.limit+64 {
		b.cut()
	}
}

func (b *best) cut() {
	slices.SortFunc(b.list, named.compare)
	b.list = b.list[:min(b.limit, len(b.list))]
}

func (b *best) entities() []*graphmodel.Entity {
	b.cut()
	out := make([]*graphmodel.Entity, len(b.list))
	for i, x := range b.list {
		out[i] = x.entity
	}
	return out
}

// Entities is Names.Find for one question.
func (q Query) Entities(s *graphmodel.Snapshot, limit int) []*graphmodel.Entity {
	var n Names
	return n.Find(s, q, limit)
}
