package webpage

import "clew/importers/plaintext"

// runLength is how many words in a row make two texts the same in a place.
const runLength = 4

// runs are the runs of words of a text, hashed.
type runs map[uint64]struct{}

func newRuns(paragraphs []string) runs {
	r := runs{}
	for _, p := range paragraphs {
		eachRun(plaintext.Fold(p), func(h uint64) { r[h] = struct{}{} })
	}
	return r
}

// share returns the part of the runs of a folded paragraph that the text has.
func (r runs) share(folded string) float64 {
	n, has := 0, 0
	eachRun(folded, func(h uint64) {
		n++
		if _, ok := r[h]; ok {
			has++
		}
	})
	return float64(has) / float64(max(1, n))
}

// Constants of the hash function FNV-1a.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// eachRun calls f for the hash of each run of a folded paragraph; a shorter
// paragraph is one run.
func eachRun(folded string, f func(uint64)) {
	var last [runLength]uint64 // hashes of the last words
	words := 0
	hash := uint64(fnvOffset)
	endWord := func() {
		last[words%runLength] = hash
		words++
		hash = fnvOffset
		if words >= runLength {
			f(combine(&last, words, runLength))
		}
	}
	for i := range len(folded) {
		if folded[i] == ' ' {
			endWord()
			continue
		}
		hash = (hash ^ uint64(folded[i])) * fnvPrime
	}
	if folded == "" {
		return
	}
	if endWord(); words < runLength {
		f(combine(&last, words, words))
	}
}

// combine hashes the last n of the words.
func combine(last *[runLength]uint64, words, n int) uint64 {
	h := uint64(fnvOffset)
	for k := words - n; k < words; k++ {
		h = (h ^ last[k%runLength]) * fnvPrime
		h ^= h >> 29
	}
	return h
}
