package forest

import (
	"math"
	"math/rand/v2"
)

// Example is what a forest learns from. All have equally many signs, at most
// MaxSigns.
type Example struct {
	Signs []int8
	Right bool
}

// MaxSigns is how many signs there may be.
const MaxSigns = 256

// How a forest grows.
const (
	treeCount   = 150
	rate        = 0.08 // of the mistakes of the trees before, what a tree mends
	ridge       = 5.0  // draws leaves to zero
	leastWeight = 8.0  // of the examples that fall to a leaf
	seenShare   = 0.7  // of the examples, what a tree sees
	seenSigns   = 0.5  // of the signs, what it may ask about
)

// grower learns a forest by gradient boosting with Newton steps (Friedman 2001;
// Chen and Guestrin 2016).
type grower struct {
	all  []Example
	odds []float64
	sums []sums
	node []int
	seen []int
	asks []bool
	rng  *rand.Rand
}

// sums are the first two derivatives of the likelihood, over some examples.
type sums struct{ g, h float64 }

func (s *sums) add(x sums) { s.g, s.h = s.g+x.g, s.h+x.h }

// gain is how much a leaf with these examples betters the likelihood.
func (s *sums) gain() float64 { return s.g * s.g / (s.h + ridge) }

// Grow learns a forest. The same examples and seed give the same one.
func Grow(all []Example, seed uint64) *Forest {
	right := 1
	for i := range all {
		right += int(truth(all[i].Right))
	}
	f := &Forest{base: int(math.Round(math.Log(float64(right)/float64(len(all)+2-right)) * step))}
	if len(all) == 0 {
		return f
	}
	n := len(all)
	for i := range all {
		if len(all[i].Signs) != len(all[0].Signs) || len(all[i].Signs) > MaxSigns {
			panic("forest: examples with different or too many signs")
		}
	}
	w := &grower{all: all, odds: make([]float64, n), sums: make([]sums, n), node: make([]int, n), asks: make([]bool, len(all[0].Signs)), rng: rand.New(rand.NewPCG(seed, 11))}
	for i := range w.odds {
		w.odds[i] = float64(f.base) / step
	}
	for range treeCount {
		t := w.tree()
		for i := range all {
			w.odds[i] += float64(t.leaves[t.leaf(all[i].Signs)]) / step
		}
		f.trees = append(f.trees, t)
	}
	return f
}

// tree learns the next tree.
func (w *grower) tree() (t tree) {
	w.seen = w.seen[:0]
	for i := range w.all {
		p := logistic(w.odds[i])
		w.sums[i], w.node[i] = sums{truth(w.all[i].Right) - p, p * (1 - p)}, 0
		if w.rng.Float64() < seenShare {
			w.seen = append(w.seen, i)
		}
	}
	for s := range w.asks {
		w.asks[s] = w.rng.Float64() < seenSigns
	}
	for level := range depth {
		w.split(&t, 1<<level-1, 1<<level)
		for _, i := range w.seen {
			w.node[i] = t.below(w.node[i], w.all[i].Signs)
		}
	}
	var totals [leaves]sums
	for _, i := range w.seen {
		totals[w.node[i]-questions].add(w.sums[i])
	}
	for l, x := range totals {
		v := math.Round(rate * step * x.g / (x.h + ridge))
		t.leaves[l] = int16(math.Max(math.MinInt16, math.Min(math.MaxInt16, v)))
	}
	return t
}

// split chooses the n questions of a level, from question first on.
func (w *grower) split(t *tree, first, n int) {
	totals, best := make([]sums, n), make([]float64, n)
	for _, i := range w.seen {
		totals[w.node[i]-first].add(w.sums[i])
	}
	for q := range n {
		t.least[first+q] = never
	}
	values := make([][2*never + 1]sums, n) // by question and sign
	for s, asks := range w.asks {
		if !asks {
			continue
		}
		clear(values)
		for _, i := range w.seen {
			values[w.node[i]-first][int(w.all[i].Signs[s])+never].add(w.sums[i])
		}
		for q := range n {
			if least, better := cut(&values[q], totals[q]); better > best[q] {
				best[q], t.sign[first+q], t.least[first+q] = better, uint8(s), least
			}
		}
	}
}

// leastGain is the gain below which a question only follows chance.
const leastGain = 1e-9

// cut finds the value from which on a sign parts the examples best, and what that
// gains.
func cut(values *[2*never + 1]sums, total sums) (least int8, better float64) {
	var left sums
	whole := total.gain()
	better = leastGain
	for v, x := range values {
		if x.h == 0 {
			continue
		}
		left.add(x)
		right := sums{total.g - left.g, total.h - left.h}
		if left.h < leastWeight || right.h < leastWeight {
			continue
		}
		if gain := left.gain() + right.gain() - whole; gain > better {
			least, better = int8(v-never+1), gain
		}
	}
	return least, better
}

func truth(right bool) float64 {
	if right {
		return 1
	}
	return 0
}
