package ner

import (
	"slices"
	"strings"

	"clew/importers/extract/doc"
)

// sentence is the analyzed range of words of one sentence.
type sentence struct {
	first, last int  // into analysis.words
	caps        bool // all in capitals
	headline    bool // nearly all words begin with a capital
	dateline    int  // end of a dateline ("ROME, May 3 (Reuters) -"), or first
}

// analysis is everything about a document that the features draw on.
type analysis struct {
	words     []word
	sentences []sentence
	context   map[uint64]*wordContext // by hLow
	lower     map[uint64]int          // small-letter occurrences by hLow
	acronyms  map[string]acronym      // by the initials
	tight     []bool                  // no space before the next token
	memory    *memory
}

// memory holds what documents before have asked about words and phrases, which
// depends on these alone. It serves one goroutine at a time.
type memory struct {
	words   map[string]word
	classes map[string]Class
	text    []word // room for the words of a document
}

// The bounds of a memory: some megabytes.
const (
	mostWords   = 8192
	mostPhrases = 32768
)

func newMemory() *memory { return &memory{words: map[string]word{}, classes: map[string]Class{}} }

// word returns what is known of a form.
func (m *memory) word(form string, table *wordTable) word {
	w, ok := m.words[form]
	if !ok {
		if len(m.words) >= mostWords {
			clear(m.words)
		}
		w = newWord(strings.Clone(form))
		w.look(table)
		w.known = &known{}
		m.words[w.form] = w
	}
	return w
}

// phrase returns the classes of a phrase.
func (m *memory) phrase(g Gazetteer, phrase []byte, tokens int) Class {
	c, ok := m.classes[string(phrase)]
	if !ok {
		if len(m.classes) >= mostPhrases {
			clear(m.classes)
		}
		p := string(phrase)
		c = g.Classes(p, tokens)
		m.classes[p] = c
	}
	return c
}

// single returns the classes of a word as a phrase of its own.
func (m *memory) single(g Gazetteer, w *word) Class {
	if k := w.known; !k.hasSingle {
		k.single, k.hasSingle = g.Classes(w.form, 1), true
	}
	return w.known.single
}

// analyze prepares the words of a document and collects what its sentences
// tell about each other. The memory belongs to the table and the gazetteer.
func analyze(d *doc.Document, table *wordTable, gaz Gazetteer, m *memory) *analysis {
	a := &analysis{
		words:   grow(m.text, len(d.Tokens)),
		tight:   make([]bool, len(d.Tokens)),
		context: map[uint64]*wordContext{},
		lower:   make(map[uint64]int, len(d.Tokens)/4),
		memory:  m,
	}
	m.text = a.words
	for i := range d.Tokens {
		a.words[i] = m.word(d.Tokens[i].Form, table)
		d.Tokens[i].Common = a.words[i].ratio == caseLower
		a.tight[i] = i+1 < len(d.Tokens) && d.Tokens[i].End == d.Tokens[i+1].Start
	}
	for _, s := range d.Sentences {
		n := newSentence(a.words, s.First, s.Last)
		n.dateline = a.datelineEnd(n)
		a.sentences = append(a.sentences, n)
	}
	a.restoreCase(table)
	for _, s := range a.sentences {
		a.markGazetteer(gaz, s)
	}
	a.collect()
	return a
}

// look fills in what the word table knows.
func (w *word) look(t *wordTable) {
	info := t.lookup(w.hLow)
	w.cluster, w.ratio = info.cluster, info.ratio
}

// newSentence decides whether a sentence is spelt like a headline.
func newSentence(ws []word, first, last int) sentence {
	s := sentence{first: first, last: last}
	words, upper, caps, long := 0, 0, 0, 0
	for i := first; i < last; i++ {
		w := &ws[i]
		if w.class&(isPunct|hasDigit) != 0 {
			continue
		}
		words++
		if w.is(isCapsWord) || w.is(isInitial) {
			caps++
		}
		if len(w.form) > 3 {
			long++
			if w.is(isUpper) {
				upper++
			}
		}
	}
	s.caps = words >= 3 && caps*10 >= words*8
	s.headline = s.caps || (long >= 4 && upper*10 >= long*8)
	return s
}

// restoreCase gives the words of sentences in capitals the spelling that they
// have elsewhere in the document, or a capital and small letters.
func (a *analysis) restoreCase(table *wordTable) {
	if !slices.ContainsFunc(a.sentences, func(s sentence) bool { return s.caps }) {
		return
	}
	usual := map[string]string{}
	for _, s := range a.sentences {
		if s.headline {
			continue
		}
		for i := s.first; i < s.last; i++ {
			w := &a.words[i]
			if old, ok := usual[w.low]; i > s.first && (!ok || (w.is(isUpper) && old == w.low)) {
				usual[w.low] = w.form
			}
		}
	}
	for _, s := range a.sentences {
		if !s.caps {
			continue
		}
		for i := s.first; i < s.last; i++ {
			w := &a.words[i]
			if !w.is(isCapsWord) {
				continue
			}
			form, ok := usual[w.low]
			if !ok {
				form = titleCase(w.form)
				if w.ratio == caseLower || w.ratio == caseMostlyLower {
					form = w.low
				}
			}
			*w = a.memory.word(form, table)
			w.class |= wasCaps
		}
	}
}
