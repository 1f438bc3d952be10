package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// foldCauses joins what kills with the killing: in "a car bomb killing three
// people" noun and verb tell one event, and the bomb is none of its actors. Where
// the cause is no violence ("floods killing three"), the deaths are no assault.
func (f *finder) foldCauses(cands []*candidate) {
	byToken := make(map[int]*candidate, len(cands))
	for _, c := range cands {
		byToken[c.tok] = c
		if c.light >= 0 {
			byToken[c.light] = c
		}
	}
	for _, c := range cands {
		f.foldInto(c, byToken)
		if c.noun || c.typ != graphmodel.Assault && c.typ != graphmodel.Death {
			continue
		}
		if f.afterDisaster(c, byToken) {
			c.typ = graphmodel.Death
		}
		f.namedCause(c)
		for i := 0; i < len(c.args); i++ {
			cause := byToken[c.heads[i]]
			if cause == nil || cause == c || !cause.noun || c.args[i].Role != graphmodel.Actor && c.args[i].Role != graphmodel.Participant {
				continue
			}
			switch {
			case cause.typ == graphmodel.Disaster && isKilling(c.lemma):
				c.typ = graphmodel.Death
			case cause.typ == graphmodel.Disaster:
				c.typ, c.same = cause.typ, cause // "an earthquake struck A"
			case cause.typ == c.typ:
				c.same = cause
			default:
				continue
			}
			c.args = slices.Delete(c.args, i, i+1)
			c.heads = slices.Delete(c.heads, i, i+1)
			i--
		}
	}
}

// namedCause: a storm with a name does not assault either: "Storm Ava hit A".
func (f *finder) namedCause(c *candidate) {
	for i, a := range c.args {
		if a.Role == graphmodel.Actor && f.tok(c.heads[i]).UPOS == "PROPN" {
			f.setCause(c, c.heads[i])
			f.setCause(c, c.heads[i]-1) // "Typhoon" in "Typhoon Ava", whichever of the two is the head
		}
	}
	if !c.noun && !c.passive && !c.predicate.has(lexicon.SlotSubject) {
		f.setCause(c, c.tok-1)
		f.setCause(c, c.tok-2) // "Typhoon Ava killed", where the tree lost the subject
	}
}

// setCause makes the event one of the disaster that token i names, if it does.
func (f *finder) setCause(c *candidate, i int) {
	if i < f.d.Sentences[c.sentence].First || f.tok(i).UPOS != "PROPN" {
		return
	}
	for _, frame := range f.lex.FrameFor(lower(f.tok(i).Form), false) {
		if frame.Type != graphmodel.Disaster {
			continue
		}
		c.typ = graphmodel.Disaster
		if isKilling(c.lemma) {
			c.typ = graphmodel.Death
		}
	}
}

// afterDisaster reports whether a participle tells whom a disaster killed: "rain
// flooded A, killing three people".
func (f *finder) afterDisaster(c *candidate, byToken map[int]*candidate) bool {
	if f.tok(c.tok).XPOS != "VBG" || !isKilling(c.lemma) || f.count(c).named > 0 {
		return false
	}
	for i := c.tok - 1; i >= f.d.Sentences[c.sentence].First; i-- {
		if o := byToken[i]; o != nil {
			return o.typ == graphmodel.Disaster
		}
	}
	return false
}

func isKilling(lemma string) bool {
	switch lemma {
	case "kill", "die", "claim", "wound", "injure", "drown", "bury":
		return true
	}
	return false
}

// foldInto joins a noun with the verb that it only details: "spoke in a joint
// call", "received B for talks".
func (f *finder) foldInto(c *candidate, byToken map[int]*candidate) {
	if c.typ == graphmodel.Elect && f.tok(c.tok).XPOS == "VBG" {
		for i := c.tok - 1; i >= f.d.Sentences[c.sentence].First; i-- {
			if g := byToken[i]; g != nil && g.typ == c.typ && (!g.noun || g.light >= 0) {
				c.same = g // "was elected, beating B"
				return
			}
		}
	}
	if !c.noun || c.light >= 0 || f.rel(c.tok) != "obl" && f.rel(c.tok) != "nmod" {
		return
	}
	g := byToken[f.head(c.tok)]
	if g == nil || g == c || g.typ != c.typ || g.same != nil {
		return
	}
	switch f.preposition(c.tok) {
	case "in", "at", "during", "for":
		c.same = g
	}
}

// groupOf is the group that c stands in, or -1.
func groupOf(groups [][]*candidate, c *candidate) int {
	if c == nil {
		return -1
	}
	return slices.IndexFunc(groups, func(g []*candidate) bool { return slices.Contains(g, c) })
}

// told sums up the tellings of a group.
type told struct {
	when  graphmodel.Interval
	place int
	named map[int]bool
	lemma bool // one of the tellings uses a word for the same thing
	last  int  // sentence of the latest telling
}

