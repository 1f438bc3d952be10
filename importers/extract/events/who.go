package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// addArgument adds the entities that the phrase of head stands for, or an
// unnamed argument.
func (f *finder) addArgument(c *candidate, role graphmodel.LinkType, head int) {
	if role == graphmodel.AtPlace {
		return // places are settled by setPlaces
	}
	if f.inCalendar(head) {
		return
	}
	first, last := f.phrase(head)
	span := f.d.Span(first, last)
	entities := f.entitiesOf(head, c.typ, role)
	if f.tok(head).UPOS == "PRON" {
		span = f.nameFor(head, entities, span)
		if len(entities) == 0 {
			if h := f.saidOf(head); h >= 0 {
				f.addArgument(c, role, h)
				return
			}
		}
	}
	if len(entities) == 0 {
		inside := first <= c.tok && c.tok < last && head != c.tok && c.noun
		if f.namesNobody(head) || f.inTime(head) || inside || f.rel(head) == "compound" || f.rel(head) == "amod" {
			return
		}
		c.args = append(c.args, graphmodel.Argument{Role: role, Entity: -1, Event: -1, Span: span})
		c.heads = append(c.heads, head)
		return
	}
	for _, e := range entities {
		if f.isSayer(head, e) || f.isEmployer(head, e) {
			continue
		}
		if slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Entity == e }) {
			continue
		}
		c.args = append(c.args, graphmodel.Argument{Role: role, Entity: e, Event: -1, Span: span})
		c.heads = append(c.heads, head)
	}
}

// isSayer reports whether a common noun inside what somebody says is taken for
// the one who says it, who would speak of "he": "Berg says the man died".
func (f *finder) isSayer(head, e int) bool {
	if f.tok(head).UPOS != "NOUN" || !f.isPerson(e) || f.who.EntityOfToken(head) != e {
		return false
	}
	if q, speaker := f.who.QuotationAt(head); q >= 0 && speaker == e {
		return true // who speaks of "the officer" speaks of somebody else
	}
	for i, n := head, 0; i >= 0 && n < 6; i, n = f.head(i), n+1 {
		if g := f.head(i); f.rel(i) == "ccomp" && g >= 0 && f.reports(g) {
			return slices.ContainsFunc(f.subjectsOf(g, 0), func(s int) bool { return f.who.EntityOfToken(s) == e })
		}
	}
	return false
}

// isEmployer reports whether the organization named at head only says whose the
// person behind it is: "wounded Reuters photographer Anna Berg".
func (f *finder) isEmployer(head, e int) bool {
	m := f.who.MentionAt(head)
	if m < 0 || f.who.Entities[e].Kind != graphmodel.Organization {
		return false
	}
	i := f.who.Ranges[m].Last
	if i+2 < len(f.d.Tokens) && f.tok(i).Form == "(" && f.tok(i+2).Form == ")" {
		i += 3 // "Agence France-Presse (AFP) photographer"
	}
	return i+1 < len(f.d.Tokens) && f.sentence[i+1] == f.sentence[head] && f.tok(i).UPOS == "NOUN" && f.isOfficeWord(i) && f.namesPersonEntity(i+1)
}

// nameFor is the span of the last name before the pronoun, in its sentence, of
// whom it stands for; else that of the pronoun.
func (f *finder) nameFor(pronoun int, entities []int, span graphmodel.Span) graphmodel.Span {
	for i := pronoun - 1; i >= f.d.Sentences[f.sentence[pronoun]].First && len(entities) > 0; i-- {
		if m := f.who.MentionAt(i); m >= 0 && f.who.Mentions[m].Form == graphmodel.FormName && slices.Contains(entities, f.who.Mentions[m].Entity) {
			return f.who.Mentions[m].Span
		}
	}
	return span
}

// saidOf resolves a pronoun that nobody could resolve where it opens what its own
// people say: "rebels said they would free them". -1 where it does not.
func (f *finder) saidOf(pronoun int) int {
	v := f.head(pronoun)
	if f.rel(pronoun) != "nsubj" || v < 0 || f.rel(v) != "ccomp" || !f.reports(f.head(v)) {
		return -1
	}
	for _, s := range f.subjectsOf(f.head(v), 0) {
		if f.isUnnamedParty(s) && (f.tok(s).XPOS == "NNS") == (lower(f.tok(pronoun).Form) == "they") {
			return s
		}
	}
	return -1
}

