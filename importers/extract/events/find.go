// Package events reads what happened: events told by verbs and by nouns, with
// participants, place, time and stance, from the dependency trees of an
// article.
//
//	repaired trees → predicates → frames and roles → time, place, stance → choice → one event for each happening
//
// Which words tell which events is the lexicon's knowledge; this package knows
// the grammar. Its events name nobody whom the text leaves unnamed.
package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// Time is a time expression of the document with the days it stands for.
type Time struct {
	First, Last int // token range [First, Last)
	Interval    graphmodel.Interval
}

// candidate is one telling of an event, before tellings of the same event are
// brought together.
type candidate struct {
	predicate
	frame    lexicon.Frame
	typ      graphmodel.EventType
	sentence int
	args     []graphmodel.Argument
	heads    []int // heads[i] is the head token of args[i]
	stance   graphmodel.Stance
	speaker  int
	when     graphmodel.Interval
	timeAt   int // first token of the time expression, -1
	// timeLevel is how directly the time belongs to the event: withWord, …
	timeLevel int
	place     int // entity, -1
	definite  bool
	strength  float64
	// same is another telling of the same event in the sentence: "a car bomb
	// killing two people". nil for none.
	same *candidate
	// saying is the verb of the saying that makes a demand of this clause, -1.
	saying int
	// cast marks a telling that recast gave its type.
	cast bool
	// answer marks a bare "refused" or "agreed" that answers the request before it.
	answer bool
	// general marks a verb that no frame fits, unfit one that has some, idle one that is used for what happens anywhere, and nested what only names what a verb
	// above it tells.
	general, unfit, idle, nested bool
	ruled                        bool    // told by the rules, too
	share                        float64 // how likely a careful reader would tell it, by the classifier
}

type finder struct {
	*tree
	lex   *lexicon.Lexicon
	who   *coref.Result
	times []Time
	// lightNoun maps a light verb to the noun that it carries.
	lightNoun map[int]int
	// tells holds the tokens that tell an event: triggers and light verbs.
	tells map[int]bool
	// pairs are the parties that were named together, in text order.
	pairs []pair
	// contestIs is what the article is about, once contestRead is set.
	contestIs   contestKind
	contestRead bool
	register    register
	judge       *Classifier // nil where the rules alone decide
	mentions    []int       // by entity; nil before anybody asked
}

// Article is what the earlier stages made of a text.
type Article struct {
	Doc   *doc.Document
	Who   *coref.Result
	Times []Time
}

// Find returns the events of an article, sorted by their first trigger. Without a
// classifier, the rules alone decide what is told.
func Find(a *Article, l *lexicon.Lexicon, judge *Classifier) []graphmodel.FoundEvent {
	f := newFinder(a, l)
	f.judge = judge
	cands := f.tellings()
	before := f.copyForTrace(cands)
	cands = f.choose(cands)
	f.traceDropped(before, cands, f.tooLittle)
	f.set(cands) // what fell away may have held a phrase of time or place
	f.setDateline(cands)
	f.setSamePlaces(cands)
	f.inheritSettings(cands)
	f.addListed(cands)
	return f.merge(cands)
}

func newFinder(a *Article, l *lexicon.Lexicon) *finder {
	return &finder{tree: newTree(a.Doc), lex: l, who: a.Who, times: a.Times, lightNoun: make(map[int]int)}
}

// tellings lists all that may tell an event, with its setting and stance.
func (f *finder) tellings() []*candidate {
	f.repairNames()
	f.repair()
	cands := f.candidates(f.predicates())
	f.set(cands)
	for _, c := range cands {
		f.setStance(c)
	}
	f.setAnswers(cands)
	return cands
}

// candidates maps the predicates through their frames, in text order.
func (f *finder) candidates(preds []predicate) []*candidate {
	var cands []*candidate
	for i := range preds {
		c := f.candidate(&preds[i])
		if c == nil {
			c = f.general(&preds[i])
		}
		if c != nil {
			cands = append(cands, c)
			f.remember(c)
		}
	}
	f.foldCauses(cands)
	before := f.copyForTrace(cands)
	cands = f.recast(cands)
	f.traceDropped(before, cands, f.toldAsDemand)
	if f.judge != nil {
		f.markNested(cands)
		return cands
	}
	before = f.copyForTrace(cands)
	cands = f.dropNested(cands)
	f.traceDropped(before, cands, f.onlyContent)
	return cands
}

// set gives the candidates their times and places.
func (f *finder) set(cands []*candidate) {
	f.tells = make(map[int]bool)
	for _, c := range cands {
		f.tells[c.tok] = true
		if c.light >= 0 {
			f.tells[c.light] = true
		}
	}
	f.setTimes(cands)
	f.setPlaces(cands)
	f.setWheres(cands)
	f.setHomes(cands)
}

