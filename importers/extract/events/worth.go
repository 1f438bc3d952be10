package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// count says who takes part in a candidate.
type count struct {
	named, unnamed int
}

func (f *finder) count(c *candidate) count {
	var n count
	for _, a := range c.args {
		switch {
		case a.Role == graphmodel.Topic || a.Role == graphmodel.Instrument || a.Role == graphmodel.AtPlace:
		case a.Entity >= 0:
			n.named++
		default:
			n.unnamed++
		}
	}
	return n
}

// told is the count of a candidate in which people whom nobody names count as
// named where the text says whose they are: "Rwandan rebels", "rebels in A".
func (f *finder) told(c *candidate) count {
	n := f.count(c)
	if tenorOf(c.typ) == neutral && c.typ != graphmodel.Request && c.typ != graphmodel.Accuse {
		return n // what people buy or play is no news unless somebody is named
	}
	for i, a := range c.args {
		if a.Entity < 0 && a.Role != graphmodel.Topic && a.Role != graphmodel.Instrument && f.isUnnamedParty(c.heads[i]) && f.isQualified(c.heads[i]) {
			n.named++
			n.unnamed--
		}
	}
	return n
}

// isQualified reports whether the phrase of head names a place or a body of the
// state, and is none of customers and companies.
func (f *finder) isQualified(head int) bool {
	switch f.lemma(head) {
	case "consumer", "customer", "company", "firm", "buyer", "seller", "exporter", "importer", "shopper", "website", "player", "fan", "team", "club":
		return false
	}
	first, last := f.phrase(head)
	for i := first; i < last; i++ {
		for _, e := range f.who.EntitiesOfToken(i) {
			if f.who.Entities[e].Kind == graphmodel.Place || isStateBody(f.who.Classes[e]) {
				return true
			}
		}
	}
	return f.hasDemonym(head) || f.tok(head).XPOS == "NNPS"
}

// isIdlePlan reports whether the event is only what somebody or something is
// for: "a fund that aims to support schools", "the man trying to free them".
func (f *finder) isIdlePlan(c *candidate) bool {
	if c.stance != graphmodel.Planned || c.noun && c.light < 0 || f.count(c).named >= 2 {
		return false
	}
	at := f.carrier(c)
	for n := 0; n < 3 && f.rel(at) == "xcomp" && f.head(at) >= 0; n++ {
		at = f.head(at)
	}
	h := f.head(at)
	if h < 0 || !f.hasMark(at, "to") && f.tok(at).XPOS != "VBG" {
		return false
	}
	part := byte('v')
	if f.isNoun(h) {
		part = 'n'
	} else if f.tok(h).UPOS == "ADJ" {
		part = 'a'
	}
	if e, ok := f.lex.Embedding(f.lemma(h), part); ok && e.Stance == graphmodel.Planned {
		return false // "plans to buy B"
	}
	return f.rel(at) == "acl" || f.rel(at) == "advcl" && f.hasMark(at, "to")
}

