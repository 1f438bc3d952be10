package parse

import (
	"maps"
	"math/rand/v2"
	"slices"

	"clew/importers/extract/conllu"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
	"clew/importers/extract/wordclass"
)

// Options steer training. Equal options and sentences give an equal parser.
type Options struct {
	Epochs int
	Seed   uint64
	Prune  perceptron.Prune
	// Progress, if set, is told after each epoch how many steps of how many
	// were right while learning.
	Progress func(epoch, right, steps int)
	// Snapshot, if set, may take the parser as it is after each epoch.
	Snapshot func(epoch int, parser func(perceptron.Prune) *Parser)
}

const (
	// forget is how often the form of a word that occurs once is withheld, so
	// that the parser learns to do without it; frequent words are withheld less.
	forget = 0.2
	// dropStop is how often a final full stop is left out.
	dropStop = 0.06
)

// Train learns a parser from the heads and relations of sentences. Their tags
// should be predicted ones, as the parser will see them.
func Train(sentences []conllu.Sentence, classes *wordclass.Table, o Options) *Parser {
	p := &Parser{labels: inventory(sentences), words: classes}
	p.hashes = hashAll(p.labels)
	l := newLearner(p, sentences, rand.New(rand.NewPCG(o.Seed, 2)))
	order := l.random.Perm(len(sentences))
	for epoch := range o.Epochs {
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, steps := 0, 0
		for _, i := range order {
			words, g := l.example(&sentences[i])
			r, s := l.learn(words, g)
			right, steps = right+r, steps+s
		}
		if o.Progress != nil {
			o.Progress(epoch+1, right, steps)
		}
		if o.Snapshot != nil {
			o.Snapshot(epoch+1, func(prune perceptron.Prune) *Parser {
				now := *p
				now.model = l.trainer.Model(prune)
				return &now
			})
		}
	}
	p.model = l.trainer.Model(o.Prune)
	return p
}

// inventory returns the relations, sorted.
func inventory(sentences []conllu.Sentence) []string {
	seen := map[string]bool{}
	for i := range sentences {
		for j := range sentences[i].Words {
			seen[sentences[i].Words[j].Rel] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// learner parses sentences and corrects the weights.
type learner struct {
	parser  *Parser
	trainer *perceptron.Trainer
	random  *rand.Rand
	class   map[string]int // label → number
	counts  map[uint32]int // occurrences of forms
	scores  []float32
	c       config
}

func newLearner(p *Parser, sentences []conllu.Sentence, random *rand.Rand) *learner {
	l := &learner{
		parser: p, trainer: perceptron.NewTrainer(1 + 2*len(p.labels)), random: random,
		class: map[string]int{}, counts: map[uint32]int{},
	}
	l.scores = make([]float32, l.trainer.Classes())
	for i, label := range p.labels {
		l.class[label] = i
	}
	for i := range sentences {
		for _, w := range sentences[i].Words {
			l.counts[p.newWord(w.Form, w.XPOS, w.UPOS).form]++
		}
	}
	return l
}

// example returns the words and the tree of a sentence, now and then varied as
// in tagging or without its final stop.
func (l *learner) example(s *conllu.Sentence) ([]word, *gold) {
	list := s.Words
	if n := len(list); n > 2 && list[n-1].UPOS == "PUNCT" && l.random.Float64() < dropStop {
		list = list[:n-1]
	}
	forms := tag.Vary(formsOf(list), l.random)
	n := len(list)
	words := make([]word, n)
	g := &gold{head: make([]int, n+1), label: make([]int, n)}
	for i := range list {
		words[i] = l.parser.newWord(forms[i], list[i].XPOS, list[i].UPOS)
		if k := float64(l.counts[words[i].form]); l.random.Float64() < forget/(forget+k) {
			words[i].form = l.random.Uint32()
			words[i].middle, words[i].fine = 0, 0
		}
		g.label[i] = l.class[list[i].Rel]
		if g.head[i] = list[i].Head - 1; g.head[i] < 0 || g.head[i] >= n {
			g.head[i] = n
		}
	}
	g.head[n] = none
	return words, g
}

func formsOf(list []conllu.Word) []string {
	forms := make([]string, len(list))
	for i := range list {
		forms[i] = list[i].Form
	}
	return forms
}

// learn parses one sentence by its own guesses, also wrong ones, and moves the
// weights towards the best that was left at each step.
func (l *learner) learn(words []word, g *gold) (right, steps int) {
	labels := len(l.parser.labels)
	l.c.reset(words)
	for !l.c.done() {
		features := l.c.features(l.parser.hashes)
		l.trainer.Score(features, l.scores)
		guess := best(&l.c, l.scores, labels)
		truth := l.c.truth(g, l.scores, labels)
		l.trainer.Step()
		if guess == truth {
			right++
		} else {
			l.trainer.Update(features, truth, guess, 1)
		}
		steps++
		l.c.apply(guess, labels)
	}
	return right, steps
}
