package events

import (
	"clew/graphmodel"
)

// hollow are the words behind "no" that deny nothing.
var hollow = wordSet("longer more less fewer other matter doubt way means sooner later better worse")

// ofNobody reports whether verb v is done by, to or about none: "is accused of nothing",
// "was signed by neither side", "fired no shots".
func (f *finder) ofNobody(v int) bool {
	last := f.d.Sentences[f.sentence[v]].Last
	word := func(i int) string {
		if i >= last {
			return ""
		}
		return lower(f.tok(i).Form)
	}
	i := v + 1
	switch word(i) {
	case "by", "of", "with", "from", "to", "against":
		i++
	}
	switch next := word(i + 1); word(i) {
	case "nothing", "nobody", "none":
		return next != "but" && next != "except" && next != "other"
	case "neither":
		return true
	case "no":
		if next == "one" {
			return true
		}
		direct := i == v+1 || word(i-1) == "by"
		return direct && i+1 < last && !hollow[next] && f.tok(i+1).UPOS != "PUNCT"
	}
	return false
}

// untrue are words for what a report turned out to be.
var untrue = wordSet(`wrong premature exaggerated mistaken inaccurate incorrect untrue false baseless unfounded groundless fabricated denied dismissed
	rejected refuted rebutted debunked disproved retracted withdrawn`)

// isReport lists nouns for what is told and may be untrue.
func isReport(lemma string) bool {
	switch lemma {
	case "report", "rumor", "rumour", "claim", "story", "account", "allegation", "suggestion", "message", "speculation", "news", "assertion", "statement", "idea",
		"accusation":
		return true
	}
	return false
}

// reportReach bounds the words between a report, what it tells, and what is said of it.
const reportReach = 22

// isUntrueReport reads from the words that what stands at i is the content of a report
// that is called untrue: "Reports that A had fled to B proved false".
func (f *finder) isUntrueReport(i int) bool {
	s := f.d.Sentences[f.sentence[i]]
	for r := i - 1; r >= s.First && r > i-reportReach; r-- {
		if f.tok(r).Form == ";" {
			return false
		}
		if !isReport(f.lemma(r)) {
			continue // also where it was taken for a verb: "Claims that A fled are false"
		}
		if w := lower(f.tok(r + 1).Form); w != "that" && w != "of" && w != "about" {
			return false
		}
		return f.calledUntrue(i, s.Last)
	}
	return false
}

// calledUntrue reports whether a copula behind i, before last, leads to a word for untrue.
func (f *finder) calledUntrue(i, last int) bool {
	for j := i + 1; j < last && j < i+reportReach; j++ {
		if isReport(f.lemma(j)) || f.tok(j).Form == ";" {
			return false
		}
		switch lower(f.tok(j).Form) {
		case "was", "were", "is", "are", "been", "prove", "proves", "proved", "proven", "turned":
		default:
			continue
		}
		for k := j + 1; k < last && k <= j+4; k++ {
			w := lower(f.tok(k).Form)
			if untrue[w] {
				return true
			}
			if w == "not" || w == "n't" || w == "n’t" {
				break
			}
		}
	}
	return false
}

// fateReach bounds the words between an event noun and the verb of its sentence.
const fateReach = 40

