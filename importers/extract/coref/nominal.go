package coref

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// addNominals resolves descriptions: "the envoy", "the Turkish president", "the
// company", "the two countries".
func (b *builder) addNominals() {
	for i := range b.d.Tokens {
		t := &b.d.Tokens[i]
		if strings.EqualFold(t.Form, "old") && b.addAge(i) {
			continue
		}
		if b.addNational(i) || t.UPOS != "NOUN" && t.UPOS != "PROPN" || b.nameAt(i) >= 0 {
			continue
		}
		if b.addGroup(i) {
			continue
		}
		if p := b.phraseHeadedBy(i); p >= 0 {
			b.addOffice(p)
			continue
		}
		if !b.addModifier(i) {
			b.addCommon(i)
		}
	}
	b.resortMentions()
}

// addAge resolves "the 27-year-old" to the person whom the text is about.
func (b *builder) addAge(i int) bool {
	t := b.d.Tokens
	first := i - 5
	if first < 0 || !strings.EqualFold(t[first].Form, "the") || t[first+1].UPOS != "NUM" || !strings.EqualFold(t[i-2].Form, "year") ||
		i+1 < len(t) && (t[i+1].UPOS == "NOUN" || t[i+1].UPOS == "ADJ" || t[i+1].UPOS == "PROPN") {
		return false
	}
	e := b.mostSalient(i, func(e *entity) bool { return e.found.Kind == graphmodel.Person }, clearLead)
	if e < 0 {
		return false
	}
	b.addMention(mention{first: first, last: i + 1, titled: first, head: i, typ: graphmodel.MentionPerson, form: graphmodel.FormNominal, entity: e})
	return true
}

// addMention records a mention behind the others and where salience looks.
func (b *builder) addMention(m mention) {
	if b.isDoubtful(m) {
		return
	}
	b.mentions = append(b.mentions, m)
	s := b.d.SentenceOf(m.first)
	b.sentences[s] = append(b.sentences[s], len(b.mentions)-1)
}

func (b *builder) phraseHeadedBy(i int) int {
	if p := int(b.officeAt[i]); p >= 0 && b.offices[p].Head == i {
		return p
	}
	return -1
}

// resortMentions puts the mentions that came in behind into order; holders and
// tables follow.
func (b *builder) resortMentions() {
	before := slices.Clone(b.mentions)
	b.sortMentions()
	at := make(map[mention]int, len(b.mentions))
	for i, m := range b.mentions {
		at[m] = i
	}
	for k := range b.holders {
		b.holders[k].Mention = at[before[b.holders[k].Mention]]
	}
	b.indexNames()
}

// addOffice resolves a definite singular office phrase that stands for a person
// on its own.
func (b *builder) addOffice(p int) {
	o := b.offices[p]
	if _, held := b.holderOf[p]; held || o.Plural || o.Last < len(b.d.Tokens) && b.compoundContinues(o.Last) && !phrase.IsPossessive(b.d.Tokens[o.Last].Form) {
		return
	}
	start := b.nounPhraseStart(o.First)
	det := strings.ToLower(b.d.Tokens[start].Form)
	nation := b.nationIn(start, o.First)
	if det != "the" && nation < 0 || o.Office.Family || phrase.IsDefinite(det) && det != "the" {
		return
	}
	if start > 0 && phrase.IsPossessive(b.d.Tokens[start-1].Form) {
		return
	}
	if e := b.personFor(o, nation); e >= 0 {
		b.addMention(mention{
			first: start, last: o.Last, titled: start, head: o.Head, typ: graphmodel.MentionPerson, form: graphmodel.FormNominal, entity: e,
		})
	}
}

// nationIn returns the entity of a country named between two tokens, or -1.
func (b *builder) nationIn(first, last int) int {
	for i := first; i < last; i++ {
		if k := b.nameAt(i); k >= 0 && b.mentions[k].typ == graphmodel.MentionPlace && b.mentions[k].last <= last {
			return b.mentions[k].entity
		}
	}
	return -1
}

// farReach is how many sentences back the holder of an office is looked for.
const farReach = 100

