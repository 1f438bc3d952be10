package coref

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// pronounSex holds the pronouns of the third person singular that mean people.
var pronounSex = map[string]lexicon.Sex{
	"he": lexicon.Male, "him": lexicon.Male, "his": lexicon.Male, "himself": lexicon.Male,
	"she": lexicon.Female, "her": lexicon.Female, "hers": lexicon.Female, "herself": lexicon.Female,
}

// clearLead is how far the best candidate must be ahead of the next one.
const clearLead = 0.25

// possessiveLead is the lead that "its" needs: it mostly means a subject nearby.
const possessiveLead = 0.1

// addPronouns resolves he, she, it and their forms in text order, so that each
// resolved pronoun keeps its person salient.
func (b *builder) addPronouns() {
	for i := range b.d.Tokens {
		word := doc.Lower(b.d.Tokens[i].Form)
		if b.d.Tokens[i].UPOS != "PRON" && b.d.Tokens[i].XPOS != "PRP$" && b.d.Tokens[i].XPOS != "PRP" && word != "hers" {
			continue
		}
		e, typ := -1, graphmodel.MentionPerson
		switch {
		case pronounSex[word] != 0:
			e = b.personOf(i, pronounSex[word])
		case word == "their" && b.leadsCoach(i):
			e, typ = b.clubOf(i)
		case word == "its" || word == "it":
			e, typ = b.thingOf(i, word == "its")
		}
		if e < 0 {
			continue
		}
		if typ == graphmodel.MentionPerson && b.entities[e].sex == lexicon.SexUnknown {
			b.entities[e].sex = pronounSex[word]
		}
		b.addMention(mention{first: i, last: i + 1, titled: i, head: i, typ: typ, form: graphmodel.FormPronoun, entity: e})
	}
	b.resortMentions()
}

// personOf finds whom a personal pronoun means.
func (b *builder) personOf(i int, sex lexicon.Sex) int {
	speaker := -1
	if q := b.quotes.at(i); q >= 0 {
		speaker = b.quotes.speaker[q]
	}
	if e := b.kinOf(i, sex); e >= 0 {
		return e
	}
	if e := b.relative(i, sex); e >= 0 {
		return e
	}
	if e := b.ofClause(i); e >= 0 && agreesSex(b.entities[e].sex, sex) {
		return e
	}
	if e := b.ofSubject(i, sex); e >= 0 {
		return e
	}
	if e := b.kinOfSubject(i, sex); e >= 0 {
		return e
	}
	if e := b.ofKin(i, sex); e >= 0 {
		return e
	}
	if e := b.ofMainSubject(i, sex); e >= 0 {
		return e
	}
	if e := b.onlyHere(i, sex); e >= 0 {
		return e
	}
	barred := b.coArguments(i)
	if e := b.ownKin(i); e != nil {
		barred = append(barred, e)
	}
	counsel := b.leadsCounsel(i)
	fits := func(e *entity) bool {
		if e.found.Kind != graphmodel.Person || !agreesSex(e.sex, sex) || counsel && b.isCounsel(e) {
			return false
		}
		// Who speaks says "I", not "he".
		return (speaker < 0 || e != b.entities[speaker]) && !slices.Contains(barred, e)
	}
	e := b.ofHers(i, fits)
	if e < 0 {
		e = b.mostSalient(i, fits, clearLead)
	}
	if e < 0 {
		e = b.onlySubject(i, fits)
	}
	if e < 0 {
		e = b.onlyOneBefore(i, fits)
	}
	if e < 0 {
		e = b.onlyBefore(i, fits)
	}
	if counsel && e >= 0 {
		return b.clientOf(i, e)
	}
	return e
}

// onlySubject is the subject before token i in its sentence, where that names
// nobody else who fits: whom the sentence is about, however much the one before
// was about somebody else.
func (b *builder) onlySubject(i int, fits func(*entity) bool) int {
	only, subject := -1, false
	for _, m := range b.within(b.d.SentenceOf(i), 0) {
		if m.entity < 0 || m.last > i || !fits(b.entities[m.entity]) || b.quotes.at(m.first) != b.quotes.at(i) {
			continue
		}
		if only >= 0 && only != m.entity {
			return -1
		}
		only = m.entity
		subject = subject || b.roleWeight(m, i) >= 1
	}
	if !subject {
		return -1
	}
	return only
}

