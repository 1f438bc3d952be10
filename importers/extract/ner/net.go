package ner

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"

	"clew/importers/extract/neural"
)

// The sizes of the network that reads beside the linear model.
const (
	netEmbed  = 96
	netHidden = 96
	netState  = 2 * netHidden
	netOut    = (numLabels + 3) &^ 3
	netSigns  = 3072 // rows that shapes, clusters, lists and the like are hashed to
	netAffix  = 4096
	netWords  = 10_000 // words with an embedding of their own
	netMax    = 160    // longer sentences are read in pieces
)

// netShare is how many weight steps one point of the network is worth beside
// the linear model. Tuned on development sets.
const netShare = 20 * weightUnit

// network scores labels with a recurrent layer that reads a sentence in both
// directions: it sees word order farther away than the features of the linear
// model. It is immutable and safe for concurrent use.
type network struct {
	vocabulary map[uint32]int32 // word → row; row 0 is that of unknown words
	table      *neural.Table
	layer      *neural.BiReader
	out        *neural.Layer
}

// netRows are the embeddings that describe one word: word and affixes name it,
// signs do not.
type netRows struct {
	word   uint32
	signs  []int32
	affix  []int32
	base   int
	isName bool
}

func (r *netRows) sign(kind uint32, x, y uint64) {
	r.signs = append(r.signs, int32(r.base+int(featureKey(kind, x, y)%netSigns)))
}

func (r *netRows) part(kind uint32, s string) {
	r.affix = append(r.affix, int32(r.base+netSigns+int(featureKey(kind, hashString(s), 0)%netAffix)))
}

// placeOf tells the first words of sentences and those of headlines from others.
func placeOf(s sentence, i int) (place uint64) {
	if i == s.first {
		place = 1
	}
	if s.headline {
		place |= 2
	}
	return place
}

// isSimple reports whether nothing but its form and place describes a word.
func isSimple(w *word) bool { return !w.is(isUpper) && !w.is(hasDigit) }

// describe sets the rows of word i of sentence s; words is the size of the
// vocabulary. The rows of the domain are added by the caller.
func (r *netRows) describe(a *analysis, s sentence, i, words int) {
	w := &a.words[i]
	r.signs, r.affix, r.base = r.signs[:0], r.affix[:0], words+1
	r.word, r.isName = uint32(w.hLow>>32), w.is(isUpper)
	first := placeOf(s, i)
	r.sign(1, w.hShape, 0)
	r.sign(2, w.hShort, first)
	for g, c := range w.cluster {
		r.sign(3, uint64(g), uint64(c))
	}
	r.part(1, suffixOf(w.low, 2))
	r.part(2, suffixOf(w.low, 3))
	if isSimple(w) {
		return
	}
	r.part(3, suffixOf(w.low, 4))
	r.part(4, prefixOf(w.low, 2))
	r.part(5, prefixOf(w.low, 3))
	r.sign(4, uint64(w.ratio), first)
	for set := w.gaz; set != 0; set &= set - 1 {
		r.sign(5, uint64(bits.TrailingZeros64(set)), 0)
	}
	if d := a.dateline(s, i); d != 0 {
		r.sign(6, d, 0)
	}
	if n := a.lower[w.hLow]; n > 0 {
		r.sign(7, first, uint64(min(n, 3)))
	}
	if ac, ok := a.acronyms[w.form]; ok && w.is(isCapsWord) {
		r.sign(8, ac.head, 0)
	}
	r.documentSigns(a, w)
	if w.is(isUpper) {
		run := a.runAt(s, i)
		r.sign(9, uint64(min(run.tight-run.start, 6)), uint64(min(i-run.start, 6)))
		if head := &a.words[run.tight-1]; i != run.tight-1 {
			for set := head.gaz; set != 0; set &= set - 1 {
				r.sign(10, uint64(bits.TrailingZeros64(set)), 0)
			}
			r.sign(11, head.hLow, 0)
		}
	}
}

// documentSigns say what the other places of the word tell.
func (r *netRows) documentSigns(a *analysis, w *word) {
	c := a.context[w.hLow]
	if c == nil {
		return
	}
	for k, ok := range [...]bool{c.titled, c.afterFirst, c.beforeLast, c.lastOfRun, c.n > 1, c.n > 1 && c.inner*2 > c.n, c.inner == 0} {
		if ok {
			r.sign(12, uint64(k), 0)
		}
	}
	for _, x := range c.heads[:min(len(c.heads), 3)] {
		r.sign(13, x, 0)
	}
	if c.n > 1 {
		for _, x := range c.left[:min(len(c.left), 3)] {
			r.sign(14, x, 0)
		}
		for _, x := range c.right[:min(len(c.right), 3)] {
			r.sign(15, x, 0)
		}
	}
}

func suffixOf(s string, n int) string {
	if len(s) <= n {
		return s + "$"
	}
	return s[len(s)-n:]
}

func prefixOf(s string, n int) string {
	if len(s) <= n {
		return "^" + s
	}
	return s[:n]
}

// netReader reads sentences with a network; it serves one goroutine at a time.
type netReader struct {
	rows   netRows
	buffer neural.Buffer
	pieces []netPiece
	lanes  [2]netLane
	sum    []float32
	out    [netOut]float32
	sums   []int32
}

