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
	byToken := make(map[int]*candidate, len(cands))
	for _, c := range cands {
		byToken[c.tok] = c
	}
	return slices.DeleteFunc(cands, func(c *candidate) bool {
		if !c.noun && f.hasMark(c.tok, "to") {
			// "met to discuss": what a meeting was for is no second one.
			g := byToken[f.head(c.tok)]
			if g == nil {
				g = byToken[f.lightNoun[f.head(c.tok)]]
			}
			return g != nil && g != c && g.typ == c.typ
		}
		if !c.noun || c.light >= 0 {
			return false
		}
		g := byToken[f.head(c.tok)]
		if g == nil || g == c {
			return false
		}
		switch f.rel(c.tok) {
		case "obj", "obl", "nmod":
			return f.namedCount(c) == 0
		}
		return false
	})
}

func (f *finder) hasMark(i int, form string) bool {
	for _, c := range f.of(i) {
		if f.rel(int(c)) == "mark" && lower(f.tok(int(c)).Form) == form {
			return true
		}
	}
	return false
}

func (f *finder) namedCount(c *candidate) int {
	n := 0
	for _, a := range c.args {
		if a.Entity >= 0 && a.Role != graphmodel.Topic && a.Role != graphmodel.Instrument {
			n++
		}
	}
	return n
}

// merge brings the tellings of one event together and returns the events
// sorted by their first trigger.
func (f *finder) merge(cands []*candidate) []graphmodel.FoundEvent {
	slices.SortStableFunc(cands, func(a, b *candidate) int { return cmp.Compare(a.tok, b.tok) })
	var groups [][]*candidate
	for _, c := range cands {
		best, bestScore := -1, 0.0
		for g := range groups {
			if s := f.sameness(groups[g], c); s > bestScore || s > 0 && s == bestScore {
				best, bestScore = g, s
			}
		}
		switch {
		case best >= 0:
			groups[best] = append(groups[best], c)
		case f.standsAlone(c):
			groups = append(groups, []*candidate{c})
		}
	}
	out := make([]graphmodel.FoundEvent, 0, len(groups))
	for _, g := range groups {
		out = append(out, f.event(g))
	}
	return out
}

// standsAlone reports whether a telling that fits no earlier event is an event
// of its own. "The meeting" without parties only points back.
func (f *finder) standsAlone(c *candidate) bool {
	if !c.noun || c.light >= 0 {
		return true
	}
	if f.namedCount(c) > 0 {
		return true
	}
	switch c.typ {
	case graphmodel.Assault, graphmodel.Disaster, graphmodel.Death:
		return len(c.args) > 0 && !c.definite || c.place >= 0
	}
	return false
}

// sameness scores how likely c tells the event of group g; 0 is not.
func (f *finder) sameness(g []*candidate, c *candidate) float64 {
	if g[0].typ != c.typ {
		return 0
	}
	when, place := graphmodel.Interval{}, -1
	named := make(map[int]bool)
	lemmaMatch := false
	for _, o := range g {
		if o.when.Known() {
			when = o.when
		}
		if o.place >= 0 {
			place = o.place
		}
		for _, a := range o.args {
			if a.Entity >= 0 {
				named[a.Entity] = true
			}
		}
		lemmaMatch = lemmaMatch || related(o.lemma, c.lemma)
	}
	if when.Known() && c.when.Known() && !overlap(when, c.when) {
		return 0
	}
	if place >= 0 && c.place >= 0 && place != c.place && !f.isCountry(place) && !f.isCountry(c.place) {
		return 0
	}
	if !compatible(g[0].stance, c.stance) && (!c.definite || c.stance == graphmodel.Denied) {
		return 0
	}
	shared, mine := 0, 0
	for _, a := range c.args {
		if a.Entity >= 0 && a.Role != graphmodel.Topic {
			mine++
			if named[a.Entity] {
				shared++
			}
		}
	}
	distance := float64(c.sentence-g[len(g)-1].sentence) * 0.05
	switch {
	case shared >= 2:
		return 3 - distance
	case shared == 1 && mine == 1 && (lemmaMatch || c.definite && c.noun):
		return 2 - distance
	case mine == 0 && c.noun && c.definite && c.sentence-g[len(g)-1].sentence <= 8 && lemmaMatch:
		return 1.5 - distance
	case mine == 0 && c.noun && c.definite && c.sentence-g[len(g)-1].sentence <= 3:
		return 1 - distance
	}
	return 0
}

func compatible(a, b graphmodel.Stance) bool {
	fact := func(s graphmodel.Stance) bool { return s == graphmodel.Asserted || s == graphmodel.Attributed }
	return a == b || fact(a) && fact(b)
}

func overlap(a, b graphmodel.Interval) bool {
	return a.Start.Compare(b.End) <= 0 && b.Start.Compare(a.End) <= 0
}

// related reports whether two lemmas share their stem: "meet" and "meeting".
func related(a, b string) bool {
	a, b = lastWord(a), lastWord(b)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 || n == len(a) || n == len(b)
}

// event is the event that the tellings of a group tell together.
func (f *finder) event(g []*candidate) graphmodel.FoundEvent {
	e := graphmodel.FoundEvent{Type: g[0].typ, Stance: g[0].stance, Speaker: g[0].speaker}
	place := -1
	for _, c := range g {
		e.Triggers = append(e.Triggers, f.trigger(c))
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
		if place < 0 || f.isCountry(place) && c.place >= 0 {
			if c.place >= 0 {
				place = c.place
			}
		}
		if stanceRank[c.stance] < stanceRank[e.Stance] && c.stance == graphmodel.Asserted && e.Stance == graphmodel.Attributed {
			e.Stance, e.Speaker = c.stance, c.speaker
		}
		for _, a := range c.args {
			f.addToEvent(&e, a)
		}
	}
	if place >= 0 && !slices.ContainsFunc(e.Arguments, func(a graphmodel.Argument) bool { return a.Entity == place }) {
		e.Arguments = append(e.Arguments, graphmodel.Argument{Role: graphmodel.AtPlace, Entity: place, Event: -1, Span: e.Sentence[0]})
	}
	e.Name = f.name(g)
	e.Confidence = confidence(g)
	e.Extractor = "frame:" + g[0].frame.Lemma
	return e
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
		if a.Entity < 0 && old.Entity < 0 && old.Role == a.Role {
			return // one unnamed party for each role says enough
		}
	}
	e.Arguments = append(e.Arguments, a)
}

func confidence(g []*candidate) float64 {
	best := 0.0
	for _, c := range g {
		best = max(best, c.strength)
	}
	conf := 0.5 + 0.1*best
	if len(g) > 1 {
		conf += 0.05
	}
	return min(0.95, float64(int(conf*100))/100)
}
