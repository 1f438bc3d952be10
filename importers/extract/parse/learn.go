package parse

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"clew/importers/extract/conllu"
	"clew/importers/extract/neural"
	"clew/importers/extract/neural/kernel"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
	"clew/importers/extract/wordclass"
)

// Options steer training. Equal options and sentences give an equal parser on
// one kind of processor.
type Options struct {
	Epochs int
	Seed   uint64
	// Batch is how many words are learned from between two changes of the
	// weights.
	Batch int
	// Words and Vectors are words of open text and vectors of unit length that
	// tell their company.
	Words   []string
	Vectors [][]float32
	// Tags, if set, are the predicted Penn and universal tags of the words of each
	// sentence, as the parser will see them.
	Tags [][][2]string
	// Weights, if set, says how much each sentence counts.
	Weights []float32
	// Progress, if set, is told after each epoch the mean loss of a word; parser
	// returns the parser as it is.
	Progress func(epoch int, loss float64, parser func() *Parser)
}

const (
	workers  = 2 // their number is part of the result
	rate     = 2e-3
	lastRate = 5e-5
	// forget is how often the row of a word that occurs once is withheld; words
	// that occur often are withheld less.
	forget       = 0.3
	dropInput    = 0.15
	dropState    = 0.25
	dropHidden   = 0.25
	dropStop     = 0.06 // how often a final full stop is left out
	vectorScale  = 6
	tagsWeight   = 0.3
	labelsWeight = 1
)

// model is the network while it learns.
type model struct {
	params     *neural.Params
	vocabulary vocabulary
	counts     map[uint32]int // occurrences in the trees
	vectors    []float32      // rows×size, by row of the vocabulary
	size       int            // of a vector
	table      *neural.Matrix
	project    *neural.Matrix // vector → embedding
	first      neural.BiLSTM
	second     neural.BiLSTM
	tags       neural.Linear
	child      neural.Linear
	seek       neural.Linear
	head       neural.Linear
	below      neural.Linear
	above      neural.Linear
	labels     neural.Linear
	rootHead   *neural.Matrix
	rootLabel  *neural.Matrix
	classes    *wordclass.Table
	names      []string // labels
	tagNames   []string // pairs of a Penn and a universal tag
	label      map[string]int
	tag        map[string]int
	common     []bool
}

// Train learns a parser from the tags, heads and relations of sentences.
func Train(sentences []conllu.Sentence, classes *wordclass.Table, o Options) *Parser {
	m := newModel(sentences, classes, o)
	learners := make([]*learner, workers)
	for i := range learners {
		learners[i] = &learner{model: m, gradient: m.params.NewGradient(), random: rand.New(rand.NewPCG(o.Seed, uint64(10+i)))}
	}
	random := rand.New(rand.NewPCG(o.Seed, 2))
	order := random.Perm(len(sentences))
	total := 0
	for i := range sentences {
		total += len(sentences[i].Words)
	}
	adam := neural.Adam{Rate: rate, Beta1: 0.9, Beta2: 0.95, Epsilon: 1e-8, Clip: 5, Average: 0.998}
	grads := []*neural.Gradient{learners[0].gradient, learners[1].gradient}
	seen := 0
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for rest := order; len(rest) > 0; {
			n, words := 0, 0
			for n < len(rest) && words < o.Batch {
				words += len(sentences[rest[n]].Words)
				n++
			}
			loss += learnBatch(learners, sentences, rest[:n], &o)
			rest = rest[n:]
			seen += words
			done := float64(seen) / float64(total*o.Epochs)
			adam.Rate = lastRate + (rate-lastRate)*max(0, 1-done)
			if done < 0.02 {
				adam.Rate *= done / 0.02
			}
			m.params.Update(adam, grads)
		}
		if o.Progress != nil {
			o.Progress(epoch+1, loss/float64(total), m.snapshot)
		}
	}
	return m.snapshot()
}

