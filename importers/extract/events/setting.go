package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// How directly a phrase belongs to an event, by the tree.
const (
	notNear   = 0
	inClause  = 1 // below the verb that the event noun is an argument of
	withLight = 2 // below the light verb of the event
	withWord  = 3 // below its trigger
)

// nearness says how directly the phrase [first, last) belongs to the event.
func (f *finder) nearness(c *candidate, first, last int) int {
	for i := min(c.tok, first); i < max(c.tok, first); i++ {
		if f.tok(i).Form == ";" {
			return notNear
		}
	}
	top := f.top(first, last)
	if f.head(c.tok) == top && f.rel(c.tok) == "nsubj" && !f.isVerb(top) {
		return withLight // "the ceremony is in A"
	}
	if c.noun && c.visit >= 0 && (top == c.visit || f.head(top) == c.visit) {
		return withWord // "was in A for a summit"
	}
	clause := f.clauseVerb(c)
	for i, n := top, 0; i >= 0 && n < 12; i, n = f.head(i), n+1 {
		switch {
		case i == c.tok:
			return withWord
		case i == c.light:
			return withLight
		case i == clause:
			return inClause
		case i != top && f.isVerb(i) && f.hasMark(i, "to") && f.rel(i) != "xcomp":
			return notNear // a purpose has its own setting
		case i != top && f.tok(i).XPOS == "VBG" && f.isVerb(i) && f.hasMark(i, "of"):
			return notNear // "with the aim of building a city in A"
		case i != top && (f.isVerb(i) && (f.tells[i] || f.opensClause(i)) || f.tells[i] && f.isNoun(i)):
			return notNear
		}
	}
	return notNear
}

// top is the token of [first, last) whose head lies outside.
func (f *finder) top(first, last int) int {
	for i := first; i < last; i++ {
		if h := f.head(i); h < first || h >= last {
			return i
		}
	}
	return first
}

// clauseVerb is the verb that a bare event noun is an argument of, or -1.
func (f *finder) clauseVerb(c *candidate) int {
	if !c.noun || c.light >= 0 {
		return -1
	}
	h := f.head(c.tok)
	if h >= 0 && (slices.Contains([]string{"nsubj", "obj", "obl"}, f.rel(c.tok)) || f.isLostVerb(h)) {
		return h
	}
	if c.typ == graphmodel.Disaster {
		for _, k := range f.of(c.tok) {
			if s := f.child(int(k), "nsubj"); f.fullRel(int(k)) == "acl:relcl" && s >= 0 && isRelative(f.tok(s).Form) {
				return int(k) // "a fire that killed ten people in A"
			}
		}
	}
	return -1
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

// owners returns the events that a phrase of time or place belongs to: by the
// tree, else by the order of words.
func (f *finder) owners(cands []*candidate, first, last int) []*candidate {
	cands = inSentence(cands, int(f.sentence[first]))
	best, level := []*candidate(nil), notNear
	for _, c := range cands {
		switch n := f.nearness(c, first, last); {
		case n == notNear || n < level:
		case n > level && !(level >= withLight && n >= withLight):
			best, level = []*candidate{c}, n
		default:
			best = append(best, c)
		}
	}
	if level > notNear {
		return best
	}
	return f.ownersByOrder(cands, first, last)
}

// inSentence returns the candidates of one sentence. They are sorted by it.
func inSentence(cands []*candidate, s int) []*candidate {
	at := func(s int) int {
		i, _ := slices.BinarySearchFunc(cands, s, func(c *candidate, s int) int { return c.sentence - s })
		return i
	}
	return cands[at(s):at(s+1)]
}

// ownersByOrder: "In A, B was due to receive C": a phrase before the first verb
// sets the scene for the first event after it; any other phrase belongs to the
// nearest event before it, unless a finite verb stands between.
func (f *finder) ownersByOrder(cands []*candidate, first, last int) []*candidate {
	s := f.d.Sentences[f.sentence[first]]
	for i := s.First; i < first; i++ {
		if form := f.tok(i).Form; form == ":" || form == ";" {
			s.First = i + 1 // "WHAT HAPPENED: on Friday …"
		}
	}
	if f.opensSentence(s.First, first) {
		for _, c := range cands {
			if c.tok >= last && c.tok < s.Last && f.fullRel(c.tok) != "acl:relcl" {
				if f.finiteBetween(last, c.tok, c.light) > 1 {
					return nil
				}
				return []*candidate{c}
			}
		}
		return nil
	}
	for i := len(cands) - 1; i >= 0; i-- {
		if c := cands[i]; c.tok < first && c.tok >= s.First {
			if f.finiteBetween(c.tok+1, first, c.light) > 0 || f.gerundAbove(first, c.tok) {
				return nil
			}
			return []*candidate{c}
		}
	}
	return nil
}

// gerundAbove reports whether token i stands below a gerund with a preposition
// behind the event at tok: of "agreed on a fund with the aim of building a city in
// A" only the building has that place.
func (f *finder) gerundAbove(i, tok int) bool {
	for n := 0; i > tok && n < 6; i, n = f.head(i), n+1 {
		if f.tok(i).XPOS != "VBG" || !f.isVerb(i) {
			continue
		}
		for _, mark := range []string{"of", "after", "before", "since", "with", "for", "by"} { // "died after surviving a flood in 2020"
			if f.hasMark(i, mark) {
				return true
			}
		}
	}
	return false
}

// opensSentence reports whether no verb and nothing but a few words stand
// between the start of the sentence and token i.
func (f *finder) opensSentence(start, i int) bool {
	if i-start > 8 {
		return false
	}
	return f.finiteBetween(start, i, -1) == 0 && f.commasBetween(start, i) < 2
}

// finiteBetween counts the finite verbs in [from, to) except one.
func (f *finder) finiteBetween(from, to, except int) int {
	n := 0
	for i := from; i < to; i++ {
		if i == except {
			continue
		}
		switch f.tok(i).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			n++
		}
		if f.tok(i).Form == ";" {
			n++
		}
	}
	return n
}

