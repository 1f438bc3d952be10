package ner

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

// Options steer learning. The zero value of a field is not a default: start
// from DefaultOptions.
type Options struct {
	Epochs    int
	Seed      uint64
	MinCount  int     // features seen at fewer tokens are left out
	Dropout   float64 // share of words that are learned without naming them, 0…1
	Noise     float64 // share of features that are left out of a round, 0…1
	Voters    int     // learners whose weights are averaged
	Invented  float64 // share of hand-marked documents that are repeated with invented names
	Datelines float64 // share of documents that are repeated with a dateline
	Headlines float64 // share that is repeated with some sentences spelt like headlines
	Threshold float32 // rows whose largest weight is below this are left out of the model
	MaxRows   int     // the model keeps at most this many rows, 0 for all
	Log       func(format string, args ...any)
}

// DefaultOptions are the settings of the shipped model.
func DefaultOptions() Options {
	return Options{Epochs: 6, Seed: 1, MinCount: 2, Dropout: 0.3, Noise: 0.4, Voters: 1, Invented: 1, Datelines: 0.1, Headlines: 0.3, Threshold: 0.1, MaxRows: 400_000, Log: func(string, ...any) {}}
}

// sample is a sentence ready for learning.
type sample struct {
	domain Domain
	labels []uint8
	words  []uint32 // hashes, for dropout
	offset []int32  // features of token i: ids[offset[2i]:offset[2i+2]], the lexical ones from offset[2i+1] on
	ids    []int32
}

// dictionary numbers the features that occur often enough.
type dictionary struct {
	id   map[uint32]int32
	keys []uint32
}

// extractAll computes the features of all examples, in parallel but in order.
func extractAll(examples []*Example, table *wordTable, gaz Gazetteer, visit func(e *Example, a *analysis, s sentence, f [][]uint32, lexical []int32)) {
	type result struct {
		a       *analysis
		feats   [][][]uint32
		lexical [][]int32
	}
	chunk := 64
	for lo := 0; lo < len(examples); lo += chunk {
		hi := min(lo+chunk, len(examples))
		results := make([]result, hi-lo)
		var wg sync.WaitGroup
		next := make(chan int, hi-lo)
		for i := lo; i < hi; i++ {
			next <- i
		}
		close(next)
		for range runtime.GOMAXPROCS(0) {
			wg.Go(func() {
				var fl featureList
				for i := range next {
					a := analyze(examples[i].Doc, table, gaz)
					r := result{a: a}
					for _, s := range a.sentences {
						fs := make([][]uint32, s.last-s.first)
						lx := make([]int32, s.last-s.first)
						for k := range fs {
							a.features(&fl, s, s.first+k)
							fs[k] = slices.Clone(fl.keys)
							lx[k] = int32(fl.lexical)
						}
						r.feats = append(r.feats, fs)
						r.lexical = append(r.lexical, lx)
					}
					results[i-lo] = r
				}
			})
		}
		wg.Wait()
		for i := lo; i < hi; i++ {
			r := results[i-lo]
			for k, s := range r.a.sentences {
				visit(examples[i], r.a, s, r.feats[k], r.lexical[k])
			}
		}
	}
}

// prepare numbers the features and turns the examples into samples.
func prepare(examples []*Example, table *wordTable, gaz Gazetteer, minCount int) ([]sample, *dictionary) {
	count := map[uint32]int32{}
	extractAll(examples, table, gaz, func(_ *Example, _ *analysis, _ sentence, f [][]uint32, _ []int32) {
		for _, keys := range f {
			for _, k := range keys {
				count[k]++
			}
		}
	})
	d := &dictionary{id: make(map[uint32]int32, len(count)/3)}
	for k, n := range count {
		if int(n) >= minCount {
			d.keys = append(d.keys, k)
		}
	}
	count = nil
	slices.Sort(d.keys)
	for i, k := range d.keys {
		d.id[k] = int32(i)
	}
	var samples []sample
	extractAll(examples, table, gaz, func(e *Example, a *analysis, s sentence, f [][]uint32, lexical []int32) {
		smp := sample{domain: e.Domain, labels: e.labels[s.first:s.last]}
		for i, keys := range f {
			smp.words = append(smp.words, uint32(a.words[s.first+i].hLow>>32))
			smp.offset = append(smp.offset, int32(len(smp.ids)))
			lex := -1
			for j, k := range keys {
				if j >= int(lexical[i]) && lex < 0 {
					lex = len(smp.ids)
				}
				if id, ok := d.id[k]; ok {
					smp.ids = append(smp.ids, id)
				}
			}
			if lex < 0 {
				lex = len(smp.ids)
			}
			smp.offset = append(smp.offset, int32(lex))
		}
		smp.offset = append(smp.offset, int32(len(smp.ids)))
		smp.ids = slices.Clip(smp.ids)
		samples = append(samples, smp)
	})
	return samples, d
}

// weights are those of one feature, with the sums for averaging.
type weights struct {
	w, sum [numLabels]float32
}