// learnBatch spreads the sentences over the learners and returns the loss.
func learnBatch(learners []*learner, sentences []conllu.Sentence, batch []int, o *Options) float64 {
	var wait sync.WaitGroup
	losses := make([]float64, len(learners))
	for k, l := range learners {
		wait.Go(func() {
			for i := k; i < len(batch); i += len(learners) {
				weight := float32(1)
				if o.Weights != nil {
					weight = o.Weights[batch[i]]
				}
				var tags [][2]string
				if o.Tags != nil {
					tags = o.Tags[batch[i]]
				}
				losses[k] += l.learn(l.prepare(&sentences[batch[i]], tags), weight)
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

func newModel(sentences []conllu.Sentence, classes *wordclass.Table, o Options) *model {
	m := &model{params: neural.NewParams(o.Seed), vocabulary: vocabulary{}, counts: map[uint32]int{}, classes: classes, label: map[string]int{}, tag: map[string]int{}}
	for i := range sentences {
		for _, w := range sentences[i].Words {
			m.counts[wordOf(w.Form)]++
		}
	}
	m.number(sentences, o)
	p := m.params
	m.table = p.Table(len(m.vocabulary)+1+signRows+affixRows, embedSize, 0.05)
	if m.size > 0 {
		m.project = p.Dense(embedSize, m.size)
	}
	m.first, m.second = p.NewBiLSTM(embedSize, hiddenSize), p.NewBiLSTM(stateSize, hiddenSize)
	m.tags = p.NewLinear(stateSize, pad(len(m.tag)))
	m.child, m.head, m.seek = p.NewLinear(stateSize, arcSize), p.NewLinear(stateSize, arcSize), p.NewLinear(arcSize, arcSize)
	m.below, m.above = p.NewLinear(stateSize, labelSize), p.NewLinear(stateSize, labelSize)
	m.labels = p.NewLinear(labelSize, pad(len(m.names)))
	m.rootHead, m.rootLabel = p.Dense(1, arcSize), p.Dense(1, labelSize)
	return m
}

func wordOf(form string) uint32 { return perceptron.String(mask(strings.ToLower(form))) }

// number gives the words, labels and tags their numbers.
func (m *model) number(sentences []conllu.Sentence, o Options) {
	labels, tags := map[string]bool{}, map[string]bool{}
	for i := range sentences {
		for j := range sentences[i].Words {
			w := &sentences[i].Words[j]
			labels[w.Rel], tags[w.XPOS+" "+w.UPOS] = true, true
			word := wordOf(w.Form)
			if _, ok := m.vocabulary[word]; !ok && m.counts[word] > 1 {
				m.vocabulary[word] = int32(len(m.vocabulary) + 1)
			}
		}
	}
	rows := make([][]float32, len(m.vocabulary)+1)
	for i, w := range o.Words {
		word := wordOf(w)
		row, ok := m.vocabulary[word]
		if !ok {
			row = int32(len(m.vocabulary) + 1)
			m.vocabulary[word] = row
			rows = append(rows, nil)
		}
		rows[row] = o.Vectors[i]
	}
	if len(o.Vectors) > 0 {
		m.size = len(o.Vectors[0])
		m.vectors = make([]float32, len(rows)*m.size)
		for r, v := range rows {
			for i, x := range v {
				m.vectors[r*m.size+i] = x * vectorScale
			}
		}
	}
	m.names = slices.Sorted(maps.Keys(labels))
	for i, name := range m.names {
		m.label[name] = i
	}
	m.tagNames = slices.Sorted(maps.Keys(tags))
	for i, name := range m.tagNames {
		m.tag[name] = i
	}
}

// snapshot returns the parser as it is, rounded.
func (m *model) snapshot() *Parser {
	m.params.Swap()
	defer m.params.Swap()
	n := &network{
		vocabulary: m.vocabulary, classes: m.classes,
		first: neural.NewBiReader(&m.first, neural.InputOne), second: neural.NewBiReader(&m.second, neural.StateOne),
		child: neural.NewLayer(m.child.W, m.child.B, neural.StateOne), seek: neural.NewLayer(m.seek.W, m.seek.B, neural.InputOne),
		head:  neural.NewLayer(m.head.W, m.head.B, neural.StateOne),
		below: neural.NewLayer(m.below.W, m.below.B, neural.StateOne), above: neural.NewLayer(m.above.W, m.above.B, neural.StateOne),
		labels:   neural.NewLayer(m.labels.W, m.labels.B, neural.InputOne),
		tags:     neural.NewLayer(m.tags.W, m.tags.B, neural.StateOne),
		rootHead: make([]int16, arcSize), rootLabel: slices.Clone(m.rootLabel.W),
	}
	n.table = neural.NewTable(m.table.Rows, embedSize, m.embedding)
	neural.Quantize(n.rootHead, m.rootHead.W, headOne, arcLimit)
	n.trim(maxVocabulary)
	return &Parser{labels: m.names, tags: m.tagNames, net: n}
}

// embedding returns a row of the table, with what the vector of the word adds.
func (m *model) embedding(r int) []float32 {
	row := slices.Clone(m.table.Row(r))
	if m.project == nil || r > len(m.vocabulary) {
		return row
	}
	if r != unknown && m.rare(r) {
		copy(row, m.table.Row(unknown))
	}
	sum := make([]float32, embedSize)
	kernel.Dots(sum, m.project.W, m.vectors[r*m.size:(r+1)*m.size])
	for i, v := range sum {
		row[i] += v
	}
	return row
}

// rare reports whether the trees hold the word of a row too seldom for a row
// of its own.
func (m *model) rare(r int) bool {
	if m.common == nil {
		m.common = make([]bool, len(m.vocabulary)+1)
		for word, row := range m.vocabulary {
			m.common[row] = m.counts[word] > 1
		}
	}
	return !m.common[r]
}

// learner learns one sentence after the other.
type learner struct {
	model    *model
	gradient *neural.Gradient
	random   *rand.Rand
	arena    neural.Arena
}

// example is a sentence with its tree.
type example struct {
	n           int
	rows        []rows
	word        []int32 // row of the word, unknown if it is withheld
	vector      []int32 // row of the vector, -1 if it is withheld
	head, label []int
	tag         []int
}

// prepare makes an example, now and then varied as in tagging or without its
// final stop.
func (l *learner) prepare(s *conllu.Sentence, tags [][2]string) *example {
	m, list := l.model, s.Words
	if n := len(list); n > 2 && list[n-1].UPOS == "PUNCT" && l.random.Float64() < dropStop {
		list = list[:n-1]
	}
	forms := make([]string, len(list))
	for i := range list {
		forms[i] = list[i].Form
	}
	forms = tag.Vary(forms, l.random)
	n := len(list)
	e := &example{n: n, rows: make([]rows, n), word: make([]int32, n), vector: make([]int32, n), head: make([]int, n), label: make([]int, n), tag: make([]int, n)}
	known := len(m.vocabulary) + 1
	for i := range list {
		w := &list[i]
		xpos, upos := w.XPOS, w.UPOS
		if tags != nil {
			xpos, upos = tags[i][0], tags[i][1]
		}
		word := e.rows[i].describe(known, m.classes, forms[i], xpos, upos, i == 0)
		row := m.vocabulary[word]
		e.word[i], e.vector[i] = row, row
		if k := float64(m.counts[word]); k <= 1 || l.random.Float64() < forget/(forget+k) {
			e.word[i] = unknown
			if l.random.Float64() < 0.3 {
				e.vector[i] = unknown
			}
		}
		e.label[i], e.tag[i] = m.label[w.Rel], m.tag[w.XPOS+" "+w.UPOS]
		if e.head[i] = w.Head - 1; e.head[i] < 0 || e.head[i] >= n {
			e.head[i] = n
		}
	}
	return e
}

// mask is dropout with the memory and the random numbers of the learner.
func (l *learner) mask(x []float32, share float64) []float32 {
	return neural.Dropout(&l.arena, l.random, x, share)
}

func multiply(x, f []float32) {
	for i, v := range f {
		x[i] *= v
	}
}