// personFor finds the person whom an office phrase means: who has been given
// that office, and fits nation and sex, the latest first; for words that
// describe anybody ("the teenager") the person whom the text is about there.
func (b *builder) personFor(o office.Phrase, nation int) int {
	head := strings.ToLower(b.d.Tokens[o.Head].Lemma)
	here := b.d.SentenceOf(o.First)
	best, bestAt := -1, -1
	for _, m := range b.within(here, farReach) {
		if m.entity < 0 || m.typ != graphmodel.MentionPerson || m.first >= o.First {
			continue
		}
		e := b.entities[m.entity]
		if !e.nouns[o.Office.Text] && !e.nouns[head] || !agreesSex(e.sex, o.Office.Sex) {
			continue
		}
		if nation >= 0 && !b.servesNation(m.entity, nation) {
			continue
		}
		if m.first > bestAt {
			best, bestAt = m.entity, m.first
		}
	}
	if best >= 0 {
		if rival := b.rivalOf(best, o, head); rival && here-b.d.SentenceOf(bestAt) > 2 {
			return -1
		}
		return best
	}
	if nation < 0 && o.Office.Text == "witness" {
		return b.witness(o.First)
	}
	if nation >= 0 || !o.Office.Generic && !playerWords[o.Office.Text] {
		return -1
	}
	return b.salientPerson(o.First, o.Office)
}

// playerWords are general words for whom an article calls by the position.
var playerWords = wordSet("player footballer athlete sportsman sportswoman star rider")

// positions are the words that make a person a player.
var positions = wordSet(`striker winger midfielder defender goalkeeper keeper forward footballer quarterback pitcher batsman bowler sprinter cyclist swimmer
	boxer golfer player climber rider center-back centre-back fullback full-back playmaker captain point guard skier skater athlete`)

// rivalOf reports whether another person holds the same office.
func (b *builder) rivalOf(one int, o office.Phrase, head string) bool {
	return slices.ContainsFunc(b.entities, func(e *entity) bool {
		return e != b.entities[one] && e.found.Kind == graphmodel.Person && (e.nouns[o.Office.Text] || e.nouns[head])
	})
}

// servesNation reports whether a holder's phrase of the person names the nation.
func (b *builder) servesNation(person, nation int) bool {
	for _, h := range b.holders {
		if h.Entity != person {
			continue
		}
		p := b.offices[h.Phrase]
		start := b.nounPhraseStart(p.First)
		end := min(p.Last+4, len(b.d.Tokens))
		for _, m := range b.mentions {
			if m.entity == nation && m.first >= start-2 && m.last <= end {
				return true
			}
		}
	}
	return false
}

func agreesSex(a, b lexicon.Sex) bool {
	return a == lexicon.SexUnknown || b == lexicon.SexUnknown || a == b
}

// salientPerson is the person whom the sentences before token i are about: a
// clear leader of salience, else the one whom the article is about.
func (b *builder) salientPerson(i int, o lexicon.Office) int {
	fits := func(e *entity) bool {
		if e.found.Kind != graphmodel.Person || !agreesSex(e.sex, o.Sex) {
			return false
		}
		return o.Generic || e.plays()
	}
	if !o.Generic {
		if e := b.mostSalient(i, fits, clearLead); e >= 0 {
			return e
		}
	}
	if e := b.protagonist(); e >= 0 && fits(b.entities[e]) && b.entities[e].first < i {
		return e
	}
	return -1
}

// plays reports whether the article calls a person by a position in a team.
func (e *entity) plays() bool {
	for n := range e.nouns {
		if positions[n] {
			return true
		}
	}
	return false
}

// mostNamed returns the entity of a kind that is named most often, the first of
// several, or -1; and how often the next one is named.
func (b *builder) mostNamed(kind graphmodel.Kind) (best, second int) {
	best = -1
	for i, e := range b.entities {
		if e.found.Kind != kind {
			continue
		}
		switch {
		case best < 0 || e.count > b.entities[best].count:
			if best >= 0 {
				second = max(second, b.entities[best].count)
			}
			best = i
		default:
			second = max(second, e.count)
		}
	}
	return best, second
}

// protagonist returns the person whom the article is about: named in it twice
// as often as anybody else, and in its title where there is one; or -1.
func (b *builder) protagonist() int {
	best, second := b.mostNamed(graphmodel.Person)
	if best < 0 || b.entities[best].count < 2*second {
		if e, n := b.titled(true); n > 0 {
			return e
		}
		e, _ := b.titled(false)
		return e
	}
	return best
}

