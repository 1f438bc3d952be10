package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// counsels are offices whose holders speak for a side in court.
var counsels = wordSet("lawyer attorney barrister solicitor counsel advocate")

// leadsCounsel reports whether a lawyer follows the pronoun at token i closely.
func (b *builder) leadsCounsel(i int) bool {
	p := b.officeAfter(i)
	return p >= 0 && !b.offices[p].Plural && counsels[strings.ToLower(b.d.Tokens[b.offices[p].Head].Lemma)]
}

// charged are verbs whose object stands before a court, or soon will.
var charged = wordSet("accuse charge arrest convict jail imprison sentence indict detain try suspect prosecute extradite arraign fine remand")

// clientOf finds whom "his lawyer" speaks for, where e was found: not the witness whom
// the last sentence was about, but the accused person of whom the article speaks most.
func (b *builder) clientOf(i, e int) int {
	sex, c := pronounSex[strings.ToLower(b.d.Tokens[i].Form)], -1
	for k := range b.entities {
		if x := b.entities[k]; x.found.Kind == graphmodel.Person && agreesSex(x.sex, sex) && (c < 0 || x.count > b.entities[c].count) && b.chargedBefore(k, i) {
			c = k
		}
	}
	if c < 0 || c == e || b.entities[c].count < 3 || b.entities[c].count <= 2*b.entities[e].count || b.chargedBefore(e, i) {
		return e
	}
	for _, m := range b.within(b.d.SentenceOf(i), 0) {
		if m.entity == e && m.last <= i {
			return e // "He will appeal, his lawyer said"
		}
	}
	return c
}

// chargedBefore reports whether the text before token i tells that somebody is accused
// of something.
func (b *builder) chargedBefore(e, i int) bool {
	for k := range b.mentions {
		if m := &b.mentions[k]; m.entity == e && m.first < i && b.isCharged(m) {
			return true
		}
	}
	return false
}

// isCharged reports whether a sentence tells that somebody is accused of something.
func (b *builder) isCharged(m *mention) bool {
	t := b.d.Tokens
	for h, n := m.head, 0; h >= 0 && n < 4; h, n = t[h].Head, n+1 {
		v := t[h].Head
		if v >= 0 && charged[strings.ToLower(t[v].Lemma)] && t[v].UPOS == "VERB" && !phrase.Denied(b.d, v) {
			switch t[h].Rel {
			case "obj", "nsubj:pass":
				return true
			case "nsubj":
				return t[v].XPOS == "VBN" && phrase.Child(b.d, v, "aux", true) < 0
			}
		}
		if v >= 0 && t[h].Rel == "nmod" && strings.EqualFold(t[v].Lemma, "trial") {
			return true
		}
		if t[h].Rel != "conj" && t[h].Rel != "appos" && t[h].Rel != "flat" {
			break
		}
	}
	for _, w := range phrase.Children(b.d, m.head, "acl") {
		if t[w].XPOS == "VBN" && charged[strings.ToLower(t[w].Lemma)] {
			return true
		}
	}
	return false
}

// isCounsel reports whether somebody is a lawyer by the words before the name:
// "Berg's lawyer, Ana Lind,".
func (b *builder) isCounsel(e *entity) bool {
	for w := range counsels {
		if e.nouns[w] {
			return true
		}
	}
	return false
}

// ofSubject reads "Lind, leaving the court with his wife": whom a clause with kin in it
// is about, where it names nobody else of the sex before them. -1 where it does not tell.
func (b *builder) ofSubject(i int, sex lexicon.Sex) int {
	t := b.d.Tokens
	if t[i].XPOS != "PRP$" || !b.leadsKin(i) || b.quotes.at(i) >= 0 || t[i].Head < 0 {
		return -1
	}
	h := t[i].Head
	if r := t[h].Rel; r != "obl" && r != "obj" || t[h].Head < 0 {
		return -1
	}
	v := t[h].Head
	s := phrase.Child(b.d, v, "nsubj", true)
	if s < 0 && t[v].XPOS == "VBG" && t[v].Head >= 0 {
		if v = t[v].Head; t[v].UPOS == "VERB" {
			s = phrase.Child(b.d, v, "nsubj", true)
		} else {
			s = v
		}
	}
	k := b.nameAt(s)
	if k < 0 || b.mentions[k].typ != graphmodel.MentionPerson || b.mentions[k].last > i || b.mentions[k].entity < 0 || !agreesSex(b.entities[b.mentions[k].entity].sex, sex) {
		return -1
	}
	subject := b.mentions[k]
	for _, m := range b.within(b.d.SentenceOf(i), 0) {
		if m.entity >= 0 && m.entity != subject.entity && m.first >= subject.last && m.last <= i && m.typ == graphmodel.MentionPerson && agreesSex(b.entities[m.entity].sex, sex) {
			return -1
		}
	}
	return subject.entity
}

// ownKin is the person of whom a clause says that it is somebody's kin, and whom the
// pronoun at token i thus cannot mean: Lind in "Lind became her husband". Its sex is
// that of the kin. nil for none.
func (b *builder) ownKin(i int) *entity {
	t := b.d.Tokens
	p := b.officeAfter(i)
	if t[i].XPOS != "PRP$" || t[i].Head < 0 || p < 0 || !b.offices[p].Office.Family || b.offices[p].Head != t[i].Head {
		return nil
	}
	h := t[i].Head
	s := -1
	switch v := t[h].Head; {
	case phrase.Child(b.d, h, "cop", true) >= 0:
		s = phrase.Child(b.d, h, "nsubj", true)
	case v >= 0 && (t[h].Rel == "xcomp" || t[h].Rel == "obj") && (strings.EqualFold(t[v].Lemma, "become") || strings.EqualFold(t[v].Lemma, "remain")):
		s = phrase.Child(b.d, v, "nsubj", true)
	}
	if s < 0 {
		return nil
	}
	k := b.nameAt(s)
	if k < 0 {
		for _, a := range phrase.Children(b.d, s, "appos") {
			if n := b.nameAt(a); n >= 0 {
				k = n
			}
		}
	}
	if k < 0 || b.mentions[k].typ != graphmodel.MentionPerson || b.mentions[k].entity < 0 {
		return nil
	}
	e := b.entities[b.mentions[k].entity]
	if e.sex == lexicon.SexUnknown {
		e.sex = b.offices[p].Office.Sex
	}
	return e
}

// unlike drops those whom a name cannot mean because its sentence says that it is
// somebody else's: "Ana Lind (no relation of Ms. Lind of Dalmar)".
func (b *builder) unlike(n doc.Name, candidates []int) []int {
	s := b.d.Sentences[b.d.SentenceOf(n.First)]
	apart := false
	for i := max(s.First+1, n.First-5); i < n.First && !apart; i++ {
		switch w, before := strings.ToLower(b.d.Tokens[i].Form), strings.ToLower(b.d.Tokens[i-1].Form); w {
		case "relation", "relative", "kin":
			apart = before == "no" || before == "not"
		case "related":
			apart = before == "not" || before == "un"
		case "unrelated", "namesake", "confused":
			apart = true
		}
	}
	if !apart {
		return candidates
	}
	here := make(map[int]bool)
	for _, m := range b.mentions {
		if m.first >= s.First && m.first < n.First {
			here[m.entity] = true
		}
	}
	var out []int
	for _, c := range candidates {
		if !here[c] {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return candidates
	}
	return out
}