// predicates lists the verbs and event nouns of the document in text order.
func (f *finder) predicates() []predicate {
	var out []predicate
	for i := range f.d.Tokens {
		switch {
		case f.isPredicateVerb(i):
			p := predicate{tok: i, light: -1, visit: -1}
			f.verbArguments(&p, i)
			f.sharedArguments(&p, i, 0)
			f.nearSubject(&p)
			f.subjectBehindPreposition(&p)
			p.lemma = f.verbLemma(&p)
			out = append(out, p)
		case f.tok(i).UPOS == "NOUN" || f.tok(i).UPOS == "PROPN" && f.who.MentionAt(i) < 0:
			lemma := f.nounLemma(i)
			if lemma == "" || f.inTime(i) && f.tok(i).XPOS == "NNP" || f.counts(i) {
				continue // "March" is a month, "a round of talks" talks
			}
			p := predicate{tok: i, noun: true, lemma: lemma, light: -1, visit: -1}
			f.nounArguments(&p, i)
			f.attachLightVerb(&p)
			f.attachVisit(&p)
			out = append(out, p)
		}
	}
	return out
}

// nearSubject gives a finite verb without a subject the name right before it:
// "In A, President B spoke", also between commas: "the auditor, A & B, declined".
func (f *finder) nearSubject(p *predicate) {
	if x := f.tok(p.tok).XPOS; p.has(lexicon.SlotSubject) || p.passive || x != "VBD" && x != "VBZ" || f.rel(p.tok) == "conj" {
		return
	}
	at := p.tok - 1
	if at > 0 && f.tok(at).Form == "," {
		at--
	}
	if at < 0 || f.sentence[at] != f.sentence[p.tok] {
		return
	}
	m := f.who.MentionAt(at)
	if m < 0 || f.who.Mentions[m].Entity < 0 || f.who.Heads[m] < 0 || f.who.Mentions[m].Type == graphmodel.MentionPlace && at < p.tok-1 {
		return
	}
	if h := f.who.Heads[m]; f.child(h, "case") < 0 && f.fullRel(h) != "nmod:poss" {
		p.add(lexicon.SlotSubject, h, true)
	}
}

// behindPreposition bounds the words between a preposition of time and the verb
// of its clause.
const behindPreposition = 9

// subjectBehindPreposition: "hours after the rector, Anna Berg, resigned": where
// the preposition was taken for one of a phrase, the noun behind it is the
// subject of the past tense that follows.
func (f *finder) subjectBehindPreposition(p *predicate) {
	v := p.tok
	if f.tok(v).XPOS != "VBD" || p.passive || f.child(v, "nsubj", "nsubj:pass", "aux:pass", "cc") >= 0 {
		return
	}
	for i := v - 1; i > 0 && i > v-behindPreposition && f.sentence[i] == f.sentence[v]; i-- {
		switch f.tok(i).UPOS {
		case "VERB", "AUX", "CCONJ":
			return
		}
		switch lower(f.tok(i).Form) {
		case "after", "before", "since", "until", "while", "because":
		default:
			continue
		}
		h := f.head(i)
		if h <= i || h >= v || !f.isNoun(h) && !f.isName(h) || h == v {
			return
		}
		p.args = slices.DeleteFunc(p.args, func(a argument) bool { return a.syntax == lexicon.SlotSubject })
		p.add(lexicon.SlotSubject, h, false)
		return
	}
}

func (f *finder) isPredicateVerb(i int) bool {
	t := f.tok(i)
	if t.UPOS != "VERB" && !(t.UPOS == "AUX" && f.rel(i) != "aux" && f.rel(i) != "cop" && lower(t.Lemma) != "be") {
		return false
	}
	if t.XPOS == "VBN" && f.child(i, "det") >= 0 && f.child(i, "aux", "aux:pass", "obj") < 0 {
		return false // "visited the injured"
	}
	switch f.rel(i) {
	case "aux", "cop", "amod", "compound", "case", "mark", "fixed", "flat":
		return false
	case "conj", "acl", "advcl":
		if next := i + 1; t.XPOS == "VBG" && f.lemma(i) == "consult" && next < len(f.d.Tokens) && f.tok(next).UPOS == "NOUN" {
			return false // "an inclusion consulting firm"
		}
	case "obj", "nsubj", "obl", "nmod":
		if t.XPOS == "VBG" && f.child(i, "obj", "ccomp", "xcomp", "nsubj", "mark", "aux") < 0 {
			return false // "restricted shipping"
		}
	}
	switch f.lemma(i) {
	case "have", "be":
		return false
	}
	return !f.isName(i)
}

// isLostVerb reports whether token i is a past tense that was tagged as a noun:
// "A strong earthquake shook B".
func (f *finder) isLostVerb(i int) bool {
	return pastOnly[f.tok(i).Form] != "" && f.tok(i).UPOS == "NOUN"
}

