// Package parse finds the syntactic head and relation of every token.
//
// A small neural network reads each sentence in both directions (two layers of
// LSTM over embeddings of word, affixes, shape, clusters and predicted tags) and
// scores every pair of words as child and head by a biaffine form (Kiperwasser
// and Goldberg 2016; Dozat and Manning 2017). The best projective tree with one
// root is taken. All numbers are whole or rounded the same way everywhere, so
// that every machine finds the same trees.
package parse

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"

	"clew/assets/models"
	"clew/importers/extract/doc"
	"clew/importers/extract/neural"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// format is the first string of an encoded parser; it changes with features
// and layout.
const format = "clew-parser-2"

// Parser is immutable and safe for concurrent use.
type Parser struct {
	labels []string // sorted
	tags   []string // pairs of a Penn and a universal tag, sorted
	net    *network
	work   sync.Pool // *reader
}

var load = sync.OnceValues(func() (*Parser, error) {
	words, err := wordclass.Default()
	if err != nil {
		return nil, err
	}
	p, err := Decode(models.Parser, words)
	if err != nil {
		return nil, fmt.Errorf("loading the built-in parser: %w", err)
	}
	return p, nil
})

// Default returns the parser that is built into the program. The first call
// loads it.
func Default() (*Parser, error) { return load() }

// Parse sets Head and Rel of all tokens of d. It needs Tokens, Sentences and
// the tags. It is safe for concurrent use on different documents.
func (p *Parser) Parse(d *doc.Document) { p.Revise(d, nil) }

// Revise parses like Parse. Where it would tag a word differently than the
// tagger, now that it has seen the whole sentence, it calls retag with the token
// and its Penn and universal tags.
func (p *Parser) Revise(d *doc.Document, retag func(i int, xpos, upos string)) {
	r, _ := p.work.Get().(*reader)
	if r == nil {
		r = newReader(p.net)
	}
	defer p.work.Put(r)
	r.cut(d)
	for i := 0; i < len(r.pieces); i += 2 {
		pair := r.pieces[i:min(i+2, len(r.pieces))]
		r.encode(d.Tokens, pair)
		for k, piece := range pair {
			p.read(r, d.Tokens, piece, k)
			for i := piece.first; retag != nil && i < piece.last; i++ {
				tags := p.tags[r.tag(i-piece.first, len(p.tags))]
				// "NN NOUN" is the same as the two of the token: mostly.
				if t := &d.Tokens[i]; !isPair(tags, t.XPOS, t.UPOS) {
					xpos, upos, _ := strings.Cut(tags, " ")
					retag(i, xpos, upos)
				}
			}
		}
	}
	for _, s := range d.Sentences {
		if s.Last-s.First > maxWords {
			joinPieces(d.Tokens, s)
		}
	}
}

// isPair reports whether a class stands for a pair of tags.
func isPair(class, xpos, upos string) bool {
	n := len(xpos)
	return len(class) == n+1+len(upos) && class[:n] == xpos && class[n] == ' ' && class[n+1:] == upos
}

// read parses a piece of a sentence, the one of the number k of those that were
// encoded.
func (p *Parser) read(r *reader, tokens []doc.Token, piece piece, k int) {
	n := piece.last - piece.first
	heads := r.read(k, n)
	for i := range n {
		t := &tokens[piece.first+i]
		if heads[i] < n {
			t.Head = piece.first + heads[i]
			t.Rel = p.labels[r.label(i, heads[i], n, len(p.labels))]
			continue
		}
		t.Head, t.Rel = -1, "root"
	}
}

// joinPieces hangs the later pieces of a sentence below its first root.
func joinPieces(tokens []doc.Token, s doc.Sentence) {
	root := -1
	for i := s.First; i < s.Last; i++ {
		if tokens[i].Head >= 0 {
			continue
		}
		if root < 0 {
			root = i
		} else {
			tokens[i].Head, tokens[i].Rel = root, "parataxis"
		}
	}
}

// piece is a sentence or a part of a long one: tokens [first, last).
type piece struct{ first, last int }

// cut lists the pieces of a document, the longest first, so that two that follow
// each other are of nearly the same length.
func (r *reader) cut(d *doc.Document) {
	r.pieces = r.pieces[:0]
	for _, s := range d.Sentences {
		for first := s.First; first < s.Last; {
			last := pieceEnd(d.Tokens, first, s.Last)
			r.pieces = append(r.pieces, piece{first, last})
			first = last
		}
	}
	slices.SortFunc(r.pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(a.first, b.first))
	})
}