// setTimes gives the events their time expressions.
func (f *finder) setTimes(cands []*candidate) {
	for _, t := range f.times {
		if !t.Interval.Known() || t.Last > len(f.d.Tokens) || t.First >= t.Last || f.isBound(t) {
			continue
		}
		for _, c := range f.owners(cands, t.First, t.Last) {
			if f.isOfThing(c, t) || f.isAheadOfStand(c, t) {
				continue
			}
			n := f.nearness(c, t.First, t.Last)
			if n >= withLight && f.inPhrase(c, t) {
				n = inClause
			}
			if c.timeAt < 0 || n > c.timeLevel || n == c.timeLevel && narrower(t.Interval, c.when) {
				c.when, c.timeAt, c.timeLevel = t.Interval, t.First, n
			}
		}
	}
}

// isOfThing reports whether a time says how old a thing is: "an 18th-century
// painting", "a 1761 work".
func (f *finder) isOfThing(c *candidate, t Time) bool {
	top := f.top(t.First, t.Last)
	h := f.head(top)
	if h < t.Last || h == c.tok || !f.isNoun(h) || f.tells[h] {
		return false
	}
	switch f.rel(top) {
	case "amod", "compound", "nummod":
		above := f.head(h)
		ofNoun := f.preposition(h) == "of" && above >= 0 && f.isNoun(above) && !f.tells[above] // "the fallen of the 1999 war"
		return f.child(h, "case") < 0 || f.rel(h) == "obj" || ofNoun
	}
	return false
}

// inPhrase reports whether a time stands inside a phrase below the event: of
// "arrested in April for a call on May 2" the event has the first.
func (f *finder) inPhrase(c *candidate, t Time) bool {
	i := f.head(f.top(t.First, t.Last))
	for n := 0; i >= 0 && n < 8; i, n = f.head(i), n+1 {
		if i == c.tok || i == c.light {
			return false
		}
		if p := f.preposition(i); p != "" && p != "of" && f.isNoun(i) && !f.inTime(i) {
			return true
		}
	}
	return false
}

// isBound reports whether a time expression only bounds a period: "for the first
// time since 2019".
func (f *finder) isBound(t Time) bool {
	for _, i := range []int{t.First - 1, t.First} {
		if i < 0 {
			continue
		}
		switch lower(f.tok(i).Form) {
		case "since", "until", "till", "through":
			return true
		}
	}
	for i, n := f.top(t.First, t.Last), 0; i >= 0 && n < 4 && !f.isVerb(i) && !f.tells[i]; i, n = f.head(i), n+1 {
		if p := f.preposition(i); p == "since" || p == "until" {
			return true // "since the reopening in October"
		}
	}
	return false
}

