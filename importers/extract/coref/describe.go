package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// describe collects the common nouns that the article puts next to the names of
// organizations and places: "Kelda, a company registered in", "the Belgian
// operator Frigobel", "Enugu, the city that". A later "the company" can then
// only mean what fits.
func (b *builder) describe() {
	for _, m := range b.mentions {
		if m.entity < 0 || m.typ != graphmodel.MentionOrg && m.typ != graphmodel.MentionPlace || m.demonym {
			continue
		}
		e := b.entities[m.entity]
		t := b.d.Tokens
		before := m.first - 1
		if before > 0 && t[before].Form == "," && shouted(b.text(m.first, m.last)) {
			// "the investigation service, FIOD,".
			before--
		}
		if before >= 0 && (t[before].UPOS == "NOUN" || t[before].Form == "daily" || t[before].Form == "weekly") {
			b.note(e, t[before].Lemma)
		}
		if m.last+1 < len(t) && t[m.last].Form == "," {
			for j := m.last + 1; j < len(t) && j < m.last+7 && !b.breaksPhrase(j); j++ {
				if t[j].UPOS == "NOUN" && (j+1 >= len(t) || t[j+1].UPOS != "NOUN") {
					b.note(e, t[j].Lemma)
					break
				}
			}
		}
		for j := m.first; j < m.last; j++ {
			b.note(e, t[j].Form)
			if w := t[j].Form; len(w) > len("bank")+2 && strings.HasSuffix(w, "bank") {
				b.note(e, "bank")
			}
		}
	}
}

// note records a noun that can refer back to an entity.
func (b *builder) note(e *entity, noun string) {
	noun = strings.ToLower(noun)
	if n, ok := b.lex.Nominal(noun); ok && n.Kind == e.found.Kind {
		e.nouns[noun] = true
		if e.class == "" && len(n.Classes) > 0 && e.found.Kind == graphmodel.Organization {
			e.class = lexicon.OrgClass(n.Classes[0])
		}
	}
}

// fits reports how well a noun describes an entity: 2 called so before, 1 of a
// fitting class or of unknown class, 0 not.
func (e *entity) fits(n lexicon.Nominal) int {
	if n.Kind != e.found.Kind {
		return 0
	}
	if e.nouns[n.Lemma] {
		return 2
	}
	if len(n.Classes) == 0 {
		if n.Lemma == "panel" && e.nouns["committee"] {
			return 2
		}
		return 0
	}
	own := string(e.class)
	if e.found.Kind == graphmodel.Place {
		own = string(e.place)
	}
	if own == "" {
		return 1
	}
	for _, c := range n.Classes {
		if c == own {
			return e.certainly(n)
		}
	}
	return 0
}

// ownNouns are nouns that a body bears in its name, or is introduced by, where it is one:
// "the commission" is no authority, "the bank" no shipping line.
var ownNouns = wordSet("commission committee council board panel chamber senate house jury bench airline supermarket studio label")

// certainly is how well a noun of its class fits an entity that the article does not
// call by it.
func (e *entity) certainly(n lexicon.Nominal) int {
	if ownNouns[n.Lemma] && e.found.Kind == graphmodel.Organization || n.Lemma == "bank" && e.found.Key == "" {
		return 1
	}
	return 2
}

// isOneNamed reads "with a Malian driver, Moussa Keita." and "by a local lawyer, Ana
// Lind, who": an indefinite description that no list goes on behind. end is where
// the name ends.
func (b *builder) isOneNamed(p office.Phrase, end int) bool {
	t := b.d.Tokens
	start := b.nounPhraseStart(p.First)
	if p.Plural || p.Office.Generic || !strings.EqualFold(t[start].Form, "a") && !strings.EqualFold(t[start].Form, "an") {
		return false
	}
	if first := b.d.Sentences[b.d.SentenceOf(start)].First; start > first && t[start-1].UPOS != "ADP" && t[start-1].UPOS != "VERB" && t[start-1].UPOS != "NUM" {
		return false
	}
	if end >= len(t) || !b.sameSentence(end, start) {
		return true
	}
	switch t[end].Form {
	case ".", ";":
		return true
	case ",":
		return end+1 < len(t) && (strings.HasPrefix(t[end+1].XPOS, "W") || t[end+1].UPOS == "VERB" || t[end+1].UPOS == "AUX" || t[end+1].UPOS == "NUM")
	}
	return false
}

// otherBody reports whether the sentence before token i speaks last of a body that
// has no name: "warned the anti-corruption agency. Its director" is not of the bank
// two sentences before.
func (b *builder) otherBody(e, i int) bool {
	here := b.d.SentenceOf(i)
	if here == 0 || b.entities[e].found.Kind != graphmodel.Organization {
		return false
	}
	for _, m := range b.within(here, 1) {
		if m.entity == e && m.last <= i {
			return false
		}
	}
	s := b.d.Sentences[here-1]
	for j := s.First; j < s.Last; j++ {
		t := &b.d.Tokens[j]
		if t.XPOS != "NN" || b.nameAt(j) >= 0 || b.officeAt[j] >= 0 || !strings.EqualFold(b.d.Tokens[b.nounPhraseStart(j)].Form, "the") {
			continue
		}
		if n, ok := b.lex.Nominal(t.Lemma); ok && n.Kind == graphmodel.Organization && !b.mentioned(j) {
			return true
		}
	}
	return false
}

// mentioned reports whether a resolved mention covers token i.
func (b *builder) mentioned(i int) bool {
	for _, k := range b.sentences[b.d.SentenceOf(i)] {
		if m := b.mentions[k]; m.first <= i && i < m.last {
			return true
		}
	}
	return false
}
