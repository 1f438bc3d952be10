package events

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// The confidence of an event is a score card: the points of a telling are
// hundredths of the logarithm of the odds that a careful reader finds its type,
// stance and time right. That of a link to who took part or to the place is the
// product of this and of a card of its own (confidence_link.go). The values were
// fitted to events that were judged by hand (docs/training.md, "Confidence") and
// rounded.
const (
	baseline  = 30
	byFirm    = 60    // a word of one meaning: "arrested", "invasion"
	byWeak    = -20   // a verb that needs fitting company, and has it
	byLoose   = -95   // a verb of many meanings: "offered", "supported"
	byLight   = 26    // a noun of one meaning with a light verb: "held talks"
	byBlurred = -12   // a noun of many meanings with a light verb: "made a decision"
	inSport   = -117  // words of war and politics in an article about sport
	isPromise = -83   // agreeing and promising
	twoNamed  = 37    // two named parties or more
	ofCountry = -101  // done to a country or town, and nobody knows by whom
	ownTime   = 49    // a time of its own
	ownPlace  = 29    // a place that its sentence names
	inMain    = 29    // in a clause that tells what happened
	atTop     = 41    // by the main verb of the sentence
	inside    = -20   // in a clause that only says which, or in a phrase
	byPassive = 38    // a passive
	byClause  = 41    // a verb with a clause of what is asked or refused
	isShared  = -25   // a party that stands with another word of the sentence
	inQuote   = -39   // in somebody's own words
	isAsked   = -55   // in a question
	unreal    = -124  // planned or denied
	isPresent = -123  // in the present, as what is always so
	ofHabit   = -87   // what can, could or usually does happen
	perWord   = -0.97 // for each word of the sentence more than meanWords
	perBefore = -13   // for each sentence before it in its paragraph, at most mostBefore

	// News names people and places all the time, reports what was said and on
	// which day, and tells the past; columns, features, lists and advice do so
	// seldom, and use the words of news for other things. For each name more or
	// less in a thousand words than meanNames:
	perName      = 0.21
	perNameLoose = 0.32 // in addition, for verbs of many meanings
	perSaid      = 3.1  // for each verb of reporting in a thousand words
	perDay       = 4.7  // for each weekday or month
	perYou       = -8.3 // for each "you"
	perSelf      = -3.1 // for each "I" or "we"
	perPast      = 0.078
	meanNames    = 100
	fewestNames  = 20
	mostNames    = 220

	meanWords   = 25
	fewestWords = 10
	mostWords   = 60
	mostBefore  = 3
)

// Some types are read off fewer words than others, or off clearer ones.
var typePoints = map[graphmodel.EventType]int{
	graphmodel.Business: -28, graphmodel.Aid: -30, graphmodel.Cooperate: -32, graphmodel.Support: -21, graphmodel.Threaten: -55,
	graphmodel.Reject: 66, graphmodel.Request: 34,
}

// An event is shown where one of its links is as likely right as surely; its
// further links need to be likely only. Views hide what is less, so that of all that
// they show enough is right.
const (
	surely   = 0.77
	likely   = 0.65
	doubtful = 0.59
	highest  = 0.97
	ofTopic  = 0.55 // topics and instruments
)

// card adds up points, and keeps what they are for where somebody asks.
type card struct {
	points int
	keep   bool
	lines  []string
}

func (k *card) add(points int, what string) {
	k.points += points
	if k.keep && points != 0 {
		k.lines = append(k.lines, fmt.Sprintf("%s %+d", what, points))
	}
}

func (k *card) when(is bool, points int, what string) {
	if is {
		k.add(points, what)
	}
}