// coArguments are the entities that an object pronoun cannot mean: the subject
// of the same verb ("Lind met him").
func (b *builder) coArguments(i int) []*entity {
	t := b.d.Tokens
	if t[i].Rel != "obj" && t[i].Rel != "iobj" || strings.HasSuffix(t[i].Form, "self") || t[i].Head < 0 {
		return nil
	}
	var out []*entity
	for _, k := range b.sentences[b.d.SentenceOf(i)] {
		m := b.mentions[k]
		if m.entity >= 0 && t[m.head].Head == t[i].Head && strings.HasPrefix(t[m.head].Rel, "nsubj") {
			out = append(out, b.entities[m.entity])
		}
	}
	return out
}

// thingOf finds the organization or place that "it" or "its" means: only what
// the sentence, or the one before, is clearly about.
func (b *builder) thingOf(i int, possessive bool) (int, graphmodel.MentionType) {
	t := b.d.Tokens
	if !possessive && (!strings.HasPrefix(t[i].Rel, "nsubj") || t[i].Head >= 0 && t[t[i].Head].UPOS != "VERB") {
		return -1, ""
	}
	lead := clearLead
	if possessive {
		lead = possessiveLead
	}
	if possessive {
		if e := b.landOf(i); e >= 0 {
			return e, graphmodel.MentionPlace
		}
		if e := b.capitalOf(i); e >= 0 {
			return e, graphmodel.MentionPlace
		}
	}
	body := possessive && b.leadsBody(i)
	if body {
		if e := b.onlyBody(i); e >= 0 {
			return e, graphmodel.MentionOrg
		}
		if e := b.bodyToldOf(i); e >= 0 {
			return e, graphmodel.MentionOrg
		}
	}
	e := b.mostSalient(i, func(e *entity) bool {
		return (e.found.Kind == graphmodel.Organization || e.place == lexicon.KindCountry && !body) && !b.isJoinedNear(e, i)
	}, lead)
	if e < 0 && !possessive && b.isFoundedAt(i) {
		e = b.mainBody()
	}
	if e < 0 || !b.subjectNear(e, i) && !(body && (b.introduces(i) || b.onlyBodyNear(e, i))) && !b.isLeftOver(e, i) && !(!possessive && b.isFoundedAt(i) && b.onlyBodyNear(e, i)) || possessive && b.otherBody(e, i) {
		return -1, ""
	}
	if b.entities[e].found.Kind == graphmodel.Place {
		return e, graphmodel.MentionPlace
	}
	return e, graphmodel.MentionOrg
}

// onlyBody is the organization that the sentence of token i names before it, where
// it names one only.
func (b *builder) onlyBody(i int) int {
	only := -1
	for _, m := range b.within(b.d.SentenceOf(i), 0) {
		if m.entity < 0 || m.last > i || m.nested {
			continue
		}
		e := b.entities[m.entity]
		if e.place == lexicon.KindCountry && !m.demonym || e.found.Kind == graphmodel.Organization && only >= 0 && only != m.entity {
			return -1
		}
		if e.found.Kind == graphmodel.Organization {
			only = m.entity
		}
	}
	return only
}

// landOf is the region or town of "its governor" and "its mayor": the last that
// this sentence or the one before it names.
func (b *builder) landOf(i int) int {
	p := b.officeAfter(i)
	if p < 0 {
		return -1
	}
	text := b.offices[p].Office.Text
	mayor := strings.Contains(text, "mayor")
	if !mayor && text != "governor" && text != "lieutenant governor" {
		return -1
	}
	best := -1
	for _, m := range b.within(b.d.SentenceOf(i), 1) {
		if m.entity < 0 || m.last > i || m.demonym {
			continue
		}
		e := b.entities[m.entity]
		if e.class == lexicon.OrgCentralBank {
			return -1
		}
		switch e.place {
		case lexicon.KindRegion:
			if !mayor {
				best = m.entity
			}
		case lexicon.KindCity, lexicon.KindCapital:
			if mayor {
				best = m.entity
			}
		case "":
			if e.found.Kind == graphmodel.Place {
				best = m.entity
			}
		}
	}
	return best
}

// officeAfter is the office phrase close behind token i, or -1.
func (b *builder) officeAfter(i int) int {
	for j := i + 1; j < len(b.d.Tokens) && j < i+4; j++ {
		if p := b.officeAt[j]; p >= 0 {
			return int(p)
		}
	}
	return -1
}