// netPiece is a sentence, or a part of a long one: its words [first, last).
type netPiece struct {
	sentence    sentence
	first, last int
}

// netLane holds the inputs and states of a piece.
type netLane struct{ input, states []int16 }

// add adds the scores of the network for the sentences with a capital to emit, which
// holds those of all words.
func (r *netReader) add(n *network, a *analysis, emit [][numLabels]int32) {
	r.pieces = r.pieces[:0]
	for _, s := range a.sentences {
		for first := s.first; first < s.last && a.hasCapital(s); first += netMax {
			r.pieces = append(r.pieces, netPiece{s, first, min(first+netMax, s.last)})
		}
	}
	// Two of nearly the same length are read together.
	slices.SortFunc(r.pieces, func(a, b netPiece) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(a.first, b.first))
	})
	for i := 0; i < len(r.pieces); i += 2 {
		pair := r.pieces[i:min(i+2, len(r.pieces))]
		var passages [2]neural.Passage
		for k, p := range pair {
			passages[k] = r.passage(n, a, p, &r.lanes[k])
		}
		n.layer.ReadPair(&r.buffer, passages[0], passages[1])
		for k, p := range pair {
			r.score(n, r.lanes[k].states, emit[p.first:p.last])
		}
	}
}

// passage prepares a piece.
func (r *netReader) passage(n *network, a *analysis, p netPiece, l *netLane) neural.Passage {
	count := p.last - p.first
	r.sum = neural.Grow(r.sum, netEmbed)
	l.input, l.states = neural.Grow(l.input, count*netEmbed), neural.Grow(l.states, count*netState)
	for k := range count {
		input := l.input[k*netEmbed : (k+1)*netEmbed]
		w := &a.words[p.first+k]
		place := placeOf(p.sentence, p.first+k)
		if known := w.known.net[place]; known != nil {
			copy(input, known)
			continue
		}
		r.rows.describe(a, p.sentence, p.first+k, len(n.vocabulary))
		clear(r.sum)
		n.table.Add(r.sum, int(n.vocabulary[r.rows.word]))
		for _, row := range r.rows.signs {
			n.table.Add(r.sum, int(row))
		}
		for _, row := range r.rows.affix {
			n.table.Add(r.sum, int(row))
		}
		neural.Quantize(input, r.sum, neural.InputOne, 32767)
		if isSimple(w) {
			w.known.net[place] = slices.Clone(input)
		}
	}
	return neural.Passage{Out: l.states, X: l.input, N: count}
}

// score adds the scores of the words of a piece.
func (r *netReader) score(n *network, states []int16, emit [][numLabels]int32) {
	r.sums = neural.Grow(r.sums, netOut)
	for k := range emit {
		n.out.Apply(r.out[:], r.sums, states[k*netState:(k+1)*netState])
		e := &emit[k]
		for y := range e {
			e[y] += int32(float32(r.out[y] * netShare))
		}
	}
}

// trim keeps the first words of the vocabulary, which are the most frequent.
func (n *network) trim(words int) {
	if len(n.vocabulary) <= words {
		return
	}
	n.table = n.table.Without(words+1, len(n.vocabulary)+1)
	kept := make(map[uint32]int32, words)
	for word, row := range n.vocabulary {
		if int(row) <= words {
			kept[word] = row
		}
	}
	n.vocabulary = kept
}

// encodeNet writes a network.
func (n *network) encode() []byte {
	buf := []byte(netMagic)
	words := make([]uint32, len(n.vocabulary))
	for w, r := range n.vocabulary {
		words[r-1] = w
	}
	buf = binary.LittleEndian.AppendUint32(buf, uint32(len(words)))
	for _, w := range words {
		buf = binary.LittleEndian.AppendUint32(buf, w)
	}
	return n.out.Append(n.layer.Append(n.table.Append(buf)))
}

const netMagic = "clewnet1"

// decodeNet reads what encode wrote.
func decodeNet(data []byte) (*network, error) {
	head := len(netMagic) + 4
	if len(data) < head || string(data[:len(netMagic)]) != netMagic {
		return nil, fmt.Errorf("reading the network: %w", ErrModel)
	}
	count := int(binary.LittleEndian.Uint32(data[len(netMagic):]))
	data = data[head:]
	if count > len(data)/4 {
		return nil, fmt.Errorf("reading the words of the network: %w", ErrModel)
	}
	n := &network{vocabulary: make(map[uint32]int32, count)}
	for i := range count {
		n.vocabulary[binary.LittleEndian.Uint32(data[4*i:])] = int32(i + 1)
	}
	var err error
	if n.table, data, err = neural.DecodeTable(data[4*count:]); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrModel, err)
	}
	if len(n.vocabulary) != count || n.table.Cols != netEmbed || n.table.Rows != 1+count+netSigns+netAffix {
		return nil, fmt.Errorf("comparing words and embeddings: %w", ErrModel)
	}
	if n.layer, data, err = neural.DecodeBiReader(data, netEmbed, netHidden); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrModel, err)
	}
	if n.out, _, err = neural.DecodeLayer(data, netOut, netState); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrModel, err)
	}
	return n, nil
}
