package events

import (
	"strings"

	"clew/graphmodel"
)

// The shares of right links among those that were judged by hand, by how the
// event is told (docs/training.md, "Confidence"). Two digits are all that the
// counts bear out.
const (
	byLightVerb   = 0.95 // "held talks", "an agreement was reached"
	byOwnWord     = 0.88 // a word that tells nothing else: "arrested", "invasion"
	byFittingVerb = 0.8  // a verb that needs fitting company, and has it: "urged"
	byLooseVerb   = 0.5  // a verb of many meanings: "offered", "raised"
	withParty     = 0.05 // two named parties or more
	withDay       = 0.05 // a time of its own
	ifDenied      = -0.1
	ifLone        = -0.25 // one named party and nothing else: "may expand"
	ifHabit       = -0.25 // what can, could or usually does happen
	// Arguments that are wrong more often than the event's others.
	ofLonePartner = 0.55 // one named party of what takes two
	ofTopic       = 0.55
	ofPlace       = 0.8
)

// loose lists verbs that news uses for so many things that they seldom tell the
// event of their frame.
var loose = wordSet(`ask offer attend pay see present raise win call control head hold provide rule send share target name agree become face find
	perform exhibit treat release launch mass show give take make get bring run own lead open close start begin move turn produce create develop design expand engage adopt need rent contract
	introduce feature welcome oppose repel import attribute reach add build carry cover cut drop drive extend fill follow grow hit join keep leave
	look lose pass pick pull push put receive reveal set stop strike study support train use visit watch`)

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
	best := 0.0
	for _, c := range g {
		best = max(best, f.tellingConfidence(c))
	}
	return best
}

func (f *finder) tellingConfidence(c *candidate) float64 {
	v := byFittingVerb
	switch {
	case c.light >= 0:
		v = byLightVerb
	case !c.frame.Weak:
		v = byOwnWord
	case !c.noun && loose[c.lemma]:
		v = byLooseVerb
	}
	if f.count(c).named >= 2 {
		v += withParty
	}
	if c.timeAt >= 0 {
		v += withDay
	}
	if c.stance == graphmodel.Denied {
		v += ifDenied
	}
	if c.frame.Weak && c.light < 0 && v > byLooseVerb {
		if f.isLone(c) {
			v += ifLone
		} else if f.isHabit(c) {
			v += ifHabit
		}
	}
	return rounded(min(v, 0.97))
}

// isLone reports whether a telling names one party and neither counterpart, topic,
// time nor place.
func (f *finder) isLone(c *candidate) bool {
	if c.timeAt >= 0 || c.place >= 0 || c.passive && !c.noun {
		return false
	}
	n := f.count(c)
	return n.named+n.unnamed <= 1 && len(c.args) <= 1 && (c.noun || len(c.predicate.args) <= 1)
}

// isHabit reports whether a verb tells what can or usually does happen.
func (f *finder) isHabit(c *candidate) bool {
	if c.noun || c.timeAt >= 0 {
		return false
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
