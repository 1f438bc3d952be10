package events

import (
	"slices"

	"clew/graphmodel"
)

// setTime gives the event the time expression that stands with it: inside its
// own phrase first, else with the verb of its clause.
func (f *finder) setTime(c *candidate) {
	sent := f.d.Sentences[c.sentence]
	best := 0
	for _, t := range f.times {
		if t.First < sent.First || t.Last > sent.Last || !t.Interval.Known() {
			continue
		}
		if s := f.nearness(c, t.First, t.Last); s > best {
			best = s
			c.when, c.timeAt = t.Interval, t.First
		}
	}
}

// nearness says how directly the phrase [first, last) belongs to the event: 3
// below its trigger, 2 below its light verb, 1 below the verb that it is an
// argument of, 0 elsewhere.
func (f *finder) nearness(c *candidate, first, last int) int {
	top := first
	for i := first; i < last; i++ {
		if h := f.head(i); h < first || h >= last {
			top = i
			break
		}
	}
	clause := -1
	if c.noun && c.light < 0 {
		if h := f.head(c.tok); h >= 0 && f.isVerb(h) && slices.Contains([]string{"nsubj", "obj", "obl"}, f.rel(c.tok)) {
			clause = h
		}
	}
	for i, n := top, 0; i >= 0 && n < 12; i, n = f.head(i), n+1 {
		switch {
		case i == c.tok:
			return 3
		case i == c.light:
			return 2
		case i == clause:
			return 1
		case i != top && f.isVerb(i) && (f.tells[i] || f.opensClause(i)):
			return 0
		}
	}
	return 0
}

// opensClause reports whether verb i heads a clause of its own, whose setting is
// not that of the clause above.
func (f *finder) opensClause(i int) bool {
	switch f.rel(i) {
	case "ccomp", "advcl", "parataxis", "csubj", "conj":
		return true
	}
	return f.fullRel(i) == "acl:relcl"
}

var locative = []string{"in", "at", "near", "inside", "outside", "on", "off", "around", "across", "over", "throughout", "along", "within", "to"}

// setPlace finds where the event happened: the slot that the frame marks as a
// place, else a locative phrase of the trigger, its light verb or its clause.
func (f *finder) setPlace(c *candidate) {
	for _, s := range c.frame.Slots {
		if s.Role != graphmodel.AtPlace {
			continue
		}
		for _, a := range c.predicate.args {
			if a.syntax == s.Syntax {
				f.tryPlace(c, a.head)
			}
		}
	}
	for _, a := range c.predicate.args {
		if slices.Contains(locative[:len(locative)-1], string(a.syntax)) {
			f.tryPlace(c, a.head)
		}
	}
	f.looseSetting(c)
	if c.place >= 0 || !c.noun || c.light >= 0 {
		return
	}
	if h := f.head(c.tok); h >= 0 && f.isVerb(h) && slices.Contains([]string{"nsubj", "obj", "obl"}, f.rel(c.tok)) {
		for _, o := range f.of(h) {
			if f.rel(int(o)) == "obl" && slices.Contains(locative[:len(locative)-1], f.preposition(int(o))) {
				f.tryPlace(c, int(o))
			}
		}
	}
}

// looseSetting finds a locative phrase that the tree hangs deeper below the
// event, under words that tell nothing themselves ("met face to face in A").
func (f *finder) looseSetting(c *candidate) {
	if c.place >= 0 {
		return
	}
	sent := f.d.Sentences[c.sentence]
	for i := sent.First; i < sent.Last && c.place < 0; i++ {
		e := f.who.EntityOfToken(i)
		if e < 0 || f.who.Entities[e].Kind != graphmodel.Place || !slices.Contains(locative[:3], f.preposition(i)) {
			continue
		}
		if f.nearness(c, i, i+1) >= 2 {
			f.takePlace(c, i)
		}
	}
}

// tryPlace takes the place that the phrase of head names, preferring what is
// smaller than a country to a country.
func (f *finder) tryPlace(c *candidate, head int) {
	for _, h := range f.sideOf(head) {
		f.takePlace(c, h)
	}
	if c.place >= 0 {
		return
	}
	// "in a palace in Istanbul", "at the city's airport": the first place below.
	first, last := f.phrase(head)
	for i := first; i < last && c.place < 0; i++ {
		f.takePlace(c, i)
	}
}

func (f *finder) takePlace(c *candidate, tok int) {
	e := f.who.EntityOfToken(tok)
	if e < 0 || f.who.Entities[e].Kind != graphmodel.Place || f.isDemonym(tok) {
		return
	}
	if c.place < 0 || f.isCountry(c.place) && !f.isCountry(e) {
		c.place = e
	}
}

func (f *finder) isCountry(e int) bool {
	k := f.who.Entities[e].Key
	return len(k) > 8 && k[:8] == "country:"
}

func (f *finder) isDemonym(tok int) bool {
	m := f.who.MentionAt(tok)
	return m >= 0 && f.who.Mentions[m].Demonym
}