// attachLightVerb looks for the verb that lends the noun its subject: "held
// talks", "came under fire", "an agreement was reached".
func (f *finder) attachLightVerb(p *predicate) {
	at := f.measured(p.tok)
	f.attachCopula(p)
	v := f.head(at)
	for n := 0; v >= 0 && f.rel(at) == "conj" && !f.isVerb(v) && n < 3; n++ {
		v = f.head(v)
	}
	if v < 0 || !f.isVerb(v) {
		f.attachModifierVerb(p)
		return
	}
	verb := f.lemma(v)
	if prt := f.child(v, "compound:prt"); prt >= 0 {
		verb += " " + lower(f.tok(prt).Form)
	}
	switch f.rel(at) {
	case "obj", "nsubj", "conj", "xcomp":
	case "obl":
		if prep := f.preposition(at); prep != "" {
			verb += " " + prep
		} else if !isQuantity(f.lemma(at)) {
			return
		}
	default:
		return
	}
	lv, ok := f.lex.LightVerb(verb, lastWord(p.lemma))
	if full, okFull := f.lex.LightVerb(verb, p.lemma); okFull {
		lv, ok = full, true
	}
	if !ok || lv.Stance != "" && f.tellsItself(verb) || lv.Stance == graphmodel.Denied && isRunning(p.lemma) {
		return
	}
	if next := p.tok + 1; f.rel(p.tok) == "obj" && next < len(f.d.Tokens) && f.tok(next).UPOS == "ADJ" {
		return // "called the vote peaceful"
	}
	carried := predicate{tok: v, light: -1}
	f.verbArguments(&carried, v)
	f.sharedArguments(&carried, v, 0)
	if f.rel(p.tok) == "nsubj" && !carried.passive {
		return // "the talks reached an end": the noun is no object
	}
	p.light = v
	f.lightNoun[v] = p.tok
	for _, a := range carried.args {
		switch {
		case a.head == p.tok, a.head == at:
		case a.syntax == lexicon.SlotSubject:
			p.add(lightSubject(lv.SubjectRole), a.head, true)
		case a.syntax == lexicon.SlotObject && f.rel(at) == "obl" && lv.SubjectRole == graphmodel.Participant:
			p.add(lightSubject(lv.SubjectRole), a.head, true) // "joined A in a call"
		case a.syntax == lexicon.SlotClause, a.syntax == lexicon.SlotObject:
		default:
			p.add(a.syntax, a.head, true)
		}
	}
}

// measured climbs from an event noun to the word that counts it: "three hours
// of talks", "a second round of talks", "a series of attacks".
func (f *finder) measured(i int) int {
	h := f.head(i)
	if h < 0 || f.rel(i) != "nmod" || f.preposition(i) != "of" {
		return i
	}
	switch f.lemma(h) {
	case "hour", "minute", "day", "week", "month", "year", "round", "series", "string", "set", "wave", "spate", "session", "number", "couple", "kind", "form":
		return h
	}
	if isQuantity(f.lemma(h)) {
		return h
	}
	return i
}

// counts reports whether noun i only counts the event noun below it.
func (f *finder) counts(i int) bool {
	for _, c := range f.of(i) {
		if f.rel(int(c)) == "nmod" && f.measured(int(c)) == i && f.nounLemma(int(c)) != "" {
			return true
		}
	}
	return false
}

// attachModifierVerb: "The two sides last held direct talks": where the verb was
// taken for a modifier of its noun, the noun above is its subject.
func (f *finder) attachModifierVerb(p *predicate) {
	above := f.head(p.tok)
	if above < 0 || above > p.tok || !f.isNoun(above) {
		return
	}
	for _, c32 := range f.of(p.tok) {
		v := int(c32)
		if x := f.tok(v).XPOS; v < above || f.rel(v) != "amod" || x != "VBN" && x != "VBD" {
			continue
		}
		if lv, ok := f.lex.LightVerb(f.lemma(v), lastWord(p.lemma)); ok && lv.Stance == "" {
			p.light = v
			f.lightNoun[v] = p.tok
			for _, s := range f.conjuncts(above) {
				p.add(lightSubject(lv.SubjectRole), s, true)
			}
			return
		}
	}
}

// tellsItself reports whether a verb that keeps its noun from happening tells
// news of its own: "rejected a ceasefire", "demanded talks"; but to cancel a
// meeting is news of the meeting.
func (f *finder) tellsItself(verb string) bool {
	for _, frame := range f.lex.FrameFor(verb, true) {
		switch frame.Type {
		case graphmodel.Reject, graphmodel.Request, graphmodel.Threaten:
			return frame.Stance != graphmodel.Denied
		}
	}
	return false
}

// isRunning lists nouns for what a company or a school does every day: who
// suspends it is told by the verb.
func isRunning(lemma string) bool {
	switch lemma {
	case "operation", "operations", "production", "service", "work", "flight", "activity", "business", "trading", "class":
		return true
	}
	return false
}

func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}

// The subject of a light verb fills a slot of its own, named after its role.
const lightPrefix = "light:"

func lightSubject(r graphmodel.LinkType) lexicon.Syntax { return lexicon.Syntax(lightPrefix + r) }
