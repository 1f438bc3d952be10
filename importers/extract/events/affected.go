package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// isParty reports whether the noun at head stands for somebody who can act or
// suffer: a name, an office, a people, a body, a crowd.
func (f *finder) isParty(head int) bool {
	if len(f.who.EntitiesOfToken(head)) > 0 {
		return true
	}
	return f.isUnnamedParty(head)
}

// isSomebody reports whether the noun at head names people or a body, a single
// relative included: "freed A's brother".
func (f *finder) isSomebody(head int) bool {
	o, ok := f.lex.Office(f.lemma(head))
	return f.isParty(head) || ok && o.Family || people[f.lemma(head)]
}

// isUnnamedParty reports whether a common noun stands for people or a body:
// "rebels", "the police", "two French diplomats".
func (f *finder) isUnnamedParty(head int) bool {
	if !f.isNoun(head) || f.inTime(head) {
		return false
	}
	if f.tok(head).XPOS == "NNPS" {
		return true // a people: "Kurds"
	}
	lemma := f.lemma(head)
	if o, ok := f.lex.Office(lemma); ok {
		return !o.Family || f.tok(head).XPOS == "NNS"
	}
	if n, ok := f.lex.Nominal(lemma); ok && n.Kind == graphmodel.Organization {
		return true
	}
	switch lemma {
	case "settler", "crowd", "patrol", "man", "woman", "child", "police", "troop", "troops", "force", "forces", "public", "population",
		"minority", "tribe", "clan", "opposition", "community", "suspect", "gang", "mob", "squad", "unit", "convoy":
		return true
	}
	if f.tok(head).XPOS == "NNS" && f.hasDemonym(head) {
		for _, end := range []string{"er", "or", "ist", "ian", "ant", "ee", "man"} {
			if strings.HasSuffix(lemma, end) {
				return true // a trade that the table does not know: "Argentine truckers"
			}
		}
	}
	return f.lex.OfficeHead(lemma) || isForce(lemma) || isAgent(lemma) || isDelegation(lemma)
}

func (f *finder) hasDemonym(head int) bool {
	return slices.ContainsFunc(f.of(head), func(c int32) bool { return f.isDemonym(int(c)) })
}

// addAffected finds who an event is done to where it stands inside another
// argument: the owner of what is rejected ("rejected a French offer"), the end
// of what is broken off ("broke relations with B"), whoever must do or suffer
// what is promised or demanded.
func (f *finder) addAffected(c *candidate) {
	if tenorOf(c.typ) == neutral && c.typ != graphmodel.Request && c.typ != graphmodel.Accuse || c.typ == graphmodel.Consult || c.frame.Symmetric && c.typ != graphmodel.Agree {
		return
	}
	if slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
		return a.Role == graphmodel.Recipient || a.Role == graphmodel.Participant && c.frame.Symmetric && c.typ != graphmodel.Agree
	}) || f.count(c).named > 1 {
		return
	}
	for _, h := range f.affected(c) {
		f.addArgument(c, graphmodel.Recipient, h)
	}
}

// affected returns the heads of the phrases that name the affected.
func (f *finder) affected(c *candidate) []int {
	seen := map[int]bool{}
	for _, a := range c.predicate.args {
		if a.syntax == lexicon.SlotSubject || c.noun && a.syntax == lexicon.SlotPossessive {
			seen[a.head] = true
		}
	}
	var objects, clauses, obliques []int
	for _, a := range c.predicate.args {
		switch a.syntax {
		case lexicon.SlotObject:
			objects = append(objects, a.head)
		case lexicon.SlotClause:
			clauses = append(clauses, a.head)
		case "to", "against", "with", "from", "on", "of", "for", "into":
			obliques = append(obliques, a.head)
		}
	}
	for _, h := range obliques {
		if out := f.partiesAt(h, seen, 0); len(out) > 0 {
			return out
		}
	}
	if c.typ == graphmodel.Mobilize {
		return nil // "the Capitol police were deployed"
	}
	for _, h := range objects {
		for _, k := range f.of(h) {
			if c.typ == graphmodel.Reject && (f.rel(int(k)) == "acl" || f.rel(int(k)) == "ccomp") {
				seen[int(k)] = true // "rejected the claim that A …"
			}
		}
		if out := f.insideNoun(h, seen, 0); len(out) > 0 {
			return out
		}
	}
	if c.frame.Stance == graphmodel.Alleged || c.lemma == "deny" {
		return nil // what is alleged is told by its own words
	}
	for _, v := range clauses {
		if s := f.child(v, "nsubj"); s >= 0 && (c.typ == graphmodel.Threaten || c.typ == graphmodel.Agree && f.rel(v) == "ccomp") {
			seen[s] = true // "warned that A would …": A may be the one that warns
		}
		if out := f.insideClause(v, seen, 0); len(out) > 0 {
			return out
		}
	}
	return nil
}

// partiesAt returns h with its coordinates where it is a party, else the party
// inside it.
func (f *finder) partiesAt(h int, seen map[int]bool, depth int) []int {
	if seen[h] || f.inTime(h) {
		return nil
	}
	if f.isParty(h) && f.tok(h).UPOS != "PRON" {
		return f.conjuncts(h)
	}
	return f.insideNoun(h, seen, depth+1)
}

// insideNoun looks for a party below the noun at h: its owner, its adjective of
// a country, or the end of a prepositional phrase.
func (f *finder) insideNoun(h int, seen map[int]bool, depth int) []int {
	if depth > 3 || f.isVerb(h) {
		return nil
	}
	for _, rel := range []string{"nmod:poss", "amod", "compound", "nmod", "acl", "ccomp"} {
		for _, c32 := range f.of(h) {
			c := int(c32)
			if f.fullRel(c) != rel && (rel == "nmod:poss" || f.rel(c) != rel) || seen[c] {
				continue
			}
			switch rel {
			case "amod", "compound":
				if len(f.who.EntitiesOfToken(c)) > 0 {
					return []int{c}
				}
			case "acl", "ccomp":
				if out := f.insideClause(c, seen, depth+1); len(out) > 0 {
					return out
				}
			default:
				if rel == "nmod" && !slices.Contains([]string{"to", "against", "with", "from", "on", "of", "for", "by", "between", "among"}, f.preposition(c)) {
					continue
				}
				if out := f.partiesAt(c, seen, depth); len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}

// insideClause looks for a party in the clause of verb v: its subject where it
// has one of its own, else its object or the end of a prepositional phrase.
func (f *finder) insideClause(v int, seen map[int]bool, depth int) []int {
	if depth > 3 || f.fullRel(v) == "acl:relcl" {
		return nil
	}
	var lists [3][]int
	for _, c32 := range f.of(v) {
		c := int(c32)
		switch f.rel(c) {
		case "nsubj":
			lists[0] = append(lists[0], c)
		case "obj", "iobj":
			lists[1] = append(lists[1], c)
		case "obl":
			switch f.preposition(c) {
			case "to", "against", "with", "from", "on", "for", "of":
				lists[2] = append(lists[2], c)
			}
		}
	}
	for _, list := range lists {
		for _, h := range list {
			if out := f.partiesAt(h, seen, depth); len(out) > 0 {
				return out
			}
		}
	}
	if x := f.child(v, "xcomp", "ccomp"); x >= 0 {
		return f.insideClause(x, seen, depth+1)
	}
	return nil
}
