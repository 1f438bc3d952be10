// Package tag assigns parts of speech (Penn and universal) and lemmas to the
// tokens of a document.
//
// The tagger reads a sentence from left to right with an averaged perceptron
// over words, affixes, word shapes and the tags that it has just given
// (Collins 2002; Toutanova et al. 2003 for the kinds of features). Lemmas come
// from rules on word endings that the training program learned.
package tag

import (
	"fmt"
	"strings"
	"sync"

	"clew/assets/models"
	"clew/importers/extract/doc"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// format is the first string of an encoded tagger; it changes with features
// and layout.
const format = "clew-tagger-1"

// Tagger is immutable and safe for concurrent use.
type Tagger struct {
	tags  []pair // class → tags
	model *perceptron.Model
	words lexicon
	lemma lemmatizer
	work  sync.Pool // *scorer
}

// pair is a class: the Penn tag and the universal tag together.
type pair struct {
	xpos, upos string
	hash       uint32
}

func newPair(s string) pair {
	xpos, upos, _ := strings.Cut(s, " ")
	return pair{xpos: xpos, upos: upos, hash: perceptron.String(s)}
}

func (p pair) String() string { return p.xpos + " " + p.upos }

var load = sync.OnceValues(func() (*Tagger, error) {
	classes, err := wordclass.Default()
	if err != nil {
		return nil, err
	}
	t, err := Decode(models.Tagger, classes)
	if err != nil {
		return nil, fmt.Errorf("loading the built-in tagger: %w", err)
	}
	return t, nil
})

// Default returns the tagger that is built into the program. The first call
// loads it.
func Default() (*Tagger, error) { return load() }

// Tag sets UPOS, XPOS and Lemma of all tokens of d. It needs Tokens and
// Sentences. It is safe for concurrent use on different documents.
func (t *Tagger) Tag(d *doc.Document) {
	s, _ := t.work.Get().(*scorer)
	if s == nil {
		s = newScorer(t.model, t.tags)
	}
	defer t.work.Put(s)
	var forms []string
	for _, sentence := range d.Sentences {
		tokens := d.Tokens[sentence.First:sentence.Last]
		forms = forms[:0]
		for i := range tokens {
			forms = append(forms, tokens[i].Form)
		}
		classes := s.decode(&t.words, forms)
		for i := range tokens {
			p := t.tags[classes[i]]
			tokens[i].XPOS, tokens[i].UPOS = p.xpos, p.upos
			if s.s.style == plain {
				tokens[i].Lemma = s.words[i+2].lemma(&t.lemma, classes[i], p.xpos)
			} else {
				tokens[i].Lemma = t.lemma.of(tokens[i].Form, p.xpos, s.s.style)
			}
		}
	}
}

// Retag gives a token other tags and the lemma that goes with them.
func (t *Tagger) Retag(tok *doc.Token, xpos, upos string) {
	tok.XPOS, tok.UPOS = xpos, upos
	tok.Lemma = t.lemma.of(tok.Form, xpos, plain)
}

// best returns the class of the highest score, the first of equals.
func best[T int32 | float32](scores []T) int {
	at, top := 0, scores[0]
	for i, v := range scores {
		if v > top {
			at, top = i, v
		}
	}
	return at
}

// Append appends the encoded tagger to buf.
func (t *Tagger) Append(buf []byte) []byte {
	names := make([]string, len(t.tags))
	for i, p := range t.tags {
		names[i] = p.String()
	}
	buf = perceptron.AppendStrings(buf, []string{format})
	buf = perceptron.AppendStrings(buf, names)
	buf = t.words.append(buf)
	buf = t.lemma.append(buf)
	return t.model.Append(buf)
}

// Decode reads a tagger that Append wrote. The error wraps
// perceptron.ErrModel if data is none. The table must be the one that the
// tagger was trained with.
func Decode(data []byte, classes *wordclass.Table) (*Tagger, error) {
	head, data, err := perceptron.DecodeStrings(data)
	if err != nil || len(head) != 1 || head[0] != format {
		return nil, fmt.Errorf("reading the format of the tagger: %w", perceptron.ErrModel)
	}
	names, data, err := perceptron.DecodeStrings(data)
	if err != nil {
		return nil, err
	}
	t := &Tagger{words: lexicon{classes: classes}}
	for _, name := range names {
		t.tags = append(t.tags, newPair(name))
	}
	if data, err = t.words.decode(data); err != nil {
		return nil, err
	}
	if data, err = t.lemma.decode(data); err != nil {
		return nil, err
	}
	if t.model, _, err = perceptron.Decode(data); err != nil {
		return nil, err
	}
	if t.model.Classes() != len(t.tags) {
		return nil, fmt.Errorf("comparing tags and weights: %w", perceptron.ErrModel)
	}
	return t, nil
}
