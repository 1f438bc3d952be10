package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// What the object of a verb of many senses must be for the verb to tell an
// event of a type.
var (
	// raised or lowered in business news
	amounts = wordSet(`rate price tax tariff job dividend forecast output production cost wage salary pay stake fund capital staff workforce spending
		budget debt fee fare target estimate guidance outlook bid offer duty pension aid position post emission capacity supply export import quota
		contribution rent toll subsidy investment headcount sale revenue profit money million billion percent % point euro dollar pound figure minimum`)
	// founded or opened in business news
	enterprises = wordSet(`company firm business startup start-up venture fund bank store shop factory plant office branch brand service platform product app
		airline label studio newspaper magazine website foundation charity school institute university college club party restaurant bakery cafe hotel mine
		line route hub site center centre subsidiary unit division network channel group organization organisation movement museum gallery theater theatre
		headquarters outlet supermarket franchise car model phone device tool game exchange market warehouse terminal facility campus clinic hospital`)
	// sent as help
	reliefs = wordSet(`aid food medicine doctor nurse medic supply supplies rescuer team plane aircraft ship money weapon arms ammunition blanket tent water
		relief equipment fund vaccine dose ton tonne kit hospital firefighter expert convoy tank missile fuel grain wheat oxygen million billion dollar
		euro pound generator intelligence truck drone helicopter assistance help support engineer volunteer dog jet system battery shell artillery loan meal parcel kilo`)
	messages = wordSet(`email e-mail letter message notice text photo photograph signal statement update reminder invitation video memo note tweet picture
		image query questionnaire bill condolence congratulation greeting wish regard home answer response explanation detail evidence proof comment
		opportunity glimpse overview insight example context clue reason backdrop chance way`)
	// eased as a concession
	restraints = wordSet(`sanction ban embargo curfew restriction curb charge tariff blockade siege emergency law martial rule lockdown measure fee tax duty
		execution strike boycott freeze penalty deportation eviction moratorium requirement condition limit quota sentence toll warning quarantine advisory`)
	// withdrawn though nobody retreats
	papers = wordSet(`filing bill offer bid application support claim motion nomination candidacy complaint appeal request product remark proposal statement
		invitation plan backing lawsuit petition objection endorsement amendment resolution consent permission licence license permit accreditation`)
	// for what can be suspended, withdrawn or revoked as a punishment
	rights = wordSet(`licence license permit accreditation membership registration visa passport citizenship privilege certificate account status`)
	// subjects that do violence when they are said to hit or target somebody
	weapons = wordSet(`missile drone rocket airstrike strike attack shell artillery bomb bomber gunman militant rebel insurgent terrorist jihadist sniper
		raid barrage shelling bombing offensive jet warplane fighter troop force army military hacker attacker assailant extremist gunfire bullet`)
	bombs = wordSet(`bomb bomber bombing suicide militant terror terrorist terrorism attack attacker device grenade missile drone shell shelling rocket mine
		landmine minefield detonate explosive explosives rebel insurgent strike airstrike raid artillery warhead army military troop soldier war gunman gunfire
		jihadist islamist taliban checkpoint convoy claim responsibility plant ied blast-proof assassination extremist bomb-making`)
	accidents = wordSet(`crash accident fire quake earthquake flood flooding storm landslide mudslide collapse avalanche collision hurricane typhoon cyclone
		tornado stampede crush derailment blaze wildfire disaster tsunami outbreak epidemic heatwave wave capsizing sinking eruption cyclone lightning
		rain rock debris tree train wreck pileup pile-up inferno`)
	gateways = wordSet(`border crossing embassy consulate bridge road airspace port airport school university church mosque newspaper corridor checkpoint
		strait pipeline mission case highway station route frontier`)
	people = wordSet(`people passenger life survivor migrant refugee resident villager crew sailor victim hostage patient tourist visitor guest customer
		civilian person boy girl baby animal family homeless`)
	pacts = wordSet(`ceasefire cease-fire truce treaty pact accord agreement declaration memorandum charter armistice protocol`)
	// done to bodies only
	bodily = wordSet(`smother strangle suffocate slap slash stab punch throttle bludgeon whip flog scald mutilate dismember torture rape mug knife
		headbutt grope molest impale`)
	// die in figures of speech
	mortals = wordSet(`chance hope idea dream bill deal talk engine battery plan show debate rumor rumour question opportunity story conversation light
		amendment measure legislation motion effort campaign`)
	rockets = wordSet(`rocket satellite spacecraft probe lander rover orbiter telescope mission capsule craft shuttle booster spaceship cubesat`)
	// who decides for a state or a body
	bodiesActing = wordSet(`government parliament lawmaker senate senator congress court judge police military army navy regulator prosecutor union board
		ministry authority authorities council commission committee cabinet junta coalition opposition panel jury tribunal magistrate watchdog
		voter shareholder creditor legislature assembly administration inspector investigator rebel militant gunman soldier troop officer official mp`)
)

