package events

import (
	"cmp"
	"slices"

	"clew/graphmodel"
)

// dropNested removes nouns that only name what a verb beside them tells: in "A
// demanded a ceasefire" the ceasefire is the topic of the demand unless it has
// parties of its own.
func (f *finder) dropNested(cands []*candidate) []*candidate {
	f.markNested(cands)
	return slices.DeleteFunc(cands, func(c *candidate) bool { return c.nested })
}

// markNested marks what dropNested removes.
func (f *finder) markNested(cands []*candidate) {
	byToken := make(map[int]*candidate, len(cands))
	for _, c := range cands {
		byToken[c.tok] = c
		if c.light >= 0 {
			byToken[c.light] = c
		}
	}
	for _, c := range cands {
		c.nested = f.isNested(c, byToken)
	}
}

// isNested: see dropNested. byToken are the candidates by the token that carries them.
func (f *finder) isNested(c *candidate, byToken map[int]*candidate) bool {
	at := c.tok
	if c.light >= 0 {
		at = c.light
	}
	for n := 0; n < 2 && f.head(at) >= 0 && f.rel(at) == "xcomp" && isReady(lower(f.tok(f.head(at)).Form)); n++ {
		at = f.head(at) // "warned that A was ready to fight"
	}
	if f.isAside(c, at, byToken) {
		return true
	}
	g := byToken[f.head(at)]
	if g == nil || g == c || c.same != nil {
		return false
	}
	if f.isVerb(at) || isReady(lower(f.tok(at).Form)) {
		return f.isContent(c, at, g)
	}
	switch f.rel(at) {
	case "obj", "obl", "nmod":
		if c.typ == graphmodel.Disaster && f.rel(at) != "obj" && (g.typ == graphmodel.Death || g.typ == graphmodel.Disaster && f.lemma(at) != f.lemma(g.tok)) {
			return false // "the death toll from a fire"
		}
		switch f.preposition(at) {
		case "after", "following", "before", "during":
			return false // "was freed after negotiations with elders"
		}
		return f.count(c).named == 0 && c.light < 0 && (g.typ != graphmodel.Statement || f.isSaidThing(g, at))
	}
	return false
}

// isAside reports whether c stands deeper inside what somebody demands, rejects,
// threatens, or is accused of, and has no parties of its own: "demanded that A
// cancel plans to sell arms", "demanded the removal of A".
func (f *finder) isAside(c *candidate, at int, byToken map[int]*candidate) bool {
	if c.same != nil {
		return false
	}
	for n := 0; n < 5; n++ {
		h := f.head(at)
		if h < 0 || at == h {
			return false
		}
		switch f.rel(at) {
		case "conj":
			if g := byToken[h]; (n == 0 || f.speaks(at)) && g != nil && f.isVerb(at) && f.isVerb(h) {
				switch g.typ {
				case graphmodel.Request, graphmodel.Reject, graphmodel.Threaten, graphmodel.Accuse, graphmodel.Agree:
					return false // "urged A to pay and rejected B", "and said she would": told beside it
				}
			}
		case "xcomp", "ccomp", "obj":
		case "acl":
			if f.fullRel(at) == "acl:relcl" {
				return false
			}
		case "nmod":
			if p := f.preposition(at); p != "of" && p != "to" && p != "for" {
				return false
			}
		case "advcl":
			if !f.hasMark(at, "to") && !f.isReason(at) {
				return false
			}
		default:
			return false
		}
		at = h
		if g := byToken[at]; g != nil && g != c && g.same == nil {
			switch g.typ {
			case graphmodel.Request, graphmodel.Reject, graphmodel.Threaten:
				return f.addsNobody(c, g)
			case graphmodel.Accuse, graphmodel.Agree:
				return g.typ == c.typ && f.addsNobody(c, g)
			}
		}
	}
	return false
}

// addsNobody reports whether everybody named in c takes part in g.
func (f *finder) addsNobody(c, g *candidate) bool {
	return !slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
		return a.Entity >= 0 && a.Role != graphmodel.Topic && !slices.ContainsFunc(g.args, func(b graphmodel.Argument) bool { return a.Entity == b.Entity })
	})
}

// isContent reports whether verb c only says what g is about: "asked B to
// leave", "met to discuss D". What somebody is accused of, or agreed to, is
// news itself.
func (f *finder) isContent(c *candidate, at int, g *candidate) bool {
	switch g.typ {
	case graphmodel.Agree:
		if !g.noun && f.rel(at) == "xcomp" {
			return true
		}
	case graphmodel.Request, graphmodel.Reject, graphmodel.Threaten:
		return f.rel(at) == "ccomp" || f.rel(at) == "xcomp" || f.hasMark(at, "to")
	}
	switch g.typ {
	case graphmodel.Sanction, graphmodel.Trial, graphmodel.Coerce, graphmodel.Accuse, graphmodel.Resign:
		if f.isReason(at) && (g.typ != graphmodel.Accuse || f.count(c).named < 2) {
			return true
		}
	}
	if !f.hasMark(at, "to") || f.rel(at) != "advcl" && f.rel(at) != "acl" && f.rel(at) != "xcomp" {
		return false
	}
	if g.typ == c.typ {
		return true
	}
	if f.rel(at) == "xcomp" && g.typ != graphmodel.Consult && g.typ != graphmodel.Travel {
		return false
	}
	for _, a := range c.args {
		if a.Entity >= 0 && !slices.ContainsFunc(g.args, func(b graphmodel.Argument) bool { return a.Entity == b.Entity }) {
			return false
		}
	}
	return true
}