var locative = []string{
	"in", "at", "near", "inside", "outside", "on", "off", "around", "across", "over", "throughout", "along", "within", "through",
	"above", "below", "behind", "beside", "beneath", "opposite", "close to", "next to", "north of", "south of", "east of", "west of", "outskirts of",
}

// setPlaces finds where the events happened: the slot that the frame marks as a
// place, else the locative phrases of the sentence.
func (f *finder) setPlaces(cands []*candidate) {
	for _, c := range cands {
		for _, s := range c.frame.Slots {
			if s.Role != graphmodel.AtPlace {
				continue
			}
			for _, a := range c.predicate.args {
				if a.syntax == s.Syntax && !(a.syntax == "from" && isArrival(c.lemma)) {
					f.tryPlace(c, a.head)
				}
				if a.syntax == lexicon.SlotObject && s.Syntax != lexicon.SlotObject {
					f.placeBelow(c, a.head, string(s.Syntax)) // "deployed soldiers to A"
				}
			}
		}
	}
	for _, c := range cands {
		if v := f.clauseVerb(c); v >= 0 && c.typ == graphmodel.Disaster && (f.rel(c.tok) == "nsubj" || f.isLostVerb(v)) {
			if o := f.child(v, "obj", "nmod"); o >= 0 {
				f.tryPlace(c, o) // "an earthquake shook A"
			}
		}
	}
	for i, m := range f.who.Mentions {
		head := f.who.Heads[i]
		if m.Type != graphmodel.MentionPlace || m.Demonym || m.Entity < 0 || head < 0 {
			continue
		}
		phrase := f.locativePhrase(head)
		if phrase < 0 {
			continue
		}
		for _, c := range f.owners(cands, phrase, phrase+1) {
			if h := f.head(phrase); !isStand(c.typ) || h == c.tok || h == c.light || f.isSaidThing(c, h) {
				f.takePlace(c, head)
			}
		}
	}
}

// placeBelow takes the place of the phrase with the preposition right below the
// noun at head.
func (f *finder) placeBelow(c *candidate, head int, prep string) {
	for _, k := range f.of(head) {
		if f.rel(int(k)) == "nmod" && f.preposition(int(k)) == prep && prep != "from" && c.place < 0 {
			f.tryPlace(c, int(k))
		}
	}
}

// isArrival lists verbs and nouns of coming to where one comes from elsewhere.
func isArrival(lemma string) bool {
	switch lemma {
	case "arrive", "return", "land", "come back", "arrival", "enter", "move to":
		return true
	}
	return false
}

// isStand reports whether events of the type take a stand on something: of "she
// condemned Kenya for its war in Somalia" only the war has that place.
func isStand(t graphmodel.EventType) bool {
	switch t {
	case graphmodel.Accuse, graphmodel.Reject, graphmodel.Sanction, graphmodel.Support, graphmodel.Request, graphmodel.Threaten,
		graphmodel.Agree, graphmodel.Concede:
		return true
	}
	return false
}

// locativePhrase is the head of the locative phrase that the place named at i
// stands in: itself in "in Istanbul", "palace" in "in a palace in Istanbul", or
// -1.
func (f *finder) locativePhrase(i int) int {
	found := -1
	for n := 0; i >= 0 && n < 6; n++ {
		if f.preposition(i) == "from" {
			return -1 // "80 km from A", "from a village in A"
		}
		if p := f.preposition(i); slices.Contains(locative, p) && !(p == "on" && f.isLarge(i)) && !(p == "outside" && f.isWide(i)) {
			found = i
		}
		switch f.rel(i) {
		case "appos", "nmod", "conj", "compound", "flat":
		default:
			return found
		}
		h := f.head(i)
		if h < 0 || f.tells[h] || f.isVerb(h) || f.isPersonName(h) || f.isAgentNoun(h) {
			return found
		}
		i = h
	}
	return found
}

// isLarge reports whether token i names a country or a town, which nothing
// happens on: "blamed it on Kenya".
func (f *finder) isLarge(i int) bool {
	e := f.who.EntityOfToken(i)
	return e >= 0 && (f.isCountry(e) || f.isSettlement(e))
}

