package events

import "clew/graphmodel"

// readGovernors climbs from the trigger to the words that it stands under:
// "denied that …", "the possibility of …", "plans to …". said tells that the event is
// something said, which is no less said where it is turned down.
func (f *finder) readGovernors(i int, said bool, r *stanceReading) {
	itself := true // whether i still stands for the event rather than for a noun that the event belongs to
	for n := 0; n < 12; n++ {
		g := f.head(i)
		if g < 0 {
			return
		}
		if rel := f.fullRel(i); (rel == "acl:relcl" || rel == "advcl:relcl") && f.isCleft(g) {
			r.raise(graphmodel.Denied)
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
			if f.rel(i) == "advcl" && f.tok(i).XPOS == "VBG" && (f.isVerb(g) && (f.hasMark(i, "of") || f.hasMark(i, "about")) || f.tok(g).UPOS == "ADJ" && f.child(i, "mark") >= 0) {
				f.readGovernor(i, g, r) // "accused A of shelling B and killing C", "is interested in buying B"
			}
			return
		case "nsubj":
			if f.isPresupposed(i, g) {
				return
			}
			if said && n == 0 && turnsDown(f.withParticle(g)) {
				return
			}
			f.readSubject(i, g, itself, r)
			if f.isVerb(g) {
				i = g
				continue
			}
			return
		}
		if said && n == 0 && f.rel(i) == "obj" && turnsDown(f.withParticle(g)) {
			i = g
			continue // "rejected the charges"
		}
		f.readAimBelow(i, g, r)
		f.readGovernor(i, g, r)
		itself = itself && (f.rel(i) != "nmod" || f.measured(i) == g) || f.changesStance(g)
		i = g
	}
}

// isSpeechAct reports whether events of the type are done with words.
func isSpeechAct(t graphmodel.EventType) bool {
	switch t {
	case graphmodel.Request, graphmodel.Accuse, graphmodel.Threaten, graphmodel.Statement:
		return true
	}
	return false
}

// turnsDown lists verbs for what is done to what somebody else has said.
func turnsDown(lemma string) bool {
	switch lemma {
	case "reject", "dismiss", "refuse", "decline", "turn down", "rebuff", "ignore", "brush off", "brush aside", "rebut", "refute", "dispute":
		return true
	}
	return false
}

// withParticle is the lemma of verb g with its particle: "turn down".
func (f *finder) withParticle(g int) string {
	if prt := f.child(g, "compound:prt"); prt >= 0 {
		return f.lemma(g) + " " + lower(f.tok(prt).Form)
	}
	return f.lemma(g)
}

// changesStance reports whether g is one of the words that change the stance of what is below them.
func (f *finder) changesStance(g int) bool {
	_, ok := f.lex.Embedding(f.lemma(g), f.partOfSpeech(g))
	return ok
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
func (f *finder) readSubject(i, g int, itself bool, r *stanceReading) {
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
		if ok && e.Stance == graphmodel.Denied && (f.negated(g) || f.isUnfulfilled(g)) {
			return // "was not prevented"
		}
		if ok && !f.negated(g) {
			r.raise(e.Stance)
		}
	}
	if f.isUntrue(i, g) || f.comesToNothing(i, g) {
		r.raise(graphmodel.Denied)
	}
	f.readModifiersAbove(g, itself && f.denyAbove(i, g), r)
}

