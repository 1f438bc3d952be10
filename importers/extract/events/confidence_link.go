package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
)

// The score card of a link, if its event is right: hundredths of the logarithm of
// the odds that the party, its role, or the place is the right one.
const (
	linkBase      = 284
	isPronounLink = -72  // named by a pronoun
	isTheyLink    = -11  // by "it" or "they"
	isOrgLink     = -94  // an organization, whose names are misread more often
	isSufferer    = -31  // to whom it was done
	isInferred    = -63  // no argument of the word itself
	perLinkToken  = -8.4 // for each word between the two, at most farthest
	isUnsure      = -47  // a name of which the recognizer was not sure
	isSharedLink  = -6   // which stands with another word of the sentence
	ofNoun        = -6   // told by a noun
	perLinkWord   = -0.77
	isOneWord     = -21 // a name of one word
	byOtherPrep   = -6  // a place behind another word than "in" and "at"
	perPlaceToken = -1
	ofStand       = -27 // the place of what takes a stand or does business

	farthest = 12
	sureName = 0.9
)

// doubt gives the links of an event their confidence, and the event none that
// views show where none of its links has.
func (f *finder) doubt(e *graphmodel.FoundEvent, g []*candidate) {
	p := e.Confidence
	best := 0.0
	for i := range e.Arguments {
		a := &e.Arguments[i]
		q := ofTopic
		if a.Role != graphmodel.Topic && a.Role != graphmodel.Instrument && !(a.Role == graphmodel.AtPlace && f.isFarPlace(g, a.Entity)) {
			q = shown(p * likelihood(f.linkPoints(g, *a)))
		}
		a.Confidence = min(shown(p), q)
		if a.Entity >= 0 {
			best = max(best, a.Confidence)
		}
	}
	e.Confidence = shown(p)
	if best < surely {
		e.Confidence = min(e.Confidence, doubtful)
	}
}

// linkPoints is the score of the link to the entity of an argument.
func (f *finder) linkPoints(g []*candidate, a graphmodel.Argument) int {
	if a.Entity < 0 {
		return linkBase
	}
	if a.Role == graphmodel.AtPlace {
		return f.placePoints(g, a.Entity)
	}
	c, i := tellingOf(g, a)
	if c == nil {
		return linkBase + isInferred
	}
	head := c.heads[i]
	e := f.who.Entities[a.Entity]
	v := linkBase + points100(perLinkWord, f.length(c)) + points100(perLinkToken, min(max(head-c.tok, c.tok-head), farthest))
	if e.Kind == graphmodel.Organization {
		v += isOrgLink
	}
	if a.Role == graphmodel.Recipient {
		v += isSufferer
	}
	if c.noun {
		v += ofNoun
	}
	if e.Kind != graphmodel.Place && !strings.Contains(e.Name, " ") {
		v += isOneWord
	}
	slot, shared := c.slotOf(head)
	if slot == "" {
		v += isInferred
	}
	if shared {
		v += isSharedLink
	}
	return v + f.mentionPoints(head, a.Entity)
}

// mentionPoints rates how the word at head names the entity.
func (f *finder) mentionPoints(head, entity int) int {
	v := 0
	switch lower(f.tok(head).Form) {
	case "it", "its", "they", "them", "their":
		v += isTheyLink
	}
	m := f.who.MentionAt(head)
	if m < 0 || f.who.Mentions[m].Entity != entity || len(f.who.EntitiesOfToken(head)) > 1 {
		return v
	}
	if f.who.Mentions[m].Form == graphmodel.FormPronoun {
		v += isPronounLink
	}
	for _, n := range f.namesAt(head) {
		if n.Score < sureName {
			v += isUnsure
		}
	}
	return v
}

// tellingOf is the telling that names the party of an argument, and where among
// its arguments; nil for none.
func tellingOf(g []*candidate, a graphmodel.Argument) (*candidate, int) {
	for _, c := range g {
		if i := slices.IndexFunc(c.args, func(o graphmodel.Argument) bool { return o.Entity == a.Entity && o.Role == a.Role }); i >= 0 {
			return c, i
		}
	}
	return nil, -1
}

// isFarPlace reports whether no sentence of the event names its place: it was taken
// from the dateline or from what was told before.
func (f *finder) isFarPlace(g []*candidate, place int) bool {
	for _, c := range g {
		s := f.d.Sentences[c.sentence]
		for _, m := range f.who.MentionsIn(s.First, s.Last) {
			if f.who.Mentions[m].Entity == place && !f.who.Mentions[m].Demonym {
				return false
			}
		}
	}
	return true
}

// placePoints is the score of the place of an event.
func (f *finder) placePoints(g []*candidate, place int) int {
	v := linkBase + points100(perLinkWord, f.length(g[0]))
	if g[0].noun {
		v += ofNoun
	}
	if isStand(g[0].typ) || g[0].typ == graphmodel.Aid || g[0].typ == graphmodel.Business {
		v += ofStand
	}
	distance, other := 0, true
	for _, c := range g {
		s := f.d.Sentences[c.sentence]
		for _, m := range f.who.MentionsIn(s.First, s.Last) {
			if f.who.Mentions[m].Entity != place {
				continue
			}
			at := f.who.Ranges[m].First
			prep := f.preposition(f.who.Heads[m])
			distance, other = min(max(at-c.tok, c.tok-at), farthest), prep != "in" && prep != "at"
		}
	}
	if other {
		v += byOtherPrep
	}
	return v + points100(perLinkToken+perPlaceToken, distance)
}

// namesAt are the recognized names that cover token i.
func (f *finder) namesAt(i int) []doc.Name {
	k, ok := slices.BinarySearchFunc(f.d.Names, i, func(n doc.Name, i int) int {
		switch {
		case n.Last <= i:
			return -1
		case n.First > i:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return f.d.Names[k : k+1]
}
