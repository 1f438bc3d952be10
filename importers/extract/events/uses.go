package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

var (
	// attended by pupils and believers, who meet nobody there
	courses = wordSet(`school university college course class classes academy church mosque service mass lecture kindergarten seminary program programme
		workshop training lesson practice`)
	// what a takeover or a contract is offered for
	bids = wordSet(`stake share contract bond loan buyout takeover`)
	// released as help
	moneys = wordSet(`aid money fund loan grant tranche million billion dollar euro pound installment instalment`)
	// experiments rather than courts
	laboratory = wordSet(`clinical vaccine drug dose patient participant volunteer placebo therapy treatment crop crops researcher study medicine
		pilot technology product battery phase efficacy`)
	courtroom = wordSet(`court judge jury juror prosecutor prosecution charge murder defendant accuse verdict testify testimony guilty prison lawyer
		attorney convict conviction sentence crime fraud corruption rape treason manslaughter`)
)

// isOtherUse reports whether a construction shows that a verb means something
// else than events of the type: an agency hails from a town, a family settles in
// one, pupils attend a school, and what is charged by the hour is no crime.
func (f *finder) isOtherUse(p *predicate, typ graphmodel.EventType, objects []int) bool {
	if f.isIdleUse(p, typ, objects) {
		return true
	}
	switch p.lemma {
	case "hail":
		return p.has("from")
	case "settle":
		return typ == graphmodel.Agree && len(objects) == 0 && !p.has("with") && f.settlesSomewhere(p)
	case "release", "unlock":
		return typ == graphmodel.Aid && (!slices.ContainsFunc(objects, f.among(moneys)) || !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun))
	case "attend":
		return slices.ContainsFunc(objects, func(h int) bool { return f.among(courses)(h) || f.isUniversity(h) })
	case "clinch", "seal":
		return typ == graphmodel.Agree && len(objects) == 0 // a team that qualifies
	case "share":
		return p.passive && !p.has("with")
	case "execute":
		return typ == graphmodel.Assault && len(objects) > 0 && !slices.ContainsFunc(objects, f.isHuman)
	case "jam":
		return len(objects) == 0
	case "charge":
		return typ == graphmodel.Trial && len(objects) == 0 && !p.passive && !p.has("with")
	case "accuse":
		return f.isTheAccused(p)
	case "call for":
		return f.rel(p.tok) == "acl" && f.tok(p.tok).XPOS == "VBN" // "the school, then called A, for …"
	case "ask":
		return typ == graphmodel.Request && !f.asksFor(p)
	case "warn", "warn of":
		return typ == graphmodel.Threaten && !f.menaces(p)
	case "become":
		return slices.ContainsFunc(append(p.all(lexicon.SlotClause), objects...), f.isRecord)
	case "offer":
		if typ == graphmodel.Aid {
			return !slices.ContainsFunc(objects, func(h int) bool { return f.among(reliefs)(h) || f.helps(h) }) || !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun)
		}
		return typ == graphmodel.Business && !slices.ContainsFunc(objects, func(h int) bool { return f.among(bids)(h) || f.among(amounts)(h) })
	}
	return false
}

// settlesSomewhere reports whether a place rather than a quarrel is settled:
// "settled in A", "settled down".
func (f *finder) settlesSomewhere(p *predicate) bool {
	for _, s := range []lexicon.Syntax{"in", "into", "at", "on", "near"} {
		if slices.ContainsFunc(p.all(s), func(h int) bool { return !f.inTime(h) }) {
			return true
		}
	}
	for _, c := range f.of(p.tok) {
		if w := lower(f.tok(int(c)).Form); w == "down" || w == "there" || w == "here" {
			return true
		}
	}
	return false
}

func (f *finder) isUniversity(head int) bool {
	e := f.who.EntityOfToken(head)
	return e >= 0 && f.who.Classes[e] == "university"
}

// isHuman reports whether the noun at head names or stands for people.
func (f *finder) isHuman(head int) bool {
	return f.isSomebody(head) || f.tok(head).UPOS == "PRON" || f.tok(head).UPOS == "NUM" || f.among(people)(head)
}

// asksFor reports whether somebody asks to have or to be done something: asks A
// to leave, for help, that it be done. Who only asks a question requests nothing.
func (f *finder) asksFor(p *predicate) bool {
	if p.has("for") || p.passive && f.child(p.tok, "xcomp") >= 0 {
		return true
	}
	for _, v := range p.all(lexicon.SlotClause) {
		if f.hasMark(v, "to") || f.hasMark(v, "that") {
			return true
		}
	}
	for _, h := range p.all(lexicon.SlotObject) {
		if slices.ContainsFunc(f.of(h), func(c int32) bool { return f.preposition(int(c)) == "for" }) {
			return true // "asked the city for guarantees"
		}
	}
	for _, c := range f.of(p.tok) {
		if r := f.rel(int(c)); (r == "xcomp" || r == "advcl") && f.hasMark(int(c), "to") {
			return true
		}
	}
	return false
}

