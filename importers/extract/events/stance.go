package events

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// stanceRank orders the stances: of several that apply, the strongest counts.
var stanceRank = map[graphmodel.Stance]int{
	graphmodel.Asserted: 0, graphmodel.Attributed: 1, graphmodel.Alleged: 2, graphmodel.Planned: 3, graphmodel.Denied: 4,
}

type stanceReading struct {
	stance  graphmodel.Stance
	speaker int
}

func (r *stanceReading) raise(s graphmodel.Stance) {
	if stanceRank[s] > stanceRank[r.stance] { // "" ranks as the least
		r.stance = s
	}
}

// setStance reads how the article tells the event: from the word itself, from
// what modifies it, and from the words that it stands under.
func (f *finder) setStance(c *candidate) {
	r := stanceReading{stance: graphmodel.Asserted, speaker: -1}
	switch {
	case c.light >= 0 && c.frame.Stance == graphmodel.Alleged: // a complaint that was lodged is no rumor
	case c.typ == graphmodel.Reject && c.frame.Stance == graphmodel.Denied: // that a plan was scrapped is a fact
	case c.frame.Stance != "":
		r.raise(c.frame.Stance)
	}
	if c.light >= 0 {
		if lv, ok := f.lex.LightVerb(f.lightLemma(&c.predicate), lastWord(c.lemma)); ok && lv.Stance != "" {
			r.raise(lv.Stance)
		}
	}
	switch {
	case phrase.Erratum(f.d, int(f.sentence[c.tok])):
		r.raise(graphmodel.Denied)
	case f.isPromised(c):
		r.raise(graphmodel.Planned)
	}
	r.raise(f.chargeStance(f.carrier(c)))
	r.raise(f.gerundStance(f.carrier(c)))
	at := c.tok
	if c.saying >= 0 {
		at = c.saying // that it must be done is the demand
	}
	f.readModifiers(at, &r)
	if c.light >= 0 {
		at = c.light
		f.readModifiers(at, &r)
	}
	f.readGovernors(at, &r)
	f.readPredicate(at, &r)
	f.readSource(at, &r)
	if q, speaker := f.who.QuotationAt(c.tok); q >= 0 {
		r.raise(graphmodel.Attributed)
		if r.speaker < 0 {
			r.speaker = speaker
		}
	}
	if c.when.Known() && !f.d.Published.IsZero() && c.when.Start.Compare(f.d.Published) > 0 {
		r.raise(graphmodel.Planned) // nobody tells the future
	}
	if c.cast && c.typ == graphmodel.Reject && r.stance == graphmodel.Denied {
		r.stance = graphmodel.Asserted // that it will not be is the news
		if r.speaker >= 0 {
			r.stance = graphmodel.Attributed
		}
	}
	c.stance, c.speaker = r.stance, r.speaker
	if r.stance == graphmodel.Asserted {
		c.speaker = -1
	}
}

// readSource reads "according to …" beside the event or the clause around it.
func (f *finder) readSource(i int, r *stanceReading) {
	for n := 0; i >= 0 && n < 4; i, n = f.head(i), n+1 {
		for _, c32 := range f.of(i) {
			c := int(c32)
			if p := f.preposition(c); p != "according to" && p != "according" {
				continue
			}
			r.raise(graphmodel.Attributed)
			if es := f.who.EntitiesOfToken(c); len(es) > 0 && r.speaker < 0 {
				r.speaker = es[0]
			}
			return
		}
		if f.isVerb(i) && f.opensClause(i) && f.rel(i) != "conj" {
			return
		}
	}
}

// readModifiers reads auxiliaries, negations, adverbs and adjectives below i.
func (f *finder) readModifiers(i int, r *stanceReading) {
	if f.negated(i) && !f.underIf(i) || f.isCounterfactual(i) || f.isUnreal(i) && !f.underIf(i) {
		r.raise(graphmodel.Denied)
	}
	for _, c32 := range f.of(i) {
		c := int(c32)
		w := lower(f.tok(c).Form)
		switch f.rel(c) {
		case "aux":
			switch w {
			case "will", "'ll", "’ll", "would", "could", "may", "might", "shall", "should", "must", "can":
				r.raise(graphmodel.Planned)
			}
		case "mark":
			switch w {
			case "without":
				r.raise(graphmodel.Denied)
			case "if", "unless", "whether":
				r.raise(graphmodel.Planned)
			case "until", "before", "after", "when", "once":
				if f.isAhead(f.head(i)) {
					r.raise(graphmodel.Planned)
				}
			case "to":
				if f.isPurpose(i) || f.isSchedule(i) {
					r.raise(graphmodel.Planned)
				}
				if e, ok := f.lex.Embedding(f.wordBeforeTo(i), 'a'); ok {
					r.raise(e.Stance) // "was due to receive"
				}
			}
		case "amod", "advmod", "det":
			if w == "soon" && c+1 < len(f.d.Tokens) && strings.HasPrefix(lower(f.tok(c+1).Form), "after") {
				continue // "soon after he was killed"
			}
			if e, ok := f.lex.Embedding(w, 'a'); ok {
				r.raise(e.Stance)
			}
		case "parataxis", "ccomp":
			f.readReport(c, i, r)
		}
	}
}

