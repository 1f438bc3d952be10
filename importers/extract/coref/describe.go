package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
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
		if before >= 0 && t[before].UPOS == "NOUN" {
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
			return 2
		}
	}
	return 0
}
