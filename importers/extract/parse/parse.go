// Package parse finds the syntactic head and relation of every token.
//
// It is a transition parser with the arc-hybrid system (Kuhlmann,
// Gómez-Rodríguez and Satta 2011), trained with a dynamic oracle (Goldberg and
// Nivre 2013) and an averaged perceptron, with features after Zhang and Nivre
// (2011). Every sentence becomes one projective tree with one root.
package parse

import (
	"fmt"
	"sync"

	"clew/assets/models"
	"clew/importers/extract/doc"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// format is the first string of an encoded parser; it changes with features
// and layout.
const format = "clew-parser-1"

// Parser is immutable and safe for concurrent use.
type Parser struct {
	labels []string // sorted; class 0 is SHIFT, then LEFT and RIGHT by label
	hashes []uint32 // of the labels
	model  *perceptron.Model
	words  *wordclass.Table
}

var load = sync.OnceValues(func() (*Parser, error) {
	words, err := wordclass.Default()
	if err != nil {
		return nil, err
	}
	p, err := Decode(models.Parser, words)
	if err != nil {
		return nil, fmt.Errorf("loading the built-in parser: %w", err)
	}
	return p, nil
})

// Default returns the parser that is built into the program. The first call
// loads it.
func Default() (*Parser, error) { return load() }

// Parse sets Head and Rel of all tokens of d. It needs Tokens, Sentences and
// the tags. It is safe for concurrent use on different documents.
func (p *Parser) Parse(d *doc.Document) {
	scores := make([]int32, p.model.Classes())
	var c config
	var words []word
	for _, sentence := range d.Sentences {
		tokens := d.Tokens[sentence.First:sentence.Last]
		words = words[:0]
		for i := range tokens {
			words = append(words, p.newWord(tokens[i].Form, tokens[i].XPOS, tokens[i].UPOS))
		}
		c.reset(words)
		for !c.done() {
			p.model.Score(c.features(p.hashes), scores)
			c.apply(best(&c, scores, len(p.labels)), len(p.labels))
		}
		for i := range tokens {
			tokens[i].Rel = p.labels[c.label[i]]
			if tokens[i].Head = -1; c.head[i] < len(words) {
				tokens[i].Head = sentence.First + c.head[i]
			} else {
				tokens[i].Rel = "root"
			}
		}
	}
}

// best returns the legal class with the highest score, the first of equals.
func best[T int32 | float32](c *config, scores []T, labels int) int {
	top := -1
	for _, m := range [...]int{shift, left, right} {
		if !c.legal(m) {
			continue
		}
		first, last := classes(m, labels)
		for class := first; class < last; class++ {
			if top < 0 || scores[class] > scores[top] {
				top = class
			}
		}
	}
	return top
}

// Append appends the encoded parser to buf.
func (p *Parser) Append(buf []byte) []byte {
	buf = perceptron.AppendStrings(buf, []string{format})
	buf = perceptron.AppendStrings(buf, p.labels)
	return p.model.Append(buf)
}

// Decode reads a parser that Append wrote. The error wraps
// perceptron.ErrModel if data is none. The table must be the one that the
// parser was trained with.
func Decode(data []byte, words *wordclass.Table) (*Parser, error) {
	head, data, err := perceptron.DecodeStrings(data)
	if err != nil || len(head) != 1 || head[0] != format {
		return nil, fmt.Errorf("reading the format of the parser: %w", perceptron.ErrModel)
	}
	p := &Parser{words: words}
	if p.labels, data, err = perceptron.DecodeStrings(data); err != nil {
		return nil, err
	}
	if p.model, _, err = perceptron.Decode(data); err != nil {
		return nil, err
	}
	if len(p.labels) == 0 || p.model.Classes() != 1+2*len(p.labels) {
		return nil, fmt.Errorf("comparing labels and weights: %w", perceptron.ErrModel)
	}
	p.hashes = hashAll(p.labels)
	return p, nil
}

// hashAll hashes the labels; none may look like noLabel.
func hashAll(labels []string) []uint32 {
	out := make([]uint32, len(labels))
	for i, l := range labels {
		out[i] = perceptron.String(l)
	}
	return out
}