func (f *finder) sum(g []*candidate) told {
	t := told{place: -1, named: make(map[int]bool), last: g[len(g)-1].sentence}
	for _, o := range g {
		if o.when.Known() {
			t.when = o.when
		}
		if o.place >= 0 {
			t.place = o.place
		}
		for _, a := range o.args {
			if a.Entity >= 0 && a.Role != graphmodel.Topic {
				t.named[a.Entity] = true
			}
		}
	}
	return t
}

// sameness scores how likely c tells the event of group g; 0 is not.
func (f *finder) sameness(g []*candidate, c *candidate) float64 {
	if g[0].typ != c.typ || f.otherTime(g, c) {
		return 0
	}
	lemma := slices.ContainsFunc(g, func(o *candidate) bool { return sameThing(o, c) })
	pointsBack := c.noun && c.light < 0 && (c.definite || !c.timed())
	if !lemma && !(pointsBack && c.definite && c.typ == graphmodel.Assault && f.count(c) == count{}) {
		return 0
	}
	t := f.sum(g)
	if t.lemma = lemma; f.apart(t, g, c) {
		return 0
	}
	shared, mine := 0, 0
	for _, a := range c.args {
		if a.Entity >= 0 && a.Role != graphmodel.Topic {
			mine++
			if t.named[a.Entity] {
				shared++
			}
		}
	}
	between := c.sentence - t.last
	distance := float64(between) * 0.05
	switch {
	case shared >= 2 && (shared == mine || shared == len(t.named)):
		return 3 - distance
	case shared == 1 && mine == 1 && (c.typ != graphmodel.Consult && c.typ != graphmodel.Agree || pointsBack || len(t.named) == 1):
		return 2 - distance
	case shared == 1 && mine == 1 && c.place >= 0 && c.place == t.place:
		return 2 - distance
	case mine == 0 && c.place >= 0 && t.place < 0 && lastWord(g[0].lemma) != lastWord(c.lemma) && c.typ == graphmodel.Consult:
		return 0 // "the summit in B" does not point back to talks elsewhere
	case mine == 0 && pointsBack && between <= 10:
		return 1.5 - distance
	case shared == 0 && mine > 0 && c.noun && c.definite && between <= 2 && f.speakFor(t.named, c):
		return 1.2 - distance
	case shared == 0 && mine == 1 && c.noun && c.definite && c.typ == graphmodel.Consult && between <= 3 && len(t.named) >= 2:
		return 1.1 - distance // "C hosted the session": one party alone does not meet
	case mine == 0 && len(t.named) == 0 && f.sameVictims(g, c):
		return 1 - distance
	case f.namesLater(t, g, c, mine, between):
		return 0.9 - distance
	}
	return 0
}

// namesLater reports whether the lead of a report told c of people whom it left
// unnamed: "A guard was shot dead", and soon after "the gun that killed B".
func (f *finder) namesLater(t told, g []*candidate, c *candidate, mine, between int) bool {
	if len(t.named) > 0 || mine == 0 || between > 2 || between < 1 || len(g) > 1 || g[0].noun || c.noun || c.cast || c.timeAt >= 0 && g[0].timeAt < 0 {
		return false
	}
	if c.typ == graphmodel.Consult {
		return f.parties(g[0]) >= 2 && mine >= 2
	}
	if g[0].sentence > 1 || !hurts(c.typ) && c.typ != graphmodel.Trial {
		return false
	}
	for i, a := range g[0].args {
		if a.Role == graphmodel.Recipient && f.tok(g[0].heads[i]).XPOS == "NN" && f.isParty(g[0].heads[i]) {
			return slices.ContainsFunc(c.args, func(b graphmodel.Argument) bool {
				return b.Role == a.Role && b.Entity >= 0 && f.isPerson(b.Entity)
			})
		}
	}
	return false
}

// otherTime reports whether c only says when the event of the group was: "met
// three days after the summit".
func (f *finder) otherTime(g []*candidate, c *candidate) bool {
	if !c.noun || g[len(g)-1].sentence != c.sentence {
		return false
	}
	switch f.preposition(c.tok) {
	case "after", "before", "since", "following", "ahead of":
		return true
	}
	return false
}

// sameVictims reports whether two tellings speak of the same unnamed people: "a
// senior officer", "the officer".
func (f *finder) sameVictims(g []*candidate, c *candidate) bool {
	for i, a := range c.args {
		for _, o := range g {
			for j, b := range o.args {
				if a.Role != b.Role || a.Entity >= 0 || b.Entity >= 0 {
					continue
				}
				if strings.EqualFold(a.Span.In(f.d.Text), b.Span.In(f.d.Text)) ||
					f.isDefinite(c.heads[i]) && f.isNoun(c.heads[i]) && f.lemma(c.heads[i]) == f.lemma(o.heads[j]) {
					return true
				}
			}
		}
	}
	return false
}

// speakFor reports whether the parties of c are people and those named before
// countries or bodies, which people may act for, or the other way round.
func (f *finder) speakFor(named map[int]bool, c *candidate) bool {
	if c.typ != graphmodel.Consult || len(named) == 0 {
		return false
	}
	people := func(e int) bool { return f.who.Entities[e].Kind == graphmodel.Person }
	for _, a := range c.args {
		if a.Entity < 0 {
			continue
		}
		for e := range named {
			if people(e) == people(a.Entity) {
				return false
			}
		}
	}
	return true
}

