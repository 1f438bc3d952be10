package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

var (
	// paid where it is news who paid whom
	payments = wordSet(`ransom bribe compensation damages settlement fine penalty dividend million billion euro dollar pound yuan yen rupee rand naira peso`)
	// granted to people rather than given as help
	permissions = wordSet(`permission permit license licence lease right rights access request bail injunction concession contract mandate interview wish leave
		extension patent status approval authority`)
	// surrendered by people who do not retreat
	papersHeld = wordSet(`passport licence license title lead possession ball phone document visa card`)
	// rigged or won by votes
	ballots = wordSet(`election vote poll ballot referendum primary runoff contest count seat parliament presidency race`)
)

// isIdleUse reports whether a verb that can tell news is used for what happens
// anywhere: who pays a price, takes a great part, trains a dog or hits a note.
func (f *finder) isIdleUse(p *predicate, typ graphmodel.EventType, objects []int) bool {
	subjects := p.all(lexicon.SlotSubject)
	if f.isImperative(p) {
		return true
	}
	switch typ {
	case graphmodel.Business:
		return p.lemma == "pay" && !(slices.ContainsFunc(objects, f.among(payments)) || slices.ContainsFunc(objects, f.among(amounts)) && f.paysSomebody(p))
	case graphmodel.Assault:
		if p.lemma == "hit back" || p.lemma == "strike back" {
			return p.has("at") || !slices.ContainsFunc(subjects, f.isAuthority)
		}
		return (p.lemma == "hit" || p.lemma == "strike") && !f.hitsHard(p, subjects, objects)
	case graphmodel.Death:
		prt := f.child(p.tok, "compound:prt", "advmod")
		return f.lemma(p.tok) == "die" && prt == p.tok+1 && slices.Contains([]string{"down", "out", "off"}, lower(f.tok(prt).Form))
	case graphmodel.Travel:
		if p.lemma == "go" && slices.ContainsFunc(p.all("in"), f.among(wordSet("search quest pursuit"))) {
			return true // "went in search of old songs"
		}
		return p.lemma == "call on" && (p.has(lexicon.SlotClause) || f.child(p.tok, "xcomp", "advcl") >= 0) // "called on A to leave"
	case graphmodel.Retreat:
		return p.lemma == "surrender" && slices.ContainsFunc(objects, f.among(papersHeld))
	case graphmodel.Other:
		if p.lemma == "bear" && (p.has("out of") || p.has("out")) {
			return true // "The firm was born out of a hobby"
		}
		return (p.lemma == "beat" || p.lemma == "defeat") && len(objects) > 0 && !slices.ContainsFunc(objects, f.isPartyOrPronoun) // "beat its record"
	case graphmodel.Elect:
		switch p.lemma {
		case "beat", "defeat", "thrash", "trounce":
			return len(objects) > 0 && !slices.ContainsFunc(objects, f.isPartyOrPronoun) || slices.ContainsFunc(objects, f.among(wordSet("justice"))) ||
				len(subjects) > 0 && !slices.ContainsFunc(subjects, f.isPartyOrPronoun) || f.contest() != electoral && !f.ofElection(p)
		case "rig":
			return !slices.ContainsFunc(objects, f.among(ballots))
		case "lose":
			return f.contest() != electoral && !slices.ContainsFunc(objects, f.among(ballots)) && !slices.ContainsFunc(p.all("to"), f.namesPersonEntity)
		case "vote":
			return f.contest() != electoral && !p.has("for") && !p.has("against") && !p.has(lexicon.SlotClause) // "voting on bills"
		}
	case graphmodel.Support:
		return p.lemma == "canvass" && !p.has("for") // "canvassed the streets"
	case graphmodel.Reject:
		return (p.lemma == "delay" || p.lemma == "postpone") && !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun)
	case graphmodel.Trial:
		return p.lemma == "charge" && f.asksPrice(p)
	case graphmodel.Aid:
		switch p.lemma {
		case "contribute":
			return !slices.ContainsFunc(subjects, f.isPartyOrPronoun) // "rain contributed to it"
		case "grant":
			return slices.ContainsFunc(objects, f.among(permissions))
		case "train", "equip", "arm":
			return !slices.ContainsFunc(objects, f.isPartyOrPronoun) && !slices.ContainsFunc(objects, f.isForceNoun)
		case "send":
			return slices.ContainsFunc(objects, f.among(wordSet("troop troops soldier army marine battalion brigade division")))
		case "ship":
			return len(objects) == 0 // "restricted shipping"
		}
	case graphmodel.Consult:
		return p.lemma == "see" && !(slices.ContainsFunc(objects, f.namesPersonEntity) && slices.ContainsFunc(subjects, f.namesPersonEntity))
	case graphmodel.Appoint:
		return p.lemma == "become" && f.becomesAnyone(p, objects) || p.lemma == "inaugurate" && !slices.ContainsFunc(objects, f.namesPerson) && !slices.ContainsFunc(objects, f.isOfficeWord)
	case graphmodel.Request:
		return p.lemma == "demand" && f.isQuestion(p) // "demanded how he could know"
	}
	return false
}

