package ner

import "sort"

// wordInfo is what the open text taught about a word form: its clusters at
// three grains and how it is spelt inside sentences.
type wordInfo struct {
	cluster [3]uint16 // 1-based, 0 for none
	ratio   uint8     // see caseRatio
}

// Grades of caseRatio.
const (
	caseUnknown = iota
	caseLower   // practically never capitalized inside a sentence
	caseMostlyLower
	caseMixed
	caseMostlyUpper
	caseUpper
)

// caseRatio grades how often a word is capitalized inside sentences.
func caseRatio(upper, lower int) uint8 {
	n := upper + lower
	switch {
	case n == 0:
		return caseUnknown
	case upper*50 <= n:
		return caseLower
	case upper*4 <= n:
		return caseMostlyLower
	case upper*4 < n*3:
		return caseMixed
	case upper*50 < n*49:
		return caseMostlyUpper
	}
	return caseUpper
}

// wordTable maps the hashes of lower-case words to what is known about them.
// It is immutable and sorted by hash.
type wordTable struct {
	keys []uint32
	info []wordInfo
}

// lookup returns the zero value for an unknown word.
func (t *wordTable) lookup(hash uint64) wordInfo {
	k := uint32(hash >> 32)
	i := sort.Search(len(t.keys), func(i int) bool { return t.keys[i] >= k })
	if i < len(t.keys) && t.keys[i] == k {
		return t.info[i]
	}
	return wordInfo{}
}
