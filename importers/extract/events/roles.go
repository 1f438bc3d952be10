package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// candidate maps a predicate through its best frame, or returns nil where it
// tells no event of the graph.
func (f *finder) candidate(p *predicate) *candidate {
	frames := f.lex.FrameFor(p.lemma, !p.noun)
	if len(frames) == 0 {
		return nil
	}
	if _, light := f.lightNoun[p.tok]; light && !p.noun {
		return nil // the noun tells it
	}
	var best *candidate
	for _, frame := range frames {
		c := f.fill(p, frame)
		if c != nil && (best == nil || c.strength > best.strength) {
			best = c
		}
	}
	return f.peaceful(p, frames, best)
}

// peaceful prefers a reading without violence where both sides are named:
// "the senator attacked the president", "she beat him by two points".
func (f *finder) peaceful(p *predicate, frames []lexicon.Frame, best *candidate) *candidate {
	if best == nil || best.typ != graphmodel.Assault || len(frames) < 2 || f.namedCount(best) < 2 {
		return best
	}
	for _, a := range best.args {
		if a.Entity >= 0 && f.who.Entities[a.Entity].Kind == graphmodel.Place {
			return best
		}
	}
	for _, frame := range frames {
		if frame.Type == graphmodel.Assault {
			continue
		}
		if c := f.fill(p, frame); c != nil {
			return c
		}
	}
	return best
}

// fill gives the arguments their roles and judges how much the predicate tells.
func (f *finder) fill(p *predicate, frame lexicon.Frame) *candidate {
	c := &candidate{predicate: *p, frame: frame, typ: frame.Type, sentence: int(f.sentence[p.tok]), speaker: -1, place: -1, timeAt: -1, topicOf: -1}
	if p.light >= 0 {
		if lv, ok := f.lex.LightVerb(f.lightLemma(p), lastWord(p.lemma)); ok && lv.Type != "" {
			c.typ = lv.Type
		}
	}
	c.definite = f.isDefinite(p.tok)
	for _, a := range p.args {
		role, ok := f.roleOf(c, a)
		if ok {
			f.addArgument(c, role, a.head)
		}
	}
	if !f.worthTelling(c) {
		return nil
	}
	return c
}

func (f *finder) lightLemma(p *predicate) string {
	verb := lower(f.tok(p.light).Lemma)
	if prt := f.child(p.light, "compound:prt"); prt >= 0 {
		verb += " " + lower(f.tok(prt).Form)
	}
	if f.rel(p.tok) == "obl" {
		verb += " " + f.preposition(p.tok)
	}
	return verb
}

// roleOf is the role that the frame gives to a syntactic slot.
func (f *finder) roleOf(c *candidate, a argument) (graphmodel.LinkType, bool) {
	if r, ok := strings.CutPrefix(string(a.syntax), lightPrefix); ok {
		role := graphmodel.LinkType(r)
		if c.frame.Symmetric && role == graphmodel.Actor {
			role = graphmodel.Participant
		}
		return role, true
	}
	var roles []graphmodel.LinkType
	for _, s := range c.frame.Slots {
		if s.Syntax == a.syntax {
			roles = append(roles, s.Role)
		}
	}
	switch {
	case len(roles) == 0:
		return "", false
	case len(roles) > 1 && c.noun && slices.Contains(roles, graphmodel.Recipient):
		// "the invasion of B", "A's invasion of B": the of-phrase of a noun that
		// can have both is more often the one that suffers it.
		return graphmodel.Recipient, true
	}
	return roles[0], true
}

// addArgument adds the entities that the phrase of head stands for, or an
// unnamed argument.
func (f *finder) addArgument(c *candidate, role graphmodel.LinkType, head int) {
	if role == graphmodel.AtPlace {
		return // places are settled by setPlace
	}
	first, last := f.phrase(head)
	span := f.d.Span(first, last)
	entities := f.entitiesOf(head, role)
	if f.tok(head).UPOS == "ADJ" && len(entities) == 0 {
		return // an adjective that names nobody is no participant
	}
	if len(entities) == 0 {
		c.args = append(c.args, graphmodel.Argument{Role: role, Entity: -1, Event: -1, Span: span})
		c.heads = append(c.heads, head)
		return
	}
	for _, e := range entities {
		if slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Entity == e }) {
			continue
		}
		c.args = append(c.args, graphmodel.Argument{Role: role, Entity: e, Event: -1, Span: span})
		c.heads = append(c.heads, head)
	}
}

