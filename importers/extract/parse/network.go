package parse

import (
	"strings"

	"clew/importers/extract/doc"
	"clew/importers/extract/neural"
	"clew/importers/extract/neural/kernel"
	"clew/importers/extract/wordclass"
)

// The sizes of the network.
const (
	embedSize  = 128 // of the sum of the embeddings of a token
	hiddenSize = 96  // of one direction of an LSTM
	stateSize  = 2 * hiddenSize
	arcSize    = 96 // of what a word says of itself as a child and as a head
	labelSize  = 64 // the same for the relation
)

// Arcs are scored by products of two vectors of whole numbers: what the child
// looks for and what the head is. The steps and limits keep their sums inside
// 32 bits.
const (
	childOne = 64
	headOne  = 256
	arcLimit = 4095
)

// network is the part of the parser that was learned. It is immutable and safe
// for concurrent use.
type network struct {
	vocabulary vocabulary
	table      *neural.Table
	first      *neural.BiReader
	second     *neural.BiReader
	child      *neural.Layer // state → child
	seek       *neural.Layer // child → what it looks for in a head
	head       *neural.Layer // state → head
	below      *neural.Layer // state → part of the relation that the child tells
	above      *neural.Layer // state → part of the relation that the head tells
	labels     *neural.Layer // relation → scores of labels, padded to a multiple of 4
	tags       *neural.Layer // state of the first layer → scores of tags, padded as well
	rootHead   []int16
	rootLabel  []float32
	classes    *wordclass.Table
}

// pad rounds up to a multiple of 4, as the rows of layers are.
func pad(n int) int { return (n + 3) &^ 3 }

// reader reads sentences with a network. It serves one goroutine at a time.
type reader struct {
	net     *network
	known   map[placed][]int16 // inputs of tokens
	buffer  neural.Buffer
	rows    rows
	sum     []float32
	pieces  []piece
	lanes   [2]lane
	states  [2][]int16 // of the piece that is read
	sums    []int32
	wide    []float32
	child   []int16
	seeks   []int16
	heads   []int16
	below   []float32
	above   []float32
	scores  []int32
	hidden  []int16
	classes []float32
	decoder decoder
	tree    []int
}

// lane is a piece that is encoded: its inputs and the states of the two layers.
type lane struct {
	input  []int16
	states [2][]int16
}

// token is what the network is told of a word.
type token struct {
	form, xpos, upos string
}

// placed is a token and whether it is the first of its sentence: what its input
// follows from.
type placed struct {
	token
	first bool
}

// mostKnown bounds the inputs that a reader remembers: some megabytes.
const mostKnown = 8192

func newReader(n *network) *reader { return &reader{net: n, known: make(map[placed][]int16)} }

// read returns the head of each of the n words of a piece, the one of number k of
// those that were encoded last; n stands for the root. It holds until the next call.
func (r *reader) read(k, n int) []int {
	r.states = r.lanes[k].states
	r.measure(n)
	r.tree = neural.Grow(r.tree, n)
	width := pad(n + 1)
	r.decoder.tree(r.tree, r.scores, n, width)
	return r.tree
}

// encode computes the states of the words of one or two pieces.
func (r *reader) encode(tokens []doc.Token, pieces []piece) {
	var first, second [2]neural.Passage
	for k, piece := range pieces {
		l, n := &r.lanes[k], piece.last-piece.first
		l.input = neural.Grow(l.input, n*embedSize)
		for i := range n {
			t := &tokens[piece.first+i]
			copy(l.input[i*embedSize:(i+1)*embedSize], r.inputOf(placed{token{t.Form, t.XPOS, t.UPOS}, i == 0}))
		}
		for layer := range l.states {
			l.states[layer] = neural.Grow(l.states[layer], n*stateSize)
		}
		first[k] = neural.Passage{Out: l.states[0], X: l.input, N: n}
		second[k] = neural.Passage{Out: l.states[1], X: l.states[0], N: n}
	}
	r.net.first.ReadPair(&r.buffer, first[0], first[1])
	r.net.second.ReadPair(&r.buffer, second[0], second[1])
}