// isOtherSense reports whether a verb of many senses is used in another one than
// that of events of the type: a shop is raided by no customers, and who raises a
// child raises no price.
func (f *finder) isOtherSense(p *predicate, typ graphmodel.EventType) bool {
	objects := p.all(lexicon.SlotObject)
	if f.isHyphenated(p.tok) || typ == graphmodel.Request && p.lemma == "ask" && f.isQuestion(p) || f.isLookAt(p) || f.isOtherUse(p, typ, objects) {
		return true
	}
	if typ != graphmodel.Death && typ != graphmodel.Assault && !strings.Contains(p.lemma, " oneself") && slices.ContainsFunc(objects, f.isReflexive) {
		return true // "challenged itself"
	}
	switch typ {
	case graphmodel.Resign:
		return f.isNoDismissal(p, objects)
	case graphmodel.Assault:
		return f.isNoAssault(p, objects)
	case graphmodel.Coerce:
		return f.isNoCoercion(p, objects)
	case graphmodel.Business:
		return f.isNoBusiness(p, objects)
	case graphmodel.Elect:
		return p.lemma == "lose" && slices.ContainsFunc(objects, f.among(amounts)) // "the index lost 2%"
	case graphmodel.Mobilize:
		return len(objects) > 0 && !slices.ContainsFunc(objects, f.isForceNoun) && (p.passive || !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isAuthority))
	case graphmodel.Death:
		if p.lemma == "mourn" || p.lemma == "commemorate" {
			return !slices.ContainsFunc(objects, f.isPartyOrPronoun) && !slices.ContainsFunc(objects, f.among(people)) && !slices.ContainsFunc(objects, f.among(wordSet("death loss killing massacre tragedy disaster")))
		}
		return (p.lemma == "die" || p.lemma == "die of") && slices.ContainsFunc(p.all(lexicon.SlotSubject), f.among(mortals))
	case graphmodel.Aid:
		switch p.lemma {
		case "contribute":
			return slices.ContainsFunc(p.all("to"), f.among(wordSet("report story article piece coverage reporting success growth problem rise decline increase")))
		case "fly":
			return p.passive || !slices.ContainsFunc(objects, f.among(reliefs))
		case "help", "assist", "aid":
			return p.has(lexicon.SlotClause) || f.child(p.tok, "xcomp", "ccomp") >= 0 || !slices.ContainsFunc(objects, f.isPartyOrPronoun) ||
				!slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun)
		case "save", "shelter", "feed":
			return !slices.ContainsFunc(objects, f.isPartyOrPronoun) && !slices.ContainsFunc(objects, f.among(people))
		case "send", "deliver", "supply", "provide", "ship":
			if slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isAuthority) && !slices.ContainsFunc(objects, f.among(messages)) {
				return false
			}
			return !slices.ContainsFunc(objects, f.among(reliefs)) && !slices.ContainsFunc(p.all(lexicon.SlotIndirect), f.isNamedBody) && !slices.ContainsFunc(p.all("to"), f.isNamedBody)
		}
	case graphmodel.Protest:
		if p.lemma == "demonstrate" {
			return p.passive || len(objects) > 0 || p.has(lexicon.SlotClause)
		}
		if p.lemma == "rally" && !p.has("against") && !p.has("for") && !p.has("over") {
			return slices.ContainsFunc(p.all(lexicon.SlotSubject), func(h int) bool {
				return f.isNamedBody(h) || f.among(wordSet("share stock market index bond euro dollar currency price"))(h)
			})
		}
		return p.lemma == "strike" && len(objects) > 0
	case graphmodel.Other:
		switch p.lemma {
		case "play", "face", "take on", "compete", "tackle", "foul", "debut", "relegate":
			return f.contest() != sporting
		case "draw":
			return len(objects) > 0 || !p.has("with") && f.contest() != sporting
		case "engage":
			return !p.has("to") && !p.passive
		case "trade":
			return !slices.ContainsFunc(objects, f.namesPersonEntity)
		}
	case graphmodel.Support:
		return p.lemma == "defend" && !(slices.ContainsFunc(objects, f.isPartyOrPronoun) && slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun))
	case graphmodel.Sanction:
		if (p.lemma == "halt" || p.lemma == "withhold") && !p.passive {
			return !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isAuthority) && !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isNamedBody)
		}
		return p.lemma == "suspend" && !slices.ContainsFunc(objects, func(h int) bool { return f.among(rights)(h) || f.isNamedBody(h) })
	case graphmodel.Concede:
		switch p.lemma {
		case "reopen":
			return !slices.ContainsFunc(objects, f.among(gateways))
		case "lift", "ease", "relax", "suspend":
			return !slices.ContainsFunc(objects, f.among(restraints))
		}
	case graphmodel.Consult:
		if p.lemma == "call" && f.labels(p) {
			return true
		}
		return (p.lemma == "host" || p.lemma == "call") && !slices.ContainsFunc(objects, f.isPartyOrPronoun)
	case graphmodel.Cooperate, graphmodel.Agree:
		if p.lemma == "trade" {
			return slices.ContainsFunc(objects, f.namesPersonEntity) // clubs trade players
		}
		return p.lemma == "hand over" && slices.ContainsFunc(objects, f.among(wordSet("rein power control baton helm")))
	case graphmodel.Request:
		switch p.lemma {
		case "press":
			return !p.has("for") && !p.has(lexicon.SlotClause) && !p.has("on") && f.child(p.tok, "xcomp", "advcl") < 0
		case "apply", "call for":
			return len(objects) > 0
		case "appeal":
			return !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun) || !p.has("for") && !p.has("to") && !p.has(lexicon.SlotClause)
		}
	case graphmodel.Appoint:
		if p.lemma == "take over" {
			return !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.namesPerson)
		}
		return (p.lemma == "hire" || p.lemma == "recruit") && !slices.ContainsFunc(objects, f.namesPerson)
	case graphmodel.Accuse:
		if p.lemma == "look into" && slices.ContainsFunc(p.all("into"), f.among(wordSet("camera eye mirror face future sky distance crowd screen lens"))) {
			return true
		}
		return (p.lemma == "interview" || p.lemma == "grill" || p.lemma == "quiz") && !slices.ContainsFunc(p.all(lexicon.SlotSubject), func(h int) bool { return bodiesActing[f.lemma(h)] || f.lemma(h) == "detective" })
	case graphmodel.Travel:
		if p.lemma == "fly" && !p.passive && len(objects) > 0 {
			return !slices.ContainsFunc(objects, f.isPartyOrPronoun)
		}
		return p.lemma == "return" && len(objects) > 0
	case graphmodel.Disaster:
		return p.lemma == "burn" && len(objects) > 0 && !p.passive && !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.among(accidents))
	}
	return false
}

