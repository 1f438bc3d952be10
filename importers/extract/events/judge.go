package events

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"clew/assets/models"
	"clew/graphmodel"
	"clew/importers/extract/forest"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// format names the encoding and the signs of a classifier. It changes when a sign
// changes its meaning.
const format = "clew-events-1"

// unit is how many whole steps one point of a weight makes.
const unit = 32

// Classifier tells which of the words that may tell an event a careful reader would
// take for one, and of which type: a logistic regression over hashed features of the words, and above it a
// forest of small trees that also asks what the rules hold of it, who takes part and
// what kind of article it is. It is read-only and safe for concurrent use.
type Classifier struct {
	model  *perceptron.Model
	forest *forest.Forest
	words  *wordclass.Table
}

var load = sync.OnceValues(func() (*Classifier, error) {
	words, err := wordclass.Default()
	if err != nil {
		return nil, err
	}
	return Decode(models.Events, words)
})

// Default returns the classifier that is built into the program. The first call
// loads it.
func Default() (*Classifier, error) { return load() }

// Append appends the encoded classifier to buf.
func (c *Classifier) Append(buf []byte) []byte {
	return c.model.Append(c.forest.Append(append(buf, format...)))
}

// Decode reads a classifier that Append wrote. The error wraps perceptron.ErrModel if
// data is none.
func Decode(data []byte, words *wordclass.Table) (*Classifier, error) {
	bad := func(err error) (*Classifier, error) {
		return nil, fmt.Errorf("reading the classifier of events: %w", err)
	}
	if len(data) < len(format) || string(data[:len(format)]) != format {
		return bad(perceptron.ErrModel)
	}
	c := &Classifier{words: words}
	var err error
	if c.forest, data, err = forest.Decode(data[len(format):], signCount); err != nil {
		return bad(err)
	}
	model, rest, err := perceptron.Decode(data)
	switch {
	case err != nil:
		return bad(err)
	case len(rest) > 0 || model.Classes() != classCount:
		return bad(errors.Join(perceptron.ErrModel, fmt.Errorf("%d classes, %d bytes too many", model.Classes(), len(rest))))
	}
	c.model = model
	return c, nil
}

// The shares from which on a telling is told.
const (
	agreeing = 0.25 // where a sure word of the rules' tells it of somebody, or of harm to people without a name
	least    = 0.4
	doubted  = 0.8 // where the verb is used for what happens anywhere
	alone    = 0.8 // where the rules do not tell it, and it names nobody, is only said, or points back to what was not told
)

// choose keeps what is worth telling.
func (f *finder) choose(cands []*candidate) []*candidate {
	if f.judge == nil {
		return slices.DeleteFunc(cands, func(c *candidate) bool { return !f.isTold(c) })
	}
	f.share(cands)
	return slices.DeleteFunc(cands, func(c *candidate) bool {
		return !f.isShown(c) && (c.same == nil || !f.isShown(c.same))
	})
}

// isShown reports whether a candidate is likely enough told. What joins nobody and
// nothing, or is only said, is of less use and must be likelier.
func (f *finder) isShown(c *candidate) bool {
	n := f.count(c)
	named := n.named
	switch {
	case c.ruled && !c.frame.Weak && (named > 0 || n.unnamed > 0 && hurts(c.typ)):
		return c.share >= agreeing
	case c.ruled:
		return c.share >= least
	case c.typ == graphmodel.Statement && c.frame.Statement && c.has(lexicon.SlotClause):
		return false // what is said is told by its own words
	case c.typ == graphmodel.Statement || named == 0 && c.place < 0:
		return c.share >= alone
	case c.idle || c.nested:
		return c.share >= doubted
	}
	return c.share >= least && !f.isBareAnswer(c)
}

// isTold is what the rules hold of a candidate.
func (f *finder) isTold(c *candidate) bool {
	return c.answer || f.worthTelling(c) || c.same != nil && f.worthTelling(c.same)
}

// share asks the classifier about the candidates.
func (f *finder) share(cands []*candidate) {
	s := &symbols{finder: f, words: f.judge.words}
	crowd := crowds(cands)
	types := make([]graphmodel.EventType, len(cands))
	for i, c := range cands {
		c.ruled = f.isTold(c) && !c.nested
		p := chancesOf(f.judge.model, s.ofTelling(c))
		c.share = f.judge.forest.Share(f.signsOf(c, p, crowd[c.sentence]))
		types[i] = p.typeFor(c.typ, c.general)
		f.traceShare(c, types[i], p)
	}
	for i, c := range cands { // the rules look at the types of what is told beside it
		f.retype(c, types[i])
	}
}

// retype gives a telling its type; to where somebody goes is the place of a journey.
func (f *finder) retype(c *candidate, typ graphmodel.EventType) {
	if c.typ == typ {
		return
	}
	c.typ = typ
	if typ != graphmodel.Travel {
		return
	}
	args, heads := c.args[:0], c.heads[:0]
	for i, a := range c.args {
		if slot, _ := c.slotOf(c.heads[i]); slot == "to" && a.Entity >= 0 && f.who.Entities[a.Entity].Kind == graphmodel.Place {
			continue
		}
		args, heads = append(args, a), append(heads, c.heads[i])
	}
	c.args, c.heads = args, heads
}

// crowds counts the candidates by sentence.
func crowds(cands []*candidate) map[int]int {
	n := make(map[int]int)
	for _, c := range cands {
		n[c.sentence]++
	}
	return n
}
