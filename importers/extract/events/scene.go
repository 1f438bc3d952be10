package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// adoptSettings gives an event the time and place of the clause around it, or of
// the clause behind its "when", where those tell no event of their own: "hit a
// tree in A on Monday, killing B".
func (f *finder) adoptSettings(cands []*candidate) {
	for _, c := range cands {
		at := f.carrier(c)
		if c.timeAt >= 0 && c.place >= 0 || !f.isVerb(at) || !happened(c.stance) {
			continue
		}
		if f.rel(at) == "advcl" && f.tok(at).XPOS == "VBG" && f.child(at, "mark", "case", "nsubj") < 0 {
			f.adopt(c, f.head(at))
		}
		for _, k := range f.of(at) {
			if v := int(k); f.rel(v) == "advcl" && f.isVerb(v) && f.isWhen(v) {
				f.adopt(c, v)
			}
			if v := int(k); f.rel(v) == "advcl" && f.hasMark(v, "while") && f.tok(v).XPOS == "VBG" {
				f.adopt(c, v) // "was shot while trying to flee in April"
				if x := f.child(v, "xcomp"); x >= 0 {
					f.adopt(c, x)
				}
			}
		}
	}
}

// adopt gives c the time and place right below verb v, which tells no event.
func (f *finder) adopt(c *candidate, v int) {
	if v < 0 || !f.isVerb(v) || f.tells[v] && f.rel(v) != "xcomp" || f.negated(v) {
		return
	}
	for _, t := range f.times {
		if c.timeAt < 0 && t.Interval.Known() && t.Last <= len(f.d.Tokens) && t.First < t.Last && f.head(f.top(t.First, t.Last)) == v && !f.isBound(t) {
			c.when, c.timeAt, c.timeLevel = t.Interval, t.First, notNear
		}
	}
	s := f.d.Sentences[c.sentence]
	for _, m := range f.who.MentionsIn(s.First, s.Last) {
		if h := f.who.Heads[m]; h >= 0 && c.place < 0 && !f.who.Mentions[m].Demonym && !isStand(c.typ) {
			if phrase := f.locativePhrase(h); phrase >= 0 && (f.head(phrase) == v || f.head(phrase) >= 0 && f.rel(f.head(phrase)) == "obj" && f.head(f.head(phrase)) == v) {
				f.takePlace(c, h)
			}
		}
	}
}

// sceneReach is how many sentences a scene goes on without being set again.
const sceneReach = 2

// shareScenes gives what happens in the sentences after an event of the same
// scene its place, and its day: of police who break up a march in A, the arrests
// are in A. The traveler who came to A meets people there.
func (f *finder) shareScenes(cands []*candidate) {
	for i, c := range cands {
		if c.place >= 0 || !f.goesOn(c) {
			continue
		}
		for j := i - 1; j >= 0 && c.sentence-cands[j].sentence <= sceneReach; j-- {
			o := cands[j]
			if o.place < 0 || !happened(o.stance) || f.namesOtherPlace(c, o.place) || !f.isSameScene(c, o) || c.timeAt >= 0 && o.timeAt >= 0 && !overlap(c.when, o.when) {
				continue
			}
			f.shareTime(c, o)
			c.place = o.place
			break
		}
	}
}

// goesOn reports whether a telling goes on with a story: in the past tense of a
// main clause, not what had happened before.
func (f *finder) goesOn(c *candidate) bool {
	at := f.carrier(c)
	return happened(c.stance) && f.isVerb(at) && !f.hasAux(at, "had") && !f.hasAux(at, "have") && !f.hasAux(at, "has") && f.tellsMain(c) &&
		(f.tok(at).XPOS == "VBD" || f.child(at, "aux:pass") >= 0) && f.fullRel(at) != "acl:relcl"
}

// namesOtherPlace reports whether the sentence of a telling names another place
// than this one, where it may have happened.
func (f *finder) namesOtherPlace(c *candidate, place int) bool {
	s := f.d.Sentences[c.sentence]
	return slices.ContainsFunc(f.who.MentionsIn(s.First, s.Last), func(m int) bool {
		e := f.who.Mentions[m].Entity
		return e >= 0 && e != place && f.who.Entities[e].Kind == graphmodel.Place && !f.who.Mentions[m].Demonym && !f.isCountry(e)
	})
}

// setHomes gives what people or things of a place do or suffer on the spot that
// place, where the text tells no other: "gunmen in A have freed B".
func (f *finder) setHomes(cands []*candidate) {
	for _, c := range cands {
		if c.place >= 0 || c.noun || !happened(c.stance) || !isPhysical(c.typ) && c.typ != graphmodel.Retreat {
			continue
		}
		for _, a := range c.predicate.args {
			if a.shared || a.syntax != lexicon.SlotSubject && a.syntax != lexicon.SlotObject {
				continue
			}
			for _, k := range f.of(a.head) {
				switch f.preposition(int(k)) {
				case "in", "across", "at", "near", "outside":
					if f.rel(int(k)) == "nmod" && !f.tells[a.head] {
						f.takePlace(c, int(k))
					}
				}
			}
		}
	}
}

// isSameScene reports whether c is of the scene of o.
func (f *finder) isSameScene(c, o *candidate) bool {
	if isPhysical(c.typ) && isPhysical(o.typ) {
		return !f.isCountry(o.place)
	}
	return c.typ == graphmodel.Consult && (o.typ == graphmodel.Travel || o.typ == graphmodel.Consult) && !f.isCountry(o.place) && sharesParty(c, o)
}

// isPhysical reports whether events of the type happen on the spot.
func isPhysical(t graphmodel.EventType) bool {
	switch t {
	case graphmodel.Assault, graphmodel.Coerce, graphmodel.Protest, graphmodel.Disaster, graphmodel.Death:
		return true
	}
	return false
}

// setSamePlaces: "in the same city" is where the event told before took place.
func (f *finder) setSamePlaces(cands []*candidate) {
	for _, c := range cands {
		s := f.d.Sentences[c.sentence]
		for i := s.First + 2; i < s.Last && c.place < 0; i++ {
			switch f.lemma(i) {
			case "city", "town", "capital", "venue", "place", "village", "building", "hotel":
			default:
				continue
			}
			if lower(f.tok(i-1).Form) != "same" || !slices.Contains(f.owners(cands, i, i+1), c) {
				continue
			}
			for k := len(cands) - 1; k >= 0; k-- {
				if o := cands[k]; o.tok < c.tok && o.place >= 0 && f.isSettlement(o.place) && sharesParty(o, c) {
					c.place = o.place
					break
				}
			}
		}
	}
}

// isSaidThing reports whether the noun at h is only a part of what is said, so that its
// phrases tell where: "claimed victory at a club in A", but not "described the vote in A".
func (f *finder) isSaidThing(c *candidate, h int) bool {
	if c.typ != graphmodel.Statement {
		return false
	}
	for n := 0; n < 2 && h >= 0 && f.rel(h) == "nmod" && (f.preposition(h) == "at" || f.preposition(h) == "in"); n++ {
		h = f.head(h)
	}
	return h >= 0 && f.head(h) == c.tok && f.fullRel(h) == "obj" && f.tok(h).XPOS == "NN" && f.child(h, "det", "nmod:poss", "amod") < 0
}