// namesNobody reports words that are no participant where they stand for no
// entity: adjectives, pronouns, and the words of a set phrase.
func (f *finder) namesNobody(head int) bool {
	switch f.tok(head).UPOS {
	case "ADJ", "PRON", "DET", "ADV", "PUNCT", "SYM", "ADP":
		return true
	}
	return false
}

// inCalendar reports whether token i is a day or month, which takes part in
// nothing, also where nobody knows which one is meant.
func (f *finder) inCalendar(i int) bool {
	if f.tok(i).UPOS != "PROPN" || f.who.EntityOfToken(i) >= 0 {
		return false
	}
	switch f.tok(i).Form {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December":
		return true
	}
	return false
}

func (f *finder) inTime(i int) bool {
	for _, t := range f.times {
		if t.First <= i && i < t.Last {
			return true
		}
	}
	return false
}

// entitiesOf returns the entities that the phrase with this head stands for: the
// named one, also in apposition ("the lawyer B"), a group, or the country or
// body that a delegation speaks for.
func (f *finder) entitiesOf(head int, typ graphmodel.EventType, role graphmodel.LinkType) []int {
	if es := f.who.EntitiesOfToken(head); len(es) > 0 {
		if f.isDemonym(head) && (f.isSome(head) || f.isOne(head)) {
			return nil // "many Kenyans", "a Kenyan"
		}
		return es
	}
	if es := f.apposed(head); len(es) > 0 {
		return es
	}
	if isRelative(f.tok(head).Form) {
		return f.antecedent(head)
	}
	if es := f.describes(head); len(es) > 0 {
		return es
	}
	if es := f.insideUnit(head); len(es) > 0 {
		return es
	}
	if n, ok := f.lex.Nominal(f.lemma(head)); ok && n.Kind == graphmodel.Place {
		for _, c := range f.of(head) { // "the town of A"
			if e := f.who.EntityOfToken(int(c)); f.rel(int(c)) == "nmod" && f.preposition(int(c)) == "of" && e >= 0 && f.who.Entities[e].Kind == graphmodel.Place {
				return []int{e}
			}
		}
	}
	if role == graphmodel.Topic || role == graphmodel.Instrument {
		return nil
	}
	if es := f.sides(head); len(es) > 0 {
		return es
	}
	if f.speaksForBody(head, typ, role) {
		return f.bodies(head)
	}
	if f.fightsFor(head, typ, role) {
		return slices.DeleteFunc(f.bodies(head), func(e int) bool { return f.who.Entities[e].Kind != graphmodel.Organization })
	}
	if role == graphmodel.Recipient && isPremises(f.lemma(head)) {
		return f.owner(head)
	}
	return nil
}

// isPremises lists buildings whose owner suffers what is done to them.
func isPremises(lemma string) bool {
	switch lemma {
	case "headquarters", "headquarter", "office", "home", "house", "villa", "apartment", "premises", "residence", "compound", "property", "asset":
		return true
	}
	return false
}

// owner is who the noun at head belongs to: "A's office", "the A headquarters".
func (f *finder) owner(head int) []int {
	for _, c := range f.of(head) {
		switch f.fullRel(int(c)) {
		case "nmod:poss", "compound", "nmod":
			if f.fullRel(int(c)) == "nmod" && f.preposition(int(c)) != "of" {
				continue
			}
			if es := f.who.EntitiesOfToken(int(c)); len(es) > 0 && f.who.Entities[es[0]].Kind != graphmodel.Place {
				return es
			}
		}
	}
	return nil
}

