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
	// cells is a table of the features with open addressing; see home. Bit
	// key>>siftDrop of sift tells that a feature begins so: most of those that a
	// text asks for have no row, and the bits stay near the processor.
	cells []place
	drop  uint
	sift  []uint64
	// rows[at:] is a row as encode wrote it: three bytes for the labels and the
	// shift, then a byte for each label.
	rows []byte
}

// place is one of the table of features: the row of key begins at rows[end-1]. End
// is 0 in empty cells.
type place struct{ key, end uint32 }

// siftDrop is how many of the last bits of a feature the sift leaves out.
const siftDrop = 10

// mayHave is 1 where the sift lets a feature through, else 0.
func (m *model) mayHave(key uint32) int {
	b := key >> siftDrop
	return int(m.sift[b>>6] >> (b & 63) & 1)
}

// home is the cell where the search for a key begins: its first bits. Keys are
// hashes, so that these spread well.
func (m *model) home(key uint32) uint32 { return key >> m.drop }

// find returns the place of a feature, or an empty one.
func (m *model) find(key uint32) place {
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
	b := key >> siftDrop
	m.sift[b>>6] |= 1 << (b & 63)
}

// index makes an empty table for n features.
func (m *model) index(n int) {
	size := bits.Len(uint(n + n/4)) // a fifth stays empty at least
	m.cells, m.drop = make([]place, 1<<size), uint(32-size)
	m.sift = make([]uint64, 1<<(32-siftDrop-6))
}

// batch is how many features score looks up before it adds weights, so that
// memory answers them together.
const batch = 32

// lookup is the memory of score. It serves one goroutine at a time.
type lookup struct {
	few           [batch]uint32
	cells         [batch]place
	heads, firsts [batch]uint32
}

// score returns the sums of the weights of the features.
func (m *model) score(l *lookup, keys []uint32) [numLabels]int32 {
	var sums [numLabels + 11]int32 // as many as five bits count
	few, cells, heads, firsts := &l.few, &l.cells, &l.heads, &l.firsts
	for len(keys) > 0 {
		some := keys[:min(batch, len(keys))]
		keys = keys[len(some):]
		n := 0
		for _, k := range some {
			few[n&(batch-1)] = k
			n += m.mayHave(k)
		}
		for i, k := range few[:n] {
			cells[i] = m.cells[m.home(k)]
		}
		found := 0
		for i, k := range few[:n] {
			c := cells[i]
			if c.key != k {
				c = m.find(k)
			}
			if c.end != 0 {
				heads[found], firsts[found] = rowHead(m.rows[c.end-1:]), c.end-1+rowHeadSize
				found++
			}
		}
		for i := range found {
			shift := heads[i] >> numLabels & maxShift
			weights := m.rows[firsts[i]:]
			next := 0
			for set := heads[i] & allLabels; set != 0; set &= set - 1 {
				sums[bits.TrailingZeros32(set)&31] += int32(int8(weights[next])) << shift
				next++
			}
		}
	}
	return [numLabels]int32(sums[:numLabels])
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
