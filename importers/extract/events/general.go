package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// generalSlots are the roles around a verb of which the lexicon knows nothing.
var generalSlots = []lexicon.Slot{
	{Syntax: lexicon.SlotSubject, Role: graphmodel.Actor},
	{Syntax: lexicon.SlotObject, Role: graphmodel.Recipient},
	{Syntax: lexicon.SlotIndirect, Role: graphmodel.Recipient},
	{Syntax: "against", Role: graphmodel.Recipient},
	{Syntax: "to", Role: graphmodel.Recipient},
	{Syntax: "for", Role: graphmodel.Topic},
	{Syntax: "over", Role: graphmodel.Topic},
	{Syntax: "with", Role: graphmodel.Participant},
}

// general reads a verb that no frame fits as something that happened, of no type in
// particular, where it names somebody. Whether that is worth telling is for the
// classifier to say.
func (f *finder) general(p *predicate) *candidate {
	if p.noun || f.judge == nil || !f.isVerb(p.tok) {
		return nil
	}
	if _, light := f.lightNoun[p.tok]; light || p.lemma == "ask" {
		return nil // the noun tells it, or a question is asked
	}
	frames := f.lex.FrameFor(p.lemma, true)
	c := f.fill(p, lexicon.Frame{Lemma: p.lemma, Type: graphmodel.Other, Slots: generalSlots, Weak: true})
	if f.count(c).named == 0 {
		return nil
	}
	c.general, c.unfit = true, len(frames) > 0
	c.idle = slices.ContainsFunc(frames, func(frame lexicon.Frame) bool {
		return f.isFigurative(p, frame.Type) || f.isIdleUse(p, frame.Type, p.all(lexicon.SlotObject))
	})
	return c
}