func (c *candidate) timed() bool { return c.timeAt >= 0 }

// apart reports what keeps two tellings from being one event: another time,
// another place, another stance.
func (f *finder) apart(t told, g []*candidate, c *candidate) bool {
	if t.when.Known() && c.when.Known() && !overlap(t.when, c.when) {
		return true
	}
	if f.isEarlierTime(t, g, c) {
		return true
	}
	if t.place >= 0 && c.place >= 0 && t.place != c.place && f.isTown(t.place) && f.isTown(c.place) {
		return true
	}
	for _, a := range c.args {
		for _, o := range g[0].args {
			if a.Entity >= 0 && a.Entity == o.Entity && opposite(a.Role, o.Role) {
				return true // who strikes back strikes another time
			}
		}
	}
	return !compatible(g[0].stance, c.stance)
}

// isEarlierTime reports whether one of two verbs has a year or month of its own and
// the other, in another sentence, has no time: "was sentenced to a year in prison.
// In 2015, she was sentenced to five years".
func (f *finder) isEarlierTime(t told, g []*candidate, c *candidate) bool {
	if c.noun || slices.ContainsFunc(g, func(o *candidate) bool { return o.noun || o.sentence == c.sentence }) || t.when.Known() == c.when.Known() {
		return false
	}
	when := c.when
	if !when.Known() {
		when = t.when
	}
	return when.Precision == graphmodel.PrecisionYear || when.Precision == graphmodel.PrecisionMonth
}

// isTown reports whether the entity is a known place smaller than a country.
// Unknown places may be a palace or a square in a town.
func (f *finder) isTown(e int) bool {
	p, ok := f.lex.PlaceByKey(f.who.Entities[e].Key)
	return ok && p.Kind != lexicon.KindSite && p.Kind != lexicon.KindCountry
}

func opposite(a, b graphmodel.LinkType) bool {
	return a == graphmodel.Actor && b == graphmodel.Recipient || a == graphmodel.Recipient && b == graphmodel.Actor
}

// words lists words for the same thing, for types whose words tell different
// things. Each set may be told by any of its words.
var words = []string{
	"invade invasion incursion",
	"kill killing murder assassinate assassination slay homicide shooting shoot massacre slaughter execute execution stab stabbing bomb bombing",
	"attack strike airstrike bomb bombing blast explosion explode detonate assault raid shelling shell bombardment bombard hit ambush barrage offensive",
	"arrest detain detention apprehend capture", "search raid crackdown operation sweep", "convict conviction guilty", "sentence term", "acquit acquittal clear",
	"buy acquire acquisition purchase takeover deal", "sell sale stake divest", "cut lower reduce rate move", "raise hike increase",
	"transfer join sign swap move signing switch", "merge merger", "win victory election elect win", "beat defeat",
	"protest demonstration rally march demonstrate", "strike walkout stoppage", "visit trip tour travel arrive fly stop",
	"sanction sanctions penalty", "flood flooding inundate deluge", "quake earthquake tremor shake aftershock", "fire wildfire blaze burn",
	"crash derail derailment collision collide", "storm hurricane typhoon cyclone", "die death pass", "outage blackout", "charge indict indictment",
	"withdraw withdrawal pullout retreat", "fine penalty", "find discover discovery", "collapse bankruptcy", "test drill exercise",
}

var wordSets = readWordSets()

func readWordSets() map[string][]int {
	sets := make(map[string][]int)
	for i, line := range words {
		for w := range strings.FieldsSeq(line) {
			sets[w] = append(sets[w], i)
		}
	}
	return sets
}

// sameThing reports whether two tellings of one type can tell the same thing by
// their words.
func sameThing(a, b *candidate) bool {
	if (a.cast || b.cast) && lastWord(a.lemma) != lastWord(b.lemma) {
		return false // promises of different things
	}
	switch a.typ {
	case graphmodel.Consult:
		return isCall(a.lemma) == isCall(b.lemma) || isTalk(a.lemma) || isTalk(b.lemma)
	case graphmodel.Agree, graphmodel.Resign, graphmodel.Appoint, graphmodel.Death, graphmodel.Retreat, graphmodel.Mobilize:
		return true
	}
	x, y := lastWord(a.lemma), lastWord(b.lemma)
	if x == y || stemmed(x, y) {
		return true
	}
	for _, i := range wordSets[x] {
		if slices.Contains(wordSets[y], i) {
			return true
		}
	}
	return false
}

func isCall(lemma string) bool {
	switch lastWord(lemma) {
	case "call", "telephone", "phone", "ring", "videoconference":
		return true
	}
	return false
}

func isTalk(lemma string) bool {
	switch lastWord(lemma) {
	case "talk", "speak", "conversation", "discuss", "discussion":
		return true
	}
	return false
}

// stemmed reports whether two words share their stem: "meet" and "meeting".
func stemmed(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 5 || n >= 3 && (n == len(a) || n == len(b))
}