// orgBefore reports whether the sentence before that of token i speaks of an
// organization and of no country.
func (b *builder) orgBefore(i int) bool {
	found := false
	here := b.d.SentenceOf(i)
	for s := max(0, here-1); s <= here; s++ {
		for _, k := range b.sentences[s] {
			m := b.mentions[k]
			if m.entity < 0 || m.last > i {
				continue
			}
			if b.entities[m.entity].place == lexicon.KindCountry {
				return false
			}
			found = found || b.entities[m.entity].found.Kind == graphmodel.Organization
		}
	}
	return found
}

// introduces reports whether "its" opens a sentence with an office and the name of
// who holds it: "Its president, Ana Lind,".
func (b *builder) introduces(i int) bool {
	if i != b.d.Sentences[b.d.SentenceOf(i)].First {
		return false
	}
	for j := i + 1; j < len(b.d.Tokens) && j < i+7; j++ {
		if b.isPersonName(j) {
			return true
		}
	}
	return false
}

// leadsBody reports whether the office behind "its" is one that bodies have and
// countries seldom: "its leader", "its chief executive".
func (b *builder) leadsBody(i int) bool {
	for j := i + 1; j < len(b.d.Tokens) && j < i+4; j++ {
		if p := b.officeAt[j]; p >= 0 {
			if b.offices[p].Office.Text == "agent" {
				return false // before a court: of a country
			}
			switch b.offices[p].Office.Class {
			case lexicon.HeadOfState:
				// "its president, Ana Lind" of companies and of countries.
				return b.offices[p].Office.At&lexicon.AtOrg != 0 && b.orgBefore(i)
			case lexicon.HeadOfGovernment, lexicon.Minister, lexicon.Envoy, lexicon.Royal, lexicon.Military:
				return false
			}
			return b.offices[p].Office.At&lexicon.AtOrg != 0
		}
	}
	return false
}

// subjectNear reports whether an entity is a subject in the sentence of token i,
// before it, or in the one before.
func (b *builder) subjectNear(e, i int) bool {
	for _, m := range b.within(b.d.SentenceOf(i), 1) {
		if m.entity == e && m.last <= i && b.roleWeight(m, i) >= 1 {
			return true
		}
	}
	return false
}

// lookBack is how many sentences back salience reaches.
const lookBack = 4

// mostSalient returns the entity that the text before token i is most about
// among those that fit, or -1 when none is ahead of the next by lead.
//
// Salience follows the centering literature in its simplest form: nearness of
// the sentence, then grammatical role (subject before object before others),
// then how often the article speaks of the entity at all.
func (b *builder) mostSalient(i int, fits func(*entity) bool, lead float64) int {
	here := b.d.SentenceOf(i)
	scores := make(map[int]float64)
	var order []int
	for _, m := range b.within(here, lookBack) {
		if m.entity < 0 || m.last > i || !fits(b.entities[m.entity]) {
			continue
		}
		back := here - b.d.SentenceOf(m.first)
		if b.quotes.at(m.first) >= 0 && b.quotes.at(m.first) != b.quotes.at(i) && back > 0 {
			continue
		}
		s := nearness[back] * b.roleWeight(m, i)
		if m.form == graphmodel.FormPronoun {
			// What a pronoun takes up stays the center of attention.
			s *= 1.3
		}
		if scores[m.entity] == 0 {
			order = append(order, m.entity)
			s += 0.02*float64(min(b.entities[m.entity].count, 10)) + b.topic(m.entity, i)
		} else {
			s = max(0, s-scores[m.entity]) + 0.1*min(s, scores[m.entity])
		}
		scores[m.entity] += s
	}
	slices.SortStableFunc(order, func(x, y int) int {
		switch {
		case scores[x] > scores[y]:
			return -1
		case scores[x] < scores[y]:
			return 1
		}
		return 0
	})
	if len(order) == 0 || len(order) > 1 && scores[order[0]]-scores[order[1]] < lead {
		return -1
	}
	return order[0]
}

// topic is the bonus of the person whom the article is about. Its relatives are
// told as his or hers, whoever stands nearer.
func (b *builder) topic(e, i int) float64 {
	if b.entities[e].found.Kind == graphmodel.Organization && b.d.Tokens[i].UPOS == "NOUN" && e == b.mainBody() {
		return topicWeight
	}
	if b.entities[e].found.Kind != graphmodel.Person || e != b.hero() {
		return 0
	}
	if b.d.Tokens[i].XPOS == "PRP$" {
		for j := i + 1; j < len(b.d.Tokens) && j < i+4; j++ {
			if p := b.officeAt[j]; p >= 0 && b.offices[p].Office.Family {
				return 1
			}
		}
	}
	return 0.4
}

