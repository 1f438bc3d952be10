package predicates

import "strings"

// argument is one argument by its head token.
type argument struct {
	head   int
	clause bool // the whole clause, not the noun phrase
	words  span // the phrase itself, where no head tells it
	except int  // a dependent that is left out with all below it, -1
}

// core is who and what of a predicate.
type core struct {
	agent, patient []argument
	passive        bool
	busy           bool
}

func (c *core) addAgent(f *finder, head int) {
	for _, h := range f.conjuncts(head) {
		c.agent = append(c.agent, argument{head: h, except: -1})
	}
}

func (c *core) addPatient(f *finder, head int) {
	for _, h := range f.conjuncts(head) {
		c.patient = append(c.patient, argument{head: h, except: -1})
	}
}

func (c *core) addClause(head, except int) {
	c.patient = append(c.patient, argument{head: head, clause: true, except: except})
}

// surface is the subject of the sentence: of a passive, the patient.
func (c *core) surface() []argument {
	if c.passive {
		return c.patient
	}
	return c.agent
}

func (c *core) setSurface(args []argument) {
	if c.passive {
		c.patient = append(c.patient, args...)
	} else {
		c.agent = append(c.agent, args...)
	}
}

// isPredicateVerb reports whether token i is a verb that says something on its
// own: no auxiliary, modal or copula.
func (f *finder) isPredicateVerb(i int) bool {
	t := f.tok(i)
	switch t.UPOS {
	case "VERB":
	case "AUX":
		if f.rel(i) == "aux" || f.rel(i) == "cop" || f.lemma(i) != "do" && f.lemma(i) != "have" {
			return false
		}
	default:
		return false
	}
	switch f.rel(i) {
	case "aux", "cop", "fixed", "flat", "compound":
		return false
	}
	return f.lemma(i) != "be" && f.kind[i] == ""
}

// verb returns the core arguments of verb v.
func (f *finder) verb(v int) *core {
	if c := f.verbs[v]; c != nil {
		return c
	}
	c := &core{passive: f.isPassive(v), busy: true}
	f.verbs[v] = c
	f.ownArguments(c, v)
	if len(c.surface()) == 0 {
		f.sharedArguments(c, v)
	} else if f.full(v) == "acl:relcl" && len(c.patient) == 0 && !f.hasRelativeSubject(v) {
		f.objectGap(c, v)
	}
	if len(c.surface()) == 0 {
		f.nearSubject(c, v)
	}
	f.sharedObject(c, v)
	f.speech(c, v)
	c.busy = false
	return c
}

// ownArguments reads what stands directly below v.
func (f *finder) ownArguments(c *core, v int) {
	for _, c32 := range f.of(v) {
		a := int(c32)
		switch f.full(a) {
		case "nsubj":
			if f.isLabel(a) {
				continue
			}
			c.addAgent(f, a)
			if m := f.antecedentOf(a); m != a {
				c.addAgent(f, m) // the pronoun and who it means
			} else if s := f.speakerOf(a, v); s >= 0 {
				c.addAgent(f, s)
			}
		case "nsubj:outer":
			if f.kind[a] != "" || f.tok(a).UPOS == "PRON" || f.tok(a).UPOS == "PROPN" {
				c.addAgent(f, a) // "A is to leave", but not "the aim is to leave"
			}
		case "csubj":
			c.agent = append(c.agent, argument{head: a, clause: true, except: -1})
		case "nsubj:pass":
			c.addPatient(f, a)
		case "csubj:pass", "ccomp":
			c.addClause(a, -1)
		case "obj", "iobj":
			if f.speaks(v, a) {
				c.addAgent(f, a)
			} else if !f.isExtent(v, a) && (!f.isGoal(v, a) || suffers(f.lemma(v))) {
				c.addPatient(f, a)
			}
		case "xcomp":
			if f.completes(v, a) {
				c.addClause(a, -1)
			}
		case "obl:agent":
			if !f.isMargin(a) {
				c.addAgent(f, a)
			}
		case "obl":
			if c.passive && f.preposition(a) == "by" && f.timeAt[a] < 0 {
				c.addAgent(f, a)
			}
		}
	}
	f.resolveRelatives(c, v)
}

// isLabel reports whether token a is the name of a speaker before a colon, as in
// printed interviews.
func (f *finder) isLabel(a int) bool {
	last := f.subtree(a, nil).last
	colon := f.tok(last-1).Form == ":" || last < len(f.heads) && f.tok(last).Form == ":"
	return colon && f.d.Sentences[f.d.SentenceOf(a)].First >= a-3
}