// learner is an averaged structured perceptron (Collins 2002) whose features
// are doubled by domain (Daumé III 2007, "Frustratingly easy domain
// adaptation"); the copy of the target domain is folded in afterwards.
type learner struct {
	shared []weights             // by feature id
	own    [numDomains][]weights // by ownID
	ownID  [numDomains][]int32   // by feature id, -1 until first used
	trans  weightsMatrix
	clock  float32
	lat    lattice[float32]
	chosen []int32
}

type weightsMatrix struct {
	w, sum [numLabels][numLabels]float32
}

func newLearner(n int) *learner {
	l := &learner{shared: make([]weights, n), clock: 1}
	for d := range l.ownID {
		l.ownID[d] = make([]int32, n)
		for i := range l.ownID[d] {
			l.ownID[d][i] = -1
		}
	}
	return l
}

// noise leaves words and features out of a round of learning.
type noise struct {
	salt           uint32
	words, feature uint32 // limits below which a hash is left out
}

func (z *noise) hit(x, limit uint32) bool {
	h := (x ^ z.salt) * 2654435761
	h ^= h >> 15
	h *= 2246822519
	h ^= h >> 13
	return h < limit
}

// choose collects the features of token i that take part.
func (l *learner) choose(s *sample, i int, z *noise) []int32 {
	if z == nil {
		return s.ids[s.offset[2*i]:s.offset[2*i+2]]
	}
	end := s.offset[2*i+2]
	if z.hit(s.words[i], z.words) {
		end = s.offset[2*i+1]
	}
	all := s.ids[s.offset[2*i]:end]
	if z.feature == 0 {
		return all
	}
	out := l.chosen[:0]
	for _, id := range all {
		if !z.hit(uint32(id)*0x9e3779b1+uint32(l.clock), z.feature) {
			out = append(out, id)
		}
	}
	l.chosen = out
	return out
}

// tag decodes a sample with the present weights.
func (l *learner) tag(s *sample, z *noise) []uint8 {
	n := len(s.labels)
	l.lat.size(n)
	l.lat.trans = l.trans.w
	own := l.ownID[s.domain]
	for i := range n {
		out := &l.lat.emit[i]
		*out = [numLabels]float32{}
		for _, id := range l.choose(s, i, z) {
			w := &l.shared[id].w
			for y := range numLabels {
				out[y] += w[y]
			}
			if o := own[id]; o >= 0 {
				w := &l.own[s.domain][o].w
				for y := range numLabels {
					out[y] += w[y]
				}
			}
		}
	}
	l.lat.decode()
	return l.lat.labels
}

// learn corrects the weights by one sample and reports whether it was wrong.
func (l *learner) learn(s *sample, z *noise) bool {
	if len(s.labels) == 0 {
		return false
	}
	got := l.tag(s, z)
	wrong := false
	pg, pp := outside, outside
	for i, g := range s.labels {
		p := int(got[i])
		g := int(g)
		if g != p {
			wrong = true
			for _, id := range l.choose(s, i, z) {
				l.shared[id].update(g, p, l.clock)
				l.ownWeights(s.domain, id).update(g, p, l.clock)
			}
		}
		if g != p || pg != pp {
			l.trans.w[pg][g]++
			l.trans.w[pp][p]--
			l.trans.sum[pg][g] += l.clock
			l.trans.sum[pp][p] -= l.clock
		}
		pg, pp = g, p
	}
	l.clock++
	return wrong
}

func (w *weights) update(gold, got int, clock float32) {
	w.w[gold]++
	w.w[got]--
	w.sum[gold] += clock
	w.sum[got] -= clock
}

func (l *learner) ownWeights(d Domain, id int32) *weights {
	o := l.ownID[d][id]
	if o < 0 {
		o = int32(len(l.own[d]))
		l.own[d] = append(l.own[d], weights{})
		l.ownID[d][id] = o
	}
	return &l.own[d][o]
}

// run goes over the samples again and again in a random order.
func (l *learner) run(samples []sample, o Options) {
	rng := rand.New(rand.NewPCG(o.Seed, 0x6e6572))
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for ep := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		z := &noise{
			salt:    rng.Uint32(),
			words:   uint32(o.Dropout * math.MaxUint32),
			feature: uint32(o.Noise * math.MaxUint32),
		}
		if ep == o.Epochs-1 {
			z = nil // the last round sees everything
		}
		wrong := 0
		for _, i := range order {
			if l.learn(&samples[i], z) {
				wrong++
			}
		}
		o.Log("epoch %d: %d of %d sentences wrong", ep+1, wrong, len(samples))
	}
}

// averaged returns the mean of the weights over time, of feature id and with
// the copy of the Gold domain added.
func (l *learner) averaged(id int) (out [numLabels]float32) {
	add := func(w *weights) {
		for y := range numLabels {
			out[y] += w.w[y] - w.sum[y]/l.clock
		}
	}
	add(&l.shared[id])
	if o := l.ownID[Gold][id]; o >= 0 {
		add(&l.own[Gold][o])
	}
	return out
}
