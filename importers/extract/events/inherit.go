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
	f.adoptSettings(cands)
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
	f.shareScenes(cands)
	f.shareMoments(cands)
}

// shareTimes: "dismissed A on Thursday and appointed B": a verb without a subject
// or time of its own has the time of the one before it.
func (f *finder) shareTimes(cands []*candidate) {
	byToken := make(map[int]*candidate, len(cands))
	for _, c := range cands {
		byToken[c.tok] = c
	}
	for _, c := range cands {
		if c.light >= 0 {
			byToken[c.light] = c
		}
	}
	for _, c := range cands {
		at := f.carrier(c)
		f.shareSubjectTime(c, byToken)
		o := byToken[f.head(at)]
		if o == nil || o == c || !f.isVerb(at) || !happened(o.stance) && !f.promises(o) || !happened(c.stance) && !f.promises(c) {
			continue
		}
		switch {
		case f.rel(at) == "conj" && f.child(at, "nsubj", "aux") < 0:
			f.shareTime(c, o)
		case f.rel(at) == "advcl" && f.tok(at).XPOS == "VBG" && f.child(at, "mark", "case", "nsubj") < 0:
			f.shareTime(c, o) // "attacked A on Monday, killing two"
			f.sharePlace(c, o)
		case f.rel(at) == "advcl" && f.isWhen(at):
			f.shareTime(c, o) // "was killed when a bridge collapsed in B on Monday"
			f.shareTime(o, c)
			f.sharePlace(c, o)
			f.sharePlace(o, c)
		}
	}
}

// promises reports whether the stance of c comes from the word itself: a promise
// of what is planned has been made.
func (f *finder) promises(c *candidate) bool {
	return c.frame.Stance == graphmodel.Planned && c.stance == graphmodel.Planned && c.light < 0
}

func (f *finder) shareTime(c, o *candidate) {
	if c.timeAt < 0 && o.timeAt >= 0 {
		c.when, c.timeAt, c.timeLevel = o.when, o.timeAt, notNear
	}
}

// sharePlace gives c the place of o unless that is who acts in c, or where
// somebody only went to or stands to.
func (f *finder) sharePlace(c, o *candidate) {
	if c.place >= 0 || o.place < 0 || isStand(c.typ) || c.typ == graphmodel.Travel || o.typ == graphmodel.Travel && !isVisit(o.lemma) ||
		slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Entity == o.place && a.Role == graphmodel.Actor }) {
		return
	}
	c.place = o.place
}

// isWhen reports whether verb i heads a clause that tells of the same moment:
// "when …".
func (f *finder) isWhen(i int) bool {
	for _, c := range f.of(i) {
		if w := lower(f.tok(int(c)).Form); int(c) < i && (w == "when" || w == "as" && f.rel(int(c)) == "mark") {
			return true
		}
	}
	return false
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
