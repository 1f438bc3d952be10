// Package pairs tells which two mentions of a sentence the text relates, and
// how: a classifier that was learned from marked articles. It weighs the links
// that the rules read (package relations) among its other signs, so that it can
// refuse one and find what the rules miss.
//
// It is a multinomial logistic regression over hashed signs of a pair of
// mentions: their kinds and offices, the words between and around them, the way
// between them in the dependency tree, and the rules' links. What all pairs of two
// entities say is then weighed by a forest of small trees, together with what else
// the article may tell of the two and how far they are to be trusted.
package pairs

import (
	"errors"
	"fmt"
	"math"
	"sync"

	"clew/assets/models"
	"clew/importers/extract/forest"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// format names the encoding and the signs. It changes when a sign changes its
// meaning.
const format = "clew-pairs-3"

// unit is how many whole steps one point of a weight makes.
const unit = 32

// Classifier tells what two mentions are to each other. It is read-only and safe
// for concurrent use.
type Classifier struct {
	model  *perceptron.Model
	words  *wordclass.Table
	forest *forest.Forest // nil before it is learned
}

var load = sync.OnceValues(func() (*Classifier, error) {
	words, err := wordclass.Default()
	if err != nil {
		return nil, err
	}
	return Decode(models.Pairs, words)
})

// Default returns the classifier that is built into the program. The first call
// loads it.
func Default() (*Classifier, error) { return load() }

// Append appends the encoded classifier to buf.
func (c *Classifier) Append(buf []byte) []byte {
	buf = append(buf, format...)
	f := c.forest
	if f == nil {
		f = &forest.Forest{}
	}
	buf = f.Append(buf)
	return c.model.Append(buf)
}

// Decode reads a classifier that Append wrote. The error wraps
// perceptron.ErrModel if data is none.
func Decode(data []byte, words *wordclass.Table) (*Classifier, error) {
	bad := func(err error) (*Classifier, error) {
		return nil, fmt.Errorf("reading the classifier of pairs: %w", err)
	}
	if len(data) < len(format) || string(data[:len(format)]) != format {
		return bad(perceptron.ErrModel)
	}
	f, data, err := forest.Decode(data[len(format):], signCount)
	if err != nil {
		return bad(err)
	}
	c := &Classifier{words: words}
	if f.Len() > 0 {
		c.forest = f
	}
	model, rest, err := perceptron.Decode(data)
	switch {
	case err != nil:
		return bad(err)
	case len(rest) > 0 || model.Classes() != classes:
		return bad(errors.Join(perceptron.ErrModel, fmt.Errorf("%d classes, %d bytes too many", model.Classes(), len(rest))))
	}
	c.model = model
	return c, nil
}

// shares are the probabilities of the classes of a pair.
type shares [classes]float64

// softmax turns scores into probabilities of the possible classes.
func softmax(scores []int32, possible set, out *shares) {
	top := math.Inf(-1)
	for c := range out {
		if possible.has(c) {
			top = math.Max(top, float64(scores[c])/unit)
		}
	}
	sum := 0.0
	for c := range out {
		out[c] = 0
		if possible.has(c) {
			out[c] = math.Exp(float64(scores[c])/unit - top)
			sum += out[c]
		}
	}
	for c := range out {
		out[c] /= sum
	}
}

// judge calls f with each pair of the article and its probabilities.
func (c *Classifier) judge(r *reader, f func(p pair, s *shares)) {
	scores := make([]int32, classes)
	var s shares
	for _, p := range r.pairs() {
		c.model.Score(r.features(p), scores)
		softmax(scores, p.possible, &s)
		f(p, &s)
	}
}

func (c *Classifier) read(a *Article, l *lexicon.Lexicon) *reader { return newReader(a, l, c.words) }
