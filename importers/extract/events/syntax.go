package events

import (
	"slices"

	"clew/importers/extract/lexicon"
)

// argument is one syntactic argument of a predicate.
type argument struct {
	syntax lexicon.Syntax
	head   int // head token of the phrase
	// shared marks arguments that stand with another word of the sentence and
	// reach the predicate by coordination, control or a relative clause.
	shared bool
}

// predicate is a verb or noun that may tell an event.
type predicate struct {
	tok     int // head token of the trigger
	noun    bool
	lemma   string // with particle or compound: "step down", "phone call"
	passive bool
	light   int // the light verb that carries the noun, -1
	visit   int // for nouns: who was or went where "for" it, -1
	args    []argument
}

func (p *predicate) add(s lexicon.Syntax, head int, shared bool) {
	if head < 0 || head == p.tok {
		return
	}
	for _, a := range p.args {
		if a.head == head && a.syntax == s {
			return
		}
	}
	p.args = append(p.args, argument{s, head, shared})
}

func (p *predicate) has(s lexicon.Syntax) bool {
	return slices.ContainsFunc(p.args, func(a argument) bool { return a.syntax == s })
}

func (p *predicate) all(s lexicon.Syntax) []int {
	var out []int
	for _, a := range p.args {
		if a.syntax == s {
			out = append(out, a.head)
		}
	}
	return out
}

// verbArguments reads the arguments that stand directly below verb v.
func (t *tree) verbArguments(p *predicate, v int) {
	passive := t.isPassive(v)
	p.passive = passive
	for _, c32 := range t.of(v) {
		c := int(c32)
		switch t.fullRel(c) {
		case "nsubj", "csubj", "nsubj:outer":
			t.addAll(p, lexicon.SlotSubject, c, false)
		case "nsubj:pass", "csubj:pass":
			t.addAll(p, lexicon.SlotObject, c, false)
		case "expl":
			if isReady(lower(t.tok(v).Form)) {
				p.add(lexicon.SlotSubject, c, false) // "A says it is ready to leave"
			}
		case "obj":
			t.addAll(p, lexicon.SlotObject, c, false)
		case "iobj":
			t.addAll(p, lexicon.SlotIndirect, c, false)
		case "ccomp", "xcomp":
			p.add(lexicon.SlotClause, c, false)
		case "obl:agent":
			t.addAll(p, lexicon.SlotSubject, c, false)
		case "obl", "nmod", "obl:unmarked", "obl:tmod", "obl:npmod":
			prep := t.preposition(c)
			if prep == "by" && passive {
				t.addAll(p, lexicon.SlotSubject, c, false)
			} else if prep != "" {
				t.addAll(p, lexicon.Syntax(prep), c, false)
			} else if c > v && isQuantity(lower(t.tok(c).Lemma)) && t.child(c, "nmod") >= 0 {
				p.add(lexicon.SlotObject, c, false) // "provided nearly two tons of food"
			}
		}
	}
}

// isQuantity lists nouns that only say how much there is of something.
func isQuantity(lemma string) bool {
	switch lemma {
	case "ton", "tonne", "kilo", "kilogram", "kg", "pound", "liter", "litre", "gallon", "barrel", "dollar", "euro", "million", "billion",
		"part", "half", "third", "quarter", "portion", "piece", "amount", "quantity", "load", "bag", "box", "crate", "truckload", "planeload",
		"dozen", "hundred", "thousand", "number", "score", "majority", "rest", "bulk", "group", "series":
		return true
	}
	return false
}

func (t *tree) addAll(p *predicate, s lexicon.Syntax, head int, shared bool) {
	for _, h := range t.conjuncts(head) {
		p.add(s, h, shared)
	}
}

