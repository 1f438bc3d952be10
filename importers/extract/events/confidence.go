package events

import (
	"math"
	"strings"

	"clew/graphmodel"
)

// The confidence of an event is a score card: the points of a telling are
// hundredths of the logarithm of the odds that a careful reader finds it right.
// The values were fitted to events that were judged by hand (docs/training.md,
// "Confidence") and rounded, since the counts bear out no more.
const (
	baseline  = -16
	byLoose   = -107 // a verb of many meanings: "offered", "seized"
	byNoun    = -64  // a noun: "the negotiations"
	byLight   = 52   // a noun of one meaning with a light verb: "held talks"
	byBlurred = -94  // a noun of many meanings with a light verb: "made a decision"
	inTrade   = -38  // buying, selling and investing, which advertising speaks of
	twoNamed  = 51   // two named parties or more
	withOther = 39   // others without a name
	ownTime   = 32   // a time of its own
	inMain    = 39   // in a clause that tells what happened
	inside    = -64  // in a clause that only says which, or in a phrase
	inQuote   = -28  // in somebody's own words
	isAsked   = -60  // in a question
	unreal    = -58  // planned or denied
	isPresent = -88  // in the present, as what is always so
	isBare    = -53  // a verb that tells no past
	ofHabit   = -40  // what can, could or usually does happen

	// News names people and places all the time, reports what was said and on
	// which day, and tells the past; columns, features, lists and advice do so
	// seldom, and use the words of news for other things. For each name more or
	// less in a thousand words than meanNames:
	perName      = 1.0
	perNameLoose = 0.96 // in addition, for verbs of many meanings
	perSaid      = 10.0 // for each verb of reporting in a thousand words
	perDay       = 5.5  // for each weekday or month
	perYou       = -2.0 // for each "you"
	perPast      = 0.048
	meanNames    = 100
	fewestNames  = 20
	mostNames    = 220
)

// Events that are less likely right than surely are not shown, so that of all
// that are shown enough are right.
const (
	surely   = 0.62
	doubtful = 0.59
)

// Arguments that are wrong more often than the event's others.
const (
	ofLonePartner = 0.55 // one named party of what takes two
	ofTopic       = 0.55
	ofPlace       = 0.8
)

func wordSet(s string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// confidence is how likely the links of an event are right, by the best of its
// tellings.
func (f *finder) confidence(g []*candidate) float64 {
	best := f.points(g[0])
	for _, c := range g[1:] {
		best = max(best, f.points(c))
	}
	p := rounded(1 / (1 + math.Exp(-float64(best)/100)))
	if p < surely {
		return min(p, doubtful)
	}
	return min(p, 0.97)
}

// points is the score of one telling.
func (f *finder) points(c *candidate) int {
	v := baseline + f.wordPoints(c) + f.clausePoints(c)
	n := f.count(c)
	if n.named >= 2 {
		v += twoNamed
	}
	if n.unnamed > 0 {
		v += withOther
	}
	if c.timeLevel >= withLight && c.timeAt >= 0 {
		v += ownTime
	}
	if c.stance == graphmodel.Planned || c.stance == graphmodel.Denied {
		v += unreal
	}
	return v
}

// wordPoints rates the word that tells the event, in an article of its kind.
func (f *finder) wordPoints(c *candidate) int {
	r := f.registerOf()
	names := r.names - meanNames
	v := int(math.Round(perName*float64(names))) + int(math.Round(perSaid*float64(r.said))) + int(math.Round(perDay*float64(r.days))) +
		int(math.Round(perYou*float64(r.you))) + int(math.Round(perPast*float64(r.past)))
	if c.typ == graphmodel.Business {
		v += inTrade
	}
	switch {
	case c.light >= 0 && c.frame.Weak:
		v += byBlurred
	case c.light >= 0:
		v += byLight
	case c.noun:
		v += byNoun
	case looseWords[c.lemma]:
		v += byLoose + int(math.Round(perNameLoose*float64(names)))
	}
	if f.isHabit(c) {
		v += ofHabit
	}
	return v
}

// clausePoints rates the clause that the event stands in.
func (f *finder) clausePoints(c *candidate) int {
	v := 0
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
		v += isBare
	}
	s := f.d.Sentences[c.sentence]
	for i := s.First; i < s.Last; i++ {
		if f.tok(i).Form == "?" {
			return v + isAsked
		}
	}
	return v
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

// doubt lowers the confidence of arguments that are wrong more often.
func (f *finder) doubt(e *graphmodel.FoundEvent) {
	partners := 0
	for _, a := range e.Arguments {
		if a.Role == graphmodel.Participant {
			partners++
		}
	}
	for i := range e.Arguments {
		a := &e.Arguments[i]
		switch {
		case a.Role == graphmodel.Topic || a.Role == graphmodel.Instrument:
			a.Confidence = min(e.Confidence, ofTopic)
		case a.Role == graphmodel.AtPlace:
			a.Confidence = min(e.Confidence, ofPlace)
		case a.Role == graphmodel.Participant && partners == 1 && len(e.Triggers) == 1:
			a.Confidence = min(e.Confidence, ofLonePartner)
		}
	}
}
