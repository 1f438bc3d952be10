package coref

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// kinOf reads "Ana Lind, the mayor of Oslo, and her husband": a pronoun of kin
// behind "and" means the person whom the "and" joins to them, or -1.
func (b *builder) kinOf(i int, sex lexicon.Sex) int {
	t := b.d.Tokens
	if t[i].XPOS != "PRP$" || i < 2 || !strings.EqualFold(t[i-1].Form, "and") || !b.leadsKin(i) {
		return -1
	}
	end := i - 1
	if t[end-1].Form == "," {
		end--
	}
	for j := end - 1; j >= 0 && j > end-maxApposition && b.sameSentence(j, i); j-- {
		if t[j].UPOS == "VERB" || t[j].UPOS == "AUX" {
			return -1
		}
		m := b.nameAt(j)
		if m < 0 || b.mentions[m].typ != graphmodel.MentionPerson {
			continue
		}
		if last := b.mentions[m].last; last != end && (t[last].Form != "," || t[end].Form != ",") {
			return -1
		}
		if e := b.mentions[m].entity; e >= 0 && agreesSex(b.entities[e].sex, sex) {
			return e
		}
		return -1
	}
	return -1
}

// relative reads "His son Bo Lind" in an article about Carl Lind and others: of the
// people named in the paragraph before a pronoun of kin, the only one who bears the
// surname of the kin is meant; -1 where there are none or several.
func (b *builder) relative(i int, sex lexicon.Sex) int {
	t := b.d.Tokens
	if t[i].XPOS != "PRP$" || !b.leadsKin(i) {
		return -1
	}
	kin := -1
	for j := i + 1; j < len(t) && j < i+maxKin && b.sameSentence(i, j) && kin < 0; j++ {
		if m := b.nameAt(j); m >= 0 && b.mentions[m].typ == graphmodel.MentionPerson {
			kin = b.mentions[m].entity
		}
	}
	if kin < 0 {
		return -1
	}
	paragraph := b.d.Sentences[b.d.SentenceOf(i)].Paragraph
	first := b.d.SentenceOf(i)
	for first > 0 && b.d.Sentences[first-1].Paragraph == paragraph {
		first--
	}
	return b.familyOf(kin, first, b.d.SentenceOf(i)+1, i, sex)
}

// familyOf is the only person of the sex, other than kin, with the surname of kin whom the
// sentences [first, last) name before token end; -1 for none or several.
func (b *builder) familyOf(kin, first, last, end int, sex lexicon.Sex) int {
	found := -1
	for s := first; s < last; s++ {
		for _, k := range b.sentences[s] {
			m := b.mentions[k]
			if m.entity < 0 || m.entity == kin || m.last > end || m.form != graphmodel.FormName || !agreesSex(b.entities[m.entity].sex, sex) || !b.bearsFamilyOf(m.entity, kin) {
				continue
			}
			if found >= 0 && found != m.entity {
				return -1
			}
			found = m.entity
		}
	}
	return found
}

// maxKin is how far behind a pronoun the name of the kin may stand, in tokens.
const maxKin = 7

// bearsFamilyOf reports whether a person has the surname that kin is fully named with.
func (b *builder) bearsFamilyOf(e, kin int) bool {
	return slices.ContainsFunc(b.entities[kin].names, func(k personname.Name) bool {
		return k.Given != "" && slices.ContainsFunc(b.entities[e].names, func(n personname.Name) bool { return n.Family == k.Family })
	})
}

// ofClause reads "Bo Berg, a plumber who founded the group with his sister": inside
// a clause with "who" a possessive means whom the clause describes; -1 where it
// stands in no such clause.
func (b *builder) ofClause(i int) int {
	t := b.d.Tokens
	if t[i].XPOS != "PRP$" {
		return -1
	}
	h := t[i].Head
	for range 8 {
		if h < 0 {
			return -1
		}
		if strings.HasPrefix(t[h].Rel, "acl:relcl") {
			break
		}
		if t[h].Rel == "ccomp" || strings.HasPrefix(t[h].Rel, "nsubj") {
			return -1 // somebody else's clause
		}
		h = t[h].Head
	}
	if h < 0 || !strings.HasPrefix(t[h].Rel, "acl:relcl") {
		return -1
	}
	s := phrase.Child(b.d, h, "nsubj", true)
	if s < 0 || !strings.EqualFold(t[s].Form, "who") || s > i {
		return -1
	}
	a := t[h].Head
	if a >= 0 && t[a].Rel == "appos" && b.nameAt(a) < 0 {
		a = t[a].Head
	}
	a = b.clausePlace(a)
	if m := b.nameAt(a); m >= 0 && b.mentions[m].typ == graphmodel.MentionPerson {
		return b.mentions[m].entity
	}
	return -1
}