// apposed returns the entities of a name in apposition to the noun at head:
// "the lawyer R. Fenwick", "two directors, A and B".
func (f *finder) apposed(head int) []int {
	if u := f.tok(head).UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" && u != "NUM" || f.nounLemma(head) != "" {
		return nil
	}
	for _, c32 := range f.of(head) {
		c := int(c32)
		if f.rel(c) == "nmod" && f.preposition(c) == "of" && (isQuantity(f.lemma(head)) || f.tok(head).XPOS == "CD") {
			if out := f.apposed(c); len(out) > 0 {
				return out // "two of her colleagues, A and B"
			}
		}
		including := f.rel(c) == "nmod" && f.preposition(c) == "including"
		if r := f.rel(c); c < head || r != "appos" && r != "flat" && !including || f.isDemonym(c) {
			continue
		}
		var out []int
		for _, h := range f.sideOf(c) {
			for _, e := range f.who.EntitiesOfToken(h) {
				if f.who.Entities[e].Kind != graphmodel.Place && !slices.Contains(out, e) {
					out = append(out, e)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// insideUnit: in "fined A 1.2 billion euros" the name before the sum is the one
// that pays.
func (f *finder) insideUnit(head int) []int {
	switch f.lemma(head) {
	case "euro", "dollar", "pound", "franc", "yen", "yuan", "ruble", "rouble", "rupee", "million", "billion", "percent", "year", "month":
	default:
		return nil
	}
	first, _ := f.phrase(head)
	if m := f.who.MentionAt(first); m >= 0 && f.who.Ranges[m].First == first && f.who.Mentions[m].Entity >= 0 && !f.who.Mentions[m].Demonym {
		return []int{f.who.Mentions[m].Entity}
	}
	return nil
}

// antecedent returns the entity right before a relative pronoun whose noun the
// tree does not tell: "A, to which B had paid".
func (f *finder) antecedent(i int) []int {
	for k, n := i-1, 0; k >= 0 && n < 3 && f.sentence[k] == f.sentence[i]; k, n = k-1, n+1 {
		if es := f.who.EntitiesOfToken(k); len(es) > 0 {
			return es
		}
		if u := f.tok(k).UPOS; u != "PUNCT" && u != "ADP" {
			return nil
		}
	}
	return nil
}

// speaksForBody reports whether the noun at head stands for people who act for
// a country or a body. One person among many does not: "a senior Russian
// officer" is not Russia.
func (f *finder) speaksForBody(head int, typ graphmodel.EventType, role graphmodel.LinkType) bool {
	lemma := f.lemma(head)
	plural := f.tok(head).XPOS == "NNS"
	if s, ok := strings.CutSuffix(lemma, "s"); ok && (isAgent(s) || isDelegation(s)) {
		lemma, plural = s, true // taken for a name: "Delegations from A"
	}
	if isForce(lemma) {
		return true
	}
	if f.isSome(head) {
		return false
	}
	if hurts(typ) && role != graphmodel.Actor && role != graphmodel.Participant {
		return false
	}
	return isDelegation(lemma) || plural && isAgent(lemma)
}

// fightsFor reports whether the noun at head means people who fight for whoever
// is named beside it: "Fighters of A", but not the few of them that are killed.
func (f *finder) fightsFor(head int, typ graphmodel.EventType, role graphmodel.LinkType) bool {
	switch f.lemma(head) {
	case "fighter", "militant", "rebel", "insurgent", "guerrilla", "gunman", "commander":
	default:
		return false
	}
	if hurts(typ) && role != graphmodel.Actor && role != graphmodel.Participant {
		return false
	}
	return f.tok(head).XPOS == "NNS" && !f.isSome(head)
}

// isSome reports whether the noun at head means a part of many, or those who were:
// "some ministers of A", "former officials".
func (f *finder) isSome(head int) bool {
	for _, c := range f.of(head) {
		switch lower(f.tok(int(c)).Form) {
		case "some", "few", "several", "many", "most", "former", "ex", "retired", "dissident", "exiled":
			return true
		}
	}
	return false
}

// isOne reports whether the name of a people at head means one of them: "a Kenyan".
func (f *finder) isOne(head int) bool {
	for _, c := range f.of(head) {
		if w := lower(f.tok(int(c)).Form); f.rel(int(c)) == "det" && (w == "a" || w == "an" || w == "one") {
			return true
		}
	}
	return false
}

// bodies returns the countries and bodies of a delegation: "Russian and
// Ukrainian negotiators", "envoys of A and B", "A's side".
func (f *finder) bodies(head int) []int {
	var out []int
	for _, c32 := range f.of(head) {
		c := int(c32)
		switch f.fullRel(c) {
		case "amod", "nmod:poss", "compound", "nmod":
			if f.fullRel(c) == "nmod" && !slices.Contains([]string{"of", "from", "for", "at"}, f.preposition(c)) {
				continue
			}
			for _, h := range f.sideOf(c) {
				es := f.who.EntitiesOfToken(h)
				if lower(f.tok(h).Form) == "whose" {
					es = f.antecedent(h) // "Mali, whose government …"
				}
				for _, e := range es {
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
	for k := 0; k < len(out); k++ {
		for _, d := range f.of(out[k]) {
			if f.rel(int(d)) == "conj" {
				out = append(out, int(d))
			}
		}
	}
	return out
}

// isForce lists armed bodies and their weapons.
func isForce(lemma string) bool {
	switch lemma {
	case "force", "forces", "troop", "troops", "army", "military", "navy", "government", "missile", "drone", "jet", "warplane",
		"rocket", "airstrike", "shell", "artillery", "warship", "fighter jet", "helicopter", "tank", "gunship", "aircraft", "plane", "bomber",
		"bulldozer", "gunboat", "submarine", "vessel", "patrol":
		return true
	}
	return false
}

// isDelegation lists the nouns for those who speak for a country or a body.
func isDelegation(lemma string) bool {
	switch lemma {
	case "delegation", "side", "team", "authority", "leadership", "administration", "police", "representation", "mission",
		"court", "tribunal", "embassy", "regime", "negotiators", "officials":
		return true
	}
	return false
}

// isAgent lists people who, in the plural, act for their country or body.
func isAgent(lemma string) bool {
	switch lemma {
	case "negotiator", "official", "representative", "envoy", "leader", "diplomat", "soldier", "prosecutor", "investigator",
		"regulator", "lawmaker", "mediator", "delegate", "authority", "minister", "police", "pilot", "scientist", "researcher", "engineer", "astronomer", "physicist":
		return true
	}
	return false
}

// sides resolves "both sides", "the two countries", "they" to the parties that
// were named together last.
func (f *finder) sides(head int) []int {
	if !f.isPair(head) {
		return nil
	}
	for i := len(f.pairs) - 1; i >= 0; i-- {
		p := f.pairs[i]
		if p.at < head && int(f.sentence[head]-f.sentence[p.at]) <= 3 {
			return p.entities
		}
	}
	return nil
}

func (f *finder) isPair(head int) bool {
	switch lower(f.tok(head).Form) {
	case "they", "them":
		return f.who.MentionAt(head) < 0
	case "sides", "parties", "delegations", "governments", "neighbors", "neighbours", "foes", "rivals", "countries", "nations", "leaders", "men", "women", "pair",
		"ministers", "presidents", "companies", "firms", "clubs", "teams", "banks", "envoys", "diplomats":
		for _, c := range f.of(head) {
			switch lower(f.tok(int(c)).Form) {
			case "both", "the":
				return f.child(head, "amod", "nmod", "acl") < 0
			}
		}
	case "two", "three":
		return f.child(head, "det") >= 0 && f.child(head, "nmod", "amod", "acl") < 0
	case "side", "party":
		return f.child(head, "nmod:poss", "amod") < 0 && slices.ContainsFunc(f.of(head), func(c int32) bool { return lower(f.tok(int(c)).Form) == "each" })
	}
	return false
}

// pair is two or more parties that were named together.
type pair struct {
	at       int // token
	entities []int
}

// remember notes the parties of an event between equals, for "both sides".
func (f *finder) remember(c *candidate) {
	if c.typ != graphmodel.Consult && c.typ != graphmodel.Agree && !c.frame.Symmetric {
		return
	}
	var named []int
	for _, a := range c.args {
		if a.Entity >= 0 && a.Role != graphmodel.Topic {
			named = append(named, a.Entity)
		}
	}
	if together := f.namedTogether(c); len(together) >= 2 {
		named = together
	}
	if len(named) >= 2 {
		f.pairs = append(f.pairs, pair{c.tok, named})
	}
}

// namedTogether are the participants that the first noun phrase names, without
// hosts and others that are named apart.
func (f *finder) namedTogether(c *candidate) []int {
	var out []int
	first := -1
	for i, a := range c.args {
		if a.Entity < 0 || a.Role != graphmodel.Participant {
			continue
		}
		if first < 0 {
			first = c.heads[i]
		}
		if slices.Contains(f.conjuncts(first), c.heads[i]) {
			out = append(out, a.Entity)
		}
	}
	return out
}

// lightRole is the role of the subject of a light verb for the frame.
func lightRole(s lexicon.Syntax, symmetric bool) (graphmodel.LinkType, bool) {
	r, ok := strings.CutPrefix(string(s), lightPrefix)
	if !ok {
		return "", false
	}
	role := graphmodel.LinkType(r)
	if symmetric && role == graphmodel.Actor {
		role = graphmodel.Participant
	}
	return role, true
}