// readFate reads from the words what became of an event whose noun opens its sentence,
// since parsers lose the verb behind an aside: "A meeting with A, announced last week, did
// not take place".
func (f *finder) readFate(c *candidate, r *stanceReading) {
	if !c.noun || !f.isOpening(c.tok) {
		return
	}
	v := f.verbBehind(c.tok)
	if v < 0 {
		return
	}
	last := f.d.Sentences[c.sentence].Last
	no, passive, was, k := v > 0 && lower(f.tok(v-1).Form) == "never", false, false, v
group:
	for ; k < last; k++ {
		switch w := lower(f.tok(k).Form); {
		case w == "not" || w == "n't" || w == "n’t" || w == "never":
			no = true
		case isBe(w) || w == "be" || w == "been":
			passive, was = true, was || w == "was" || w == "were"
		case f.tok(k).UPOS == "AUX" || f.tok(k).XPOS == "MD" || f.tok(k).XPOS == "RB":
		case f.lemma(k) == "fail" && k+2 < last && lower(f.tok(k+1).Form) == "to":
			no, k = true, k+1
		case (w == "do" || w == "did" || w == "does" || w == "has" || w == "have" || w == "had") && k == v && v+1 < last && f.tok(v+1).XPOS == "RB":
		default:
			break group
		}
	}
	switch {
	case k >= last:
	case f.isVerb(k):
		f.readOutcome(k, no, passive, isSpeechAct(c.typ), r)
	case passive && !no && lower(f.tok(k).Form) == "off" && f.endsClause(k+1, last):
		r.raise(graphmodel.Denied) // "the merger is off"
	case passive && !no && k+1 < last && (f.isMooted(k) || lower(f.tok(k).Form) == "to" && f.tok(k+1).XPOS == "VB" && f.lemma(k+1) != "blame" && (!was || lasts(f.lemma(k+1)))):
		r.raise(graphmodel.Planned)
	}
}

// endsClause reports whether nothing that belongs to the words before stands at i.
func (f *finder) endsClause(i, last int) bool {
	if i >= last {
		return true
	}
	switch f.tok(i).UPOS {
	case "PUNCT", "CCONJ", "SCONJ":
		return true
	}
	return false
}

// lasts lists verbs for what events themselves do: "the talks were to begin", where "the
// strike was to punish A" tells why it was.
func lasts(lemma string) bool {
	switch lemma {
	case "take", "be", "begin", "start", "open", "close", "end", "last", "run", "continue", "resume", "follow", "come", "go", "happen", "occur", "conclude", "proceed":
		return true
	}
	return false
}

// readOutcome: see readFate. k is the verb of the sentence; no tells that it is negated,
// said that the event is something said.
func (f *finder) readOutcome(k int, no, passive, said bool, r *stanceReading) {
	next, after := "", ""
	if k+1 < len(f.d.Tokens) {
		next = lower(f.tok(k + 1).Form)
	}
	if k+2 < len(f.d.Tokens) {
		after = lower(f.tok(k + 2).Form)
	}
	lemma := f.lemma(k)
	if !passive {
		nothing := lemma == "come" && next == "to" && (after == "nothing" || after == "naught" || after == "nought")
		if no && f.comesAbout(k) || nothing && !no {
			r.raise(graphmodel.Denied)
		}
		if !no && (lemma == "await" || isConsent(next) && (lemma == "need" || lemma == "require")) {
			r.raise(graphmodel.Planned) // "the merger awaits approval"
		}
		return
	}
	e, ok := f.lex.Embedding(lemma+" "+next, 'v')
	with := lemma + " " + next
	if !ok {
		e, ok = f.lex.Embedding(lemma, 'v')
		with = lemma
	}
	if said && turnsDown(with) || f.ofNobody(k) {
		return // "her proposal was rejected", "was stopped by nobody"
	}
	if ok && !no && !f.isUnfulfilled(k) && (e.Stance == graphmodel.Denied || e.Stance == graphmodel.Planned) && f.tok(k).XPOS != "VBG" {
		r.raise(e.Stance)
	}
}

func isConsent(w string) bool {
	switch w {
	case "approval", "consent", "clearance", "ratification", "blessing", "backing":
		return true
	}
	return false
}

// comesAbout reports whether the negation of verb g says that its subject did not happen: what
// does not come as a surprise, or go unpunished, did.
func (f *finder) comesAbout(g int) bool {
	next := ""
	if g+1 < len(f.d.Tokens) {
		next = lower(f.tok(g + 1).Form)
	}
	switch f.lemma(g) {
	case "take":
		return next == "place"
	case "come":
		return next == "about" || next == "off" || next == "to"
	case "go":
		return next == "ahead" || next == "through" || next == "forward" || next == "on" || next == "off"
	case "get":
		return next == "under"
	case "happen", "occur", "materialize", "materialise", "proceed", "begin", "start", "resume", "open", "exist", "emerge", "arise", "ensue", "convene":
		return true
	}
	return false
}

