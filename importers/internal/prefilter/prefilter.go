// Package prefilter tells in one pass over a text which of several regular
// expressions can match it at all. From each expression follow literals of which
// every match holds one ("read (?:more|also)" wants "read "); an automaton
// (Aho and Corasick 1975) looks for those of all expressions at once. Only where
// it finds one is the expression itself run, which costs a hundred times more.
package prefilter

import (
	"cmp"
	"math"
	"regexp"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// Set is a list of expressions. It is safe for concurrent use.
type Set struct {
	exprs  []*regexp.Regexp
	always Hits        // expressions without literals
	class  [256]uint16 // of a byte; 0 for bytes that no literal holds
	step   []uint16    // state × class → state
	width  int         // classes
	found  [][]found   // what ends in a state
}

// found is a literal that ends in a state.
type found struct {
	expr   Hits
	length int // in characters
	reach  int
}

// Hits is a set of expressions, by their numbers.
type Hits uint64

// maxExprs is how many expressions a set holds.
const maxExprs = 64

// Compile makes a set of expressions, numbered from 0. It panics where one is
// wrong, as regexp.MustCompile does, or where there are more than 64, or more
// literals than an automaton of 65,536 states holds.
func Compile(exprs ...string) *Set {
	if len(exprs) > maxExprs {
		panic("prefilter: too many expressions")
	}
	s := &Set{}
	var words []entry
	for i, e := range exprs {
		s.exprs = append(s.exprs, regexp.MustCompile(e))
		tree, err := syntax.Parse(e, syntax.Perl)
		if err != nil {
			panic(err)
		}
		set := required(tree, anywhere)
		if set == nil {
			s.always |= 1 << i
		}
		for _, l := range set {
			words = append(words, entry{[]byte(string(l.text)), found{1 << i, len(l.text), l.reach}})
		}
	}
	s.build(words)
	return s
}

// entry is a literal and whose it is.
type entry struct {
	text []byte
	found
}

// build makes the automaton: a tree of the literals, whose missing branches lead
// to where the longest end of what was read goes on.
func (s *Set) build(words []entry) {
	s.width = 1
	for _, w := range words {
		for _, b := range w.text {
			if s.class[b] == 0 {
				s.class[b] = uint16(s.width)
				s.width++
			}
		}
	}
	s.addState()
	for _, w := range words {
		state := uint16(0)
		for _, b := range w.text {
			at := int(state)*s.width + int(s.class[b])
			if s.step[at] == 0 {
				next := s.addState() // moves s.step
				s.step[at] = next
			}
			state = s.step[at]
		}
		s.found[state] = append(s.found[state], w.found)
	}
	suffix := make([]uint16, len(s.found))
	queue := []uint16{0}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		for c := 1; c < s.width; c++ {
			next := &s.step[int(state)*s.width+c]
			fallback := uint16(0)
			if state != 0 {
				fallback = s.step[int(suffix[state])*s.width+c]
			}
			if *next == 0 {
				*next = fallback
				continue
			}
			suffix[*next] = fallback
			s.found[*next] = append(s.found[*next], s.found[fallback]...)
			queue = append(queue, *next)
		}
	}
	for i := range s.found {
		s.found[i] = widest(s.found[i])
	}
}

func (s *Set) addState() uint16 {
	if len(s.found) > math.MaxUint16 {
		panic("prefilter: the expressions have too many literals")
	}
	s.step = append(s.step, make([]uint16, s.width)...)
	s.found = append(s.found, nil)
	return uint16(len(s.found) - 1)
}

// widest drops double entries.
func widest(list []found) []found {
	slices.SortFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.expr, b.expr), cmp.Compare(a.length, b.length), cmp.Compare(a.reach, b.reach))
	})
	return slices.Compact(list)
}

// Scan returns the expressions that may match text, in time linear in its length.
// An expression that is not among them does not match.
func (s *Set) Scan(text string) Hits {
	hits := s.always
	state := uint16(0)
	index, first := 0, -1 // in characters; first letter or digit
	var buf [utf8.UTFMax]byte
	for _, r := range text {
		r = fold(r)
		if first < 0 && isWord(r) {
			first = index
		}
		if r < utf8.RuneSelf {
			state = s.step[int(state)*s.width+int(s.class[r])]
		} else {
			for _, b := range buf[:utf8.EncodeRune(buf[:], r)] {
				state = s.step[int(state)*s.width+int(s.class[b])]
			}
		}
		index++
		for _, f := range s.found[state] {
			if f.reach == anywhere || first < 0 || index-f.length-first <= f.reach {
				hits |= f.expr
			}
		}
	}
	return hits
}

// Match reports whether expression i matches text, of which hits is what Scan
// returned.
func (s *Set) Match(i int, text string, hits Hits) bool {
	return hits&(1<<i) != 0 && s.exprs[i].MatchString(text)
}