// inputOf returns the sum of the embeddings of a token.
func (r *reader) inputOf(p placed) []int16 {
	if input, ok := r.known[p]; ok {
		return input
	}
	net, w := r.net, p.token
	r.sum = neural.Grow(r.sum, embedSize)
	word := r.rows.describe(len(net.vocabulary)+1, net.classes, w.form, w.xpos, w.upos, p.first)
	clear(r.sum)
	net.table.Add(r.sum, net.vocabulary.known(word))
	for _, row := range r.rows.list[:r.rows.n] {
		net.table.Add(r.sum, int(row))
	}
	input := make([]int16, embedSize)
	neural.Quantize(input, r.sum, neural.InputOne, 32767)
	if len(r.known) >= mostKnown {
		clear(r.known)
	}
	p.form = strings.Clone(p.form)
	r.known[p] = input
	return input
}

// measure scores all arcs.
func (r *reader) measure(n int) {
	net, width := r.net, pad(n+1)
	r.seeks, r.heads = neural.Grow(r.seeks, n*arcSize), neural.Grow(r.heads, width*arcSize)
	r.below, r.above = neural.Grow(r.below, n*labelSize), neural.Grow(r.above, n*labelSize)
	r.scores, r.sums = neural.Grow(r.scores, n*width), neural.Grow(r.sums, max(arcSize, labelSize))
	r.wide, r.child = neural.Grow(r.wide, 2*arcSize), neural.Grow(r.child, 2*arcSize)
	for i := 0; i < n; i += 2 {
		// Two words at once; the last one of an odd number goes with itself.
		j := min(i+1, n-1)
		r.arcs(i, j)
	}
	for i := range n {
		state := r.states[1][i*stateSize : (i+1)*stateSize]
		net.below.Apply(r.below[i*labelSize:(i+1)*labelSize], r.sums, state)
		net.above.Apply(r.above[i*labelSize:(i+1)*labelSize], r.sums, state)
	}
	copy(r.heads[n*arcSize:], net.rootHead)
	clear(r.heads[(n+1)*arcSize : width*arcSize])
	for i := range n {
		kernel.Dots16(r.scores[i*width:(i+1)*width], r.heads[:width*arcSize], r.seeks[i*arcSize:(i+1)*arcSize])
	}
}

// arcs computes what two words look for in a head, and what they are as heads.
func (r *reader) arcs(i, j int) {
	net := r.net
	a, b := r.states[1][i*stateSize:(i+1)*stateSize], r.states[1][j*stateSize:(j+1)*stateSize]
	wide, other := r.wide[:arcSize], r.wide[arcSize:2*arcSize]
	net.child.ApplyPair(wide, other, r.sums, a, b)
	neural.ReLU(r.wide[:2*arcSize])
	neural.Quantize(r.child[:2*arcSize], r.wide[:2*arcSize], neural.InputOne, 32767)
	net.seek.ApplyPair(wide, other, r.sums, r.child[:arcSize], r.child[arcSize:2*arcSize])
	neural.Quantize(r.seeks[i*arcSize:(j+1)*arcSize], r.wide[:(j-i+1)*arcSize], childOne, arcLimit)
	net.head.ApplyPair(wide, other, r.sums, a, b)
	neural.ReLU(r.wide[:2*arcSize])
	neural.Quantize(r.heads[i*arcSize:(j+1)*arcSize], r.wide[:(j-i+1)*arcSize], headOne, arcLimit)
}

// label returns the best label of the arc from head (n for the root) to child,
// for the sentence that was read last.
func (r *reader) label(child, head, n, count int) int {
	net := r.net
	r.wide, r.hidden = neural.Grow(r.wide, arcSize), neural.Grow(r.hidden, labelSize)
	above := net.rootLabel
	if head < n {
		above = r.above[head*labelSize : (head+1)*labelSize]
	}
	sum := r.wide[:labelSize]
	for j, v := range r.below[child*labelSize : (child+1)*labelSize] {
		sum[j] = v + above[j]
	}
	neural.ReLU(sum)
	neural.Quantize(r.hidden, sum, neural.InputOne, 32767)
	return r.class(net.labels, r.hidden, count)
}

// tag returns the best pair of tags of a word of the sentence that was read
// last.
func (r *reader) tag(word, count int) int {
	return r.class(r.net.tags, r.states[0][word*stateSize:(word+1)*stateSize], count)
}

// class returns the best of the first count outputs of a layer.
func (r *reader) class(l *neural.Layer, x []int16, count int) int {
	r.classes, r.sums = neural.Grow(r.classes, l.Rows), neural.Grow(r.sums, max(l.Rows, arcSize))
	l.Apply(r.classes, r.sums, x)
	best, top := 0, r.classes[0]
	for k, v := range r.classes[:count] {
		if v > top {
			best, top = k, v
		}
	}
	return best
}
