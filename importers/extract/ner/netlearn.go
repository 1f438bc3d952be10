package ner

import (
	"math"
	"math/rand/v2"
	"sync"

	"clew/importers/extract/neural"
	"clew/importers/extract/neural/kernel"
)

const (
	netWorkers  = 2 // their number is part of the result
	netRate     = 3e-3
	netLastRate = 5e-5
	netVector   = 6 // length of the vectors of open text
	netForget   = 0.5
	netUnnamed  = 0.15 // share of capitalized words that are read without naming them
	netDropIn   = 0.2
	netDropOut  = 0.3
	netSilver   = 0.35 // weight of a sentence that was marked by machine
	netMinCount = 3
	netCaution  = 0.5 // added to the score of no name after learning
)

// netModel is the network while it learns.
type netModel struct {
	params     *neural.Params
	vocabulary map[uint32]int32
	counts     map[uint32]int
	vectors    []float32
	size       int
	table      *neural.Matrix
	domains    *neural.Matrix
	project    *neural.Matrix
	layer      neural.BiLSTM
	out        neural.Linear
}

// netSample is a sentence ready for learning.
type netSample struct {
	domain Domain
	rows   []netRows
	labels []uint8
}

// TrainNet learns the network that reads beside the linear model, in the form
// that New takes. Vectors of words tell their company in open text. The same
// arguments give the same bytes on one kind of processor.
func TrainNet(examples []*Example, words *Words, vocabulary []string, vectors [][]float32, gaz Gazetteer, o Options, progress func(epoch int, loss float64, net []byte)) []byte {
	for _, e := range examples {
		e.harmonize(gaz)
		e.align()
	}
	all := augment(examples, words, gaz, o)
	m := newNetModel(all, vocabulary, vectors, o.Seed)
	samples := m.samples(all, &words.table, gaz)
	m.learn(samples, o, progress)
	return m.snapshot().encode()
}

func newNetModel(examples []*Example, vocabulary []string, vectors [][]float32, seed uint64) *netModel {
	m := &netModel{params: neural.NewParams(seed), vocabulary: map[uint32]int32{}, counts: map[uint32]int{}}
	for _, e := range examples {
		for i := range e.Doc.Tokens {
			w := newWord(e.Doc.Tokens[i].Form)
			m.counts[uint32(w.hLow>>32)]++
		}
	}
	m.size = len(vectors[0])
	m.vectors = make([]float32, m.size)
	for i, s := range vocabulary {
		w := newWord(s)
		key := uint32(w.hLow >> 32)
		if _, taken := m.vocabulary[key]; taken {
			continue
		}
		m.vocabulary[key] = int32(len(m.vocabulary) + 1)
		for _, v := range vectors[i] {
			m.vectors = append(m.vectors, v*netVector)
		}
	}
	p := m.params
	m.table = p.Table(1+len(m.vocabulary)+netSigns+netAffix, netEmbed, 0.05)
	m.domains = p.Zero(int(numDomains), netEmbed)
	m.project = p.Dense(netEmbed, m.size)
	m.layer = p.NewBiLSTM(netEmbed, netHidden)
	m.out = p.NewLinear(netState, netOut)
	return m
}

// samples describes all sentences of the examples that hold a capital.
func (m *netModel) samples(examples []*Example, table *wordTable, gaz Gazetteer) []netSample {
	per := make([][]netSample, len(examples))
	inParallel(len(examples), func() func(int) {
		return func(k int) {
			e := examples[k]
			a := analyze(e.Doc, table, gaz, newMemory())
			for _, s := range a.sentences {
				if !a.hasCapital(s) || s.last-s.first > netMax {
					continue
				}
				smp := netSample{domain: e.Domain, labels: e.labels[s.first:s.last], rows: make([]netRows, s.last-s.first)}
				for i := s.first; i < s.last; i++ {
					smp.rows[i-s.first].describe(a, s, i, len(m.vocabulary))
				}
				per[k] = append(per[k], smp)
			}
		}
	})
	var out []netSample
	for _, s := range per {
		out = append(out, s...)
	}
	return out
}

