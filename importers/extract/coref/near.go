package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// isFoundedAt reports whether "it" at token i is what is founded: a body, for certain.
func (b *builder) isFoundedAt(i int) bool {
	h := b.d.Tokens[i].Head
	if h < 0 || b.d.Tokens[i].Rel != "nsubj:pass" {
		return false
	}
	switch strings.ToLower(b.d.Tokens[h].Lemma) {
	case "found", "co-found", "establish", "incorporate", "set", "launch":
		return true
	}
	return false
}

// onlyBodyNear reports whether an entity is a body and no other stands in the sentence
// before that of token i.
func (b *builder) onlyBodyNear(e, i int) bool {
	if b.entities[e].found.Kind != graphmodel.Organization {
		return false
	}
	for _, m := range b.within(b.d.SentenceOf(i), 1) {
		if m.entity >= 0 && m.entity != e && m.last <= i && !m.nested && b.entities[m.entity].found.Kind == graphmodel.Organization {
			return false
		}
	}
	return true
}

// onlyBefore is the one person whom the sentence before names who fits, for a pronoun that
// opens its sentence in the same paragraph.
func (b *builder) onlyBefore(i int, fits func(*entity) bool) int {
	here := b.d.SentenceOf(i)
	if here == 0 || i != b.d.Sentences[here].First || b.d.Tokens[i].XPOS != "PRP" || b.d.Sentences[here-1].Paragraph != b.d.Sentences[here].Paragraph {
		return -1
	}
	only := -1
	for _, k := range b.sentences[here-1] {
		m := b.mentions[k]
		if m.entity < 0 || !fits(b.entities[m.entity]) || b.quotes.at(m.first) >= 0 {
			continue
		}
		if only >= 0 && only != m.entity {
			return -1
		}
		only = m.entity
	}
	return only
}

// leadsCoach reports whether an office of sport follows token i closely.
func (b *builder) leadsCoach(i int) bool {
	for j := i + 1; j < len(b.d.Tokens) && j < i+4; j++ {
		if p := b.officeAt[j]; p >= 0 {
			return b.offices[p].Office.Class == lexicon.Sport || b.offices[p].Office.Text == "manager"
		}
	}
	return false
}

// clubOf finds the club that "their" means before a coach.
func (b *builder) clubOf(i int) (int, graphmodel.MentionType) {
	e := b.mostSalient(i, func(e *entity) bool {
		return e.class == lexicon.OrgClub || e.class == lexicon.OrgSport || e.class == "" && e.found.Kind == graphmodel.Organization
	}, possessiveLead)
	if e < 0 || !b.subjectNear(e, i) {
		return -1, ""
	}
	return e, graphmodel.MentionOrg
}

// witnessReach is how many sentences back the words of a witness are looked for.
const witnessReach = 10

// witness is who spoke last before the sentence of token i, in an article on what
// witnesses say; -1 for none.
func (b *builder) witness(i int) int {
	t := b.d.Tokens
	here := b.d.SentenceOf(i)
	for s := here - 1; s >= 0 && s >= here-witnessReach; s-- {
		for _, k := range b.sentences[s] {
			m := b.mentions[k]
			if m.entity < 0 || m.form != graphmodel.FormName || b.entities[m.entity].found.Kind != graphmodel.Person || m.last >= len(t) || t[m.last].UPOS != "VERB" {
				continue
			}
			switch strings.ToLower(t[m.last].Lemma) {
			case "say", "tell", "testify", "recall", "admit":
				if b.quotes.at(m.first) < 0 {
					return m.entity
				}
			}
		}
	}
	return -1
}

// bearerOf is the mention of who holds office phrase p by its name beside it, or -1.
func (b *builder) bearerOf(p int) int {
	if _, held := b.holderOf[p]; p < 0 || !held {
		return -1
	}
	for _, h := range b.holders {
		if h.Phrase == p {
			return h.Mention
		}
	}
	return -1
}
