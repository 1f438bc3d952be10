package events

import (
	"math"
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
	baseline  = 45
	byFirm    = 58    // a word of one meaning: "arrested", "invasion"
	byWeak    = -41   // a verb that needs fitting company, and has it
	byLoose   = -77   // a verb of many meanings: "offered", "seized"
	byNoun    = -18   // a noun: "the negotiations"
	byLight   = 35    // a noun of one meaning with a light verb: "held talks"
	byBlurred = -35   // a noun of many meanings with a light verb: "made a decision"
	inTrade   = -38   // buying, selling and investing, which advertising speaks of
	inSport   = -123  // words of war and politics in an article about sport
	isPromise = -82   // agreeing and promising
	twoNamed  = 29    // two named parties or more
	ofCountry = -71   // done to a country or town, and nobody knows by whom
	ownTime   = 51    // a time of its own
	inMain    = 39    // in a clause that tells what happened
	inside    = -22   // in a clause that only says which, or in a phrase
	byPassive = 32    // a passive
	isMerged  = -32   // told more than once, perhaps of two events
	isShared  = -46   // a party that stands with another word of the sentence
	inQuote   = -16   // in somebody's own words
	isAsked   = -51   // in a question
	unreal    = -128  // planned or denied
	isPresent = -101  // in the present, as what is always so
	isBare    = -22   // a verb that tells no past
	ofHabit   = -77   // what can, could or usually does happen
	perWord   = -1.07 // for each word of the sentence more than meanWords
	perBefore = -11   // for each sentence before it in its paragraph, at most mostBefore

	// News names people and places all the time, reports what was said and on
	// which day, and tells the past; columns, features, lists and advice do so
	// seldom, and use the words of news for other things. For each name more or
	// less in a thousand words than meanNames:
	perName      = 0.32
	perNameLoose = 0.52 // in addition, for verbs of many meanings
	perSaid      = 5.4  // for each verb of reporting in a thousand words
	perDay       = 5.8  // for each weekday or month
	perYou       = -6.2 // for each "you"
	perPast      = 0.12
	meanNames    = 100
	fewestNames  = 20
	mostNames    = 220

	meanWords   = 25
	fewestWords = 10
	mostWords   = 60
	mostBefore  = 3
)

// Links that are less likely right than surely are not shown, so that of all that
// are shown enough are right.
const (
	surely   = 0.8
	doubtful = 0.59
	highest  = 0.97
	ofTopic  = 0.55 // topics and instruments
)

func wordSet(s string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// confidence is how likely the type, stance and time of an event are right, by the
// best of its tellings.
func (f *finder) confidence(g []*candidate) float64 {
	best := f.points(g[0])
	for _, c := range g[1:] {
		best = max(best, f.points(c))
	}
	if len(g) > 1 {
		best += isMerged
	}
	return likelihood(best)
}

// likelihood turns points into a probability.
func likelihood(points int) float64 { return 1 / (1 + math.Exp(-float64(points)/100)) }

// shown is the confidence that a reader is told: two digits, and for what is
// doubtful less than what views show.
func shown(p float64) float64 {
	p = min(rounded(p), highest)
	if p < surely {
		return min(p, doubtful)
	}
	return p
}

// points is the score of one telling.
func (f *finder) points(c *candidate) int {
	v := baseline + f.wordPoints(c) + f.clausePoints(c) + f.partyPoints(c) + f.registerPoints(c)
	if c.timeLevel >= withLight && c.timeAt >= 0 {
		v += ownTime
	}
	if c.stance == graphmodel.Planned || c.stance == graphmodel.Denied {
		v += unreal
	}
	return v
}

// points100 rounds a product the same way on every machine.
func points100(per float64, n int) int { return int(math.Round(per * float64(n))) }

// wordPoints rates the word that tells the event.
func (f *finder) wordPoints(c *candidate) int {
	v := 0
	firm := firmWords[c.lemma]
	switch {
	case firm:
		v += byFirm
	case looseWords[c.lemma]:
		v += byLoose
	case c.frame.Weak && !c.noun:
		v += byWeak
	}
	switch {
	case c.light >= 0 && c.frame.Weak:
		v += byBlurred
	case c.light >= 0:
		v += byLight
	case c.noun:
		v += byNoun
	}
	switch c.typ {
	case graphmodel.Business:
		v += inTrade
	case graphmodel.Agree:
		v += isPromise
	}
	if f.contest() == sporting && isWar(c.typ) {
		v += inSport
	}
	if c.passive {
		v += byPassive
	}
	if f.isHabit(c) {
		v += ofHabit
	}
	return v
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

// partyPoints rates who takes part.
func (f *finder) partyPoints(c *candidate) int {
	v := 0
	if f.count(c).named >= 2 {
		v += twoNamed
	}
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
	if suffers && !acted {
		v += ofCountry
	}
	if shared {
		v += isShared
	}
	return v
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

// registerPoints rates the kind of article that tells the event.
func (f *finder) registerPoints(c *candidate) int {
	r := f.registerOf()
	v := points100(perName, r.names-meanNames) + points100(perSaid, r.said) + points100(perDay, r.days) + points100(perYou, r.you) +
		points100(perPast, r.past-leastPast)
	if looseWords[c.lemma] && !firmWords[c.lemma] {
		v += points100(perNameLoose, r.names-meanNames)
	}
	return v
}

// clausePoints rates the clause that the event stands in.
func (f *finder) clausePoints(c *candidate) int {
	v := points100(perWord, f.length(c)) + points100(perBefore, f.before(c.sentence))
	if f.tellsMain(c) {
		v += inMain
	}
	switch f.fullRel(f.carrier(c)) {
	case "acl", "xcomp", "acl:relcl", "obl", "nmod":
		v += inside
	}
	if q, _ := f.who.QuotationAt(c.tok); q >= 0 {
		v += inQuote
	}
	if f.inPresent(f.carrier(c)) {
		v += isPresent
	}
	switch f.tok(f.carrier(c)).XPOS {
	case "VB", "VBP", "VBZ":
		if !c.noun {
			v += isBare
		}
	}
	s := f.d.Sentences[c.sentence]
	for i := s.First; i < s.Last; i++ {
		if f.tok(i).Form == "?" {
			return v + isAsked
		}
	}
	return v
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
		case "can", "could", "might", "should", "typically", "usually", "often", "always", "generally", "normally", "sometimes", "frequently", "traditionally", "regularly", "rarely":
			return true
		}
	}
	return false
}

// rounded cuts a confidence to two digits, so that sums are the same on every
// machine.
func rounded(v float64) float64 { return float64(int(v*100+0.5)) / 100 }