func (m *netModel) learn(samples []netSample, o Options, progress func(epoch int, loss float64, net []byte)) {
	learners := make([]*netLearner, netWorkers)
	grads := make([]*neural.Gradient, netWorkers)
	for i := range learners {
		grads[i] = m.params.NewGradient()
		learners[i] = &netLearner{model: m, gradient: grads[i], random: rand.New(rand.NewPCG(o.Seed, uint64(20+i)))}
	}
	random := rand.New(rand.NewPCG(o.Seed, 3))
	order := random.Perm(len(samples))
	total := 0
	for i := range samples {
		total += len(samples[i].labels)
	}
	adam := neural.Adam{Rate: netRate, Beta1: 0.9, Beta2: 0.98, Epsilon: 1e-8, Clip: 5, Average: 0.999}
	seen := 0
	for epoch := range o.NetEpochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for rest := order; len(rest) > 0; {
			n, words := 0, 0
			for n < len(rest) && words < o.NetBatch {
				words += len(samples[rest[n]].labels)
				n++
			}
			loss += learnNetBatch(learners, samples, rest[:n])
			rest = rest[n:]
			seen += words
			done := float64(seen) / float64(total*o.NetEpochs)
			adam.Rate = netLastRate + (netRate-netLastRate)*max(0, 1-done)
			if done < 0.02 {
				adam.Rate *= done / 0.02
			}
			m.params.Update(adam, grads)
		}
		o.Log("network: epoch %d: loss %.4f a word", epoch+1, loss/float64(total))
		if progress != nil {
			progress(epoch+1, loss/float64(total), m.snapshot().encode())
		}
	}
}

func learnNetBatch(learners []*netLearner, samples []netSample, batch []int) float64 {
	var wait sync.WaitGroup
	losses := make([]float64, len(learners))
	for k, l := range learners {
		wait.Go(func() {
			for i := k; i < len(batch); i += len(learners) {
				losses[k] += l.learn(&samples[batch[i]])
			}
		})
	}
	wait.Wait()
	sum := 0.0
	for _, v := range losses {
		sum += v
	}
	return sum
}

// snapshot returns the network as it is, rounded, for the style of Gold.
func (m *netModel) snapshot() *network {
	m.params.Swap()
	defer m.params.Swap()
	bias := &neural.Matrix{Rows: 1, Cols: netOut, W: append([]float32(nil), m.out.B.W...)}
	bias.W[outside] += netCaution
	n := &network{vocabulary: m.vocabulary, layer: neural.NewBiReader(&m.layer, neural.InputOne), out: neural.NewLayer(m.out.W, bias, neural.StateOne)}
	common := make([]bool, len(m.vocabulary)+1)
	for w, r := range m.vocabulary {
		common[r] = m.counts[w] >= netMinCount
	}
	n.table = neural.NewTable(m.table.Rows, netEmbed, func(r int) []float32 {
		row := append([]float32(nil), m.table.Row(r)...)
		if r >= len(common) {
			return row
		}
		if !common[r] {
			copy(row, m.table.Row(0))
		}
		// Every word has one row of this part, so the domain goes here.
		for i, v := range m.domains.Row(int(Gold)) {
			row[i] += v
		}
		sum := make([]float32, netEmbed)
		kernel.Dots(sum, m.project.W, m.vectors[r*m.size:(r+1)*m.size])
		for i, v := range sum {
			row[i] += v
		}
		return row
	})
	n.trim(netWords)
	return n
}

// netLearner learns one sentence after the other.
type netLearner struct {
	model    *netModel
	gradient *neural.Gradient
	random   *rand.Rand
	arena    neural.Arena
	word     []int32 // rows of the words, 0 where they are withheld
	vector   []int32
	named    []bool // whether the affixes take part
}

// choose decides which words are read without naming them.
func (l *netLearner) choose(s *netSample) {
	n := len(s.labels)
	l.word, l.vector, l.named = neural.Grow(l.word, n), neural.Grow(l.vector, n), neural.Grow(l.named, n)
	for i := range s.rows {
		r := &s.rows[i]
		row := l.model.vocabulary[r.word]
		l.word[i], l.vector[i], l.named[i] = row, row, true
		k := float64(l.model.counts[r.word])
		if k < netMinCount || l.random.Float64() < netForget/(netForget+k) {
			l.word[i] = 0
		}
		if r.isName && l.random.Float64() < netUnnamed {
			l.word[i], l.vector[i] = 0, 0
			l.named[i] = l.random.Float64() < 0.5
		}
	}
}

