package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// farBack is from how many sentences back a pronoun takes up only the subject of
// a sentence, where nobody else was named since, or whom the article is about. Of
// the other such pronouns in articles marked by hand two in three meant somebody
// else.
const farBack = 2

// looseNouns are nouns that stand for many bodies and, without the name, seldom
// for one named before: of 60 in articles marked by hand 52 meant another, or none.
var looseNouns = wordSet("government state group team coalition organization league station service")

// plainNouns are nouns that a body of unknown kind is called by all the same: of 17
// "company" and "firm" 13 meant the one that they were taken for, of 77 others 9.
var plainNouns = wordSet("company firm union board")

// leadNouns are nouns that the body which an article opens with is called by, whatever
// kind it is known to be of.
var leadNouns = wordSet(`company firm group club chain brand business carrier airline retailer manufacturer maker builder brewer broadcaster paper newspaper
	charity bank festival`)

// isDoubtful reports whether a pronoun or description probably does not mean the
// entity that was found for it. Where somebody else of the sex was named since in
// its own sentence, 4 in 9 pronouns meant somebody else, unless the article is about
// that person. The rules were read from some 3,700 of them in 1,200
// texts marked by hand (docs/training.md, "Antecedents").
func (b *builder) isDoubtful(m mention) bool {
	if m.entity == b.hero() || m.entity == b.mainBody() || m.form == graphmodel.FormNominal && leadNouns[strings.ToLower(b.d.Tokens[m.head].Lemma)] && m.entity == b.leadBody() || m.form == graphmodel.FormPronoun && b.leadsCounsel(m.first) && b.chargedBefore(m.entity, m.first) {
		return false
	}
	if m.form == graphmodel.FormPronoun && m.typ == graphmodel.MentionPerson && b.ofMainSubject(m.first, b.entities[m.entity].sex) == m.entity {
		return false
	}
	last, person := b.lastBefore(m)
	if last.first < 0 {
		return false
	}
	back := b.d.SentenceOf(m.first) - b.d.SentenceOf(last.first)
	switch {
	case m.typ == graphmodel.MentionPerson && m.form == graphmodel.FormPronoun:
		return back > farBack || back == farBack && (person || b.roleWeight(last, m.first) < 1) || person && b.namedHere(m, last)
	case m.typ == graphmodel.MentionOrg && m.form == graphmodel.FormNominal:
		return b.nationIn(m.first, m.head) < 0 && b.isDoubtfulBody(m, last, back)
	}
	return false
}

// namedHere reports whether the sentence of a pronoun names, before it and behind
// the last mention of whom it was found to mean, somebody else of the sex.
func (b *builder) namedHere(m, last mention) bool {
	sex := b.entities[m.entity].sex
	for _, o := range b.within(b.d.SentenceOf(m.first), 0) {
		if o.entity < 0 || o.entity == m.entity || o.first < last.first || o.last > m.first || o.nested {
			continue
		}
		if e := b.entities[o.entity]; e.found.Kind == graphmodel.Person && agreesSex(e.sex, sex) {
			return true
		}
	}
	return false
}

// isDoubtfulBody is isDoubtful for "the company" and its like. last is the mention
// before of what it was found to mean, back sentences away.
func (b *builder) isDoubtfulBody(m, last mention, back int) bool {
	noun := b.d.Tokens[m.head]
	if b.holds(m.entity, strings.ToLower(noun.Form)) {
		return false
	}
	e := b.entities[m.entity]
	n, ok := b.lex.Nominal(noun.Lemma)
	if !ok {
		return false
	}
	if b.ownsSomething(m.last) && ((anyBody[n.Lemma] || e.fits(n) > 1 && !vagueNouns[n.Lemma]) && b.isOnlyBody(m.entity, m.first) || b.onlyOfClass(m.head, n) == m.entity) {
		return false
	}
	return looseNouns[n.Lemma] && !e.nouns[n.Lemma] || e.fits(n) < 2 && !plainNouns[n.Lemma] || b.rivals(m, last, n) || back >= lookBack
}

// holds reports whether a form of an entity's name has a word: "the service" of the
// Security Service of Ukraine.
func (b *builder) holds(entity int, word string) bool {
	for form := range b.entities[entity].forms {
		for w := range strings.FieldsSeq(form) {
			if endsLike(w, american(word)) {
				return true
			}
		}
	}
	return false
}

// rivals reports whether another body that a noun may stand for was named between
// an anaphor and the mention before of what it was found to mean.
func (b *builder) rivals(m, last mention, n lexicon.Nominal) bool {
	for _, o := range b.within(b.d.SentenceOf(m.first), nameReach) {
		if o.entity >= 0 && o.entity != m.entity && o.first > last.first && o.last <= m.first && !o.nested && b.entities[o.entity].fits(n) > 0 {
			return true
		}
	}
	return false
}

// lastBefore returns the last mention of an anaphor's entity before it, with first
// -1 where there is none near, and whether somebody else of the same sex was named
// since.
func (b *builder) lastBefore(m mention) (last mention, person bool) {
	last.first = -1
	near := b.within(b.d.SentenceOf(m.first), nameReach)
	for _, o := range near {
		if o.entity == m.entity && o.last <= m.first && o.first > last.first {
			last = o
		}
	}
	sex := b.entities[m.entity].sex
	for _, o := range near {
		if o.entity < 0 || o.entity == m.entity || o.first < last.first || o.last > m.first || o.nested {
			continue
		}
		e := b.entities[o.entity]
		person = person || e.found.Kind == graphmodel.Person && agreesSex(e.sex, sex)
	}
	return last, person
}
