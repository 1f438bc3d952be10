package events

import (
	"strings"

	"clew/importers/extract/doc"
)

// tree gives the dependents of each token of a document in text order. It has
// heads and relations of its own, so that repairs do not touch the document.
type tree struct {
	d        *doc.Document
	heads    []int32 // -1 for roots
	rels     []string
	first    []int32 // first[i] is where the dependents of i start in children
	count    []int32
	children []int32
	sentence []int32
	names    []bool // parts of names, whatever they were tagged as
}

func newTree(d *doc.Document) *tree {
	n := len(d.Tokens)
	t := &tree{d: d, heads: make([]int32, n), rels: make([]string, n), sentence: make([]int32, n), names: make([]bool, n)}
	for s, sent := range d.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			t.sentence[i] = int32(s)
		}
	}
	for i := range d.Tokens {
		h := d.Tokens[i].Head
		if h < 0 || h >= n || h == i || t.sentence[h] != t.sentence[i] {
			h = -1
		}
		t.heads[i], t.rels[i] = int32(h), d.Tokens[i].Rel
	}
	t.first, t.count, t.children = make([]int32, n), make([]int32, n), make([]int32, n)
	t.link()
	return t
}

// link derives the lists of dependents from the heads.
func (t *tree) link() {
	for _, s := range t.d.Sentences {
		t.linkSentence(s.First, s.Last)
	}
}

// linkSentence derives the lists of dependents of the tokens [first, last) of
// one sentence. They fill no more of children than the sentence has tokens.
func (t *tree) linkSentence(first, last int) {
	clear(t.count[first:last])
	for i := first; i < last; i++ {
		if h := t.heads[i]; h >= 0 {
			t.count[h]++
		}
	}
	at := int32(first)
	for i := first; i < last; i++ {
		t.first[i] = at
		at += t.count[i]
		t.count[i] = 0
	}
	for i := first; i < last; i++ {
		if h := t.heads[i]; h >= 0 {
			t.children[t.first[h]+t.count[h]] = int32(i)
			t.count[h]++
		}
	}
}

// head is the head of token i, or -1 for roots and heads outside the sentence.
func (t *tree) head(i int) int { return int(t.heads[i]) }

// fullRel is the relation of token i with its subtype.
func (t *tree) fullRel(i int) string { return t.rels[i] }

// attach makes h the head of i, unless that would close a circle.
func (t *tree) attach(i, h int, rel string) bool {
	for k, n := h, 0; k >= 0; k, n = t.head(k), n+1 {
		if k == i || n > len(t.heads) {
			return false
		}
	}
	t.heads[i], t.rels[i] = int32(h), rel
	return true
}

// of lists the dependents of token i in text order.
func (t *tree) of(i int) []int32 { return t.children[t.first[i] : t.first[i]+t.count[i]] }

func (t *tree) tok(i int) *doc.Token { return &t.d.Tokens[i] }

// rel is the relation of token i without its subtype.
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.rels[i], ":")
	return r
}

// child returns the first dependent of i with one of the relations, which
// match with their subtypes when they have none themselves, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, c := range t.of(i) {
		for _, r := range rels {
			if full := t.rels[c]; full == r || !strings.Contains(r, ":") && strings.HasPrefix(full, r+":") {
				return int(c)
			}
		}
	}
	return -1
}

// conjuncts returns i and the heads that are coordinated with it, also where
// each hangs on the one before it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for k := 0; k < len(out); k++ {
		for _, c := range t.of(out[k]) {
			if t.rel(int(c)) == "conj" && !t.isVerb(int(c)) {
				out = append(out, int(c))
			}
		}
	}
	return out
}

func (t *tree) isVerb(i int) bool {
	if t.names[i] {
		return false
	}
	u := t.tok(i).UPOS
	return u == "VERB" || strings.HasPrefix(t.tok(i).XPOS, "VB") && u != "AUX" && u != "ADJ" && u != "NOUN"
}

func (t *tree) isNoun(i int) bool {
	switch t.tok(i).UPOS {
	case "NOUN", "PROPN":
		return true
	}
	return false
}

// subtree returns the token range that i and everything below it span. stop
// reports dependents that are left out with all below them; nil leaves none.
func (t *tree) subtree(i int, stop func(int) bool) (first, last int) {
	first, last = i, i+1
	stack := []int{i}
	for n := 0; len(stack) > 0 && n <= len(t.d.Tokens); n++ {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		first, last = min(first, j), max(last, j+1)
		for _, c := range t.of(j) {
			if stop == nil || !stop(int(c)) {
				stack = append(stack, int(c))
			}
		}
	}
	return first, last
}

// phrase is the range of a whole noun phrase: its subtree without clauses
// beside it, leading prepositions and closing punctuation.
func (t *tree) phrase(i int) (first, last int) {
	first, last = t.subtree(i, func(c int) bool {
		switch t.rel(c) {
		case "case", "mark", "cc", "parataxis", "advcl", "nsubj", "cop", "aux":
			return t.head(c) == i
		case "conj":
			return t.head(c) == i
		case "punct":
			return t.head(c) == i && (c < i-8 || c > i)
		case "acl":
			return t.head(c) == i && t.rels[c] == "acl:relcl"
		}
		return false
	})
	for first < last-1 && t.tok(first).UPOS == "PUNCT" {
		first++
	}
	for last-1 > first && t.tok(last-1).UPOS == "PUNCT" {
		last--
	}
	return first, last
}

// preposition is the case marker of i in lower case, with its fixed parts
// ("according to", "because of"), or "".
func (t *tree) preposition(i int) string {
	for _, c := range t.of(i) {
		if t.rel(int(c)) != "case" || strings.HasPrefix(t.tok(int(c)).Form, "'") || strings.HasPrefix(t.tok(int(c)).Form, "’") {
			continue
		}
		p := lower(t.tok(int(c)).Form)
		for _, f := range t.of(int(c)) {
			if t.rel(int(f)) == "fixed" {
				p += " " + strings.ToLower(t.tok(int(f)).Form)
			}
		}
		return p
	}
	return ""
}

// negated reports whether i has a negation among its dependents.
func (t *tree) negated(i int) bool {
	for _, c := range t.of(i) {
		switch lower(t.tok(int(c)).Form) {
		case "not", "n't", "n’t", "never", "neither", "no", "nobody", "nothing", "none", "nor":
			if next := int(c) + 1; next < len(t.d.Tokens) && isMerely(t.tok(next).Form) {
				continue // "not only met A but praised him"
			}
			if r := t.rel(int(c)); r == "advmod" || r == "det" || r == "nsubj" || r == "cc" || r == "aux" || r == "obj" {
				return true
			}
		}
	}
	return false
}

// isMerely lists words before which "not" denies nothing.
func isMerely(form string) bool {
	switch strings.ToLower(form) {
	case "only", "just", "merely", "simply", "solely", "least":
		return true
	}
	return false
}

func lower(s string) string { return doc.Lower(s) }
