package ner

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"clew/importers/extract/doc"
)

// Words is what LearnWords found out about the words of open text.
type Words struct{ table wordTable }

const (
	minClustered = 5 // words must occur this often to get clusters
	minSpelt     = 3 // and this often inside sentences to get a grade of spelling
	maxWords     = 30000
	contextWords = 2500 // neighbors that are told apart
	dimensions   = 64
)

// grains are the numbers of clusters, coarse to fine. The first must fit five
// bits and the second eight, counted from one.
var grains = [3]int{31, 250, 900}

// wordCount is one word of the text.
type wordCount struct {
	low          string
	n            int
	upper, lower int // inside sentences that are not spelt like headlines
}

// LearnWords counts how words are spelt and clusters them by their neighbors:
// positive pointwise mutual information with the words one and two places to
// either side, reduced by a truncated singular value decomposition (Levy and
// Goldberg 2014), then k-means.
func LearnWords(docs []*doc.Document, o Options) *Words {
	counts := countWords(docs)
	vocabulary := map[string]int{}
	for i, c := range counts {
		if c.n >= minClustered && len(vocabulary) < maxWords {
			vocabulary[c.low] = i
		}
	}
	vectors := embed(docs, vocabulary, dimensions, o.Seed)
	o.Log("%d words, %d with vectors of %d numbers", len(counts), len(vocabulary), dimensions)
	var assigned [3][]int
	for g, k := range grains {
		assigned[g] = kMeans(vectors, k, o.Seed+uint64(g))
	}
	type entry struct {
		key  uint32
		info wordInfo
	}
	var entries []entry
	for i, c := range counts {
		var in wordInfo
		if i < len(vocabulary) {
			for g := range grains {
				in.cluster[g] = uint16(assigned[g][i] + 1)
			}
		}
		if c.upper+c.lower >= minSpelt {
			in.ratio = caseRatio(c.upper, c.lower)
		}
		if in != (wordInfo{}) {
			entries = append(entries, entry{uint32(hashString(c.low) >> 32), in})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	w := &Words{}
	for i, e := range entries {
		if i > 0 && entries[i-1].key == e.key {
			continue
		}
		w.table.keys = append(w.table.keys, e.key)
		w.table.info = append(w.table.info, e.info)
	}
	return w
}

// countWords returns the words of the text, the most frequent first.
func countWords(docs []*doc.Document) []wordCount {
	index := map[string]int{}
	var out []wordCount
	empty := &wordTable{}
	for _, d := range docs {
		a := analyze(d, empty, noGazetteer{}, newMemory())
		for _, s := range a.sentences {
			for i := s.first; i < s.last; i++ {
				w := &a.words[i]
				if w.class&(isPunct|hasDigit) != 0 {
					continue
				}
				k, ok := index[w.low]
				if !ok {
					k = len(out)
					index[w.low] = k
					out = append(out, wordCount{low: w.low})
				}
				c := &out[k]
				c.n++
				if s.headline || i == s.first || a.at(s, i-1).is(isPunct) && a.at(s, i-1).form != "," {
					continue
				}
				if w.is(isUpper) {
					c.upper++
				} else {
					c.lower++
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b wordCount) int {
		if c := cmp.Compare(b.n, a.n); c != 0 {
			return c
		}
		return cmp.Compare(a.low, b.low)
	})
	return out
}

// cell is one entry of a sparse row.
type cell struct {
	col int32
	v   float32
}

// embed returns one vector of unit length for each word of the vocabulary,
// which must number the most frequent words from 0.
func embed(docs []*doc.Document, vocabulary map[string]int, size int, seed uint64) [][]float32 {
	cols := min(contextWords, len(vocabulary))
	rows := cooccurrences(docs, vocabulary, cols)
	reweight(rows, 4*cols)
	u := decompose(rows, 4*cols, min(size, max(1, len(rows))), seed)
	for _, v := range u {
		normalize(v)
	}
	return u
}

// cooccurrences counts neighbors at the distances -2, -1, 1 and 2.
func cooccurrences(docs []*doc.Document, vocabulary map[string]int, cols int) [][]cell {
	type pair struct{ row, col int32 }
	counts := map[pair]float32{}
	empty := &wordTable{}
	for _, d := range docs {
		a := analyze(d, empty, noGazetteer{}, newMemory())
		for _, s := range a.sentences {
			ids := make([]int, 0, s.last-s.first)
			for i := s.first; i < s.last; i++ {
				id, ok := vocabulary[a.words[i].low]
				if !ok {
					id = -1
				}
				ids = append(ids, id)
			}
			for i, r := range ids {
				if r < 0 {
					continue
				}
				for p, k := range [4]int{-2, -1, 1, 2} {
					if j := i + k; j >= 0 && j < len(ids) && ids[j] >= 0 && ids[j] < cols {
						counts[pair{int32(r), int32(p*cols + ids[j])}]++
					}
				}
			}
		}
	}
	rows := make([][]cell, len(vocabulary))
	for p, n := range counts {
		rows[p.row] = append(rows[p.row], cell{p.col, n})
	}
	for _, r := range rows {
		slices.SortFunc(r, func(a, b cell) int { return cmp.Compare(a.col, b.col) })
	}
	return rows
}

// reweight turns counts into positive pointwise mutual information, with the
// contexts smoothed by the power 0.75.
func reweight(rows [][]cell, cols int) {
	col := make([]float64, cols)
	total := 0.0
	row := make([]float64, len(rows))
	for i, r := range rows {
		for _, c := range r {
			col[c.col] += float64(c.v)
			row[i] += float64(c.v)
			total += float64(c.v)
		}
	}
	smooth := 0.0
	for i := range col {
		col[i] = math.Pow(col[i], 0.75)
		smooth += col[i]
	}
	for i, r := range rows {
		kept := r[:0]
		for _, c := range r {
			v := math.Log(float64(c.v) * smooth / (row[i] * col[c.col]))
			if v > 0 {
				kept = append(kept, cell{c.col, float32(v)})
			}
		}
		rows[i] = kept
	}
}

// decompose returns the left singular vectors of a sparse matrix times the
// square roots of the singular values, by randomized subspace iteration
// (Halko, Martinsson and Tropp 2011).
func decompose(rows [][]cell, cols, k int, seed uint64) [][]float32 {
	rng := rand.New(rand.NewPCG(seed, 0x737664))
	right := matrix(cols, k)
	for _, r := range right {
		for j := range r {
			r[j] = float32(rng.NormFloat64())
		}
	}
	left := matrix(len(rows), k)
	var norms []float32
	for range 5 {
		orthonormalize(right)
		multiply(rows, right, left)
		norms = orthonormalize(left)
		for i := range right {
			clear(right[i])
		}
		for i, r := range rows {
			for _, c := range r {
				axpy(right[c.col], left[i], c.v)
			}
		}
	}
	for _, r := range left {
		for j := range r {
			r[j] *= float32(math.Sqrt(float64(norms[j])))
		}
	}
	return left
}

func matrix(n, k int) [][]float32 {
	all := make([]float32, n*k)
	out := make([][]float32, n)
	for i := range out {
		out[i] = all[i*k : (i+1)*k : (i+1)*k]
	}
	return out
}

func multiply(rows [][]cell, right, out [][]float32) {
	for i, r := range rows {
		clear(out[i])
		for _, c := range r {
			axpy(out[i], right[c.col], c.v)
		}
	}
}

func axpy(dst, src []float32, f float32) {
	for j, v := range src {
		dst[j] += f * v
	}
}

// orthonormalize makes the columns orthonormal by the modified Gram-Schmidt
// process and returns the lengths that they had.
func orthonormalize(m [][]float32) []float32 {
	if len(m) == 0 {
		return nil
	}
	k := len(m[0])
	norms := make([]float32, k)
	for j := range k {
		for p := range j {
			dot := float64(0)
			for _, r := range m {
				dot += float64(r[j]) * float64(r[p])
			}
			for _, r := range m {
				r[j] -= float32(dot) * r[p]
			}
		}
		sum := float64(0)
		for _, r := range m {
			sum += float64(r[j]) * float64(r[j])
		}
		norms[j] = float32(math.Sqrt(sum))
		if norms[j] > 1e-12 {
			for _, r := range m {
				r[j] /= norms[j]
			}
		}
	}
	return norms
}

func normalize(v []float32) {
	sum := float64(0)
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= f
	}
}

// kMeans clusters unit vectors by their cosine in twelve rounds. The first
// centers are vectors drawn at random.
func kMeans(vectors [][]float32, k int, seed uint64) []int {
	of := make([]int, len(vectors))
	if len(vectors) <= k {
		for i := range of {
			of[i] = i
		}
		return of
	}
	rng := rand.New(rand.NewPCG(seed, 0x6b6d))
	dim := len(vectors[0])
	centers := matrix(k, dim)
	for c, i := range rng.Perm(len(vectors))[:k] {
		copy(centers[c], vectors[i])
	}
	for range 12 {
		for i, v := range vectors {
			best := float32(-2)
			for c, center := range centers {
				dot := float32(0)
				for j := range v {
					dot += v[j] * center[j]
				}
				if dot > best {
					best, of[i] = dot, c
				}
			}
		}
		for _, c := range centers {
			clear(c)
		}
		for i, v := range vectors {
			axpy(centers[of[i]], v, 1)
		}
		for _, c := range centers {
			normalize(c)
		}
	}
	return of
}

// Encode writes the words in the form that DecodeWords reads.
func (w *Words) Encode() []byte { return appendWords(nil, &w.table) }

// DecodeWords reads what Encode wrote. It fails with ErrModel on anything else.
func DecodeWords(data []byte) (*Words, error) {
	r, w := &reader{data: data}, &Words{}
	r.words(&w.table)
	return w, r.err
}

// Clusters returns the clusters of a lower-case word, coarse to fine, counted
// from 1; 0 stands for none.
func (w *Words) Clusters(low string) [3]uint16 { return w.table.lookup(hashString(low)).cluster }
