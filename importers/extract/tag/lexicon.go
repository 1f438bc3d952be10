package tag

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"clew/importers/extract/conllu"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// lexicon tells which tags a frequent word bears in the training data. Words
// with the same tags are of one kind.
type lexicon struct {
	kinds   map[uint32]uint8 // hash of the lower-case word → kind
	classes *wordclass.Table
}

const (
	minCount  = 4    // occurrences below which a word has no kind
	minShare  = 0.05 // share of its occurrences that a tag needs to count
	maxKinds  = 250
	noKind    = 7 // hash of words without a kind
	firstKind = 100
)

// kind returns a hash of the kind of the lower-case word with the given hash.
func (l *lexicon) kind(word uint32) uint32 {
	if k, ok := l.kinds[word]; ok {
		return firstKind + uint32(k)
	}
	return noKind
}

// newLexicon counts the words of sentences.
func newLexicon(sentences []conllu.Sentence, class map[string]int, classes *wordclass.Table) lexicon {
	counts := map[string]map[int]int{}
	for i := range sentences {
		for j := range sentences[i].Words {
			w := &sentences[i].Words[j]
			lower := strings.ToLower(w.Form)
			if counts[lower] == nil {
				counts[lower] = map[int]int{}
			}
			counts[lower][class[w.XPOS+" "+w.UPOS]]++
		}
	}
	signature := map[string][]string{}
	for word, tags := range counts {
		if s := signatureOf(tags); s != "" {
			signature[s] = append(signature[s], word)
		}
	}
	names := make([]string, 0, len(signature))
	for s := range signature {
		names = append(names, s)
	}
	slices.SortFunc(names, func(a, b string) int {
		if n := len(signature[b]) - len(signature[a]); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	l := lexicon{kinds: map[uint32]uint8{}, classes: classes}
	for k, name := range names {
		if k >= maxKinds {
			break
		}
		for _, word := range signature[name] {
			l.kinds[perceptron.String(word)] = uint8(k)
		}
	}
	return l
}

// signatureOf names the set of the tags that a word bears, or "" if the word
// is rare.
func signatureOf(tags map[int]int) string {
	total := 0
	for _, n := range tags {
		total += n
	}
	if total < minCount {
		return ""
	}
	var used []int
	for class, n := range tags {
		if float64(n) >= minShare*float64(total) {
			used = append(used, class)
		}
	}
	slices.Sort(used)
	return fmt.Sprint(used)
}

func (l *lexicon) append(buf []byte) []byte {
	keys := make([]uint32, 0, len(l.kinds))
	for k := range l.kinds {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	buf = binary.AppendUvarint(buf, uint64(len(keys)))
	for _, k := range keys {
		buf = binary.LittleEndian.AppendUint32(buf, k)
		buf = append(buf, l.kinds[k])
	}
	return buf
}

func (l *lexicon) decode(data []byte) ([]byte, error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size)/5 {
		return nil, fmt.Errorf("decoding the lexicon: %w", perceptron.ErrModel)
	}
	data = data[size:]
	l.kinds = make(map[uint32]uint8, n)
	for range n {
		l.kinds[binary.LittleEndian.Uint32(data)] = data[4]
		data = data[5:]
	}
	return data, nil
}
