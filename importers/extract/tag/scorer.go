package tag

import (
	"strings"

	"clew/importers/extract/perceptron"
)

// scorer tags sentence after sentence with one set of buffers, and remembers what
// the model says of words. It serves one goroutine at a time.
type scorer struct {
	model  *perceptron.Model
	scores []int32
	s      sentence
	known  map[string]*known
	edge   *known   // of the places outside a sentence
	words  []*known // of the sentence, with two edges on either side
	// pairs are the scores for the two tags before, by their numbers: see tagsOf.
	pairs [][]int32
	tags  []pair
}

// known is what depends on the form of a word alone, in running text: most of the
// weights. Their scores are whole numbers, so that it does not matter in which
// order they are added.
type known struct {
	form string
	look look
	// The lemmas by the classes that it got so far: hardly more than two.
	lemmas []classLemma
	// The scores for the word itself, where it begins no sentence and where it does,
	// nil if it never did; and those for its neighbors: for the next word, the one
	// after that, the one before, and the one before that.
	own, first       []int32
	next, nextButOne []int32
	last, lastButOne []int32
}

type classLemma struct {
	class int
	lemma string
}

// lemma returns the lemma of the word with a class and its Penn tag.
func (k *known) lemma(l *lemmatizer, class int, xpos string) string {
	for _, x := range k.lemmas {
		if x.class == class {
			return x.lemma
		}
	}
	lemma := l.of(k.form, xpos, plain)
	k.lemmas = append(k.lemmas, classLemma{class, lemma})
	return lemma
}

// mostKnown bounds the words that are remembered: 15 megabytes.
const mostKnown = 8192

func newScorer(m *perceptron.Model, tags []pair) *scorer {
	s := &scorer{model: m, scores: make([]int32, m.Classes()), known: make(map[string]*known), tags: tags}
	s.pairs = make([][]int32, (len(tags)+1)*(len(tags)+1))
	s.edge = s.newKnown(border)
	return s
}

func (s *scorer) newKnown(l look) *known {
	k := &known{look: l}
	classes := s.model.Classes()
	all := make([]int32, 5*classes)
	for _, part := range [...]struct {
		place  int
		group  group
		scores *[]int32
	}{{2, ofWord | ofPlace, &k.own}, {1, ofLeft, &k.next}, {0, ofLeft2, &k.nextButOne}, {3, ofRight, &k.last}, {4, ofRight2, &k.lastButOne}} {
		var window [5]look
		window[part.place] = l
		*part.scores, all = all[:classes:classes], all[classes:]
		s.model.Add(s.s.list(window[:], false, part.group), *part.scores)
	}
	return k
}

// score returns the scores that some groups of features give to the third of five
// words.
func (s *scorer) score(window *[5]look, isFirst bool, want group) []int32 {
	scores := make([]int32, s.model.Classes())
	s.model.Score(s.s.list(window[:], isFirst, want), scores)
	return scores
}

// ownOf returns the scores of word i of the sentence for itself.
func (s *scorer) ownOf(i int) []int32 {
	k := s.words[i+2]
	if i > 0 {
		return k.own
	}
	if k.first == nil {
		k.first = s.score(&[5]look{2: k.look}, true, ofWord|ofPlace)
	}
	return k.first
}

// tagsOf returns the scores for the classes of the two words before word i.
func (s *scorer) tagsOf(i int) []int32 {
	before := func(i int) (number int, tag uint32) {
		if i < 0 {
			return 0, border.tag
		}
		class := s.s.classes[i]
		return class + 1, s.tags[class].hash
	}
	a, tagA := before(i - 2)
	b, tagB := before(i - 1)
	at := a*(len(s.tags)+1) + b
	if s.pairs[at] == nil {
		s.pairs[at] = s.score(&[5]look{0: {tag: tagA}, 1: {tag: tagB}}, false, ofTags)
	}
	return s.pairs[at]
}

// of returns what is known of a form.
func (s *scorer) of(words *lexicon, form string) *known {
	k := s.known[form]
	if k == nil {
		if len(s.known) >= mostKnown {
			clear(s.known)
		}
		k = s.newKnown(s.s.look(words, form))
		k.form = strings.Clone(form)
		s.known[k.form] = k
	}
	return k
}

func (s *scorer) decode(words *lexicon, forms []string) []int {
	if styleOf(forms) != plain {
		s.s.reset(words, forms)
		for i := range forms {
			s.model.Score(s.s.features(i), s.scores)
			s.s.set(i, best(s.scores), s.tags)
		}
		return s.s.classes
	}
	s.begin(words, forms)
	for i := range forms {
		w := s.words[i : i+5]
		sumSix(s.scores, s.ownOf(i), s.tagsOf(i), w[0].nextButOne, w[1].next, w[3].last, w[4].lastButOne)
		s.model.Add(s.s.list(s.s.words[i:i+5], i == 0, together), s.scores)
		s.s.set(i, best(s.scores), s.tags)
	}
	return s.s.classes
}

// sumSix sets sum to the sums of six lists of the same length.
func sumSix(sum, a, b, c, d, e, f []int32) {
	n := len(sum)
	a, b, c, d, e, f = a[:n], b[:n], c[:n], d[:n], e[:n], f[:n]
	for i := range sum {
		sum[i] = a[i] + b[i] + c[i] + d[i] + e[i] + f[i]
	}
}

// begin takes up a sentence of running text.
func (s *scorer) begin(words *lexicon, forms []string) {
	s.s.words, s.s.classes, s.s.style = append(s.s.words[:0], border, border), s.s.classes[:0], plain
	s.words = append(s.words[:0], s.edge, s.edge)
	for _, form := range forms {
		k := s.of(words, form)
		s.words = append(s.words, k)
		s.s.words = append(s.s.words, k.look)
		s.s.classes = append(s.s.classes, 0)
	}
	s.s.words = append(s.s.words, border, border)
	s.words = append(s.words, s.edge, s.edge)
}
