package predicates

import (
	"strings"

	"clew/importers/extract/doc"
)

// tree gives the dependents of each token of a document in text order.
type tree struct {
	d        *doc.Document
	heads    []int32 // -1 for roots and for heads outside the sentence
	first    []int32 // first[i] is where the dependents of i start in children
	children []int32
	lows     []string // the words in lower case
	lemmas   []string // the lemmas in lower case
	rels     []string // the relations without their subtypes
}

func newTree(d *doc.Document) *tree {
	n := len(d.Tokens)
	t := &tree{d: d, heads: make([]int32, n), first: make([]int32, n+1), children: make([]int32, n)}
	t.lows, t.lemmas, t.rels = make([]string, n), make([]string, n), make([]string, n)
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		t.heads[i] = -1
		t.lows[i], t.lemmas[i] = doc.Lower(tok.Form), doc.Lower(tok.Lemma)
		t.rels[i], _, _ = strings.Cut(tok.Rel, ":")
	}
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			if h := d.Tokens[i].Head; h >= s.First && h < s.Last && h != i {
				t.heads[i] = int32(h)
			}
		}
	}
	t.cut()
	for _, h := range t.heads {
		if h >= 0 {
			t.first[h+1]++
		}
	}
	for i := range n {
		t.first[i+1] += t.first[i]
	}
	at := make([]int32, n)
	for i, h := range t.heads {
		if h >= 0 {
			t.children[t.first[h]+at[h]] = int32(i)
			at[h]++
		}
	}
	return t
}

// limit is how deep a tree may be and how many dependents a word may have. No
// sentence comes near; what has no full stop must not take quadratic time.
const limit = 250

// cut makes roots of the tokens that close a circle or lie beyond the limits.
func (t *tree) cut() {
	depth := make([]int32, len(t.heads)) // 0 is unknown
	width := make([]int32, len(t.heads))
	var path []int32
	for i := range t.heads {
		path = path[:0]
		k := int32(i)
		for k >= 0 && depth[k] == 0 {
			depth[k] = -1 // on the path
			path = append(path, k)
			k = t.heads[k]
		}
		if k >= 0 && depth[k] < 0 {
			t.heads[path[len(path)-1]] = -1
		}
		for n := len(path) - 1; n >= 0; n-- {
			k := path[n]
			h := t.heads[k]
			if h >= 0 && (depth[h] >= limit || width[h] >= limit) {
				h, t.heads[k] = -1, -1
			}
			if depth[k] = 1; h >= 0 {
				depth[k] = depth[h] + 1
				width[h]++
			}
		}
	}
}

// of lists the dependents of token i in text order.
func (t *tree) of(i int) []int32 { return t.children[t.first[i]:t.first[i+1]] }

func (t *tree) tok(i int) *doc.Token { return &t.d.Tokens[i] }

func (t *tree) head(i int) int { return int(t.heads[i]) }

// full is the relation of token i with its subtype.
func (t *tree) full(i int) string { return t.d.Tokens[i].Rel }

// rel is the relation of token i without its subtype.
func (t *tree) rel(i int) string { return t.rels[i] }

// low is the word in lower case.
func (t *tree) low(i int) string { return t.lows[i] }

func (t *tree) lemma(i int) string { return t.lemmas[i] }

// child returns the first dependent of i with one of the relations, or -1. A
// relation without subtype matches its subtypes too.
func (t *tree) child(i int, rels ...string) int {
	for _, c := range t.of(i) {
		full := t.d.Tokens[c].Rel
		for _, r := range rels {
			if full == r || len(full) > len(r) && full[len(r)] == ':' && strings.HasPrefix(full, r) {
				return int(c)
			}
		}
	}
	return -1
}

// preposition is the case marker of i in lower case, with its fixed parts
// ("according to", "because of"), or "".
func (t *tree) preposition(i int) string {
	for _, c32 := range t.of(i) {
		c := int(c32)
		if t.rel(c) != "case" || t.tok(c).XPOS == "POS" || c > i {
			continue
		}
		p := t.low(c)
		for _, f := range t.of(c) {
			if t.rel(int(f)) == "fixed" {
				p += " " + t.low(int(f))
			}
		}
		return p
	}
	return ""
}

