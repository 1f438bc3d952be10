package perceptron

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// MaxClasses is the largest number of classes of a model.
const MaxClasses = 256

// ErrModel tells that the bytes are not a model of this version.
var ErrModel = errors.New("damaged model")

type weight struct {
	class uint8
	last  bool // the last one of its feature
	value int16
}

// place is one of the table of features: the weights of key begin at
// row-1. Row is 0 in empty cells.
type place struct {
	key, row uint32
}

// feature is a row of the model: weights[first:first+n].
type feature struct {
	key, first, n uint32
}

// Model scores classes by sparse features. It is immutable and safe for
// concurrent use.
type Model struct {
	classes int
	weights []weight
	table   []place // open addressing; see home
	drop    int
	// Bit key>>siftDrop of sift tells that a feature begins so. Most of the features
	// that a text has are not in the model, and the bits stay near the processor.
	sift     []uint64
	siftDrop uint
	count    int
}

// Classes returns the number of classes.
func (m *Model) Classes() int { return m.classes }

// Features returns the number of features that the model knows.
func (m *Model) Features() int { return m.count }

// home is the cell where the search for a key begins: its first bits. Keys are
// hashes, so that these spread well, and keys in ascending order, as they come
// from a file, fill the table from its beginning to its end.
func (m *Model) home(key uint32) uint32 { return key >> m.drop }

// index makes an empty table for so many features.
func (m *Model) index(features uint64) {
	bits := 4
	for uint64(1)<<bits < features+features/4 { // a fifth stays empty
		bits++
	}
	m.table, m.drop = make([]place, 1<<bits), 32-bits
	m.siftDrop = uint(max(0, m.drop-siftBits))
	m.sift = make([]uint64, 1<<(32-m.siftDrop)/64+1)
}

// siftBits is how many bits of a feature more than the table the sift looks at.
const siftBits = 3

// mayHave is 1 where the sift lets a feature through, else 0.
func (m *Model) mayHave(key uint32) int {
	b := key >> m.siftDrop
	return int(m.sift[b>>6] >> (b & 63) & 1)
}

// enter adds a feature, whose weights end the list, to the table.
func (m *Model) enter(key, first uint32) {
	mask := uint32(len(m.table) - 1)
	i := m.home(key)
	for m.table[i].row != 0 {
		i = (i + 1) & mask
	}
	m.table[i] = place{key, first + 1}
	b := key >> m.siftDrop
	m.sift[b>>6] |= 1 << (b & 63)
	m.weights[len(m.weights)-1].last = true
	m.count++
}

// batch is how many features Score looks up before it adds weights.
const batch = 32

// Score sets scores, one per class, for the features.
func (m *Model) Score(features []uint32, scores []int32) {
	clear(scores)
	m.Add(features, scores)
}

// Add adds what the features give to scores, one per class.
//
// Nearly all of its time goes by in waiting for memory. So it sifts out what the
// model does not know, asks for many cells at once, with no branch between that
// depends on what they hold, and then for the first weights of all the rows that it
// found.
func (m *Model) Add(features []uint32, scores []int32) {
	var few [batch]uint32
	var cells [batch]place
	var rows [batch]uint32
	for len(features) > 0 {
		keys := features[:min(batch, len(features))]
		features = features[len(keys):]
		known := 0
		for _, key := range keys {
			few[known&(batch-1)] = key
			known += m.mayHave(key)
		}
		for i, key := range few[:known] {
			cells[i] = m.table[m.home(key)]
		}
		n := 0
		for i, key := range few[:known] {
			row := cells[i].row
			if row != 0 && cells[i].key != key {
				row = m.find(key)
			}
			rows[n] = row
			if row != 0 {
				n++
			}
		}
		m.add(rows[:n], scores)
	}
}

// add adds the weights of rows that exist.
func (m *Model) add(rows []uint32, scores []int32) {
	var first [batch]weight
	for i, row := range rows {
		first[i] = m.weights[row-1]
	}
	for i, row := range rows {
		w := first[i]
		scores[w.class] += int32(w.value)
		for !w.last {
			w = m.weights[row]
			row++
			scores[w.class] += int32(w.value)
		}
	}
}

// find returns the row of key, or 0 if there is none.
func (m *Model) find(key uint32) uint32 {
	mask := uint32(len(m.table) - 1)
	for i := m.home(key); ; i = (i + 1) & mask {
		if c := m.table[i]; c.key == key || c.row == 0 {
			return c.row
		}
	}
}

// rows returns the features in the order of their keys.
func (m *Model) rows() []feature {
	features := make([]feature, 0, m.count)
	for _, c := range m.table {
		if c.row == 0 {
			continue
		}
		n := uint32(1)
		for !m.weights[c.row+n-2].last {
			n++
		}
		features = append(features, feature{c.key, c.row - 1, n})
	}
	slices.SortFunc(features, func(a, b feature) int { return cmp.Compare(a.key, b.key) })
	return features
}

// Append appends the encoded model to buf: the number of classes, the number
// of features, then each feature by its distance to the one before, the
// number of its weights, and the weights. Equal models give equal bytes.
func (m *Model) Append(buf []byte) []byte {
	features := m.rows()
	buf = binary.AppendUvarint(buf, uint64(m.classes))
	buf = binary.AppendUvarint(buf, uint64(len(features)))
	buf = binary.AppendUvarint(buf, uint64(len(m.weights)))
	last := uint32(0)
	for _, f := range features {
		buf = binary.AppendUvarint(buf, uint64(f.key-last))
		buf = binary.AppendUvarint(buf, uint64(f.n))
		last = f.key
		for _, w := range m.weights[f.first : f.first+f.n] {
			buf = append(buf, w.class)
			buf = binary.AppendVarint(buf, int64(w.value))
		}
	}
	return buf
}

// Decode reads a model that Append wrote and returns what follows it.
func Decode(data []byte) (*Model, []byte, error) {
	r := reader{data: data}
	classes, features, weights := r.uvarint(), r.uvarint(), r.uvarint()
	if r.bad || classes > MaxClasses || weights > uint64(len(data)) || features > weights {
		return nil, nil, fmt.Errorf("decoding the header: %w", ErrModel)
	}
	m := &Model{classes: int(classes), weights: make([]weight, 0, weights)}
	m.index(features)
	key := uint64(0)
	for range features {
		key += r.uvarint()
		n := r.uvarint()
		first := uint32(len(m.weights))
		if r.bad || n == 0 || n > classes || key > 1<<32-1 || uint64(first)+n > weights {
			return nil, nil, fmt.Errorf("decoding feature %d: %w", m.count, ErrModel)
		}
		for range n {
			class := r.byte()
			m.weights = append(m.weights, weight{class: class, value: int16(r.varint())})
			if r.bad || uint64(class) >= classes {
				return nil, nil, fmt.Errorf("decoding feature %d: %w", m.count, ErrModel)
			}
		}
		m.enter(uint32(key), first)
	}
	return m, r.rest(), nil
}
