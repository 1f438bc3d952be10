package events

import (
	"cmp"
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
		f.traceFrameless(p, frames)
		return nil
	}
	if _, light := f.lightNoun[p.tok]; light && !p.noun {
		f.traceFrameless(p, frames)
		return nil // the noun tells it
	}
	frames = f.framesOfLight(p, frames)
	var best *candidate
	for _, frame := range frames {
		if f.unfit(p, frame) || len(frames) > 1 && frame.Type == graphmodel.Statement && f.showsThing(p) {
			continue
		}
		c := f.fill(p, frame)
		f.traceFrame(p, frame, c)
		if c != nil && (best == nil || c.strength > best.strength) {
			best = c
		}
	}
	if f.isLabor(p) {
		for _, frame := range frames {
			if frame.Type == graphmodel.Protest {
				return f.fill(p, frame)
			}
		}
	}
	return f.peaceful(p, frames, best)
}

// showsThing reports whether a verb of saying has a thing for its object and says
// nothing: "unveiled its first car".
func (f *finder) showsThing(p *predicate) bool {
	return !p.noun && (p.lemma == "unveil" || p.lemma == "recall") && !p.has(lexicon.SlotClause) && slices.ContainsFunc(p.all(lexicon.SlotObject), f.isNoun)
}

// framesOfLight keeps the frames of the type that the light verb gives its noun:
// "came under fire".
func (f *finder) framesOfLight(p *predicate, frames []lexicon.Frame) []lexicon.Frame {
	if p.light < 0 {
		return frames
	}
	lv, ok := f.lex.LightVerb(f.lightLemma(p), lastWord(p.lemma))
	if !ok || lv.Type == "" {
		return frames
	}
	var out []lexicon.Frame
	for _, frame := range frames {
		if frame.Type == lv.Type {
			out = append(out, frame)
		}
	}
	if len(out) == 0 {
		return frames
	}
	return out
}

// isLabor reports whether a strike is one of workers.
func (f *finder) isLabor(p *predicate) bool {
	if lastWord(p.lemma) != "strike" {
		return false
	}
	s := f.d.Sentences[f.sentence[p.tok]]
	for i := s.First; i < s.Last; i++ {
		switch f.lemma(i) {
		case "union", "teamsters", "brotherhood", "walkouts", "worker", "staff", "employee", "driver", "nurse", "doctor", "teacher", "pay", "wage", "labor", "labour", "rail", "railway", "crew", "dockworker", "prisoner", "inmate", "prison", "hunger", "walkout", "picket":
			return true
		}
	}
	return false
}

