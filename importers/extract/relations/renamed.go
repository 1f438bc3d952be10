package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// fromRenaming reads "For Ana Lind it is the end of a pursuit. Norvik's chief executive was
// turned away": the office that opens a sentence is that of the one person whom the
// sentence before names, where the article gives it to nobody.
func (f *finder) fromRenaming() {
	held := f.heldOffices()
	for k, p := range f.offices {
		if p.Plural || p.Office.Family || p.Office.Generic || p.Former || p.Future || f.isHeld(k) || !isSole(p) {
			continue
		}
		start := f.nounPhraseStart(p.First)
		s := f.d.SentenceOf(start)
		if s == 0 || start > f.d.Sentences[s].First+1 || !f.isSubjectOf(p) || f.d.Sentences[s-1].Paragraph != f.d.Sentences[s].Paragraph {
			continue
		}
		owners := f.ownersBefore(p)
		if len(owners) != 1 || f.kindOf(owners[0].mention) != graphmodel.Organization || f.isPronoun(owners[0].mention) {
			continue
		}
		o := owners[0]
		if _, taken := held[heldOffice{p.Office.Text, f.c.Mentions[o.mention].Entity}]; taken {
			continue
		}
		people := f.peopleIn(f.d.Sentences[s-1].First, f.d.Sentences[s-1].Last)
		if len(people) != 1 || f.c.Mentions[people[0]].Form != graphmodel.FormName || f.hasRole(f.c.Mentions[people[0]].Entity) {
			continue
		}
		if f.mentionAt(p.Head) >= 0 && f.kindOf(f.mentionAt(p.Head)) == graphmodel.Person {
			continue // somebody whom the text has named
		}
		if typ := f.typeFor(p, graphmodel.Organization, o); typ == graphmodel.Role {
			f.add(link{typ: typ, head: people[0], tail: o.mention, label: f.label(p, o), confidence: 0.5, extractor: byContext})
		}
	}
}

// isSole reports whether a body has one holder of an office.
func isSole(p office.Phrase) bool {
	switch p.Office.Class {
	case lexicon.Business:
		return isExecutive(p.Office.Text)
	case lexicon.Sport:
		return strings.Contains(p.Office.Text, "coach") || strings.Contains(p.Office.Text, "manager")
	}
	return false
}

// isSubjectOf reports whether a verb follows an office.
func (f *finder) isSubjectOf(p office.Phrase) bool {
	if p.Last >= len(f.d.Tokens) || !f.sameSentence(p.Last, p.Head) {
		return false
	}
	t := &f.d.Tokens[p.Last]
	return t.XPOS == "VBD" || t.XPOS == "VBZ" || t.UPOS == "AUX" && !phrase.IsPossessive(t.Form)
}

// hasRole reports whether the article has given a person an office or job.
func (f *finder) hasRole(person int) bool {
	for i := range f.links {
		if l := &f.links[i]; l.From == person && (l.Type == graphmodel.Role || l.Type == graphmodel.MemberOf) {
			return true
		}
	}
	return false
}
