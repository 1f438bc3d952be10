package ner

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Options steer learning. The zero value of a field is not a default: start
// from DefaultOptions.
type Options struct {
	Epochs    int
	Seed      uint64
	MinCount  int     // features seen at fewer tokens are left out
	Dropout   float64 // share of words that are learned without naming them, 0…1
	Cost      float32 // score that every wrong label gets as a start while learning
	Noise     float64 // share of features that are left out of a round, 0…1
	Voters    int     // learners whose weights are averaged
	Invented  float64 // share of hand-marked documents that are repeated with invented names
	Articles  int     // articles that are written from templates
	Datelines float64 // share of documents that are repeated with a dateline
	Headlines float64 // share that is repeated with some sentences spelt like headlines
	Threshold float32 // rows whose largest weight is below this are left out of the model
	MaxRows   int     // the model keeps at most this many rows, 0 for all
	// Caution and CautionOther are added to the scores of no name and of other
	// names after learning, which leaves more names too many than missed ones.
	Caution, CautionOther float32
	NetEpochs             int // passes over the data for the network
	NetBatch              int // words between two changes of its weights
	Log                   func(format string, args ...any)
}

// DefaultOptions are the settings of the shipped model.
func DefaultOptions() Options {
	return Options{
		Epochs: 6, Seed: 1, MinCount: 2, Dropout: 0.3, Cost: 20, Noise: 0.3, Voters: 2, Invented: 1, Articles: 500, Datelines: 0.1,
		Headlines: 0.3, Threshold: 0.1, MaxRows: 360_000, Caution: 25, CautionOther: 50, NetEpochs: 7, NetBatch: 800, Log: func(string, ...any) {},
	}
}

// sample is a sentence ready for learning.
type sample struct {
	domain Domain
	labels []uint8
	words  []uint32 // hashes, for dropout
	offset []int32  // features of token i: ids[offset[2i]:offset[2i+2]], the lexical ones from offset[2i+1] on
	ids    []int32
}

// dictionary numbers the features that occur often enough, in the order of
// their keys.
type dictionary struct {
	keys []uint32
	hits []int32 // tokens that have the feature
}

// lookup returns the number of a feature, or -1.
func (d *dictionary) lookup(key uint32) int32 {
	if i, ok := slices.BinarySearch(d.keys, key); ok {
		return int32(i)
	}
	return -1
}

// prepare turns the examples into samples and numbers their features.
func prepare(examples []*Example, table *wordTable, gaz Gazetteer, minCount int) ([]sample, *dictionary) {
	perExample := make([][]sample, len(examples))
	inParallel(len(examples), func() func(int) {
		var list featureList
		return func(i int) { perExample[i] = newSamples(examples[i], table, gaz, &list) }
	})
	var samples []sample
	for _, s := range perExample {
		samples = append(samples, s...)
	}
	d := frequent(samples, minCount)
	inParallel(len(samples), func() func(int) {
		return func(i int) { samples[i].number(d) }
	})
	d.hits = make([]int32, len(d.keys))
	for i := range samples {
		for _, id := range samples[i].ids {
			d.hits[id]++
		}
	}
	return samples, d
}

// inParallel calls f for 0…n-1; every worker has its own f.
func inParallel(n int, worker func() func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			f := worker()
			for i := int(next.Add(1) - 1); i < n; i = int(next.Add(1) - 1) {
				f(i)
			}
		})
	}
	wg.Wait()
}

// newSamples computes the features of one example; ids holds their keys.
func newSamples(e *Example, table *wordTable, gaz Gazetteer, list *featureList) []sample {
	a := analyze(e.Doc, table, gaz, newMemory())
	out := make([]sample, 0, len(a.sentences))
	for _, s := range a.sentences {
		smp := sample{domain: e.Domain, labels: e.labels[s.first:s.last]}
		for i := s.first; i < s.last; i++ {
			a.features(list, s, i)
			smp.words = append(smp.words, uint32(a.words[i].hLow>>32))
			smp.offset = append(smp.offset, int32(len(smp.ids)), int32(len(smp.ids)+list.lexical))
			for _, k := range list.keys {
				smp.ids = append(smp.ids, int32(k))
			}
		}
		smp.offset = append(smp.offset, int32(len(smp.ids)))
		smp.ids = slices.Clip(smp.ids)
		out = append(out, smp)
	}
	return out
}

// maxMinCount is the largest threshold that frequent can count to.
const maxMinCount = 3

// frequent returns the keys that at least minCount tokens have, at most
// maxMinCount. It counts in two bits for each possible key.
func frequent(samples []sample, minCount int) *dictionary {
	count := make([]uint64, 1<<27)
	top := uint64(max(1, min(minCount, maxMinCount)))
	d := &dictionary{}
	for i := range samples {
		for _, id := range samples[i].ids {
			k := uint32(id)
			cell, shift := &count[k>>5], (k&31)*2
			if n := *cell >> shift & 3; n < top {
				*cell += 1 << shift
				if n+1 == top {
					d.keys = append(d.keys, k)
				}
			}
		}
	}
	slices.Sort(d.keys)
	return d
}

// number replaces the keys of a sample by their numbers and leaves out those
// that have none.
func (s *sample) number(d *dictionary) {
	ids := s.ids[:0]
	start := int32(0)
	for i, end := range s.offset {
		if i == 0 {
			continue
		}
		for _, k := range s.ids[start:end] {
			if id := d.lookup(uint32(k)); id >= 0 {
				ids = append(ids, id)
			}
		}
		start = end
		s.offset[i] = int32(len(ids))
	}
	s.ids = slices.Clone(ids)
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
	cost   float32
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
	if l.cost > 0 {
		for i, g := range s.labels {
			l.lat.emit[i][g] -= l.cost
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
	l.cost = o.Cost
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