// publics are those who are warned for their own good.
var publics = wordSet("people public consumer customer resident citizen traveler traveller motorist driver parent user visitor tourist patient reader viewer")

// menaces reports whether a warning threatens: with what the one who warns will
// do, or not to do something. Who warns of floods threatens nobody.
func (f *finder) menaces(p *predicate) bool {
	if p.has("against") && !p.passive {
		return true
	}
	if slices.ContainsFunc(p.all(lexicon.SlotObject), f.among(publics)) && !p.has("of") && !p.has("about") {
		return false // "warned people to stay at home"
	}
	subjects := p.all(lexicon.SlotSubject)
	if slices.ContainsFunc(subjects, f.isAuthority) && slices.ContainsFunc(p.all(lexicon.SlotObject), f.isNamedBody) && !p.has(lexicon.SlotClause) && !p.has("of") && !p.has("about") {
		return true
	}
	for _, v := range append(p.all(lexicon.SlotClause), f.child(p.tok, "xcomp")) {
		if v < 0 {
			continue
		}
		if f.hasMark(v, "to") {
			return true
		}
		if s := f.child(v, "nsubj", "nsubj:pass"); s >= 0 {
			if f.tok(s).UPOS == "PRON" && lower(f.tok(s).Form) != "there" || f.isParty(s) && f.isHostile(v) {
				return true
			}
			e := f.who.EntityOfToken(s)
			if e >= 0 && slices.ContainsFunc(subjects, func(h int) bool { return f.who.EntityOfToken(h) == e }) {
				return true
			}
		}
	}
	for _, h := range append(p.all("of"), p.all("about")...) {
		for _, frame := range f.lex.FrameFor(f.nounLemma(h), false) {
			if tenorOf(frame.Type) == hostile && slices.ContainsFunc(subjects, f.isAuthority) {
				return true
			}
		}
		switch f.lemma(h) {
		case "retaliation", "consequence", "response", "action", "reprisal", "revenge", "war", "measure", "step":
			return true
		}
	}
	return false
}

// isHostile reports whether verb v tells something that is meant ill.
func (f *finder) isHostile(v int) bool {
	if x := f.child(v, "xcomp"); x >= 0 && f.isVerb(x) {
		v = x // "is prepared to fight"
	}
	for _, frame := range f.lex.FrameFor(f.lemma(v), true) {
		return tenorOf(frame.Type) == hostile
	}
	return false
}

// isRecord reports whether the noun at head is no office but one in a count: "the
// sixth traveler to die".
func (f *finder) isRecord(head int) bool {
	if f.child(head, "acl") < 0 {
		return false
	}
	for _, c := range f.of(head) {
		if f.rel(int(c)) != "amod" {
			continue
		}
		switch lower(f.tok(int(c)).Form) {
		case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "latest", "last", "only", "youngest", "oldest":
			return true
		}
	}
	return false
}

// isOtherThing reports whether an event noun of several meanings stands for none
// of the type: a light installation appoints nobody, and a drug trial is none of
// a court.
func (f *finder) isOtherThing(p *predicate, typ graphmodel.EventType) bool {
	switch lastWord(p.lemma) {
	case "installation":
		return typ == graphmodel.Appoint && !slices.ContainsFunc(p.all("of"), f.namesPerson)
	case "trial":
		return typ == graphmodel.Trial && f.isExperiment(p)
	case "protocol", "charter", "compact":
		return p.light >= 0 && f.lemma(p.light) != "sign"
	case "league":
		return f.fullRel(p.tok) == "nsubj" || f.isDefinite(p.tok) && p.light < 0 // a body of clubs, which acts
	}
	return false
}

// isExperiment reports whether the words of the sentence are those of a
// laboratory and none of them one of a court.
func (f *finder) isExperiment(p *predicate) bool {
	s := f.d.Sentences[f.sentence[p.tok]]
	found := p.light >= 0 && f.lemma(p.light) == "conduct"
	for i := s.First; i < s.Last; i++ {
		l := lower(f.tok(i).Lemma)
		if courtroom[l] {
			return false
		}
		found = found || laboratory[l]
	}
	return found
}