// isPassive reports whether verb v is a passive: with an auxiliary, or a bare
// past participle below a noun ("the officer killed by a bomb").
func (t *tree) isPassive(v int) bool {
	if t.child(v, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") >= 0 {
		return true
	}
	if t.tok(v).XPOS != "VBN" || t.child(v, "obj", "nsubj") >= 0 {
		return false
	}
	return t.rel(v) == "acl" || t.rel(v) == "advcl" && t.child(v, "aux") < 0 // "if convicted"
}

// sharedArguments adds the subject and object that verb v has from elsewhere in
// its sentence. depth bounds chains of verbs in broken trees.
func (t *tree) sharedArguments(p *predicate, v, depth int) {
	if depth > 4 {
		return
	}
	h := t.head(v)
	if h < 0 {
		return
	}
	switch t.fullRel(v) {
	case "conj":
		if t.isVerb(h) || t.tok(h).UPOS == "AUX" || t.tok(h).UPOS == "ADJ" {
			t.shareCoordinated(p, v, h, depth)
		}
	case "xcomp":
		t.shareControlled(p, h, depth)
	case "advcl", "parataxis", "dep":
		if t.isReason(v) {
			t.shareControlled(p, h, depth) // "fined B for hiding C": B hid it
			return
		}
		if !p.has(lexicon.SlotSubject) && !(p.passive && p.has(lexicon.SlotObject)) && (t.tok(v).XPOS == "VBG" || t.tok(v).XPOS == "VBN" || t.tok(v).XPOS == "VB") {
			t.shareSubject(p, h, depth)
		}
	case "acl:relcl":
		t.shareAntecedent(p, v, h)
	case "acl":
		t.shareNoun(p, v, h)
	}
}

// isReason reports whether gerund v tells what somebody is punished or blamed
// for.
func (t *tree) isReason(v int) bool {
	if t.tok(v).XPOS != "VBG" {
		return false
	}
	for _, c := range t.of(v) {
		if r := t.rel(int(c)); r == "mark" || r == "case" {
			switch lower(t.tok(int(c)).Form) {
			case "for", "of", "over", "from", "with":
				return true
			}
		}
	}
	return false
}

// subjectsOf returns the heads of the surface subject of verb h.
func (t *tree) subjectsOf(h, depth int) []int {
	q := &predicate{tok: h, light: -1}
	t.verbArguments(q, h)
	t.sharedArguments(q, h, depth+1)
	if !q.passive {
		return q.all(lexicon.SlotSubject)
	}
	if s := t.child(h, "nsubj:pass"); s >= 0 {
		return t.conjuncts(s)
	}
	return q.all(lexicon.SlotObject)
}

func (t *tree) shareSubject(p *predicate, h, depth int) {
	slot := lexicon.SlotSubject
	if p.passive {
		slot = lexicon.SlotObject
	}
	for _, s := range t.subjectsOf(h, depth) {
		p.add(slot, s, true)
	}
}

// shareCoordinated: "A met B and praised C": the second verb has the first
// one's subject, unless it has its own.
func (t *tree) shareCoordinated(p *predicate, v, h, depth int) {
	if t.child(v, "nsubj", "csubj") >= 0 {
		return
	}
	if up := t.head(h); t.tok(v).XPOS == "VBN" && t.tok(h).XPOS == "VBG" && t.child(v, "obj") < 0 && up >= 0 && t.isVerb(up) && t.isPassive(up) {
		h, p.passive = up, true // "was convicted of forging and sentenced"
	}
	if x := t.tok(v).XPOS; (x == "VBN" || x == "VBD") && !p.passive && t.isPassive(h) && t.child(v, "aux", "obj") < 0 {
		p.passive = true // "was arrested and charged"
	}
	t.shareSubject(p, h, depth)
	// A coordinated relative clause or participle shares the antecedent.
	if hh := t.head(h); hh >= 0 && t.rel(h) == "acl" && !p.has(lexicon.SlotSubject) && !p.passive {
		t.addAll(p, lexicon.SlotSubject, hh, true)
	}
}