// isOtherNoun reports whether a noun of many senses is used in another one: a claim
// to an island accuses nobody, and the release of a report frees nobody.
func (f *finder) isOtherNoun(p *predicate, typ graphmodel.EventType) bool {
	if f.isOtherThing(p, typ) {
		return true
	}
	switch lastWord(p.lemma) {
	case "rout":
		return typ == graphmodel.Retreat && f.contest() == sporting
	case "fire":
		return typ == graphmodel.Assault && !p.has("on") && !p.has("from") && p.light < 0
	case "charge":
		return p.light >= 0 && f.lemma(p.light) == "lead"
	case "service":
		return p.light < 0 || !slices.Contains([]string{"hold", "attend", "lead", "conduct"}, f.lemma(p.light))
	case "settlement":
		return f.tok(p.tok).XPOS == "NNS" && p.light < 0 && !p.has("between") && !p.has("with") // "settlements in A"
	case "claim":
		return p.has("to") && !p.has("against")
	case "release":
		return typ == graphmodel.Retreat && p.has("of") && !slices.ContainsFunc(p.all("of"), f.isPartyOrPronoun)
	case "support":
		return f.rel(p.tok) == "obl" && f.preposition(p.tok) == "in" // "in support of the plan"
	case "collapse":
		return typ == graphmodel.Disaster && (slices.ContainsFunc(p.all("of"), f.isInstitution) || slices.ContainsFunc(p.all(lexicon.SlotPossessive), f.isCompany) || slices.ContainsFunc(p.all(lexicon.SlotCompound), f.isInstitution))
	case "campaign":
		return typ == graphmodel.Elect && f.contest() != electoral
	}
	return false
}

