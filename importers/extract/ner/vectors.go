package ner

import "clew/importers/extract/doc"

// LearnVectors returns the words that occur at least the given number of times
// in the documents, the most frequent first, and for each a vector of unit
// length: words in like company have like vectors. It is what LearnWords
// clusters.
func LearnVectors(docs []*doc.Document, atLeast, size int, seed uint64) (words []string, vectors [][]float32) {
	vocabulary := map[string]int{}
	for i, c := range countWords(docs) {
		if c.n < atLeast || i == maxWords {
			break
		}
		vocabulary[c.low] = i
		words = append(words, c.low)
	}
	vectors = embed(docs, vocabulary, size, seed)
	for i, v := range vectors {
		// A text of fewer words than that spans fewer dimensions.
		vectors[i] = append(v, make([]float32, size-len(v))...)
	}
	return words, vectors
}