// addCommon resolves a definite common noun for an organization or place: "the
// company", "the country's".
func (b *builder) addCommon(i int) {
	t := &b.d.Tokens[i]
	if b.addByLastWord(i) {
		return
	}
	n, ok := b.lex.Nominal(t.Lemma)
	if !ok || n.Kind == graphmodel.Person && n.Sex == lexicon.SexUnknown || t.XPOS == "NNS" || i+1 < len(b.d.Tokens) && b.d.Tokens[i+1].UPOS == "NOUN" {
		return
	}
	start := b.nounPhraseStart(i)
	det := strings.ToLower(b.d.Tokens[start].Form)
	seat := b.seatBefore(start, i)
	if det != "the" && det != "that" || start < i-2 && seat < 0 {
		return
	}
	if m := b.nameAt(i + 2); m >= 0 && b.d.Tokens[i+1].Form == "," && b.mentions[m].entity >= 0 && b.entities[b.mentions[m].entity].found.Kind == n.Kind {
		// "The firm, Hartwell Construction,": the name says which.
		b.addMention(mention{first: start, last: i + 1, titled: start, head: i, typ: b.mentions[m].typ, form: graphmodel.FormNominal, entity: b.mentions[m].entity})
		return
	}
	nation := b.nationIn(start, i)
	if start == i-2 && nation < 0 && seat < 0 {
		return
	}
	if i+1 < len(b.d.Tokens) && (b.d.Tokens[i+1].Form == "of" || b.nameAt(i+1) >= 0) {
		return
	}
	country := ""
	if nation >= 0 {
		country = b.entities[nation].found.Country
	}
	if seat >= 0 {
		country, nation = "", -1 // a town says little of what no list knows
	}
	e := -1
	floor := 1
	if n.Kind == graphmodel.Place && !b.isTownNoun(n) || nation >= 0 || publicNouns[n.Lemma] {
		floor = 2
	}
	for least := 2; least >= floor && e < 0; least-- {
		e = b.mostSalient(i, func(e *entity) bool {
			return e.fits(n) >= least && (country == "" || e.found.Country == country || e.home == country)
		}, 0)
		if e < 0 && least == 2 && nation < 0 && seat < 0 {
			e = b.onlyOfClass(i, n)
		}
	}
	if lead := b.leadBody(); e >= 0 && lead >= 0 && lead != e && leadNouns[n.Lemma] && nation < 0 && seat < 0 && !b.entities[e].nouns[n.Lemma] && b.entities[lead].fits(n) >= floor && b.entities[lead].first < i && !b.subjectNear(e, i) {
		e = lead // "Valdoro signed Brandi from Lazio. The club said"
	}
	if main := b.mainBody(); e < 0 && main >= 0 && nation < 0 && b.entities[main].fits(n) >= floor && b.entities[main].first < i {
		e = main
	}
	if e < 0 || b.hasAnother(e, i) {
		return
	}
	typ := graphmodel.MentionOrg
	switch n.Kind {
	case graphmodel.Place:
		typ = graphmodel.MentionPlace
	case graphmodel.Person:
		typ = graphmodel.MentionPerson
	}
	b.addMention(mention{first: start, last: i + 1, titled: start, head: i, typ: typ, form: graphmodel.FormNominal, entity: e})
}

// publicNouns are nouns for bodies that no name of an unknown kind is one of.
var publicNouns = wordSet("commission council committee ministry authority department court parliament party government senate assembly board panel chamber jury bench tribunal")

// modifiers are the nouns that stand for a known organization before an office.
var modifiers = wordSet("company club union bank party group firm agency team league federation foundation charity airline hospital university museum")

// addModifier resolves the noun before an office: the union of "union president
// Nathan Lind" is the one that the text speaks of.
func (b *builder) addModifier(i int) bool {
	t := b.d.Tokens
	if i > 0 && t[i-1].UPOS == "PROPN" && b.sameSentence(i-1, i) || i > 0 && phrase.IsPossessive(t[i-1].Form) {
		return false // "Labour group leader"
	}
	if i+1 >= len(t) || b.officeAt[i+1] < 0 || t[i].XPOS == "NNS" || b.officeAt[i] >= 0 && b.officeAt[i] != b.officeAt[i+1] {
		return false
	}
	n, ok := b.lex.Nominal(t[i].Lemma)
	if !ok || n.Kind != graphmodel.Organization || !modifiers[strings.ToLower(t[i].Form)] {
		return false
	}
	e := -1
	for least := 2; least >= 1 && e < 0 && (least == 2 || !publicNouns[n.Lemma]); least-- {
		e = b.mostSalient(i, func(e *entity) bool { return e.fits(n) >= least }, 0)
	}
	if e < 0 {
		return false
	}
	b.addMention(mention{first: i, last: i + 1, titled: i, head: i, typ: graphmodel.MentionOrg, form: graphmodel.FormNominal, entity: e})
	return true
}

// nameReach is how many sentences back the name is looked for whose last word a
// noun repeats.
const nameReach = 12

// addByLastWord resolves "the center" after "the Carter Center", "the bank"
// after "Deutsche Bank": a definite noun that is the last word of a name.
func (b *builder) addByLastWord(i int) bool {
	t := b.d.Tokens
	if i == 0 || t[i].XPOS != "NN" || !strings.EqualFold(t[i-1].Form, "the") || i+1 < len(t) && (t[i+1].UPOS == "NOUN" || t[i+1].Form == "of") {
		return false
	}
	word := american(strings.ToLower(t[i].Form))
	for s := b.d.SentenceOf(i); s >= 0 && s >= b.d.SentenceOf(i)-nameReach; s-- {
		for k := len(b.sentences[s]) - 1; k >= 0; k-- {
			m := b.mentions[b.sentences[s][k]]
			if m.form != graphmodel.FormName || m.entity < 0 || m.last > i || m.last-m.first < 2 || m.typ == graphmodel.MentionPerson {
				continue
			}
			if endsLike(t[m.last-1].Form, word) {
				b.addMention(mention{first: i - 1, last: i + 1, titled: i - 1, head: i, typ: m.typ, form: graphmodel.FormNominal, entity: m.entity})
				return true
			}
		}
	}
	return false
}

