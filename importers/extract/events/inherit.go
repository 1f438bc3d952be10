package events

import (
	"slices"

	"clew/graphmodel"
)

// inheritSettings gives events the time and place of what they were part of: an
// agreement those of the talks in which it was reached, a sentence those of the
// verdict.
func (f *finder) inheritSettings(cands []*candidate) {
	f.shareTimes(cands)
	for i, c := range cands {
		if c.timeAt >= 0 && c.place >= 0 || !happened(c.stance) {
			continue
		}
		for j := i - 1; j >= 0 && c.sentence-cands[j].sentence <= 3; j-- {
			if o := cands[j]; happened(o.stance) && f.partOf(c, o) && (o.timeAt >= 0 || o.place >= 0) {
				f.inherit(c, o)
				break
			}
		}
	}
}

// shareTimes: "dismissed A on Thursday and appointed B": a verb without a subject
// or time of its own has the time of the one before it.
func (f *finder) shareTimes(cands []*candidate) {
	byToken := make(map[int]*candidate, len(cands))
	for _, c := range cands {
		byToken[c.tok] = c
	}
	for _, c := range cands {
		if c.noun || c.timeAt >= 0 || f.rel(c.tok) != "conj" || f.child(c.tok, "nsubj", "aux") >= 0 {
			continue
		}
		if o := byToken[f.head(c.tok)]; o != nil && o.timeAt >= 0 && happened(o.stance) && happened(c.stance) {
			c.when, c.timeAt, c.timeLevel = o.when, o.timeAt, notNear
		}
	}
}

func happened(s graphmodel.Stance) bool {
	return s == graphmodel.Asserted || s == graphmodel.Attributed
}

func (f *finder) inherit(c, o *candidate) {
	if c.timeAt < 0 && o.timeAt >= 0 {
		c.when, c.timeAt, c.timeLevel = o.when, o.timeAt, notNear
	}
	if c.place < 0 {
		c.place = o.place
	}
}

// partOf reports whether c came about in o.
func (f *finder) partOf(c, o *candidate) bool {
	switch {
	case c.typ == graphmodel.Agree && o.typ == graphmodel.Consult:
		shared := 0
		for _, a := range c.args {
			if a.Entity >= 0 && slices.ContainsFunc(o.args, func(b graphmodel.Argument) bool { return a.Entity == b.Entity }) {
				shared++
			}
		}
		return shared >= 2
	case c.typ == graphmodel.Trial && o.typ == graphmodel.Trial:
		return isCourtAct(c.lemma) && isCourtAct(o.lemma)
	case c.typ == graphmodel.Death && o.typ == graphmodel.Disaster:
		return c.sentence == o.sentence
	}
	return false
}

// isCourtAct lists what a court does when it closes a case.
func isCourtAct(lemma string) bool {
	switch lemma {
	case "find guilty", "find not guilty", "convict", "sentence", "acquit", "verdict", "conviction", "acquittal", "sentencing", "jail", "clear":
		return true
	}
	return false
}