// underIf reports whether i, or the verb that it is an argument of, stands in a
// condition: "if no deal is reached" denies nothing.
func (f *finder) underIf(i int) bool {
	if f.hasMark(i, "if") || f.hasMark(i, "unless") {
		return true
	}
	h := f.head(i)
	return h >= 0 && f.isNoun(i) && f.isVerb(h) && (f.hasMark(h, "if") || f.hasMark(h, "unless"))
}

// isPurpose reports whether the infinitive i tells what is meant to happen
// rather than what did: "met to discuss", "a plan to end".
func (f *finder) isPurpose(i int) bool {
	switch f.fullRel(i) {
	case "advcl", "acl", "acl:to", "advcl:to":
	default:
		return false
	}
	if h := f.head(i); h >= 0 {
		switch f.lemma(h) {
		case "first", "last", "second", "third", "only", "one":
			return false // "was among the first to arrive"
		}
		return !f.leadsOn(h)
	}
	return true
}

// leadsOn reports whether an infinitive below verb v tells what came of it: "went
// on to win", "rallied to beat A".
func (f *finder) leadsOn(v int) bool {
	if !f.isVerb(v) {
		return false
	}
	next := ""
	if v+1 < len(f.d.Tokens) {
		next = lower(f.tok(v + 1).Form)
	}
	switch f.lemma(v) {
	case "go", "hold":
		return next == "on"
	case "fight", "battle", "come", "bounce", "claw":
		return next == "back" || next == "from"
	case "rally", "recover", "manage":
		return true
	}
	return false
}

// isSchedule reports whether a form of "be" stands right before the infinitive i:
// "is to travel".
func (f *finder) isSchedule(i int) bool { return isBe(f.wordBeforeTo(i)) }

func isBe(w string) bool { return w == "is" || w == "are" || w == "was" || w == "were" }

// wordBeforeTo is the word before the "to" of infinitive i, "" for none.
func (f *finder) wordBeforeTo(i int) string {
	to := i - 1
	for to > 0 && f.tok(to).UPOS == "ADV" {
		to--
	}
	if to < 1 || lower(f.tok(to).Form) != "to" || f.sentence[to-1] != f.sentence[i] {
		return ""
	}
	return lower(f.tok(to - 1).Form)
}

// predicateReach bounds the words between an event noun and what is said of it.
const predicateReach = 9

// readPredicate reads "the call between A and B is set for Monday" from the
// words, where a parser lost the subject.
func (f *finder) readPredicate(i int, r *stanceReading) {
	if f.isVerb(i) {
		return
	}
	for j := i + 1; j < len(f.d.Tokens) && j < i+predicateReach && f.sentence[j] == f.sentence[i]; j++ {
		t := f.tok(j)
		switch {
		case isBe(lower(t.Form)) && j+1 < len(f.d.Tokens):
			if e, ok := f.lex.Embedding(lower(f.tok(j+1).Form), 'a'); ok && e.Stance == graphmodel.Planned {
				r.raise(e.Stance)
			}
			return
		case t.UPOS == "VERB", t.UPOS == "AUX", t.UPOS == "PUNCT":
			return
		}
	}
}

// chargeReach bounds the words between a verb of accusing and what it accuses
// of.
const chargeReach = 8