// endsLike reports whether the last word of a name is a noun or a compound of it: the
// bank of "Halden Sparebank".
func endsLike(last, noun string) bool {
	last = american(strings.ToLower(last))
	return last == noun || compounded[noun] && len(last) > len(noun)+2 && strings.HasSuffix(last, noun)
}

// compounded are the nouns that the names of many languages join to another word.
var compounded = wordSet("bank fund forum bund")

// american folds the British spellings that names and nouns of one article mix.
func american(w string) string {
	switch w {
	case "centre":
		return "center"
	case "theatre":
		return "theater"
	case "organisation":
		return "organization"
	case "labour":
		return "labor"
	case "defence":
		return "defense"
	}
	return w
}

// pairNouns are plural nouns that stand for several known entities.
var pairNouns = map[string]graphmodel.Kind{
	"country": graphmodel.Place, "nation": graphmodel.Place, "side": graphmodel.Place, "delegation": graphmodel.Place, "state": graphmodel.Place,
	"neighbor": graphmodel.Place, "neighbour": graphmodel.Place, "government": graphmodel.Place, "party": graphmodel.Place, "capital": graphmodel.Place,
	"leader": graphmodel.Person, "president": graphmodel.Person, "man": graphmodel.Person, "woman": graphmodel.Person, "minister": graphmodel.Person,
	"sibling": graphmodel.Person, "brother": graphmodel.Person, "sister": graphmodel.Person, "founder": graphmodel.Person, "counterpart": graphmodel.Person,
	"rival": graphmodel.Person, "negotiator": graphmodel.Person, "couple": graphmodel.Person,
	"company": graphmodel.Organization, "club": graphmodel.Organization, "bank": graphmodel.Organization, "firm": graphmodel.Organization,
	"team": graphmodel.Organization, "group": graphmodel.Organization,
}

// addGroup resolves "the two countries", "both clubs", "the two leaders" to the
// two entities of that kind that the text before speaks of most.
func (b *builder) addGroup(i int) bool {
	t := b.d.Tokens
	kind, ok := pairNouns[strings.ToLower(t[i].Lemma)]
	if !ok || i == 0 || t[i].XPOS == "NN" && !strings.EqualFold(t[i-1].Form, "each") {
		return false
	}
	switch strings.ToLower(t[i-1].Form) {
	case "two", "both", "each":
	default:
		return false
	}
	if kind == graphmodel.Place && !b.twoNations(i) {
		kind = graphmodel.Person
		if !strings.EqualFold(t[i].Lemma, "side") && !strings.EqualFold(t[i].Lemma, "party") {
			return false
		}
	}
	pair := b.salientPair(i, kind)
	if pair == nil {
		return false
	}
	first := i - 1
	if first > 0 && strings.EqualFold(t[first-1].Form, "the") {
		first--
	}
	b.groups = append(b.groups, Group{Range: Range{first, i + 1}, Head: i, Entities: pair})
	return true
}

func (b *builder) twoNations(i int) bool { return b.salientPair(i, graphmodel.Place) != nil }

// salientPair returns the two entities of a kind that are mentioned most before
// token i (countries alone, of places), or nil when a third is as frequent.
func (b *builder) salientPair(i int, kind graphmodel.Kind) []int {
	counts := make(map[int]int)
	here := b.d.SentenceOf(i)
	var order []int
	for _, m := range b.within(here, farReach) {
		if m.entity < 0 || m.first >= i || b.entities[m.entity].found.Kind != kind || m.form != graphmodel.FormName {
			continue
		}
		if kind == graphmodel.Place && b.entities[m.entity].place != lexicon.KindCountry {
			continue
		}
		if counts[m.entity] == 0 {
			order = append(order, m.entity)
		}
		counts[m.entity]++
		if here-b.d.SentenceOf(m.first) <= 2 {
			counts[m.entity] += 2
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return counts[y] - counts[x] })
	if len(order) < 2 || len(order) > 2 && counts[order[2]] >= counts[order[1]] {
		return nil
	}
	pair := []int{order[0], order[1]}
	slices.SortFunc(pair, func(x, y int) int { return b.entities[x].first - b.entities[y].first })
	return pair
}
