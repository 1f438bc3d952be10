package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// bodyToldOf is the organization that the sentence before token i ends with and tells of:
// "He worked for Los Cuervos, a gang from Oslo. Its leader"; -1 for none.
func (b *builder) bodyToldOf(i int) int {
	here := b.d.SentenceOf(i)
	if here == 0 || i != b.d.Sentences[here].First || b.d.Sentences[here-1].Paragraph != b.d.Sentences[here].Paragraph {
		return -1
	}
	t := b.d.Tokens
	before := b.d.Sentences[here-1]
	for j := before.Last - 1; j > before.First && j > before.Last-14; j-- {
		if t[j].UPOS == "VERB" || t[j].UPOS == "AUX" || strings.HasPrefix(t[j].XPOS, "W") {
			return -1
		}
		k := b.nameAt(j)
		if k < 0 || b.mentions[k].last != j+1 || b.mentions[k].typ != graphmodel.MentionOrg || b.mentions[k].entity < 0 {
			continue
		}
		if j+2 >= before.Last || t[j+1].Form != "," || !strings.EqualFold(t[j+2].Form, "a") && !strings.EqualFold(t[j+2].Form, "an") && !strings.EqualFold(t[j+2].Form, "the") {
			return -1
		}
		if b.bodyActs(here-1, b.mentions[k].entity) {
			return -1 // "Dalmar sued Norvik, a maker of soup. Its chairman"
		}
		return b.mentions[k].entity
	}
	return -1
}

// bodyActs reports whether a sentence has another organization than this as a subject.
func (b *builder) bodyActs(s, entity int) bool {
	for _, k := range b.sentences[s] {
		m := b.mentions[k]
		if m.entity >= 0 && m.entity != entity && !m.nested && b.entities[m.entity].found.Kind == graphmodel.Organization && b.roleWeight(m, b.d.Sentences[s].Last) >= 1 {
			return true
		}
	}
	return false
}

// ofMainSubject is the subject of the sentence, where a possessive stands in a clause of
// time or reason of its verb: "Ana Lind took office at the house of Rosa Berg, three weeks
// after her party won". -1 for none.
func (b *builder) ofMainSubject(i int, sex lexicon.Sex) int {
	t := b.d.Tokens
	if t[i].XPOS != "PRP$" || b.quotes.at(i) >= 0 {
		return -1
	}
	s := b.d.Sentences[b.d.SentenceOf(i)]
	subject := -1
	for _, k := range b.sentences[b.d.SentenceOf(i)] {
		m := b.mentions[k]
		if m.entity < 0 || m.last > i || m.typ != graphmodel.MentionPerson {
			continue
		}
		if subject < 0 {
			if m.form != graphmodel.FormName || min(m.titled, m.first) != s.First || !agreesSex(b.entities[m.entity].sex, sex) {
				return -1
			}
			subject = m.entity
			continue
		}
		if m.entity != subject && (t[m.head].Rel != "nmod" && t[m.head].Rel != "appos" && t[m.head].Rel != "flat" || m.last >= i-2) {
			return -1
		}
	}
	if subject < 0 || i < 3 {
		return -1
	}
	switch strings.ToLower(t[i-1].Form) {
	case "after", "before", "since", "when", "as", "because", "while", "until":
		return subject
	}
	return -1
}

// clausePlace is the person before a place that a clause with "who" was taken to tell of:
// "Ana Lind of Kenya, who sent her minister"; a itself where that is no such place.
func (b *builder) clausePlace(a int) int {
	if a < 0 {
		return a
	}
	k := b.nameAt(a)
	if k < 0 || b.mentions[k].typ != graphmodel.MentionPlace {
		return a
	}
	for j := b.mentions[k].first - 1; j > 0 && j > b.mentions[k].first-4 && b.sameSentence(j, a); j-- {
		if b.isPersonName(j) {
			return j
		}
		if b.d.Tokens[j].UPOS != "ADP" && b.d.Tokens[j].UPOS != "DET" {
			return a
		}
	}
	return a
}

// onlyOneBefore is the one person of the sentence before a possessive that opens its
// sentence: "The vote swept away the coalition of Bo Berg. His party". -1 where that
// speaks of somebody else too, or of somebody whom it does not name.
func (b *builder) onlyOneBefore(i int, fits func(*entity) bool) int {
	here := b.d.SentenceOf(i)
	if b.d.Tokens[i].XPOS != "PRP$" || here == 0 || i != b.d.Sentences[here].First || b.d.Sentences[here-1].Paragraph != b.d.Sentences[here].Paragraph {
		return -1
	}
	only := -1
	for _, k := range b.sentences[here-1] {
		m := b.mentions[k]
		if m.entity < 0 || b.entities[m.entity].found.Kind != graphmodel.Person || m.entity == only {
			continue
		}
		if only >= 0 || b.quotes.at(m.first) >= 0 {
			return -1
		}
		only = m.entity
	}
	if only < 0 || !fits(b.entities[only]) {
		return -1
	}
	before := b.d.Sentences[here-1]
	for j := before.First; j < before.Last; j++ {
		if pronounSex[strings.ToLower(b.d.Tokens[j].Form)] != 0 && !b.mentioned(j) {
			return -1
		}
		if p := b.officeAt[j]; p >= 0 && !b.offices[p].Plural {
			if e, held := b.holderOf[int(p)]; (!held || e != only) && !b.mentioned(j) {
				return -1
			}
		}
	}
	return only
}

// ofHers is whom "a cousin of hers" means: the one other person of the sentence who
// agrees, or of the one before; -1 for none or several.
func (b *builder) ofHers(i int, fits func(*entity) bool) int {
	t := b.d.Tokens
	w := strings.ToLower(t[i].Form)
	if w != "hers" && w != "his" || i < 2 || !strings.EqualFold(t[i-1].Form, "of") || i+1 < len(t) && (t[i+1].UPOS == "NOUN" || t[i+1].UPOS == "ADJ" || t[i+1].UPOS == "PROPN") {
		return -1
	}
	p := b.phraseEnding(i - 1)
	if p < 0 {
		return -1
	}
	holder, held := b.holderOf[p]
	here := b.d.SentenceOf(i)
	for s := here; s >= 0 && s >= here-1; s-- {
		only := -1
		for _, k := range b.sentences[s] {
			m := b.mentions[k]
			if m.entity < 0 || m.first > i || held && m.entity == holder || m.entity == only || !fits(b.entities[m.entity]) || b.isOwner(m) {
				continue
			}
			if only >= 0 {
				return -1
			}
			only = m.entity
		}
		if only >= 0 {
			return only
		}
	}
	return -1
}

// isOwner reports whether a name merely owns the noun behind it: "Berg's successor".
func (b *builder) isOwner(m mention) bool {
	return m.last < len(b.d.Tokens) && phrase.IsPossessive(b.d.Tokens[m.last].Form)
}