// chargeStance is the stance of what somebody is accused or acquitted of, by the
// words before gerund i: "accused Kenya of arming". Parsers lose the verb in such
// clauses. "" for none.
func (f *finder) chargeStance(i int) graphmodel.Stance {
	if f.tok(i).XPOS == "VBN" && i > 2 && lower(f.tok(i-1).Form) == "having" {
		i--
	}
	if f.tok(i).XPOS != "VBG" || i < 2 {
		return ""
	}
	prep := lower(f.tok(i - 1).Form)
	if prep != "of" && prep != "with" {
		return ""
	}
	for j := i - 2; j >= 0 && j > i-chargeReach && f.sentence[j] == f.sentence[i]; j-- {
		switch w := lower(f.tok(j).Form); {
		case prep == "of" && (strings.HasPrefix(w, "accus") || strings.HasPrefix(w, "suspect")), prep == "with" && strings.HasPrefix(w, "charg"):
			return graphmodel.Alleged
		case prep == "of" && (strings.HasPrefix(w, "acquit") || w == "cleared" || strings.HasPrefix(w, "exonerat")):
			return graphmodel.Denied
		case f.tok(j).UPOS == "VERB", f.tok(j).Form == ";":
			return ""
		}
	}
	return ""
}

// readReport: "…, Ivanov said": a verb of saying beside the clause.
func (f *finder) readReport(c, i int, r *stanceReading) {
	e, ok := f.lex.Embedding(f.lemma(c), 'v')
	if !ok || !e.Speaker || f.rel(c) != "parataxis" || f.isPassive(c) || f.child(c, "ccomp") >= 0 { // which tells something else
		return
	}
	r.raise(e.Stance)
	f.setSpeaker(c, r)
}

// readGovernors climbs from the trigger to the words that it stands under:
// "denied that …", "the possibility of …", "plans to …".
func (f *finder) readGovernors(i int, r *stanceReading) {
	for n := 0; n < 12; n++ {
		g := f.head(i)
		if g < 0 {
			return
		}
		switch f.rel(i) {
		case "conj":
			// Coordinated with the word above: the same governors, not that word.
			if f.isVerb(i) == f.isVerb(g) {
				f.readCoordinate(i, g, r)
				if f.isVerb(g) && f.hasAux(g, "will") && f.child(i, "nsubj", "aux") < 0 {
					r.raise(graphmodel.Planned)
				}
				i = g
				continue
			}
			return
		case "acl":
			if f.tok(i).XPOS != "VBG" && f.hasMark(i, "of") {
				return // "the work of assassinated minister A": he was
			}
			if f.tok(i).XPOS == "VBN" && f.child(i, "nsubj", "mark") < 0 && f.fullRel(i) == "acl" {
				return // "the plan approved by A" was approved
			}
			if v := f.misledClause(i, g); v >= 0 {
				f.readGovernor(i, v, r)
				i = v
				continue
			}
			if f.fullRel(i) == "acl:relcl" && !f.hasMark(i, "that") && !f.tellsContent(i, g) {
				return
			}
		case "advcl", "parataxis", "appos", "root", "nmod:poss":
			if f.rel(i) == "advcl" && i > g && f.tok(i).XPOS == "VBG" && f.isVerb(g) && (f.child(i, "mark", "case") < 0 || f.hasMark(i, "by")) {
				i = g // "said that A had shelled B, killing four": said of both
				continue
			}
			if f.rel(i) == "advcl" && f.tok(i).XPOS == "VBG" && f.isVerb(g) && f.hasMark(i, "of") {
				f.readGovernor(i, g, r) // "accused A of shelling B and killing C"
			}
			return
		case "nsubj":
			if f.isPresupposed(i, g) {
				return
			}
			f.readSubject(i, g, r)
			if f.isVerb(g) {
				i = g
				f.readModifiersAbove(g, r)
				continue
			}
			return
		}
		f.readAimBelow(i, g, r)
		f.readGovernor(i, g, r)
		i = g
	}
}

// isPresupposed reports whether the event noun i is the subject of what is only
// expected of it: "his dismissal will raise questions" tells that he was.
func (f *finder) isPresupposed(i, g int) bool {
	if !f.isNoun(i) || !f.isVerb(g) || f.child(g, "obj") < 0 || f.child(i, "nmod:poss") < 0 {
		return false
	}
	for _, frame := range f.lex.FrameFor(f.lemma(i), false) {
		switch frame.Type {
		case graphmodel.Appoint, graphmodel.Resign, graphmodel.Death, graphmodel.Assault, graphmodel.Coerce:
			return true
		}
	}
	return false
}

