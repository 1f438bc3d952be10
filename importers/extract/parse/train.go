package parse

import (
	"maps"
	"math/rand/v2"
	"slices"

	"clew/importers/extract/conllu"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
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
	Snapshot func(epoch int, model func(perceptron.Prune) *Parser)
}

// Train learns a parser from the heads and relations of sentences. Their tags
// should be predicted ones, as the parser will see them.
func Train(sentences []conllu.Sentence, o Options) *Parser {
	p := &Parser{labels: inventory(sentences)}
	p.hashes = hashAll(p.labels)
	class := map[string]int{}
	for i, l := range p.labels {
		class[l] = i
	}
	l := learner{parser: p, trainer: perceptron.NewTrainer(1 + 2*len(p.labels))}
	l.scores = make([]float32, l.trainer.Classes())
	random := rand.New(rand.NewPCG(o.Seed, 2))
	order := random.Perm(len(sentences))
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, steps := 0, 0
		for _, i := range order {
			words, g := example(&sentences[i], class, random)
			r, s := l.learn(words, g)
			right, steps = right+r, steps+s
		}
		if o.Progress != nil {
			o.Progress(epoch+1, right, steps)
		}
		if o.Snapshot != nil {
			o.Snapshot(epoch+1, func(prune perceptron.Prune) *Parser {
				return &Parser{labels: p.labels, hashes: p.hashes, model: l.trainer.Model(prune)}
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

// example returns the words and the tree of a sentence, now and then varied as
// in tagging or without its final stop.
func example(s *conllu.Sentence, class map[string]int, random *rand.Rand) ([]word, *gold) {
	list := s.Words
	if n := len(list); n > 2 && list[n-1].UPOS == "PUNCT" && random.Float64() < 0.06 {
		list = list[:n-1]
	}
	forms := make([]string, len(list))
	for i := range list {
		forms[i] = list[i].Form
	}
	forms = tag.Vary(forms, random)
	words := make([]word, len(list))
	g := &gold{head: make([]int, len(list)+1), label: make([]int, len(list))}
	for i := range list {
		words[i] = newWord(forms[i], list[i].XPOS, list[i].UPOS)
		g.head[i] = list[i].Head - 1
		if list[i].Head <= 0 || g.head[i] >= len(list) {
			g.head[i] = len(list)
		}
		g.label[i] = class[list[i].Rel]
	}
	g.head[len(list)] = none
	return words, g
}

// learner parses sentences and corrects the weights.
type learner struct {
	parser  *Parser
	trainer *perceptron.Trainer
	scores  []float32
	c       config
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
