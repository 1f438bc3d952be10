package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// unfit reports whether a frame needs an argument that the predicate lacks: one
// offers or swears to do something, and a court rules on something.
func (f *finder) unfit(p *predicate, frame lexicon.Frame) bool {
	if p.noun {
		return f.isOtherNoun(p, frame.Type)
	}
	if f.isFigurative(p, frame.Type) || f.isOtherSense(p, frame.Type) {
		return true
	}
	switch frame.Type {
	case graphmodel.Concede:
		switch p.lemma {
		case "allow", "permit", "let":
			return !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isAuthority) || f.contest() == sporting // "allowed one goal"
		case "yield":
			return p.has(lexicon.SlotObject) // "would yield benefits"
		case "cave in", "give way":
			return !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun) // roofs do, too
		}
	case graphmodel.Retreat:
		switch p.lemma {
		case "release", "free", "liberate", "let go":
			return !slices.ContainsFunc(p.all(lexicon.SlotObject), f.isSomebody) // "released a report"
		}
	case graphmodel.Agree:
		switch p.lemma {
		case "offer", "undertake", "volunteer", "swear", "commit", "guarantee":
			return !p.has(lexicon.SlotClause) && !p.has("to")
		}
	case graphmodel.Disaster:
		switch p.lemma {
		case "flood", "inundate", "swamp":
			return slices.ContainsFunc(p.all(lexicon.SlotObject), f.namesPersonEntity) // with letters
		}
	case graphmodel.Aid:
		if p.lemma == "contribute" {
			return !p.has(lexicon.SlotObject) && !p.has("to") // to an article
		}
		if p.lemma == "promise" || p.lemma == "pledge" {
			return p.has(lexicon.SlotClause) || p.lemma == "promise" && !p.has(lexicon.SlotIndirect) && !p.has("to") && !slices.ContainsFunc(p.all(lexicon.SlotObject), f.among(reliefs))
		}
	case graphmodel.Trial:
		if p.lemma == "try" {
			objects := p.all(lexicon.SlotObject)
			return !slices.ContainsFunc(objects, f.isSuable) || !p.passive && !p.has("for") && !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isAuthority)
		}
		if p.lemma == "charge" && p.has(lexicon.SlotIndirect) {
			return true
		}
		if p.lemma == "clear" {
			return !p.has("of") && !slices.ContainsFunc(p.all(lexicon.SlotObject), f.isPartyOrPronoun)
		}
		return p.lemma == "rule" && !p.has(lexicon.SlotClause) && !p.has("against") && !p.has("on") &&
			!slices.ContainsFunc(p.all("in"), f.among(wordSet("favor favour")))
	}
	return false
}

// isAuthority reports whether the noun at head is somebody who can forbid: a
// country, a body of the state, or somebody with an office in one.
func (f *finder) isAuthority(head int) bool {
	if e := f.who.EntityOfToken(head); e >= 0 {
		switch f.who.Entities[e].Kind {
		case graphmodel.Place:
			return true
		case graphmodel.Organization:
			return isStateBody(f.who.Classes[e])
		}
		return f.holdsOffice(e)
	}
	switch lemma := f.lemma(head); lemma {
	case "police", "troop", "soldier", "rebel", "militia", "junta", "prosecutor", "judge", "court":
		return true
	default:
		o, ok := f.lex.Office(lemma)
		return ok && isPolitical(o.Class) || isForce(lemma) || isDelegation(lemma) && lemma != "team" && lemma != "side"
	}
}

func isStateBody(class lexicon.OrgClass) bool {
	switch class {
	case "government", "ministry", "parliament", "igo", "military", "armed", "court", "police":
		return true
	}
	return false
}

var shots = wordSet("fire gunfire shot artillery mortar shell rocket missile blow salvo volley")