// weigh sets the strength of a candidate: how much it tells.
func (f *finder) weigh(c *candidate) {
	n := f.count(c)
	c.strength = float64(n.named) + 0.3*float64(n.unnamed) + 0.5*number(!c.frame.Weak) + 0.4*number(c.light >= 0)
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// hurts reports whether events of the type are news even where nobody is named.
func hurts(t graphmodel.EventType) bool {
	switch t {
	case graphmodel.Assault, graphmodel.Disaster, graphmodel.Death, graphmodel.Coerce:
		return true
	}
	return false
}

// worthTelling judges whether a candidate says enough to be an event, once its
// setting is known. A bare noun may still point back to an event told before.
func (f *finder) worthTelling(c *candidate) bool {
	if c.typ == graphmodel.Statement || f.isIdlePlan(c) {
		return false // what is said is told by its own words
	}
	set := c.timeAt >= 0 || c.place >= 0
	n := f.count(c)
	if !f.fitsType(c, n) {
		return false
	}
	if !c.frame.Symmetric || c.cast {
		n = f.told(c)
	}
	switch {
	case c.frame.Statement && n.named < 1:
		return false
	case f.isNews(c, n, set):
		return true
	case !c.noun && c.predicate.has(lexicon.SlotClause) && (c.typ == graphmodel.Agree || c.typ == graphmodel.Threaten):
		return f.told(c).named >= 1
	case isState(c.lemma) && c.noun:
		return n.named >= 2 || n.named >= 1 && c.light >= 0
	case c.noun && c.frame.Weak && c.typ == graphmodel.Disaster && set && f.strikes(c):
		return true
	case c.noun && c.frame.Weak && c.typ == graphmodel.Protest && c.light >= 0 && n.unnamed > 0 && c.stance != graphmodel.Denied:
		return true
	case c.noun && c.frame.Weak:
		return n.named >= 2 || n.named >= 1 && (c.light >= 0 || set || f.ofPerson(c)) || set && c.light >= 0 || c.timeAt >= 0 && f.rel(c.tok) == "nsubj"
	case c.noun:
		return n.named >= 1 || c.light >= 0 && n.unnamed > 0 || c.definite || set || hurts(c.typ) && n.unnamed > 0
	case c.frame.Weak && c.passive && n.named > 0 && (hurts(c.typ) || c.typ == graphmodel.Trial || c.typ == graphmodel.Resign || c.typ == graphmodel.Appoint):
		return true
	case c.typ == graphmodel.Appoint && c.lemma == "take over":
		return n.named >= 1
	case c.frame.Weak && c.frame.Symmetric && !c.cast:
		return n.named >= 2 || n.named == 1 && n.unnamed > 0
	case !c.frame.Weak && c.typ == graphmodel.Consult && n.unnamed > 0 && c.timeAt >= 0:
		return true
	case c.frame.Weak:
		return n.named >= 2 || n.named == 1 && (n.unnamed > 0 || len(c.predicate.args) > 1 || set) || (hurts(c.typ) || c.typ == graphmodel.Protest) && n.unnamed > 0 && set
	default:
		return n.named >= 1 || n.unnamed > 0 && (hurts(c.typ) || set && (c.typ == graphmodel.Trial || c.typ == graphmodel.Protest || c.typ == graphmodel.Mobilize || c.typ == graphmodel.Aid) || c.typ == graphmodel.Travel && c.timeAt >= 0 && c.place >= 0)
	}
}

// fitsType asks of verbs that tell many things for what makes them tell an event
// of their type.
func (f *finder) fitsType(c *candidate, n count) bool {
	if !c.noun && c.frame.Weak && f.onlyClause(c) || f.isCourtesy(c) {
		return false
	}
	switch c.typ {
	case graphmodel.Travel:
		return c.place >= 0 || !c.noun && n.named > 0 && c.timeAt >= 0 && isGoingWord(c.lemma) || f.leavesCountry(c) || slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
			return a.Role != graphmodel.Actor && a.Entity >= 0 && f.who.Entities[a.Entity].Kind == graphmodel.Place
		})
	case graphmodel.Business:
		return c.lemma != "sign" || n.named >= 2
	case graphmodel.Cooperate:
		return c.noun || !c.frame.Weak || n.named >= 2 || f.parties(c) != 1
	case graphmodel.Sanction:
		return c.noun || !c.frame.Weak || f.told(c).named >= 2 || f.takesRight(c)
	case graphmodel.Appoint:
		if c.lemma == "join" && f.people(c) >= 2 {
			return false // who joins people joins a meeting
		}
		if c.lemma == "take over" {
			return n.named > 0 && (c.timeAt >= 0 || f.namesOffice(c) || c.has("as"))
		}
		if !c.noun && c.frame.Weak && n.named < 2 && (namesOnly(c.lemma) || !c.passive && c.lemma != "swear in" || n.named < 1) {
			return f.namesOffice(c)
		}
		return c.noun || !namesOnly(c.lemma) || f.namesOffice(c)
	case graphmodel.Consult:
		switch c.lemma {
		case "join":
			if f.people(c) < 2 {
				return false
			}
		case "receive":
			if n.named < 2 && !slices.ContainsFunc(c.all(lexicon.SlotObject), f.isSomebody) {
				return false // "received a letter"
			}
		case "call", "call on":
			if n.named < 2 {
				return false // "called it absurd"
			}
		}
		if c.noun || !c.frame.Symmetric {
			return c.noun || !c.frame.Weak || f.betweenPeople(c)
		}
		return (n.named >= 2 || n.unnamed > 0 || f.parties(c) >= 2) && (!c.frame.Weak || f.betweenPeople(c))
	}
	return true
}

// takesRight reports whether somebody loses a license or the like by the hand of
// an authority: "the government suspended A's license".
func (f *finder) takesRight(c *candidate) bool {
	return f.count(c).named >= 1 && slices.ContainsFunc(c.all(lexicon.SlotObject), f.among(rights)) && (c.passive || f.byAuthority(c))
}

// isCourtesy reports whether a request or refusal only says how the text was
// come by: "asked not to be named", "declined to be identified".
func (f *finder) isCourtesy(c *candidate) bool {
	if c.noun || c.typ != graphmodel.Request && c.typ != graphmodel.Reject {
		return false
	}
	x := f.child(c.tok, "xcomp", "ccomp")
	if x < 0 {
		return false
	}
	switch f.lemma(x) {
	case "name", "identify", "quote":
		return f.child(x, "aux:pass") >= 0
	case "comment", "confirm", "share", "give", "reveal", "explain", "describe", "say", "speak", "discuss", "elaborate", "respond", "answer", "disclose", "specify", "speculate", "provide", "detail":
		return c.typ == graphmodel.Reject && c.lemma == "decline" // "declined to comment"
	}
	return false
}

