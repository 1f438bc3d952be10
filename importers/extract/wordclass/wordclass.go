// Package wordclass knows which words stand in like company: clusters of words
// that the training program learned from plain text. They help the tagger and
// the parser with words that are rare in the treebanks.
package wordclass

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"sync"

	"clew/assets/models"
	"clew/importers/extract/perceptron"
)

// Class holds the clusters of a word, from few large ones to many small ones.
// Zero stands for none.
type Class struct {
	Coarse, Middle uint8
	Fine           uint16
}

// Table maps lower-case words to their clusters. It is immutable and safe for
// concurrent use.
type Table struct {
	classes map[uint32]Class // by the hash of the word
}

// New returns a table of words.
func New(words map[string]Class) *Table {
	t := &Table{classes: make(map[uint32]Class, len(words))}
	for _, word := range slices.Sorted(maps.Keys(words)) {
		key := perceptron.String(word)
		if _, taken := t.classes[key]; !taken {
			t.classes[key] = words[word]
		}
	}
	return t
}

// Of returns the class of the lower-case word with the hash perceptron.String.
func (t *Table) Of(hash uint32) Class { return t.classes[hash] }

// Len returns the number of words.
func (t *Table) Len() int { return len(t.classes) }

var load = sync.OnceValues(func() (*Table, error) {
	t, err := Decode(models.Words)
	if err != nil {
		return nil, fmt.Errorf("loading the built-in word classes: %w", err)
	}
	return t, nil
})

// Default returns the table that is built into the program. The first call
// loads it.
func Default() (*Table, error) { return load() }

// entry is the length of an encoded word in bytes.
const entry = 8

// Append appends the encoded table to buf.
func (t *Table) Append(buf []byte) []byte {
	for _, key := range slices.Sorted(maps.Keys(t.classes)) {
		c := t.classes[key]
		buf = binary.LittleEndian.AppendUint32(buf, key)
		buf = append(buf, c.Coarse, c.Middle)
		buf = binary.LittleEndian.AppendUint16(buf, c.Fine)
	}
	return buf
}

// Decode reads a table that Append wrote. The error wraps perceptron.ErrModel
// if data is none.
func Decode(data []byte) (*Table, error) {
	if len(data)%entry != 0 {
		return nil, fmt.Errorf("reading word classes: %w", perceptron.ErrModel)
	}
	t := &Table{classes: make(map[uint32]Class, len(data)/entry)}
	for ; len(data) > 0; data = data[entry:] {
		key := binary.LittleEndian.Uint32(data)
		t.classes[key] = Class{Coarse: data[4], Middle: data[5], Fine: binary.LittleEndian.Uint16(data[6:])}
	}
	return t, nil
}
