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
	linkBase      = 185
	isDirect      = 59  // stands right below the word that tells the event
	isOfLight     = 51  // the subject of a light verb
	isPersonLink  = 83  // a person
	isKnown       = 52  // in the lexicon
	isPronounLink = -91 // named by a pronoun
	isNominalLink = -48 // named by a common noun
	isOrgLink     = -54 // an organization, whose names are misread more often
	isSufferer    = -49 // to whom it was done
	isInferred    = -73 // no argument of the word itself
	perLinkToken  = -5  // for each word between the two, at most farthest
	isUnsure      = -27 // a name of which the recognizer was not sure
	perLinkWord   = -0.73
	isOneWord     = -30 // a name of one word
	byOtherPrep   = -28 // a place behind another word than "in" and "at"

	farthest = 12
	sureName = 0.75
)

// doubt gives the links of an event their confidence, and what is not sure enough
// less than views show: the event with all its links where none of them is.
func (f *finder) doubt(e *graphmodel.FoundEvent, g []*candidate) {
	p := e.Confidence
	best := 0.0
	for i := range e.Arguments {
		a := &e.Arguments[i]
		q := p
		switch {
		case a.Role == graphmodel.Topic, a.Role == graphmodel.Instrument, a.Role == graphmodel.AtPlace && f.isFarPlace(g, a.Entity):
			q = min(q, ofTopic)
		case a.Entity >= 0:
			k := f.rateLink(g, *a)
			f.traceCard(g[0].tok, string(a.Role)+" "+f.who.Entities[a.Entity].Name, k)
			q *= likelihood(k.points)
			best = max(best, rounded(q))
		}
		a.Confidence = shown(q, likely)
	}
	e.Confidence = shown(p, likely)
	if best >= surely {
		return
	}
	e.Confidence = min(e.Confidence, doubtful)
	for i := range e.Arguments {
		e.Arguments[i].Confidence = min(e.Arguments[i].Confidence, doubtful)
	}
}

// shown is the confidence that a reader is told: two digits, and less than what
// views show for what is less than least.
func shown(p, least float64) float64 {
	if p = rounded(p); p < least {
		return min(p, doubtful)
	}
	return min(p, highest)
}

// rateLink fills the card of the link to the entity of an argument.
func (f *finder) rateLink(g []*candidate, a graphmodel.Argument) *card {
	k := &card{keep: f.d.Trace.On()}
	k.add(linkBase, "every link")
	e := f.who.Entities[a.Entity]
	k.when(e.Key != "", isKnown, "known")
	if a.Role == graphmodel.AtPlace {
		f.ratePlace(k, g, a.Entity)
		return k
	}
	k.when(e.Kind == graphmodel.Person, isPersonLink, "person")
	k.when(e.Kind == graphmodel.Organization, isOrgLink, "organization")
	k.when(a.Role == graphmodel.Recipient, isSufferer, "recipient")
	k.when(e.Kind != graphmodel.Place && !strings.Contains(e.Name, " "), isOneWord, "name of one word")
	c, i := tellingOf(g, a)
	if c == nil {
		k.add(isInferred, "no argument of the word")
		return k
	}
	head := c.heads[i]
	slot, _ := c.slotOf(head)
	k.when(slot == "", isInferred, "no argument of the word")
	k.when(strings.HasPrefix(string(slot), lightPrefix), isOfLight, "subject of the light verb")
	k.add(points100(perLinkWord, f.length(c)), "length of the sentence")
	k.add(perLinkToken*min(max(head-c.tok, c.tok-head), farthest), "distance")
	k.when(f.isBelow(head, c), isDirect, "right below the word")
	f.rateMention(k, head, a.Entity)
	return k
}

// isBelow reports whether the word at i hangs on the word that tells c.
func (f *finder) isBelow(i int, c *candidate) bool {
	h := f.head(i)
	return h >= 0 && (h == c.tok || h == c.light)
}

// rateMention rates how the word at head names the entity.
func (f *finder) rateMention(k *card, head, entity int) {
	for _, n := range f.namesAt(head) {
		k.when(n.Score < sureName, isUnsure, "unsure name")
	}
	m := f.who.MentionAt(head)
	if m < 0 || f.who.Mentions[m].Entity != entity || f.who.Mentions[m].Demonym {
		return
	}
	switch f.who.Mentions[m].Form {
	case graphmodel.FormPronoun:
		k.add(isPronounLink, "pronoun")
	case graphmodel.FormNominal:
		k.add(isNominalLink, "common noun")
	}
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

// ratePlace rates the place of an event, by where its sentences name it last.
func (f *finder) ratePlace(k *card, g []*candidate, place int) {
	k.add(points100(perLinkWord, f.length(g[0])), "length of the sentence")
	distance, other, below, unsure := 0, true, false, false
	for _, c := range g {
		s := f.d.Sentences[c.sentence]
		for _, m := range f.who.MentionsIn(s.First, s.Last) {
			if f.who.Mentions[m].Entity != place {
				continue
			}
			at, head := f.who.Ranges[m].First, f.who.Heads[m]
			prep := f.preposition(head)
			distance, other, below = min(max(at-c.tok, c.tok-at), farthest), prep != "in" && prep != "at", f.isBelow(head, c)
			unsure = slices.ContainsFunc(f.namesAt(head), func(n doc.Name) bool { return n.Score < sureName })
		}
	}
	k.when(other, byOtherPrep, "not behind \"in\" or \"at\"")
	k.when(below, isDirect, "right below the word")
	k.when(unsure, isUnsure, "unsure name")
	k.add(perLinkToken*distance, "distance")
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