// isWide reports whether token i names a country or a continent: what happens
// outside of it has no place yet.
func (f *finder) isWide(i int) bool {
	e := f.who.EntityOfToken(i)
	return e >= 0 && !f.isSettlement(e) && (f.isCountry(e) || f.who.Entities[e].Country == "")
}

// isAgentNoun reports whether token i is a person or body whose seat says
// nothing about the event: "an analyst at a bank in A".
func (f *finder) isAgentNoun(i int) bool {
	if e := f.who.EntityOfToken(i); e >= 0 {
		return f.who.Entities[e].Kind != graphmodel.Place
	}
	_, ok := f.lex.Office(f.lemma(i))
	return ok
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
		if !f.tells[i] && !f.ownsNoPlace(i) && f.preposition(i) != "from" { // "80 km from A"
			f.takePlace(c, i)
		}
	}
}

// ownsNoPlace reports whether token i owns what is no place: "at France's request"
// is not in France.
func (f *finder) ownsNoPlace(i int) bool {
	if h := f.head(i); h >= 0 && f.fullRel(i) == "nmod:poss" {
		switch f.lemma(h) {
		case "request", "invitation", "behest", "expense", "insistence", "urging", "hand", "initiative", "side", "suggestion", "instruction", "order":
			return true
		}
	}
	return false
}

func (f *finder) takePlace(c *candidate, tok int) {
	e := f.who.EntityOfToken(tok)
	if e < 0 || f.who.Entities[e].Kind != graphmodel.Place || f.isDemonym(tok) || roads[f.who.Entities[e].Name] {
		return
	}
	for _, a := range c.args {
		if a.Entity == e && (a.Role == graphmodel.Actor || a.Role != graphmodel.AtPlace && !hurts(c.typ)) {
			return // "Paris announced …": it acts
		}
	}
	if c.place < 0 || f.isCountry(c.place) && !f.isCountry(e) {
		c.place = e
	}
}

// roads are words that name no place by themselves: the rest of the name was lost.
var roads = map[string]bool{"Street": true, "Avenue": true, "Road": true, "County": true, "Highway": true, "Boulevard": true, "District": true, "Drive": true, "Lane": true}

func (f *finder) isCountry(e int) bool {
	k := f.who.Entities[e].Key
	return len(k) > 8 && k[:8] == "country:"
}

// sharesParty reports whether somebody takes part in both.
func sharesParty(a, b *candidate) bool {
	return slices.ContainsFunc(a.args, func(x graphmodel.Argument) bool {
		return x.Entity >= 0 && slices.ContainsFunc(b.args, func(y graphmodel.Argument) bool { return x.Entity == y.Entity })
	})
}

func (f *finder) isSettlement(e int) bool {
	p, ok := f.lex.PlaceByKey(f.who.Entities[e].Key)
	return ok && (p.Kind == lexicon.KindCity || p.Kind == lexicon.KindCapital)
}

func (f *finder) isDemonym(tok int) bool {
	m := f.who.MentionAt(tok)
	return m >= 0 && f.who.Mentions[m].Demonym
}

// whereReach bounds the words between a place and the "where" behind it.
const whereReach = 7

// setWheres: "flies to A, where B will meet C": the clause happens in A.
func (f *finder) setWheres(cands []*candidate) {
	for _, c := range cands {
		at := f.carrier(c)
		if v := f.clauseVerb(c); v >= 0 && f.rel(c.tok) == "nsubj" {
			at = v // "in A, where the outbreak began"
		}
		if !f.isVerb(at) {
			continue
		}
		for _, k := range f.of(at) {
			if w := int(k); w < at && lower(f.tok(w).Form) == "where" {
				if e := f.placeBefore(w); e >= 0 {
					c.place = e
				}
			}
		}
	}
}

// placeBefore is the place named last before the "where" at token w, or -1.
func (f *finder) placeBefore(w int) int {
	for i := w - 1; i >= 0 && i > w-whereReach && f.sentence[i] == f.sentence[w] && !f.isVerb(i); i-- {
		if e := f.who.EntityOfToken(i); e >= 0 && f.who.Entities[e].Kind == graphmodel.Place && !f.isDemonym(i) && f.preposition(i) != "from" {
			return e
		}
	}
	return -1
}
