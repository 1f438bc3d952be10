package ner

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"
)

// ErrModel says that the bytes are no recognizer model of this version.
var ErrModel = errors.New("not a name recognizer model")

const modelMagic = "clewner2"

// model is a linear model with weights in whole numbers. It is immutable.
type model struct {
	table wordTable
	trans [numLabels][numLabels]int32
	// cells is a table of the features with open addressing; see home.
	cells []place
	drop  uint
	// rows[at:] is a row as encode wrote it: three bytes for the labels and the
	// shift, then a byte for each label.
	rows []byte
}

// place is one of the table of features: the row of key begins at rows[end-1]. End
// is 0 in empty cells.
type place struct{ key, end uint32 }

// home is the cell where the search for a key begins: its first bits. Keys are
// hashes, so that these spread well.
func (m *model) home(key uint32) uint32 { return key >> m.drop }

// search returns the place of a feature, or an empty one.
func (m *model) search(key uint32) place {
	mask := uint32(len(m.cells) - 1)
	for i := m.home(key); ; i = (i + 1) & mask {
		if c := m.cells[i]; c.end == 0 || c.key == key {
			return c
		}
	}
}

// enter adds a feature, whose row begins at a place, to the table.
func (m *model) enter(key, at uint32) {
	mask := uint32(len(m.cells) - 1)
	i := m.home(key)
	for m.cells[i].end != 0 {
		i = (i + 1) & mask
	}
	m.cells[i] = place{key, at + 1}
}

// index makes an empty table for n features.
func (m *model) index(n int) {
	size := bits.Len(uint(n + n/4)) // a fifth stays empty at least
	m.cells, m.drop = make([]place, 1<<size), uint(32-size)
}

// batch is how many features score looks up before it adds weights, so that
// memory answers them together.
const batch = 32

// lookup is the memory of score: the rows that were asked for lately, since the
// features of words come again and again. It serves one goroutine at a time.
type lookup struct {
	rows    [1 << lateBits]lateRow
	missing []uint32
	cells   [batch]place
	heads   [batch]uint32
}

const lateBits = 13

// lateRow is a row, with zeros where the model has none.
type lateRow struct {
	tag     uint64 // the feature and one; 0 where there is none yet
	weights pairs
}

// pairs hold numbers for the labels, two in each word, so that they are added at
// once. Each has zeroWeight added for each row in the sum: then none is negative,
// and the sums of thousands of rows fit.
type pairs [(numLabels + 1) / 2]uint64

const zeroWeight = 1 << 15 // more than a weight can be

// noWeights are the pairs of a row without weights.
var noWeights = func() (p pairs) {
	for i := range p {
		p[i] = zeroWeight<<32 | zeroWeight
	}
	return p
}()

func (p *pairs) add(q *pairs) {
	for i := range p {
		p[i] += q[i]
	}
}

// of returns the number for a label in a sum of n rows.
func (p *pairs) of(label, n int) int32 {
	return int32(uint32(p[label/2]>>(label%2*32)) - uint32(n*zeroWeight))
}

func (l *lookup) row(key uint32) *lateRow { return &l.rows[key>>(32-lateBits)] }

// score returns the sums of the weights of the features.
func (m *model) score(l *lookup, keys []uint32) (out [numLabels]int32) {
	var sum pairs
	l.missing = l.missing[:0]
	for _, k := range keys {
		if r := l.row(k); r.tag == uint64(k)+1 {
			sum.add(&r.weights)
		} else {
			l.missing = append(l.missing, k)
		}
	}
	for missing := l.missing; len(missing) > 0; {
		some := missing[:min(batch, len(missing))]
		missing = missing[len(some):]
		m.find(l, some)
		for i, k := range some {
			r := l.row(k)
			r.tag, r.weights = uint64(k)+1, noWeights
			if end := l.cells[i].end; end != 0 {
				m.unpack(&r.weights, l.heads[i], end-1+rowHeadSize)
			}
			sum.add(&r.weights)
		}
	}
	for y := range out {
		out[y] = sum.of(y, len(keys))
	}
	return out
}

// find looks up to batch features up: l.cells become their places, and l.heads the
// heads of their rows.
func (m *model) find(l *lookup, keys []uint32) {
	for i, k := range keys {
		l.cells[i] = m.cells[m.home(k)]
	}
	for i, k := range keys {
		if c := l.cells[i]; c.key != k && c.end != 0 {
			l.cells[i] = m.search(k)
		}
		if end := l.cells[i].end; end != 0 {
			l.heads[i] = rowHead(m.rows[end-1:])
		}
	}
}