// refine gives words that tell several things the type that fits who and what
// they are told of: a country charges its neighbor without a court, and a town
// is captured in battle.
func (f *finder) refine(c *candidate) {
	f.refineContest(c)
	f.refineCourt(c)
	f.refineHandover(c)
	f.refineAbsence(c)
	f.refinePenalty(c)
	switch c.typ {
	case graphmodel.Assault:
		switch {
		case isAttack(c.lemma) && (c.noun && f.attacksWithWords(c) || f.attacksPerson(c)):
			c.typ = graphmodel.Accuse
		case isKilling(c.lemma) && f.byAccident(c):
			c.typ = graphmodel.Disaster
			if c.lemma == "kill" {
				c.typ = graphmodel.Death
			}
		case c.lemma == "kill" && !c.noun && f.killsOnlyItself(c):
			c.typ = graphmodel.Death
			for i := range c.args {
				if c.args[i].Role == graphmodel.Actor {
					c.args[i].Role = graphmodel.Recipient // who dies by the own hand
				}
			}
		case f.isMishap(c):
			c.typ = graphmodel.Disaster
		}
		if c.lemma == "attack" && !c.noun && !c.passive && slices.ContainsFunc(c.all(lexicon.SlotSubject), f.isPolitician) && slices.ContainsFunc(c.all(lexicon.SlotObject), f.isOfficeNoun) {
			c.typ = graphmodel.Accuse
		}
	case graphmodel.Business:
		switch {
		case f.isSpaceflight(c):
			c.typ = graphmodel.Other
		case c.lemma == "sign" && slices.ContainsFunc(c.all(lexicon.SlotObject), f.among(pacts)):
			c.typ = graphmodel.Agree
		}
		switch c.lemma {
		case "lend", "loan", "credit", "grant", "finance":
			if f.actsAsState(c) {
				c.typ = graphmodel.Aid
			}
		}
	case graphmodel.Mobilize:
		if c.lemma == "fire missile" && (c.has("into") || c.has("at") || c.has("on")) {
			c.typ = graphmodel.Assault // at somebody, not as a test
		}
	case graphmodel.Cooperate:
		if c.lemma == "exchange" || c.lemma == "trade" {
			if slices.ContainsFunc(append(c.all(lexicon.SlotObject), c.all(lexicon.SlotClause)...), f.among(shots)) {
				c.typ = graphmodel.Assault
			}
		}
	case graphmodel.Protest:
		if f.lemma(c.tok) == "protest" && !c.noun && (f.child(c.tok, "ccomp") >= 0 || f.rel(c.tok) == "parataxis") {
			c.typ = graphmodel.Accuse // "the camps are full, the group protested"
		}
	case graphmodel.Trial:
		if (c.lemma == "charge" || c.lemma == "indict") && f.actsAsState(c) {
			c.typ = graphmodel.Accuse
		}
	case graphmodel.Sanction:
		if c.lemma == "recall" && slices.ContainsFunc(c.all(lexicon.SlotSubject), f.isCompany) {
			c.typ = graphmodel.Business
		}
	case graphmodel.Coerce:
		switch c.lemma {
		case "extradite":
			if f.actsAsState(c) {
				c.typ = graphmodel.Cooperate
			}
		case "capture", "seize", "occupy", "overrun", "take over":
			if slices.ContainsFunc(c.all(lexicon.SlotObject), f.isTerritory) && c.lemma != "occupy" {
				c.typ = graphmodel.Assault
			}
		}
	case graphmodel.Retreat:
		if c.lemma == "withdraw" && !c.noun && slices.ContainsFunc(c.all(lexicon.SlotObject), f.isPaper) {
			c.typ = graphmodel.Reject // "withdrew its offer"
		}
		if !c.noun && !sets(c.lemma) && slices.ContainsFunc(c.all(lexicon.SlotObject), f.helps) {
			c.typ = graphmodel.Sanction
		}
	case graphmodel.Travel:
		if isVisit(c.lemma) && f.isOfficial(c) {
			c.typ = graphmodel.Consult
		}
	}
}

// killsOnlyItself: "killed himself", but not "killed ten people and himself".
func (f *finder) killsOnlyItself(c *candidate) bool {
	objects := c.all(lexicon.SlotObject)
	return len(objects) > 0 && !slices.ContainsFunc(objects, func(h int) bool { return !f.isReflexive(h) || f.child(h, "cc", "conj") >= 0 }) && f.child(c.tok, "conj") < 0
}