// kinOfSubject reads "Lind wrote to Berg, who led the talks. His father, Olav, said":
// where a sentence opens with a pronoun of kin, the subject of the one before in the
// paragraph is meant, not whom that names in passing. -1 where it has no such subject.
func (b *builder) kinOfSubject(i int, sex lexicon.Sex) int {
	here := b.d.SentenceOf(i)
	if b.d.Tokens[i].XPOS != "PRP$" || i != b.d.Sentences[here].First || here == 0 || !b.leadsKin(i) || b.d.Sentences[here-1].Paragraph != b.d.Sentences[here].Paragraph {
		return -1
	}
	t := b.d.Tokens
	for _, k := range b.sentences[here-1] {
		m := b.mentions[k]
		if m.entity < 0 || m.nested || b.quotes.at(m.first) >= 0 || b.entities[m.entity].found.Kind != graphmodel.Person || !agreesSex(b.entities[m.entity].sex, sex) {
			continue
		}
		if v := t[m.head].Head; strings.HasPrefix(t[m.head].Rel, "nsubj") && v >= 0 && t[v].Rel == "root" || b.opensClause(m) && b.introduced(m) {
			return m.entity
		}
		return -1 // somebody stands before the subject
	}
	return -1
}

// ofKin reads "She is the minister's aunt": of those named in the sentence before, the
// only one who bears the surname of the person whose kin is told; -1 where that does not
// tell.
func (b *builder) ofKin(i int, sex lexicon.Sex) int {
	t := b.d.Tokens
	here := b.d.SentenceOf(i)
	if i != b.d.Sentences[here].First || i+3 >= len(t) || t[i+1].UPOS != "AUX" || here == 0 {
		return -1
	}
	if t[i].Head < 0 {
		return -1
	}
	p := int(b.officeAt[t[i].Head])
	if p < 0 || !b.offices[p].Office.Family || b.offices[p].First < 2 || !phrase.IsPossessive(t[b.offices[p].First-1].Form) {
		return -1
	}
	kin := -1
	for _, k := range b.sentences[here] {
		if m := b.mentions[k]; m.last == b.offices[p].First-1 && m.entity >= 0 && b.entities[m.entity].found.Kind == graphmodel.Person {
			kin = m.entity
		}
	}
	if kin < 0 {
		return -1
	}
	return b.familyOf(kin, here-1, here, i, sex)
}

// kinReach is how many words behind a name a pronoun of kin means that person rather than
// the hero of the article, whom the sentence does not name.
const kinReach = 8

// onlyHere reads "set up by Carl Lind and run by his daughter": the one person of the sex
// whom the sentence names before a pronoun of kin, where no other pronoun of the sex
// stands before it and the article is not the life of somebody else, or the name stands
// close by; -1 where there are none or several.
func (b *builder) onlyHere(i int, sex lexicon.Sex) int {
	t := b.d.Tokens
	if t[i].XPOS != "PRP$" || !b.leadsKin(i) || b.quotes.at(i) >= 0 || b.ownKin(i) != nil {
		return -1
	}
	hero := b.hero()
	first := b.d.Sentences[b.d.SentenceOf(i)].First
	for j := first; j < i; j++ {
		if s, ok := pronounSex[strings.ToLower(t[j].Form)]; ok && s == sex {
			return -1
		}
	}
	only, last := -1, 0
	for _, m := range b.within(b.d.SentenceOf(i), 0) {
		if m.entity < 0 || m.last > i || b.entities[m.entity].found.Kind != graphmodel.Person || !agreesSex(b.entities[m.entity].sex, sex) {
			continue
		}
		if m.form != graphmodel.FormName || only >= 0 && only != m.entity {
			return -1
		}
		only, last = m.entity, m.last
	}
	if hero >= 0 && only != hero && i-last > kinReach && agreesSex(b.entities[hero].sex, sex) {
		return -1
	}
	return only
}

// introduced reports whether a person's title or name opens a sentence and its verb
// follows behind no comma: a subject, whatever the tree says.
func (b *builder) introduced(m mention) bool {
	return m.form == graphmodel.FormName && m.last < len(b.d.Tokens) && (b.d.Tokens[m.last].XPOS == "VBD" || b.d.Tokens[m.last].XPOS == "VBZ")
}

// leadsKin reports whether a word of kinship follows token i closely.
func (b *builder) leadsKin(i int) bool {
	for j := i + 1; j < len(b.d.Tokens) && j < i+4; j++ {
		if p := b.officeAt[j]; p >= 0 {
			return b.offices[p].Office.Family
		}
	}
	return false
}