// mark is the word that opens clause i ("after", "that", "to"), or "".
func (t *tree) mark(i int) string {
	for _, c := range t.of(i) {
		if r := t.rel(int(c)); r == "mark" || r == "case" && int(c) < i {
			return t.low(int(c))
		}
	}
	return ""
}

func (t *tree) isVerb(i int) bool { return t.tok(i).UPOS == "VERB" }

func (t *tree) isNoun(i int) bool {
	u := t.tok(i).UPOS
	return u == "NOUN" || u == "PROPN"
}

// isClause reports whether token i heads a clause: a verb, or a noun or
// adjective with a copula or subject.
func (t *tree) isClause(i int) bool {
	return t.isVerb(i) || t.child(i, "cop", "nsubj", "csubj") >= 0
}

// conjuncts returns i and the nominal heads that are coordinated with it, also
// where each hangs on the one before it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for k := 0; k < len(out); k++ {
		for _, c := range t.of(out[k]) {
			if t.rel(int(c)) == "conj" && !t.isClause(int(c)) {
				out = append(out, int(c))
			}
		}
	}
	return out
}

// span is a range of tokens [first, last).
type span struct{ first, last int }

// subtree returns the range that i and everything below it span. stop reports
// dependents that are left out with all below them; nil leaves none.
func (t *tree) subtree(i int, stop func(int) bool) span {
	s := span{i, i + 1}
	stack := []int{i}
	for len(stack) > 0 {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		s.first, s.last = min(s.first, j), max(s.last, j+1)
		for _, c := range t.of(j) {
			if stop == nil || !stop(int(c)) {
				stack = append(stack, int(c))
			}
		}
	}
	return s
}

// phrase is the range of the noun phrase of i: its subtree without coordinated
// phrases, clauses beside it, its preposition and punctuation at its ends. Clauses
// that hold the token avoid are left out, and the dependent except.
func (t *tree) phrase(i, avoid, except int) span {
	return t.trim(t.subtree(i, func(c int) bool {
		if c == except || t.isVerb(c) && t.below(avoid, c) {
			return true
		}
		if t.head(c) != i {
			return false
		}
		switch t.full(c) {
		case "case":
			return c < i
		case "mark", "cc", "conj", "parataxis", "advcl", "nsubj", "nsubj:pass", "csubj", "cop", "aux", "aux:pass", "ccomp", "acl:relcl", "dep", "discourse":
			return true
		case "advmod":
			return c > i
		case "punct":
			return c > i
		}
		return false
	}))
}

// setting is the range of a phrase of time or place, with its preposition.
func (t *tree) setting(i int) span {
	return t.trim(t.subtree(i, func(c int) bool {
		if t.head(c) != i {
			return false
		}
		switch t.full(c) {
		case "cc", "conj", "parataxis", "acl:relcl", "dep", "discourse":
			return true
		case "punct":
			return c > i
		}
		return false
	}))
}

// clause is the range of the clause of i, without coordinated sentences and
// without the one that reports it, except.
func (t *tree) clause(i, except int) span {
	return t.trim(t.subtree(i, func(c int) bool {
		return c == except || t.head(c) == i && t.rel(c) == "parataxis" && c != except && t.child(c, "nsubj") >= 0
	}))
}

// trim drops punctuation and conjunctions at the ends.
func (t *tree) trim(s span) span {
	for s.first < s.last-1 && (t.tok(s.first).UPOS == "PUNCT" || t.tok(s.first).UPOS == "CCONJ") {
		s.first++
	}
	for s.last-1 > s.first && t.tok(s.last-1).UPOS == "PUNCT" {
		s.last--
	}
	return s
}

// below reports whether token i is h or stands below it.
func (t *tree) below(i, h int) bool {
	for ; i >= 0; i = t.head(i) {
		if i == h {
			return true
		}
	}
	return false
}
