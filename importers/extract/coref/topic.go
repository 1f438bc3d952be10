package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// topicWeight is what a description ("the company") leans to the organization that
// the whole article is about, in sentences of nearness.
const topicWeight = 0.5

// mainBody is the organization that the article is about: named at least three times
// and more often than any other, and in its title or first sentences; or -1.
func (b *builder) mainBody() int {
	if b.bodyIs != nil {
		return *b.bodyIs
	}
	best, second := b.mostNamed(graphmodel.Organization)
	if best >= 0 && (b.entities[best].count < 3 || b.entities[best].count <= second || !b.opensArticle(best)) {
		best = -1
	}
	b.bodyIs = &best
	return best
}

// leadBody is the organization that the title or the first sentence names and no other
// is named more often; or -1. It is less sure than mainBody.
func (b *builder) leadBody() int {
	if b.leadIs != nil {
		return *b.leadIs
	}
	best, second := b.mostNamed(graphmodel.Organization)
	if best >= 0 && (b.entities[best].count < 2 || b.entities[best].count < second || !b.opensArticle(best) || len(b.d.Sentences) > 0 && b.entities[best].count == second && b.d.SentenceOf(b.entities[best].first) > 0) {
		best = -1
	}
	b.leadIs = &best
	return best
}

// opensArticle reports whether the title or one of the first three sentences names
// an entity.
func (b *builder) opensArticle(e int) bool {
	for s := 0; s < len(b.sentences) && s < 3; s++ {
		for _, k := range b.sentences[s] {
			if b.mentions[k].entity == e {
				return true
			}
		}
	}
	title := strings.ToLower(b.d.Title)
	for form := range b.entities[e].forms {
		if title != "" && strings.Contains(title, strings.ToLower(form)) {
			return true
		}
	}
	return false
}

// landNouns are nouns before "of" and a name that tell what kind of place it is.
var landNouns = map[string]lexicon.PlaceKind{
	"republic": lexicon.KindCountry, "country": lexicon.KindCountry, "nation": lexicon.KindCountry, "kingdom": lexicon.KindCountry,
	"province": lexicon.KindRegion, "region": lexicon.KindRegion, "oblast": lexicon.KindRegion, "district": lexicon.KindRegion,
	"town": lexicon.KindCity, "village": lexicon.KindCity, "city": lexicon.KindCity,
}

// describeLands finds out what kind of place a name is that no list has, from the
// words around it: "the island state of Manora", "Kasai Central province".
func (b *builder) describeLands() {
	t := b.d.Tokens
	for _, m := range b.mentions {
		if m.typ != graphmodel.MentionPlace || m.entity < 0 || m.demonym || b.entities[m.entity].place != "" || b.entities[m.entity].found.Key != "" {
			continue
		}
		e := b.entities[m.entity]
		if m.first > 1 && t[m.first-1].Form == "of" && b.sameSentence(m.first-2, m.first) {
			noun := strings.ToLower(t[m.first-2].Lemma)
			if e.place = landNouns[noun]; noun == "state" && m.first > 2 && t[m.first-3].Form == "island" {
				e.place = lexicon.KindCountry
			}
		}
		if m.last < len(t) && e.place == "" && landNouns[strings.ToLower(t[m.last].Form)] == lexicon.KindRegion {
			e.place = lexicon.KindRegion
		}
		if m.last+1 < len(t) && e.place == "" && phrase.IsPossessive(t[m.last].Form) && b.governs(m.last+1) {
			e.place = lexicon.KindCountry
		}
	}
}

// governs reports whether a noun for what countries alone have stands at token i or
// behind the adjective there.
func (b *builder) governs(i int) bool {
	for j := i; j < len(b.d.Tokens) && j < i+3; j++ {
		switch strings.ToLower(b.d.Tokens[j].Form) {
		case "government", "parliament", "army", "military", "junta", "president", "king", "queen":
			return true
		}
	}
	return false
}

// seatBefore is the town of "the Derby-based company" and "the Istanbul club", whose
// article stands at token start and whose noun at token i; -1 for none.
func (b *builder) seatBefore(start, i int) int {
	t := b.d.Tokens
	m := b.nameAt(start + 1)
	if m < 0 || b.mentions[m].typ != graphmodel.MentionPlace || b.mentions[m].demonym || b.mentions[m].entity < 0 || b.entities[b.mentions[m].entity].place == lexicon.KindCountry {
		return -1
	}
	end := b.mentions[m].last
	if end+1 < i && phrase.IsHyphen(t[end].Form) && (t[end+1].Form == "based" || t[end+1].Form == "headquartered") {
		end += 2
	}
	if end != i {
		return -1
	}
	return b.mentions[m].entity
}

// isTownNoun reports whether a noun stands for towns, of which the lists know few.
func (b *builder) isTownNoun(n lexicon.Nominal) bool {
	return n.Lemma == "city" || n.Lemma == "town" || n.Lemma == "village"
}
