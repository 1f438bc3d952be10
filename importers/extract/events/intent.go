package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// tenor says whether what is done to others is meant well or ill.
type tenor int

const (
	neutral tenor = iota
	friendly
	hostile
)

// tenorOf is the tenor of the types that a promise or a threat can be about.
func tenorOf(t graphmodel.EventType) tenor {
	switch t {
	case graphmodel.Agree, graphmodel.Consult, graphmodel.Support, graphmodel.Cooperate, graphmodel.Aid, graphmodel.Concede, graphmodel.Retreat:
		return friendly
	case graphmodel.Sanction, graphmodel.Coerce, graphmodel.Assault, graphmodel.Mobilize, graphmodel.Reject, graphmodel.Threaten, graphmodel.Protest:
		return hostile
	}
	return neutral
}

// recast gives what is only announced the type of its announcement, as the
// PLOVER codebook asks: who says that they will help agrees, who says that they
// will strike threatens, and who says that another must act demands it.
func (f *finder) recast(cands []*candidate) []*candidate {
	byToken := make(map[int]*candidate, len(cands))
	for _, c := range cands {
		byToken[f.carrier(c)] = c
	}
	gone := make(map[*candidate]bool)
	var more []*candidate
	for _, c := range cands {
		if gone[c] {
			continue
		}
		if v := f.demanded(c); v >= 0 {
			more = append(more, f.demand(c, v))
			if o := byToken[v]; o != nil {
				gone[o] = true
			}
			continue
		}
		if f.recastPromise(c, byToken) {
			gone[c] = true
		}
		f.recastIntent(c)
	}
	cands = slices.DeleteFunc(append(cands, more...), func(c *candidate) bool { return gone[c] })
	slices.SortStableFunc(cands, func(a, b *candidate) int { return a.tok - b.tok })
	return cands
}

// carrier is the word that the event hangs on in the tree: its light verb or its
// trigger.
func (f *finder) carrier(c *candidate) int {
	if c.light >= 0 {
		return c.light
	}
	return c.tok
}

// recastPromise: what somebody promises, agrees or offers to do makes the promise
// a threat where it is meant ill: "vowed to retaliate". It reports whether what
// is agreed says more than the promise: "the firm agreed to buy B".
func (f *finder) recastPromise(c *candidate, byToken map[int]*candidate) (idle bool) {
	if c.noun || c.typ != graphmodel.Agree {
		return false
	}
	for _, v := range c.all(lexicon.SlotClause) {
		switch f.tenorAt(v, byToken) {
		case hostile:
			if isVow(c.lemma) && !f.negated(v) {
				c.typ = graphmodel.Threaten
			}
		case neutral:
			idle = byToken[v] != nil && byToken[v].typ != graphmodel.Statement && !f.actsAsState(c)
		}
	}
	return idle
}

// isVow lists verbs that promise good or ill; one agrees or offers to do good.
func isVow(lemma string) bool {
	switch lemma {
	case "vow", "pledge", "promise", "swear":
		return true
	}
	return false
}

// tenorAt is the tenor of the clause of verb v: that of the event which it tells,
// else that of its verb or of the object of its verb.
func (f *finder) tenorAt(v int, byToken map[int]*candidate) tenor {
	if c := byToken[v]; c != nil {
		return tenorOf(c.typ)
	}
	for _, frame := range f.lex.FrameFor(f.lemma(v), true) {
		return tenorOf(frame.Type)
	}
	if o := f.child(v, "obj"); o >= 0 {
		if c := byToken[o]; c != nil {
			return tenorOf(c.typ)
		}
		for _, frame := range f.lex.FrameFor(f.nounLemma(o), false) {
			return tenorOf(frame.Type)
		}
	}
	return neutral
}

// recastIntent: "will support", "is ready to send", "plans to expel".
func (f *finder) recastIntent(c *candidate) {
	at := f.carrier(c)
	if c.passive || !f.isVerb(at) || !slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
		return a.Role == graphmodel.Actor || a.Role == graphmodel.Participant
	}) {
		return
	}
	bare := f.willing(at)
	if !bare && !f.meant(at) {
		return
	}
	switch t := tenorOf(c.typ); {
	case t == friendly && f.negated(at) && (c.typ != graphmodel.Consult || f.rel(at) == "ccomp" && f.reports(f.head(at))):
		c.typ = graphmodel.Reject
	case t == friendly && f.negated(at):
		return
	case t == friendly && (c.typ != graphmodel.Consult || !bare):
		c.typ = graphmodel.Agree
	case t == hostile && !f.negated(at) && c.typ != graphmodel.Reject || c.lemma == "boycott" || c.lemma == "block":
		c.typ = graphmodel.Threaten
	default:
		return
	}
	c.cast = true
}