func (l *netLearner) learn(s *netSample) float64 {
	a, m, g, n := &l.arena, l.model, l.gradient, len(s.labels)
	a.Reset()
	l.choose(s)
	x := l.inputs(s)
	maskX := l.mask(x, netDropIn)
	states, trace := m.layer.Forward(a, x, n)
	maskS := l.mask(states, netDropOut)
	z := m.out.Forward(a, states, n)
	weight := float32(1)
	if s.domain == Silver {
		weight = netSilver
	}
	loss := 0.0
	for i := range n {
		loss += crossEntropy(z[i*netOut:(i+1)*netOut], int(s.labels[i]), weight)
	}
	ds, dx := a.Floats(len(states)), a.Floats(len(x))
	m.out.Backward(a, g, states, z, ds, n)
	times(ds, maskS)
	m.layer.Backward(a, g, trace, n, ds, dx)
	times(dx, maskX)
	l.learnInputs(s, dx)
	return loss
}

func (l *netLearner) inputs(s *netSample) []float32 {
	m, n := l.model, len(s.labels)
	x := l.arena.Floats(n * netEmbed)
	part := l.arena.Floats(netEmbed)
	for i := range n {
		row := x[i*netEmbed : (i+1)*netEmbed]
		plus(row, m.table.Row(int(l.word[i])))
		plus(row, m.domains.Row(int(s.domain)))
		for _, r := range s.rows[i].signs {
			plus(row, m.table.Row(int(r)))
		}
		if l.named[i] {
			for _, r := range s.rows[i].affix {
				plus(row, m.table.Row(int(r)))
			}
		}
		if v := int(l.vector[i]); v != 0 {
			kernel.Dots(part, m.project.W, m.vectors[v*m.size:(v+1)*m.size])
			plus(row, part)
		}
	}
	return x
}

func (l *netLearner) learnInputs(s *netSample, dx []float32) {
	m, g := l.model, l.gradient
	for i := range s.labels {
		d := dx[i*netEmbed : (i+1)*netEmbed]
		plus(g.Row(m.table, int(l.word[i])), d)
		plus(g.Row(m.domains, int(s.domain)), d)
		for _, r := range s.rows[i].signs {
			plus(g.Row(m.table, int(r)), d)
		}
		if l.named[i] {
			for _, r := range s.rows[i].affix {
				plus(g.Row(m.table, int(r)), d)
			}
		}
		if v := int(l.vector[i]); v != 0 {
			w, vector := g.Of(m.project), m.vectors[v*m.size:(v+1)*m.size]
			for r := range d {
				kernel.Combine(w[r*m.size:(r+1)*m.size], vector, d[r:r+1])
			}
		}
	}
}

// mask is dropout with the memory and the random numbers of the learner.
func (l *netLearner) mask(x []float32, share float64) []float32 {
	return neural.Dropout(&l.arena, l.random, x, share)
}

// crossEntropy turns the scores of the labels into their gradient and returns
// the loss.
func crossEntropy(z []float32, truth int, weight float32) float64 {
	top := z[0]
	for _, v := range z[:numLabels] {
		top = max(top, v)
	}
	sum := 0.0
	for y, v := range z[:numLabels] {
		p := math.Exp(float64(v - top))
		z[y] = float32(p)
		sum += p
	}
	loss := -math.Log(max(float64(z[truth])/sum, 1e-12))
	for y := range z[:numLabels] {
		z[y] *= float32(1/sum) * weight
	}
	z[truth] -= weight
	clear(z[numLabels:])
	return loss * float64(weight)
}

func plus(dst, src []float32) {
	for i, v := range src {
		dst[i] += v
	}
}

func times(x, f []float32) {
	for i, v := range f {
		x[i] *= v
	}
}