// entitiesOf returns the entities that the phrase with this head stands for: the
// named one, a group, or the country or body that a delegation speaks for.
func (f *finder) entitiesOf(head int, role graphmodel.LinkType) []int {
	if es := f.who.EntitiesOfToken(head); len(es) > 0 {
		return es
	}
	if role == graphmodel.Topic || role == graphmodel.Instrument || !isDelegation(lower(f.tok(head).Lemma)) {
		return nil
	}
	var out []int
	for _, c32 := range f.of(head) {
		c := int(c32)
		switch f.fullRel(c) {
		case "amod", "nmod:poss", "compound", "nmod":
			if f.fullRel(c) == "nmod" && !slices.Contains([]string{"of", "from", "for"}, f.preposition(c)) {
				continue
			}
			for _, h := range f.sideOf(c) {
				for _, e := range f.who.EntitiesOfToken(h) {
					if f.who.Entities[e].Kind != graphmodel.Person && !slices.Contains(out, e) {
						out = append(out, e)
					}
				}
			}
		}
	}
	return out
}

// sideOf is c with what is coordinated with it: "Russian and Ukrainian".
func (f *finder) sideOf(c int) []int {
	out := []int{c}
	for _, k := range f.of(c) {
		if f.rel(int(k)) == "conj" {
			out = append(out, int(k))
		}
	}
	return out
}

// isDelegation lists the nouns for people who act for a country or a body.
func isDelegation(lemma string) bool {
	switch lemma {
	case "delegation", "negotiator", "official", "side", "team", "government", "authority", "force", "troop", "army",
		"military", "representative", "envoy", "leader", "leadership", "diplomat", "soldier", "forces", "troops", "police",
		"prosecutor", "investigator", "regulator", "lawmaker", "navy", "administration", "party", "counterpart", "mediator",
		"missile", "drone", "jet", "warplane", "rocket", "airstrike":
		return true
	}
	return false
}

func (f *finder) isDefinite(i int) bool {
	for _, c := range f.of(i) {
		switch lower(f.tok(int(c)).Form) {
		case "the", "this", "that", "these", "those":
			return true
		}
	}
	return false
}

// worthTelling judges whether a candidate says enough to be an event, and sets
// its strength.
func (f *finder) worthTelling(c *candidate) bool {
	named, people, unnamed := 0, 0, 0
	for _, a := range c.args {
		switch {
		case a.Role == graphmodel.Topic || a.Role == graphmodel.Instrument:
		case a.Entity >= 0:
			named++
			if f.who.Entities[a.Entity].Kind == graphmodel.Person {
				people++
			}
		default:
			unnamed++
		}
	}
	c.strength = float64(named) + 0.3*float64(unnamed) + 0.5*float64(btoi(!c.frame.Weak)) + 0.4*float64(btoi(c.light >= 0))
	if c.typ == graphmodel.Statement || c.frame.Statement && named < 1 {
		return false
	}
	if c.frame.Statement && c.typ == graphmodel.Statement {
		return false
	}
	violent := c.typ == graphmodel.Assault || c.typ == graphmodel.Disaster || c.typ == graphmodel.Death || c.typ == graphmodel.Coerce
	switch {
	case c.noun && c.frame.Weak:
		return named >= 1 && c.light >= 0 || named >= 2
	case c.noun:
		return named >= 1 || c.light >= 0 || c.definite || violent && unnamed > 0
	case c.frame.Weak:
		return named >= 2 || named == 1 && (unnamed > 0 || len(c.args) > 1)
	default:
		return named >= 1 || violent && unnamed > 0
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
