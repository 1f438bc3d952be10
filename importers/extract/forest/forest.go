// Package forest weighs signs by a sum of small decision trees: gradient boosting
// for the logarithm of the odds that something is right. What the signs are is up to
// its users, the classifiers of links and of events.
package forest

import (
	"encoding/binary"
	"math"
	"math/bits"

	"clew/importers/extract/perceptron"
)

// depth is how many questions a tree asks, one after the other.
const depth = 4

const (
	questions = 1<<depth - 1
	leaves    = 1 << depth
)

// step is how many whole steps one point of a leaf makes: sums of whole numbers
// are the same on every machine.
const step = 1024

// never is above all signs: a question for it has one answer.
const never = math.MaxInt8

// tree asks whether a sign is at least so large. Below question i are the
// questions 2i+1, for less, and 2i+2.
type tree struct {
	sign   [questions]uint8
	least  [questions]int8
	leaves [leaves]int16 // in steps
}

// leaf is the leaf that signs fall to.
func (t *tree) leaf(s []int8) int {
	i := 0
	for range depth {
		i = t.below(i, s)
	}
	return i - questions
}

// below is the question, or leaf behind the questions, that follows question i.
func (t *tree) below(i int, s []int8) int {
	// No branch: no processor guesses the answers.
	short := int(s[t.sign[i]]) - int(t.least[i])
	return 2*i + 2 + short>>(bits.UintSize-1) // -1 where the sign is less
}

// Forest tells the share of right ones by the sum of its trees, which is the logarithm
// of the odds. It is read-only and safe for concurrent use.
type Forest struct {
	base  int // in steps
	trees []tree
}

// Share is the probability that what has these signs is right. There are as many
// signs as the forest learned from.
func (f *Forest) Share(s []int8) float64 {
	sum := f.base
	for i := range f.trees {
		sum += int(f.trees[i].leaves[f.trees[i].leaf(s)])
	}
	return logistic(float64(sum) / step)
}

func logistic(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// Len is the number of trees.
func (f *Forest) Len() int { return len(f.trees) }

// Append appends the encoded forest to buf.
func (f *Forest) Append(buf []byte) []byte {
	buf = binary.AppendVarint(buf, int64(f.base))
	buf = binary.AppendUvarint(buf, uint64(len(f.trees)))
	for i := range f.trees {
		t := &f.trees[i]
		for q := range t.sign {
			buf = append(buf, t.sign[q], byte(t.least[q]))
		}
		for _, v := range t.leaves {
			buf = binary.LittleEndian.AppendUint16(buf, uint16(v))
		}
	}
	return buf
}

// treeSize is how many bytes a tree takes.
const treeSize = 2*questions + 2*leaves

// Decode reads a forest over so many signs and returns what follows it. The error is
// perceptron.ErrModel if data is none.
func Decode(data []byte, signs int) (*Forest, []byte, error) {
	base, n := binary.Varint(data)
	if n <= 0 || base != int64(int32(base)) {
		return nil, nil, perceptron.ErrModel
	}
	data = data[n:]
	count, n := binary.Uvarint(data)
	if n <= 0 || count > uint64(len(data)/treeSize) {
		return nil, nil, perceptron.ErrModel
	}
	data = data[n:]
	f := &Forest{base: int(base), trees: make([]tree, count)}
	if len(data) < int(count)*treeSize {
		return nil, nil, perceptron.ErrModel
	}
	for i := range f.trees {
		t := &f.trees[i]
		for q := range t.sign {
			if int(data[2*q]) >= signs {
				return nil, nil, perceptron.ErrModel
			}
			t.sign[q], t.least[q] = data[2*q], int8(data[2*q+1])
		}
		for l := range t.leaves {
			t.leaves[l] = int16(binary.LittleEndian.Uint16(data[2*questions+2*l:]))
		}
		data = data[treeSize:]
	}
	return f, data, nil
}