// readModifiersAbove reads the modality of a verb above the event; denies tells that its
// negation denies the event.
func (f *finder) readModifiersAbove(g int, denies bool, r *stanceReading) {
	if f.hasMark(g, "if") || f.hasMark(g, "unless") {
		r.raise(graphmodel.Planned)
		return
	}
	if denies {
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

// readGovernor reads what the word g says of the clause or phrase i below it.
func (f *finder) readGovernor(i, g int, r *stanceReading) {
	switch {
	case f.isVerb(g):
		if f.readParticle(i, g, r) {
			return
		}
		if f.rel(i) == "xcomp" {
			f.readControl(i, g, r)
		}
	case f.isNoun(g):
		if e, ok := f.lex.Embedding(f.lemma(g), 'n'); !ok || e.Stance != graphmodel.Denied || !f.negated(g) {
			f.readNounAbove(i, g, r) // but "no doubt that …"
		}
		if f.isAim(i) {
			r.raise(graphmodel.Planned)
		}
		if f.negated(g) && lacks(f.lemma(g)) {
			r.raise(graphmodel.Denied) // "there was no sign that A had met B"
			return
		}
	case f.negated(g) && (f.lemma(g) == "true" || f.lemma(g) == "correct"):
		r.raise(graphmodel.Denied)
		return
	case lower(f.tok(g).Form) == "open" && f.preposition(i) == "to":
		r.raise(graphmodel.Planned) // "is open to talks"
	}
	part := f.partOfSpeech(g)
	e, ok := f.lex.Embedding(f.lemma(g), part)
	if !ok || part == 'n' && f.rel(i) == "compound" {
		return
	}
	stance := e.Stance
	switch {
	case f.isFalsely(g):
		stance = graphmodel.Denied // "was wrongly said to have bribed B"
	case f.lemma(g) == "tell" && f.rel(i) == "xcomp" && f.hasMark(i, "to") && !f.hasAux(i, "have"):
		stance, e.Speaker = graphmodel.Planned, false // "was told to resign"
	case stance == graphmodel.Planned && f.asserts(i, g):
		stance, e.Speaker = graphmodel.Attributed, true
	case f.negated(g) && stance == graphmodel.Denied:
		stance = doubleDenial(f.lemma(g))
	case f.negated(g):
		stance = graphmodel.Denied
		if e.Speaker {
			stance = graphmodel.Attributed // "did not say whether"
		}
	}
	if stance != "" {
		r.raise(stance)
	}
	if e.Speaker {
		f.setSpeaker(g, r)
	}
}

// isCleft reads "it was not A who bribed B".
func (f *finder) isCleft(g int) bool {
	if !f.negated(g) || f.child(g, "cop") < 0 {
		return false
	}
	s := f.child(g, "nsubj", "expl")
	return s >= 0 && lower(f.tok(s).Form) == "it"
}

// isFalsely reports whether what verb g says is said falsely.
func (f *finder) isFalsely(g int) bool {
	for _, c := range f.of(g) {
		switch lower(f.tok(int(c)).Form) {
		case "falsely", "wrongly", "erroneously", "mistakenly":
			return f.isVerb(g)
		}
	}
	return false
}

// partOfSpeech is the part of speech of token g in the list of words that change the stance.
func (f *finder) partOfSpeech(g int) byte {
	switch {
	case f.isVerb(g):
		return 'v'
	case f.tok(g).UPOS == "ADJ":
		return 'a'
	case f.isNoun(g):
		return 'n'
	}
	return 'v'
}

// readParticle reads verb g with the particle or preposition that belongs to it: "put off",
// "hopes for a meeting". It reports whether nothing more is to be read of it.
func (f *finder) readParticle(i, g int, r *stanceReading) (done bool) {
	lemma := f.lemma(g)
	if prt := f.child(g, "compound:prt"); prt >= 0 {
		with := lemma + " " + lower(f.tok(prt).Form)
		if e, ok := f.lex.Embedding(with, 'v'); ok {
			if e.Stance == graphmodel.Denied && f.negated(g) {
				e.Stance = doubleDenial(with)
			}
			r.raise(e.Stance)
			return true
		}
	}
	switch {
	case f.rel(i) == "obl":
		e, ok := f.lex.Embedding(lemma+" "+f.preposition(i), 'v')
		switch {
		case ok && e.Stance == graphmodel.Alleged && (f.isDefinite(i) || f.child(i, "nmod:poss") >= 0): // the deed is known
		case ok:
			r.raise(e.Stance)
		case takings[f.lemma(i)] && f.leaves(g):
			r.raise(graphmodel.Denied)
		}
		return true // "said in talks with": the phrase is no complement
	case f.rel(i) == "advcl" && f.tok(i).XPOS == "VBG":
		if m := f.child(i, "mark", "case"); m >= 0 {
			if e, ok := f.lex.Embedding(lemma+" "+lower(f.tok(m).Form), 'v'); ok && !e.Speaker {
				r.raise(e.Stance)
				return true
			}
		}
	}
	return false
}

// leaves reports whether verb g says that somebody gives up a deal: "walked away from".
func (f *finder) leaves(g int) bool {
	switch f.lemma(g) {
	case "walk":
		return g+1 < len(f.d.Tokens) && lower(f.tok(g+1).Form) == "away"
	case "back", "pull", "withdraw", "drop":
		return !f.negated(g)
	}
	return false
}

// doubleDenial is the stance of what a negated word of denial stands above: "did not rule
// out an attack", "does not deny that he met A", "could not prevent the attack".
func doubleDenial(lemma string) graphmodel.Stance {
	switch lemma {
	case "rule out":
		return graphmodel.Planned
	case "deny", "dispute", "refute":
		return graphmodel.Attributed
	}
	return ""
}

// readControl reads the modality and the negation of the verb that controls the infinitive i:
// "may be forced to sell", "did not manage to meet".
func (f *finder) readControl(i, g int, r *stanceReading) {
	if !f.hasMark(i, "to") {
		return
	}
	lemma := f.lemma(g)
	if lemma == "have" && f.tok(g).XPOS != "VBD" && f.tok(g).XPOS != "VBN" {
		r.raise(graphmodel.Planned) // "has to approve it first"
	}
	if f.negated(g) && lemma != "hesitate" {
		if _, ok := f.lex.Embedding(lemma, 'v'); !ok {
			r.raise(graphmodel.Denied)
		}
	}
	for _, c := range f.of(g) {
		if f.rel(int(c)) != "aux" {
			continue
		}
		switch lower(f.tok(int(c)).Form) {
		case "will", "'ll", "’ll", "may", "might", "could", "can", "would", "should", "must":
			r.raise(graphmodel.Planned)
		}
	}
}

// asserts reports whether g, which can ask for something, says that the clause i is so:
// "insists that he met A", but not "insists that A meet him".
func (f *finder) asserts(i, g int) bool {
	if f.rel(i) != "ccomp" || !f.isVerb(g) {
		return false
	}
	switch f.lemma(g) {
	case "insist", "suggest", "swear", "agree":
	default:
		return false
	}
	switch f.tok(i).XPOS {
	case "VBD", "VBZ":
		return true
	}
	return f.hasAux(i, "had") || f.hasAux(i, "has") || f.hasAux(i, "was") || f.hasAux(i, "were")
}

// readNounAbove: "the potential resumption of talks": the adjective of the noun
// above tells about the event too. What talks are about is still to come: "talks
// about a takeover".
func (f *finder) readNounAbove(i, g int, r *stanceReading) {
	switch f.lemma(g) {
	case "trial", "inquiry", "investigation", "probe", "suspicion":
		if p := f.preposition(i); (p == "for" || p == "of" || p == "into" || p == "over") && f.isCrime(i) && !f.isDefinite(i) {
			r.raise(graphmodel.Alleged) // "on trial for bribery"
		}
	case "talk", "talks", "negotiation", "discussion":
		if p := f.preposition(i); (p == "about" || p == "on" || p == "over") && f.isIndefinite(i) {
			r.raise(graphmodel.Planned)
		}
	}
	for _, c := range f.of(g) {
		if f.rel(int(c)) != "amod" && f.rel(int(c)) != "det" {
			continue
		}
		if e, ok := f.lex.Embedding(lower(f.tok(int(c)).Form), 'a'); ok {
			r.raise(e.Stance)
		}
	}
}

// isCrime reports whether the noun at i names a crime rather than an attack that everybody saw.
func (f *finder) isCrime(i int) bool {
	switch f.lemma(i) {
	case "bribery", "fraud", "corruption", "murder", "manslaughter", "embezzlement", "theft", "rape", "assault", "espionage", "treason", "smuggling", "trafficking",
		"laundering", "forgery", "extortion", "blackmail", "sabotage", "arson", "robbery", "kidnapping", "evasion", "genocide", "torture":
		return f.child(i, "nmod:poss", "amod") < 0
	}
	return false
}

// isIndefinite reports whether the noun at i stands with "a" or "an".
func (f *finder) isIndefinite(i int) bool {
	d := f.child(i, "det")
	return d >= 0 && (lower(f.tok(d).Form) == "a" || lower(f.tok(d).Form) == "an")
}