// actsAsState reports whether the actor is a country, a government, or an
// organization of countries.
func (f *finder) actsAsState(c *candidate) bool {
	for i, a := range c.args {
		if a.Role != graphmodel.Actor && a.Role != graphmodel.Participant {
			continue
		}
		if a.Entity < 0 {
			if lemma := f.lemma(c.heads[i]); lemma == "government" || lemma == "parliament" || lemma == "authority" {
				return true
			}
			continue
		}
		if f.who.Entities[a.Entity].Kind == graphmodel.Place {
			return true
		}
		if class := f.who.Classes[a.Entity]; isStateBody(class) && class != "court" {
			return true
		}
	}
	return false
}

// isTerritory reports whether the noun at head is a place that armies take.
func (f *finder) isTerritory(head int) bool {
	if e := f.who.EntityOfToken(head); e >= 0 {
		return f.who.Entities[e].Kind == graphmodel.Place
	}
	switch f.lemma(head) {
	case "town", "city", "village", "stronghold", "base", "territory", "position", "hill", "island", "airport", "outpost", "province", "region", "capital":
		return true
	}
	return false
}

// helps reports whether the noun at head names people who are sent to help or to
// watch: to withdraw them is no retreat.
func (f *finder) helps(head int) bool {
	first, last := f.phrase(head)
	for i := first; i < last; i++ {
		switch f.lemma(i) {
		case "inspector", "observer", "monitor", "peacekeeper", "peacekeeping", "peace-keeping", "ambassador", "diplomat", "envoy", "humanitarian", "aid", "adviser":
			return true
		}
	}
	return false
}

// sets lists verbs that set somebody free.
func sets(lemma string) bool {
	switch lemma {
	case "release", "free", "liberate", "set free", "let go":
		return true
	}
	return false
}

func isVisit(lemma string) bool {
	switch lemma {
	case "visit", "tour", "pay visit", "state visit", "official visit", "working visit", "surprise visit", "goodwill visit":
		return true
	}
	return false
}

// isOfficial reports whether somebody with a political office goes to another
// country or to somebody there.
func (f *finder) isOfficial(c *candidate) bool {
	for i, a := range c.args {
		if a.Role != graphmodel.Actor {
			continue
		}
		first, last := f.phrase(c.heads[i])
		if m := f.who.MentionAt(c.heads[i]); m >= 0 {
			first = min(first, f.who.Titled[m].First)
		}
		for k := first; k < last; k++ {
			if o, ok := f.lex.Office(f.lemma(k)); ok && isPolitical(o.Class) {
				return true
			}
		}
		if a.Entity >= 0 && f.holdsOffice(a.Entity) {
			return true
		}
	}
	return false
}

// isPolitician reports whether the common noun at head is one person in politics,
// who attacks with words.
func (f *finder) isPolitician(head int) bool {
	o, ok := f.lex.Office(f.lemma(head))
	return ok && f.tok(head).XPOS == "NN" && (isPolitical(o.Class) || o.Class == lexicon.Politician)
}

func (f *finder) isOfficeNoun(head int) bool {
	o, ok := f.lex.Office(f.lemma(head))
	return ok && !o.Generic
}

func isPolitical(class lexicon.OfficeClass) bool {
	switch class {
	case "head_of_state", "royal", "head_of_government", "minister", "envoy":
		return true
	}
	return false
}

// holdsOffice reports whether the article gives the person a political office.
func (f *finder) holdsOffice(e int) bool {
	for i, m := range f.who.Mentions {
		if m.Entity != e || f.who.Titled[i] == f.who.Ranges[i] {
			continue
		}
		for k := f.who.Titled[i].First; k < f.who.Ranges[i].First; k++ {
			if o, ok := f.lex.Office(f.lemma(k)); ok && isPolitical(o.Class) {
				return true
			}
		}
	}
	return false
}