// isInstitution reports whether the noun at head is what collapses without a
// stone falling: a company, a market, talks.
func (f *finder) isInstitution(head int) bool {
	return f.isCompany(head) || f.among(wordSet(`talk negotiation government regime coalition economy industry manufacturing market currency bank deal
		agreement ceasefire truce exchange system trade union empire state order price share demand population marriage career`))(head)
}

// among returns a test whether the noun at a head, or what there is a quantity
// of, is one of the words.
func (f *finder) among(words map[string]bool) func(int) bool {
	return func(head int) bool {
		if words[f.lemma(head)] {
			return true
		}
		for _, c := range f.of(head) {
			if r := f.rel(int(c)); r == "nmod" && f.preposition(int(c)) == "of" || r == "compound" || r == "conj" {
				if words[f.lemma(int(c))] {
					return true
				}
			}
		}
		return false
	}
}

func (f *finder) isPaper(head int) bool { return f.among(papers)(head) }

func (f *finder) isPartyOrPronoun(head int) bool {
	return f.isParty(head) || f.tok(head).UPOS == "PRON" || f.tok(head).UPOS == "NUM"
}

// isNamedBody reports whether the noun at head names a place or an organization.
func (f *finder) isNamedBody(head int) bool {
	e := f.who.EntityOfToken(head)
	return e >= 0 && !f.isPerson(e)
}

func (f *finder) namesPerson(head int) bool {
	return slices.ContainsFunc(f.entitiesOf(head, graphmodel.Appoint, graphmodel.Recipient), f.isPerson) || f.tok(head).UPOS == "PRON"
}

func (f *finder) namesPersonEntity(head int) bool {
	return slices.ContainsFunc(f.who.EntitiesOfToken(head), f.isPerson)
}

// isNoDismissal: only people and governments are sacked and toppled.
func (f *finder) isNoDismissal(p *predicate, objects []int) bool {
	switch p.lemma {
	case "sack", "fire", "dismiss", "oust", "remove", "depose", "topple", "unseat", "dethrone", "overthrow", "suspend", "impeach", "demote", "axe", "relieve", "force out", "sideline", "purge", "drop":
	default:
		return false
	}
	if p.lemma == "remove" || p.lemma == "axe" {
		return !slices.ContainsFunc(objects, func(h int) bool {
			return f.tok(h).UPOS != "PRON" && f.namesPerson(h) || f.tok(h).UPOS == "PRON" && f.namesPersonEntity(h)
		})
	}
	return !slices.ContainsFunc(objects, func(h int) bool {
		if e := f.who.EntityOfToken(h); e >= 0 && f.who.Entities[e].Kind != graphmodel.Person {
			return p.lemma != "suspend" && p.lemma != "sideline" && p.lemma != "remove" && p.lemma != "dismiss" && p.lemma != "relieve"
		}
		return f.isPartyOrPronoun(h)
	})
}