// misledClause returns the verb of saying that clause i belongs to, where a
// parser hung it on the day between: "said on Thursday that A had shelled B".
func (f *finder) misledClause(i, g int) int {
	if g+1 >= len(f.d.Tokens) || lower(f.tok(g+1).Form) != "that" || !f.inTime(g) {
		return -1
	}
	v := f.head(g)
	if v < 0 || !f.isVerb(v) {
		return -1
	}
	if e, ok := f.lex.Embedding(f.lemma(v), 'v'); !ok || !e.Speaker {
		return -1
	}
	return v
}

func (f *finder) hasAux(v int, form string) bool {
	for _, c := range f.of(v) {
		if f.rel(int(c)) == "aux" && lower(f.tok(int(c)).Form) == form {
			return true
		}
	}
	return false
}

// readSubject: the event noun is the subject of a verb: "the meeting was
// canceled", "talks are planned", "no such attack took place".
func (f *finder) readSubject(i, g int, r *stanceReading) {
	if f.fullRel(i) == "nsubj:pass" || !f.isVerb(g) {
		part := byte('v')
		if f.tok(g).UPOS == "ADJ" {
			part = 'a'
		}
		lemma := f.lemma(g)
		if prt := f.child(g, "compound:prt"); prt >= 0 {
			lemma += " " + lower(f.tok(prt).Form) // "was ruled out"
		}
		e, ok := f.lex.Embedding(lemma, part)
		if !ok {
			e, ok = f.lex.Embedding(f.lemma(g), part)
		}
		if !ok && f.tok(g).XPOS == "VBN" {
			e, ok = f.lex.Embedding(lower(f.tok(g).Form), 'a') // "is set for Monday"
		}
		if ok && !f.negated(g) {
			r.raise(e.Stance)
		}
	}
	if f.isUntrue(i, g) || f.comesToNothing(i, g) {
		r.raise(graphmodel.Denied)
	}
	f.readModifiersAbove(g, r)
}

// readModifiersAbove reads negation and modality of a verb above the event.
func (f *finder) readModifiersAbove(g int, r *stanceReading) {
	if f.hasMark(g, "if") || f.hasMark(g, "unless") {
		r.raise(graphmodel.Planned)
		return
	}
	if f.negated(g) {
		r.raise(graphmodel.Denied)
	}
	for _, c := range f.of(g) {
		if f.rel(int(c)) != "aux" {
			continue
		}
		switch lower(f.tok(int(c)).Form) {
		case "will", "'ll", "’ll", "may", "might", "could", "would", "should":
			r.raise(graphmodel.Planned)
		}
	}
}

func (f *finder) readGovernor(i, g int, r *stanceReading) {
	part := byte('v')
	lemma := f.lemma(g)
	switch {
	case f.isVerb(g):
		if lemma == "have" && f.rel(i) == "xcomp" && f.hasMark(i, "to") && f.tok(g).XPOS != "VBD" && f.tok(g).XPOS != "VBN" {
			r.raise(graphmodel.Planned) // "has to approve it first"
		}
		if prt := f.child(g, "compound:prt"); prt >= 0 {
			if e, ok := f.lex.Embedding(lemma+" "+lower(f.tok(prt).Form), 'v'); ok {
				r.raise(e.Stance)
				return
			}
		}
		if f.rel(i) == "obl" {
			if e, ok := f.lex.Embedding(lemma+" "+f.preposition(i), 'v'); ok {
				r.raise(e.Stance)
			}
			return // "said in talks with": the phrase is no complement
		}
	case f.tok(g).UPOS == "ADJ":
		part = 'a'
	case f.isNoun(g):
		part = 'n'
		f.readNounAbove(g, r)
		if f.isAim(i) {
			r.raise(graphmodel.Planned)
		}
	}
	e, ok := f.lex.Embedding(lemma, part)
	if !ok {
		return
	}
	if part == 'n' && f.rel(i) == "compound" {
		return
	}
	stance := e.Stance
	if f.negated(g) && stance != graphmodel.Denied {
		stance = graphmodel.Denied
		if e.Speaker {
			stance = graphmodel.Attributed // "did not say whether"
		}
	}
	r.raise(stance)
	if e.Speaker {
		f.setSpeaker(g, r)
	}
}

// readNounAbove: "the potential resumption of talks": the adjective of the noun
// above tells about the event too.
func (f *finder) readNounAbove(g int, r *stanceReading) {
	for _, c := range f.of(g) {
		if f.rel(int(c)) != "amod" && f.rel(int(c)) != "det" {
			continue
		}
		if e, ok := f.lex.Embedding(lower(f.tok(int(c)).Form), 'a'); ok {
			r.raise(e.Stance)
		}
	}
}