// completes reports whether the open complement x answers "what?" about v:
// "became a storm", "stopped firing", "made her cry", but "went on to say".
func (f *finder) completes(v, x int) bool {
	if f.isVerb(x) {
		return f.mark(x) == ""
	}
	return f.lemma(v) == "become" && f.preposition(x) == ""
}

// isExtent reports whether object o of v tells when or how much, not what.
func (f *finder) isExtent(v, o int) bool {
	switch f.tok(o).UPOS {
	case "NUM", "ADV":
		return true
	}
	switch f.lemma(v) {
	case "take", "spend", "last", "mark", "celebrate", "wait", "have", "enter", "see", "waste", "need", "require":
		return false
	}
	return f.timeAt[o] >= 0 || f.lemma(o) != "time" && timeNouns[f.lemma(o)] && f.child(o, "nummod", "det") >= 0 && f.child(o, "nmod", "amod") < 0
}

// isMargin reports whether by-phrase a is an amount: "won by eight points".
func (f *finder) isMargin(a int) bool {
	switch f.lemma(a) {
	case "point", "percent", "%", "goal", "run", "vote", "mile", "meter", "metre", "minute", "second", "hour", "dollar", "degree", "million", "billion":
		return true
	}
	return f.tok(a).UPOS == "NUM"
}

// suffers lists verbs whose object is a place and a patient.
func suffers(lemma string) bool {
	switch lemma {
	case "hit", "strike", "lash", "batter", "pound", "visit", "tour", "pass":
		return true
	}
	return false
}

// isPassive reports whether verb v is a passive: with an auxiliary or a
// by-phrase, or a bare past participle: "the officer killed in C".
func (f *finder) isPassive(v int) bool {
	if f.child(v, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") >= 0 {
		return true
	}
	x := f.tok(v).XPOS
	if x != "VBN" && x != "VBD" {
		return false
	}
	switch f.full(v) {
	case "amod":
		return true
	case "acl", "advcl", "xcomp", "dep", "parataxis", "appos":
		return x == "VBN" && f.child(v, "obj", "nsubj", "aux") < 0
	case "conj":
		// "was arrested and charged"
		h := f.head(v)
		if h < 0 || !f.isVerb(h) || f.child(v, "nsubj", "aux") >= 0 || !f.verb(h).passive {
			return false
		}
		if o := f.child(v, "obj"); o >= 0 && !f.isExtent(v, o) {
			return false
		}
		return x == f.tok(h).XPOS || f.full(h) == "acl" // "built in 1911 but later expanded"
	}
	return false
}

// sharedArguments finds the subject that v has from elsewhere in its sentence.
func (f *finder) sharedArguments(c *core, v int) {
	h := f.head(v)
	if h < 0 {
		return
	}
	if s := f.forSubject(v); s >= 0 {
		c.setSurface(f.arguments(s))
		return
	}
	switch f.full(v) {
	case "conj":
		if g := f.speakerClause(v, h); g >= 0 {
			h = g
		}
		c.setSurface(f.subjectOf(h))
	case "xcomp":
		f.control(c, v, h)
	case "advcl", "parataxis", "dep", "ccomp":
		if f.full(v) == "advcl" && f.tok(v).XPOS == "VB" && f.isVerb(h) {
			f.purpose(c, v, h)
		} else if f.tok(v).XPOS == "VBG" && f.isVerb(h) && f.full(v) == "advcl" {
			f.gerund(c, v, h)
		} else if f.isNonfinite(v) || f.full(v) == "ccomp" {
			c.setSurface(f.subjectOf(h))
		}
	case "acl:relcl", "advcl:relcl":
		f.antecedent(c, v, h)
	case "acl":
		f.belowNoun(c, v, h)
	case "amod":
		c.setSurface(f.arguments(h))
	case "case":
		f.prepositional(c, v, h)
	}
}

func (f *finder) isNonfinite(v int) bool {
	switch f.tok(v).XPOS {
	case "VBG", "VBN", "VB":
		return true
	}
	return f.child(v, "nsubj", "nsubj:pass", "expl") < 0
}

// arguments lists token i and what is coordinated with it.
func (f *finder) arguments(i int) []argument {
	var out []argument
	for _, h := range f.conjuncts(i) {
		out = append(out, argument{head: h, except: -1})
	}
	return out
}

// subjectOf returns the subject of the clause of h: a verb, or a noun or
// adjective with a copula.
func (f *finder) subjectOf(h int) []argument {
	if f.isVerb(h) || f.tok(h).UPOS == "AUX" {
		if c := f.verb(h); !c.busy {
			return nominal(c.surface())
		}
		return nil
	}
	if s := f.child(h, "nsubj"); s >= 0 {
		if f.full(h) == "acl:relcl" && isRelative(f.low(s)) && f.head(h) >= 0 {
			s = f.head(h)
		}
		return f.arguments(s)
	}
	switch f.full(h) {
	case "conj", "advcl", "xcomp", "acl:relcl":
		if g := f.head(h); g >= 0 {
			if f.full(h) == "acl:relcl" {
				return f.arguments(g)
			}
			return f.subjectOf(g)
		}
	}
	return nil
}