// isNoAssault: who fights for his health or targets voters attacks nobody, and
// what sinks by itself is a disaster.
func (f *finder) isNoAssault(p *predicate, objects []int) bool {
	if bodily[p.lemma] && len(objects) > 0 && !slices.ContainsFunc(objects, f.isPartyOrPronoun) && !slices.ContainsFunc(objects, f.among(people)) {
		return true
	}
	switch p.lemma {
	case "shoot":
		return !p.passive && len(objects) > 0 && !slices.ContainsFunc(objects, f.isPartyOrPronoun) && !slices.ContainsFunc(objects, f.among(people)) // a whale, a video
	case "fight", "battle":
		return len(objects) > 0 && !slices.ContainsFunc(objects, f.isPartyOrPronoun) &&
			(!slices.ContainsFunc(p.all(lexicon.SlotSubject), f.among(weapons)) || slices.ContainsFunc(objects, f.among(accidents)))
	case "target":
		return !p.passive && !slices.ContainsFunc(p.all(lexicon.SlotSubject), f.among(weapons)) && !slices.ContainsFunc(p.all("with"), f.among(weapons))
	case "sink", "destroy", "flatten":
		return len(objects) == 0
	case "occupy":
		return !p.passive && !slices.ContainsFunc(p.all(lexicon.SlotSubject), func(h int) bool {
			return f.isAuthority(h) || f.among(weapons)(h) || f.among(people)(h) || f.isUnnamedParty(h)
		})
	}
	return false
}

// isNoCoercion: only what has power searches and forces, and who is forced to do
// something is told by what he does.
func (f *finder) isNoCoercion(p *predicate, objects []int) bool {
	switch p.lemma {
	case "force":
		return p.has(lexicon.SlotClause) || f.child(p.tok, "xcomp", "ccomp", "advcl") >= 0 || !slices.ContainsFunc(objects, f.isPartyOrPronoun)
	case "set on fire", "set fire", "set ablaze":
		return !p.passive && (!slices.ContainsFunc(p.all(lexicon.SlotSubject), f.isPartyOrPronoun) || slices.ContainsFunc(objects, f.isReflexive))
	case "seize":
		return len(objects) == 0 // "seized on the idea"
	case "search":
		return p.has("for") || !p.passive && !slices.ContainsFunc(p.all(lexicon.SlotSubject), func(h int) bool {
			return f.isAuthority(h) || bodiesActing[f.lemma(h)] || f.lemma(h) == "detective" || f.lemma(h) == "agent"
		})
	case "snatch":
		return !slices.ContainsFunc(objects, f.isPartyOrPronoun)
	case "surround":
		return !slices.ContainsFunc(p.all(lexicon.SlotSubject), func(h int) bool { return f.isAuthority(h) || bodiesActing[f.lemma(h)] })
	case "take over":
		return len(objects) == 0 || slices.ContainsFunc(p.all(lexicon.SlotSubject), func(h int) bool { return f.isCompany(h) || f.namesPerson(h) })
	}
	return false
}

func (f *finder) isReflexive(head int) bool {
	form := lower(f.tok(head).Form)
	return strings.HasSuffix(form, "self") || strings.HasSuffix(form, "selves")
}

// isCompany reports whether the noun at head is a company, as far as the article
// tells: an organization that is no body of a state.
func (f *finder) isCompany(head int) bool {
	if e := f.who.EntityOfToken(head); e >= 0 {
		return f.who.Entities[e].Kind == graphmodel.Organization && !isStateBody(f.who.Classes[e])
	}
	return f.among(wordSet("company firm bank group investor conglomerate buyer rival"))(head)
}

