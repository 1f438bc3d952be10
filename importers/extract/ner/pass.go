package ner

import (
	"math"

	"clew/importers/extract/doc"
)

// workspace is the memory of one document after another.
type workspace struct {
	lat    lattice[int32]
	list   featureList
	lookup lookup
	net    netReader
	emit   [][numLabels]int32
	votes  map[uint64]*votes
	memory *memory
	// The edges of sentences.
	before, after word
	// own are the votes of the places of words, by token.
	own [][1 + numTypes]int32
}

func newWorkspace(m *model) *workspace {
	w := &workspace{memory: newMemory(), before: edgeBefore, after: edgeAfter}
	w.before.known, w.after.known = &known{}, &known{}
	w.lat.trans = m.trans
	return w
}

// votes sums what the places of one word say about its type.
type votes struct {
	n   int32
	sum [1 + numTypes]int32
}

const (
	// voteFloor bounds the vote of one place against a type, in weight steps.
	voteFloor = -80 * weightUnit
	// voteShare is how much of the mean vote of the other places is added to
	// the scores of a place, in percent. Tuned on development sets, as the
	// floor.
	voteShare = 150
)

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// find decodes the document twice: each sentence by itself, then with the
// votes of the other places of its words.
func (w *workspace) find(m *model, net *network, a *analysis) []doc.Name {
	w.score(m, net, a)
	w.votes = map[uint64]*votes{}
	w.own = grow(w.own, len(a.words))
	for _, s := range a.sentences {
		if s.last == s.first || !a.hasCapital(s) {
			continue
		}
		w.load(s)
		w.lat.decode()
		w.lat.backward()
		w.collect(a, s)
	}
	var names []doc.Name
	for _, s := range a.sentences {
		if s.last == s.first {
			continue
		}
		w.load(s)
		if a.hasCapital(s) {
			w.cast(a, s)
		}
		best := w.lat.decode()
		found := spans(w.lat.labels)
		if len(found) == 0 {
			continue
		}
		w.lat.backward()
		for _, f := range found {
			names = append(names, doc.Name{
				First: s.first + f.first, Last: s.first + f.last, Type: types[f.typ],
				Score: confidence(w.lat.margin(best, f)),
			})
		}
	}
	return names
}

// confidence maps a margin in weight steps to 0…1 by the logistic function of
// its logarithm, fitted to the share of right names on development sets.
func confidence(margin int32) float64 {
	points := float64(max(0, margin)) / weightUnit
	return 1 / (1 + math.Exp(2.9-0.9*math.Log1p(points)))
}

// score computes the label scores of every token.
func (w *workspace) score(m *model, net *network, a *analysis) {
	w.emit = grow(w.emit, len(a.words))
	for _, s := range a.sentences {
		for i := s.first; i < s.last; i++ {
			w.emit[i] = w.scoreWord(m, a, s, i)
		}
	}
	if net != nil {
		w.net.add(net, a, w.emit)
	}
	for i := range a.words {
		if a.words[i].is(isNever) {
			w.emit[i] = onlyOutside
		}
	}
}

// neverNamed are signs that are no part of a name.
var neverNamed = map[string]bool{
	"$": true, "€": true, "£": true, "¥": true, "%": true, "(": true, ")": true, "[": true, "]": true, "{": true, "}": true,
	"<": true, ">": true, ":": true, ";": true, "\"": true, "“": true, "”": true, "«": true, "»": true, "?": true, "=": true,
	"*": true, "|": true, "_": true, "•": true, "…": true, "...": true,
}

// onlyOutside are the scores of a token that is no part of a name.
var onlyOutside = func() (s [numLabels]int32) {
	for y := range s {
		s[y] = impossible / 1024
	}
	s[outside] = 0
	return s
}()

// load copies the scores of a sentence into the lattice.
func (w *workspace) load(s sentence) {
	w.lat.size(s.last - s.first)
	copy(w.lat.emit, w.emit[s.first:s.last])
}

func (a *analysis) hasCapital(s sentence) bool {
	for i := s.first; i < s.last; i++ {
		if a.words[i].is(isUpper) {
			return true
		}
	}
	return false
}

// votes reports whether the places of a word vote together.
func (w *word) votes() bool { return w.is(isUpper) && len(w.form) > 1 && !w.is(isInitial) }

// typeVotes returns the bounded scores of the types at token i of the lattice.
func (w *workspace) typeVotes(i int) [1 + numTypes]int32 {
	v := w.lat.typeScores(i)
	for t := range v {
		v[t] = max(v[t], voteFloor)
	}
	return v
}

// collect adds the votes of a decoded sentence.
func (w *workspace) collect(a *analysis, s sentence) {
	for i := s.first; i < s.last; i++ {
		x := &a.words[i]
		if !x.votes() {
			continue
		}
		v := w.votes[x.hLow]
		if v == nil {
			v = &votes{}
			w.votes[x.hLow] = v
		}
		v.n++
		w.own[i] = w.typeVotes(i - s.first)
		for t, y := range w.own[i] {
			v.sum[t] += y
		}
	}
}

// cast adds the votes of the other places of each word to the scores of a
// sentence.
func (w *workspace) cast(a *analysis, s sentence) {
	var add [1 + numTypes]int32
	for i := s.first; i < s.last; i++ {
		x := &a.words[i]
		if !x.votes() {
			continue
		}
		v := w.votes[x.hLow]
		if v == nil || v.n < 2 {
			continue
		}
		for t := range add {
			add[t] = (v.sum[t] - w.own[i][t]) / (v.n - 1) * voteShare / 100
		}
		for y := range numLabels {
			w.lat.emit[i-s.first][y] += add[typeOf(y)+1]
		}
	}
}
