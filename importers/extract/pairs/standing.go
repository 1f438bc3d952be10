package pairs

import (
	"math"

	"clew/graphmodel"
)

// standing is what the pairs of mentions of two entities make of a link: the
// clearest reading, and what the others add to it.
type standing struct {
	reading
	more  float64 // the share of the others together, as if each told it by itself
	pairs int
}

// take adds a reading.
func (s *standing) take(x reading) {
	s.pairs++
	if s.pairs == 1 || x.p > s.p {
		x, s.reading = s.reading, x
	}
	s.more = 1 - float64((1-s.more)*(1-x.p))
}

// family numbers the groups of types that say nearly the same.
func family(t graphmodel.LinkType) int {
	switch t {
	case graphmodel.Role, graphmodel.MemberOf, graphmodel.Owns:
		return 0
	case graphmodel.PartOf:
		return 1
	case graphmodel.BasedIn:
		return 2
	case graphmodel.From:
		return 3
	}
	return 4
}

// slot is where an entity stands in links of nearly the same type.
type slot struct {
	entity, family int
	tail           bool
}

// rivals are the two likeliest of the links that exclude each other.
type rivals struct {
	first, second float64
	who           int // of the first
}

func (r *rivals) take(p float64, who int) {
	switch {
	case who == r.who && r.first > 0:
		r.first = math.Max(r.first, p)
	case p > r.first:
		r.first, r.second, r.who = p, r.first, who
	case p > r.second:
		r.second = p
	}
}

// besides is the share of the likeliest other link.
func (r *rivals) besides(who int) float64 {
	switch {
	case r == nil:
		return 0
	case r.who == who:
		return r.second
	}
	return r.first
}

// board compares the links that an article may tell.
type board struct {
	r      *reader
	best   map[key]*standing
	slots  map[slot]*rivals
	unions map[[2]int]*rivals // by the two entities: what else they may be to each other
	// sentences[e] are the sentences that mention an entity, counts[e] how often
	// the article does.
	sentences [][]int
	counts    []int
	crowds    map[int]int // mentions by sentence
	density   int         // names in a hundred words, doubled
}

func (r *reader) newBoard(best map[key]*standing) *board {
	b := &board{
		r: r, best: best, slots: make(map[slot]*rivals), unions: make(map[[2]int]*rivals), crowds: make(map[int]int),
		sentences: make([][]int, len(r.Who.Entities)), counts: make([]int, len(r.Who.Entities)),
	}
	for _, k := range sortedKeys(best) {
		p, f := best[k].p, family(k.typ)
		enter(b.slots, slot{k.from, f, false}, p, k.to)
		enter(b.slots, slot{k.to, f, true}, p, k.from)
		enter(b.unions, entityPair(k.from, k.to), p, k.way())
	}
	names := 0
	for m := range r.ends {
		e := r.ends[m].entity
		if e < 0 {
			continue
		}
		if r.Who.Mentions[m].Form == graphmodel.FormName {
			names++
		}
		b.counts[e]++
		s := r.Doc.SentenceOf(r.Who.Ranges[m].First)
		if all := b.sentences[e]; len(all) == 0 || all[len(all)-1] != s {
			b.sentences[e] = append(all, s)
		}
	}
	b.density = 200 * names / max(1, len(r.Doc.Tokens))
	return b
}

func enter[K comparable](all map[K]*rivals, k K, p float64, who int) {
	if all[k] == nil {
		all[k] = &rivals{}
	}
	all[k].take(p, who)
}

// way numbers type and direction of a link.
func (k key) way() int { return 2*family(k.typ) + int(flag(k.from > k.to)) }

// together counts the sentences that mention two entities.
func (b *board) together(x, y int) int {
	n, all, others := 0, b.sentences[x], b.sentences[y]
	for len(all) > 0 && len(others) > 0 {
		switch {
		case all[0] < others[0]:
			all = all[1:]
		case all[0] > others[0]:
			others = others[1:]
		default:
			n, all, others = n+1, all[1:], others[1:]
		}
	}
	return n
}
