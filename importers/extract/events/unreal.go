package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// readCoordinate reads what a plain form takes over from the verb that it is
// coordinated with: the negation of "did not warn or help", the aim of
// "threatening to attack and kill".
func (f *finder) readCoordinate(i, g int, r *stanceReading) {
	if f.tok(i).XPOS != "VB" || f.child(i, "nsubj", "aux", "mark") >= 0 {
		return
	}
	switch {
	case f.tok(g).XPOS == "VB" && f.negated(g):
		r.raise(graphmodel.Denied)
	case f.tok(g).XPOS != "VB" && f.tok(g).XPOS != "VBP" && !(f.tok(g).XPOS == "VBD" && isInvariant(f.lemma(i))):
		r.raise(graphmodel.Planned) // an infinitive between them was lost
	}
}

// isInvariant lists verbs whose past tense is the plain form, which "closed the bank and
// put A in charge" leaves open.
func isInvariant(lemma string) bool {
	switch lemma {
	case "put", "set", "hit", "let", "cut", "cost", "shut", "quit", "spread", "hurt", "split", "bid", "cast", "burst", "beat", "bet", "upset", "broadcast", "shed":
		return true
	}
	return false
}

// readAimBelow: who sends troops to fight has not fought yet, and who does not
// send them to fight does not fight.
func (f *finder) readAimBelow(i, g int, r *stanceReading) {
	if f.rel(i) != "xcomp" || !f.isVerb(g) || !f.hasMark(i, "to") || f.leadsOn(g) {
		return
	}
	switch f.lemma(g) {
	case "send", "deploy", "dispatch", "use", "meet", "gather", "travel", "go", "come", "return", "fly", "hire", "recruit", "train", "arm", "elect", "appoint",
		"fight", "struggle", "strive", "battle", "vie", "race", "rush", "scramble", "work", "push", "move":
	default:
		return
	}
	if f.negated(g) {
		r.raise(graphmodel.Denied)
		return
	}
	r.raise(graphmodel.Planned)
}

// isAhead reports whether the clause of verb g tells the future: "will meet",
// "will be able to meet".
func (f *finder) isAhead(g int) bool {
	for n := 0; g >= 0 && n < 3; g, n = f.head(g), n+1 {
		if f.hasAux(g, "will") || f.hasAux(g, "would") || f.hasAux(g, "'ll") || f.hasAux(g, "’ll") {
			return true
		}
		if f.rel(g) != "xcomp" {
			return false
		}
	}
	return false
}

// isCounterfactual: "would have attacked if …": it did not.
func (f *finder) isCounterfactual(i int) bool {
	if !f.hasAux(i, "would") || !f.hasAux(i, "have") {
		return false
	}
	for _, c := range f.of(i) {
		if f.rel(int(c)) == "advcl" && (f.hasMark(int(c), "if") || f.hasMark(int(c), "unless") || f.hasAux(int(c), "had")) {
			return true
		}
	}
	return false
}

// isUnreal reports whether the words beside verb i say that it did not come to it:
// "nearly killed", "instead of attacking", "was to have been released", "no passenger
// was hurt".
func (f *finder) isUnreal(i int) bool {
	if !f.isVerb(i) {
		return false
	}
	if i > 0 && f.sentence[i-1] == f.sentence[i] {
		switch lower(f.tok(i - 1).Form) {
		case "almost", "nearly":
			return true
		case "of", "than":
			if w := lower(f.tok(max(i-2, 0)).Form); w == "instead" || w == "rather" {
				return true
			}
		}
	}
	for _, c32 := range f.of(i) {
		c := int(c32)
		switch w := lower(f.tok(c).Form); {
		case w == "to" && f.rel(c) == "mark" && c > 0 && f.hasAux(i, "have"):
			if b := lower(f.tok(c - 1).Form); b == "was" || b == "were" {
				return true
			}
		case f.rel(c) == "nsubj" && c < i && f.isNobody(c):
			return true
		}
	}
	return f.underNeither(i) || f.ofNobody(i) || f.isInverted(i) || f.atNoTime(i)
}

// atNoTime reads "At no time has A attacked B".
func (f *finder) atNoTime(v int) bool {
	s := f.d.Sentences[f.sentence[v]].First
	if s+3 >= v || lower(f.tok(s+1).Form) != "no" {
		return false
	}
	switch first := lower(f.tok(s).Form); lower(f.tok(s + 2).Form) {
	case "time", "point", "stage":
		if first != "at" {
			return false // "in no time"
		}
	case "way", "circumstances", "case":
		if first != "in" && first != "under" {
			return false
		}
	default:
		return false
	}
	for i := s + 3; i < v; i++ {
		if f.tok(i).UPOS == "VERB" || f.tok(i).Form == "," {
			return false
		}
	}
	return true
}

// isInverted reads "Had A met B, he would …": a condition that was not met.
func (f *finder) isInverted(v int) bool {
	s := f.d.Sentences[f.sentence[v]]
	if f.tok(s.First).Form != "Had" {
		return false
	}
	for i := s.First + 1; i < v; i++ {
		if f.tok(i).UPOS == "VERB" {
			return false
		}
	}
	for i := v + 1; i < s.Last; i++ {
		switch lower(f.tok(i).Form) {
		case "would", "could", "might":
			return true
		}
	}
	return false
}