// hero is protagonist, worked out once.
func (b *builder) hero() int {
	if b.heroIs == nil {
		h := b.protagonist()
		b.heroIs = &h
	}
	return *b.heroIs
}

// within returns the mentions of a sentence and of so many sentences before it,
// those that were resolved since the tables were made included.
func (b *builder) within(here, back int) []mention {
	var out []mention
	for s := max(0, here-back); s <= here; s++ {
		for _, k := range b.sentences[s] {
			out = append(out, b.mentions[k])
		}
	}
	return out
}

// nearness weighs mentions by the sentences between.
var nearness = [lookBack + 1]float64{1.4, 1.2, 0.7, 0.4, 0.25}

// roleWeight weighs a mention by its grammatical role.
func (b *builder) roleWeight(m mention, i int) float64 {
	t := b.d.Tokens
	rel := t[m.head].Rel
	if rel == "appos" && t[m.head].Head >= 0 {
		// "the agency, the HUR, confirmed": the name stands for the subject.
		rel = t[t[m.head].Head].Rel
	}
	if m.titled < m.first && !strings.HasPrefix(rel, "nsubj") {
		// Parsers disagree on the head of "President Ana Lind".
		for j := m.titled; j < m.first; j++ {
			if strings.HasPrefix(t[j].Rel, "nsubj") {
				rel = t[j].Rel
			}
		}
	}
	switch {
	case m.nested:
		return 0.2
	case strings.HasPrefix(rel, "nsubj"), b.opensClause(m), b.beforeFinite(m):
		return 1
	case rel == "obj", rel == "iobj":
		return 0.7
	case rel == "conj", rel == "appos", rel == "root":
		return 0.6
	case b.opensRelative(m) && b.d.SentenceOf(i) > b.d.SentenceOf(m.first):
		return describedWeight
	case strings.HasPrefix(rel, "obl"):
		return 0.5
	case strings.HasPrefix(rel, "nmod:poss"):
		return 0.55
	}
	return 0.4
}

// describedWeight is the weight, in sentences behind, of who or what a clause with
// "which" or "who" tells more of: "belongs to Volta, which supplies others".
const describedWeight = 0.85

// opensRelative reports whether such a clause follows a name over a comma.
func (b *builder) opensRelative(m mention) bool {
	t := b.d.Tokens
	return m.form == graphmodel.FormName && !m.demonym && m.last+1 < len(t) && t[m.last].Form == "," && (t[m.last+1].XPOS == "WDT" || t[m.last+1].XPOS == "WP")
}

// beforeFinite reports whether a finite verb stands right behind a name, or
// behind the comma that closes it: "the agency, the HUR, confirmed".
func (b *builder) beforeFinite(m mention) bool {
	if m.form != graphmodel.FormName || m.demonym {
		return false
	}
	i := m.last
	if i < len(b.d.Tokens) && b.d.Tokens[i].Form == "," {
		before := min(m.titled, m.first) - 1
		if before >= 0 && b.d.Tokens[before].UPOS == "DET" {
			before--
		}
		if before < 0 || b.d.Tokens[before].Form != "," {
			return false
		}
		i++
	}
	return i < len(b.d.Tokens) && (b.d.Tokens[i].XPOS == "VBD" || b.d.Tokens[i].XPOS == "VBZ") && b.sameSentence(i, m.first)
}

// opensClause reports whether a mention stands where subjects stand: at the
// start of its sentence, or behind a conjunction that opens a clause. Parsers
// lose unusual names there.
func (b *builder) opensClause(m mention) bool {
	s := b.d.Sentences[b.d.SentenceOf(m.first)]
	at := min(m.titled, m.first) - 1
	for at >= s.First && (b.d.Tokens[at].Form == "-" || b.d.Tokens[at].UPOS == "DET" && m.form == graphmodel.FormName) {
		at--
	}
	if at < s.First {
		return m.last < len(b.d.Tokens) && !phrase.IsPossessive(b.d.Tokens[m.last].Form)
	}
	t := &b.d.Tokens[at]
	return (t.UPOS == "SCONJ" || strings.EqualFold(t.Form, "that")) && m.form == graphmodel.FormName
}
