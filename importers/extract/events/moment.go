package events

import (
	"slices"

	"clew/graphmodel"
)

// shareSubjectTime gives what an event did the time of the event: "the fighting in July killed
// ten people".
func (f *finder) shareSubjectTime(c *candidate, byToken map[int]*candidate) {
	if c.noun || c.timeAt >= 0 || !happened(c.stance) {
		return
	}
	for _, s := range f.subjectsOf(c.tok, 0) {
		if o := byToken[s]; o != nil && o != c && o.noun && happened(o.stance) && isPhysical(o.typ) {
			f.shareTime(c, o)
		}
	}
}

// shareMoments gives what a paragraph goes on to tell the day of what it told in the sentence
// before, where the same somebody acts or both are of one scene, and the sentence names no time
// of its own: "Berg landed in Oslo on Monday. She met Lund."
func (f *finder) shareMoments(cands []*candidate) {
	for i, c := range cands {
		if c.timeAt >= 0 || !f.goesOn(c) || f.hasTime(c.sentence) {
			continue
		}
		for j := i - 1; j >= 0 && c.sentence-cands[j].sentence <= 1; j-- {
			if o := cands[j]; f.goesBefore(o, c) {
				f.shareTime(c, o)
				break
			}
		}
	}
}

// goesBefore reports whether o tells what came right before c, on a known day.
func (f *finder) goesBefore(o, c *candidate) bool {
	if o.timeAt < 0 || o.when.Start != o.when.End || !happened(o.stance) || !f.isMain(o) && !f.goesOn(o) ||
		f.d.Sentences[o.sentence].Paragraph != f.d.Sentences[c.sentence].Paragraph {
		return false
	}
	if at := f.carrier(o); f.isVerb(at) && (f.hasAux(at, "had") || f.hasAux(at, "has") || f.hasAux(at, "have")) {
		return false
	}
	if isPhysical(c.typ) && isPhysical(o.typ) {
		return true
	}
	return !f.isBackground(c) && slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
		return acts(a.Role) && a.Entity >= 0 && slices.ContainsFunc(o.args, func(b graphmodel.Argument) bool {
			return a.Entity == b.Entity && b.Role != graphmodel.Topic && b.Role != graphmodel.AtPlace
		})
	})
}

func acts(r graphmodel.LinkType) bool {
	return r == graphmodel.Actor || r == graphmodel.Participant
}

// isBackground reports whether an event belongs to somebody's past rather than to the story.
func (f *finder) isBackground(c *candidate) bool {
	switch c.typ {
	case graphmodel.Business, graphmodel.Other, graphmodel.Appoint, graphmodel.Elect:
		return true
	}
	return false
}

// hasTime reports whether a sentence names a time.
func (f *finder) hasTime(sentence int) bool {
	s := f.d.Sentences[sentence]
	at, _ := slices.BinarySearchFunc(f.times, s.First, func(t Time, first int) int { return t.First - first })
	return at < len(f.times) && f.times[at].First < s.Last
}

// isAheadOfStand reports whether a time that is still to come stands beside a stand that has been
// taken: of "wanted a sponsor before next year's edition" it is not the time.
func (f *finder) isAheadOfStand(c *candidate, t Time) bool {
	if f.d.Published.IsZero() || t.Interval.Start.Compare(f.d.Published) <= 0 || !isStand(c.typ) && c.typ != graphmodel.Statement {
		return false
	}
	at := f.carrier(c)
	switch f.tok(at).XPOS {
	case "VBD":
		return true
	case "VBZ", "VBP":
		return c.typ == graphmodel.Request || c.typ == graphmodel.Statement || c.typ == graphmodel.Accuse
	}
	return f.tok(at).XPOS == "VBN" && (f.hasAux(at, "has") || f.hasAux(at, "have") || f.hasAux(at, "had"))
}
