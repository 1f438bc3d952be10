package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// verbRule says what a verb with a subject and an object tells.
type verbRule struct {
	typ graphmodel.LinkType
	// prepositions that introduce the object instead of, or besides, a direct
	// one; empty for a direct object only.
	prepositions string
	// subject and object restrict the kinds of the ends, "" for any.
	subject, object graphmodel.Kind
	// reversed links run from the object to the subject.
	reversed bool
	// goal is the preposition of the organization that the object goes to; the
	// link then runs from the object to it.
	goal string
}

// verbRules holds the verbs that tell lasting relations. "lead" and its like
// make roles; what an event already tells better (bought, sold) is a relation
// only as far as it lasts.
var verbRules = map[string][]verbRule{
	"lead":      {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"head":      {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"chair":     {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"run":       {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"direct":    {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"manage":    {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"oversee":   {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"supervise": {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"edit":      {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"command":   {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"co-found":  {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"co-chair":  {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"co-own":    {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"preside":   {{typ: graphmodel.Role, prepositions: "over", subject: graphmodel.Person, object: graphmodel.Organization}},
	"captain":   {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"coach":     {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"govern":    {{typ: graphmodel.Role, subject: graphmodel.Person}},
	"rule":      {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Place}},
	"found": {
		{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.BasedIn, prepositions: "in", subject: graphmodel.Organization, object: graphmodel.Place},
	},
	"cofound": {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"create":  {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"establish": {
		{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization},
	},
	"work": {
		{typ: graphmodel.Role, prepositions: "for at", subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.Role, prepositions: "for", subject: graphmodel.Person, object: graphmodel.Person},
	},
	"serve":     {{typ: graphmodel.Role, prepositions: "on in at with", subject: graphmodel.Person, object: graphmodel.Organization}},
	"study":     {{typ: graphmodel.MemberOf, prepositions: "at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"read":      {{typ: graphmodel.MemberOf, prepositions: "at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"graduate":  {{typ: graphmodel.MemberOf, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Organization}},
	"educate":   {{typ: graphmodel.MemberOf, prepositions: "at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"train":     {{typ: graphmodel.MemberOf, prepositions: "at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"lecture":   {{typ: graphmodel.Role, prepositions: "at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"volunteer": {{typ: graphmodel.Role, prepositions: "for with at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"intern":    {{typ: graphmodel.Role, prepositions: "for with at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"resign":    {{typ: graphmodel.Role, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Organization}},
	"defect":    {{typ: graphmodel.MemberOf, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Organization}},
	"move":      {{typ: graphmodel.MemberOf, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Organization}},
	"switch":    {{typ: graphmodel.MemberOf, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Organization}},
	"employ":    {{typ: graphmodel.Role, subject: graphmodel.Organization, object: graphmodel.Person, reversed: true}},
	"lure":      {{typ: graphmodel.Role, subject: graphmodel.Organization, object: graphmodel.Person, reversed: true}},
	"poach":     {{typ: graphmodel.Role, subject: graphmodel.Organization, object: graphmodel.Person, reversed: true}},
	"co-lead":   {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"co-direct": {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"launch":    {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"start":     {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"sit":       {{typ: graphmodel.Role, prepositions: "on", subject: graphmodel.Person, object: graphmodel.Organization}},
	"teach":     {{typ: graphmodel.Role, prepositions: "at", subject: graphmodel.Person, object: graphmodel.Organization}},
	"leave": {
		{typ: graphmodel.MemberOf, subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.MemberOf, prepositions: "for", subject: graphmodel.Person, object: graphmodel.Organization},
	},
	"advise":    {{typ: graphmodel.Role, subject: graphmodel.Person}},
	"represent": {{typ: graphmodel.Role, subject: graphmodel.Person}},
	"join": {
		{typ: graphmodel.MemberOf, subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.MemberOf, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.MemberOf, subject: graphmodel.Organization, object: graphmodel.Organization},
	},
	"sign": {
		{typ: graphmodel.MemberOf, prepositions: "for with", subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.MemberOf, subject: graphmodel.Organization, object: graphmodel.Person, reversed: true},
	},
	"lose":      {{typ: graphmodel.MemberOf, object: graphmodel.Person, goal: "to"}},
	"sell":      {{typ: graphmodel.MemberOf, object: graphmodel.Person, goal: "to"}},
	"loan":      {{typ: graphmodel.MemberOf, object: graphmodel.Person, goal: "to"}},
	"hire":      {{typ: graphmodel.Role, subject: graphmodel.Organization, object: graphmodel.Person, reversed: true}},
	"recruit":   {{typ: graphmodel.Role, subject: graphmodel.Organization, object: graphmodel.Person, reversed: true}},
	"play":      {{typ: graphmodel.MemberOf, prepositions: "for", subject: graphmodel.Person, object: graphmodel.Organization}},
	"captained": {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"own":       {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"control":   {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"acquire":   {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"buy":       {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"purchase":  {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"marry": {
		{typ: graphmodel.Family, subject: graphmodel.Person, object: graphmodel.Person},
		{typ: graphmodel.Family, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Person},
	},
	"engage":  {{typ: graphmodel.Family, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Person}},
	"divorce": {{typ: graphmodel.Family, subject: graphmodel.Person, object: graphmodel.Person}},
	"wed":     {{typ: graphmodel.Family, subject: graphmodel.Person, object: graphmodel.Person}},
	"bear": {
		{typ: graphmodel.From, prepositions: "in at near", subject: graphmodel.Person, object: graphmodel.Place},
		{typ: graphmodel.Family, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Person},
	},
	"grow": {{typ: graphmodel.From, prepositions: "in", subject: graphmodel.Person, object: graphmodel.Place}},
	"live": {{typ: graphmodel.From, prepositions: "in", subject: graphmodel.Person, object: graphmodel.Place}},
	"raise": {
		{typ: graphmodel.From, prepositions: "in", subject: graphmodel.Person, object: graphmodel.Place},
	},
	"hail": {{typ: graphmodel.From, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Place}},
	"come": {
		{typ: graphmodel.From, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Place},
		{typ: graphmodel.MemberOf, prepositions: "through", subject: graphmodel.Person, object: graphmodel.Organization},
	},
	"belong": {
		{typ: graphmodel.PartOf, prepositions: "to", subject: graphmodel.Organization, object: graphmodel.Organization},
		{typ: graphmodel.MemberOf, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.Owns, prepositions: "to", subject: graphmodel.Organization, object: graphmodel.Person, reversed: true},
	},
	"headquarter": {{typ: graphmodel.BasedIn, prepositions: "in", subject: graphmodel.Organization, object: graphmodel.Place}},
	"base":        {{typ: graphmodel.BasedIn, prepositions: "in", subject: graphmodel.Organization, object: graphmodel.Place}},
}

// fromVerbs applies the verb rules to the dependency tree.
func (f *finder) fromVerbs() {
	for v := range f.d.Tokens {
		t := &f.d.Tokens[v]
		lemma := doc.Lower(t.Lemma)
		if participle := participles[lemma]; t.UPOS == "ADJ" && participle != "" {
			lemma = participle
		} else if t.UPOS != "VERB" {
			continue
		}
		rules := verbRules[lemma]
		if len(rules) > 0 && f.chosenTo(v, rules[0]) {
			continue
		}
		if phrase.Denied(f.d, v) || f.hypothetical(v) {
			f.traceVerb(v, rules)
			continue
		}
		f.stakeVerb(v)
		if len(rules) == 0 {
			f.traceVerb(v, rules)
			continue
		}
		if lemma == "leave" && t.XPOS != "VBD" && t.XPOS != "VBN" {
			continue // "leaves" for a meeting, or may
		}
		for _, r := range rules {
			f.applyVerb(v, r)
		}
		if lemma == "bear" {
			f.bornIn(v, f.subjects(v, false))
		}
		f.companions(v, rules[0])
	}
	f.stakes()
	f.passives()
}

// chosenTo reads "nominated Ana Lind to head the agency": a role to come.
func (f *finder) chosenTo(v int, r verbRule) bool {
	t := f.d.Tokens
	if r.typ != graphmodel.Role || r.prepositions != "" || t[v].XPOS != "VB" || f.lower(v-1) != "to" {
		return false
	}
	h := t[v].Head
	for range 2 {
		if h >= 0 && t[h].UPOS != "VERB" {
			h = t[h].Head // taken for a clause of the name
		}
	}
	if h < 0 || h > v || phrase.Denied(f.d, h) {
		return false
	}
	switch strings.ToLower(t[h].Lemma) {
	case "nominate", "name", "appoint", "pick", "tap", "choose", "select", "hire":
	default:
		return false
	}
	// "named a former banker to lead the agency": it is not who names that leads.
	found := len(phrase.Children(f.d, h, "obj")) > 0
	for _, s := range f.objects(h, verbRule{}, f.isPassive(h)) {
		for _, o := range f.objects(v, r, false) {
			if f.kindOf(s) == graphmodel.Person && f.kindOf(o) == graphmodel.Organization {
				found = true
				f.add(link{typ: r.typ, head: s, tail: o, label: f.form(h) + " to " + f.form(v), confidence: 0.7, extractor: byVerb, stance: graphmodel.Planned})
			}
		}
	}
	return found
}

// participles are the adjectives that taggers make of participles.
var participles = map[string]string{"married": "marry", "engaged": "engage", "born": "bear", "based": "base", "headquartered": "base"}

// hypothetical reports whether a verb tells no fact: under a modal, "to", or an
// "if".
func (f *finder) hypothetical(v int) bool {
	for _, a := range phrase.Children(f.d, v, "aux") {
		if f.d.Tokens[a].XPOS == "MD" {
			return true
		}
	}
	for _, m := range phrase.Children(f.d, v, "mark") {
		switch f.lower(m) {
		case "if", "whether", "unless":
			return true
		}
	}
	return f.d.Tokens[v].XPOS == "VB" && f.lower(v-1) == "to" && !f.goesOnTo(v)
}

// goesOnTo reads "left to found Dalmar", "went on to lead": what follows was done.
func (f *finder) goesOnTo(v int) bool {
	t := f.d.Tokens
	h := t[v].Head
	if h < 0 || h > v || t[h].XPOS != "VBD" || phrase.Denied(f.d, h) {
		return false
	}
	switch strings.ToLower(t[h].Lemma) {
	case "leave", "quit", "return":
		return true
	case "go":
		return f.lower(h+1) == "on"
	}
	return false
}

func (f *finder) applyVerb(v int, r verbRule) {
	passive := f.isPassive(v)
	if r.goal != "" {
		f.moved(v, r, passive)
		return
	}
	subjects := f.subjects(v, passive && r.prepositions == "")
	objects := f.objects(v, r, passive)
	f.traceEnds(v, r, subjects, objects)
	if len(subjects) == 0 || len(objects) == 0 {
		return
	}
	label := f.verbLabel(v, r)
	for _, s := range subjects {
		for _, o := range objects {
			if r.subject != "" && f.kindOf(s) != r.subject || r.object != "" && f.kindOf(o) != r.object {
				continue
			}
			l := link{typ: r.typ, head: s, tail: o, label: label, confidence: 0.7, extractor: byVerb}
			if r.reversed {
				l.head, l.tail = o, s
			}
			if r.typ == graphmodel.MemberOf && f.c.Classes[f.c.Mentions[l.tail].Entity] == lexicon.OrgCompany {
				l.typ = graphmodel.Role // who joins a company works there
			}
			if r.prepositions == "" && (r.typ == graphmodel.MemberOf || r.reversed) {
				f.formerClub(v, l.head, o)
			}
			if r.typ == graphmodel.Owns && f.underSaying(v) {
				l.stance = graphmodel.Alleged
				l.confidence = 0.5
			}
			f.add(l)
		}
	}
}

// underSaying reports whether the clause of a verb depends on a verb of doubt:
// "suspect that Lind controlled".
func (f *finder) underSaying(v int) bool {
	h := f.d.Tokens[v].Head
	for range 4 {
		if h < 0 {
			return false
		}
		switch strings.ToLower(f.d.Tokens[h].Lemma) {
		case "suspect", "allege", "claim", "accuse", "believe", "deny", "suggest", "think":
			return true
		}
		h = f.d.Tokens[h].Head
	}
	return false
}

func (f *finder) verbLabel(v int, r verbRule) string {
	label := f.form(v)
	if p := phrase.Child(f.d, v, "compound:prt", false); p >= 0 {
		label += " " + f.form(p)
	}
	for _, o := range phrase.Children(f.d, v, "obl") {
		for prep := range strings.FieldsSeq(r.prepositions) {
			if f.hasCase(o, prep) {
				return label + " " + prep
			}
		}
	}
	return label
}

// isClub reports whether an organization plays sport.
func (f *finder) isClub(entity int) bool {
	c := f.c.Classes[entity]
	return c == lexicon.OrgClub || c == lexicon.OrgSport
}
