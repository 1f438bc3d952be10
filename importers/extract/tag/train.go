package tag

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/importers/extract/conllu"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// Options steer training. Equal options and sentences give an equal tagger.
type Options struct {
	Epochs int
	Seed   uint64
	Prune  perceptron.Prune
	// Progress, if set, is told after each epoch how many words of how many
	// were tagged right while learning.
	Progress func(epoch, right, words int)
}

// Train learns a tagger from the forms, tags and lemmas of sentences. A tag
// pair that occurs fewer than three times is not learned.
func Train(sentences []conllu.Sentence, classes *wordclass.Table, o Options) *Tagger {
	t := &Tagger{}
	class := map[string]int{}
	for _, name := range inventory(sentences) {
		class[name] = len(t.tags)
		t.tags = append(t.tags, newPair(name))
	}
	t.words = newLexicon(sentences, class, classes)
	t.lemma = newLemmatizer(sentences)
	p := perceptron.NewTrainer(len(t.tags))
	random := rand.New(rand.NewPCG(o.Seed, 1))
	l := learner{trainer: p, words: &t.words, tags: t.tags, scores: make([]float32, len(t.tags))}
	order := random.Perm(len(sentences))
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, words := 0, 0
		for _, i := range order {
			forms, truth := example(&sentences[i], class, random)
			right += l.learn(forms, truth)
			words += len(forms)
		}
		if o.Progress != nil {
			o.Progress(epoch+1, right, words)
		}
	}
	t.model = p.Model(o.Prune)
	return t
}

// inventory returns the tag pairs that occur at least three times, sorted.
func inventory(sentences []conllu.Sentence) []string {
	counts := map[string]int{}
	for i := range sentences {
		for j := range sentences[i].Words {
			w := &sentences[i].Words[j]
			counts[w.XPOS+" "+w.UPOS]++
		}
	}
	var names []string
	for name, n := range counts {
		if n >= 3 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// learner tags sentences and corrects the weights.
type learner struct {
	trainer *perceptron.Trainer
	words   *lexicon
	tags    []pair
	scores  []float32
	s       sentence
}

// learn tags one sentence with its own earlier guesses as context, and returns
// the number of right tags.
func (l *learner) learn(forms []string, truth []int) (right int) {
	l.s.reset(l.words, forms)
	for i := range forms {
		features := l.s.features(i)
		l.trainer.Score(features, l.scores)
		guess := best(l.scores)
		l.trainer.Step()
		if guess == truth[i] {
			right++
		} else if truth[i] >= 0 {
			l.trainer.Update(features, truth[i], guess, 1)
		}
		l.s.set(i, guess, l.tags)
	}
	return right
}

// example returns the words and classes of a sentence. Some are varied, so
// that the tagger knows lines in capitals, headlines and lines without a final
// stop.
func example(s *conllu.Sentence, class map[string]int, random *rand.Rand) (forms []string, truth []int) {
	for i := range s.Words {
		w := &s.Words[i]
		c, ok := class[w.XPOS+" "+w.UPOS]
		if !ok {
			c = -1
		}
		forms = append(forms, w.Form)
		truth = append(truth, c)
	}
	return Vary(forms, random), truth
}

// Vary returns forms as they are, or now and then in capitals or with the
// capitals of a headline.
func Vary(forms []string, random *rand.Rand) []string {
	chance := random.Float64()
	if chance > 0.07 {
		return forms
	}
	out := make([]string, len(forms))
	for i, form := range forms {
		switch {
		case chance < 0.035:
			out[i] = strings.ToUpper(form)
		case len(form) > 3 || i == 0:
			out[i] = capitalize(form)
		default:
			out[i] = form
		}
	}
	return out
}

func capitalize(form string) string {
	r, size := utf8.DecodeRuneInString(form)
	if r == utf8.RuneError {
		return form
	}
	return string(unicode.ToUpper(r)) + form[size:]
}
