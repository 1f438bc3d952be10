// Package shingle compares two texts by their runs of four words, the measure
// of the public article extraction benchmark
// (github.com/scrapinghub/article-extraction-benchmark). Only tests use it.
package shingle

import (
	"strings"
	"unicode"
)

const size = 4

// Counts are the shared, the surplus and the missing runs of a comparison,
// normalized to a sum of one.
type Counts struct{ Shared, Surplus, Missing float64 }

// Compare counts the runs of got against those of want. Words are case
// sensitive, as in the benchmark.
func Compare(want, got string) Counts {
	a, b := shingles(want), shingles(got)
	var c Counts
	sumA, sumB := 0, 0
	for k, n := range a {
		sumA += n
		c.Shared += float64(min(n, b[k]))
	}
	for _, n := range b {
		sumB += n
	}
	c.Surplus = float64(sumB) - c.Shared
	c.Missing = float64(sumA) - c.Shared
	if s := c.Shared + c.Surplus + c.Missing; s > 0 {
		c.Shared, c.Surplus, c.Missing = c.Shared/s, c.Surplus/s, c.Missing/s
	}
	return c
}

// Precision is the share of the runs found that are wanted.
func (c Counts) Precision() float64 { return ratio(c.Shared, c.Shared+c.Surplus) }

// Recall is the share of the runs wanted that were found.
func (c Counts) Recall() float64 { return ratio(c.Shared, c.Shared+c.Missing) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 { return ratio(2*c.Shared, 2*c.Shared+c.Surplus+c.Missing) }

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Scores are macro averages over many comparisons. A page without output
// counts for recall and not for precision, as in the benchmark.
type Scores struct {
	N            int
	prec, rec    float64
	nPrec, nRecl int
}

// Add adds one comparison.
func (s *Scores) Add(c Counts) {
	s.N++
	if c.Shared+c.Surplus > 0 {
		s.prec += c.Precision()
		s.nPrec++
	}
	if c.Shared+c.Missing > 0 {
		s.rec += c.Recall()
		s.nRecl++
	}
}

// Precision is the mean precision.
func (s *Scores) Precision() float64 { return ratio(s.prec, float64(s.nPrec)) }

// Recall is the mean recall.
func (s *Scores) Recall() float64 { return ratio(s.rec, float64(s.nRecl)) }

// F1 is the harmonic mean of mean precision and mean recall.
func (s *Scores) F1() float64 {
	p, r := s.Precision(), s.Recall()
	return ratio(2*p*r, p+r)
}

func shingles(s string) map[string]int {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
	out := map[string]int{}
	for i := 0; i < max(1, len(words)-size+1); i++ {
		if run := words[min(i, len(words)):min(i+size, len(words))]; len(run) > 0 {
			out[strings.Join(run, "\x00")]++
		}
	}
	return out
}