// willing reports whether the clause of verb v says what its subject will do.
func (f *finder) willing(v int) bool {
	if f.rel(v) == "conj" && f.child(v, "nsubj", "aux") < 0 && f.head(v) >= 0 {
		v = f.head(v)
	}
	for _, form := range []string{"will", "'ll", "’ll", "shall"} {
		if f.hasAux(v, form) {
			return !f.underCondition(v)
		}
	}
	// "said it would strike"
	return f.hasAux(v, "would") && f.rel(v) == "ccomp" && f.reports(f.head(v)) && !f.underCondition(v)
}

// underCondition: "if it will help", "when they will meet".
func (f *finder) underCondition(v int) bool {
	m := f.child(v, "mark")
	if m < 0 {
		return false
	}
	w := lower(f.tok(m).Form)
	return w != "that" && w != "to"
}

// meant reports whether verb v stands below a word of intention.
func (f *finder) meant(v int) bool {
	g := f.head(v)
	if g < 0 || !f.hasMark(v, "to") && f.tok(v).XPOS != "VBG" || f.negated(g) || f.hasMark(v, "against") {
		return false
	}
	switch r := f.rel(v); r {
	case "xcomp", "ccomp", "advcl", "acl":
	default:
		return false
	}
	if isReady(lower(f.tok(g).Form)) {
		return true
	}
	switch f.lemma(g) {
	case "promise", "pledge", "vow", "agree", "offer", "undertake", "commit", "volunteer", "consent", "swear", "intend", "plan", "decide", "resolve", "opt":
		return f.isVerb(g)
	}
	return false
}

// isReady lists adjectives for those who mean to do something.
func isReady(form string) bool {
	switch form {
	case "ready", "prepared", "willing", "committed", "determined", "poised":
		return true
	}
	return false
}

// reports reports whether verb g says something.
func (f *finder) reports(g int) bool {
	if g < 0 || !f.isVerb(g) {
		return false
	}
	e, ok := f.lex.Embedding(f.lemma(g), 'v')
	return ok && e.Speaker || isVow(f.lemma(g)) || f.lemma(g) == "warn"
}

// demanded returns the verb of what a saying says that somebody must do, or -1:
// "said that A must withdraw".
func (f *finder) demanded(c *candidate) int {
	if c.noun || !c.frame.Statement || c.typ != graphmodel.Statement || f.negated(c.tok) || c.passive {
		return -1
	}
	for _, v := range c.all(lexicon.SlotClause) {
		if s := f.child(v, "nsubj"); f.rel(v) == "ccomp" && s >= 0 && (len(f.who.EntitiesOfToken(s)) > 0 || f.isAuthority(s)) && f.obliged(v) && !f.isSpeaker(c, s) {
			return v
		}
	}
	return -1
}

// isSpeaker reports whether the subject at s is who says c: what somebody says
// that he had to do is no demand.
func (f *finder) isSpeaker(c *candidate, s int) bool {
	e := f.who.EntityOfToken(s)
	return e >= 0 && slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Entity == e })
}

// obliged reports whether verb v says what its subject must do.
func (f *finder) obliged(v int) bool {
	if g := f.head(v); g >= 0 && f.isSubjunctive(v) && !f.negated(v) {
		switch f.lemma(g) {
		case "insist", "suggest", "recommend", "stipulate", "decree":
			return true // "insisted that A withdraw"
		}
	}
	if f.hasAux(v, "must") || f.hasAux(v, "should") || f.hasAux(v, "ought") {
		return !f.negated(v) && f.child(v, "aux:pass") < 0
	}
	return false // who says that somebody needs to or has to do something explains
}

// isSubjunctive reports whether verb v has the plain form though its subject is
// singular: "insisted that A withdraw".
func (f *finder) isSubjunctive(v int) bool {
	x := f.tok(v).XPOS
	if x != "VB" && x != "VBP" || f.child(v, "aux") >= 0 {
		return false
	}
	s := f.child(v, "nsubj")
	return x == "VB" || s >= 0 && (f.tok(s).XPOS == "NN" || f.tok(s).XPOS == "NNP")
}

// demand is the demand that saying c makes, told by the verb v of its clause.
func (f *finder) demand(c *candidate, v int) *candidate {
	slots := []lexicon.Slot{{Role: graphmodel.Topic, Syntax: lexicon.SlotObject}}
	d := &candidate{
		predicate: predicate{tok: v, lemma: f.lemma(v), light: -1, visit: -1},
		frame:     lexicon.Frame{Lemma: c.lemma, Type: graphmodel.Request, Slots: slots},
		typ:       graphmodel.Request, sentence: c.sentence, speaker: -1, place: -1, timeAt: -1, saying: c.tok, cast: true,
	}
	f.verbArguments(&d.predicate, v)
	for _, h := range c.all(lexicon.SlotSubject) {
		f.addArgument(d, graphmodel.Actor, h)
	}
	for _, h := range d.all(lexicon.SlotSubject) {
		f.addArgument(d, graphmodel.Recipient, h)
	}
	for _, h := range d.all(lexicon.SlotObject) {
		f.addArgument(d, graphmodel.Topic, h)
	}
	f.weigh(d)
	return d
}
