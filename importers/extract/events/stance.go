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
	kept := f.readLight(c, &r)
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
		if !kept {
			f.readModifiers(at, &r)
		}
	}
	f.readGovernors(at, isSpeechAct(c.typ), &r)
	f.readPredicate(at, &r)
	f.readFate(c, &r)
	if f.isUntrueReport(c.tok) {
		r.raise(graphmodel.Denied)
	}
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
		switch {
		case r.speaker >= 0:
			r.stance = graphmodel.Attributed
		case f.willing(f.carrier(c)):
			r.stance = graphmodel.Planned // "the opposition will not back it", by nobody's word
		}
	}
	c.stance, c.speaker = r.stance, r.speaker
	if r.stance == graphmodel.Asserted {
		c.speaker = -1
	}
}

// readLight reads the stance that a light verb gives its noun. It reports whether the
// negation of the verb keeps the event: "did not cancel the visit", "the attack could have
// been prevented".
func (f *finder) readLight(c *candidate, r *stanceReading) (kept bool) {
	if c.light < 0 {
		return false
	}
	lv, ok := f.lex.LightVerb(f.lightLemma(&c.predicate), lastWord(c.lemma))
	switch {
	case ok && lv.Type == "" && isEnding(f.lightLemma(&c.predicate)):
		return f.negated(c.light)
	case !ok || lv.Stance == "", lv.Stance == graphmodel.Denied && isSpeechAct(c.typ) && turnsDown(f.lightLemma(&c.predicate)):
		return false
	case lv.Stance != graphmodel.Denied || !f.negated(c.light) && !f.isUnfulfilled(c.light):
		r.raise(lv.Stance)
		return false
	case f.lightLemma(&c.predicate) == "rule out":
		r.raise(graphmodel.Planned)
	}
	return true
}

// isEnding lists verbs for the end of what had begun.
func isEnding(lemma string) bool {
	switch lemma {
	case "end", "conclude", "finish", "wrap up":
		return true
	}
	return false
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
				before := f.wordBeforeTo(i)
				if f.isPurpose(i) && before != "guilty" || f.isSchedule(i) || before == "about" {
					r.raise(graphmodel.Planned)
				}
				if before == "yet" {
					r.raise(graphmodel.Denied) // "has yet to meet"
				}
				if e, ok := f.lex.Embedding(before, 'a'); ok {
					r.raise(e.Stance) // "was due to receive"
				}
			}
		case "case":
			switch w {
			case "without":
				r.raise(graphmodel.Denied)
			case "pending":
				r.raise(graphmodel.Planned)
			}
		case "amod", "advmod", "det":
			if w == "soon" && c+1 < len(f.d.Tokens) && strings.HasPrefix(lower(f.tok(c+1).Form), "after") {
				continue // "soon after he was killed"
			}
			if c+1 < len(f.d.Tokens) && isMerely(f.tok(c+1).Form) {
				continue // "not only met A"
			}
			if e, ok := f.lex.Embedding(w, 'a'); ok {
				r.raise(e.Stance)
			}
		case "parataxis", "ccomp", "advcl":
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
	for to > 0 && (f.tok(to).UPOS == "ADV" || lower(f.tok(to).Form) == "be") {
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
		case (isBe(lower(t.Form)) || isCopula(f.lemma(j))) && j+2 < len(f.d.Tokens):
			if e, ok := f.lex.Embedding(lower(f.tok(j+1).Form), 'a'); ok && e.Stance == graphmodel.Planned || f.isMooted(j+1) {
				r.raise(graphmodel.Planned)
			}
			return
		case t.UPOS == "VERB", t.UPOS == "AUX", t.UPOS == "PUNCT":
			return
		}
	}
}

// isCopula lists verbs that say how something is.
func isCopula(lemma string) bool {
	switch lemma {
	case "remain", "seem", "appear", "look", "become", "stay":
		return true
	}
	return false
}

// isMooted reads "under consideration" and "on the table" at i.
func (f *finder) isMooted(i int) bool {
	switch lower(f.tok(i).Form) {
	case "under", "in", "on":
	case "subject":
		return lower(f.tok(i+1).Form) == "to"
	default:
		return false
	}
	if lower(f.tok(i+1).Form) == "the" && i+2 < len(f.d.Tokens) {
		i++
	}
	switch f.lemma(i + 1) {
	case "consideration", "discussion", "review", "preparation", "table", "card", "cards", "agenda", "offing", "pipeline", "doubt", "question", "horizon", "hold", "ice", "limbo":
		return true
	}
	return false
}

// chargeReach bounds the words between a verb of accusing and what it accuses
// of.
const chargeReach = 14

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
	switch prep {
	case "of", "with", "for":
	case "to":
		return f.pleaStance(i - 2)
	default:
		return ""
	}
	for j := i - 2; j >= 0 && j > i-chargeReach && f.sentence[j] == f.sentence[i]; j-- {
		switch w := lower(f.tok(j).Form); {
		case prep == "of" && isCharge(w), prep == "with" && strings.HasPrefix(w, "charg"), prep == "for" && isPursuit(w):
			return graphmodel.Alleged
		case prep == "of" && (strings.HasPrefix(w, "acquit") || w == "cleared" || strings.HasPrefix(w, "exonerat")):
			return graphmodel.Denied
		case f.tok(j).UPOS == "VERB", f.tok(j).Form == ";":
			return ""
		}
	}
	return ""
}

// pleaStance is the stance of what somebody pleads to, by the "guilty" at i.
func (f *finder) pleaStance(i int) graphmodel.Stance {
	switch {
	case i < 1 || lower(f.tok(i).Form) != "guilty":
		return ""
	case lower(f.tok(i-1).Form) == "not":
		return graphmodel.Denied
	}
	return graphmodel.Attributed
}

// isCharge reports whether a word says of what somebody is held to be guilty.
func isCharge(w string) bool {
	for _, stem := range []string{"accus", "suspect", "suspicion", "charge", "allegation", "alleging", "count"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// isPursuit lists words for what is done to those who are not yet found guilty.
func isPursuit(w string) bool {
	switch w {
	case "wanted", "arrested", "detained", "indicted", "investigated", "sued", "prosecuted", "tried", "trial", "sought":
		return true
	}
	return false
}

// readReport: "…, Ivanov said": a verb of saying beside the clause.
func (f *finder) readReport(c, i int, r *stanceReading) {
	e, ok := f.lex.Embedding(f.lemma(c), 'v')
	if !ok || !e.Speaker || f.child(c, "ccomp") >= 0 { // which tells something else
		return
	}
	s := f.child(c, "nsubj", "nsubj:pass")
	switch {
	case f.isPassive(c):
		if s >= 0 && c > i && lower(f.tok(s).Form) == "it" {
			r.raise(e.Stance) // "…, it was alleged"
		}
		return
	case f.rel(c) == "parataxis":
	case f.rel(c) == "advcl" && f.hasMark(c, "as"): // "As A reported, …"
	case f.rel(c) != "ccomp" || c < i || s < i || f.hasMark(c, "that") || !f.opensAside(s):
		return
	}
	r.raise(e.Stance)
	f.setSpeaker(c, r)
}

// opensAside reports whether a comma stands before the phrase of the noun at s.
func (f *finder) opensAside(s int) bool {
	first, _ := f.phrase(s)
	return first > 0 && f.tok(first-1).Form == ","
}