// pieceEnd returns where the piece of a sentence that starts at first ends: at
// its end, or where a long one has a mark of punctuation.
func pieceEnd(tokens []doc.Token, first, last int) int {
	if last-first <= maxWords {
		return last
	}
	for i := first + maxWords; i > first+maxWords/2; i-- {
		if tokens[i-1].UPOS == "PUNCT" {
			return i
		}
	}
	return first + maxWords
}

// Append appends the encoded parser to buf.
func (p *Parser) Append(buf []byte) []byte {
	buf = perceptron.AppendStrings(buf, []string{format})
	buf = perceptron.AppendStrings(buf, p.labels)
	buf = perceptron.AppendStrings(buf, p.tags)
	n := p.net
	words := make([]uint32, len(n.vocabulary))
	for word, row := range n.vocabulary {
		words[row-1] = word
	}
	buf = binary.AppendUvarint(buf, uint64(len(words)))
	for _, w := range words {
		buf = binary.LittleEndian.AppendUint32(buf, w)
	}
	buf = n.table.Append(buf)
	buf = n.second.Append(n.first.Append(buf))
	for _, l := range n.layers() {
		buf = (*l).Append(buf)
	}
	return neural.AppendFloats(neural.AppendWhole(buf, n.rootHead), n.rootLabel)
}

// layers returns the linear layers in their order in a file.
func (n *network) layers() []**neural.Layer {
	return []**neural.Layer{&n.child, &n.seek, &n.head, &n.below, &n.above, &n.labels, &n.tags}
}

// Decode reads a parser that Append wrote. The error wraps
// perceptron.ErrModel or neural.ErrModel if data is none. The table must be the
// one that the parser was trained with.
func Decode(data []byte, words *wordclass.Table) (*Parser, error) {
	head, data, err := perceptron.DecodeStrings(data)
	if err != nil || len(head) != 1 || head[0] != format {
		return nil, fmt.Errorf("reading the format of the parser: %w", neural.ErrModel)
	}
	p := &Parser{net: &network{classes: words}}
	if p.labels, data, err = perceptron.DecodeStrings(data); err != nil {
		return nil, err
	}
	if p.tags, data, err = perceptron.DecodeStrings(data); err != nil {
		return nil, err
	}
	if len(p.labels) == 0 || len(p.tags) == 0 {
		return nil, fmt.Errorf("reading the classes of the parser: %w", neural.ErrModel)
	}
	if data, err = p.net.decodeWords(data); err != nil {
		return nil, err
	}
	return p, p.net.decode(data, pad(len(p.labels)), pad(len(p.tags)))
}

func (n *network) decodeWords(data []byte) ([]byte, error) {
	count, size := binary.Uvarint(data)
	if size <= 0 || count > uint64(len(data)-size)/4 {
		return nil, fmt.Errorf("reading the words of the parser: %w", neural.ErrModel)
	}
	data = data[size:]
	n.vocabulary = make(vocabulary, count)
	for i := range int(count) {
		n.vocabulary[binary.LittleEndian.Uint32(data[i*4:])] = int32(i + 1)
	}
	return data[count*4:], nil
}

// decode reads what follows the words.
func (n *network) decode(data []byte, labels, tags int) error {
	var err error
	if n.table, data, err = neural.DecodeTable(data); err != nil {
		return err
	}
	if n.table.Rows != len(n.vocabulary)+1+signRows+affixRows || n.table.Cols != embedSize {
		return fmt.Errorf("comparing words and embeddings: %w", neural.ErrModel)
	}
	if n.first, data, err = neural.DecodeBiReader(data, embedSize, hiddenSize); err != nil {
		return err
	}
	if n.second, data, err = neural.DecodeBiReader(data, stateSize, hiddenSize); err != nil {
		return err
	}
	sizes := [][2]int{{arcSize, stateSize}, {arcSize, arcSize}, {arcSize, stateSize}, {labelSize, stateSize}, {labelSize, stateSize}, {labels, labelSize}, {tags, stateSize}}
	for i, l := range n.layers() {
		if *l, data, err = neural.DecodeLayer(data, sizes[i][0], sizes[i][1]); err != nil {
			return err
		}
	}
	if n.rootHead, data, err = neural.DecodeWhole(data, arcSize); err != nil {
		return err
	}
	n.rootLabel, _, err = neural.DecodeFloats(data, labelSize)
	return err
}
