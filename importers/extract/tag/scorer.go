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
	words  []*known // of the sentence, with an edge on either side
}

// known is what depends on the form of a word alone, in running text: nearly half of
// the features. Their scores are whole numbers, so that it does not matter in which
// order they are added.
type known struct {
	look look
	// The scores for the word itself, and for its neighbors.
	own, before, behind []int32
}

// mostKnown bounds the words that are remembered: some megabytes.
const mostKnown = 8192

func newScorer(m *perceptron.Model) *scorer {
	s := &scorer{model: m, scores: make([]int32, m.Classes()), known: make(map[string]*known)}
	s.edge = s.newKnown(border)
	return s
}

func (s *scorer) newKnown(l look) *known {
	classes := s.model.Classes()
	all := make([]int32, 3*classes)
	k := &known{look: l, own: all[:classes:classes], before: all[classes : 2*classes : 2*classes], behind: all[2*classes:]}
	window := make([]look, 5)
	for _, part := range [...]struct {
		place  int
		group  group
		scores []int32
	}{{2, ofWord, k.own}, {1, ofLeft, k.before}, {3, ofRight, k.behind}} {
		clear(window)
		window[part.place] = l
		s.model.Score(s.s.list(window, false, part.group), part.scores)
	}
	return k
}

// of returns what is known of a form.
func (s *scorer) of(words *lexicon, form string) *known {
	k := s.known[form]
	if k == nil {
		if len(s.known) >= mostKnown {
			clear(s.known)
		}
		k = s.newKnown(s.s.look(words, form))
		s.known[strings.Clone(form)] = k
	}
	return k
}

func (s *scorer) decode(words *lexicon, tags []pair, forms []string) []int {
	if styleOf(forms) != plain {
		s.s.reset(words, forms)
		for i := range forms {
			s.model.Score(s.s.features(i), s.scores)
			s.s.set(i, best(s.scores), tags)
		}
		return s.s.classes
	}
	s.begin(words, forms)
	for i := range forms {
		own, before, behind := s.words[i+1].own, s.words[i].before, s.words[i+2].behind
		for class := range s.scores {
			s.scores[class] = own[class] + before[class] + behind[class]
		}
		s.model.Add(s.s.list(s.s.words[i:i+5], i == 0, together), s.scores)
		s.s.set(i, best(s.scores), tags)
	}
	return s.s.classes
}

// begin takes up a sentence of running text.
func (s *scorer) begin(words *lexicon, forms []string) {
	s.s.words, s.s.classes, s.s.style = append(s.s.words[:0], border, border), s.s.classes[:0], plain
	s.words = append(s.words[:0], s.edge)
	for _, form := range forms {
		k := s.of(words, form)
		s.words = append(s.words, k)
		s.s.words = append(s.s.words, k.look)
		s.s.classes = append(s.s.classes, 0)
	}
	s.s.words = append(s.s.words, border, border)
	s.words = append(s.words, s.edge)
}
