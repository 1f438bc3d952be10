package events

import (
	"fmt"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// What this file writes is read by a person who asks why an event is told or
// not. It changes nothing, and does nothing unless somebody asks.

const stage = "events"

func ruleOf(frame lexicon.Frame) string { return "frame:" + frame.Lemma }

// traceFrameless notes why a predicate has no frame to try.
func (f *finder) traceFrameless(p *predicate, frames []lexicon.Frame) {
	if !f.d.Trace.On() {
		return
	}
	if n, ok := f.lightNoun[p.tok]; ok && len(frames) > 0 && !p.noun {
		f.d.Trace.Refuse(stage, "light verb", p.tok, fmt.Sprintf("%q: the noun %q tells it", f.tok(p.tok).Form, f.tok(n).Form))
		return
	}
	part := "verb"
	if p.noun {
		part = "noun"
	}
	f.d.Trace.Refuse(stage, "no frame", p.tok, fmt.Sprintf("%q: the lexicon has no frame of the %s %q", f.tok(p.tok).Form, part, p.lemma))
}

// traceFrame notes what a frame would make of a predicate.
func (f *finder) traceFrame(p *predicate, frame lexicon.Frame, c *candidate) {
	if !f.d.Trace.On() || c == nil {
		return
	}
	text := fmt.Sprintf("%q may tell %s, strength %.1f: %s", f.tok(p.tok).Form, c.typ, c.strength, f.argumentsText(c))
	f.d.Trace.Take(stage, ruleOf(frame), p.tok, text)
}

// argumentsText lists the arguments of a candidate with their roles.
func (f *finder) argumentsText(c *candidate) string {
	if len(c.args) == 0 {
		return "nobody"
	}
	var parts []string
	for _, a := range c.args {
		who := fmt.Sprintf("%q", a.Span.In(f.d.Text))
		if a.Entity >= 0 {
			who = f.who.Entities[a.Entity].Name
		}
		parts = append(parts, fmt.Sprintf("%s %s", a.Role, who))
	}
	return strings.Join(parts, ", ")
}

// traceDropped notes why candidates fell away; after holds those that did not.
func (f *finder) traceDropped(before, after []*candidate, why func(*candidate) string) {
	kept := make(map[*candidate]bool, len(after))
	for _, c := range after {
		kept[c] = true
	}
	for _, c := range before {
		if !kept[c] {
			f.d.Trace.Refuse(stage, ruleOf(c.frame), c.tok, fmt.Sprintf("%q tells no %s: %s", f.tok(c.tok).Form, c.typ, why(c)))
		}
	}
}

// copyForTrace copies candidates where somebody asks.
func (f *finder) copyForTrace(cands []*candidate) []*candidate {
	if !f.d.Trace.On() {
		return nil
	}
	return append([]*candidate{}, cands...)
}

func (f *finder) onlyContent(*candidate) string {
	return "it only names what the predicate above it tells"
}

func (f *finder) toldAsDemand(*candidate) string { return "it is demanded, and the demand is told" }

// traceShare notes what the classifier makes of a candidate.
func (f *finder) traceShare(c *candidate, typ graphmodel.EventType, p *chances) {
	if f.d.Trace.On() {
		f.d.Trace.Take(stage, "classifier", c.tok, fmt.Sprintf("%q tells %s: %.2f (its words alone: any event %.2f)", f.tok(c.tok).Form, typ, c.share, 1-p[none]))
	}
}

// tooLittle says what a candidate that is not worth telling has.
func (f *finder) tooLittle(c *candidate) string {
	n := f.count(c)
	if c.ruled {
		return fmt.Sprintf("the classifier holds it for unlikely (%.2f)", c.share)
	}
	if c.typ == graphmodel.Statement {
		return "what is said is told by its own words"
	}
	if !f.fitsType(c, n) {
		return "it lacks what an event of this type needs (" + f.evidence(c, n) + ")"
	}
	return "it tells too little (" + f.evidence(c, n) + ")"
}

func (f *finder) evidence(c *candidate, n count) string {
	strong := "a sure word"
	if c.frame.Weak {
		strong = "a word of many meanings"
	}
	setting := "no time or place"
	switch {
	case c.timeAt >= 0 && c.place >= 0:
		setting = "time and place"
	case c.timeAt >= 0:
		setting = "a time"
	case c.place >= 0:
		setting = "a place"
	}
	return fmt.Sprintf("%s, parties named %d, unnamed %d, %s", strong, n.named, n.unnamed, setting)
}

// traceTold notes that a telling makes an event of its own, or adds to one, or
// points back to nothing.
func (f *finder) traceTold(c *candidate, groups [][]*candidate, group int) {
	if !f.d.Trace.On() {
		return
	}
	form := f.tok(c.tok).Form
	switch {
	case group >= 0:
		first := groups[group][0]
		f.d.Trace.Take(stage, ruleOf(c.frame), c.tok, fmt.Sprintf("%q tells again what %q told (%s)", form, f.tok(first.tok).Form, first.typ))
	case f.standsAlone(c):
		f.d.Trace.Take(stage, ruleOf(c.frame), c.tok, fmt.Sprintf("%q tells an event: %s, %s", form, c.typ, c.stance))
	default:
		f.d.Trace.Refuse(stage, ruleOf(c.frame), c.tok, fmt.Sprintf("%q tells no %s: it points back to an event that was not told", form, c.typ))
	}
}

// traceCard notes how the confidence of an event or of one of its links came about.
func (f *finder) traceCard(token int, what string, k *card) {
	if f.d.Trace.On() {
		f.d.Trace.Take(stage, "confidence", token, fmt.Sprintf("%s %.2f: %s", what, likelihood(k.points), strings.Join(k.lines, ", ")))
	}
}