// people counts the persons among the arguments.
func (f *finder) people(c *candidate) int {
	n := 0
	for _, a := range c.args {
		if a.Entity >= 0 && f.who.Entities[a.Entity].Kind == graphmodel.Person {
			n++
		}
	}
	return n
}

// onlyClause reports whether the verb has a clause where its frame wants a
// thing: "could not establish who owned it".
func (f *finder) onlyClause(c *candidate) bool {
	if c.predicate.has(lexicon.SlotObject) || slices.ContainsFunc(c.frame.Slots, func(s lexicon.Slot) bool { return s.Syntax == lexicon.SlotClause }) {
		return false
	}
	x := f.child(c.tok, "xcomp")
	return f.child(c.tok, "ccomp") >= 0 || x >= 0 && f.isVerb(x)
}

// namesOnly lists verbs that appoint only where they say to what: "named him
// minister", but "named three reasons".
func namesOnly(lemma string) bool {
	switch lemma {
	case "name", "tap", "install", "promote", "become", "designate", "present":
		return true
	}
	return false
}

// namesOffice reports whether an office stands among the arguments of the verb.
func (f *finder) namesOffice(c *candidate) bool {
	for _, a := range c.predicate.args {
		if a.head < c.tok && a.syntax != lexicon.SlotObject || f.tok(a.head).UPOS != "NOUN" && f.tok(a.head).UPOS != "PROPN" {
			continue
		}
		if f.isOfficeWord(a.head) {
			return true
		}
		if a.syntax == lexicon.SlotObject {
			for _, k := range f.of(a.head) { // "name A as minister", where the office hangs on the name
				if f.rel(int(k)) == "nmod" && f.preposition(int(k)) == "as" && f.isOfficeWord(int(k)) {
					return true
				}
			}
		}
	}
	return false
}

func (f *finder) isOfficeWord(i int) bool {
	if o, ok := f.lex.Office(f.lemma(i)); ok && !o.Generic && !o.Family {
		return true
	}
	return f.lex.OfficeHead(f.lemma(i))
}

// betweenPeople reports whether a verb such as "see" or "speak" has two parties
// that can talk to each other, and none of them is the press.
func (f *finder) betweenPeople(c *candidate) bool {
	for i, a := range c.args {
		if a.Entity < 0 {
			switch f.lemma(c.heads[i]) {
			case "reporter", "journalist", "press", "media", "agency", "newspaper", "radio", "television", "audience", "crowd":
				return false
			}
			continue
		}
		if f.who.Classes[a.Entity] == "media" {
			return false // "speaking to the BBC"
		}
		if c.lemma == "see" && f.who.Entities[a.Entity].Kind != graphmodel.Person {
			return false
		}
	}
	for _, a := range c.predicate.args {
		if a.syntax == lexicon.SlotClause && f.isNoun(a.head) || a.syntax == lexicon.SlotIndirect && c.lemma == "call" {
			return false // "called him a friend"
		}
	}
	return true
}

// ofPerson reports whether a noun tells what happened to a named person: "the
// resignation of A".
func (f *finder) ofPerson(c *candidate) bool {
	switch c.typ {
	case graphmodel.Resign, graphmodel.Appoint, graphmodel.Coerce, graphmodel.Trial, graphmodel.Death:
	default:
		return false
	}
	return slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
		return a.Entity >= 0 && f.isPerson(a.Entity) && (a.Role == graphmodel.Recipient || c.typ == graphmodel.Resign)
	})
}

// parties counts the phrases that name a side of a symmetric event, also where
// nobody knows whom they mean.
func (f *finder) parties(c *candidate) int {
	n := 0
	for _, a := range c.predicate.args {
		if role, ok := f.roleOf(c, a); ok && role == graphmodel.Participant {
			n++
		}
	}
	return n
}

// isState lists nouns for a state of things that articles speak of without
// telling it: "the plan to end the war".
func isState(lemma string) bool {
	switch lastWord(lemma) {
	case "war", "conflict", "fighting", "violence", "hostility", "hostilities", "combat", "bloodshed", "aggression", "crisis", "unrest":
		return true
	}
	return false
}

// standsAlone reports whether a telling that fits no earlier event is an event
// of its own. "The meeting" without parties only points back.
func (f *finder) standsAlone(c *candidate) bool {
	if !c.noun || c.light >= 0 {
		return true
	}
	n := f.told(c)
	if n.named > 0 || c.timeAt >= 0 && (f.rel(c.tok) == "nsubj" || f.rel(c.tok) == "root" || c.timeLevel == withWord && !c.frame.Weak) {
		return true
	}
	switch c.typ {
	case graphmodel.Assault, graphmodel.Disaster, graphmodel.Death, graphmodel.Coerce:
		return n.unnamed > 0 && !c.definite || c.place >= 0
	}
	return c.place >= 0 && c.timeAt >= 0
}