// unpack adds the weights of a row to the pairs of one without any.
func (m *model) unpack(p *pairs, head, first uint32) {
	shift := head >> numLabels & maxShift
	weights := m.rows[first:]
	next := 0
	for set := head & allLabels; set != 0; set &= set - 1 {
		y := bits.TrailingZeros32(set)
		p[y/2] += uint64(int64(int8(weights[next]))<<shift) << (y % 2 * 32)
		next++
	}
}

const (
	rowHeadSize = 3
	allLabels   = 1<<numLabels - 1
)

// rowHead returns the labels of a row, one bit for each, and its shift.
func rowHead(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// row is one feature of a model on its way to bytes.
type row struct {
	key     uint32
	weights [numLabels]int8
	shift   uint8
}

// encode writes a model: magic, table of words, transitions, rows sorted by
// key as differences, and for each row a mask of labels and their weights.
func encode(table *wordTable, trans *[numLabels][numLabels]int32, rows []row) []byte {
	b := appendWords([]byte(modelMagic), table)
	for a := range trans {
		for y := range trans[a] {
			b = binary.AppendVarint(b, int64(trans[a][y]))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(rows)))
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(x, y row) int {
		if x.key < y.key {
			return -1
		}
		return 1
	})
	prev := uint32(0)
	for _, r := range rows {
		b = binary.AppendUvarint(b, uint64(r.key-prev))
		prev = r.key
		set := uint32(0)
		for y, v := range r.weights {
			if v != 0 {
				set |= 1 << y
			}
		}
		// 21 bits of labels and three of the shift make three bytes.
		set |= uint32(r.shift) << numLabels
		b = append(b, byte(set), byte(set>>8), byte(set>>16))
		for _, v := range r.weights {
			if v != 0 {
				b = append(b, byte(v))
			}
		}
	}
	return b
}

// appendWords writes the table of words, sorted by key as differences.
func appendWords(b []byte, t *wordTable) []byte {
	b = binary.AppendUvarint(b, uint64(len(t.keys)))
	prev := uint32(0)
	for i, k := range t.keys {
		in := &t.info[i]
		b = binary.AppendUvarint(b, uint64(k-prev))
		b = append(b, byte(in.cluster[0])<<3|in.ratio, byte(in.cluster[1]))
		b = binary.LittleEndian.AppendUint16(b, in.cluster[2])
		prev = k
	}
	return b
}

// reader reads the parts of a model and remembers the first failure.
type reader struct {
	data []byte
	err  error
}

func (r *reader) fail() {
	if r.err == nil {
		r.err = fmt.Errorf("reading the model: %w", ErrModel)
	}
	r.data = nil
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.fail()
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

// count reads a number of records of at least size bytes each.
func (r *reader) count(size int) int {
	n := r.uvarint()
	if n > uint64(len(r.data)/size) {
		r.fail()
		return 0
	}
	return int(n)
}

// decode reads what encode wrote. It fails with ErrModel on anything else.
func decode(data []byte) (*model, error) {
	r := &reader{data: data}
	if string(r.bytes(len(modelMagic))) != modelMagic {
		r.fail()
		return nil, r.err
	}
	m := &model{}
	r.words(&m.table)
	for a := range m.trans {
		for y := range m.trans[a] {
			m.trans[a][y] = int32(r.varint())
		}
	}
	r.rows(m)
	if r.err == nil && len(r.data) != 0 {
		r.fail()
	}
	if r.err != nil {
		return nil, r.err
	}
	return m, nil
}

// words reads the word table.
func (r *reader) words(t *wordTable) {
	n := r.count(5)
	t.keys, t.info = make([]uint32, n), make([]wordInfo, n)
	key := uint32(0)
	for i := range n {
		key += uint32(r.uvarint())
		b := r.bytes(4)
		if b == nil {
			return
		}
		t.keys[i] = key
		t.info[i] = wordInfo{
			ratio:   b[0] & 7,
			cluster: [3]uint16{uint16(b[0] >> 3), uint16(b[1]), binary.LittleEndian.Uint16(b[2:])},
		}
	}
}

// rows finds the rows and indexes them. Their bytes are left where they are.
func (r *reader) rows(m *model) {
	n := r.count(rowHeadSize + 1)
	m.rows = r.data
	m.index(n)
	key, data := uint32(0), r.data
	for range n {
		step, size := uint64(0), 1
		if len(data) > 0 && data[0] < 0x80 { // most are
			step = uint64(data[0])
		} else {
			step, size = binary.Uvarint(data)
		}
		if size <= 0 || len(data) < size+rowHeadSize {
			r.fail()
			return
		}
		key += uint32(step)
		at := uint32(len(m.rows) - len(data) + size)
		size += rowHeadSize + bits.OnesCount32(rowHead(data[size:])&allLabels)
		if len(data) < size {
			r.fail()
			return
		}
		m.enter(key, at)
		data = data[size:]
	}
	r.data = data
}