// asksPrice reads "charging them so much more".
func (f *finder) asksPrice(p *predicate) bool {
	end := min(p.tok+5, f.d.Sentences[f.sentence[p.tok]].Last)
	for i := p.tok + 1; i < end; i++ {
		switch lower(f.tok(i).Form) {
		case "more", "less", "extra", "double", "fee", "fees", "rent", "interest":
			return true
		case "with", "for", "over":
			return false
		}
	}
	return false
}

// isImperative reports whether a verb opens its sentence and bids the reader do
// something: "Meet the winners".
func (f *finder) isImperative(p *predicate) bool {
	return f.tok(p.tok).XPOS == "VB" && p.tok == f.d.Sentences[f.sentence[p.tok]].First && f.child(p.tok, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0
}

// paysSomebody reports whether a payment says to whom.
func (f *finder) paysSomebody(p *predicate) bool {
	return p.has(lexicon.SlotIndirect) || p.has("to")
}

// hitsHard reports whether who hits is armed, or a disaster, or who is hit is
// somebody: the heat hits 49 degrees, and shares hit a low.
func (f *finder) hitsHard(p *predicate, subjects, objects []int) bool {
	if slices.ContainsFunc(objects, f.among(amounts)) || slices.ContainsFunc(objects, f.isIntangible) {
		return false
	}
	if p.passive && len(subjects) == 0 {
		return slices.ContainsFunc(objects, f.isPartyOrPronoun) || slices.ContainsFunc(objects, f.among(people)) || p.has("by") || p.has("in")
	}
	return slices.ContainsFunc(subjects, func(h int) bool {
		return f.among(weapons)(h) || f.among(accidents)(h) || f.nounLemma(h) != "" || f.isAuthority(h)
	}) || slices.ContainsFunc(objects, func(h int) bool { return f.isHuman(h) && f.tok(h).UPOS != "NUM" || f.who.EntityOfToken(h) >= 0 })
}

// isTheAccused reports whether "accused" names somebody: "the main accused Ana Berg".
func (f *finder) isTheAccused(p *predicate) bool {
	i := p.tok
	if f.tok(i).Form != "accused" || i == 0 || i+1 >= len(f.d.Tokens) || !f.isName(i+1) {
		return false
	}
	switch f.tok(i - 1).UPOS {
	case "ADJ", "DET", "NOUN":
		return f.sentence[i-1] == f.sentence[i] && f.who.EntityOfToken(i-1) < 0
	}
	return false
}

// becomesAnyone: "became a great songwriter", but "became president".
func (f *finder) becomesAnyone(p *predicate, objects []int) bool {
	for _, h := range append(p.all(lexicon.SlotClause), objects...) {
		if !f.isNoun(h) {
			continue
		}
		art := f.child(h, "det")
		if art < 0 {
			return false
		}
		if w := lower(f.tok(art).Form); w != "a" && w != "an" {
			return false
		}
		if o, ok := f.lex.Office(f.lemma(h)); ok && isPolitical(o.Class) || f.among(wordSet("member prosecutor judge partner"))(h) {
			return false
		}
		return true
	}
	return false
}
