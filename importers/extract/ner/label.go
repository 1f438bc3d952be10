package ner

import "clew/graphmodel"

// The labels follow the BILOU scheme: outside, and for every type the begin,
// inside and last token of a longer name and the only token of a one-word name.
const (
	outside   = 0
	numTypes  = 5
	numLabels = 1 + 4*numTypes
	begin     = 0 // position of a label inside its type
	inside    = 1
	last      = 2
	unit      = 3
)

// types lists the types in the order of their labels.
var types = [numTypes]graphmodel.MentionType{
	graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace,
	graphmodel.MentionEvent, graphmodel.MentionOther,
}

// typeIndex returns the index of t in types, or -1.
func typeIndex(t graphmodel.MentionType) int {
	for i, x := range types {
		if x == t {
			return i
		}
	}
	return -1
}

// label composes the label of a type and a position.
func label(typ, pos int) uint8 { return uint8(1 + 4*typ + pos) }

// typeOf returns the type index of a label, -1 for outside.
func typeOf(l int) int {
	if l == outside {
		return -1
	}
	return (l - 1) / 4
}

// posOf returns the position of a label other than outside.
func posOf(l int) int { return (l - 1) % 4 }

// opens reports whether a name goes on after label l.
func opens(l int) bool { return l != outside && posOf(l) <= inside }

// legal reports whether label b may follow label a. The start and the end of
// a sentence behave as outside.
func legal(a, b int) bool {
	if opens(a) {
		return b != outside && typeOf(a) == typeOf(b) && (posOf(b) == inside || posOf(b) == last)
	}
	return b == outside || posOf(b) == begin || posOf(b) == unit
}

// after[a] lists the labels that may stand after a.
var after = func() (n [numLabels][]int) {
	for a := range numLabels {
		for b := range numLabels {
			if legal(a, b) {
				n[a] = append(n[a], b)
			}
		}
	}
	return n
}()

// free are the labels behind which no name goes on, in ascending order: they may
// stand before the same labels.
var free = func() (list [1 + 2*numTypes]int) {
	n := 0
	for a := range numLabels {
		if !opens(a) {
			list[n] = a
			n++
		}
	}
	return list
}()

// goesOn[b] is the first of the two labels that may stand before b, begin and inside
// of its type; 0 where those are the free ones.
var goesOn = func() (first [numLabels]int) {
	for b := range numLabels {
		if b != outside && (posOf(b) == inside || posOf(b) == last) {
			first[b] = int(label(typeOf(b), begin))
		}
	}
	return first
}()

// span is a typed half-open range of tokens of one sentence.
type span struct {
	first, last, typ int
}

// spans reads the names off a legal sequence of labels.
func spans(labels []uint8) []span {
	var out []span
	start := 0
	for i, l := range labels {
		if l == outside {
			continue
		}
		switch posOf(int(l)) {
		case unit:
			out = append(out, span{i, i + 1, typeOf(int(l))})
		case begin:
			start = i
		case last:
			out = append(out, span{start, i + 1, typeOf(int(l))})
		}
	}
	return out
}

// mark writes the labels of a name over labels[s.first:s.last].
func mark(labels []uint8, s span) {
	if s.last-s.first == 1 {
		labels[s.first] = label(s.typ, unit)
		return
	}
	for i := s.first; i < s.last; i++ {
		labels[i] = label(s.typ, inside)
	}
	labels[s.first] = label(s.typ, begin)
	labels[s.last-1] = label(s.typ, last)
}