func (f *finder) hasMark(i int, form string) bool {
	for _, c := range f.of(i) {
		if f.rel(int(c)) == "mark" && lower(f.tok(int(c)).Form) == form {
			return true
		}
	}
	return false
}

// lookBack bounds how many events back a telling may point, so that books do not
// take forever.
const lookBack = 400

// merge brings the tellings of one event together and returns the events
// sorted by their first trigger.
func (f *finder) merge(cands []*candidate) []graphmodel.FoundEvent {
	slices.SortStableFunc(cands, func(a, b *candidate) int { return cmp.Compare(a.tok, b.tok) })
	var groups [][]*candidate
	for _, c := range cands {
		best := groupOf(groups, c.same)
		bestScore := 0.0
		if best < 0 {
			for g := max(0, len(groups)-lookBack); g < len(groups); g++ {
				if s := f.sameness(groups[g], c); s > bestScore || s > 0 && s == bestScore {
					best, bestScore = g, s
				}
			}
		}
		f.traceTold(c, groups, best)
		switch {
		case best >= 0:
			groups[best] = append(groups[best], c)
		case f.standsAlone(c) || c.share >= alone:
			groups = append(groups, []*candidate{c})
		}
	}
	out := make([]graphmodel.FoundEvent, 0, len(groups))
	for _, g := range groups {
		out = append(out, f.event(g))
	}
	f.setOrder(groups, out)
	return out
}

func compatible(a, b graphmodel.Stance) bool {
	fact := func(s graphmodel.Stance) bool { return s == graphmodel.Asserted || s == graphmodel.Attributed }
	return a == b || fact(a) && fact(b)
}

func overlap(a, b graphmodel.Interval) bool {
	return a.Start.Compare(b.End) <= 0 && b.Start.Compare(a.End) <= 0
}

// event is the event that the tellings of a group tell together.
func (f *finder) event(g []*candidate) graphmodel.FoundEvent {
	e := graphmodel.FoundEvent{Type: g[0].typ, Stance: g[0].stance, Speaker: g[0].speaker}
	place := -1
	var lights []graphmodel.Span
	for _, c := range g {
		e.Triggers = append(e.Triggers, f.trigger(c))
		if c.light >= 0 {
			lights = append(lights, f.d.Span(c.light, c.light+1))
		}
		s := f.d.Sentences[c.sentence]
		span := graphmodel.Span{Start: s.Start, End: s.End}
		if !slices.Contains(e.Sentence, span) {
			e.Sentence = append(e.Sentence, span)
		}
		if !e.When.Known() || narrower(c.when, e.When) {
			if c.when.Known() {
				e.When = c.when
			}
		}
		if c.place >= 0 && (place < 0 || f.isCountry(place) && !f.isCountry(c.place)) {
			place = c.place
		}
		if stanceRank[c.stance] < stanceRank[e.Stance] && c.stance == graphmodel.Asserted && e.Stance == graphmodel.Attributed {
			e.Stance, e.Speaker = c.stance, c.speaker
		}
		if c == g[0] {
			e.Arguments = append(e.Arguments, c.args...)
			continue
		}
		for _, a := range c.args {
			f.addToEvent(&e, a)
		}
	}
	if place < 0 && hurts(e.Type) {
		place = f.sufferingPlace(g)
	}
	if place >= 0 {
		e.Arguments = append(e.Arguments, graphmodel.Argument{Role: graphmodel.AtPlace, Entity: place, Event: -1, Span: f.placeSpan(place, g)})
	}
	e.Triggers = append(e.Triggers, lights...)
	e.Name = f.name(g)
	e.Confidence = f.confidence(g)
	f.doubt(&e, g)
	e.Extractor = "frame:" + g[0].frame.Lemma
	return e
}

// placeSpan is where the sentences of the event name its place; the sentence
// where none does, as with a dateline.
func (f *finder) placeSpan(place int, g []*candidate) graphmodel.Span {
	for _, c := range g {
		s := f.d.Sentences[c.sentence]
		for _, m := range f.who.MentionsIn(s.First, s.Last) {
			if f.who.Mentions[m].Entity == place && !f.who.Mentions[m].Demonym {
				return f.who.Mentions[m].Span
			}
		}
	}
	s := f.d.Sentences[g[0].sentence]
	return graphmodel.Span{Start: s.Start, End: s.End}
}

// sufferingPlace is the place that an attack or disaster was done to: "the
// invasion of A" happened in A.
func (f *finder) sufferingPlace(g []*candidate) int {
	for _, c := range g {
		for i, a := range c.args {
			if a.Entity >= 0 && a.Role == graphmodel.Recipient && f.who.Entities[a.Entity].Kind == graphmodel.Place && !f.isDemonym(c.heads[i]) && slices.Contains(f.who.EntitiesOfToken(c.heads[i]), a.Entity) {
				return a.Entity
			}
		}
	}
	return -1
}

func narrower(a, b graphmodel.Interval) bool {
	if !a.Known() {
		return false
	}
	days := func(i graphmodel.Interval) float64 { return i.End.Time().Sub(i.Start.Time()).Hours() }
	return days(a) < days(b)
}

func (f *finder) addToEvent(e *graphmodel.FoundEvent, a graphmodel.Argument) {
	for _, old := range e.Arguments {
		if a.Entity >= 0 && old.Entity == a.Entity {
			return
		}
		if a.Entity < 0 && (old.Entity < 0 && old.Role == a.Role || old.Span == a.Span) {
			return // one unnamed party for each role says enough
		}
	}
	e.Arguments = append(e.Arguments, a)
}
