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
		if t.UPOS == "PROPN" && f.kind[i] == "" && f.lex.Deverbal(f.low(i)) == lexicon.DeverbalDoer {
			return lexicon.DeverbalDoer // "Governor A"
		}
		return ""
	}
	if f.low(i) == "order" && i > 0 && f.low(i-1) == "in" {
		return "" // "in order to"
	}
	return f.lex.Deverbal(f.lemma(i))
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
	case kind == lexicon.DeverbalHappening, kind == lexicon.DeverbalAction && (named || f.acts(a)):
		c.addAgent(f, a)
	default:
		c.addPatient(f, a)
	}
}

// acts reports whether noun a names somebody: "rebel attacks", "media reports".
func (f *finder) acts(a int) bool {
	lemma := f.lemma(a)
	if n, ok := f.lex.Nominal(lemma); ok && n.Kind != graphmodel.Place {
		return true
	}
	if f.lex.Deverbal(lemma) == lexicon.DeverbalDoer || f.lex.OfficeHead(lemma) {
		return true
	}
	return strings.HasSuffix(lemma, "ist") || lemma == "media" || lemma == "rebel" || lemma == "state" || lemma == "community"
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
// that the noun is an object of, and what that verb says.
func (f *finder) outside(c *core, n int, kind lexicon.Deverbal) {
	at := f.outer(n)
	h := f.head(at)
	if h < 0 || !f.isVerb(h) {
		return
	}
	if kind == lexicon.DeverbalUndergone {
		if f.rel(at) == "obl" && len(c.patient) == 0 {
			c.patient = append(c.patient, f.subjectOf(h)...) // "died after his arrest"
		}
		return
	}
	if len(c.agent) == 0 {
		switch {
		case f.rel(at) == "obj" && receives[f.lemma(h)]:
			if len(c.patient) == 0 {
				c.patient = append(c.patient, f.subjectOf(h)...) // "faced criticism"
			}
		case f.rel(at) == "obj" && !witnesses[f.lemma(h)], f.full(at) == "obl" && f.preposition(at) == "in" && actsIn[f.lemma(n)]:
			c.agent = append(c.agent, f.subjectOf(h)...) // "made an attack", "said in a statement"
		case f.full(at) == "nsubj:pass":
			c.agent = append(c.agent, nominal(f.verb(h).agent)...) // "the attack was led by A"
		}
	}
	if kind != lexicon.DeverbalDoer && len(c.patient) == 0 && (f.full(at) == "nsubj" || f.rel(at) == "obl" && f.preposition(at) == "in") {
		if x := f.child(h, "ccomp"); x >= 0 {
			c.addClause(x, -1) // "the report says that A left"
		}
	}
}

// receives lists verbs whose subject suffers what their object names, witnesses
// those whose subject is not the one who does it.
var (
	receives = wordSet("await deserve escape experience face fear get incur receive risk suffer survive undergo withstand")

	witnesses = wordSet(`accept acknowledge allow approve attend avoid ban bar be block call cancel cause cite claim combat condemn confirm contain cover criticize
		criticise curb decline defuse delay demand deny describe deter detect discuss end estimate expect fight find follow halt hear ignore include indicate investigate
		know lift love mean mourn note observe oppose outline praise predict prevent prompt punish quell reduce reflect reject remember report require resist resolve
		reverse see show slow solve stop support trigger understand urge veto want watch welcome witness`)
)

// actsIn lists nouns after "in" whose agent is the subject: "in an attempt to".
var actsIn = wordSet("address attempt bid comment editorial effort interview letter protest reply report response retaliation revenge speech statement support testimony")

// outer climbs from noun n to the noun that stands for it in the clause: the
// first of a coordination, the one that counts it ("a series of attacks").
func (f *finder) outer(n int) int {
	for k := 0; k < 6; k++ {
		h := f.head(n)
		if h < 0 || !f.isNoun(h) && f.tok(h).UPOS != "NUM" && f.tok(h).UPOS != "PRON" {
			break
		}
		if f.rel(n) != "conj" && (f.rel(n) != "nmod" || f.preposition(n) != "of" || !measures[f.lemma(h)] && f.isNoun(h)) {
			break
		}
		n = h
	}
	return n
}

var measures = wordSet(`amount batch bit bunch couple deal dozen end form hour host kind level lot majority minute month most number pair part percent piece range rate rest round
	sequence series session set sort spate string thousand type variety volume wave week year day share series flurry`)

// agrees reports whether pronoun p can stand for noun n.
func (f *finder) agrees(p, n int) bool {
	person := f.kind[n] == graphmodel.MentionPerson
	plural := f.tok(n).XPOS == "NNS" || f.tok(n).XPOS == "NNPS" || f.child(n, "conj") >= 0
	switch f.low(p) {
	case "he", "his", "she", "her":
		return !plural && f.kind[n] != graphmodel.MentionPlace
	case "it", "its":
		return !plural && !person
	}
	return true
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
			if f.isNoun(s.head) && !f.below(pronoun, s.head) && f.agrees(pronoun, s.head) {
				return s.head
			}
		}
	}
	return pronoun
}