// isNoBusiness: prices are raised, not children; companies are founded, not
// camps.
func (f *finder) isNoBusiness(p *predicate, objects []int) bool {
	switch p.lemma {
	case "raise", "cut", "lower", "hike", "slash", "increase", "reduce":
		return !slices.ContainsFunc(objects, f.among(amounts))
	case "establish", "set up", "launch", "start", "open", "found":
		return !slices.ContainsFunc(objects, func(h int) bool {
			return f.among(enterprises)(h) || len(f.entitiesOf(h, graphmodel.Business, graphmodel.Recipient)) > 0
		})
	case "fold", "collapse":
		return len(objects) > 0 || !slices.ContainsFunc(p.all(lexicon.SlotSubject), func(h int) bool { return f.isInstitution(h) || f.tok(h).UPOS == "PRON" })
	case "inject", "pour":
		return !slices.ContainsFunc(objects, f.among(amounts))
	case "float":
		return len(objects) > 0 && !slices.ContainsFunc(objects, f.among(wordSet("share stock company unit subsidiary business stake currency peso rouble ruble pound bond")))
	case "sign":
		return len(objects) == 0
	case "take over":
		return len(objects) == 0 || slices.ContainsFunc(p.all(lexicon.SlotSubject), f.namesPerson)
	}
	return false
}

// byAccident reports whether somebody was killed or hurt by what nobody did:
// "killed in a helicopter crash".
func (f *finder) byAccident(c *candidate) bool {
	if c.noun {
		return false
	}
	for _, s := range []lexicon.Syntax{"in", "by", "during", "after", "from", "when"} {
		if slices.ContainsFunc(c.all(s), func(h int) bool { return f.among(accidents)(h) && !f.among(bombs)(h) }) {
			return true
		}
	}
	return slices.ContainsFunc(c.all(lexicon.SlotSubject), func(h int) bool { return accidents[f.lemma(h)] }) || f.byDisaster(c)
}

// byDisaster reports whether a clause beside the verb tells what killed: "killed
// when a dam burst", "suffered a crash, killing ten".
func (f *finder) byDisaster(c *candidate) bool {
	for _, k := range f.of(c.tok) {
		v := int(k)
		if f.rel(v) == "conj" && f.isVerb(v) { // "were killed and thousands lost their homes when …"
			v = f.child(v, "advcl")
		}
		if v >= 0 && f.rel(v) == "advcl" && f.isVerb(v) && f.isWhen(v) && f.tellsDisaster(v) {
			return true
		}
	}
	if f.rel(c.tok) != "advcl" || f.tok(c.tok).XPOS != "VBG" {
		return false
	}
	up := f.head(c.tok)
	if up < 0 {
		return false
	}
	o := f.child(up, "obj")
	return o >= 0 && f.among(accidents)(o) && !f.among(bombs)(o)
}

// tellsDisaster reports whether verb v tells an accident or a force of nature.
func (f *finder) tellsDisaster(v int) bool {
	if s := f.child(v, "nsubj", "nsubj:pass"); s >= 0 && (f.among(bombs)(s) || f.isParty(s)) {
		return false
	} else if s >= 0 && accidents[f.lemma(s)] {
		return true
	}
	frames := f.lex.FrameFor(f.lemma(v), true)
	return len(frames) > 0 && frames[0].Type == graphmodel.Disaster
}

// isMishap reports whether an explosion is none of a bomb: nothing in the
// sentences around speaks of an attack.
func (f *finder) isMishap(c *candidate) bool {
	switch lastWord(c.lemma) {
	case "explosion", "blast", "explode":
	default:
		return false
	}
	if f.count(c).named > 0 && c.has("by") {
		return false
	}
	first, last := max(0, c.sentence-3), min(len(f.d.Sentences)-1, c.sentence+3)
	for i := f.d.Sentences[first].First; i < f.d.Sentences[last].Last; i++ {
		if bombs[lower(f.tok(i).Lemma)] {
			return false
		}
	}
	return true
}

// isSpaceflight reports whether what is launched flies to space.
func (f *finder) isSpaceflight(c *candidate) bool {
	return lastWord(c.lemma) == "launch" && (slices.ContainsFunc(c.all(lexicon.SlotObject), f.among(rockets)) || slices.ContainsFunc(c.all("of"), f.among(rockets)))
}