// shareControlled: "urged B to leave" (object control), "wants to leave".
func (t *tree) shareControlled(p *predicate, h, depth int) {
	slot := lexicon.SlotSubject
	if p.passive {
		slot = lexicon.SlotObject
	}
	if o := t.child(h, "obj", "iobj"); o >= 0 && t.isVerb(h) {
		t.addAll(p, slot, o, true)
		return
	}
	t.shareSubject(p, h, depth)
}

// shareAntecedent fills the gap of a relative clause: "the man who shot B",
// "the deal that A signed".
func (t *tree) shareAntecedent(p *predicate, v, noun int) {
	replaced := false
	for i, a := range p.args {
		if isRelative(t.tok(a.head).Form) && t.tok(a.head).XPOS != "DT" {
			p.args[i].head = noun
			p.args[i].shared = true
			replaced = true
		}
	}
	if replaced {
		return
	}
	for _, c := range t.of(v) {
		switch lower(t.tok(int(c)).Form) {
		case "where":
			p.add("in", noun, true)
			return
		case "when", "why":
			return
		}
	}
	switch {
	case p.passive && !p.has(lexicon.SlotObject):
		p.add(lexicon.SlotObject, noun, true)
	case !p.has(lexicon.SlotSubject):
		p.add(lexicon.SlotSubject, noun, true)
	case !p.has(lexicon.SlotObject) && !p.has(lexicon.SlotClause):
		p.add(lexicon.SlotObject, noun, true)
	}
}

// shareNoun: participles and infinitives below a noun: "a bomb killing B", "the
// officer killed in C", "the plan to end D".
func (t *tree) shareNoun(p *predicate, v, noun int) {
	switch t.tok(v).XPOS {
	case "VBG":
		if !p.has(lexicon.SlotSubject) {
			t.addAll(p, lexicon.SlotSubject, noun, true)
		}
	case "VBN", "VBD":
		if !p.has(lexicon.SlotObject) {
			p.passive = true
			p.add(lexicon.SlotObject, noun, true)
			if h := t.head(noun); h >= 0 && lower(t.tok(noun).Form) == "those" && t.preposition(noun) == "among" && t.isNoun(h) {
				t.addAll(p, lexicon.SlotObject, h, true) // "among those hurt was A"
			}
		} else if !p.has(lexicon.SlotSubject) && !p.passive {
			t.addAll(p, lexicon.SlotSubject, noun, true) // a main verb taken for a participle
		}
	}
}

func isRelative(w string) bool {
	switch lower(w) {
	case "who", "which", "that", "whom", "whose":
		return true
	}
	return false
}

// nounArguments reads the arguments of noun n: possessives, compounds,
// adjectives and prepositional phrases, and the dependents of the verb that
// carries it when the verb is light.
func (t *tree) nounArguments(p *predicate, n int) {
	for _, c32 := range t.of(n) {
		c := int(c32)
		switch t.fullRel(c) {
		case "nmod:poss":
			t.addAll(p, lexicon.SlotPossessive, c, false)
		case "compound":
			p.add(lexicon.SlotCompound, c, false)
		case "amod":
			p.add(lexicon.SlotPossessive, c, false)
		case "nmod", "obl", "nmod:unmarked":
			if prep := t.preposition(c); prep != "" {
				t.addAll(p, lexicon.Syntax(prep), c, false)
			}
		case "acl":
			// "talks aimed at …", "an attack carried out by B"
			if t.tok(c).XPOS == "VBN" {
				t.participleArguments(p, c)
			}
		}
	}
}

// participleArguments gives the noun the by-phrase and places of a participle
// below it: "an attack carried out by B in C".
func (t *tree) participleArguments(p *predicate, v int) {
	for _, c32 := range t.of(v) {
		c := int(c32)
		if r := t.rel(c); r == "obl" {
			if prep := t.preposition(c); prep != "" {
				t.addAll(p, lexicon.Syntax(prep), c, true)
			}
		}
	}
}
