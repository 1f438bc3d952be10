package predicates

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// predicateNoun returns the kind of token i where it is a noun that names an
// action, or "".
func (f *finder) predicateNoun(i int) lexicon.Deverbal {
	t := f.tok(i)
	if t.UPOS != "NOUN" || f.timeAt[i] >= 0 {
		return ""
	}
	lemma := f.lemma(i)
	kind := f.lex.Deverbal(lemma)
	if kind != "" && strings.HasSuffix(lemma, "ing") && t.XPOS == "NNS" {
		return "" // "buildings", "belongings"
	}
	return kind
}

// nounCore returns the arguments of predicate noun n.
func (f *finder) nounCore(n int, kind lexicon.Deverbal) *core {
	c := &core{}
	if kind == lexicon.DeverbalDoer {
		f.doer(c, n)
	}
	for _, a32 := range f.of(n) {
		a := int(a32)
		switch f.full(a) {
		case "nmod:poss":
			f.owner(c, a, kind)
		case "compound", "amod", "nmod:desc":
			f.modifier(c, a, kind)
		case "nmod", "obl":
			f.nounPhrase(c, a, kind)
		case "acl":
			f.content(c, a)
		case "ccomp":
			c.addClause(a, -1)
		}
	}
	f.outside(c, n, kind)
	return c
}

// owner: "A's support", "A's arrest", "A's leader".
func (f *finder) owner(c *core, a int, kind lexicon.Deverbal) {
	a = f.antecedentOf(a)
	switch kind {
	case lexicon.DeverbalUndergone, lexicon.DeverbalDoer:
		c.addPatient(f, a)
	default:
		c.addAgent(f, a)
	}
}

// modifier: "the British response", "police response", "climate change", "oil
// exports".
func (f *finder) modifier(c *core, a int, kind lexicon.Deverbal) {
	named := f.kind[a] != ""
	if f.rel(a) == "amod" {
		if named && kind != lexicon.DeverbalDoer {
			f.owner(c, a, kind)
		}
		return
	}
	switch {
	case kind == lexicon.DeverbalDoer:
		if f.kind[a] != graphmodel.MentionPerson {
			c.addPatient(f, a)
		}
	case named && kind == lexicon.DeverbalAction, kind == lexicon.DeverbalHappening:
		c.addAgent(f, a)
	default:
		c.addPatient(f, a)
	}
}

// nounPhrase reads a prepositional phrase below a predicate noun.
func (f *finder) nounPhrase(c *core, a int, kind lexicon.Deverbal) {
	if f.timeAt[a] >= 0 {
		return
	}
	switch f.preposition(a) {
	case "of":
		if kind == lexicon.DeverbalHappening {
			c.addAgent(f, a)
		} else {
			c.addPatient(f, a)
		}
	case "by", "from":
		c.addAgent(f, a)
	case "between":
		c.addAgent(f, a)
	case "on", "against", "for", "to", "over", "about", "into":
		if kind != lexicon.DeverbalDoer {
			c.addPatient(f, a)
		}
	}
}

// content: what is said, planned or tried: "the claim that A left", "an
// attempt to leave"; or a participle: "an attack carried out by B".
func (f *finder) content(c *core, v int) {
	switch {
	case f.tok(v).XPOS == "VBN":
		if b := f.verb(v); !b.busy {
			c.agent = append(c.agent, b.agent...)
		}
	case f.tok(v).XPOS == "VBG":
	default:
		c.addClause(v, -1)
	}
}

// doer: the noun itself, or whoever it describes.
func (f *finder) doer(c *core, n int) {
	if h := f.head(n); h >= 0 && f.tok(h).UPOS == "PROPN" {
		switch f.full(n) {
		case "appos", "compound", "nmod:desc", "flat":
			c.addAgent(f, h)
			return
		}
	}
	for _, c32 := range f.of(n) {
		if a := int(c32); f.tok(a).UPOS == "PROPN" && (f.rel(a) == "appos" || f.rel(a) == "flat" || f.kind[a] == graphmodel.MentionPerson && f.preposition(a) == "" && a > n) {
			c.agent = append(c.agent, argument{head: a, except: -1})
			return
		}
	}
	if s := f.child(n, "nsubj"); s >= 0 {
		c.addAgent(f, s)
		return
	}
	c.agent = append(c.agent, argument{head: n, except: -1})
}

// outside looks for arguments beyond the noun phrase: the subject of the verb
// that the noun is an object of.
func (f *finder) outside(c *core, n int, kind lexicon.Deverbal) {
	h := f.head(n)
	if h < 0 {
		return
	}
	switch {
	case kind == lexicon.DeverbalUndergone && f.rel(n) == "obl" && len(c.patient) == 0:
		c.patient = append(c.patient, f.subjectOf(h)...) // "died after his arrest"
	case kind != lexicon.DeverbalUndergone && f.rel(n) == "obj" && len(c.agent) == 0:
		c.agent = append(c.agent, f.subjectOf(h)...) // "made an attack"
	}
}

// antecedentOf returns who a pronoun of the third person means, as far as its
// sentence tells: the subject of the clause, or of one above it. It returns the
// pronoun itself where there is none.
func (f *finder) antecedentOf(pronoun int) int {
	switch f.low(pronoun) {
	case "his", "her", "its", "their", "he", "she", "it", "they":
	default:
		return pronoun
	}
	for v, n := f.head(pronoun), 0; v >= 0 && n < 30; v, n = f.head(v), n+1 {
		if !f.isClause(v) {
			continue
		}
		for _, s := range f.subjectOf(v) {
			if f.isNoun(s.head) && !f.below(pronoun, s.head) {
				return s.head
			}
		}
	}
	return pronoun
}