// nominal leaves clauses out: they are the subject of no other verb.
func nominal(args []argument) []argument {
	var out []argument
	for _, a := range args {
		if !a.clause {
			out = append(out, a)
		}
	}
	return out
}

// nearSubject gives a finite verb that lost its subject the noun phrase right
// before it: "The last three all failed".
func (f *finder) nearSubject(c *core, v int) {
	switch f.tok(v).XPOS {
	case "VBD", "VBZ", "VBP", "VBN":
	default:
		return
	}
	at := v - 1
	finite := f.tok(v).XPOS != "VBN"
	for at >= 0 && (f.tok(at).UPOS == "ADV" || f.tok(at).UPOS == "AUX" || f.tok(at).UPOS == "PART" || f.tok(at).UPOS == "DET") {
		finite = finite || f.tok(at).UPOS == "AUX"
		at--
	}
	if at < 0 || !finite || f.d.SentenceOf(at) != f.d.SentenceOf(v) {
		return
	}
	switch f.tok(at).UPOS {
	case "NOUN", "PROPN", "PRON":
	default:
		return
	}
	for h := f.head(at); h >= 0 && h < v && f.isNoun(h) && f.rel(at) != "conj" && f.rel(at) != "appos"; h = f.head(at) {
		at = h
	}
	if f.preposition(at) == "" && !f.below(v, at) {
		c.setSurface(f.arguments(at))
	}
}

// belowNoun: participles and infinitives below a noun: "a bomb killing B", "the
// officer killed in C", "the plan to end D".
func (f *finder) belowNoun(c *core, v, noun int) {
	if len(c.surface()) > 0 {
		return
	}
	// "an attempt to end D", "ways of ending D": not the noun does it.
	if x := f.tok(v).XPOS; x == "VB" && (f.nouns[noun] != "" || f.isMeans(noun)) || x == "VBG" && f.mark(v) != "" {
		c.setSurface(f.subjectAbove(noun))
		return
	}
	c.setSurface(f.arguments(noun))
}

// isMeans lists nouns that tell how or why somebody does what stands below them.
func (f *finder) isMeans(noun int) bool {
	switch f.lemma(noun) {
	case "ability", "authority", "bid", "chance", "effort", "freedom", "goal", "idea", "intention", "means", "method", "opportunity", "option",
		"order", "permission", "power", "reason", "right", "scheme", "way", "willingness", "time", "capacity", "refusal", "failure", "duty", "obligation":
		return true
	}
	return false
}

// subjectAbove returns the subject of the clause in which token i stands.
func (f *finder) subjectAbove(i int) []argument {
	for v, n := f.head(i), 0; v >= 0 && n < 30; v, n = f.head(v), n+1 {
		if !f.isClause(v) {
			continue
		}
		for _, s := range f.subjectOf(v) {
			if f.below(i, s.head) {
				return nil
			}
		}
		return f.subjectOf(v)
	}
	return nil
}

// prepositional: participles that became prepositions: "sports including golf",
// "according to B".
func (f *finder) prepositional(c *core, v, h int) {
	above := f.head(h)
	if strings.HasPrefix(f.low(v), "accord") {
		if above >= 0 {
			c.agent = append(c.agent, argument{head: above, clause: f.isClause(above), except: h})
		}
		return
	}
	c.patient = append(c.patient, f.arguments(h)...)
	switch {
	case above < 0 || f.low(v) == "following":
	case f.isVerb(above):
		c.agent = append(c.agent, f.subjectOf(above)...)
	default:
		c.agent = append(c.agent, argument{head: above, except: h})
	}
}

// sharedObject: in "met and beat A", A is whom they met too.
func (f *finder) sharedObject(c *core, v int) {
	if c.passive || len(c.patient) > 0 || v+1 >= len(f.heads) || f.tok(v+1).UPOS != "CCONJ" {
		return
	}
	for _, c32 := range f.of(v) {
		w := int(c32)
		if w < v || w > v+3 || f.rel(w) != "conj" || !f.isVerb(w) || f.child(w, "nsubj") >= 0 {
			continue
		}
		if o := f.child(w, "obj"); o >= 0 && !f.isExtent(w, o) && f.child(v, "obl", "xcomp", "advmod") < 0 {
			c.addPatient(f, o)
		}
		return
	}
}