func wordSet(s string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// confidence is how likely the type, stance and time of an event are right, by the
// best of its tellings, and no more than how likely it is worth telling where the
// classifier does not agree with the rules.
func (f *finder) confidence(g []*candidate) float64 {
	best, share, ruled := f.rate(g[0]), g[0].share, g[0].ruled
	for _, c := range g[1:] {
		if k := f.rate(c); k.points > best.points {
			best = k
		}
		share, ruled = max(share, c.share), ruled || c.ruled
	}
	f.traceCard(g[0].tok, "type, stance and time", best)
	p := likelihood(best.points)
	if f.judge != nil && (!ruled || share < agreed) {
		p = min(p, share)
	}
	return p
}

// agreed is the share from which on the classifier agrees with rules that tell an event.
const agreed = 0.6

// likelihood turns points into a probability.
func likelihood(points int) float64 { return 1 / (1 + math.Exp(-float64(points)/100)) }

// rate fills the card of one telling.
func (f *finder) rate(c *candidate) *card {
	k := &card{keep: f.d.Trace.On()}
	k.add(baseline, "every event")
	f.rateWord(k, c)
	f.rateClause(k, c)
	f.rateParties(k, c)
	f.rateRegister(k, c)
	k.when(c.timeLevel >= withLight && c.timeAt >= 0, ownTime, "own time")
	k.when(c.place >= 0 && !f.isFarPlace([]*candidate{c}, c.place), ownPlace, "own place")
	k.when(c.stance == graphmodel.Planned || c.stance == graphmodel.Denied, unreal, "planned or denied")
	return k
}

// points100 rounds a product the same way on every machine.
func points100(per float64, n int) int { return int(math.Round(per * float64(n))) }

// rateWord rates the word that tells the event.
func (f *finder) rateWord(k *card, c *candidate) {
	switch {
	case firmWords[c.lemma]:
		k.add(byFirm, "word of one meaning")
	case looseWords[c.lemma]:
		k.add(byLoose, "word of many meanings")
	case c.frame.Weak && !c.noun:
		k.add(byWeak, "verb that needs fitting company")
	}
	switch {
	case c.light >= 0 && c.frame.Weak:
		k.add(byBlurred, "vague noun with a light verb")
	case c.light >= 0:
		k.add(byLight, "noun with a light verb")
	}
	k.add(typePoints[c.typ], string(c.typ))
	k.when(c.typ == graphmodel.Agree, isPromise, "promise")
	k.when(f.contest() == sporting && isWar(c.typ), inSport, "article about sport")
	k.when(c.passive, byPassive, "passive")
	k.when(slices.ContainsFunc(c.all(lexicon.SlotClause), f.isVerb), byClause, "with a clause")
	k.when(f.isHabit(c), ofHabit, "habit or possibility")
}

// isWar lists the types whose words sport borrows: teams attack, players walk and
// balls are fired.
func isWar(t graphmodel.EventType) bool {
	switch t {
	case graphmodel.Assault, graphmodel.Coerce, graphmodel.Reject, graphmodel.Retreat, graphmodel.Concede, graphmodel.Resign, graphmodel.Mobilize,
		graphmodel.Threaten, graphmodel.Disaster, graphmodel.Aid, graphmodel.Agree:
		return true
	}
	return false
}

// rateParties rates who takes part.
func (f *finder) rateParties(k *card, c *candidate) {
	acted, shared, suffers := false, false, false
	for i, a := range c.args {
		if a.Entity < 0 {
			continue
		}
		acted = acted || a.Role == graphmodel.Actor
		suffers = suffers || a.Role == graphmodel.Recipient && f.who.Entities[a.Entity].Kind == graphmodel.Place
		_, s := c.slotOf(c.heads[i])
		shared = shared || s
	}
	k.when(f.count(c).named >= 2, twoNamed, "two named parties")
	k.when(suffers && !acted, ofCountry, "done to a place by nobody knows whom")
	k.when(shared, isShared, "party shared with another word")
}

// slotOf is the slot of the argument with this head, "" for none, and whether it
// stands with another word.
func (p *predicate) slotOf(head int) (lexicon.Syntax, bool) {
	for _, a := range p.args {
		if a.head == head {
			return a.syntax, a.shared
		}
	}
	return "", false
}

// rateRegister rates the kind of article that tells the event.
func (f *finder) rateRegister(k *card, c *candidate) {
	r := f.registerOf()
	k.add(points100(perName, r.names-meanNames), "names in the article")
	k.when(looseWords[c.lemma] && !firmWords[c.lemma], points100(perNameLoose, r.names-meanNames), "names, for a word of many meanings")
	k.add(points100(perSaid, r.said), "reporting")
	k.add(points100(perDay, r.days), "days")
	k.add(points100(perYou, r.you), "the reader spoken to")
	k.add(points100(perSelf, r.self), "the writer speaks of himself")
	k.add(points100(perPast, r.past-leastPast), "past tense")
}

// rateClause rates the clause that the event stands in.
func (f *finder) rateClause(k *card, c *candidate) {
	at := f.carrier(c)
	k.add(points100(perWord, f.length(c)), "length of the sentence")
	k.add(perBefore*f.before(c.sentence), "late in its paragraph")
	k.when(f.tellsMain(c), inMain, "clause that tells what happened")
	switch f.fullRel(at) {
	case "root":
		k.add(atTop, "main verb")
	case "acl", "xcomp", "acl:relcl", "obl", "nmod":
		k.add(inside, "inside a phrase")
	}
	q, _ := f.who.QuotationAt(c.tok)
	k.when(q >= 0, inQuote, "quoted")
	k.when(f.inPresent(at), isPresent, "present tense")
	s := f.d.Sentences[c.sentence]
	for i := s.First; i < s.Last; i++ {
		if f.tok(i).Form == "?" {
			k.add(isAsked, "question")
			return
		}
	}
}

// length is how much longer than meanWords the sentence of c is.
func (f *finder) length(c *candidate) int {
	s := f.d.Sentences[c.sentence]
	return min(max(s.Last-s.First, fewestWords), mostWords) - meanWords
}

// before counts the sentences before s in its paragraph, up to mostBefore.
func (f *finder) before(s int) int {
	n := 0
	for n < mostBefore && s-n > 0 && f.d.Sentences[s-n-1].Paragraph == f.d.Sentences[s].Paragraph {
		n++
	}
	return n
}

// inPresent reports whether verb i stands in the simple present.
func (f *finder) inPresent(i int) bool {
	if x := f.tok(i).XPOS; x == "VBZ" || x == "VBP" || f.hasAux(i, "does") || f.hasAux(i, "do") {
		return true
	}
	for _, k := range f.of(i) {
		if w := lower(f.tok(int(k)).Form); (w == "is" || w == "are") && f.fullRel(int(k)) == "aux:pass" {
			return true
		}
	}
	return false
}

func isCapitalized(form string) bool {
	return len(form) > 1 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'a' && form[1] <= 'z'
}

// followsWord reports whether a word without capitals or a comma stands before
// token i, so that headings in capitals count little.
func (f *finder) followsWord(i int) bool {
	form := f.tok(i - 1).Form
	c := form[len(form)-1]
	return c == ',' || c >= 'a' && c <= 'z'
}

// isHabit reports whether a verb tells what can or usually does happen.
func (f *finder) isHabit(c *candidate) bool {
	if c.noun || c.timeAt >= 0 {
		return false
	}
	if h := f.head(c.tok); h >= 0 && f.rel(c.tok) == "xcomp" && f.lemma(h) == "tend" {
		return true
	}
	for _, k := range f.of(c.tok) {
		switch lower(f.tok(int(k)).Form) {
		case "can", "could", "may", "might", "should", "typically", "usually", "often", "always", "generally", "normally", "sometimes", "frequently", "traditionally", "regularly", "rarely":
			return true
		}
	}
	return false
}

// rounded cuts a confidence to two digits, so that sums are the same on every
// machine.
func rounded(v float64) float64 { return float64(int(v*100+0.5)) / 100 }