// underNeither reads "neither Lind nor Berg attacked": both stand before verb i, with no
// other verb between.
func (f *finder) underNeither(i int) bool {
	nor := false
	for j := i - 1; j >= 0 && f.sentence[j] == f.sentence[i] && j > i-predicateReach; j-- {
		switch w := lower(f.tok(j).Form); {
		case w == "nor":
			nor = true
		case w == "neither":
			return nor
		case f.tok(j).UPOS == "VERB", w == ";", w == ":":
			return false
		}
	}
	return false
}

// stops are verbs with "from" and what does not happen then.
var stops = map[string]bool{
	"prevent": true, "stop": true, "keep": true, "save": true, "bar": true, "block": true, "ban": true, "prohibit": true, "deter": true, "dissuade": true,
	"discourage": true, "spare": true, "refrain": true, "protect": true, "hinder": true, "hold": true, "shy": true, "shrink": true, "draw": true,
}

// gerundStance reads the words before a gerund: "prevented him from meeting", "stopped
// short of attacking", "on the verge of invading", "faces being deported". "" for none.
func (f *finder) gerundStance(i int) graphmodel.Stance {
	if f.tok(i).XPOS == "VBN" && i > 0 && lower(f.tok(i-1).Form) == "being" {
		i--
	}
	if f.tok(i).XPOS != "VBG" || i < 2 || f.sentence[i-2] != f.sentence[i] {
		return ""
	}
	switch before := lower(f.tok(i - 2).Form); lower(f.tok(i - 1).Form) {
	case "of":
		switch before {
		case "short":
			return graphmodel.Denied
		case "verge", "brink", "cusp":
			return graphmodel.Planned
		}
	case "from":
		for j := i - 2; j >= 0 && j > i-predicateReach && f.sentence[j] == f.sentence[i]; j-- {
			if stops[f.lemma(j)] && f.isVerb(j) {
				return graphmodel.Denied
			}
			if f.isVerb(j) {
				break
			}
		}
	case "with":
		if before == "threatened" || before == "threatening" {
			return graphmodel.Planned
		}
	case "against":
		switch before {
		case "decided", "decides", "decide", "opted", "voted", "advised", "argued", "chose":
			return graphmodel.Denied
		}
	case "face", "faces", "facing", "risk", "risks", "risked", "fear", "fears", "feared", "fearing":
		return graphmodel.Planned
	}
	return ""
}

// falls are verbs for what comes to nothing, and takings the deals that are none then:
// talks that collapse were held.
var (
	falls   = map[string]bool{"collapse": true, "fall through": true, "fall apart": true, "founder": true, "unravel": true, "lapse": true}
	takings = map[string]bool{"takeover": true, "merger": true, "acquisition": true, "sale": true, "purchase": true, "buyout": true, "transfer": true}
)

// comesToNothing reads "the takeover of Dalmar AS fell through".
func (f *finder) comesToNothing(i, g int) bool {
	verb := f.lemma(g)
	if prt := f.child(g, "compound:prt", "advmod"); prt > g {
		verb += " " + lower(f.tok(prt).Form)
	}
	return takings[f.lemma(i)] && (falls[verb] || falls[f.lemma(g)]) && !f.negated(g)
}

// isNobody reports whether a subject stands for none: "no passenger", "neither Lind nor
// Berg", "nobody".
func (f *finder) isNobody(s int) bool {
	switch lower(f.tok(s).Form) {
	case "nobody", "none", "neither":
		return true
	}
	for _, c := range f.of(s) {
		if w := lower(f.tok(int(c)).Form); f.rel(int(c)) == "det" && (w == "no" || w == "neither") {
			return true
		}
	}
	return false
}

// tellsContent reports whether a clause with "that" tells what the noun g says, though a
// parser took it for a relative one: it has a subject and an object of its own. "a
// report that she met Berg".
func (f *finder) tellsContent(i, g int) bool {
	if g+1 >= len(f.d.Tokens) || lower(f.tok(g+1).Form) != "that" || !f.isNoun(g) {
		return false
	}
	if e, ok := f.lex.Embedding(f.lemma(g), 'n'); (!ok || e.Stance == graphmodel.Planned) && !lacks(f.lemma(g)) {
		return false
	}
	subject, object := false, f.child(i, "obl") >= 0
	for _, c := range f.of(i) {
		if int(c) == g+1 {
			continue
		}
		subject = subject || f.rel(int(c)) == "nsubj"
		object = object || f.rel(int(c)) == "obj"
	}
	return subject && object
}

// isUntrue reports whether a sentence calls what it tells of a report, of which the event
// noun or clause i is the content, untrue: "Reports of his death were wrong".
func (f *finder) isUntrue(i, g int) bool {
	if !isReport(f.lemma(i)) {
		return false
	}
	return untrue[lower(f.tok(g).Form)] && !f.negated(g)
}

// isPromised reports whether an event is a promise of another, which only its keeping
// will make a fact: "promised an inquiry".
func (f *finder) isPromised(c *candidate) bool {
	if c.noun || c.lemma != "promise" && c.lemma != "pledge" || c.predicate.has(lexicon.SlotClause) {
		return false
	}
	return slices.ContainsFunc(c.predicate.all(lexicon.SlotObject), func(h int) bool { return f.nounLemma(h) != "" })
}

// isAim reports whether the gerund i tells what the noun above aims at: "a focus
// on resuming talks".
func (f *finder) isAim(i int) bool {
	if f.tok(i).XPOS != "VBG" {
		return false
	}
	for _, c := range f.of(i) {
		if r := f.rel(int(c)); r != "mark" && r != "case" {
			continue
		}
		switch lower(f.tok(int(c)).Form) {
		case "on", "at", "towards", "toward":
			return true
		}
	}
	return false
}