// isOpening reports whether the noun at i heads what its sentence or clause starts with:
// no verb stands before it, and no preposition but those of a phrase that a comma closes.
func (f *finder) isOpening(i int) bool {
	open := false
	for j := i - 1; j >= f.d.Sentences[f.sentence[i]].First && j > i-predicateReach; j-- {
		switch t := f.tok(j); {
		case t.Form == ";" || t.Form == ":":
			return true
		case t.Form == ",":
			open = true
		case t.UPOS == "VERB" && t.XPOS != "VBN" && t.XPOS != "VBG", t.UPOS == "AUX":
			return false
		case t.UPOS == "ADP" && !open:
			return false
		}
	}
	return true
}

// verbBehind is the finite verb of the clause that the noun at i opens, past relative
// clauses and what stands between commas; -1 for none.
func (f *finder) verbBehind(i int) int {
	relative, last := 0, f.d.Sentences[f.sentence[i]].Last
	for j := i + 1; j < last && j < i+fateReach; j++ {
		t := f.tok(j)
		if t.Form == ";" || t.Form == ":" {
			return -1
		}
		if isRelative(t.Form) {
			relative++
			continue
		}
		switch t.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
		default:
			continue
		}
		switch {
		case relative > 0:
			relative--
		case f.tok(j-1).Form == "," && t.XPOS == "VBD" && t.UPOS == "VERB" && f.commaBefore(j+1, last):
		default:
			return j
		}
	}
	return -1
}

// commaBefore reports whether a comma closes what begins at from before the next finite
// verb.
func (f *finder) commaBefore(from, last int) bool {
	for j := from; j < last; j++ {
		switch t := f.tok(j); {
		case t.Form == ",":
			return true
		case t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "MD":
			return false
		}
	}
	return false
}

// denyAbove reads the negation of what is said of the event noun i: it denies the event
// where it is said of its coming about, not where the event only failed to do something:
// "the deal does not mention A".
func (f *finder) denyAbove(i, g int) bool {
	if !f.negated(g) {
		return false
	}
	if !f.isNoun(i) {
		return true
	}
	if f.isVerb(g) {
		if f.comesAbout(g) || f.isNobody(i) {
			return true
		}
		return (f.fullRel(i) == "nsubj:pass" || f.isPassive(g)) && f.bringsAbout(g, i)
	}
	if f.lemma(g) == "true" || f.lemma(g) == "real" {
		return true
	}
	e, ok := f.lex.Embedding(f.lemma(g), 'a')
	return ok && e.Stance == graphmodel.Planned
}

// bringsAbout reports whether who does g to the event noun i makes it happen: one holds talks and
// confirms a visit, but publishes an agreement that there is.
func (f *finder) bringsAbout(g, i int) bool {
	switch f.lemma(g) {
	case "approve", "complete", "finalize", "finalise", "authorize", "authorise", "confirm":
		return true
	case "think", "say", "report", "publish", "believe", "know", "end", "lift", "conclude", "finish":
		return false
	}
	if e, ok := f.lex.Embedding(f.lemma(g), 'v'); ok && e.Stance == graphmodel.Planned {
		return true
	}
	_, ok := f.lex.LightVerb(f.lemma(g), f.lemma(i))
	return ok
}

// isUnfulfilled reports whether verb g says what could have been done to the event and was not:
// "could have been prevented".
func (f *finder) isUnfulfilled(g int) bool {
	return f.hasAux(g, "have") && (f.hasAux(g, "could") || f.hasAux(g, "might") || f.hasAux(g, "should"))
}

// lacks are nouns whose absence makes what they are about untrue.
func lacks(lemma string) bool {
	switch lemma {
	case "sign", "evidence", "proof", "indication", "trace", "suggestion", "question", "reason", "basis", "hint":
		return true
	}
	return false
}