// peaceful prefers a reading without violence where both sides are named:
// "the senator attacked the president", "she beat him by two points".
func (f *finder) peaceful(p *predicate, frames []lexicon.Frame, best *candidate) *candidate {
	if best == nil || best.typ != graphmodel.Assault || len(frames) < 2 {
		return best
	}
	if n := f.count(best).named; n < 2 && (n < 1 || best.lemma != "beat" || best.passive) {
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
	c := &candidate{predicate: *p, frame: frame, typ: frame.Type, sentence: int(f.sentence[p.tok]), speaker: -1, place: -1, timeAt: -1, saying: -1}
	if p.light >= 0 {
		if lv, ok := f.lex.LightVerb(f.lightLemma(p), lastWord(p.lemma)); ok && lv.Type != "" {
			c.typ = lv.Type
		}
	}
	if p.noun && c.typ == graphmodel.Other && f.ofElection(p) {
		c.typ = graphmodel.Elect
	}
	c.definite = f.isDefinite(p.tok)
	args := slices.Clone(p.args)
	slices.SortStableFunc(args, func(a, b argument) int { return cmp.Compare(slotOrder(a.syntax), slotOrder(b.syntax)) })
	for _, a := range args {
		if !p.noun && a.syntax == lexicon.SlotObject && strings.HasSuffix(p.lemma, " "+f.lemma(a.head)) && !isPremises(f.lemma(a.head)) {
			continue // the "part" of "take part"
		}
		if strings.Contains(p.lemma, " oneself") && f.isReflexive(a.head) {
			continue
		}
		role, ok := f.roleOf(c, indirect(c, a))
		if ok && !f.isScene(c, a, role) {
			f.addArgument(c, role, a.head)
		}
	}
	f.setReceiver(c)
	f.addCompany(c)
	f.addAddressee(c)
	f.refine(c)
	f.addAffected(c)
	f.weigh(c)
	return c
}

// setReceiver: in "called for A to resign" and "ordered detention for A", A is no
// topic but who shall do or suffer it.
func (f *finder) setReceiver(c *candidate) {
	for i, a := range c.args {
		if a.Role != graphmodel.Topic || a.Entity < 0 || !f.isPerson(a.Entity) {
			continue
		}
		_, last := f.phrase(c.heads[i])
		switch {
		case c.typ == graphmodel.Coerce && c.noun:
		case c.lemma == "call for" && last < len(f.d.Tokens) && lower(f.tok(last).Form) == "to":
		case c.lemma == "call for" && f.child(c.heads[i], "acl") >= 0 && f.hasMark(f.child(c.heads[i], "acl"), "to"):
		default:
			continue
		}
		c.args[i].Role = graphmodel.Recipient
	}
}

// isScene reports whether an oblique phrase names the place where somebody else
// suffers: "a bus was set on fire on A Avenue".
func (f *finder) isScene(c *candidate, a argument, role graphmodel.LinkType) bool {
	if c.noun || role != graphmodel.Recipient || a.syntax != "on" && a.syntax != "at" || !c.predicate.has(lexicon.SlotObject) {
		return false
	}
	e := f.who.EntityOfToken(a.head)
	return e >= 0 && f.who.Entities[e].Kind == graphmodel.Place && !f.isCountry(e)
}

// ofElection reports whether a victory or defeat is one in an election.
func (f *finder) ofElection(p *predicate) bool {
	for _, h := range p.all("in") {
		for _, frame := range f.lex.FrameFor(f.lemma(h), false) {
			if frame.Type == graphmodel.Elect {
				return true
			}
		}
	}
	return false
}

// indirect moves the slots of "fined A a million" for frames that know one object
// only: A is the object, and the sum is none.
func indirect(c *candidate, a argument) argument {
	if c.noun || !c.predicate.has(lexicon.SlotIndirect) || slices.ContainsFunc(c.frame.Slots, func(s lexicon.Slot) bool { return s.Syntax == lexicon.SlotIndirect }) {
		return a
	}
	switch a.syntax {
	case lexicon.SlotIndirect:
		a.syntax = lexicon.SlotObject
	case lexicon.SlotObject:
		a.syntax = lexicon.SlotIndirect
	}
	return a
}

// slotOrder puts subjects first: what names the same person as the subject, such
// as "him" in "he called him", was resolved wrongly.
func slotOrder(s lexicon.Syntax) int {
	if s == lexicon.SlotSubject {
		return 0
	}
	return 1
}

// addCompany gives the person in "founded it with B" the role of the subject.
func (f *finder) addCompany(c *candidate) {
	if c.noun || slices.ContainsFunc(c.frame.Slots, func(s lexicon.Slot) bool { return s.Syntax == "with" }) {
		return
	}
	role := graphmodel.LinkType("")
	for i, a := range c.args {
		if a.Entity >= 0 && (a.Role == graphmodel.Actor || a.Role == graphmodel.Participant) && f.isPerson(a.Entity) && !c.passive {
			role = c.args[i].Role
		}
	}
	if role == "" {
		return
	}
	for _, h := range c.all("with") {
		for _, e := range f.who.EntitiesOfToken(h) {
			if f.isPerson(e) {
				f.addArgument(c, role, h)
			}
		}
	}
}

func (f *finder) isPerson(e int) bool { return f.who.Entities[e].Kind == graphmodel.Person }

// addAddressee: in "demanded that B leave", B is who it was demanded of.
func (f *finder) addAddressee(c *candidate) {
	if c.noun || c.typ != graphmodel.Request ||
		slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Role == graphmodel.Recipient }) {
		return
	}
	for _, h := range c.all(lexicon.SlotClause) {
		if s := f.child(h, "nsubj", "nsubj:pass"); s >= 0 && len(f.who.EntitiesOfToken(s)) > 0 {
			f.addArgument(c, graphmodel.Recipient, s)
		}
	}
}

func (f *finder) lightLemma(p *predicate) string {
	verb := lower(f.tok(p.light).Lemma)
	if prt := f.child(p.light, "compound:prt"); prt >= 0 {
		verb += " " + lower(f.tok(prt).Form)
	}
	if at := f.measured(p.tok); f.rel(at) == "obl" && f.preposition(at) != "" {
		verb += " " + f.preposition(at)
	}
	return verb
}

// roleOf is the role that the frame gives to a syntactic slot.
func (f *finder) roleOf(c *candidate, a argument) (graphmodel.LinkType, bool) {
	if role, ok := lightRole(a.syntax, c.frame.Symmetric); ok {
		return role, true
	}
	if c.noun && a.syntax == lexicon.SlotIndirect {
		return graphmodel.Recipient, true // "gave A an ultimatum"
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

func (f *finder) isDefinite(i int) bool {
	for _, c := range f.of(i) {
		switch lower(f.tok(int(c)).Form) {
		case "the", "this", "that", "these", "those":
			return true
		}
	}
	return false
}
